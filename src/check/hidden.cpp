// What stands where nobody sees it and is used all the same: hidden sheets, rows and columns.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "check/cell_finder.hpp"
#include "check/structure_rules.hpp"
#include "check/wording.hpp"
#include "text/words.hpp"

namespace scorebook::rule {

namespace {

// The cells of one sheet whose figures are used: observations with what they are made from, and tolerances.
struct UsedCells {
  std::shared_ptr<const SheetName> name;
  std::set<CellRef> cells;
};

class UsedBySheet {
 public:
  explicit UsedBySheet(const Submission& submission) : finder_(submission) {
    for (const Observation& observation : submission.observations) {
      add(observation.place);
      add(observation.numerator_place);
      add(observation.denominator_place);
    }
    for (const Scorecard& scorecard : submission.scorecards) {
      for (const ScorecardRow& row : scorecard.rows) {
        for (const LabelledCell* cell : {&row.red, &row.amber, &row.green}) {
          if (!trimmed(cell->text).empty()) add(cell->place);
        }
      }
    }
  }

  [[nodiscard]] const std::vector<std::pair<const Sheet*, UsedCells>>& sheets() const { return sheets_; }

 private:
  void add(const Place& place) {
    const Sheet* sheet = finder_.sheet(place);
    if (sheet == nullptr) return;
    const auto [known, is_new] = by_sheet_.try_emplace(sheet, sheets_.size());
    if (is_new) sheets_.push_back({sheet, {place.sheet, {}}});
    sheets_[known->second].second.cells.insert(place.cell);
  }

  CellFinder finder_;
  std::map<const Sheet*, std::size_t> by_sheet_;
  std::vector<std::pair<const Sheet*, UsedCells>> sheets_;  // in the order of their first figure
};

// Hidden lines one after the other: the first figure of each, and how many figures there are.
struct HiddenRun {
  std::uint32_t first = 0, last = 0;
  std::vector<Place> places;
  std::size_t figures = 0;
};

// The runs of hidden rows, or columns, in which used cells stand. Hidden lines without a figure do not break a run.
std::vector<HiddenRun> hidden_runs(const std::vector<std::uint32_t>& hidden,
                                   const std::map<std::uint32_t, std::vector<CellRef>>& used,
                                   const std::shared_ptr<const SheetName>& sheet) {
  std::vector<HiddenRun> runs;
  std::size_t last_at = 0;  // where the last line of the run stands in `hidden`
  for (const auto& [line, cells] : used) {
    const auto found = std::lower_bound(hidden.begin(), hidden.end(), line);
    if (found == hidden.end() || *found != line) continue;
    const auto at = static_cast<std::size_t>(found - hidden.begin());
    const bool goes_on = !runs.empty() && at - last_at == line - runs.back().last;
    if (!goes_on) runs.push_back({line, line, {}, 0});
    runs.back().last = line;
    runs.back().places.push_back({sheet, cells.front()});
    runs.back().figures += cells.size();
    last_at = at;
  }
  return runs;
}

std::string lines_words(const HiddenRun& run, bool rows) {
  const auto name = [rows](std::uint32_t line) { return rows ? std::to_string(line) : column_letters(line); };
  if (run.first == run.last) return fmt::format("{} {}", rows ? "Row" : "Column", name(run.first));
  return fmt::format("{}s {} to {}", rows ? "Row" : "Column", name(run.first), name(run.last));
}

void report_run(const HiddenRun& run, bool rows, const std::string& sheet, Recorder& recorder) {
  const bool one = run.first == run.last;
  Failure failure;
  failure.places = run.places;
  failure.kind_of_place = fmt::format("{} hidden {}", sheet, rows ? "rows" : "columns");
  failure.message =
      fmt::format("{} of “{}” {} hidden, and {} in {} {} used.", lines_words(run, rows), sheet, one ? "is" : "are",
                  counted(run.figures, "figure"), one ? "it" : "them", run.figures == 1 ? "is" : "are");
  failure.fix = fmt::format("Show the {}, or make sure that what is in {} is meant to be used.",
                            rows ? (one ? "row" : "rows") : (one ? "column" : "columns"), one ? "it" : "them");
  recorder.failed(std::move(failure));
}

// Many short runs are what a filter leaves: one finding for all of them.
void report_runs(const std::vector<HiddenRun>& runs, bool rows, const std::string& sheet, Recorder& recorder) {
  constexpr std::size_t kMostApart = 5;
  if (runs.size() <= kMostApart) {
    for (const HiddenRun& run : runs) report_run(run, rows, sheet, recorder);
    return;
  }
  Failure failure;
  std::size_t lines = 0, figures = 0;
  for (const HiddenRun& run : runs) {
    failure.places.push_back(run.places.front());
    lines += run.places.size();
    figures += run.figures;
  }
  failure.kind_of_place = fmt::format("{} hidden {}", sheet, rows ? "rows" : "columns");
  failure.message = fmt::format(
      "{} {} of “{}” are hidden in {} places{}, and {} figures in them are used; the first cell of each place is "
      "named.",
      lines, rows ? "rows" : "columns", sheet, runs.size(), rows ? ", as a filter leaves them" : "", figures);
  failure.fix = rows ? "Take the filter off or show the rows, or make sure that what is in them is meant to be used."
                     : "Show the columns, or make sure that what is in them is meant to be used.";
  recorder.failed(std::move(failure));
}

void report_sheet(const Sheet& sheet, const UsedCells& used, Recorder& recorder) {
  const bool very = sheet.visibility == Visibility::very_hidden;
  Failure failure;
  failure.places = {{used.name, *used.cells.begin()}};
  failure.kind_of_place = fmt::format("{} hidden sheet", used.name->sheet);
  failure.message = fmt::format("The sheet “{}” is hidden{}, and {} on it {} used.", used.name->sheet,
                                very ? " so that Excel does not offer to show it" : "",
                                counted(used.cells.size(), "figure"), used.cells.size() == 1 ? "is" : "are");
  failure.fix = very ? "Show the sheet (in the editor of macros, its property Visible), or make sure that what is on "
                       "it is meant to be used."
                     : "Show the sheet, or make sure that what is on it is meant to be used.";
  recorder.failed(std::move(failure));
}

}  // namespace

void hidden_figures_used(const Evidence& evidence, Recorder& recorder) {
  const Submission& submission = evidence.submission();
  if (submission.workbook == nullptr) return;
  const UsedBySheet all(submission);
  for (const auto& [sheet, used] : all.sheets()) {
    if (sheet->visibility != Visibility::visible) {
      report_sheet(*sheet, used, recorder);
      continue;
    }
    std::map<std::uint32_t, std::vector<CellRef>> by_row, by_column;
    for (const CellRef cell : used.cells) {
      by_row[cell.row].push_back(cell);
      // A cell that is hidden with its row is none of its column's.
      if (!std::binary_search(sheet->hidden_rows.begin(), sheet->hidden_rows.end(), cell.row))
        by_column[cell.column].push_back(cell);
    }
    const std::vector<HiddenRun> rows = hidden_runs(sheet->hidden_rows, by_row, used.name);
    const std::vector<HiddenRun> columns = hidden_runs(sheet->hidden_columns, by_column, used.name);
    report_runs(rows, true, used.name->sheet, recorder);
    report_runs(columns, false, used.name->sheet, recorder);
    if (rows.empty() && columns.empty()) recorder.passed();
  }
}

}  // namespace scorebook::rule
