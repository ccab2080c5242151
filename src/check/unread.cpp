// What was not read and what nobody knows: neither may look as if it had been checked.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "check/cell_finder.hpp"
#include "check/formula_rules.hpp"
#include "check/structure_rules.hpp"
#include "check/wording.hpp"
#include "text/notation.hpp"
#include "text/words.hpp"

namespace scorebook::rule {

namespace {

// Whether cells hold figures, as far as that can be told without a table round them.
class FigureCells {
 public:
  explicit FigureCells(const Workbook& workbook) : workbook_(&workbook) {}

  // A number that is no date, or a formula that may give one.
  [[nodiscard]] bool number(const Cell& cell) {
    if (cell.kind == CellKind::not_calculated || cell.kind == CellKind::error) return true;
    return cell.kind == CellKind::number && format(cell) != NumberFormatKind::date;
  }

  // The same, or a text that reads as a figure: "96.5%", "20/478".
  [[nodiscard]] bool figure(const Cell& cell) {
    constexpr std::size_t kLongestFigure = 40;
    if (cell.kind != CellKind::text) return number(cell);
    CellContent content;
    content.text = workbook_->text_of(cell);
    return content.text.size() <= kLongestFigure && read_figure(content, Unit::unknown).value.has_value();
  }

  [[nodiscard]] bool words(const Cell& cell) const {
    return cell.kind == CellKind::text && !trimmed(workbook_->text_of(cell)).empty();
  }

 private:
  NumberFormatKind format(const Cell& cell) {
    if (cell.style >= workbook_->styles.size()) return NumberFormatKind::general;
    const auto known = formats_.find(cell.style);
    if (known != formats_.end()) return known->second;
    const NumberFormatKind kind = NumberFormat(workbook_->styles[cell.style].number_format).kind();
    formats_.emplace(cell.style, kind);
    return kind;
  }

  const Workbook* workbook_;
  std::map<std::uint32_t, NumberFormatKind> formats_;
};

// A table that was read, with what stands below its headings.
struct ReadTable {
  CellRange extent;
  std::uint32_t first_body_row = 0;
  std::set<std::uint32_t> figure_columns, word_columns;
};

class ReadTables {
 public:
  explicit ReadTables(const Submission& submission) : finder_(submission), figures_(*submission.workbook) {
    for (const Scorecard& scorecard : submission.scorecards) {
      std::uint32_t first = scorecard.extent.last.row;
      for (const ScorecardRow& row : scorecard.rows) first = std::min(first, row.title.place.cell.row);
      add({scorecard.sheet, scorecard.extent.first}, scorecard.extent, first);
    }
    for (const DetailPage& page : submission.pages) {
      std::uint32_t first = page.extent.last.row;
      for (const PeriodLabel& label : page.periods) first = std::min(first, label.label.place.cell.row);
      add({page.sheet, page.extent.first}, page.extent, first);
    }
    for (const PlanTable& plan : submission.plans)
      add({plan.sheet, plan.extent.first}, plan.extent, plan.layout.first_row);
  }

  // Whether what stands at the place has figures with it. In doubt it has: only words and empty sheets are harmless.
  [[nodiscard]] bool figures_at(const Place& place) {
    const Sheet* sheet = finder_.sheet(place);
    if (sheet == nullptr) return true;
    const auto tables = tables_.find(sheet);
    if (tables == tables_.end()) {
      return std::any_of(sheet->cells.begin(), sheet->cells.end(),
                         [&](const Cell& cell) { return figures_.number(cell); });
    }
    for (const ReadTable& table : tables->second) {
      if (table.extent.contains(place.cell) && place.cell.row < table.first_body_row)
        return figures_below(table, *sheet, place.cell);
    }
    return true;
  }

 private:
  void add(const Place& corner, const CellRange& extent, std::uint32_t first_body_row) {
    const Sheet* sheet = finder_.sheet(corner);
    if (sheet == nullptr) return;
    ReadTable table{extent, first_body_row, {}, {}};
    auto cell = std::lower_bound(sheet->cells.begin(), sheet->cells.end(), CellRef{first_body_row, 0},
                                 [](const Cell& left, CellRef right) { return left.ref < right; });
    for (; cell != sheet->cells.end() && cell->ref.row <= extent.last.row; ++cell) {
      if (figures_.figure(*cell)) table.figure_columns.insert(cell->ref.column);
      if (figures_.words(*cell)) table.word_columns.insert(cell->ref.column);
    }
    tables_[sheet].push_back(std::move(table));
  }

  // Below a heading, or below all of a merged one.
  static bool figures_below(const ReadTable& table, const Sheet& sheet, CellRef heading) {
    const CellRange* merge = sheet.merge_at(heading);
    const CellRange headed = merge == nullptr ? CellRange{heading, heading} : *merge;
    const auto any_in = [&](const std::set<std::uint32_t>& columns) {
      const auto column = columns.lower_bound(headed.first.column);
      return column != columns.end() && *column <= headed.last.column;
    };
    return any_in(table.figure_columns) || !any_in(table.word_columns);
  }

