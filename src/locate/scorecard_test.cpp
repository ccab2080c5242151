#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <vector>

#include "register/workbook_builder.hpp"
#include "scorebook/submission.hpp"

using namespace scorebook;

namespace {

constexpr double kJanuary = 42370;  // 1 January 2016
constexpr double kMarch = 42430;

// Where the columns of the made scorecard stand; tests move them.
struct Columns {
  std::string section = "A", ref = "B", title = "C", polarity = "D", note = "E";
  std::string january = "F", february = "G", march = "H", to_date = "I", to_date_note = "J", direction = "K", rag = "L";
  std::string red = "M", amber = "N", green = "O", year = "P", neighbours = "Q", quartile = "R";
};

// A header of two rows in `row` and the next one; group headings typed into their first column only.
void add_header(WorkbookBuilder& made, int row, const Columns& at = {}) {
  const std::string upper = std::to_string(row);
  const std::string lower = std::to_string(row + 1);
  made.text(at.ref + upper, "NO.").text(at.title + upper, "INDICATOR").text(at.polarity + upper, "GOOD PERF IS");
  made.text(at.note + upper, "DATA NOTE (Monthly)").text(at.january + upper, "LAST THREE MONTHS");
  made.date(at.january + lower, kJanuary).text(at.february + lower, "Feb 16").date(at.march + lower, kMarch);
  made.text(at.to_date + upper, "Year to Date 15/16")
      .text(at.to_date + lower, "YTD")
      .text(at.to_date_note + lower, "DATA NOTE");
  made.text(at.direction + upper, "DOT").text(at.rag + upper, "RAG").text(at.red + upper, "Target and Tolerances");
  made.text(at.red + lower, "Red").text(at.amber + lower, "Amber").text(at.green + lower, "Target Green");
  made.text(at.year + upper, "YR ON YR TREND").text(at.year + lower, "2014/15");
  made.text(at.neighbours + upper, "LATEST BENCHMARKING - 2014/15").text(at.neighbours + lower, "STAT NEIGH AVE");
  made.text(at.quartile + lower, "NAT TOP QTILE THRESHOLD");
}

void add_measure(WorkbookBuilder& made, int row, const std::string& ref, const std::string& title, double first,
                 const Columns& at = {}) {
  const std::string number = std::to_string(row);
  if (!ref.empty()) made.text(at.ref + number, ref);
  made.text(at.title + number, title).text(at.polarity + number, "Info").text(at.note + number, "Count");
  made.number(at.january + number, first).number(at.february + number, first + 1).number(at.march + number, first + 2);
}

std::string summary(const Submission& submission) {
  std::string all;
  for (const Observation& observation : submission.observations) {
    all += to_string(observation.place.cell) + " " + observation.measure + " " +
           std::string(observation_kind_name(observation.kind)) +
           (observation.period ? " " + observation.period->id() : "") +
           (observation.benchmark.empty() ? "" : " " + observation.benchmark) + " " + observation.figure.text + "\n";
  }
  return all;
}

const ScorecardRow& row_of(const Submission& submission, std::size_t at) {
  return submission.scorecards.at(0).rows.at(at);
}

}  // namespace

TEST_CASE("scorecard: a header in two rows with unmerged group headings gives every column its meaning") {
  WorkbookBuilder made;
  add_header(made.sheet("Summary"), 1);
  add_measure(made, 3, "2.1", "Number of contacts", 100);
  made.number("I3", 1200).text("J3", "Financial Year").number("P3", 900).number("Q3", 950).text("R3", "-");
  const Submission submission = locate(made.build(), nullptr);
  CHECK(summary(submission) ==
        "F3 2.1 value 2016-01 100\nG3 2.1 value 2016-02 101\nH3 2.1 value 2016-03 102\nI3 2.1 ytd 2016-03 1200\n"
        "P3 2.1 year 2014/15 900\nQ3 2.1 benchmark 2014/15 stat_neigh_avg 950\nR3 2.1 benchmark 2014/15 "
        "nat_top_quartile -\n");
  CHECK(row_of(submission, 0).definition.year_to_date_rule == YearToDateRule::sum);
  CHECK(submission.not_understood.empty());
}

