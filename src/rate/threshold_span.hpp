// Whether thresholds can be meant for the span of the figure that they judge: a year's threshold set against one
// month, or a month's against the year to date. Only for figures that add up over the year, and only where the sizes
// leave no doubt. It changes no colour: it is a reason to ask (C408), and not to put such a measure first.
#pragma once

#include <vector>

#include "scorebook/rating.hpp"

namespace scorebook {

// The figures of a measure that the sizes are judged by.
struct FiguresBySpan {
  std::vector<const Observation*> periods;  // months or quarters, up to the period
  const Observation* year_to_date = nullptr;
  std::vector<const Observation*> years;  // in order of time
};

// A figure of the year that is near the thresholds while all single periods are far below them; null where there is
// none. `low` and `high` are the two thresholds, both above 0.
[[nodiscard]] const Observation* threshold_is_yearly(const FiguresBySpan& figures, double low, double high,
                                                     const Period& period);
// Whether every single period is near the thresholds while the year to date is far above them.
[[nodiscard]] bool threshold_is_of_one_period(const FiguresBySpan& figures, double low, double high);

// Whether figures of that unit add up over the year.
[[nodiscard]] bool adds_up_over_time(Unit unit);

// Whether the rating's colour in the period is by thresholds of the size of a whole year's figure.
[[nodiscard]] bool judged_by_threshold_of_year(const Rating& rating);

}  // namespace scorebook
