#include "check/text_parts.hpp"

#include <algorithm>
#include <array>

#include "text/words.hpp"

namespace scorebook {

namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool is_blank_character(char letter) { return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r'; }

bool ends_with_abbreviation(std::string_view text) {
  static constexpr std::array<std::string_view, 7> kAbbreviations = {"e.g.", "i.e.", "no.", "approx.",
                                                                     "etc.", "inc.", "nos."};
  const std::string low = folded(text.substr(text.size() < 12 ? 0 : text.size() - 12));
  return std::any_of(kAbbreviations.begin(), kAbbreviations.end(), [&](std::string_view abbreviation) {
    if (low.size() < abbreviation.size()) return false;
    const std::size_t at = low.size() - abbreviation.size();
    return low.compare(at, abbreviation.size(), abbreviation) == 0 &&
           (at == 0 || low[at - 1] == ' ' || low[at - 1] == '(');
  });
}

}  // namespace

std::vector<std::string> plain_sentences(std::string_view text) {
  std::vector<std::string> sentences;
  const auto add = [&](std::string_view sentence) {
    if (!is_blank(sentence)) sentences.push_back(collapsed(sentence));
  };
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char letter = text[at];
    const bool line_end = letter == '\n' || letter == '\r';
    const bool stop = letter == '.' || letter == '!' || letter == '?';
    const bool last = at + 1 == text.size() || is_blank_character(text[at + 1]);
    if (!line_end && !(stop && last)) continue;
    if (stop && ends_with_abbreviation(text.substr(begin, at + 1 - begin))) continue;
    add(text.substr(begin, at - begin));
    begin = at + 1;
  }
  add(text.substr(begin));
  return sentences;
}

std::vector<std::string> sentence_words(std::string_view sentence) {
  static constexpr std::string_view kRound = ".,;:!?()[]\"'";
  std::vector<std::string> words;
  const std::string text = folded(sentence);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    std::size_t first = at, last = end;
    while (first < last && kRound.find(text[first]) != std::string_view::npos) ++first;
    while (last > first && kRound.find(text[last - 1]) != std::string_view::npos) --last;
    if (last > first) words.push_back(text.substr(first, last - first));
    at = end + 1;
  }
  return words;
}

bool has_digit(const std::string& word) { return std::any_of(word.begin(), word.end(), is_digit); }

std::optional<std::int64_t> whole_number(const std::string& word) {
  std::int64_t number = 0;
  std::size_t digits = 0, since_comma = 0;
  bool comma = false;
  for (const char letter : word) {
    if (letter == ',') {
      if (digits == 0 || digits > 3 + (comma ? 6U : 0U) || (comma && since_comma != 3)) return std::nullopt;
      comma = true;
      since_comma = 0;
      continue;
    }
    if (!is_digit(letter) || ++digits > 9) return std::nullopt;
    ++since_comma;
    number = 10 * number + (letter - '0');
  }
  if (digits == 0 || (comma && since_comma != 3)) return std::nullopt;
  return number;
}

std::vector<std::string> plain_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const std::string low = folded(text) + " ";
  for (std::size_t at = 0; at < low.size(); ++at) {
    const char letter = low[at];
    const bool in_number = letter == ',' && at > 0 && is_digit(low[at - 1]) && is_digit(low[at + 1]);
    if ((letter >= 'a' && letter <= 'z') || is_digit(letter) || static_cast<unsigned char>(letter) >= 0x80) {
      word += letter;
    } else if (!in_number && !word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  return words;
}

std::vector<std::string> list_items(std::string_view list) {
  std::vector<std::string> items;
  std::size_t begin = 0;
  const auto cut = [&](std::size_t at, std::size_t width) {
    items.push_back(trimmed(list.substr(begin, at - begin)));
    begin = at + width;
  };
  static constexpr std::string_view kAnd = " and ";
  for (std::size_t at = 0; at < list.size(); ++at) {
    const bool in_number =
        list[at] == ',' && at > 0 && at + 1 < list.size() && is_digit(list[at - 1]) && is_digit(list[at + 1]);
    if (at >= begin && (list[at] == ';' || (list[at] == ',' && !in_number))) {
      cut(at, 1);
    } else if (at >= begin && list.compare(at, kAnd.size(), kAnd) == 0) {
      cut(at, kAnd.size() - 1);
    }
  }
  items.push_back(trimmed(list.substr(begin)));
  items.erase(std::remove_if(items.begin(), items.end(), [](const std::string& item) { return is_blank(item); }),
              items.end());
  return items;
}

}  // namespace scorebook
