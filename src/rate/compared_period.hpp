// Which period a figure is compared with, by the measure's direction basis, and whether the two may be compared at all.
// What is cumulative or seasonal is not compared with the period before it unless the register says so: a cumulative
// figure rises by itself, and every autumn term is higher than the summer before it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rate/measure_figures.hpp"
#include "scorebook/measure.hpp"
#include "scorebook/period.hpp"
#include "scorebook/register.hpp"

namespace scorebook {

// The same part of the year before: a month, quarter or term of that name.
[[nodiscard]] Period year_before(const Period& period);
// Whether a figure covers all that has happened since the year began.
[[nodiscard]] bool is_cumulative(const Measure& measure);
// Whether a figure covers twelve months whatever its period is.
[[nodiscard]] bool is_rolling(const Measure& measure);
// Whether figures are amounts that grow with the time they cover: a month's is never compared with a year's.
[[nodiscard]] bool grows_with_time(const Measure& measure);

struct ComparedPeriod {
  std::optional<Period> period;  // nothing: there is none, for the reason
  bool annual = false;           // an annual figure is asked for
  std::string why_not;
};

// For a figure of `own`. `waves` and `years` are the measure's figures of survey waves and years, in order of time.
[[nodiscard]] ComparedPeriod compared_period(const Measure& measure, const Period& own, const Observations& waves,
                                             const Observations& years);

// The break that lies between two periods, which forbids to compare them; null where there is none.
[[nodiscard]] const Break* break_between(const std::vector<Break>& breaks, const Period& earlier, const Period& later);

}  // namespace scorebook
