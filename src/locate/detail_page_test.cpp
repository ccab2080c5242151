#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "register/workbook_builder.hpp"
#include "scorebook/submission.hpp"

using namespace scorebook;

namespace {

const std::vector<std::string> kMonths = {"Jan-16", "Feb-16", "Mar-16"};

// Months in column B from the given row down.
void add_months(WorkbookBuilder& made, int row, const std::vector<std::string>& months = kMonths) {
  for (std::size_t at = 0; at < months.size(); ++at)
    made.text("B" + std::to_string(row + static_cast<int>(at)), months[at]);
}

std::string summary(const Submission& submission) {
  std::string all;
  for (const Observation& observation : submission.observations) {
    const Figure& figure = observation.figure;
    all += to_string(observation.place.cell) + " " + observation.measure + " " +
           std::string(observation_kind_name(observation.kind)) +
           (observation.period ? " " + observation.period->id() : "") +
           (observation.benchmark.empty() ? "" : " " + observation.benchmark) + " " + figure.text +
           (figure.numerator ? " " + figure.numerator->to_string() + "/" + figure.denominator.value_or(0).to_string()
                             : "") +
           "\n";
  }
  return all;
}

}  // namespace

TEST_CASE(
    "detail page: months, years, year to date and benchmarks are read whatever their order and the blank rows "
    "between") {
  WorkbookBuilder made;
  made.sheet("Referrals").text("A1", "REFERRALS").text("A3", "DEFINITION").text("B3", "What a referral is.");
  made.text("A4", "PERFORMANCE ANALYSIS").text("B4", "Steady.");
  made.text("C6", "2.3").text("C7", "No. of Referrals");
  made.text("B8", "SN AVE").number("C8", 300).text("B9", "NAT TOP QTILE").number("C9", 310);
  add_months(made, 12);
  made.number("C12", 394).number("C13", 393).number("C14", 402);
  made.text("A16", "ANNUAL TREND")
      .text("B16", "2014/ 15")
      .number("C16", 4513)
      .text("B18", "2015/ 16 YTD")
      .number("C18", 4915);
  const Submission submission = locate(made.build(), nullptr);
  CHECK(summary(submission) ==
        "C8 2.3 benchmark stat_neigh_avg 300\nC9 2.3 benchmark nat_top_quartile 310\nC12 2.3 value 2016-01 394\n"
        "C13 2.3 value 2016-02 393\nC14 2.3 value 2016-03 402\nC16 2.3 year 2014/15 4513\nC18 2.3 ytd 2016-03 4915\n");
  REQUIRE(submission.pages.size() == 1);
  CHECK(submission.pages[0].title.text == "REFERRALS");
  CHECK(submission.pages[0].definition.text == "What a referral is.");
  CHECK(submission.pages[0].analysis.text == "Steady.");
  CHECK(submission.period_source ==
        "the latest month with a figure, March 2016 in Referrals!C14, as no cell says \"As at\"");
  CHECK(submission.not_understood.empty());
}

TEST_CASE("detail page: an analysis that is not written has its place beside its heading all the same") {
  WorkbookBuilder made;
  made.sheet("Referrals").text("A1", "REFERRALS").text("A4", "PERFORMANCE ANALYSIS");
  made.text("C6", "2.3").text("C7", "No. of Referrals");
  add_months(made, 12);
  made.number("C12", 394).number("C13", 393).number("C14", 402);
  const Submission submission = locate(made.build(), nullptr);
  REQUIRE(submission.pages.size() == 1);
  CHECK(submission.pages[0].analysis.text.empty());
  CHECK(to_string(submission.pages[0].analysis.place) == "Referrals!B4");
}

TEST_CASE("detail page: blank months to come do not move the reporting period or the year to date") {
  WorkbookBuilder made;
  made.sheet("Contacts").text("C1", "2.1").text("C2", "No. Contacts");
  add_months(made, 3);
  made.number("C3", 10).number("C4", 20).text("B7", "2015/ 16 YTD").number("C7", 30);
  const Submission submission = locate(made.build(), nullptr);
  CHECK(submission.period == Period::month(2016, 2));
  CHECK(summary(submission) == "C3 2.1 value 2016-01 10\nC4 2.1 value 2016-02 20\nC7 2.1 ytd 2016-02 30\n");
}

