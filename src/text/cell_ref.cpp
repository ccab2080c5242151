#include "scorebook/cell_ref.hpp"

#include <algorithm>
#include <tuple>

namespace scorebook {

namespace {

const std::string kNothing;

// Reads one corner ("$D$14") from the front of `text` and removes it.
std::optional<CellRef> take_cell_ref(std::string_view& text) {
  std::size_t at = 0;
  const auto skip_dollar = [&] {
    if (at < text.size() && text[at] == '$') ++at;
  };
  CellRef cell;
  skip_dollar();
  const std::size_t letters_begin = at;
  for (; at < text.size() && at - letters_begin < 3; ++at) {
    const char c = text[at];
    if (c >= 'A' && c <= 'Z') {
      cell.column = cell.column * 26 + static_cast<std::uint32_t>(c - 'A' + 1);
    } else if (c >= 'a' && c <= 'z') {
      cell.column = cell.column * 26 + static_cast<std::uint32_t>(c - 'a' + 1);
    } else {
      break;
    }
  }
  if (cell.column == 0 || cell.column > kMaximumColumn) return std::nullopt;
  skip_dollar();
  const std::size_t digits_begin = at;
  for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
    if (at - digits_begin == 7) return std::nullopt;
    cell.row = cell.row * 10 + static_cast<std::uint32_t>(text[at] - '0');
  }
  if (at == digits_begin || text[digits_begin] == '0' || cell.row > kMaximumRow) return std::nullopt;
  text.remove_prefix(at);
  return cell;
}

auto sort_key(const Place& place) {
  return std::tie(place.workbook_name(), place.sheet_name(), place.cell.row, place.cell.column);
}

}  // namespace

std::string column_letters(std::uint32_t column) {
  std::string letters;
  for (; column > 0; column = (column - 1) / 26) letters += static_cast<char>('A' + (column - 1) % 26);
  std::reverse(letters.begin(), letters.end());
  return letters;
}

std::string to_string(CellRef cell) {
  if (cell.row == 0 || cell.column == 0) return {};
  return column_letters(cell.column) + std::to_string(cell.row);
}

std::string to_string(const CellRange& range) {
  if (range.first == range.last) return to_string(range.first);
  return to_string(range.first) + ":" + to_string(range.last);
}

std::optional<CellRef> parse_cell_ref(std::string_view text) {
  const auto cell = take_cell_ref(text);
  return text.empty() ? cell : std::nullopt;
}

std::optional<CellRange> parse_cell_range(std::string_view text) {
  const auto one = take_cell_ref(text);
  if (!one) return std::nullopt;
  if (text.empty()) return CellRange{*one, *one};
  if (text.front() != ':') return std::nullopt;
  text.remove_prefix(1);
  const auto other = take_cell_ref(text);
  if (!other || !text.empty()) return std::nullopt;
  return CellRange{{std::min(one->row, other->row), std::min(one->column, other->column)},
                   {std::max(one->row, other->row), std::max(one->column, other->column)}};
}

const std::string& Place::workbook_name() const { return sheet ? sheet->workbook : kNothing; }
const std::string& Place::sheet_name() const { return sheet ? sheet->sheet : kNothing; }

std::string to_string(const Place& place) {
  if (!place.known()) return {};
  return place.sheet_name() + "!" + to_string(place.cell);
}

bool operator==(const Place& left, const Place& right) { return sort_key(left) == sort_key(right); }
bool operator<(const Place& left, const Place& right) { return sort_key(left) < sort_key(right); }

}  // namespace scorebook
