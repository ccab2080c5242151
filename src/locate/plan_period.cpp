// Which period a workbook with plan tables reports: "Quarter 2 (July - September 2017)" above its tables or on its
// cover, "Corporate Plan 2016-17", or the year of its targets.
#include <algorithm>
#include <set>

#include "locate/plan_names.hpp"
#include "locate/plan_table.hpp"

namespace scorebook {
namespace {

constexpr std::size_t kLongestLine = 120;
constexpr std::size_t kMostLines = 40;  // of a sheet without a table: a cover has fewer

const PlanTable* first_plan_on(const Submission& submission, const Grid& grid) {
  const auto found = std::find_if(submission.plans.begin(), submission.plans.end(),
                                  [&](const PlanTable& plan) { return plan.sheet->sheet == grid.sheet().name->sheet; });
  return found == submission.plans.end() ? nullptr : &*found;
}

// A line of a cover that is nothing but a period: a sentence that names one may speak of another report.
std::optional<PlanPeriod> period_on_cover(const Grid& grid) {
  if (grid.rows().size() > kMostLines) return std::nullopt;
  for (const std::uint32_t row : grid.rows()) {
    for (const Cell* cell : grid.row(row)) {
      const std::string text = grid.label(*cell);
      if (cell->kind != CellKind::text || text.empty() || text.size() > kLongestLine) continue;
      if (const std::optional<Period> period = parse_period(text)) return PlanPeriod{*period, grid.labelled(cell->ref)};
    }
  }
  return std::nullopt;
}

// Another period of the same length is never passed over in silence.
void record_others(const PlanPeriod& taken, const std::vector<PlanPeriod>& named, Submission& submission) {
  for (const PlanPeriod& other : named) {
    if (other.period == taken.period || other.period.months() != taken.period.months()) continue;
    submission.not_understood.push_back(
        {other.cell.place, "The workbook names two periods: " + to_string(taken.cell.place) + " says \"" +
                               taken.cell.text + "\", which was taken as the reporting period (" +
                               taken.period.words() + "), and " + to_string(other.cell.place) + " says \"" +
                               other.cell.text + "\", which was not."});
  }
}

}  // namespace

std::optional<PlanPeriod> period_above(const Grid& grid, std::uint32_t before_row) {
  std::optional<PlanPeriod> found;
  for (const std::uint32_t row : grid.rows()) {
    if (row >= before_row) break;
    for (const Cell* cell : grid.row(row)) {
      const std::string text = grid.label(*cell);
      if (cell->kind != CellKind::text || text.empty() || text.size() > kLongestLine) continue;
      const std::optional<Period> period = find_period(text);
      if (!period || (found && found->period.months() <= period->months())) continue;
      found = PlanPeriod{*period, grid.labelled(cell->ref)};
    }
  }
  return found;
}

void read_plan_period(const std::vector<Grid>& grids, Submission& submission) {
  if (submission.plans.empty() || (submission.period && !submission.scorecards.empty())) return;
  std::vector<PlanPeriod> named;
  for (const Grid& grid : grids) {
    const PlanTable* plan = first_plan_on(submission, grid);
    const std::optional<PlanPeriod> period =
        plan == nullptr ? period_on_cover(grid) : period_above(grid, plan->layout.first_header_row);
    // An "As at" says when the period that the plan names has ended; another one it contradicts.
    if (period && (!submission.period || period->period.last() == submission.period->last())) named.push_back(*period);
  }
  if (named.empty()) return;
  const PlanPeriod& taken = *std::min_element(
      named.begin(), named.end(),
      [](const PlanPeriod& left, const PlanPeriod& right) { return left.period.months() < right.period.months(); });
  submission.period = taken.period;
  submission.period_source = "\"" + taken.cell.text + "\" in " + to_string(taken.cell.place);
  record_others(taken, named, submission);
}

void settle_period_by_targets(Submission& submission) {
  for (const PlanTable& plan : submission.plans) {
    for (const SourceColumn& column : plan.layout.columns) {
      if (column.role != SourceRole::target || !column.period) continue;
      if (submission.period && !(*submission.period < *column.period)) continue;
      submission.period = column.period;
      submission.period_source = "the year of the targets, \"" + column.heading + "\" in " +
                                 to_string(Place{plan.sheet, {plan.layout.last_header_row, column.column}}) +
                                 ", as nothing else says it";
    }
  }
}

}  // namespace scorebook