TEST_CASE("scorecard: columns may stand in any order") {
  Columns at;
  at.title = "R";
  at.quartile = "C";
  at.neighbours = "B";
  at.ref = "Q";
  WorkbookBuilder made;
  add_header(made.sheet("Summary"), 4, at);
  add_measure(made, 6, "2.1", "Number of contacts", 100, at);
  made.number("B6", 950).number("C6", 990);
  CHECK(summary(locate(made.build(), nullptr)) ==
        "B6 2.1 benchmark 2014/15 stat_neigh_avg 950\nC6 2.1 benchmark 2014/15 nat_top_quartile 990\n"
        "F6 2.1 value 2016-01 100\nG6 2.1 value 2016-02 101\nH6 2.1 value 2016-03 102\n");
}

TEST_CASE("scorecard: a key above the table and a note inside it are no measures") {
  WorkbookBuilder made;
  made.sheet("Summary").text("A1", "\"DOT\" - Direction of travel. Key below:-");
  made.text("B2", "\xE2\x86\x91").text("C2", "- increase in numbers (no good/bad performance)");
  add_header(made, 4);
  made.text("C6", "EARLY HELP PERFORMANCE INFORMATION - SEE SECTION DETAILS PAGE").merge("C6:R6");
  add_measure(made, 7, "2.1", "Number of contacts", 100);
  const Submission submission = locate(made.build(), nullptr);
  REQUIRE(submission.scorecards.size() == 1);
  CHECK(submission.scorecards.front().rows.size() == 1);
  CHECK(submission.observations.size() == 3);
}

TEST_CASE("scorecard: sections are read from merged labels, from labels on the first row and from bands") {
  const std::vector<std::function<void(WorkbookBuilder&)>> forms = {
      [](WorkbookBuilder& made) { made.text("A4", "CIN").merge("A4:A5").text("A7", "S47's"); },
      [](WorkbookBuilder& made) { made.text("A4", "CIN").text("A7", "S47's"); },
      [](WorkbookBuilder& made) { made.text("A3", "CIN").merge("A3:R3").text("A6", "S47's").merge("A6:R6"); },
      [](WorkbookBuilder& made) { made.text("B3", "CIN").text("B6", "S47's"); },
      [](WorkbookBuilder& made) { made.text("C3", "CIN").text("C6", "S47's"); },
  };
  for (std::size_t form = 0; form < forms.size(); ++form) {
    CAPTURE(form);
    WorkbookBuilder made;
    add_header(made.sheet("Summary"), 1);
    forms[form](made);
    add_measure(made, 4, "5.1", "Number of open cases", 10);
    add_measure(made, 5, "5.2", "Number of plans", 20);
    add_measure(made, 7, "4.1", "Number of investigations", 30);
    const Submission submission = locate(made.build(), nullptr);
    REQUIRE(submission.scorecards.size() == 1);
    REQUIRE(submission.scorecards.front().rows.size() == 3);
    CHECK(row_of(submission, 0).definition.section == "CIN");
    CHECK(row_of(submission, 1).definition.section == "CIN");
    CHECK(row_of(submission, 2).definition.section == "S47's");
  }
}

TEST_CASE("scorecard: a header that is repeated at a page break, whole or in part, adds nothing") {
  WorkbookBuilder plain;
  add_header(plain.sheet("Summary"), 1);
  add_measure(plain, 3, "2.1", "Number of contacts", 100);
  add_measure(plain, 6, "2.2", "Number of referrals", 200);
  WorkbookBuilder repeated = plain;
  add_header(repeated, 4);
  WorkbookBuilder months_only = plain;
  months_only.date("F4", kJanuary).text("G4", "Feb 16").date("H4", kMarch);
  WorkbookBuilder words_only = plain;
  words_only.text("B4", "NO.").text("C4", "INDICATOR").text("F4", "LAST THREE MONTHS");
  const std::string expected = summary(locate(plain.build(), nullptr));
  for (const WorkbookBuilder& made : {repeated, months_only, words_only}) {
    const Submission submission = locate(made.build(), nullptr);
    CHECK(summary(submission) == expected);
    CHECK(submission.scorecards.size() == 1);
    CHECK(submission.not_understood.empty());
  }
}

