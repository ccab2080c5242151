// One sheet part: its cells, merges, hidden rows and columns. A cell is stored only where it holds something: a format
// alone is no data. What is odd but readable is mended and said in Sheet::oddities; nothing is dropped in silence.
// Source: ECMA-376 part 1, 18.3, and what real files do (see the tests).
#pragma once

#include <cstddef>

#include "ooxml/inflate.hpp"
#include "ooxml/sheet_context.hpp"
#include "scorebook/result.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook {

// Fills all of `sheet` but its name, visibility and comments. Errors: damaged, over_limit.
// Two ways lead to the same result: the fast path (plain_xml.hpp), and where it gives up expat.
[[nodiscard]] Result<void> read_sheet(PartStream& part, SheetContext& context, Sheet& sheet);

// The two ways by themselves, for the tests that hold one to the other. The first is false where it gives up: what is
// in `context` and `sheet` is then of no use.
[[nodiscard]] bool read_plain_sheet(PartStream& part, SheetContext& context, Sheet& sheet, std::size_t window);
[[nodiscard]] Result<void> read_any_sheet(PartStream& part, SheetContext& context, Sheet& sheet);

}  // namespace scorebook
