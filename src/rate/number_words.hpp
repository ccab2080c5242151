// How numbers that were typed or worked out are written in a sentence: "94%", "1,200", "£6,500", "8.33..." for a share
// without end.
#pragma once

#include <string>

#include "rate/exact.hpp"
#include "scorebook/figure.hpp"

namespace scorebook {

// With the decimals that it has.
[[nodiscard]] std::string number_text(Decimal number, Unit unit);
// Of an endless share its first two decimals, or as many as have a digit, and dots: it is never taken for a whole one.
[[nodiscard]] std::string share_text(const Share& share, Unit unit);

}  // namespace scorebook
