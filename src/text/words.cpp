#include "text/words.hpp"

#include <fmt/format.h>

namespace scorebook {

namespace {

// The blank or invisible character at the front of `text`: its length in bytes, 0 for none; `visible` where it takes
// room.
std::size_t blank_length(std::string_view text, bool& visible) {
  visible = true;
  const auto starts = [text](std::string_view bytes) { return text.substr(0, bytes.size()) == bytes; };
  if (text.empty()) return 0;
  const char c = text.front();
  if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
  if (static_cast<unsigned char>(c) < 0xC2) return 0;  // all others begin with it or later: nearly every character
  if (starts("\xC2\xA0")) return 2;  // no-break space
  if (text.size() >= 3 && starts("\xE2\x80")) {
    const auto last = static_cast<unsigned char>(text[2]);
    if (last >= 0x80 && last <= 0x8A) return 3;                  // en quad to hair space
    if (last == 0xA8 || last == 0xA9 || last == 0xAF) return 3;  // line and paragraph separator, narrow no-break space
    visible = false;
    if (last >= 0x8B && last <= 0x8F) return 3;  // zero-width space, joiners, direction marks
    visible = true;
    return 0;
  }
  if (starts("\xE3\x80\x80") || starts("\xE2\x81\x9F")) return 3;  // ideographic and mathematical space
  visible = false;
  if (starts("\xEF\xBB\xBF") || starts("\xE2\x81\xA0")) return 3;  // byte order mark, word joiner
  if (starts("\xC2\xAD")) return 2;                                // soft hyphen
  return 0;
}

bool ascii_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// The letters with accents, U+00C0 to U+024F, are two bytes; the signs for times and divided by stand among them.
bool accented_letter(std::string_view character) {
  const auto lead = static_cast<unsigned char>(character[0]);
  return lead >= 0xC3 && lead <= 0xC9 && character != "\xC3\x97" && character != "\xC3\xB7";
}

bool letter_at_front(std::string_view text) {
  return !text.empty() && (ascii_letter_or_digit(text.front()) || accented_letter(text.substr(0, 2)));
}

bool letter_at_back(std::string_view text) {
  return !text.empty() && (ascii_letter_or_digit(text.back()) ||
                           (text.size() >= 2 && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U &&
                            accented_letter(text.substr(text.size() - 2))));
}

}  // namespace

std::string trimmed(std::string_view text) {
  bool visible = false;
  while (const std::size_t length = blank_length(text, visible)) text.remove_prefix(length);
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = blank_length(text.substr(at), visible);
    at += length == 0 ? 1 : length;
    if (length == 0) end = at;
  }
  return std::string(text.substr(0, end));
}

bool is_blank(std::string_view text) {
  bool visible = false;
  while (const std::size_t length = blank_length(text, visible)) text.remove_prefix(length);
  return text.empty();
}

std::string collapsed(std::string_view text) {
  std::string result;
  bool gap = false;
  while (!text.empty()) {
    bool visible = false;
    const std::size_t length = blank_length(text, visible);
    if (length == 0) {
      if (gap && !result.empty()) result += ' ';
      gap = false;
      result += text.front();
      text.remove_prefix(1);
    } else {
      gap = gap || visible;
      text.remove_prefix(length);
    }
  }
  return result;
}

std::string folded(std::string_view text) {
  std::string result = collapsed(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

std::string counted(std::size_t number, std::string_view singular, std::string_view plural) {
  if (number == 1) return fmt::format("1 {}", singular);
  if (plural.empty()) return fmt::format("{} {}s", number, singular);
  return fmt::format("{} {}", number, plural);
}

std::size_t find_folded_word(std::string_view text, std::string_view word) {
  if (word.empty()) return std::string_view::npos;
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const bool starts = !letter_at_back(text.substr(0, at)) || !letter_at_front(word);
    const bool ends = !letter_at_front(text.substr(at + word.size())) || !letter_at_back(word);
    if (starts && ends) return at;
  }
  return std::string_view::npos;
}

bool holds_word(std::string_view text, std::string_view word) {
  return find_folded_word(folded(text), folded(word)) != std::string_view::npos;
}

std::string shortened(std::string_view text, std::size_t characters) {
  std::size_t end = 0;
  for (; end < text.size() && characters > 0; --characters) {
    const auto continues = [text](std::size_t at) {
      return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
    };
    constexpr std::size_t kLongestCharacter = 4;  // bytes, so that damaged text ends too
    const std::size_t begin = end++;
    while (continues(end) && end - begin < kLongestCharacter) ++end;
  }
  return end == text.size() ? std::string(text) : std::string(text.substr(0, end)) + "...";
}

std::string listed(const std::vector<std::string>& things, std::string_view last) {
  std::string text;
  for (std::size_t at = 0; at < things.size(); ++at) {
    if (at > 0) text += at + 1 == things.size() ? " " + std::string(last) + " " : ", ";
    text += things[at];
  }
  return text;
}

bool valid_utf8(std::string_view text) {
  const auto byte = [text](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  for (std::size_t at = 0; at < text.size();) {
    const unsigned char lead = byte(at);
    std::size_t more = 0;
    if (lead >= 0xC2 && lead <= 0xDF) more = 1;
    if (lead >= 0xE0 && lead <= 0xEF) more = 2;
    if (lead >= 0xF0 && lead <= 0xF4) more = 3;
    if ((more == 0 && lead >= 0x80) || text.size() - at <= more) return false;
    for (std::size_t i = 1; i <= more; ++i) {
      if ((byte(at + i) & 0xC0U) != 0x80U) return false;
    }
    if (more > 0) {  // neither overlong nor a surrogate nor past U+10FFFF
      const unsigned char second = byte(at + 1);
      if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F)) return false;
      if ((lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F)) return false;
    }
    at += more + 1;
  }
  return true;
}

}  // namespace scorebook
