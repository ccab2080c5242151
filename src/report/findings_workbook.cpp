#include "scorebook/findings_workbook.hpp"

#include "report/findings_book.hpp"
#include "report/own_report.hpp"
#include "text/words.hpp"

namespace scorebook {

Result<void> write_findings_workbook(const FindingsWorkbookInput& input, const std::string& path) {
  const Period& period = input.checked.period;
  WorkbookProperties properties;
  properties.title = "Findings for " + period.words();
  properties.subject = input.submissions.size() == 1 ? input.submissions.front().workbook->name
                                                     : counted(input.submissions.size(), "workbook");
  properties.comments = "What the check of performance workbooks found, and how to mend it";
  properties.created = {year_of(period.last()), month_of(period.last()), 1};
  properties.custom = {own_report_mark()};
  auto writer = WorkbookWriter::create(path, properties);
  if (!writer) return writer.error();
  const FindingsBook book(input, path, *writer.value());
  write_findings_summary(book);
  write_findings_table(book);
  write_not_run(book);
  write_waived(book);
  write_how_to_mend(book);
  write_waivers_to_copy(book);
  return writer.value()->close();
}

}  // namespace scorebook
