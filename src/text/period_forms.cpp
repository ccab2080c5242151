// The forms of periods that are longer than a month: quarters, halves, terms, spans, financial years by their last
// year.
#include "text/period_reader.hpp"

namespace scorebook {

PeriodMatch PeriodReader::month_in(std::size_t at, int number) const {
  PeriodMatch match = fiscal_year(at);
  if (!match) return {};
  match.period = month_within(*match.period, number);
  ++match.used;
  return match;
}

PeriodMatch PeriodReader::month_alone(int number) const {
  if (!year_) return {};
  PeriodMatch match;
  match.period = month_within(*year_, number);
  match.used = 1;
  return match;
}

Period PeriodReader::month_within(const Period& twelve, int number) {
  MonthNumber found = Period::month(year_of(twelve.first()), number).first();
  if (found < twelve.first()) found += 12;
  return Period::of_month(found);
}

PeriodMatch PeriodReader::year_and_month(std::size_t at) const {
  int value = 0;
  PeriodMatch match = year(at, value);
  if (!match || match.short_year || match.used != 1) return {};
  std::size_t next = at + 1;
  if (is_any(next, {"-", "/", ","})) ++next;
  const int number = month_of_word(token(next).text);
  if (number == 0) return {};
  match.period = Period::month(value, number);
  match.used = next + 1 - at;
  return match;
}

PeriodMatch PeriodReader::fiscal_year(std::size_t at) const {
  std::size_t next = at;
  if (is(at, "fy")) {
    next = at + 1;
  } else if (is_any(at, {"financial", "fiscal"}) && is(at + 1, "year")) {
    next = at + 2;
  } else {
    return {};
  }
  if (PeriodMatch both = two_years(next)) {
    both.used += next - at;
    both.short_year = false;
    return both;
  }
  int value = 0;
  PeriodMatch match = year(next, value);
  if (!match || value <= kEarliestYear) return {};  // it begins in the year before
  match.period = Period::financial_year(value - 1);
  match.used += next - at;
  match.short_year = false;
  match.open_year = true;
  return match;
}

PeriodMatch PeriodReader::fiscal(std::size_t at) const {
  PeriodMatch match = fiscal_year(at);
  if (!match) return {};
  match.from_front = at == 0;
  std::size_t next = at + match.used;
  if (is_any(next, {"-", "/", ","})) ++next;
  if (const int number = month_of_word(token(next).text)) {
    int value = 0;
    if (year(next + 1, value)) return match;  // "FY 2020/21 - March 2021"
    match.period = month_within(*match.period, number);
    match.used = next + 1 - at;
  } else if (is(next, "q") && quarter_number(next + 1) != 0) {
    match.period = Period::quarter(year_of(match.period->first()), quarter_number(next + 1));
    match.used = next + 2 - at;
  }
  return match;
}

PeriodMatch PeriodReader::single_academic_year(std::size_t at) const {
  const std::size_t begin = skip_lead(at);
  int value = 0;
  PeriodMatch match;
  match.refused =
      academic_ && year(begin, value) && !two_years(begin) && token(begin + 1).kind != PeriodToken::Kind::sign;
  return match;
}

PeriodMatch PeriodReader::rolling(std::size_t at) const {
  std::size_t next = at;
  bool plain = true;
  if (is(next, "rolling")) {
    plain = false;
    ++next;
  }
  const std::size_t noun = next + (is(next + 1, "-") ? 2U : 1U);
  if (is_any(next, {"12", "twelve"}) && is_any(noun, {"month", "months"})) {
    next = noun + 1;
    if (is_any(next, {"period", "rolling"})) ++next;
    if (!is_any(next, {"to", "ending", "ended", "up"})) return {};
  } else if (is(next, "year") && (is_any(next + 1, {"ending", "ended"}) || (!plain && is(next + 1, "to")))) {
    ++next;
  } else {
    return {};
  }
  if (is(next, "up")) ++next;
  ++next;
  if (is(next, "end")) next += is(next + 1, "of") ? 2 : 1;
  PeriodMatch match = day(next);
  if (!match) match = month(next);
  if (!match) return {};
  match.used += next - at;
  match.from_front = at == 0;
  const MonthNumber last = match.period->last();
  match.period = plain && month_of(last) == 3    ? Period::financial_year(year_of(last) - 1)
                 : plain && month_of(last) == 12 ? Period::calendar_year(year_of(last))
                                                 : Period::span(last - 11, last);
  return match;
}

PeriodMatch PeriodReader::half(std::size_t at) const {
  const int number = is(at, "h") ? token(at + 1).number : 0;
  if (number != 1 && number != 2) return {};
  std::size_t next = at + 2;
  const bool bracket = is(next, "(");
  if (bracket) ++next;
  PeriodMatch match = two_years(next);
  if (!match || (bracket && !is(next + match.used, ")"))) return {};
  const MonthNumber first = match.period->first() + (number - 1) * 6;
  match.period = Period::span(first, first + 5);
  match.used += next - at + (bracket ? 1U : 0U);
  return match;
}

PeriodMatch PeriodReader::days(std::size_t at) const {
  int first_day = 0;
  int last_day = 0;
  const PeriodMatch one = day(at, &first_day);
  std::size_t next = at + one.used;
  MonthNumber begin = -1;
  if (one) {
    begin = one.period->first();
  } else if (const int number = day_and_month(at, first_day, next)) {
    begin = number - 1;
  } else {
    return {};
  }
  if (!is_any(next, {"to", "-", "until"})) return {};
  ++next;
  PeriodMatch match = day(next, &last_day);
  if (!match) return {};
  const MonthNumber last = match.period->first();
  if (!one) begin += (year_of(last) - (begin + 1 > month_of(last) ? 1 : 0)) * 12;
  match.used += next - at;
  if (first_day != 1 || last_day != days_in_month(year_of(last), month_of(last)) || begin > last) {
    match = {};
    match.refused = true;
    return match;
  }
  match.period = begin == last ? Period::of_month(last) : Period::span(begin, last);
  return match;
}

int PeriodReader::day_and_month(std::size_t at, int& number, std::size_t& next) const {
  if (!is_number(at) || token(at).number < 1 || token(at).number > 31) return 0;
  number = token(at).number;
  next = at + (is_any(at + 1, {"st", "nd", "rd", "th"}) ? 2U : 1U);
  const int month = month_of_word(token(next).text);
  ++next;
  return month;
}

PeriodMatch PeriodReader::year_to_date(std::size_t at) const {
  if (!year_) return {};
  PeriodMatch match;
  match.period = year_;
  if (is(at, "ytd")) match.used = 1;
  if (is(at, "year") && is(at + 1, "to") && is(at + 2, "date")) match.used = 3;
  if (is_any(at, {"year", "full"}) && is_any(at + 1, {"end", "year"})) match.used = 2;
  if (is(at, "year") && is(at + 1, "-") && is(at + 2, "end")) match.used = 3;
  return match.used > 0 ? match : PeriodMatch{};
}

PeriodMatch PeriodReader::quarter(std::size_t at) const {
  if (is_number(at)) return year_and_quarter(at);
  if (!is_any(at, {"q", "qtr", "quarter"})) return {};
  const int number = quarter_number(at + 1);
  if (number == 0) return {};
  std::size_t next = at + 2;
  if (is_any(next, {"-", ":", ",", "of", "/"})) ++next;
  const bool bracket = is(next, "(");
  if (bracket) ++next;
  PeriodMatch match = year_of_quarter(next, number);
  if (!match && year_) {
    match.period = Period::quarter(year_of(year_->in_financial_year().first()), number);
    if (bracket || next != at + 2) return {};
  }
  if (!match) return {};
  next += match.used;
  if (bracket) {
    if (!is(next, ")")) return {};
    ++next;
  }
  match.used = next - at;
  return match;
}

PeriodMatch PeriodReader::quarters(std::size_t at) const {
  const int number = is(at, "q") ? quarter_number(at + 1) : 0;
  if (number == 0 || !is_any(at + 2, {"-", "to"}) || !is(at + 3, "q")) return {};
  PeriodMatch match = quarter(at + 3);
  if (!match || quarter_number(at + 4) <= number) return {};
  const MonthNumber first = match.period->first() - 3 * (quarter_number(at + 4) - number);
  match.period = Period::span(first, match.period->last());
  match.used += 3;
  return match;
}

PeriodMatch PeriodReader::year_and_quarter(std::size_t at) const {
  int value = 0;
  PeriodMatch match = two_years(at);
  if (match) {
    value = year_of(match.period->first());
  } else if (compact_years(at, value)) {
    match.used = 1;
  } else {
    match = year(at, value);
    if (!match || match.short_year || match.used != 1) return {};
    match.open_year = !is(at + 1, "-");  // 2017-Q2 is the form for files
  }
  std::size_t q = at + match.used;
  if (is(q, "-")) ++q;
  const int number = is_any(q, {"q", "qtr", "quarter"}) ? quarter_number(q + 1) : 0;
  if (number == 0) return {};
  // Statistics that put the year first mean the calendar's: "2019 Q1" is January to March.
  const MonthNumber first = value * 12 + (number - 1) * 3;
  match.period = match.open_year ? Period::span(first, first + 2) : Period::quarter(value, number);
  match.used = q + 2 - at;
  match.short_year = false;
  return match;
}

PeriodMatch PeriodReader::year_of_quarter(std::size_t at, int number) const {
  int value = 0;
  if (const PeriodMatch both = two_years(at))
    return {Period::quarter(year_of(both.period->first()), number), both.used};
  if (const PeriodMatch fy = fiscal_year(at)) {
    PeriodMatch match = fy;
    match.period = Period::quarter(year_of(fy.period->first()), number);
    return match;
  }
  if (const PeriodMatch months = span(at)) {
    const Period found = Period::quarter(year_of(months.period->in_financial_year().first()), number);
    if (found.first() != months.period->first() || found.last() != months.period->last()) return {};
    return {found, months.used};
  }
  if (compact_years(at, value)) return {Period::quarter(value, number), 1};
  PeriodMatch match = year(at, value);
  if (!match || match.short_year) return {};
  match.period = Period::quarter(value, number);
  match.open_year = true;
  return match;
}

bool PeriodReader::compact_years(std::size_t at, int& first_year) const {
  const int number = token(at).number;
  if (token(at).text.size() != 4 || number >= 1990 || number % 100 != (number / 100 + 1) % 100) return false;
  first_year = 2000 + number / 100;
  return true;
}

int PeriodReader::quarter_number(std::size_t at) const {
  const int number = token(at).number;
  return token(at).text.size() == 1 && number >= 1 && number <= 4 ? number : 0;
}

PeriodMatch PeriodReader::span(std::size_t at) const {
  std::size_t next = at;
  MonthNumber begin = -1;
  int month_alone = 0;
  const bool id = is_number(at);
  const PeriodMatch one = id ? month_by_number(at) : month(at);
  if (one) {
    begin = one.period->first();
    next += one.used;
  } else {
    month_alone = month_of_word(token(at).text);
    if (month_alone == 0) return {};
    ++next;
  }
  if (id ? !is(next, "/") : !(is(next, "-") || is(next, "to"))) return {};
  ++next;
  PeriodMatch match = id ? month_by_number(next) : month(next);
  if (!match || is_number(next) != id) return {};
  // In 2009-10/2010-09 the first cannot be a year, for the second is none; 2009-10/2010-11 may be two years.
  if (id && like_two_years(*one.period) && like_two_years(*match.period)) return {};
  const MonthNumber last = match.period->last();
  if (month_alone != 0) {
    begin = Period::month(year_of(last), month_alone).first();
    if (begin > last) begin -= 12;
  }
  if (begin > last) return {};
  match.period = Period::span(begin, last);
  match.used += next - at;
  return match;
}

PeriodMatch PeriodReader::term(std::size_t at) const {
  int value = 0;
  const auto is_term = [this](std::size_t i) { return is(i, "spring") || is(i, "summer") || is(i, "autumn"); };
  if (is_term(at)) {
    const std::size_t next = at + (is(at + 1, "term") ? 2U : 1U);
    const PeriodMatch match = year(next, value);
    if (!match && year_) return {term_within(*year_, token(at).text), next - at};
    if (!match || match.short_year) return {};
    return {Period::term(value, token(at).text), next + match.used - at};
  }
  const PeriodMatch match = year(at, value);
  if (!match || match.short_year || !is(at + 1, "-") || !is_term(at + 2)) return {};
  return {Period::term(value, token(at + 2).text), 3};
}

Period PeriodReader::term_within(const Period& twelve, std::string_view name) {
  const Period found = Period::term(year_of(twelve.first()), name);
  return found.first() < twelve.first() ? Period::term(year_of(twelve.first()) + 1, name) : found;
}

}  // namespace scorebook
