#include "report/register_workbook.hpp"

#include <algorithm>
#include <string_view>

#include "report/own_report.hpp"
#include "scorebook/register_forms.hpp"
#include "scorebook/report.hpp"
#include "text/words.hpp"
#include "writing/text_measure.hpp"

namespace scorebook {
namespace {

constexpr std::uint32_t kSpareRows = 500;  // below what is there, with the same lists of words
constexpr std::uint32_t kRequiredFill = 0x1F3864, kOptionalFill = 0x2F75B5;
constexpr std::uint32_t kLine = 0xBFBFBF, kBandFill = 0xDDEBF7;

std::string list_of(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : "; ") + word;
  return text;
}

CellFormat heading_format(std::uint32_t fill) {
  CellFormat format;
  format.bold = true;
  format.wrap = true;
  format.fill = fill;
  format.colour = 0xFFFFFF;
  format.border = kLine;
  return format;
}

CellFormat heading_of(const RegisterColumn& column) {
  return heading_format(column.required ? kRequiredFill : kOptionalFill);
}

// Characters: the widest text of the column, but no line longer than can be read at a glance.
double width_of_column(const RegisterColumn& column, const RegisterRows& rows, std::size_t at) {
  constexpr std::size_t kNarrowest = 11, kWidest = 44, kMargin = 3, kLongText = 150, kWideEnoughForIt = 90;
  std::size_t width = std::max({kNarrowest, column.name.size() + kMargin, std::min(column.example.size(), kWidest)});
  for (const std::vector<RegisterCell>& row : rows) width = std::max(width, row[at].text.size() + 2);
  for (const std::string& word : column.choices) width = std::max(width, word.size() + kMargin);
  return static_cast<double>(std::min(width, width > kLongText ? kWideEnoughForIt : kWidest));
}

std::string note_of(const RegisterColumn& column) {
  std::string note = column.what;
  if (column.required) note += "\nThe heading must be there.";
  if (!column.choices.empty()) note += "\nOne of: " + list_of(column.choices) + ".";
  if (!column.example.empty()) note += "\nExample: " + column.example;
  return note;
}

// In a list of Excel's a comma ends the word: "per 10,000" is offered as "per 10000", which is read as the same.
std::vector<std::string> words_of_list(std::vector<std::string> words) {
  for (std::string& word : words) word.erase(std::remove(word.begin(), word.end(), ','), word.end());
  return words;
}

void write_cell(SheetWriter& sheet, CellRef place, const RegisterCell& cell, CellFormat format) {
  if (cell.number) {
    format.number_format = cell.number_format;
    sheet.number(place, *cell.number, format);
  } else if (!cell.text.empty()) {
    sheet.text(place, cell.text, format);
  } else {
    sheet.blank(place, format);
  }
}

void print_on_paper(SheetWriter& sheet, const std::string& title, double width) {
  PrintSetup setup;
  setup.header_left = title;
  setup.centred = false;
  setup.paper = Paper::a3;
  constexpr double kReadable = 1.6;  // shrunk more than that nobody can read it
  setup.fit_width = width <= setup.printable_width() * kReadable;
  sheet.print(setup);
}

// A line over the whole table.
void band(SheetWriter& sheet, std::uint32_t row, const std::string& words, bool large) {
  CellFormat format;
  format.bold = true;
  format.size = large ? 14 : 11;
  if (!large) format.fill = kBandFill;
  sheet.merge({{row, 1}, {row, 5}}, words, format);
}

// What may be typed, and what it means, below its heading; the row after it and a blank one.
std::uint32_t write_forms(SheetWriter& sheet, std::uint32_t row, const std::string& heading,
                          const std::vector<RegisterForm>& forms) {
  band(sheet, row++, heading, false);
  const CellFormat cell = register_cell_format();
  sheet.text({row, 3}, "Typed", register_heading_format());
  sheet.text({row, 4}, "What it means", register_heading_format());
  for (const RegisterForm& form : forms) {
    ++row;
    sheet.text({row, 3}, form.words, cell);
    sheet.text({row, 4}, form.meaning, cell);
  }
  return row + 2;
}

std::uint32_t write_read_me(SheetWriter& sheet) {
  constexpr double kWidths[] = {20, 10, 62, 34, 34};
  for (std::uint32_t column = 1; column <= 5; ++column) sheet.column_width(column, column, kWidths[column - 1]);
  CellFormat words;
  words.wrap = true;
  band(sheet, 1, "The measure register", true);
  std::uint32_t row = 2;
  for (const std::string_view text :
       {"The council's own definitions, targets and benchmarks. Fill in the sheet Measures, one row for each measure; "
        "all other sheets may stay as they are. Save this workbook and give it to every command of scorebook with -m.",
        "Rest the mouse on a heading to see what belongs into its column. Dark blue headings must be there. Columns "
        "may stand in any order, and columns and sheets of your own may be added; they are left alone. Cells hold text "
        "on purpose: 6.10 stays 6.10.",
        "This sheet is for people: it is not read. Examples stand here and in the notes only, never in a row. How "
        "targets "
        "and rules are typed stands at its end."}) {
    row = sheet.paragraph(row, 1, 5, text, words);
  }
  row = write_register_columns(sheet, row + 1, register_sheets());
  row = write_forms(sheet, row, "How targets are typed", target_forms());
  return write_forms(sheet, row, "How rules are typed", rag_rule_forms());
}

}  // namespace

