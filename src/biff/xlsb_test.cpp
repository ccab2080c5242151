#include "biff/xlsb.hpp"

#include <limits>

#include <doctest/doctest.h>

#include "biff/biff_for_test.hpp"
#include "ooxml/limits.hpp"
#include "ooxml/mutation_for_test.hpp"

using namespace scorebook;

namespace {

// Theme or palette index, tint, colour.
std::string fill(unsigned kind, unsigned index, unsigned rgb, unsigned pattern = 1) {
  return xlsb_record(45, le(pattern, 4) + le(kind << 1, 1) + le(index, 1) + le(0, 2) + le(rgb >> 16, 1) +
                             le(rgb >> 8 & 0xFF, 1) + le(rgb & 0xFF, 1) + le(255, 1) + std::string(20, '\0'));
}

std::string format(unsigned number_format, unsigned of_fill) {
  return xlsb_record(47, le(0, 2) + le(number_format, 2) + le(0, 2) + le(of_fill, 2) + std::string(8, '\0'));
}

Error refusal_of(const XlsbForTest& test) {
  const auto read = test.read();
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().where == "folder/test.xlsb");
  return read.error();
}

std::string damage_of(const XlsbForTest& test) {
  const Error error = refusal_of(test);
  CHECK(error.code == ErrorCode::damaged);
  return error.what;
}

}  // namespace

TEST_CASE("xlsb: cells of every kind are read") {
  XlsbForTest test;
  test.strings = xlsb_record(19, le(0, 1) + xlsb_text("shared")) +
                 xlsb_record(19, le(1, 1) + xlsb_text("rich") + le(1, 4) + le(0, 4));
  test.sheet = xlsb_row(0) + xlsb_cell(2, 0, le((1234U << 2) | 3U, 4)) + xlsb_cell(3, 1, le(0x07, 1)) +
               xlsb_cell(4, 2, le(1, 1)) + xlsb_cell(5, 3, le_double(98.4)) + xlsb_cell(6, 4, xlsb_text("text")) +
               xlsb_cell(7, 5, le(1, 4)) + xlsb_row(2) + xlsb_cell(8, 0, xlsb_text("Green") + "tokens") +
               xlsb_cell(9, 1, le_double(0.25) + "tokens") + xlsb_cell(10, 2, le(0, 1)) +
               xlsb_cell(11, 3, le(0x2A, 1)) + xlsb_cell(62, 4, le(1, 1) + xlsb_text("runs") + "..") +
               xlsb_cell(1, 9, "");
  const auto read = test.read();
  REQUIRE(read.ok());
  CHECK(
      cells_in_words(read.value()) ==
      "A1 number 12.34\nB1 error #DIV/0!\nC1 boolean 1\nD1 number 98.4\nE1 text text\nF1 text rich\nA3 text Green\nB3 "
      "number 0.25\nC3 boolean 0\nD3 error #N/A\nE3 text runs");
  CHECK_FALSE(read.value().formulas_read);
  CHECK(read.value().name == "test.xlsb");
}

TEST_CASE("xlsb: a cell without a column follows the last one") {
  CHECK(cells_in_words(xlsb_of(xlsb_row(4) + xlsb_cell(1, 2, "") + xlsb_record(13, le(0, 4) + le((5U << 2) | 2U, 4)) +
                               xlsb_record(12, le(0, 4)) + xlsb_record(14, le(0, 4) + le(0x24, 1)) +
                               xlsb_record(15, le(0, 4) + le(1, 1)) + xlsb_record(16, le(0, 4) + le_double(1.5)) +
                               xlsb_record(17, le(0, 4) + xlsb_text("x")))) ==
        "D5 number 5\nF5 error #NUM!\nG5 boolean 1\nH5 number 1.5\nI5 text x");
}

