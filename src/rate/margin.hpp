// How near a figure is to losing its colour: how far it lies inside the threshold that it would cross next, as a share
// of the way between the green and the red threshold. Words about it, and how near is too near, are not decided here.
#pragma once

#include <optional>

#include "scorebook/rating.hpp"

namespace scorebook {

// `rag` is the figure's own by that tolerance. Nothing for red, for a figure that is not rated and for a tolerance
// without two thresholds.
[[nodiscard]] std::optional<double> margin_of(const Figure& figure, const Tolerance& tolerance, Rag rag);

}  // namespace scorebook
