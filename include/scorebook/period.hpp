// A reporting period, always known by its first and last month. Financial years run April to March, academic years
// September to August. Nothing here ever looks at today's date.
// Source of the forms: "month 2016-03, quarter of the financial year 2017-Q2, financial or academic year 2014/15,
// calendar year 2014, term 2015-summer, survey wave 2015-06, span 2015-06/2016-05".
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace scorebook {

enum class PeriodKind : std::uint8_t { month, quarter, financial_year, academic_year, calendar_year, term, wave, span };

// A month counted from year 0: 2016-03 is 2016 * 12 + 2.
using MonthNumber = std::int32_t;
[[nodiscard]] int year_of(MonthNumber month);
[[nodiscard]] int month_of(MonthNumber month);         // 1 to 12
[[nodiscard]] int days_in_month(int year, int month);  // month 1 to 12; in the Gregorian calendar

class Period {
 public:
  [[nodiscard]] static Period month(int year, int month);  // month 1 to 12
  [[nodiscard]] static Period of_month(MonthNumber month);
  [[nodiscard]] static Period quarter(int first_year, int quarter);  // (2017, 2): July to September 2017
  [[nodiscard]] static Period financial_year(int first_year);        // 2014: April 2014 to March 2015
  [[nodiscard]] static Period academic_year(int first_year);         // 2014: September 2014 to August 2015
  [[nodiscard]] static Period calendar_year(int year);
  [[nodiscard]] static Period term(int year, std::string_view name);  // name: spring, summer, autumn
  [[nodiscard]] static Period wave(int year, int month);
  [[nodiscard]] static Period span(MonthNumber first, MonthNumber last);

  [[nodiscard]] PeriodKind kind() const { return kind_; }
  [[nodiscard]] MonthNumber first() const { return first_; }
  [[nodiscard]] MonthNumber last() const { return last_; }
  [[nodiscard]] int months() const { return last_ - first_ + 1; }
  [[nodiscard]] std::string id() const;     // the form for files: "2016-03", "2017-Q2", "2014/15" ...
  [[nodiscard]] std::string label() const;  // the form for people: "Mar-16", "Q2 2017/18", "2014/15" ...
  [[nodiscard]] std::string words() const;  // the form for sentences: "March 2016", "quarter 2 of 2017/18" ...

  [[nodiscard]] Period next() const;  // the following period of the same kind and length
  [[nodiscard]] Period previous() const;
  // The financial year that the last month lies in.
  [[nodiscard]] Period in_financial_year() const;

  auto operator<=>(const Period&) const = default;

 private:
  Period(PeriodKind kind, MonthNumber first, MonthNumber last) : last_(last), first_(first), kind_(kind) {}

  MonthNumber last_ = 0;  // compared first: periods sort by when they end
  MonthNumber first_ = 0;
  PeriodKind kind_ = PeriodKind::month;
};

// The forms of id() and everything that published reports use: "Jan-16", "Feb 16", "March 2016", "Sept 12", "2016 JAN",
// "Q2 17/18", "Quarter 2 (July - September 2017)", "H1 2017/18", "2013/ 14", "2015-16", "FY 21", "FY21 Oct", "Apr to
// Jun 2016", "1 April 2023 to 30 September 2023", "Rolling 12 months to March 2016", "Summer term 2015", "31st March
// 2016", "22/04/2016" (day first; the month it lies in), "June 2015 survey" (a wave). 2011-12 is the financial year,
// 2011-03 the month. Nothing for anything else: "2017-20" is a plan, not a period.
[[nodiscard]] std::optional<Period> parse_period(std::string_view text);
// A label in a heading: a period with words round it ("2015/16 YTD", "Year to Date 15/16", "LATEST BENCHMARKING -
// 2014/15", "As at: 31st March 2016"). The first period found in it.
[[nodiscard]] std::optional<Period> find_period(std::string_view text);

// What parse_period reads, and forms without a year of their own, which lie in the year given: "March", "Apr-Jun",
// "Q2", "Summer term", "31 March", "Year to date" (the year itself). `year` may be any period: of one that is not
// twelve months long its financial year counts.
[[nodiscard]] std::optional<Period> parse_period_in(std::string_view text, const Period& year);

// Where the year of a label could be meant otherwise, how it is read, in words: "Q1 2019" is the quarter of the
// financial year that begins in 2019, "2019 Q1" that of the calendar year, as statistics write it, "FY 21" the
// financial year that ends in 2021. Empty for labels that leave no choice and for what is no period.
[[nodiscard]] std::string period_assumption(std::string_view text);

// A day of the calendar from an Excel serial number; serial 60 (29 February 1900, which never was) reads as 1 March.
struct Date {
  int year = 0;
  int month = 0;
  int day = 0;
  auto operator<=>(const Date&) const = default;
};
[[nodiscard]] Date date_of_serial(double serial, bool date_1904);
// "31/03/2017" (day first), "31st March 2017", "31-Mar-17", "2017-03-31"; nothing for anything else.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
[[nodiscard]] std::string to_string(const Date& date);  // "31/03/2017"

}  // namespace scorebook
