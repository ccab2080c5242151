// The annotated copy, from findings made by hand, read back with the program's own reader.
#include "scorebook/annotate.hpp"

#include <unistd.h>

#include <doctest/doctest.h>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>

#include "ooxml/package_for_test.hpp"

#include "writing/folder_for_test.hpp"

using namespace scorebook;

namespace fs = std::filesystem;

namespace {

using test::Folder;

// A workbook "march.xlsx" of one sheet, in a folder.
struct March {
  Folder folder;
  std::string path = folder.file("march.xlsx");
  Submission submission;
  CheckResult result{Period::month(2016, 3), {}, {}, 0, 0, 0, 0};
  std::vector<Submission> submissions;  // checked with it

  explicit March(const std::string& after = "", const std::string& rows = "", std::vector<PartForTest> more = {}) {
    WorkbookForTest made;
    made.sheet = sheet_of("<row r=\"1\"><c r=\"B1\"><v>1</v></c></row>" + rows, after);
    made.more_parts = std::move(more);
    made.more_parts.push_back(
        {"[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"});
    const auto bytes = zip_bytes(made.zip());
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    auto workbook = read_workbook_file(path);
    REQUIRE(workbook.ok());
    submission.workbook = std::make_shared<const Workbook>(std::move(workbook).value());
    submission.period = result.period;
  }
  [[nodiscard]] Place at(const std::string& cell) const {
    return {submission.workbook->sheets.front().name, parse_cell_ref(cell).value()};
  }
  Finding& add(Severity severity, std::vector<Place> places, std::string message) {
    Finding finding;
    finding.rule = severity == Severity::error ? "A301" : severity == Severity::query ? "T701" : "S199";
    finding.severity = severity;
    finding.places = std::move(places);
    finding.message = std::move(message);
    result.findings.push_back(finding);
    return result.findings.back();
  }
  // By cell.
  std::map<std::string, std::string> written(Annotated& annotated) {
    const std::string copy = folder.file("copy.xlsx");
    const auto done = write_annotated_copy(submission, result, path, copy, submissions);
    REQUIRE_MESSAGE(done.ok(), (done.ok() ? std::string() : done.error().text()));
    annotated = done.value();
    const auto workbook = read_workbook_file(copy);
    REQUIRE(workbook.ok());
    std::map<std::string, std::string> comments;
    for (const Comment& comment : workbook.value().sheets.front().comments) {
      std::string& text = comments[to_string(comment.cell)] = comment.text;
      const std::size_t last_line = text.rfind("\n[Scorebook ");
      if (comment.author == "Scorebook") REQUIRE(last_line + 19 == text.size());
      if (last_line != std::string::npos) text.erase(last_line);
    }
    return comments;
  }
  [[nodiscard]] std::string refusal(const std::string& copy) {
    const auto done = write_annotated_copy(submission, result, path, copy);
    REQUIRE(!done.ok());
    return done.error().text();
  }
};

bool holds(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

TEST_CASE("annotated copy: findings of one cell share a comment, errors first, waived ones last") {
  March march;
  Finding& waived = march.add(Severity::error, {march.at("D14")}, "The total is 9, not 10.");
  waived.state = FindingState::waived;
  waived.fix = "Correct the total.";
  waived.waived_by = WaivedBy{"J Smith", "system change", Date{2016, 4, 1}, std::nullopt, Place{}};
  Finding& error = march.add(Severity::error, {march.at("D14"), march.at("E14")}, "3 of 4 is 75%.");
  error.measure = "2.8";
  error.period = Period::month(2016, 3);
  error.observed = "98.4%";
  error.expected = "75.0%";
  error.fix = "Correct D14.";
  march.add(Severity::query, {march.at("D14")}, "Unusual.");
  Annotated annotated;
  const auto comments = march.written(annotated);
  const std::string title(find_rule("A301")->title);
  const std::string query(find_rule("T701") == nullptr ? "" : ": " + std::string(find_rule("T701")->title));
  CHECK(comments.at("D14") == "Scorebook:\nERROR A301: " + title +
                                  "\n2.8, Mar-16\nFound 98.4%, expected 75.0%\n3 of 4 is 75%.\nTo do: Correct D14.\n"
                                  "Cells: D14, E14\n\nQUERY T701" +
                                  query + "\nUnusual.\n\nWAIVED ERROR A301: " + title +
                                  "\nThe total is 9, not 10.\nWaived by J Smith on 01/04/2016: system change");
  CHECK(comments.size() == 2);
  CHECK(annotated.cells == 1);
  CHECK(annotated.findings == 3);
  CHECK(annotated.without_cell.empty());
  CHECK(annotated.summary_place == "Data!A1");
  CHECK(comments.at("A1") ==
        "Scorebook:\nCopy of march.xlsx as it was checked for March 2016: 1 error, 1 query and 0 notes, and 1 waived.\n"
        "Comments stand at 1 cell; Review > Show All Comments (or Notes) shows them all.\n"
        "The next copy replaces what they say. Write words of your own below their last line.\n"
        "Apart from the comments nothing was changed.");
}

TEST_CASE("annotated copy: what has no cell stands in the first comment, beside a cell with findings of its own") {
  March march;
  march.add(Severity::error, {}, "Measure 2.9 is missing.");
  march.add(Severity::query, {march.at("A1")}, "Odd.");
  Annotated annotated;
  const auto comments = march.written(annotated);
  CHECK(annotated.summary_place == "Data!B1");
  CHECK(annotated.without_cell.size() == 1);
  CHECK(holds(comments.at("B1"), "Findings without a comment of their own:\n\nERROR A301"));
  CHECK(holds(comments.at("B1"), "Measure 2.9 is missing."));
  CHECK(holds(comments.at("A1"), "Odd."));
}

TEST_CASE("annotated copy: a merged range has its comment at its upper left cell") {
  March march("<mergeCells count=\"1\"><mergeCell ref=\"C3:E5\"/></mergeCells>");
  march.add(Severity::error, {march.at("D4")}, "Wrong.");
  Annotated annotated;
  const auto comments = march.written(annotated);
  REQUIRE(comments.count("C3") == 1);
  CHECK(holds(comments.at("C3"), "Wrong.\nCell: D4"));
}

TEST_CASE("annotated copy: a finding without a cell of a sheet stands at the sheet's first cell") {
  March march;
  Place sheet = march.at("A1");
  sheet.cell = {};
  march.add(Severity::query, {sheet}, "Nothing was understood here.");
  Annotated annotated;
  CHECK(holds(march.written(annotated).at("A1"), "Nothing was understood here."));
}

TEST_CASE("annotated copy: findings of another workbook of the same name are left to its own copy") {
  March march;
  March other;
  march.submissions = {march.submission, other.submission};
  march.add(Severity::error, {other.at("D14")}, "Of the other.");
  march.add(Severity::error, {other.at("D14"), march.at("E15")}, "Of both.");
  Annotated annotated;
  const auto comments = march.written(annotated);
  CHECK(comments.size() == 2);
  CHECK(annotated.findings == 1);
  CHECK(holds(comments.at("E15"), "Of both."));
}

TEST_CASE("annotated copy: a finding at a cell of the register is listed in the first comment") {
  March march;
  march.submissions = {march.submission};
  const Place waiver{std::make_shared<const SheetName>(SheetName{"measures.xlsx", "Waivers"}), {3, 1}};
  march.add(Severity::query, {waiver}, "The waiver has run out.");
  Annotated annotated;
  const auto comments = march.written(annotated);
  CHECK(comments.size() == 1);
  CHECK(holds(comments.at("A1"), "0 errors, 1 query and 0 notes."));
  CHECK(holds(comments.at("A1"), "The waiver has run out.\nCell: [measures.xlsx]Waivers!A3"));
  REQUIRE(annotated.without_cell.size() == 1);
  CHECK(annotated.without_cell.front() == "T701 at Waivers!A3: not a cell of this workbook");
}

TEST_CASE("annotated copy: findings of other measures are counted, with the counts of the whole") {
  March march;
  march.add(Severity::error, {march.at("D14")}, "Wrong.");
  march.result.errors = 3;
  march.result.queries = 1;
  march.result.notes = 4;
  march.result.waived = 1;
  Annotated annotated;
  CHECK(holds(march.written(annotated).at("A1"),
              ": 1 error, 0 queries and 0 notes.\n8 findings of other measures not listed here; the whole: 3 errors, 1 "
              "query and 4 notes, and 1 waived.\n"));
}

TEST_CASE("annotated copy: findings in hidden rows are counted and named, for Excel does not show their comments") {
  March march("", "<row r=\"14\" hidden=\"1\"><c r=\"D14\"><v>1</v></c></row>");
  march.add(Severity::error, {march.at("D14")}, "Wrong.");
  march.add(Severity::error, {march.at("D14")}, "Wrong again.");
  march.add(Severity::query, {march.at("E15")}, "Odd.");
  Annotated annotated;
  const auto comments = march.written(annotated);
  CHECK(holds(comments.at("A1"), "shows them all, but for those in hidden rows, columns and sheets.\n"));
  CHECK(holds(comments.at("A1"), "\n2 findings stand in hidden rows, columns or sheets: Data!D14.\n"));
}

// A sheet with one comment at B1.
std::vector<PartForTest> commented(const std::string& text) {
  return {{"xl/worksheets/_rels/sheet1.xml.rels",
           "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
           "Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments\" "
           "Target=\"/xl/comments1.xml\"/></Relationships>"},
          {"xl/comments1.xml",
           "<comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><authors><author>A Officer"
           "</author></authors><commentList><comment ref=\"B1\" authorId=\"0\"><text><t>" +
               text + "</t></text></comment></commentList></comments>"}};
}

TEST_CASE("annotated copy: a finding for which the comment that is there leaves no room is listed in the first one") {
  March march("", "", commented(std::string(32'720, 'y')));
  march.add(Severity::error, {march.at("B1")}, "Wrong.");
  Annotated annotated;
  const auto comments = march.written(annotated);
  CHECK(annotated.findings == 0);
  CHECK(annotated.cells == 0);
  CHECK(comments.at("B1") == std::string(32'720, 'y'));
  CHECK(holds(comments.at("A1"), "Findings without a comment of their own:\n\nERROR A301"));
  CHECK(holds(comments.at("A1"), "Wrong.\nCell: [march.xlsx]Data!B1"));
  REQUIRE(annotated.without_cell.size() == 1);
  CHECK(holds(annotated.without_cell.front(), "A301 at Data!B1: the comment that is there leaves no room for it"));
}

TEST_CASE("annotated copy: words of an earlier check that somebody has changed are named") {
  March march("", "", commented("Scorebook:\nERROR A301: wrong, but Ann says it is right"));
  Annotated annotated;
  const auto comments = march.written(annotated);
  CHECK(holds(comments.at("A1"),
              "\nWords of an earlier check stay in 1 comment, for they have been changed by hand: Data!B1.\n"));
  CHECK(holds(comments.at("B1"), "Ann says it is right"));
}

TEST_CASE("annotated copy: the copy of a copy says only what is found now") {
  March march;
  march.add(Severity::error, {march.at("D14")}, "Wrong.");
  Annotated annotated;
  static_cast<void>(march.written(annotated));
  March copied;
  fs::copy_file(march.folder.file("copy.xlsx"), copied.path, fs::copy_options::overwrite_existing);
  copied.submission.workbook = std::make_shared<const Workbook>(read_workbook_file(copied.path).value());
  copied.add(Severity::error, {copied.at("E14")}, "Not this one.");
  const auto comments = copied.written(annotated);
  CHECK(comments.size() == 2);
  CHECK(comments.count("D14") == 0);
  CHECK(holds(comments.at("E14"), "Not this one."));
  CHECK(comments.at("A1").find("Copy of") == comments.at("A1").rfind("Copy of"));
}

TEST_CASE("annotated copy: a long list at a cell is cut short, and says how much more there is") {
  March march;
  for (int i = 0; i < 30; ++i) march.add(Severity::error, {march.at("D14")}, std::string(200, 'x') + ".");
  march.add(Severity::error, {march.at("D15")}, std::string(5'000, 'y'));
  Annotated annotated;
  const auto comments = march.written(annotated);
  CHECK(comments.at("D14").size() < 1'200);
  CHECK(holds(comments.at("D14"), "\n\nAnd 27 more findings: 'scorebook check' lists them in full."));
  CHECK(comments.at("D15").size() < 1'200);
  CHECK(holds(comments.at("D15"), "yyy...\n('scorebook check' says the rest.)"));
  CHECK(annotated.findings == 31);
}

TEST_CASE("annotated copy: a workbook without findings says so, and what could not be run") {
  March march;
  march.result.rules = {{"A301", 3, 3, 0, 0, 0, {}}, {"A302", 0, 0, 0, 0, 1, {"no register"}}};
  Annotated annotated;
  const auto comments = march.written(annotated);
  CHECK(holds(comments.at("A1"), "0 errors, 0 queries and 0 notes.\nApart from"));
  CHECK(holds(comments.at("A1"), "1 of 2 rules could be run; 'scorebook check' says why the others were not."));
}

TEST_CASE("annotated copy: it is known as the copy of its original") {
  March march;
  Annotated annotated;
  static_cast<void>(march.written(annotated));
  CHECK(original_of_annotated_copy(read_workbook_file(march.folder.file("copy.xlsx")).value()) == "march.xlsx");
  CHECK(original_of_annotated_copy(*march.submission.workbook).empty());
}

TEST_CASE("annotated copy: the original is never written over, and must be the one that was checked") {
  March march;
  CHECK(holds(march.refusal(march.path), "it is the workbook that is checked"));
  CHECK(holds(march.refusal(march.folder.file("copy.xlsm")), "must end in .xlsx as well"));
  CHECK(holds(march.refusal(march.folder.file("none/copy.xlsx")), "its folder does not exist"));
  const auto renamed = march.folder.file("march.ods");
  fs::copy_file(march.path, renamed);
  const auto other = write_annotated_copy(march.submission, march.result, renamed, march.folder.file("c.ods"));
  REQUIRE(!other.ok());
  CHECK(holds(other.error().text(), "Save it as .xlsx in Excel first"));
  std::ofstream(march.path, std::ios::binary | std::ios::app) << "more";
  CHECK(holds(march.refusal(march.folder.file("copy.xlsx")), "has changed since it was checked"));
  CHECK(march.folder.files() == 2);
}

}  // namespace
