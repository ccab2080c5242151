// What a figure must be before any tolerance or target can rate it, shared by tolerances and rules.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "scorebook/rating.hpp"

namespace scorebook {

// At full precision, or as shown, as the settings say; nothing where there is no number.
[[nodiscard]] std::optional<Decimal> figure_to_rate(const Figure& figure, const Settings& settings);
[[nodiscard]] RagResult no_rag(std::string reason, WithoutRag without = WithoutRag::whatever_the_figure);
// What stands behind the printed figure where printing gave it another colour: " (94.96% before rounding)".
[[nodiscard]] std::string before_rounding(const std::string& stored);
// Whether both are per cents, or both are not and no two different units; true where one is not known.
[[nodiscard]] bool on_one_scale(Unit left, Unit right);
// Why a figure cannot be set against a number in that unit: it is none, it is on another scale, nobody can say on which
// scale it is. Nothing where it can. `thing`: what it is set against, for the words.
[[nodiscard]] std::optional<RagResult> unratable(const Figure& figure, Unit unit, std::string_view thing,
                                                 const Settings& settings);

}  // namespace scorebook
