#include "report/own_report.hpp"

#include <algorithm>

#include "scorebook/report.hpp"

namespace scorebook {

CustomProperty own_report_mark() { return {"Scorebook", "report"}; }
CustomProperty register_mark() { return {"Scorebook", "measure register"}; }

namespace {

bool has_mark(const Workbook& workbook, const CustomProperty& mark) {
  return std::any_of(
      workbook.custom_properties.begin(), workbook.custom_properties.end(),
      [&mark](const CustomProperty& property) { return property.name == mark.name && property.text == mark.text; });
}

// The headings in a sheet's first row, as a csv has them; nothing where it holds anything but texts.
std::string first_row(const Workbook& workbook) {
  std::string row;
  for (const Cell& cell : workbook.sheets.front().cells) {
    if (cell.ref.row != 1) break;
    if (cell.kind != CellKind::text) return {};
    row += (row.empty() ? "" : ",") + workbook.text_of(cell);
  }
  return row;
}

}  // namespace

bool is_own_register(const Workbook& workbook) { return has_mark(workbook, register_mark()); }

bool is_own_report(const Workbook& workbook) {
  const bool marked = has_mark(workbook, own_report_mark());
  if (marked || workbook.sheets.size() != 1) return marked;
  const std::string row = first_row(workbook);
  return row == kObservationColumns || row == kRatingColumns || row == kFindingColumns ||
         row == kEarlierFindingColumns || row == kComparisonColumns || row == kSentenceColumns;
}

}  // namespace scorebook
