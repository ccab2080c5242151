// Writes out a shared formula for one of its cells: the relative references of the master move with the cell. Quoted
// texts, quoted sheet names, structured references and $ stay as they are. Does not evaluate anything. Source: ECMA-376
// part 1, 18.3.1.40 (shared formulas).
#pragma once

#include <string>
#include <string_view>

#include "scorebook/cell_ref.hpp"

namespace scorebook {

// A reference that leaves the grid becomes #REF!.
[[nodiscard]] std::string shift_formula(std::string_view formula, CellRef from, CellRef to);

}  // namespace scorebook
