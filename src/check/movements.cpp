#include "check/movements.hpp"

#include <algorithm>
#include <array>

#include "check/claims.hpp"

namespace scorebook {

namespace {

template <class Words>
bool is_one_of(std::string_view word, const Words& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Reads the words after the direction word, one after the other.
class MovementReader {
 public:
  MovementReader(const Sentence& sentence, const DirectionWord& direction)
      : sentence_(sentence), at_(direction.tokens.last + 1) {
    movement_.direction = &direction;
  }

  std::optional<WholeMovement> read() {
    constexpr std::array<std::string_view, 5> kSlightly = {"slightly", "again", "further", "sharply", "steadily"};
    if (is_one_of(word(), kSlightly)) ++at_;
    if (word() == ",") ++at_;
    if (word() == "by") {
      ++at_;
      if (take_figure() == nullptr) return std::nullopt;
    }
    if (word() == ",") ++at_;
    if (!take("from") || (movement_.from = take_figure()) == nullptr) return std::nullopt;
    if ((movement_.from_period = take_period()) == nullptr) return std::nullopt;
    if (word() == ",") ++at_;
    if (!take("to") || (movement_.to = take_figure()) == nullptr) return std::nullopt;
    if ((movement_.to_period = take_period()) == nullptr) return std::nullopt;
    const bool alike = movement_.from->unit == movement_.to->unit && clear(*movement_.from) && clear(*movement_.to);
    return alike && ends() ? std::optional(movement_) : std::nullopt;
  }

 private:
  [[nodiscard]] std::string_view word() const {
    return at_ < sentence_.tokens.size() ? std::string_view(sentence_.tokens[at_].folded) : std::string_view();
  }

  bool take(std::string_view wanted) {
    if (word() != wanted) return false;
    ++at_;
    return true;
  }

  const TextFigure* take_figure() {
    for (const TextFigure& figure : sentence_.figures) {
      if (figure.tokens.first != at_) continue;
      at_ = figure.tokens.last + 1;
      return &figure;
    }
    return nullptr;
  }

  // "in March", "at the end of March".
  const TextPeriod* take_period() {
    constexpr std::array<std::string_view, 7> kBefore = {"in", "for", "during", "at", "the", "end", "of"};
    while (is_one_of(word(), kBefore)) ++at_;
    for (const TextPeriod& period : sentence_.periods) {
      if (period.tokens.first != at_ || !period.period) continue;
      at_ = period.tokens.last + 1;
      return &period;
    }
    return nullptr;
  }

  static bool clear(const TextFigure& figure) { return !figure.approximate && !figure.points && !figure.in_words; }

  // Whether the statement is over: not "for boys", "in the north", "(schools only)".
  [[nodiscard]] bool ends() const {
    constexpr std::array<std::string_view, 9> kEnds = {".", ";", ",", "!", "and", "but", "which", "while", ":"};
    return at_ >= sentence_.tokens.size() || is_one_of(word(), kEnds);
  }

  const Sentence& sentence_;
  std::size_t at_;
  WholeMovement movement_;
};

// The words before the verb, back to the last mark that parts statements. Nothing where another mark stands between:
// "in primary schools, the number" is of a part.
std::optional<std::vector<std::string>> subject_words(const Sentence& sentence, const DirectionWord& direction) {
  constexpr std::array<std::string_view, 14> kFillers = {"the",   "a",    "an",   "of",  "in",  "total", "overall",
                                                         "share", "that", "also", "has", "had", "have",  "then"};
  std::vector<std::string> words;
  for (std::size_t at = direction.tokens.first; at-- > 0;) {
    const Token& token = sentence.tokens[at];
    if (token.folded == ";" || token.folded == ":") break;
    if (token.kind == TokenKind::mark) return std::nullopt;
    if (!is_one_of(token.folded, kFillers)) words.push_back(without_plural(token.folded));
  }
  return words;
}

// "answers" and "answered", "ended" and "ending".
bool same_stem(const std::string& left, const std::string& right) {
  constexpr std::size_t kShared = 5, kShort = 3;
  if (left == right) return true;
  const auto differ = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
  const auto shared = static_cast<std::size_t>(differ.first - left.begin());
  if (shared >= kShared) return true;
  // "end" and "ending"
  return shared >= kShort && (shared == left.size() ? right.substr(shared) : left.substr(shared)) == "ing";
}

// How the words name a measure with such a title: each of them stands there, and one of those that tell it from others.
bool named_in(const std::string& title, const std::vector<std::string>& subject) {
  const std::vector<std::string> telling = telling_words(title);
  std::vector<std::string> all;
  for (const Sentence& part : sentences_of(title, Period::month(2000, 1))) {
    for (const Token& token : part.tokens) all.push_back(without_plural(token.folded));
  }
  const auto is_in = [](const std::string& word, const std::vector<std::string>& words) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& other) { return same_stem(word, other); });
  };
  constexpr std::array<std::string_view, 5> kCounted = {"number", "rate", "percentage", "proportion", "figure"};
  bool tells = false;
  for (const std::string& word : subject) {
    if (is_one_of(word, kCounted)) continue;
    if (!is_in(word, all)) return false;
    tells = tells || is_in(word, telling);
  }
  return tells;
}

bool tells_little(const TextFigure& figure) {
  if (figure.unit == Unit::per_cent) return figure.value <= Decimal(0) || figure.value >= Decimal(100);
  return figure.value < Decimal(10) && figure.decimals == 0;
}

}  // namespace

std::vector<WholeMovement> whole_movements(const Sentence& sentence) {
  std::vector<WholeMovement> movements;
  for (const DirectionWord& direction : sentence.directions) {
    if (!direction.verb) continue;
    if (const std::optional<WholeMovement> movement = MovementReader(sentence, direction).read())
      movements.push_back(*movement);
  }
  return movements;
}

std::string measure_moved(const Remark& remark, const Sentence& sentence, const WholeMovement& movement) {
  if (tells_little(*movement.from) || speaks_of_something_else(sentence)) return "";
  const std::optional<std::vector<std::string>> subject = subject_words(sentence, *movement.direction);
  if (!subject) return "";
  std::string found;
  for (const std::string& name : remark.names) {
    const LocatedFigure* then = value_for(remark, name, *movement.from_period->period);
    if (then == nullptr || !can_be_of(*movement.from, then->figure().unit) || !is_same_figure(*movement.from, *then))
      continue;
    const bool named = std::any_of(remark.figures.begin(), remark.figures.end(), [&](const LocatedFigure* figure) {
      return figure->observation->measure == name && named_in(figure->observation->title, *subject);
    });
    if (!named || found == name) continue;
    if (!found.empty()) return "";
    found = name;
  }
  return found;
}

bool is_same_figure(const TextFigure& text, const LocatedFigure& held) {
  const Figure& figure = held.figure();
  if (!figure.value || !can_be_of(text, figure.unit)) return false;
  const bool whole = text.unit == Unit::count && text.decimals == 0 && figure.decimals == 0;
  return whole ? text.value == *figure.value : text.interval().agrees_with(printed(figure));
}

}  // namespace scorebook
