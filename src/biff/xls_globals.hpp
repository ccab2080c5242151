// What the first substream of a BIFF8 stream says about the whole workbook: its sheets and where they start, the date
// system, formats, shared texts, names. Refuses what is older than Excel 97 and what is encrypted.
// Source: MS-XLS 2.1.7.20.3.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "biff/xls_records.hpp"
#include "ooxml/strings.hpp"
#include "scorebook/result.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook {

struct XlsSheetEntry {
  std::string name;
  Visibility visibility = Visibility::visible;
  bool chart_sheet = false;
  std::size_t at = 0;  // of its first record in the stream
};

struct XlsGlobals {
  std::vector<XlsSheetEntry> sheets;
  std::vector<Style> styles;
  std::vector<std::uint32_t> shared_strings;  // arena indices
  std::vector<DefinedName> names;
  bool date_1904 = false;
};

// Nothing where a record opens a substream of BIFF8, else why the file is refused.
[[nodiscard]] Result<void> check_beginning(const XlsRecord& record, const std::string& path, const std::string& whose);

// Errors: damaged, over_limit, encrypted, format_not_read.
[[nodiscard]] Result<XlsGlobals> read_xls_globals(std::span<const std::byte> stream, const std::string& path,
                                                  TextArena& texts);

}  // namespace scorebook
