// The cell formats of a workbook: what a cell's s= stands for. Number formats come from cellXfs (not cellStyleXfs); of
// the look only the solid fill is kept, since people code RAG by it. Source: ECMA-376 part 1, 18.8.
#pragma once

#include <vector>

#include "ooxml/colours.hpp"
#include "ooxml/inflate.hpp"
#include "scorebook/result.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook {

// One style for every cell format, in the order of cellXfs; at least one ("General"). `theme` as of read_theme, or
// empty.
[[nodiscard]] Result<std::vector<Style>> read_styles(PartStream& part, std::vector<std::uint32_t> theme);

}  // namespace scorebook
