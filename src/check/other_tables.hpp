// Rules over the figures of tables that are neither scorecard, detail page nor plan: indicator workbooks of every
// shape. Of those only what is certain without a definition of the measure is checked: that a figure is one, that
// fractions do not pass as per cents, and that one figure does not stand twice with different values.
#pragma once

#include "check/evidence.hpp"
#include "check/recorder.hpp"

namespace scorebook::rule {

void other_not_a_figure(const Evidence& evidence, Recorder& recorder);       // part of V201
void other_unit_missing(const Evidence& evidence, Recorder& recorder);       // part of V206
void other_twice_differently(const Evidence& evidence, Recorder& recorder);  // part of S103

}  // namespace scorebook::rule
