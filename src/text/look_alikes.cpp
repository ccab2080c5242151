#include "text/look_alikes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace scorebook {

namespace {

struct LookAlike {
  std::string_view letter;
  char latin;
};

constexpr std::array<LookAlike, 59> kLookAlikes = {{
    // Greek
    {"\u0391", 'A'},
    {"\u0392", 'B'},
    {"\u0395", 'E'},
    {"\u0396", 'Z'},
    {"\u0397", 'H'},
    {"\u0399", 'I'},
    {"\u039A", 'K'},
    {"\u039C", 'M'},
    {"\u039D", 'N'},
    {"\u039F", 'O'},
    {"\u03A1", 'P'},
    {"\u03A4", 'T'},
    {"\u03A5", 'Y'},
    {"\u03A7", 'X'},
    {"\u03BF", 'o'},
    // Cyrillic
    {"\u0410", 'A'},
    {"\u0412", 'B'},
    {"\u0415", 'E'},
    {"\u041A", 'K'},
    {"\u041C", 'M'},
    {"\u041D", 'H'},
    {"\u041E", 'O'},
    {"\u0420", 'P'},
    {"\u0421", 'C'},
    {"\u0422", 'T'},
    {"\u0425", 'X'},
    {"\u0430", 'a'},
    {"\u0435", 'e'},
    {"\u043E", 'o'},
    {"\u0440", 'p'},
    {"\u0441", 'c'},
    {"\u0443", 'y'},
    {"\u0445", 'x'},
    {"\u0405", 'S'},
    {"\u0406", 'I'},
    {"\u0408", 'J'},
    {"\u0455", 's'},
    {"\u0456", 'i'},
    {"\u0458", 'j'},
    // Full width
    {"\uFF10", '0'},
    {"\uFF11", '1'},
    {"\uFF12", '2'},
    {"\uFF13", '3'},
    {"\uFF14", '4'},
    {"\uFF15", '5'},
    {"\uFF16", '6'},
    {"\uFF17", '7'},
    {"\uFF18", '8'},
    {"\uFF19", '9'},
    {"\uFF05", '%'},
    {"\uFF0E", '.'},
    {"\uFF0C", ','},
    {"\uFF0D", '-'},
    {"\uFF08", '('},
    {"\uFF09", ')'},
    {"\uFF0F", '/'},
    {"\uFF1C", '<'},
    {"\uFF1E", '>'},
    {"\uFF1D", '='},
}};

const LookAlike* look_alike_at(std::string_view text) {
  if (text.empty() || static_cast<unsigned char>(text.front()) < 0x80) return nullptr;  // none is Latin
  const auto* const found = std::find_if(kLookAlikes.begin(), kLookAlikes.end(), [text](const LookAlike& candidate) {
    return text.substr(0, candidate.letter.size()) == candidate.letter;
  });
  return found == kLookAlikes.end() ? nullptr : found;
}

// Of a valid character of two or three bytes; those of the tables are.
std::uint32_t code_point(std::string_view character) {
  const auto bits = [character](std::size_t at, unsigned mask) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(character[at]) & mask);
  };
  if (character.size() == 2) return (bits(0, 0x1FU) << 6U) | bits(1, 0x3FU);
  return (bits(0, 0x0FU) << 12U) | (bits(1, 0x3FU) << 6U) | bits(2, 0x3FU);
}

