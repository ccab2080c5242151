#include "ooxml/sheet.hpp"

#include <doctest/doctest.h>

#include "ooxml/package_for_test.hpp"

using namespace scorebook;

namespace {

// The cells of a workbook with a table of three shared strings: "zero", "", "two".
Workbook with_strings(std::string_view rows) {
  WorkbookForTest workbook;
  workbook.sheet = sheet_of(rows);
  workbook.strings =
      R"(<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>zero</t></si><si/><si><t>two</t></si></sst>)";
  auto read = workbook.read();
  REQUIRE(read.ok());
  return std::move(read).value();
}

}  // namespace

TEST_CASE("sheet: a cell without r follows the last cell, a row without r the last row") {
  const auto workbook = workbook_of_rows(
      "<row><c><v>1</v></c><c><v>2</v></c></row><row r='4'><c "
      "r='C4'><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>");
  CHECK(cells_in_words(workbook) == "A1 number 1\nB1 number 2\nC4 number 3\nD4 number 4\nA5 number 5");
  CHECK(workbook.sheets[0].oddities.empty());
}

TEST_CASE("sheet: every type of cell is read as what it says") {
  const auto workbook = with_strings(
      "<row r='1'><c r='A1' t='s'><v>2</v></c><c r='B1' t='str'><v>abc</v></c><c r='C1' "
      "t='inlineStr'><is><t>in</t></is></c>"
      "<c r='D1' t='b'><v>1</v></c><c r='E1' t='e'><v>#DIV/0!</v></c><c r='F1' t='n'><v>12.5</v></c><c "
      "r='G1'><v>7</v></c></row>");
  CHECK(cells_in_words(workbook) ==
        "A1 text two\nB1 text abc\nC1 text in\nD1 boolean 1\nE1 error #DIV/0!\nF1 number 12.5\nG1 number 7");
}

TEST_CASE("sheet: an empty si keeps its index") {
  const auto workbook = with_strings(
      "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c><c r='C1' t='s'><v>2</v></c></row>");
  CHECK(cells_in_words(workbook) == "A1 text zero\nB1 text \nC1 text two");
}

TEST_CASE("sheet: a shared string past the table is an unreadable cell and said") {
  const auto workbook = with_strings("<row r='1'><c r='A1' t='s'><v>3</v></c></row>");
  CHECK(cells_in_words(workbook) == "A1 error #UNREADABLE!");
  REQUIRE(workbook.sheets[0].oddities.size() == 1);
  CHECK(workbook.sheets[0].oddities[0] ==
        "A1 holds text number 3, but the workbook has only 3 texts; the cell cannot be read");
}

TEST_CASE("sheet: any text of an error cell is an error value") {
  CHECK(cells_in_words(workbook_of_rows(
            "<row r='1'><c r='A1' t='e'><v>#SPILL!</v></c><c r='B1' t='e'><v>#FIELD!</v></c></row>")) ==
        "A1 error #SPILL!\nB1 error #FIELD!");
}

TEST_CASE("sheet: a date cell becomes a serial number with a date format") {
  const auto workbook = workbook_of_rows(
      "<row r='1'><c r='A1' t='d'><v>2016-03-31</v></c><c r='B1' t='d'><v>2016-03-31T12:00:00</v></c></row>");
  CHECK(cells_in_words(workbook) == "A1 number 42460\nB1 number 42460.5");
  CHECK(workbook.shown(workbook.sheets[0].cells[0]) == "2016-03-31");
  CHECK(workbook.shown(workbook.sheets[0].cells[1]) == "2016-03-31 12:00:00");
}

TEST_CASE("sheet: a formula without a cached value was never calculated and is no zero") {
  const auto workbook = workbook_of_rows(
      "<row r='1'><c r='A1'><f>B1+1</f></c><c r='B1'><f>1+1</f><v></v></c><c r='C1' "
      "t='str'><f>T(D1)</f><v></v></c></row>");
  CHECK(cells_in_words(workbook) == "A1 not calculated =B1+1\nB1 not calculated =1+1\nC1 text  =T(D1)");
  CHECK(workbook.shown(workbook.sheets[0].cells[0]).empty());
}

