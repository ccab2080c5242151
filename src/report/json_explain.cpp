// scorebook explain as data: the rating as rate has it, and beside it the figures it rests on, where it is defined and
// what check found.
#include "report/explained.hpp"
#include "report/rating_json.hpp"
#include "scorebook/json.hpp"

namespace scorebook {
namespace {

Json observation_json(const Observation* observation) {
  if (observation == nullptr) return nullptr;
  const Figure& figure = observation->figure;
  return {{"period", json_period(observation->period)},
          {"value", json_number(figure.value)},
          {"text", json_text(figure.text)},
          {"numerator", json_number(figure.numerator)},
          {"denominator", json_number(figure.denominator)},
          {"missing", json_missing(figure)},
          {"provisional", figure.provisional},
          {"source", json_place(observation->place)}};
}

Json observations_json(const std::vector<const Observation*>& observations) {
  Json list = Json::array();
  for (const Observation* observation : observations) {
    if (observation != nullptr) list.push_back(observation_json(observation));
  }
  return list;
}

Json month_json(const std::optional<MonthNumber>& month) {
  return month ? Json(Period::of_month(*month).id()) : Json(nullptr);
}

Json definition_json(const Rating& rating, const Explanation& explanation) {
  const Measure& measure = rating.measure;
  Json tolerance_cells = Json::array();
  for (const Place& place : places_of_tolerance(rating)) tolerance_cells.push_back(json_place(place));
  Json json = {{"source", json_place(place_of_definition(rating))},
               {"register", nullptr},
               {"valid_from", nullptr},
               {"valid_to", nullptr},
               {"definition", json_text(measure.definition_text)},
               {"set", json_text(measure.set)},
               {"priority", json_text(measure.priority)},
               {"outcome", json_text(measure.outcome)},
               {"sub_measure_of", json_text(measure.sub_measure_of)},
               {"source_system", json_text(measure.source_system)},
               {"external_ids", measure.external_ids},
               {"data_note", json_text(measure.data_note)},
               {"frequency", json_text(measure.frequency)},
               {"lead", json_text(measure.lead)},
               {"target", json_text(rating.target.typed.empty() ? measure.target : rating.target.typed)},
               {"target_source", json_place(rating.target.place)},
               {"rule", json_text(measure.rule)},
               {"tolerance_sources", std::move(tolerance_cells)}};
  if (const RegisterMeasure* row = registered(rating, explanation)) {
    json["register"] = json_place(row->place);
    json["valid_from"] = month_json(row->validity.first);
    json["valid_to"] = month_json(row->validity.last);
  }
  return json;
}

Json explained_json(const Rating& rating, const Explanation& explanation) {
  Json json = rating_json(rating, explanation.submissions);
  json["definition"] = definition_json(rating, explanation);
  json["figures"] = {{"value", observation_json(rating.value)},         {"previous", observation_json(rating.previous)},
                     {"last_year", observation_json(rating.last_year)}, {"ytd", observation_json(rating.year_to_date)},
                     {"carried", observation_json(rating.carried)},     {"history", observations_json(rating.history)},
                     {"years", observations_json(rating.years)},        {"targets", observations_json(rating.targets)}};
  Json remarks = Json::array();
  for (const ToleranceRemark& remark : rating.tolerance.remarks) remarks.push_back(remark.message);
  json["tolerance_remarks"] = std::move(remarks);
  Json findings = Json::array();
  for (const Finding* finding : findings_of(rating, explanation)) findings.push_back(finding_json(*finding, explanation.submissions));
  json["findings"] = std::move(findings);
  return json;
}

}  // namespace

std::string explain_json(const Explanation& explanation) {
  Json document = json_head(explanation.submissions, explanation.period);
  Json measures = Json::array();
  Json not_rated = Json::array();
  for (const ExplainedMeasure& explained : explained_measures(explanation)) {
    for (const Rating* rating : explained.ratings) measures.push_back(explained_json(*rating, explanation));
    if (!explained.ratings.empty()) continue;
    not_rated.push_back(
        {{"measure", explained.name},
         {"why",
          "no row of a scorecard or plan says how to judge it, and there is no figure that a register would judge"},
         {"figures", observations_json(explained.figures)}});
  }
  document["measures"] = std::move(measures);
  document["not_rated"] = std::move(not_rated);
  return json_text_of(document);
}

}  // namespace scorebook
