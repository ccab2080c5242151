// Every table of a sheet that is neither a scorecard nor a detail page: those that the register states, then those of a
// shape that is recognised, and a draft of the layout where there is one that cannot be read.
#pragma once

#include <cstddef>
#include <vector>

#include "locate/grid.hpp"
#include "locate/scorecard.hpp"
#include "locate/source_reader.hpp"
#include "scorebook/source_table.hpp"

namespace scorebook {

struct LocatedTable {
  SourceTable table;
  SourceReading reading;  // of nothing where the table is only drafted
  std::size_t sheet = 0;
};

// The tables of the sheet, read where they are confident, cells claimed.
[[nodiscard]] std::vector<LocatedTable> find_source_tables(Grid& grid, LocateContext& context);

// Figures of one measure and period in several tables are told apart by their sheets ("Sheet: Men") or by the captions
// of their tables ("Table: Project 1"). Records what still cannot be told apart.
void tell_tables_apart(const std::vector<LocatedTable>& tables, LocateContext& context);

// A guess at the layout of a sheet that holds figures but no period, or headings alone, for a person to complete.
[[nodiscard]] std::optional<SourceTable> draft_without_periods(const Grid& grid);

}  // namespace scorebook
