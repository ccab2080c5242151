#include "text/period_tokens.hpp"

#include <array>

#include "text/words.hpp"

namespace scorebook {

namespace {

constexpr std::size_t kLongestLabel = 2000;  // no label is longer

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

// Dashes of every length as "-".
std::string with_plain_dashes(std::string text) {
  constexpr std::array<std::string_view, 5> kDashes = {"\u2010", "\u2011", "\u2012", "\u2013", "\u2014"};
  for (const std::string_view dash : kDashes) {
    for (std::size_t at = text.find(dash); at != std::string::npos; at = text.find(dash, at)) {
      text.replace(at, dash.size(), "-");
    }
  }
  return text;
}

}  // namespace

std::vector<PeriodToken> period_tokens(std::string_view label) {
  std::vector<PeriodToken> tokens;
  const std::string text = with_plain_dashes(folded(label.substr(0, kLongestLabel)));
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ') {
      blank = true;
      ++at;
      continue;
    }
    const std::size_t begin = at;
    PeriodToken token;
    token.blank_before = blank;
    blank = false;
    if (digit(text[at])) {
      while (at < text.size() && digit(text[at])) ++at;
      token.kind = PeriodToken::Kind::number;
      if (at - begin <= 4) token.number = std::stoi(text.substr(begin, at - begin));
    } else if (letter(text[at])) {
      while (at < text.size() && letter(text[at])) ++at;
      token.kind = PeriodToken::Kind::word;
    } else {
      ++at;
      token.kind = PeriodToken::Kind::sign;
    }
    token.text = text.substr(begin, at - begin);
    token.end = at;
    tokens.push_back(std::move(token));
  }
  return tokens;
}

int month_of_word(std::string_view word) {
  constexpr std::array<std::string_view, 12> kNames = {"january",   "february", "march",    "april",
                                                       "may",       "june",     "july",     "august",
                                                       "september", "october",  "november", "december"};
  if (word == "sept") return 9;
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (word == kNames[i] || word == kNames[i].substr(0, 3)) return static_cast<int>(i) + 1;
  }
  return 0;
}

}  // namespace scorebook
