#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "check/cell_finder.hpp"
#include "check/values_rules.hpp"
#include "check/wording.hpp"
#include "text/notation.hpp"
#include "text/words.hpp"

namespace scorebook::rule {

namespace {

constexpr const char* kNeverCalculated = "the formula has never been calculated";  // F704's business

// The line of months of one measure in one table: which have a figure (or the reason for none), which are blank.
struct MonthLine {
  const LocatedFigure* example = nullptr;  // a figure of the measure in this table
  std::set<MonthNumber> filled;
  std::vector<std::pair<Period, Place>> blank;
  std::size_t never_calculated = 0;

  void add(const Observation& observation, CellFinder& finder) {
    if (finder.never_calculated(observation.place)) {
      ++never_calculated;
    } else {
      filled.insert(observation.period->last());
    }
  }
};

// Months apart at which a measure is reported: 3 for quarterly figures in a monthly table, 1 where that is not clear.
// Two figures two months apart are a gap; three of them, or figures only at the ends of quarters, are a habit.
MonthNumber reporting_step(const std::set<MonthNumber>& filled) {
  constexpr MonthNumber kQuarter = 3;
  const bool quarter_ends =
      std::all_of(filled.begin(), filled.end(), [](MonthNumber month) { return month % kQuarter == 2; });
  if (filled.size() == 1) return quarter_ends ? kQuarter : 1;
  MonthNumber step = 0;
  for (auto month = filled.begin(); month != filled.end(); ++month) {
    const auto next = std::next(month);
    if (next == filled.end()) break;
    if (step != 0 && *next - *month != step) return 1;
    step = *next - *month;
  }
  return filled.size() > 2 || (quarter_ends && step == kQuarter) ? step : 1;
}

bool in_filled_merge(const Evidence& evidence, const Place& place) {
  const Workbook* workbook = evidence.submission().workbook.get();
  const Sheet* sheet = workbook == nullptr ? nullptr : workbook->find_sheet(place.sheet_name());
  const CellRange* merge = sheet == nullptr ? nullptr : sheet->merge_at(place.cell);
  return merge != nullptr && sheet->find(merge->first) != nullptr && merge->first != place.cell;
}

void record_months(const Evidence& evidence, const MonthLine& line, const std::string& measure,
                   const std::string& words, const std::string& kind, Recorder& recorder) {
  recorder.passed(line.filled.size());
  recorder.not_run(kNeverCalculated, line.never_calculated);
  const MonthNumber step = reporting_step(line.filled);
  for (const auto& blank : line.blank) {
    const Period& period = blank.first;
    const bool off_step = step > 1 && (period.last() - *line.filled.begin()) % step != 0;
    if (evidence.period().last() < period.last()) {
      recorder.not_run("the month is after the reporting period, so not due");
    } else if (in_filled_merge(evidence, blank.second)) {
      recorder.not_run("the cell is part of a merged cell");
    } else if (line.filled.empty()) {
      recorder.not_run("the measure has no month with a figure in this table");
    } else if (off_step) {
      recorder.not_run("the measure is not reported every month");
    } else {
      Failure failure;
      failure.places = {blank.second};
      failure.measure = measure;
      failure.period = period;
      failure.kind_of_place = kind;
      failure.message = fmt::format("{}, {}: the cell is blank, although the measure has figures in other months.",
                                    words, period.words());
      failure.fix = "Type the figure, or the reason why there is none (n/a, not available, tbc).";
      recorder.failed(std::move(failure));
    }
  }
}

void check_scorecard_months(const Evidence& evidence, const Scorecard& scorecard, const ScorecardRow& row,
                            CellFinder& finder, Recorder& recorder) {
  MonthLine line;
  for (const std::size_t number : row.observations) {
    if (number >= evidence.submission().observations.size()) continue;
    const Observation& observation = evidence.submission().observations[number];
    if (observation.kind == ObservationKind::value && observation.period) line.add(observation, finder);
  }
  for (const Place& place : row.blank_periods) {
    const auto label = std::find_if(
        scorecard.periods.begin(), scorecard.periods.end(),
        [&](const PeriodLabel& candidate) { return candidate.label.place.cell.column == place.cell.column; });
    if (label != scorecard.periods.end()) line.blank.emplace_back(label->period, place);
  }
  record_months(evidence, line, row.definition.name, measure_words(row.definition), "scorecard value", recorder);
}

// A blank year to date is due where the note says that the figure is for the financial year.
void check_year_to_date(const Evidence& evidence, const ScorecardRow& row, CellFinder& finder, Recorder& recorder) {
  if (!row.year_to_date_cell.known()) return;
  if (finder.never_calculated(row.year_to_date_cell)) return recorder.not_run(kNeverCalculated);
  const Submission& submission = evidence.submission();
  const bool filled = std::any_of(row.observations.begin(), row.observations.end(), [&](std::size_t number) {
    return number < submission.observations.size() && submission.observations[number].place == row.year_to_date_cell;
  });
  if (filled) return recorder.passed();
  const bool has_months = std::any_of(row.observations.begin(), row.observations.end(), [&](std::size_t number) {
    return number < submission.observations.size() && submission.observations[number].kind == ObservationKind::value &&
           submission.observations[number].figure.value;
  });
  const Measure& measure = row.definition;
  if (folded(measure.year_to_date_note) != "financial year") {
    return recorder.not_run("no data note says that the measure has a year to date");
  }
  if (folded(measure.title).find("in month") != std::string::npos) {
    return recorder.not_run("the title says that the figure is for the month alone");
  }
  if (!has_months) return recorder.not_run("the measure has no month with a figure in this table");
  Failure failure;
  failure.places = {row.year_to_date_cell};
  failure.measure = measure.name;
  failure.period = evidence.period();
  failure.kind_of_place = "scorecard ytd";
  failure.message = fmt::format("{}: the year to date is blank, although the note beside it says “{}”.",
                                measure_words(measure), collapsed(measure.year_to_date_note));
  failure.fix = "Type the year to date, or the reason why there is none.";
  recorder.failed(std::move(failure));
}

void check_page_months(const Evidence& evidence, const DetailPage& page, const DetailColumn& column, CellFinder& finder,
                       Recorder& recorder) {
  const Submission& submission = evidence.submission();
  MonthLine line;
  std::set<std::uint32_t> rows;
  std::string words;
  for (const std::size_t number : column.observations) {
    if (number >= submission.observations.size()) continue;
    const Observation& observation = submission.observations[number];
    if (words.empty()) words = measure_words(observation);
    if (observation.kind != ObservationKind::value || !observation.period) continue;
    line.add(observation, finder);
    rows.insert(observation.place.cell.row);
  }
  for (const PeriodLabel& label : page.periods) {
    const std::uint32_t row = label.label.place.cell.row;
    if (rows.count(row) == 0) line.blank.emplace_back(label.period, Place{page.sheet, {row, column.column}});
  }
  record_months(evidence, line, column.measure, words, (page.sheet ? page.sheet->sheet : "page") + " value", recorder);
}

}  // namespace

namespace {

// Quarters without a figure: what is due when is not in a plan table, where many measures are yearly.
void count_plan_blanks(const PlanTable& plan, CellFinder& finder, Recorder& recorder) {
  for (const SourceColumn& column : plan.layout.columns) {
    if (column.role != SourceRole::value) continue;
    for (const PlanRow& row : plan.rows) {
      const Place place{plan.sheet, {row.title.place.cell.row, column.column}};
      if (trimmed(finder.shown(place)).empty()) {
        recorder.not_run("a plan table does not say which figures are due in a quarter");
      } else {
        recorder.passed();
      }
    }
  }
}

}  // namespace

void value_missing(const Evidence& evidence, Recorder& recorder) {
  CellFinder finder(evidence.submission());
  for (const Scorecard& scorecard : evidence.submission().scorecards) {
    for (const ScorecardRow& row : scorecard.rows) {
      check_scorecard_months(evidence, scorecard, row, finder, recorder);
      check_year_to_date(evidence, row, finder, recorder);
    }
  }
  for (const DetailPage& page : evidence.submission().pages) {
    for (const DetailColumn& column : page.columns) check_page_months(evidence, page, column, finder, recorder);
  }
  for (const PlanTable& plan : evidence.submission().plans) count_plan_blanks(plan, finder, recorder);
}

namespace {

void check_tolerance_cells(const ScorecardRow& row, Recorder& recorder) {
  const std::vector<std::pair<const char*, const LabelledCell*>> cells = {
      {"red", &row.red}, {"amber", &row.amber}, {"target green", &row.green}};
  std::size_t checked = 0;
  for (const auto& cell : cells) {
    if (!cell.second->place.known()) continue;
    if (row.tolerance_merged && checked > 0) break;  // one text over all three
    ++checked;
    if (!is_placeholder(cell.second->text)) {
      recorder.passed();
      continue;
    }
    Failure failure;
    failure.places = {cell.second->place};
    failure.measure = row.definition.name;
    failure.observed = cell.second->text;
    failure.kind_of_place = fmt::format("scorecard tolerance {}", cell.first);
    failure.message = fmt::format("{}: the tolerance still says “{}” in a report marked FINAL.",
                                  measure_words(row.definition), collapsed(cell.second->text));
    failure.fix = "Type the agreed red, amber and green, or n/a where the measure has no target.";
    recorder.failed(std::move(failure));
  }
}

}  // namespace

void placeholder_in_final(const Evidence& evidence, Recorder& recorder) {
  if (!evidence.submission().marked_final) return recorder.not_run("the workbook is not marked FINAL");
  for (const LocatedFigure& figure : evidence.figures()) {
    const Figure& cell = figure.figure();
    const bool placeholder = !cell.value && (cell.missing == Missing::to_be_confirmed || is_placeholder(cell.text));
    if (!placeholder && !cell.provisional) {
      recorder.passed();
      continue;
    }
    Failure failure = failure_at(figure);
    failure.message =
        placeholder
            ? fmt::format("{}: the placeholder “{}” stands in a report marked FINAL.", subject(figure), cell.text)
            : fmt::format("{}: “{}” is marked as provisional in a report marked FINAL.", subject(figure), cell.text);
    failure.fix = placeholder ? "Type the figure, or the reason why there is none."
                              : "Confirm the figure and take the mark away, or mark the report as a draft.";
    recorder.failed(std::move(failure));
  }
  for (const Scorecard& scorecard : evidence.submission().scorecards) {
    for (const ScorecardRow& row : scorecard.rows) check_tolerance_cells(row, recorder);
  }
}

}  // namespace scorebook::rule
