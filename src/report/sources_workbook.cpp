// The draft of the sheet Sources as a workbook that Excel opens: every cell is text, so that "4 to 6" and "March 2016"
// stay as they are; words of a closed list are chosen, not typed.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "report/inspection.hpp"
#include "scorebook/report.hpp"
#include "writing/workbook_writer.hpp"

namespace scorebook {
namespace {

constexpr std::uint32_t kSpareRows = 200;  // below the draft, with the same lists of words
constexpr std::uint32_t kHeadingFill = 0x1F3864, kDraftFill = 0xFFF2CC, kLine = 0xBFBFBF;

// Every word of an enumeration whose values follow each other from 0.
template <class Value>
std::vector<std::string> words_of_list(std::string_view (*name)(Value)) {
  std::vector<std::string> words;
  for (std::uint8_t value = 0; !name(static_cast<Value>(value)).empty(); ++value)
    words.emplace_back(name(static_cast<Value>(value)));
  return words;
}

// The words that a cell of that column may hold; none: any.
std::vector<std::string> choices_of(const std::string& column) {
  if (column == "orientation") return words_of_list<Orientation>(orientation_name);
  if (column == "role") return words_of_list<SourceRole>(source_role_name);
  if (column == "read") return {"yes", "no"};
  return {};
}

CellFormat cell_format(bool draft) {
  CellFormat format;
  format.border = kLine;
  format.wrap = true;
  format.number_format = "@";
  if (draft) format.fill = kDraftFill;
  return format;
}

CellFormat heading_format() {
  CellFormat format;
  format.bold = true;
  format.wrap = true;
  format.fill = kHeadingFill;
  format.colour = 0xFFFFFF;
  format.border = kLine;
  return format;
}

// Characters: the widest text of the column, but no line longer than can be read at a glance.
double width_of_column(const std::vector<std::vector<std::string>>& rows, std::size_t column) {
  constexpr std::size_t kNarrowest = 8, kWidest = 42;
  std::size_t width = kNarrowest;
  for (const std::vector<std::string>& row : rows) width = std::max(width, row[column].size() + 2);
  return static_cast<double>(std::min(width, kWidest));
}

void write_draft(SheetWriter& sheet, const std::vector<std::vector<std::string>>& rows) {
  const std::vector<SourceSheetColumn>& columns = source_sheet_columns();
  const auto read =
      static_cast<std::size_t>(std::find_if(columns.begin(), columns.end(),
                                            [](const SourceSheetColumn& column) { return column.name == "read"; }) -
                               columns.begin());
  const auto last_row = static_cast<std::uint32_t>(rows.size());
  const auto last_column = static_cast<std::uint32_t>(columns.size());
  for (std::uint32_t column = 1; column <= last_column; ++column) {
    sheet.column_width(column, column, width_of_column(rows, column - 1));
    const std::vector<std::string> words = choices_of(columns[column - 1].name);
    if (!words.empty()) sheet.choices({{2, column}, {last_row + kSpareRows, column}}, words);
  }
  for (std::uint32_t row = 1; row <= last_row; ++row) {
    const std::vector<std::string>& cells = rows[row - 1];
    const CellFormat format = row == 1 ? heading_format() : cell_format(cells[read] == "no");
    for (std::uint32_t column = 1; column <= last_column; ++column) {
      if (cells[column - 1].empty()) {
        sheet.blank({row, column}, format);
      } else {
        sheet.text({row, column}, cells[column - 1], format);
      }
    }
  }
  sheet.freeze({2, 1});
  sheet.repeat_rows(1, 1);
  sheet.print_area({{1, 1}, {last_row, last_column}});
}

void write_explanation(SheetWriter& sheet) {
  constexpr double kNameWidth = 16, kWordsWidth = 100;
  sheet.column_width(1, 1, kNameWidth);
  sheet.column_width(2, 2, kWordsWidth);
  CellFormat words;
  words.wrap = true;
  std::uint32_t row = sheet.paragraph(
      1, 1, 2,
      "The sheet Sources says how the tables of a workbook are laid out: every row is one column of a table. Rows in "
      "yellow, with no under read, are of tables that could not be read; note says what is missing. Complete or "
      "correct "
      "them, put yes under read, and give this workbook back with -m, or keep the sheet in the measure register.",
      words);
  ++row;
  sheet.text({row, 1}, "Column", heading_format());
  sheet.text({row, 2}, "What stands in it", heading_format());
  for (const SourceSheetColumn& column : source_sheet_columns()) {
    ++row;
    sheet.text({row, 1}, column.name, cell_format(false));
    sheet.text({row, 2}, column.what, cell_format(false));
  }
}

}  // namespace

Result<void> write_sources_workbook(const std::vector<Submission>& submissions, const std::string& path) {
  WorkbookProperties properties;
  properties.title = "How the tables are laid out: the sheet Sources of a measure register";
  auto writer = WorkbookWriter::create(path, properties);
  if (!writer) return writer.error();
  PrintSetup setup;
  setup.header_left = properties.title;
  setup.centred = false;
  SheetWriter& draft = writer.value()->add_sheet("Sources");
  write_draft(draft, source_sheet_rows(source_tables_of(submissions)));
  draft.print(setup);
  SheetWriter& explanation = writer.value()->add_sheet("What each column is for");
  write_explanation(explanation);
  explanation.print(setup);
  return writer.value()->close();
}

}  // namespace scorebook
