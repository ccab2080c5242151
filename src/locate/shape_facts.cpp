#include <algorithm>
#include <iterator>
#include <utility>

#include "locate/shapes.hpp"
#include "scorebook/measure.hpp"
#include "text/notation.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr std::size_t kLongWords = 60;
constexpr std::size_t kLongestFigure = 60;
constexpr std::size_t kSampledRows = 300;

bool starts_like_figure(const std::string& text) {
  return text.find_first_of("0123456789") < 6;  // "£1.2m", "- 5", "<10", "(4)", "-US$1"
}

bool is_figure_text(const Grid& grid, const Cell& cell, const std::string& text) {
  if (text.empty() || text.size() > kLongestFigure || !starts_like_figure(text)) return false;
  return read_figure(grid.content(cell), Unit::unknown).value.has_value();
}

void count(const Grid& grid, const Cell& cell, ColumnFacts& facts) {
  ++facts.filled;
  if (cell.kind == CellKind::text) {
    const std::string text = grid.label(cell);
    const PeriodCell period = period_cell(grid, cell);
    facts.periods += period.says ? 1 : 0;
    if (looks_like_ref(text)) ++facts.refs;
    if (!period.says && is_figure_text(grid, cell, text)) {
      ++facts.numbers;
    } else if (missing_word(text)) {
      ++facts.missing;
    } else {
      ++facts.words;
      facts.long_words += text.empty() || text.size() > kLongWords ? 1 : 0;
    }
    return;
  }
  const PeriodCell period = period_cell(grid, cell);
  facts.periods += period.says || period.year_number != 0 ? 1 : 0;
  if (grid.is_number(cell)) {
    ++facts.numbers;
    facts.refs += looks_like_ref(grid.shown(cell)) ? 1 : 0;
  } else if (cell.kind == CellKind::error || cell.kind == CellKind::not_calculated) {
    ++facts.missing;
  } else {
    ++facts.words;
  }
}

}  // namespace

std::vector<SourceTable> tables_down(const Grid& grid, const TablesAt& tables_at) {
  constexpr std::size_t kMostWithoutBody = 30;
  std::vector<SourceTable> tables;
  const std::vector<std::uint32_t>& rows = grid.rows();
  std::uint32_t taken = 0;
  std::size_t without_body = 0;
  for (std::size_t at = 0; at < rows.size() && tables.size() < kMostSourceTables && without_body < kMostWithoutBody;
       ++at) {
    if (rows[at] <= taken) continue;
    TablesOfRow here = tables_at(at, taken);
    without_body += here.without_body;
    for (SourceTable& table : here.tables) {
      taken = std::max(taken, table.last_row);
      tables.push_back(std::move(table));
    }
  }
  return tables;
}

std::vector<ColumnFacts> facts_of(const Grid& grid, std::uint32_t first_row, std::uint32_t last_row,
                                  std::uint32_t first_column, std::uint32_t last_column) {
  std::vector<ColumnFacts> facts(last_column - first_column + 1);
  const std::vector<std::uint32_t>& rows = grid.rows();
  const auto begin = std::lower_bound(rows.begin(), rows.end(), first_row);
  const auto end = std::upper_bound(begin, rows.end(), last_row);
  // Rows from all over the body: its top may be all of a kind.
  const auto many = static_cast<std::size_t>(std::distance(begin, end));
  const std::size_t step = many / kSampledRows + 1;
  for (std::size_t at = 0; at < many; at += step) {
    for (const Cell* cell : grid.row(*(begin + static_cast<std::ptrdiff_t>(at)), first_column, last_column)) {
      if (!grid.claimed(*cell)) count(grid, *cell, facts[cell->ref.column - first_column]);
    }
  }
  return facts;
}

bool is_figure_like(const Grid& grid, const Cell& cell) {
  if (cell.kind == CellKind::number) return grid.is_number(cell);
  if (cell.kind != CellKind::text) return cell.kind == CellKind::error || cell.kind == CellKind::not_calculated;
  const std::string text = grid.label(cell);
  if (text.empty()) return false;
  return missing_word(text).has_value() || (!period_cell(grid, cell).says && is_figure_text(grid, cell, text));
}

bool has_figure(const Grid& grid, const Cell& cell) {
  if (!is_figure_like(grid, cell)) return false;
  return cell.kind != CellKind::text || !missing_word(grid.label(cell));
}

bool heads_another_table(const Grid& grid, const std::vector<const Cell*>& row,
                         const std::vector<std::uint32_t>& figure_columns, HeaderRows own_header) {
  std::size_t words = 0;
  bool over_figures = false;
  bool repeats = true;
  for (const Cell* cell : row) {
    const bool figures = std::binary_search(figure_columns.begin(), figure_columns.end(), cell->ref.column);
    const PeriodCell period = period_cell(grid, *cell);
    const bool word =
        cell->kind == CellKind::text && !period.says && period.year_number == 0 && !is_figure_like(grid, *cell);
    if (figures && !word) return false;
    words += word ? 1 : 0;
    over_figures = over_figures || figures;
    bool found = false;
    for (std::uint32_t above = own_header.first; above <= own_header.last && !found; ++above)
      found = folded(grid.shown(CellRef{above, cell->ref.column})) == folded(grid.label(*cell));
    repeats = repeats && found;
  }
  return words >= 2 && over_figures && !repeats;
}

