// scorebook rate: every measure with RAG, direction and the working of both.
#include <array>

#include "report/rating_counts.hpp"
#include "report/rating_json.hpp"
#include "scorebook/json.hpp"
#include "scorebook/text.hpp"

namespace scorebook {
namespace {

Json counts_json(const RatingCounts& counts) {
  Json directions = Json::object();
  for (const DirectionState state : direction_states()) {
    directions[std::string(direction_state_name(state))] = counts.direction(state);
  }
  Json plan_directions = Json::object();
  for (const PlanDirection direction :
       {PlanDirection::improved, PlanDirection::stable, PlanDirection::got_worse, PlanDirection::not_applicable}) {
    plan_directions[std::string(plan_direction_name(direction))] = counts.plan_direction(direction);
  }
  const auto rag = [](const std::array<std::size_t, 4>& numbers) {
    Json result = Json::object();
    for (const Rag value : {Rag::green, Rag::amber, Rag::red, Rag::none}) {
      result[std::string(rag_name(value))] = numbers[static_cast<std::size_t>(value)];
    }
    return result;
  };
  Json statuses = Json::object();
  for (std::size_t number = 1; number < counts.statuses.size(); ++number)
    statuses[std::to_string(number)] = counts.statuses[number];
  statuses["none"] = counts.statuses[0];
  return {{"measures", counts.measures},
          {"rag", {{"period", rag(counts.rag_period)}, {"year_end", rag(counts.rag_year_end)}}},
          {"status", std::move(statuses)},
          {"direction", std::move(directions)},  // of the measures of scorecards
          {"plan_direction", std::move(plan_directions)}};
}

}  // namespace

std::string rate_json(const std::vector<Submission>& submissions, const std::vector<Rating>& ratings, Period period,
                      const std::vector<std::string>& measures) {
  Json document = json_head(submissions, period);
  const std::vector<Rating> shown = ratings_of(ratings, measures);
  Json rated = Json::array();
  for (const Rating& rating : shown) rated.push_back(rating_json(rating, submissions));
  document["measures"] = std::move(rated);
  document["not_rated"] = not_rated_json(submissions, ratings, measures);
  document["counts"] = counts_json(count_ratings(shown));
  document["counts"]["plan"] = plan_counts_json(shown);
  document["exceptions"] = exceptions_json(shown);
  return json_text_of(document);
}

}  // namespace scorebook
