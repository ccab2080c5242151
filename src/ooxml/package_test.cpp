#include "ooxml/package.hpp"

#include <doctest/doctest.h>

#include "ooxml/package_for_test.hpp"

using namespace scorebook;

namespace {

const std::string kRows = "<row r='1'><c r='A1'><v>1</v></c></row>";

std::string cells_of(const ZipForTest& zip) {
  const auto read = read_xlsx_bytes(zip_bytes(zip), "test.xlsx");
  REQUIRE_MESSAGE(read.ok(), (read.ok() ? std::string() : read.error().text()));
  return cells_in_words(read.value());
}

WorkbookForTest with_target(const std::string& target) {
  WorkbookForTest workbook;
  workbook.sheet = sheet_of(kRows);
  workbook.more_relationships = "<Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"" + target + "\"/>";
  return workbook;
}

}  // namespace

TEST_CASE("package: targets resolve against the folder of their source, or the root") {
  CHECK(resolve_target("xl/workbook.xml", "worksheets/sheet1.xml") == "xl/worksheets/sheet1.xml");
  CHECK(resolve_target("xl/worksheets/sheet1.xml", "../comments1.xml") == "xl/comments1.xml");
  CHECK(resolve_target("xl/workbook.xml", "/xl/./Theme/theme1.xml#x") == "xl/theme/theme1.xml");
  CHECK(resolve_target("", "xl\\workbook.xml") == "xl/workbook.xml");
  CHECK(resolve_target("xl/workbook.xml", "my%20sheet.xml") == "xl/my sheet.xml");
  CHECK(resolve_target("xl/workbook.xml", "../../x") == std::nullopt);
  CHECK(resolve_target("xl/workbook.xml", "%2e%2e/%2e%2e/x") == std::nullopt);
}

TEST_CASE("package: absolute and climbing targets inside the package are found") {
  CHECK(cells_of(with_target("/xl/worksheets/sheet1.xml").zip()) == "A1 number 1");
  CHECK(cells_of(with_target("../xl/worksheets/sheet1.xml").zip()) == "A1 number 1");
}

TEST_CASE("package: part names are the same in other case and with backslashes") {
  ZipForTest zip = with_target("worksheets/sheet1.xml").zip();
  for (PartForTest& part : zip.parts)
    if (part.name == "xl/worksheets/sheet1.xml") part.name = "XL\\WorkSheets\\Sheet1.XML";
  CHECK(cells_of(zip) == "A1 number 1");
}

TEST_CASE("package: the workbook may lie anywhere") {
  ZipForTest zip{
      {{"_rels/.rels",
        R"(<Relationships><Relationship Id="a" Type="x/officeDocument" Target="odd/place/book.dat"/></Relationships>)"},
       {"odd/place/book.dat",
        R"(<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" r:id="b"/></sheets></workbook>)"},
       {"odd/place/_rels/book.dat.rels",
        R"(<Relationships><Relationship Id="b" Type="x/worksheet" Target="one"/></Relationships>)"},
       {"odd/place/one", sheet_of(kRows)}}};
  CHECK(cells_of(zip) == "A1 number 1");
}

TEST_CASE("package: any prefix and the Strict namespaces are read") {
  WorkbookForTest workbook;
  workbook.workbook =
      R"(<a:workbook xmlns:a="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:b="http://purl.oclc.org/ooxml/officeDocument/relationships">)"
      R"(<a:sheets><a:sheet name="Data" sheetId="1" b:id="rId1"/></a:sheets></a:workbook>)";
  workbook.sheet =
      R"(<z:worksheet xmlns:z="http://purl.oclc.org/ooxml/spreadsheetml/main"><z:sheetData><z:row r="1"><z:c r="A1"><z:v>1</z:v></z:c></z:row></z:sheetData></z:worksheet>)";
  CHECK(cells_of(workbook.zip()) == "A1 number 1");
}

TEST_CASE("package: UTF-16 and a byte order mark are read") {
  WorkbookForTest workbook = with_target("worksheets/sheet1.xml");
  std::string wide = "\xFF\xFE";
  for (const char c : workbook.sheet) {
    wide += c;
    wide += '\0';
  }
  workbook.sheet = "\xEF\xBB\xBF" + workbook.sheet;
  CHECK(cells_of(workbook.zip()) == "A1 number 1");
  workbook.sheet = wide;
  CHECK(cells_of(workbook.zip()) == "A1 number 1");
}

TEST_CASE("zip: stored parts, data descriptors, zip64 and bytes before the archive are read") {
  ZipForTest zip = with_target("worksheets/sheet1.xml").zip();
  SUBCASE("stored") {
    for (PartForTest& part : zip.parts) part.stored = true;
  }
  SUBCASE("data descriptors") {
    for (PartForTest& part : zip.parts) part.data_descriptor = true;
  }
  SUBCASE("zip64") { zip.zip64 = true; }
  SUBCASE("bytes before") { zip.before = "#!/bin/sh\nexit 0\n"; }
  SUBCASE("zip64 after other bytes") {
    zip.zip64 = true;
    zip.before = "MZ";
  }
  CHECK(cells_of(zip) == "A1 number 1");
}

TEST_CASE("package: a macro project is no reason to refuse, and is not read") {
  WorkbookForTest workbook = with_target("worksheets/sheet1.xml");
  workbook.more_relationships +=
      R"(<Relationship Id="v" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>)";
  workbook.more_parts.push_back({"xl/vbaProject.bin", "\xD0\xCF\x11\xE0"});
  CHECK(cells_of(workbook.zip()) == "A1 number 1");
}
