// What is said of all ratings together, and of where a measure is heading, as data.
#include "report/rating_json.hpp"
#include "scorebook/exceptions.hpp"
#include "scorebook/forecast.hpp"
#include "scorebook/plan_counts.hpp"

namespace scorebook {
namespace {

Json projection_json(const Projection& projection) {
  const int status = plan_status_number(projection.status);
  return {{"value", projection.figure ? json_number(projection.figure->value) : Json(nullptr)},
          {"working", json_text(projection.working)},
          {"why_not", json_text(projection.why_not)},
          {"rag", rag_name(projection.rag.rag)},
          {"rag_working", json_text(projection.rag.working)},
          {"status", status == 0 ? Json(nullptr) : Json(status)}};
}

Json share_json(const Share& share) {
  return {{"count", share.count}, {"of", share.of}, {"per_cent", json_number(share.per_cent)}};
}

Json statuses_json(const StatusCounts& counts) {
  Json numbers = Json::object();
  for (const PlanStatus status : {PlanStatus::met, PlanStatus::satisfactory, PlanStatus::not_met,
                                  PlanStatus::not_applicable, PlanStatus::not_available})
    numbers[std::to_string(plan_status_number(status))] = counts.of(status);
  numbers["not settled"] = counts.of(PlanStatus::not_settled);
  return {{"measures", counts.measures},
          {"status", std::move(numbers)},
          {"met", share_json(counts.met)},
          {"satisfactory", share_json(counts.satisfactory)},
          {"missed", share_json(counts.missed)}};
}

Json directions_json(const DirectionCounts& counts) {
  Json numbers = Json::object();
  for (const PlanDirection direction :
       {PlanDirection::improved, PlanDirection::stable, PlanDirection::got_worse, PlanDirection::not_applicable})
    numbers[std::string(plan_direction_name(direction))] = counts.of(direction);
  return {{"direction", std::move(numbers)}, {"improved", share_json(counts.improved)}};
}

Json lines_json(const std::vector<ExceptionLine>& lines) {
  Json listed = Json::array();
  for (const ExceptionLine& line : lines)
    listed.push_back({{"measure", line.rating->measure.name}, {"why", json_text(line.why)}});
  return listed;
}

}  // namespace

Json forecast_json(const Rating& rating) {
  const Forecast forecast = forecast_of(rating, &rating.target_by_end_of_year);
  return {{"year", forecast.year.id()},
          {"months_so_far", forecast.months_so_far},
          {"straight_line", projection_json(forecast.straight_line)},
          {"by_profile", projection_json(forecast.by_profile)},
          {"run_rate",
           {{"each", json_number(forecast.run_rate.each)},
            {"periods", forecast.run_rate.periods},
            {"words", json_text(forecast.run_rate.words)},
            {"why_not", json_text(forecast.run_rate.why_not)}}},
          {"gap",
           {{"missing", json_number(forecast.gap.missing)},
            {"in_units", forecast.gap.in_units},
            {"words", json_text(forecast.gap.words)},
            {"why_not", json_text(forecast.gap.why_not)}}}};
}

Json overrides_json(const Rating& rating) {
  Json overrides = Json::array();
  for (const AppliedOverride& each : rating.overrides) {
    overrides.push_back({{"part", overridden_part_name(each.part)},
                         {"now", each.now},
                         {"worked_out", each.worked_out},
                         {"reason", each.reason},
                         {"name", each.name},
                         {"date", each.date ? Json(to_string(*each.date)) : Json(nullptr)},
                         {"source", json_place(each.place)}});
  }
  return overrides;
}

Json plan_counts_json(const std::vector<Rating>& ratings) {
  const std::vector<PlanEntry> entries = plan_entries(ratings);
  if (entries.empty()) return nullptr;
  const PlanCounts counts = count_plan(entries, share_rounding(ratings.front().settings));
  Json priorities = Json::array();
  for (const PriorityCounts& each : counts.priorities) {
    Json priority = statuses_json(each.statuses);
    priority.update(directions_json(each.directions));
    priority["priority"] = json_text(each.priority);
    priorities.push_back(std::move(priority));
  }
  Json frequencies = Json::object();
  for (const Frequency frequency : {Frequency::monthly, Frequency::quarterly, Frequency::termly, Frequency::six_monthly,
                                    Frequency::annual, Frequency::other})
    frequencies[std::string(frequency_name(frequency))] = counts.of(frequency);
  frequencies["not stated"] = counts.of(Frequency::not_stated);
  Json json = statuses_json(counts.statuses);
  json.update(directions_json(counts.directions));
  json["met"] = share_json(counts.met);
  json["missed"] = share_json(counts.missed);
  json["frequency"] = std::move(frequencies);
  json["priorities"] = std::move(priorities);
  json["priority_measures"] = statuses_json(counts.priority_measures);
  json["not_due"] = counts.not_due;
  json["best_priorities"] = counts.best_priorities;
  json["words"] = plan_counts_words(counts);
  return json;
}

Json exceptions_json(const std::vector<Rating>& ratings) {
  const Exceptions exceptions = find_exceptions(ratings);
  return {{"good", lines_json(exceptions.good)},
          {"concern", lines_json(exceptions.concern)},
          {"in_both", lines_json(exceptions.in_both)},
          {"newly_red", exceptions.previous_known ? lines_json(exceptions.newly_red) : Json(nullptr)},
          {"red_and_worse", lines_json(exceptions.red_and_worse)},
          {"three_falling", exceptions.three_known ? lines_json(exceptions.three_falling) : Json(nullptr)},
          {"close_to_threshold", lines_json(exceptions.close)}};
}

}  // namespace scorebook
