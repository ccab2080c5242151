// Cell references and ranges: what is read lies on the grid, and is read again from how it is written.
#include "fuzz.hpp"
#include "scorebook/cell_ref.hpp"

using namespace scorebook;
using fuzz::must;

namespace {

bool on_grid(CellRef cell) {
  return cell.row >= 1 && cell.row <= kMaximumRow && cell.column >= 1 && cell.column <= kMaximumColumn;
}

std::string upper_without_dollars(std::string_view text) {
  std::string result;
  for (const char c : text)
    if (c != '$') result += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return result;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::as_text(data, size);
  if (const auto cell = parse_cell_ref(text)) {
    must(on_grid(*cell), "a reference lies on the grid", text);
    must(to_string(*cell) == upper_without_dollars(text), "a reference is written as it was read", text);
    must(parse_cell_ref(to_string(*cell)) == cell, "a reference is read again", text);
    must(parse_cell_range(text) == CellRange{*cell, *cell}, "a cell is a range of one cell", text);
  }
  if (const auto range = parse_cell_range(text)) {
    must(on_grid(range->first) && on_grid(range->last), "a range lies on the grid", text);
    must(range->first.row <= range->last.row && range->first.column <= range->last.column,
         "a range goes from the top left", text);
    must(parse_cell_range(to_string(*range)) == range, "a range is read again", text);
    must(range->contains(range->first) && range->contains(range->last), "a range has its corners", text);
  }
  return 0;
}
