// N604 to N606: movements, repeated texts and the names of other periods.
#include <doctest/doctest.h>

#include "check/submission_builder.hpp"
#include "check/workbook_for_test.hpp"

namespace scorebook {
namespace {

// Two pages, each with one measure and an analysis in B5.
SubmissionBuilder pages(const std::string& first, const std::string& second = "",
                        const std::string& period = "2016-03") {
  SubmissionBuilder built(period);
  built.page("Seen", last_three_months(),
             {{.ref = "2.1", .title = "Number of contacts", .months = {"1,100", "1,030", "1,092"}}});
  built.page("Held", last_three_months(),
             {{.ref = "3.1", .title = "Number of conferences", .months = {"53", "49", "17"}}});
  built.changed([&](Submission& submission) {
    submission.pages[0].analysis = {first, {submission.pages[0].sheet, {5, 2}}, {}};
    submission.pages[1].analysis = {second, {submission.pages[1].sheet, {5, 2}}, {}};
  });
  return built;
}

std::size_t found(const std::string& rule, const std::string& first, const std::string& second = "") {
  return CheckedSubmission(pages(first, second)).findings(rule).size();
}

TEST_CASE("N604: a word that the sentence's own figures contradict is a query") {
  const CheckedSubmission checked(pages("There was a slight increase from 45 to 39."));
  const Finding finding = checked.only("N604");
  CHECK(finding.severity == Severity::query);
  CHECK(finding.message ==
        "The text says “There was a slight increase from 45 to 39.”, but 39 is less than 45, not what “increase” "
        "says.");
  CHECK(found("N604", "Fell to 45 from 39.") == 1);
  CHECK(found("N604", "It is now 57%, down from 55%.") == 1);
  CHECK(CheckedSubmission(pages("Fell to 39 from 45.")).passes("N604"));
  CHECK(CheckedSubmission(pages("It is now 57%, up from 55%.")).passes("N604"));
}

TEST_CASE("N604: a word that the measure's figures contradict is a query with their cells") {
  const Finding finding = CheckedSubmission(pages("Contacts fell since February.")).only("N604");
  CHECK(finding.message ==
        "The text says “Contacts fell since February.”, but 2.1 Number of contacts was 1,030 for February 2016 and is "
        "1,092 for March 2016.");
  CHECK(cells_text(finding) == "B5, C11, C10");
  CHECK(finding.measure == "2.1");
  CHECK(CheckedSubmission(pages("Contacts rose since February.")).passes("N604"));
}

TEST_CASE("N604: what leaves measure, figures or periods open is passed over") {
  CHECK(found("N604", "Contacts from schools fell since February.") == 0);
  CHECK(found("N604", "Contacts fell during the autumn.") == 0);
  CHECK(found("N604", "Contacts did not fall since February.") == 0);
  CHECK(found("N604", "Contacts should have fallen since February.") == 0);
  CHECK(found("N604", "The cost fell since February.") == 0);
  CHECK(found("N604", "Contacts fell, then rose since February.") == 0);
  CHECK(found("N604", "Contacts fell since June 2012.") == 0);
}

const char* const kParagraph = "Decisions are made in good time, as outside reviewers have found in their spot checks.";

TEST_CASE("N605: a paragraph that stands at another measure too is reported once, at the later place") {
  const Finding finding = CheckedSubmission(pages(kParagraph, kParagraph)).only("N605");
  CHECK(cells_text(finding) == "Held!B5, Seen!B5");
  CHECK(finding.message ==
        std::string("“") + kParagraph + "” stands word for word at Seen!B5 too, for another measure.");
  CHECK(found("N605", kParagraph, "Conferences were held when they were due in all of the month's cases.") == 0);
}

TEST_CASE("N605: short and standing phrases may be repeated") {
  CHECK(found("N605", "From the crime unit.", "From the crime unit.") == 0);
  const std::string standing = "The data for this measure are not yet available and will follow in the next quarter.";
  CHECK(found("N605", standing, standing) == 0);
}

// As many pages of one measure each, all with that analysis.
SubmissionBuilder pages_with(const std::string& text, std::size_t number) {
  SubmissionBuilder built;
  for (std::size_t i = 1; i <= number; ++i) {
    built.page("Page " + std::to_string(i), last_three_months(),
               {{.ref = std::to_string(i + 1) + ".1", .title = "Number of contacts", .months = {"11", "10", "12"}}});
  }
  built.changed([&](Submission& submission) {
    for (DetailPage& page : submission.pages) page.analysis = {text, {page.sheet, {5, 2}}, {}};
  });
  return built;
}

TEST_CASE("N605: a paragraph at three measures is one finding, at more of them a standing phrase") {
  const Finding finding = CheckedSubmission(pages_with(kParagraph, 3)).only("N605");
  CHECK(cells_text(finding) == "Page 2!B5, Page 1!B5, Page 3!B5");
  CHECK(finding.message.find("word for word in 2 other places too, first at Page 1!B5.") != std::string::npos);
  const CheckedSubmission many(pages_with(kParagraph, 4));
  CHECK(many.findings("N605").empty());
  CHECK(many.summary("N605").why_not_run ==
        std::vector<std::string>{"the text stands at more than three measures, as a standing phrase (4)"});
  const std::string arrears = "The figures of this measure come a quarter in arrears from the county and its partners.";
  CHECK(found("N605", arrears, arrears) == 0);
}

TEST_CASE("N605: the same sentence twice in one text") {
  const Finding finding =
      CheckedSubmission(pages("A spot check supported the teams. Volumes are high. A spot check supported the teams."))
          .only("N605");
  CHECK(finding.message == "“A spot check supported the teams.” stands twice in the same text.");
  CHECK(cells_text(finding) == "B5");
  CHECK(found("N605", "Volumes are high. They will stay so. Volumes are high.") == 0);
}

// The findings of N605 of a submission of March with an earlier one.
std::vector<Finding> repeated_since(const SubmissionBuilder& now, const SubmissionBuilder& before) {
  const std::vector<Submission> submissions = {now.submission()};
  const std::vector<Submission> earlier = {before.submission()};
  const Period period = *submissions.front().period;
  const std::vector<Rating> ratings = rate(submissions, nullptr, period, earlier);
  CheckInput input{submissions, ratings, nullptr, period};
  input.earlier = &earlier;
  std::vector<Finding> findings;
  for (const Finding& finding : check(input).findings) {
    if (finding.rule == "N605") findings.push_back(finding);
  }
  return findings;
}

TEST_CASE("N605: commentary unchanged since the earlier submission is a query") {
  const std::vector<Finding> findings = repeated_since(pages(kParagraph), pages(kParagraph, "", "2016-02"));
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].message ==
        std::string("“") + kParagraph + "” stands unchanged since the submission of February 2016.");
  CHECK(findings[0].fix == "Bring it up to date, or say that it still holds.");
  CHECK(repeated_since(pages(kParagraph), pages("", kParagraph, "2016-02")).empty());
  CHECK(repeated_since(pages(kParagraph), pages("Something else was said then.", "", "2016-02")).empty());
}