TEST_CASE("sheet: formatted blanks are not cells") {
  CHECK(workbook_of_rows("<row r='1'><c r='A1' s='0'/><c r='B1' s='0'><v/></c><c r='XFD1'/></row><row r='1048576'/>")
            .sheets[0]
            .cells.empty());
}

TEST_CASE("sheet: A1 and XFD1048576 cost two cells") {
  const auto workbook =
      workbook_of_rows("<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c r='XFD1048576'><v>2</v></c></row>");
  CHECK(cells_in_words(workbook) == "A1 number 1\nXFD1048576 number 2");
}

TEST_CASE("sheet: references in lower case are references") {
  CHECK(cells_in_words(workbook_of_rows("<row r='2'><c r='b2'><v>1</v></c></row>")) == "B2 number 1");
}

TEST_CASE("sheet: cells out of order are put in order, and said") {
  const auto workbook = workbook_of_rows(
      "<row r='2'><c r='B2'><v>4</v></c><c r='A2'><v>3</v></c></row><row r='1'><c r='A1'><v>1</v></c></row>");
  CHECK(cells_in_words(workbook) == "A1 number 1\nA2 number 3\nB2 number 4");
  REQUIRE(workbook.sheets[0].oddities.size() == 1);
  CHECK(workbook.sheets[0].oddities[0] == "Rows or cells are not stored in order; they were put in order");
}

TEST_CASE("sheet: of a cell stored twice the last is read, and said") {
  const auto workbook = workbook_of_rows("<row r='1'><c r='A1'><v>900</v></c><c r='A1'><v>879</v></c></row>");
  CHECK(cells_in_words(workbook) == "A1 number 879");
  REQUIRE(workbook.sheets[0].oddities.size() == 1);
  CHECK(workbook.sheets[0].oddities[0] == "A1 is stored more than once; the last one is read (879; before 900)");
}

TEST_CASE("sheet: cells past the grid are left out, and said with what they hold") {
  const auto workbook =
      workbook_of_rows("<row r='1'><c r='XFE1'><v>1</v></c></row><row r='1048577'><c><v>2</v></c></row>");
  CHECK(workbook.sheets[0].cells.empty());
  REQUIRE(workbook.sheets[0].oddities.size() == 2);
  CHECK(workbook.sheets[0].oddities[0] ==
        "A cell is referenced as \"XFE1\", which no sheet has; what it holds is left out (1)");
  CHECK(workbook.sheets[0].oddities[1] == "1 cell past the last row or column that Excel has is left out");
}

TEST_CASE("sheet: a cell that says another row than its row is read where it says") {
  const auto workbook = workbook_of_rows("<row r='1'><c r='A7'><v>1</v></c></row>");
  CHECK(cells_in_words(workbook) == "A7 number 1");
  REQUIRE(workbook.sheets[0].oddities.size() == 1);
  CHECK(workbook.sheets[0].oddities[0] == "A7 is stored among the cells of row 1; it is read as A7");
}

TEST_CASE("sheet: a number that is none is kept as text, and said") {
  const auto workbook =
      workbook_of_rows("<row r='1'><c r='A1'><v>1O3</v></c><c r='B1'><v>NaN</v></c><c r='C1'><v>1e999</v></c></row>");
  CHECK(cells_in_words(workbook) == "A1 text 1O3\nB1 text NaN\nC1 text 1e999");
  REQUIRE(workbook.sheets[0].oddities.size() == 3);
  CHECK(workbook.sheets[0].oddities[0] == "A1: the number \"1O3\" cannot be read; it is kept as text");
}

TEST_CASE("sheet: exponents and blanks round numbers are read") {
  CHECK(cells_in_words(workbook_of_rows("<row r='1'><c r='A1'><v> 1.5E2\n</v></c><c r='B1'><v>+2</v></c></row>")) ==
        "A1 number 150\nB1 number 2");
}

TEST_CASE("sheet: entities, CDATA and comments are read as XML says") {
  CHECK(cells_in_words(workbook_of_rows(
            "<row r='1'><c r='A1' t='str'><v>a&amp;b&#233;<![CDATA[<c>]]><!-- no -->d</v></c></row>")) ==
        "A1 text a&b\xC3\xA9<c>d");
}

