// What a number or a period must be before anything is worked out from it.
#pragma once

#include <optional>

#include "scorebook/calculated.hpp"
#include "scorebook/period.hpp"

namespace scorebook {

// Nothing where the number can be used. Finite and of a magnitude up to kGreatestFigure.
[[nodiscard]] std::optional<NotCalculable> fault_of_figure(double figure);
// Also whole and not negative.
[[nodiscard]] std::optional<NotCalculable> fault_of_count(double count);
// A share of cases: whole numbers, 0 <= count <= of, of > 0.
[[nodiscard]] std::optional<NotCalculable> fault_of_share(double count, double of);

// A period of the calendar, with which months can be counted.
[[nodiscard]] std::optional<NotCalculable> fault_of_period(const Period& period);

}  // namespace scorebook
