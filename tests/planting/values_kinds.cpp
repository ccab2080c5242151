// Figures that are wrong by themselves or against their own history.
#include <fmt/format.h>

#include <cmath>

#include "planting.hpp"

namespace scorebook::planting {

namespace {

// A month's figure of the scorecard or of a page.
const Observation& some_month(Plant& plant) {
  return *plant.random.one_of(plant.random.either() ? plant.row_figures(ObservationKind::value)
                                                    : plant.page_figures(ObservationKind::value));
}

void say(Plant& plant, const Observation& figure) {
  plant.concern(figure);
  plant.what =
      fmt::format("{}: “{}” for {}", to_string(figure.place), plant.edit.shown(figure.place), figure.figure.text);
}

bool not_a_number(Plant& plant) {
  const Observation& figure = some_month(plant);
  std::string wrong = figure.figure.text;
  if (plant.random.either()) {
    wrong.insert(wrong.size() - (wrong.back() == '%' ? 1 : 0), ".8.2");
  } else {
    wrong.insert(1, "o");
  }
  plant.text(figure.place, wrong);
  say(plant, figure);
  return true;
}

bool impossible(Plant& plant) {
  const Observation& figure = some_month(plant);
  if (figure.figure.unit == Unit::per_10000) return false;
  const bool fraction = figure.figure.unit == Unit::count && plant.random.either();
  const double wrong = fraction ? value_of(figure) + 0.5 : -value_of(figure);
  plant.number(figure.place, figure.figure.unit == Unit::per_cent ? wrong / 100 : wrong);
  if (fraction) plant.edit.number_format(figure.place, "0.0");
  say(plant, figure);
  return true;
}

bool month_blank(Plant& plant) {
  const Observation& figure = some_month(plant);
  plant.edit.clear(figure.place);
  plant.planted = {figure.place};
  say(plant, figure);
  return true;
}

bool placeholder(Plant& plant) {
  const Observation& figure = some_month(plant);
  plant.text(figure.place, plant.random.either() ? "tbc" : "TBC");
  say(plant, figure);
  return true;
}

bool tolerance_placeholder(Plant& plant) {
  const ScorecardRow& row = plant.random.one_of(plant.rows());
  if (row.red.text.empty()) return false;
  plant.text(row.red.place, "range to be set");
  plant.edit.clear(row.amber.place);
  plant.edit.clear(row.green.place);
  plant.concern_judgement(row);
  plant.concerned.insert({row.amber.place, row.green.place});
  plant.what = to_string(row.red.place) + ": range to be set";
  return true;
}

bool as_text(Plant& plant) {
  const Observation& figure = some_month(plant);
  plant.text(figure.place, figure.figure.text);
  say(plant, figure);
  return true;
}

bool sign_missing(Plant& plant) {
  const Observation& figure = some_month(plant);
  if (figure.figure.unit != Unit::per_cent) return false;
  plant.number(figure.place, value_of(figure));
  plant.edit.number_format(figure.place, "0.0");
  say(plant, figure);
  return true;
}

// The latest month's figure of a count or rate, in both places where no formula joins them.
const Observation* latest_month(Plant& plant, const Observation*& elsewhere) {
  const Observation* figure = plant.random.one_of(plant.page_figures(ObservationKind::value));
  elsewhere = plant.elsewhere(*figure);
  const bool may = figure->figure.unit != Unit::per_cent && figure->period == plant.right.submission.period &&
                   elsewhere != nullptr && plant.free(figure->place);
  return may ? figure : nullptr;
}

void type_in_both(Plant& plant, const Observation& figure, const Observation& elsewhere, double value) {
  plant.number(figure.place, stored(figure.figure, value));
  plant.number(elsewhere.place, stored(figure.figure, value));
  say(plant, figure);
}

bool outlier(Plant& plant) {
  const Observation* elsewhere = nullptr;
  const Observation* figure = latest_month(plant, elsewhere);
  if (figure == nullptr) return false;
  type_in_both(plant, *figure, *elsewhere, value_of(*figure) * 10);
  return true;
}

// Counts of few cases may well be nought.
bool sudden_zero(Plant& plant) {
  const Observation* elsewhere = nullptr;
  const Observation* figure = latest_month(plant, elsewhere);
  if (figure == nullptr || value_of(*figure) < 50) return false;
  type_in_both(plant, *figure, *elsewhere, 0);
  return true;
}

// The month before's figure copied, of a count that usually changes by far more than one: contacts from other sources
// swing by dozens.
bool same_as_before(Plant& plant) {
  const Observation* elsewhere = nullptr;
  const Observation* figure = latest_month(plant, elsewhere);
  if (figure == nullptr || figure->measure != "2.5") return false;
  const Cell* before = plant.edit.find({figure->place.sheet, {figure->place.cell.row - 1, figure->place.cell.column}});
  type_in_both(plant, *figure, *elsewhere, before->number);
  return true;
}

bool look_alike(Plant& plant) {
  const Observation& figure = some_month(plant);
  std::string typed = figure.figure.text;
  const std::size_t one = typed.find('1'), nought = typed.find('0');
  if (one != std::string::npos) {
    typed[one] = 'l';
  } else if (nought != std::string::npos) {
    typed[nought] = 'O';
  } else {
    typed = "\xC2\xA0" + typed;
  }
  plant.text(figure.place, typed);
  say(plant, figure);
  return true;
}

bool excel_error(Plant& plant) {
  const Observation& figure = some_month(plant);
  plant.edit.error(figure.place, plant.random.one_of(std::vector<std::string>{"#DIV/0!", "#REF!", "#N/A", "#VALUE!"}));
  plant.planted = {figure.place};
  say(plant, figure);
  return true;
}

}  // namespace

std::vector<Kind> values_kinds() {
  return {
      {"V201", "not a number", Needs::either, not_a_number, {"V210"}},
      {"V202", "impossible figure", Needs::either, impossible},
      {"V203", "month blank", Needs::either, month_blank},
      {"V204", "placeholder in a final", Needs::either, placeholder},
      {"V204", "tolerance to be set in a final", Needs::either, tolerance_placeholder},
      {"V205", "number as text", Needs::either, as_text},
      {"V206", "sign of per cent missing", Needs::either, sign_missing},
      {"V207", "outlier", Needs::either, outlier},
      {"V208", "sudden zero", Needs::either, sudden_zero},
      {"V209", "the month before copied", Needs::either, same_as_before},
      {"V210", "look-alike characters", Needs::either, look_alike, {"V201"}},
      {"V211", "Excel error", Needs::either, excel_error},
  };
}

}  // namespace scorebook::planting
