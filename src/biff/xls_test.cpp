#include "biff/xls.hpp"

#include <bit>
#include <limits>

#include <doctest/doctest.h>

#include "biff/biff_for_test.hpp"

using namespace scorebook;

namespace {

std::string cells_of(std::string_view records) { return cells_in_words(xls_of(records)); }

std::vector<std::string> oddities_of(std::string_view records) { return xls_of(records).sheets.at(0).oddities; }

std::string number_value(double number) { return le_double(number); }
// What stands in place of a number: kind and value.
std::string other_value(unsigned kind, unsigned value) {
  return le(kind, 1) + le(0, 1) + le(value, 1) + std::string(3, '\0') + le(0xFFFF, 2);
}

std::string shared_texts(unsigned count, std::string_view texts) {
  return xls_record(0x00FC, le(count, 4) + le(count, 4) + std::string(texts));
}

std::string shared_label(unsigned row, unsigned index) { return xls_record(0x00FD, xls_head(row, 0) + le(index, 4)); }

}  // namespace

TEST_CASE("xls: numbers, packed numbers, texts, logical values and errors are read") {
  const std::uint64_t half = std::bit_cast<std::uint64_t>(0.5) >> 32;
  CHECK(cells_of(xls_number(0, 0, 98.4) + xls_record(0x027E, xls_head(0, 1) + le((1234U << 2) | 3U, 4)) +
                 xls_record(0x027E, xls_head(0, 2) + le(half, 4)) +
                 xls_record(0x027E, xls_head(0, 3) + le((static_cast<std::uint32_t>(-7) << 2) | 2U, 4)) +
                 xls_record(0x0204, xls_head(1, 0) + xls_text("n/a", 2)) +
                 xls_record(0x00D6, xls_head(1, 1) + xls_text("rich", 2) + le(1, 2) + le(0, 2) + le(1, 2)) +
                 xls_record(0x0205, xls_head(2, 0) + le(1, 1) + le(0, 1)) +
                 xls_record(0x0205, xls_head(2, 1) + le(0x2A, 1) + le(1, 1))) ==
        "A1 number 98.4\nB1 number 12.34\nC1 number 0.5\nD1 number -7\nA2 text n/a\nB2 text rich\nA3 boolean 1\nB3 "
        "error #N/A");
}

TEST_CASE("xls: a row of packed numbers is one record, and a formatted blank is no data") {
  CHECK(cells_of(xls_record(0x00BD, le(4, 2) + le(2, 2) + le(0, 2) + le((5U << 2) | 2U, 4) + le(0, 2) +
                                        le((6U << 2) | 2U, 4) + le(3, 2)) +
                 xls_record(0x0201, xls_head(0, 0)) + xls_record(0x00BE, le(0, 2) + le(1, 2) + le(0, 2) + le(1, 2))) ==
        "C5 number 5\nD5 number 6");
}

TEST_CASE("xls: the last values of formulas are read, and their absence is said") {
  const Workbook workbook =
      xls_of(xls_formula(0, 0, number_value(0.25)) + xls_formula(0, 1, other_value(1, 1)) +
             xls_formula(0, 2, other_value(2, 0x07)) + xls_formula(0, 3, other_value(3, 0)) +
             xls_formula(0, 4, other_value(0, 0)) + xls_record(0x04BC, "shared formula") +
             xls_record(0x0207, xls_text("Green", 2)) + xls_formula(0, 5, other_value(0, 0)) +
             xls_formula(0, 6, other_value(0, 0)) + xls_record(0x0406, xls_head(1, 0) + number_value(3)) +
             xls_formula(2, 0, other_value(9, 0)));
  CHECK(cells_in_words(workbook) ==
        "A1 number 0.25\nB1 boolean 1\nC1 error #DIV/0!\nD1 text \nE1 text Green\nF1 not calculated\nG1 not "
        "calculated\nA2 number 3\nA3 not calculated");
  CHECK_FALSE(workbook.formulas_read);
}

TEST_CASE("xls: a 0 that another program than Excel wrote in place of a result is no figure") {
  const auto formula = [](unsigned row, double value, unsigned flags, unsigned chain) {
    return xls_record(0x0006, xls_head(row, 0) + le_double(value) + le(flags, 2) + le(chain, 4) + le(0, 2));
  };
  const Workbook workbook = xls_of(formula(0, 0, 8, 0xFC000001) + formula(1, 0, 8, 0) + formula(2, 0, 3, 0) +
                                   formula(3, 0, 0, 0) + formula(4, 0.5, 8, 0) + formula(5, 0, 2, 0xFC000001));
  CHECK(cells_in_words(workbook) ==
        "A1 number 0\nA2 not calculated\nA3 not calculated\nA4 not calculated\nA5 number 0.5\nA6 number 0");
  CHECK(
      workbook.sheets[0].oddities ==
      std::vector<std::string>{
          "3 formulas with the result 0 are read as not calculated: the program that saved the workbook, which is not "
          "Excel, writes 0 also where it has no result; open the workbook in Excel, let it calculate and save it"});
}

