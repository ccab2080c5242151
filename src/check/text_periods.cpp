// The periods that a sentence names.
#include <algorithm>
#include <array>
#include <charconv>

#include "check/sentences.hpp"

namespace scorebook {

namespace {

constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};

// 1 to 12; 0 for none. "sept" and the first three letters too.
int month_named(std::string_view folded) {
  if (folded == "sept") return 9;
  for (std::size_t month = 0; month < kMonths.size(); ++month) {
    if (folded == kMonths[month] || folded == kMonths[month].substr(0, 3)) return static_cast<int>(month) + 1;
  }
  return 0;
}

std::optional<int> whole_number(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

constexpr int kFirstYear = 1950, kLastYear = 2100;

class PeriodFinder {
 public:
  PeriodFinder(Sentence& sentence, Period reporting) : sentence_(sentence), reporting_(reporting) {}

  void find() {
    for (std::size_t at = 0; at < sentence_.tokens.size();) {
      const std::size_t next = take(at);
      at = next == 0 ? at + 1 : next;
    }
  }

 private:
  [[nodiscard]] std::string_view word(std::size_t at) const {
    return at < sentence_.tokens.size() ? std::string_view(sentence_.tokens[at].folded) : std::string_view();
  }

  [[nodiscard]] std::optional<int> year_at(std::size_t at) const {
    if (at >= sentence_.tokens.size() || sentence_.tokens[at].kind != TokenKind::number) return std::nullopt;
    const std::optional<int> year = whole_number(word(at));
    return year && word(at).size() == 4 && *year >= kFirstYear && *year <= kLastYear ? year : std::nullopt;
  }

  // "2016/17", "(2016-17)": a year of twelve months written with two.
  [[nodiscard]] std::optional<Period> double_year_at(std::size_t at) const {
    if (at >= sentence_.tokens.size() || sentence_.tokens[at].kind != TokenKind::code) return std::nullopt;
    if (word(at).find_first_not_of("0123456789/-") != std::string_view::npos) return std::nullopt;
    const std::optional<Period> period = parse_period(word(at));
    const bool twelve =
        period && period->kind() == PeriodKind::financial_year && year_of(period->first()) >= kFirstYear;
    return twelve ? period : std::nullopt;
  }

  std::size_t add(std::size_t first, std::size_t end, TextPeriod::Form form, std::optional<Period> period) {
    sentence_.periods.push_back({{first, end - 1}, form, period});
    return end;
  }

  // Takes a period that begins with this token; the token after it, or 0 for none.
  std::size_t take(std::size_t at) {
    using Form = TextPeriod::Form;
    if (const std::size_t next = take_month(at); next != 0) return next;
    if (const std::size_t next = take_quarter(at); next != 0) return next;
    if (const std::optional<Period> year = double_year_at(at)) return add(at, at + 1, Form::named, year);
    if (sentence_.tokens[at].kind == TokenKind::code) {
      const std::optional<Period> period = parse_period(word(at));  // "Mar-16", "22/04/2016"
      if (period) return add(at, at + 1, Form::named, period);
      if (is_two_years(word(at))) return add(at, at + 1, Form::vague, std::nullopt);
    }
    if (year_at(at)) return add(at, at + 1, Form::vague, std::nullopt);
    return take_words(at);
  }

  // "2017-20": a plan.
  static bool is_two_years(std::string_view text) {
    const std::size_t dash = text.find('-');
    return dash == 4 && text.size() <= 9 && text.find_first_not_of("0123456789-") == std::string_view::npos;
  }

  std::size_t take_month(std::size_t at) {
    const Token& token = sentence_.tokens[at];
    const int month = token.kind == TokenKind::word && token.capital ? month_named(token.folded) : 0;
    if (month == 0 || (token.folded == "may" && !may_is_month(at))) return 0;
    const std::size_t first = at > 0 && is_day(at - 1) ? at - 1 : at;
    const bool to = word(at + 1) == "to" || word(at + 1) == "-" || word(at + 1) == "and";
    if (to && at + 2 < sentence_.tokens.size() && sentence_.tokens[at + 2].capital && month_named(word(at + 2)) != 0) {
      const std::size_t end = at + 3 + (year_at(at + 3) ? 1 : 0);  // "July to September 2017"
      return add(first, end, TextPeriod::Form::vague, std::nullopt);
    }
    const std::size_t after_comma = word(at + 1) == "," ? at + 2 : at + 1;
    if (const std::optional<int> year = year_at(after_comma))
      return add(first, after_comma + 1, TextPeriod::Form::named, Period::month(*year, month));
    const int reporting_year = year_of(reporting_.last());
    const bool this_year = month <= month_of(reporting_.last());
    return add(first, at + 1, TextPeriod::Form::named,
               Period::month(this_year ? reporting_year : reporting_year - 1, month));
  }

  // "May" begins a sentence as a verb as well.
  [[nodiscard]] bool may_is_month(std::size_t at) const {
    constexpr std::array<std::string_view, 12> kBefore = {"in", "since", "of",     "end", "to",  "from",
                                                          "by", "until", "during", "for", "and", "at"};
    if (year_at(at + 1)) return true;
    return at > 0 && (is_day(at - 1) || std::find(kBefore.begin(), kBefore.end(), word(at - 1)) != kBefore.end());
  }

  // "31st", "1".
  [[nodiscard]] bool is_day(std::size_t at) const {
    std::string_view text = word(at);
    for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
      if (text.size() > 2 && text.substr(text.size() - 2) == ending) {
        text.remove_suffix(2);
        break;
      }
    }
    const std::optional<int> day = whole_number(text);
    return day && *day >= 1 && *day <= 31;
  }

  // 1 to 4 with the tokens that it takes; 0 for none.
  [[nodiscard]] std::pair<int, std::size_t> quarter_at(std::size_t at) const {
    constexpr std::array<std::string_view, 4> kOrdinals = {"first", "second", "third", "fourth"};
    constexpr std::array<std::string_view, 4> kNumbered = {"1st", "2nd", "3rd", "4th"};
    const std::string_view text = word(at);
    if (text.size() == 2 && text[0] == 'q' && text[1] >= '1' && text[1] <= '4') return {text[1] - '0', 1};
    if (text == "quarter" || text == "qtr") {
      const std::string_view number = word(at + 1);
      if (number.size() == 1 && number[0] >= '1' && number[0] <= '4') return {number[0] - '0', 2};
      constexpr std::array<std::string_view, 4> kWords = {"one", "two", "three", "four"};
      for (std::size_t i = 0; i < kWords.size(); ++i) {
        if (number == kWords[i]) return {static_cast<int>(i) + 1, 2};
      }
    }
    if (word(at + 1) == "quarter" || word(at + 1) == "qtr") {
      for (std::size_t i = 0; i < kOrdinals.size(); ++i) {
        if (text == kOrdinals[i] || text == kNumbered[i]) return {static_cast<int>(i) + 1, 2};
      }
    }
    return {0, 0};
  }

  std::size_t take_quarter(std::size_t at) {
    const auto [quarter, length] = quarter_at(at);
    if (quarter == 0) return 0;
    std::size_t end = at + length;
    std::size_t year_at_token = end;
    while (year_at_token < end + 2 && (word(year_at_token) == "of" || word(year_at_token) == "(")) ++year_at_token;
    if (const std::optional<Period> year = double_year_at(year_at_token))
      return add(at, year_at_token + 1, TextPeriod::Form::named, Period::quarter(year_of(year->first()), quarter));
    const int this_year = year_of(reporting_.in_financial_year().first());
    return add(at, end, TextPeriod::Form::named, Period::quarter(this_year, quarter));
  }

  // "last month", "this quarter", "the same quarter of 2016/17", "the year before", "to date".
  std::size_t take_words(std::size_t at) {
    using Form = TextPeriod::Form;
    const std::string_view text = word(at), after = word(at + 1);
    const bool unit = after == "month" || after == "quarter" || after == "year" || after == "period";
    if (text == "same" && unit) return take_same(at);
    if (unit && (text == "this" || text == "current" || text == "reporting"))
      return add(at, at + 2, is_own_unit(after) ? Form::current : Form::vague,
                 is_own_unit(after) ? std::optional(reporting_) : std::nullopt);
    if (unit && (text == "last" || text == "previous" || text == "preceding" || text == "prior"))
      return add_previous(at, at + 2, after);
    if (text == "the" && unit && (word(at + 2) == "before" || word(at + 2) == "earlier"))
      return add_previous(at, at + 3, after);
    if (text == "to" && after == "date") return add(at, at + 2, Form::vague, std::nullopt);
    if (text == "year" && (after == "before" || after == "ago" || after == "earlier"))
      return add(at, at + 2, Form::vague, std::nullopt);
    constexpr std::array<std::string_view, 8> kSeasons = {"spring", "summer",    "autumn", "winter",
                                                          "easter", "christmas", "term",   "weekend"};
    if (std::find(kSeasons.begin(), kSeasons.end(), text) != kSeasons.end())
      return add(at, at + 1, Form::vague, std::nullopt);
    return 0;
  }

  [[nodiscard]] bool is_own_unit(std::string_view unit) const {
    if (unit == "period") return true;
    return unit == (reporting_.kind() == PeriodKind::month     ? "month"
                    : reporting_.kind() == PeriodKind::quarter ? "quarter"
                                                               : "year");
  }

  // "last year" in a monthly report may be the same month or the year as a whole.
  std::size_t add_previous(std::size_t first, std::size_t end, std::string_view unit) {
    if (is_own_unit(unit)) return add(first, end, TextPeriod::Form::previous, reporting_.previous());
    return add(first, end, TextPeriod::Form::vague, std::nullopt);
  }

  std::size_t take_same(std::size_t at) {
    std::size_t end = at + 2;
    const bool own = is_own_unit(word(at + 1));
    std::size_t year = end;
    while (year < end + 2 && (word(year) == "of" || word(year) == "in")) ++year;
    const bool last_year = (word(year) == "last" || word(year) == "previous") && word(year + 1) == "year";
    const std::optional<Period> named = double_year_at(year);
    const bool by_months = reporting_.kind() == PeriodKind::month || reporting_.kind() == PeriodKind::quarter;
    if (last_year) end = year + 2;
    if (named) end = year + 1;
    if (!own || !by_months || (!last_year && !named)) return add(at, end, TextPeriod::Form::vague, std::nullopt);
    const int years_back = last_year ? 1 : year_of(reporting_.in_financial_year().first()) - year_of(named->first());
    std::optional<Period> same;
    if (reporting_.kind() == PeriodKind::month) {
      same = Period::of_month(reporting_.last() - 12 * years_back);
    } else {
      const int quarter = (month_of(reporting_.first()) + 8) % 12 / 3 + 1;  // April to June is the first
      same = Period::quarter(year_of(reporting_.in_financial_year().first()) - years_back, quarter);
    }
    return add(at, end, TextPeriod::Form::named, same);
  }

  Sentence& sentence_;
  Period reporting_;
};

}  // namespace

void find_text_periods(Sentence& sentence, Period reporting) { PeriodFinder(sentence, reporting).find(); }

}  // namespace scorebook
