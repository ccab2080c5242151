// Plan tables in a sheet: one row a measure of a plan, with good performance, how often it is reported, baseline or
// earlier values, target, lead and notes. Recognised by the words of its header alone; the header may be repeated above
// each block. How the rows are read is here; what a figure cell says is read in plan_figures.cpp; nothing is judged.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "locate/grid.hpp"
#include "locate/scorecard.hpp"
#include "scorebook/source_table.hpp"
#include "scorebook/submission.hpp"

namespace scorebook {

// The plan header whose heading of titles stands in this row; nothing where there is none. The body is left open.
[[nodiscard]] std::optional<SourceTable> read_plan_header(const Grid& grid, std::uint32_t row);
// Whether both say the same of the same columns, so that one repeats the other.
[[nodiscard]] bool same_plan_columns(const SourceTable& left, const SourceTable& right);
[[nodiscard]] const SourceColumn* find_column(const SourceTable& table, SourceRole role);  // the first; null for none

[[nodiscard]] bool is_action_column(const SourceColumn& column);

// Whether the cells of the column are figures of the measure: not those that only belong to another figure.
[[nodiscard]] bool holds_plan_figures(SourceRole role);
// The unit of a measure whose row this is: what its title says, what its number cells show, else what its texts do.
[[nodiscard]] Unit unit_of_plan_row(const Grid& grid, const SourceTable& table, std::uint32_t row,
                                    const std::string& title);

// Whose the figures of a row are.
struct PlanFigurePlace {
  const Measure& measure;           // as defined, its unit settled
  std::string shared;               // the ref that it shares with other sub-measures; its own name where it shares none
  std::optional<Period> plan_year;  // of targets whose heading gives no period
};
// The observations of one row of the table.
[[nodiscard]] std::vector<DraftObservation> read_plan_figures(const Grid& grid, const SourceTable& table,
                                                              std::uint32_t row, const PlanFigurePlace& place,
                                                              std::vector<NotUnderstood>& not_understood);

// All plan tables of the sheet, top to bottom, cells claimed.
[[nodiscard]] std::vector<PlanTable> find_plan_tables(Grid& grid, LocateContext& context);

// Sets the reporting period of a workbook with plan tables where no "As at" has: the quarter, month or year that a line
// above a table or on another sheet names.
void read_plan_period(const std::vector<Grid>& grids, Submission& submission);
// Where nothing else says it: the year that the targets are for.
void settle_period_by_targets(Submission& submission);

}  // namespace scorebook
