// One rating as data, with the working of everything.
#include "report/rating_counts.hpp"
#include "report/rating_json.hpp"
#include "report/rating_words.hpp"

namespace scorebook {
namespace {

Json figure_json(const Observation* observation) {
  return observation == nullptr ? Json(nullptr) : json_number(observation->figure.value);
}

Json tolerance_json(const Rating& rating) {
  const TypedTolerance& typed = rating.measure.tolerance;
  return {{"kind", tolerance_kind_name(rating.tolerance.kind)},
          {"red", json_text(typed.red)},
          {"amber", json_text(typed.amber)},
          {"green", json_text(typed.green)},
          {"words", json_text(rating.tolerance.words)}};
}

Json rag_json(const Rating& rating) {
  return {{"period", rag_name(rating.rag_period.rag)},
          {"year_end", rag_name(rating.rag_year_end.rag)},
          {"reason", json_text(rating.rag_period.reason)},
          {"working", json_text(rating.rag_period.working)},
          {"year_end_reason", json_text(rating.rag_year_end.reason)},
          {"year_end_working", json_text(rating.rag_year_end.working)}};
}

Json direction_json(const Rating& rating, const Direction& direction, const std::string& words) {
  return {{"state", direction_name(rating, direction.state)},
          {"arrow", arrow_name(shown_arrow(rating, direction.state))},
          {"tone", tone_name(direction_tone(direction.state))},
          {"words", words},
          {"working", json_text(direction.working)}};
}

Json carried_json(const Observation* carried) {
  if (carried == nullptr) return nullptr;
  return {{"value", json_number(carried->figure.value)},
          {"period", json_period(carried->period)},
          {"source", json_place(carried->place)}};
}

Json compared_json(const MeasureTrend& trend) {
  if (trend.compared == nullptr) return nullptr;
  return trend.compared->kind == ObservationKind::year_to_date ? "ytd" : "value";
}

}  // namespace

Json rating_json(const Rating& rating, const std::vector<Submission>& submissions) {
  const Submission* submission = submission_of(rating, submissions);
  const MeasureTrend trend = trend_of(rating);
  const int status = plan_status_number(rating.status.status);
  return {{"measure", rating.measure.name},
          {"title", rating.measure.title},
          {"section", json_text(rating.measure.section)},
          {"directorate", json_text(rating.directorate)},
          {"workbook", submission == nullptr ? Json(nullptr) : json_text(submission->workbook->name)},
          {"polarity", json_text(polarity_name(rating.measure.polarity))},
          {"unit", json_text(unit_name(rating.measure.unit))},
          {"period", rating.period.id()},
          {"due", rating.due},
          {"value", figure_json(rating.value)},
          {"value_working", json_text(rating.value_working)},
          {"carried", carried_json(rating.carried)},
          {"previous", figure_json(rating.previous)},
          {"last_year", figure_json(rating.last_year)},
          {"ytd", figure_json(rating.year_to_date)},
          {"ytd_working", json_text(rating.year_to_date_working)},
          {"target", json_number(target_number(rating))},
          {"target_working", json_text(rating.target.working)},
          {"target_reason", json_text(rating.target.reason)},
          {"rated_by", rated_by_name(rating.rated_by)},
          {"tolerance", tolerance_json(rating)},
          {"rag", rag_json(rating)},
          {"direction", direction_json(rating, rating.direction, state_words(rating, rating.direction.state))},
          {"direction_long", direction_json(rating, rating.direction_long, long_state_words(rating))},
          {"status", status == 0 ? Json(nullptr) : Json(status)},
          {"status_words", plan_status_words(rating.status.status)},
          {"status_why", json_text(rating.status.why)},
          {"overrides", overrides_json(rating)},
          {"forecast", forecast_json(rating)},
          {"trend", trend_json(trend)},
          {"benchmark", benchmarks_json(trend)},
          {"benchmark_beside", compared_json(trend)},
          {"source", rating.value == nullptr ? Json(nullptr) : json_place(rating.value->place)}};
}

Json not_rated_json(const std::vector<Submission>& submissions, const std::vector<Rating>& ratings,
                    const std::vector<std::string>& measures) {
  Json listed = Json::array();
  for (const NotRated& one : not_rated(submissions, ratings, measures)) {
    listed.push_back({{"measure", one.measure},
                      {"title", one.title},
                      {"why", one.why},
                      {"workbook", one.submission->workbook->name},
                      {"sheet", one.place.sheet_name()},
                      {"cell", to_string(one.place.cell)}});
  }
  return listed;
}

}  // namespace scorebook
