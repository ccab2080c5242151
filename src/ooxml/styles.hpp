// The cell formats of a workbook: what a cell's s= stands for. Number formats come from cellXfs (not cellStyleXfs); of
// the look only the solid fill is kept, since people code RAG by it. Source: ECMA-376 part 1, 18.8.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "ooxml/colours.hpp"
#include "ooxml/inflate.hpp"
#include "scorebook/result.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook {

// The code of a number format: one of the workbook's own, else Excel's of that id, else General.
[[nodiscard]] std::string number_format_code(std::uint32_t id, const std::map<std::uint32_t, std::string>& codes);

// One style for every cell format, in the order of cellXfs; at least one ("General"). `theme` as of read_theme, or
// empty.
[[nodiscard]] Result<std::vector<Style>> read_styles(PartStream& part, std::vector<std::uint32_t> theme);

}  // namespace scorebook
