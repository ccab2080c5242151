// Lines, numbers, titles and labels that are not as they should be.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "planting.hpp"

namespace scorebook::planting {

namespace {

const std::vector<std::string>& pages_without_formulas() {
  static const std::vector<std::string> pages = {"CPP", "Complaints"};
  return pages;
}

Place beside(const Place& place, std::uint32_t row, std::uint32_t column) { return {place.sheet, {row, column}}; }

// The last measure of a page, with what stands in its columns, and its row of the scorecard.
bool measure_removed(Plant& plant) {
  const DetailPage& page = plant.random.one_of(plant.right.submission.pages);
  if (page.columns.size() < 2 || page.columns.back().ref.empty()) return false;
  const DetailColumn& column = page.columns.back();
  const ScorecardRow* row = plant.row_of(column.measure);
  const std::uint32_t first = column.numerator_column == 0 ? column.column : column.numerator_column;
  for (const Cell& cell : plant.right.workbook->find_sheet(page.sheet->sheet)->cells) {
    const bool of_measure = cell.ref.column >= first && cell.ref.column <= column.column && cell.ref.row >= 7;
    if (of_measure) plant.edit.clear({page.sheet, cell.ref});
  }
  plant.edit.delete_row(row->title.place.sheet_name(), row->title.place.cell.row);
  plant.planted.push_back(plant.right.measure_register.find(column.ref)->place);
  plant.concern_headings(page);                 // one of which is gone
  plant.concerned.insert(page.analysis.place);  // it may speak of the measure
  plant.what = column.ref + " taken out";
  return true;
}

std::string other_number(Plant& plant, const std::string& ref) {
  const std::string wrong =
      plant.random.either() ? ref + ref.back() : ref.substr(0, 2) + std::to_string(plant.random.between(20, 99));
  return wrong;
}

bool number_mistyped(Plant& plant) {
  const ScorecardRow& row = plant.random.one_of(plant.rows());
  const std::string wrong = other_number(plant, row.definition.ref);
  if (plant.row_of(wrong) != nullptr) return false;
  plant.text(row.ref.place, wrong);
  plant.concern_row(row);
  plant.what = fmt::format("{}: {} for {}", to_string(row.ref.place), wrong, row.definition.ref);
  return true;
}

bool page_number_mistyped(Plant& plant) {
  const DetailPage& page = plant.random.one_of(plant.right.submission.pages);
  const DetailColumn& column = plant.random.one_of(page.columns);
  if (column.ref.empty()) return false;
  const std::string wrong = other_number(plant, column.ref);
  if (plant.row_of(wrong) != nullptr) return false;
  plant.text(column.ref_cell.place, wrong);
  plant.concern_headings(page);
  // The scorecard's measure has no page any more, and with it no commentary.
  if (const ScorecardRow* row = plant.row_of(column.measure)) plant.concern_row(*row);
  plant.what = fmt::format("{}: {} for {}", to_string(column.ref_cell.place), wrong, column.ref);
  return true;
}

// The row a second time, below the last one.
const ScorecardRow& row_again(Plant& plant, Place& again) {
  const ScorecardRow& row = plant.random.one_of(plant.rows());
  const Place& last = plant.rows().back().title.place;
  again = beside(last, last.cell.row + 1, row.title.place.cell.column);
  plant.edit.copy_row(last.sheet_name(), row.title.place.cell.row, again.cell.row);
  plant.edit.clear(beside(again, again.cell.row, row.section.place.cell.column));
  plant.concern_row(row);
  for (const Cell& cell : plant.edit.workbook().find_sheet(last.sheet_name())->cells) {
    if (cell.ref.row == again.cell.row) plant.concerned.insert(Place{last.sheet, cell.ref});
  }
  plant.what = fmt::format("{} stands again in row {}", row.definition.ref, again.cell.row);
  return row;
}

bool row_twice_with_another_figure(Plant& plant) {
  Place again;
  const ScorecardRow& row = row_again(plant, again);
  const Observation& figure = *plant.random.one_of(plant.figures(row.observations, ObservationKind::value));
  const double other = stored(figure.figure, value_of(figure) + 3 * printed_step(figure.figure));
  plant.number(beside(again, again.cell.row, figure.place.cell.column), other);
  return true;
}

bool row_twice(Plant& plant) {
  Place again;
  const ScorecardRow& row = row_again(plant, again);
  plant.planted = {again, row.title.place, beside(again, again.cell.row, row.ref.place.cell.column)};
  return true;
}

bool number_blank(Plant& plant) {
  const ScorecardRow& row = plant.random.one_of(plant.rows());
  plant.edit.clear(row.ref.place);
  plant.planted = {row.ref.place};
  plant.concern_row(row);
  plant.what = to_string(row.ref.place) + " blank";
  return true;
}

// Two letters of a word exchanged, as fingers do.
std::string misspelt(const std::string& text, Random& random, std::size_t least) {
  std::vector<std::size_t> places;
  std::size_t start = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const bool letter = at < text.size() && std::isalpha(static_cast<unsigned char>(text[at])) != 0;
    if (letter) continue;
    for (std::size_t in = start + 1; at - start >= least && in + 1 < at; ++in) {
      if (text[in] != text[in + 1]) places.push_back(in);
    }
    start = at + 1;
  }
  std::string changed = text;
  if (places.empty()) return changed;
  const std::size_t at = random.one_of(places);
  std::swap(changed[at], changed[at + 1]);
  return changed;
}

bool title_changed(Plant& plant) {
  const ScorecardRow& row = plant.random.one_of(plant.rows());
  const std::string& title = row.definition.title;
  const std::string wrong =
      plant.random.either() ? misspelt(title, plant.random, 5) : title.substr(0, title.rfind(' '));
  if (wrong == title) return false;
  plant.text(row.title.place, wrong);
  plant.concern_row(row);
  plant.what = fmt::format("{}: “{}”", to_string(row.title.place), wrong);
  return true;
}

// Labels of periods.

bool month_column_deleted(Plant& plant) {
  const std::vector<PeriodLabel>& labels = plant.scorecard().periods;
  const Place& middle = labels.at(1).label.place;
  plant.edit.delete_column(middle.sheet_name(), middle.cell.column);
  plant.planted = {middle, labels.at(0).label.place};  // where the label after it stands now
  // Headings that have moved against the month before.
  for (std::uint32_t row = plant.scorecard().extent.first.row; row <= middle.cell.row; ++row) {
    for (std::uint32_t column = 1; column <= plant.scorecard().extent.last.column; ++column)
      plant.concerned.insert(beside(middle, row, column));
  }
  plant.what = "column " + column_letters(middle.cell.column) + " deleted";
  return true;
}

bool month_row_deleted(Plant& plant) {
  const std::string name = plant.random.one_of(pages_without_formulas());
  const auto page = std::find_if(plant.right.submission.pages.begin(), plant.right.submission.pages.end(),
                                 [&](const DetailPage& one) { return one.sheet->sheet == name; });
  const std::size_t at = 1 + plant.random.below(page->periods.size() - 2);
  const Place& label = page->periods[at].label.place;
  plant.edit.delete_row(name, label.cell.row);
  plant.planted = {label, page->periods[at - 1].label.place};
  plant.what = fmt::format("row {} of {} deleted", label.cell.row, name);
  return true;
}

bool month_unreadable(Plant& plant) {
  const PeriodLabel& label = plant.random.one_of(plant.scorecard().periods);
  const std::string name = label.period.words();  // "February 2016"
  const std::string wrong = misspelt(name, plant.random, 5);
  if (wrong == name || wrong.substr(0, 3) == name.substr(0, 3)) return false;  // "Janaury" is read all the same
  plant.text(label.label.place, wrong);
  for (const PeriodLabel& other : plant.scorecard().periods) plant.concerned.insert(other.label.place);
  plant.what = fmt::format("{}: “{}”", to_string(label.label.place), wrong);
  return true;
}

// All labels of one table: of the scorecard or of a page.
const std::vector<PeriodLabel>& some_labels(Plant& plant, bool& of_scorecard) {
  of_scorecard = plant.random.below(4) == 0;
  return of_scorecard ? plant.scorecard().periods : plant.random.one_of(plant.right.submission.pages).periods;
}

// What stands in the line of a label may be taken for another month's.
void concern_line(Plant& plant, const PeriodLabel& label, bool of_scorecard) {
  const CellRef line = label.label.place.cell;
  for (const Observation& observation : plant.right.submission.observations) {
    const CellRef cell = observation.place.cell;
    const bool same = of_scorecard ? cell.column == line.column : cell.row == line.row;
    if (same && observation.place.sheet_name() == label.label.place.sheet_name()) plant.concern(observation);
  }
}

// The days from the first of a month to the same a year on.
double days_of_year_after(const Period& month) {
  const MonthNumber after_leap_day = Period::month(2016, 3).last();
  const bool leap_day = month.last() < after_leap_day && month.last() + 12 >= after_leap_day;
  return leap_day ? 366 : 365;
}

bool label_a_year_out(Plant& plant) {
  bool of_scorecard = false;
  const PeriodLabel& label = plant.random.one_of(some_labels(plant, of_scorecard));
  const Cell* cell = plant.edit.find(label.label.place);
  const double days = plant.random.either() ? days_of_year_after(label.period)
                                            : -days_of_year_after(Period::of_month(label.period.last() - 12));
  plant.number(label.label.place, cell->number + days);
  concern_line(plant, label, of_scorecard);
  plant.what = to_string(label.label.place) + ": " + plant.edit.shown(label.label.place);
  return true;
}

bool labels_exchanged(Plant& plant) {
  bool of_scorecard = false;
  const std::vector<PeriodLabel>& labels = some_labels(plant, of_scorecard);
  const std::size_t at = plant.random.below(labels.size() - 1);
  const double one = plant.edit.find(labels[at].label.place)->number;
  const double other = plant.edit.find(labels[at + 1].label.place)->number;
  plant.number(labels[at].label.place, other);
  plant.number(labels[at + 1].label.place, one);
  concern_line(plant, labels[at], of_scorecard);
  concern_line(plant, labels[at + 1], of_scorecard);
  plant.what = to_string(labels[at].label.place) + " exchanged with the next";
  return true;
}

bool label_repeated(Plant& plant) {
  bool of_scorecard = false;
  const std::vector<PeriodLabel>& labels = some_labels(plant, of_scorecard);
  const std::size_t at = 1 + plant.random.below(labels.size() - 1);
  plant.number(labels[at].label.place, plant.edit.find(labels[at - 1].label.place)->number);
  plant.planted.push_back(labels[at - 1].label.place);
  for (const PeriodLabel& other : labels) plant.concerned.insert(other.label.place);  // a month has no place any more
  concern_line(plant, labels[at], of_scorecard);
  concern_line(plant, labels[at - 1], of_scorecard);
  plant.what = to_string(labels[at].label.place) + " repeats the one before";
  return true;
}

// Without a register: its word counts where there is one.
bool polarity_misspelt(Plant& plant) {
  const ScorecardRow& row = plant.random.one_of(plant.rows());
  const std::string wrong = plant.random.below(4) == 0 ? "" : misspelt(row.polarity.text, plant.random, 3);
  if (wrong == row.polarity.text) return false;
  plant.text(row.polarity.place, wrong);
  plant.concern_judgement(row);
  plant.what = fmt::format("{}: “{}”", to_string(row.polarity.place), wrong);
  return true;
}

bool column_hidden(Plant& plant) {
  const PeriodLabel& label = plant.random.one_of(plant.scorecard().periods);
  plant.edit.hide_column(label.label.place);
  plant.planted = {label.label.place};
  for (const ScorecardRow& row : plant.rows())
    plant.planted.push_back(beside(label.label.place, row.title.place.cell.row, label.label.place.cell.column));
  plant.what = "column " + column_letters(label.label.place.cell.column) + " hidden";
  return true;
}

// Figures without a title or a number below the table.
bool stray_row(Plant& plant) {
  const ScorecardRow& row = plant.rows().back();
  for (const Observation* figure : plant.figures(row.observations, ObservationKind::value))
    plant.number(beside(figure->place, figure->place.cell.row + 1, figure->place.cell.column),
                 plant.random.between(10, 99));
  plant.planted.push_back(beside(row.title.place, row.title.place.cell.row + 1, row.title.place.cell.column));
  for (std::uint32_t column = 1; column <= row.title.place.cell.column; ++column)
    plant.planted.push_back(beside(row.title.place, row.title.place.cell.row + 1, column));
  plant.what = "figures without a title";
  return true;
}

bool heading_renamed(Plant& plant) {
  const std::uint32_t row = plant.scorecard().periods.front().label.place.cell.row;
  const std::vector<std::pair<std::uint32_t, const char*>> headings = {
      {plant.rows().front().year_to_date_cell.cell.column, "Year so far"},
      {plant.rows().front().green.place.cell.column, "Green"},
      {plant.rows().front().typed_rag_period.place.cell.column, "(month)"}};
  const auto& [column, words] = plant.random.one_of(headings);
  plant.text(beside(plant.scorecard().periods.front().label.place, row, column), words);
  plant.what = fmt::format("heading of column {} renamed “{}”", column_letters(column), words);
  return true;
}

}  // namespace

