// The year to date that the months of a measure lead to, under the measure's own rule: for checking the figure a
// workbook gives, never for replacing it. Where nothing follows from the months it says why.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/measure.hpp"
#include "scorebook/period.hpp"
#include "scorebook/submission.hpp"

namespace scorebook {

struct ExpectedYearToDate {
  std::optional<double> value;        // not rounded, on the scale of the measure's unit
  std::optional<Interval> reachable;  // all values that the months, as printed, can stand for
  std::vector<const Observation*>
      months;                       // those it is made from, in order; quarters or terms where there are no months
  std::size_t due = 0;              // how many of them there should be
  std::string_view part = "month";  // what they are: "month", "quarter", "term"
  int decimals = 0;                 // the most that a month is printed with
  Decimal numerator, denominator;   // the sums, of a ratio of sums
  std::string why_not;              // why there is no value; empty where there is one
};

// `months`: values of the measure for months, quarters or terms in any order (others are passed over; of several for
// one period the first with a value counts). The months are taken where they are complete, else the quarters, else the
// terms. `last_month`: the month up to which the year to date runs. `first_month`: where it begins, if that is not the
// April before: with the academic year in September.
[[nodiscard]] ExpectedYearToDate expected_year_to_date(YearToDateRule rule,
                                                       const std::vector<const Observation*>& months, Period last_month,
                                                       std::optional<MonthNumber> first_month = std::nullopt);

// Whether the register or a data note says how the year to date follows from the periods: the latest one then does not
// stand for the year.
[[nodiscard]] bool follows_from_periods(const Measure& measure);

// The values that a figure can stand for: a whole count stands for itself, anything else for what rounds to it.
[[nodiscard]] Interval interval_of(const Figure& figure);
// The same for a numerator or a denominator.
[[nodiscard]] Interval interval_of(Decimal part);

}  // namespace scorebook