  CellFinder finder_;
  FigureCells figures_;
  std::map<const Sheet*, std::vector<ReadTable>> tables_;
};

}  // namespace

void part_not_understood(const Evidence& evidence, Recorder& recorder) {
  const Submission& submission = evidence.submission();
  recorder.passed(submission.scorecards.size() + submission.pages.size() + submission.plans.size());
  if (submission.not_understood.empty()) return;
  CellFinder finder(submission);
  std::optional<ReadTables> tables;
  if (submission.workbook != nullptr) tables.emplace(submission);
  for (const NotUnderstood& part : submission.not_understood) {
    Failure failure;
    failure.places = {part.place};
    if (!part.place.known() && submission.workbook != nullptr && !submission.workbook->sheets.empty())
      failure.places = {{submission.workbook->sheets.front().name, {1, 1}}};  // of the workbook as a whole
    failure.observed = collapsed(finder.shown(part.place));
    failure.kind_of_place = part.place.sheet_name() + " not understood";
    failure.message = part.why;
    const bool figures = !tables || tables->figures_at(part.place);
    failure.severity = figures ? Severity::query : Severity::note;
    failure.fix = figures
                      ? "Correct the heading or the layout so that it can be read, and check again; if these are no "
                        "figures of a measure, say so when you submit."
                      : "Nothing, unless it was meant as a measure: then correct the heading or the layout.";
    recorder.failed(std::move(failure));
  }
}

namespace {

// Formulas without a result in one column of one sheet.
struct UnknownFigures {
  std::vector<Place> places;
  const LocatedFigure* example = nullptr;
  bool one_measure = true;
};

class UnknownByColumn {
 public:
  explicit UnknownByColumn(const Submission& submission) : finder_(submission) {}

  // Whether the cell is a formula that was never calculated; if so it is kept.
  bool take(const Place& place, const LocatedFigure& figure) {
    if (!finder_.never_calculated(place)) return false;
    if (!seen_.insert(place).second) return true;
    UnknownFigures& column = columns_[{place.sheet_name(), place.cell.column}];
    if (column.example == nullptr) column.example = &figure;
    column.one_measure = column.one_measure && column.example->observation->measure == figure.observation->measure;
    column.places.push_back(place);
    return true;
  }

  void report(Recorder& recorder) {
    for (auto& entry : columns_) {
      UnknownFigures& column = entry.second;
      std::sort(column.places.begin(), column.places.end());
      const bool one = column.places.size() == 1;
      Failure failure;
      failure.places = column.places;
      if (column.one_measure) failure.measure = column.example->observation->measure;
      if (one) failure.period = column.example->period;
      failure.kind_of_place =
          fmt::format("{} formula in column {}", entry.first.first, column_letters(entry.first.second));
      failure.message =
          one ? fmt::format(
                    "{}: the figure is not known, because the workbook was saved without calculated results: "
                    "the cell holds {} and no result.",
                    subject(*column.example), in_words(finder_.formula(column.places.front())))
              : fmt::format(
                    "{} figures in column {} of “{}” are not known, because the workbook was saved without "
                    "calculated results: the cells hold formulas and no results.",
                    column.places.size(), column_letters(entry.first.second), entry.first.first);
      failure.fix = "Open the workbook in Excel, let it calculate, save it, and check it again.";
      recorder.failed(std::move(failure));
    }
  }

 private:
  // There is none to quote where the format's formulas are not read.
  static std::string in_words(const std::string& formula) {
    return formula.empty() ? "a formula" : "the formula =" + formula;
  }

  CellFinder finder_;
  std::set<Place> seen_;
  std::map<std::pair<std::string, std::uint32_t>, UnknownFigures> columns_;
};

}  // namespace

void never_calculated(const Evidence& evidence, Recorder& recorder) {
  const Submission& submission = evidence.submission();
  UnknownByColumn unknown(submission);
  for (const LocatedFigure& figure : evidence.figures()) {
    std::vector<Place> places = {figure.place(), figure.observation->numerator_place,
                                 figure.observation->denominator_place};
    if (figure.table == TableKind::page) {
      const DetailColumn& column = submission.pages[figure.table_number].columns[figure.line];
      for (const std::uint32_t part : {column.numerator_column, column.denominator_column}) {
        if (part != 0) places.push_back({figure.place().sheet, {figure.place().cell.row, part}});
      }
    }
    std::size_t uncalculated = 0;
    for (const Place& place : places) {
      if (unknown.take(place, figure)) ++uncalculated;
    }
    if (uncalculated == 0) recorder.passed();
  }
  unknown.report(recorder);
}

}  // namespace scorebook::rule
