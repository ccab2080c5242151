// What a formula refers to, and whether two formulas are the same one filled down or across. Reads the text as files
// keep it: without the leading =, in English, with commas, in A1. Works nothing out (formula_value.hpp does).
// Linear in the text, whatever it holds; over kLongestFormula nothing is read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/cell_ref.hpp"

namespace scorebook {

inline constexpr std::size_t kLongestFormula = 32'768;  // bytes; Excel stops at 8,192 characters

enum class ReferenceKind : std::uint8_t {
  cells,       // D5, D5:D16
  columns,     // A:C
  rows,        // 3:5
  name,        // a defined name: Rate, Sheet1!Rate
  structured,  // Table1[Column], [@Column]
};

// One end of a range, as typed. Of a whole column the row is 0, of a whole row the column.
struct ReferenceCorner {
  CellRef cell;
  bool column_fixed = false, row_fixed = false;  // with $
};

struct FormulaReference {
  ReferenceKind kind = ReferenceKind::cells;
  std::uint32_t workbook = 0;      // 2 of [2]Sheet1!A1; 0: this workbook, or a file that is named
  std::string file;                // Budget.xlsx of [Budget.xlsx]Sheet1!A1, which no link stands for
  std::string sheet, last_sheet;   // without quotes; "" for the formula's own; two different ones for a run of sheets
  ReferenceCorner first, last;     // of cells, columns and rows; the same twice for one cell
  std::string name;                // of a defined name or a table
  std::string columns;             // of a structured reference, with its brackets
  std::size_t at = 0, length = 0;  // in the text, with the sheet
  std::size_t cells_at = 0, cells_length = 0;  // the same without it

  [[nodiscard]] bool elsewhere() const { return workbook != 0 || !file.empty(); }
  // The cells, its corners in order; a whole column or row reaches to the end of the grid.
  [[nodiscard]] CellRange range() const;
};

struct FormulaText {
  std::vector<FormulaReference> references;  // left to right
  // The same for two formulas where one is the other filled into its cell: references as R[-1]C[2], blanks left out,
  // in capitals but for texts. "" where the formula is not read to its end.
  std::string relative;
  bool read = false;  // to its end
};

// `cell`: where the formula stands.
[[nodiscard]] FormulaText read_formula(std::string_view formula, CellRef cell);

// "$D$5", "D5", "$A": as typed.
[[nodiscard]] std::string to_string(const ReferenceCorner& corner);

}  // namespace scorebook
