// The words of ours in the text of a comment: how they are written and how a later copy knows them again. They begin
// with a line "Scorebook:" and end with a line "[Scorebook 5C1F3A]", whose number is reckoned from what stands between.
// Where it does not fit, somebody has written into our words, and nothing is taken for ours: an officer's own words
// must never be lost. By the text alone, because Excel and LibreOffice divide it into runs as they like.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace scorebook {

inline constexpr std::string_view kOwnHeading = "Scorebook:";
// Bytes that stand around the words: heading, last line and line breaks.
inline constexpr std::size_t kBytesAroundOwnWords = 32;

// What follows the heading: a line break, the words, the last line.
[[nodiscard]] std::string own_body(std::string_view words);

struct OwnWords {
  // [from, to) in bytes of the text, in order, each with the line breaks before its heading.
  std::vector<std::pair<std::size_t, std::size_t>> parts;
  // Words that begin like ours but do not end like them: changed by hand.
  bool changed = false;
};
[[nodiscard]] OwnWords find_own_words(std::string_view text);

// The text without those parts.
[[nodiscard]] std::string without(std::string_view text, const OwnWords& own, std::size_t from, std::size_t to);

}  // namespace scorebook
