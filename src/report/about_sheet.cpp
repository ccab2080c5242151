// What the report is about, in the layout's own words.
#include "report/sheets.hpp"

namespace scorebook {

void write_about(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description) {
  (void)book.begin_sheet(sheet, description, description.title);
}

}  // namespace scorebook
