// A figure's numerator and denominator, from its own cell or from the cells beside it, and whether they give the
// figure.
#pragma once

#include <optional>

#include "check/evidence.hpp"

namespace scorebook {

// The places are unknown where both parts are in the figure's own cell.
struct Ratio {
  Decimal numerator, denominator;
  Place numerator_place, denominator_place;

  // In per cent, of the values that the parts can stand for. The denominator must not be 0.
  [[nodiscard]] Interval per_cent() const;
  [[nodiscard]] double value() const { return 100 * numerator.to_double() / denominator.to_double(); }
};

[[nodiscard]] std::optional<Ratio> own_ratio(const LocatedFigure& figure);
// The figures of the measures that the register names as numerator and denominator, for the same period.
[[nodiscard]] std::optional<Ratio> registered_ratio(const Evidence& evidence, const LocatedFigure& figure);
// Whether the printed percentage can be reached from the ratio.
[[nodiscard]] bool agrees(const Figure& figure, const Ratio& ratio);
// Whether it has a ratio of its own that gives something else: then it is the one to doubt.
[[nodiscard]] bool contradicts_own_ratio(const LocatedFigure& figure);

}  // namespace scorebook
