#include <algorithm>
#include <numeric>
#include <utility>

#include "locate/cover.hpp"
#include "locate/detail_page.hpp"
#include "locate/draft.hpp"
#include "locate/grid.hpp"
#include "locate/plan_table.hpp"
#include "locate/scorecard.hpp"
#include "locate/shapes.hpp"
#include "locate/source_tables.hpp"
#include "scorebook/submission.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr const char* kLookedFor =
    "Looked for a scorecard (a header row with the heading INDICATOR or MEASURE and at least one month, such as "
    "Jan-16), for a detail page (months one below the other, with headed columns of figures beside them), for a plan "
    "table (a header row with the heading MEASURE, good performance or frequency, and target, performance or "
    "quarters), "
    "for years, quarters or months across or down, and for a list with columns for measure, period and value.";

// What the scorecards settled, the register among it; for measures on detail pages only, what the register states.
UnitsByRef units_of(const std::vector<Scorecard>& scorecards, const Register* measure_register) {
  UnitsByRef units;
  for (const Scorecard& scorecard : scorecards) {
    for (const ScorecardRow& row : scorecard.rows) {
      if (!row.definition.ref.empty()) units.emplace(row.definition.ref, row.definition.unit);
    }
  }
  if (measure_register != nullptr) {
    for (const RegisterMeasure& measure : measure_register->measures) {
      if (measure.definition.unit != Unit::unknown) units.emplace(measure.definition.ref, measure.definition.unit);
    }
  }
  return units;
}

const Observation* latest_figure(const std::vector<DraftObservation>& drafts, bool of_other_tables) {
  const Observation* latest = nullptr;
  for (const DraftObservation& draft : drafts) {
    const Observation& observation = draft.observation;
    const bool counts =
        observation.kind == ObservationKind::value || (of_other_tables && observation.kind == ObservationKind::year);
    if (draft.of_other_table != of_other_tables || !counts || !observation.period || !observation.figure.value)
      continue;
    if (latest == nullptr || *latest->period < *observation.period) latest = &observation;
  }
  return latest;
}

// Without an "As at", the latest month that has a figure; months laid out for later do not count. Tables by years or
// quarters settle it only where there is neither a scorecard nor a detail page.
void settle_reporting_period(Submission& submission, const std::vector<DraftObservation>& drafts) {
  if (submission.period) return;
  const Observation* latest = latest_figure(drafts, false);
  const bool by_months = latest != nullptr && latest->period->kind() == PeriodKind::month;
  if (latest == nullptr) latest = latest_figure(drafts, true);
  if (latest == nullptr) return;
  submission.period = latest->period;
  submission.period_source = std::string("the latest ") + (by_months ? "month" : "period") + " with a figure, " +
                             latest->period->words() + " in " + to_string(latest->place) +
                             ", as no cell says \"As at\"";
}

// Whether the register says that the sheet has a table: a small one below an "As at" is no cover.
bool is_stated(const Grid& grid, const Register* measure_register) {
  if (measure_register == nullptr) return false;
  const std::string sheet = folded(grid.sheet().name->sheet);
  const std::vector<SourceTable>& stated = measure_register->sources;
  return std::any_of(stated.begin(), stated.end(),
                     [&](const SourceTable& table) { return folded(table.sheet) == sheet; });
}

// "As at" names a month; where the figures of that month are those of the quarter that ends with it, and none is of the
// month itself, the quarter is reported.
void let_quarter_win(Submission& submission, const std::vector<DraftObservation>& drafts) {
  if (!submission.period || !submission.as_at.place.known() || submission.period->kind() != PeriodKind::month) return;
  const Observation* of_quarter = nullptr;
  for (const DraftObservation& draft : drafts) {
    const Observation& observation = draft.observation;
    if (observation.kind != ObservationKind::value || !observation.period || !observation.figure.value) continue;
    if (*observation.period == *submission.period) return;
    const bool quarter = observation.period->kind() == PeriodKind::quarter;
    if (quarter && observation.period->last() == submission.period->last() && of_quarter == nullptr)
      of_quarter = &observation;
  }
  if (of_quarter == nullptr) return;
  submission.period = of_quarter->period;
  submission.period_source += ", the end of " + of_quarter->period->words() + ", which the figures are of, such as " +
                              to_string(of_quarter->place);
}

