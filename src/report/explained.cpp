#include "report/explained.hpp"

#include <algorithm>

#include "report/rating_counts.hpp"

namespace scorebook {

std::vector<ExplainedMeasure> explained_measures(const Explanation& explanation) {
  std::vector<ExplainedMeasure> measures;
  for (const std::string& name : explanation.measures) {
    const bool twice = std::any_of(measures.begin(), measures.end(),
                                   [&name](const ExplainedMeasure& other) { return other.name == name; });
    if (twice) continue;
    ExplainedMeasure explained{name, {}, {}};
    for (const Rating& rating : explanation.ratings) {
      if (is_of_measure(rating, name)) explained.ratings.push_back(&rating);
    }
    if (explained.ratings.empty()) {
      for (const Submission& submission : explanation.submissions) {
        for (const Observation& observation : submission.observations) {
          if (observation.measure == name) explained.figures.push_back(&observation);
        }
      }
    }
    measures.push_back(std::move(explained));
  }
  return measures;
}

std::vector<const Finding*> findings_of(const Rating& rating, const Explanation& explanation) {
  const auto same_name =
      std::count_if(explanation.ratings.begin(), explanation.ratings.end(),
                    [&rating](const Rating& other) { return other.measure.name == rating.measure.name; });
  const Submission* submission = same_name > 1 ? submission_of(rating, explanation.submissions) : nullptr;
  std::vector<const Finding*> found;
  for (const Finding& finding : explanation.checked.findings) {
    if (finding.measure != rating.measure.name) continue;
    const bool elsewhere = submission != nullptr && !finding.places.empty() &&
                           std::none_of(finding.places.begin(), finding.places.end(), [submission](const Place& place) {
                             return place.workbook_name() == submission->workbook->name;
                           });
    if (!elsewhere) found.push_back(&finding);
  }
  return found;
}

const RegisterMeasure* registered(const Rating& rating, const Explanation& explanation) {
  if (explanation.measure_register == nullptr) return nullptr;
  const Measure& measure = rating.measure;
  return explanation.measure_register->find(measure.ref.empty() ? measure.ref_suggested : measure.ref);
}

Place place_of_definition(const Rating& rating) {
  if (rating.row != nullptr) return rating.row->title.place;
  return rating.plan == nullptr ? Place{} : rating.plan->title.place;
}

std::vector<Place> places_of_tolerance(const Rating& rating) {
  const ScorecardRow* row = rating.row;
  const TypedTolerance& typed = rating.measure.tolerance;
  if (row == nullptr || typed.empty() || row->red.text != typed.red || row->amber.text != typed.amber ||
      row->green.text != typed.green)
    return {};
  return {row->red.place, row->amber.place, row->green.place};
}

std::string validity_words(const Validity& validity) {
  std::string words;
  if (validity.first) words = "from " + Period::of_month(*validity.first).words();
  if (validity.last) words += (words.empty() ? "until " : " to ") + Period::of_month(*validity.last).words();
  return words;
}

}  // namespace scorebook
