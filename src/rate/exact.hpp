// Arithmetic on decimals that is exact or is refused. The operators of Decimal round what has more than 18 digits; a
// target or a boundary that is worked out must not be off by that.
#pragma once

#include <optional>
#include <vector>

#include "scorebook/decimal.hpp"

namespace scorebook {

// Nothing where the result has more than 18 significant digits or lies out of the range of Decimal.
[[nodiscard]] std::optional<Decimal> exact_sum(Decimal left, Decimal right);
[[nodiscard]] std::optional<Decimal> exact_difference(Decimal left, Decimal right);
[[nodiscard]] std::optional<Decimal> exact_product(Decimal left, Decimal right);

struct Share {
  Decimal value;
  bool endless = false;  // 100 / 12: cut to the 15 significant digits that Excel keeps, half away from zero
};

// total x parts / whole. Nothing where that is refused: an endless share of a number of more than 15 digits, or an
// exact one of more than 18. `parts` from 0 to 1000, `whole` from 1 to 1000.
[[nodiscard]] std::optional<Share> share_of(Decimal total, int parts, int whole);
// Nothing also where there are no numbers or more than 1000.
[[nodiscard]] std::optional<Share> average_of(const std::vector<Decimal>& numbers);

}  // namespace scorebook
