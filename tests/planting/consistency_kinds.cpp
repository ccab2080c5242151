// What is said twice and differently, or does not go together.
#include <fmt/format.h>

#include <cmath>

#include "planting.hpp"

namespace scorebook::planting {

namespace {

// By at least two printed steps, as the coarser of the two places decides.
bool made_to_differ(Plant& plant, const Observation& observation) {
  if (plant.elsewhere(observation) == nullptr || !plant.free(observation.place)) return false;
  const double step = printed_step(observation.figure);
  const double value =
      value_of(observation) + plant.random.one_of(std::vector<int>{-30, -11, -4, -2, 2, 5, 20, 40}) * step;
  if (value <= 0 || (observation.figure.unit == Unit::per_cent && value > 100)) return false;
  plant.number(observation.place, stored(observation.figure, value));
  plant.concern(observation);
  plant.what = fmt::format("{}: {} for {}", to_string(observation.place), value, observation.figure.text);
  return true;
}

bool month_of_scorecard(Plant& plant) {
  return made_to_differ(plant, *plant.random.one_of(plant.row_figures(ObservationKind::value)));
}

bool month_of_page(Plant& plant) {
  return made_to_differ(plant, *plant.random.one_of(plant.page_figures(ObservationKind::value)));
}

bool year_to_date_of_scorecard(Plant& plant) {
  return made_to_differ(plant, *plant.random.one_of(plant.row_figures(ObservationKind::year_to_date)));
}

bool digits_between_places(Plant& plant) {
  const Observation& month = *plant.random.one_of(plant.row_figures(ObservationKind::value));
  const double value = with_digits_exchanged(month.figure, plant.random);
  if (std::abs(value - value_of(month)) < 1.5 * printed_step(month.figure) || plant.elsewhere(month) == nullptr)
    return false;
  plant.number(month.place, stored(month.figure, value));
  plant.concern(month);
  plant.what = fmt::format("{}: {} for {}", to_string(month.place), value, month.figure.text);
  return true;
}

bool earlier_year(Plant& plant) {
  return made_to_differ(plant, *plant.random.one_of(plant.row_figures(ObservationKind::year)));
}

bool benchmark(Plant& plant) {
  return made_to_differ(plant, *plant.random.one_of(plant.row_figures(ObservationKind::benchmark)));
}

bool arrow_turned(Plant& plant) {
  const ScorecardRow& row = plant.random.one_of(plant.rows());
  const std::string wrong = plant.random.one_of(std::vector<std::string>{"↑", "→", "↓"});
  if (wrong == row.typed_direction.text) return false;
  plant.text(row.typed_direction.place, wrong);
  plant.what = fmt::format("{}: {} for {}", to_string(row.typed_direction.place), wrong, row.typed_direction.text);
  return true;
}

const LabelledCell& rag_cell(Plant& plant) {
  const ScorecardRow& row = plant.random.one_of(plant.rows());
  return plant.random.either() ? row.typed_rag_period : row.typed_rag_year_end;
}

bool letter_wrong(Plant& plant) {
  const LabelledCell& cell = rag_cell(plant);
  const std::string wrong = plant.random.one_of(std::vector<std::string>{"R", "A", "G"});
  if (wrong == cell.text || cell.text.empty()) return false;
  plant.text(cell.place, wrong);
  plant.what = fmt::format("{}: {} for {}", to_string(cell.place), wrong, cell.text);
  return true;
}

bool fill_wrong(Plant& plant) {
  const LabelledCell& cell = rag_cell(plant);
  const std::uint32_t wrong = plant.random.one_of(std::vector<std::uint32_t>{0x00B050, 0xFFC000, 0xFF0000});
  if (cell.text.empty() || cell.fill == wrong) return false;
  plant.edit.fill(cell.place, wrong);
  plant.planted = {cell.place};
  plant.what = fmt::format("{} filled {:06X}", to_string(cell.place), wrong);
  return true;
}

// A colour for a measure that has no tolerance to have it from.
bool colour_without_target(Plant& plant) {
  const LabelledCell& cell = rag_cell(plant);
  if (!cell.text.empty()) return false;
  plant.text(cell.place, plant.random.one_of(std::vector<std::string>{"R", "A", "G"}));
  plant.what = to_string(cell.place) + ": a colour without a target";
  return true;
}

// Thresholds: only those of the two usual forms, not the bands round a benchmark.
const ScorecardRow* row_with_thresholds(Plant& plant) {
  const ScorecardRow& row = plant.random.one_of(plant.rows());
  const std::string& red = row.definition.tolerance.red;
  return !red.empty() && red.find("more") == std::string::npos ? &row : nullptr;
}

void plant_tolerance(Plant& plant, const ScorecardRow& row) {
  plant.planted.insert(plant.planted.end(), {row.red.place, row.amber.place, row.green.place});
  plant.concern_judgement(row);
}

bool sign_turned(Plant& plant) {
  const ScorecardRow* row = row_with_thresholds(plant);
  if (row == nullptr) return false;
  std::string red = row->definition.tolerance.red;
  if (red.back() == '+') {
    red = "<" + red.substr(0, red.size() - 1);
  } else {
    red.front() = red.front() == '<' ? '>' : '<';
  }
  plant.text(row->red.place, red);
  plant_tolerance(plant, *row);
  plant.what = fmt::format("{}: “{}”", to_string(row->red.place), red);
  return true;
}

bool amber_missing(Plant& plant) {
  const ScorecardRow* row = row_with_thresholds(plant);
  if (row == nullptr) return false;
  plant.edit.clear(row->amber.place);
  plant_tolerance(plant, *row);
  plant.what = to_string(row->amber.place) + " blank";
  return true;
}

// Amber begins elsewhere than red ends.
bool amber_elsewhere(Plant& plant) {
  const ScorecardRow* row = row_with_thresholds(plant);
  if (row == nullptr) return false;
  std::string amber = row->definition.tolerance.amber;
  char& digit = amber.at(1);
  digit = digit == '0' ? '1' : static_cast<char>(digit - 1);
  plant.text(row->amber.place, amber);
  plant_tolerance(plant, *row);
  plant.what = fmt::format("{}: “{}”", to_string(row->amber.place), amber);
  return true;
}

bool info_with_target(Plant& plant) {
  const ScorecardRow* row = row_with_thresholds(plant);
  if (row == nullptr) return false;
  plant.text(row->polarity.place, "Info");
  plant.planted.push_back(row->green.place);
  plant.concern_judgement(*row);
  plant.what = to_string(row->polarity.place) + ": Info with a target";
  return true;
}

bool target_on_info(Plant& plant) {
  const ScorecardRow& row = plant.random.one_of(plant.rows());
  if (row.definition.polarity != Polarity::info || row.definition.unit != Unit::per_cent) return false;
  plant.text(row.red.place, "<20%");
  plant.text(row.amber.place, "20%>");
  plant.text(row.green.place, "25%");
  plant.planted.push_back(row.polarity.place);
  plant.concern_judgement(row);
  plant.what = to_string(row.green.place) + ": a target on an Info measure";
  return true;
}

// A yearly number as the threshold of a month.
bool yearly_threshold(Plant& plant) {
  const ScorecardRow& row = plant.random.one_of(plant.rows());
  if (row.definition.unit != Unit::count || row.definition.year_to_date_rule != YearToDateRule::sum) return false;
  const Observation& sum = *plant.figures(row.observations, ObservationKind::year_to_date).front();
  plant.text(row.polarity.place, "High");
  const int target = static_cast<int>(value_of(sum) * 1.02);
  plant.text(row.red.place, fmt::format("<{}", target * 95 / 100));
  plant.text(row.amber.place, fmt::format("{}>", target * 95 / 100));
  plant.text(row.green.place, fmt::format("{}", target));
  plant.concern_judgement(row);
  plant.what = fmt::format("{}: {} as the target of a month", to_string(row.green.place), target);
  return true;
}

// A total in a text, beside the parts that it is said to have. One that is far off is taken for a total of more.
// Parts that add to more than the total may overlap, and are none.
bool total_in_words(Plant& plant) {
  const DetailPage& page = plant.random.one_of(plant.right.submission.pages);
  const int first = plant.random.between(8, 15), second = plant.random.between(5, 9),
            third = plant.random.between(4, 7);
  const int total = first + second + third + plant.random.one_of(std::vector<int>{1, 2, 3});
  const std::string words = fmt::format(" {} were looked at again: {} on quality, {} on lack of service, {} on staff.",
                                        total, first, second, third);
  plant.text(page.analysis.place, page.analysis.text + words);
  plant.what = to_string(page.analysis.place) + ":" + words;
  return true;
}

}  // namespace

std::vector<Kind> consistency_kinds() {
  return {
      {"C401", "month of the scorecard differs from the page", Needs::either, month_of_scorecard},
      {"C401", "month of the page differs from the scorecard", Needs::either, month_of_page},
      {"C401", "digits of a month exchanged", Needs::either, digits_between_places, {"A310"}},
      {"C401", "year to date differs from the page", Needs::either, year_to_date_of_scorecard},
      {"C402", "arrow the wrong way", Needs::either, arrow_turned},
      {"C403", "letter of a RAG wrong", Needs::either, letter_wrong},
      {"C403", "fill of a RAG wrong", Needs::either, fill_wrong},
      {"C403", "RAG without a target", Needs::either, colour_without_target},
      {"C404", "sign of red turned", Needs::either, sign_turned},
      {"C404", "amber missing", Needs::either, amber_missing},
      {"C404", "amber begins elsewhere", Needs::either, amber_elsewhere},
      {"C407", "Info with a target", Needs::no_register, info_with_target},
      {"C407", "target on an Info measure", Needs::either, target_on_info},
      {"C408", "threshold of a year for a month", Needs::no_register, yearly_threshold},
      {"C409", "earlier year differs", Needs::either, earlier_year},
      {"C409", "benchmark differs", Needs::either, benchmark},
      {"C411", "total in words is not its parts", Needs::either, total_in_words},
  };
}

}  // namespace scorebook::planting
