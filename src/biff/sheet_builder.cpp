#include "biff/sheet_builder.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string_view>

#include "ooxml/cell_order.hpp"
#include "ooxml/limits.hpp"
#include "ooxml/merges.hpp"
#include "ooxml/refusal.hpp"
#include "text/error_names.hpp"

namespace scorebook {

double number_of_bits(std::uint64_t bits) {
  double number = 0;
  static_assert(sizeof number == sizeof bits);
  std::memcpy(&number, &bits, sizeof number);
  return number;
}

double number_of_rk(std::uint32_t packed) {
  const bool is_whole = (packed & 2U) != 0, in_hundredths = (packed & 1U) != 0;
  const double number = is_whole ? static_cast<double>(static_cast<std::int32_t>(packed) >> 2)
                                 : number_of_bits(std::uint64_t{packed & ~3U} << 32);
  return in_hundredths ? number / 100 : number;
}

Cell* BiffSheetBuilder::add(const Head& head, CellKind kind) {
  if (head.row >= kMaximumRow || head.column >= kMaximumColumn) {
    oddities_.count(Oddities::Kind::past_the_grid);
    return nullptr;
  }
  if (!context_.cells.use(1)) {
    refusal_ = over_limit(path_, "it has over " + std::to_string(kMaximumCells) + " cells");
    return nullptr;
  }
  Cell cell;
  cell.ref = {static_cast<std::uint32_t>(head.row + 1), static_cast<std::uint32_t>(head.column + 1)};
  cell.kind = kind;
  cell.style = head.style;
  if (cell.style >= context_.styles.size()) {
    cell.style = 0;
    oddities_.count(Oddities::Kind::unknown_style);
  }
  sheet_.cells.push_back(cell);
  return &sheet_.cells.back();
}

void BiffSheetBuilder::set_unreadable(Cell& cell) {
  cell.kind = CellKind::error;
  cell.text = context_.texts.intern("#UNREADABLE!");
}

void BiffSheetBuilder::add_number(const Head& head, double number) {
  Cell* cell = add(head, CellKind::number);
  if (cell == nullptr) return;
  if (std::isfinite(number)) {
    cell->number = number;
    return;
  }
  set_unreadable(*cell);
  oddities_.add(to_string(cell->ref) +
                " holds something that is no number where a number belongs; the cell cannot be read");
}

void BiffSheetBuilder::add_text(const Head& head, const std::string& text) {
  Cell* cell = add(head, CellKind::text);
  if (cell == nullptr) return;
  cell->text = context_.texts.intern(text);
  if (text.size() > kExcelTextCharacters) oddities_.long_text(cell->ref, cell->text, text);
}

void BiffSheetBuilder::add_shared_text(const Head& head, std::uint64_t index) {
  Cell* cell = add(head, CellKind::text);
  if (cell == nullptr) return;
  const auto& table = context_.shared_strings;
  if (index >= table.size()) {
    set_unreadable(*cell);
    oddities_.add(to_string(cell->ref) + " holds text number " + std::to_string(index) +
                  ", but the workbook has only " + std::to_string(table.size()) + " texts; the cell cannot be read");
    return;
  }
  cell->text = table[static_cast<std::size_t>(index)];
  const std::string& text = context_.texts.at(cell->text);
  if (text.size() > kExcelTextCharacters) oddities_.long_text(cell->ref, cell->text, text);
}

void BiffSheetBuilder::add_boolean(const Head& head, bool value) {
  if (Cell* cell = add(head, CellKind::boolean)) cell->number = value ? 1 : 0;
}

void BiffSheetBuilder::add_error(const Head& head, unsigned code) {
  Cell* cell = add(head, CellKind::error);
  if (cell == nullptr) return;
  const std::string_view name = error_name(code);
  if (!name.empty()) {
    cell->text = context_.texts.intern(name);
    return;
  }
  set_unreadable(*cell);
  oddities_.add(to_string(cell->ref) + " holds error number " + std::to_string(code) +
                ", which Excel does not have; the cell cannot be read");
}

void BiffSheetBuilder::add_not_calculated(const Head& head) { add(head, CellKind::not_calculated); }

void BiffSheetBuilder::hide_row(std::uint64_t row) {
  if (row < kMaximumRow) sheet_.hidden_rows.push_back(static_cast<std::uint32_t>(row + 1));
}

void BiffSheetBuilder::hide_columns(std::uint64_t first, std::uint64_t last) {
  hidden_columns_.hide(first + 1, last + 1);
}

void BiffSheetBuilder::add_merge(std::uint64_t first_row, std::uint64_t last_row, std::uint64_t first_column,
                                 std::uint64_t last_column) {
  if (first_row == last_row && first_column == last_column) return;
  if (first_row > last_row || first_column > last_column || last_row >= kMaximumRow || last_column >= kMaximumColumn) {
    oddities_.add("Merged cells are given as rows " + std::to_string(first_row + 1) + " to " +
                  std::to_string(last_row + 1) + " and columns " + std::to_string(first_column + 1) + " to " +
                  std::to_string(last_column + 1) + ", which no sheet has; they are left out");
    return;
  }
  if (!context_.merges.use(1)) {
    refusal_ = over_limit(path_, "it has over " + std::to_string(kMaximumMerges) + " merged ranges");
    return;
  }
  sheet_.merges.push_back({{static_cast<std::uint32_t>(first_row + 1), static_cast<std::uint32_t>(first_column + 1)},
                           {static_cast<std::uint32_t>(last_row + 1), static_cast<std::uint32_t>(last_column + 1)}});
}

void BiffSheetBuilder::finish() {
  index_merges(sheet_, oddities_);
  sort_cells(sheet_, context_.texts, oddities_);
  auto& rows = sheet_.hidden_rows;
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  sheet_.hidden_columns = hidden_columns_.sorted();
  oddities_.write();
}

}  // namespace scorebook
