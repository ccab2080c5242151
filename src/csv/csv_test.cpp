#include "csv/csv.hpp"

#include <doctest/doctest.h>

#include "ooxml/mutation_for_test.hpp"
#include "ooxml/package_for_test.hpp"

using namespace scorebook;
using namespace std::string_view_literals;

namespace {

Workbook workbook_of(std::string_view text, const std::string& path = "folder/Contacts.csv") {
  auto read = read_csv(bytes_of(text), path);
  REQUIRE_MESSAGE(read.ok(), (read.ok() ? std::string() : read.error().text()));
  return std::move(read).value();
}

std::string cells_of(std::string_view text) { return cells_in_words(workbook_of(text)); }

std::string oddities_of(const Workbook& workbook) {
  std::string words;
  for (const std::string& oddity : workbook.sheets.at(0).oddities) words += (words.empty() ? "" : "\n") + oddity;
  return words;
}

Error refusal_of(std::string_view text, const std::string& path = "folder/Contacts.csv") {
  const auto read = read_csv(bytes_of(text), path);
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().where == path);
  return read.error();
}

// The text in UTF-16 without a byte order mark; ASCII only.
std::string wide(std::string_view text, bool big) {
  std::string bytes;
  for (const char c : text) {
    if (big) bytes += '\0';
    bytes += c;
    if (!big) bytes += '\0';
  }
  return bytes;
}

}  // namespace

TEST_CASE("csv: one sheet, named as the file without its ending") {
  const Workbook workbook = workbook_of("Ref,Measure\r\n2.1,Contacts\r\n");
  CHECK(workbook.name == "Contacts.csv");
  CHECK(workbook.path == "folder/Contacts.csv");
  REQUIRE(workbook.sheets.size() == 1);
  CHECK(workbook.sheets[0].name->sheet == "Contacts");
  CHECK(workbook.sheets[0].name->workbook == "Contacts.csv");
  CHECK(workbook.texts[0].empty());
  CHECK(cells_in_words(workbook) == "A1 text Ref\nB1 text Measure\nA2 number 2.1\nB2 text Contacts");
  CHECK(oddities_of(workbook).empty());
}

TEST_CASE("csv: quotes, doubled quotes and line breaks inside quotes") {
  CHECK(cells_of("a,\"b, c\"\r\n\"say \"\"no\"\"\",\"two\r\nlines\"\r\n") ==
        "A1 text a\nB1 text b, c\nA2 text say \"no\"\nB2 text two\nlines");
  CHECK(cells_of("a,5\" pipe\nb,\"\"\n") == "A1 text a\nB1 text 5\" pipe\nA2 text b");
}

TEST_CASE("csv: the three line ends, blank lines and a last line without an end") {
  CHECK(cells_of("a,b\rc,d\r") == "A1 text a\nB1 text b\nA2 text c\nB2 text d");
  CHECK(cells_of("a,b\n\nc,d") == "A1 text a\nB1 text b\nA3 text c\nB3 text d");
  CHECK(cells_of("a,b,\n,,c\n") == "A1 text a\nB1 text b\nC2 text c");
}

TEST_CASE("csv: blanks alone are no cell, blanks round a text are kept") {
  CHECK(cells_of("a,  ,b\n x ,\"\", 5 \n") == "A1 text a\nC1 text b\nA2 text  x \nC2 number 5");
}

TEST_CASE("csv: semicolons and tabs are found from the file") {
  CHECK(cells_of("Ref;Measure, all;x\n2.1;a, b;1\n") ==
        "A1 text Ref\nB1 text Measure, all\nC1 text x\nA2 number 2.1\nB2 text a, b\nC2 number 1");
  CHECK(cells_of("Ref\tMeasure\n2.1\ta, b\n2.2\tc\n") ==
        "A1 text Ref\nB1 text Measure\nA2 number 2.1\nB2 text a, b\nA3 number 2.2\nB3 text c");
}

TEST_CASE("csv: a title and notes around a table do not hide its delimiter") {
  CHECK(cells_of("Contacts; by month\n\nRef,Measure,Jan\n2.1,Contacts,5\n2.2,Others,6\nNote: provisional\n") ==
        "A1 text Contacts; by month\nA3 text Ref\nB3 text Measure\nC3 text Jan\nA4 number 2.1\nB4 text Contacts\nC4 "
        "number "
        "5\nA5 number 2.2\nB5 text Others\nC5 number 6\nA6 text Note: provisional");
}

