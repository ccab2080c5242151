#include "ooxml/cell_order.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "text/words.hpp"

namespace scorebook {
namespace {

std::string in_words(const Cell& cell, const TextArena& texts) {
  switch (cell.kind) {
    case CellKind::number:
      return fmt::format("{}", cell.number);
    case CellKind::boolean:
      return cell.number != 0 ? "TRUE" : "FALSE";
    case CellKind::text:
    case CellKind::error:
      return shortened(texts.at(cell.text), 40);
    case CellKind::not_calculated:
      return "not calculated";
  }
  return "";
}

}  // namespace

void sort_cells(Sheet& sheet, const TextArena& texts, Oddities& oddities) {
  auto& cells = sheet.cells;
  const auto before = [](const Cell& left, const Cell& right) { return left.ref < right.ref; };
  const auto not_before = [](const Cell& left, const Cell& right) { return !(left.ref < right.ref); };
  if (std::adjacent_find(cells.begin(), cells.end(), not_before) == cells.end()) return;
  if (!std::is_sorted(cells.begin(), cells.end(), before)) {
    oddities.add("Rows or cells are not stored in order; they were put in order");
    std::stable_sort(cells.begin(), cells.end(), before);
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const bool last = i + 1 == cells.size() || cells[i + 1].ref != cells[i].ref;
    if (last)
      cells[kept++] = cells[i];
    else
      oddities.add(to_string(cells[i].ref) + " is stored more than once; the last one is read (" +
                   in_words(cells[i + 1], texts) + "; before " + in_words(cells[i], texts) + ")");
  }
  cells.resize(kept);
}

}  // namespace scorebook
