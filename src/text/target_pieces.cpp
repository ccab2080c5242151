#include "text/target_pieces.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "text/period_tokens.hpp"
#include "text/period_words.hpp"
#include "text/words.hpp"

namespace scorebook {

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

// ">79%", "<= 5", "≥95%"
TargetBound take_sign(std::string_view& text) {
  struct Sign {
    std::string_view bytes;
    TargetBound bound;
  };
  constexpr std::array<Sign, 6> kSigns = {{{">=", TargetBound::at_least},
                                           {"<=", TargetBound::at_most},
                                           {"\u2265", TargetBound::at_least},
                                           {"\u2264", TargetBound::at_most},
                                           {">", TargetBound::above},
                                           {"<", TargetBound::below}}};
  for (const auto& [bytes, bound] : kSigns) {
    if (text.substr(0, bytes.size()) != bytes) continue;
    text.remove_prefix(bytes.size());
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    return bound;
  }
  return TargetBound::by_polarity;
}

// "24 hours", "10 working days"
bool stands_for_time(std::string_view text, Unit unit) {
  if (unit == Unit::days || unit == Unit::weeks) return false;
  std::vector<std::string> oddities;
  const auto amount = take_amount(text, oddities);
  if (!amount) return false;
  if (amount->unit == Unit::days || amount->unit == Unit::weeks) return true;
  if (!amount->bare) return false;
  constexpr std::array<std::string_view, 9> kTimes = {"working", "hour",   "hours", "hrs",   "minutes",
                                                      "month",   "months", "years", "school"};
  const std::string following = folded(text.substr(0, 20));
  return std::any_of(kTimes.begin(), kTimes.end(),
                     [&following](std::string_view word) { return find_folded_word(following, word) == 0; });
}

struct BoundWords {
  std::string_view words;
  TargetBound bound;
};

// Longer phrases first: "no more than" before "more than".
constexpr std::array<BoundWords, 31> kBounds = {{{"no more than", TargetBound::at_most},
                                                 {"not more than", TargetBound::at_most},
                                                 {"not to exceed", TargetBound::at_most},
                                                 {"not exceed", TargetBound::at_most},
                                                 {"not exceeding", TargetBound::at_most},
                                                 {"no greater than", TargetBound::at_most},
                                                 {"no higher than", TargetBound::at_most},
                                                 {"at most", TargetBound::at_most},
                                                 {"at or below", TargetBound::at_most},
                                                 {"maximum of", TargetBound::at_most},
                                                 {"maximum", TargetBound::at_most},
                                                 {"up to", TargetBound::at_most},
                                                 {"no less than", TargetBound::at_least},
                                                 {"not less than", TargetBound::at_least},
                                                 {"no fewer than", TargetBound::at_least},
                                                 {"no lower than", TargetBound::at_least},
                                                 {"at least", TargetBound::at_least},
                                                 {"at or above", TargetBound::at_least},
                                                 {"minimum of", TargetBound::at_least},
                                                 {"minimum", TargetBound::at_least},
                                                 {"less than", TargetBound::below},
                                                 {"fewer than", TargetBound::below},
                                                 {"lower than", TargetBound::below},
                                                 {"below", TargetBound::below},
                                                 {"under", TargetBound::below},
                                                 {"more than", TargetBound::above},
                                                 {"greater than", TargetBound::above},
                                                 {"higher than", TargetBound::above},
                                                 {"above", TargetBound::above},
                                                 {"over", TargetBound::above},
                                                 {"exceed", TargetBound::above}}};

// What stands behind the number.
constexpr std::array<BoundWords, 12> kBehind = {{{"or above", TargetBound::at_least},
                                                 {"or more", TargetBound::at_least},
                                                 {"or better", TargetBound::by_polarity},
                                                 {"or higher", TargetBound::at_least},
                                                 {"or over", TargetBound::at_least},
                                                 {"and above", TargetBound::at_least},
                                                 {"minimum", TargetBound::at_least},
                                                 {"or below", TargetBound::at_most},
                                                 {"or less", TargetBound::at_most},
                                                 {"or lower", TargetBound::at_most},
                                                 {"or fewer", TargetBound::at_most},
                                                 {"maximum", TargetBound::at_most}}};

}  // namespace

bool begins_with_words(std::string_view text, std::string_view words) {
  return find_folded_word(text.substr(0, words.size() + 2), words) == 0;
}

bool ends_with_words(std::string_view text, std::string_view words) {
  return text.size() >= words.size() && text.substr(text.size() - words.size()) == words &&
         (text.size() == words.size() || text[text.size() - words.size() - 1] == ' ');
}

bool holds_any_words(std::string_view folded_text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [folded_text](std::string_view word) {
    return find_folded_word(folded_text, word) != std::string_view::npos;
  });
}

std::optional<TargetBound> bound_in_front(std::string_view text) {
  for (const auto& [words, bound] : kBounds) {
    if (begins_with_words(text, words)) return bound;
  }
  return std::nullopt;
}

