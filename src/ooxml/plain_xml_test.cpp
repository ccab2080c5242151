#include "ooxml/plain_xml.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "ooxml/package_for_test.hpp"
#include "ooxml/sheet_twins_for_test.hpp"

using namespace scorebook;

namespace {

// Windows that hold all of a small sheet, and such as cut tokens off everywhere.
const std::vector<std::size_t> kWindows = {kWindowBytes, 131, 97, 80};

// Read by the fast path, in every window that holds its tokens, with expat's result.
void check_read_fast(const std::string& xml) {
  CAPTURE(xml);
  for (const std::size_t window : kWindows) {
    CAPTURE(window);
    const SheetTwins twins = read_both_ways(xml, window);
    CHECK(twins.refusal == "");
    CHECK(twins.agree());
    if (window == kWindowBytes) CHECK(twins.fast.has_value());
  }
}

// Left to expat, which reads it.
void check_given_up(const std::string& xml) {
  CAPTURE(xml);
  const SheetTwins twins = read_both_ways(xml, kWindowBytes);
  CHECK_FALSE(twins.fast.has_value());
  CHECK(twins.refusal == "");
}

// Left to expat, which refuses it.
void check_refused(const std::string& xml) {
  CAPTURE(xml);
  for (const std::size_t window : kWindows) {
    const SheetTwins twins = read_both_ways(xml, window);
    CHECK_FALSE(twins.fast.has_value());
    CHECK(twins.refusal != "");
  }
}

std::string row(const std::string& cells) { return sheet_of("<row r=\"1\">" + cells + "</row>"); }
std::string value(const std::string& text) { return row("<c r=\"A1\" t=\"str\"><v>" + text + "</v></c>"); }

}  // namespace

TEST_CASE("plain XML: every form of cell that programs write is read") {
  check_read_fast(
      row("<c r=\"A1\" s=\"1\" t=\"n\"><v>0.5</v></c><c r=\"B1\" s=\"2\"/><c r=\"C1\" t=\"s\"><v>2</v></c>"));
  check_read_fast(row("<c t=\"s\" s='1' r='A1'><v>1</v></c><c  r=\"B1\" ><v >7</v ></c ><c r=\"C1\"><v/></c>"));
  check_read_fast(row("<c r=\"A1\"><f>SUM(B1:C1)</f><v>3</v></c><c r=\"B1\" t=\"str\"><f>B2</f><v></v></c>"));
  check_read_fast(
      row("<c r=\"A1\"><f t=\"shared\" ref=\"A1:B1\" si=\"0\">C1&amp;\"x\"</f><v>1</v></c>"
          "<c r=\"B1\"><f t=\"shared\" si=\"0\"/><v>2</v></c><c r=\"C1\"><f>D1</f></c>"));
  check_read_fast(
      row("<c r=\"A1\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> a </t></is></c>"
          "<c r=\"B1\" t=\"inlineStr\"><is><r><rPr><b/></rPr><t>rich</t></r><r><t> text</t></r>"
          "<rPh sb=\"0\" eb=\"1\"><t>dropped</t></rPh></is></c>"));
  check_read_fast(
      row("<c r=\"A1\" t=\"d\"><v>2016-03-31T10:00:00</v></c><c r=\"B1\" t=\"b\"><v>1</v></c>"
          "<c r=\"C1\" t=\"e\"><v>#N/A</v></c><c r=\"D1\" t=\"odd\"><v>1</v></c>"));
  check_read_fast(row("<c r=\"A1\" cm=\"1\"><v>1</v><extLst><ext uri=\"x\"><v>9</v></ext></extLst></c>"));
  check_read_fast(
      row("<c r=\"b$1\"><v>1</v></c><c r=\"ZZZ1\"><v>2</v></c><c r=\"A0\"><v>3</v></c><c><v>4</v></c>"
          "<c r=\"A1\"><v>5</v></c><c r=\"A1\"><v>6</v></c>"));
  check_read_fast(sheet_of("<row><c><v>1</v></c></row><row r='9' hidden='1'><c r='A7'><v>2</v></c></row>"));
}

TEST_CASE("plain XML: references, sections, line ends and all of Unicode come out as expat has them") {
  check_read_fast(value("&lt;&gt;&amp;&quot;&apos;&#65;&#x42;&#xe9;&#x1F600;"));
  check_read_fast(value("a\r\nb\rc\nd&#13;&#10;e\tf"));
  check_read_fast(value("<![CDATA[<&]]]]><![CDATA[\r\n\r]]> ] ]] > ]&gt;"));
  check_read_fast(value("\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\xED\x9F\xBF\xEF\xBF\xBD\x7F"));
  check_read_fast(value("one<!-- a < b & c ]]> -->two"));
  check_read_fast(value("_x000D__x0041_"));
  check_read_fast(row("<c r='A1' t='inlineStr'><is><t>&#x20;_x0009_\xC2\xA3</t></is></c>"));
  check_read_fast(row("<c r='&#65;1'><f r1='A&amp;B\r\n1' t='dataTable' r2='&quot;'/><v>1</v></c>"));
}

