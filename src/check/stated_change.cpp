#include "check/stated_change.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

#include "check/direction_words.hpp"
#include "text/words.hpp"

namespace scorebook {

namespace {

// A word, a number or a mark, with where it stands.
struct Token {
  enum class Kind : std::uint8_t { word, number, mark } kind = Kind::word;
  std::string word;  // folded
  StatedNumber number;
  std::size_t begin = 0, end = 0;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
}

template <std::size_t N>
bool one_of(const std::string& word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 22> kMoved = {
    "fallen",     "fell",      "fall",       "falls", "falling", "dropped", "drop", "decreased",
    "decreasing", "declined",  "reduced",    "down",  "risen",   "rose",    "rise", "rises",
    "rising",     "increased", "increasing", "grown", "grew",    "up"};
constexpr std::array<std::string_view, 14> kMovement = {
    "fall",   "drop",   "decrease", "decline",     "reduction",     "rise",     "increase",
    "growth", "change", "falls",    "improvement", "deterioration", "movement", "gain"};
constexpr std::array<std::string_view, 14> kRough = {"about", "around", "approximately", "nearly", "almost",
                                                     "over",  "under",  "more",          "less",   "roughly",
                                                     "circa", "some",   "approx",        "least"};
// What may stand between a figure and the movement from it without another thing being meant.
constexpr std::array<std::string_view, 49> kBetween = {
    "in",      "at",       "on",       "by",    "the",   "end",    "of",     "and",    "has",    "have",
    "had",     "since",    "then",     "it",    "this",  "but",    "now",    "year",   "last",   "quarter",
    "month",   "january",  "february", "march", "april", "may",    "june",   "july",   "august", "september",
    "october", "november", "december", "jan",   "feb",   "mar",    "apr",    "jun",    "jul",    "aug",
    "sep",     "sept",     "oct",      "nov",   "dec",   "spring", "summer", "autumn", "winter"};

// A wish or a plan, however far from the movement it stands in its sentence; "as expected" and "than planned" are none.
constexpr std::array<std::string_view, 27> kHope = {
    "expected", "expect",      "expects",     "expecting", "aim",      "aims",     "aiming",    "aimed",  "hope",
    "hopes",    "hoped",       "hoping",      "planned",   "planning", "forecast", "forecasts", "target", "targets",
    "intend",   "anticipated", "anticipates", "projected", "projects", "ambition", "proposed",  "will",   "likely"};

// Reads a number at `at` with its unit; false for what is no figure: dates, refs, ranges, "31st".
bool read_number(std::string_view text, std::size_t at, Token& token) {
  constexpr std::size_t kMostDigits = 15;
  const auto before = at == 0 ? ' ' : text[at - 1];
  std::size_t end = at;
  std::string digits;
  int decimals = -1;
  while (end < text.size()) {
    const char c = text[end];
    if (is_digit(c)) {
      digits += c;
      if (decimals >= 0) ++decimals;
    } else if (c == ',' && decimals < 0 && end + 3 < text.size() && is_digit(text[end + 1]) &&
               is_digit(text[end + 2]) && is_digit(text[end + 3])) {
      // a comma for thousands
    } else if (c == '.' && decimals < 0 && end + 1 < text.size() && is_digit(text[end + 1])) {
      digits += c;
      decimals = 0;
    } else {
      break;
    }
    ++end;
  }
  token.begin = at;
  token.end = end;
  const bool joined_before = is_letter(before) || before == '/' || before == '-' || before == '.';
  const char after = end < text.size() ? text[end] : ' ';
  const char second = end + 1 < text.size() ? text[end + 1] : ' ';
  const bool joined_after = is_letter(after) || after == '/' || (after == '-' && is_digit(second));
  const std::optional<Decimal> value = digits.size() > kMostDigits ? std::nullopt : Decimal::parse(digits);
  if (joined_before || joined_after || !value) return false;
  token.kind = Token::Kind::number;
  token.number.value = *value;
  token.number.decimals = std::max(decimals, 0);
  std::size_t next = end;
  while (next < text.size() && text[next] == ' ') ++next;
  const auto follows = [&](std::string_view word) {
    return folded(std::string(text.substr(next, word.size()))) == word &&
           (next + word.size() >= text.size() || !is_letter(text[next + word.size()]));
  };
  if (next < text.size() && text[next] == '%') {
    token.number.unit = ChangeUnit::per_cent;
    token.end = next + 1;
    next = token.end;
    while (next < text.size() && text[next] == ' ') ++next;
  }
  for (const std::string_view points :
       {"percentage points", "percentage point", "% points", "points", "point", "pp", "ppt", "ppts"}) {
    if (!follows(points)) continue;
    token.number.unit = ChangeUnit::points;
    token.end = next + points.size();
    break;
  }
  for (const std::string_view per_cent : {"per cent", "percent"}) {
    if (token.number.unit != ChangeUnit::plain || !follows(per_cent)) continue;
    token.number.unit = ChangeUnit::per_cent;
    token.end = next + per_cent.size();
  }
  token.number.text = std::string(text.substr(at, token.end - at));
  return true;
}

// Text in sentences, each as its tokens. A full stop ends one where a blank follows.
std::vector<std::vector<Token>> sentences_of(std::string_view text) {
  std::vector<std::vector<Token>> sentences(1);
  std::size_t at = 0;
  while (at < text.size()) {
    const char c = text[at];
    const bool end = (c == '.' || c == '!' || c == '?') &&
                     (at + 1 == text.size() || text[at + 1] == ' ' || text[at + 1] == '\n' || text[at + 1] == '\r');
    if (end || c == '\n' || c == ';') {
      sentences.emplace_back();
      ++at;
    } else if (is_digit(c)) {
      Token token;
      if (!read_number(text, at, token)) {
        // A date or a ref: one word, so that it is passed over whole.
        while (token.end < text.size() && (is_digit(text[token.end]) || is_letter(text[token.end]) ||
                                           text[token.end] == '/' || text[token.end] == '-'))
          ++token.end;
        token.kind = Token::Kind::word;
        token.word = folded(std::string(text.substr(at, token.end - at)));
      }
      at = token.end;
      sentences.back().push_back(std::move(token));
    } else if (is_letter(c)) {
      Token token;
      token.begin = at;
      while (at < text.size() && (is_letter(text[at]) || is_digit(text[at]))) ++at;
      token.end = at;
      token.word = folded(std::string(text.substr(token.begin, at - token.begin)));
      sentences.back().push_back(std::move(token));
    } else {
      if (c == ',' || c == '(' || c == ')' || c == ':') {
        Token token;
        token.kind = Token::Kind::mark;
        token.word = std::string(1, c);
        token.begin = at;
        token.end = at + 1;
        sentences.back().push_back(std::move(token));
      }
      ++at;
    }
  }
  return sentences;
}

class Sentence {
 public:
  Sentence(std::string_view text, const std::vector<Token>& tokens) : text_(text), tokens_(tokens) {}

  void find(std::vector<StatedChange>& changes) const {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (!is_number(i) || is_year(i)) continue;
      if (moved_by(i, changes) || movement_of(i, changes)) changes.back().hoped = is_hoped(i);
    }
  }

 private:
  [[nodiscard]] bool is_word(std::size_t i, std::string_view word) const {
    return i < tokens_.size() && tokens_[i].kind == Token::Kind::word && tokens_[i].word == word;
  }
  [[nodiscard]] bool is_number(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].kind == Token::Kind::number;
  }
  // 2016 without a sign is a year.
  [[nodiscard]] bool is_year(std::size_t i) const {
    const StatedNumber& number = tokens_[i].number;
    return number.unit == ChangeUnit::plain && number.decimals == 0 && number.text.size() == 4 &&
           number.value >= Decimal(1900) && number.value <= Decimal(2100);
  }
  template <std::size_t N>
  [[nodiscard]] bool is_among(std::size_t i, const std::array<std::string_view, N>& words) const {
    return i < tokens_.size() && tokens_[i].kind == Token::Kind::word && one_of(tokens_[i].word, words);
  }
  [[nodiscard]] const StatedNumber& number(std::size_t i) const { return tokens_[i].number; }
  [[nodiscard]] std::string quote(std::size_t first, std::size_t last) const {
    return std::string(text_.substr(tokens_[first].begin, tokens_[last].end - tokens_[first].begin));
  }

