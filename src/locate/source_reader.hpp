// The engine of every table that is neither a scorecard nor a detail page: turns the layout of a table, recognised or
// stated by the register, into observations. It reads what the layout says and nothing else: which rows are headings,
// what a column holds and which way the measures run is decided before.
//
//   SourceTable table = ...;                                  // from a recogniser, or the register's Sources sheet
//   SourceReading read = read_source_table(grid, table, context);
//   read.rows[0].drafts                                       // indices into context.drafts
//
// Rows: repeated headings are skipped; a row of words without figures is a section or a note; a total, or a row with
// figures but without a name or a period, is recorded in not_understood and not read. A ref or title that is merged
// downwards holds for every row of its merge; where only the breakdown changes, the name above holds on. Cells that
// were read are claimed; figures in columns that the layout does not name stay free and are reported as left over.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "locate/grid.hpp"
#include "locate/scorecard.hpp"
#include "scorebook/source_table.hpp"

namespace scorebook {

// One row of the body: of a measure, of a period, or of one figure, by the orientation of its table.
struct SourceRow {
  std::uint32_t row = 0;
  std::string measure;  // Observation::measure; empty in tables with periods down
  std::string ref;      // canonical; empty where the row has none
  std::string title;    // outermost first, joined by " | "
  std::string section;
  std::optional<Period> period;     // of lists and tables with periods down
  std::vector<std::size_t> drafts;  // indices into LocateContext::drafts, left to right; none where the row is blank
};

struct SourceReading {
  std::vector<SourceRow> rows;
  std::size_t figures = 0;
  // Figures of one measure, period and kind that nothing tells apart: the cell of the first and of each other.
  std::vector<std::pair<CellRef, CellRef>> alike;
  std::size_t figures_alike = 0;  // how many stand against another that differs
};

[[nodiscard]] SourceReading read_source_table(Grid& grid, const SourceTable& table, LocateContext& context);

}  // namespace scorebook
