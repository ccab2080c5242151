// The workbooks that the benchmark measures, written as Excel writes them (one line, r on every row and cell, shared
// strings), without Excel's help: every run writes the same bytes.
#pragma once

#include <cstddef>
#include <string>

namespace scorebook::bench {

// A sheet of that many rows and 20 columns: shared strings, an inline string, dates, whole numbers, decimals and per
// cents. Written to `path`; the sheet's XML also to `sheet_path` where that is not empty. False where a file cannot be
// written.
[[nodiscard]] bool write_large(std::size_t rows, const std::string& path, const std::string& sheet_path);

// What a directorate keeps: 5 sheets, each a table of 20 measures over 24 months with titles, targets and per cents.
[[nodiscard]] bool write_typical(const std::string& path);

}  // namespace scorebook::bench
