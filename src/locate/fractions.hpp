// Fractions among per cents: 0.95 beside 100% may be 95% or not, so it must not pass as 0.95%.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "locate/draft.hpp"

namespace scorebook {

// The figures of one measure, or of one row of it, whose unit a column states. A plain number of at most 1 that is per
// cent only by what is stated beside it loses its unit, which is kept in words, where nothing says that it is not a
// fraction: all figures are such numbers, or the others are near a hundred times as large. Among others it is marked
// unit_missing (V206).
void settle_fractions(std::vector<DraftObservation>& drafts, const std::vector<std::size_t>& of_measure,
                      const std::string& stated);

}  // namespace scorebook
