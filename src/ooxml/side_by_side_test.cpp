#include <doctest/doctest.h>

#include "ooxml/jobs.hpp"
#include "ooxml/package.hpp"
#include "ooxml/package_for_test.hpp"
#include "ooxml/xlsx.hpp"

using namespace scorebook;

namespace {

// Four sheets that add the same and different texts, formulas and date formats, in different order.
WorkbookForTest with_four_sheets() {
  WorkbookForTest test;
  std::string list;
  const std::vector<std::string> rows = {
      "<row><c t='str'><v>only first</v></c><c t='str'><v>all</v></c><c t='d' s='1'><v>2016-03-31</v></c></row>",
      "<row><c t='str'><v>all</v></c><c><f>A1</f><v>1</v></c><c t='d'><v>2016-03-31T10:00</v></c><c "
      "t='s'><v>1</v></c></row>",
      "<row><c t='d'><v>2016-03-31T10:00</v></c><c t='d' s='1'><v>2016-03-31</v></c><c t='str'><v>last</v></c></row>",
      "<row><c t='s'><v>0</v></c><c t='str'><v>last</v></c><c><f>A1</f><v>2</v></c><c s='3'><v>1</v></c></row>"};
  for (std::size_t index = 0; index < rows.size(); ++index) {
    const std::string number = std::to_string(index + 1);
    list += "<sheet name=\"S" + number + "\" r:id=\"s" + number + "\"/>";
    test.more_relationships +=
        "<Relationship Id=\"s" + number + "\" Type=\"x/worksheet\" Target=\"s" + number + ".xml\"/>";
    test.more_parts.push_back({"xl/s" + number + ".xml", sheet_of(rows[index])});
  }
  test.workbook = "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>" +
                  list + "</sheets></workbook>";
  test.strings = "<sst><si><t>shared</t></si><si><t>all</t></si></sst>";
  test.styles = "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"9\"/></cellXfs></styleSheet>";
  return test;
}

Result<Workbook> read_with(const WorkbookForTest& test, unsigned jobs) {
  const auto bytes = zip_bytes(test.zip());
  auto package = Package::open(bytes, "test.xlsx");
  REQUIRE(package.ok());
  return read_xlsx(std::move(package).value(), "test.xlsx", ReadOptions{jobs});
}

// Every index as it is.
std::string in_full(const Workbook& workbook) {
  std::string all;
  for (const Sheet& sheet : workbook.sheets) {
    all += sheet.name->sheet + ":";
    for (const Cell& cell : sheet.cells)
      all += " " + to_string(cell.ref) + "/" + std::to_string(cell.style) + "/" + std::to_string(cell.text) + "/" +
             std::to_string(cell.formula);
    for (const std::string& oddity : sheet.oddities) all += " " + oddity;
    all += "\n";
  }
  for (const std::string& text : workbook.texts) all += "[" + text + "]";
  for (const Style& style : workbook.styles) all += "(" + style.number_format + ")";
  return all;
}

}  // namespace

TEST_CASE("side by side: the workbook is the same however many sheets are read at a time") {
  const WorkbookForTest test = with_four_sheets();
  const auto one_by_one = read_with(test, 1);
  REQUIRE(one_by_one.ok());
  CHECK(in_full(one_by_one.value()) ==
        "S1: A1/0/3/0 B1/0/4/0 C1/2/0/0\n"
        "S2: A1/0/4/0 B1/0/0/5 C1/3/0/0 D1/0/2/0\n"
        "S3: A1/3/0/0 B1/2/0/0 C1/0/6/0\n"
        "S4: A1/0/1/0 B1/0/6/0 C1/0/0/5 D1/0/0/0 1 cell has a format that the workbook does not define; read as "
        "General\n"
        "[][shared][all][only first][all][A1][last](General)(0%)(yyyy\\-mm\\-dd)(yyyy\\-mm\\-dd\\ hh:mm:ss)");
  for (const unsigned jobs : {2U, 3U, 16U}) {
    const auto read = read_with(test, jobs);
    REQUIRE(read.ok());
    CHECK(in_full(read.value()) == in_full(one_by_one.value()));
  }
}

TEST_CASE("side by side: of several damaged sheets the first in order is the one named") {
  WorkbookForTest test = with_four_sheets();
  test.more_parts[1].content = "<worksheet><sheetData>";
  test.more_parts[2].crc_change = 1;
  test.more_parts[3].content = "nothing";
  for (const unsigned jobs : {1U, 2U, 4U}) {
    const auto read = read_with(test, jobs);
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().what == "the workbook is damaged: its part xl/s2.xml is damaged at line 1: no element found");
  }
}

TEST_CASE("jobs: every job is done once, and one that fails or throws ends them") {
  for (const unsigned at_a_time : {0U, 1U, 3U, 50U}) {
    std::vector<int> done(20);
    CHECK(run_jobs(done.size(), at_a_time, [&](std::size_t index) { return ++done[index] == 1; }));
    CHECK(done == std::vector<int>(20, 1));
    CHECK_FALSE(run_jobs(20, at_a_time, [](std::size_t index) { return index != 7; }));
    CHECK_FALSE(run_jobs(20, at_a_time, [](std::size_t) -> bool { throw std::bad_alloc(); }));
    CHECK(run_jobs(0, at_a_time, [](std::size_t) { return false; }));
  }
  CHECK(possible_jobs() >= 1);
}

TEST_CASE("budget: shares together never have more than there is, and what is not used goes back") {
  Budget budget(10'000);
  {
    BudgetShare one(budget), other(budget);
    CHECK(one.use(1));
    CHECK(other.use(4000));
    CHECK_FALSE(other.use(6000));
    one.settle();
    CHECK(other.use(5999));
    CHECK_FALSE(other.use(1));
    CHECK_FALSE(one.use(1));
    other.start_over();
    CHECK(other.use(9999));
  }
  BudgetShare later(budget);
  CHECK_FALSE(later.use(1));
}
