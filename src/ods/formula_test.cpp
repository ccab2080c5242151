#include "ods/formula.hpp"

#include <doctest/doctest.h>

using namespace scorebook;

namespace {

std::string turned(std::string_view formula) {
  OdfLinks links;
  return excel_formula(formula, links);
}

std::string reference(std::string_view address) {
  OdfLinks links;
  return excel_reference(address, links);
}

}  // namespace

TEST_CASE("ods formula: the name of the language and the sign go") {
  CHECK(turned("of:=SUM([.A1:.A3])") == "SUM(A1:A3)");
  CHECK(turned("oooc:=[.A1]") == "A1");
  CHECK(turned("msoxl:=SUM(A1,{1;2})") == "SUM(A1,{1;2})");
  CHECK(turned("=A1") == "A1");
  CHECK(turned("of:=\":=\"") == "\":=\"");
  CHECK(turned("[.A1]&\":=\"") == "A1&\":=\"");
}

TEST_CASE("ods formula: references lose their brackets and points") {
  CHECK(turned("of:=[.$A$1]+[.B$2]*[.$C3]") == "$A$1+B$2*$C3");
  CHECK(turned("of:=[.A1]:[.B2]") == "A1:B2");
  CHECK(turned("of:=SUM([.A:.$B])+SUM([.1:.$3])") == "SUM(A:$B)+SUM(1:$3)");
  CHECK(turned("of:=[$Sheet1.A1:.B2]") == "Sheet1!A1:B2");
  CHECK(turned("of:=[Sheet1.A1:Sheet1.B2]") == "Sheet1!A1:B2");
  CHECK(turned("of:=SUM([Jan.A1:Mar.B2])") == "SUM(Jan:Mar!A1:B2)");
  CHECK(turned("of:=SUM([$'Jan 16'.A1:$'Mar 16'.A1])") == "SUM('Jan 16:Mar 16'!A1)");
}

TEST_CASE("ods formula: sheets have quotes where Excel needs them") {
  CHECK(turned("of:=[$'My sheet'.A1]") == "'My sheet'!A1");
  CHECK(turned("of:=['It''s a.b].c'.A1]") == "'It''s a.b].c'!A1");
  CHECK(turned("of:=[2016.A1]") == "'2016'!A1");
  CHECK(turned("of:=['A1'.B2]+['RC'.B2]+[R1C1.B2]+[r2.B2]") == "'A1'!B2+'RC'!B2+'R1C1'!B2+'r2'!B2");
  CHECK(turned("of:=['Data_1'.B2]+[\xC3\x89t\xC3\xA9.B2]") == "Data_1!B2+\xC3\x89t\xC3\xA9!B2");
}

TEST_CASE("ods formula: what separates arguments, and columns and rows of an array") {
  CHECK(turned("of:=IF([.A1]>1;\"a;b [.A1] \"\"c\"\"\";;)") == "IF(A1>1,\"a;b [.A1] \"\"c\"\"\",,)");
  CHECK(turned("of:=SUM({1;-2|3;\"x|y;z\"})") == "SUM({1,-2;3,\"x|y;z\"})");
}

TEST_CASE("ods formula: functions that Excel has under a shorter name") {
  CHECK(turned("of:=COM.MICROSOFT.STDEV.S([.A1:.A3])+LEGACY.NORMSDIST(1)") == "STDEV.S(A1:A3)+NORMSDIST(1)");
  CHECK(turned("of:=ORG.LIBREOFFICE.RAWSUBTRACT(1;2)") == "ORG.LIBREOFFICE.RAWSUBTRACT(1,2)");
  CHECK(turned("of:=LEGACY.Rate*2") == "LEGACY.Rate*2");
}

TEST_CASE("ods formula: a name that is marked as one") {
  CHECK(turned("of:=VLOOKUP([.A1];$$Data_set;2;0)*Rate+1.5") == "VLOOKUP(A1,Data_set,2,0)*Rate+1.5");
}

TEST_CASE("ods formula: errors and what has been deleted") {
  CHECK(turned("of:=IF([.A1]=0;#N/A;#DIV/0!)") == "IF(A1=0,#N/A,#DIV/0!)");
  CHECK(turned("of:=[.#REF!1]+[.A#REF!]+[$Sheet1.#REF!#REF!]+[#REF!.A1]") == "#REF!+#REF!+#REF!+#REF!");
}

TEST_CASE("ods formula: references to other workbooks are numbered, each workbook once") {
  OdfLinks links;
  CHECK(excel_formula("of:=['file:///c/a%20b.ods'#$Sheet1.A1]+['file:///c/it''s.xlsx'#$'My sheet'.B2:.C3]", links) ==
        "[1]Sheet1!A1+'[2]My sheet'!B2:C3");
  CHECK(excel_formula("of:=['file:///c/a%20b.ods'#$Sheet2.A1]", links) == "[1]Sheet2!A1");
  const auto found = links.take();
  REQUIRE(found.size() == 2);
  CHECK(found[0].target == "file:///c/a b.ods");
  CHECK(found[1].target == "file:///c/it's.xlsx");
}

TEST_CASE("ods formula: what cannot be turned with certainty stays as it is") {
  for (const char* formula : {"SUM([.A1]~[.B1])",
                              "[.A1:.B9]![.B1:.C2]",
                              "SUM(Table1[[#This Row];[Cost]])",
                              "$$Sheet1.Rate+[.A1]",
                              "Sheet1.Rate+[.A1]",
                              "$$'A rate'",
                              "$Sheet1.Rate",
                              "'Sheet 1'.Rate",
                              "SUM(A1,B1)",
                              "[.A1",
                              "[.A1:.B]",
                              "[.A$:.B$]",
                              "[.XFE1]",
                              "[.A1:Sheet1.B2]",
                              "['open.A1]",
                              "\"open",
                              "{1;2",
                              "1}",
                              "{{1}}",
                              "Err:502",
                              "#WRONG!",
                              "[.A1][.B1]",
                              "['f.ods'#.A1]",
                              "[]",
                              "[.]",
                              "[A1]",
                              "@A1",
                              "1|2"}) {
    CAPTURE(formula);
    CHECK(turned(std::string("of:=") + formula) == formula);
  }
}

TEST_CASE("ods formula: references of defined names") {
  CHECK(reference("$Sheet1.$A$1:.$B$2") == "Sheet1!$A$1:$B$2");
  CHECK(reference("Sheet1.$A$1:Sheet1.$A$6") == "Sheet1!$A$1:$A$6");
  CHECK(reference("$'It''s a.b'.$A$1") == "'It''s a.b'!$A$1");
  CHECK(reference("$Sheet1.$A$1:#REF!") == "$Sheet1.$A$1:#REF!");
  CHECK(reference("") == "");
  CHECK(reference("'open") == "'open");
  CHECK(is_external_copy("'file:///c/a.ods'#$Sheet1"));
  CHECK_FALSE(is_external_copy("Sheet #1"));
}