TEST_CASE("detail page: a year to date of a year that is over carries that year's last month") {
  WorkbookBuilder made;
  made.sheet("Contacts").text("A1", "As at: 30th April 2016").text("C3", "2.1").text("C4", "No. Contacts");
  add_months(made, 5);
  made.number("C5", 10).text("B9", "2014/15 YTD").number("C9", 30).text("B10", "2017/18 YTD").number("C10", 40);
  const Submission submission = locate(made.build(), nullptr);
  CHECK(summary(submission) == "C5 2.1 value 2016-01 10\nC9 2.1 ytd 2015-03 30\nC10 2.1 ytd 40\n");
}

TEST_CASE("detail page: `n of m %` under one merged number is one percentage with its parts") {
  for (const bool merged : {true, false}) {
    CAPTURE(merged);
    WorkbookBuilder made;
    made.sheet("Outcomes")
        .text("C1", "3.4")
        .text("C2", "Ongoing Involvement")
        .text("G1", "3.5")
        .text("G2", "No further action");
    if (merged) made.merge("C1:F1").merge("C2:F2").merge("G1:J1").merge("G2:J2");
    add_months(made, 3);
    made.number("C3", 92).text("D3", "of").number("E3", 280).number("F3", 0.32857, "0.0%");
    made.number("G3", 158).text("H3", "of").number("I3", 280).number("J3", 0.48318, "0.0%");
    made.number("C4", 130).text("D4", "of").number("E4", 327);
    const Submission submission = locate(made.build(), nullptr);
    CHECK(summary(submission) == "F3 3.4 value 2016-01 32.9% 92/280\nJ3 3.5 value 2016-01 48.3% 158/280\n");
    REQUIRE(submission.not_understood.size() == 1);
    CHECK(to_string(submission.not_understood[0].place) == "Outcomes!F4");
    CHECK(submission.not_understood[0].why ==
          "The number 130 of 327 stands here without its percentage, so it was not read.");
  }
}

TEST_CASE("detail page: under a group heading the percentage takes its parts from the total and the count beside it") {
  WorkbookBuilder made;
  made.sheet("Sources").text("C1", "(1) POLICE").merge("C1:E1");
  made.text("C2", "Total Contacts").text("D2", "No. prog to referral").text("E2", "% prog. to referral");
  add_months(made, 3);
  made.number("C3", 361).number("D3", 137).number("E3", 0.3795, "0.0%").number("C4", 0).number("D4", 0).text("E4", "-");
  CHECK(summary(locate(made.build(), nullptr)) ==
        "C3 (1) POLICE | Total Contacts value 2016-01 361\nD3 (1) POLICE | No. prog to referral value 2016-01 137\n"
        "E3 (1) POLICE | % prog. to referral value 2016-01 38.0% 137/361\nC4 (1) POLICE | Total Contacts value 2016-02 "
        "0\n"
        "D4 (1) POLICE | No. prog to referral value 2016-02 0\nE4 (1) POLICE | % prog. to referral value 2016-02 - "
        "0/0\n");
}

TEST_CASE("detail page: counts whose headings do not say which is the part are not paired with a percentage") {
  WorkbookBuilder made;
  made.sheet("Sources")
      .text("C1", "POLICE")
      .merge("C1:E1")
      .text("C2", "No. received")
      .text("D2", "No. closed")
      .text("E2", "% late");
  add_months(made, 3);
  made.number("C3", 40).number("D3", 10).number("E3", 0.25, "0%");
  CHECK(summary(locate(made.build(), nullptr)) ==
        "C3 POLICE | No. received value 2016-01 40\nD3 POLICE | No. closed value 2016-01 10\n"
        "E3 POLICE | % late value 2016-01 25%\n");
}

