// The executive summary of a plan: what is counted, in words and in tables.
#include "report/sheets.hpp"

namespace scorebook {

void write_executive_summary(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description) {
  (void)book.begin_sheet(sheet, description, description.title);
}

}  // namespace scorebook
