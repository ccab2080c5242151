#include "ods/number_style.hpp"

#include <map>
#include <memory>

#include <doctest/doctest.h>

#include "ods/styles.hpp"
#include "ooxml/package.hpp"
#include "ooxml/package_for_test.hpp"
#include "text/number_format.hpp"

using namespace scorebook;

namespace {

// The code of cell style "c", whose data style "n" is among these.
std::string code_with(const std::string& number_styles) {
  const std::string part =
      R"(<office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"><office:styles>)" +
      number_styles +
      R"(<style:style style:name="p" style:family="table-cell" style:data-style-name="n"/><style:style style:name="c" style:family="table-cell" style:parent-style-name="p"/></office:styles></office:document-styles>)";
  const auto bytes = zip_bytes({{{"styles.xml", part}}});
  auto package = Package::open(bytes, "x.ods");
  REQUIRE(package.ok());
  auto stream = package.value().part("styles.xml");
  REQUIRE(stream.ok());
  OdfStyles styles("x.ods");
  const auto read = read_odf_styles(stream.value(), styles);
  REQUIRE_MESSAGE(read.ok(), (read.ok() ? std::string() : read.error().text()));
  const auto index = styles.index_of("c");
  REQUIRE(index.has_value());
  return styles.code_of(*index);
}

std::string code_of(const std::string& kind, const std::string& content, const std::string& attributes = "") {
  return code_with("<number:" + kind + "-style style:name=\"n\" " + attributes + ">" + content + "</number:" + kind +
                   "-style>");
}

std::string shown(const std::string& code, double number) { return NumberFormat(code).shown(number, false); }

const std::string kText = "<number:text>";
const std::string kEnd = "</number:text>";

}  // namespace

TEST_CASE("number style: numbers with decimals, zeros in front and thousands") {
  CHECK(code_of("number", R"(<number:number number:min-integer-digits="1"/>)") == "General");
  CHECK(code_of("number", R"(<number:number number:decimal-places="0" number:min-integer-digits="1"/>)") == "0");
  CHECK(code_of("number",
                R"(<number:number number:decimal-places="2" number:min-integer-digits="1" number:grouping="true"/>)") ==
        "#,##0.00");
  CHECK(code_of("number", R"(<number:number number:decimal-places="2" number:min-integer-digits="0"/>)") == "#.00");
  CHECK(code_of("number",
                R"(<number:number number:decimal-places="0" number:min-integer-digits="7" number:grouping="true"/>)") ==
        "0,000,000");
  CHECK(
      code_of(
          "number",
          R"(<number:number number:decimal-places="2" number:min-decimal-places="1" number:min-integer-digits="1"/>)") ==
      "0.0#");
  CHECK(
      code_of(
          "number",
          R"(<number:number number:decimal-places="2" number:decimal-replacement="" number:min-integer-digits="1"/>)") ==
      "0.##");
  CHECK(
      code_of(
          "number",
          R"(<number:number number:decimal-places="1" number:min-integer-digits="1" number:display-factor="1000000"/><number:text>m</number:text>)") ==
      "0.0,,\"m\"");
  CHECK(
      code_of(
          "number",
          R"(<number:scientific-number number:decimal-places="2" number:min-integer-digits="1" number:min-exponent-digits="2"/>)") ==
      "0.00E+00");
}

TEST_CASE("number style: per cents and money") {
  CHECK(
      code_of(
          "percentage",
          R"(<number:number number:decimal-places="1" number:min-integer-digits="1"/><number:text>%</number:text>)") ==
      "0.0%");
  CHECK(
      code_of(
          "percentage",
          R"(<number:number number:decimal-places="0" number:min-integer-digits="1"/><number:text> % of</number:text>)") ==
      "0 % \"of\"");
  CHECK(
      code_of(
          "currency",
          R"(<number:currency-symbol number:language="en" number:country="GB">£</number:currency-symbol><number:number number:decimal-places="2" number:min-integer-digits="1" number:grouping="true"/>)") ==
      "\"£\"#,##0.00");
  CHECK(
      code_of(
          "number",
          R"(<number:number number:decimal-places="0" number:min-integer-digits="1"/><number:text>%"x</number:text>)") ==
      "0\"%\"\\\"\"x\"");
}

