#include "check/submission_builder.hpp"
#include "check/workbook_for_test.hpp"

namespace scorebook {
namespace {

SubmissionBuilder two_measures() {
  return SubmissionBuilder().scorecard(
      last_three_months(), {{.ref = "2.1", .title = "Number of contacts", .months = {"1,100", "1,030", "1,092"}},
                            {.ref = "2.3", .title = "Number of referrals", .months = {"394", "393", "402"}}});
}

TEST_CASE("S101: a measure of the register that no table has is missing") {
  const Register two = register_of(
      {registered("2.1", "Number of contacts"), registered("2.6", "% of referrals going on to assessment")});
  const CheckedSubmission checked(two_measures(), &two);
  const Finding finding = checked.only("S101");
  CHECK(
      finding.message ==
      "2.6 % of referrals going on to assessment is in the register (measures.xlsx) but in no table of the workbook.");
  CHECK(finding.fix == "Add the measure to the workbook, or take it out of the register if it is no longer reported.");
  CHECK(cells_text(finding) == "A3");
  CHECK(finding.fingerprint == "S101|2.6|-|register");
  CHECK(checked.summary("S101").passed == 1);
}

TEST_CASE("S101: a measure of a table that the register's sheet Sources describes is there") {
  const Register two = register_of({registered("2.1"), registered("2.6")});
  const auto with = [](const char* measure) {
    return two_measures().changed([measure](Submission& submission) {
      Observation observation = submission.observations.front();
      observation.measure = measure;
      submission.observations.push_back(observation);
    });
  };
  CHECK(CheckedSubmission(with("2.6"), &two).findings("S101").empty());
  CHECK(CheckedSubmission(with("2.60"), &two).findings("S101").size() == 1);
}

TEST_CASE("S101: without a register it is not run, and says so") {
  const CheckedSubmission checked(two_measures());
  CHECK(checked.findings("S101").empty());
  CHECK(checked.summary("S101").applied == 0);
  CHECK(checked.summary("S101").why_not_run == std::vector<std::string>{"no measure register (1)"});
}

TEST_CASE("S102: a numbered row that the register does not have is queried") {
  const Register one = register_of({registered("2.1", "Number of contacts")});
  const CheckedSubmission checked(two_measures(), &one);
  const Finding finding = checked.only("S102");
  CHECK(finding.message == "2.3 Number of referrals looks like a measure but is not in the register (measures.xlsx).");
  CHECK(cells_text(finding) == "B6");
  CHECK(finding.severity == Severity::query);
  const Register both = register_of({registered("2.1"), registered("2.3")});
  CHECK(CheckedSubmission(two_measures(), &both).passes("S102"));
}

TEST_CASE("S103: a measure that stands twice with different figures is an error at every differing cell") {
  const CheckedSubmission checked(SubmissionBuilder().scorecard(
      last_three_months(), {{.ref = "2.3", .title = "Number of referrals", .months = {"394", "393", "402"}},
                            {.ref = "2.3", .title = "Number of referrals", .months = {"394", "393", "420"}}}));
  const Finding finding = checked.only("S103");
  CHECK(finding.message ==
        "2.3 Number of referrals stands twice in one table with different figures: 402 in H5 and 420 in H6.");
  CHECK(cells_text(finding) == "H6, H5");
  CHECK(checked.findings("S104").empty());
  CHECK(CheckedSubmission(two_measures()).passes("S103"));
}

TEST_CASE("S104: a measure that stands twice with the same figures is a note") {
  const CheckedSubmission checked(SubmissionBuilder().scorecard(
      last_three_months(), {{.ref = "2.3", .title = "Number of referrals", .months = {"394", "393", "402"}},
                            {.ref = "2.3", .title = "Number of referrals", .months = {"394", "393", "402"}}}));
  const Finding finding = checked.only("S104");
  CHECK(finding.message == "2.3 Number of referrals stands twice in one table (B5 and B6); the figures are the same.");
  CHECK(finding.severity == Severity::note);
  CHECK(checked.findings("S103").empty());
  CHECK(CheckedSubmission(two_measures()).passes("S104"));
}

TEST_CASE("S104: a number over a count and over its percentage is not the same line twice") {
  const CheckedSubmission checked(SubmissionBuilder().page(
      "Contacts", last_three_months(),
      {{.ref = "2.1", .months = {"10", "20", "30"}},
       {.ref = "2.1", .title = "% of contacts", .unit = Unit::per_cent, .months = {"10.0%", "20.0%", "30.0%"}}}));
  CHECK(checked.passes("S103"));
  CHECK(checked.passes("S104"));
}

SubmissionBuilder numbered(const std::vector<std::pair<std::string, std::string>>& refs_and_titles) {
  std::vector<RowToBuild> rows;
  for (const auto& row : refs_and_titles) {
    rows.push_back({.ref = row.first, .title = row.second});
    const std::string first = std::to_string(100 + 10 * rows.size());
    rows.back().months = {first, first + "1", first + "2"};
  }
  return SubmissionBuilder().scorecard(last_three_months(), rows);
}

TEST_CASE("S103: two rows with different titles under one number are an error, and the neighbours name the right one") {
  const CheckedSubmission checked(
      numbered({{"2.5", "Rate"}, {"2.6", "Assessed"}, {"2.6", "Decided in time"}, {"2.8", "Re-referred"}}));
  const Finding finding = checked.only("S103");
  CHECK(finding.message ==
        "2.6 is the number of two rows: “Assessed” (B6) and “Decided in time” (B7). By its neighbours B7 is 2.7.");
  CHECK(finding.fix == "Type 2.7 in B7.");
  CHECK(finding.expected == "2.7");
  CHECK(finding.observed == "2.6");
  CHECK(cells_text(finding) == "B7, B6");
  CHECK(finding.fingerprint == "S103|2.6|-|scorecard repeated line");
  CHECK(checked.findings("S104").empty());
}

TEST_CASE("S103: 6.1 between 6.9 and 6.11 has lost its nought") {
  const CheckedSubmission checked(
      numbered({{"6.1", "Open cases"}, {"6.9", "Second plans"}, {"6.1", "Long plans"}, {"6.11", "Ended plans"}}));
  const Finding finding = checked.only("S103");
  CHECK(finding.message ==
        "6.1 is the number of two rows: “Open cases” (B5) and “Long plans” (B7). By its neighbours B7 is 6.10.");
  CHECK(finding.fix == "Type 6.10 in B7, as text so that Excel keeps the last nought.");
}

TEST_CASE("S103: a count and a per cent of one scorecard cannot share a number") {
  const CheckedSubmission checked(SubmissionBuilder().scorecard(
      last_three_months(),
      {{.ref = "6.1", .title = "Open cases", .months = {"400", "402", "410"}},
       {.ref = "6.1", .title = "Long plans", .unit = Unit::per_cent, .months = {"1%", "2%", "3%"}}}));
  const Finding finding = checked.only("S103");
  CHECK(finding.message == "6.1 is the number of two rows: “Open cases” (B5) and “Long plans” (B6).");
  CHECK(finding.fix == "Give one of the two rows its own measure number.");
}

TEST_CASE("S103: on a page a number may stand over a count and over its per cent") {
  const CheckedSubmission checked(SubmissionBuilder().page(
      "Plans", last_three_months(),
      {{.ref = "6.1", .title = "Number", .months = {"400", "402", "410"}},
       {.ref = "6.1", .title = "Share", .unit = Unit::per_cent, .months = {"1%", "2%", "3%"}}}));
  CHECK(checked.passes("S103"));
  CHECK(checked.passes("S104"));
}

TEST_CASE("S105: a blank number is queried with the number that the neighbours leave") {
  const CheckedSubmission checked(SubmissionBuilder().scorecard(
      last_three_months(), {{.ref = "4.5", .title = "Substantiated", .months = {"1", "2", "3"}},
                            {.title = "Not judged at risk", .months = {"1", "2", "3"}, .suggested = "4.6"},
                            {.ref = "4.7", .title = "Not substantiated", .months = {"1", "2", "3"}}}));
  const Finding finding = checked.only("S105");
  CHECK(finding.message ==
        "“Not judged at risk” has no measure number; it stands between 4.5 and 4.7, so 4.6 is meant.");
  CHECK(finding.fix == "Type 4.6 in this cell.");
  CHECK(finding.expected == "4.6");
  CHECK(cells_text(finding) == "B6");
  CHECK(checked.summary("S105").passed == 2);
}

TEST_CASE("S105: a table without any measure numbers is not asked for them") {
  const CheckedSubmission checked(
      SubmissionBuilder().page("By source", last_three_months(), {{.title = "Police", .months = {"1", "2", "3"}}}));
  CHECK(checked.findings("S105").empty());
  CHECK(checked.summary("S105").why_not_run == std::vector<std::string>{"the table has no measure numbers (1)"});
}

TEST_CASE("S106: a title that is not the register's is queried, capitals and blanks apart") {
  const Register two =
      register_of({registered("2.1", "NUMBER  of contacts"), registered("2.3", "Number of referrals accepted")});
  const CheckedSubmission checked(two_measures(), &two);
  const Finding finding = checked.only("S106");
  CHECK(finding.message ==
        "The title of 2.3 is “Number of referrals”; the register has “Number of referrals accepted”.");
  CHECK(finding.observed == "Number of referrals");
  CHECK(finding.expected == "Number of referrals accepted");
  CHECK(cells_text(finding) == "C6");
  CHECK(checked.summary("S106").passed == 1);
}

TEST_CASE("S107: a gap in the run of months is an error at the label after it") {
  const CheckedSubmission checked(
      SubmissionBuilder().scorecard({"Dec-15", "Jan-16", "Mar-16"}, {{.ref = "2.1", .months = {"1", "2", "3"}}}));
  const Finding finding = checked.only("S107");
  CHECK(finding.message == "February 2016 has no column: “Jan-16” is followed by “Mar-16”.");
  CHECK(finding.fix == "Add the column for February 2016, or correct the label.");
  CHECK(cells_text(finding) == "H4, G4");
  CHECK(CheckedSubmission(two_measures()).passes("S107"));
}

TEST_CASE("S107: between two months one is missing where a page has it, and not otherwise") {
  const std::vector<ColumnToBuild> contacts = {{.ref = "2.1", .months = {"1", "2", "3"}}};
  const RowToBuild row{.ref = "2.1", .months = {"1", "3"}};
  const CheckedSubmission checked(
      SubmissionBuilder().scorecard({"Jan-16", "Mar-16"}, {row}).page("Contacts", last_three_months(), contacts));
  CHECK(checked.only("S107").message ==
        "February 2016 has no column: “Jan-16” is followed by “Mar-16”. The pages have figures of 1 measure of the "
        "scorecard for February 2016.");
  CHECK(CheckedSubmission(SubmissionBuilder().scorecard({"Jan-16", "Mar-16"}, {row})).findings("S107").empty());
  const RowToBuild other{.ref = "3.1", .months = {"1", "3"}};
  CHECK(
      CheckedSubmission(
          SubmissionBuilder().scorecard({"Jan-16", "Mar-16"}, {other}).page("Contacts", last_three_months(), contacts))
          .findings("S107")
          .empty());
  const RowToBuild yearly{.ref = "2.1", .months = {"5", "3"}};
  CHECK(
      CheckedSubmission(
          SubmissionBuilder().scorecard({"Dec-15", "Mar-16"}, {yearly}).page("Contacts", last_three_months(), contacts))
          .findings("S107")
          .empty());
}

TEST_CASE("S107: several missing months are one finding") {
  const CheckedSubmission checked(SubmissionBuilder().page("Contacts", {"Oct-15", "Nov-15", "Mar-16"},
                                                           {{.ref = "2.1", .months = {"0", "1", "2"}}}));
  CHECK(checked.only("S107").message == "December 2015 to February 2016 have no row between “Nov-15” and “Mar-16”.");
}

TEST_CASE("S107: the reporting period needs a place in every table of its kind") {
  const CheckedSubmission checked(
      SubmissionBuilder("2016-04").scorecard(last_three_months(), {{.ref = "2.1", .months = {"1", "2", "3"}}}));
  CHECK(checked.only("S107").message ==
        "The reporting period, April 2016, has no column here: the latest is “Mar-16”.");
}

TEST_CASE("S107: months that run backwards have no gap") {
  CHECK(CheckedSubmission(
            SubmissionBuilder().scorecard({"Mar-16", "Feb-16", "Jan-16"}, {{.ref = "2.1", .months = {"3", "2", "1"}}}))
            .passes("S107"));
}

TEST_CASE("S108: labels a year out are one finding with what they mean by their position") {
  const CheckedSubmission checked(
      SubmissionBuilder()
          .scorecard({"Dec-15", "Jan-15", "Feb-15", "Mar-15"}, {{.ref = "2.1", .months = {"1", "2", "3", "4"}}})
          .label_means(1, "2016-01")
          .label_means(2, "2016-02")
          .label_means(3, "2016-03"));
  const Finding finding = checked.only("S108");
  CHECK(finding.message ==
        "The labels “Jan-15”, “Feb-15” and “Mar-15” stand after “Dec-15”: by their position they mean Jan-16, Feb-16 "
        "and Mar-16.");
  CHECK(finding.fix == "Correct the labels to Jan-16, Feb-16 and Mar-16.");
  CHECK(cells_text(finding) == "G4, H4, I4");
  CHECK(checked.findings("S107").empty());
  CHECK(CheckedSubmission(two_measures()).passes("S108"));
}

TEST_CASE("S108: a repeated label is an error") {
  const CheckedSubmission checked(SubmissionBuilder().page("Contacts", {"Jan-16", "Feb-16", "Feb-16", "Mar-16"},
                                                           {{.ref = "2.1", .months = {"1", "2", "3", "4"}}}));
  CHECK(checked.only("S108").message == "The label “Feb-16” repeats the one before it, “Feb-16”.");
}

TEST_CASE("S108: a label that jumps back is an error") {
  const CheckedSubmission checked(SubmissionBuilder().page("Contacts",
                                                           {"Dec-15", "Jan-16", "Feb-16", "Nov-15", "Mar-16"},
                                                           {{.ref = "2.1", .months = {"0", "1", "2", "3", "4"}}}));
  CHECK(checked.only("S108").message == "The label “Nov-15” jumps back: it stands after “Feb-16”.");
}

TEST_CASE("S108: dates that are no run of periods are left alone, and S107 says so too") {
  const CheckedSubmission checked(SubmissionBuilder().page("Visits", {"Mar-16", "Sep-15", "Jan-16", "Mar-15"},
                                                           {{.ref = "2.1", .months = {"1", "2", "3", "4"}}}));
  CHECK(checked.failing_rules().empty());
  CHECK(checked.summary("S108").why_not_run ==
        std::vector<std::string>{"the labels are no run of periods one after the other (1)"});
  CHECK(checked.summary("S107").passed == 1);  // the reporting period is there
}

// A scorecard with January in F and March in H, and a heading in G that is no period.
SubmissionBuilder with_heading_between(const std::string& heading) {
  return SubmissionBuilder()
      .scorecard({"Jan-16", "Mar-16"}, {{.ref = "2.1", .months = {"1,100", "1,092"}}})
      .changed([&](Submission& submission) {
        submission.workbook = workbook_of({{"Summary", {{.cell = "G4", .text = heading}}}});
        Scorecard& scorecard = submission.scorecards.front();
        scorecard.periods.back().label.place.cell.column = 8;
        submission.observations.back().place.cell.column = 8;
      });
}

TEST_CASE("S107: a heading between two months that is no month leaves a gap, however short the run") {
  const CheckedSubmission checked(with_heading_between("Febuary 2016"));
  const Finding finding = checked.only("S107");
  CHECK(finding.message ==
        "February 2016 has no column: “Jan-16” is followed by “Mar-16”. The heading between them, “Febuary 2016” (G4), "
        "is no period, so its column was not read.");
  CHECK(finding.fix == "Correct the heading in G4 to Feb-16.");
  CHECK(finding.observed == "Febuary 2016");
  CHECK(finding.expected == "Feb-16");
  CHECK(cells_text(finding) == "G4, H4, F4");
}

TEST_CASE("S107: a month that only the pages have is missing from a scorecard of two columns") {
  const auto with_page = [](const std::string& ref) {
    return SubmissionBuilder()
        .scorecard({"Jan-16", "Mar-16"}, {{.ref = "2.1", .months = {"1,100", "1,092"}}})
        .page("Contacts", last_three_months(), {{.ref = ref, .months = {"1,100", "1,030", "1,092"}}});
  };
  const CheckedSubmission checked(with_page("2.1"));
  CHECK(checked.only("S107").message ==
        "February 2016 has no column: “Jan-16” is followed by “Mar-16”. The pages have figures of 1 measure of the "
        "scorecard for February 2016.");
  CHECK(cells_text(checked.only("S107")) == "G4, F4");
  CHECK(CheckedSubmission(with_page("2.9")).findings("S107").empty());
}

TEST_CASE("S107: months apart with a remark between them are no gap") {
  const CheckedSubmission checked(with_heading_between("Comments"));
  CHECK(checked.findings("S107").empty());
  CHECK(checked.summary("S107").why_not_run ==
        std::vector<std::string>{"the labels are no run of periods one after the other (1)"});
}

TEST_CASE("S107: the last months of quarters are no run with gaps") {
  const CheckedSubmission checked(
      SubmissionBuilder().scorecard({"Sep-15", "Dec-15", "Mar-16"}, {{.ref = "2.1", .months = {"1", "2", "3"}}}));
  CHECK(checked.findings("S107").empty());
  CHECK(checked.findings("S108").empty());
}

TEST_CASE("S108: the same month over two columns of a short scorecard is an error") {
  const CheckedSubmission checked(
      SubmissionBuilder().scorecard({"Jan-16", "Mar-16", "Mar-16"}, {{.ref = "2.1", .months = {"1", "2", "3"}}}));
  const Finding finding = checked.only("S108");
  CHECK(finding.message == "The label “Mar-16” repeats the one before it, “Mar-16”. By its position G4 means Feb-16.");
  CHECK(finding.fix == "Correct the label in G4 to Feb-16, and look whether its figures are those of February 2016.");
  CHECK(finding.expected == "Feb-16");
  CHECK(cells_text(finding) == "H4, G4");
}

TEST_CASE("S107: the first and the last days of years are no run of months") {
  const CheckedSubmission checked(SubmissionBuilder().page(
      "Years", {"Apr-12", "Mar-13", "Apr-13", "Mar-14", "Apr-14", "Mar-15", "Apr-15", "Mar-16"},
      {{.ref = "2.1", .months = {"1", "2", "3", "4", "5", "6", "7", "8"}}}));
  CHECK(checked.findings("S107").empty());
}

TEST_CASE("S108: a list of dates on a page may repeat one") {
  const CheckedSubmission checked(SubmissionBuilder().page("Visits", {"Mar-16", "Sep-15", "Sep-15", "Mar-15"},
                                                           {{.ref = "2.1", .months = {"1", "2", "3", "4"}}}));
  CHECK(checked.findings("S108").empty());
}

}  // namespace
}  // namespace scorebook