TEST_CASE("csv: a first line sep=; states the delimiter and is no row") {
  CHECK(cells_of("sep=;\r\na;b,c\r\n") == "A1 text a\nB1 text b,c");
  CHECK(cells_of("\"sep=|\"\na|b\n") == "A1 text a\nB1 text b");
  CHECK(cells_of("SEP=,,,\na,b\n") == "A1 text a\nB1 text b");
}

TEST_CASE("csv: UTF-8 with a byte order mark") {
  const Workbook workbook = workbook_of("\xEF\xBB\xBFRef,\xC2\xA3\n1,2\n");
  CHECK(cells_in_words(workbook) == "A1 text Ref\nB1 text \xC2\xA3\nA2 number 1\nB2 number 2");
  CHECK(oddities_of(workbook).empty());
}

TEST_CASE("csv: UTF-16 in either order, with a byte order mark or without") {
  const std::string expected = "A1 text Ref\nB1 text x\nA2 number 1\nB2 number 2";
  CHECK(cells_of("\xFF\xFE" + wide("Ref\tx\r\n1\t2\r\n", false)) == expected);
  CHECK(cells_of("\xFE\xFF" + wide("Ref\tx\r\n1\t2\r\n", true)) == expected);
  CHECK(cells_of(wide("Ref,x\r\n1,2\r\n", false)) == expected);
  CHECK(cells_of(wide("Ref,x\r\n1,2\r\n", true)) == expected);
}

TEST_CASE("csv: surrogates of UTF-16 make one character, half of a pair is said") {
  CHECK(cells_of("\xFF\xFE\x3D\xD8\x00\xDE,\0b\0"sv) == "A1 text \xF0\x9F\x98\x80\nB1 text b");
  const Workbook workbook = workbook_of("\xFF\xFE\x3D\xD8,\0b\0"sv);
  CHECK(cells_in_words(workbook) == "A1 text \xEF\xBF\xBD\nB1 text b");
  CHECK(oddities_of(workbook) == "1 place holds bytes that stand for no character; each is read as \xEF\xBF\xBD");
}

TEST_CASE("csv: Windows-1252 is read where the bytes are no UTF-8, and that is said") {
  const Workbook workbook = workbook_of(
      "Cost,\xA3"
      "5\nNote,\x93"
      "caf\xE9\x94 \x96 ok\n");
  CHECK(cells_in_words(workbook) ==
        "A1 text Cost\nB1 number 5\nA2 text Note\nB2 text \xE2\x80\x9C"
        "caf\xC3\xA9\xE2\x80\x9D \xE2\x80\x93 ok");
  CHECK(oddities_of(workbook) ==
        "The file is not UTF-8; its characters beyond ASCII are read as Windows-1252, which Excel writes in the United "
        "Kingdom");
}

TEST_CASE("csv: UTF-8 with a few bytes of Windows-1252 among it keeps its UTF-8") {
  const Workbook workbook = workbook_of("\xC3\xA9,\xC2\xA3\n\xC3\xA9,\xE9\n");
  CHECK(cells_in_words(workbook) == "A1 text \xC3\xA9\nB1 text \xC2\xA3\nA2 text \xC3\xA9\nB2 text \xC3\xA9");
  CHECK(oddities_of(workbook) == "The file is UTF-8 but for 1 byte, which is read as Windows-1252");
}

TEST_CASE("csv: a quotation mark that is never closed refuses the file") {
  const Error error = refusal_of("a,b\nc,\"d\ne,f\n");
  CHECK(error.code == ErrorCode::damaged);
  CHECK(
      error.text() ==
      "folder/Contacts.csv: the file is damaged: the quotation mark that opens in line 2 is never closed, so that all "
      "after it would be one cell. Close or remove the quotation mark in line 2 in a text editor, or export the file "
      "again.");
  CHECK(refusal_of("sep=;\na;\"b\n").what.find("line 2") != std::string::npos);
}

TEST_CASE("csv: characters behind a closing quotation mark are kept, and said") {
  const Workbook workbook = workbook_of("a,b\n\"c\" d,e\n");
  CHECK(cells_in_words(workbook) == "A1 text a\nB1 text b\nA2 text c d\nB2 text e");
  CHECK(oddities_of(workbook) ==
        "Line 2 has characters behind a closing quotation mark; they are kept, but cells may be joined that are not "
        "one");
}

