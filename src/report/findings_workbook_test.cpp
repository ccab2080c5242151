// The findings workbook, made from a small submission and read back with the program's own reader.
#include "scorebook/findings_workbook.hpp"

#include <unistd.h>

#include <doctest/doctest.h>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "report/small_submission_for_test.hpp"
#include "scorebook/report.hpp"
#include "writing/folder_for_test.hpp"

namespace scorebook {
namespace {

namespace fs = std::filesystem;
using test::Folder;
using test::SmallSubmission;

CheckResult waived_with_reason(const SmallSubmission& small) {
  CheckResult result = small.checked();
  const auto sheet = std::make_shared<const SheetName>(SheetName{"measures.xlsx", "Waivers"});
  result.findings[1].waived_by =
      WaivedBy{"J Smith", "=restated", Date{2016, 4, 12}, Date{2017, 3, 31}, {sheet, {3, 1}}};
  return result;
}

Workbook written(const SmallSubmission& small, const CheckResult& result) {
  const Folder folder;
  const auto done = write_findings_workbook({small.submissions, result, nullptr}, folder.file("findings.xlsx"));
  REQUIRE_MESSAGE(done.ok(), (done.ok() ? "" : done.error().text()));
  return read_workbook_file(folder.file("findings.xlsx")).value();
}

std::string shown(const Workbook& workbook, const std::string& sheet, CellRef cell) {
  const Sheet* found = workbook.find_sheet(sheet);
  REQUIRE(found != nullptr);
  const Cell* stored = found->find(cell);
  return stored == nullptr ? "" : workbook.shown(*stored);
}

// The first cell of a sheet that shows these words; no cell where none does.
CellRef cell_with(const Workbook& workbook, const std::string& sheet, const std::string& words) {
  const Sheet* found = workbook.find_sheet(sheet);
  REQUIRE(found != nullptr);
  for (const Cell& cell : found->cells) {
    if (workbook.shown(cell) == words) return cell.ref;
  }
  return {};
}

std::vector<std::string> names(const Workbook& workbook) {
  std::vector<std::string> all;
  for (const Sheet& sheet : workbook.sheets) all.push_back(sheet.name->sheet);
  return all;
}

TEST_CASE("findings workbook: its sheets, and none for what there is none of") {
  const SmallSubmission small;
  CHECK(names(written(small, small.checked())) ==
        std::vector<std::string>{"Summary", "Findings", "Not run", "Waived", "How to mend", "Waivers to copy"});
  CheckResult nothing = small.checked();
  nothing.findings.clear();
  nothing.errors = nothing.waived = 0;
  const Workbook empty = written(small, nothing);
  CHECK(names(empty) == std::vector<std::string>{"Summary", "Findings", "Not run"});
  CHECK(shown(empty, "Summary", {2, 1}) == "no open error");
  CHECK(shown(empty, "Findings", {2, 1}).rfind("No finding.", 0) == 0);
}

TEST_CASE("findings workbook: the summary says what was checked and how it stands, with sums that add up") {
  const SmallSubmission small;
  const Workbook book = written(small, small.checked());
  CHECK(shown(book, "Summary", {1, 1}) == "Check of march.xlsx for March 2016");
  CHECK(shown(book, "Summary", {2, 1}) == "1 error to be mended or waived before submission");
  CHECK(cell_with(book, "Summary", std::string(64, 'a')).row != 0);
  CHECK(cell_with(book, "Summary", "none: the rules that need one were not run").row != 0);
  const CellRef all = cell_with(book, "Summary", "all findings");
  REQUIRE(all.row != 0);
  CHECK(shown(book, "Summary", {all.row, 4}) == "2");
  const CellRef rules = cell_with(book, "Summary", "All rules");
  REQUIRE(rules.row != 0);
  const Sheet& sheet = *book.find_sheet("Summary");
  const std::vector<std::string> sums = {"5", "3", "1", "1", "1"};
  for (std::uint32_t column = 5; column <= 9; ++column) {
    const CellRef cell{rules.row, column};
    CHECK(shown(book, "Summary", cell) == sums[column - 5]);
    const std::string letters = column_letters(column);
    CHECK(book.formula_of(*sheet.find(cell)) ==
          "SUM(" + letters + std::to_string(rules.row - 3) + ":" + letters + std::to_string(rules.row - 1) + ")");
  }
  CHECK(shown(book, "Summary", {rules.row - 3, 4}) == "not run");
  CHECK(shown(book, "Summary", {rules.row - 2, 4}) == "waived");
  CHECK(shown(book, "Summary", {rules.row - 1, 4}) == "failed");
}

TEST_CASE("findings workbook: a finding has its place, figures, words and fingerprint in columns of their own") {
  const SmallSubmission small;
  const Workbook book = written(small, waived_with_reason(small));
  const std::vector<std::string> open = {"error",
                                         "A301",
                                         std::string(find_rule("A301")->title),
                                         "open",
                                         "march.xlsx",
                                         "Referrals",
                                         "D14",
                                         "C14",
                                         "2.8",
                                         "Mar-16",
                                         "28.9%",
                                         "35.8%",
                                         "19 of 53 is 35.8%, shown 28.9%.",
                                         "Divide C14 by B14.",
                                         "",
                                         "",
                                         "",
                                         "A301-2.8-2016-03"};
  for (std::uint32_t column = 1; column <= open.size(); ++column)
    CHECK(shown(book, "Findings", {2, column}) == open[column - 1]);
  CHECK(shown(book, "Findings", {3, 4}) == "waived");
  CHECK(shown(book, "Findings", {3, 8}) == "Summary!H13");
  CHECK(shown(book, "Findings", {3, 15}) == "J Smith");
  CHECK(shown(book, "Findings", {3, 16}) == "=restated");
  CHECK(book.find_sheet("Findings")->find({3, 16})->formula == 0);
  CHECK(shown(book, "Findings", {3, 17}) == "31/03/2017");
  CHECK(shown(book, "Waived", {2, 14}) == "measures.xlsx, Waivers!A3");
  REQUIRE(book.find_sheet("Findings")->tables.size() == 1);
  CHECK(to_string(book.find_sheet("Findings")->tables.front().range) == "A1:R3");
}

TEST_CASE("findings workbook: what was not run, how often and why, with its sum") {
  const SmallSubmission small;
  CheckResult result = small.checked();
  result.rules[0].why_not_run = {"no measure register (30)", "no ref (2)"};
  result.rules[0].not_run = 33;
  result.rules.push_back({"A302", 0, 0, 0, 0, 0, {}});
  const Workbook book = written(small, result);
  CHECK(shown(book, "Not run", {2, 4}) == "30");
  CHECK(shown(book, "Not run", {2, 5}) == "no measure register");
  CHECK(shown(book, "Not run", {3, 4}) == "2");
  CHECK(shown(book, "Not run", {4, 5}) == "no reason is given");
  CHECK(shown(book, "Not run", {5, 5}) == "nothing to apply it to");
  CHECK(shown(book, "Not run", {6, 4}) == "33");
}

TEST_CASE("findings workbook: every rule that failed has its page, and every open finding a row for the register") {
  const SmallSubmission small;
  const Workbook book = written(small, small.checked());
  const RuleEntry& rule = *find_rule("A301");
  CHECK(shown(book, "How to mend", {2, 1}) == "A301");
  CHECK(shown(book, "How to mend", {2, 3}) == "1");
  CHECK(shown(book, "How to mend", {2, 8}) == rule.mend);
  CHECK(shown(book, "How to mend", {3, 1}).empty());  // V202 is waived
  std::uint32_t column = 1;
  for (const RegisterSheetKind& kind : register_sheets()) {
    if (kind.name != "Waivers") continue;
    for (const RegisterColumn& described : kind.columns) {
      CHECK(shown(book, "Waivers to copy", {3, column}) == described.name);
      CHECK(shown(book, "Waivers to copy", {4, column}) == (described.name == "fingerprint" ? "A301-2.8-2016-03" : ""));
      ++column;
    }
  }
  CHECK(shown(book, "Waivers to copy", {4, column}).empty());  // the gap
  CHECK(shown(book, "Waivers to copy", {4, column + 1}) == "error");
  CHECK(shown(book, "Waivers to copy", {5, 2}).empty());
}

TEST_CASE("findings workbook: counts of the whole are kept where only some measures are listed") {
  const SmallSubmission small;
  CheckResult result = small.checked();
  result.findings.pop_back();
  const Workbook book = written(small, result);
  CHECK(cell_with(book, "Summary",
                  "1 finding of other measures not listed in this workbook; all counts are those of the whole.")
            .row != 0);
}

TEST_CASE("findings workbook: it is known again, and the same findings give the same bytes") {
  const SmallSubmission small;
  CHECK(is_own_report(written(small, small.checked())));
  const Folder one, two;
  std::string bytes[2];
  for (const Folder* folder : {&one, &two}) {
    REQUIRE(write_findings_workbook({small.submissions, small.checked(), nullptr}, folder->file("f.xlsx")).ok());
    std::ifstream file(folder->file("f.xlsx"), std::ios::binary);
    bytes[folder == &one ? 0 : 1] = {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  }
  CHECK_FALSE(bytes[0].empty());
  CHECK(bytes[0] == bytes[1]);
}

}  // namespace
}  // namespace scorebook
