// The cells of a sheet put into the order that Workbook promises: by row, then column, each reference once. Every
// reader ends a sheet with it, so that all of them mend and report the same things in the same words.
#pragma once

#include "ooxml/oddities.hpp"
#include "ooxml/strings.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook {

// Of several cells with one reference the last in the file wins, as in other readers; that is said.
void sort_cells(Sheet& sheet, const TextArena& texts, Oddities& oddities);

}  // namespace scorebook
