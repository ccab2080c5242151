// Whether a threshold can be meant for the figure that it judges (C408): a year's threshold set against one month, or a
// month's against the year to date. Only for figures that add up over the year, and only where the sizes leave no
// doubt.
#include <fmt/format.h>

#include <algorithm>

#include "check/consistency_rules.hpp"
#include "check/wording.hpp"
#include "rate/threshold_span.hpp"
#include "text/words.hpp"

namespace scorebook::rule {

namespace {

// The figures of a row, in table order.
FiguresBySpan sizes_of(const Submission& submission, const ScorecardRow& row, const Rating& rating) {
  FiguresBySpan sizes;
  for (const std::size_t number : row.observations) {
    const Observation& observation = submission.observations.at(number);
    if (!observation.figure.value || !observation.figure.value->coefficient()) continue;
    if (observation.kind == ObservationKind::value) sizes.periods.push_back(&observation);
    if (observation.kind == ObservationKind::year_to_date && observation.period == rating.period)
      sizes.year_to_date = &observation;
    if (observation.kind == ObservationKind::year) sizes.years.push_back(&observation);
  }
  return sizes;
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

void check_row(const Submission& submission, const ScorecardRow& row, const Rating& rating, Recorder& recorder) {
  const Tolerance& tolerance = rating.tolerance;
  if (!tolerance.green || !tolerance.red) return recorder.not_run("no pair of thresholds to judge by");
  if (tolerance.kind == ToleranceKind::band || tolerance.kind == ToleranceKind::range)
    return recorder.not_run("the tolerance is a band or a range, not a threshold");
  if (!adds_up_over_time(row.definition.unit) || tolerance.unit == Unit::per_cent)
    return recorder.not_run("per cents do not add up over the year: their thresholds fit a month and a year alike");
  if (rating.value == nullptr || !rating.value->figure.value)
    return recorder.not_run("there is no figure for the period");
  const FiguresBySpan sizes = sizes_of(submission, row, rating);
  const double red = tolerance.red->absolute().to_double(), green = tolerance.green->absolute().to_double();
  const double low = std::min(red, green), high = std::max(red, green);
  if (sizes.periods.empty() || low <= 0) return recorder.not_run("the thresholds or the figures are nought");
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
  if (year_judged && threshold_is_of_one_period(sizes, low, high)) {
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
