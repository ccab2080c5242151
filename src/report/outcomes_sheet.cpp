// The outcomes of the plan: which priority each belongs to, who leads on it, and how many measures show its progress.
#include "report/plan_looks.hpp"
#include "report/sheets.hpp"
#include "text/words.hpp"

namespace scorebook {

void write_outcomes(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description) {
  const Looks& looks = book.looks;
  constexpr std::uint32_t kColumns = 4;
  const double wider = description.landscape ? 1 : 0.68;
  sheet.column_width(1, 1, 42 * wider);
  sheet.column_width(2, 2, 52 * wider);
  sheet.column_width(3, 3, 40 * wider);
  sheet.column_width(4, 4, 12);
  std::uint32_t row = begin_wide_sheet(book, sheet, description, description.title, kColumns) - 1;
  const char* headings[] = {"Priority", "Outcome", "Lead accountability", "Measures"};
  for (std::uint32_t i = 0; i < kColumns; ++i) sheet.text({row, i + 1}, headings[i], looks.heading);
  sheet.repeat_rows(row, row);
  sheet.freeze({row + 1, 1});
  ++row;
  CellFormat number = looks.centred;
  number.number_format = "#,##0";
  std::size_t all = 0;
  for (const PriorityReport& priority : book.priorities) {
    for (const OutcomeReport& outcome : priority.outcomes) {
      sheet.text({row, 1}, priority.priority.empty() ? "no priority stated" : priority.priority, looks.cell);
      sheet.text({row, 2}, outcome.outcome.empty() ? "no outcome stated" : outcome.outcome, looks.cell);
      sheet.text({row, 3}, outcome.lead.empty() ? book.layout.no_lead : outcome.lead, looks.cell);
      sheet.number({row, 4}, static_cast<double>(outcome.ratings.size()), number);
      all += outcome.ratings.size();
      ++row;
    }
  }
  if (book.priorities.empty())
    sheet.merge({{row, 1}, {row, kColumns}}, "No measure of a plan was found in the workbooks.", looks.cell), ++row;
  CellFormat bold = looks.cell;
  bold.bold = true;
  number.bold = true;
  sheet.merge({{row, 1}, {row, 3}}, "All measures", bold);
  sheet.number({row, 4}, static_cast<double>(all), number);
  sheet.print_area({{1, 1}, {row, kColumns}});
}

}  // namespace scorebook
