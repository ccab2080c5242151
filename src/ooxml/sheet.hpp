// One sheet part: its cells, merges, hidden rows and columns. A cell is stored only where it holds something: a format
// alone is no data. What is odd but readable is mended and said in Sheet::oddities; nothing is dropped in silence.
// Source: ECMA-376 part 1, 18.3, and what real files do (see the tests).
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ooxml/inflate.hpp"
#include "ooxml/strings.hpp"
#include "scorebook/result.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook {

// What the sheets of a workbook share, and what they may add to.
struct SheetContext {
  TextArena& texts;
  const std::vector<std::uint32_t>& shared_strings;  // arena indices
  std::vector<Style>& styles;
  bool date_1904 = false;
  std::size_t cells_left = 0;          // of the budget of the whole workbook
  std::size_t formula_bytes_left = 0;  // of the budget for formulas written out
  std::size_t merges_left = 0;         // of the budget of the whole workbook
  std::map<std::pair<std::uint32_t, bool>, std::uint32_t>
      date_styles;  // style and whether with a time -> style of a date
};

// Fills all of `sheet` but its name, visibility and comments. Errors: damaged, over_limit.
[[nodiscard]] Result<void> read_sheet(PartStream& part, SheetContext& context, Sheet& sheet);

}  // namespace scorebook
