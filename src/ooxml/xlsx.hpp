// A package of SpreadsheetML, Strict or Transitional, as a Workbook: .xlsx, .xlsm, .xltx, .xltm. Which kind of package
// it is has been settled before (read/). Source: ECMA-376 part 1, 18.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "ooxml/comments.hpp"
#include "ooxml/package.hpp"
#include "ooxml/sheet.hpp"
#include "ooxml/tables.hpp"
#include "ooxml/workbook_part.hpp"
#include "scorebook/result.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook {

// The readers of the parts. The binary workbook (.xlsb) is the same package with parts of another notation, so it is
// put together by the same code with readers of its own.
struct PartReaders {
  Result<WorkbookPart> (*workbook)(PartStream& part);
  Result<std::vector<Style>> (*styles)(PartStream& part, std::vector<std::uint32_t> theme);
  Result<std::vector<std::uint32_t>> (*shared_strings)(PartStream& part, TextArena& arena, std::size_t maximum);
  // Fills all of `sheet` but its name, visibility, kind and comments. Several may run at a time.
  Result<void> (*sheet)(PartStream& part, SheetContext& context, Sheet& sheet);
  Result<std::vector<Comment>> (*comments)(PartStream& part, CommentBudget& budget);
  Result<SheetTable> (*table)(PartStream& part, TableBudget& budget);  // null: tables are not read
};

// All of the workbook but its digest, by these readers; the same however many sheets are read at a time. Errors:
// damaged, over_limit, encrypted.
[[nodiscard]] Result<Workbook> read_parts(Package package, const std::string& path, const PartReaders& readers,
                                          const ReadOptions& options = {});

// All of the workbook but its digest. Errors: damaged, over_limit, encrypted.
[[nodiscard]] Result<Workbook> read_xlsx(Package package, const std::string& path, const ReadOptions& options = {});

}  // namespace scorebook
