// The workbook behind a built submission, for the rules that look at the cells themselves. Cells are given in any
// order; numbers in General format, and in the format mmm-yy where they are dates.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "scorebook/workbook.hpp"

namespace scorebook {

struct CellToBuild {
  std::string cell;  // "F10"
  CellKind kind = CellKind::text;
  std::string text = "";
  double number = 0;
  std::string formula = "";
  bool date = false;
};

struct SheetToBuild {
  std::string name;
  std::vector<CellToBuild> cells;
};

inline std::shared_ptr<const Workbook> workbook_of(const std::vector<SheetToBuild>& sheets) {
  auto workbook = std::make_shared<Workbook>();
  workbook->name = "test.xlsx";
  workbook->texts = {""};
  workbook->styles = {{"General", std::nullopt}, {"mmm-yy", std::nullopt}};
  const auto keep = [&](const std::string& text) {
    if (text.empty()) return std::uint32_t{0};
    workbook->texts.push_back(text);
    return static_cast<std::uint32_t>(workbook->texts.size() - 1);
  };
  for (const SheetToBuild& wanted : sheets) {
    Sheet sheet;
    sheet.name = std::make_shared<const SheetName>(SheetName{"test.xlsx", wanted.name});
    for (const CellToBuild& from : wanted.cells) {
      Cell cell;
      cell.ref = *parse_cell_ref(from.cell);
      cell.kind = from.kind;
      cell.style = from.date ? 1 : 0;
      cell.text = keep(from.text);
      cell.formula = keep(from.formula);
      cell.number = from.number;
      sheet.cells.push_back(cell);
    }
    std::sort(sheet.cells.begin(), sheet.cells.end(),
              [](const Cell& left, const Cell& right) { return left.ref < right.ref; });
    workbook->sheets.push_back(std::move(sheet));
  }
  return workbook;
}

}  // namespace scorebook
