// Formulas: whatever the text, its references lie in it one after the other and within the grid, and it is worked out
// to the same number twice.
#include <cmath>
#include <memory>

#include "check/formula_references.hpp"
#include "check/formula_value.hpp"
#include "fuzz.hpp"
#include "ooxml/formula_shift.hpp"

using namespace scorebook;
using fuzz::must;

namespace {

constexpr std::size_t kLongest = 4096;

Workbook small_workbook() {
  Workbook workbook;
  workbook.texts = {"", "n/a"};
  Sheet sheet;
  sheet.name = std::make_shared<const SheetName>(SheetName{"fuzz.xlsx", "S"});
  for (std::uint32_t row = 1; row <= 3; ++row) {
    Cell cell;
    cell.ref = {row, 1};
    cell.kind = row == 2 ? CellKind::text : CellKind::number;
    cell.text = row == 2 ? 1 : 0;
    cell.number = row;
    sheet.cells.push_back(cell);
  }
  workbook.sheets.push_back(std::move(sheet));
  return workbook;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > kLongest) return -1;
  const std::string_view formula = fuzz::as_text(data, size);
  const CellRef cell{500'000, 8'000};
  const FormulaText text = read_formula(formula, cell);
  std::size_t end = 0;
  for (const FormulaReference& reference : text.references) {
    must(reference.at >= end && reference.cells_at >= reference.at, "references stand one after the other", formula);
    end = reference.at + reference.length;
    must(end <= size && reference.cells_at + reference.cells_length == end, "a reference lies in the text", formula);
    const CellRange range = reference.range();
    must(range.first <= range.last && range.last.row <= kMaximumRow && range.last.column <= kMaximumColumn,
         "a reference lies in the grid", formula);
  }
  must(text.read || text.relative.empty(), "what is not read is the same as nothing", formula);
  (void)read_formula(shift_formula(formula, cell, {500'001, 8'001}), {500'001, 8'001});

  static const Workbook workbook = small_workbook();
  const FormulaValue first = FormulaCalculator(workbook).work_out(formula, workbook.sheets.front(), cell);
  const FormulaValue second = FormulaCalculator(workbook).work_out(formula, workbook.sheets.front(), cell);
  must(first.outcome == second.outcome && first.number == second.number, "a formula gives one number", formula);
  must(std::isfinite(first.number), "a number is one", formula);
  return 0;
}
