// The comments of a sheet (notes, in the words of newer Excels), with their authors.
#pragma once

#include <vector>

#include "ooxml/inflate.hpp"
#include "scorebook/result.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook {

// In the order of the part; comments on no cell are left out.
[[nodiscard]] Result<std::vector<Comment>> read_comments(PartStream& part);

}  // namespace scorebook
