#include "ooxml/array_formulas.hpp"

#include <algorithm>

namespace scorebook {

void ArrayFormulas::add(const CellRange& range, std::uint32_t formula) {
  if (formula != 0 && range.first != range.last) ranges_.push_back({range, formula});
}

void ArrayFormulas::fill(Sheet& sheet, Oddities& oddities) const {
  constexpr std::size_t kStepsBesideCells = 1'000'000;
  std::size_t steps = sheet.cells.size() + ranges_.size() + kStepsBesideCells;
  const auto from = [&sheet](CellRef ref) {
    return std::lower_bound(sheet.cells.begin(), sheet.cells.end(), ref,
                            [](const Cell& cell, CellRef wanted) { return cell.ref < wanted; });
  };
  for (const Filled& filled : ranges_) {
    const CellRange& range = filled.range;
    auto cell = from(range.first);
    while (cell != sheet.cells.end() && cell->ref.row <= range.last.row) {
      if (steps-- == 0) {
        oddities.add("array formulas lie over each other; not every cell that they fill is known");
        return;
      }
      if (cell->ref.column < range.first.column) {
        cell = from({cell->ref.row, range.first.column});
      } else if (cell->ref.column > range.last.column) {
        cell = from({cell->ref.row + 1, range.first.column});
      } else {
        if (cell->formula == 0) cell->formula = filled.formula;
        ++cell;
      }
    }
  }
}

}  // namespace scorebook
