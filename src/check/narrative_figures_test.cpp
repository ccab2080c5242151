// N603: figures of a text that can be held against its measures, and the many that cannot.
#include <doctest/doctest.h>

#include <algorithm>

#include "check/submission_builder.hpp"
#include "check/workbook_for_test.hpp"

namespace scorebook {
namespace {

// One page with the measures 2.1 and 2.2, and that analysis in B5.
SubmissionBuilder analysed(const std::string& text) {
  SubmissionBuilder built;
  built.page("Seen", last_three_months(),
             {{.ref = "2.1", .title = "Number of contacts", .months = {"1,100", "1,030", "1,092"}, .year = "10,517"},
              {.ref = "2.2",
               .title = "% of contacts decided in time",
               .unit = Unit::per_cent,
               .months = {"98.4%", "98.7%", "96.5%"},
               .numerators = {1082, 1017, 1054},
               .denominators = {1100, 1030, 1092}}});
  built.changed([&](Submission& submission) {
    submission.pages.front().analysis = {text, {submission.pages.front().sheet, {5, 2}}, {}};
  });
  return built;
}

bool doubted(const std::string& text) { return !CheckedSubmission(analysed(text)).findings("N603").empty(); }
bool agrees(const std::string& text) { return CheckedSubmission(analysed(text)).passes("N603"); }
bool left_open(const std::string& text) {
  const CheckedSubmission checked(analysed(text));
  return checked.findings("N603").empty() && checked.summary("N603").passed == 0;
}

TEST_CASE("N603: a level that the sentence gives for a month, and no figure has, is doubted") {
  const Finding finding = CheckedSubmission(analysed("Contacts rose to 1,192 in March.")).only("N603");
  CHECK(finding.severity == Severity::query);
  CHECK(finding.message ==
        "The text says “Contacts rose to 1,192 in March.”, but 2.1 Number of contacts, March 2016 is 1,092 (C11).");
  CHECK(finding.observed == "1,192");
  CHECK(finding.expected == "1,092");
  CHECK(cells_text(finding) == "B5, C11");
  CHECK(doubted("The number of contacts was 1,192 in March."));
  CHECK(doubted("There were 1,192 contacts in March."));
}

TEST_CASE("N603: figures of any period, parts, differences and complements agree") {
  CHECK(agrees("Contacts rose to 1,092 in March, from 1,030."));
  CHECK(agrees("Of these 1,054 were in time, 97% of them."));
  CHECK(agrees("Contacts rose by 62 since February."));
  CHECK(agrees("Contacts rose by 6% since February."));
  CHECK(agrees("The share fell by 2.2 percentage points."));
  CHECK(agrees("3.5% were late."));
  CHECK(agrees("In 2014/15 there were 10,517."));
}

TEST_CASE("N603: what a sentence says of others, of parts or of plans is left open") {
  CHECK(left_open("Contacts from schools rose to 140 in March."));
  CHECK(left_open("The national average is 88.2%."));
  CHECK(left_open("Contacts should fall to 950 in March."));
  CHECK(left_open("In primary schools, the number of contacts rose to 140 in March."));
  CHECK(left_open("There were 140 contacts for boys in March."));
  CHECK(left_open("There were 140 contacts from abroad in March."));
  CHECK(left_open("140 contacts against advice."));
  CHECK(doubted("There were 1,192 contacts during March."));
  CHECK(left_open("One team handled 4,711 of 8,800 calls."));
  CHECK(left_open("Contacts rose to about 1,300 in March."));
  CHECK(left_open("Contacts rose to 1,250 in June 2012."));
  CHECK(left_open("The number of contacts was 1,400 before the review."));
}

TEST_CASE("N603: numbers that are no figures are not looked at") {
  const CheckedSubmission checked(
      analysed("On 31st March 2016 section 47 and key stage 2 were reviewed for those aged 14, see 2.8."));
  CHECK(checked.findings("N603").empty());
}

// The same text on a sheet of commentary, which neither A309 nor C411 reads.
SubmissionBuilder on_sheet(const std::string& text) {
  SubmissionBuilder built = analysed("");
  built.changed([&](Submission& submission) {
    submission.workbook = workbook_of({{"Seen", {}},
                                       {"Comments",
                                        {{.cell = "A1", .text = "Ref"},
                                         {.cell = "B1", .text = "Commentary"},
                                         {.cell = "A2", .text = "2.1"},
                                         {.cell = "B2", .text = text}}}});
  });
  return built;
}

bool doubted_on_sheet(const std::string& text) { return !CheckedSubmission(on_sheet(text)).findings("N603").empty(); }

TEST_CASE("N603: what A309 and C411 report of a text is not reported once more") {
  const CheckedSubmission change(analysed("It rose by 30 from 400 to 450."));
  CHECK(change.findings("A309").size() == 1);
  CHECK(change.findings("N603").empty());
  const std::vector<std::string> reasons = change.summary("N603").why_not_run;
  CHECK(std::find(reasons.begin(), reasons.end(), "reported by A309 (1)") != reasons.end());
  const CheckedSubmission list(analysed("11 were upheld: 5 on quality, 2 on delay and 2 on staff."));
  CHECK(list.findings("C411").size() == 1);
  CHECK(list.findings("N603").empty());
}

TEST_CASE("N603: a change that does not follow from the figures beside it is doubted") {
  const Finding finding =
      CheckedSubmission(on_sheet("Reached 86.2% in August 2016 and has since fallen by 4% to 81.5%.")).only("N603");
  CHECK(finding.message ==
        "The text says “Reached 86.2% in August 2016 and has since fallen by 4% to 81.5%.”, but from 86.2% to 81.5% is "
        "4.7 percentage points or 5.5%, not 4%.");
  CHECK(finding.observed == "4%");
  CHECK(!doubted_on_sheet("Reached 86.2% in August 2016 and has since fallen by 5% to 81.5%."));
  CHECK(!doubted_on_sheet("Reached 86.2% in August 2016 and has since fallen by 4.7 percentage points to 81.5%."));
  CHECK(doubted_on_sheet("It rose by 30 from 400 to 450."));
  CHECK(!doubted_on_sheet("It rose by 50 from 400 to 450."));
}

TEST_CASE("N603: parts that do not add to the total before the colon are doubted") {
  const Finding finding =
      CheckedSubmission(on_sheet("11 were upheld: 5 on quality, 2 on delay and 2 on staff.")).only("N603");
  CHECK(
      finding.message ==
      "The text says “11 were upheld: 5 on quality, 2 on delay and 2 on staff.”, but 5, 2 and 2 add to 9, not to 11.");
  CHECK(!doubted_on_sheet("9 were upheld: 5 on quality, 2 on delay and 2 on staff."));
  CHECK(!doubted_on_sheet("11 were upheld: 5 on quality, 2 on delay and the rest on staff."));
  CHECK(!doubted_on_sheet("The usual reasons: 5 on quality, 2 on staff."));
  CHECK(!doubted_on_sheet("40 complaints: 12 on waste and 5 on roads."));
  CHECK(!doubted_on_sheet("11 were upheld: mainly 5 on quality and 2 on delay."));
  CHECK(!doubted_on_sheet("11 were upheld: 6 on quality, 4 on delay and 3 on staff."));  // some for several reasons
}

// The same on a row of a scorecard's comments, about one measure.
SubmissionBuilder commented(const std::string& text) {
  SubmissionBuilder built("2017-Q2");
  built.changed([&](Submission& submission) {
    const auto sheet = std::make_shared<const SheetName>(SheetName{"test.xlsx", "Plan"});
    const auto observe = [&](const char* period, const char* value, std::uint32_t column) {
      Observation observation;
      observation.measure = "3.1";
      observation.title = "Missed bins per 100,000 collections";
      observation.period = parse_period(period);
      observation.figure.value = observation.figure.exact = Decimal::parse(value);
      observation.figure.text = value;
      observation.figure.decimals = 2;
      observation.place = {sheet, {5, column}};
      submission.observations.push_back(observation);
      return submission.observations.size() - 1;
    };
    PlanTable plan;
    plan.sheet = sheet;
    SourceColumn remarks;
    remarks.column = 14;
    remarks.role = SourceRole::remark;
    remarks.heading = "Commentary";
    plan.layout.columns.push_back(remarks);
    PlanRow row;
    row.definition.name = row.definition.ref = "3.1";
    row.definition.title = "Missed bins per 100,000 collections";
    row.definition.polarity = Polarity::low;
    row.remarks.push_back({text, {sheet, {5, 14}}, {}});
    row.observations = {observe("2017-Q1", "52.11", 7), observe("2017-Q2", "38.78", 8)};
    plan.rows.push_back(row);
    submission.plans.push_back(plan);
  });
  return built;
}

TEST_CASE("N603: the latest figure with two digits exchanged is doubted in a text about one measure") {
  const Finding finding = CheckedSubmission(commented("Much better at 38.87 now.")).only("N603");
  CHECK(finding.message.find("3.1 Missed bins per 100,000 collections, quarter 2 of 2017/18 is 38.78 (H5); two digits "
                             "look exchanged.") != std::string::npos);
  CHECK(CheckedSubmission(commented("Much better at 38.78 now.")).passes("N603"));
  CHECK(CheckedSubmission(commented("Much better at 41.12 now.")).findings("N603").empty());
}

TEST_CASE("N603: a text about one measure may leave its name out") {
  CHECK(CheckedSubmission(commented("Fell to 39.20.")).findings("N603").size() == 1);
  CHECK(CheckedSubmission(commented("Fell to 38.8 from 52.1.")).passes("N603"));
  CHECK(CheckedSubmission(commented("In the north it fell to 39.20.")).findings("N603").empty());
}

}  // namespace
}  // namespace scorebook
