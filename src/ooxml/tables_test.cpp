#include <doctest/doctest.h>

#include "ooxml/limits.hpp"
#include "ooxml/package_for_test.hpp"

using namespace scorebook;

namespace {

WorkbookForTest with_tables(const std::vector<std::string>& tables) {
  WorkbookForTest workbook;
  std::string relationships;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    relationships += "<Relationship Id='t" + number + "' Type='x/table' Target='../tables/table" + number + ".xml'/>";
    workbook.more_parts.push_back({"xl/tables/table" + number + ".xml", tables[i]});
  }
  workbook.more_parts.push_back(
      {"xl/worksheets/_rels/sheet1.xml.rels", "<Relationships>" + relationships + "</Relationships>"});
  return workbook;
}

const std::string kMeasures =
    "<table xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' id='1' name='Table1' "
    "displayName='Measures' ref='B3:D9' totalsRowCount='1'><autoFilter ref='B3:D8'><filterColumn colId='0'/>"
    "</autoFilter><tableColumns count='9'><tableColumn id='1' name='Ref'/><tableColumn id='2' name='Good_x000a_is'>"
    "<calculatedColumnFormula>1</calculatedColumnFormula></tableColumn><tableColumn id='3' name='2015/16 &amp; on'/>"
    "</tableColumns><extLst><ext><tableColumn name='no'/></ext></extLst></table>";

}  // namespace

TEST_CASE("tables: name, range, header and totals rows and columns are read") {
  const auto read = with_tables({kMeasures}).read();
  REQUIRE(read.ok());
  const Sheet& sheet = read.value().sheets.front();
  REQUIRE(sheet.tables.size() == 1);
  const SheetTable& table = sheet.tables.front();
  CHECK(table.name == "Measures");
  CHECK(to_string(table.range) == "B3:D9");
  CHECK(table.header_rows == 1);
  CHECK(table.totals_rows == 1);
  CHECK(table.columns == std::vector<std::string>{"Ref", "Good\nis", "2015/16 & on"});
  CHECK(sheet.oddities.empty());
}

TEST_CASE("tables: without a header row, and sorted by where they stand") {
  const auto read = with_tables({"<table displayName='Low' ref='A20:B22' headerRowCount='0'/>",
                                 "<table name='Only_name' ref='A1:B2'/>"})
                        .read();
  REQUIRE(read.ok());
  const auto& tables = read.value().sheets.front().tables;
  REQUIRE(tables.size() == 2);
  CHECK(tables[0].name == "Only_name");
  CHECK(tables[1].name == "Low");
  CHECK(tables[1].header_rows == 0);
}

TEST_CASE("tables: one that cannot be read is said and costs no other") {
  const auto read = with_tables({"<table displayName='A' ref='Z'/>", "<table displayName='B' ref='A1:B2'/>",
                                 "<table displayName='C' ref='A1:B2' totalsRowCount='2'/>", "<tabl/>"})
                        .read();
  REQUIRE(read.ok());
  const Sheet& sheet = read.value().sheets.front();
  REQUIRE(sheet.tables.size() == 1);
  CHECK(sheet.tables.front().name == "B");
  CHECK(
      sheet.oddities ==
      std::vector<std::string>{
          "A table of the sheet could not be read: its part xl/tables/table1.xml is a table of the cells \"Z\", which "
          "no sheet has",
          "A table of the sheet could not be read: its part xl/tables/table3.xml is a table with more header and "
          "totals rows than rows",
          "A table of the sheet could not be read: its part xl/tables/table4.xml holds no table"});
}

TEST_CASE("tables: their columns have a budget") {
  std::string columns;
  for (std::size_t i = 0; i <= kMaximumTableColumns; ++i) columns += "<tableColumn/>";
  const auto read = with_tables({"<table ref='A1:B2'><tableColumns>" + columns + "</tableColumns></table>"}).read();
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().code == ErrorCode::over_limit);
  CHECK(read.error().what == "its tables have over 500000 columns or 64 MB of names");
}
