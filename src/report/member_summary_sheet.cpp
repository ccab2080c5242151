// One page for members: what is good, what needs attention, what changed.
#include "report/sheets.hpp"

namespace scorebook {

void write_member_summary(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description) {
  (void)book.begin_sheet(sheet, description, description.title);
}

}  // namespace scorebook