TEST_CASE(
    "scorecard: a row without a number is called by its title; the one number its neighbours leave out is only "
    "suggested") {
  WorkbookBuilder made;
  add_header(made.sheet("Summary"), 1);
  add_measure(made, 3, "4.5", "Number substantiated", 10);
  add_measure(made, 4, "", "Number not at risk", 20);
  add_measure(made, 5, "4.7", "Number not substantiated", 30);
  add_measure(made, 6, "", "Number not recorded", 40);
  add_measure(made, 7, "4.10", "Number open", 50);
  const Submission submission = locate(made.build(), nullptr);
  CHECK(row_of(submission, 1).definition.name == "Number not at risk");
  CHECK(row_of(submission, 1).definition.ref.empty());
  CHECK(row_of(submission, 1).definition.ref_suggested == "4.6");
  CHECK(row_of(submission, 3).definition.ref_suggested.empty());
}

TEST_CASE("scorecard: the number 6.1 shown as 6.10 is measure 6.10") {
  WorkbookBuilder made;
  add_header(made.sheet("Summary"), 1);
  add_measure(made, 3, "", "Number of plans", 10);
  made.number("B3", 6.1, "0.00");
  CHECK(row_of(locate(made.build(), nullptr), 0).definition.ref == "6.10");
}

TEST_CASE("scorecard: a ref of the council's own form counts in the column of refs, a word does not") {
  WorkbookBuilder made;
  add_header(made.sheet("Summary"), 1);
  int row = 3;
  for (const char* ref : {"7", "H1.2", "KPI-3", "ASC/01", "Total", "Dec 15"}) add_measure(made, row++, ref, ref, 10);
  const Submission submission = locate(made.build(), nullptr);
  const char* const expected[] = {"7", "H1.2", "KPI-3", "ASC/01", "", ""};
  for (std::size_t at = 0; at < 6; ++at) CHECK(row_of(submission, at).definition.ref == expected[at]);
}

TEST_CASE("scorecard: a plain Target is the green threshold where no column is headed as that") {
  const auto green = [](const char* heading, bool headed_green) {
    WorkbookBuilder made;
    made.sheet("Summary").text("A1", "Ref").text("B1", "Measure").date("C1", kJanuary).date("D1", kMarch);
    made.text("E1", heading).text("A2", "1.1").text("B2", "% on time").number("C2", 0.9, "0%").number("D2", 0.96, "0%");
    made.number("E2", 0.95, "0%");
    if (headed_green) made.text("F1", "Green").text("F2", "97%");
    return row_of(locate(made.build(), nullptr), 0).definition.tolerance.green;
  };
  CHECK(green("Target", false) == "95%");
  CHECK(green("Target 2016/17", false) == "95%");
  CHECK(green("Target", true) == "97%");
  CHECK(green("Target setting notes", false).empty());
}

TEST_CASE("scorecard: an unknown column is recorded and its figures are read as nothing else") {
  WorkbookBuilder made;
  add_header(made.sheet("Summary"), 1);
  add_measure(made, 3, "2.1", "Number of contacts", 100);
  made.text("S1", "Forecast").number("S3", 5);
  const Submission submission = locate(made.build(), nullptr);
  CHECK(submission.observations.size() == 3);
  REQUIRE(submission.not_understood.size() == 1);
  CHECK(to_string(submission.not_understood.front().place) == "Summary!S2");
  CHECK(submission.not_understood.front().why ==
        "Column S, headed \"Forecast\", is none that a scorecard is known to have, so it was not read. Looked for "
        "months, year to date, "
        "years, benchmarks, direction of travel, RAG and tolerances.");
}

TEST_CASE("scorecard: figures without a title or a number are recorded, not read") {
  WorkbookBuilder made;
  add_header(made.sheet("Summary"), 1);
  add_measure(made, 3, "2.1", "Number of contacts", 100);
  made.number("F4", 7).number("G4", 8);
  const Submission submission = locate(made.build(), nullptr);
  CHECK(submission.observations.size() == 3);
  REQUIRE(submission.not_understood.size() == 1);
  CHECK(to_string(submission.not_understood.front().place) == "Summary!C4");
  CHECK(submission.not_understood.front().why ==
        "This row has figures but neither a measure number nor a title, so the figures were not read. Looked for a "
        "title in column C.");
}

