// The outcomes of the plan by priority, with who answers for each.
#include "report/sheets.hpp"

namespace scorebook {

void write_outcomes(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description) {
  (void)book.begin_sheet(sheet, description, description.title);
}

}  // namespace scorebook
