// Small packages made in memory for the tests: a zip writer that can also write what no good program would.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/workbook.hpp"

namespace scorebook {

struct PartForTest {
  std::string name;
  std::string content;
  bool stored = false;           // not deflated
  bool data_descriptor = false;  // sizes and CRC after the data, zero before it
  bool encrypted = false;        // only says so
  std::uint16_t method = 8;      // where neither stored nor deflated: what the entry claims
  std::uint32_t crc_change = 0;  // added to the right CRC
  std::int64_t size_change = 0;  // added to the right size
};

struct ZipForTest {
  std::vector<PartForTest> parts;
  std::string before = "";  // bytes in front of the archive
  bool zip64 = false;
  bool overlapping = false;  // the directory points twice to the first part's data
};

[[nodiscard]] std::vector<std::byte> zip_bytes(const ZipForTest& zip);
[[nodiscard]] std::vector<std::byte> bytes_of(std::string_view text);

// Reads an .xlsx from its bytes.
[[nodiscard]] Result<Workbook> read_xlsx_bytes(std::span<const std::byte> bytes, const std::string& path);

// A workbook with one sheet "Data"; every part can be replaced.
struct WorkbookForTest {
  std::string sheet =
      R"(<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>)";
  std::string strings;  // the sst part; none where empty
  std::string styles;   // the styles part; none where empty
  std::string workbook = R"(<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" )"
                         R"(xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">)"
                         R"(<sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>)";
  std::string more_relationships;  // of the workbook part, as XML
  std::vector<PartForTest> more_parts;

  [[nodiscard]] ZipForTest zip() const;
  [[nodiscard]] Result<Workbook> read() const;
};

// A worksheet part around rows: "<row ...>...</row>".
[[nodiscard]] std::string sheet_of(std::string_view rows, std::string_view after = "");
// The only sheet of a workbook whose rows these are; the test fails where it cannot be read.
[[nodiscard]] Workbook workbook_of_rows(std::string_view rows, std::string_view after = "");
// "A1 number 5", "B2 text abc", "C3 error #N/A", "D4 boolean 1", "E5 not calculated": one line per cell.
[[nodiscard]] std::string cells_in_words(const Workbook& workbook, std::size_t sheet = 0);

}  // namespace scorebook