TEST_CASE("scorecard: another table below, after a blank row, is not read as measures") {
  WorkbookBuilder made;
  add_header(made.sheet("Summary"), 1);
  add_measure(made, 3, "2.1", "Number of contacts", 100);
  made.text("C6", "Ward").text("F6", "Count").text("C7", "Aston").number("F7", 12);
  const Submission submission = locate(made.build(), nullptr);
  CHECK(submission.observations.size() == 3);
  REQUIRE(submission.not_understood.size() == 1);
  CHECK(to_string(submission.not_understood.front().place) == "Summary!F7");
}

TEST_CASE("scorecard: a month label that is a year out is read by its position and its own words are kept") {
  WorkbookBuilder made;
  made.sheet("Summary")
      .text("B1", "NO.")
      .text("C1", "INDICATOR")
      .text("F1", "Jan-16")
      .text("G1", "Feb-15")
      .text("H1", "Mar-16");
  add_measure(made, 2, "2.1", "Number of contacts", 100);
  const Submission submission = locate(made.build(), nullptr);
  CHECK(summary(submission) == "F2 2.1 value 2016-01 100\nG2 2.1 value 2016-02 101\nH2 2.1 value 2016-03 102\n");
  const PeriodLabel& february = submission.scorecards.at(0).periods.at(1);
  CHECK(february.period == Period::month(2016, 2));
  CHECK(february.literal == Period::month(2015, 2));
}

TEST_CASE("scorecard: headings without a measure below them are recorded") {
  WorkbookBuilder made;
  add_header(made.sheet("Summary"), 1);
  const Submission submission = locate(made.build(), nullptr);
  CHECK(submission.scorecards.empty());
  REQUIRE(submission.not_understood.size() >= 1);
  CHECK(to_string(submission.not_understood[0].place) == "Summary!B1");
  CHECK(submission.not_understood[0].why ==
        "These headings are a scorecard's, but no measure stands below them, so nothing was read.");
}

TEST_CASE("scorecard: hidden rows are read and marked") {
  WorkbookBuilder made;
  add_header(made.sheet("Summary"), 1);
  add_measure(made, 3, "2.1", "Number of contacts", 100);
  add_measure(made, 4, "2.2", "Number of referrals", 200);
  made.hide_row(4);
  const Submission submission = locate(made.build(), nullptr);
  REQUIRE(submission.observations.size() == 6);
  CHECK_FALSE(submission.observations[0].hidden);
  CHECK(submission.observations[3].hidden);
}

TEST_CASE("scorecard: blank months are listed in the order of their columns") {
  WorkbookBuilder made;
  add_header(made.sheet("Summary"), 1);
  made.text("B3", "2.1").text("C3", "Number of contacts").text("D3", "Info").number("G3", 5);
  const Submission submission = locate(made.build(), nullptr);
  const ScorecardRow& row = row_of(submission, 0);
  REQUIRE(row.blank_periods.size() == 2);
  CHECK(to_string(row.blank_periods[0]) == "Summary!F3");
  CHECK(to_string(row.blank_periods[1]) == "Summary!H3");
  CHECK(to_string(row.year_to_date_cell) == "Summary!I3");
}

TEST_CASE("scorecard: the register's definition wins over the data note") {
  WorkbookBuilder made;
  add_header(made.sheet("Summary"), 1);
  add_measure(made, 3, "2.1", "Number of contacts", 100);
  made.text("J3", "Financial Year");
  Register measure_register;
  RegisterMeasure defined;
  defined.definition.ref = "2.1";
  defined.definition.year_to_date_rule = YearToDateRule::last;
  defined.definition.parts_of = {"2.0"};
  measure_register.measures.push_back(defined);
  const Submission submission = locate(made.build(), &measure_register);
  CHECK(row_of(submission, 0).definition.year_to_date_rule == YearToDateRule::last);
  CHECK(row_of(submission, 0).definition.parts_of == std::vector<std::string>{"2.0"});
}

