// What the reading of a sheet starts from and what it adds to the workbook besides the sheet itself. Sheets know
// nothing of each other, so that they can be read side by side: texts and formats that one adds are numbered after
// those all share, as if it were the only sheet, and get their place when the sheets are put together in their order
// (SheetMerger). So the workbook does not depend on which sheet was read first.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "ooxml/budget.hpp"
#include "ooxml/limits.hpp"
#include "ooxml/strings.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook {

// Of all sheets of a workbook together.
struct SheetBudgets {
  Budget cells{kMaximumCells};
  Budget formula_bytes{kMaximumSharedFormulaBytes};  // written out from shared formulas
  Budget merges{kMaximumMerges};
};

// A format that a cell needs and the workbook does not define: an ISO date in a cell with another format.
struct DateStyle {
  std::uint32_t style = 0;  // of the cell; the fill is its
  bool with_time = false;

  auto operator<=>(const DateStyle&) const = default;
};

struct SheetContext {
  SheetContext(TextArena& texts_of_sheet, const std::vector<std::uint32_t>& table, const std::vector<Style>& all_styles,
               bool from_1904, SheetBudgets& budgets)
      : texts(texts_of_sheet),
        shared_strings(table),
        styles(all_styles),
        date_1904(from_1904),
        cells(budgets.cells),
        formula_bytes(budgets.formula_bytes),
        merges(budgets.merges) {}

  // Forgets what has been added: the sheet is read from its beginning again.
  void start_over();
  // The sheet has been read: what it has left of its shares goes back at once.
  void settle();

  TextArena& texts;                                  // what the sheet adds goes here
  const std::vector<std::uint32_t>& shared_strings;  // indices of texts
  const std::vector<Style>& styles;                  // those the workbook defines
  bool date_1904;
  bool shared_texts_may_be_long = true;  // longer than Excel allows
  std::vector<DateStyle> date_styles;    // that the sheet adds, numbered after `styles`
  BudgetShare cells, formula_bytes, merges;
};

// Whether any text of the table is longer than Excel allows.
[[nodiscard]] bool some_are_long(const std::vector<std::uint32_t>& shared_strings, const TextArena& texts);

// Puts what the sheets add in its place.
class SheetMerger {
 public:
  SheetMerger(TextArena& texts, std::vector<Style>& styles)
      : texts_(texts), styles_(styles), shared_texts_(texts.size()), shared_styles_(styles.size()) {}

  // In the order of the workbook: what the sheet has added to `texts` and `date_styles`.
  void add(Sheet& sheet, TextArena&& texts, const std::vector<DateStyle>& date_styles);

 private:
  std::uint32_t place_of(const DateStyle& added);

  TextArena& texts_;
  std::vector<Style>& styles_;
  std::size_t shared_texts_, shared_styles_;
  std::map<DateStyle, std::uint32_t> date_styles_;
};

}  // namespace scorebook
