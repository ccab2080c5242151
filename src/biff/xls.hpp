// A workbook of Excel 97 to 2003 (.xls): BIFF8 records in an OLE compound file, or as they are. Older ones, encrypted
// ones and other Office files are refused by name. Formulas are not read, only their last values.
// Source: MS-XLS.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "scorebook/result.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook {

// All of the workbook but its digest. Errors: damaged, over_limit, encrypted, format_not_read, not_a_workbook.
[[nodiscard]] Result<Workbook> read_xls(std::span<const std::byte> bytes, const std::string& path);

}  // namespace scorebook
