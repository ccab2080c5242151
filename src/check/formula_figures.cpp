#include "check/formula_figures.hpp"

#include <algorithm>
#include <tuple>

#include "check/other_tables.hpp"

namespace scorebook {

namespace {

constexpr std::size_t kFormulaBytes = std::size_t{64} << 20;

}  // namespace

bool FormulaFigure::has_number() const {
  if (cell->kind == CellKind::number) return true;
  const bool whole = part == FigurePart::value || part == FigurePart::ratio;
  return cell->kind == CellKind::text && whole && figure->figure().value.has_value();
}

std::string FormulaFigures::why_not(const Evidence& evidence) {
  const Workbook* workbook = evidence.submission().workbook.get();
  if (workbook == nullptr) return "the workbook itself is not at hand";
  if (!workbook->formulas_read)
    return "formulas are not read from this format (.xls, .xlsb): save the workbook as .xlsx to have them checked";
  for (const Sheet& sheet : workbook->sheets) {
    for (const Cell& cell : sheet.cells) {
      if (cell.formula != 0) return "";
    }
  }
  return "there are no formulas in the workbook";
}

FormulaFigures::FormulaFigures(const Evidence& evidence)
    : evidence_(&evidence),
      finder_(evidence.submission()),
      others_(rule::other_figures(evidence)),
      bytes_left_(kFormulaBytes) {
  const Submission& submission = evidence.submission();
  // Numbers of the tables: those of the evidence by their kind, then the others.
  for (const LocatedFigure& figure : evidence.figures())
    add(figure, 3 * figure.table_number + static_cast<std::size_t>(figure.table));
  const std::size_t of_evidence =
      3 * std::max({submission.scorecards.size(), submission.pages.size(), submission.plans.size()});
  for (const LocatedFigure& figure : others_) add(figure, of_evidence + table_of_other(figure.place()));
}

std::size_t FormulaFigures::table_of_other(const Place& place) const {
  const std::vector<SourceTable>& tables = evidence_->submission().tables;
  for (std::size_t number = 0; number < tables.size(); ++number) {
    const SourceTable& table = tables[number];
    const bool inside = table.sheet == place.sheet_name() && place.cell.row >= table.first_row &&
                        (table.last_row == 0 || place.cell.row <= table.last_row);
    const bool in_column =
        std::any_of(table.columns.begin(), table.columns.end(),
                    [&place](const SourceColumn& column) { return column.column == place.cell.column; });
    if (inside && in_column) return number;
  }
  return tables.size();
}

void FormulaFigures::add(const LocatedFigure& figure, std::size_t table) {
  const Observation& observation = *figure.observation;
  const bool ratio = observation.numerator_place.known() && observation.denominator_place.known();
  add_cell(figure.place(), figure, ratio ? FigurePart::ratio : FigurePart::value, table);
  if (!ratio) return;
  add_cell(observation.numerator_place, figure, FigurePart::numerator, table);
  add_cell(observation.denominator_place, figure, FigurePart::denominator, table);
}

// A cell that is both a figure and another one's numerator is what it was found as first.
void FormulaFigures::add_cell(const Place& place, const LocatedFigure& figure, FigurePart part, std::size_t table) {
  const Sheet* sheet = finder_.sheet(place);
  const Cell* cell = sheet == nullptr ? nullptr : sheet->find(place.cell);
  if (cell == nullptr || !by_cell_.emplace(std::pair(sheet, place.cell), figures_.size()).second) return;
  FormulaFigure added;
  added.sheet = sheet;
  added.cell = cell;
  added.place = place;
  added.figure = &figure;
  added.part = part;
  added.table = table;
  if (cell->formula != 0) {
    const std::string& formula = evidence_->submission().workbook->formula_of(*cell);
    if (formula.size() <= bytes_left_) {
      bytes_left_ -= formula.size();
      added.formula = read_formula(formula, place.cell);
    } else {
      bytes_left_ = 0;
      all_read_ = false;
    }
  }
  figures_.push_back(std::move(added));
}

std::vector<FigureLine> FormulaFigures::lines() const {
  using Key = std::tuple<const Sheet*, std::size_t, bool, std::uint32_t, FigurePart, ObservationKind>;
  std::map<Key, FigureLine> lines;
  for (const FormulaFigure& figure : figures_) {
    for (const bool down : {true, false}) {
      const std::uint32_t number = down ? figure.place.cell.column : figure.place.cell.row;
      FigureLine& line = lines[Key(figure.sheet, figure.table, down, number, figure.part, figure.kind())];
      line.down = down;
      line.figures.push_back(&figure);
    }
  }
  std::vector<FigureLine> sorted;
  for (auto& entry : lines) {
    std::sort(
        entry.second.figures.begin(), entry.second.figures.end(),
        [](const FormulaFigure* left, const FormulaFigure* right) { return left->place.cell < right->place.cell; });
    sorted.push_back(std::move(entry.second));
  }
  return sorted;
}

const FormulaFigure* FormulaFigures::at(const Sheet& sheet, CellRef cell) const {
  const auto found = by_cell_.find({&sheet, cell});
  return found == by_cell_.end() ? nullptr : &figures_[found->second];
}

}  // namespace scorebook
