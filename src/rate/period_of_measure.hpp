// A measure that is reported by quarters, terms or years has its own figure for the period that ends with the one that
// is asked for.
#pragma once

#include "rate/measure_figures.hpp"
#include "scorebook/measure.hpp"
#include "scorebook/period.hpp"

namespace scorebook {

// Whether a measure of that frequency has figures of periods of that kind; false where the frequency says none.
[[nodiscard]] bool is_of_frequency(const Period& period, Frequency frequency);

// The figure of a period of another kind that ends in the same month, where the measure's frequency is of that kind. A
// year's figure counts too where a year is asked for. Null where there is none.
[[nodiscard]] const Observation* value_ending_with(const Measure& measure, const Period& asked,
                                                   const MeasureFigures& figures);

}  // namespace scorebook