CellFormat register_heading_format() { return heading_format(kRequiredFill); }

CellFormat register_cell_format() {
  CellFormat format;
  format.border = kLine;
  format.wrap = true;
  format.number_format = "@";
  return format;
}

CellRef register_cell_ref(std::size_t row, std::size_t column) {
  return {static_cast<std::uint32_t>(row + 2), static_cast<std::uint32_t>(column + 1)};
}

void write_register_sheet(SheetWriter& sheet, const RegisterSheetKind& kind, const RegisterRows& rows,
                          const CellMarks& marks) {
  const auto last_row = static_cast<std::uint32_t>(rows.size() + 1);
  const auto last_column = static_cast<std::uint32_t>(kind.columns.size());
  const CellFormat plain = register_cell_format();
  for (std::uint32_t column = 1; column <= last_column; ++column) {
    const RegisterColumn& described = kind.columns[column - 1];
    sheet.column(column, column, width_of_column(described, rows, column - 1), plain);
    sheet.text({1, column}, described.name, heading_of(described));
    sheet.comment({1, column}, note_of(described));
    if (!described.choices.empty())
      sheet.choices({{2, column}, {last_row + kSpareRows, column}}, words_of_list(described.choices));
  }
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t column = 0; column < kind.columns.size(); ++column) {
      const CellRef place = register_cell_ref(row, column);
      CellFormat format = plain;
      const auto mark = marks.find({row, column});
      if (mark != marks.end()) format.fill = mark->second.fill;
      write_cell(sheet, place, rows[row][column], format);
      if (mark != marks.end() && !mark->second.note.empty()) sheet.comment(place, mark->second.note);
    }
  }
  const bool named = kind.columns.size() > 2 && kind.columns[1].name == "title";
  sheet.freeze({2, named ? 3U : 1U});
  sheet.repeat_rows(1, 1);
  if (named) sheet.repeat_columns(1, 2);
  sheet.numbers_as_text({{2, 1}, {last_row + kSpareRows, last_column}});
  sheet.print_area({{1, 1}, {last_row, last_column}});
  print_on_paper(sheet, "Measure register: " + kind.name, sheet.width_of(1, last_column));
}

std::uint32_t write_register_columns(SheetWriter& sheet, std::uint32_t row,
                                     const std::vector<RegisterSheetKind>& kinds) {
  CellFormat cell = register_cell_format(), first = cell;
  first.bold = true;
  for (const RegisterSheetKind& kind : kinds) {
    band(sheet, row++, kind.name, false);
    CellFormat words;
    words.wrap = true;
    row = sheet.paragraph(row, 1, 5, kind.what, words);
    std::uint32_t column = 1;
    for (const char* heading : {"Column", "Needed", "What belongs there", "One of", "Example"})
      sheet.text({row, column++}, heading, register_heading_format());
    for (const RegisterColumn& described : kind.columns) {
      ++row;
      sheet.text({row, 1}, described.name, first);
      sheet.text({row, 2}, described.required ? "heading" : "", cell);
      sheet.text({row, 3}, described.what, cell);
      sheet.text({row, 4}, list_of(described.choices), cell);
      sheet.text({row, 5}, described.example, cell);
    }
    row += 2;
  }
  return row;
}

RegisterBook add_register_sheets(WorkbookWriter& writer, const Register& measure_register,
                                 const std::map<std::string, CellMarks>& marks, const std::string& sheet_between) {
  RegisterBook book;
  book.read_me = &writer.add_sheet("Read me");
  const std::uint32_t end = write_read_me(*book.read_me);
  book.read_me->print_area({{1, 1}, {end, 5}});
  PrintSetup setup;
  setup.header_left = "Measure register: Read me";
  book.read_me->print(setup);
  if (!sheet_between.empty()) book.sheets[sheet_between] = &writer.add_sheet(sheet_between);
  for (const RegisterSheetKind& kind : register_sheets()) {
    SheetWriter& sheet = writer.add_sheet(kind.name);
    const auto marked = marks.find(kind.name);
    write_register_sheet(sheet, kind, register_rows(measure_register, kind.name),
                         marked == marks.end() ? CellMarks{} : marked->second);
    book.sheets[kind.name] = &sheet;
  }
  return book;
}

Result<void> write_register_workbook(const Register& measure_register, const std::string& path) {
  WorkbookProperties properties;
  properties.title = "Measure register";
  properties.custom = {register_mark()};
  auto writer = WorkbookWriter::create(path, properties);
  if (!writer) return writer.error();
  static_cast<void>(add_register_sheets(*writer.value(), measure_register, {}, ""));
  return writer.value()->close();
}

}  // namespace scorebook
