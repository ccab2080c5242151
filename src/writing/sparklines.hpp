// Small charts within cells: Excel's sparklines, which the library that writes the workbook does not know. They are put
// into the sheet's part after it is written, as an extension of the sheet: Excel and LibreOffice draw them, a program
// that does not know them shows the cell alone. What one draws stands in cells of the same sheet. They are columns, not
// lines: a figure between two gaps is seen, and LibreOffice 7.4 leaves the lines out of a PDF. Source: [MS-XLSX],
// CT_SparklineGroups.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/cell_ref.hpp"
#include "scorebook/result.hpp"

namespace scorebook {

struct Sparkline {
  CellRef cell;                     // that it is drawn in
  CellRange figures;                // of one row or column; a cell without a number is a gap
  std::optional<double> foot = {};  // the number that its columns stand on; nothing: the lowest figure, or 0
};

struct SheetSparklines {
  std::string part;   // "xl/worksheets/sheet3.xml"
  std::string sheet;  // its name
  std::vector<Sparkline> charts;
};

// The sheet's part with its small charts. Errors: damaged.
[[nodiscard]] Result<std::string> with_sparklines(std::string_view bytes, const SheetSparklines& sparklines,
                                                  const std::string& path);
// The package with the small charts of its sheets; all other parts as they are. Errors: damaged, over_limit.
[[nodiscard]] Result<std::string> with_sparklines_of(std::string_view package,
                                                     const std::vector<SheetSparklines>& sheets,
                                                     const std::string& path);

}  // namespace scorebook
