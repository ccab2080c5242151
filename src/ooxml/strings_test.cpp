#include "ooxml/strings.hpp"

#include <doctest/doctest.h>

#include "ooxml/package_for_test.hpp"

using namespace scorebook;

namespace {

// The text of A1 in a workbook whose only shared string this is.
std::string text_of_si(const std::string& si) {
  WorkbookForTest workbook;
  workbook.sheet = sheet_of("<row r='1'><c r='A1' t='s'><v>0</v></c></row>");
  workbook.strings = "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">" + si + "</sst>";
  const auto read = workbook.read();
  REQUIRE(read.ok());
  return read.value().text_of(read.value().sheets[0].cells.at(0));
}

}  // namespace

TEST_CASE("strings: rich text is joined and phonetic text dropped") {
  CHECK(text_of_si("<si><r><rPr><b/></rPr><t>Looked </t></r><r><t xml:space=\"preserve\"> after</t></r>"
                   "<rPh sb=\"0\" eb=\"1\"><t>no</t></rPh><phoneticPr fontId=\"1\"/></si>") == "Looked  after");
}

TEST_CASE("strings: blanks and line breaks are kept") {
  CHECK(text_of_si("<si><t xml:space=\"preserve\">  a\r\nb </t></si>") == "  a\nb ");
}

TEST_CASE("strings: escapes become their characters") {
  CHECK(without_escapes("a_x000D_b") == "a\rb");
  CHECK(without_escapes("_x005F_x0041_") == "_x0041_");
  CHECK(without_escapes("_x0041__x00e9_") == "A\xC3\xA9");
  CHECK(without_escapes("_xD83D__xDE00_") == "\xF0\x9F\x98\x80");
  CHECK(without_escapes("_x20AC_") == "\xE2\x82\xAC");
}

TEST_CASE("strings: what is no whole escape stays, and what is no character is replaced") {
  CHECK(without_escapes("_x00_ _X0041_ _x00G1_ _x0041") == "_x00_ _X0041_ _x00G1_ _x0041");
  CHECK(without_escapes("_x0000_|_xDE00_|_xD83D_") == "\xEF\xBF\xBD|\xEF\xBF\xBD|\xEF\xBF\xBD");
}

TEST_CASE("strings: a text is stored once") {
  TextArena arena;
  CHECK(arena.intern("") == 0);
  const auto first = arena.intern("abc");
  CHECK(arena.intern("abd") != first);
  CHECK(arena.intern("abc") == first);
  CHECK(arena.take() == std::vector<std::string>{"", "abc", "abd"});
}
