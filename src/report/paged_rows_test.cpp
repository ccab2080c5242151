// Tables of different headings below each other.
#include "report/paged_rows.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "scorebook/workbook.hpp"
#include "writing/folder_for_test.hpp"

using namespace scorebook;

namespace {

// What stands in column A, row by row from row 1, after the table of so many rows was written on pages so high.
std::vector<std::string> column_of(const test::Folder& folder, std::size_t rows, double used_above) {
  auto writer = WorkbookWriter::create(folder.file("paged.xlsx"), {});
  REQUIRE(writer);
  SheetWriter& sheet = writer.value()->add_sheet("Notes");
  PrintSetup setup;
  sheet.row_height(1, used_above);
  PagedRows paged(sheet, setup, 2, 1);
  paged.begin_table({{1, 1, "band", {}}}, {{1, 1, "heading", {}}});
  for (std::size_t i = 0; i < rows; ++i) paged.add({{1, 1, "row " + std::to_string(i + 1), {}}});
  paged.end_table();
  REQUIRE(writer.value()->close());
  const auto workbook = read_workbook_file(folder.file("paged.xlsx"));
  REQUIRE(workbook);
  std::vector<std::string> column;
  for (const Cell& cell : workbook.value().sheets.front().cells) {
    column.resize(cell.ref.row);
    column[cell.ref.row - 1] = workbook.value().texts[cell.text];
  }
  return column;
}

}  // namespace

TEST_CASE("paged rows: every page begins with the headings of the table that goes on") {
  const test::Folder folder;
  const std::vector<std::string> column = column_of(folder, 80, 20);
  std::size_t headings = 0;
  for (const std::string& words : column) headings += words == "heading" ? 1 : 0;
  CHECK(headings == 3);
  REQUIRE(column.size() == 1 + 1 + 3 + 80);
  CHECK(column[1] == "band");
  CHECK(column[2] == "heading");
  CHECK(column[3] == "row 1");
  CHECK(column.back() == "row 80");
}

TEST_CASE("paged rows: a heading does not stand alone at the foot of a page") {
  const test::Folder folder;
  PrintSetup setup;
  const std::vector<std::string> column = column_of(folder, 2, setup.printable_height() * 0.97 - 30);
  // The band moved to the next page with its first row: no heading is written twice.
  CHECK(column == std::vector<std::string>{"", "band", "heading", "row 1", "row 2"});
}
