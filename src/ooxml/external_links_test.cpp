#include "ooxml/external_links.hpp"

#include <doctest/doctest.h>

#include "ooxml/package_for_test.hpp"

using namespace scorebook;

namespace {

using Numbers = std::vector<std::uint32_t>;

WorkbookForTest linked(const std::string& rows) {
  WorkbookForTest workbook;
  workbook.sheet = sheet_of(rows);
  workbook.workbook =
      R"(<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" )"
      R"(xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">)"
      R"(<sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets>)"
      R"(<externalReferences><externalReference r:id="x1"/><externalReference r:id="x2"/></externalReferences>)"
      R"(</workbook>)";
  workbook.more_relationships = "<Relationship Id='x1' Type='x/externalLink' Target='externalLinks/link1.xml'/>";
  workbook.more_parts = {
      {"xl/externalLinks/link1.xml", "<externalLink/>"},
      {"xl/externalLinks/_rels/link1.xml.rels",
       "<Relationships><Relationship Id='p' Type='x/externalLinkPath' Target='file:///S:/Finance/Budget%202016.xlsx' "
       "TargetMode='External'/></Relationships>"}};
  return workbook;
}

}  // namespace

TEST_CASE("external links: other workbooks are told from columns of tables and from texts") {
  CHECK(external_links_in("[1]Sheet1!$A$1+'[2]Budget 2016'!B2*[1]Sheet1!C3", 2) == Numbers{1, 2});
  CHECK(external_links_in("SUM([2]!Total)", 2) == Numbers{2});
  CHECK(external_links_in("[3]Sheet1!A1", 2).empty());
  CHECK(external_links_in("Table1[1]+Table1[[#This Row],[1]]&\"[1]Sheet1!A1\"", 2).empty());
  CHECK(external_links_in("\"open", 2).empty());
  CHECK(external_links_in("[1", 2).empty());
}

TEST_CASE("external links: the cells that hold what another workbook said are named") {
  const auto read = linked(
                        "<row r='1'><c r='A1'><f>[1]Q4!B7</f><v>98.4</v></c><c r='B1'><f>A1*2</f><v>1</v></c>"
                        "<c r='C1'><f>[2]Q4!B7</f><v>3</v></c></row><row r='2'><c r='A2'><f>[1]Q4!B8</f></c></row>")
                        .read();
  REQUIRE(read.ok());
  const Workbook& workbook = read.value();
  REQUIRE(workbook.external_links.size() == 2);
  CHECK(workbook.external_links[0].target == "file:///S:/Finance/Budget 2016.xlsx");
  CHECK(workbook.external_links[0].cells == 2);
  CHECK(workbook.external_links[1].target.empty());
  CHECK(workbook.external_links[1].cells == 1);
  CHECK(workbook.sheets.front().oddities ==
        std::vector<std::string>{
            "2 cells refer to another workbook (file:///S:/Finance/Budget 2016.xlsx), which is not opened; what they "
            "showed when this one was last calculated is read: A1, A2",
            "1 cell refers to another workbook (number 2), which is not opened; what it showed when this one was last "
            "calculated is read: C1"});
  CHECK(workbook.sheets.front().find({1, 1})->number == 98.4);
}
