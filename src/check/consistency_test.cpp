#include "check/submission_builder.hpp"

namespace scorebook {
namespace {

SubmissionBuilder in_two_places(const std::vector<std::string>& scorecard, const std::vector<std::string>& page) {
  return SubmissionBuilder()
      .scorecard(last_three_months(), {{.ref = "2.7",
                                        .title = "% decided in time",
                                        .unit = Unit::per_cent,
                                        .months = scorecard,
                                        .polarity = Polarity::high,
                                        .tolerance = {"<92%", "92%>", "95%"}}})
      .page("Referrals", last_three_months(),
            {{.ref = "2.7", .title = "% in time", .unit = Unit::per_cent, .months = page}});
}

TEST_CASE("C401: a month that differs between scorecard and page is an error that says what depends on it") {
  const CheckedSubmission checked(in_two_places({"96.4%", "97.7%", "94.0%"}, {"96.4%", "97.7%", "99.0%"}));
  const Finding finding = checked.only("C401");
  CHECK(finding.message ==
        "2.7 % decided in time, March 2016: the scorecard says 94.0% (Summary!H5), the page “Referrals” says 99.0% "
        "(Referrals!C11). It changes the RAG in month (amber with 94.0%, green with 99.0%) and direction of travel "
        "(“decline in performance, not on target” or “improvement in performance”).");
  CHECK(finding.fix == "Find out which is right and make both the same.");
  CHECK(cells_text(finding) == "Summary!H5, Referrals!C11");
  CHECK(checked.summary("C401").passed == 2);
}

TEST_CASE("C401: a difference that changes nothing says so") {
  CHECK(
      CheckedSubmission(in_two_places({"96.4%", "97.7%", "99.0%"}, {"96.4%", "97.6%", "99.0%"})).only("C401").message ==
      "2.7 % decided in time, February 2016: the scorecard says 97.7% (Summary!G5), the page “Referrals” says 97.6% "
      "(Referrals!C10). The direction of travel is the same with either figure.");
  CHECK(
      CheckedSubmission(in_two_places({"96.4%", "97.7%", "99.0%"}, {"96.5%", "97.7%", "99.0%"})).only("C401").message ==
      "2.7 % decided in time, January 2016: the scorecard says 96.4% (Summary!F5), the page “Referrals” says 96.5% "
      "(Referrals!C9). No RAG and no direction of travel depends on it.");
}

TEST_CASE("C401: the same figure to another precision is the same figure") {
  CHECK(CheckedSubmission(in_two_places({"96%", "97.7%", "99.0%"}, {"96.4%", "97.68%", "99.0%"})).passes("C401"));
  CHECK(CheckedSubmission(in_two_places({"96%", "97.7%", "99.0%"}, {"96.6%", "97.68%", "99.0%"}))
            .findings("C401")
            .size() == 1);
}

TEST_CASE("C401: the figure that contradicts its own numerator and denominator is the one to doubt") {
  const CheckedSubmission checked(SubmissionBuilder()
                                      .scorecard(last_three_months(), {{.ref = "3.5",
                                                                        .title = "No further action",
                                                                        .unit = Unit::per_cent,
                                                                        .months = {"33.5%", "33.7%", "32.1%"}}})
                                      .page("Outcomes", last_three_months(),
                                            {{.ref = "3.5",
                                              .title = "No further action",
                                              .unit = Unit::per_cent,
                                              .months = {"43.5%", "33.7%", "32.1%"},
                                              .numerators = {165, 128, 98},
                                              .denominators = {492, 380, 305}}}));
  const Finding finding = checked.only("C401");
  CHECK(cells_text(finding) == "Outcomes!E9, Summary!F5");
  CHECK(finding.expected == "33.5%");
  CHECK(finding.message.find(" 43.5% is not its own numerator over its denominator, so 33.5% is probably right.") !=
        std::string::npos);
}

TEST_CASE("C401: measures without a number are not compared by their titles") {
  const CheckedSubmission checked(
      SubmissionBuilder()
          .page("North", last_three_months(), {{.title = "Total", .months = {"1", "2", "3"}}})
          .page("South", last_three_months(), {{.title = "Total", .months = {"4", "5", "6"}}}));
  CHECK(checked.findings("C401").empty());
  CHECK(checked.summary("C401").why_not_run ==
        std::vector<std::string>{"there is nothing in the workbook that it applies to (1)"});
}

SubmissionBuilder rated(const RowToBuild& row) { return SubmissionBuilder().scorecard(last_three_months(), {row}); }

TEST_CASE("C402: a typed arrow that the figures contradict is an error") {
  RowToBuild row{
      .ref = "3.8", .title = "Not recorded", .unit = Unit::per_cent, .months = {"0.0%", "0.5%", "0.7%"}, .arrow = "↓"};
  const Finding finding = CheckedSubmission(rated(row)).only("C402");
  CHECK(finding.message ==
        "3.8 Not recorded, March 2016: the arrow is typed ↓, but 0.7% after 0.5% makes it ↑: increase in numbers (no "
        "good/bad performance).");
  CHECK(finding.fix == "Change the arrow to ↑, unless one of the two figures is wrong.");
  CHECK(cells_text(finding) == "K5");
  CHECK(finding.fingerprint == "C402|3.8|2016-03|scorecard arrow");
  row.arrow = "↑";
  CHECK(CheckedSubmission(rated(row)).passes("C402"));
  row.arrow = "";
  CHECK(CheckedSubmission(rated(row)).summary("C402").why_not_run ==
        std::vector<std::string>{"no direction is typed (1)"});
}

TEST_CASE("C402: the empty column of a month to come does not hide a wrong arrow") {
  SubmissionBuilder built;
  built.scorecard(
      {"2016-02", "2016-03", "2016-04"},
      {{.ref = "3.8", .title = "Not recorded", .unit = Unit::per_cent, .months = {"0.5%", "0.7%", ""}, .arrow = "↓"}});
  CHECK(cells_text(CheckedSubmission(built).only("C402")) == "K5");
}

RowToBuild green_measure() {
  return {.ref = "2.7",
          .title = "% decided in time",
          .unit = Unit::per_cent,
          .months = {"96.4%", "97.7%", "96.5%"},
          .polarity = Polarity::high,
          .tolerance = {"<92%", "92%>", "95%"},
          .rag = "G",
          .rag_year_end = "G",
          .rag_fill = 0x00B050};
}

TEST_CASE("C403: a letter that the tolerance contradicts is an error") {
  CHECK(CheckedSubmission(rated(green_measure())).passes("C403"));
  RowToBuild row = green_measure();
  row.rag = "A";
  row.rag_fill = std::nullopt;
  const Finding finding = CheckedSubmission(rated(row)).only("C403");
  CHECK(finding.message ==
        "2.7 % decided in time, in month: the RAG is typed A, but 96.5% is at or above the green threshold of 95%: "
        "green.");
  CHECK(finding.fix == "Change letter and fill to green, unless figure or tolerance is wrong.");
  CHECK(finding.expected == "G");
  CHECK(cells_text(finding) == "L5");
}

TEST_CASE("C403: a fill that contradicts its letter is an error") {
  RowToBuild row = green_measure();
  row.rag_fill = 0xFFC000;
  CHECK(CheckedSubmission(rated(row)).only("C403").message ==
        "2.7 % decided in time, in month: the letter is G and the cell is filled amber, but 96.5% is at or above the "
        "green threshold of 95%: green.");
  row.rag = "";
  CHECK(CheckedSubmission(rated(row)).only("C403").message ==
        "2.7 % decided in time, in month: the cell is filled amber, but 96.5% is at or above the green threshold of "
        "95%: green.");
}

TEST_CASE("C403: greens, ambers and reds of many kinds are known, other fills mean nothing") {
  for (const std::uint32_t green : {0x00B050U, 0x92D050U, 0xC6EFCEU, 0x008000U, 0xFFFFFFU, 0xD9D9D9U, 0x0070C0U}) {
    RowToBuild row = green_measure();
    row.rag_fill = green;
    CAPTURE(green);
    CHECK(CheckedSubmission(rated(row)).passes("C403"));
  }
  for (const std::uint32_t other : {0xFF0000U, 0xC00000U, 0xFFC7CEU, 0xFFC000U, 0xFFFF00U, 0xFFEB9CU, 0xF79646U}) {
    RowToBuild row = green_measure();
    row.rag_fill = other;
    CAPTURE(other);
    CHECK(CheckedSubmission(rated(row)).findings("C403").size() == 1);
  }
}

TEST_CASE("C403: a RAG without a target is an error, a RAG that is not typed is not run") {
  RowToBuild row = green_measure();
  row.tolerance = {"", "", "n/a"};
  row.rag_year_end = "";
  CHECK(CheckedSubmission(rated(row)).only("C403").message ==
        "2.7 % decided in time, in month: the RAG is typed G, but there is none: no target set.");
  row = green_measure();
  row.rag = row.rag_year_end = "";
  row.rag_fill = std::nullopt;
  CHECK(CheckedSubmission(rated(row)).summary("C403").why_not_run ==
        std::vector<std::string>{"no RAG is typed or filled (2)"});
}

TEST_CASE("C404: a sign the wrong way round is queried with how it was read") {
  RowToBuild row{.ref = "6.8",
                 .title = "% a second time",
                 .unit = Unit::per_cent,
                 .months = {"4.2%", "4.4%", "4.7%"},
                 .polarity = Polarity::low,
                 .tolerance = {"<6%", "6%>", "4%"}};
  const Finding finding = CheckedSubmission(rated(row)).only("C404");
  CHECK(finding.message ==
        "6.8 % a second time: Red is typed “<6%” although green, “4%”, is lower: the sign is the wrong way round. It "
        "is read as green at 4% or less, red above 6%, amber between.");
  CHECK(finding.severity == Severity::query);
  CHECK(finding.observed == "<6% | 6%> | 4%");
  CHECK(cells_text(finding) == "N5, O5, P5");
  row.tolerance = {">6%", "6%>", "4%"};
  CHECK(CheckedSubmission(rated(row)).passes("C404"));
}

TEST_CASE("C404: a missing amber is queried in its own cell") {
  const RowToBuild row{.ref = "11.6",
                       .title = "Cases per worker",
                       .unit = Unit::cases,
                       .months = {"19.2", "16.6", "17.9"},
                       .polarity = Polarity::within_limits,
                       .tolerance = {"over 1% above range", "", "16-22"}};
  CHECK(cells_text(CheckedSubmission(rated(row)).only("C404")) == "O5");
}

TEST_CASE(
    "C404: the register's own notation is queried at the register's row, and the workbook's cells are left alone") {
  RowToBuild row{.ref = "6.8",
                 .title = "% a second time",
                 .unit = Unit::per_cent,
                 .months = {"4.2%", "4.4%", "4.7%"},
                 .polarity = Polarity::low,
                 .tolerance = {">6%", "6%>", "4%"}};
  Measure measure = registered("6.8", "% a second time");
  measure.polarity = Polarity::low;
  measure.unit = Unit::per_cent;
  measure.tolerance = {"<6%", "6%>", "4%"};
  const Register wrong = register_of({measure});
  const CheckedSubmission checked(rated(row), &wrong);
  const Finding finding = checked.only("C404");
  CHECK(finding.message ==
        "6.8 % a second time, in the register: Red is typed “<6%” although green, “4%”, is lower: the sign is the "
        "wrong way round. It is read as green at 4% or less, red above 6%, amber between.");
  CHECK(finding.observed == "<6% | 6%> | 4%");
  REQUIRE(finding.places.size() == 1);
  CHECK(finding.places[0].workbook_name() == "measures.xlsx");
  CHECK(to_string(finding.places[0]) == "Measures!A2");
  CHECK(checked.summary("C404").passed == 1);

  row.tolerance = {"<6%", "6%>", "4%"};
  measure.tolerance = {">6%", "6%>", "4%"};
  const Register right = register_of({measure});
  CHECK(cells_text(CheckedSubmission(rated(row), &right).only("C404")) == "N5, O5, P5");
}

TEST_CASE("C407: a target on an Info measure is queried") {
  RowToBuild row{.ref = "3.4",
                 .title = "% ongoing",
                 .unit = Unit::per_cent,
                 .months = {"41.9%", "42.9%", "51.8%"},
                 .tolerance = {"<40%", "40%<", "45%"}};
  const Finding finding = CheckedSubmission(rated(row)).only("C407");
  CHECK(finding.message ==
        "3.4 % ongoing: good performance is “Info”, which means that neither high nor low is good, but the measure has "
        "a target (45%).");
  CHECK(finding.fix == "Say whether high or low is good, or take the target out.");
  CHECK(cells_text(finding) == "D5, P5");
  row.polarity = Polarity::high;
  CHECK(CheckedSubmission(rated(row)).passes("C407"));
}

SubmissionBuilder earlier(const std::string& scorecard, const std::string& page) {
  return SubmissionBuilder()
      .scorecard(last_three_months(), {{.ref = "3.1",
                                        .title = "Assessments started",
                                        .months = {"292", "249", "293"},
                                        .year = scorecard,
                                        .benchmark = "280.98"}})
      .page("Started", last_three_months(),
            {{.ref = "3.1", .title = "Started", .months = {"292", "249", "293"}, .year = page, .benchmark = "281.0"}});
}

TEST_CASE("C409: an earlier year that differs between two places is queried at both") {
  const CheckedSubmission checked(earlier("3780", "3929"));
  const Finding finding = checked.only("C409");
  CHECK(finding.message ==
        "3.1 Assessments started, 2014/15: the scorecard says 3,780 (Summary!Q5), the page “Started” says 3,929 "
        "(Started!C13).");
  CHECK(finding.severity == Severity::query);
  CHECK(cells_text(finding) == "Summary!Q5, Started!C13");
  CHECK(checked.summary("C409").passed == 1);
}

TEST_CASE("C409: a missing word against a figure counts, a blank does not") {
  const Finding finding = CheckedSubmission(earlier("n/a", "3929")).only("C409");
  CHECK(finding.message ==
        "3.1 Assessments started, 2014/15: the scorecard says n/a (Summary!Q5), the page “Started” says 3,929 "
        "(Started!C13).");
  CHECK(finding.fix == "Use the figure in both places, or say in both why there is none.");
  CHECK(finding.expected == "3929");
  CHECK(CheckedSubmission(earlier("", "3929")).passes("C409"));
  CHECK(CheckedSubmission(earlier("n/a", "-")).passes("C409"));
}

}  // namespace
}  // namespace scorebook