// A year to date carries its last month: the reporting month, or the end of its year where that is already over.
void settle_year_to_date(DraftObservation& draft, const std::optional<Period>& reporting_period) {
  if (draft.observation.kind != ObservationKind::year_to_date || !reporting_period) return;
  MonthNumber month = reporting_period->last();
  if (draft.year_to_date_of) {
    if (month < draft.year_to_date_of->first()) return;
    month = std::min(month, draft.year_to_date_of->last());
  }
  draft.observation.period = Period::of_month(month);
}

bool comes_before(const DraftObservation& left, const DraftObservation& right) {
  if (left.sheet != right.sheet) return left.sheet < right.sheet;
  return left.observation.place.cell < right.observation.place.cell;
}

// Observations in the order of the workbook, and the indices that rows and columns hold turned into theirs.
void order_observations(Submission& submission, std::vector<DraftObservation>&& drafts) {
  std::vector<std::size_t> order(drafts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t left, std::size_t right) { return comes_before(drafts[left], drafts[right]); });
  std::vector<std::size_t> position(drafts.size());
  for (std::size_t at = 0; at < order.size(); ++at) {
    position[order[at]] = at;
    submission.observations.push_back(std::move(drafts[order[at]].observation));
  }
  const auto renumber = [&](std::vector<std::size_t>& indices) {
    for (std::size_t& index : indices) index = position[index];
  };
  for (Scorecard& scorecard : submission.scorecards) {
    for (ScorecardRow& row : scorecard.rows) renumber(row.observations);
  }
  for (DetailPage& page : submission.pages) {
    for (DetailColumn& column : page.columns) renumber(column.observations);
  }
  for (PlanTable& plan : submission.plans) {
    for (PlanRow& row : plan.rows) renumber(row.observations);
  }
}

// Whether a cell stands under a column of figures of one of the tables, where a text with a value is one too.
bool below_figures(const std::vector<LocatedTable>& tables, std::size_t sheet, const CellRef& cell) {
  return std::any_of(tables.begin(), tables.end(), [&](const LocatedTable& located) {
    if (located.sheet != sheet || !located.table.confident || cell.row < located.table.first_row) return false;
    return std::any_of(located.table.columns.begin(), located.table.columns.end(), [&](const SourceColumn& column) {
      return column.column == cell.column && holds_figures(column.role);
    });
  });
}

// Numbers that no table has taken, on a sheet that has tables: one record for each block of rows.
void record_left_over(const Grid& grid, const std::vector<LocatedTable>& tables,
                      std::vector<NotUnderstood>& not_understood) {
  std::optional<CellRange> block;
  const auto record = [&] {
    if (!block) return;
    not_understood.push_back({grid.place(block->first),
                              "The figures in " + to_string(*block) +
                                  " belong to no table that was recognised, so they were not read. " + kLookedFor});
    block.reset();
  };
  for (const Cell& cell : grid.sheet().cells) {
    if (grid.claimed(cell)) continue;
    if (!grid.is_number(cell) && !(below_figures(tables, grid.index(), cell.ref) && has_figure(grid, cell))) continue;
    if (block && cell.ref.row > block->last.row + 1) record();
    if (!block) block = CellRange{cell.ref, cell.ref};
    block->first.column = std::min(block->first.column, cell.ref.column);
    block->last = {cell.ref.row, std::max(block->last.column, cell.ref.column)};
  }
  record();
}

