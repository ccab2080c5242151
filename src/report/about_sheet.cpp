// What the report is and how to read it: paragraphs of the layout, with the report's own period and numbers filled in.
#include "report/plan_looks.hpp"
#include "report/sheets.hpp"
#include "text/words.hpp"

namespace scorebook {

void write_about(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description) {
  constexpr std::uint32_t kColumns = 2;
  sheet.column_width(1, kColumns, description.landscape ? 72 : 48);
  std::uint32_t row = begin_wide_sheet(book, sheet, description, description.title, kColumns);
  std::vector<FlowBlock> blocks;
  std::uint32_t first = row;
  for (const std::string& paragraph : description.paragraphs) {
    const bool heading = !paragraph.empty() && paragraph.front() == '#';
    if (heading) {
      if (row > first) blocks.push_back({first, row - 1});
      first = row;
      sheet.merge({{row, 1}, {row, kColumns}}, book.filled(trimmed(paragraph.substr(1))), book.looks.band);
      ++row;
      continue;
    }
    row = sheet.paragraph(row, 1, kColumns, book.filled(paragraph), book.looks.words);
    sheet.row_height(row++, 6);  // between paragraphs
  }
  if (row > first) blocks.push_back({first, row - 1});
  break_pages(sheet, blocks,
              {page_height_of(book, sheet, description, kColumns),
               sheet.height_of(1) + sheet.height_of(2) + sheet.height_of(3)});
  sheet.print_area({{1, 1}, {row - 1, kColumns}});
}

}  // namespace scorebook
