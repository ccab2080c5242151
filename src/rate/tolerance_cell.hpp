// One of the three typed cells of a tolerance, taken apart: a threshold with its sign, a range, a band round a
// benchmark, a margin above a range, or words. What the three cells mean together is decided in tolerance.cpp. Source
// of the notations: the Red, Amber and Target Green columns of published scorecards.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "scorebook/decimal.hpp"
#include "scorebook/figure.hpp"

namespace scorebook {

// Where the sign stands after the number ("92%>", "90%<") it is used both ways round and says nothing.
enum class ThresholdSign : std::uint8_t { none, below, at_most, above, at_least, after };

struct ToleranceCell {
  enum class Form : std::uint8_t {
    blank,        // nothing, "n/a", "-", "No target"
    to_be_set,    // "range to be set", "tbc"
    threshold,    // "<92%", "92%>", "26%+", "95%"
    range,        // "14-20"
    band,         // "more than +/-15", "+/-5 of 158.8"
    above_range,  // "over 1% above range"
    words,        // anything else
  };
  Form form = Form::blank;
  std::string text;  // as typed, blanks collapsed
  ThresholdSign sign = ThresholdSign::none;
  std::optional<Decimal> number;  // threshold, half-width, or per cent above the range
  std::optional<Decimal> centre;  // band
  std::optional<Decimal> range_low, range_high;
  Unit unit = Unit::unknown;  // "%", "days", "weeks", "cases" beside a number
};

[[nodiscard]] ToleranceCell read_tolerance_cell(std::string_view typed);

// Whether words ask for a tolerance that nobody has set yet: "range to be set", "target tbc".
[[nodiscard]] bool says_to_be_set(std::string_view text);

}  // namespace scorebook
