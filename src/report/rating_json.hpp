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
// The measures that were read and not rated, each with the reason; of those names only, where there are any.
[[nodiscard]] Json not_rated_json(const std::vector<Submission>& submissions, const std::vector<Rating>& ratings,
                                  const std::vector<std::string>& measures);

}  // namespace scorebook
