#include "ooxml/styles.hpp"

#include <doctest/doctest.h>

#include "ooxml/package_for_test.hpp"

using namespace scorebook;

namespace {

std::vector<Style> styles_of(const std::string& inside, const std::string& theme = "") {
  WorkbookForTest workbook;
  workbook.styles =
      "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">" + inside + "</styleSheet>";
  if (!theme.empty()) {
    workbook.more_relationships = R"(<Relationship Id="t" Type="x/theme" Target="theme.xml"/>)";
    workbook.more_parts.push_back({"xl/theme.xml", theme});
  }
  const auto read = workbook.read();
  REQUIRE_MESSAGE(read.ok(), (read.ok() ? std::string() : read.error().text()));
  return read.value().styles;
}

std::string fills(const std::string& fills) { return "<fills>" + fills + "</fills>"; }

}  // namespace

TEST_CASE("styles: number formats come from cellXfs, built-in ids as their codes") {
  const auto styles = styles_of(
      "<numFmts><numFmt numFmtId='164' formatCode='0.0&quot; days&quot;'/></numFmts>"
      "<cellStyleXfs><xf numFmtId='9'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='164' xfId='0'/><xf "
      "numFmtId='10'/><xf/><xf numFmtId='999'/></cellXfs>"
      "<dxfs><dxf><numFmt numFmtId='164' formatCode='@'/></dxf></dxfs>");
  REQUIRE(styles.size() == 5);
  CHECK(styles[0].number_format == "General");
  CHECK(styles[1].number_format == "0.0\" days\"");
  CHECK(styles[2].number_format == "0.00%");
  CHECK(styles[3].number_format == "General");
  CHECK(styles[4].number_format == "General");
}

TEST_CASE("styles: a solid fill is kept as its colour, other patterns are not") {
  const auto styles =
      styles_of(fills("<fill><patternFill patternType='none'/></fill><fill><patternFill patternType='solid'><fgColor "
                      "rgb='FFC00000'/><bgColor indexed='64'/></patternFill></fill>"
                      "<fill><patternFill patternType='gray125'><fgColor rgb='FF00FF00'/></patternFill></fill>"
                      "<fill><patternFill patternType='solid'><fgColor indexed='17'/></patternFill></fill>"
                      "<fill><patternFill patternType='solid'><fgColor indexed='64'/></patternFill></fill>"
                      "<fill><gradientFill><stop><color rgb='FFFFFFFF'/></stop></gradientFill></fill>") +
                "<cellXfs><xf fillId='0'/><xf fillId='1'/><xf fillId='2'/><xf fillId='3'/><xf fillId='4'/><xf "
                "fillId='5'/><xf fillId='99'/></cellXfs>");
  REQUIRE(styles.size() == 7);
  CHECK(styles[0].fill == std::nullopt);
  CHECK(styles[1].fill == 0xC00000U);
  CHECK(styles[2].fill == std::nullopt);
  CHECK(styles[3].fill == 0x008000U);
  CHECK(styles[4].fill == std::nullopt);
  CHECK(styles[5].fill == std::nullopt);
  CHECK(styles[6].fill == std::nullopt);
}

TEST_CASE("styles: the workbook's own palette comes before Excel's") {
  const auto styles =
      styles_of(fills("<fill><patternFill patternType='solid'><fgColor indexed='1'/></patternFill></fill>") +
                "<cellXfs><xf fillId='0'/></cellXfs><colors><indexedColors><rgbColor rgb='00000000'/><rgbColor "
                "rgb='00123456'/></indexedColors></colors>");
  CHECK(styles.at(0).fill == 0x123456U);
}

TEST_CASE("styles: theme colours are found in Excel's order and tinted") {
  const std::string theme =
      "<a:theme xmlns:a='urn:a'><a:themeElements><a:clrScheme><a:dk1><a:sysClr val='windowText' "
      "lastClr='000000'/></a:dk1>"
      "<a:lt1><a:sysClr val='window' lastClr='FFFFFF'/></a:lt1><a:dk2><a:srgbClr "
      "val='1F497D'/></a:dk2><a:lt2><a:srgbClr val='EEECE1'/></a:lt2>"
      "<a:accent1><a:srgbClr val='4F81BD'/></a:accent1></a:clrScheme></a:themeElements></a:theme>";
  const auto fill = [](const std::string& colour) {
    return "<fill><patternFill patternType='solid'><fgColor " + colour + "/></patternFill></fill>";
  };
  const auto styles =
      styles_of(fills(fill("theme='0'") + fill("theme='1'") + fill("theme='3'") + fill("theme='4'") +
                      fill("theme='0' tint='-0.5'") + fill("theme='4' tint='0.6'") + fill("theme='77'")) +
                    "<cellXfs><xf fillId='0'/><xf fillId='1'/><xf fillId='2'/><xf fillId='3'/><xf fillId='4'/><xf "
                    "fillId='5'/><xf fillId='6'/></cellXfs>",
                theme);
  REQUIRE(styles.size() == 7);
  CHECK(styles[0].fill == 0xFFFFFFU);
  CHECK(styles[1].fill == 0x000000U);
  CHECK(styles[2].fill == 0x1F497DU);
  CHECK(styles[3].fill == 0x4F81BDU);
  CHECK(styles[4].fill == 0x808080U);
  CHECK(styles[5].fill == 0xB9CDE5U);
  CHECK(styles[6].fill == std::nullopt);
}

TEST_CASE("styles: a workbook without a styles part has General") {
  const auto workbook = workbook_of_rows("<row><c><v>1</v></c></row>");
  REQUIRE(workbook.styles.size() == 1);
  CHECK(workbook.styles[0].number_format == "General");
}
