// Whether a threshold can be meant for the figure that it judges (C408): a year's threshold set against one month, or a
// month's against the year to date. Only for figures that add up over the year, and only where the sizes leave no
// doubt.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "check/consistency_rules.hpp"
#include "check/wording.hpp"
#include "text/words.hpp"

namespace scorebook::rule {

namespace {

// A threshold counts as one for another basis when it is four times any month, and as one for a basis when it lies
// within a factor of two of its figures.
constexpr double kFarAway = 4, kNear = 2;

// The figures of a row that the sizes are judged by, in table order.
struct Sizes {
  std::vector<const Observation*> months;
  const Observation* year_to_date = nullptr;
  std::vector<const Observation*> years;
};

Sizes sizes_of(const Submission& submission, const ScorecardRow& row, const Rating& rating) {
  Sizes sizes;
  for (const std::size_t number : row.observations) {
    const Observation& observation = submission.observations.at(number);
    if (!observation.figure.value || !observation.figure.value->coefficient()) continue;
    if (observation.kind == ObservationKind::value) sizes.months.push_back(&observation);
    if (observation.kind == ObservationKind::year_to_date && observation.period == rating.period)
      sizes.year_to_date = &observation;
    if (observation.kind == ObservationKind::year) sizes.years.push_back(&observation);
  }
  return sizes;
}

double size_of(const Observation& observation) { return observation.figure.value->absolute().to_double(); }

double largest(const std::vector<const Observation*>& figures) {
  double most = 0;
  for (const Observation* figure : figures) most = std::max(most, size_of(*figure));
  return most;
}

bool near(double left, double right) { return left <= kNear * right && right <= kNear * left; }

// The figures of a whole year, or of most of one, that a year's threshold would be near to.
std::vector<const Observation*> yearly_figures(const Sizes& sizes, const Period& period) {
  std::vector<const Observation*> yearly;
  const MonthNumber so_far = period.last() - period.in_financial_year().first() + 1;
  if (sizes.year_to_date != nullptr && so_far >= 6) yearly.push_back(sizes.year_to_date);
  yearly.insert(yearly.end(), sizes.years.rbegin(), sizes.years.rend());  // the latest first
  return yearly;
}

// A figure of the year that is near the threshold while all months are far below it; null where there is none.
const Observation* threshold_is_yearly(const Sizes& sizes, double low, double high, const Period& period) {
  if (low < kFarAway * largest(sizes.months)) return nullptr;
  for (const Observation* figure : yearly_figures(sizes, period)) {
    const double size = size_of(*figure);
    const bool adds_up = size >= kFarAway * largest(sizes.months);
    if (adds_up && (near(size, low) || near(size, high))) return figure;
  }
  return nullptr;
}

// Whether every month is near the threshold while the year to date is far above it.
bool threshold_is_monthly(const Sizes& sizes, double low, double high) {
  if (sizes.year_to_date == nullptr || sizes.months.size() < 2) return false;
  const double year = size_of(*sizes.year_to_date);
  if (year < kFarAway * high || year < kFarAway * largest(sizes.months)) return false;
  return std::all_of(sizes.months.begin(), sizes.months.end(), [&](const Observation* month) {
    return near(size_of(*month), low) || near(size_of(*month), high);
  });
}

std::string thresholds_words(const ScorecardRow& row, const Tolerance& tolerance) {
  std::vector<std::string> words;
  for (const LabelledCell* cell : {&row.red, &row.amber, &row.green}) {
    const std::string text = collapsed(cell->text);
    if (!text.empty()) words.push_back(text);
  }
  return words.empty() ? tolerance.words : listed(words);
}

void report(const ScorecardRow& row, const Rating& rating, const Observation& judged, const std::string& how,
            const std::string& meant_for, RagBasis basis, Recorder& recorder) {
  Failure failure;
  failure.places = {judged.place};
  for (const LabelledCell* cell : {&row.red, &row.amber, &row.green}) {
    if (cell->place.known() && !trimmed(cell->text).empty()) failure.places.push_back(cell->place);
  }
  failure.measure = row.definition.name;
  failure.period = rating.period;
  failure.observed = judged.figure.text;
  failure.kind_of_place =
      basis == RagBasis::year_to_date ? "scorecard threshold of a year" : "scorecard threshold of a month";
  failure.message = fmt::format("{}, {}: {}, but the thresholds ({}) {}.", measure_words(row.definition),
                                rating.period.words(), how, thresholds_words(row, rating.tolerance), meant_for);
  failure.fix = fmt::format(
      "Judge only the {}: say so in the register (RAG basis: {}). Or type thresholds that are meant for what they "
      "judge.",
      basis == RagBasis::year_to_date ? "year to date by them" : "single period by them", rag_basis_name(basis));
  recorder.failed(std::move(failure));
}

bool adds_up_over_time(Unit unit) { return unit != Unit::per_cent && unit != Unit::text; }

void check_row(const Submission& submission, const ScorecardRow& row, const Rating& rating, Recorder& recorder) {
  const Tolerance& tolerance = rating.tolerance;
  if (!tolerance.green || !tolerance.red) return recorder.not_run("no pair of thresholds to judge by");
  if (tolerance.kind == ToleranceKind::band || tolerance.kind == ToleranceKind::range)
    return recorder.not_run("the tolerance is a band or a range, not a threshold");
  if (!adds_up_over_time(row.definition.unit) || tolerance.unit == Unit::per_cent)
    return recorder.not_run("per cents do not add up over the year: their thresholds fit a month and a year alike");
  if (rating.value == nullptr || !rating.value->figure.value)
    return recorder.not_run("there is no figure for the period");
  const Sizes sizes = sizes_of(submission, row, rating);
  const double red = tolerance.red->absolute().to_double(), green = tolerance.green->absolute().to_double();
  const double low = std::min(red, green), high = std::max(red, green);
  if (sizes.months.empty() || low <= 0) return recorder.not_run("the thresholds or the figures are nought");
  const bool month_judged = rating.rag_period.rag != Rag::none;
  const bool year_judged = rating.rag_year_end.rag != Rag::none && sizes.year_to_date != nullptr;
  if (const Observation* yearly = month_judged ? threshold_is_yearly(sizes, low, high, rating.period) : nullptr) {
    const std::string year = yearly->kind == ObservationKind::year
                                 ? fmt::format("the figure of {}", yearly->period ? yearly->period->words() : "a year")
                                 : "the year to date";
    return report(row, rating, *rating.value,
                  fmt::format("one period’s figure, {}, is judged {}", shown(rating.value->figure),
                              rag_name(rating.rag_period.rag)),
                  fmt::format("are of the size of a whole year’s figure: {} is {}", year, shown(yearly->figure)),
                  RagBasis::year_to_date, recorder);
  }
  if (year_judged && threshold_is_monthly(sizes, low, high)) {
    return report(
        row, rating, *sizes.year_to_date,
        fmt::format("the year to date, {}, is judged {}", shown(sizes.year_to_date->figure),
                    rag_name(rating.rag_year_end.rag)),
        fmt::format("are of the size of a single period’s figure: the latest is {}", shown(rating.value->figure)),
        RagBasis::period, recorder);
  }
  recorder.passed();
}

}  // namespace

void basis_cannot_be_meant(const Evidence& evidence, Recorder& recorder) {
  for (const Scorecard& scorecard : evidence.submission().scorecards) {
    for (const ScorecardRow& row : scorecard.rows) {
      const Rating* rating = evidence.rating_of(row);
      if (rating == nullptr) {
        recorder.not_run("the measure was rated from another workbook");
      } else {
        check_row(evidence.submission(), row, *rating, recorder);
      }
    }
  }
}

}  // namespace scorebook::rule
