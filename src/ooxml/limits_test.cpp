#include "ooxml/limits.hpp"

#include <doctest/doctest.h>

#include "ooxml/comments.hpp"
#include "ooxml/package.hpp"
#include "ooxml/package_for_test.hpp"
#include "ooxml/strings.hpp"

using namespace scorebook;

namespace {

std::string repeated(std::size_t times, const std::string& text) {
  std::string all;
  all.reserve(times * text.size());
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

std::string refusal_of(const WorkbookForTest& workbook) {
  const auto read = workbook.read();
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().code == ErrorCode::over_limit);
  return read.error().what;
}

WorkbookForTest with_styles(const std::string& inside) {
  WorkbookForTest workbook;
  workbook.styles = "<styleSheet>" + inside + "</styleSheet>";
  return workbook;
}

WorkbookForTest with_comments(const std::string& inside) {
  WorkbookForTest workbook;
  workbook.more_parts = {
      {"xl/worksheets/_rels/sheet1.xml.rels",
       R"(<Relationships><Relationship Id="c" Type="x/comments" Target="../c.xml"/></Relationships>)"},
      {"xl/c.xml", "<comments>" + inside + "</comments>"}};
  return workbook;
}

// The indices of a table of shared strings, read with room for so many.
Result<std::vector<std::uint32_t>> read_table(const std::string& inside, TextArena& arena, std::size_t maximum) {
  const auto bytes = zip_bytes({{{"table", "<sst>" + inside + "</sst>"}}});
  auto package = Package::open(bytes, "test.xlsx");
  REQUIRE(package.ok());
  auto part = package.value().part("table");
  REQUIRE(part.ok());
  return read_shared_strings(part.value(), arena, maximum);
}

}  // namespace

TEST_CASE("limits: empty texts of the table share one, and more than its budget are refused") {
  TextArena arena;
  const auto table = read_table("<si/><si><t>a</t></si><si><t/></si>", arena, 3);
  REQUIRE(table.ok());
  CHECK(table.value() == std::vector<std::uint32_t>{0, 1, 0});
  CHECK(arena.take().size() == 2);
  TextArena other;
  const auto refused = read_table("<si/><si/><si/><si/>", other, 3);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == ErrorCode::over_limit);
  CHECK(refused.error().what == "it has over 3 texts in its table of texts");
}

TEST_CASE("limits: more defined names than any workbook has") {
  WorkbookForTest workbook;
  workbook.workbook =
      "<workbook><definedNames>" + repeated(kMaximumNames + 1, "<definedName/>") + "</definedNames></workbook>";
  CHECK(refusal_of(workbook) == "it has over 250000 defined names");
}

TEST_CASE("limits: more relationships than any part has") {
  WorkbookForTest workbook;
  workbook.more_relationships = repeated(kMaximumRelationships + 1, "<Relationship/>");
  CHECK(refusal_of(workbook) == "its part xl/workbook.xml has over 131072 relationships");
}

TEST_CASE("limits: more comments than any workbook has") {
  CHECK(refusal_of(with_comments(repeated(kMaximumComments + 1, "<comment ref='A1'/>"))) ==
        "it has over 250000 comments and authors of comments");
  CHECK(refusal_of(with_comments("<authors>" + repeated(kMaximumComments + 1, "<author/>") + "</authors>")) ==
        "it has over 250000 comments and authors of comments");
}

TEST_CASE("limits: one long author of many comments does not fill the memory") {
  CHECK(refusal_of(with_comments("<authors><author>" + std::string(1 << 20, 'x') + "</author></authors>" +
                                 repeated(65, "<comment ref='A1' authorId='0'/>"))) ==
        "its comments, each with its author, hold over 64 MB");
}

TEST_CASE("limits: the characters of a long text are counted once, however many cells share it") {
  WorkbookForTest workbook;
  workbook.strings = "<sst><si><t>" + std::string(8 << 20, 'x') + "</t></si></sst>";
  workbook.sheet = sheet_of(repeated(10'000, "<row>" + repeated(10, "<c t='s'><v>0</v></c>") + "</row>"));
  const auto read = workbook.read();
  REQUIRE(read.ok());
  const Sheet& sheet = read.value().sheets[0];
  CHECK(sheet.cells.size() == 100'000);
  CHECK(read.value().texts.size() == 2);
  REQUIRE(sheet.oddities.size() == kListedOddities + 1);
  CHECK(sheet.oddities.front() == "A1 holds a text of 8388608 characters; Excel allows 32767");
  CHECK(sheet.oddities.back() == "... and 99800 more oddities of the same kinds");
}

TEST_CASE("limits: more merged ranges than any workbook has") {
  WorkbookForTest workbook;
  workbook.sheet =
      sheet_of("", "<mergeCells>" + repeated(kMaximumMerges + 1, "<mergeCell ref='A1:B1'/>") + "</mergeCells>");
  CHECK(refusal_of(workbook) == "it has over 250000 merged ranges");
}

TEST_CASE("limits: more formats, fills and colours than any workbook has, and a format that is too long") {
  CHECK(refusal_of(with_styles("<fills>" + repeated(kMaximumStyles + 1, "<fill/>") + "</fills>")) ==
        "it has over 131072 fills");
  CHECK(refusal_of(with_styles("<cellXfs>" + repeated(kMaximumStyles + 1, "<xf/>") + "</cellXfs>")) ==
        "it has over 131072 cell formats");
  CHECK(refusal_of(with_styles("<colors><indexedColors>" + repeated(kMaximumStyles + 1, "<rgbColor/>") +
                               "</indexedColors></colors>")) == "it has over 131072 colours");
  CHECK(refusal_of(
            with_styles("<numFmts><numFmt numFmtId='164' formatCode='" + std::string(1025, '0') + "'/></numFmts>")) ==
        "it has a number format of over 1024 bytes; Excel allows 255 characters");
}

TEST_CASE("limits: more custom properties than any workbook has") {
  ZipForTest zip = WorkbookForTest().zip();
  zip.parts.front().content.insert(zip.parts.front().content.find("</Relationships>"),
                                   R"(<Relationship Id="p" Type="x/custom-properties" Target="p.xml"/>)");
  zip.parts.push_back(
      {"p.xml", "<Properties>" + repeated(kMaximumCustomProperties + 1, "<property/>") + "</Properties>"});
  const auto read = read_xlsx_bytes(zip_bytes(zip), "test.xlsx");
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().code == ErrorCode::over_limit);
  CHECK(read.error().what == "it has over 65536 custom properties");
}
