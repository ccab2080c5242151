#include "scorebook/text.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "report/small_plan_for_test.hpp"
#include "report/small_submission_for_test.hpp"
#include "scorebook/text_layout.hpp"

namespace scorebook {
namespace {

using test::SmallSubmission;

std::size_t widest_line(const std::string& text) {
  std::size_t widest = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    widest = std::max(widest, display_width(std::string_view(text).substr(at, end - at)));
    at = end + 1;
  }
  return widest;
}

bool contains(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

TEST_CASE("layout: words wrap at blanks, longer ones inside, and nothing is cut") {
  CHECK(wrapped("one two three", 7) == std::vector<std::string>{"one two", "three"});
  CHECK(wrapped("abcdefghij k", 4) == std::vector<std::string>{"abcd", "efgh", "ij k"});
  CHECK(wrapped("", 10) == std::vector<std::string>{""});
  CHECK(wrapped("  blanks   are one ", 20) == std::vector<std::string>{"blanks are one"});
}

TEST_CASE("layout: width counts characters, not bytes") {
  CHECK(display_width("↑ better") == 8);
  CHECK(display_width("e\xCC\x81") == 1);
  CHECK(display_width("\xE6\xB8\xAC") == 2);
  CHECK(wrapped("↑↑↑↑", 2) == std::vector<std::string>{"↑↑", "↑↑"});
}

TEST_CASE("layout: nothing that a terminal obeys is passed on") {
  CHECK(printable("a\x1b[31mb") == "a\xEF\xBF\xBD[31mb");
  CHECK(printable("a\r\nb\tc") == "a b c");
  CHECK(printable("x\xE2\x80\xAEy") == "x\xEF\xBF\xBDy");
  CHECK(printable("caf\xE9") == "caf\xEF\xBF\xBD");
  CHECK(printable("\xC0\xAF") == "\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(printable("£5 – “ok”") == "£5 – “ok”");
}

TEST_CASE("layout: a table keeps its width and its words") {
  TextTable table({{"Ref"}, {"Measure", Wrap::late}, {"Latest", Wrap::never, true}});
  table.add_row({"2.8", "% re-referral rate in the current month", "27.9%"});
  TextStyle style;
  style.width = 40;
  CHECK(table.to_string(0, style) ==
        "Ref  Measure                      Latest\n"
        "----------------------------------------\n"
        "2.8  % re-referral rate in the     27.9%\n"
        "     current month\n");
}

TEST_CASE("check text: how it stands, the finding with cell, figures and what to do, the sums, and the meaning") {
  const SmallSubmission small;
  const std::string text = check_text(small.submissions, small.checked(), {});
  CHECK(contains(text, "Check of march.xlsx for March 2016 (\"As at\" in Cover!B8)\n"));
  CHECK(contains(text,
                 "1 error, 0 queries and 0 notes; 1 waived. 2 of 3 rules could be run; the others are named below"));
  CHECK(contains(
      text,
      "  Referrals!D14, C14 (2.8, Mar-16)\n      found 28.9%, expected 35.8%\n      19 of 53 is 35.8%, shown 28.9%.\n"
      "      To do: Divide C14 by B14.\n"));
  CHECK(contains(text, "\nWAIVED: accepted with a reason, and not open\n\nV202 impossible figure: 1\n"));
  CHECK(contains(text, "  Referrals!D15, Summary!H13 (2.8)\n"));
  CHECK(contains(text, "      Waived; by whom and why is not known.\n"));
  CHECK(contains(text, "NOT RUN, and why\n  S101  no measure register (1)\n"));
  CHECK(contains(text, "\n1 error must be mended, or waived with a reason, before submission.\n"));
}

TEST_CASE("check text: the last row of the rules is their sum") {
  const SmallSubmission small;
  const std::string text = check_text(small.submissions, small.checked(), {});
  const std::size_t at = text.find("\nAll ");
  REQUIRE(at != std::string::npos);
  const std::string line = text.substr(at + 1, text.find('\n', at + 1) - at - 1);
  std::string numbers;
  for (const std::string& word : wrapped(line, 1 << 10)) numbers = word;
  CHECK(numbers == "All 5 3 1 1 1");
}

TEST_CASE("check text: a list that is cut says how many more there are and where they all are") {
  const SmallSubmission small;
  CheckResult result = small.checked();
  result.findings = {result.findings[0], result.findings[0], result.findings[0]};
  for (std::uint32_t i = 1; i <= 2; ++i) result.findings[i].places.front().cell.row += i;
  result.errors = 3;
  result.waived = 0;
  TextStyle style;
  style.most_listed = 1;
  const std::string text = check_text(small.submissions, result, style);
  CHECK(contains(text, "\n  ... and 2 more: Referrals!D15:D16\n"));
  CHECK(contains(text, "\nAll findings in full: -f xlsx -o findings.xlsx for Excel, -f json, -f csv, or"));
  // What there is to do is the same for all, so it is said once.
  CHECK(contains(text, "\n  To do: Divide C14 by B14.\n"));
}

TEST_CASE("check text: a waived finding says by whom, why and until when, and needs nothing done") {
  const SmallSubmission small;
  CheckResult result = small.checked();
  result.findings[1].waived_by = WaivedBy{"J Smith", "restated", Date{2016, 4, 12}, Date{2017, 3, 31}, {}};
  const std::string text = check_text(small.submissions, result, {});
  const std::size_t waived = text.find("WAIVED");
  REQUIRE(waived != std::string::npos);
  CHECK(text.find("Waived by J Smith on 12/04/2016, until 31/03/2017: restated.\n", waived) != std::string::npos);
  CHECK(text.find("To do:", waived) == std::string::npos);
}

TEST_CASE("check text: under a finding stand the cells beside it, the one in question in brackets") {
  SmallSubmission small;
  CheckResult result = small.checked();
  result.findings[0].places = {{small.summary, {13, 3}}};
  auto workbook = std::make_shared<Workbook>(*small.submissions[0].workbook);
  workbook->sheets[0].cells = {{{13, 3}, CellKind::number, 2, 0, 0, 0.984}, {{13, 4}, CellKind::number, 0, 0, 0, 7}};
  small.submissions[0].workbook = workbook;
  const std::string text = check_text(small.submissions, result, {});
  CHECK(contains(text, "       C13  D13\n      [98.4%]    7\n"));
}

TEST_CASE("check text: nothing to mend is said so, and what was not run is still named") {
  const SmallSubmission small;
  CheckResult result = small.checked();
  result.findings.clear();
  result.errors = result.waived = 0;
  result.queries = 0;
  const std::string text = check_text(small.submissions, result, {});
  CHECK(contains(text, "No error that must be mended before submission.\n"));
  CHECK(contains(text, "no measure register (1)"));
}

TEST_CASE("check text: with some measures only, the counts stay those of the whole and say so") {
  const SmallSubmission small;
  CheckResult result = small.checked();
  result.findings.pop_back();
  CHECK(contains(check_text(small.submissions, result, {}),
                 "1 finding of other measures not listed here; all counts are those of the whole."));
}

TEST_CASE("rate text: figures, arrow with words, RAG as words") {
  const SmallSubmission small;
  const std::string text = rate_text(small.submissions, small.ratings, small.march, false, {});
  CHECK(contains(text, "CONTACT & REFERRAL (MASH)\n"));
  CHECK(contains(text, "2.8  % re-referral rate in the current month"));
  CHECK(contains(text, "28.6%   27.9%  ↑ better"));
  CHECK(contains(text, "red     none"));
  CHECK(contains(text, "RAG in period     0 green, 0 amber, 1 red, 0 without\n"));
}

TEST_CASE("rate text: the working of both ratings and of the direction") {
  const SmallSubmission small;
  const std::string text = rate_text(small.submissions, small.ratings, small.march, true, {});
  CHECK(contains(text, "  Latest        27.9%, Summary!H13\n"));
  CHECK(contains(text, "  In period     27.9% is at or above the red threshold of 26%: red\n"));
  CHECK(contains(text, "  At year end   no RAG: no figure: n/a\n"));
  CHECK(contains(text, "  Direction     27.9% after 28.6%: lower, and low is good: improvement in performance\n"));
}

TEST_CASE("rate text: of several workbooks it says whose each measure is, of one it does not") {
  SmallSubmission small, other;
  CHECK_FALSE(contains(rate_text(small.submissions, small.ratings, small.march, true, {}), "Children ("));
  auto workbook = std::make_shared<Workbook>(*other.submissions.front().workbook);
  workbook->name = "adults.xlsx";
  other.submissions.front().workbook = workbook;
  other.submissions.front().directorate = "Adult Care";
  std::vector<Submission> both;  // moved, not copied: the ratings point at the figures
  both.push_back(std::move(small.submissions.front()));
  both.push_back(std::move(other.submissions.front()));
  std::vector<Rating> ratings = {small.ratings.front(), other.ratings.front()};
  for (std::size_t i = 0; i < 2; ++i) ratings[i].row = &both[i].scorecards.front().rows.front();
  const std::string text = rate_text(both, ratings, small.march, true, {});
  const std::size_t children = text.find("\nChildren (march.xlsx)\nRef"),
                    adults = text.find("\nAdult Care (adults.xlsx)\n");
  REQUIRE(children != std::string::npos);
  REQUIRE(adults != std::string::npos);
  CHECK(children < adults);
  CHECK(contains(text, "  Of            Adult Care (adults.xlsx)\n"));
}

TEST_CASE("rate text: the working goes on to trend, chance and benchmarks") {
  const SmallSubmission small;
  const std::string text = rate_text(small.submissions, small.ratings, small.march, true, {});
  CHECK(contains(text, "  Variation     March 2016 is within ordinary variation."));
  CHECK(contains(text, "  Chance        Allowing for chance, 27.9% may stand for anything from 23.7% to 32.4%.\n"));
  CHECK(contains(text,
                 "  Benchmarks    beside the latest figure, 27.9%:\n                -1.5%: Worse (higher) than the"));
  CHECK_FALSE(contains(text, "Status"));
  CHECK_FALSE(contains(text, "five years"));
}

TEST_CASE("rate text: plans have a status, in a column and in the counts, and the plan's directions") {
  const test::SmallPlan small;
  const std::string text = rate_text(small.submissions, small.ratings, small.march, true, {});
  CHECK(contains(text, "Status\n"));
  CHECK(contains(text, "3 not met\n"));
  CHECK(contains(text, "↓ got worse"));
  CHECK(
      contains(text, "Status            1 with status 3: Measure has not progressed in accordance with target set\n"));
  CHECK(contains(text, "  Status        3: Measure has not progressed in accordance with target set (red)\n"));
  CHECK(contains(text, "  Target        at least 30\n"));
  CHECK(contains(text, "Not rated: 1 measure of plan tables. It is read, checked and converted;"));
  CHECK_FALSE(contains(rate_text(small.submissions, small.ratings, small.march, true, {}, {"1.A1"}), "Not rated"));
}

TEST_CASE("rate text: no scorecard is said so") {
  const SmallSubmission small;
  CHECK(contains(rate_text(small.submissions, {}, small.march, false, {}), "No measure was rated: no scorecard"));
}

TEST_CASE("convert text: a figure with its cell, a word with its reason") {
  const SmallSubmission small;
  const std::string text = convert_text(small.submissions, {});
  CHECK(contains(text, "march.xlsx: 4 figures\n"));
  CHECK(contains(text, "27.9%  Summary!H13\n"));
  CHECK(contains(text, "n/a (not applicable)  Summary!Q13\n"));
}

TEST_CASE("inspect text: hidden rows and what was not understood are named") {
  const SmallSubmission small;
  const std::string text = inspect_text(small.submissions, {});
  CHECK(contains(text, "2 rows"));
  CHECK(contains(text, "  - Referrals!B3: no heading of periods was found\n"));
}

TEST_CASE("text: no line is wider than asked for, and colour changes no word") {
  const SmallSubmission small;
  for (const std::size_t width : {60U, 80U, 120U}) {
    TextStyle style;
    style.width = width;
    for (const std::string& text :
         {check_text(small.submissions, small.checked(), style),
          rate_text(small.submissions, small.ratings, small.march, true, style), convert_text(small.submissions, style),
          rules_text(style), rule_text(*find_rule("A301"), style)}) {
      CHECK(widest_line(text) <= width);
    }
  }
  TextStyle colored;
  colored.color = true;
  std::string text = check_text(small.submissions, small.checked(), colored);
  CHECK(contains(text, "\x1b[31mA301"));
  for (std::size_t at = text.find('\x1b'); at != std::string::npos; at = text.find('\x1b'))
    text.erase(at, text.find('m', at) - at + 1);
  CHECK(text == check_text(small.submissions, small.checked(), {}));
}

}  // namespace
}  // namespace scorebook
