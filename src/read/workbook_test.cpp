#include "scorebook/workbook.hpp"

#include <fstream>
#include <iterator>

#include <doctest/doctest.h>

#include "biff/biff_for_test.hpp"
#include "ooxml/mutation_for_test.hpp"
#include "ooxml/package_for_test.hpp"

using namespace scorebook;

namespace {

const std::string kSamples = std::string(SCOREBOOK_SOURCE_DIR) + "/samples/";

Workbook sample(const std::string& name) {
  auto read = read_workbook_file(kSamples + name);
  REQUIRE_MESSAGE(read.ok(), (read.ok() ? std::string() : read.error().text()));
  return std::move(read).value();
}

std::string shown_at(const Workbook& workbook, const std::string& sheet, const std::string& cell) {
  const Sheet* found = workbook.find_sheet(sheet);
  REQUIRE(found != nullptr);
  const Cell* at = found->find(parse_cell_ref(cell).value_or(CellRef{}));
  return at == nullptr ? "nothing" : workbook.shown(*at);
}

}  // namespace

TEST_CASE("workbook: the March sample is read whole") {
  const Workbook workbook = sample("cyps-2016-03.xlsx");
  CHECK(workbook.name == "cyps-2016-03.xlsx");
  CHECK(workbook.sha256 == "85ba5e529868ddb944213c4750f76232fcfd947660ef86cb1ec56730a48f723f");
  CHECK(workbook.creator == "Performance and Planning");
  CHECK(workbook.last_modified_by == "Performance and Planning");
  CHECK_FALSE(workbook.date_1904);
  std::size_t cells = 0;
  std::string sheets;
  for (const Sheet& sheet : workbook.sheets) {
    cells += sheet.cells.size();
    sheets += sheet.name->sheet + "|";
    CHECK(sheet.visibility == Visibility::visible);
    CHECK(sheet.oddities.empty());
  }
  CHECK(sheets ==
        "Cover|Performance Summary|Contacts|Contacts by source|Referrals|Assess - Started|Assess - Completed|Assess - "
        "Outcomes|S47|CIN|");
  CHECK(cells == 2256);
  REQUIRE(workbook.names.size() == 2);
  CHECK(workbook.names[1].name == "_xlnm.Print_Titles");
  CHECK(workbook.names[1].refers_to == "'Performance Summary'!9:10");
  CHECK(workbook.names[1].sheet == 1U);
}

TEST_CASE("workbook: the February sample is read whole, from another program") {
  const Workbook workbook = sample("cyps-2016-02.xlsx");
  CHECK(workbook.sha256 == "b4737e6504f24946e34b9f757a6c20a287888d7a56f9324a1b4ae72cdcce6cf2");
  CHECK(workbook.sheets.size() == 10);
  std::size_t cells = 0;
  for (const Sheet& sheet : workbook.sheets) cells += sheet.cells.size();
  CHECK(cells == 2173);
  CHECK(shown_at(workbook, "performance summary", "F13") == "98.8%");
  CHECK(shown_at(workbook, "Performance Summary", "B13") == "2.2");
  CHECK(shown_at(workbook, "Performance Summary", "A1048576") == "nothing");
  const Sheet* summary = workbook.find_sheet("PERFORMANCE SUMMARY");
  REQUIRE(summary != nullptr);
  CHECK(workbook.formula_of(*summary->find({13, 6})) == "'Contacts'!D17");
  REQUIRE(summary->comments.size() == 1);
  CHECK(to_string(summary->comments[0].cell) == "I48");
  CHECK(summary->comments[0].author == "Performance Officer");
  CHECK(summary->comments[0].text == "Target is a full year figure.");
}

TEST_CASE("workbook: sheets keep their order, their visibility and their kind") {
  WorkbookForTest test;
  test.workbook =
      R"(<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">)"
      R"(<workbookPr date1904="1"/><sheets><sheet name="Second" r:id="rId1" state="hidden"/><sheet name="Chart" r:id="c"/><sheet name="Q&amp;A" r:id="rId1" state="veryHidden"/></sheets>)"
      R"(<definedNames><definedName name="Lost">#REF!</definedName><definedName name="Local" localSheetId="2">Second!$A$1</definedName></definedNames></workbook>)";
  test.more_relationships =
      R"(<Relationship Id="c" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartsheet" Target="chart.xml"/>)"
      R"(<Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>)";
  test.more_parts.push_back(
      {"xl/chart.xml", "<chartsheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/>"});
  const auto read = test.read();
  REQUIRE(read.ok());
  const Workbook& workbook = read.value();
  CHECK(workbook.name == "test.xlsx");
  CHECK(workbook.path == "folder/test.xlsx");
  CHECK(workbook.date_1904);
  REQUIRE(workbook.sheets.size() == 3);
  CHECK(workbook.sheets[0].name->sheet == "Second");
  CHECK(workbook.sheets[0].name->workbook == "test.xlsx");
  CHECK(workbook.sheets[0].visibility == Visibility::hidden);
  CHECK(workbook.sheets[1].chart_sheet);
  CHECK_FALSE(workbook.sheets[2].chart_sheet);
  CHECK(workbook.sheets[2].visibility == Visibility::very_hidden);
  REQUIRE(workbook.names.size() == 2);
  CHECK(workbook.names[0].refers_to == "#REF!");
  CHECK(workbook.names[0].sheet == std::nullopt);
  CHECK(workbook.names[1].sheet == 2U);
  CHECK(workbook.find_sheet("q&a") == &workbook.sheets[2]);
  CHECK(workbook.find_sheet("Third") == nullptr);
}