namespace {

// The one column of figures in which the row holds words or a period, beside words in other columns; 0 for none.
std::uint32_t column_headed_alone(const Grid& grid, const std::vector<const Cell*>& row,
                                  const std::vector<std::uint32_t>& figure_columns) {
  std::uint32_t headed = 0;
  bool beside = false;
  for (const Cell* cell : row) {
    const bool figures = std::binary_search(figure_columns.begin(), figure_columns.end(), cell->ref.column);
    const bool words = cell->kind == CellKind::text && !is_figure_like(grid, *cell);
    if (!words && !(figures && grid.is_date(*cell))) return 0;
    if (figures && headed != 0) return 0;
    if (figures) headed = cell->ref.column;
    beside = beside || !figures;
  }
  return beside ? headed : 0;
}

// The one text of a row, where a number may stand beside it, for the formulas of a form; or a banner that is merged
// over several columns, with notes to the left of it only. Null for other rows.
const Cell* lone_words(const Grid& grid, const std::vector<const Cell*>& cells) {
  constexpr std::uint32_t kColumnsOfBanner = 4;
  if (cells.empty()) return nullptr;
  const CellRange* merge = grid.merge(cells.back()->ref);
  const bool banner = merge != nullptr && merge->first == cells.back()->ref && merge->first.row == merge->last.row &&
                      merge->last.column - merge->first.column + 1 >= kColumnsOfBanner;
  if (banner && cells.back()->kind == CellKind::text) return cells.back();
  if (cells.size() > 2 || (cells.size() == 2 && cells[0]->kind == cells[1]->kind)) return nullptr;
  const Cell* words = nullptr;
  for (const Cell* cell : cells) words = cell->kind == CellKind::text ? cell : words;
  return words;
}

}  // namespace

bool heads_one_column(const Grid& grid, std::uint32_t row, std::uint32_t first_row, ColumnRange range,
                      const std::vector<std::uint32_t>& figure_columns) {
  const std::uint32_t headed = column_headed_alone(grid, grid.row(row, range.first, range.last), figure_columns);
  if (headed == 0) return false;
  constexpr std::uint32_t kRowsLookedAt = 100;  // each way
  bool below = false;                           // figures in that column
  for (std::uint32_t next = row + 1; next <= std::min(row + kRowsLookedAt, kMaximumRow); ++next) {
    const std::vector<const Cell*> cells = grid.row(next, range.first, range.last);
    if (cells.empty()) break;
    for (const Cell* cell : cells) {
      if (!std::binary_search(figure_columns.begin(), figure_columns.end(), cell->ref.column)) continue;
      if (cell->ref.column != headed) return false;
      below = below || has_figure(grid, *cell);
    }
  }
  if (!below) return false;
  for (std::uint32_t above = std::max(first_row, row - std::min(row, kRowsLookedAt)); above < row; ++above) {
    for (const Cell* cell : grid.row(above, range.first, range.last)) {
      const bool figures = std::binary_search(figure_columns.begin(), figure_columns.end(), cell->ref.column);
      if (figures && cell->ref.column != headed && has_figure(grid, *cell)) return true;
    }
  }
  return false;
}

std::vector<std::string> captions_above(const Grid& grid, std::uint32_t row) {
  constexpr std::ptrdiff_t kRowsUp = 4;
  constexpr std::size_t kLongestCaption = 150;
  std::vector<std::string> captions;
  const std::vector<std::uint32_t>& rows = grid.caption_rows();
  auto above = std::lower_bound(rows.begin(), rows.end(), row);
  for (std::ptrdiff_t step = 0; step < kRowsUp && above != rows.begin(); ++step) {
    --above;
    const Cell* words = lone_words(grid, grid.caption_cells(*above));
    if (words == nullptr) continue;
    const std::string text = grid.label(*words);
    const bool sentence =
        text.empty() || text.size() > kLongestCaption || text.back() == '.' || text.find(". ") != std::string::npos;
    if (!sentence) captions.push_back(text);
  }
  return captions;
}

std::string caption_above(const Grid& grid, std::uint32_t row) {
  const std::vector<std::string> captions = captions_above(grid, row);
  return captions.empty() ? std::string() : captions.front();
}

std::vector<const Cell*> free_cells(const Grid& grid, std::uint32_t row) {
  std::vector<const Cell*> cells = grid.row(row);
  cells.erase(std::remove_if(cells.begin(), cells.end(), [&](const Cell* cell) { return grid.claimed(*cell); }),
              cells.end());
  return cells;
}

}  // namespace scorebook
