#include "locate/grid.hpp"

#include <algorithm>
#include <utility>

#include "ooxml/cell_content.hpp"
#include "text/words.hpp"

namespace scorebook {

Formats::Formats(const Workbook& workbook) : period_marks_(workbook.texts.size(), 0) {
  kinds_.reserve(workbook.styles.size());
  for (const Style& style : workbook.styles) kinds_.push_back(NumberFormat(style.number_format).kind());
}

NumberFormatKind Formats::kind(const Cell& cell) const {
  return cell.style < kinds_.size() ? kinds_[cell.style] : NumberFormatKind::general;
}

Grid::Grid(const Workbook& workbook, const Formats& formats, std::size_t sheet_index)
    : workbook_(&workbook),
      formats_(&formats),
      sheet_(&workbook.sheets[sheet_index]),
      index_(sheet_index),
      excel_tables_(scorebook::excel_tables(*sheet_)) {
  claimed_.assign(sheet_->cells.size(), false);
  blank_.reserve(sheet_->cells.size());
  for (const Cell& cell : sheet_->cells) {
    blank_.push_back((cell.kind == CellKind::text && is_blank(workbook_->text_of(cell))) || in_totals(cell.ref));
  }
  index_cells();
  all_rows_ = rows_;
}

bool Grid::in_totals(CellRef ref) const {
  return std::any_of(excel_tables_.begin(), excel_tables_.end(),
                     [&](const Anchor& table) { return ref.row > table.last_body_row() && table.range.contains(ref); });
}

// Lists the rows that are looked at and the cells of each of their columns: counts these first, then puts each where
// its column starts. Linear in cells.
void Grid::index_cells() {
  const std::vector<Cell>& cells = sheet_->cells;
  const auto begin = static_cast<std::size_t>((inside_ ? at_or_after(inside_->first) : cells.begin()) - cells.begin());
  const std::uint32_t last_row = inside_ ? inside_->last.row : kMaximumRow;
  rows_.clear();
  last_column_ = 0;
  std::size_t end = begin;
  for (; end < cells.size() && cells[end].ref.row <= last_row; ++end) {
    const Cell& cell = cells[end];
    if (blank(cell)) continue;
    if (rows_.empty() || rows_.back() != cell.ref.row) rows_.push_back(cell.ref.row);
    last_column_ = std::max(last_column_, cell.ref.column);
  }
  std::vector<std::size_t> starts(std::size_t{last_column_} + 2, 0);
  for (std::size_t at = begin; at < end; ++at) {
    if (!blank(cells[at])) ++starts[cells[at].ref.column + 1];
  }
  for (std::size_t column = 1; column < starts.size(); ++column) starts[column] += starts[column - 1];
  by_column_.resize(starts.back());
  for (std::size_t at = begin; at < end; ++at) {
    if (!blank(cells[at])) by_column_[starts[cells[at].ref.column]++] = at;
  }
  column_ends_ = std::move(starts);
}

bool Grid::blank(const Cell& cell) const {
  const std::size_t number = number_of(cell);
  return blank_[number] || (inside_ && !inside_->contains(cell.ref)) || (!left_out_.empty() && left_out_[number]);
}

void Grid::look_inside(const CellRange& range) {
  inside_ = range;
  left_out_.clear();
  index_cells();
}

void Grid::look_outside(const std::vector<CellRange>& ranges) {
  inside_.reset();
  left_out_.assign(ranges.empty() ? 0 : sheet_->cells.size(), false);
  for (const CellRange& range : ranges) {
    for (auto cell = at_or_after(range.first); cell != sheet_->cells.end() && cell->ref <= range.last; ++cell) {
      if (range.contains(cell->ref)) left_out_[number_of(*cell)] = true;
    }
  }
  index_cells();
}

void Grid::look_everywhere() { look_outside({}); }

std::vector<const Cell*> Grid::cells_in(const CellRange& range) const {
  std::vector<const Cell*> found;
  for (auto cell = at_or_after(range.first); cell != sheet_->cells.end() && cell->ref <= range.last; ++cell) {
    if (range.contains(cell->ref) && !blank_[number_of(*cell)]) found.push_back(&*cell);
  }
  return found;
}

std::vector<const Cell*> Grid::caption_cells(std::uint32_t row_number) const {
  if (!inside_) return row(row_number);
  std::uint32_t first = 1;
  for (const Anchor& table : excel_tables_) {
    const bool left = table.range.last.column < inside_->first.column;
    const bool beside = table.range.first.row <= inside_->last.row && table.range.last.row >= inside_->first.row;
    if (left && beside) first = std::max(first, table.range.last.column + 1);
  }
  return cells_in({{row_number, first}, {row_number, inside_->last.column}});
}

bool Grid::border_below(std::uint32_t row, std::uint32_t lower_row, std::uint32_t column) const {
  return std::any_of(excel_tables_.begin(), excel_tables_.end(), [&](const Anchor& table) {
    const CellRange& range = table.range;
    if (column < range.first.column || column > range.last.column) return false;
    const bool begins = table.states_headings() && row < range.first.row && lower_row >= range.first.row;
    return begins || (row <= range.last.row && lower_row > range.last.row);
  });
}

bool Grid::border_beside(std::uint32_t column, std::uint32_t other_column, std::uint32_t row) const {
  return std::any_of(excel_tables_.begin(), excel_tables_.end(), [&](const Anchor& table) {
    return table.states_headings() && table.range.contains({row, column}) != table.range.contains({row, other_column});
  });
}

const Cell* Grid::filled(CellRef ref) const {
  const Cell* cell = sheet_->find(ref);
  return cell == nullptr || blank(*cell) ? nullptr : cell;
}

std::string Grid::shown(const Cell& cell) const { return collapsed(workbook_->shown(cell)); }

std::string Grid::label(const Cell& cell) const {
  constexpr std::size_t kLongestLabel = 300;
  const bool text = cell.kind == CellKind::text;
  return text && workbook_->text_of(cell).size() > kLongestLabel ? std::string() : shown(cell);
}

std::string Grid::shown(CellRef ref) const {
  const Cell* cell = filled(ref);
  return cell == nullptr ? std::string() : shown(*cell);
}

const CellRange* Grid::merge(CellRef ref) const { return sheet_->merge_at(ref); }

CellRef Grid::anchor(CellRef ref) const {
  const CellRange* range = merge(ref);
  return range == nullptr ? ref : range->first;
}

std::vector<const Cell*> Grid::row(std::uint32_t row_number) const { return row(row_number, 1, last_column_); }

std::vector<const Cell*> Grid::row(std::uint32_t row_number, std::uint32_t first_column,
                                   std::uint32_t last_column) const {
  std::vector<const Cell*> found;
  const CellRef last{row_number, last_column};
  for (auto cell = at_or_after({row_number, first_column}); cell != sheet_->cells.end() && cell->ref <= last; ++cell) {
    if (!blank(*cell)) found.push_back(&*cell);
  }
  return found;
}

std::vector<const Cell*> Grid::column_below(CellRef ref) const {
  std::vector<const Cell*> found;
  if (ref.column == 0 || ref.column > last_column_) return found;
  const auto first = by_column_.begin() + static_cast<std::ptrdiff_t>(column_ends_[ref.column - 1]);
  const auto last = by_column_.begin() + static_cast<std::ptrdiff_t>(column_ends_[ref.column]);
  const auto below = std::upper_bound(
      first, last, ref.row, [&](std::uint32_t row, std::size_t index) { return row < sheet_->cells[index].ref.row; });
  for (auto index = below; index != last; ++index) found.push_back(&sheet_->cells[*index]);
  return found;
}

const Cell* Grid::next(CellRef ref) const {
  auto cell = at_or_after({ref.row, ref.column + 1});
  while (cell != sheet_->cells.end() && blank(*cell)) ++cell;
  return cell == sheet_->cells.end() || cell->ref.row != ref.row ? nullptr : &*cell;
}

std::vector<Cell>::const_iterator Grid::at_or_after(CellRef ref) const {
  return std::lower_bound(sheet_->cells.begin(), sheet_->cells.end(), ref,
                          [](const Cell& cell, CellRef wanted) { return cell.ref < wanted; });
}

LabelledCell Grid::labelled(CellRef ref) const {
  const CellRef holder = anchor(ref);
  LabelledCell result{shown(holder), place(holder), std::nullopt};
  const Cell* cell = sheet_->find(holder);
  if (cell != nullptr && cell->style < workbook_->styles.size()) result.fill = workbook_->styles[cell->style].fill;
  return result;
}

bool Grid::row_hidden(std::uint32_t row_number) const {
  return std::binary_search(sheet_->hidden_rows.begin(), sheet_->hidden_rows.end(), row_number);
}

bool Grid::hidden(CellRef ref) const {
  return sheet_->visibility != Visibility::visible || row_hidden(ref.row) ||
         std::binary_search(sheet_->hidden_columns.begin(), sheet_->hidden_columns.end(), ref.column);
}

CellContent Grid::content(const Cell& cell) const { return cell_content(*workbook_, cell, formats_->kind(cell)); }

bool Grid::is_date(const Cell& cell) const {
  return cell.kind == CellKind::number && formats_->kind(cell) == NumberFormatKind::date;
}

bool Grid::is_number(const Cell& cell) const {
  return cell.kind == CellKind::number && !is_date(cell) && formats_->kind(cell) != NumberFormatKind::duration;
}

bool Grid::is_per_cent(const Cell& cell) const {
  return cell.kind == CellKind::number && formats_->kind(cell) == NumberFormatKind::per_cent;
}

std::optional<Period> Grid::period(const Cell& cell) const {
  constexpr std::size_t kLongestLabel = 60;
  if (is_date(cell)) {
    // 1 January 1980 to 31 December 2199: a format that turns 0 or 7 into a date does not make it a month of a report.
    if (!(cell.number >= 27759 && cell.number < 109575)) return std::nullopt;
    const Date date = date_of_serial(cell.number, workbook_->date_1904);
    if (date.month < 1 || date.month > 12) return std::nullopt;
    return Period::month(date.year, date.month);
  }
  if (cell.kind == CellKind::text) {
    const std::string text = label(cell);
    return text.size() > kLongestLabel ? std::nullopt : parse_period(text);
  }
  return std::nullopt;
}

void Grid::claim(CellRef ref) {
  const Cell* cell = sheet_->find(ref);
  if (cell != nullptr) claimed_[number_of(*cell)] = true;
}

bool Grid::claimed(const Cell& cell) const { return claimed_[number_of(cell)]; }

}  // namespace scorebook
