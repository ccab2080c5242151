// The confidence interval of a measure's figure, where its cases are known and chance is what could have moved it.
#pragma once

#include "scorebook/confidence_interval.hpp"
#include "scorebook/measure.hpp"

namespace scorebook {

// Reasons: those of the interval, no_figure, cases_not_known, cases_not_of_figure, not_events, events_not_stated,
// no_cases_behind.
[[nodiscard]] Calculated<ConfidenceInterval> figure_interval(const Figure& figure, const Measure& measure);

}  // namespace scorebook
