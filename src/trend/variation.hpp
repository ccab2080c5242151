// What a change means by the measure's polarity.
#pragma once

#include "scorebook/control_chart.hpp"

namespace scorebook {

[[nodiscard]] Variation variation_of(Side side, Polarity polarity);

}  // namespace scorebook
