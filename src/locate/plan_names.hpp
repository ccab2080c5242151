// What the words of a plan table's row say of its measure: the ref and its sub-measure, the title without its note that
// the measure is a priority, the label of a band ("Outcome: ...").
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "locate/grid.hpp"
#include "scorebook/register.hpp"

namespace scorebook {

enum class BandKind : std::uint8_t { none, outcome, accountable };

struct BandLabel {
  BandKind kind = BandKind::none;
  std::string rest;  // the words after the colon
};
// "Outcome:", "Outcome: A. Children ...", "Lead accountability (Strategic Director):".
[[nodiscard]] BandLabel band_label(const std::string& text);

// Whether a line above a table names the priority that its measures serve: "PRIORITY 1: EVERY CHILD ...", "Theme two".
[[nodiscard]] bool names_priority(const std::string& text);

struct PlanTitle {
  std::string text;
  bool priority_measure = false;
};
// The title without its "(Priority measure)".
[[nodiscard]] PlanTitle read_plan_title(const std::string& text);
[[nodiscard]] bool says_yes(const std::string& text);

// The first mark in a title that names sub-measures ("Road networks in need of repair: a) % of ..."), and the one that
// it begins with ("b) % of ..."); "" for none.
[[nodiscard]] std::string first_mark(const std::string& title);
[[nodiscard]] std::string leading_mark(const std::string& title);

// The financial year that a line above the first table of the sheet names, or the quarter in it: "Corporate Plan
// 2016-17", "Quarter 2 (July - September 2017)".
struct PlanPeriod {
  Period period;
  LabelledCell cell;
};
[[nodiscard]] std::optional<PlanPeriod> period_above(const Grid& grid, std::uint32_t before_row);

}  // namespace scorebook