  [[nodiscard]] bool ends_clause(std::size_t i) const {
    return tokens_[i].kind == Token::Kind::mark && tokens_[i].word == ",";
  }

  [[nodiscard]] bool says_hope(std::size_t i) const {
    return is_among(i, kHope) && (i == 0 || (!is_word(i - 1, "as") && !is_word(i - 1, "than")));
  }

  // Whether the change at `i` is only wished for: by a word of hope before it in its clause, by one close after it, or
  // by a word right before the movement that takes it back.
  [[nodiscard]] bool is_hoped(std::size_t i) const {
    constexpr std::size_t kWordsBefore = 4;
    const std::size_t movement = verb_before(i).value_or(i);
    for (std::size_t back = movement; back-- > 0 && !ends_clause(back);) {
      const bool close = movement - back <= kWordsBefore && tokens_[back].kind == Token::Kind::word;
      if (says_hope(back) || (close && takes_back(tokens_[back].word) && !joins_figures(back))) return true;
    }
    for (std::size_t next = i + 1; next < tokens_.size() && !ends_clause(next); ++next) {
      const bool beside_a_target = is_word(next, "target") || is_word(next, "targets");
      if (says_hope(next) && (!beside_a_target || is_target(next))) return true;
    }
    return false;
  }

  // "to" between two figures, "due to", and May the month.
  [[nodiscard]] bool joins_figures(std::size_t i) const {
    if (is_word(i, "may")) return i > 0 && (is_word(i - 1, "in") || is_word(i - 1, "since") || is_word(i - 1, "of"));
    return is_word(i, "to") && i > 0 && (is_number(i - 1) || is_word(i - 1, "due") || is_word(i - 1, "owing"));
  }

