// The year to date that the months of a measure lead to, under the measure's own rule: for checking the figure a
// workbook gives, never for replacing it. A rule that cannot be worked out from months says so.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scorebook/measure.hpp"
#include "scorebook/period.hpp"
#include "scorebook/submission.hpp"

namespace scorebook {

struct ExpectedYearToDate {
  YearToDateRule rule = YearToDateRule::not_stated;
  std::optional<Decimal>
      value;  // on the scale of the measure's unit; for shares and averages rounded to the months' decimals
  std::optional<Interval> reachable;       // all values that the months, as printed, can stand for
  std::vector<const Observation*> months;  // April to the month of the year to date, in order
  std::string why_not;                     // why there is no value; empty where there is one
};

// The rule that applies: the register's, or, without one, a count whose data note is "Financial Year" sums.
[[nodiscard]] YearToDateRule year_to_date_rule(const Measure& measure);

// `observations`: monthly values of the measure in any order (others are passed over; of several for one month the
// first counts). `last_month`: the month up to which the year to date runs, April being the first.
[[nodiscard]] ExpectedYearToDate expected_year_to_date(const Measure& measure,
                                                       const std::vector<const Observation*>& observations,
                                                       Period last_month);

}  // namespace scorebook