TEST_CASE("sheet: a v inside an extension is not the cell's value") {
  CHECK(cells_in_words(workbook_of_rows(
            "<row r='1'><c r='A1'><v>5</v><extLst><ext><v>6</v></ext></extLst></c></row>",
            "<extLst><ext><sheetData><row r='9'><c r='A9'><v>1</v></c></row></sheetData></ext></extLst>")) ==
        "A1 number 5");
}

TEST_CASE("sheet: a shared formula is written out for each of its cells") {
  const auto workbook = workbook_of_rows(
      "<row r='1'><c r='B1'><f t='shared' ref='B1:B3' si='0'>A1*$D$1</f><v>1</v></c></row>"
      "<row r='2'><c r='B2'><f t='shared' si='0'/><v>2</v></c></row><row r='3'><c r='B3'><f t='shared' "
      "si='0'></f><v>3</v></c></row>");
  CHECK(cells_in_words(workbook) == "B1 number 1 =A1*$D$1\nB2 number 2 =A2*$D$1\nB3 number 3 =A3*$D$1");
}

TEST_CASE("sheet: a shared formula may come before the cell that spells it") {
  const auto workbook = workbook_of_rows(
      "<row r='1'><c r='B1'><f t='shared' si='4'/><v>1</v></c></row><row r='2'><c r='B2'><f t='shared' ref='B1:B2' "
      "si='4'>A2+1</f><v>2</v></c></row>");
  CHECK(cells_in_words(workbook) == "B1 number 1 =A1+1\nB2 number 2 =A2+1");
}

TEST_CASE("sheet: a shared formula that nothing spells still marks a formula, and is said") {
  const auto workbook = workbook_of_rows("<row r='1'><c r='B1'><f t='shared' si='4'/><v>1</v></c></row>");
  CHECK(cells_in_words(workbook) == "B1 number 1 =(shared formula that the file does not have)");
  REQUIRE(workbook.sheets[0].oddities.size() == 1);
  CHECK(workbook.sheets[0].oddities[0] == "B1 uses shared formula 4, which the sheet does not have");
}

TEST_CASE("sheet: an array formula is the formula of every cell that it fills") {
  const auto workbook = workbook_of_rows(
      "<row r='1'><c r='A1'><f t='array' ref='A1:A2'>ROW(1:2)</f><v>1</v></c><c r='B1'><v>7</v></c></row><row "
      "r='2'><c r='A2'><v>2</v></c></row><row r='3'><c r='A3'><v>3</v></c></row>");
  CHECK(cells_in_words(workbook) == "A1 number 1 =ROW(1:2)\nB1 number 7\nA2 number 2 =ROW(1:2)\nA3 number 3");
}

TEST_CASE("sheet: the cells of a what-if table have its formula") {
  const auto workbook = workbook_of_rows(
      "<row r='1'><c r='B1'><f t='dataTable' ref='B1:B2' r1='A1'/><v>1</v></c></row><row r='2'><c r='B2'><v>2</v></c>"
      "</row>");
  CHECK(cells_in_words(workbook) == "B1 number 1 =TABLE(A1,)\nB2 number 2 =TABLE(A1,)");
}