TEST_CASE("xls: shared texts lose their rich runs and phonetic guides, in either width") {
  const std::string rich = le(2, 2) + le(8, 1) + le(2, 2) + "ab" + std::string(8, 'r');
  const std::string phonetic = le(1, 2) + le(5, 1) + le(3, 4) + le(0xE9, 2) + "xyz";
  const std::string both = le(1, 2) + le(12, 1) + le(1, 2) + le(2, 4) + "c" + "rrrrpp";
  XlsForTest test;
  test.globals += shared_texts(
      5, rich + phonetic + both + le(0, 2) + le(0, 1) + le(2, 2) + le(1, 1) + le(0xD83D, 2) + le(0xDE00, 2));
  for (unsigned i = 0; i < 5; ++i) test.sheets[0].records += shared_label(i, i);
  CHECK(cells_in_words(test.read().value()) ==
        "A1 text ab\nA2 text \xC3\xA9\nA3 text c\nA4 text \nA5 text \xF0\x9F\x98\x80");
}

TEST_CASE("xls: a shared text that runs into CONTINUE records may change its width there") {
  XlsForTest test;
  test.globals += shared_texts(2, le(6, 2) + le(0, 1) + "ab") + xls_record(0x003C, le(1, 1) + utf16("cd")) +
                  xls_record(0x003C, le(0, 1) + "ef" + le(3, 2) + le(8, 1) + le(1, 2) + "xyz" + "rr") +
                  xls_record(0x003C, "rr");
  test.sheets[0].records = shared_label(0, 0) + shared_label(1, 1);
  CHECK(cells_in_words(test.read().value()) == "A1 text abcdef\nA2 text xyz");
}

TEST_CASE("xls: a text whose characters all stand in the CONTINUE record, and a formula's text over two records") {
  XlsForTest test;
  test.globals += shared_texts(1, le(3, 2) + le(0, 1)) + xls_record(0x003C, le(0, 1) + "abc");
  test.sheets[0].records = shared_label(0, 0) + xls_formula(1, 0, other_value(0, 0)) +
                           xls_record(0x0207, le(4, 2) + le(0, 1) + "no") + xls_record(0x003C, le(0, 1) + "ne");
  CHECK(cells_in_words(test.read().value()) == "A1 text abc\nA2 text none");
}

TEST_CASE("xls: a text past the table is said and not passed off as another") {
  const Workbook workbook = xls_of(shared_label(0, 7), shared_texts(9, xls_text("only", 2)));
  CHECK(cells_in_words(workbook) == "A1 error #UNREADABLE!");
  CHECK(workbook.sheets[0].oddities ==
        std::vector<std::string>{"A1 holds text number 7, but the workbook has only 1 texts; the cell cannot be read"});
}

TEST_CASE("xls: half a surrogate pair and the character 0 become replacement characters") {
  CHECK(cells_of(xls_record(0x0204, xls_head(0, 0) + le(4, 2) + le(1, 1) + le(0xD800, 2) + le('a', 2) + le(0xDC00, 2) +
                                        le(0, 2)) +
                 xls_record(0x0204, xls_head(1, 0) + le(1, 2) + le(1, 1) + le(0xD800, 2))) ==
        "A1 text \xEF\xBF\xBD"
        "a\xEF\xBF\xBD\xEF\xBF\xBD\nA2 text \xEF\xBF\xBD");
}

TEST_CASE("xls: what is no number and what is no error of Excel's cannot be read, and that is said") {
  const std::string records = xls_number(0, 0, std::numeric_limits<double>::quiet_NaN()) +
                              xls_number(0, 1, std::numeric_limits<double>::infinity()) +
                              xls_record(0x0205, xls_head(0, 2) + le(0x55, 1) + le(1, 1));
  CHECK(cells_of(records) == "A1 error #UNREADABLE!\nB1 error #UNREADABLE!\nC1 error #UNREADABLE!");
  CHECK(oddities_of(records) ==
        std::vector<std::string>{"A1 holds something that is no number where a number belongs; the cell cannot be read",
                                 "B1 holds something that is no number where a number belongs; the cell cannot be read",
                                 "C1 holds error number 85, which Excel does not have; the cell cannot be read"});
}