TEST_CASE("csv: a blank before an opening quotation mark is said, and so are rows with more fields than most") {
  const std::string table = "Measure,Jan,Feb,Mar\nSales,1,2,3\n";
  const Workbook workbook = workbook_of(table + "Lets, \"1,234\",5,6\nCalls,1,2,3\nVoids,1,2,3\n");
  CHECK(oddities_of(workbook) ==
        "Line 3 has a blank before an opening quotation mark; the mark is kept as it is written, but one cell may be "
        "divided and those after it may stand in the wrong columns\n"
        "Row 3 has 5 fields where most have 4; its cells may stand in the wrong columns");
  CHECK(oddities_of(workbook_of(table + "Calls,1,2,3\nLets,1,234,5,6\nVoids,1,2,3\nRents,1,2,3\nB,1,2,3,4,5\n")) ==
        "Row 4 has 5 fields where most have 4; 2 rows have more than most; their cells may stand in the wrong columns");
  CHECK(oddities_of(workbook_of(table + "Lets,5,6,7,\nCalls,5\nVoids,5\" pipe,1,2\nRents,1,2,3\n")).empty());
}

TEST_CASE("csv: the apostrophe that guards a text in our own csv is taken off again") {
  CHECK(cells_of("'=1+1,'-5\n'@x,'+\n'tis,''\n\"'\tx\",'5\n") ==
        "A1 text =1+1\nB1 text -5\nA2 text @x\nB2 text +\nA3 text 'tis\nB3 text ''\nA4 text \tx\nB4 text '5");
}

TEST_CASE("csv: a formula is not calculated, and that is said; one that only keeps a text is that text") {
  const Workbook workbook = workbook_of("=A1+1,=\"0123\"\n\"=\"\"007\"\"\",=B2\n");
  CHECK(cells_in_words(workbook) == "A1 text =A1+1\nB1 text 0123 =\"0123\"\nA2 text 007 =\"007\"\nB2 text =B2");
  CHECK(oddities_of(workbook) ==
        "2 texts (the first in A1) begin with = and would be calculated by Excel; nothing is calculated here");
}

TEST_CASE("csv: one date with its month first keeps the figures of its column text") {
  const Workbook workbook = workbook_of("from,to\n03/04/2016,03/04/2016\n03/31/2016,31/03/2016\n2016-03-31,x\n");
  CHECK(cells_in_words(workbook) ==
        "A1 text from\nB1 text to\nA2 text 03/04/2016\nB2 number 42463\nA3 text 03/31/2016\nB3 number 42460\nA4 number "
        "42460\nB4 text x");
  CHECK(oddities_of(workbook) ==
        "Column A has dates with the month before the day (A3); its dates in figures are kept as text");
}

TEST_CASE("csv: one column with its months first puts the dates of the others in doubt") {
  const Workbook workbook = workbook_of("Start,End\n03/04/2016,03/31/2016\n01/02/2016,02/29/2016\n");
  CHECK(cells_in_words(workbook) ==
        "A1 text Start\nB1 text End\nA2 text 03/04/2016\nB2 text 03/31/2016\nA3 text 01/02/2016\nB3 text 02/29/2016");
  CHECK(oddities_of(workbook) ==
        "Column B has dates with the month before the day (B2); its dates in figures are kept as text\n"
        "The dates in figures of column A (the first in A2) may have the month before the day, as those of column B "
        "have; they are kept as text");
}

TEST_CASE("csv: decimals with a comma are not guessed at") {
  const Workbook workbook = workbook_of("a;b\n98,4;1,234\n5;1.234\n");
  CHECK(cells_in_words(workbook) ==
        "A1 text a\nB1 text b\nA2 text 98,4\nB2 error #UNREADABLE!\nA3 number 5\nB3 error #UNREADABLE!");
  CHECK(oddities_of(workbook) ==
        "The file writes decimals with a comma (98,4); its figures with a comma or a point are kept as text\n"
        "2 figures (the first in B2: 1,234) would be another number where decimals are written with a point, and "
        "cannot be read; open the file in Excel where it was written and save it as .xlsx");
  CHECK(cells_of("1;1,5\n2;2,5\n") == "A1 number 1\nB1 text 1,5\nA2 number 2\nB2 text 2,5");
  CHECK(cells_of("a;b\n1,234;1.5\n") == "A1 text a\nB1 text b\nA2 number 1234\nB2 number 1.5");
}

