// A sheet for each priority of a plan: its summary table, then a block for each outcome.
#include "report/sheets.hpp"

namespace scorebook {

void write_priorities(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description) {
  (void)book.begin_sheet(sheet, description, description.title);
}

}  // namespace scorebook