TEST_CASE("xls: cells are put in order, and of duplicates the last is read") {
  const std::string records = xls_number(1, 0, 1) + xls_number(0, 0, 2) + xls_number(1, 0, 3);
  CHECK(cells_of(records) == "A1 number 2\nA2 number 3");
  CHECK(oddities_of(records) ==
        std::vector<std::string>{"Rows or cells are not stored in order; they were put in order",
                                 "A2 is stored more than once; the last one is read (3; before 1)"});
}

TEST_CASE("xls: number formats, built in and own, and fills of the palette and beside it") {
  const std::string own = xls_record(0x041E, le(164, 2) + xls_text("0.0%", 2));
  // Format 5 has a colour of its own beside the palette's: red with a tint of 0.
  const std::string exact =
      xls_record(0x087D, std::string(14, '\0') + le(5, 2) + le(0, 2) + le(1, 2) + le(4, 2) + le(20, 2) + le(2, 2) +
                             le(0, 2) + "\xC0\x10\x20\xFF" + std::string(8, '\0'));
  const std::string globals = own + xls_format(9) + xls_format(164) + xls_format(14, 10) + xls_format(0, 9) +
                              xls_format(0, 10) + exact + xls_record(0x0092, le(2, 2) + le(0, 4) + "\x01\x02\x03\x04");
  const Workbook workbook = xls_of(xls_number(0, 0, 0.5, 1) + xls_number(0, 1, 0.984, 2) + xls_number(0, 2, 42460, 3) +
                                       xls_number(0, 3, 1, 4) + xls_number(0, 4, 1, 5) + xls_number(0, 5, 1, 77),
                                   globals);
  const auto& cells = workbook.sheets[0].cells;
  CHECK(workbook.shown(cells[0]) == "50%");
  CHECK(workbook.shown(cells[1]) == "98.4%");
  CHECK(workbook.shown(cells[2]) == "31/03/2016");
  CHECK(workbook.styles[cells[0].style].fill == std::nullopt);
  CHECK(workbook.styles[cells[2].style].fill == 0xFF0000U);  // past the workbook's own palette: Excel's
  CHECK(workbook.styles[cells[3].style].fill == 0x010203U);
  CHECK(workbook.styles[cells[4].style].fill == 0xC01020U);
  CHECK(workbook.styles[cells[5].style].number_format == "General");
  CHECK(workbook.sheets[0].oddities ==
        std::vector<std::string>{"1 cell has a format that the workbook does not define; read as General"});
}

TEST_CASE("xls: merges, hidden rows and hidden columns") {
  const auto row = [](unsigned number, unsigned flags) {
    return xls_record(0x0208, le(number, 2) + std::string(10, '\0') + le(flags, 2) + le(0, 2));
  };
  const auto columns = [](unsigned first, unsigned last, unsigned flags) {
    return xls_record(0x007D, le(first, 2) + le(last, 2) + le(0, 4) + le(flags, 2) + le(0, 2));
  };
  const std::string merges =
      xls_record(0x00E5, le(3, 2) + le(0, 2) + le(1, 2) + le(0, 2) + le(1, 2) + le(4, 2) + le(4, 2) + le(2, 2) +
                             le(2, 2) + le(9, 2) + le(8, 2) + le(0, 2) + le(0, 2));
  const Workbook workbook =
      xls_of(columns(1, 2, 1) + columns(4, 4, 0) + row(3, 0x20) + row(4, 0) + row(1, 0x120) + merges);
  const Sheet& sheet = workbook.sheets[0];
  REQUIRE(sheet.merges.size() == 1);
  CHECK(to_string(sheet.merges[0]) == "A1:B2");
  CHECK(sheet.hidden_rows == std::vector<std::uint32_t>{2, 4});
  CHECK(sheet.hidden_columns == std::vector<std::uint32_t>{2, 3});
  CHECK(sheet.oddities ==
        std::vector<std::string>{"Merged cells are given as rows 10 to 9 and columns 1 to 1, which no "
                                 "sheet has; they are left out"});
}

TEST_CASE("xls: sheets keep their order, visibility and kind; charts hold no cells of a sheet") {
  XlsForTest test;
  const std::string chart = xls_begin(0x20) + xls_number(0, 0, 99) + xls_end();
  test.globals += xls_record(0x0022, le(1, 2));
  test.sheets = {{"First", xls_number(0, 0, 1) + chart + xls_number(0, 1, 2), 0, 0},
                 {"Chart", xls_number(0, 0, 5), 1, 2},
                 {"Last", "", 2, 0}};
  const auto read = test.read();
  REQUIRE(read.ok());
  const Workbook& workbook = read.value();
  CHECK(workbook.name == "test.xls");
  CHECK(workbook.path == "folder/test.xls");
  CHECK(workbook.date_1904);
  REQUIRE(workbook.sheets.size() == 3);
  CHECK(cells_in_words(workbook, 0) == "A1 number 1\nB1 number 2");
  CHECK(workbook.sheets[0].name->sheet == "First");
  CHECK(workbook.sheets[1].chart_sheet);
  CHECK(workbook.sheets[1].cells.empty());
  CHECK(workbook.sheets[1].visibility == Visibility::hidden);
  CHECK_FALSE(workbook.sheets[2].chart_sheet);
  CHECK(workbook.sheets[2].visibility == Visibility::very_hidden);
}

