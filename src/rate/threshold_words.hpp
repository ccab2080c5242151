// How a threshold is written in a sentence: "95%", "74.1", "140,000".
#pragma once

#include <string>

#include "rate/number_words.hpp"
#include "scorebook/decimal.hpp"
#include "scorebook/figure.hpp"

namespace scorebook {

// With the decimals it was typed with; the sign of per cents, no other unit.
[[nodiscard]] inline std::string threshold_text(Decimal threshold, Unit unit) {
  return number_text(threshold, unit == Unit::per_cent ? unit : Unit::count);
}

// What somebody typed, in the quotation marks of a sentence.
[[nodiscard]] inline std::string quoted(const std::string& typed) { return "\u201c" + typed + "\u201d"; }

}  // namespace scorebook
