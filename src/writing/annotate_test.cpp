#include "writing/annotate.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "ooxml/package_for_test.hpp"
#include "ooxml/zip.hpp"
#include "writing/package_patch.hpp"

namespace scorebook {
namespace {

const std::string kSpreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const std::string kOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const std::string kTypes =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" "
    "ContentType=\"application/xml\"/></Types>";
const std::string kRows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"B2\"><v>2</v></c></row>";

WorkbookForTest workbook_with(const std::string& sheet, std::vector<PartForTest> more = {}) {
  WorkbookForTest workbook;
  workbook.sheet = sheet;
  workbook.more_parts = std::move(more);
  workbook.more_parts.push_back({"[Content_Types].xml", kTypes});
  return workbook;
}

// The relationships of the sheet: pairs of type and target.
PartForTest relationships(const std::vector<std::pair<std::string, std::string>>& all) {
  std::string part = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  for (std::size_t i = 0; i < all.size(); ++i)
    part += "<Relationship Id=\"rId" + std::to_string(i + 1) + "\" Type=\"" + kOffice + "/" + all[i].first +
            "\" Target=\"" + all[i].second + "\"/>";
  return {"xl/worksheets/_rels/sheet1.xml.rels", part + "</Relationships>"};
}

Result<std::string> annotate(const std::vector<std::byte>& original, const std::vector<CellNote>& notes) {
  auto annotator = WorkbookAnnotator::open(original, "test.xlsx");
  if (!annotator) return annotator.error();
  for (const CellNote& note : notes) annotator.value().add("Data", note);
  return annotator.value().copy();
}

std::vector<std::byte> annotated(const WorkbookForTest& workbook, const std::vector<CellNote>& notes) {
  const auto copy = annotate(zip_bytes(workbook.zip()), notes);
  REQUIRE_MESSAGE(copy.ok(), (copy.ok() ? std::string() : copy.error().text()));
  return bytes_of(copy.value());
}

std::string part_of(const std::vector<std::byte>& package, const std::string& name) {
  const auto entries = read_zip(package, "copy.xlsx");
  REQUIRE(entries.ok());
  for (const ZipEntry& entry : entries.value()) {
    if (entry.name != name) continue;
    ProducedBytes produced;
    PartStream stream(entry, "copy.xlsx", produced);
    std::string content;
    for (;;) {
      const auto block = stream.next();
      REQUIRE(block.ok());
      if (block.value().empty()) return content;
      content.append(reinterpret_cast<const char*>(block.value().data()), block.value().size());
    }
  }
  FAIL("no part " << name);
  return "";
}

std::string without_last_lines(std::string text) {
  for (std::size_t at = text.find("\n[Scorebook "); at != std::string::npos; at = text.find("\n[Scorebook ", at))
    text.erase(at, 19);
  return text;
}

// "B2 Scorebook: text", one line a comment, line breaks as /, the last line of our words left out.
std::string comments_of(const std::vector<std::byte>& package) {
  const auto workbook = read_xlsx_bytes(package, "copy.xlsx");
  REQUIRE_MESSAGE(workbook.ok(), (workbook.ok() ? std::string() : workbook.error().text()));
  CHECK(workbook.value().sheets.front().oddities.empty());
  std::string all;
  for (const Comment& comment : workbook.value().sheets.front().comments) {
    std::string text = without_last_lines(comment.text);
    std::replace(text.begin(), text.end(), '\n', '/');
    all += (all.empty() ? "" : "\n") + to_string(comment.cell) + " " + comment.author + ": " + text;
  }
  return all;
}

std::string refusal(const WorkbookForTest& workbook, const std::vector<CellNote>& notes = {{{2, 2}, "wrong"}}) {
  const auto copy = annotate(zip_bytes(workbook.zip()), notes);
  REQUIRE(!copy.ok());
  return copy.error().text();
}

bool holds(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

const std::string kComments = "<comments xmlns=\"" + kSpreadsheet +
                              "\"><authors><author>A Officer</author></authors><commentList>"
                              "<comment ref=\"B2\" authorId=\"0\"><text>@</text></comment></commentList></comments>";

std::string comments_with(const std::string& text) {
  std::string part = kComments;
  return part.replace(part.find('@'), 1, text);
}

const std::string kDrawing =
    "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
    "xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" "
    "data=\"3\"/></o:shapelayout><v:shapetype id=\"_x0000_t202\"/><v:shape id=\"_x0000_s3073\" type=\"#_x0000_t202\">"
    "<x:ClientData ObjectType=\"Note\"><x:Anchor>\n 2, 15, 0, 10, 3, 31, 1, 9</x:Anchor><x:Row>1</x:Row>"
    "<x:Column>1</x:Column></x:ClientData></v:shape></xml>";

WorkbookForTest commented(const std::string& text, const std::string& drawing = kDrawing) {
  return workbook_with(sheet_of(kRows, "<legacyDrawing xmlns:r=\"" + kOffice + "\" r:id=\"rId2\"/>"),
                       {relationships({{"comments", "../comments7.xml"}, {"vmlDrawing", "../drawings/v.vml"}}),
                        {"xl/comments7.xml", comments_with(text)},
                        {"xl/drawings/v.vml", drawing}});
}

TEST_CASE("annotate: a sheet without comments gets all that they need, and its own bytes stay") {
  const WorkbookForTest workbook = workbook_with(sheet_of(kRows));
  const auto copy = annotated(workbook, {{{2, 2}, "98.4% is not 3 of 4\nTo do: \"correct\" <B2> & C2"}});
  CHECK(comments_of(copy) == "B2 Scorebook: Scorebook:/98.4% is not 3 of 4/To do: \"correct\" <B2> & C2");
  const std::string drawing = "<legacyDrawing xmlns:r=\"" + kOffice + "\" r:id=\"rId2\"/>";
  CHECK(part_of(copy, "xl/worksheets/sheet1.xml") == sheet_of(kRows, drawing));
  CHECK(part_of(copy, "xl/worksheets/_rels/sheet1.xml.rels") ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships "
        "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"" +
            kOffice + "/comments\" Target=\"/xl/comments1.xml\"/><Relationship Id=\"rId2\" Type=\"" + kOffice +
            "/vmlDrawing\" Target=\"/xl/drawings/vmlDrawing1.vml\"/></Relationships>");
  const std::string types = part_of(copy, "[Content_Types].xml");
  CHECK(holds(types,
              "<Default Extension=\"vml\" "
              "ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/>"));
  CHECK(holds(types,
              "<Override PartName=\"/xl/comments1.xml\" "
              "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml\"/>"));
  const std::string boxes = part_of(copy, "xl/drawings/vmlDrawing1.vml");
  CHECK(holds(boxes, "<x:Row>1</x:Row><x:Column>1</x:Column>"));
  CHECK(holds(boxes, "id=\"_x0000_s1025\""));
  CHECK(part_of(copy, "xl/workbook.xml") == workbook.workbook);
  CHECK(annotated(workbook, {{{2, 2}, "98.4% is not 3 of 4\nTo do: \"correct\" <B2> & C2"}}) == copy);
}

TEST_CASE("annotate: without a note the copy has the parts of the original") {
  const WorkbookForTest workbook = workbook_with(sheet_of(kRows));
  const auto original = zip_bytes(workbook.zip());
  CHECK(annotate(original, {}).value() == patched_package(original, "test.xlsx", {}).value());
}

TEST_CASE("annotate: the drawing is named where the schema wants it") {
  const auto place = [](const std::string& before, const std::string& after) {
    const auto copy = annotated(workbook_with(sheet_of(kRows, before + after)), {{{1, 1}, "wrong"}});
    const std::string expected = before + "<legacyDrawing xmlns:r=\"" + kOffice + "\" r:id=\"rId2\"/>" + after;
    CHECK(part_of(copy, "xl/worksheets/sheet1.xml") == sheet_of(kRows, expected));
  };
  place("<pageMargins/><drawing/>", "<tableParts count=\"0\"/>");
  place("<mergeCells/><!-- tableParts -->", "<extLst><ext uri=\"x\"/></extLst>");
  place("<drawing/>", "<legacyDrawingHF/><tableParts/>");
  place("<headerFooter><oddHeader>&amp;L</oddHeader></headerFooter>",
        "<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><mc:Choice "
        "Requires=\"x14\"><controls/></mc:Choice></mc:AlternateContent>");
  place(
      "<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><mc:Choice "
      "Requires=\"x14\"><drawing/></mc:Choice></mc:AlternateContent>",
      "<picture/>");
}

TEST_CASE("annotate: prefixed elements, a byte order mark and UTF-16 keep their form") {
  const std::string rows = "<x:sheetData><x:row r=\"1\"/></x:sheetData>";
  const std::string open = "<x:worksheet xmlns:x=\"" + kSpreadsheet + "\">" + rows, close = "</x:worksheet>";
  const std::string drawing = "<x:legacyDrawing xmlns:r=\"" + kOffice + "\" r:id=\"rId2\"/>";
  const std::string mark = "\xEF\xBB\xBF";
  const auto prefixed = annotated(workbook_with(mark + open + close), {{{1, 1}, "wrong"}});
  CHECK(part_of(prefixed, "xl/worksheets/sheet1.xml") == mark + open + drawing + close);
  const auto wide = [](const std::string& text, bool big) {
    std::string bytes = big ? "\xFE\xFF" : "\xFF\xFE";
    for (const char letter : text) bytes += big ? std::string{'\0', letter} : std::string{letter, '\0'};
    return bytes;
  };
  for (const bool big : {false, true}) {
    const auto copy = annotated(workbook_with(wide(open + close, big)), {{{1, 1}, "wrong"}});
    CHECK(part_of(copy, "xl/worksheets/sheet1.xml") == wide(open + drawing + close, big));
    CHECK(comments_of(copy) == "A1 Scorebook: Scorebook:/wrong");
  }
}

TEST_CASE("annotate: a list of relationships without entries, and ids that are taken") {
  PartForTest none{"xl/worksheets/_rels/sheet1.xml.rels",
                   "<r:Relationships xmlns:r=\"http://schemas.openxmlformats.org/package/2006/relationships\" />"};
  const auto copy = annotated(workbook_with(sheet_of(kRows), {none}), {{{1, 1}, "wrong"}});
  CHECK(holds(part_of(copy, none.name), "\" ><r:Relationship Id=\"rId1\""));
  CHECK(holds(part_of(copy, none.name), "</r:Relationships>"));
  CHECK(comments_of(copy) == "A1 Scorebook: Scorebook:/wrong");
  const PartForTest taken = relationships({{"printerSettings", "p.bin"}, {"drawing", "d.xml"}});
  const auto second = annotated(
      workbook_with(sheet_of(kRows), {taken, {"xl/comments1.xml", "<other/>"}, {"xl/Drawings/VMLdrawing1.vml", ""}}),
      {{{1, 1}, "wrong"}});
  CHECK(
      holds(part_of(second, taken.name), "Id=\"rId3\" Type=\"" + kOffice + "/comments\" Target=\"/xl/comments2.xml\""));
  CHECK(holds(part_of(second, taken.name),
              "Id=\"rId4\" Type=\"" + kOffice + "/vmlDrawing\" Target=\"/xl/drawings/vmlDrawing2.vml\""));
  CHECK(part_of(second, "xl/comments1.xml") == "<other/>");
}

TEST_CASE("annotate: a comment that is there keeps its text, with ours below") {
  for (const std::string text :
       {"<t>Full year.</t>", "<r><rPr><b/></rPr><t>Full </t></r><r><t>year.</t></r>",
        "<r><t>Full year.</t></r><rPh sb=\"0\" eb=\"1\"><t/></rPh><phoneticPr fontId=\"1\"/>"}) {
    CAPTURE(text);
    const auto copy = annotated(commented(text), {{{2, 2}, "wrong \xE2\x80\x93 very"}, {{1, 1}, "also"}});
    CHECK(comments_of(copy) ==
          "B2 A Officer: Full year.//Scorebook:/wrong \xE2\x80\x93 very\nA1 Scorebook: Scorebook:/also");
    const std::string part = part_of(copy, "xl/comments7.xml");
    CHECK(holds(part, "<authors><author>A Officer</author><author>Scorebook</author></authors>"));
    const std::string sheet = part_of(copy, "xl/worksheets/sheet1.xml");
    CHECK(sheet == commented(text).sheet);
  }
  CHECK(comments_of(annotated(commented(""), {{{2, 2}, "wrong"}})) == "B2 A Officer: Scorebook:/wrong");
  WorkbookForTest empty = commented("");
  std::string& part = empty.more_parts[1].content;
  part.replace(part.find("<text></text>"), 13, "<text />");
  CHECK(comments_of(annotated(empty, {{{2, 2}, "wrong"}})) == "B2 A Officer: Scorebook:/wrong");
}

TEST_CASE("annotate: shapes that are there stay, the box grows, and new ones get numbers that are free") {
  const std::string long_text = "wrong\nwrong\nwrong\nwrong\nwrong\nwrong\nwrong\nwrong\nwrong\nwrong";
  const auto copy = annotated(commented("<t>Full year.</t>"), {{{2, 2}, long_text}, {{9, 3}, "also"}});
  const std::string drawing = part_of(copy, "xl/drawings/v.vml");
  CHECK(holds(drawing, "data=\"3\""));
  CHECK(
      holds(drawing,
            "id=\"_x0000_s3073\" type=\"#_x0000_t202\"><x:ClientData ObjectType=\"Note\"><x:Anchor>2, 15, 0, 10, 7, "));
  CHECK(!holds(drawing, "3, 31, 1, 9"));
  CHECK(holds(drawing, "id=\"_x0000_s3074\""));
  CHECK(holds(drawing, "<x:Row>8</x:Row><x:Column>2</x:Column>"));
}

TEST_CASE("annotate: more boxes than a block of numbers has take another block") {
  std::vector<CellNote> notes;
  for (std::uint32_t row = 1; row <= 2'000; ++row) notes.push_back({{row, 5}, "wrong"});
  const auto copy = annotated(commented("<t>Full year.</t>"), notes);
  const std::string drawing = part_of(copy, "xl/drawings/v.vml");
  CHECK(holds(drawing, "data=\"3,1,2\""));
  CHECK(holds(drawing, "id=\"_x0000_s1025\""));
  CHECK(holds(drawing, "id=\"_x0000_s2047\""));
  CHECK(!holds(drawing, "id=\"_x0000_s2048\""));
  CHECK(holds(drawing, "id=\"_x0000_s2049\""));
}

TEST_CASE("annotate: a drawing that is no well-formed XML is added to all the same") {
  std::string drawing = kDrawing;
  drawing.insert(drawing.find("</v:shape>"), "<div>First<br>second</div>");
  const auto copy = annotated(commented("<t>Full year.</t>", drawing), {{{1, 1}, "wrong"}});
  const std::string written = part_of(copy, "xl/drawings/v.vml");
  CHECK(written.rfind(drawing.substr(0, drawing.size() - 6), 0) == 0);
  CHECK(written.substr(written.size() - 16) == "</v:shape></xml>");
  CHECK(holds(refusal(commented("<t>Full year.</t>", "<xml>cut"), {{{1, 1}, "wrong"}}), "has no end"));
}

TEST_CASE("annotate: comments that were stored without boxes get them too") {
  const auto copy = annotated(workbook_with(sheet_of(kRows), {relationships({{"comments", "/xl/c.xml"}}),
                                                              {"xl/c.xml", comments_with("<t>Full year.</t>")}}),
                              {{{1, 1}, "wrong"}});
  CHECK(comments_of(copy) == "B2 A Officer: Full year.\nA1 Scorebook: Scorebook:/wrong");
  const std::string boxes = part_of(copy, "xl/drawings/vmlDrawing1.vml");
  CHECK(holds(boxes, "<x:Row>0</x:Row><x:Column>0</x:Column>"));
  CHECK(holds(boxes, "<x:Row>1</x:Row><x:Column>1</x:Column>"));
}

TEST_CASE("annotate: what a comment says already is not said again") {
  const auto once = annotated(workbook_with(sheet_of(kRows)), {{{2, 2}, "wrong"}});
  const auto again = annotate(once, {{{2, 2}, "wrong"}});
  REQUIRE(again.ok());
  CHECK(comments_of(bytes_of(again.value())) == "B2 Scorebook: Scorebook:/wrong");
  const auto other = annotate(once, {{{2, 2}, "still not right"}, {{1, 1}, "new"}});
  REQUIRE(other.ok());
  CHECK(comments_of(bytes_of(other.value())) ==
        "B2 Scorebook: Scorebook:/still not right\nA1 Scorebook: Scorebook:/new");
}

std::vector<std::byte> annotated_again(const std::vector<std::byte>& before, const std::vector<CellNote>& notes) {
  const auto copy = annotate(before, notes);
  REQUIRE_MESSAGE(copy.ok(), (copy.ok() ? std::string() : copy.error().text()));
  return bytes_of(copy.value());
}

std::size_t boxes_in(const std::string& drawing) {
  std::size_t boxes = 0;
  for (std::size_t at = drawing.find("<v:shape "); at != std::string::npos; at = drawing.find("<v:shape ", at + 1))
    ++boxes;
  return boxes;
}

TEST_CASE("annotate: what an earlier copy said is taken out, with its box") {
  const auto once = annotated(workbook_with(sheet_of(kRows)), {{{1, 1}, "wrong", 0xFDE4E1}, {{2, 2}, "odd"}});
  const auto mended = annotated_again(once, {{{2, 2}, "odd"}});
  CHECK(comments_of(mended) == "B2 Scorebook: Scorebook:/odd");
  const std::string drawing = part_of(mended, "xl/drawings/vmlDrawing1.vml");
  CHECK(boxes_in(drawing) == 1);
  CHECK(holds(drawing, "<x:Row>1</x:Row><x:Column>1</x:Column>"));
  const auto none = annotated_again(once, {});
  CHECK(comments_of(none).empty());
  CHECK(boxes_in(part_of(none, "xl/drawings/vmlDrawing1.vml")) == 0);
  const auto other = annotated_again(once, {{{1, 1}, "only a query now", 0xFFF1CE}});
  CHECK(comments_of(other) == "A1 Scorebook: Scorebook:/only a query now");
  const std::string changed = part_of(other, "xl/drawings/vmlDrawing1.vml");
  CHECK(boxes_in(changed) == 1);
  CHECK(holds(changed, "fillcolor=\"#fff1ce\""));
  CHECK(!holds(changed, "#fde4e1"));
}

TEST_CASE("annotate: the words of others stay, above ours and below them") {
  for (const std::string text : {"<t>Full year.</t>", "<r><rPr><b/></rPr><t>Full </t></r><r><t>year.</t></r>"}) {
    CAPTURE(text);
    const auto once = annotated(commented(text), {{{2, 2}, "wrong"}});
    CHECK(comments_of(annotated_again(once, {})) == "B2 A Officer: Full year.");
    CHECK(boxes_in(part_of(annotated_again(once, {}), "xl/drawings/v.vml")) == 1);
    CHECK(comments_of(annotated_again(once, {{{2, 2}, "odd"}})) == "B2 A Officer: Full year.//Scorebook:/odd");
    // As Excel stores what is typed at the end: in the last run, or in one more.
    const std::string part = part_of(once, "xl/comments7.xml");
    const std::string last_line = part.substr(part.rfind("[Scorebook "), 18);
    for (const std::string typed :
         {"\nMended &amp; done.", "</t></r><r><t xml:space=\"preserve\">\nMended &amp; done."}) {
      if (text[1] == 't' && typed[0] == '<') continue;
      std::string more = part;
      more.insert(more.find(last_line) + last_line.size(), typed);
      WorkbookForTest workbook = commented("");
      workbook.more_parts[1].content = more;
      CHECK(comments_of(annotated(workbook, {})) == "B2 A Officer: Full year./Mended & done.");
      CHECK(comments_of(annotated(workbook, {{{2, 2}, "odd"}})) ==
            "B2 A Officer: Full year./Mended & done.//Scorebook:/odd");
      CHECK(comments_of(annotated(workbook, {{{2, 2}, "wrong"}})) ==
            "B2 A Officer: Full year.//Scorebook:/wrong/Mended & done.");
    }
  }
  CHECK(comments_of(annotated_again(annotated(commented(""), {{{2, 2}, "wrong"}}), {})) == "B2 A Officer: ");
}

TEST_CASE("annotate: our words that somebody has changed stay, and are said to") {
  const auto once = annotated(commented("<t>Full year.</t>"), {{{2, 2}, "wrong"}});
  WorkbookForTest workbook = commented("");
  std::string& part = workbook.more_parts[1].content = part_of(once, "xl/comments7.xml");
  part.insert(part.find("wrong"), "no longer ");
  const auto bytes = zip_bytes(workbook.zip());
  const auto annotator = WorkbookAnnotator::open(bytes, "test.xlsx");
  REQUIRE(annotator.ok());
  CHECK(annotator.value().changed_by_hand("Data") == std::set<CellRef>{{2, 2}});
  CHECK(annotator.value().changed_by_hand("Other").empty());
  CHECK(comments_of(annotated(workbook, {{{2, 2}, "odd"}})) ==
        "B2 A Officer: Full year.//Scorebook:/no longer wrong//Scorebook:/odd");
  const auto whole = WorkbookAnnotator::open(once, "test.xlsx");
  REQUIRE(whole.ok());
  CHECK(whole.value().changed_by_hand("Data").empty());
}

TEST_CASE("annotate: the box is taken out of a drawing that is no well-formed XML too") {
  const auto once = annotated(workbook_with(sheet_of(kRows)), {{{1, 1}, "wrong"}, {{2, 2}, "odd"}});
  std::string drawing = part_of(once, "xl/drawings/vmlDrawing1.vml");
  drawing.insert(drawing.rfind("</v:shape>"), "<div>First<br>second</div>");
  WorkbookForTest workbook = commented("", drawing);
  workbook.more_parts[1].content = part_of(once, "xl/comments1.xml");
  const auto mended = annotated(workbook, {{{2, 2}, "odd"}});
  CHECK(comments_of(mended) == "B2 Scorebook: Scorebook:/odd");
  CHECK(boxes_in(part_of(mended, "xl/drawings/v.vml")) == 1);
  CHECK(holds(part_of(mended, "xl/drawings/v.vml"), "<x:Row>1</x:Row>"));
}

TEST_CASE("annotate: words fit beside a comment only as far as a comment can hold them") {
  const auto bytes = zip_bytes(commented("<t>" + std::string(32'700, 'y') + "</t>").zip());
  const auto annotator = WorkbookAnnotator::open(bytes, "test.xlsx");
  REQUIRE(annotator.ok());
  CHECK(annotator.value().fits("Data", {2, 2}, std::string(35, 'x')));
  CHECK(!annotator.value().fits("Data", {2, 2}, std::string(36, 'x')));
  CHECK(annotator.value().fits("Data", {2, 3}, std::string(32'735, 'x')));
  CHECK(!annotator.value().fits("Other", {2, 3}, "x"));
  const std::string part = part_of(annotated_again(bytes, {{{2, 2}, std::string(35, 'x')}}), "xl/comments7.xml");
  CHECK(holds(part, std::string(35, 'x') + "\n[Scorebook "));
}

TEST_CASE("annotate: a cell with a conversation takes no note") {
  const WorkbookForTest workbook = workbook_with(
      sheet_of(kRows), {relationships({{"threadedComment", "../threadedComments/t.xml"}}),
                        {"xl/threadedComments/t.xml",
                         "<ThreadedComments xmlns=\"urn:t\"><threadedComment ref=\"B2\"/></ThreadedComments>"}});
  const auto original = zip_bytes(workbook.zip());
  const auto annotator = WorkbookAnnotator::open(original, "test.xlsx");
  REQUIRE(annotator.ok());
  CHECK(!annotator.value().takes("Data", {2, 2}));
  CHECK(annotator.value().takes("Data", {2, 3}));
  CHECK(!annotator.value().takes("Data", {0, 3}));
  CHECK(!annotator.value().takes("Date", {2, 3}));
}

TEST_CASE("annotate: characters that XML cannot hold, and texts longer than a comment can be") {
  const std::string odd = std::string(
                              "a\x01"
                              "b\xFF") +
                          "_x0041_";
  const auto copy = annotated(workbook_with(sheet_of(kRows)), {{{1, 1}, odd}, {{1, 2}, std::string(40'000, 'y')}});
  const std::string all = comments_of(copy);
  CHECK(holds(all,
              "A1 Scorebook: Scorebook:/a\xEF\xBF\xBD"
              "b\xEF\xBF\xBD_x0041_"));
  const auto workbook = read_xlsx_bytes(copy, "copy.xlsx");
  REQUIRE(workbook.ok());
  CHECK(workbook.value().sheets.front().comments[1].text.size() <= 32'767);
}

TEST_CASE("annotate: what would not be whole afterwards is refused with what to do") {
  WorkbookForTest strict =
      workbook_with("<worksheet xmlns=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><sheetData/></worksheet>");
  CHECK(holds(refusal(strict), "Strict Open XML"));
  CHECK(holds(refusal(workbook_with(sheet_of(kRows), {{"_xmlsignatures/sig1.xml", "<s/>"}})), "digitally signed"));
  CHECK(holds(refusal(workbook_with(sheet_of(kRows), {{"xl\\media\\p.png", "p"}})), "Open it in Excel, save it"));
  CHECK(
      holds(refusal(workbook_with("<worksheet xmlns=\"" + kSpreadsheet + "\"/>")), "is no worksheet or has no cells"));
  CHECK(holds(refusal(workbook_with(sheet_of(kRows, "<legacyDrawing xmlns:r=\"" + kOffice + "\" r:id=\"rId9\"/>"))),
              "the drawing that holds the comments of the sheet Data is missing"));
  CHECK(holds(refusal(workbook_with("<!DOCTYPE a []>" + sheet_of(kRows))), "DOCTYPE"));
  CHECK(holds(refusal(workbook_with(sheet_of(kRows) + "<more/>")), "is damaged at line 1"));
  const auto broken = workbook_with(sheet_of(kRows), {relationships({{"comments", "../c.xml"}}), {"xl/c.xml", "<a/>"}});
  CHECK(holds(refusal(broken), "is no list of comments"));
  const auto old = WorkbookAnnotator::open(bytes_of("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "old.xlsx");
  REQUIRE(!old.ok());
  CHECK(holds(old.error().text(), "Save it as .xlsx"));
}

TEST_CASE("annotate: a binary workbook is no package that takes comments") {
  ZipForTest zip;
  zip.parts = {{"_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                "<Relationship Id=\"rId1\" Type=\"" +
                    kOffice + "/officeDocument\" Target=\"xl/workbook.bin\"/></Relationships>"},
               {"xl/workbook.bin", "?"}};
  const auto original = zip_bytes(zip);
  const auto annotator = WorkbookAnnotator::open(original, "test.xlsx");
  REQUIRE(!annotator.ok());
  CHECK(holds(annotator.error().text(), "comments can be put into .xlsx and .xlsm workbooks only"));
}

}  // namespace
}  // namespace scorebook
