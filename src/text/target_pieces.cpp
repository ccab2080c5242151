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

}  // namespace

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
