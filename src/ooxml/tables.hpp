// The tables of a sheet that people make with Insert > Table (ListObjects). Source: ECMA-376 part 1, 18.5.1.
#pragma once

#include <cstddef>

#include "ooxml/inflate.hpp"
#include "ooxml/limits.hpp"
#include "scorebook/result.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook {

// What the tables of a workbook may still take.
struct TableBudget {
  std::size_t columns = kMaximumTableColumns;  // a table counts as one more
  std::size_t bytes = kMaximumTableBytes;      // of names
};

// One table part. Errors: damaged (a range that no sheet has, or no table at all), over_limit.
[[nodiscard]] Result<SheetTable> read_table(PartStream& part, TableBudget& budget);

}  // namespace scorebook
