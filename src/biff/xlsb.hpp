// A binary workbook of Excel 2007 and later (.xlsb): the package of an .xlsx whose parts are BIFF12 records in place of
// XML. Formulas are not read, only their last values. Source: MS-XLSB.
#pragma once

#include <string>

#include "ooxml/package.hpp"
#include "scorebook/result.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook {

// All of the workbook but its digest. Errors: damaged, over_limit, encrypted.
[[nodiscard]] Result<Workbook> read_xlsb(Package package, const std::string& path, const ReadOptions& options = {});

}  // namespace scorebook
