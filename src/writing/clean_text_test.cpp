#include "writing/clean_text.hpp"

#include <doctest/doctest.h>

using namespace scorebook;

TEST_CASE("clean text: good text stays as it is") {
  const CleanText clean = clean_cell_text(
      "S47's \xE2\x86\x91 \xC2\xA3"
      "5\nnext");
  CHECK(clean.text ==
        "S47's \xE2\x86\x91 \xC2\xA3"
        "5\nnext");
  CHECK_FALSE(clean.replaced);
  CHECK_FALSE(clean.cut);
}

TEST_CASE("clean text: bytes that are no UTF-8 and control characters become the replacement character") {
  CHECK(clean_cell_text("a\xFF"
                        "b")
            .text ==
        "a\xEF\xBF\xBD"
        "b");
  CHECK(clean_cell_text(std::string_view("a\0b", 3)).text ==
        "a\xEF\xBF\xBD"
        "b");
  CHECK(clean_cell_text("\xED\xA0\x80").replaced);  // half a surrogate pair
  CHECK(clean_cell_text("\xC0\x80").replaced);      // a longer form than needed
  CHECK(clean_cell_text("\xEF\xBF\xBF").replaced);  // U+FFFF
  CHECK(clean_cell_text("cut \xE2\x86").replaced);
}

TEST_CASE("clean text: what looks like an escape is protected") {
  CHECK(clean_cell_text("_x0041_").text == "_x005F_x0041_");
  CHECK(clean_cell_text("_x00g1_").text == "_x00g1_");
}

TEST_CASE("clean text: line breaks of any kind become one LF") {
  CHECK(clean_cell_text("a\r\nb\rc").text == "a\nb\nc");
}

TEST_CASE("clean text: a text over Excel's limit is cut there, between characters") {
  const CleanText clean = clean_cell_text(std::string(32'766, 'a') + "\xF0\x9F\x98\x80");
  CHECK(clean.cut);
  CHECK(clean.text.size() == 32'766);
  CHECK_FALSE(clean_cell_text(std::string(32'767, 'a')).cut);
}

TEST_CASE("clean text: a line has no breaks and is never cut inside a character") {
  CHECK(clean_line("a\nb\x01", 100) == "a b\xEF\xBF\xBD");
  CHECK(clean_line("aa\xC2\xA3", 3) == "aa");
}

TEST_CASE("clean text: a sheet name is what Excel takes") {
  CHECK(clean_sheet_name("Contacts / by [source]?") == "Contacts - by -source--");
  CHECK(clean_sheet_name("'quoted'") == "quoted");
  CHECK(clean_sheet_name("") == "Sheet");
  CHECK(clean_sheet_name("HISTORY") == "HISTORY sheet");
  CHECK(clean_sheet_name(std::string(40, 'x')).size() == 31);
  CHECK(clean_sheet_name("S47's") == "S47's");
}

TEST_CASE("text for a workbook: a sheet's name in a formula is quoted, and its apostrophes are doubled") {
  CHECK(quoted_sheet_name("Data") == "'Data'");
  CHECK(quoted_sheet_name("Children's and S47's") == "'Children''s and S47''s'");
}