TEST_CASE("detail page: months that jump back a year are read by position and their own words are kept") {
  WorkbookBuilder made;
  made.sheet("Contacts").text("C1", "2.1").text("C2", "No. Contacts");
  add_months(made, 3, {"Oct-15", "Nov-15", "Dec-15", "Jan-15", "Feb-15"});
  for (int row = 3; row < 8; ++row) made.number("C" + std::to_string(row), row);
  const Submission submission = locate(made.build(), nullptr);
  CHECK(summary(submission) ==
        "C3 2.1 value 2015-10 3\nC4 2.1 value 2015-11 4\nC5 2.1 value 2015-12 5\nC6 2.1 value 2016-01 6\n"
        "C7 2.1 value 2016-02 7\n");
  CHECK(submission.pages.at(0).periods.at(3).period == Period::month(2016, 1));
  CHECK(submission.pages.at(0).periods.at(3).literal == Period::month(2015, 1));
}

TEST_CASE("detail page: a repeated or misplaced month stands as it is typed") {
  WorkbookBuilder made;
  made.sheet("Contacts").text("C1", "2.1").text("C2", "No. Contacts");
  add_months(made, 3, {"Oct-15", "Nov-15", "Nov-15", "Dec-15"});
  for (int row = 3; row < 7; ++row) made.number("C" + std::to_string(row), row);
  CHECK(summary(locate(made.build(), nullptr)) ==
        "C3 2.1 value 2015-10 3\nC4 2.1 value 2015-11 4\nC5 2.1 value 2015-11 5\nC6 2.1 value 2015-12 6\n");
}

TEST_CASE("detail page: several tables on a sheet keep their own columns, below or beside each other") {
  WorkbookBuilder made;
  made.sheet("All").text("C1", "2.1").text("C2", "No. Contacts").text("C8", "2.3").text("C9", "No. of Referrals");
  add_months(made, 3);
  add_months(made, 10);
  made.number("C3", 10).number("C10", 20);
  made.text("G1", "3.1").text("G2", "Number of Assessments started");
  made.text("F3", "Jan-16").text("F4", "Feb-16").number("G3", 30).text("E3", "IN MONTH").merge("E3:E4");
  const Submission submission = locate(made.build(), nullptr);
  CHECK(submission.pages.size() == 3);
  CHECK(summary(submission) == "C3 2.1 value 2016-01 10\nG3 3.1 value 2016-01 30\nC10 2.3 value 2016-01 20\n");
  CHECK(submission.not_understood.empty());
}

TEST_CASE("detail page: a note between the months changes nothing") {
  WorkbookBuilder made;
  made.sheet("Contacts").text("C1", "2.1").text("C2", "No. Contacts").text("D1", "2.4").text("D2", "% to referral");
  made.text("B3", "Jan-16").number("C3", 10).number("D3", 0.5, "0%").text("C4", "The hub went live here");
  made.text("B5", "Feb-16").number("C5", 20).number("D5", 0.6, "0%");
  CHECK(summary(locate(made.build(), nullptr)) ==
        "C3 2.1 value 2016-01 10\nD3 2.4 value 2016-01 50%\nC5 2.1 value 2016-02 20\nD5 2.4 value 2016-02 60%\n");
}

TEST_CASE("detail page: a row whose label is neither a period nor a benchmark is recorded, not read") {
  WorkbookBuilder made;
  made.sheet("Contacts").text("C1", "2.1").text("C2", "No. Contacts");
  add_months(made, 3);
  made.number("C3", 10).text("B7", "Forecast").number("C7", 99);
  const Submission submission = locate(made.build(), nullptr);
  CHECK(submission.observations.size() == 1);
  REQUIRE(submission.not_understood.size() == 1);
  CHECK(to_string(submission.not_understood[0].place) == "Contacts!B7");
  CHECK(
      submission.not_understood[0].why ==
      "The label \"Forecast\" says neither a month, a year nor a benchmark, so the figures of its row were not read.");
}

TEST_CASE("detail page: a column of figures without a heading is recorded, not read") {
  WorkbookBuilder made;
  made.sheet("Contacts").text("C1", "2.1").text("C2", "No. Contacts");
  add_months(made, 3);
  made.number("C3", 10).number("E3", 77);
  const Submission submission = locate(made.build(), nullptr);
  CHECK(submission.observations.size() == 1);
  REQUIRE(submission.not_understood.size() == 1);
  CHECK(to_string(submission.not_understood[0].place) == "Contacts!E3");
}

