// The draft of the sheet Sources as a workbook that Excel opens: the register's own sheet, with what could not be read
// marked, and a sheet that explains its columns.
#include <algorithm>
#include <string>
#include <vector>

#include "report/inspection.hpp"
#include "report/register_workbook.hpp"
#include "scorebook/report.hpp"

namespace scorebook {
namespace {

const RegisterSheetKind& sources_sheet() {
  const std::vector<RegisterSheetKind>& kinds = register_sheets();
  return *std::find_if(kinds.begin(), kinds.end(),
                       [](const RegisterSheetKind& kind) { return kind.name == "Sources"; });
}

// Every cell of the rows that are not to be read yet.
CellMarks marks_of_drafts(const RegisterRows& rows) {
  const std::vector<RegisterColumn>& columns = sources_sheet().columns;
  const auto read = static_cast<std::size_t>(
      std::find_if(columns.begin(), columns.end(), [](const RegisterColumn& column) { return column.name == "read"; }) -
      columns.begin());
  CellMarks marks;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (rows[row][read].text != "no") continue;
    for (std::size_t column = 0; column < columns.size(); ++column) marks[{row, column}] = {};
  }
  return marks;
}

void write_explanation(SheetWriter& sheet) {
  constexpr double kWidths[] = {16, 10, 62, 34, 20};
  for (std::uint32_t column = 1; column <= 5; ++column) sheet.column_width(column, column, kWidths[column - 1]);
  CellFormat words;
  words.wrap = true;
  const std::uint32_t row = sheet.paragraph(
      1, 1, 5,
      "The sheet Sources says how the tables of a workbook are laid out: every row is one column of a table. Rows in "
      "yellow, with no under read, are of tables that could not be read; note says what is missing. Complete or "
      "correct them, put yes under read, and give this workbook back with -m, or keep the sheet in the measure "
      "register.",
      words);
  write_register_columns(sheet, row + 1, {sources_sheet()});
}

}  // namespace

Result<void> write_sources_workbook(const std::vector<Submission>& submissions, const std::string& path) {
  WorkbookProperties properties;
  properties.title = "How the tables are laid out: the sheet Sources of a measure register";
  auto writer = WorkbookWriter::create(path, properties);
  if (!writer) return writer.error();
  Register draft;
  draft.sources = source_tables_of(submissions);
  const RegisterRows rows = register_rows(draft, "Sources");
  write_register_sheet(writer.value()->add_sheet("Sources"), sources_sheet(), rows, marks_of_drafts(rows));
  SheetWriter& explanation = writer.value()->add_sheet("What each column is for");
  write_explanation(explanation);
  PrintSetup setup;
  setup.header_left = properties.title;
  setup.centred = false;
  explanation.print(setup);
  return writer.value()->close();
}

}  // namespace scorebook
