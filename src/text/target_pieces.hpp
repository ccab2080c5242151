// What typed targets are made of: numbers with their sign, dates by which, lists of months. Private to this room.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/amount.hpp"
#include "text/target_words.hpp"

namespace scorebook {

// Whether a folded text begins or ends with whole words.
[[nodiscard]] bool begins_with_words(std::string_view text, std::string_view words);
[[nodiscard]] bool ends_with_words(std::string_view text, std::string_view words);
[[nodiscard]] bool holds_any_words(std::string_view folded_text, std::initializer_list<std::string_view> words);

// "no more than", "at least", "below" at the front or at the end of a folded text.
[[nodiscard]] std::optional<TargetBound> bound_in_front(std::string_view text);
[[nodiscard]] std::optional<TargetBound> bound_at_end(std::string_view text);
// "or above", "or less": the whole of a folded text.
[[nodiscard]] std::optional<TargetBound> bound_behind(std::string_view text);
// 12, 3 or 1 of "a year", "each quarter", "per month"; 0 where nothing of the kind is said.
[[nodiscard]] int months_of_each(std::string_view folded_text);
// Words that say nothing more than themselves, kept as typed.
void add_note(TargetPart& part, std::string_view words);
// "percentage points", "points", "pp" taken from the front.
bool take_points(std::string& text);

// An amount at the front of a text with the sign before it (">79%", "<= 5", "≥95%") or the plus behind it ("95%+").
[[nodiscard]] std::optional<Amount> take_target_amount(std::string_view& text, TargetBound& bound);
// "by April 18", "by the end of March 2018", "by 2020" at the front of a text.
[[nodiscard]] std::optional<Period> take_due(std::string_view& text);
// The same anywhere in the words; `before`, which may be null, then gets the words before it.
std::optional<Period> due_in(std::string_view words, std::string_view* before = nullptr);
// Whether another figure of the unit stands outside brackets. Periods ("2015-16") are none, nor are times ("within 24
// hours") beside a unit that is no time.
[[nodiscard]] bool holds_figure(std::string_view text, Unit unit);
// "Nov, Dec, Jan", "of Nov, Dec and Jan" as 11, 12, 1; empty where there is anything but months.
[[nodiscard]] std::vector<int> months_listed(std::string_view words);

}  // namespace scorebook