TEST_CASE("detail page: a list with a number and a month on every row is none") {
  WorkbookBuilder made;
  made.sheet("List").text("A1", "Ref").text("B1", "Period").text("C1", "Value");
  for (int row = 2; row < 8; ++row) {
    made.text("A" + std::to_string(row), "2.1").text("B" + std::to_string(row), row % 2 == 0 ? "Jan-16" : "Feb-16");
    made.number("C" + std::to_string(row), row);
  }
  const Submission submission = locate(made.build(), nullptr);
  CHECK(submission.observations.empty());
  REQUIRE(submission.not_understood.size() == 1);
}

TEST_CASE("detail page: a column of words is no measure") {
  WorkbookBuilder made;
  made.sheet("Contacts").text("C1", "2.1").text("C2", "No. Contacts").text("D2", "Comment");
  add_months(made, 3);
  made.number("C3", 10).text("D3", "Higher than usual").text("D4", "As expected");
  const Submission submission = locate(made.build(), nullptr);
  CHECK(summary(submission) == "C3 2.1 value 2016-01 10\n");
  CHECK(submission.pages.at(0).columns.size() == 1);
  REQUIRE(submission.not_understood.size() == 1);
  CHECK(to_string(submission.not_understood[0].place) == "Contacts!D2");
  CHECK(submission.not_understood[0].why ==
        "The column headed \"Comment\" holds words and no figure, so it was not read as a measure.");
}

TEST_CASE("detail page: a hidden sheet is read and marked") {
  WorkbookBuilder made;
  made.sheet("Contacts").hide_sheet().text("C1", "2.1").text("C2", "No. Contacts");
  add_months(made, 3);
  made.number("C3", 10);
  const Submission submission = locate(made.build(), nullptr);
  REQUIRE(submission.observations.size() == 1);
  CHECK(submission.observations[0].hidden);
}

namespace {

// Three months from row 3 on under these headings in row 2, column by column from C; the figures are 10 times the
// column's number and the month's.
WorkbookBuilder page_of(const std::vector<std::string>& headings) {
  WorkbookBuilder made;
  made.sheet("Bins").text("B2", "Month");
  add_months(made, 3);
  for (std::size_t at = 0; at < headings.size(); ++at) {
    const std::string column(1, static_cast<char>('C' + at));
    made.text(column + "2", headings[at]);
    for (int month = 1; month <= 3; ++month)
      made.number(column + std::to_string(month + 2), 10 * static_cast<double>(at + 1) + month);
  }
  return made;
}

// Kinds and measures of the figures of January, left to right.
std::string january(const Submission& submission) {
  std::string all;
  for (const Observation& observation : submission.observations) {
    if (observation.place.cell.row != 3) continue;
    const Figure& figure = observation.figure;
    all +=
        to_string(observation.place.cell) + " " + observation.measure + " " +
        std::string(observation_kind_name(observation.kind)) + " " + observation.period.value().id() +
        (figure.numerator ? " " + figure.numerator->to_string() + "/" + figure.denominator.value().to_string() : "") +
        "\n";
  }
  return all;
}

std::string unread(const Submission& submission) {
  std::string all;
  for (const NotUnderstood& record : submission.not_understood) all += to_string(record.place.cell) + " ";
  return all;
}

}  // namespace

TEST_CASE("detail page: a target and a year to date beside a measure are its own, of the month of their row") {
  const Submission submission = locate(page_of({"Missed bins", "Target", "YTD"}).build(), nullptr);
  CHECK(january(submission) ==
        "C3 Missed bins value 2016-01\nD3 Missed bins target 2016-01\nE3 Missed bins ytd 2016-01\n");
  REQUIRE(submission.pages.size() == 1);
  CHECK(submission.pages[0].columns.size() == 1);
  CHECK(submission.pages[0].columns[0].observations.size() == 9);
  CHECK(submission.not_understood.empty());
}

