// A package of OpenDocument spreadsheet (.ods, .ots), as LibreOffice, Excel and Google write it, as a Workbook. Formats
// become Excel's codes, formulas stay in OpenFormula, texts are taken as they are (there is no _xHHHH_ here).
#pragma once

#include <string>

#include "ooxml/package.hpp"
#include "scorebook/result.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook {

// Whether a package is an OpenDocument of some kind.
[[nodiscard]] bool is_open_document(const Package& package);

// Errors: damaged, over_limit, encrypted, not_a_workbook, format_not_read.
[[nodiscard]] Result<Workbook> read_ods(Package package, const std::string& path);

}  // namespace scorebook
