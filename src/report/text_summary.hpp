// What is said of all ratings together, and of where a measure is heading, in words.
#pragma once

#include <string>
#include <vector>

#include "report/text_trend.hpp"
#include "scorebook/rating.hpp"
#include "scorebook/text_layout.hpp"

namespace scorebook {

// The year-end projection with its colour, what is still needed, and the gap; nothing where nothing can be said. `why`:
// also why not.
[[nodiscard]] std::vector<LabelledWords> forecast_words(const Rating& rating, bool why);
// What officers decided against the rules, but for colours, whose working says so.
[[nodiscard]] std::vector<LabelledWords> override_words(const Rating& rating);
// The sentences of a plan's executive summary; empty where no measure is of a plan.
[[nodiscard]] std::string plan_counts_text(const std::vector<Rating>& ratings, const TextStyle& style);
// Which measures are newly red, red and getting worse, three periods falling, close to a threshold, or good and of
// concern at a time.
[[nodiscard]] std::string exceptions_text(const std::vector<Rating>& ratings, const TextStyle& style);

}  // namespace scorebook