TEST_CASE("xls: the names of defined names, built-in ones and those of a sheet") {
  const auto name = [](unsigned flags, unsigned sheet, std::string_view letters) {
    return xls_record(0x0018, le(flags, 2) + le(0, 1) + le(letters.size(), 1) + le(0, 2) + le(0, 2) + le(sheet, 2) +
                                  le(0, 4) + le(0, 1) + std::string(letters));
  };
  const Workbook workbook = xls_of("", name(0, 0, "Target") + name(0x20, 1, "\x06") + name(0, 9, "Lost"));
  REQUIRE(workbook.names.size() == 3);
  CHECK(workbook.names[0].name == "Target");
  CHECK(workbook.names[0].sheet == std::nullopt);
  CHECK(workbook.names[1].name == "_xlnm.Print_Area");
  CHECK(workbook.names[1].sheet == 0U);
  CHECK(workbook.names[2].sheet == std::nullopt);
}

TEST_CASE("xls: built-in names are spelt as in .xlsx, from the first to the last, in characters of either width") {
  const auto name = [](unsigned number, bool wide) {
    return xls_record(0x0018, le(0x20, 2) + le(0, 1) + le(1, 1) + le(0, 2) + le(0, 2) + le(0, 2) + le(0, 4) +
                                  le(wide ? 1 : 0, 1) + le(number, wide ? 2 : 1));
  };
  std::string records;
  for (unsigned number = 0; number < 15; ++number) records += name(number, number % 2 == 1);
  records += name(300, true);
  const Workbook workbook = xls_of("", records);
  std::string names;
  for (const DefinedName& defined : workbook.names) names += defined.name + "\n";
  CHECK(names ==
        "_xlnm.Consolidate_Area\n_xlnm.Auto_Open\n_xlnm.Auto_Close\n_xlnm.Extract\n_xlnm.Database\n_xlnm.Criteria\n"
        "_xlnm.Print_Area\n_xlnm.Print_Titles\n_xlnm.Recorder\n_xlnm.Data_Form\n_xlnm.Auto_Activate\n"
        "_xlnm.Auto_Deactivate\n_xlnm.Sheet_Title\n_xlnm._FilterDatabase\n_xlnm.14\n_xlnm.300\n");
}

TEST_CASE("xls: a comment has its cell, its author and its text") {
  const auto object = [](unsigned number) {
    return xls_record(0x005D, le(0x15, 2) + le(0x12, 2) + le(0x19, 2) + le(number, 2) + std::string(14, '\0'));
  };
  const std::string text = xls_record(0x01B6, std::string(10, '\0') + le(5, 2) + le(16, 2) + le(0, 4)) +
                           xls_record(0x003C, le(0, 1) + "Check") + xls_record(0x003C, std::string(16, '\0'));
  const Workbook workbook =
      xls_of(object(3) + text + xls_record(0x001C, le(4, 2) + le(8, 2) + le(0, 2) + le(3, 2) + xls_text("Officer", 2)));
  REQUIRE(workbook.sheets[0].comments.size() == 1);
  const Comment& comment = workbook.sheets[0].comments[0];
  CHECK(to_string(comment.cell) == "I5");
  CHECK(comment.author == "Officer");
  CHECK(comment.text == "Check");
}

TEST_CASE("xls: records outside a compound file are read") {
  XlsForTest test;
  test.sheets[0].records = xls_number(0, 0, 7);
  const auto read = read_xls(bytes_of(test.stream()), "test.xls");
  REQUIRE(read.ok());
  CHECK(cells_in_words(read.value()) == "A1 number 7");
}

TEST_CASE("xls: a file for Excel 95 and 97 at once is read as that for 97") {
  XlsForTest test;
  test.sheets[0].records = xls_number(0, 0, 7);
  const CompoundForTest file{{{"Book", xls_begin(5, 0x0500)}, {"Workbook", test.stream()}}};
  const auto read = read_xls(file.bytes(), "test.xls");
  REQUIRE(read.ok());
  CHECK(cells_in_words(read.value()) == "A1 number 7");
}
