// The characters of XML as the fast path sees them: which bytes stand for themselves in text, in attributes and in
// names, and whether other bytes are UTF-8 that XML allows. Every buffer these functions look at ends in a NUL that is
// not part of it (kWindowEnd): it is in no class and continues no sequence, so that a scan stops there by itself.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace scorebook::plain {

inline constexpr char kWindowEnd = '\0';

enum CharacterClass : std::uint8_t {
  kText = 1,       // stands for itself between tags: no < & ] carriage return, no control
  kAttribute = 2,  // stands for itself between quotes: no quote, no < &, no blank but the space
  kNameStart = 4,  // ASCII alone, without the colon
  kName = 8,       // the same, and the colon
  kBlank = 16,
  kSimpleWord = 32  // letters and digits
};

constexpr std::array<std::uint8_t, 256> character_classes() {
  std::array<std::uint8_t, 256> classes{};
  for (unsigned c = 0x20; c < 0x80; ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool digit = c >= '0' && c <= '9';
    unsigned all = 0;
    if (c != '<' && c != '&' && c != ']') all |= kText;
    if (c != '<' && c != '&' && c != '"' && c != '\'') all |= kAttribute;
    if (letter || c == '_') all |= kNameStart;
    if (letter || digit || c == '_' || c == ':' || c == '-' || c == '.') all |= kName;
    if (letter || digit) all |= kSimpleWord;
    classes[c] = static_cast<std::uint8_t>(all);
  }
  classes[' '] |= kBlank;
  classes['\t'] = classes['\n'] = kText | kBlank;
  classes['\r'] = kBlank;
  return classes;
}

inline constexpr std::array<std::uint8_t, 256> kClasses = character_classes();

inline bool is(char c, CharacterClass wanted) { return (kClasses[static_cast<unsigned char>(c)] & wanted) != 0; }
inline bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// The bytes of the character that begins at `at`, which is no ASCII one; 0 where it is not UTF-8, or none that XML
// allows, or cut off by the end of the buffer.
[[nodiscard]] std::size_t sequence_length(const char* at);

// Behind the last byte of [at, ...) that is text standing for itself, UTF-8 looked at.
[[nodiscard]] inline const char* end_of_text(const char* at) {
  for (;;) {
    while (is(*at, kText)) ++at;
    if (is_ascii(*at)) return at;
    const std::size_t length = sequence_length(at);
    if (length == 0) return at;
    at += length;
  }
}

// The character that a reference stands for ("amp", "#10", "#xE9": what is between & and ;), or 0 where it stands for
// none that XML allows.
[[nodiscard]] std::uint32_t referenced_character(std::string_view reference);

}  // namespace scorebook::plain
