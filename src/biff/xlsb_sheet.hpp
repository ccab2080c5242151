// One sheet part of an .xlsb: cells, merges, hidden rows and columns. Formulas are kept as tokens there and not read;
// their last values are. Source: MS-XLSB 2.1.7.62.
#pragma once

#include "ooxml/inflate.hpp"
#include "ooxml/sheet.hpp"
#include "scorebook/result.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook {

// Fills all of `sheet` but its name, visibility, kind and comments. Errors: damaged, over_limit.
[[nodiscard]] Result<void> read_xlsb_sheet(PartStream& part, SheetContext& context, Sheet& sheet);

}  // namespace scorebook
