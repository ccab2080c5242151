// scorebook rate: every measure with RAG, direction and the working of both.
#include <array>
#include <map>

#include "report/json_document.hpp"
#include "report/rating_counts.hpp"
#include "scorebook/json.hpp"

namespace scorebook {
namespace {

Json figure_json(const Observation* observation) {
  return observation == nullptr ? Json(nullptr) : json_number(observation->figure.value);
}

// The target as a number, where the tolerance has one: the green threshold, or the middle of a band.
Json target_json(const Tolerance& tolerance) {
  switch (tolerance.kind) {
    case ToleranceKind::high_is_good:
    case ToleranceKind::low_red_from:
    case ToleranceKind::low_red_above:
    case ToleranceKind::low_sign_wrong:
      return json_number(tolerance.green);
    case ToleranceKind::band:
      return json_number(tolerance.centre);
    case ToleranceKind::range:
    case ToleranceKind::none:
    case ToleranceKind::to_be_set:
    case ToleranceKind::not_understood:
      return nullptr;
  }
  return nullptr;
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

Json direction_json(const Direction& direction) {
  return {{"state", direction_state_name(direction.state)},
          {"arrow", arrow_name(direction_arrow(direction.state))},
          {"tone", tone_name(direction_tone(direction.state))},
          {"words", direction_state_words(direction.state)},
          {"working", json_text(direction.working)}};
}

// The benchmarks of the scorecard row that defines the measure, by name.
Json benchmark_json(const Rating& rating, const Submission* submission) {
  Json benchmarks = Json::object();
  if (submission == nullptr) return benchmarks;
  for (const std::size_t index : rating.row->observations) {
    const Observation& observation = submission->observations.at(index);
    if (observation.kind == ObservationKind::benchmark) {
      benchmarks[observation.benchmark] = json_number(observation.figure.value);
    }
  }
  return benchmarks;
}

Json rating_json(const Rating& rating, const std::vector<Submission>& submissions) {
  const Submission* submission = submission_of(rating, submissions);
  return {{"measure", rating.measure.name},
          {"title", rating.measure.title},
          {"section", json_text(rating.measure.section)},
          {"directorate", json_text(rating.directorate)},
          {"workbook", submission == nullptr ? Json(nullptr) : json_text(submission->workbook->name)},
          {"polarity", json_text(polarity_name(rating.measure.polarity))},
          {"unit", json_text(unit_name(rating.measure.unit))},
          {"period", rating.period.id()},
          {"value", figure_json(rating.value)},
          {"previous", figure_json(rating.previous)},
          {"ytd", figure_json(rating.year_to_date)},
          {"target", target_json(rating.tolerance)},
          {"tolerance", tolerance_json(rating)},
          {"rag", rag_json(rating)},
          {"direction", direction_json(rating.direction)},
          {"benchmark", benchmark_json(rating, submission)},
          {"source", rating.value == nullptr ? Json(nullptr) : json_place(rating.value->place)}};
}

Json counts_json(const RatingCounts& counts) {
  Json directions = Json::object();
  for (const DirectionState state : direction_states()) {
    directions[std::string(direction_state_name(state))] = counts.direction(state);
  }
  const auto rag = [](const std::array<std::size_t, 4>& numbers) {
    Json result = Json::object();
    for (const Rag value : {Rag::green, Rag::amber, Rag::red, Rag::none}) {
      result[std::string(rag_name(value))] = numbers[static_cast<std::size_t>(value)];
    }
    return result;
  };
  return {{"measures", counts.measures},
          {"rag", {{"period", rag(counts.rag_period)}, {"year_end", rag(counts.rag_year_end)}}},
          {"direction", std::move(directions)}};
}

}  // namespace

namespace {

// Measures that were read and not rated, each with the reason.
Json not_rated_json(const std::vector<Submission>& submissions) {
  Json measures = Json::array();
  for (const Submission& submission : submissions) {
    for (const PlanTable& plan : submission.plans) {
      for (const PlanRow& row : plan.rows) {
        measures.push_back({{"measure", row.definition.name},
                            {"title", row.definition.title},
                            {"why", kPlanNotRated},
                            {"workbook", submission.workbook->name},
                            {"sheet", plan.sheet->sheet},
                            {"cell", to_string(row.title.place.cell)}});
      }
    }
  }
  return measures;
}

}  // namespace

std::string rate_json(const std::vector<Submission>& submissions, const std::vector<Rating>& ratings, Period period) {
  Json document = json_head(submissions, period);
  Json measures = Json::array();
  for (const Rating& rating : ratings) measures.push_back(rating_json(rating, submissions));
  document["measures"] = std::move(measures);
  document["not_rated"] = not_rated_json(submissions);
  document["counts"] = counts_json(count_ratings(ratings));
  return json_text_of(document);
}

}  // namespace scorebook
