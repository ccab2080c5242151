#include "ods/odf_sheet.hpp"

#include <algorithm>
#include <utility>

#include "ooxml/merges.hpp"
#include "ooxml/refusal.hpp"

namespace scorebook {
namespace {

// An empty text is what a program may repeat to the end of its own, larger grid.
bool holds_something(const Cell& cell) { return cell.kind != CellKind::text || cell.text != 0 || cell.formula != 0; }

}  // namespace

bool OdfSheetBuilder::take(std::size_t& left, std::size_t number, const std::string& words) {
  if (number <= left) {
    left -= number;
    return true;
  }
  left = 0;
  if (!refusal_) refusal_ = over_limit(path_, words);
  return false;
}

void OdfSheetBuilder::add_columns(std::uint32_t count, bool hidden, const std::string& default_style) {
  const std::uint32_t before = columns_.empty() ? 0 : columns_.back().last;
  const std::uint32_t last = std::min(before + count, kMaximumColumn);
  if (last == before) return;
  if (columns_.empty() || columns_.back().default_style != default_style)
    columns_.push_back({last, default_style});
  else
    columns_.back().last = last;
  for (std::uint32_t column = before + 1; hidden && column <= last; ++column) hidden_columns_.set(column);
}

const std::string& OdfSheetBuilder::default_style(std::uint32_t column) const {
  static const std::string none;
  const auto found =
      std::lower_bound(columns_.begin(), columns_.end(), column,
                       [](const Columns& columns, std::uint32_t wanted) { return columns.last < wanted; });
  return found == columns_.end() ? none : found->default_style;
}

void OdfSheetBuilder::begin_row(std::uint32_t repeated, bool hidden) {
  row_repeated_ = repeated;
  column_ = 1;
  cells_.clear();
  if (!hidden || row_ > kMaximumRow) return;
  const std::uint32_t last = std::min(row_ + repeated - 1, kMaximumRow);
  if (!hidden_rows_.empty() && hidden_rows_.back().second + 1 == row_)
    hidden_rows_.back().second = last;
  else if (take(budget_.hidden, 1, "it hides more rows than are read"))
    hidden_rows_.emplace_back(row_, last);
}

void OdfSheetBuilder::add_cell(const std::optional<Cell>& cell, std::uint32_t repeated) {
  if (cell) {
    const bool inside = row_ <= kMaximumRow && column_ <= kMaximumColumn;
    if (!inside || (holds_something(*cell) && repeated > kMaximumColumn + 1 - column_))
      oddities_.count(Oddities::Kind::past_the_grid);
    if (inside) cells_.push_back({column_, std::min(repeated, kMaximumColumn + 1 - column_), *cell});
  }
  column_ = std::min(column_ + repeated, kMaximumColumn + 1);
}

void OdfSheetBuilder::put_row(std::uint32_t row) {
  for (const RowOfCells& entry : cells_)
    for (std::uint32_t i = 0; i < entry.repeated; ++i) {
      sheet_.cells.push_back(entry.cell);
      sheet_.cells.back().ref = {row, entry.column + i};
    }
}

void OdfSheetBuilder::end_row() {
  const bool clipped = row_ <= kMaximumRow && row_repeated_ > kMaximumRow + 1 - row_;
  for (const RowOfCells& entry : cells_)
    if (clipped && holds_something(entry.cell)) oddities_.count(Oddities::Kind::past_the_grid);
  const std::uint32_t rows = row_ > kMaximumRow ? 0 : std::min(row_repeated_, kMaximumRow + 1 - row_);
  std::size_t number = 0;
  for (const RowOfCells& entry : cells_) {
    number += entry.repeated;
    last_column_ = std::max(last_column_, entry.column + entry.repeated - 1);
  }
  const bool within = take(budget_.cells, number * rows, "it has over " + std::to_string(kMaximumCells) + " cells") &&
                      take(budget_.repeated_cells, number * rows - (rows == 0 ? 0 : cells_.size()),
                           "it repeats values over more than " + std::to_string(kMaximumRepeatedCells) + " cells");
  if (within && number != 0)
    for (std::uint32_t i = 0; i < rows; ++i) put_row(row_ + i);
  row_ = std::min(row_ + row_repeated_, kMaximumRow + 1);
  cells_.clear();
}

void OdfSheetBuilder::add_merge(std::uint32_t columns, std::uint32_t rows) {
  if ((columns <= 1 && rows <= 1) || row_ > kMaximumRow || column_ > kMaximumColumn) return;
  const CellRef last{std::min(row_ + rows - 1, kMaximumRow), std::min(column_ + columns - 1, kMaximumColumn)};
  if (take(budget_.merges, 1, "it has over " + std::to_string(kMaximumMerges) + " merged ranges"))
    sheet_.merges.push_back({here(), last});
}

void OdfSheetBuilder::add_comment(Comment comment) {
  if (row_ > kMaximumRow || column_ > kMaximumColumn) return oddities_.count(Oddities::Kind::past_the_grid);
  comment.cell = here();
  auto error = budget_.comments.take_one(path_);
  if (!error) error = budget_.comments.take_bytes(path_, comment);
  if (!error)
    sheet_.comments.push_back(std::move(comment));
  else if (!refusal_)
    refusal_ = std::move(error);
}

void OdfSheetBuilder::add_array(std::uint32_t columns, std::uint32_t rows, std::uint32_t formula) {
  if (row_ > kMaximumRow || column_ > kMaximumColumn) return;
  arrays_.add({here(), {std::min(row_ + rows - 1, kMaximumRow), std::min(column_ + columns - 1, kMaximumColumn)}},
              formula);
}

// Hidden rows and columns are listed only as far as the sheet holds anything: a sheet hides all that it does not use.
Sheet OdfSheetBuilder::finish() {
  const std::uint32_t last_row = sheet_.cells.empty() ? 0 : sheet_.cells.back().ref.row;
  for (const auto& [first, last] : hidden_rows_) {
    const std::uint32_t end = std::min(last, last_row);
    if (end < first || !take(budget_.hidden, end + 1 - first, "it hides more rows than are read")) break;
    for (std::uint32_t row = first; row <= end; ++row) sheet_.hidden_rows.push_back(row);
  }
  for (std::uint32_t column = 1; column <= last_column_; ++column)
    if (hidden_columns_.test(column) && take(budget_.hidden, 1, "it hides more columns than are read"))
      sheet_.hidden_columns.push_back(column);
  index_merges(sheet_, oddities_);
  arrays_.fill(sheet_, oddities_);
  oddities_.write();
  return std::move(sheet_);
}

}  // namespace scorebook
