#include "locate/anchored_tables.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "locate/shapes.hpp"

namespace scorebook {
namespace {

constexpr std::uint32_t kMostGroupRows = 4;

// The layouts of the first shape that is recognised for certain; else the drafts of all.
std::vector<SourceTable> of_one_shape(const Grid& grid) {
  std::vector<SourceTable> drafts;
  for (const auto find : {find_lists, find_measures_down, find_periods_down}) {
    std::vector<SourceTable> tables = find(grid);
    if (std::any_of(tables.begin(), tables.end(), [](const SourceTable& table) { return table.confident; }))
      return tables;
    std::move(tables.begin(), tables.end(), std::back_inserter(drafts));
  }
  return drafts;
}

// The Excel table with the rows of words right above it, which may be headings of groups.
CellRange with_rows_above(const Grid& grid, const Anchor& anchor) {
  CellRange range = anchor.table();
  while (range.first.row > 1 && anchor.range.first.row - range.first.row < kMostGroupRows) {
    const CellRef above{range.first.row - 1, range.first.column};
    const std::vector<const Cell*> cells = grid.cells_in({above, {above.row, range.last.column}});
    const bool words = std::all_of(cells.begin(), cells.end(), [&](const Cell* cell) {
      return !grid.claimed(*cell) && !grid.border_below(cell->ref.row - 1, cell->ref.row, cell->ref.column) &&
             std::none_of(grid.excel_tables().begin(), grid.excel_tables().end(),
                          [&](const Anchor& other) { return other.range.contains(cell->ref); });
    });
    if (cells.empty() || !words) break;
    range.first.row = above.row;
  }
  return range;
}

bool has_its_headings(const SourceTable& table, const Anchor& anchor) {
  return table.first_header_row != 0 && table.first_header_row <= anchor.range.first.row &&
         table.last_header_row >= anchor.last_header_row();
}

// Whether a row below what was recognised, but still of the Excel table, holds headings of something else.
bool headings_below(const Grid& grid, const SourceTable& table, const Anchor& anchor) {
  std::vector<std::uint32_t> figures;
  for (const SourceColumn& column : table.columns) {
    if (holds_figures(column.role)) figures.push_back(column.column);
  }
  const std::vector<std::uint32_t>& rows = grid.rows();
  return std::any_of(std::upper_bound(rows.begin(), rows.end(), table.last_row), rows.end(), [&](std::uint32_t row) {
    return heads_another_table(grid, grid.row(row, anchor.range.first.column, anchor.range.last.column), figures,
                               {table.first_header_row, table.last_header_row});
  });
}

// The body of a table is the anchor's, to its last row. It goes by the anchor's name where its headings are those too.
void bound_by(const Grid& grid, const Anchor& anchor, SourceTable& table) {
  if (headings_below(grid, table, anchor)) return;
  table.last_row = anchor.last_body_row();
  if (table.first_header_row == anchor.range.first.row && table.first_row == anchor.first_body_row())
    table.anchor = anchor.name;
}

void refuse_other_headings(const Anchor& anchor, SourceTable& table) {
  table.confident = false;
  table.why = "Row " + std::to_string(table.last_header_row) +
              " heads figures, but it is not the row of headings of the "
              "Excel table \"" +
              anchor.name + "\" that they stand in, which is row " + std::to_string(anchor.range.first.row) + ".";
}

bool holds_figure(const Grid& grid, const CellRange& range, const std::vector<Anchor>& named) {
  const std::vector<const Cell*> cells = grid.cells_in(range);
  return std::any_of(cells.begin(), cells.end(), [&](const Cell* cell) {
    const auto covers = [&](const Anchor& other) { return other.range.contains(cell->ref); };
    return !std::any_of(named.begin(), named.end(), covers) &&
           !std::any_of(grid.excel_tables().begin(), grid.excel_tables().end(), covers) && has_figure(grid, *cell);
  });
}

// Whether anything stands right above or beside the range, such as headings of groups, or a figure right below it, that
// no other name or Excel table covers.
bool goes_on_beyond(const Grid& grid, const Anchor& anchor, const std::vector<Anchor>& named) {
  const auto [first, last] = anchor.range;
  const auto filled = [&](const CellRange& range) {
    const std::vector<const Cell*> cells = grid.cells_in(range);
    return std::any_of(cells.begin(), cells.end(), [&](const Cell* cell) {
      return std::none_of(named.begin(), named.end(),
                          [&](const Anchor& other) { return other.range.contains(cell->ref); });
    });
  };
  return (first.row > 1 && filled({{first.row - 1, first.column}, {first.row - 1, last.column}})) ||
         (first.column > 1 && filled({{first.row, first.column - 1}, {last.row, first.column - 1}})) ||
         (last.column < kMaximumColumn && filled({{first.row, last.column + 1}, {last.row, last.column + 1}})) ||
         (last.row < kMaximumRow &&
          holds_figure(grid, {{last.row + 1, first.column}, {last.row + 1, last.column}}, named));
}

}  // namespace

std::vector<SourceTable> tables_in_excel_table(Grid& grid, const Anchor& anchor) {
  const CellRange with_groups = with_rows_above(grid, anchor);
  if (with_groups != anchor.table()) {
    grid.look_inside(with_groups);
    std::vector<SourceTable> tables = of_one_shape(grid);
    // What stands above may be another table; a doubt that comes from groups over the headings must stay one.
    tables.erase(std::remove_if(tables.begin(), tables.end(),
                                [&](const SourceTable& table) {
                                  const bool own = has_its_headings(table, anchor);
                                  if (table.confident) return anchor.states_headings() && !own;
                                  return !own || table.first_header_row == anchor.range.first.row;
                                }),
                 tables.end());
    if (tables.size() == 1 && tables.front().confident) bound_by(grid, anchor, tables.front());
    if (!tables.empty()) return tables;
  }
  grid.look_inside(anchor.table());
  std::vector<SourceTable> tables = of_one_shape(grid);
  for (SourceTable& table : tables) {
    if (table.confident && anchor.states_headings() && !has_its_headings(table, anchor))
      refuse_other_headings(anchor, table);
  }
  if (tables.size() == 1 && tables.front().confident) bound_by(grid, anchor, tables.front());
  return tables;
}

std::optional<SourceTable> table_in_named_range(Grid& grid, const Anchor& anchor, const std::vector<Anchor>& named) {
  grid.look_inside(anchor.range);
  std::vector<SourceTable> tables = of_one_shape(grid);
  const bool one = tables.size() == 1 && tables.front().confident && tables.front().first_header_row != 0;
  if (one) {
    SourceTable& table = tables.front();
    const bool all = !holds_figure(grid, {{table.last_row + 1, anchor.range.first.column}, anchor.range.last}, {}) &&
                     !goes_on_beyond(grid, anchor, named);
    if (all) {
      bound_by(grid, anchor, table);
      return std::move(table);
    }
  }
  grid.look_everywhere();
  return std::nullopt;
}

const Anchor* crossed_by(const Grid& grid, const SourceTable& table) {
  if (table.columns.empty()) return nullptr;
  const std::uint32_t first = table.first_header_row != 0 ? table.first_header_row : table.first_row;
  const std::uint32_t last = table.last_row != 0 ? table.last_row : kMaximumRow;
  const auto by_number = [](const SourceColumn& left, const SourceColumn& right) { return left.column < right.column; };
  const auto [left, right] = std::minmax_element(table.columns.begin(), table.columns.end(), by_number);
  const CellRange extent{{first, left->column}, {last, right->column}};
  const auto found = std::find_if(grid.excel_tables().begin(), grid.excel_tables().end(),
                                  [&](const Anchor& anchor) { return overlap(anchor.range, extent); });
  return found == grid.excel_tables().end() ? nullptr : &*found;
}

void record_totals(Grid& grid, std::vector<NotUnderstood>& not_understood) {
  for (const Anchor& anchor : grid.excel_tables()) {
    if (anchor.totals_rows == 0) continue;
    const std::vector<const Cell*> body = grid.cells_in(anchor.table());
    if (std::none_of(body.begin(), body.end(), [&](const Cell* cell) { return grid.claimed(*cell); })) continue;
    const Cell* figure = nullptr;
    for (const Cell& cell : grid.sheet().cells) {
      if (cell.ref.row <= anchor.last_body_row() || !anchor.range.contains(cell.ref)) continue;
      if (figure == nullptr && has_figure(grid, cell)) figure = &cell;
      grid.claim(cell.ref);
    }
    if (figure == nullptr) continue;
    not_understood.push_back({grid.place(figure->ref), "Row " + std::to_string(figure->ref.row) +
                                                           " is the totals row of the Excel table \"" + anchor.name +
                                                           "\", not a measure, so the figures were not read."});
  }
}

}  // namespace scorebook
