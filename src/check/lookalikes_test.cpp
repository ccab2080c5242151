#include "check/submission_builder.hpp"
#include "check/workbook_for_test.hpp"

namespace scorebook {
namespace {

using Months = std::vector<std::string>;

RowToBuild contacts(const Months& months) { return {.ref = "2.1", .title = "Contacts", .months = months}; }

CheckedSubmission checked_row(const RowToBuild& row) {
  return CheckedSubmission(SubmissionBuilder().scorecard(last_three_months(), {row}));
}

TEST_CASE("V210: plain figures, words and titles pass") {
  const CheckedSubmission checked = checked_row(contacts({"1,100", "n/a", "1,092"}));
  CHECK(checked.passes("V210"));
  // three figures, three periods, number, word for good performance, title
  CHECK(checked.summary("V210").passed == 9);
}

TEST_CASE("V210: a letter O or l among the digits of a figure is named") {
  const CheckedSubmission checked = checked_row(contacts({"1,100", "1O3", "l,092"}));
  const std::vector<Finding> findings = checked.findings("V210");
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].message ==
        "2.1 Contacts, February 2016: “1O3” has the letter O in place of the digit 0. 103 is meant.");
  CHECK(findings[0].expected == "103");
  CHECK(findings[0].fix == "Type 103 afresh, without pasting it.");
  CHECK(findings[0].severity == Severity::note);
  CHECK(cells_text(findings[0]) == "G5");
  CHECK(findings[1].message ==
        "2.1 Contacts, March 2016: “l,092” has the letter l in place of the digit 1. 1,092 is meant.");
}

TEST_CASE("V210: blanks within a figure are named, an ordinary one before the sign is none") {
  const auto percentage = [](const std::string& typed) {
    return checked_row({.ref = "5.4", .title = "With a plan", .unit = Unit::per_cent, .months = {typed}});
  };
  CHECK(percentage("'95.8\u00A0%").only("V210").message ==
        "5.4 With a plan, January 2016: “95.8\u00A0%” has a no-break blank (U+00A0). 95.8% is meant.");
  CHECK(percentage("'95.8 %").passes("V210"));
  CHECK(checked_row(contacts({"'1, 198"})).only("V210").message ==
        "2.1 Contacts, January 2016: “1, 198” has a blank after the thousands comma. 1,198 is meant.");
}

TEST_CASE("V210: words in place of a figure are not looked at for digits") {
  CHECK(checked_row(contacts({"1,100", "not yet available", "O"})).passes("V210"));
}

TEST_CASE("V210: a point for the comma of thousands, among whole thousands only") {
  const CheckedSubmission checked = checked_row(contacts({"1,100", "1.030", "1,092"}));
  const Finding finding = checked.only("V210");
  CHECK(finding.message ==
        "2.1 Contacts, February 2016: “1.030” has a decimal point in place of the comma of thousands. 1,030 is meant.");
  CHECK(finding.expected == "1,030");
  CHECK(checked_row(contacts({"1.100", "1.030", "1.092"})).passes("V210"));
  CHECK(checked_row(contacts({"11", "1.030", "12"})).passes("V210"));
  CHECK(checked_row({.ref = "11.3", .title = "Average", .months = {"1,100", "1.030", "1,092.5"}}).passes("V210"));
}

TEST_CASE("V210: a letter of another alphabet in a measure number") {
  RowToBuild row = contacts({"1", "2", "3"});
  row.ref = "1.B9";
  const CheckedSubmission checked(
      SubmissionBuilder().scorecard(last_three_months(), {row}).changed([](Submission& submission) {
        submission.scorecards.front().rows.front().ref.text = "1.\u04129";
      }));
  CHECK(
      checked.only("V210").message ==
      "The measure number in B5: “1.\u04129” has the Cyrillic letter \u0412 (U+0412) in place of the Latin B. 1.B9 is "
      "meant.");
  CHECK(checked.only("V210").measure == "1.B9");
}

TEST_CASE("V210: a digit that stands for a letter in a measure number") {
  RowToBuild row = contacts({"1", "2", "3"});
  row.ref = "1.B9";
  const CheckedSubmission checked(
      SubmissionBuilder().scorecard(last_three_months(), {row}).changed([](Submission& submission) {
        submission.scorecards.front().rows.front().ref.text = "1.89";
      }));
  CHECK(checked.only("V210").message ==
        "The measure number in B5: “1.89” has the digit 8 in place of B. 1.B9 is meant.");
  CHECK(cells_text(checked.only("V210")) == "B5");
}

TEST_CASE("V210: titles with a Cyrillic letter in a Latin word, not with a Greek one by itself") {
  RowToBuild row = contacts({"1", "2", "3"});
  row.title = "C\u043Entacts";
  CHECK(checked_row(row).only("V210").message ==
        "The title in C5: “C\u043Entacts” has the Cyrillic letter \u043E (U+043E) in place of the Latin o. Contacts is "
        "meant.");
  row.title = "Contacts of level \u0391 ";
  CHECK(checked_row(row).passes("V210"));
}

TEST_CASE("V210: a heading that is a period but for a letter") {
  const CheckedSubmission checked(
      SubmissionBuilder()
          .scorecard(last_three_months(), {contacts({"1,100", "1,030", "1,092"})})
          .changed([](Submission& submission) {
            submission.workbook = workbook_of({{"Summary", {{.cell = "I4", .text = "Apr-l6"}}}});
            const Place place{submission.scorecards.front().sheet, {4, 9}};
            submission.not_understood.push_back({place, "The heading is no period."});
          }));
  CHECK(checked.only("V210").message ==
        "The heading in I4: “Apr-l6” has the letter l in place of the digit 1. Apr-16 is meant.");
}

TEST_CASE("V210: blanks at the ends of numbers, periods and words are one note for a sheet") {
  const CheckedSubmission checked(
      SubmissionBuilder()
          .scorecard(last_three_months(), {contacts({"1,100", "1,030", "1,092"}), contacts({"394", "393", "402"})})
          .changed([](Submission& submission) {
            for (ScorecardRow& row : submission.scorecards.front().rows) row.polarity.text = "Low ";
            submission.scorecards.front().periods[1].label.text = " Feb-16";
            submission.scorecards.front().rows.front().title.text = "Contacts ";
          }));
  const std::vector<Finding> findings = checked.findings("V210");
  REQUIRE(findings.size() == 2);
  CHECK(findings[1].message ==
        "2 cells with a word for good performance on “Summary” begin or end with a blank. Nobody sees it, but Excel's "
        "lookups and filters take it for another word.");
  CHECK(cells_text(findings[1]) == "D5, D6");
  CHECK(findings[0].message ==
        "The period in G4 begins or ends with a blank. Nobody sees it, but Excel's lookups and filters take it for "
        "another word.");
}

}  // namespace
}  // namespace scorebook