TEST_CASE("detail page: numerators and denominators beside a measure are parts of its figures") {
  const Submission submission = locate(page_of({"Numerator", "Denominator", "% missed"}).build(), nullptr);
  CHECK(january(submission) == "E3 % missed value 2016-01 11/21\n");
  CHECK(submission.not_understood.empty());
  const Submission lonely = locate(page_of({"% missed", "Numerator"}).build(), nullptr);
  CHECK(january(lonely) == "C3 % missed value 2016-01\n");
  CHECK(unread(lonely) == "D2 ");
}

TEST_CASE("detail page: a target after several measures is read of none, and of one where it names it") {
  const Submission submission =
      locate(page_of({"Missed bins", "Complaints", "Target", "Missed bins target", "Calls target"}).build(), nullptr);
  CHECK(january(submission) ==
        "C3 Missed bins value 2016-01\nD3 Complaints value 2016-01\nF3 Missed bins target 2016-01\n");
  CHECK(unread(submission) == "E2 G2 ");
  CHECK(submission.not_understood.at(0).why ==
        "The column headed \"Target\" names no measure, and of which measure it gives the target is not certain, so "
        "what stands in it was not read. Give its heading the measure's title, such as \"Missed bins target\", and "
        "have one such column for each measure.");
  const Submission each = locate(page_of({"Missed bins", "Target", "Complaints", "Target"}).build(), nullptr);
  CHECK(january(each) ==
        "C3 Missed bins value 2016-01\nD3 Missed bins target 2016-01\nE3 Complaints value 2016-01\n"
        "F3 Complaints target 2016-01\n");
}

TEST_CASE("detail page: under group headings each target is that of its group") {
  WorkbookBuilder made = page_of({"Actual", "Target", "Actual", "Target"});
  made.text("C1", "Bins").merge("C1:D1").text("E1", "Calls").merge("E1:F1");
  CHECK(january(locate(made.build(), nullptr)) ==
        "C3 Bins | Actual value 2016-01\nD3 Bins | Actual target 2016-01\nE3 Calls | Actual value 2016-01\n"
        "F3 Calls | Actual target 2016-01\n");
}

TEST_CASE("detail page: of two targets the revised one holds, and where nothing says which, neither is read") {
  CHECK(january(locate(page_of({"Missed bins", "Target", "Revised target"}).build(), nullptr)) ==
        "C3 Missed bins value 2016-01\nE3 Missed bins target 2016-01\n");
  const Submission twins = locate(page_of({"Missed bins", "Target", "Target"}).build(), nullptr);
  CHECK(january(twins) == "C3 Missed bins value 2016-01\n");
  CHECK(unread(twins) == "D2 E2 ");
  const Submission other_year = locate(page_of({"Missed bins", "Target 2016/17"}).build(), nullptr);
  CHECK(january(other_year) == "C3 Missed bins value 2016-01\n");
  CHECK(other_year.not_understood.at(0).why ==
        "3 cells under \"Target 2016/17\" stand beside no month or year that the heading is of, so what stands there "
        "was not read as a target.");
}

TEST_CASE("detail page: ratings, earlier years, variances and benchmarks beside a measure are read as nothing") {
  for (const char* heading : {"RAG", "Previous year", "2014/15", "Variance", "Variance to target", "National average",
                              "Forecast", "% change", "Last month", "Cumulative"}) {
    CAPTURE(heading);
    const Submission submission = locate(page_of({"Missed bins", heading}).build(), nullptr);
    CHECK(january(submission) == "C3 Missed bins value 2016-01\n");
    REQUIRE(submission.not_understood.size() == 1);
    CHECK(submission.not_understood[0].why ==
          std::string("The column headed \"") + heading + "\" names no measure, so what stands in it was not read.");
  }
}

TEST_CASE("detail page: measures whose titles speak of targets, changes or ratings stay measures") {
  for (const char* heading : {"% within target", "% on target", "Number against target", "Target households",
                              "Change of address", "Baseline assessments", "% rated good", "16-17"}) {
    CAPTURE(heading);
    const Submission submission = locate(page_of({"Missed bins", heading}).build(), nullptr);
    CHECK(january(submission) == std::string("C3 Missed bins value 2016-01\nD3 ") + heading + " value 2016-01\n");
    CHECK(submission.not_understood.empty());
  }
}
