#include "scorebook/measure.hpp"

#include <algorithm>
#include <array>

#include "text/words.hpp"

namespace scorebook {

namespace {

bool letter(char c) { return c >= 'a' && c <= 'z'; }

// "low", "low (but in line ...)", "low - ..."; not "lowest common ...".
bool starts_with_word(const std::string& text, std::string_view word) {
  return text.compare(0, word.size(), word) == 0 && (text.size() == word.size() || !letter(text[word.size()]));
}

}  // namespace

std::string_view polarity_name(Polarity polarity) {
  switch (polarity) {
    case Polarity::unknown:
      return "";
    case Polarity::high:
      return "High";
    case Polarity::low:
      return "Low";
    case Polarity::info:
      return "Info";
    case Polarity::within_limits:
      return "Within limits";
  }
  return "";
}

bool says_frequency(std::string_view text) {
  std::string words = folded(text);
  // "6 monthly", "six-monthly", "twice a year", "every two years", "bi-annual": the number is no frequency by itself.
  constexpr std::array<std::string_view, 14> kNumbers = {"6",  "six", "half", "bi",    "3",     "three", "4",
                                                         "four", "two", "2",    "every", "twice", "once",  "a"};
  constexpr std::array<std::string_view, 22> kFrequencies = {
      "daily",    "weekly",    "fortnightly", "monthly", "quarterly",  "termly",    "annual",   "annually",
      "yearly",   "biannual",  "biannually",  "biennial", "half-yearly", "bi-annual", "bi-monthly", "year",
      "years",    "month",     "months",      "ad hoc",  "ad-hoc",     "ongoing"};
  const auto strip = [&words](std::string_view start) {
    if (!starts_with_word(words, start)) return false;
    words.erase(0, start.size());
    words.erase(0, words.find_first_not_of(" -"));
    return true;
  };
  const auto is_frequency = [&words](std::string_view one) { return starts_with_word(words, one); };
  while (std::any_of(kNumbers.begin(), kNumbers.end(), strip)) continue;
  return std::any_of(kFrequencies.begin(), kFrequencies.end(), is_frequency);
}

Polarity parse_polarity(std::string_view text) {
  const std::string words = folded(text);
  const auto any = [&words](std::initializer_list<std::string_view> choices) {
    for (const std::string_view choice : choices) {
      if (starts_with_word(words, choice)) return true;
    }
    return false;
  };
  if (any({"high", "higher"})) return Polarity::high;
  if (any({"low", "lower"})) return Polarity::low;
  if (any({"within limits", "within limit", "within range"})) return Polarity::within_limits;
  if (any({"info", "information", "n/a", "not applicable"}) || words == "na") return Polarity::info;
  return Polarity::unknown;
}

}  // namespace scorebook