std::vector<Kind> structure_kinds() {
  return {
      {"S101", "measure taken out", Needs::a_register, measure_removed},
      {"S102", "number mistyped in the scorecard", Needs::a_register, number_mistyped},
      {"S102", "number mistyped on a page", Needs::a_register, page_number_mistyped},
      {"S103", "row twice with another figure", Needs::either, row_twice_with_another_figure},
      {"S104", "row twice", Needs::either, row_twice},
      {"S105", "number blank", Needs::either, number_blank},
      {"S106", "title changed", Needs::a_register, title_changed},
      {"S107", "column of a month deleted", Needs::either, month_column_deleted},
      {"S107", "row of a month deleted", Needs::either, month_row_deleted},
      {"S107", "heading of a month misspelt", Needs::either, month_unreadable, {"S111"}},
      {"S108", "label a year out", Needs::either, label_a_year_out},
      {"S108", "labels exchanged", Needs::either, labels_exchanged},
      {"S108", "label repeated", Needs::either, label_repeated, {"S111"}},
      {"S109", "polarity misspelt", Needs::no_register, polarity_misspelt},
      {"S110", "column of figures hidden", Needs::either, column_hidden},
      {"S111", "figures without a title", Needs::either, stray_row},
      {"S112", "heading renamed", Needs::either, heading_renamed, {"S111"}},
  };
}

}  // namespace scorebook::planting
