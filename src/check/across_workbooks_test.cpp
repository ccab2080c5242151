// The same measure in workbooks that are checked together: C401 and C409 across workbooks, and which measures are the
// same.
#include "check/submission_builder.hpp"

namespace scorebook {
namespace {

// A workbook of that name, with one measure on its scorecard.
Submission workbook(const std::string& name, const std::string& directorate, const RowToBuild& row,
                    const std::string& period = "2016-03",
                    const std::vector<std::string>& months = last_three_months()) {
  Submission submission = SubmissionBuilder(period).scorecard(months, {row}).submission();
  submission.directorate = directorate;
  const auto sheet = std::make_shared<const SheetName>(SheetName{name, "Summary"});
  submission.scorecards[0].sheet = sheet;
  for (Observation& observation : submission.observations) observation.place.sheet = sheet;
  return submission;
}

RowToBuild decided_in_time(const std::vector<std::string>& months) {
  return {.ref = "2.7",
          .title = "% Referral decision was made within 48 hours",
          .unit = Unit::per_cent,
          .months = months,
          .polarity = Polarity::high,
          .tolerance = {"<92%", "92%>", "95%"}};
}

struct Together {
  std::vector<Finding> findings;
  RuleSummary summary;
};

Together check_together(const std::vector<Submission>& submissions, const std::string& rule = "C401") {
  const std::vector<Rating> none;
  const CheckResult result = check({submissions, none, nullptr, Period::month(2016, 3)});
  Together found;
  for (const Finding& finding : result.findings) {
    if (finding.rule == rule) found.findings.push_back(finding);
  }
  for (const RuleSummary& summary : result.rules) {
    if (summary.rule == rule) found.summary = summary;
  }
  return found;
}

TEST_CASE("C401: two workbooks that differ are reported once, with both cells and what depends on it") {
  const Together found = check_together({workbook("a.xlsx", "Children", decided_in_time({"96.4%", "97.7%", "94.0%"})),
                                         workbook("b.xlsx", "Children", decided_in_time({"96.4%", "97.7%", "99.0%"}))});
  REQUIRE(found.findings.size() == 1);
  CHECK(found.findings[0].message ==
        "2.7 % Referral decision was made within 48 hours, March 2016: the scorecard of a.xlsx says 94.0% "
        "(Summary!H5), the scorecard of b.xlsx says 99.0% (Summary!H5). It changes the RAG in month (amber with 94.0%, "
        "green with 99.0%) and direction of travel (“decline in performance, not on target” or “improvement in "
        "performance”).");
  CHECK(cells_text(found.findings[0]) == "[a.xlsx]Summary!H5, [b.xlsx]Summary!H5");
  CHECK(found.findings[0].fingerprint == "C401|2.7|2016-03|two workbooks value");
  CHECK(found.summary.passed == 2);
  CHECK(found.summary.failed == 1);
}

TEST_CASE("C401: the same figure to another precision is the same in two workbooks") {
  const Together found = check_together({workbook("a.xlsx", "Children", decided_in_time({"96%", "97.7%", "94%"})),
                                         workbook("b.xlsx", "Children", decided_in_time({"96.4%", "97.7%", "94.1%"}))});
  CHECK(found.findings.empty());
  CHECK(found.summary.passed == 3);
}

TEST_CASE("C401: one return in two months is left to the history of restated figures") {
  const Together found =
      check_together({workbook("feb.xlsx", "Children", decided_in_time({"96.4%", "97.7%", "90.0%"}), "2016-02",
                               {"Dec-15", "Jan-16", "Feb-16"}),
                      workbook("mar.xlsx", "Children", decided_in_time({"96.4%", "97.7%", "99.0%"}))});
  CHECK(found.findings.empty());
  CHECK(found.summary.passed == 0);
  CHECK(found.summary.why_not_run ==
        std::vector<std::string>{"an earlier submission of a return: restated figures are H501's business (1)"});
}

TEST_CASE("C401: of each return only the latest submission is compared with the other returns'") {
  const std::vector<std::string> to_february = {"Dec-15", "Jan-16", "Feb-16"};
  const Submission old = workbook("feb.xlsx", "", decided_in_time({"96.4%", "97.7%", "90.0%"}), "2016-02", to_february);
  Submission plan = workbook("plan.xlsx", "", decided_in_time({"97.7%", "91.0%", "99.0%"}));
  plan.title = "Strategic plan";
  const Together found =
      check_together({old, workbook("mar.xlsx", "", decided_in_time({"97.7%", "91.0%", "99.0%"})), plan});
  CHECK(found.findings.empty());  // the figure of February was restated in March
  CHECK(found.summary.passed == 3);
  CHECK(found.summary.not_run == 1);
}

TEST_CASE("C401: many workbooks are compared in little time, and those that share a measure are found") {
  std::vector<Submission> submissions;
  for (int number = 0; number < 60; ++number) {
    std::vector<RowToBuild> rows;
    for (int measure = 0; measure < 10; ++measure) {
      RowToBuild row = decided_in_time({"96.4%", "97.7%", "94.0%"});
      row.ref = "1." + std::to_string(measure);
      row.title = "% of cases of kind " + std::to_string(number) + "x" + std::to_string(measure) + " closed in time";
      rows.push_back(row);
    }
    Submission submission = SubmissionBuilder().scorecard(last_three_months(), rows).submission();
    submission.directorate = "Directorate " + std::to_string(number);
    submissions.push_back(std::move(submission));
  }
  submissions[7].directorate.clear();
  submissions[7].title = "Scorecard";
  submissions[50].directorate.clear();
  submissions[50].title = "Plan";
  for (const std::size_t number : {7U, 50U}) {
    for (Observation& observation : submissions[number].observations) {
      if (observation.measure == "1.5") observation.title = "% of plans reviewed within six months";
    }
  }
  submissions[50].observations[17].figure.value = Decimal(50);
  REQUIRE(submissions[50].observations[17].measure == "1.5");
  const Together found = check_together(submissions);
  REQUIRE(found.findings.size() == 1);
  CHECK(found.findings[0].measure == "1.5");
  CHECK(found.summary.not_run == 59 - 1);  // each with the first of them that has its measure
}

TEST_CASE("C401: two directorates may both have a measure of a number, or of a title") {
  RowToBuild other = decided_in_time({"50.0%", "51.0%", "52.0%"});
  const Submission children = workbook("a.xlsx", "Children", decided_in_time({"96.4%", "97.7%", "94.0%"}));
  const Together same_title = check_together({children, workbook("b.xlsx", "Adults", other)});
  CHECK(same_title.findings.empty());
  CHECK(same_title.summary.why_not_run ==
        std::vector<std::string>{"two directorates may each have a measure of that name (3)"});
  other.title = "% of repairs done at the first visit";
  const Together other_title = check_together({children, workbook("b.xlsx", "Adults", other)});
  CHECK(other_title.findings.empty());
  CHECK(other_title.summary.why_not_run ==
        std::vector<std::string>{"no other workbook has a figure of the same measure and period (1)"});
}

TEST_CASE("C401: a measure of two directorates is the same where most of three other figures and more agree") {
  const std::vector<std::string> months = {"Nov-15", "Dec-15", "Jan-16", "Feb-16", "Mar-16"};
  const auto together = [&](const std::vector<std::string>& one, const std::vector<std::string>& other) {
    return check_together({workbook("a.xlsx", "Children", decided_in_time(one), "2016-03", months),
                           workbook("b.xlsx", "Policy", decided_in_time(other), "2016-03", months)});
  };
  CHECK(together({"91.2%", "95.0%", "96.4%", "97.7%", "94.0%"}, {"91.2%", "95.0%", "96.4%", "97.7%", "99.0%"})
            .findings.size() == 1);
  // One figure, or even three of five, may be the same by chance.
  CHECK(together({"91.2%", "95.0%", "96.4%", "97.7%", "94.0%"}, {"88.0%", "90.0%", "85.1%", "97.7%", "99.0%"})
            .findings.empty());
  const Together three = together({"91.2%", "95.0%", "96.4%", "97.7%", "94.0%"},  //
                                  {"91.2%", "95.0%", "96.4%", "92.0%", "99.0%"});
  CHECK(three.findings.empty());
  CHECK(three.summary.passed == 3);
  CHECK(three.summary.why_not_run ==
        std::vector<std::string>{"two directorates may each have a measure of that name (2)"});
  // Everybody has months of 100% and of none.
  CHECK(together({"100.0%", "100.0%", "0.0%", "100.0%", "94.0%"}, {"100.0%", "100.0%", "0.0%", "100.0%", "99.0%"})
            .findings.empty());
}

TEST_CASE("C401: another number is the same measure by title and unit to the word") {
  RowToBuild other = decided_in_time({"96.4%", "97.7%", "99.0%"});
  other.ref = "1.A2";
  other.title = "% of referral decisions made within 48 hours";  // decisions, not decision
  const Submission children = workbook("a.xlsx", "Children", decided_in_time({"96.4%", "97.7%", "94.0%"}));
  CHECK(check_together({children, workbook("b.xlsx", "", other)}).findings.empty());
  other.title = "Referral decision was made within 48 hours (%)";
  const Together found = check_together({children, workbook("b.xlsx", "", other)});
  REQUIRE(found.findings.size() == 1);
  CHECK(found.findings[0].message.find("There it is called 1.A2 Referral decision was made within 48 hours (%).") !=
        std::string::npos);
  other.unit = Unit::count;
  other.months = {"96", "97", "99"};
  CHECK(check_together({children, workbook("b.xlsx", "", other)}).findings.empty());
}

TEST_CASE("C401: the year to date of two workbooks, with the RAG at year end") {
  RowToBuild one = decided_in_time({"96.4%", "97.7%", "96.0%"});
  RowToBuild other = one;
  one.year_to_date = "96.5%";
  other.year_to_date = "94.5%";
  const Together found = check_together({workbook("a.xlsx", "Children", one), workbook("b.xlsx", "Children", other)});
  REQUIRE(found.findings.size() == 1);
  CHECK(found.findings[0].message.find("It changes the RAG at year end (green with 96.5%, amber with 94.5%).") !=
        std::string::npos);
}

TEST_CASE("C409: an earlier year differs between two workbooks") {
  RowToBuild one = decided_in_time({"96.4%", "97.7%", "96.0%"});
  RowToBuild other = one;
  one.year = "71.2%";
  other.year = "72.1%";
  one.benchmark = other.benchmark = "80.0%";
  const Together found =
      check_together({workbook("a.xlsx", "Children", one), workbook("b.xlsx", "Children", other)}, "C409");
  REQUIRE(found.findings.size() == 1);
  CHECK(found.findings[0].message ==
        "2.7 % Referral decision was made within 48 hours, 2014/15: the scorecard of a.xlsx says 71.2% (Summary!Q5), "
        "the scorecard of b.xlsx says 72.1% (Summary!Q5).");
  CHECK(found.findings[0].severity == Severity::query);
  CHECK(found.summary.passed == 1);
}

// A scorecard's measure and a plan's of the same number in one workbook.
SubmissionBuilder with_plan(const std::string& title, const std::string& value) {
  return SubmissionBuilder()
      .scorecard(last_three_months(), {decided_in_time({"96.4%", "97.7%", "94.0%"})})
      .changed([&](Submission& submission) {
        const auto sheet = std::make_shared<const SheetName>(SheetName{"test.xlsx", "Plan"});
        Observation observation = submission.observations.back();
        observation.title = title;
        observation.figure.text = value;
        observation.figure.value = observation.figure.exact = Decimal::parse(value.substr(0, value.size() - 1));
        observation.place = {sheet, {5, 8}};
        PlanRow row;
        row.definition.name = row.definition.ref = "2.7";
        row.definition.title = title;
        row.observations = {submission.observations.size()};
        submission.observations.push_back(observation);
        PlanTable plan;
        plan.sheet = sheet;
        plan.rows = {row};
        submission.plans = {plan};
      });
}

TEST_CASE("C401: a plan's measure is the scorecard's of its number only where the titles say so") {
  const Finding finding =
      CheckedSubmission(with_plan("% of referral decisions: decision was made within 48 hours", "91.0%")).only("C401");
  CHECK(finding.message.find("the plan table on “Plan” says 91.0% (Plan!H5)") != std::string::npos);
  CHECK(finding.message.find("It changes the RAG in month (amber with 94.0%, red with 91.0%)") != std::string::npos);
  const CheckedSubmission other(with_plan("% of repairs done at the first visit", "91.0%"));
  CHECK(other.findings("C401").empty());
  CHECK(other.summary("C401").why_not_run == std::vector<std::string>{"a plan has the number for another measure (1)"});
}

}  // namespace
}  // namespace scorebook
