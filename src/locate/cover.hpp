// What a workbook says about itself: "As at: 31st March 2016", status, directorate, title, who created it and when. The
// date is looked for on every sheet; the rest only on a sheet without tables. Nothing is needed.
#pragma once

#include <vector>

#include "locate/grid.hpp"
#include "scorebook/submission.hpp"

namespace scorebook {

// Sets Submission::as_at, and ::period and ::period_source from it, where a sheet says it.
void read_as_at(const std::vector<Grid>& grids, Submission& submission);

// Whether the sheet is a cover: a status, an author, or "As at" beside no more than a few numbers.
[[nodiscard]] bool is_cover(const Grid& grid);
// Sets what is left of the cover and claims its cells.
void read_cover(Grid& grid, Submission& submission);

}  // namespace scorebook
