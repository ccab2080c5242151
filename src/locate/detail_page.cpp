#include "locate/detail_page.hpp"

#include <algorithm>

namespace scorebook {
namespace {

// The texts of a page, in the rows between the table before and its own header.
struct PageTexts {
  LabelledCell title, definition, analysis;
};

// The words that belong to "DEFINITION": in the next filled cell to its right, else in the cell below.
LabelledCell text_beside(Grid& grid, const Cell& label) {
  for (const Cell* cell = grid.next(label.ref); cell != nullptr; cell = grid.next(cell->ref)) {
    if (cell->kind != CellKind::text) continue;
    grid.claim(cell->ref);
    return grid.labelled(cell->ref);
  }
  const CellRef below{label.ref.row + 1, label.ref.column};
  const Cell* cell = grid.filled(below);
  if (cell == nullptr || cell->kind != CellKind::text || page_heading(grid.label(*cell)) != PageHeading::none) {
    // Nothing is said: the place where it would stand.
    const CellRange* merge = grid.merge(label.ref);
    const CellRef beside{label.ref.row, (merge == nullptr ? label.ref : merge->last).column + 1};
    return beside.column <= kMaximumColumn && grid.filled(beside) == nullptr ? grid.labelled(beside) : LabelledCell{};
  }
  grid.claim(below);
  return grid.labelled(below);
}

PageTexts read_texts(Grid& grid, const CellRange& above) {
  PageTexts texts;
  const std::vector<std::uint32_t>& rows = grid.rows();
  const auto first = std::lower_bound(rows.begin(), rows.end(), above.first.row);
  for (auto row = first; row != rows.end() && *row <= above.last.row; ++row) {
    for (const Cell* cell : grid.row(*row, above.first.column, above.last.column)) {
      if (cell->kind != CellKind::text || grid.claimed(*cell)) continue;
      switch (page_heading(grid.label(*cell))) {
        case PageHeading::definition:
          texts.definition = text_beside(grid, *cell);
          break;
        case PageHeading::analysis:
          texts.analysis = text_beside(grid, *cell);
          break;
        case PageHeading::none:
          if (texts.title.text.empty()) texts.title = grid.labelled(cell->ref);
          break;
      }
      grid.claim(cell->ref);
    }
  }
  return texts;
}

CellRange extent_of(const DetailTable& table, const std::vector<DetailColumn>& columns) {
  std::uint32_t last = table.label_column;
  for (const DetailColumn& column : columns) last = std::max(last, column.column);
  return {{table.header_rows.front(), table.label_column}, {table.rows.back().row, last}};
}

// Where the texts of a page stand: above its table, below the last one before it and right of the one beside it.
CellRange texts_above(const CellRange& table, const std::vector<DetailPage>& before) {
  CellRange above{{1, 1}, {table.first.row > 1 ? table.first.row - 1 : 1, table.last.column}};
  for (const DetailPage& page : before) {
    if (page.extent.last.column < table.first.column && page.extent.last.row >= table.first.row) {
      above.first.column = std::max(above.first.column, page.extent.last.column + 1);
    } else if (page.extent.last.row < table.first.row && page.extent.last.column >= table.first.column) {
      above.first.row = std::max(above.first.row, page.extent.last.row + 1);
    }
  }
  return above;
}

}  // namespace

std::vector<DetailPage> find_detail_pages(Grid& grid, LocateContext& context, const UnitsByRef& units) {
  std::vector<DetailPage> pages;
  for (const DetailTable& table : find_detail_tables(grid, context)) {
    DetailPage page;
    page.sheet = grid.sheet().name;
    page.columns = read_detail_columns(grid, context, table, units);
    if (page.columns.empty()) continue;
    page.extent = extent_of(table, page.columns);
    PageTexts texts = read_texts(grid, texts_above(page.extent, pages));
    page.title = std::move(texts.title);
    page.definition = std::move(texts.definition);
    page.analysis = std::move(texts.analysis);
    page.periods = table.months;
    pages.push_back(std::move(page));
  }
  return pages;
}

}  // namespace scorebook
