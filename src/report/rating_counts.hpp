// Counts over ratings, as every output states them, and the way from a rating back to its workbook.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "scorebook/rating.hpp"
#include "scorebook/submission.hpp"

namespace scorebook {

struct RatingCounts {
  std::size_t measures = 0;
  std::array<std::size_t, 4> rag_period{};  // by Rag
  std::array<std::size_t, 4> rag_year_end{};
  std::map<std::string, std::size_t> why_no_rag_period;  // by RagResult::reason
  std::map<DirectionState, std::size_t> directions;      // of all but the measures of plans
  std::map<PlanDirection, std::size_t> plan_directions;  // of the measures of plans
  std::array<std::size_t, 6> statuses{};                 // by number; 0 counts those without one

  [[nodiscard]] std::size_t direction(DirectionState state) const {
    const auto found = directions.find(state);
    return found == directions.end() ? 0 : found->second;
  }
  [[nodiscard]] std::size_t plan_direction(PlanDirection direction) const {
    const auto found = plan_directions.find(direction);
    return found == plan_directions.end() ? 0 : found->second;
  }
};

[[nodiscard]] RatingCounts count_ratings(const std::vector<Rating>& ratings);

// Whether a rating is of the measure of that name: of itself, or of the row of a plan that it is a sub-measure of.
[[nodiscard]] bool is_of_measure(const Rating& rating, const std::string& name);

// The submission that has the row of a scorecard or of a plan which defines the measure; null for a rating without one.
[[nodiscard]] const Submission* submission_of(const Rating& rating, const std::vector<Submission>& submissions);

// A row of a scorecard or of a plan table that has no rating.
struct NotRated {
  const Submission* submission = nullptr;
  std::string measure, title;
  Place place;
  std::string why;
};

// Of all submissions: rows of plan tables that nothing judges, and rows whose number stands in the workbook a second
// time, so that another row is rated under it. Of those names only, where there are any.
[[nodiscard]] std::vector<NotRated> not_rated(const std::vector<Submission>& submissions,
                                              const std::vector<Rating>& ratings,
                                              const std::vector<std::string>& measures);

}  // namespace scorebook
