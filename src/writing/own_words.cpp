#include "writing/own_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace scorebook {
namespace {

constexpr std::string_view kLastLineBegins = "[Scorebook ";
constexpr std::size_t kDigits = 6;

bool is_blank(char letter) { return letter == ' ' || letter == '\n' || letter == '\r' || letter == '\t'; }

// FNV-1a, folded to 24 bits. White space does not count: programs change line breaks and drop spaces at the ends.
std::string last_line_of(std::string_view words) {
  std::uint32_t hash = 2166136261U;
  for (const char letter : words)
    if (!is_blank(letter)) hash = (hash ^ static_cast<unsigned char>(letter)) * 16777619U;
  return fmt::format("{}{:06X}]", kLastLineBegins, (hash >> 24 ^ hash) & 0xFFFFFF);
}

// The next heading that begins a line.
std::size_t next_heading(std::string_view text, std::size_t from) {
  std::size_t at = text.find(kOwnHeading, from);
  while (at != std::string_view::npos && at > 0 && text[at - 1] != '\n' && text[at - 1] != '\r')
    at = text.find(kOwnHeading, at + 1);
  return at;
}

}  // namespace

std::string own_body(std::string_view words) { return "\n" + std::string(words) + "\n" + last_line_of(words); }

OwnWords find_own_words(std::string_view text) {
  OwnWords own;
  std::size_t behind = 0;  // what is ours already
  for (std::size_t heading = next_heading(text, 0); heading != std::string_view::npos;) {
    const std::size_t words = heading + kOwnHeading.size();
    const std::size_t following = next_heading(text, words);
    const std::size_t last = text.substr(0, following).find(kLastLineBegins, words);
    const std::size_t end = last == std::string_view::npos ? last : last + kLastLineBegins.size() + kDigits + 1;
    if (last != std::string_view::npos && end <= text.size() &&
        text.substr(last, end - last) == last_line_of(text.substr(words, last - words))) {
      std::size_t begin = heading;
      while (begin > behind && heading - begin < 2 && is_blank(text[begin - 1])) --begin;
      own.parts.emplace_back(begin, end);
      behind = end;
    } else {
      own.changed = true;
    }
    heading = following;
  }
  return own;
}

std::string without(std::string_view text, const OwnWords& own, std::size_t from, std::size_t to) {
  std::string rest;
  for (const auto& [begin, end] : own.parts) {
    if (begin > from && from < to) rest += text.substr(from, std::min(begin, to) - from);
    from = std::max(from, end);
  }
  if (from < to) rest += text.substr(from, to - from);
  return rest;
}

}  // namespace scorebook
