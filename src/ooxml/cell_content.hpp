// What a cell holds and shows, as the readers of notations take it.
#pragma once

#include "scorebook/workbook.hpp"
#include "text/notation.hpp"

namespace scorebook {

// `format`: the kind of the cell's number format, for callers that know it already.
[[nodiscard]] CellContent cell_content(const Workbook& workbook, const Cell& cell, NumberFormatKind format);
[[nodiscard]] CellContent cell_content(const Workbook& workbook, const Cell& cell);

}  // namespace scorebook
