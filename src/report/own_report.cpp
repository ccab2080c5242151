#include <algorithm>

#include "scorebook/report.hpp"

namespace scorebook {

// By the list of sources, which every report has whatever its layout calls the sheet.
bool is_own_report(const Workbook& workbook) {
  constexpr std::string_view kSourcesHeading = "Sheet of this report";
  return std::any_of(workbook.sheets.begin(), workbook.sheets.end(), [&workbook, kSourcesHeading](const Sheet& sheet) {
    return std::any_of(sheet.cells.begin(), sheet.cells.end(), [&workbook, kSourcesHeading](const Cell& cell) {
      return cell.kind == CellKind::text && cell.ref.column == 1 && workbook.text_of(cell) == kSourcesHeading;
    });
  });
}

}  // namespace scorebook
