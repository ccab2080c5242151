#include "writing/sparklines.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <limits>
#include <map>

#include "ooxml/package_for_test.hpp"
#include "ooxml/zip.hpp"
#include "scorebook/workbook.hpp"
#include "writing/folder_for_test.hpp"
#include "writing/workbook_writer.hpp"

using namespace scorebook;

namespace {

const SheetSparklines kOneLine{"xl/worksheets/sheet1.xml", "Children's & others", {{{2, 1}, {{2, 3}, {2, 14}}}}};
const std::string kSheet =
    R"(<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/>)";

std::string with_line(const std::string& sheet) {
  const auto made = with_sparklines(sheet, kOneLine, "report.xlsx");
  REQUIRE_MESSAGE(made.ok(), (made.ok() ? "" : made.error().text()));
  return made.value();
}

std::string bytes_of_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// Every part as it is stored.
std::map<std::string, std::string> parts_of(const std::string& package) {
  std::map<std::string, std::string> parts;
  const auto entries = read_zip(std::as_bytes(std::span(package.data(), package.size())), "report.xlsx");
  REQUIRE(entries.ok());
  for (const ZipEntry& entry : entries.value())
    parts[entry.name] = {reinterpret_cast<const char*>(entry.data.data()), entry.data.size()};
  return parts;
}

void write_book(const std::string& path, bool with_lines) {
  auto writer = WorkbookWriter::create(path, {});
  REQUIRE(writer.ok());
  writer.value()->add_sheet("Cover").text({1, 1}, "Cover", {});
  SheetWriter& sheet = writer.value()->add_sheet("Children's & others");
  for (std::uint32_t column = 3; column <= 14; ++column) {
    if (column != 7) sheet.number({2, column}, column * 1.5, {});
  }
  sheet.text({2, 2}, "from 4.5 to 21", {});
  if (with_lines) sheet.sparkline({{2, 1}, {{2, 3}, {2, 14}}, 3.25});
  const auto closed = writer.value()->close();
  REQUIRE_MESSAGE(closed.ok(), (closed.ok() ? "" : closed.error().text()));
}

}  // namespace

TEST_CASE("sparklines: they are the last element of the sheet, with the range of their figures") {
  const std::string made = with_line(kSheet + "<pageMargins left=\"0.7\"/></worksheet>");
  CHECK(made.rfind(kSheet + "<pageMargins left=\"0.7\"/><extLst><ext xmlns:x14=", 0) == 0);
  CHECK(made.find("uri=\"{05C60535-1F16-4fd2-B633-F4F36F0B64E0}\"") != std::string::npos);
  CHECK(made.find("displayEmptyCellsAs=\"gap\"") != std::string::npos);
  CHECK(made.find("<xm:f>'Children''s &amp; others'!C2:N2</xm:f><xm:sqref>A2</xm:sqref>") != std::string::npos);
  const std::string end = "</x14:sparklineGroups></ext></extLst></worksheet>";
  CHECK(made.substr(made.size() - end.size()) == end);
}

TEST_CASE("sparklines: the number that the columns stand on is written exactly, and what is no number is not") {
  SheetSparklines sheet = kOneLine;
  sheet.charts.push_back({{3, 1}, {{3, 3}, {3, 14}}, 0.7125});
  sheet.charts.push_back({{4, 1}, {{4, 3}, {4, 14}}, std::numeric_limits<double>::quiet_NaN()});
  const auto made = with_sparklines(kSheet + "</worksheet>", sheet, "report.xlsx");
  REQUIRE(made.ok());
  CHECK(made.value().find("manualMin=\"0.7125\"") != std::string::npos);
  CHECK(made.value().find("manualMin") == made.value().rfind("manualMin"));
  CHECK(made.value().find("minAxisType=\"custom\"") == made.value().rfind("minAxisType"));
}

TEST_CASE("sparklines: extensions that are there already stay, before them") {
  const std::string made = with_line(kSheet + "<extLst><ext uri=\"{other}\"/></extLst></worksheet>");
  CHECK(made.find("<extLst><ext uri=\"{other}\"/><ext xmlns:x14=") != std::string::npos);
  CHECK(made.find("</x14:sparklineGroups></ext></extLst></worksheet>") != std::string::npos);
  CHECK(with_line(kSheet + "<extLst/></worksheet>").find("<extLst><ext xmlns:x14=") != std::string::npos);
}

TEST_CASE("sparklines: the elements take the prefix of the sheet's own") {
  const std::string made = with_line(
      R"(<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData/></x:worksheet>)");
  CHECK(made.find("<x:sheetData/><x:extLst><x:ext xmlns:x14=") != std::string::npos);
  CHECK(made.find("</x:ext></x:extLst></x:worksheet>") != std::string::npos);
}

TEST_CASE("sparklines: nothing is put into what is no sheet or is damaged, and no line is no change") {
  CHECK_FALSE(with_sparklines("<chartsheet/>", kOneLine, "report.xlsx").ok());
  CHECK_FALSE(with_sparklines("<worksheet><sheetData>", kOneLine, "report.xlsx").ok());
  CHECK(with_sparklines("<worksheet/>", {"xl/worksheets/sheet1.xml", "Key", {}}, "report.xlsx").value() ==
        "<worksheet/>");
  CHECK_FALSE(with_sparklines_of("no archive", {kOneLine}, "report.xlsx").ok());
}

TEST_CASE("sparklines: a workbook with them has every other part as it is without them, and the same bytes twice") {
  const test::Folder folder;
  write_book(folder.file("without.xlsx"), false);
  write_book(folder.file("with.xlsx"), true);
  write_book(folder.file("again.xlsx"), true);
  const std::string with = bytes_of_file(folder.file("with.xlsx"));
  CHECK(with == bytes_of_file(folder.file("again.xlsx")));
  const auto before = parts_of(bytes_of_file(folder.file("without.xlsx"))), after = parts_of(with);
  CHECK(before.size() == after.size());
  for (const auto& [name, data] : before) {
    REQUIRE(after.count(name) == 1);
    CHECK_MESSAGE((after.at(name) == data) == (name != "xl/worksheets/sheet2.xml"), name);
  }
  const auto read = read_workbook_file(folder.file("with.xlsx"));
  REQUIRE_MESSAGE(read.ok(), (read.ok() ? "" : read.error().text()));
  const Sheet* sheet = read.value().find_sheet("Children's & others");
  REQUIRE(sheet != nullptr);
  CHECK(sheet->find({2, 14})->number == 21);
  CHECK(sheet->find({2, 7}) == nullptr);
}

TEST_CASE("sparklines: a line past the edge of the sheet refuses the workbook instead of being lost") {
  const test::Folder folder;
  auto writer = WorkbookWriter::create(folder.file("edge.xlsx"), {});
  REQUIRE(writer.ok());
  writer.value()->add_sheet("Data").sparkline({{1, 1}, {{1, 2}, {1, kMaximumColumn + 1}}});
  CHECK_FALSE(writer.value()->close().ok());
  writer.value().reset();
  CHECK(folder.files() == 0);
}
