// The rules of rating as formulas: what a RAG, a direction of travel, a year to date and a count become in a cell. They
// are put together here and worked out nowhere: whoever puts one into a cell sets what it gives against what was rated.
#pragma once

#include <optional>
#include <vector>

#include "rate/rag_bounds.hpp"
#include "report/living_cells.hpp"
#include "writing/formula.hpp"

namespace scorebook {

// How a figure is kept in its cell and printed.
struct CellScale {
  bool per_cent = false;  // 98.4 % is kept as 0.984
  int places = 0;         // printed decimals, of the per cents where it is one
};
[[nodiscard]] CellScale scale_of(const Figure& figure);
// Of a figure of the rating; one that is missing is taken to be like the measure's others.
[[nodiscard]] CellScale cell_scale_for(const Observation* observation, const Rating& rating);

// "G", "A" or "R" of the figure in a cell, or why there is none. `rounded`: the printed figure counts. `blank_words`
// stand for an empty cell.
[[nodiscard]] Formula rag_formula(const Formula& figure, const RagBounds& bounds, CellScale scale, bool rounded,
                                  std::string_view blank_words);

struct DirectionCells {
  Formula previous, current, rag;
  CellScale previous_scale, current_scale;
};
// The arrow above its word, or the word alone.
[[nodiscard]] Formula direction_formula(const DirectionCells& cells, const Rating& rating);
// How a direction stands in its cell.
[[nodiscard]] std::string direction_text(DirectionState state);
[[nodiscard]] Formula direction_words(DirectionState state);

// Of a plan: the sign above its word, "1 G" and "met", as the scorecard and the counts have it.
[[nodiscard]] std::string status_text(PlanStatus status);
[[nodiscard]] Formula status_words(PlanStatus status);
// Status 1, 2 or 3 of the figure in a cell; 5 where there is none.
[[nodiscard]] Formula status_formula(const Formula& figure, const RagBounds& bounds, CellScale scale, bool rounded);
[[nodiscard]] std::string plan_direction_text(PlanDirection direction);
[[nodiscard]] Formula plan_direction_words(PlanDirection direction);
// Of a measure whose polarity says what is better; `cells.rag` is not looked at.
[[nodiscard]] Formula plan_direction_formula(const DirectionCells& cells, const Rating& rating);
// "4 measures (44% of those measured this quarter)". `share_of`: the numbers that it is a share of; none: no share.
[[nodiscard]] Formula count_formula(const Formula& count, const std::vector<Formula>& share_of, std::string_view noun);

enum class YearToDateForm { total, average, ratio };
// `months`: each a cell or a range. of_ratio: the denominators. `places`: where the result is kept rounded.
[[nodiscard]] Formula year_to_date_formula(YearToDateForm form, const std::vector<Formula>& months,
                                           const std::vector<Formula>& denominators, std::size_t count,
                                           std::optional<int> places);
// What a cell refers to, empty where that is empty (a plain reference would show 0).
[[nodiscard]] Formula same_as(const Formula& cell);

}  // namespace scorebook
