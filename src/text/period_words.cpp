// What a period is made of (years, months, days), the order in which the forms are tried, and what may stand round a
// period in a label. parse_period wants a form that uses every token, find_period the first one.
#include "text/period_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/period_reader.hpp"
#include "text/words.hpp"

namespace scorebook {

namespace {

bool day_exists(int year, int month, int day) {
  return month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
}

}  // namespace

PeriodReader::PeriodReader(std::string_view label, std::optional<Period> year)
    : tokens_(period_tokens(label)), year_(year) {
  for (std::size_t at = 0; at < tokens_.size(); ++at) {
    academic_ = academic_ || is(at, "academic") || (is(at, "school") && is(at + 1, "year"));
    survey_ = survey_ || is_survey_word(at);
  }
}

PeriodMatch PeriodReader::whole() const {
  const std::size_t begin = skip_lead(0);
  for (const PeriodMatch& match :
       {fiscal(0), single_academic_year(0), rolling(0), quarters(begin), quarter(begin), half(begin), days(begin),
        span(begin), day(begin), month(begin), year_and_month(begin), two_years(begin), term(begin),
        calendar_year(begin), year_to_date(begin)}) {
    if (match && only_closing_words_from(match.used + (match.from_front ? 0 : begin))) return as_said(match);
    if (match.refused) return {};
  }
  return {};
}

std::optional<Date> PeriodReader::date() const {
  int number = 0;
  const PeriodMatch match = day(0, &number);
  if (!match || token(match.used).kind != PeriodToken::Kind::end) return std::nullopt;
  return Date{year_of(match.period->last()), month_of(match.period->last()), number};
}

std::optional<Period> PeriodReader::first() const {
  if (const PeriodMatch match = whole()) return match.period;
  for (std::size_t at = 0; at < tokens_.size(); ++at) {
    if (!may_begin(at)) continue;
    if (is(at, "q") && is_number(at + 1) && !token(at + 1).blank_before && quarter_number(at + 1) == 0)
      return std::nullopt;
    for (const PeriodMatch& match : {fiscal(at), rolling(at), quarters(at), quarter(at), half(at), days(at), span(at),
                                     day(at), month(at), two_years(at), term(at), bracketed_year(at)}) {
      if (match.refused) return std::nullopt;
      if (match && may_end(at + match.used, match)) return as_said(match).period;
    }
  }
  return std::nullopt;
}

std::optional<Period> PeriodReader::front(std::size_t& end) const {
  for (const PeriodMatch& match : {fiscal(0), rolling(0), quarters(0), quarter(0), half(0), days(0), span(0), day(0),
                                   month(0), two_years(0), term(0)}) {
    if (match.refused) return std::nullopt;
    if (!match || !may_end(match.used, match)) continue;
    end = token(match.used - 1).end;
    return as_said(match).period;
  }
  return std::nullopt;
}

const PeriodToken& PeriodReader::token(std::size_t at) const {
  static const PeriodToken kEnd;
  return at < tokens_.size() ? tokens_[at] : kEnd;
}

bool PeriodReader::is_any(std::size_t at, std::initializer_list<std::string_view> words) const {
  return std::find(words.begin(), words.end(), token(at).text) != words.end();
}

std::size_t PeriodReader::skip_lead(std::size_t at) const {
  if (is(at, "as") && is_any(at + 1, {"at", "of"})) at += is(at + 2, ":") ? 3 : 2;
  if (is(at, "w") && is(at + 1, "/") && is_any(at + 2, {"e", "c"})) return at + 3;
  if (is(at, "week") && is_any(at + 1, {"ending", "commencing"})) return at + 2;
  if (is_survey_word(at)) return at + 1;
  if (is(at, "full")) ++at;
  if (is(at, "fy") || is(at, "ay")) return at + 1;
  const std::size_t before = at;
  if (is_any(at, {"academic", "financial", "school", "fiscal"})) ++at;
  if (at > before && is(at, "year")) return at + 1;
  return at;
}

bool PeriodReader::only_closing_words_from(std::size_t at) const {
  if (is_any(at, {"academic", "financial", "school"})) at += is(at + 1, "year") ? 2U : 0U;
  if (is_survey_word(at)) ++at;
  return at == tokens_.size();
}

PeriodMatch PeriodReader::as_said(PeriodMatch match) const {
  if (survey_ && match.period->kind() == PeriodKind::month) {
    match.period = Period::wave(year_of(match.period->first()), month_of(match.period->first()));
  }
  return match;
}

PeriodMatch PeriodReader::year(std::size_t at, int& value) const {
  PeriodMatch match;
  if (is(at, "'") || is(at, "\u2019")) {
    ++at;
    ++match.used;
    if (token(at).text.size() != 2) return {};
  }
  if (!is_number(at)) return {};
  ++match.used;
  const int number = token(at).number;
  if (token(at).text.size() == 2) {
    value = number >= 90 ? 1900 + number : 2000 + number;
    match.short_year = true;
    if (number >= 70 && number < 90) return {};
  } else {
    value = number;
    if (token(at).text.size() != 4 || number < kEarliestYear || number > 2100) return {};
  }
  match.period = Period::calendar_year(value);
  return match;
}

PeriodMatch PeriodReader::two_years(std::size_t at) const {
  int first_year = 0;
  PeriodMatch match = year(at, first_year);
  if (!match || match.used != 1) return {};
  const bool slash = is(at + 1, "/");
  if (!slash && !is(at + 1, "-")) return {};
  if (!slash && match.short_year) return {};  // 15-16 may be anything
  const PeriodToken& second = token(at + 2);
  if (second.kind != PeriodToken::Kind::number) return {};
  const bool follows = (second.text.size() == 2 && second.number == (first_year + 1) % 100) ||
                       (second.text.size() == 4 && second.number == first_year + 1 && !match.short_year);
  if (!follows) return {};
  match.used = 3;
  match.period = academic_ ? Period::academic_year(first_year) : Period::financial_year(first_year);
  return match;
}

PeriodMatch PeriodReader::month(std::size_t at) const {
  int value = 0;
  if (const int number = month_of_word(token(at).text)) {
    std::size_t next = at + 1;
    if (is(next, "-") || is(next, ".") || is(next, ",")) ++next;
    PeriodMatch match = year(next, value);
    if (!match) {
      const PeriodMatch within = month_in(at + 1, number);
      return within ? within : month_alone(number);
    }
    match.used += next - at;
    match.period = Period::month(value, number);
    return match;
  }
  const PeriodMatch match = month_by_number(at);
  return match && like_two_years(*match.period) ? PeriodMatch{} : match;
}

// 2011-12 is the year 2011/12, as everywhere in the published tables.
bool PeriodReader::like_two_years(Period month) {
  return month_of(month.last()) == (year_of(month.last()) + 1) % 100;
}

PeriodMatch PeriodReader::month_by_number(std::size_t at) const {
  int value = 0;
  PeriodMatch match = year(at, value);
  const PeriodToken& second = token(at + 2);
  const bool id = match && !match.short_year && match.used == 1 && is(at + 1, "-") && second.text.size() == 2 &&
                  second.number >= 1 && second.number <= 12;
  if (!id) return {};
  match.period = Period::month(value, second.number);
  match.used = 3;
  return match;
}

PeriodMatch PeriodReader::day(std::size_t at, int* day_number) const {
  if (!is_number(at)) return {};
  int value = 0;
  const int number = token(at).number;
  if (day_number != nullptr) *day_number = number;
  std::size_t next = at + 1;
  if (token(at).text.size() == 4) {  // ISO 8601
    const bool iso = is(next, "-") && is(next + 2, "-") && token(next + 1).text.size() == 2 &&
                     token(next + 3).text.size() == 2 &&
                     day_exists(number, token(next + 1).number, token(next + 3).number);
    if (!iso || !year(at, value)) return {};
    if (day_number != nullptr) *day_number = token(next + 3).number;
    return {Period::month(number, token(next + 1).number), 5};
  }
  const std::string& sign = token(next).text;
  if (sign == "/" || sign == "." || sign == "-") {
    if (is_number(next + 1) && token(next + 1).text.size() <= 2 && is(next + 2, sign)) {
      PeriodMatch match = year(next + 3, value);
      if (!match || !day_exists(value, token(next + 1).number, number)) return {};
      match.used += 4;
      match.period = Period::month(value, token(next + 1).number);
      return match;
    }
    if (sign != "-") return {};
    ++next;
  } else if (sign == "st" || sign == "nd" || sign == "rd" || sign == "th") {
    ++next;
  }
  if (is(next, "of")) ++next;
  PeriodMatch match = month(next);
  if (!match || token(next).kind != PeriodToken::Kind::word) return {};
  const MonthNumber found = match.period->first();
  if (!day_exists(year_of(found), month_of(found), number)) return {};
  match.used += next - at;
  return match;
}

PeriodMatch PeriodReader::calendar_year(std::size_t at) const {
  int value = 0;
  const PeriodMatch match = year(at, value);
  return match.short_year ? PeriodMatch{} : match;
}

PeriodMatch PeriodReader::bracketed_year(std::size_t at) const {
  if (at == 0 || !is(at - 1, "(") || !is(at + 1, ")")) return {};
  return calendar_year(at);
}

bool PeriodReader::may_begin(std::size_t at) const {
  if (at == 0) return true;
  if (is(at - 1, "of")) return !is_number(at) || token(at).text.size() == 4;
  if (token(at).blank_before) return true;
  const PeriodToken& before = token(at - 1);
  if (before.kind == PeriodToken::Kind::sign) {
    const bool joins = before.text == "." || before.text == "/" || before.text == "," || before.text == "-";
    return !joins || before.blank_before || !is_number(at);
  }
  return before.kind != token(at).kind && !(before.kind == PeriodToken::Kind::word && is_number(at));
}

bool PeriodReader::may_end(std::size_t end, const PeriodMatch& match) const {
  const PeriodToken& after = token(end);
  if (after.kind == PeriodToken::Kind::end) return true;
  if (after.text == "%") return false;
  if (!after.blank_before && (after.text == "/" || after.text == "." || after.text == "," || after.text == "-")) {
    return !is_number(end + 1) || (after.text == "," && token(end + 1).blank_before);
  }
  if (after.text == "-" && !match.short_year) return true;
  if (match.short_year && after.kind == PeriodToken::Kind::word) {
    const bool year_word = after.text == "ytd" || after.text == "year" || after.text == "academic" ||
                           after.text == "financial" || after.text == "to" || after.text == "performance" ||
                           after.text == "target" || after.text == "actual" || after.text == "outturn";
    return year_word && after.blank_before;
  }
  if (match.short_year && after.kind == PeriodToken::Kind::number) return false;
  return after.blank_before || after.kind == PeriodToken::Kind::sign;
}

std::optional<Period> parse_period(std::string_view text) { return PeriodReader(text).whole().period; }
std::optional<Period> find_period(std::string_view text) { return PeriodReader(text).first(); }

std::optional<Date> parse_date(std::string_view text) { return PeriodReader(text).date(); }

std::string to_string(const Date& date) { return fmt::format("{:02}/{:02}/{}", date.day, date.month, date.year); }

std::optional<Period> parse_period_in(std::string_view text, const Period& year) {
  if (auto period = parse_period(text)) return period;
  return PeriodReader(text, year.months() == 12 ? year : year.in_financial_year()).whole().period;
}

std::string period_assumption(std::string_view text) {
  const PeriodMatch match = PeriodReader(text).whole();
  if (!match || !match.open_year) return {};
  if (match.period->kind() == PeriodKind::month || match.period->kind() == PeriodKind::span) {
    return fmt::format("\"{}\" is read as {}", collapsed(text), match.period->words());
  }
  return fmt::format("\"{}\" is read as {} ({})", collapsed(text), match.period->words(),
                     Period::span(match.period->first(), match.period->last()).words());
}

std::optional<Period> take_period(std::string_view& words) {
  constexpr std::size_t kLongestPeriod = 100;  // with what must be seen behind it
  std::size_t end = 0;
  const auto period = PeriodReader(words.substr(0, kLongestPeriod)).front(end);
  if (period) words.remove_prefix(end);
  return period;
}

}  // namespace scorebook
