// The shapes of tables that are recognised without help: each gives layouts, confident or drafted, of what it finds
// among the cells that no other table has taken. A layout is only confident where nothing else can be meant; else `why`
// says what is missing and the table is not read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "locate/grid.hpp"
#include "locate/heading_meaning.hpp"
#include "scorebook/source_table.hpp"

namespace scorebook {

// One row a measure, its figures in columns of years, quarters or months, with targets and baselines beside them.
[[nodiscard]] std::vector<SourceTable> find_measures_down(const Grid& grid);
// One row a period, one column a measure.
[[nodiscard]] std::vector<SourceTable> find_periods_down(const Grid& grid);
// One row a figure: measure, period and value in columns of their own.
[[nodiscard]] std::vector<SourceTable> find_lists(const Grid& grid);

// What headings in one row gave: tables, and how many times nothing stood under some, for which each time the sheet may
// have been walked down.
struct TablesOfRow {
  std::vector<SourceTable> tables;
  std::size_t without_body = 0;
};
// The tables of a sheet, its rows asked for from top to bottom but for those that a table has taken: by their position
// in Grid::rows(), with the last row taken so far. After many headings without a body no more is looked for.
using TablesAt = std::function<TablesOfRow(std::size_t position, std::uint32_t taken)>;
[[nodiscard]] std::vector<SourceTable> tables_down(const Grid& grid, const TablesAt& tables_at);

// More than any sheet has; beyond them nothing more of that shape is looked for.
inline constexpr std::size_t kMostSourceTables = 200;
inline constexpr std::uint32_t kMostSourceColumns = 1000;

// What stands in a column of a body, told from a sample of its rows.
struct ColumnFacts {
  std::size_t filled = 0;
  std::size_t numbers = 0;     // plain numbers, and texts that are figures
  std::size_t missing = 0;     // "n/a", "..", "-"
  std::size_t words = 0;       // everything else
  std::size_t long_words = 0;  // of those, sentences
  std::size_t refs = 0;        // of the words and numbers, what looks like a measure number
  std::size_t periods = 0;
};

// Beside the columns first to last, over the rows first to last.
[[nodiscard]] std::vector<ColumnFacts> facts_of(const Grid& grid, std::uint32_t first_row, std::uint32_t last_row,
                                                std::uint32_t first_column, std::uint32_t last_column);

// Whether a cell holds a figure or a word for a missing one.
[[nodiscard]] bool is_figure_like(const Grid& grid, const Cell& cell);

// Whether a cell holds a figure, whatever is wrong with it: a number, a text with a value ("3%"), an error.
[[nodiscard]] bool has_figure(const Grid& grid, const Cell& cell);

// Whether a row holds the headings of another table: words in two or more columns, and nothing but words that are no
// figure and no period in those of the columns of figures that are filled. `own_header`: the first and the last row
// that the table's own headings may stand in, which may come again at a page break.
struct HeaderRows {
  std::uint32_t first = 0, last = 0;
};
[[nodiscard]] bool heads_another_table(const Grid& grid, const std::vector<const Cell*>& row,
                                       const std::vector<std::uint32_t>& figure_columns, HeaderRows own_header);

// Whether a row of the body, the first row of which is given, holds the headings of another table whose figures all
// stand in one of these columns: words or a period in that one and words beside it, and in the rows below it, to the
// next blank one, figures in no other, though rows above it have some in others.
struct ColumnRange {
  std::uint32_t first = 0, last = 0;
};
[[nodiscard]] bool heads_one_column(const Grid& grid, std::uint32_t row, std::uint32_t first_row, ColumnRange range,
                                    const std::vector<std::uint32_t>& figure_columns);

// The words that stand alone in rows above a table, nearest first, at most a few rows up; no sentences, which are
// notes.
[[nodiscard]] std::vector<std::string> captions_above(const Grid& grid, std::uint32_t row);
// The nearest of them; "" for none.
[[nodiscard]] std::string caption_above(const Grid& grid, std::uint32_t row);

// The free cells of a row: those that no table has taken.
[[nodiscard]] std::vector<const Cell*> free_cells(const Grid& grid, std::uint32_t row);

}  // namespace scorebook