// A sheet without tables that holds numbers, or rows of several cells: it may have been meant as one.
void record_sheet_without_table(const Grid& grid, std::vector<NotUnderstood>& not_understood) {
  constexpr std::size_t kCellsOfATable = 3;
  const bool tabular = std::any_of(grid.rows().begin(), grid.rows().end(), [&](std::uint32_t row) {
    const std::vector<const Cell*> cells = grid.row(row);
    return cells.size() >= kCellsOfATable ||
           std::any_of(cells.begin(), cells.end(), [&](const Cell* cell) { return grid.is_number(*cell); });
  });
  if (!tabular) return;
  not_understood.push_back(
      {grid.place(grid.row(grid.rows().front()).front()->ref),
       std::string("No table of figures by period was recognised on this sheet, so nothing was read from it. ") +
           kLookedFor});
}

}  // namespace

std::string_view observation_kind_name(ObservationKind kind) {
  switch (kind) {
    case ObservationKind::value:
      return "value";
    case ObservationKind::year_to_date:
      return "ytd";
    case ObservationKind::year:
      return "year";
    case ObservationKind::benchmark:
      return "benchmark";
    case ObservationKind::target:
      return "target";
  }
  return "";
}

std::string benchmark_words(std::string_view benchmark) {
  if (benchmark == "stat_neigh_avg") return "statistical neighbour average";
  if (benchmark == "best_stat_neigh") return "best statistical neighbour";
  if (benchmark == "nat_avg") return "national average";
  if (benchmark == "nat_top_quartile") return "national top quartile threshold";
  return benchmark.empty() ? "benchmark" : std::string(benchmark);
}

Submission locate(std::shared_ptr<const Workbook> workbook, const Register* measure_register) {
  Submission submission;
  submission.workbook = workbook;
  const Formats formats(*workbook);
  std::vector<Grid> grids;
  for (std::size_t at = 0; at < workbook->sheets.size(); ++at) grids.emplace_back(*workbook, formats, at);
  read_as_at(grids, submission);

  std::vector<DraftObservation> drafts;
  LocateContext context{measure_register, submission.period, drafts, submission.not_understood};
  std::vector<std::size_t> tables(grids.size(), 0);
  for (Grid& grid : grids) {
    for (Scorecard& scorecard : find_scorecards(grid, context)) {
      submission.scorecards.push_back(std::move(scorecard));
      ++tables[grid.index()];
    }
  }
  for (Grid& grid : grids) {
    for (PlanTable& plan : find_plan_tables(grid, context)) {
      submission.plans.push_back(std::move(plan));
      ++tables[grid.index()];
    }
  }
  read_plan_period(grids, submission);
  std::vector<LocatedTable> located;
  const UnitsByRef units = units_of(submission.scorecards, measure_register);
  for (Grid& grid : grids) {
    for (DetailPage& page : find_detail_pages(grid, context, units)) {
      submission.pages.push_back(std::move(page));
      ++tables[grid.index()];
    }
    const bool scorecard_or_page = tables[grid.index()] > 0;
    bool drafted = false;
    if (scorecard_or_page || is_stated(grid, measure_register) || !is_cover(grid)) {
      for (LocatedTable& table : find_source_tables(grid, context)) {
        drafted = drafted || !table.table.confident;
        tables[grid.index()] += table.table.confident ? 1 : 0;
        located.push_back(std::move(table));
      }
    }
    if (tables[grid.index()] > 0) {
      record_left_over(grid, located, submission.not_understood);
    } else if (is_cover(grid)) {
      read_cover(grid, submission);
    } else if (!drafted) {
      record_sheet_without_table(grid, submission.not_understood);
      if (std::optional<SourceTable> draft = draft_without_periods(grid))
        submission.tables.push_back(std::move(*draft));
    }
  }
  tell_tables_apart(located, context);
  for (LocatedTable& table : located) submission.tables.push_back(std::move(table.table));
  let_quarter_win(submission, drafts);
  settle_reporting_period(submission, drafts);
  if (!submission.period) settle_period_by_targets(submission);
  for (DraftObservation& draft : drafts) settle_year_to_date(draft, submission.period);
  order_observations(submission, std::move(drafts));
  if (submission.observations.empty() && submission.not_understood.empty()) {
    submission.not_understood.push_back(
        {Place{}, std::string("No table was recognised in this workbook. ") + kLookedFor});
  }
  return submission;
}

}  // namespace scorebook
