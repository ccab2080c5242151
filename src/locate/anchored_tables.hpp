// Tables where the workbook itself says that one stands. Each is looked for by the shapes of shapes.hpp, with nothing
// in sight but what the Excel table or the name covers: it cannot run across the border, and what stands beside, above
// or below it cannot be taken for part of it.
#pragma once

#include <optional>
#include <vector>

#include "locate/anchors.hpp"
#include "locate/grid.hpp"
#include "scorebook/source_table.hpp"

namespace scorebook {

// What an Excel table holds: as a rule one confident layout, whose headings are the Excel table's, with headings of
// groups that stand right above them; else the drafts. Leaves the grid looking inside, for the layouts to be read.
[[nodiscard]] std::vector<SourceTable> tables_in_excel_table(Grid& grid, const Anchor& anchor);

// The table that a named range covers, headings and body, if it is one of a known shape and nothing goes on beyond the
// range: a name that is older than the last rows must not cut them off. Else the grid looks everywhere again.
[[nodiscard]] std::optional<SourceTable> table_in_named_range(Grid& grid, const Anchor& anchor,
                                                              const std::vector<Anchor>& named);

// The Excel table that a layout of cells outside all of them runs across; null for none.
[[nodiscard]] const Anchor* crossed_by(const Grid& grid, const SourceTable& table);

// Claims the totals rows of those Excel tables of which something was read, and records them.
void record_totals(Grid& grid, std::vector<NotUnderstood>& not_understood);

}  // namespace scorebook
