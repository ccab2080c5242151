// What the messages of the rules of arithmetic name as the likely cause, and what they leave unsaid.
#include "check/submission_builder.hpp"

namespace scorebook {
namespace {

bool says(const Finding& finding, const std::string& words) { return finding.message.find(words) != std::string::npos; }

SubmissionBuilder outcomes(const std::vector<std::string>& months, const std::vector<int>& numerators,
                           const std::vector<int>& denominators) {
  return SubmissionBuilder().page("Outcomes", last_three_months(),
                                  {{.ref = "3.5",
                                    .title = "No further action",
                                    .unit = Unit::per_cent,
                                    .months = months,
                                    .numerators = numerators,
                                    .denominators = denominators}});
}

TEST_CASE("A301: how many months of the column show the same slip is said") {
  const CheckedSubmission checked(outcomes({"43.4%", "42.0%", "32.1%"}, {165, 128, 98}, {492, 380, 305}));
  REQUIRE(checked.findings("A301").size() == 2);
  CHECK(says(checked.findings("A301").front(), " 2 of the 3 months of this column show the same slip."));
}

TEST_CASE("A301: a fraction for a percentage, and a figure that belongs to the next row, are named") {
  CHECK(says(CheckedSubmission(outcomes({"36.9%", "0.34%", "42.0%"}, {110, 128, 160}, {298, 380, 381})).only("A301"),
             "a fraction was typed where a percentage is meant"));
  const CheckedSubmission shifted(outcomes({"36.9%", "20.0%", "20.0%"}, {110, 128, 61}, {298, 381, 305}));
  CHECK(says(shifted.only("A301"),
             "61 over 305, the numbers of the next row (C11 and D11), give 20.0%: the figure belongs one row lower."));
}

TEST_CASE("A301: without a cause that fits the message names none") {
  CHECK(CheckedSubmission(outcomes({"36.9%", "28.9%", "33.7%"}, {110, 19, 128}, {298, 53, 380})).only("A301").message ==
        "3.5 No further action, February 2016: 19 of 53 is 35.8%, but the cell shows 28.9%.");
}

TEST_CASE("A302: numerator and denominator that have changed places are named") {
  const Finding finding =
      CheckedSubmission(outcomes({"36.9%", "93.0%", "33.7%"}, {110, 57, 128}, {298, 53, 380})).only("A302");
  CHECK(finding.expected == "53 of 57");
  CHECK(finding.fix == "Exchange the two counts.");
  const Finding other =
      CheckedSubmission(outcomes({"36.9%", "80.0%", "33.7%"}, {110, 57, 128}, {298, 53, 380})).only("A302");
  CHECK(other.fix == "Mend the count that is wrong; they may have changed places.");
}

TEST_CASE("A303: a percentage of those that the numerator leaves out is asked about, and A301 leaves it alone") {
  const CheckedSubmission checked(outcomes({"63.1%", "66.3%", "33.7%"}, {110, 128, 128}, {298, 380, 380}));
  const std::vector<Finding> findings = checked.findings("A303");
  REQUIRE(findings.size() == 2);
  CHECK(
      findings.front().message ==
      "3.5 No further action, January 2016: 110 of 298 is 36.9%, but the cell shows 63.1%, which is the share of the "
      "other 188: the numerator seems to count those that the percentage leaves out. 2 of the 3 months of this column "
      "show the same difference.");
  CHECK(findings.front().fix ==
        "Find out which of the two the measure counts: then 188 is the numerator, or 36.9% the percentage.");
  CHECK(findings.front().severity == Severity::query);
  CHECK(cells_text(findings.front()) == "C9, E9, D9");
  CHECK(checked.failing_rules() == std::vector<std::string>{"A303"});
  CHECK(CheckedSubmission(outcomes({"50.0%", "33.7%", "36.9%"}, {1, 128, 110}, {2, 380, 298})).passes("A303"));
}

Register with_rule(YearToDateRule rule, ReportingBasis basis = ReportingBasis::not_stated) {
  Measure measure = registered("4.1");
  measure.year_to_date_rule = rule;
  measure.reporting_basis = basis;
  return register_of({measure});
}

CheckedSubmission counted(const std::vector<std::string>& labels, const std::vector<std::string>& values,
                          const std::string& year_to_date, const Register& declared,
                          const std::string& period = "2015-06", const std::string& note = "") {
  SubmissionBuilder builder(period);
  if (!note.empty())
    builder.scorecard({}, {{.ref = "4.1", .title = "Cases", .year_to_date_note = note, .rule = YearToDateRule::sum}});
  return CheckedSubmission(
      builder.page("Cases", labels, {{.ref = "4.1", .title = "Cases", .months = values, .year_to_date = year_to_date}}),
      &declared);
}

TEST_CASE("A304: a sum that stops a row short, begins a row late or leaves a month out is named") {
  const Register sum = with_rule(YearToDateRule::sum);
  const std::vector<std::string> months = {"Apr-15", "May-15", "Jun-15"};
  const std::vector<std::string> values = {"100", "140", "155"};
  const auto message = [&](const std::string& total) {
    return counted(months, values, total, sum).only("A304").message;
  };
  CHECK(
      message("240") ==
      "4.1 Cases, year to date to June 2015: the 3 months add to 395, but the year to date says 240. Without June 2015 "
      "(C11) they add to 240: the sum stops a row short.");
  CHECK(message("295").find("Without April 2015 (C9) they add to 295: the sum begins a row late.") !=
        std::string::npos);
  CHECK(message("255").find("Without May 2015 (C10) they add to 255: the sum leaves it out.") != std::string::npos);
  CHECK(message("155").find("It is the figure of June 2015 alone (C11).") != std::string::npos);
  CHECK(message("400").find("the year to date says 400.") == message("400").size() - 26);
}

TEST_CASE("A304: quarters take the place of months, and the academic year begins in September") {
  const Register sum = with_rule(YearToDateRule::sum);
  CHECK(counted({"Q1 2015/16", "Q2 2015/16"}, {"100", "140"}, "240", sum, "2015-09").passes("A304"));
  CHECK(counted({"Q1 2015/16", "Q2 2015/16"}, {"100", "140"}, "250", sum, "2015-09").only("A304").message ==
        "4.1 Cases, year to date to September 2015: the 2 quarters add to 240, but the year to date says 250.");
  const std::vector<std::string> autumn = {"Aug-15", "Sep-15", "Oct-15"};
  CHECK(counted(autumn, {"7", "10", "20"}, "30", sum, "2015-10", "Academic Year").passes("A304"));
  CHECK(counted(autumn, {"7", "10", "20"}, "37", sum, "2015-10", "Academic Year").findings("A304").size() == 1);
}

TEST_CASE(
    "A304: a rolling year to date is the last rolling figure, or the sum of the twelve months that are in period") {
  std::vector<std::string> months(12, "10");
  CHECK(counted(year_of_months(), months, "120",
                with_rule(YearToDateRule::rolling_12_months, ReportingBasis::in_period), "2016-03")
            .passes("A304"));
  CHECK(counted(year_of_months(), months, "110",
                with_rule(YearToDateRule::rolling_12_months, ReportingBasis::in_period), "2016-03")
            .findings("A304")
            .size() == 1);
  months.back() = "14";
  CHECK(counted(year_of_months(), months, "14",
                with_rule(YearToDateRule::rolling_12_months, ReportingBasis::rolling_12_months), "2016-03")
            .passes("A304"));
  CHECK(counted(year_of_months(), months, "10",
                with_rule(YearToDateRule::rolling_12_months, ReportingBasis::rolling_12_months), "2016-03")
            .only("A304")
            .message ==
        "4.1 Cases, year to date to March 2016: the year to date should be the latest figure, 14 (C20), but says 10. "
        "That "
        "is the figure of February 2016 (C19): the year to date is a month behind.");
  CHECK(counted(year_of_months(), months, "14", with_rule(YearToDateRule::rolling_12_months), "2016-03")
            .summary("A304")
            .why_not_run == std::vector<std::string>{"the months are not rolling totals (1)"});
}

TEST_CASE("A305: a total of the wrong twelve months is named, and of two exchanges that would fit neither") {
  std::vector<std::string> labels = {"Mar-15"};
  labels.insert(labels.end(), year_of_months().begin(), year_of_months().end());
  const auto sum = [&](const std::string& total) {
    std::vector<std::string> totals(13);
    totals.back() = total;
    return CheckedSubmission(
        SubmissionBuilder().page("S47", labels,
                                 {{.ref = "4.1",
                                   .title = "Investigations",
                                   .months = {"40", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"}},
                                  {.ref = "4.2", .title = "Investigations, rolling 12 months", .months = totals}}));
  };
  CHECK(sum("78").passes("A305"));
  CHECK(says(sum("106").only("A305"), "It is the total of the twelve months to February 2016: a row too high."));
  // 78 for 87 would fit, and so would 21 for the 12 of March: neither is named.
  CHECK(!says(sum("87").only("A305"), "exchanged"));
  CHECK(sum("93").only("A305").message.find("says 93.") == sum("93").only("A305").message.size() - 8);
}

TEST_CASE("A307: a total that leaves a part out is named") {
  std::vector<Measure> measures = {registered("5.9")};
  for (const char* ref : {"5.1", "5.2", "5.3"}) {
    measures.push_back(registered(ref));
    measures.back().parts_of = {"5.9"};
  }
  const Register declared = register_of(measures);
  const CheckedSubmission checked(
      SubmissionBuilder().scorecard(last_three_months(),
                                    {{.ref = "5.1", .title = "A", .months = {"10", "11", "12"}},
                                     {.ref = "5.2", .title = "B", .months = {"20", "21", "25"}},
                                     {.ref = "5.3", .title = "C", .months = {"40", "41", "42"}},
                                     {.ref = "5.9", .title = "All", .months = {"70", "73", "54"}}}),
      &declared);
  CHECK(says(checked.only("A307"), "Without 5.2 (H6) they add to 54: the total leaves it out."));
}

TEST_CASE("A308: an impossible share is named with what would be left for it") {
  std::vector<Measure> measures;
  for (const char* ref : {"4.5", "4.6", "4.7", "4.8"}) {
    measures.push_back(registered(ref));
    measures.back().parts_of = {"100%"};
  }
  const Register declared = register_of(measures);
  const auto row = [](const char* ref, const char* year) {
    return RowToBuild{.ref = ref, .title = std::string("Outcome ") + ref, .unit = Unit::per_cent, .year = year};
  };
  const CheckedSubmission checked(
      SubmissionBuilder().scorecard(
          last_three_months(), {row("4.5", "56.3%"), row("4.6", "19.8%"), row("4.7", "-90.5%"), row("4.8", "9.5%")}),
      &declared);
  const Finding finding = checked.only("A308");
  CHECK(
      finding.message ==
      "Shares of 100%, 2014/15: the shares 56.3%, 19.8%, -90.5% and 9.5% add to -4.9%, not to 100%. With 14.4% in "
      "place "
      "of -90.5% (Q7) they would. -90.5% is 9.5% (Q8) less 100%: a formula for the rest that took in one of the others "
      "only.");
  CHECK(cells_text(finding) == "Q7, Q5, Q6, Q8");
}

TEST_CASE("A308: shares of two sections are two wholes") {
  std::vector<Measure> measures;
  for (const char* ref : {"3.4", "3.5", "4.5", "4.6"}) {
    measures.push_back(registered(ref));
    measures.back().parts_of = {"100%"};
  }
  const Register declared = register_of(measures);
  const auto row = [](const char* ref, const char* section, const char* year) {
    return RowToBuild{
        .ref = ref, .title = std::string("Outcome ") + ref, .unit = Unit::per_cent, .year = year, .section = section};
  };
  const auto built = [&](const char* last) {
    return SubmissionBuilder().scorecard(last_three_months(),
                                         {row("3.4", "ASSESSMENTS", "40.0%"), row("3.5", "ASSESSMENTS", "60.0%"),
                                          row("4.5", "S47", "30.0%"), row("4.6", "S47", last)});
  };
  CHECK(CheckedSubmission(built("70.0%"), &declared).passes("A308"));
  const CheckedSubmission checked(built("71.0%"), &declared);
  CHECK(cells_text(checked.only("A308")) == "Q7, Q8");
  CHECK(checked.summary("A308").passed == 1);
}

TEST_CASE("A306: the register names the population of a rate in its column") {
  Measure rate_of = registered("5.3");
  rate_of.numerator = "5.2";
  rate_of.population = "18-64";
  const Population children{"0-17", "", 56398, {}};
  const Population adults{"18-64", "", 150000, {}};
  const Register declared = register_of({registered("5.2"), rate_of}, {children, adults});
  const CheckedSubmission checked(
      SubmissionBuilder().scorecard(last_three_months(),
                                    {{.ref = "5.2", .title = "Clients", .months = {"1,500", "1,800", "2,100"}},
                                     {.ref = "5.3",
                                      .title = "Clients per 10,000",
                                      .unit = Unit::per_10000,
                                      .months = {"100.0", "120.0", "141.0"}}}),
      &declared);
  const Finding finding = checked.only("A306");
  CHECK(finding.expected == "140.0");
  CHECK(says(finding, "at a population of 150,000"));
}

}  // namespace
}  // namespace scorebook
