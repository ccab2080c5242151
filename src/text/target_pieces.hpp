// What typed targets are made of: numbers with their sign, dates by which, lists of months. Private to this room.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "text/amount.hpp"
#include "text/target_words.hpp"

namespace scorebook {

// An amount at the front of a text with the sign before it (">79%", "<= 5", "≥95%") or the plus behind it ("95%+").
[[nodiscard]] std::optional<Amount> take_target_amount(std::string_view& text, TargetBound& bound);
// "by April 18", "by the end of March 2018", "by 2020" at the front of a text.
[[nodiscard]] std::optional<Period> take_due(std::string_view& text);
// Whether another figure of the unit stands outside brackets. Periods ("2015-16") are none, nor are times ("within 24
// hours") beside a unit that is no time.
[[nodiscard]] bool holds_figure(std::string_view text, Unit unit);
// "Nov, Dec, Jan", "of Nov, Dec and Jan" as 11, 12, 1; empty where there is anything but months.
[[nodiscard]] std::vector<int> months_listed(std::string_view words);

}  // namespace scorebook