TEST_CASE("xlsb: hidden rows and columns, merges, and cells past the grid") {
  const auto merge = [](unsigned first_row, unsigned last_row, unsigned first_column, unsigned last_column) {
    return xlsb_record(176, le(first_row, 4) + le(last_row, 4) + le(first_column, 4) + le(last_column, 4));
  };
  const Workbook workbook =
      xlsb_of(xlsb_record(60, le(1, 4) + le(2, 4) + le(0, 4) + le(0, 4) + le(1, 2)) +
              xlsb_record(60, le(5, 4) + le(5, 4) + le(0, 4) + le(0, 4) + le(2, 2)) + xlsb_row(3, true) +
              xlsb_cell(5, 16'384, le_double(1)) + xlsb_row(1'048'576, true) + xlsb_cell(5, 0, le_double(1)) +
              merge(0, 1, 0, 1) + merge(3, 3, 3, 3) + merge(0, 1'048'576, 0, 0));
  const Sheet& sheet = workbook.sheets[0];
  CHECK(sheet.hidden_columns == std::vector<std::uint32_t>{2, 3});
  CHECK(sheet.hidden_rows == std::vector<std::uint32_t>{4});
  REQUIRE(sheet.merges.size() == 1);
  CHECK(to_string(sheet.merges[0]) == "A1:B2");
  CHECK(sheet.cells.empty());
  CHECK(sheet.oddities ==
        std::vector<std::string>{"Merged cells are given as rows 1 to 1048577 and columns 1 to 1, which no sheet has; "
                                 "they are left out",
                                 "2 cells past the last row or column that Excel has are left out"});
}

TEST_CASE("xlsb: sheets, their visibility and kind, the date system and defined names") {
  XlsbForTest test;
  test.workbook = xlsb_record(153, le(1, 4) + le(0, 4) + le(0, 4)) +
                  xlsb_record(156, le(2, 4) + le(1, 4) + xlsb_text("rId1") + xlsb_text("Figures")) +
                  xlsb_record(156, le(1, 4) + le(2, 4) + xlsb_text("rId2") + xlsb_text("Chart")) +
                  xlsb_record(39, le(0, 4) + le(0, 1) + le(0xFFFFFFFF, 4) + xlsb_text("Target") + le(0, 4)) +
                  xlsb_record(39, le(0, 4) + le(0, 1) + le(1, 4) + xlsb_text("Local") + le(0, 4)) +
                  xlsb_record(39, le(0, 4) + le(0, 1) + le(7, 4) + xlsb_text("Lost") + le(0, 4));
  const auto read = test.read();
  REQUIRE(read.ok());
  const Workbook& workbook = read.value();
  CHECK(workbook.date_1904);
  REQUIRE(workbook.sheets.size() == 2);
  CHECK(workbook.sheets[0].name->sheet == "Figures");
  CHECK(workbook.sheets[0].visibility == Visibility::very_hidden);
  CHECK(workbook.sheets[1].chart_sheet);
  CHECK(workbook.sheets[1].visibility == Visibility::hidden);
  REQUIRE(workbook.names.size() == 3);
  CHECK(workbook.names[0].name == "Target");
  CHECK(workbook.names[0].sheet == std::nullopt);
  CHECK(workbook.names[1].sheet == 1U);
  CHECK(workbook.names[2].sheet == std::nullopt);
}

TEST_CASE("xlsb: number formats and fills") {
  XlsbForTest test;
  test.styles = xlsb_record(44, le(164, 2) + xlsb_text("0.0%")) + fill(0, 0, 0, 0) + fill(2, 0, 0xC01020) +
                fill(1, 10, 0) + xlsb_record(626) + format(9, 0) + xlsb_record(627) + xlsb_record(617) + format(0, 0) +
                format(164, 1) + format(14, 2) + xlsb_record(618) + format(9, 0);
  test.sheet = xlsb_row(0) + xlsb_cell(5, 0, le_double(0.984), 1) + xlsb_cell(5, 1, le_double(42460), 2) +
               xlsb_cell(5, 2, le_double(1), 0) + xlsb_cell(5, 3, le_double(1), 3);
  const auto read = test.read();
  REQUIRE(read.ok());
  const Workbook& workbook = read.value();
  const auto& cells = workbook.sheets[0].cells;
  CHECK(workbook.styles.size() == 3);
  CHECK(workbook.shown(cells[0]) == "98.4%");
  CHECK(workbook.shown(cells[1]) == "31/03/2016");
  CHECK(workbook.styles[1].fill == 0xC01020U);
  CHECK(workbook.styles[2].fill == 0xFF0000U);
  CHECK(workbook.styles[0].fill == std::nullopt);
  CHECK(workbook.sheets[0].oddities ==
        std::vector<std::string>{"1 cell has a format that the workbook does not define; read as General"});
}

TEST_CASE("xlsb: comments have cell, author and text") {
  XlsbForTest test;
  test.comments = xlsb_record(632, xlsb_text("Officer")) +
                  xlsb_record(635, le(0, 4) + le(4, 4) + le(4, 4) + le(8, 4) + le(8, 4) + std::string(16, 'g')) +
                  xlsb_record(637, le(0, 1) + xlsb_text("Check")) + xlsb_record(636);
  const auto read = test.read();
  REQUIRE(read.ok());
  REQUIRE(read.value().sheets[0].comments.size() == 1);
  const Comment& comment = read.value().sheets[0].comments[0];
  CHECK(to_string(comment.cell) == "I5");
  CHECK(comment.author == "Officer");
  CHECK(comment.text == "Check");
}

TEST_CASE("xlsb: a text past the table, a number that is none and duplicates are said") {
  const Workbook workbook = xlsb_of(xlsb_row(0) + xlsb_cell(7, 0, le(3, 4)) +
                                    xlsb_cell(5, 1, le_double(std::numeric_limits<double>::quiet_NaN())) +
                                    xlsb_cell(4, 2, le(0, 1)) + xlsb_cell(4, 2, le(1, 1)));
  CHECK(cells_in_words(workbook) == "A1 error #UNREADABLE!\nB1 error #UNREADABLE!\nC1 boolean 1");
  CHECK(workbook.sheets[0].oddities ==
        std::vector<std::string>{"A1 holds text number 3, but the workbook has only 0 texts; the cell cannot be read",
                                 "B1 holds something that is no number where a number belongs; the cell cannot be read",
                                 "C1 is stored more than once; the last one is read (TRUE; before FALSE)"});
}

TEST_CASE("xlsb refusal: a sheet that is cut short is not passed off as the whole") {
  XlsbForTest test;
  test.sheet = xlsb_row(0) + xlsb_cell(5, 0, le_double(1));
  test.sheet_end = "";
  CHECK(damage_of(test) == "the workbook is damaged: its part xl/worksheets/sheet1.bin is cut short");
  for (const std::size_t missing : {1U, 8U, 17U}) {
    XlsbForTest cut = test;
    cut.sheet.resize(cut.sheet.size() - missing);
    CHECK(damage_of(cut) == "the workbook is damaged: its part xl/worksheets/sheet1.bin is cut short");
  }
}

TEST_CASE("xlsb refusal: records that are cut short") {
  const auto what = [](std::string_view records) {
    XlsbForTest test;
    test.sheet = records;
    return damage_of(test);
  };
  CHECK(what(xlsb_row(0) + xlsb_cell(5, 0, "1234567")) ==
        "the workbook is damaged: its part xl/worksheets/sheet1.bin has a record that is cut short (kind 5)");
  for (const unsigned type : {2U, 3U, 4U, 6U, 7U, 8U, 9U, 10U, 11U, 62U})
    CHECK(what(xlsb_row(0) + xlsb_cell(type, 0, "")) ==
          "the workbook is damaged: its part xl/worksheets/sheet1.bin has a record that is cut short (kind " +
              std::to_string(type) + ")");
  CHECK(what(xlsb_row(0) + xlsb_cell(6, 0, le(0x7FFFFFFF, 4) + "ab")).ends_with("cut short (kind 6)"));
  CHECK(what(xlsb_record(176, le(0, 4))).ends_with("cut short (kind 176)"));
  XlsbForTest test;
  test.workbook += xlsb_record(156, le(0, 4));
  CHECK(damage_of(test) ==
        "the workbook is damaged: its part xl/workbook.bin has a record that is cut short (kind 156)");
  test = XlsbForTest();
  test.strings = xlsb_record(19, le(0, 1));
  CHECK(damage_of(test).ends_with("xl/sharedStrings.bin has a record that is cut short (kind 19)"));
  test = XlsbForTest();
  test.workbook = "";
  CHECK(damage_of(test) == "the workbook is damaged: the workbook lists no sheet");
}

TEST_CASE("xlsb refusal: budgets") {
  XlsbForTest test;
  test.sheet = le(200, 1) + le(1, 1) + "\x81\x80\x80\x04";
  const Error error = refusal_of(test);
  CHECK(error.code == ErrorCode::over_limit);
  CHECK(error.what == "its part xl/worksheets/sheet1.bin has a record of over 8 MB");
  test = XlsbForTest();
  test.styles = xlsb_record(44, le(164, 2) + xlsb_text(std::string(kMaximumNumberFormatBytes + 1, '0')));
  CHECK(refusal_of(test).what == "it has a number format of over 1024 bytes; Excel allows 255 characters");
  test = XlsbForTest();
  const std::string merge = xlsb_record(176, le(0, 4) + le(1, 4) + le(0, 4) + le(0, 4));
  for (std::size_t i = 0; i <= kMaximumMerges; ++i) test.sheet += merge;
  CHECK(refusal_of(test).what == "it has over 250000 merged ranges");
}

TEST_CASE("xlsb: damaged comments are said and cost no figure") {
  XlsbForTest test;
  test.sheet = xlsb_row(0) + xlsb_cell(5, 0, le_double(1));
  test.comments = xlsb_record(632, le(9, 4));
  const auto read = test.read();
  REQUIRE(read.ok());
  CHECK(cells_in_words(read.value()) == "A1 number 1");
  CHECK(read.value().sheets[0].oddities ==
        std::vector<std::string>{"The sheet's comments could not be read: its part xl/comments1.bin has a record that "
                                 "is cut short (kind 632)"});
}

TEST_CASE("xlsb: mutated records inside a sound package are read or refused, never more than that") {
  XlsbForTest original;
  original.strings = xlsb_record(19, le(0, 1) + xlsb_text("shared"));
  original.styles = xlsb_record(617) + format(9, 0) + xlsb_record(618);
  original.sheet = xlsb_row(0, true) + xlsb_cell(2, 0, le(22, 4)) + xlsb_cell(7, 5, le(0, 4)) +
                   xlsb_cell(8, 6, xlsb_text("Green")) + xlsb_row(3) + xlsb_cell(5, 1, le_double(98.4)) +
                   xlsb_record(176, le(0, 4) + le(1, 4) + le(0, 4) + le(1, 4));
  const auto mutations = read_mutations(7, [&original](ChanceForTest& chance) {
    XlsbForTest test = original;
    for (std::size_t changes = 1 + chance.below(3); changes > 0; --changes) {
      std::string* parts[] = {&test.sheet, &test.sheet, &test.strings, &test.styles, &test.workbook};
      chance.flip_bit(*parts[chance.index_in(std::size(parts))]);
    }
    return test.read();
  });
  CHECK(mutations.read_well > 50);
  CHECK(mutations.refused > 50);
}
