// Whether a text quotes a number that is left out of an edition for the public.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/sentences.hpp"
#include "check/suppressed_items.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr std::array<std::string_view, 20> kNumberWords = {
    "nought", "one",    "two",    "three",    "four",     "five",    "six",     "seven",     "eight",    "nine",
    "ten",    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 8> kTens = {"twenty", "thirty",  "forty",  "fifty",
                                                   "sixty",  "seventy", "eighty", "ninety"};
constexpr std::array<std::string_view, 6> kOneOrTwo = {"single", "sole", "both", "pair", "couple", "twins"};

// Whom a definition or a target means when it counts.
constexpr std::array<std::string_view, 36> kPeople = {
    "child",    "children", "person",   "persons", "people", "pupil", "pupils", "student",  "students",
    "baby",     "babies",   "infant",   "infants", "boy",    "boys",  "girl",   "girls",    "family",
    "families", "sibling",  "siblings", "carer",   "carers", "adult", "adults", "resident", "residents",
    "patient",  "patients", "woman",    "women",   "man",    "men",   "case",   "cases",    "users"};
// "3 or more placements", "more than 2 children": a rule, and nobody's number.
constexpr std::array<std::string_view, 9> kBounds = {"than", "least", "most", "to", "under",
                                                     "over", "every", "per",  "or"};
constexpr Decimal kUsual = 12;            // up to it definitions have numbers of months, reasons, visits
constexpr std::size_t kWordsBetween = 3;  // "2 looked after children"

template <class Words>
bool is_one_of(const Words& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// 0 to 99 in one word: "seventeen", "twenty-one" with a hyphen of any kind.
std::optional<int> number_word(std::string_view word) {
  const auto found = std::find(kNumberWords.begin(), kNumberWords.end(), word);
  if (found != kNumberWords.end()) return static_cast<int>(found - kNumberWords.begin());
  int value = 10;
  for (const std::string_view ten : kTens) {
    value += 10;
    if (word.substr(0, ten.size()) != ten) continue;
    word.remove_prefix(ten.size());
    if (word.empty()) return value;
    for (const std::string_view hyphen : {"-", "\u2010", "\u2011", "\u2013"}) {
      if (word.substr(0, hyphen.size()) != hyphen) continue;
      const auto unit = std::find(kNumberWords.begin() + 1, kNumberWords.begin() + 10, word.substr(hyphen.size()));
      if (unit != kNumberWords.begin() + 10) return value + static_cast<int>(unit - kNumberWords.begin());
    }
    return std::nullopt;
  }
  return std::nullopt;
}

// The number in words that begins at a token, also "twenty one".
std::optional<TextFigure> number_in_words(const Sentence& sentence, std::size_t at) {
  const std::vector<Token>& tokens = sentence.tokens;
  std::optional<int> value = number_word(tokens[at].folded);
  if (!value) return std::nullopt;
  TextFigure figure;
  figure.in_words = true;
  figure.tokens = {at, at};
  if (*value >= 20 && *value % 10 == 0 && at + 1 < tokens.size()) {
    const std::optional<int> unit = number_word(tokens[at + 1].folded);
    if (unit && *unit > 0 && *unit < 10) {
      *value += *unit;
      figure.tokens.last = at + 1;
    }
  }
  figure.value = *value;
  return figure;
}

bool counts_people(const Sentence& sentence, const TextFigure& figure) {
  const std::vector<Token>& tokens = sentence.tokens;
  if (figure.tokens.first > 0 && is_one_of(kBounds, tokens[figure.tokens.first - 1].folded)) return false;
  const std::size_t first = figure.tokens.last + 1;
  if (first < tokens.size() && tokens[first].folded == "or") return false;
  for (std::size_t at = first; at < tokens.size() && at <= first + kWordsBetween; ++at) {
    if (tokens[at].kind == TokenKind::mark) return false;
    if (is_one_of(kPeople, tokens[at].folded)) return true;
  }
  return false;
}

// Every number in a token, whatever else is in it: "c.3", "2/5", "1,092", "4.2%", "£6.8m".
std::vector<Decimal> numbers_in(const std::string& token) {
  std::vector<Decimal> numbers;
  for (std::size_t at = 0; at < token.size();) {
    const auto digit = [&](std::size_t position) {
      return position < token.size() && token[position] >= '0' && token[position] <= '9';
    };
    if (!digit(at)) {
      ++at;
      continue;
    }
    std::string number;
    while (digit(at) || ((token[at] == ',' || token[at] == '.') && digit(at + 1))) {
      if (token[at] != ',') number += token[at];
      ++at;
      if (at >= token.size()) break;
    }
    if (const auto value = Decimal::parse(number)) numbers.push_back(*value);
  }
  return numbers;
}

bool quotes_one(Decimal number, const std::vector<Decimal>& hidden) {
  return std::any_of(hidden.begin(), hidden.end(),
                     [number](Decimal figure) { return figure.rounded(std::max(number.places(), 0)) == number; });
}

}  // namespace

bool text_counts_people(const std::string& text, const std::vector<Decimal>& hidden, Decimal small, Period reporting) {
  for (const Sentence& sentence : sentences_of(text, reporting)) {
    std::vector<TextFigure> figures = sentence.figures;  // in words up to twelve
    for (std::size_t at = 0; at < sentence.tokens.size(); ++at) {
      const std::optional<TextFigure> figure = number_in_words(sentence, at);
      if (figure && kUsual < figure->value) figures.push_back(*figure);
    }
    for (const TextFigure& figure : figures) {
      const bool count = figure.unit == Unit::count && figure.value.whole();
      const bool is_small = count && Decimal(0) < figure.value && !(small < figure.value);
      const bool quotes = quotes_one(figure.value, hidden);
      if (!is_small && !quotes) continue;
      // "one of five outcomes": a number as low counts anything, unless the words say whom.
      const bool speaks_for_itself = quotes && !is_small && !(count && (figure.in_words || figure.value <= kUsual));
      if (speaks_for_itself || counts_people(sentence, figure)) return true;
    }
  }
  return false;
}

bool text_tells(const std::string& text, const std::vector<Decimal>& hidden, Decimal small, Period reporting) {
  // Per cents are no numbers of people; rounded, a hidden figure is quoted all the same.
  const auto told = [&](Decimal number, bool per_cent = false) {
    const bool is_small = !per_cent && number.whole() && Decimal(0) < number && !(small < number);
    return is_small || quotes_one(number, hidden);
  };
  for (const Sentence& sentence : sentences_of(text, reporting)) {
    for (std::size_t at = 0; at < sentence.tokens.size(); ++at) {
      const Token& token = sentence.tokens[at];
      if (token.kind == TokenKind::mark) continue;
      const bool in_date = std::any_of(sentence.periods.begin(), sentence.periods.end(), [&](const TextPeriod& period) {
        return period.form == TextPeriod::Form::named && at >= period.tokens.first && at <= period.tokens.last;
      });
      if (in_date) continue;
      if (token.kind == TokenKind::word) {
        if (const std::optional<TextFigure> figure = number_in_words(sentence, at)) {
          if (told(figure->value)) return true;
          at = figure->tokens.last;
          continue;
        }
        if (std::find(kOneOrTwo.begin(), kOneOrTwo.end(), token.folded) != kOneOrTwo.end()) return true;
        continue;
      }
      for (const Decimal number : numbers_in(token.folded)) {
        if (told(number, token.folded.back() == '%')) return true;
      }
    }
  }
  return false;
}

}  // namespace scorebook
