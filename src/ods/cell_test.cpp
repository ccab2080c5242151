#include "ods/cell.hpp"

#include <doctest/doctest.h>

#include "ods/names.hpp"

using namespace scorebook;

TEST_CASE("ods cell: durations in days") {
  CHECK(parse_iso_duration("PT12H00M00S") == 0.5);
  CHECK(parse_iso_duration("PT36H") == 1.5);
  CHECK(parse_iso_duration("P1DT12H") == 1.5);
  CHECK(parse_iso_duration("-PT6H") == -0.25);
  CHECK(parse_iso_duration("PT0H0M43,2S") == 43.2 / 86'400);
  for (const char* text : {"", "P", "PT", "12:00", "PT1", "P1M", "PTxS", "PT1H-", "-"})
    CHECK(parse_iso_duration(text) == std::nullopt);
}

TEST_CASE("ods cell: formulas lose the name of their language and the sign") {
  CHECK(formula_text("of:=SUM([.A1:.A3])") == "SUM([.A1:.A3])");
  CHECK(formula_text("oooc:=[.A1]") == "[.A1]");
  CHECK(formula_text("=A1") == "A1");
  CHECK(formula_text("of:=\":=\"") == "\":=\"");
  CHECK(formula_text("[.A1]&\":=\"") == "[.A1]&\":=\"");
}

TEST_CASE("ods cell: references of defined names in Excel's form") {
  CHECK(excel_reference("$Sheet1.$A$1:.$B$2") == "Sheet1!$A$1:$B$2");
  CHECK(excel_reference("Sheet1.$A$1:Sheet1.$A$6") == "Sheet1!$A$1:$A$6");
  CHECK(excel_reference("$'It''s a.b'.$A$1") == "'It''s a.b'!$A$1");
  CHECK(excel_reference("Sheet1.A1:Sheet2.B2") == "Sheet1.A1:Sheet2.B2");
  CHECK(excel_reference("$Sheet1.$A$1:#REF!") == "$Sheet1.$A$1:#REF!");
  CHECK(excel_reference("") == "");
  CHECK(excel_reference("'open") == "'open");
  CHECK(is_external_copy("'file:///c/a.ods'#$Sheet1"));
  CHECK_FALSE(is_external_copy("Sheet #1"));
}
