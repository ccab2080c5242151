// The sentences of a measure's trend in the order in which people read them, each under a short label.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scorebook/measure_trend.hpp"

namespace scorebook {

struct LabelledWords {
  std::string label;
  std::string words;
};

enum class TrendDetail : std::uint8_t {
  found,  // what could be worked out, and why there is no chart
  all,    // for each part that could not be worked out its reason too
};

[[nodiscard]] std::vector<LabelledWords> trend_words(const MeasureTrend& trend, TrendDetail detail);
// Of each benchmark its figure, and the comparison in a sentence that names it.
[[nodiscard]] std::vector<LabelledWords> benchmark_comparisons(const MeasureTrend& trend);
// Which figure that is: "the year to date, 77.6%", "no figure".
[[nodiscard]] std::string compared_words(const MeasureTrend& trend);

}  // namespace scorebook
