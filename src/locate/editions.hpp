// Tables that hold several editions of the same rows: last year's return and this year's, one below the other.
#pragma once

#include "locate/grid.hpp"
#include "scorebook/source_table.hpp"

namespace scorebook {

// Where rows repeat and one column of words about the row says which edition each is of ("Fiscal Year", "Version") and
// so tells nearly all of them apart, that column becomes a breakdown.
void settle_edition(const Grid& grid, SourceTable& table);

}  // namespace scorebook
