// Small binary workbooks made in memory for the tests: records, compound files and packages, sound or not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ooxml/package_for_test.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook {

// A number of so many bytes, the lowest first.
[[nodiscard]] std::string le(std::uint64_t number, unsigned bytes);
[[nodiscard]] std::string le_double(double number);
// UTF-16 of a text of ASCII.
[[nodiscard]] std::string utf16(std::string_view text);

// A compound file of streams in the root; a small one lies in the store of small streams as it should.
struct CompoundForTest {
  std::vector<std::pair<std::string, std::string>> streams;
  unsigned sector_shift = 9;

  [[nodiscard]] std::string text() const;
  [[nodiscard]] std::vector<std::byte> bytes() const { return bytes_of(text()); }
};

// One record of BIFF8, and parts of records.
[[nodiscard]] std::string xls_record(unsigned type, std::string_view body);
[[nodiscard]] std::string xls_begin(unsigned kind = 0x10, unsigned version = 0x0600);
[[nodiscard]] std::string xls_end();
// Number of characters, flags, one byte for each character.
[[nodiscard]] std::string xls_text(std::string_view text, unsigned count_bytes);
// Row and column from 0, format.
[[nodiscard]] std::string xls_head(unsigned row, unsigned column, unsigned style = 0);
[[nodiscard]] std::string xls_number(unsigned row, unsigned column, double number, unsigned style = 0);
// A formula whose last value these eight bytes are.
[[nodiscard]] std::string xls_formula(unsigned row, unsigned column, std::string_view value);
// A cell format: number format, and the colour of a solid fill in the palette (none where 0).
[[nodiscard]] std::string xls_format(unsigned number_format, unsigned fill = 0);

struct XlsSheetForTest {
  std::string name = "Data";
  std::string records = "";  // between its first and last
  unsigned state = 0;        // 1 hidden, 2 very hidden
  unsigned kind = 0;         // 2 a chart sheet
};

struct XlsForTest {
  std::string globals = xls_format(0);  // records of the whole workbook
  std::vector<XlsSheetForTest> sheets = {{}};

  [[nodiscard]] std::string stream() const;
  [[nodiscard]] std::vector<std::byte> bytes() const { return CompoundForTest{{{"Workbook", stream()}}}.bytes(); }
  [[nodiscard]] Result<Workbook> read() const;
};

// A workbook whose only sheet has these records; the test fails where it cannot be read.
[[nodiscard]] Workbook xls_of(std::string_view records, std::string_view globals = "");

// One record of BIFF12, and parts of records.
[[nodiscard]] std::string xlsb_record(std::uint32_t type, std::string_view body = "");
[[nodiscard]] std::string xlsb_text(std::string_view text);  // with its number of characters
[[nodiscard]] std::string xlsb_row(std::uint32_t row, bool hidden = false);
[[nodiscard]] std::string xlsb_cell(std::uint32_t type, std::uint32_t column, std::string_view value,
                                    std::uint32_t style = 0);

struct XlsbForTest {
  std::string sheet;  // records between the first and the last
  std::string sheet_end = xlsb_record(130);
  std::string workbook = xlsb_record(156, le(0, 4) + le(1, 4) + xlsb_text("rId1") + xlsb_text("Data"));
  std::string styles, strings, comments;  // records of those parts; no such part where empty

  [[nodiscard]] ZipForTest zip() const;
  [[nodiscard]] Result<Workbook> read() const;
};

[[nodiscard]] Workbook xlsb_of(std::string_view sheet);

}  // namespace scorebook
