// Draft sentences for the cover report.
#include "report/sheets.hpp"

namespace scorebook {

void write_draft_sentences(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description) {
  (void)book.begin_sheet(sheet, description, description.title);
}

}  // namespace scorebook
