#include "ooxml/plain_text.hpp"

#include <charconv>
#include <system_error>

namespace scorebook::plain {
namespace {

bool is_character(std::uint32_t code) {
  if (code < 0x20) return code == '\t' || code == '\n' || code == '\r';
  if (code >= 0xD800 && code < 0xE000) return false;
  return code <= 0x10FFFF && code != 0xFFFE && code != 0xFFFF;
}

}  // namespace

std::size_t sequence_length(const char* at) {
  const auto byte = [at](std::size_t index) { return static_cast<unsigned char>(at[index]); };
  // A byte is looked at only when those before it belong to the sequence: the NUL at the end never does.
  const auto follows = [&byte](std::size_t index) { return (byte(index) & 0xC0) == 0x80; };
  const unsigned first = byte(0);
  if (first < 0xC2 || first > 0xF4 || !follows(1)) return 0;
  if (first < 0xE0) return 2;
  if (!follows(2)) return 0;
  const unsigned second = byte(1);
  if (first < 0xF0) {
    if (first == 0xE0 && second < 0xA0) return 0;                     // longer than needed
    if (first == 0xED && second > 0x9F) return 0;                     // a surrogate
    if (first == 0xEF && second == 0xBF && byte(2) > 0xBD) return 0;  // U+FFFE, U+FFFF
    return 3;
  }
  if (!follows(3)) return 0;
  if (first == 0xF0 && second < 0x90) return 0;
  if (first == 0xF4 && second > 0x8F) return 0;
  return 4;
}

std::uint32_t referenced_character(std::string_view reference) {
  if (reference == "amp") return '&';
  if (reference == "lt") return '<';
  if (reference == "gt") return '>';
  if (reference == "quot") return '"';
  if (reference == "apos") return '\'';
  if (reference.size() < 2 || reference.front() != '#') return 0;
  const bool hexadecimal = reference[1] == 'x';
  const std::string_view digits = reference.substr(hexadecimal ? 2 : 1);
  std::uint32_t code = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), code, hexadecimal ? 16 : 10);
  const bool whole = read.ec == std::errc{} && read.ptr == digits.data() + digits.size();
  return whole && is_character(code) ? code : 0;
}

}  // namespace scorebook::plain
