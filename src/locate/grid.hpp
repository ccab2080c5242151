// One sheet as the finder of tables walks it: what each cell shows, which merge it lies in, what is hidden, and which
// cells a table has taken. It knows rows and columns, not measures. Cells that hold only blanks count as empty, and so
// do the totals rows of Excel tables.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "locate/anchors.hpp"
#include "scorebook/period.hpp"
#include "scorebook/submission.hpp"
#include "scorebook/workbook.hpp"
#include "text/notation.hpp"
#include "text/number_format.hpp"

namespace scorebook {

// What the number formats of a workbook mean, worked out once.
class Formats {
 public:
  explicit Formats(const Workbook& workbook);
  [[nodiscard]] NumberFormatKind kind(const Cell& cell) const;
  // A mark for each text of the workbook, 0 at first: what period_cell found in it, so that it is read once only.
  [[nodiscard]] std::int16_t& period_mark(const Cell& cell) const { return period_marks_[cell.text]; }

 private:
  std::vector<NumberFormatKind> kinds_;
  mutable std::vector<std::int16_t> period_marks_;
};

class Grid {
 public:
  Grid(const Workbook& workbook, const Formats& formats, std::size_t sheet_index);

  // The cell, where it holds something; null for blanks.
  [[nodiscard]] const Cell* filled(CellRef ref) const;
  // What the cell shows, with single blanks; "" for an empty cell.
  [[nodiscard]] std::string shown(CellRef ref) const;
  [[nodiscard]] std::string shown(const Cell& cell) const;
  // The same for a cell whose words may be a heading or a label; "" for a long text, which is neither.
  [[nodiscard]] std::string label(const Cell& cell) const;
  // The cell that holds the words for this place: itself, or the top left one of the merge it lies in.
  [[nodiscard]] CellRef anchor(CellRef ref) const;
  [[nodiscard]] const CellRange* merge(CellRef ref) const;
  // Filled cells of a row, left to right.
  [[nodiscard]] std::vector<const Cell*> row(std::uint32_t row_number) const;
  // Those of them from the first to the last column given: in time for these alone, however wide the row.
  [[nodiscard]] std::vector<const Cell*> row(std::uint32_t row_number, std::uint32_t first_column,
                                             std::uint32_t last_column) const;
  // Filled cells of a column below that row, top to bottom.
  [[nodiscard]] std::vector<const Cell*> column_below(CellRef ref) const;
  // The next filled cell of the row, to the right; null for none.
  [[nodiscard]] const Cell* next(CellRef ref) const;
  // Rows with at least one filled cell, top to bottom.
  [[nodiscard]] const std::vector<std::uint32_t>& rows() const { return rows_; }
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  [[nodiscard]] std::uint32_t last_column() const { return last_column_; }

  [[nodiscard]] Place place(CellRef ref) const { return {sheet_->name, ref}; }
  [[nodiscard]] LabelledCell labelled(CellRef ref) const;  // through its merge
  [[nodiscard]] bool hidden(CellRef ref) const;
  [[nodiscard]] CellContent content(const Cell& cell) const;
  [[nodiscard]] bool is_number(const Cell& cell) const;  // a number that is neither a date nor a duration
  [[nodiscard]] bool is_date(const Cell& cell) const;
  [[nodiscard]] bool is_per_cent(const Cell& cell) const;
  // The period that a label cell stands for: a date cell's month, or what its text says.
  [[nodiscard]] std::optional<Period> period(const Cell& cell) const;

  [[nodiscard]] std::int16_t& period_mark(const Cell& cell) const { return formats_->period_mark(cell); }
  [[nodiscard]] bool row_hidden(std::uint32_t row_number) const;

  // The Excel tables of the sheet.
  [[nodiscard]] const std::vector<Anchor>& excel_tables() const { return excel_tables_; }
  // Whether an Excel table with headings of its own begins or ends on the way down that column from one row to another,
  // so that no other table runs on. One whose headings stand above it only ends.
  [[nodiscard]] bool border_below(std::uint32_t row, std::uint32_t lower_row, std::uint32_t column) const;
  // Whether one begins or ends between two columns of a row.
  [[nodiscard]] bool border_beside(std::uint32_t column, std::uint32_t other_column, std::uint32_t row) const;

  // From here on only cells of that range, or outside those ranges, count as filled; then all again.
  void look_inside(const CellRange& range);
  void look_outside(const std::vector<CellRange>& ranges);
  void look_everywhere();
  // For captions, which stand outside a table: the rows of the whole sheet with something in them, and what stands in
  // one of them, but for words over another Excel table beside the range that is looked at.
  [[nodiscard]] const std::vector<std::uint32_t>& caption_rows() const { return all_rows_; }
  [[nodiscard]] std::vector<const Cell*> caption_cells(std::uint32_t row_number) const;
  // Filled cells of a range wherever it lies.
  [[nodiscard]] std::vector<const Cell*> cells_in(const CellRange& range) const;

  void claim(CellRef ref);
  [[nodiscard]] bool claimed(const Cell& cell) const;

  [[nodiscard]] const Sheet& sheet() const { return *sheet_; }
  [[nodiscard]] std::size_t index() const { return index_; }
  [[nodiscard]] const Workbook& workbook() const { return *workbook_; }

 private:
  [[nodiscard]] std::size_t number_of(const Cell& cell) const {
    return static_cast<std::size_t>(&cell - sheet_->cells.data());
  }
  [[nodiscard]] bool blank(const Cell& cell) const;
  [[nodiscard]] bool in_totals(CellRef ref) const;
  [[nodiscard]] std::vector<Cell>::const_iterator at_or_after(CellRef ref) const;
  void index_cells();

  const Workbook* workbook_;
  const Formats* formats_;
  const Sheet* sheet_;
  std::size_t index_;
  std::uint32_t last_column_ = 0;
  std::vector<Anchor> excel_tables_;
  std::vector<std::uint32_t> rows_, all_rows_;
  std::vector<std::size_t> by_column_;    // filled cells, as indices into Sheet::cells, by column, then row
  std::vector<std::size_t> column_ends_;  // where the cells of each column end in by_column_
  std::vector<bool> blank_;               // beside Sheet::cells
  std::optional<CellRange> inside_;       // what is looked at
  std::vector<bool> left_out_;            // beside Sheet::cells; empty where nothing is
  std::vector<bool> claimed_;             // beside Sheet::cells
};

}  // namespace scorebook
