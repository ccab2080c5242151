// A package of SpreadsheetML, Strict or Transitional, as a Workbook: .xlsx, .xlsm, .xltx, .xltm. Which kind of package
// it is has been settled before (read/). Source: ECMA-376 part 1, 18.
#pragma once

#include <string>

#include "ooxml/package.hpp"
#include "scorebook/result.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook {

// All of the workbook but its digest. Errors: damaged, over_limit, encrypted.
[[nodiscard]] Result<Workbook> read_xlsx(Package package, const std::string& path);

}  // namespace scorebook
