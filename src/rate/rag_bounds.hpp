// What a measure's figures are judged by, as numbers: between which bounds a figure is green, between which it is
// amber; everything else is red. It says the same as rate_rag and rate_by_target, in a form that a formula of a
// workbook can hold.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scorebook/rating.hpp"

namespace scorebook {

// An end that is not there is open.
struct FigureRange {
  std::optional<Decimal> low, high;
  bool low_belongs = true, high_belongs = true;

  [[nodiscard]] bool contains(Decimal figure) const;
};

struct RagBounds {
  std::vector<FigureRange> green, amber;  // any of them suffices; green is looked at first

  [[nodiscard]] Rag rag(Decimal figure) const;
};

struct RagBoundsOrWhy {
  std::optional<RagBounds> bounds;
  std::string why_not;  // completes "because ..."; empty where there are bounds
};

// On the scale of the measure's unit. year_to_date: what the year to date is set against, where a target judges.
[[nodiscard]] RagBoundsOrWhy rag_bounds(const Rating& rating, bool year_to_date);
// Whether the latest figure is judged at year end where there is no year to date.
[[nodiscard]] bool latest_counts_at_year_end(const Rating& rating);

}  // namespace scorebook
