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
  std::map<DirectionState, std::size_t> directions;

  [[nodiscard]] std::size_t direction(DirectionState state) const {
    const auto found = directions.find(state);
    return found == directions.end() ? 0 : found->second;
  }
};

[[nodiscard]] RatingCounts count_ratings(const std::vector<Rating>& ratings);

// The submission whose scorecard holds the row that defines the measure; null for a rating without a row.
[[nodiscard]] const Submission* submission_of(const Rating& rating, const std::vector<Submission>& submissions);

// Why the measures of plan tables have no rating.
inline constexpr const char* kPlanNotRated =
    "a measure of a plan table: it is read, checked and converted, and has no RAG, no status and no direction of "
    "travel, "
    "which are worked out for scorecards";
// The sentence that says how many measures were not rated for that reason; empty where there are none.
[[nodiscard]] std::string plans_not_rated(const std::vector<Submission>& submissions);

}  // namespace scorebook
