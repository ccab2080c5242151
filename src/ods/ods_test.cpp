#include "ods/ods.hpp"

#include <doctest/doctest.h>

#include "ooxml/mutation_for_test.hpp"
#include "ooxml/package_for_test.hpp"

using namespace scorebook;

namespace {

const std::string kSpaces =
    R"( xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" xmlns:xlink="http://www.w3.org/1999/xlink")";

std::string content_of(const std::string& spreadsheet, const std::string& styles = "") {
  return "<office:document-content" + kSpaces + "><office:automatic-styles>" + styles +
         "</office:automatic-styles><office:body><office:spreadsheet>" + spreadsheet +
         "</office:spreadsheet></office:body></office:document-content>";
}

std::string table(const std::string& rows) { return "<table:table table:name=\"Data\">" + rows + "</table:table>"; }
std::string row(const std::string& cells) { return "<table:table-row>" + cells + "</table:table-row>"; }
std::string text_cell(const std::string& paragraphs) {
  return "<table:table-cell office:value-type=\"string\">" + paragraphs + "</table:table-cell>";
}
std::string number_cell(const std::string& value, const std::string& attributes = "") {
  return "<table:table-cell office:value-type=\"float\" office:value=\"" + value + "\" " + attributes + "/>";
}

Result<Workbook> read_parts(const std::vector<PartForTest>& parts) {
  const auto bytes = zip_bytes({parts});
  auto package = Package::open(bytes, "folder/test.ods");
  if (!package) return package.error();
  return read_ods(std::move(package).value(), "folder/test.ods");
}

Workbook workbook_of(const std::string& spreadsheet, const std::string& styles = "") {
  auto read = read_parts({{"content.xml", content_of(spreadsheet, styles)}});
  REQUIRE_MESSAGE(read.ok(), (read.ok() ? std::string() : read.error().text()));
  return std::move(read).value();
}

Error refusal_of(const std::vector<PartForTest>& parts) {
  const auto read = read_parts(parts);
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().where == "folder/test.ods");
  return read.error();
}

std::string oddities_of(const Workbook& workbook) {
  std::string words;
  for (const std::string& oddity : workbook.sheets.at(0).oddities) words += (words.empty() ? "" : "\n") + oddity;
  return words;
}

std::string shown_in(const Workbook& workbook, std::size_t cell) {
  return workbook.shown(workbook.sheets.at(0).cells.at(cell));
}

}  // namespace

TEST_CASE("ods: every type of value") {
  const Workbook workbook = workbook_of(
      table(row(number_cell("5.5") + text_cell("<text:p>abc</text:p>") +
                R"(<table:table-cell office:value-type="boolean" office:boolean-value="true"/>)"
                R"(<table:table-cell office:value-type="percentage" office:value="0.984"/>)"
                R"(<table:table-cell office:value-type="date" office:date-value="2016-03-31"/>)"
                R"(<table:table-cell office:value-type="date" office:date-value="2016-03-31T09:30:00"/>)"
                R"(<table:table-cell office:value-type="time" office:time-value="PT09H30M00S"/>)"
                R"(<table:table-cell office:value-type="time" office:time-value="PT36H30M00S"/>)"
                R"(<table:table-cell office:value-type="currency" office:currency="GBP" office:value="1234.5"/>)"
                R"(<table:table-cell office:value-type="currency" office:currency="XXX" office:value="1"/>)")));
  CHECK(workbook.name == "test.ods");
  CHECK(workbook.sheets[0].name->sheet == "Data");
  CHECK(cells_in_words(workbook) ==
        "A1 number 5.5\nB1 text abc\nC1 boolean 1\nD1 number 0.984\nE1 number 42460\nF1 number 42460.395833\nG1 number "
        "0.395833\nH1 number 1.520833\nI1 number 1234.5\nJ1 number 1");
  CHECK(shown_in(workbook, 3) == "98.40%");
  CHECK(shown_in(workbook, 4) == "2016-03-31");
  CHECK(shown_in(workbook, 5) == "2016-03-31 09:30:00");
  CHECK(shown_in(workbook, 6) == "09:30:00");
  CHECK(shown_in(workbook, 7) == "36:30:00");
  CHECK(shown_in(workbook, 8) == "£1,234.50");
  CHECK(shown_in(workbook, 9) == "1");
  CHECK(oddities_of(workbook).empty());
}

