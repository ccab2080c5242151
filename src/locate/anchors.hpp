// What a workbook itself says about where its tables stand: Excel tables (ListObjects), which state their headings,
// body and totals exactly, and names that people gave to ranges, which are only a hint: a name is often older than the
// rows below it. It knows ranges, not what stands in them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scorebook/source_table.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook {

// A sheet with more of them than this has none that are known.
inline constexpr std::size_t kMostAnchors = 200;

struct Anchor {
  std::string name;
  CellRange range;  // with its headings and totals
  std::uint32_t header_rows = 0;
  std::uint32_t totals_rows = 0;
  // Headings that Excel made up ("Column1", "Column2"): the real ones stand elsewhere, or nowhere.
  bool made_up_headings = false;

  [[nodiscard]] bool states_headings() const { return header_rows > 0 && !made_up_headings; }
  [[nodiscard]] std::uint32_t last_header_row() const { return range.first.row + header_rows - 1; }
  [[nodiscard]] std::uint32_t first_body_row() const { return range.first.row + header_rows; }
  [[nodiscard]] std::uint32_t last_body_row() const { return range.last.row - totals_rows; }
  // Headings and body.
  [[nodiscard]] CellRange table() const { return {range.first, {last_body_row(), range.last.column}}; }
};

[[nodiscard]] bool overlap(const CellRange& left, const CellRange& right);

// The Excel tables of a sheet that have room for a body, none over another.
[[nodiscard]] std::vector<Anchor> excel_tables(const Sheet& sheet);

// Names of plain ranges of several rows and columns of that sheet, the largest first; none that Excel keeps for itself.
// Their first row is taken for the headings.
[[nodiscard]] std::vector<Anchor> named_ranges(const Workbook& workbook, std::size_t sheet);

// The Excel table of that name, or else the range of that name, where it stands on the sheet.
[[nodiscard]] std::optional<Anchor> find_anchor(const Workbook& workbook, std::size_t sheet, const std::string& name);

// Gives a table that is stated by the name of its anchor the sheet and the rows that the table leaves open.
void take_rows_of(const Anchor& anchor, SourceTable& table);

}  // namespace scorebook
