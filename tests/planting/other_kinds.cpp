// History, narrative, formulas and publication.
#include <fmt/format.h>

#include <cmath>

#include "planting.hpp"

namespace scorebook::planting {

namespace {

// An open count that nothing else in the workbook follows from, changed in both places for a month that the earlier
// workbook has.
bool restated(Plant& plant) {
  const Observation& figure = *plant.random.one_of(plant.row_figures(ObservationKind::value));
  const Observation* on_page = plant.elsewhere(figure);
  if (figure.measure != "3.3" || figure.period == plant.right.submission.period) return false;
  const double value = value_of(figure) + plant.random.between(2, 4);
  plant.number(figure.place, value);
  plant.number(on_page->place, value);
  plant.concern(figure);
  plant.what = fmt::format("{}: {} for {}", to_string(figure.place), value, figure.figure.text);
  return true;
}

bool target_changed(Plant& plant) {
  const ScorecardRow& row = plant.random.one_of(plant.rows());
  if (row.definition.polarity != Polarity::high || row.definition.tolerance.red.empty()) return false;
  const Cell* green = plant.edit.find(row.green.place);
  plant.number(row.green.place, green->number + 0.01);
  plant.concern_judgement(row);
  plant.what = fmt::format("{}: {}", to_string(row.green.place), plant.edit.shown(row.green.place));
  return true;
}

bool dropped(Plant& plant) {
  const DetailPage& page = plant.random.one_of(plant.right.submission.pages);
  const DetailColumn& column = page.columns.back();
  if (page.columns.size() < 2 || column.ref.empty()) return false;
  const ScorecardRow* row = plant.row_of(column.measure);
  const std::uint32_t first = column.numerator_column == 0 ? column.column : column.numerator_column;
  for (const Cell& cell : plant.right.workbook->find_sheet(page.sheet->sheet)->cells) {
    const bool of_measure = cell.ref.column >= first && cell.ref.column <= column.column && cell.ref.row >= 7;
    if (of_measure) plant.edit.clear({page.sheet, cell.ref});
  }
  plant.edit.delete_row(row->title.place.sheet_name(), row->title.place.cell.row);
  const Submission& earlier = plant.right.earlier.front();
  for (const ScorecardRow& before : earlier.scorecards.front().rows) {
    if (before.definition.ref != column.ref) continue;
    plant.planted = {before.ref.place, before.title.place};
    plant.concern_row(before);
  }
  for (const Place& place : std::vector<Place>(plant.planted)) plant.concerned.insert(place);
  plant.concern_headings(page);
  plant.concerned.insert(page.analysis.place);
  plant.what = column.ref + " dropped";
  return true;
}

// The page of a measure whose RAG is red or amber.
const DetailPage* page_of_colour(Plant& plant, const std::string& letter, const ScorecardRow*& of) {
  const ScorecardRow& row = plant.random.one_of(plant.rows());
  if (row.typed_rag_period.text != letter) return nullptr;
  of = &row;
  return plant.page_of(row.definition.name);
}

bool analysis_removed(Plant& plant, const std::string& letter) {
  const ScorecardRow* row = nullptr;
  const DetailPage* page = page_of_colour(plant, letter, row);
  if (page == nullptr) return false;
  plant.edit.clear(page->analysis.place);
  plant.planted = {row->typed_rag_period.place, row->ref.place, row->title.place, row->typed_rag_year_end.place,
                   page->analysis.place};
  for (const Observation* figure : plant.figures(row->observations, ObservationKind::value)) {
    if (figure->period == plant.right.submission.period) plant.planted.push_back(figure->place);
  }
  // Every measure of the page has lost its commentary.
  for (const DetailColumn& column : page->columns) {
    if (const ScorecardRow* other = plant.row_of(column.measure)) plant.concern_row(*other);
  }
  plant.what = to_string(page->analysis.place) + " cleared";
  return true;
}

bool red_without_words(Plant& plant) { return analysis_removed(plant, "R"); }
bool amber_without_words(Plant& plant) { return analysis_removed(plant, "A"); }

const DetailPage& some_page(Plant& plant) { return plant.random.one_of(plant.right.submission.pages); }

bool replaced(Plant& plant, const LabelledCell& cell, const std::string& from, const std::string& to) {
  std::string text = cell.text;
  const std::size_t at = text.find(from);
  if (at == std::string::npos || from == to) return false;
  text.replace(at, from.size(), to);
  plant.text(cell.place, text);
  plant.what = fmt::format("{}: “{}” for “{}”", to_string(cell.place), to, from);
  return true;
}

// A count of four digits or a percentage that stands in the words, other than in any table.
bool figure_in_words(Plant& plant) {
  const DetailPage& page = some_page(plant);
  const DetailColumn& column = plant.random.one_of(page.columns);
  const Observation& figure = *plant.random.one_of(plant.figures(column.observations, ObservationKind::value));
  const Decimal wrong = *figure.figure.value + Decimal(7);
  Figure other = figure.figure;
  other.value = wrong;
  other.text.clear();
  const std::string words = fmt::format("to {} in", figure.figure.shown());
  return replaced(plant, page.analysis, words, fmt::format("to {} in", other.shown()));
}

bool direction_in_words(Plant& plant) {
  const DetailPage& page = some_page(plant);
  return plant.random.either() ? replaced(plant, page.analysis, " rose from", " fell from")
                               : replaced(plant, page.analysis, " fell from", " rose from");
}

bool paragraph_repeated(Plant& plant) {
  const DetailPage& page = some_page(plant);
  const DetailPage& other = some_page(plant);
  if (page.sheet == other.sheet) return false;
  plant.text(other.analysis.place, page.analysis.text);
  plant.planted.push_back(page.analysis.place);
  plant.what = to_string(other.analysis.place) + " says what " + to_string(page.analysis.place) + " says";
  return true;
}

bool other_period_in_words(Plant& plant) { return replaced(plant, some_page(plant).analysis, " in March", " in June"); }

// Formulas.

std::vector<Place> formulas(const Plant& plant, const std::string& start) {
  std::vector<Place> found;
  for (const Sheet& sheet : plant.right.workbook->sheets) {
    for (const Cell& cell : sheet.cells) {
      if (plant.right.workbook->formula_of(cell).rfind(start, 0) == 0) found.push_back({sheet.name, cell.ref});
    }
  }
  return found;
}

// The same figure typed over the formula of a month: nothing shows it but the formulas beside it.
bool typed_over(Plant& plant) {
  const Place& place = plant.random.one_of(formulas(plant, ""));
  // Between others of its column: at an end older figures are often pasted.
  const auto above = Place{place.sheet, {place.cell.row - 1, place.cell.column}};
  const auto below = Place{place.sheet, {place.cell.row + 1, place.cell.column}};
  if (plant.edit.formula(place).empty() || place.sheet_name() == "Performance Summary") return false;
  if (plant.edit.formula(above).empty() || plant.edit.formula(below).empty()) return false;
  plant.number(place, plant.edit.find(place)->number);
  plant.what = to_string(place) + ": the number typed over its formula";
  return true;
}

// The sum stops a month early, and shows what that gives.
bool range_short(Plant& plant) {
  const Place& place = plant.random.one_of(formulas(plant, "SUM("));
  std::string formula = plant.edit.formula(place);
  const std::size_t colon = formula.find(':');
  const std::optional<CellRange> range = parse_cell_range(formula.substr(4, formula.size() - 5));
  if (!range || colon == std::string::npos) return false;
  const Cell* last = plant.edit.find({place.sheet, range->last});
  if (last == nullptr) return false;
  const double sum = plant.edit.find(place)->number - last->number;
  formula =
      fmt::format("SUM({}:{}{})", to_string(range->first), column_letters(range->last.column), range->last.row - 1);
  plant.number(place, sum);
  plant.edit.formula(place, formula);
  for (const Observation& observation : plant.right.submission.observations) {
    if (observation.place == place || observation.numerator_place == place || observation.denominator_place == place)
      plant.concern(observation);
  }
  plant.what = to_string(place) + ": =" + formula;
  return true;
}

bool linked_outside(Plant& plant) {
  const Place& place = plant.random.one_of(formulas(plant, ""));
  if (plant.edit.formula(place).empty()) return false;
  plant.edit.formula(place, "[1]Data!$B$4");
  plant.edit.link("//server/share/returns.xlsx");
  plant.planted = {place};
  plant.what = to_string(place) + ": a link to another workbook";
  return true;
}

bool never_calculated(Plant& plant) {
  const Place& place = plant.random.one_of(formulas(plant, ""));
  if (plant.edit.formula(place).empty()) return false;
  plant.edit.forget_result(place);
  plant.planted = {place};
  for (const Observation& observation : plant.right.submission.observations) {
    if (observation.place == place || observation.numerator_place == place || observation.denominator_place == place)
      plant.concern(observation);
  }
  plant.what = to_string(place) + ": never calculated";
  return true;
}

bool small_number(Plant& plant) {
  const Observation& figure = *plant.random.one_of(plant.page_figures(ObservationKind::value));
  if (figure.measure != "3.3" || plant.elsewhere(figure) != nullptr) return false;
  plant.number(figure.place, plant.random.between(1, 4));
  plant.public_edition = true;
  plant.concern(figure);
  plant.what = fmt::format("{}: {}", to_string(figure.place), plant.edit.shown(figure.place));
  return true;
}

bool detail_of_a_person(Plant& plant) {
  const DetailPage& page = some_page(plant);
  plant.text(page.analysis.place, page.analysis.text + " One 14 year old girl waited for six weeks.");
  plant.public_edition = true;
  plant.what = to_string(page.analysis.place) + ": a single case";
  return true;
}

}  // namespace

std::vector<Kind> other_kinds() {
  return {
      {"H501", "figure restated", Needs::either, restated},
      {"H502", "target changed", Needs::no_register, target_changed},
      {"H503", "measure dropped", Needs::no_register, dropped},
      {"N601", "red without commentary", Needs::either, red_without_words},
      {"N602", "amber without commentary", Needs::either, amber_without_words, {"N601"}},
      {"N603", "figure in the commentary wrong", Needs::either, figure_in_words},
      {"N604", "direction in the commentary wrong", Needs::either, direction_in_words},
      {"N605", "paragraph repeated", Needs::either, paragraph_repeated},
      {"N606", "another period in the commentary", Needs::either, other_period_in_words},
      {"F701", "number typed over a formula", Needs::either, typed_over},
      {"F702", "range stops short", Needs::either, range_short},
      {"F703", "link to another workbook", Needs::either, linked_outside},
      {"F704", "formula never calculated", Needs::either, never_calculated},
      {"P801", "small number in a public edition", Needs::either, small_number},
      {"P802", "detail of a person", Needs::either, detail_of_a_person},
  };
}

}  // namespace scorebook::planting
