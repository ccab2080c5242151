// What a measure's figure is set against in one period. Of several the first of these holds: the tolerance of a dated
// target, the dated target itself, the measure's rule, its typed tolerance, its typed target.
#pragma once

#include "scorebook/rating.hpp"

namespace scorebook {

struct WhatHolds {
  RatedBy by = RatedBy::nothing;
  Tolerance tolerance;
  TargetForPeriod target;
};

[[nodiscard]] WhatHolds what_holds(const Measure& measure, const Period& period, FigureBasis basis,
                                   const Register* measure_register, const TargetReferences& references,
                                   const Settings& settings);

[[nodiscard]] bool rated_by_tolerance(RatedBy by);
// Whether any figure could be rated by it: thresholds that were understood, a rule, or a target with a number.
[[nodiscard]] bool can_rate(RatedBy by, const Tolerance& tolerance, const TargetForPeriod& target);

// `last_year`: the figure of the same period a year before, may be null.
[[nodiscard]] RagResult judge_figure(const Figure& figure, const WhatHolds& holds, const Figure* last_year,
                                     const Measure& measure, const Settings& settings);

}  // namespace scorebook
