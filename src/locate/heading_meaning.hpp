// What the words above a column say it holds: a period, a role (target, baseline, notes, unit ...), and what is left
// over, which belongs to the name of the measure. For tables other than scorecards, whose columns have a closed
// vocabulary (vocabulary.hpp). Words that nobody knows stay words: nothing is guessed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "locate/grid.hpp"
#include "locate/header.hpp"
#include "locate/period_parts.hpp"
#include "scorebook/source_table.hpp"

namespace scorebook {

struct HeadingMeaning {
  std::string heading;             // all of it, outermost first, joined by " | "
  std::optional<Period> period;    // of the column's figures
  std::optional<SourceRole> role;  // where the words say one
  std::string rest;                // words that are neither, joined by " | ": part of the measure's name
  std::string benchmark;           // the name of a benchmark
  bool about_no_period = false;    // "Beyond 2025/26", "Change since 2019", "Grand total": figures of no one period
};

[[nodiscard]] HeadingMeaning meaning_of(const Grid& grid, const HeaderColumn& header);

// The role that a heading names, of a column that is no figure of one period: "Notes", "Unit of measurement",
// "Polarity", "Lead officer", "Status" ...
[[nodiscard]] std::optional<SourceRole> role_of_words(std::string_view heading);

// Whether a heading is that of a column of measures: "Indicator", "KPI", "Metric", "Performance Measure".
[[nodiscard]] bool names_measures(std::string_view heading);
// Whether it is that of their numbers: "Ref", "Measure ID", "Indicator code".
[[nodiscard]] bool names_refs(std::string_view heading);
// Whether it says what rows are of beside the measure: "Area", "Organisation", "Sex", "Age group".
[[nodiscard]] bool names_breakdown(std::string_view heading);
// Whether it is that of periods: "Year", "Quarter", "Month", "Date", "Reporting period".
[[nodiscard]] bool names_periods(std::string_view heading);
// Whether it is that of the one column of figures in a list: "Value", "Result", "Figure".
[[nodiscard]] bool names_values(std::string_view heading);

// Whether a cell says a period, or a month, quarter or half-year whose year stands elsewhere, so that it may head a
// column or a row. `year_number`: it is a plain number that can be a year, which alone proves nothing.
struct PeriodCell {
  bool says = false;
  bool year_number = false;
};
[[nodiscard]] PeriodCell period_cell(const Grid& grid, const Cell& cell);

}  // namespace scorebook