TEST_CASE("csv: a decimal comma is seen whatever divides the file") {
  CHECK(cells_of("Homes\t98,4\t1,234\t97,25\n") == "A1 text Homes\nB1 text 98,4\nC1 text 1,234\nD1 text 97,25");
  CHECK(cells_of("Homes,\"98,4\",\"1,234\"\n") == "A1 text Homes\nB1 text 98,4\nC1 text 1,234");
  CHECK(cells_of("Spend;1.234,56;1.234;2.345\n") ==
        "A1 text Spend\nB1 text 1.234,56\nC1 error #UNREADABLE!\nD1 error #UNREADABLE!");
  CHECK(cells_of("Spend;1.234.567;1.234\n") == "A1 text Spend\nB1 text 1.234.567\nC1 error #UNREADABLE!");
  CHECK(cells_of("Spend,192.168.100.101,1.234\n") == "A1 text Spend\nB1 text 192.168.100.101\nC1 number 1.234");
}

TEST_CASE("csv: commas between semicolons that could be either are read as thousands, and that is said") {
  const Workbook workbook = workbook_of("a;b\n5;1,234\n6;2,345\n");
  CHECK(cells_in_words(workbook) == "A1 text a\nB1 text b\nA2 number 5\nB2 number 1234\nA3 number 6\nB3 number 2345");
  CHECK(oddities_of(workbook) ==
        "The file is divided by semicolons, as where decimals are written with a comma, and no figure shows what its "
        "commas mean; they are read as thousands (1,234)");
  CHECK(oddities_of(workbook_of("a;b\n5;1,234\n6;2,345,678\n")).empty());
  CHECK(oddities_of(workbook_of("a,b\n5,\"1,234\"\n")).empty());
}

TEST_CASE("csv: points between semicolons that could be either are read as decimal points, and that is said") {
  const Workbook workbook = workbook_of("Ref;Homes\n2.1;1.234\n2.2;12.345\n2.3;6\n");
  CHECK(
      cells_in_words(workbook) ==
      "A1 text Ref\nB1 text Homes\nA2 number 2.1\nB2 number 1.234\nA3 number 2.2\nB3 number 12.345\nA4 number 2.3\nB4 "
      "number 6");
  CHECK(oddities_of(workbook) ==
        "The file is divided by semicolons, as where decimals are written with a comma, and no figure shows what its "
        "points mean; they are read as decimal points (1.234), and every figure is a thousandth of what is meant where "
        "they stand between thousands");
}

TEST_CASE("csv: a figure of the column, or thousands with commas, show that points are decimal") {
  for (const char* text : {"Ref;Homes\n2.1;1.234\n2.2;98.4\n", "Ref;Homes\n2.1;1.234\n2.2;0.123\n",
                           "Ref;Homes\n2.1;1.234\n2.2;1,234.5\n", "Ref;Homes;Spend\n2.1;1.234;1,234,567\n",
                           "Ref,Homes\n2.1,1.234\n", "Ref\tHomes\n2.1\t1.234\n", "Ref;Homes\n2.1;5\n2.2;6.25\n"}) {
    CAPTURE(text);
    CHECK(oddities_of(workbook_of(text)).empty());
  }
}

TEST_CASE("csv: with both ways of writing decimals in one file its figures are kept as text") {
  CHECK(cells_of("a;b\n98,4;1.234\n5;98.4\n") ==
        "A1 text a\nB1 text b\nA2 text 98,4\nB2 text 1.234\nA3 number 5\nB3 text 98.4");
}

TEST_CASE("csv: figures with more digits than Excel shows keep their value, and that is said") {
  const Workbook workbook = workbook_of("a,0.98437500000000012\n1e-05,x\n");
  CHECK(workbook.sheets[0].cells[1].number == 0.98437500000000012);
  CHECK(workbook.sheets[0].cells[2].number == 1e-05);
  CHECK(
      oddities_of(workbook) ==
      "2 figures (the first in B1) are written with more digits or in another way than Excel shows numbers; the value "
      "is kept");
}

