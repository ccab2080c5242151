// The overall scorecard of a plan: a row for each measure.
#include "report/sheets.hpp"

namespace scorebook {

void write_plan_scorecard(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description) {
  (void)book.begin_sheet(sheet, description, description.title);
}

}  // namespace scorebook
