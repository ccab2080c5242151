#include "check/submission_builder.hpp"

namespace scorebook {
namespace {

SubmissionBuilder percentages(const std::vector<std::string>& months) {
  return SubmissionBuilder().scorecard(
      last_three_months(), {{.ref = "2.7", .title = "% decided in time", .unit = Unit::per_cent, .months = months}});
}

TEST_CASE("V201: what is neither a number nor a missing word is an error where the measure has a unit") {
  const CheckedSubmission checked(percentages({"96.4%", "89.5.8%", "n/a"}));
  const Finding finding = checked.only("V201");
  CHECK(finding.message ==
        "2.7 % decided in time, February 2016: “89.5.8%” is neither a number nor a known word for a missing one.");
  CHECK(finding.observed == "89.5.8%");
  CHECK(cells_text(finding) == "G5");
  CHECK(finding.fingerprint == "V201|2.7|2016-02|scorecard value");
  CHECK(checked.summary("V201").passed == 2);
}

TEST_CASE("V201: a measure told in words passes") {
  const CheckedSubmission checked(
      SubmissionBuilder().scorecard(last_three_months(), {{.ref = "1.1",
                                                           .title = "Inspection grade",
                                                           .unit = Unit::unknown,
                                                           .months = {"Good", "Good", "Requires improvement"}}}));
  CHECK(checked.passes("V201"));
}

TEST_CASE("V202: a percentage below 0 is impossible") {
  const CheckedSubmission checked(percentages({"96.4%", "-90.5%", "97.0%"}));
  const Finding finding = checked.only("V202");
  CHECK(finding.message ==
        "2.7 % decided in time, February 2016: -90.5% is impossible: a percentage cannot be below 0.");
  CHECK(finding.fix == "Look the figure up where it comes from and correct the cell.");
  CHECK(checked.summary("V202").passed == 2);
}

TEST_CASE("V202: a share of a whole cannot be above 100%, other percentages can") {
  const auto titled = [](const std::string& title) {
    return CheckedSubmission(SubmissionBuilder().scorecard(
        last_three_months(),
        {{.ref = "2.6", .title = title, .unit = Unit::per_cent, .months = {"98.0%", "100.0%", "104.0%"}}}));
  };
  CHECK(titled("% of referrals going on to assessment").only("V202").message ==
        "2.6 % of referrals going on to assessment, March 2016: 104.0% is impossible: a share of a whole cannot be "
        "above 100%.");
  CHECK(titled("Spend against budget").passes("V202"));
  CHECK(titled("% of target reached").passes("V202"));
}

TEST_CASE("V202: a count is not negative and has no fraction, an average may have one") {
  const auto counted_as = [](const std::string& title, const std::string& value) {
    return CheckedSubmission(SubmissionBuilder().scorecard(
        last_three_months(), {{.ref = "2.1", .title = title, .months = {"10", "11", value}}}));
  };
  CHECK(counted_as("Number of contacts", "-3").only("V202").message ==
        "2.1 Number of contacts, March 2016: -3 is impossible: a count cannot be negative.");
  CHECK(counted_as("Number of contacts", "12.5").only("V202").message ==
        "2.1 Number of contacts, March 2016: 12.5 is impossible: a count cannot have a fraction.");
  CHECK(counted_as("Average number of contacts", "12.5").passes("V202"));
  CHECK(counted_as("Change in number of contacts", "-3").passes("V202"));
}

TEST_CASE("V202: where other months make 100%, what the other shares leave is named") {
  const auto share = [](const std::string& ref, const std::string& title, const std::string& march,
                        const std::string& year) {
    return RowToBuild{.ref = ref,
                      .title = "% with an outcome - " + title,
                      .unit = Unit::per_cent,
                      .months = {"", "", march},
                      .year = year};
  };
  const auto built = [&](const std::string& march) {
    return SubmissionBuilder().scorecard(
        last_three_months(),
        {share("4.5", "Substantiated", "41.9%", "56.3%"), share("4.6", "Not at risk", "52.9%", "19.8%"),
         share("4.7", "Not substantiated", march, "-90.5%"), share("4.8", "Not recorded", "0.7%", "9.5%")});
  };
  const Finding finding = CheckedSubmission(built("4.4%")).only("V202");
  CHECK(finding.message ==
        "4.7 % with an outcome - Not substantiated, 2014/15: -90.5% is impossible: a percentage cannot be below 0. The "
        "measures whose titles begin alike make 100% in other months; here they leave 14.4%.");
  CHECK(finding.expected == "14.4%");
  CHECK(CheckedSubmission(built("9.4%")).only("V202").expected.empty());
}

TEST_CASE("V202: what a title says counts by whole words, so that have is no average and a cabinet not net") {
  const auto titled = [](const std::string& title, const std::string& month) {
    return CheckedSubmission(SubmissionBuilder().scorecard(
        last_three_months(), {{.ref = "2.1", .title = title, .months = {"1", "2", month}}}));
  };
  CHECK(
      titled("Number of children who have had two moves", "4.5").only("V202").message ==
      "2.1 Number of children who have had two moves, March 2016: 4.5 is impossible: a count cannot have a fraction.");
  CHECK(titled("Ave number of moves", "4.5").passes("V202"));
  CHECK(titled("Cases per worker", "4.5").passes("V202"));
  CHECK(titled("Papers to cabinet meetings", "-3").findings("V202").size() == 1);
  CHECK(titled("Net arrivals", "-3").passes("V202"));
}

TEST_CASE("V203: a blank month is an error where the measure has figures in other months") {
  const CheckedSubmission checked(percentages({"96.4%", "", "97.0%"}));
  const Finding finding = checked.only("V203");
  CHECK(finding.message ==
        "2.7 % decided in time, February 2016: the cell is blank, although the measure has figures in other months.");
  CHECK(finding.fix == "Type the figure, or the reason why there is none (n/a, not available, tbc).");
  CHECK(cells_text(finding) == "G5");
  CHECK(CheckedSubmission(percentages({"96.4%", "n/a", "97.0%"})).passes("V203"));
}

TEST_CASE("V203: a month after the reporting period and a quarterly measure's months in between are not due") {
  const CheckedSubmission later(
      SubmissionBuilder("2016-02").page("Contacts", last_three_months(), {{.ref = "2.1", .months = {"10", "11"}}}));
  CHECK(later.findings("V203").empty());
  CHECK(later.summary("V203").why_not_run ==
        std::vector<std::string>{"the month is after the reporting period, so not due (1)"});
  const CheckedSubmission quarterly(
      SubmissionBuilder().page("Contacts", year_of_months(),
                               {{.ref = "2.1", .months = {"", "", "30", "", "", "31", "", "", "32", "", "", "33"}}}));
  CHECK(quarterly.findings("V203").empty());
  CHECK(quarterly.summary("V203").why_not_run ==
        std::vector<std::string>{"the measure is not reported every month (8)"});
}

TEST_CASE("V203: one figure at the end of a quarter may be a quarterly measure's, in another month it is not") {
  CHECK(CheckedSubmission(percentages({"", "", "97.0%"})).summary("V203").why_not_run ==
        std::vector<std::string>{"the measure is not reported every month (2)",
                                 "no data note says that the measure has a year to date (1)"});
  CHECK(CheckedSubmission(percentages({"", "97.0%", ""})).findings("V203").size() == 2);
}

TEST_CASE("V203: a page's blank month is named with its cell") {
  const CheckedSubmission longer(SubmissionBuilder().page("Contacts", {"Dec-15", "Jan-16", "Feb-16", "Mar-16"},
                                                          {{.ref = "2.1", .months = {"10", "11", "", "12"}}}));
  CHECK(cells_text(longer.only("V203")) == "C11");
  CHECK(longer.only("V203").fingerprint == "V203|2.1|2016-02|contacts value");
}

TEST_CASE("V203: a blank year to date is due where the note says financial year") {
  const auto titled = [](const std::string& title) {
    return CheckedSubmission(SubmissionBuilder().scorecard(
        last_three_months(),
        {{.ref = "2.1", .title = title, .months = {"1", "2", "3"}, .year_to_date_note = "Financial Year"}}));
  };
  const Finding finding = titled("Number of contacts").only("V203");
  CHECK(finding.message ==
        "2.1 Number of contacts: the year to date is blank, although the note beside it says “Financial Year”.");
  CHECK(cells_text(finding) == "I5");
  CHECK(titled("Number of contacts - in month").passes("V203"));
}

TEST_CASE("V204: placeholders are errors in a FINAL, among figures and tolerances") {
  const std::vector<RowToBuild> rows = {
      {.ref = "6.3", .title = "Conferences", .months = {"53", "tbc", "17"}, .tolerance = {"range to be set", "", ""}}};
  const CheckedSubmission checked(SubmissionBuilder().scorecard(last_three_months(), rows).final());
  const std::vector<Finding> findings = checked.findings("V204");
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].message ==
        "6.3 Conferences, February 2016: the placeholder “tbc” stands in a report marked FINAL.");
  CHECK(cells_text(findings[0]) == "G5");
  CHECK(findings[1].message == "6.3 Conferences: the tolerance still says “range to be set” in a report marked FINAL.");
  CHECK(cells_text(findings[1]) == "N5");
  const CheckedSubmission draft(SubmissionBuilder().scorecard(last_three_months(), rows));
  CHECK(draft.summary("V204").why_not_run == std::vector<std::string>{"the workbook is not marked FINAL (1)"});
  CHECK(CheckedSubmission(percentages({"96.4%", "n/a", "97.0%"}).final()).passes("V204"));
}