  // "is the target", "is our target": not "is above target".
  [[nodiscard]] bool is_target(std::size_t i) const {
    return i > 1 && (is_word(i - 2, "is") || is_word(i - 2, "was")) &&
           (is_word(i - 1, "the") || is_word(i - 1, "our") || is_word(i - 1, "a"));
  }

  // Two figures of the same kind, which a change can be between.
  [[nodiscard]] static bool alike(const StatedNumber& left, const StatedNumber& right) {
    return left.unit == right.unit && left.unit != ChangeUnit::points;
  }

  // The rough word before the change, over "by" and "a".
  [[nodiscard]] bool rough_before(std::size_t i) const {
    for (std::size_t back = 1; back <= 3 && back <= i; ++back) {
      if (is_among(i - back, kRough)) return true;
      if (!is_word(i - back, "than") && !is_word(i - back, "by") && !is_word(i - back, "at")) return false;
    }
    return false;
  }

  // "fallen by 4%", "up 3.2%", "rose slightly, by 3,531": the token of the verb.
  [[nodiscard]] std::optional<std::size_t> verb_before(std::size_t i) const {
    for (std::size_t back = 1; back <= 4 && back <= i; ++back) {
      if (is_among(i - back, kMoved)) return i - back;
      const bool between = is_word(i - back, "by") || is_word(i - back, "slightly") || is_among(i - back, kRough) ||
                           is_word(i - back, "than");
      if (!between) return std::nullopt;
    }
    return std::nullopt;
  }

  // Past the period that a figure is said to be of: "in February 2016", "at the end of quarter 3".
  [[nodiscard]] std::size_t after_period(std::size_t at) const {
    constexpr std::array<std::string_view, 8> kBefore = {"in", "for", "during", "at", "the", "end", "of", "on"};
    constexpr std::size_t kMostWords = 4;
    std::size_t next = at;
    while (is_among(next, kBefore)) ++next;
    for (std::size_t last = std::min(next + kMostWords, tokens_.size()); last-- > next;) {
      const std::string words = quote(next, last);
      if (parse_period(words) || parse_period_in(words, Period::financial_year(2000))) return last + 1;
    }
    return at;
  }

  // "from X to Y", "from X in February to Y" at token `at`; the index of Y. That of X is at + 1.
  [[nodiscard]] std::optional<std::size_t> from_to(std::size_t at) const {
    if (!is_word(at, "from") || !is_number(at + 1)) return std::nullopt;
    const std::size_t to = after_period(at + 2);
    if (!is_word(to, "to") || !is_number(to + 1)) return std::nullopt;
    return alike(number(at + 1), number(to + 1)) ? std::optional(to + 1) : std::nullopt;
  }

  // The "from" of a "from X to Y" that ends with this Y.
  [[nodiscard]] std::optional<std::size_t> from_before(std::size_t to) const {
    constexpr std::size_t kFarthest = 10;
    for (std::size_t back = 3; back <= kFarthest && back <= to; ++back) {
      if (from_to(to - back) == to) return to - back;
    }
    return std::nullopt;
  }

  bool moved_by(std::size_t i, std::vector<StatedChange>& changes) const {
    const std::optional<std::size_t> verb = verb_before(i);
    if (!verb) return false;
    StatedChange change;
    change.change = number(i);
    change.rough = rough_before(i);
    if (const auto to = from_to(i + 1)) {
      change.from = number(i + 2);
      change.to = number(*to);
      change.quote = quote(*verb, *to);
    } else if (is_word(i + 1, "to") && is_number(i + 2) && alike_to_change(number(i + 2), number(i))) {
      const std::optional<std::size_t> from = figure_before(*verb, number(i + 2));
      if (!from) return false;
      change.from = number(*from);
      change.to = number(i + 2);
      change.quote = quote(*from, i + 2);
    } else if (!add_since(i + 1, change, *verb)) {
      return false;
    }
    changes.push_back(std::move(change));
    return true;
  }

