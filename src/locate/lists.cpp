// Tidy lists: a row is one figure, with its measure, its period and its value in columns of their own. Found by the
// words of the header alone; a list without a column of periods is a lookup and no table of figures.
#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "locate/period_order.hpp"
#include "locate/shapes.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr std::size_t kFewestRows = 2;

class ListReader {
 public:
  ListReader(const Grid& grid, std::size_t position, const std::vector<const Cell*>& header)
      : grid_(grid), position_(position) {
    table_.sheet = grid.sheet().name->sheet;
    table_.orientation = Orientation::list;
    table_.first_header_row = table_.last_header_row = grid.rows()[position];
    table_.first_row = table_.first_header_row + 1;
    for (const Cell* cell : header) {
      table_.columns.push_back({cell->ref.column, SourceRole::ignored, grid.label(*cell), std::nullopt, "", "", 0});
    }
  }

  // Whether the headings are those of a list and a body stands below them.
  bool read() {
    find_body();
    if (table_.last_row == 0) return false;
    const std::uint32_t first = table_.columns.front().column;
    const std::uint32_t last = table_.columns.back().column;
    if (last - first >= kMostSourceColumns) return false;
    facts_ = facts_of(grid_, table_.first_row, table_.last_row, first, last);
    settle_known();
    if (!has(SourceRole::value) || !has(SourceRole::period)) return false;
    if (!has(SourceRole::ref) && !has(SourceRole::title)) return false;
    settle_others();
    const std::string doubt = doubt_of_periods();
    if (!doubt.empty()) {
      table_.why = "Row " + std::to_string(table_.first_header_row) + " heads a list, but " + doubt + ".";
      return true;
    }
    table_.confident = true;
    table_.why =
        ""
        "a list with the measure, the period and the value of a figure in every row";
    return true;
  }

  SourceTable result() { return std::move(table_); }

 private:
  // Down to the first row of another kind: one that leaves most of the list's columns blank after a gap.
  void find_body() {
    constexpr std::uint32_t kWidestGap = 2;
    const std::vector<std::uint32_t>& rows = grid_.rows();
    std::uint32_t last = table_.first_header_row;
    std::size_t count = 0;
    std::set<std::uint32_t> figures;  // columns that held some
    for (std::size_t at = position_ + 1; at < rows.size() && rows[at] <= last + kWidestGap; ++at) {
      last = rows[at];
      const std::vector<const Cell*> cells =
          grid_.row(rows[at], table_.columns.front().column, table_.columns.back().column);
      if (count > 0 && heads_another(cells, figures)) break;
      if (cells.size() * 3 < table_.columns.size()) continue;
      for (const Cell* cell : cells) {
        if (is_figure_like(grid_, *cell)) figures.insert(cell->ref.column);
      }
      table_.last_row = rows[at];
      ++count;
    }
    if (count < kFewestRows) table_.last_row = 0;
  }

  // A row with a period of its own is one of the list, whatever stands for its figure.
  [[nodiscard]] bool heads_another(const std::vector<const Cell*>& cells,
                                   const std::set<std::uint32_t>& figures) const {
    const bool dated = std::any_of(cells.begin(), cells.end(), [&](const Cell* cell) {
      const PeriodCell period = period_cell(grid_, *cell);
      return (period.says || period.year_number != 0) &&
             std::any_of(table_.columns.begin(), table_.columns.end(), [&](const SourceColumn& column) {
               return column.column == cell->ref.column && names_periods(column.heading);
             });
    });
    return !dated && heads_another_table(grid_, cells, {figures.begin(), figures.end()},
                                         {table_.first_header_row, table_.last_header_row});
  }

  [[nodiscard]] const ColumnFacts& facts(const SourceColumn& column) const {
    return facts_[column.column - table_.columns.front().column];
  }

  [[nodiscard]] bool has(SourceRole role) const {
    return std::any_of(table_.columns.begin(), table_.columns.end(),
                       [&](const SourceColumn& column) { return column.role == role; });
  }

  static bool mostly(std::size_t part, const ColumnFacts& facts) {
    return facts.filled > 0 && part * 10 >= facts.filled * 8;
  }

  void settle_known() {
    for (SourceColumn& column : table_.columns) {
      const ColumnFacts& seen = facts(column);
      if (names_periods(column.heading)) {
        column.role = SourceRole::period;
      } else if (names_values(column.heading) && mostly(seen.numbers + seen.missing, seen) && !has(SourceRole::value)) {
        column.role = SourceRole::value;
      } else if (names_refs(column.heading)) {
        column.role = has(SourceRole::ref) ? SourceRole::breakdown : SourceRole::ref;
      } else if (names_measures(column.heading) && mostly(seen.words + seen.refs, seen)) {
        column.role = SourceRole::title;
      }
    }
    if (has(SourceRole::value)) return;
    // "KPI, Facility, Month, Measure": the one column of numbers under a heading of measures is the value.
    for (SourceColumn& column : table_.columns) {
      const ColumnFacts& seen = facts(column);
      if (column.role != SourceRole::ignored || !names_measures(column.heading) ||
          !mostly(seen.numbers + seen.missing, seen))
        continue;
      column.role = SourceRole::value;
      return;
    }
  }

