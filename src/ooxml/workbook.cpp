#include "scorebook/workbook.hpp"

#include <algorithm>

#include "text/number_format.hpp"
#include "text/words.hpp"

namespace scorebook {

const Cell* Sheet::find(CellRef ref) const {
  const auto found = std::lower_bound(cells.begin(), cells.end(), ref,
                                      [](const Cell& cell, CellRef wanted) { return cell.ref < wanted; });
  return found != cells.end() && found->ref == ref ? &*found : nullptr;
}

std::string Workbook::shown(const Cell& cell) const {
  switch (cell.kind) {
    case CellKind::number:
      return NumberFormat(styles[cell.style].number_format).shown(cell.number, date_1904);
    case CellKind::text:
      return NumberFormat(styles[cell.style].number_format).shown(std::string_view(text_of(cell)));
    case CellKind::boolean:
      return cell.number != 0 ? "TRUE" : "FALSE";
    case CellKind::error:
      return text_of(cell);
    case CellKind::not_calculated:
      return "";
  }
  return "";
}

const Sheet* Workbook::find_sheet(std::string_view sheet_name) const {
  const std::string wanted = folded(sheet_name);
  for (const Sheet& sheet : sheets)
    if (folded(sheet.name->sheet) == wanted) return &sheet;
  return nullptr;
}

}  // namespace scorebook