TEST_CASE("ods: any prefix is read, and only by its namespace") {
  const auto read = read_parts(
      {{"content.xml",
        R"(<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:x="urn:other"><o:body><o:spreadsheet><x:table t:name="No"/><t:table t:name="Data"><t:table-row><t:table-cell x:value-type="string" o:value-type="float" x:value="1" o:value="2"/></t:table-row></t:table></o:spreadsheet></o:body></o:document-content>)"}});
  REQUIRE(read.ok());
  CHECK(read.value().sheets.size() == 1);
  CHECK(cells_in_words(read.value()) == "A1 number 2");
}

TEST_CASE("ods: paragraphs are joined, blanks and tabs that are elements are kept") {
  const Workbook workbook = workbook_of(table(row(
      text_cell(
          "<text:p>one</text:p><text:p>two<text:s text:c=\"3\"/>and<text:tab/>tab<text:line-break/>line</text:p>") +
      text_cell("<text:p>a <text:span>b</text:span>\n   c<text:a>d</text:a></text:p>") +
      text_cell("<text:p> </text:p>") + text_cell("<text:p> a  b\n</text:p>") + text_cell("<text:p>_x0041_</text:p>") +
      R"(<table:table-cell office:value-type="string" office:string-value="stated"><text:p>shown</text:p></table:table-cell>)"
      R"(<table:table-cell><text:p>no type</text:p></table:table-cell>)")));
  CHECK(cells_in_words(workbook) ==
        "A1 text one\ntwo   and\ttab\nline\nB1 text a b cd\nC1 text  \nD1 text  a  b \nE1 text _x0041_\nF1 text "
        "stated\nG1 text no type");
}

