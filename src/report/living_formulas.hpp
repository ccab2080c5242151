// The working edition's formulas: figures that stand on a detail page are shown in the scorecard by reference, years to
// date add up the months of the page, RAG, status and direction of travel follow their figures, the counts on the cover
// and of a plan follow the RAG and the statuses. A formula is put in only where it gives exactly what the cell shows
// already; everywhere else the value stays, and the data notes say why.
#pragma once

#include "report/living_writer.hpp"

namespace scorebook {

// Last of all sheets' writing: it replaces cells that are there. Does nothing in the other editions.
void write_living_formulas(ReportBook& book, const ColourWhen& colour_when = colour_of_workbook());

}  // namespace scorebook
