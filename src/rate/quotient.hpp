// Division of decimals to a number of places, exact before it rounds.
#pragma once

#include <cstdint>
#include <optional>

#include "scorebook/decimal.hpp"

namespace scorebook {

enum class Rounding : std::uint8_t { nearest, up, down };  // half away from zero; to the larger, to the smaller number

// Nothing for a divisor of 0, for places below 0 or above 12, and where the result does not fit.
[[nodiscard]] std::optional<Decimal> quotient(Decimal dividend, Decimal divisor, int places,
                                              Rounding rounding = Rounding::nearest);

}  // namespace scorebook
