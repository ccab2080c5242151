#include "scorebook/period.hpp"

#include <fmt/format.h>

#include <array>
#include <cassert>
#include <cmath>

namespace scorebook {

namespace {

constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};

constexpr int kApril = 3;  // counted from 0, as MonthNumber has it
constexpr int kSeptember = 8;

std::string_view month_name(MonthNumber month) { return kMonths[static_cast<std::size_t>(month_of(month) - 1)]; }

std::string month_id(MonthNumber month) { return fmt::format("{:04}-{:02}", year_of(month), month_of(month)); }
std::string month_label(MonthNumber month) {
  return fmt::format("{}-{:02}", month_name(month).substr(0, 3), year_of(month) % 100);
}
std::string month_words(MonthNumber month) { return fmt::format("{} {}", month_name(month), year_of(month)); }
std::string two_years(int first_year) { return fmt::format("{}/{:02}", first_year, (first_year + 1) % 100); }

// Terms are known by their first month: January, April, September.
std::string_view term_name(MonthNumber first) {
  if (month_of(first) == kSeptember + 1) return "autumn";
  return month_of(first) == kApril + 1 ? "summer" : "spring";
}

// 1 to 4, in the financial year.
int quarter_of(MonthNumber month) { return (month_of(month - kApril) - 1) / 3 + 1; }

}  // namespace

int year_of(MonthNumber month) { return month >= 0 ? month / 12 : (month - 11) / 12; }
int month_of(MonthNumber month) { return month - year_of(month) * 12 + 1; }

int days_in_month(int year, int month) {
  assert(month >= 1 && month <= 12);
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

Period Period::month(int year, int month) {
  assert(month >= 1 && month <= 12);
  return {PeriodKind::month, year * 12 + month - 1, year * 12 + month - 1};
}

Period Period::of_month(MonthNumber month) { return {PeriodKind::month, month, month}; }

Period Period::quarter(int first_year, int quarter) {
  assert(quarter >= 1 && quarter <= 4);
  const MonthNumber first = first_year * 12 + kApril + (quarter - 1) * 3;
  return {PeriodKind::quarter, first, first + 2};
}

Period Period::financial_year(int first_year) {
  return {PeriodKind::financial_year, first_year * 12 + kApril, first_year * 12 + kApril + 11};
}

Period Period::academic_year(int first_year) {
  return {PeriodKind::academic_year, first_year * 12 + kSeptember, first_year * 12 + kSeptember + 11};
}

Period Period::calendar_year(int year) { return {PeriodKind::calendar_year, year * 12, year * 12 + 11}; }

Period Period::term(int year, std::string_view name) {
  assert(name == "spring" || name == "summer" || name == "autumn");
  if (name == "autumn") return {PeriodKind::term, year * 12 + kSeptember, year * 12 + kSeptember + 3};
  if (name == "summer") return {PeriodKind::term, year * 12 + kApril, year * 12 + kApril + 3};
  return {PeriodKind::term, year * 12, year * 12 + 2};
}

Period Period::wave(int year, int month) {
  assert(month >= 1 && month <= 12);
  return {PeriodKind::wave, year * 12 + month - 1, year * 12 + month - 1};
}

Period Period::span(MonthNumber first, MonthNumber last) {
  assert(first <= last);
  return {PeriodKind::span, first, last};
}

std::string Period::id() const {
  switch (kind_) {
    case PeriodKind::month:
    case PeriodKind::wave:
      return month_id(last_);
    case PeriodKind::quarter:
      return fmt::format("{}-Q{}", year_of(first_ - kApril), quarter_of(first_));
    case PeriodKind::financial_year:
    case PeriodKind::academic_year:
      return two_years(year_of(first_));
    case PeriodKind::calendar_year:
      return fmt::format("{}", year_of(first_));
    case PeriodKind::term:
      return fmt::format("{}-{}", year_of(first_), term_name(first_));
    case PeriodKind::span:
      return month_id(first_) + "/" + month_id(last_);
  }
  return {};
}

std::string Period::label() const {
  switch (kind_) {
    case PeriodKind::month:
    case PeriodKind::wave:
      return month_label(last_);
    case PeriodKind::quarter:
      return fmt::format("Q{} {}", quarter_of(first_), two_years(year_of(first_ - kApril)));
    case PeriodKind::term: {
      std::string name(term_name(first_));
      name.front() = static_cast<char>(name.front() - 'a' + 'A');
      return fmt::format("{} {}", name, year_of(first_));
    }
    case PeriodKind::span:
      return month_label(first_) + " to " + month_label(last_);
    case PeriodKind::financial_year:
    case PeriodKind::academic_year:
    case PeriodKind::calendar_year:
      return id();
  }
  return {};
}

std::string Period::words() const {
  switch (kind_) {
    case PeriodKind::month:
    case PeriodKind::wave:
      return month_words(last_);
    case PeriodKind::quarter:
      return fmt::format("quarter {} of {}", quarter_of(first_), two_years(year_of(first_ - kApril)));
    case PeriodKind::academic_year:
      return "academic year " + id();
    case PeriodKind::term:
      return fmt::format("{} term {}", term_name(first_), year_of(first_));
    case PeriodKind::span:
      return month_words(first_) + " to " + month_words(last_);
    case PeriodKind::financial_year:
    case PeriodKind::calendar_year:
      return id();
  }
  return {};
}

Period Period::next() const {
  if (kind_ == PeriodKind::term) {
    if (term_name(first_) == "autumn") return term(year_of(first_) + 1, "spring");
    return term(year_of(first_), term_name(first_) == "spring" ? "summer" : "autumn");
  }
  return {kind_, first_ + months(), last_ + months()};
}

Period Period::previous() const {
  if (kind_ == PeriodKind::term) {
    if (term_name(first_) == "spring") return term(year_of(first_) - 1, "autumn");
    return term(year_of(first_), term_name(first_) == "summer" ? "spring" : "summer");
  }
  return {kind_, first_ - months(), last_ - months()};
}

Period Period::in_financial_year() const { return financial_year(year_of(last_ - kApril)); }

Date date_of_serial(double serial, bool date_1904) {
  constexpr double kLastSerial = 2958466;  // the day after 31 December 9999
  const double day_number = std::floor(serial) + (date_1904 ? 1462 : 0);
  if (!(day_number >= 0 && day_number < kLastSerial)) return {};
  // Excel counts a 29 February 1900: serials up to it are a day short.
  auto days = static_cast<std::int32_t>(day_number);
  if (days <= 60) ++days;
  // Days since 1 March of year 0 in the Gregorian calendar; 30 December 1899 is day 693,899.
  days += 693'899;
  const std::int32_t era = days / 146'097;
  const std::int32_t day_of_era = days % 146'097;
  const std::int32_t year_of_era = (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int32_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int32_t month_from_march = (5 * day_of_year + 2) / 153;
  Date date;
  date.day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
  date.month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  date.year = era * 400 + year_of_era + (date.month <= 2 ? 1 : 0);
  return date;
}

}  // namespace scorebook