TEST_CASE("N606: this month by another month's name is a query") {
  const Finding finding = CheckedSubmission(pages("Numbers are high this month (February).")).only("N606");
  CHECK(finding.message ==
        "The text says “Numbers are high this month (February).”, but this is the report for March 2016.");
  CHECK(finding.observed == "February");
  CHECK(CheckedSubmission(pages("Numbers are high this month (March), more than in February.")).passes("N606"));
  CHECK(found("N606", "Numbers are high this month, February.") == 1);
  CHECK(found("N606", "This month, February half term meant fewer reviews.") == 0);
  CHECK(found("N606", "Numbers fell this month (February half term).") == 0);
}

TEST_CASE("N606: the reporting month's figure under an earlier month's name is a query") {
  const Finding finding = CheckedSubmission(pages("Contacts were 1,092 in February.")).only("N606");
  CHECK(finding.message ==
        "The text says “Contacts were 1,092 in February.”, but 1,092 is the figure for March 2016; for February 2016 "
        "it is 1,030.");
  CHECK(found("N606", "Contacts were 1,030 in February.") == 0);
  CHECK(found("N606", "There were 1,092 contacts, 6% more than in February.") == 0);
  CHECK(found("N606", "1,092 contacts, up 6% on February.") == 0);
  CHECK(found("N606", "Contacts from schools were 1,092 in February.") == 0);
  CHECK(found("N606", "Contacts rose from 1,030 in February to 1,092.") == 0);
}

// An introduction in B2 of the sheet About.
std::size_t found_in_introduction(const std::string& text) {
  SubmissionBuilder built = pages("");
  built.changed([&](Submission& submission) {
    submission.workbook = workbook_of({{"About", {{.cell = "B2", .text = text}}}, {"Seen", {}}, {"Held", {}}});
  });
  const CheckedSubmission checked(built);
  for (const Finding& finding : checked.findings("N606")) CHECK(cells_text(finding) == "B2");
  return checked.findings("N606").size();
}

TEST_CASE("N606: a report that calls itself one for another year is a query") {
  CHECK(found_in_introduction("This report gives the position against the plan for 2016/17, measure by measure.") == 1);
  CHECK(found_in_introduction("This report gives the position against the plan for 2015/16, measure by measure.") == 0);
  CHECK(found_in_introduction("This report shows the figures for March 2016 and those for 2014/15 beside them.") == 0);
  CHECK(found_in_introduction("This report gives figures for 2015/16 compared with those published for 2013/14.") == 0);
  CHECK(found_in_introduction("This report gives the validated results for 2014/15, as they are known now.") == 0);
  CHECK(found_in_introduction("This report gives the outturn for 2014/15 of all the measures of the plan.") == 0);
  CHECK(found_in_introduction("The plan for 2016/17 will be written in the summer by the same team.") == 0);
}

}  // namespace
}  // namespace scorebook