TEST_CASE("ods: blanks counted without end refuse the file, in one text or many, in cells or comments") {
  const auto times = [](std::size_t number, const std::string& piece) {
    std::string all;
    for (std::size_t i = 0; i < number; ++i) all += piece;
    return all;
  };
  const std::string blanks = R"(<text:s text:c="32767"/>)";
  const auto refused = [](const std::string& cells) {
    const Error error = refusal_of({{"content.xml", content_of(table(row(cells)))}});
    CHECK(error.code == ErrorCode::over_limit);
    CHECK(error.what == "its texts hold over 64 MB of blanks that are only counted");
  };
  refused(text_cell("<text:p>" + times(3000, blanks) + "</text:p>"));
  refused(times(3000, text_cell("<text:p>" + blanks + "</text:p>")));
  refused("<table:table-cell><office:annotation><text:p>" + times(3000, blanks) +
          "</text:p></office:annotation></table:table-cell>");
  const Workbook workbook = workbook_of(table(row(text_cell("<text:p>" + times(3, blanks) + "</text:p>"))));
  CHECK(workbook.texts.at(workbook.sheets[0].cells.at(0).text).size() == 3 * 32'767);
}

TEST_CASE("ods: a drawing in a cell and its text are no part of the cell's text") {
  const Workbook workbook = workbook_of(table(row(
      "<table:table-cell office:value-type=\"string\"><draw:frame xmlns:draw=\"urn:d\"><text:p>no</text:p></draw:frame>"
      "<text:p>yes</text:p></table:table-cell>")));
  CHECK(cells_in_words(workbook) == "A1 text yes");
}

TEST_CASE("ods: comments are no part of a cell's text") {
  const Workbook workbook =
      workbook_of(table(row("<table:table-cell/><table:table-cell office:value-type=\"float\" "
                            "office:value=\"1\"><office:annotation><dc:creator>Pat</dc:creator>"
                            "<dc:date>2016-01-01</dc:date><text:p>first</"
                            "text:p><text:list><text:list-item><text:p>second</text:p></text:list-item></text:list>"
                            "</office:annotation><text:p>1</text:p></table:table-cell>")));
  CHECK(cells_in_words(workbook) == "B1 number 1");
  REQUIRE(workbook.sheets[0].comments.size() == 1);
  CHECK(to_string(workbook.sheets[0].comments[0].cell) == "B1");
  CHECK(workbook.sheets[0].comments[0].author == "Pat");
  CHECK(workbook.sheets[0].comments[0].text == "first\nsecond");
}

TEST_CASE("ods: repeats of values are written out, those of blanks only count") {
  const Workbook workbook = workbook_of(table(
      R"(<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>)"
      R"(<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="3"/>)" +
      number_cell("7", "table:number-columns-repeated=\"2\"") + "</table:table-row>" + row(number_cell("8"))));
  CHECK(cells_in_words(workbook) ==
        "D1048001 number 7\nE1048001 number 7\nD1048002 number 7\nE1048002 number 7\nA1048003 number 8");
  CHECK(oddities_of(workbook).empty());
}

TEST_CASE("ods: cells past the grid are left out, and that is said") {
  const Workbook workbook =
      workbook_of(table(row("<table:table-cell table:number-columns-repeated=\"16383\"/>" +
                            number_cell("1", "table:number-columns-repeated=\"99999999999\"") + number_cell("2")) +
                        R"(<table:table-row table:number-rows-repeated="1048575"/>)" + row(number_cell("3"))));
  CHECK(cells_in_words(workbook) == "XFD1 number 1");
  CHECK(oddities_of(workbook) == "3 cells past the last row or column that Excel has are left out");
}

TEST_CASE("ods: repeats past the grid are cut off, and that is said where they hold something") {
  const std::string last_row = R"(<table:table-row table:number-rows-repeated="1048575"/>)";
  const std::string words = "1 cell past the last row or column that Excel has is left out";
  const std::string many_rows = R"(<table:table-row table:number-rows-repeated="2">)";
  const std::string empty = R"(<table:table-cell office:value-type="string" office:string-value=""/>)";
  const Workbook down = workbook_of(table(last_row + many_rows + number_cell("7") + empty + "</table:table-row>"));
  CHECK(cells_in_words(down) == "A1048576 number 7\nB1048576 text ");
  CHECK(oddities_of(down) == words);
  const Workbook across = workbook_of(table(row(number_cell("7", "table:number-columns-repeated=\"20000\""))));
  CHECK(across.sheets[0].cells.size() == 16'384);
  CHECK(oddities_of(across) == words);
  const Workbook blank = workbook_of(
      table(row(number_cell("7") + R"(<table:table-cell table:number-columns-repeated="20000"/>)") +
            R"(<table:table-row table:number-rows-repeated="2000000"><table:table-cell/></table:table-row>)"));
  CHECK(oddities_of(blank).empty());
  const Workbook whole = workbook_of(table(row(number_cell("7", "table:number-columns-repeated=\"16384\""))));
  CHECK(oddities_of(whole).empty());
}

TEST_CASE("ods: a value repeated without end refuses the file") {
  const Error error =
      refusal_of({{"content.xml", content_of(table("<table:table-row table:number-rows-repeated=\"1048576\">" +
                                                   number_cell("1", "table:number-columns-repeated=\"16384\"") +
                                                   "</table:table-row>"))}});
  CHECK(error.code == ErrorCode::over_limit);
  CHECK(error.what == "it has over 24000000 cells");
  const Error repeated =
      refusal_of({{"content.xml",
                   content_of(table("<table:table-row table:number-rows-repeated=\"1000000\">" +
                                    number_cell("1", "table:number-columns-repeated=\"5\"") + "</table:table-row>"))}});
  CHECK(repeated.what == "it repeats values over more than 4000000 cells");
}

TEST_CASE("ods: spans are merges, and what lies under them is kept") {
  const Workbook workbook =
      workbook_of(table(row(number_cell("1", R"(table:number-columns-spanned="2" table:number-rows-spanned="2")") +
                            R"(<table:covered-table-cell office:value-type="float" office:value="9"/>)") +
                        row("<table:covered-table-cell table:number-columns-repeated=\"2\"/>" + number_cell("3"))));
  CHECK(cells_in_words(workbook) == "A1 number 1\nB1 number 9\nC2 number 3");
  REQUIRE(workbook.sheets[0].merges.size() == 1);
  CHECK(to_string(workbook.sheets[0].merges[0]) == "A1:B2");
  CHECK(workbook.sheets[0].merge_at({2, 2}) != nullptr);
}

TEST_CASE("ods: hidden rows, columns, groups and sheets") {
  const Workbook workbook = workbook_of(
      R"(<table:table table:name="Secret" table:style-name="ta2"/><table:table table:name="Data" table:style-name="ta1">)"
      R"(<table:table-column/><table:table-column table:number-columns-repeated="2" table:visibility="collapse"/>)"
      R"(<table:table-column-group table:display="false"><table:table-column/></table:table-column-group><table:table-column table:visibility="filter"/>)"
      R"(<table:table-header-rows>)" +
          row(number_cell("1", "table:number-columns-repeated=\"4\"")) +
          "</table:table-header-rows>"
          R"(<table:table-row table:visibility="filter"/><table:table-row-group table:display="false"><table:table-row/></table:table-row-group>)" +
          row(number_cell("2")) +
          R"(<table:table-row table:visibility="collapse" table:number-rows-repeated="1048570"/></table:table>)",
      R"(<style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style>)"
      R"(<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>)");
  REQUIRE(workbook.sheets.size() == 2);
  CHECK(workbook.sheets[0].visibility == Visibility::hidden);
  CHECK(workbook.sheets[1].visibility == Visibility::visible);
  CHECK(workbook.sheets[1].hidden_rows == std::vector<std::uint32_t>{2, 3});
  CHECK(workbook.sheets[1].hidden_columns == std::vector<std::uint32_t>{2, 3, 4});
}

TEST_CASE("ods: a cell has its own format, or its row's, or its column's") {
  const auto percentage = [](const std::string& name, const std::string& places) {
    return "<number:percentage-style style:name=\"N" + name + "\"><number:number number:decimal-places=\"" + places +
           "\" number:min-integer-digits=\"1\"/><number:text>%</number:text></number:percentage-style><style:style "
           "style:name=\"" +
           name + "\" style:family=\"table-cell\" style:data-style-name=\"N" + name +
           "\"><style:table-cell-properties fo:background-color=\"#ff0080\"/></style:style>";
  };
  const Workbook workbook = workbook_of(
      table(R"(<table:table-column table:default-cell-style-name="column"/>)" +
            row(number_cell("0.5", "table:style-name=\"own\"")) +
            "<table:table-row table:default-cell-style-name=\"row\">" + number_cell("0.5") + "</table:table-row>" +
            row(number_cell("0.5")) + row(number_cell("0.5", "table:style-name=\"lost\"")) +
            row(number_cell("0.5", "table:style-name=\"Default\""))),
      percentage("own", "1") + percentage("row", "2") + percentage("column", "3"));
  CHECK(shown_in(workbook, 0) == "50.0%");
  CHECK(shown_in(workbook, 1) == "50.00%");
  CHECK(shown_in(workbook, 2) == "50.000%");
  CHECK(shown_in(workbook, 3) == "0.5");
  CHECK(shown_in(workbook, 4) == "0.5");
  CHECK(workbook.styles[workbook.sheets[0].cells[0].style].fill == 0xFF0080U);
  CHECK(oddities_of(workbook) == "1 cell has a format that the workbook does not define; read as General");
}

TEST_CASE("ods: formulas with and without a value") {
  const Workbook workbook = workbook_of(table(row(
      number_cell("3", R"x(table:formula="of:=SUM([.B1:.C1])")x") + R"(<table:table-cell table:formula="of:=[.A1]"/>)" +
      R"(<table:table-cell table:formula="of:=&quot;&quot;" office:value-type="string" office:string-value=""/>)")));
  CHECK(cells_in_words(workbook) == "A1 number 3 =SUM(B1:C1)\nB1 not calculated =A1\nC1 text  =\"\"");
}

TEST_CASE("ods: an array formula is the formula of every cell that it fills") {
  const Workbook workbook = workbook_of(
      table(row(number_cell("1", R"x(table:formula="of:=[.C1:.C2]*2" table:number-matrix-columns-spanned="1" )x"
                                 R"x(table:number-matrix-rows-spanned="2")x") +
                number_cell("7")) +
            row(number_cell("2")) + row(number_cell("3"))));
  CHECK(cells_in_words(workbook) == "A1 number 1 =C1:C2*2\nB1 number 7\nA2 number 2 =C1:C2*2\nA3 number 3");
}

TEST_CASE("ods: other workbooks that formulas refer to are listed, and it is said which cells do") {
  const Workbook workbook = workbook_of(
      table(row(number_cell("3", R"x(table:formula="of:=['file:///c/other.ods'#$Sheet1.A1]")x") +
                number_cell("4", R"x(table:formula="of:=[.A1]+['file:///c/other.ods'#$'My sheet'.B2]")x"))) +
      R"x(<table:table table:name="'file:///c/other.ods'#$Sheet1"><table:table-row/></table:table>)x");
  CHECK(cells_in_words(workbook) == "A1 number 3 =[1]Sheet1!A1\nB1 number 4 =A1+'[1]My sheet'!B2");
  REQUIRE(workbook.sheets.size() == 1);
  REQUIRE(workbook.external_links.size() == 1);
  CHECK(workbook.external_links[0].target == "file:///c/other.ods");
  CHECK(workbook.external_links[0].cells == 2);
  CHECK(oddities_of(workbook) ==
        "2 cells refer to another workbook (file:///c/other.ods), which is not opened; what they showed when this one "
        "was last calculated is read: A1, B1");
}

TEST_CASE("ods: ranges and sheets that are copied from another workbook are said, and the workbook is listed") {
  const Workbook workbook =
      workbook_of(table(R"(<table:table-source xlink:href="file:///c/all.ods" table:table-name="Sheet1"/>)" +
                        row("<table:table-cell/><table:table-cell office:value-type=\"float\" "
                            "office:value=\"3\"><table:cell-range-source "
                            "table:name=\"Area\" xlink:href=\"file:///c/part.ods\" table:last-column-spanned=\"3\" "
                            "table:last-row-spanned=\"2\"/><text:p>3</text:p></table:table-cell>")));
  CHECK(cells_in_words(workbook) == "B1 number 3");
  REQUIRE(workbook.external_links.size() == 2);
  CHECK(workbook.external_links[0].target == "file:///c/all.ods");
  CHECK(workbook.external_links[1].target == "file:///c/part.ods");
  CHECK(
      oddities_of(workbook) ==
      "The sheet is copied from another workbook (file:///c/all.ods), which is not opened; what it held when this one "
      "was last brought up to date is read\n"
      "B1:D2 is copied from another workbook (file:///c/part.ods), which is not opened; what it held when this one was "
      "last brought up to date is read");
}

TEST_CASE("ods: a formula's number that shows TRUE or FALSE is a logical value") {
  const auto cell = [](const std::string& formula, const std::string& value, const std::string& text) {
    return "<table:table-cell " + formula + " office:value-type=\"float\" office:value=\"" + value + "\"><text:p>" +
           text + "</text:p></table:table-cell>";
  };
  const std::string formula = R"(table:formula="of:=[.A1]")";
  const Workbook workbook =
      workbook_of(table(row(cell(formula, "1", "TRUE") + cell(formula, "0", "FALSE") + cell(formula, "1", "FALSE") +
                            cell(formula, "2", "TRUE") + cell(formula, "1", "1") + cell("", "1", "TRUE"))));
  CHECK(cells_in_words(workbook) ==
        "A1 boolean 1 =A1\nB1 boolean 0 =A1\nC1 number 1 =A1\nD1 number 2 =A1\nE1 number 1 =A1\n"
        "F1 number 1");
  CHECK(oddities_of(workbook).empty());
}

TEST_CASE("ods: errors as LibreOffice, Excel and older programs write them are never the number 0") {
  const Workbook workbook = workbook_of(table(row(
      R"(<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>)"
      R"(<table:table-cell table:formula="of:=1/0" office:value-type="string"><text:p>#DIV/0!</text:p></table:table-cell>)"
      R"(<table:table-cell table:formula="of:=1/0" office:value-type="float" office:value="0"><text:p>Err:502</text:p></table:table-cell>)"
      R"(<table:table-cell office:value-type="string"><text:p>#N/A</text:p></table:table-cell>)"
      R"(<table:table-cell table:formula="of:=0" office:value-type="float" office:value="0"><text:p>0</text:p></table:table-cell>)")));
  CHECK(cells_in_words(workbook) ==
        "A1 error #DIV/0! =1/0\nB1 error #DIV/0! =1/0\nC1 error Err:502 =1/0\nD1 text #N/A\nE1 number 0 =0");
}

TEST_CASE("ods: values that cannot be read are kept as text, and said") {
  const Workbook workbook = workbook_of(table(row(
      R"(<table:table-cell office:value-type="date" office:date-value="2016-02-30"><text:p>30/02/16</text:p></table:table-cell>)" +
      number_cell("1,5") +
      R"(<table:table-cell office:value-type="time" office:time-value="9:30"/>)"
      R"(<table:table-cell office:value-type="boolean" office:boolean-value="maybe"/>)"
      R"(<table:table-cell office:value-type="date" office:date-value="1850-01-01"><text:p>1 Jan 1850</text:p></table:table-cell>)"
      R"(<table:table-cell office:value-type="date" office:date-value="1899-12-30T12:00:00"/>)")));
  CHECK(cells_in_words(workbook) ==
        "A1 text 30/02/16\nB1 text 1,5\nC1 text 9:30\nD1 text maybe\nE1 number -18260\nF1 number 0.5");
  CHECK(oddities_of(workbook) ==
        "A1: the date \"2016-02-30\" cannot be read; it is kept as text\n"
        "B1: the number \"1,5\" cannot be read; it is kept as text\n"
        "C1: the time \"9:30\" cannot be read; it is kept as text\n"
        "D1: the logical value \"maybe\" cannot be read; it is kept as text\n"
        "E1: the date \"1850-01-01\" is one that Excel counts otherwise or not at all; its number of days is kept");
}

TEST_CASE("ods: a date is its days since the null date, before March 1900 too") {
  std::string cells;
  for (const char* date : {"1899-12-30", "1899-12-31", "1900-01-01", "1900-02-28", "1900-03-01", "1899-12-30T02:24:00",
                           "1900-01-01T12:00:00", "1899-12-29", "1900-02-28T24:00:00", "1899-12-30T24:00:00"})
    cells += std::string(R"(<table:table-cell office:value-type="date" office:date-value=")") + date + "\"/>";
  const Workbook workbook = workbook_of(table(row(cells)));
  std::vector<double> numbers;
  for (const Cell& cell : workbook.sheets[0].cells) numbers.push_back(cell.number);
  CHECK(numbers == std::vector<double>{0, 1, 2, 60, 61, 0.1, 2.5, -1, 61, 1});
  CHECK(workbook.sheets[0].oddities.size() == 7);
}

TEST_CASE("ods: values without a type that is known are kept as text, and said") {
  const Workbook workbook =
      workbook_of(table(row(R"(<table:table-cell office:value="9"/>)"
                            R"(<table:table-cell office:value="9"><text:p>nine</text:p></table:table-cell>)"
                            R"(<table:table-cell office:value-type="fraction" office:value="0.5"/>)"
                            R"(<table:table-cell office:value-type="fraction"><text:p>1/2</text:p></table:table-cell>)"
                            R"(<table:table-cell office:date-value="2016-03-31"/>)"
                            R"(<table:table-cell office:value-type="string" office:value="7"/>)"
                            R"(<table:table-cell office:string-value="stated"/>)"
                            R"(<table:table-cell/><table:table-cell office:value-type="void"/>)"
                            R"(<table:table-cell office:value="3" table:formula="of:=[.A1]"/>)")));
  CHECK(cells_in_words(workbook) ==
        "A1 text 9\nB1 text nine\nC1 text 0.5\nD1 text 1/2\nE1 text 2016-03-31\nF1 text 7\nG1 text stated\n"
        "J1 text 3 =A1");
  CHECK(oddities_of(workbook) ==
        "A1: the value of no type that fits it \"9\" cannot be read; it is kept as text\n"
        "B1: the value of no type that fits it \"9\" cannot be read; it is kept as text\n"
        "C1: the value of no type that fits it \"0.5\" cannot be read; it is kept as text\n"
        "D1: the value of an unknown type \"1/2\" cannot be read; it is kept as text\n"
        "E1: the value of no type that fits it \"2016-03-31\" cannot be read; it is kept as text\n"
        "F1: the value of no type that fits it \"7\" cannot be read; it is kept as text\n"
        "J1: the value of no type that fits it \"3\" cannot be read; it is kept as text");
}

TEST_CASE("ods: lists in a cell are part of its text, and a table in it is said") {
  const Workbook workbook = workbook_of(table(
      row(text_cell("<text:p>first</text:p><text:list><text:list-header><text:p>76</text:p></text:list-header>"
                    "<text:list-item><text:p>77</text:p><text:list><text:list-item><text:p>78</text:p></text:list-item>"
                    "</text:list></text:list-item></text:list>") +
          text_cell(
              "<text:p>a</text:p><table:table><table:table-row><table:table-cell><text:p>9</text:p></table:table-cell>"
              "</table:table-row></table:table><text:p>b</text:p>") +
          number_cell("3"))));
  CHECK(cells_in_words(workbook) == "A1 text first\n76\n77\n78\nB1 text a\nb\nC1 number 3");
  CHECK(oddities_of(workbook) == "B1: a table inside the cell is not read");
}

TEST_CASE("ods: the date system of 1904") {
  const Workbook workbook = workbook_of(
      R"(<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>)" +
      table(row(R"(<table:table-cell office:value-type="date" office:date-value="2016-03-31"/>)")));
  CHECK(workbook.date_1904);
  CHECK(cells_in_words(workbook) == "A1 number 40998");
  CHECK(shown_in(workbook, 0) == "2016-03-31");
}

TEST_CASE("ods: defined names, of the workbook and of a sheet") {
  const std::string local =
      R"(<table:named-expressions><table:named-range table:name="Local" table:cell-range-address="$Data.$A$1:.$B$2"/></table:named-expressions>)";
  const Workbook workbook = workbook_of(
      "<table:table table:name=\"First\"/>" + table(row(number_cell("1")) + local) +
      R"(<table:named-expressions><table:named-expression table:name="Sum" table:expression="of:=[.A1]+1"/></table:named-expressions>)");
  REQUIRE(workbook.names.size() == 2);
  CHECK(workbook.names[0].name == "Local");
  CHECK(workbook.names[0].refers_to == "Data!$A$1:$B$2");
  CHECK(workbook.names[0].sheet == 1U);
  CHECK(workbook.names[1].refers_to == "A1+1");
  CHECK_FALSE(workbook.names[1].sheet.has_value());
}

TEST_CASE("ods: tracked changes and copies of other workbooks are no sheets") {
  const Workbook workbook = workbook_of(
      "<table:tracked-changes><table:cell-content-change><table:previous><table:change-track-table-cell/></"
      "table:previous>"
      "</table:cell-content-change></table:tracked-changes><table:table table:name=\"'file:///a.ods'#$S\">" +
      row(number_cell("9")) + "</table:table>" + table(row(number_cell("1"))));
  REQUIRE(workbook.sheets.size() == 1);
  CHECK(cells_in_words(workbook) == "A1 number 1");
}

TEST_CASE("ods: who wrote it, and properties of its own") {
  const auto read = read_parts(
      {{"content.xml", content_of(table(""))},
       {"meta.xml", "<office:document-meta" + kSpaces +
                        "><office:meta><meta:initial-creator>Ann</meta:initial-creator><dc:creator>Bob</dc:creator>"
                        "<meta:user-defined "
                        "meta:name=\"Scorebook\">report</meta:user-defined></office:meta></office:document-meta>"}});
  REQUIRE(read.ok());
  CHECK(read.value().creator == "Ann");
  CHECK(read.value().last_modified_by == "Bob");
  REQUIRE(read.value().custom_properties.size() == 1);
  CHECK(read.value().custom_properties[0].text == "report");
  const auto damaged = read_parts({{"content.xml", content_of(table(""))}, {"meta.xml", "<office:x"}});
  REQUIRE(damaged.ok());
  CHECK(oddities_of(damaged.value()) ==
        "The workbook's author could not be read: its part meta.xml is damaged at line 1: unclosed token");
}

TEST_CASE("ods: an encrypted workbook is refused, as older and newer programs write it") {
  const std::string manifest =
      "<manifest:manifest" + kSpaces +
      "><manifest:file-entry "
      "manifest:full-path=\"content.xml\"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
  const Error error = refusal_of({{"content.xml", "\x01\x02"}, {"META-INF/manifest.xml", manifest}});
  CHECK(error.code == ErrorCode::encrypted);
  CHECK(
      error.text() ==
      "folder/test.ods: the workbook is password-protected and cannot be read. Open it in Excel, File > Info > Protect "
      "Workbook, remove the password and save.");
  CHECK(refusal_of({{"encrypted-package", "x"}, {"META-INF/manifest.xml", "<x/>"}}).code == ErrorCode::encrypted);
}

TEST_CASE("ods: other documents are refused by what they are") {
  const std::string text =
      "<office:document-content" + kSpaces + "><office:body><office:text/></office:body></office:document-content>";
  CHECK(refusal_of({{"content.xml", text}}).what ==
        "the file is an OpenDocument text, not a workbook, whatever its name says");
  CHECK(refusal_of({{"content.xml", "<document-content xmlns=\"http://openoffice.org/2000/office\"/>"}}).what ==
        "the file is an OpenOffice.org 1 (.sxc) workbook, which is not read yet");
  CHECK(refusal_of({{"content.xml", "<x/>"}}).what == "the file is a zip archive that holds no workbook");
  CHECK(refusal_of({{"content.xml", content_of("")}}).what == "the workbook is damaged: the workbook lists no sheet");
  CHECK(refusal_of({{"content.xml", content_of("<table:table>")}}).what ==
        "the workbook is damaged: its part content.xml is damaged at line 1: mismatched tag");
}

TEST_CASE("ods: mutated content is read or refused, never more than that") {
  const std::string original = content_of(
      R"(<table:table table:name="D" table:style-name="t"><table:table-column table:number-columns-repeated="3" table:visibility="collapse"/>)" +
          row(number_cell(
                  "1.5", R"(table:number-columns-spanned="2" table:style-name="c" table:number-columns-repeated="2")") +
              text_cell("<text:p>a<text:s text:c=\"3\"/>b</text:p><text:p>c</text:p>")) +
          R"(<table:table-row table:number-rows-repeated="3" table:visibility="filter">)" +
          R"(<table:table-cell office:value-type="date" office:date-value="2016-03-31T09:30:00" table:formula="of:=[.A1]"/></table:table-row></table:table>)",
      R"(<number:date-style style:name="N"><number:day/><number:text>/</number:text><number:month number:textual="true"/></number:date-style><style:style style:name="c" style:family="table-cell" style:data-style-name="N"/>)");
  const std::size_t first = original.find("automatic-styles>");
  const auto mutations = read_mutations(11, [&original, first](ChanceForTest& chance) {
    std::string mutated = original;
    for (std::size_t changes = 1 + chance.below(2); changes > 0; --changes)
      chance.put_letter(mutated, "0123456789AZaz'\"<>&;$:!=/ .-_x[]()T", first);
    return read_parts({{"content.xml", mutated}});
  });
  CHECK(mutations.read_well > 30);
}