bool digit(char c) { return c >= '0' && c <= '9'; }
bool latin_letter_or_digit(char c) { return digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

void add_once(std::vector<std::string>& words, std::string more) {
  if (std::find(words.begin(), words.end(), more) == words.end()) words.push_back(std::move(more));
}

std::string words_of(const LookAlike& found) {
  const std::uint32_t code = code_point(found.letter);
  constexpr std::uint32_t kCyrillic = 0x0400, kFullWidth = 0xFF00;
  if (code >= kFullWidth)
    return fmt::format("the full-width {} (U+{:04X}) in place of the plain {}", found.letter, code, found.latin);
  return fmt::format("the {} letter {} (U+{:04X}) in place of the Latin {}", code >= kCyrillic ? "Cyrillic" : "Greek",
                     found.letter, code, found.latin);
}

// Where the word at `at` ends: at a blank, or at the hyphen, dash or slash between the parts of a period.
std::size_t end_of_word(std::string_view text, std::size_t at) {
  const std::size_t end = text.find_first_of(" \t\r\n-/", at);
  return end == std::string_view::npos ? text.size() : end;
}

char as_digit(char c) {
  if (c == 'O' || c == 'o') return '0';
  return c == 'l' || c == 'I' ? '1' : c;
}

// "12O", "l.5%": a digit, a letter like one, and nothing else but the signs that figures have.
bool spoilt_number(std::string_view word) {
  bool digits = false, letters = false;
  for (const char c : word) {
    if (digit(c)) {
      digits = true;
    } else if (as_digit(c) != c) {
      letters = true;
    } else if (std::string_view(".,%()+<>=").find(c) == std::string_view::npos) {
      return false;
    }
  }
  return digits && letters;
}

template <class Visit>
void for_each_spoilt_number(std::string_view text, Visit visit) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = end_of_word(text, at);
    if (spoilt_number(text.substr(at, end - at))) visit(at, end);
    at = end + 1;
  }
}

struct OddBlank {
  std::string_view bytes;
  std::string_view name;
};

constexpr std::array<OddBlank, 15> kOddBlanks = {{
    {"\u00A0", "a no-break blank"},
    {"\u202F", "a narrow no-break blank"},
    {"\u2007", "a figure blank"},
    {"\u2009", "a thin blank"},
    {"\u200A", "a hair blank"},
    {"\u2002", "an en blank"},
    {"\u2003", "an em blank"},
    {"\u3000", "a full-width blank"},
    {"\u200B", "a zero-width blank"},
    {"\u200C", "a zero-width non-joiner"},
    {"\u200D", "a zero-width joiner"},
    {"\u200E", "a mark of writing direction"},
    {"\u2060", "a word joiner"},
    {"\uFEFF", "a byte order mark"},
    {"\u00AD", "a soft hyphen"},
}};

}  // namespace

std::string with_latin_letters(std::string_view text) {
  std::string latin;
  latin.reserve(text.size());
  while (!text.empty()) {
    const LookAlike* found = static_cast<unsigned char>(text.front()) < 0x80U ? nullptr : look_alike_at(text);
    latin += found == nullptr ? text.front() : found->latin;
    text.remove_prefix(found == nullptr ? 1 : found->letter.size());
  }
  return latin;
}

std::string with_digits(std::string_view text) {
  std::string digits(text);
  for_each_spoilt_number(text, [&](std::size_t first, std::size_t end) {
    for (std::size_t at = first; at < end; ++at) digits[at] = as_digit(digits[at]);
  });
  return digits;
}

std::vector<std::string> foreign_letters(std::string_view text, bool in_mixed_words) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
    const std::string_view word = text.substr(at, end - at);
    const bool mixed = std::any_of(word.begin(), word.end(), latin_letter_or_digit);
    for (std::size_t i = 0; (mixed || !in_mixed_words) && i < word.size();) {
      const LookAlike* found = static_cast<unsigned char>(word[i]) < 0x80U ? nullptr : look_alike_at(word.substr(i));
      if (found != nullptr) add_once(words, words_of(*found));
      i += found == nullptr ? 1 : found->letter.size();
    }
    at = end + 1;
  }
  return words;
}

std::vector<std::string> letters_for_digits(std::string_view text) {
  std::vector<std::string> words;
  for_each_spoilt_number(text, [&](std::size_t first, std::size_t end) {
    for (std::size_t at = first; at < end; ++at) {
      const char c = text[at];
      if (as_digit(c) != c) add_once(words, fmt::format("the letter {} in place of the digit {}", c, as_digit(c)));
    }
  });
  return words;
}

std::vector<std::string> odd_blanks(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (static_cast<unsigned char>(text[at]) < 0x80U) continue;
    for (const OddBlank& blank : kOddBlanks) {
      if (text.substr(at, blank.bytes.size()) == blank.bytes)
        add_once(words, fmt::format("{} (U+{:04X})", blank.name, code_point(blank.bytes)));
    }
  }
  return words;
}

}  // namespace scorebook