TEST_CASE(
    "workbook: .xls and .xlsb are known by their bytes, whatever the name says, and say that formulas are not read") {
  XlsForTest xls;
  xls.sheets[0].records = xls_number(0, 0, 7);
  XlsbForTest xlsb;
  xlsb.sheet = xlsb_row(0) + xlsb_cell(5, 0, le_double(7));
  for (const auto& bytes : {xls.bytes(), bytes_of(xls.stream()), zip_bytes(xlsb.zip())}) {
    const auto read = read_workbook(bytes, "folder/test.xlsx");
    REQUIRE(read.ok());
    CHECK(cells_in_words(read.value()) == "A1 number 7");
    CHECK_FALSE(read.value().formulas_read);
    CHECK(read.value().sha256.size() == 64);
  }
  WorkbookForTest xlsx;
  xlsx.sheet = sheet_of("<row><c><v>7</v></c></row>");
  CHECK(read_workbook(zip_bytes(xlsx.zip()), "test.xls").value().formulas_read);
}

TEST_CASE("workbook: damaged comments are said and cost no figure") {
  WorkbookForTest test;
  test.sheet = sheet_of("<row><c><v>1</v></c></row>");
  test.more_parts.push_back(
      {"xl/worksheets/_rels/sheet1.xml.rels",
       R"(<Relationships><Relationship Id="c" Type="x/comments" Target="../c.xml"/></Relationships>)"});
  test.more_parts.push_back({"xl/c.xml", "<comments>"});
  const auto read = test.read();
  REQUIRE(read.ok());
  CHECK(cells_in_words(read.value()) == "A1 number 1");
  REQUIRE(read.value().sheets[0].oddities.size() == 1);
  CHECK(read.value().sheets[0].oddities[0] ==
        "The sheet's comments could not be read: its part xl/c.xml is damaged at line 1: no element found");
}

TEST_CASE("workbook: a workbook whose styles are missing is read as General, and that is said") {
  WorkbookForTest test;
  test.sheet = sheet_of("<row><c s='3'><v>0.5</v></c></row>");
  test.more_relationships = R"(<Relationship Id="s" Type="x/styles" Target="styles.xml"/>)";
  const auto read = test.read();
  REQUIRE(read.ok());
  const Workbook& workbook = read.value();
  CHECK(workbook.shown(workbook.sheets[0].cells.at(0)) == "0.5");
  REQUIRE(workbook.sheets[0].oddities.size() == 2);
  CHECK(workbook.sheets[0].oddities[0] == "1 cell has a format that the workbook does not define; read as General");
  CHECK(workbook.sheets[0].oddities[1] ==
        "The workbook's formats could not be read: its part xl/styles.xml is missing; percentages and dates are read "
        "as plain numbers");
}

TEST_CASE("workbook: a mutated file is read or refused, never more than that") {
  std::ifstream file(kSamples + "cyps-2016-02.xlsx", std::ios::binary);
  const std::string original((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  REQUIRE(original.size() > 10'000);
  const auto mutations = read_mutations(20'160'331, [&original](ChanceForTest& chance) {
    std::string mutated = original;
    const std::size_t kind = chance.below(4);
    // In the directory at the end as often as anywhere.
    const std::size_t from = kind == 2 ? mutated.size() - 5000 : 0;
    if (kind == 0)
      mutated.resize(chance.index_in(mutated.size()));
    else if (kind == 1)
      mutated.erase(chance.index_in(mutated.size()), 1 + chance.below(100));
    for (std::size_t flips = kind < 2 ? 0 : 1 + chance.below(8); flips > 0; --flips) chance.flip_bit(mutated, from);
    return read_workbook(bytes_of(mutated), "mutated.xlsx");
  });
  CHECK(mutations.refused > 100);
}

TEST_CASE("workbook: mutated XML inside a sound package is read or refused, never more than that") {
  const std::string original = sheet_of(
      "<row r='1' hidden='1'><c r='A1' t='s' s='3'><v>1</v></c><c r='B1' t='inlineStr'><is><t>a_x0041_</t></is></c><c "
      "r='C1' t='d'><v>2016-01-01</v></c>"
      "<c r='D1'><f t='shared' ref='D1:D2' si='0'>SUM('a b'!A1:$B$2)&amp;\"x\"</f><v>1.5E3</v></c></row><row r='2'><c "
      "r='D2'><f t='shared' si='0'/><v>2</v></c></row>",
      "<mergeCells><mergeCell ref='A1:B2'/></mergeCells>");
  const auto mutations = read_mutations(7, [&original](ChanceForTest& chance) {
    WorkbookForTest test;
    test.sheet = original;
    for (std::size_t changes = 1 + chance.below(3); changes > 0; --changes)
      chance.put_letter(test.sheet, "0123456789AZaz'\"<>&;$:!=/ .-_x[]()");
    return test.read();
  });
  CHECK(mutations.read_well > 50);
}
