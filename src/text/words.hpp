// Small things that are done to words everywhere, beyond those that callers need too. UTF-8 in, UTF-8 out.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/words.hpp"

namespace scorebook {

// Without blanks at both ends: spaces, tabs, line breaks, no-break and narrow spaces, zero-width characters.
[[nodiscard]] std::string trimmed(std::string_view text);
// Whether trimmed() would leave nothing; looks no further than the first visible character.
[[nodiscard]] bool is_blank(std::string_view text);
// Trimmed, every run of blanks inside as one space.
[[nodiscard]] std::string collapsed(std::string_view text);
// Whether a text holds a word or phrase as whole words, in whatever case: "Sum of 12 months" holds "sum" and "12
// months", "summary" holds no "sum". An edge of the word that is no letter or digit ("no.") needs no end of a word
// there.
[[nodiscard]] bool holds_word(std::string_view text, std::string_view word);
// Where it stands first, std::string_view::npos where it does not; text and word folded already, for many searches.
[[nodiscard]] std::size_t find_folded_word(std::string_view text, std::string_view word);
// The first so many characters (never a part of one) and "..." where there are more.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t characters);
// "A", "A and B", "A, B and C"; with another word before the last.
[[nodiscard]] std::string listed(const std::vector<std::string>& things, std::string_view last = "and");
[[nodiscard]] bool valid_utf8(std::string_view text);

}  // namespace scorebook
