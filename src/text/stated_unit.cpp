// What a column of units says in a row, and units in the brackets of a name.
#include "text/stated_unit.hpp"

#include <algorithm>
#include <array>

#include "text/notation.hpp"
#include "text/words.hpp"

namespace scorebook {

namespace {

template <std::size_t Count>
bool is_any(std::string_view text, const std::array<std::string_view, Count>& choices) {
  return std::find(choices.begin(), choices.end(), text) != choices.end();
}

// "PER_100000_POP" as "per 100000 pop", "Number of days " as "number of days".
std::string plain_words(std::string_view text) {
  std::string words = folded(text);
  std::replace(words.begin(), words.end(), '_', ' ');
  return collapsed(words);
}

bool is_scale_of_money(std::string_view words) {
  constexpr std::array<std::string_view, 12> kScales = {"m",   "ms",   "million",  "millions",  "k",    "ks",
                                                        "000", "000s", "thousand", "thousands", "'000", "bn"};
  return is_any(words, kScales);
}

// "£", "£s", "GBP", "currency (£)": pounds themselves, not "£m" or "£000s", whose figures are on another scale.
bool says_pounds(const std::string& words) {
  if (words == "gbp" || words == "pounds" || words == "pounds sterling" || words == "pound") return true;
  const std::size_t sign = words.find("£");
  if (sign == std::string::npos) return false;
  std::string behind = words.substr(sign + std::string_view("£").size());
  behind = trimmed(std::string_view(behind).substr(0, behind.find_first_of(")]")));
  return !is_scale_of_money(behind) && words.find("million") == std::string::npos &&
         words.find("thousand") == std::string::npos && words.find("per ") == std::string::npos;
}

bool says_count(const std::string& words) {
  constexpr std::array<std::string_view, 11> kCounts = {"number", "numbers", "no",    "no.",    "nos",    "n",
                                                        "n of",   "#",       "count", "counts", "integer"};
  if (is_any(words, kCounts)) return true;
  for (const std::string_view start : {"number of ", "no. of ", "no of ", "# of ", "count of ", "n of "}) {
    if (words.compare(0, start.size(), start) == 0) return true;
  }
  return false;
}

}  // namespace

std::optional<Unit> stated_unit(std::string_view text) {
  const std::string words = plain_words(text);
  if (words.empty() || missing_word(text) || words.compare(0, 4, "see ") == 0) return std::nullopt;
  if (trimmed(text) == "PT") return Unit::per_cent;  // the code of statistical data exchange
  const bool rate = find_folded_word(words, "per") != std::string_view::npos;
  if (words.find('%') != std::string::npos || words == "percent" || words == "per cent" || words == "pct" ||
      words.compare(0, 10, "percentage") == 0)
    return Unit::per_cent;
  if (rate) {
    // Of what the rate is stands behind the number: "per 100,000 population".
    for (const std::string_view base : {"per 100,000", "per 100000"}) {
      if (find_folded_word(words, base) != std::string_view::npos) return Unit::per_100000;
    }
    for (const std::string_view base : {"per 10,000", "per 10000"}) {
      if (find_folded_word(words, base) != std::string_view::npos) return Unit::per_10000;
    }
    return Unit::unknown;
  }
  if (find_folded_word(words, "days") != std::string_view::npos || words == "day") return Unit::days;
  if (find_folded_word(words, "weeks") != std::string_view::npos || words == "week") return Unit::weeks;
  if (says_pounds(words)) return Unit::money;
  return says_count(words) ? Unit::count : Unit::unknown;
}

bool names_other_unit(std::string_view name) {
  constexpr std::array<std::string_view, 37> kOthers = {
      "minutes", "minute",  "mins",     "hours",    "hour",      "hrs",    "seconds",  "months", "years", "km",
      "miles",   "metres",  "m2",       "tonnes",   "kg",        "litres", "hectares", "kwh",    "mwh",   "mil",
      "mill",    "million", "millions", "thousand", "thousands", "000s",   "000",      "'000s",  "'000",  "m",
      "k",       "usd",     "us$",      "$",        "index",     "score",  "ratio"};
  const std::string words = folded(name);
  for (std::size_t open = words.find('('); open != std::string::npos; open = words.find('(', open + 1)) {
    const std::size_t end = words.find(')', open);
    if (end == std::string::npos) return false;
    const std::string inside = trimmed(std::string_view(words).substr(open + 1, end - open - 1));
    const bool scaled_money = inside.find("£") == 0 && !says_pounds(inside);
    if (is_any(inside, kOthers) || scaled_money) return true;
  }
  return false;
}

}  // namespace scorebook
