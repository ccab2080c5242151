// The figures of a sentence, and what only looks like one.
#include <algorithm>
#include <array>

#include "check/sentences.hpp"

namespace scorebook {

namespace {

template <class Words>
bool is_one_of(std::string_view word, const Words& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// A number after one of these is a name: "section 47", "key stage 2", "year 6", "aged 14", "priority 3".
constexpr std::array<std::string_view, 55> kNamedBefore = {
    "section", "sections",  "s",      "stage",    "year",      "years", "grade", "band",   "level",    "phase",
    "tier",    "page",      "table",  "priority", "article",   "part",  "no",    "number", "nos",      "ref",
    "form",    "clause",    "act",    "annex",    "appendix",  "wave",  "step",  "line",   "unit",     "room",
    "tel",     "telephone", "phone",  "ext",      "extension", "aged",  "age",   "ages",   "item",     "indicator",
    "measure", "kpi",       "option", "figure",   "chart",     "sheet", "row",   "column", "progress", "attainment",
    "version", "week",      "day",    "category", "schedule"};

// A number before one of these is a time, not a figure of a measure, unless the measure counts just that.
constexpr std::array<std::string_view, 12> kDurations = {"month",  "months",  "year", "years", "hour", "hours",
                                                         "minute", "minutes", "yrs",  "mths",  "hrs",  "year-olds"};
constexpr std::array<std::string_view, 4> kDays = {"day", "days", "working", "calendar"};
constexpr std::array<std::string_view, 2> kWeeks = {"week", "weeks"};

constexpr std::array<std::string_view, 20> kApproximate = {
    "about", "around", "approximately", "approx", "nearly", "almost",  "over", "under", "than",   "least",
    "most",  "circa",  "roughly",       "above",  "below",  "between", "some", "c",     "within", "exceeding"};

constexpr std::array<std::string_view, 11> kInWords = {"two",   "three", "four", "five",   "six",   "seven",
                                                       "eight", "nine",  "ten",  "eleven", "twelve"};

class FigureFinder {
 public:
  explicit FigureFinder(Sentence& sentence) : sentence_(sentence) {}

  void find() {
    for (std::size_t at = 0; at < sentence_.tokens.size(); ++at) {
      if (in_period(at)) continue;
      const TokenKind kind = sentence_.tokens[at].kind;
      if (kind == TokenKind::number) take_number(at);
      if (kind == TokenKind::word) take_word(at);
    }
    mark_ranges();
  }

 private:
  [[nodiscard]] std::string_view word(std::size_t at) const {
    return at < sentence_.tokens.size() ? std::string_view(sentence_.tokens[at].folded) : std::string_view();
  }
  [[nodiscard]] std::string_view before(std::size_t at) const { return at == 0 ? std::string_view() : word(at - 1); }

  [[nodiscard]] bool in_period(std::size_t at) const {
    return std::any_of(sentence_.periods.begin(), sentence_.periods.end(), [at](const TextPeriod& period) {
      return at >= period.tokens.first && at <= period.tokens.last;
    });
  }

  void take_word(std::size_t at) {
    const auto found = std::find(kInWords.begin(), kInWords.end(), word(at));
    if (found == kInWords.end() || is_name(at)) return;
    TextFigure figure;
    figure.value = static_cast<std::int64_t>(found - kInWords.begin()) + 2;
    figure.in_words = true;
    figure.tokens = {at, at};
    add(figure);
  }

  void take_number(std::size_t at) {
    constexpr std::string_view kPound = "£";
    std::string_view text = word(at);
    TextFigure figure;
    figure.tokens = {at, at};
    if (text.substr(0, kPound.size()) == kPound) {
      text.remove_prefix(kPound.size());
      figure.unit = Unit::money;
    } else if (before(at) == kPound) {
      figure.unit = Unit::money;
      figure.tokens.first = at - 1;
    }
    std::string digits;
    std::string ending;
    for (const char letter : text) {
      if (letter >= '0' && letter <= '9')
        digits += letter;
      else if (letter == '.')
        digits += letter;
      else if (letter != ',' && letter != '+' && letter != '-')
        ending += letter;
    }
    const bool zero_first = digits.size() > 1 && digits[0] == '0' && digits[1] != '.';  // of a telephone number
    const std::optional<Decimal> value = Decimal::parse(digits);
    if (!value || zero_first) return;
    figure.value = *value;
    const std::size_t point = digits.find('.');
    figure.decimals = point == std::string::npos ? 0 : static_cast<int>(digits.size() - point - 1);
    if (!take_unit(figure, ending)) return;
    if (figure.unit == Unit::count && (is_name(at) || is_list_mark(at) || beside_number(at))) return;
    add(figure);
  }

  // The unit, printed with the number or in the words after it. False where the number is none of a measure.
  bool take_unit(TextFigure& figure, const std::string& ending) {
    const std::size_t next = figure.tokens.last + 1;
    if (ending == "k" || ending == "m" || ending == "bn") {
      const int power = ending == "k" ? 3 : ending == "m" ? 6 : 9;
      figure.value = figure.value.scaled(power);
      figure.decimals -= power;
      return true;
    }
    if (ending == "%") figure.unit = Unit::per_cent;
    if (ending == "%" || figure.unit == Unit::money) {
      take_points(figure, next);
      return true;
    }
    if (word(next) == "%" || word(next) == "percent" || word(next) == "pc") {
      figure.unit = Unit::per_cent;
      figure.tokens.last = next;
      take_points(figure, next + 1);
    } else if (word(next) == "per" && word(next + 1) == "cent") {
      figure.unit = Unit::per_cent;
      figure.tokens.last = next + 1;
      take_points(figure, next + 2);
    } else if (word(next) == "per") {
      take_population(figure, next + 1);
    } else if (word(next) == "percentage" || word(next) == "points" || word(next) == "pp" || word(next) == "ppt" ||
               word(next) == "ppts") {
      take_points(figure, next);
    } else if (is_one_of(word(next), kDays)) {
      figure.unit = Unit::days;
    } else if (is_one_of(word(next), kWeeks)) {
      figure.unit = Unit::weeks;
    } else if (is_one_of(word(next), kDurations) || word(next) == "million" || word(next) == "thousand") {
      return false;
    }
    return true;
  }

  void take_points(TextFigure& figure, std::size_t next) {
    const std::string_view text = word(next);
    std::size_t last = 0;
    if (text == "percentage" && (word(next + 1) == "points" || word(next + 1) == "point")) last = next + 1;
    if (text == "points" || text == "point" || text == "pp" || text == "ppt" || text == "ppts") last = next;
    if (last == 0) return;
    figure.unit = Unit::per_cent;
    figure.points = true;
    figure.tokens.last = last;
  }

  void take_population(TextFigure& figure, std::size_t next) const {
    const std::string_view base = word(next);
    if (base == "10,000" || base == "10000" || base == "10k") figure.unit = Unit::per_10000;
    if (base == "100,000" || base == "100000" || base == "100k") figure.unit = Unit::per_100000;
    if (figure.unit != Unit::count) figure.tokens.last = next;
  }

  // "10,000" of "per 10,000", "1 in 3", "47" of "section 47".
  [[nodiscard]] bool is_name(std::size_t at) const {
    const std::string_view previous = before(at);
    if (is_one_of(previous, kNamedBefore) || previous == "per" || previous == "/" || previous == "x") return true;
    if (word(at + 1) == "in" && at + 2 < sentence_.tokens.size() &&
        (sentence_.tokens[at + 2].kind == TokenKind::number || is_one_of(word(at + 2), kInWords)))
      return true;
    if (previous == "in" && at > 1 &&
        (is_one_of(word(at - 2), kInWords) || word(at - 2) == "one" ||
         sentence_.tokens[at - 2].kind == TokenKind::number))
      return true;
    return is_one_of(word(at + 1), kDurations) || word(at + 1) == "weeks" || word(at + 1) == "days" ||
           word(at + 1) == "working" || word(at + 1) == "or" || previous == "or";
  }

  // "(2)" and "1." at the beginning number the points of a list.
  [[nodiscard]] bool is_list_mark(std::size_t at) const {
    const bool short_number = word(at).size() <= 2;
    if (!short_number) return false;
    return (at == 0 && (word(1) == "." || word(1) == ")")) || (before(at) == "(" && word(at + 1) == ")") ||
           (at <= 1 && word(at + 1) == ")");
  }

  // Numbers one after the other without a mark are a telephone number, an account, a reference.
  [[nodiscard]] bool beside_number(std::size_t at) const {
    const auto is_number = [&](std::size_t token) {
      return token < sentence_.tokens.size() && !in_period(token) &&
             (sentence_.tokens[token].kind == TokenKind::number || sentence_.tokens[token].kind == TokenKind::code);
    };
    return (at > 0 && is_number(at - 1)) || is_number(at + 1);
  }

  void add(TextFigure figure) {
    const std::size_t first = figure.tokens.first;
    figure.approximate = first > 0 && is_one_of(word(first - 1), kApproximate);
    if (word(figure.tokens.last + 1) == "+") figure.approximate = true;
    sentence_.figures.push_back(figure);
  }

  // "9 to 12", "between 515 and 522": the ends of a range. "from 45 to 39" is a movement.
  void mark_ranges() {
    for (std::size_t i = 1; i < sentence_.figures.size(); ++i) {
      TextFigure& left = sentence_.figures[i - 1];
      TextFigure& right = sentence_.figures[i];
      if (right.tokens.first != left.tokens.last + 2) continue;
      const std::string_view joint = word(left.tokens.last + 1);
      const std::string_view start = before(left.tokens.first);
      const bool range = (joint == "to" && start != "from") || joint == "-" || (joint == "and" && start == "between");
      if (!range) continue;
      const bool moved = joint == "to" && is_one_of(start, std::array<std::string_view, 3>{"by", "of", "on"});
      left.approximate = left.approximate || !moved;
      right.approximate = right.approximate || !moved;
    }
  }

  Sentence& sentence_;
};

}  // namespace

void find_text_figures(Sentence& sentence) { FigureFinder(sentence).find(); }

}  // namespace scorebook