TEST_CASE("sheet: array formulas over the whole grid, and over each other, cost no more than their cells") {
  std::string rows;
  for (int row = 1; row <= 3'000; ++row) {
    const std::string ref = "A" + std::to_string(row);
    rows += "<row r='" + std::to_string(row) + "'><c r='" + ref + "'><f t='array' ref='A1:XFD1048576'>B1</f><v>1</v>" +
            "</c></row>";
  }
  const auto workbook = workbook_of_rows(rows);
  CHECK(workbook.sheets[0].cells.size() == 3'000);
  REQUIRE(workbook.sheets[0].oddities.size() == 1);
  CHECK(workbook.sheets[0].oddities[0] == "array formulas lie over each other; not every cell that they fill is known");
}

TEST_CASE("sheet: hidden rows and columns are listed in order") {
  WorkbookForTest workbook;
  workbook.sheet =
      R"(<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cols><col min="5" max="6" hidden="1"/>)"
      R"(<col min="2" max="2" hidden="true"/><col min="1" max="1" hidden="0"/><col min="16384" max="99999999" hidden="1"/></cols>)"
      R"(<sheetData><row r="3" hidden="1"/><row r="4"/><row r="2" hidden="true"/></sheetData></worksheet>)";
  const auto read = workbook.read();
  REQUIRE(read.ok());
  CHECK(read.value().sheets[0].hidden_columns == std::vector<std::uint32_t>{2, 5, 6, 16'384});
  CHECK(read.value().sheets[0].hidden_rows == std::vector<std::uint32_t>{2, 3});
}

TEST_CASE("sheet: merged ranges are found by any of their cells") {
  const auto workbook = workbook_of_rows(
      "", "<mergeCells count='9'><mergeCell ref='B3:L3'/><mergeCell ref='A9:A10'/><mergeCell ref='C1'/></mergeCells>");
  const Sheet& sheet = workbook.sheets[0];
  REQUIRE(sheet.merges.size() == 2);
  REQUIRE(sheet.merge_at({3, 12}) != nullptr);
  CHECK(to_string(*sheet.merge_at({3, 12})) == "B3:L3");
  CHECK(sheet.merge_at({3, 13}) == nullptr);
  CHECK(sheet.merge_at({1, 3}) == nullptr);
}

TEST_CASE("sheet: a text longer than Excel allows is kept whole, and said") {
  const auto workbook =
      workbook_of_rows("<row r='1'><c r='A1' t='str'><v>" + std::string(32'768, 'x') + "</v></c></row>");
  CHECK(workbook.text_of(workbook.sheets[0].cells[0]).size() == 32'768);
  REQUIRE(workbook.sheets[0].oddities.size() == 1);
  CHECK(workbook.sheets[0].oddities[0] == "A1 holds a text of 32768 characters; Excel allows 32767");
}

TEST_CASE("sheet: a dimension that lies changes nothing") {
  WorkbookForTest workbook;
  workbook.sheet =
      R"(<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:A1"/>)"
      R"(<sheetData><row r="5"><c r="E5"><v>1</v></c></row></sheetData></worksheet>)";
  const auto read = workbook.read();
  REQUIRE(read.ok());
  CHECK(cells_in_words(read.value()) == "E5 number 1");
}

TEST_CASE("sheet: a style that the workbook lacks is General, and said once with its count") {
  const auto workbook = workbook_of_rows("<row r='1'><c r='A1' s='7'><v>1</v></c><c r='B1' s='8'><v>1</v></c></row>");
  CHECK(workbook.shown(workbook.sheets[0].cells[0]) == "1");
  REQUIRE(workbook.sheets[0].oddities.size() == 1);
  CHECK(workbook.sheets[0].oddities[0] == "2 cells have a format that the workbook does not define; read as General");
}

TEST_CASE("sheet: of an alternate content the fallback is read, other namespaces are not") {
  WorkbookForTest workbook;
  workbook.sheet =
      R"(<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:x="urn:x">)"
      R"(<sheetData><row r="1"><mc:AlternateContent><mc:Choice Requires="x"><c r="A1"><v>1</v></c></mc:Choice>)"
      R"(<mc:Fallback><c r="A1"><v>2</v></c></mc:Fallback></mc:AlternateContent><x:c r="B1"><x:v>3</x:v></x:c></row></sheetData></worksheet>)";
  const auto read = workbook.read();
  REQUIRE(read.ok());
  CHECK(cells_in_words(read.value()) == "A1 number 2");
}

TEST_CASE("sheet: what the file holds is shortened in messages at the end of a character") {
  std::string pounds;
  for (int i = 0; i < 50; ++i) pounds += "\u00A3";
  const auto workbook = workbook_of_rows("<row r='1'><c r='A1' t='n'><v>1" + pounds + "</v></c></row>");
  REQUIRE(workbook.sheets[0].oddities.size() == 1);
  CHECK(workbook.sheets[0].oddities[0] ==
        "A1: the number \"1" + pounds.substr(0, 78) + "...\" cannot be read; it is kept as text");
}
