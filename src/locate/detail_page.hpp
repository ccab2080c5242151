// Detail pages: periods down, measures across, with a definition and an analysis above. Monthly, annual and
// benchmarking rows share the columns, in any order and with blank rows between. A sheet can hold several such tables,
// one below or beside the other. Recognised by a column of months that follow each other; a list with a month on every
// row is none.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "locate/draft.hpp"
#include "locate/grid.hpp"
#include "locate/scorecard.hpp"
#include "scorebook/submission.hpp"

namespace scorebook {

// What the label at the head of a row makes of its figures.
struct DetailRow {
  std::uint32_t row = 0;
  ObservationKind kind = ObservationKind::value;
  std::optional<Period> period;  // of a year to date: the year that its label names
  std::string benchmark;
};

// One table of a page: its header rows and data rows, and the columns that belong to it.
struct DetailTable {
  std::uint32_t label_column = 0;
  std::uint32_t first_column = 0, last_column = 0;
  std::vector<std::uint32_t> header_rows;
  std::vector<DetailRow> rows;
  std::vector<PeriodLabel> months;
};

// The units of the measures that the workbook's scorecards define, by ref.
using UnitsByRef = std::map<std::string, Unit>;

// The tables of the sheet outside what has been claimed; their texts and columns are read by read_detail_page.
[[nodiscard]] std::vector<DetailTable> find_detail_tables(Grid& grid, LocateContext& context);

// The columns of a table with their observations; cells claimed.
[[nodiscard]] std::vector<DetailColumn> read_detail_columns(Grid& grid, LocateContext& context,
                                                            const DetailTable& table, const UnitsByRef& units);

// All pages of the sheet, top to bottom.
[[nodiscard]] std::vector<DetailPage> find_detail_pages(Grid& grid, LocateContext& context, const UnitsByRef& units);

}  // namespace scorebook
