// Whether a measure should have a figure for a period, by the months that the register names or by its frequency.
#pragma once

#include "scorebook/measure.hpp"
#include "scorebook/period.hpp"

namespace scorebook {

// A period longer than a month is due where one of its months is. Quarters end in June, September, December and March,
// half years in September and March, terms in December, March and July; an annual figure is due once its year is over,
// which is taken to be the financial year. A measure whose frequency nobody states is always due.
[[nodiscard]] bool is_due(const Measure& measure, const Period& period);

}  // namespace scorebook
