// N601 and N602, and where commentary is looked for.
#include <doctest/doctest.h>

#include "check/commentary.hpp"
#include "check/submission_builder.hpp"
#include "check/wording.hpp"
#include "check/workbook_for_test.hpp"

namespace scorebook {
namespace {

RowToBuild rated_row(const std::string& ref, const std::vector<std::string>& months) {
  return {.ref = ref,
          .title = "% seen in time",
          .unit = Unit::per_cent,
          .months = months,
          .polarity = Polarity::high,
          .tolerance = {"<90%", "90%>", "95%"}};
}

ColumnToBuild page_column(const std::string& ref) {
  return {.ref = ref, .title = "% seen in time", .unit = Unit::per_cent, .months = {"96.0%", "96.0%", "96.0%"}};
}

// A page of 2.1 with that analysis, in B5 of the sheet Seen.
void say(Submission& submission, const std::string& analysis) {
  submission.pages.front().analysis = {analysis, {submission.pages.front().sheet, {5, 2}}, {}};
}

SubmissionBuilder page_and_scorecard(const std::string& analysis, const std::vector<RowToBuild>& rows) {
  SubmissionBuilder built;
  built.scorecard(last_three_months(), rows);
  built.page("Seen", last_three_months(), {page_column("2.1")});
  built.changed([&](Submission& submission) { say(submission, analysis); });
  return built;
}

const std::vector<std::string> kRed = {"80.0%", "81.0%", "82.0%"};
const std::vector<std::string> kAmber = {"91.0%", "92.0%", "93.0%"};
const std::vector<std::string> kGreen = {"96.0%", "97.0%", "98.0%"};

TEST_CASE("N601: a red measure whose page has no analysis is an error at that cell") {
  const CheckedSubmission checked(page_and_scorecard("", {rated_row("2.1", kRed)}));
  const Finding finding = checked.only("N601");
  CHECK(cells_text(finding) == "Seen!B5, Summary!B5, Summary!H5");
  CHECK(finding.message ==
        "2.1 % seen in time, March 2016: 82.0% is below the red threshold of 90%: red; its commentary (Seen!B5) is "
        "blank.");
  CHECK(finding.fix == "Say there why, and what is being done.");
  CHECK(finding.fingerprint == "N601|2.1|2016-03|commentary");
}

TEST_CASE("N601: the analysis of its page is commentary for every measure of it") {
  CHECK(CheckedSubmission(page_and_scorecard("Two workers left.", {rated_row("2.1", kRed)})).passes("N601"));
}

TEST_CASE("N601: a red measure without a page is an error where others have commentary") {
  const CheckedSubmission checked(
      page_and_scorecard("Two workers left.", {rated_row("2.1", kGreen), rated_row("2.2", kRed)}));
  CHECK(checked.only("N601").measure == "2.2");
  CHECK(checked.only("N601").message.find("there is no page and no commentary for it in this workbook") !=
        std::string::npos);
}

TEST_CASE("N601: a text that names the measure by its number is commentary") {
  const CheckedSubmission checked(page_and_scorecard("Two workers left, which shows in measure 2.2 as well.",
                                                     {rated_row("2.1", kGreen), rated_row("2.2", kRed)}));
  CHECK(checked.passes("N601"));
}

TEST_CASE("N601: a figure that looks like the measure's number is no commentary on it") {
  for (const char* text : {"Two workers left: 2.2 days were lost.", "It took 2.2 days (2.2% more)."}) {
    const CheckedSubmission checked(page_and_scorecard(text, {rated_row("2.1", kGreen), rated_row("2.2", kRed)}));
    CHECK(checked.only("N601").measure == "2.2");
  }
}

TEST_CASE("N601: a workbook without any place for commentary is not judged") {
  SubmissionBuilder built;
  built.scorecard(last_three_months(), {rated_row("2.1", kRed)});
  const CheckedSubmission checked(built);
  CHECK(checked.findings("N601").empty());
  CHECK(checked.summary("N601").why_not_run ==
        std::vector<std::string>{"the workbook has no place for commentary (1)"});
}

TEST_CASE("N601: off target and declining is an error though amber") {
  const CheckedSubmission checked(page_and_scorecard("", {rated_row("2.1", {"94.0%", "93.0%", "92.0%"})}));
  CHECK(checked.only("N601").message.find("decline in performance, not on target") != std::string::npos);
}

TEST_CASE("N602: amber, or declining though green, is a query where the place for words is blank") {
  const Finding amber = CheckedSubmission(page_and_scorecard("", {rated_row("2.1", kAmber)})).only("N602");
  CHECK(amber.severity == Severity::query);
  CHECK(cells_text(amber) == "Seen!B5, Summary!B5, Summary!H5");
  const CheckedSubmission declining(page_and_scorecard("", {rated_row("2.1", {"98.0%", "97.0%", "96.0%"})}));
  CHECK(declining.findings("N602").size() == 1);
  CHECK(declining.findings("N601").empty());
  CHECK(CheckedSubmission(page_and_scorecard("Slow.", {rated_row("2.1", kAmber)})).passes("N602"));
  CHECK(CheckedSubmission(page_and_scorecard("", {rated_row("2.1", kGreen)})).passes("N602"));
}

TEST_CASE("N602: a measure without a place for words is not asked for them") {
  const CheckedSubmission checked(page_and_scorecard("Fine.", {rated_row("2.1", kGreen), rated_row("2.2", kAmber)}));
  CHECK(checked.findings("N602").empty());
  CHECK(checked.summary("N602").why_not_run ==
        std::vector<std::string>{"the workbook has no place for commentary on the measure (1)"});
}

// A scorecard with the heading Commentary in T4 and that text in T5.
SubmissionBuilder with_comment_column(const std::string& text) {
  SubmissionBuilder built;
  built.scorecard(last_three_months(), {rated_row("2.1", kRed)});
  std::vector<CellToBuild> cells = {{.cell = "C4", .text = "Indicator"},
                                    {.cell = "T4", .text = "Commentary"},
                                    {.cell = "C5", .text = "% seen in time"}};
  if (!text.empty()) cells.push_back({.cell = "T5", .text = text});
  built.changed([&](Submission& submission) {
    submission.workbook = workbook_of({{"Summary", cells}});
    submission.scorecards.front().extent = {{4, 2}, {5, 20}};
  });
  return built;
}

TEST_CASE("commentary: a scorecard's column of comments is the place for words on its rows") {
  CHECK(CheckedSubmission(with_comment_column("Two workers left.")).passes("N601"));
  CHECK(cells_text(CheckedSubmission(with_comment_column("")).only("N601")) == "T5, B5, H5");
}

TEST_CASE("commentary: headings of commentary, and headings that only sound like it") {
  for (const char* heading : {"Commentary", "Comments (Q2)", "Performance story/ narrative", "Performance analysis"})
    CHECK(is_commentary_heading(heading));
  for (const char* heading : {"Notes", "Rationale", "Date of comment", "Commentary lead", "Last update", ""})
    CHECK(!is_commentary_heading(heading));
}

// A sheet of its own with numbers and texts.
SubmissionBuilder with_comment_sheet(const std::string& ref) {
  SubmissionBuilder built;
  built.scorecard(last_three_months(), {rated_row("2.1", kRed), rated_row("2.2", kRed)});
  built.changed([&](Submission& submission) {
    submission.workbook = workbook_of({{"Summary", {}},
                                       {"Comments",
                                        {{.cell = "A1", .text = "Ref"},
                                         {.cell = "B1", .text = "Commentary"},
                                         {.cell = "A2", .text = ref},
                                         {.cell = "B2", .text = "Two workers left."},
                                         {.cell = "A3", .text = "2.2"}}}});
    submission.scorecards.front().extent = {{4, 2}, {6, 20}};
  });
  return built;
}

TEST_CASE("commentary: a sheet of numbers and texts is read as well") {
  const CheckedSubmission checked(with_comment_sheet("Ref No. 2.1"));
  CHECK(checked.only("N601").measure == "2.2");
  CHECK(cells_text(checked.only("N601")) == "Comments!B3, Summary!B6, Summary!H6");
  CHECK(CheckedSubmission(with_comment_sheet("9.9")).findings("N601").size() == 2);
}

// "N603 Priority 1!N15": what the family finds in a sample, with the first cell.
std::vector<std::string> found_in_sample(const std::string& name) {
  Result<Workbook> workbook = read_workbook_file(std::string(SCOREBOOK_SOURCE_DIR "/samples/") + name + ".xlsx");
  REQUIRE(workbook.ok());
  std::vector<Submission> submissions;
  submissions.push_back(locate(std::make_shared<const Workbook>(std::move(workbook).value()), nullptr));
  const Result<Period> period = reporting_period(submissions, "");
  REQUIRE(period.ok());
  const std::vector<Rating> ratings = rate(submissions, nullptr, period.value());
  CheckInput input{submissions, ratings, nullptr, period.value()};
  input.public_edition = true;
  std::vector<std::string> found;
  for (const Finding& finding : check(input).findings) {
    if (finding.rule[0] == 'N' || finding.rule == "P802")
      found.push_back(finding.rule + " " + to_string(finding.places.front()));
  }
  return found;
}

TEST_CASE("samples: the plan workbooks have what their texts get wrong, and nothing else") {
  CHECK(found_in_sample("council-plan-2017-q2") == std::vector<std::string>{"N606 About!B6"});
  CHECK(found_in_sample("corporate-plan-2016-17") == std::vector<std::string>{"N605 Priority 1!I22"});
}

}  // namespace
}  // namespace scorebook
