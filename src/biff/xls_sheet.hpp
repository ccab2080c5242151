// One worksheet substream of a BIFF8 stream: cells, merges, hidden rows and columns, comments. Formulas are kept as
// tokens there and not read; their last values are. Charts that lie in a sheet are passed over. Source:
// MS-XLS 2.1.7.20.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "ooxml/comments.hpp"
#include "ooxml/sheet.hpp"
#include "scorebook/result.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook {

struct XlsSheetPlace {
  std::span<const std::byte> stream;
  std::size_t at = 0;          // where the sheet starts in it
  std::size_t bytes_left = 0;  // of the budget of all sheets together: they do not lie over one another
};

// Fills all of `sheet` but its name and visibility; takes what it has read from `place.bytes_left`.
// Errors: damaged, over_limit, format_not_read.
[[nodiscard]] Result<void> read_xls_sheet(XlsSheetPlace& place, const std::string& path, SheetContext& context,
                                          CommentBudget& comments, Sheet& sheet);

}  // namespace scorebook
