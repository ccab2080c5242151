// What one figure of a measure covers, as far as its definition says so.
#pragma once

#include <cstdint>

#include "scorebook/measure.hpp"

namespace scorebook {

enum class FigureKind : std::uint8_t {
  not_stated,
  events,      // what happened in the period
  cumulative,  // what happened since the year began
  rolling,     // what happened in twelve months
  snapshot,    // how things stood at the end of the period
};

// The register's word first, then the rule of the year to date, then what notes and title say of rolling years and of
// the end of a month.
[[nodiscard]] FigureKind kind_of_figures(const Measure& measure);
// A figure's own unit, else its measure's.
[[nodiscard]] Unit unit_of(const Figure& figure, const Measure& measure);

}  // namespace scorebook