  void settle_others() {
    std::uint32_t value = 0;
    for (const SourceColumn& column : table_.columns) {
      if (column.role == SourceRole::value) value = column.column;
    }
    for (SourceColumn& column : table_.columns) {
      if (column.role != SourceRole::ignored || facts(column).filled == 0) continue;
      const std::optional<SourceRole> role = role_of_words(column.heading);
      if (role && *role != SourceRole::section) {
        column.role = *role;
        if (column.role == SourceRole::numerator || column.role == SourceRole::denominator) column.of_column = value;
      } else if (role || names_breakdown(column.heading) || is_id(column.heading) ||
                 (column.column < value &&
                  (names_range(column.heading) || mostly(facts(column).words, facts(column))))) {
        column.role = SourceRole::breakdown;
      }
    }
  }

  // What leaves open which years the periods are of. The months of each measure are looked at in their order.
  [[nodiscard]] std::string doubt_of_periods() const {
    std::map<std::string, MonthsUnderYears> orders;
    const std::vector<std::uint32_t>& rows = grid_.rows();
    for (auto row = std::lower_bound(rows.begin(), rows.end(), table_.first_row);
         row != rows.end() && *row <= table_.last_row; ++row) {
      std::string names;
      std::vector<PeriodPart> parts;
      for (const SourceColumn& column : table_.columns) {
        const Cell* cell = grid_.filled({*row, column.column});
        if (cell == nullptr) continue;
        if (column.role == SourceRole::period) {
          const int year = period_cell(grid_, *cell).year_number;
          if (year != 0 && names_split_year(column.heading))
            return split_year_doubt(column.heading, std::to_string(year));
          parts.push_back(period_part(grid_, *cell, column.heading));
        } else if (column.role == SourceRole::ref || column.role == SourceRole::title ||
                   column.role == SourceRole::breakdown) {
          names += grid_.shown(*cell) + '\n';
        }
      }
      if (parts.size() < 2) continue;
      MonthsUnderYears& order = orders[names];
      order.add(parts);
      if (!order.doubt().empty()) return order.doubt();
    }
    return {};
  }

  // "YearRange": how many years a figure is over, which must not be lost.
  static bool names_range(const std::string& heading) {
    const std::string words = folded(heading);
    return words == "yearrange" || words == "year range";
  }

  // "CategoryTypeId": what tells rows apart, in the words of a database.
  static bool is_id(const std::string& heading) {
    return heading.size() > 2 && folded(heading).compare(heading.size() - 2, 2, "id") == 0;
  }

  const Grid& grid_;
  std::size_t position_;
  SourceTable table_;
  std::vector<ColumnFacts> facts_;
};

// A row of three or more different words among which are a heading of periods and one of values or measures.
bool may_head_list(const Grid& grid, const std::vector<const Cell*>& cells) {
  if (cells.size() < 3 || cells.size() > kMostSourceColumns) return false;
  bool periods = false;
  bool measures = false;
  for (const Cell* cell : cells) {
    if (cell->kind != CellKind::text) return false;
    const std::string words = grid.label(*cell);
    periods = periods || names_periods(words);
    measures = measures || names_measures(words) || names_refs(words);
  }
  return periods && measures;
}

// The headings of lists that stand side by side, each by itself: a new one begins where a heading comes again, or where
// after the value, or a blank column, the headings of measures or periods do.
std::vector<std::vector<const Cell*>> side_by_side(const Grid& grid, const std::vector<const Cell*>& cells) {
  std::vector<std::vector<const Cell*>> blocks;
  std::set<std::string> headings;
  bool names = false, periods = false, values = false;
  for (const Cell* cell : cells) {
    const std::string heading = grid.label(*cell);
    const bool is_name = names_measures(heading) || names_refs(heading);
    const bool gap = !blocks.empty() && cell->ref.column > blocks.back().back()->ref.column + 1;
    const bool again = (is_name && names && (values || gap)) || (gap && names_periods(heading) && periods) ||
                       (gap && names_values(heading) && values);
    if (blocks.empty() || again || headings.count(folded(heading)) != 0) {
      blocks.emplace_back();
      headings.clear();
      names = periods = values = false;
    }
    blocks.back().push_back(cell);
    headings.insert(folded(heading));
    names = names || is_name;
    periods = periods || names_periods(heading);
    values = values || names_values(heading);
  }
  return blocks;
}

}  // namespace

std::vector<SourceTable> find_lists(const Grid& grid) {
  return tables_down(grid, [&](std::size_t position, std::uint32_t /*taken*/) {
    TablesOfRow here;
    const std::vector<const Cell*> cells = free_cells(grid, grid.rows()[position]);
    if (!may_head_list(grid, cells)) return here;
    for (const std::vector<const Cell*>& block : side_by_side(grid, cells)) {
      if (!may_head_list(grid, block)) continue;
      ListReader reader(grid, position, block);
      if (reader.read()) {
        here.tables.push_back(reader.result());
      } else {
        ++here.without_body;
      }
    }
    return here;
  });
}

}  // namespace scorebook
