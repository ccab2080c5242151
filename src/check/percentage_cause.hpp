// What a percentage gives away that is not its numerator over its denominator: a formula that points a row too low or
// too high, the complement, parts that have changed places, exchanged digits.
#pragma once

#include <optional>
#include <string>

#include "check/likely_cause.hpp"
#include "check/ratio.hpp"

namespace scorebook {

// How many of the column's figures show a slip.
struct ColumnSlips {
  std::size_t showing = 0;
  std::size_t out_of = 0;  // figures of months or other periods with a numerator and a denominator

  // "11 of the 12 months of this column show the same slip."
  [[nodiscard]] std::string words(const LocatedFigure& figure, const char* what) const;
};

// The percentage, its numerator and its denominator, as numbers that belong together.
[[nodiscard]] Relation ratio_relation(const LocatedFigure& figure, const Ratio& ratio);
// Whether the printed percentage is the share of those that the numerator leaves out, and nothing else explains it.
[[nodiscard]] bool shows_complement(const Evidence& evidence, const LocatedFigure& figure, const Ratio& ratio);
[[nodiscard]] ColumnSlips complements_in_column(const Evidence& evidence, const LocatedFigure& figure);
// The likely cause for a percentage that its ratio does not give; nothing where none is certain enough to be named.
[[nodiscard]] std::optional<LikelyCause> percentage_cause(const Evidence& evidence, const LocatedFigure& figure,
                                                          const Ratio& ratio);

}  // namespace scorebook
