// A rating as the JSON documents of rate and explain have it.
#pragma once

#include <vector>

#include "report/json_document.hpp"
#include "scorebook/measure_trend.hpp"
#include "scorebook/rating.hpp"

namespace scorebook {

[[nodiscard]] Json rating_json(const Rating& rating, const std::vector<Submission>& submissions);
[[nodiscard]] Json trend_json(const MeasureTrend& trend);
// By name: {nat_avg: {value, year, standing, allows_for_chance, beyond_99_8, words}}.
[[nodiscard]] Json benchmarks_json(const MeasureTrend& trend);
// The projection to the year's end, what is still needed, and the gap.
[[nodiscard]] Json forecast_json(const Rating& rating);
// What officers decided against the rules.
[[nodiscard]] Json overrides_json(const Rating& rating);
// The counts of the measures of a plan; null where there are none.
[[nodiscard]] Json plan_counts_json(const std::vector<Rating>& ratings);
// The lists of exceptions. Null: a list that nothing is known of.
[[nodiscard]] Json exceptions_json(const std::vector<Rating>& ratings);
// The measures that were read and not rated, each with the reason; of those names only, where there are any.
[[nodiscard]] Json not_rated_json(const std::vector<Submission>& submissions, const std::vector<Rating>& ratings,
                                  const std::vector<std::string>& measures);

}  // namespace scorebook