std::optional<TargetBound> bound_at_end(std::string_view text) {
  for (const auto& [words, bound] : kBounds) {
    if (ends_with_words(text, words)) return bound;
  }
  return std::nullopt;
}

std::optional<TargetBound> bound_behind(std::string_view text) {
  for (const auto& [words, bound] : kBehind) {
    if (words == text) return bound;
  }
  return std::nullopt;
}

int months_of_each(std::string_view folded_text) {
  if (holds_any_words(folded_text, {"within", "after", "under", "over"})) return 0;  // "within a month of referral"
  static constexpr std::array<std::string_view, 4> kEach = {"a ", "per ", "each ", "every "};
  const auto says = [folded_text](const std::string& length) {
    return std::any_of(kEach.begin(), kEach.end(), [&](std::string_view each) {
      return find_folded_word(folded_text, std::string(each) + length) != std::string_view::npos;
    });
  };
  if (says("year") || holds_any_words(folded_text, {"per annum", "annually", "a financial year"})) return 12;
  if (says("quarter")) return 3;
  return says("month") ? 1 : 0;
}

bool take_points(std::string& text) {
  const std::string lower = folded(text);
  for (const std::string_view point :
       {"percentage points", "percentage point", "% points", "% point", "points", "point", "pp"}) {
    if (!begins_with_words(lower, point)) continue;
    text = trimmed(std::string_view(text).substr(point.size()));
    return true;
  }
  return false;
}

void add_note(TargetPart& part, std::string_view words) {
  std::string note = trimmed(words);
  while (!note.empty() && (note.back() == ',' || note.back() == ';')) note.pop_back();
  if (note.empty()) return;
  part.note += part.note.empty() ? note : "; " + note;
}

std::optional<Amount> take_target_amount(std::string_view& text, TargetBound& bound) {
  std::vector<std::string> oddities;
  std::string_view rest = text;
  bound = take_sign(rest);
  if (const auto amount = take_amount(rest, oddities)) {
    text = rest;
    return amount;
  }
  const std::size_t plus = rest.find('+');
  if (bound != TargetBound::by_polarity || plus == std::string_view::npos || plus == 0) return std::nullopt;
  if (plus + 1 < rest.size() && rest[plus + 1] != ' ') return std::nullopt;
  std::string_view before = rest.substr(0, plus);
  const auto amount = take_amount(before, oddities);
  if (!amount || !before.empty()) return std::nullopt;
  bound = TargetBound::at_least;
  text = rest.substr(plus + 1);
  return amount;
}

bool holds_figure(std::string_view text, Unit unit) {
  int depth = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '(') ++depth;
    if (text[at] == ')' && depth > 0) --depth;
    if (depth > 0 || (at > 0 && text[at - 1] != ' ')) continue;
    std::string_view rest = text.substr(at);
    if (take_period(rest)) {
      at = text.size() - rest.size() - 1;
    } else if ((digit(text[at]) || text.substr(at, 2) == "\u00A3") && !stands_for_time(rest, unit)) {
      return true;
    }
  }
  return false;
}

std::optional<Period> take_due(std::string_view& text) {
  std::string_view rest = text;
  const auto take = [&rest](std::string_view word) {
    const std::size_t next = word.size();
    if (folded(rest.substr(0, next)) != word || rest.size() <= next || rest[next] != ' ') return false;
    rest.remove_prefix(next + 1);
    return true;
  };
  if (!take("by")) return std::nullopt;
  take("the");
  if (take("end")) take("of");
  if (const auto period = take_period(rest)) {
    text = rest;
    return period;
  }
  const std::string_view year = rest.substr(0, 4);
  const bool ends = rest.size() == 4 || (rest.size() > 4 && !digit(rest[4]) && rest[4] != '/' && rest[4] != '-');
  if (year.size() != 4 || !ends || !std::all_of(year.begin(), year.end(), digit)) return std::nullopt;
  const auto period = parse_period(year);
  if (period) text = rest.substr(4);
  return period;
}

std::optional<Period> due_in(std::string_view words, std::string_view* before) {
  for (std::size_t at = 0; at + 3 < words.size(); ++at) {
    if ((words[at] != 'b' && words[at] != 'B') || (at > 0 && words[at - 1] != ' ')) continue;
    std::string_view due_words = words.substr(at);
    const auto due = take_due(due_words);
    if (!due) continue;
    if (before != nullptr) *before = words.substr(0, at);
    return due;
  }
  return std::nullopt;
}

std::vector<int> months_listed(std::string_view words) {
  std::vector<int> months;
  for (const PeriodToken& token : period_tokens(words)) {
    if (token.text == "," || token.text == "&" || token.text == "and" || token.text == "of" || token.text == ":")
      continue;
    const int month = month_of_word(token.text);
    if (month == 0) return {};
    months.push_back(month);
  }
  return months;
}

}  // namespace scorebook
