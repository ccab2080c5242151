// Who submitted what and when, and which findings are open in it.
#include "report/sheets.hpp"

namespace scorebook {

void write_submissions(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description) {
  (void)book.begin_sheet(sheet, description, description.title);
}

}  // namespace scorebook