TEST_CASE("scorecard: words that their format hides do not end the section above them") {
  WorkbookBuilder made;
  made.sheet("Summary").text("C1", "INDICATOR").text("D1", "GOOD PERF IS").text("F1", "Feb-16").text("G1", "Mar-16");
  made.text("C2", "CIN").text("C3", "Number of plans").text("D3", "Info").number("F3", 10).number("G3", 11);
  made.hidden_text("C4", "hidden words");
  made.text("C5", "Number of visits").text("D5", "Info").number("F5", 20).number("G5", 21);
  const Submission submission = locate(made.build(), nullptr);
  REQUIRE(submission.scorecards.size() == 1);
  REQUIRE(submission.scorecards[0].rows.size() == 2);
  CHECK(row_of(submission, 0).definition.section == "CIN");
  CHECK(row_of(submission, 1).definition.section == "CIN");
}

TEST_CASE("scorecard: a section label that its format hides leaves the section as it is") {
  WorkbookBuilder made;
  add_header(made.sheet("Summary"), 1);
  made.text("A3", "CIN").hidden_text("A4", "x");
  add_measure(made, 3, "5.1", "Number of plans", 10);
  add_measure(made, 4, "5.2", "Number of visits", 20);
  CHECK(row_of(locate(made.build(), nullptr), 1).definition.section == "CIN");
}

namespace {

// A scorecard whose data note says a rate, and what a register says of its measure.
Submission rate_with(const Measure& stated) {
  WorkbookBuilder made;
  made.sheet("Summary").text("B1", "NO.").text("C1", "INDICATOR").text("D1", "GOOD PERF IS").text("E1", "DATA NOTE");
  made.text("F1", "Feb-16").text("G1", "Mar-16").text("H1", "Red").text("I1", "Amber").text("J1", "Target Green");
  made.text("B2", "1.1").text("C2", "Number of referrals").text("D2", "High").text("E2", "Rate per 10,000");
  made.number("F2", 30.5).number("G2", 41.2).text("H2", "<30").text("I2", "30>").text("J2", "40");
  Register measure_register;
  measure_register.measures.push_back({stated, {}});
  return locate(made.build(), &measure_register);
}

Measure referrals() {
  Measure measure;
  measure.ref = measure.name = "1.1";
  measure.title = "Number of referrals";
  return measure;
}

}  // namespace

TEST_CASE("scorecard: a register that states no unit leaves the one of the data note") {
  const Submission submission = rate_with(referrals());
  CHECK(row_of(submission, 0).definition.unit == Unit::per_10000);
  CHECK(submission.observations.at(0).figure.unit == Unit::per_10000);
}

TEST_CASE("scorecard: the unit that the register states wins over the data note") {
  Measure measure = referrals();
  measure.unit = Unit::days;
  const Submission submission = rate_with(measure);
  CHECK(row_of(submission, 0).definition.unit == Unit::days);
  CHECK(submission.observations.at(0).figure.unit == Unit::days);
}

TEST_CASE("scorecard: the definition is the register's, and the cells keep the words of the workbook") {
  Measure measure = referrals();
  measure.polarity = Polarity::low;
  measure.polarity_text = "Low is good";
  measure.tolerance = {">50", "<50", "45"};
  measure.numerator = "1.2";
  measure.denominator = "0-17";
  const ScorecardRow row = row_of(rate_with(measure), 0);
  CHECK(row.definition.polarity == Polarity::low);
  CHECK(row.definition.polarity_text == "Low is good");
  CHECK(row.definition.tolerance.red == ">50");
  CHECK(row.definition.tolerance.green == "45");
  CHECK(row.definition.numerator == "1.2");
  CHECK(row.definition.denominator == "0-17");
  CHECK(row.polarity.text == "High");
  CHECK(row.red.text == "<30");
  CHECK(row.amber.text == "30>");
  CHECK(row.green.text == "40");
}

TEST_CASE("scorecard: the months of a count add up over the financial year, by the unit that the register states") {
  WorkbookBuilder made;
  add_header(made.sheet("Summary"), 1);
  made.text("B3", "2.1").text("C3", "Contacts").text("E3", "Rate per 10,000").number("H3", 100);
  made.text("J3", "Financial Year");
  Measure measure = referrals();
  measure.ref = "2.1";
  Register measure_register;
  measure_register.measures.push_back({measure, {}});
  CHECK(row_of(locate(made.build(), &measure_register), 0).definition.year_to_date_rule == YearToDateRule::not_stated);
  measure_register.measures[0].definition.unit = Unit::count;
  CHECK(row_of(locate(made.build(), &measure_register), 0).definition.year_to_date_rule == YearToDateRule::sum);
}