TEST_CASE("V204: a figure marked as provisional is an error in a FINAL") {
  const CheckedSubmission checked(percentages({"96.4%", "96.0%", "79% tbc*"}).final());
  CHECK(checked.only("V204").message ==
        "2.7 % decided in time, March 2016: “79% tbc*” is marked as provisional in a report marked FINAL.");
}

TEST_CASE("V205: a number kept as text is queried, two numbers in one cell are not") {
  const CheckedSubmission checked(percentages({"96.4%", "'92.8 %", "20/478 4.18%"}));
  const Finding finding = checked.only("V205");
  CHECK(finding.message ==
        "2.7 % decided in time, February 2016: “92.8 %” is text, so Excel leaves it out of every sum, average and "
        "chart. It was read as 92.8%.");
  CHECK(finding.severity == Severity::query);
  CHECK(finding.observed == "92.8 %");
  CHECK(finding.expected == "92.8%");
  CHECK(checked.summary("V205").passed == 2);
}

TEST_CASE("V206: a percentage without its sign is queried, 0 is not") {
  const CheckedSubmission checked(percentages({"96.4%", "96.5", "0"}));
  const Finding finding = checked.only("V206");
  CHECK(finding.message ==
        "2.7 % decided in time, February 2016: 96.5 has no per cent sign where per cents are meant; it was read as "
        "96.5%.");
  CHECK(finding.fix == "Type 96.5% into the cell, with the sign.");
  CHECK(checked.summary("V206").passed == 2);
}

TEST_CASE("V206: a fraction among per cents is queried with the percentage that it stands for") {
  const CheckedSubmission checked(percentages({"96.4%", "0.965", "97.0%"}));
  CHECK(checked.only("V206").message ==
        "2.7 % decided in time, February 2016: 0.965 is shown without a per cent sign where per cents are meant: it "
        "looks like the fraction that stands for 96.5%.");
}

TEST_CASE("V211: an Excel error is an error, and no other rule repeats it") {
  const CheckedSubmission checked(percentages({"96.4%", "#DIV/0!", "97.0%"}));
  const Finding finding = checked.only("V211");
  CHECK(finding.message == "2.7 % decided in time, February 2016: the cell shows the Excel error #DIV/0!.");
  CHECK(checked.failing_rules() == std::vector<std::string>{"V211"});
  CHECK(CheckedSubmission(percentages({"96.4%", "96.0%", "97.0%"})).passes("V211"));
}

}  // namespace
}  // namespace scorebook
