// What holds of every sheet and workbook that any reader gives, for the targets of all kinds of files.
#pragma once

#include <algorithm>
#include <cmath>

#include "fuzz.hpp"
#include "ooxml/limits.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook::fuzz {

inline bool on_grid(CellRef cell) {
  return cell.row >= 1 && cell.row <= kMaximumRow && cell.column >= 1 && cell.column <= kMaximumColumn;
}

// `styles` and `texts`: how many there are.
inline void check_sheet(const Sheet& sheet, std::size_t styles, std::size_t texts) {
  for (std::size_t i = 0; i < sheet.cells.size(); ++i) {
    const Cell& cell = sheet.cells[i];
    must(on_grid(cell.ref), "a cell lies on the grid", to_string(cell.ref));
    must(i == 0 || sheet.cells[i - 1].ref < cell.ref, "cells are in order, each once", to_string(cell.ref));
    must(cell.style < styles, "a cell's style is defined", to_string(cell.ref));
    must(cell.text < texts && cell.formula < texts, "a cell's text is there", to_string(cell.ref));
    must(std::isfinite(cell.number), "a cell's number is a number", to_string(cell.ref));
  }
  for (std::size_t i = 0; i < sheet.merges.size(); ++i) {
    const CellRange& merge = sheet.merges[i];
    must(on_grid(merge.first) && on_grid(merge.last) && merge.first < merge.last, "a merge is a range",
         to_string(merge));
    must(i == 0 || sheet.merges[i - 1] < merge, "merges are in order", to_string(merge));
    must(sheet.merge_at(merge.first) == &merge && sheet.merge_at(merge.last) == &merge,
         "a merge is found at its corners", to_string(merge));
  }
  const auto in_order = [](const std::vector<std::uint32_t>& numbers) {
    return std::adjacent_find(numbers.begin(), numbers.end(), std::greater_equal<>()) == numbers.end();
  };
  must(in_order(sheet.hidden_rows) && in_order(sheet.hidden_columns), "hidden rows and columns are in order");
  must(sheet.oddities.size() <= kListedOddities + 16, "the list of oddities has an end");
}

inline void check_workbook(const Workbook& workbook) {
  must(!workbook.sheets.empty(), "a workbook has a sheet");
  must(!workbook.styles.empty(), "a workbook has a style");
  must(!workbook.texts.empty() && workbook.texts.front().empty(), "the first text is none");
  for (const Sheet& sheet : workbook.sheets) {
    must(sheet.name != nullptr, "a sheet has a name");
    check_sheet(sheet, workbook.styles.size(), workbook.texts.size());
    std::size_t shown = 0;
    for (const Cell& cell : sheet.cells)
      if (++shown <= 200) (void)workbook.shown(cell);
  }
  for (const DefinedName& name : workbook.names)
    must(!name.sheet || *name.sheet < workbook.sheets.size(), "a name's sheet is there", name.name);
}

inline void check_error(const Error& error) {
  must(!error.what.empty() && !error.fix.empty(), "a refusal says why and what to do", error.where);
}

}  // namespace scorebook::fuzz
