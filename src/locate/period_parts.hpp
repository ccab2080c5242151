// A period that stands in several cells: the year in one and the month, quarter or half-year in another, whether above
// a column of figures or in columns of a list. Nothing where the parts contradict each other or leave a year open.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "locate/grid.hpp"
#include "scorebook/period.hpp"

namespace scorebook {

// One of the cells: what is above it (of a list), what it shows, and the period that it is by itself.
struct PeriodPart {
  std::string heading;
  std::string text;
  std::optional<Period> alone;
};

// The part that a cell gives. A plain number is a year where it can be one (1990 to 2100).
[[nodiscard]] PeriodPart period_part(const Grid& grid, const Cell& cell, const std::string& heading);

// Whether the part says a month, a quarter or a half-year without its year: "January", "Q2", "H1"; "3" under "Month".
[[nodiscard]] bool is_part_of_year(const PeriodPart& part);

// The period of all parts together. "2019" and "Q1" are the quarter that the one label "2019 Q1" is.
[[nodiscard]] std::optional<Period> joined_period(const std::vector<PeriodPart>& parts);

}  // namespace scorebook
