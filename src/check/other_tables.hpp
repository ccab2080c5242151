// Rules over the figures of tables that are neither scorecard, detail page nor plan: indicator workbooks of every
// shape. Of those only what is certain without a definition of the measure is checked: that a figure is one, that
// fractions do not pass as per cents, and that one figure does not stand twice with different values.
#pragma once

#include <string>
#include <vector>

#include "check/evidence.hpp"
#include "check/recorder.hpp"

namespace scorebook::rule {

// The figures of such tables; of their line and kind of table nothing is known.
[[nodiscard]] std::vector<LocatedFigure> other_figures(const Evidence& evidence);
// A failure at one of them, its breakdown in the fingerprint.
[[nodiscard]] Failure failure_of_other(const LocatedFigure& figure);
// "Visits, 2014/15 (Area: North)"
[[nodiscard]] std::string other_subject(const LocatedFigure& figure);

void other_not_a_figure(const Evidence& evidence, Recorder& recorder);       // part of V201
void other_unit_missing(const Evidence& evidence, Recorder& recorder);       // part of V206
void other_twice_differently(const Evidence& evidence, Recorder& recorder);  // part of S103

}  // namespace scorebook::rule
