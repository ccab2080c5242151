// The merged ranges of a sheet made ready for Sheet::merge_at: sorted, none over another, and indexed, so that a
// hostile sheet of very many merges costs no more than a plain one. Excel allows no overlaps and repairs files that
// have them.
#pragma once

#include "ooxml/oddities.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook {

// Once, when all merges are there. Of ranges that overlap, the one that begins further up, then further left, stays;
// the others are taken out of the sheet, and that is said.
void index_merges(Sheet& sheet, Oddities& oddities);

}  // namespace scorebook
