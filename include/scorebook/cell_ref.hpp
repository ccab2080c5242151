// Where a thing stands in a workbook, named the way Excel names it: "D14", "Contacts!D14".
// Rows and columns count from 1, as in Excel (column 1 is A, at most 16,384 columns and 1,048,576 rows).
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace scorebook {

inline constexpr std::uint32_t kMaximumRow = 1'048'576;
inline constexpr std::uint32_t kMaximumColumn = 16'384;

struct CellRef {
  std::uint32_t row = 0;     // 1 to 1,048,576; 0 means "no cell"
  std::uint32_t column = 0;  // 1 to 16,384

  auto operator<=>(const CellRef&) const = default;
};

// Both corners belong to the range; first is the top left one.
struct CellRange {
  CellRef first;
  CellRef last;

  [[nodiscard]] bool contains(CellRef cell) const {
    return cell.row >= first.row && cell.row <= last.row && cell.column >= first.column && cell.column <= last.column;
  }
  auto operator<=>(const CellRange&) const = default;
};

[[nodiscard]] std::string column_letters(std::uint32_t column);  // 28 -> "AB"
[[nodiscard]] std::string to_string(CellRef cell);               // "D14"
[[nodiscard]] std::string to_string(const CellRange& range);     // "B3:L3", one cell as "B3"
// Letters in either case, with or without $; nothing for anything else and for cells past the grid.
[[nodiscard]] std::optional<CellRef> parse_cell_ref(std::string_view text);
[[nodiscard]] std::optional<CellRange> parse_cell_range(std::string_view text);

struct SheetName {
  std::string workbook;  // the file's name, without folders
  std::string sheet;
};

// A cell of a named sheet of a named workbook: cheap to copy, complete by itself.
struct Place {
  std::shared_ptr<const SheetName> sheet;
  CellRef cell;

  [[nodiscard]] bool known() const { return sheet != nullptr && cell.row != 0; }
  [[nodiscard]] const std::string& workbook_name() const;  // "" where unknown
  [[nodiscard]] const std::string& sheet_name() const;     // "" where unknown
};

// "Contacts!D14", sheet name without quotes; "" for an unknown place.
[[nodiscard]] std::string to_string(const Place& place);
// By workbook, sheet, row, column.
[[nodiscard]] bool operator==(const Place& left, const Place& right);
[[nodiscard]] bool operator<(const Place& left, const Place& right);

}  // namespace scorebook
