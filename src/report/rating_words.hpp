// How all outputs name what a rating holds: target, status, direction, working. Nothing is worked out here.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "scorebook/rating.hpp"

namespace scorebook {

// The number that a figure is set against: the green threshold of a tolerance, the middle of a band, else the target.
[[nodiscard]] std::optional<Decimal> target_number(const Rating& rating);
// "23%", "at least 304: 5% below the 320 of 2015/16", "none: no target set"; empty where nothing is to be said.
[[nodiscard]] std::string target_words(const Rating& rating);
[[nodiscard]] std::string_view rated_by_name(RatedBy rated_by);     // "tolerance", "dated tolerance", "target" ...
[[nodiscard]] std::string_view status_in_short(PlanStatus status);  // "met", "not met", "no target", ...
// "3: Measure has not progressed in accordance with target set (red)"
[[nodiscard]] std::string status_words(const StatusResult& status);
// The state's name, of a plan's measure one of the plan's four.
[[nodiscard]] std::string_view direction_name(const Rating& rating, DirectionState state);
// The arrow beside that name: none where the direction of a plan's measure is not applicable.
[[nodiscard]] Arrow shown_arrow(const Rating& rating, DirectionState state);
// What the state means, in words that name what the figure was compared with.
[[nodiscard]] std::string state_words(const Rating& rating, DirectionState state);
// The same for a key that holds for all of a report's scorecards: `compared` is what they are compared with.
[[nodiscard]] std::string state_words(DirectionState state, const std::string& compared);
// "27.9% after 28.6%: lower, and low is good: improvement in performance"
[[nodiscard]] std::string direction_words(const Rating& rating, const Direction& direction);
// The same of the direction since a year ago, whose words must not speak of last month.
[[nodiscard]] std::string long_direction_words(const Rating& rating);
// What its state means, likewise.
[[nodiscard]] std::string long_state_words(const Rating& rating);
// A threshold as typed with commas between its thousands: "<140000" becomes "<140,000". Years and other numbers in it
// stay as they are.
[[nodiscard]] std::string threshold_words(const std::string& typed, const Tolerance& tolerance);
// The working, or "no RAG" and the reason.
[[nodiscard]] std::string rag_words(const RagResult& result);
// "27.9%", "27.9% (provisional)", "n/a (not applicable)", "no figure".
[[nodiscard]] std::string figure_words(const Observation* observation);

}  // namespace scorebook
