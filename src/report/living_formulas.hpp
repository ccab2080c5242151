// The working edition's formulas: figures that stand on a detail page are shown in the scorecard by reference, years to
// date add up the months of the page, RAG and direction of travel follow their figures, the cover's counts follow the
// RAG. A formula is put in only where it gives exactly what the cell shows already; everywhere else the value stays,
// and the data notes say why.
#pragma once

#include "report/report_book.hpp"

namespace scorebook {

// Last of all sheets' writing: it replaces cells that are there. Does nothing in the other editions.
void write_living_formulas(ReportBook& book);

}  // namespace scorebook
