// Where a measure is heading by the end of its financial year, and what it would take to meet the target: from the
// figures as shown, so that anybody can do the sum again. A projection is arithmetic, never a promise; where nothing
// can be said there is a reason. Rules, by how the year follows from its months:
//   * totals (rule sum, or cumulative figures): the straight line is the year to date / months so far x 12; by last
//     year's profile it is the year to date x last year's total / what last year had reached by the same month;
//   * a ratio of sums and an average: what it is so far stands for the year, with no profile;
//   * levels (last, rolling 12 months, snapshots): the latest figure stands for the year; a line through levels would
//     be a guess;
//   * a percentage that is cumulative has no straight line: nothing says whether it grows towards the end of the year.
//     Last year's profile says it;
//   * a measure whose rule is given, none or not stated is projected only where its reporting basis says how.
// The target at year end is the one that is passed; without it the green threshold of the tolerance, or, for ratios,
// averages and levels, the target that holds for the year so far. A total's target may be spread over the year, so
// that without the one at year end it has none.
#pragma once

#include <optional>
#include <string>

#include "scorebook/rating.hpp"

namespace scorebook {

struct Projection {
  std::optional<Figure> figure;  // value as printed, with the decimals of the measure's figures; exact with more
  std::string why_not;           // why there is none; empty where there is one
  std::string working;           // "41 in 4 months of 2016/17: 41 x 12 / 4 = 123 by March 2017"
  RagResult rag;                 // of the figure, against what holds at year end
  PlanStatus status = PlanStatus::not_settled;
};

// What every period that is left must bring, or may bring at most.
struct RunRate {
  std::optional<Decimal> each;  // rounded to the safe side; 0 where the target is reached already
  int periods = 0;              // how many are left
  std::string why_not;
  std::string words;  // "79 more in 8 months: 9.9 a month"
};

// What is missing between the figure so far and the target.
struct Gap {
  std::optional<Decimal> missing;  // never negative; 0 where the target is met
  bool in_units = false;           // whole ones of the numerator or of a count, not points or parts of the unit
  std::string why_not;
  std::string words;  // "49 more of the 1,003 would make 95%"
};

struct Forecast {
  Period year = Period::financial_year(0);
  int months_so_far = 0;  // 1 to 12; 0 where there is no figure
  Projection straight_line, by_profile;
  RunRate run_rate;
  Gap gap;
};

// `at_year_end`: the target for the year to date at the end of the rating's financial year; may be null.
[[nodiscard]] Forecast forecast_of(const Rating& rating, const TargetForPeriod* at_year_end = nullptr);

}  // namespace scorebook
