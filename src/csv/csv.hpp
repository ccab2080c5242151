// A text file of delimited fields (.csv, .tsv, .txt) as a Workbook of one sheet, named as the file without its ending.
// The file says nothing of itself: its encoding and delimiter are found from its content, and the kind of each field as
// field.hpp has it. What was assumed is said in the sheet's oddities.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "scorebook/result.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook {

// Errors: not_a_workbook (text that is no table, binary content), damaged (a quotation mark never closed), over_limit.
[[nodiscard]] Result<Workbook> read_csv(std::span<const std::byte> bytes, const std::string& path);

}  // namespace scorebook