TEST_CASE("plain XML: what stands around the cells is walked through") {
  const std::string declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n";
  check_read_fast("\xEF\xBB\xBF" + declaration + row("<c><v>1</v></c>") + "\n<!-- end -->\n");
  check_read_fast("<?xml version='1.0' encoding='utf-8'?>" + row("<c><v>1</v></c>"));
  const std::string names =
      R"(<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="urn:r" xmlns:x14ac="urn:ac" )"
      R"(xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac">)";
  check_read_fast(
      names + R"(<cols><col min="2" max="3" hidden="1"/></cols><sheetData>)"
              R"(<row r="1" spans="1:2" x14ac:dyDescent="0.25"><c r="A1"><v>1</v></c></row></sheetData>)"
              R"(<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells><hyperlinks><hyperlink ref="A1" r:id="x"/>)"
              R"(</hyperlinks><extLst><ext uri="u" xmlns:x14="urn:x14"><x14:rules><x14:rule>5</x14:rule></x14:rules>)"
              R"(<mc:AlternateContent><mc:Choice Requires="x14"/></mc:AlternateContent></ext></extLst></worksheet>)");
  check_read_fast("<worksheet><sheetData/></worksheet>");
  check_read_fast("<worksheet xmlns=''><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>");
}

TEST_CASE("plain XML: what is well-formed but uncommon is left to expat") {
  check_given_up(
      "<x:worksheet "
      "xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><x:sheetData/></x:worksheet>");
  check_given_up("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + value("\xE9"));
  check_given_up("<?xml-stylesheet href=\"a\"?>" + value("1"));
  check_given_up("<?mso-application progid=\"Excel.Sheet\"?>" + value("1"));
  check_given_up(
      "<worksheet><mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">"
      "<mc:Fallback><sheetData><row><c><v>1</v></c></row></sheetData></mc:Fallback></mc:AlternateContent></worksheet>");
  check_given_up("<worksheet><sheetData xmlns=\"urn:other\"><row><c><v>1</v></c></row></sheetData></worksheet>");
  check_given_up("<worksheet><\xC3\xA9/><sheetData/></worksheet>");
}

TEST_CASE("plain XML: what is not well-formed is left to expat, which refuses it") {
  for (const char* text :
       {"a]]>b", "&nbsp;", "&#0;", "&#xD800;", "&#xFFFE;", "&amp", "\x01", "\xC3", "\xC0\x80", "\xED\xA0\x80",
        "\xEF\xBF\xBF", "\xF4\x90\x80\x80", "\xFF", "<!-- a -- b -->", "<![CDATA[\x02]]>", "<![CDATA[open"})
    check_refused(value(text));
  check_refused(value(std::string("a\0b", 3)));
  for (const char* cell :
       {"<c r=\"A1\" r=\"B1\"/>", "<c r=A1/>", "<c r=\"A1\"t=\"s\"/>", "<c r=\"<\"/>", "<c r/>", "<c x:y=\"1\"/>",
        "<c xmlns:x=\"\"/>", "<c xmlns:xml=\"u\"/>", "<c><v>1</c></v>", "<c", "<c r=\"A1", "< c/>", "<c/ >", "<x:c/>",
        "<c a:b:c='1'/>", "<c r='&bad;'/>", "<c xmlns:a='u' xmlns:b='u' a:x='1' b:x='2'/>"})
    check_refused(row(cell));
  check_refused("");
  check_refused("<worksheet>");
  check_refused("<worksheet/><worksheet/>");
  check_refused("<worksheet/>text");
  check_refused("text<worksheet/>");
  check_refused("<worksheet></worksheets>");
  check_refused("<!DOCTYPE worksheet><worksheet/>");
  check_refused(" <?xml version=\"1.0\"?><worksheet/>");
  check_refused(
      "<?xml version=\"1\x0E"
      "0\"?><worksheet/>");
  check_refused("<?xml version=\"1.0\" standalone=\"YES\"?><worksheet/>");
}

TEST_CASE("plain XML: depth has the same budget, and a long token is left to expat") {
  std::string deep, ends;
  for (int level = 0; level < 254; ++level) deep += "<a>", ends += "</a>";
  check_read_fast("<worksheet>" + deep + ends + "</worksheet>");
  check_refused("<worksheet><b><b>" + deep + ends + "</b></b></worksheet>");
  check_given_up("<worksheet><!--" + std::string(kWindowBytes, '-' + 1) + "--><sheetData/></worksheet>");
  check_read_fast(value(std::string(3 * kWindowBytes, 'x')));
}

TEST_CASE("plain XML: more prefixes than are looked through one by one are left to expat") {
  const auto nested = [](int elements) {
    std::string xml, ends;
    for (int element = 0; element < elements; ++element) {
      xml += "<a";
      for (int prefix = 0; prefix < 16; ++prefix)
        xml += " xmlns:p" + std::to_string(16 * element + prefix) + "=\"urn:p\"";
      xml += ">", ends += "</a>";
    }
    return "<worksheet>" + xml + "<p0:b/>" + ends + "<sheetData/></worksheet>";
  };
  check_read_fast("<worksheet><a xmlns:p=\"urn:p\"/><a xmlns:p=\"urn:p\"/><sheetData/></worksheet>");
  const SheetTwins most = read_both_ways(nested(4), kWindowBytes);
  CHECK(most.fast.has_value());
  CHECK(most.agree());
  check_given_up(nested(5));
}