  // "from X to Y, a fall of C"; "a 1% decrease on quarter 1".
  bool movement_of(std::size_t i, std::vector<StatedChange>& changes) const {
    StatedChange change;
    change.change = number(i);
    change.rough = rough_before(i);
    if (i >= 2 && is_word(i - 1, "of") && is_among(i - 2, kMovement)) {
      if (const auto after = from_to(i + 1)) {
        change.from = number(i + 2);
        change.to = number(*after);
        change.quote = quote(i - 2, *after);
        changes.push_back(std::move(change));
        return true;
      }
      for (std::size_t back = 3; back <= 9 && back <= i; ++back) {
        const std::size_t to = i - back;
        if (!is_number(to) || is_year(to)) continue;
        const std::optional<std::size_t> from = from_before(to);
        if (!from) return false;
        change.from = number(*from + 1);
        change.to = number(to);
        change.quote = quote(*from, i);
        changes.push_back(std::move(change));
        return true;
      }
      return false;
    }
    if (!is_among(i + 1, kMovement) || !add_since(i + 2, change, i)) return false;
    changes.push_back(std::move(change));
    return true;
  }

  // A change in per cent may be of counts too; one without a sign is of counts only.
  [[nodiscard]] static bool alike_to_change(const StatedNumber& figure, const StatedNumber& change) {
    return figure.unit != ChangeUnit::points && (change.unit != ChangeUnit::plain || figure.unit == ChangeUnit::plain);
  }

  // The figure that the movement starts from: the only one like it before the verb, with nothing between that could
  // make it another thing's.
  [[nodiscard]] std::optional<std::size_t> figure_before(std::size_t verb, const StatedNumber& to) const {
    for (std::size_t at = verb; at-- > 0;) {
      if (is_number(at) && !is_year(at)) {
        if (!alike(number(at), to)) return std::nullopt;
        for (std::size_t earlier = at; earlier-- > 0;) {
          if (is_number(earlier) && !is_year(earlier)) return std::nullopt;
        }
        return at;
      }
      const bool harmless = is_number(at) || is_among(at, kBetween) || looks_like_period(at) ||
                            (tokens_[at].kind == Token::Kind::mark && tokens_[at].word == ",");
      if (!harmless) return std::nullopt;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool looks_like_period(std::size_t i) const {
    return tokens_[i].kind == Token::Kind::word && parse_period(tokens_[i].word).has_value();
  }

  // "on quarter 1", "from 2014/15", "since March 2016", "compared with last year": the words after it.
  bool add_since(std::size_t at, StatedChange& change, std::size_t first) const {
    std::size_t next = at;
    if (is_word(next, "compared") && (is_word(next + 1, "with") || is_word(next + 1, "to"))) {
      next += 2;
    } else if (is_word(next, "on") || is_word(next, "from") || is_word(next, "since") || is_word(next, "against")) {
      ++next;
    }
    if (next == at || next >= tokens_.size()) return false;
    // The longest run of words that names a period.
    for (std::size_t last = std::min(next + 4, tokens_.size()); last-- > next;) {
      const std::string words = quote(next, last);
      if (!parse_period(words) && !parse_period_in(words, Period::financial_year(2000))) continue;
      change.since = words;
      change.quote = quote(first, last);
      return true;
    }
    return false;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
};

double least_size(const Interval& interval) {
  if (interval.low <= 0 && interval.high >= 0) return 0;
  return std::min(std::abs(interval.low), std::abs(interval.high));
}

double greatest_size(const Interval& interval) { return std::max(std::abs(interval.low), std::abs(interval.high)); }

bool size_fits(const Interval& stated, const Interval& actual) {
  return stated.agrees_with(Interval{least_size(actual), greatest_size(actual)});
}

}  // namespace

std::vector<StatedChange> stated_changes(std::string_view text) {
  constexpr std::size_t kLongestText = 100000;
  std::vector<StatedChange> changes;
  for (const std::vector<Token>& tokens : sentences_of(text.substr(0, kLongestText)))
    Sentence(text, tokens).find(changes);
  return changes;
}

ActualChange change_between(const Interval& from, const Interval& to) {
  ActualChange actual{to - from, std::nullopt};
  if (from.low > 0) {
    // to / from - 1, so that the first figure stands for the same number in both places.
    const Interval ratio = to / from;
    actual.relative = Interval{(ratio.low - 1) * 100, (ratio.high - 1) * 100};
  }
  return actual;
}

bool change_fits(const StatedNumber& change, const ActualChange& actual, bool of_percentages) {
  const Interval stated = change.interval();
  const bool absolute = change.unit != ChangeUnit::per_cent || of_percentages;
  if (absolute && size_fits(stated, actual.difference)) return true;
  return change.unit == ChangeUnit::per_cent && actual.relative && size_fits(stated, *actual.relative);
}

}  // namespace scorebook