TEST_CASE("csv: one named as a workbook is read, and that is said") {
  CHECK(oddities_of(workbook_of("Ref,Measure\n2.1,Contacts\n", "in/test.XLSX")) ==
        "The file is a text file (CSV), although its name ends in .xlsx; it is read as one");
  CHECK(oddities_of(workbook_of("Ref,Measure\n2.1,Contacts\n", "standard input")).empty());
}

TEST_CASE("csv: a text without columns is read only where its name says that it is a csv") {
  const Workbook workbook = workbook_of("Ref\n2.1\n");
  CHECK(cells_in_words(workbook) == "A1 text Ref\nA2 number 2.1");
  CHECK(oddities_of(workbook) ==
        "No comma, semicolon or tab divides the lines of the file; each line is one cell in column A");
  const Error error = refusal_of("# Read me\n\nThis folder, as it is,\nholds the returns.\n", "README");
  CHECK(error.code == ErrorCode::not_a_workbook);
  CHECK(error.text() ==
        "README: the file is a text without columns (no comma, semicolon or tab divides its lines alike), not a "
        "workbook. Open it in Excel and save as .xlsx, or name the workbook that is meant.");
}

TEST_CASE("csv: a .tsv is divided by tabs, whatever else it holds") {
  const auto read = read_csv(bytes_of("a, b\tc\n1, 2\n3, 4\n"), "x.tsv");
  REQUIRE(read.ok());
  CHECK(cells_in_words(read.value()) == "A1 text a, b\nB1 text c\nA2 text 1, 2\nA3 text 3, 4");
}

TEST_CASE("csv: control characters are no text") {
  CHECK(refusal_of("a,b\nc,\x02\n").what ==
        "the file is not a workbook and no text either: line 2 holds the control character 2");
  CHECK(refusal_of("a,b\nc,\0\n"sv).what ==
        "the file is not a workbook and no text either: line 2 holds the control character 0");
  CHECK(refusal_of(" \r\n\t\n").what == "the file is a text with nothing in it but blanks");
  CHECK(cells_of("a,b\n\x1A") == "A1 text a\nB1 text b");
}

TEST_CASE("csv: more rows or columns than Excel has refuse the file") {
  const Error columns = refusal_of("a" + std::string(16'384, ','));
  CHECK(columns.code == ErrorCode::over_limit);
  CHECK(columns.what == "its row 1 has over 16384 fields, more columns than Excel has");
  const Error rows = refusal_of(std::string(1'048'576, '\n') + "a,b");
  CHECK(rows.code == ErrorCode::over_limit);
  CHECK(rows.what == "it has over 1048576 rows, more than Excel has");
  CHECK(cells_of("a" + std::string(16'382, ',') + ",z") == "A1 text a\nXFD1 text z");
}

TEST_CASE("csv: a text longer than Excel allows is kept, and said") {
  const Workbook workbook = workbook_of("a," + std::string(32'768, 'x') + "\n");
  CHECK(workbook.text_of(workbook.sheets[0].cells[1]).size() == 32'768);
  CHECK(oddities_of(workbook) == "B1 holds a text of 32768 characters; Excel allows 32767");
}

TEST_CASE("csv: a mutated file is read or refused, and what it shows is what it says") {
  const std::string original =
      "Ref,Measure,Mar-16,\"Note, all\"\r\n2.10,Contacts,98.4%,\"say \"\"no\"\"\r\nmore\"\r\n0123,\xC2\xA3"
      "1,234,31/03/2016,TRUE\r\n'-5,#N/A,1.5E+03,=\"007\"\r\n";
  const auto mutations = read_mutations(42, [&original](ChanceForTest& chance) {
    constexpr std::string_view kLetters = "0123456789,;\t\"\r\n'=+-@%./:EeA \xA3\xC2\xFF#";
    std::string mutated = original;
    if (chance.below(5) == 0) mutated.resize(1 + chance.index_in(mutated.size() - 1));
    for (std::size_t changes = 1 + chance.below(4); changes > 0; --changes) chance.put_letter(mutated, kLetters);
    auto read = read_csv(bytes_of(mutated), "mutated.csv");
    if (read)
      for (const Cell& cell : read.value().sheets.at(0).cells) CHECK_FALSE(read.value().shown(cell).empty());
    return read;
  });
  CHECK(mutations.read_well > 150);
}
