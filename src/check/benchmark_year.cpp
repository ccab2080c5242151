#include "check/benchmark_year.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "check/cell_finder.hpp"
#include "check/wording.hpp"
#include "text/words.hpp"

namespace scorebook::rule {

namespace {

constexpr int kMonthsOfYear = 12;
// National figures come out in the autumn after their year: until the December of the year after next nobody can have
// later ones.
constexpr MonthNumber kOldEnough = 20;

constexpr std::size_t kLongestHeading = 60;  // characters; what is longer is a sentence

// The heading of a table's benchmarks with the latest year that a heading of the table names.
struct BenchmarkHeading {
  Place place;
  std::string text;
  Period year = Period::of_month(0);
};

bool is_stale(const Period& year, const Period& reporting) {
  const MonthNumber years_apart =
      (reporting.in_financial_year().first() - year.in_financial_year().first()) / kMonthsOfYear;
  return years_apart >= 2 && reporting.last() - year.last() >= kOldEnough;
}

bool about_benchmarks(const std::string& text) {
  std::string letters;
  for (const char letter : folded(text)) {
    if (letter != '-' && letter != ' ') letters += letter;
  }
  return letters.find("benchmark") != std::string::npos;
}

// In the rows of the table's heading, or anywhere on a page but in its texts: its benchmarks stand below its months.
std::optional<BenchmarkHeading> heading_in(const Workbook& workbook, const Sheet& sheet, const CellRange& rows,
                                           const std::vector<CellRef>& running_texts) {
  std::optional<BenchmarkHeading> found;
  const auto first = std::lower_bound(sheet.cells.begin(), sheet.cells.end(), rows.first,
                                      [](const Cell& cell, const CellRef& ref) { return cell.ref.row < ref.row; });
  for (auto at = first; at != sheet.cells.end() && at->ref.row <= rows.last.row; ++at) {
    const Cell& cell = *at;
    if (cell.kind != CellKind::text) continue;
    if (std::find(running_texts.begin(), running_texts.end(), cell.ref) != running_texts.end()) continue;
    const std::string text = collapsed(workbook.text_of(cell));
    if (shortened(text, kLongestHeading) != text || !about_benchmarks(text)) continue;
    const std::optional<Period> year = find_period(text);
    if (!year || year->months() != kMonthsOfYear) continue;
    if (!found || found->year.last() < year->last()) found = BenchmarkHeading{{sheet.name, cell.ref}, text, *year};
  }
  return found;
}

void check_heading(const Evidence& evidence, const std::optional<BenchmarkHeading>& heading, Recorder& recorder) {
  if (!heading) return recorder.not_run("the heading of the benchmarks names no year");
  if (!is_stale(heading->year, evidence.period())) return recorder.passed();
  Failure failure;
  failure.places = {heading->place};
  failure.period = evidence.period();
  failure.observed = heading->year.label();
  failure.kind_of_place = heading->place.sheet_name() + " benchmark year";
  failure.message = fmt::format(
      "The benchmarks are headed “{}”, which is two or more years before {}: later ones should be there by now.",
      heading->text, evidence.period().words());
  failure.fix = "Use the latest benchmarks and name their year in the heading, or say why there are no later ones.";
  recorder.failed(std::move(failure));
}

bool has_benchmark(const Submission& submission, const std::vector<std::size_t>& observations) {
  for (const std::size_t number : observations) {
    if (number < submission.observations.size() && submission.observations[number].kind == ObservationKind::benchmark)
      return true;
  }
  return false;
}

template <class Line>
bool any_benchmark(const Submission& submission, const std::vector<Line>& lines) {
  for (const Line& line : lines) {
    if (has_benchmark(submission, line.observations)) return true;
  }
  return false;
}

}  // namespace

void check_benchmark_years(const Evidence& evidence, Recorder& recorder) {
  const Submission& submission = evidence.submission();
  CellFinder finder(submission);
  const auto check = [&](const std::shared_ptr<const SheetName>& name, CellRange rows,
                         const std::vector<CellRef>& running_texts = {}) {
    const Sheet* sheet = name ? finder.sheet({name, {1, 1}}) : nullptr;
    if (sheet == nullptr) return recorder.not_run("the heading of the benchmarks names no year");
    check_heading(evidence, heading_in(*submission.workbook, *sheet, rows, running_texts), recorder);
  };
  for (const Scorecard& scorecard : submission.scorecards) {
    if (any_benchmark(submission, scorecard.rows) && !scorecard.rows.empty()) {
      const std::uint32_t body = scorecard.rows.front().title.place.cell.row;
      check(scorecard.sheet, {scorecard.extent.first, {body, kMaximumColumn}});
    }
  }
  for (const DetailPage& page : submission.pages) {
    if (any_benchmark(submission, page.columns)) {
      check(page.sheet, {{1, 1}, {kMaximumRow, kMaximumColumn}},
            {page.analysis.place.cell, page.definition.place.cell});
    }
  }
  for (const PlanTable& plan : submission.plans) {
    if (any_benchmark(submission, plan.rows)) check(plan.sheet, plan.extent);
  }
}

}  // namespace scorebook::rule