TEST_CASE("number style: dates and times") {
  const std::string slash = kText + "/" + kEnd, colon = kText + ":" + kEnd;
  CHECK(code_of("date", R"(<number:day number:style="long"/>)" + slash + R"(<number:month number:style="long"/>)" +
                            slash + R"(<number:year number:style="long"/>)") == "dd/mm/yyyy");
  CHECK(code_of("date", R"(<number:month number:textual="true"/>)" + kText + "-" + kEnd + "<number:year/>") ==
        "mmm-yy");
  CHECK(code_of("date", R"(<number:day-of-week number:style="long"/>)" + kText + ", " + kEnd + "<number:day/>" + kText +
                            " " + kEnd + R"(<number:month number:style="long" number:textual="true"/>)") ==
        "dddd\", \"d mmmm");
  CHECK(code_of("time", R"(<number:hours number:style="long"/>)" + colon + R"(<number:minutes number:style="long"/>)" +
                            colon + R"(<number:seconds number:style="long" number:decimal-places="2"/>)") ==
        "hh:mm:ss.00");
  CHECK(code_of("time", "<number:hours/>" + colon + R"(<number:minutes number:style="long"/>)",
                R"(number:truncate-on-overflow="false")") == "[h]:mm");
  CHECK(code_of("time", "<number:hours/>" + colon + R"(<number:minutes number:style="long"/>)" + kText + " " + kEnd +
                            "<number:am-pm/>") == "h:mm AM/PM");
}

TEST_CASE("number style: an order left to the reader is the British one") {
  const std::string slash = kText + "/" + kEnd;
  const std::string american = "<number:month/>" + slash + "<number:day/>" + slash + "<number:year/>";
  CHECK(code_of("date", american, R"(number:automatic-order="true")") == "dd/mm/yy");
  CHECK(code_of("date", american) == "m/d/yy");
}

TEST_CASE("number style: what Excel has no code for is General") {
  CHECK(code_of("date", "<number:quarter/>") == "General");
  CHECK(code_of("date", "<number:week-of-year/>") == "General");
  CHECK(code_of("time", "<number:minutes/>") == "General");
  CHECK(code_of("boolean", "<number:boolean/>") == "General");
}

TEST_CASE("number style: conditions become sections") {
  const std::string whole =
      R"(<number:number number:decimal-places="0" number:min-integer-digits="1" number:grouping="true"/>)";
  const std::string positive = R"(<number:number-style style:name="P0">)" + whole + "</number:number-style>";
  const std::string code = code_with(
      positive +
      R"(<number:number-style style:name="n"><style:text-properties fo:color="#FF0000"/><number:text>-</number:text>)" +
      whole + R"(<style:map style:condition="value()&gt;=0" style:apply-style-name="P0"/></number:number-style>)");
  CHECK(code == "#,##0;-#,##0");
  CHECK(shown(code, -1234) == "-1,234");
  const std::string negative = R"(<number:number-style style:name="P1"><number:text>(</number:text>)" + whole +
                               "<number:text>)</number:text></number:number-style>";
  const std::string three = code_with(
      positive + negative +
      R"(<number:number-style style:name="n"><number:text>nil</number:text><style:map style:condition="value()&gt;0" style:apply-style-name="P0"/><style:map style:condition="value()&lt;0" style:apply-style-name="P1"/></number:number-style>)");
  CHECK(three == "#,##0;(#,##0);\"nil\"");
  CHECK(shown(three, 0) == "nil");
  CHECK(shown(three, -5) == "(5)");
  CHECK(
      code_with(
          positive + R"(<number:number-style style:name="n">)" + whole +
          R"(<number:text>!</number:text><style:map style:condition="value()!=5" style:apply-style-name="P0"/></number:number-style>)") ==
      "[<>5]#,##0;#,##0\"!\"");
  CHECK(
      code_with(
          R"(<number:number-style style:name="n">)" + whole +
          R"x(<style:map style:condition="is-true-formula(1)" style:apply-style-name="P0"/></number:number-style>)x") ==
      "General");
}

TEST_CASE("number style: texts among the digits keep their places") {
  const std::string code = code_of(
      "number",
      R"(<number:number number:decimal-places="0" number:min-integer-digits="9"><number:embedded-text number:position="4">-</number:embedded-text><number:embedded-text number:position="6">-</number:embedded-text></number:number>)");
  CHECK(code == "000-00-0000");
  CHECK(shown(code, 123456789) == "123-45-6789");
  CHECK(
      code_of(
          "number",
          R"(<number:number number:decimal-places="0" number:min-integer-digits="1"><number:embedded-text number:position="3"> </number:embedded-text></number:number>)") ==
      "# ##0");
}

TEST_CASE("number style: one of over 1,024 bytes refuses the file") {
  const std::string part =
      R"(<o:document-styles xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:s="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:n="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"><o:styles><n:number-style s:name="n"><n:text>)" +
      std::string(1025, 'x') + "</n:text></n:number-style></o:styles></o:document-styles>";
  const auto bytes = zip_bytes({{{"styles.xml", part}}});
  auto package = Package::open(bytes, "x.ods");
  REQUIRE(package.ok());
  auto stream = package.value().part("styles.xml");
  REQUIRE(stream.ok());
  OdfStyles styles("x.ods");
  const auto read = read_odf_styles(stream.value(), styles);
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().what ==
        "it has a number format of over 1024 bytes or over 4 sections; Excel allows 255 characters");
}
