#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "register/workbook_builder.hpp"
#include "scorebook/submission.hpp"

using namespace scorebook;

namespace {

// The headings of a corporate plan in `row`: A ref, B action, C measure, D polarity, E frequency, F performance, G
// target, H lead, I notes.
void add_plan_header(WorkbookBuilder& made, int row) {
  const std::string at = std::to_string(row);
  made.text("A" + at, "Ref").text("B" + at, "Action").text("C" + at, "Measure");
  made.text("D" + at, "Good performance (low/high)").text("E" + at, "Frequency").text("F" + at, "Performance");
  made.text("G" + at, "Target (2016/17)").text("H" + at, "Lead (Accountable officer)");
  made.text("I" + at, "Notes (e.g. rationale for inclusion and means of assessment)");
}

void add_plan_row(WorkbookBuilder& made, int row, const std::string& ref, const std::string& title,
                  const std::string& performance, const std::string& target) {
  const std::string at = std::to_string(row);
  if (!ref.empty()) made.text("A" + at, ref);
  made.text("C" + at, title).text("D" + at, "Low").text("E" + at, "Monthly");
  if (!performance.empty()) made.text("F" + at, performance);
  if (!target.empty()) made.text("G" + at, target);
  made.text("H" + at, "Assistant Director").text("I" + at, "A note.");
}

// The headings of a quarterly report in rows 3 and 4: A ref, B measure, C priority, D polarity, E year end, F Q2 of
// last year, G Q1, H Q2, I and J numbers, K out of, L target, M exceptions, N commentary.
void add_quarterly_header(WorkbookBuilder& made) {
  made.text("E3", "PRIOR VALUES").merge("E3:F3").text("G3", "2017/18").merge("G3:K3");
  made.text("A4", "Ref").text("B4", "Measure").text("C4", "Priority measure").text("D4", "Good performance");
  made.text("E4", "2016/17 year end").text("F4", "Q2 (16/17)").text("G4", "Q1 (17/18)").text("H4", "Q2 (17/18)");
  made.text("I4", "Number Q1").text("J4", "Number Q2").text("K4", "Out of (Q2)").text("L4", "Target 2017/18");
  made.text("M4", "Exceptions").text("N4", "Commentary");
}

std::string summary(const Submission& submission) {
  std::string all;
  for (const Observation& observation : submission.observations) {
    all += to_string(observation.place.cell) + " " + observation.measure + " " +
           std::string(observation_kind_name(observation.kind)) + " " +
           (observation.period ? observation.period->id() : "no period") + " " +
           (observation.figure.value ? observation.figure.shown()
                                     : std::string(missing_name(*observation.figure.missing)));
    all += "\n";
  }
  return all;
}

}  // namespace

TEST_CASE("plan table: performance with its own year, target for the year of its heading") {
  WorkbookBuilder made;
  made.sheet("Priority 1").text("A1", "Corporate Plan 2016-17").text("A2", "Priority One - Best start in life");
  add_plan_header(made, 6);
  add_plan_row(made, 7, "1.A4", "% repeat child protection plans (Priority measure)", "4.7 % (2015/16)", "");
  made.number("G7", 0.04, "0%");
  add_plan_row(made, 8, "1.A5", "Number of prosecutions", "", "No target - not applicable");
  made.number("F8", 43);
  const Submission submission = locate(made.build(), nullptr);
  CHECK(summary(submission) ==
        "F7 1.A4 year 2015/16 4.7%\n"
        "G7 1.A4 target 2016/17 4%\n"
        "F8 1.A5 year no period 43\n"
        "G8 1.A5 target 2016/17 no target\n");
  CHECK(submission.not_understood.empty());
  REQUIRE(submission.plans.size() == 1);
  const PlanTable& plan = submission.plans[0];
  CHECK(plan.heading.text == "Priority One - Best start in life");
  CHECK(to_string(plan.extent) == "A6:I8");
  REQUIRE(plan.rows.size() == 2);
  CHECK(plan.rows[0].definition.title == "% repeat child protection plans");
  CHECK(plan.rows[0].definition.priority_measure);
  CHECK_FALSE(plan.rows[1].definition.priority_measure);
  CHECK(plan.rows[0].definition.polarity == Polarity::low);
  CHECK(plan.rows[0].definition.frequency == "Monthly");
  CHECK(plan.rows[0].definition.lead == "Assistant Director");
  REQUIRE(plan.rows[0].remarks.size() == 1);
  CHECK(plan.rows[0].remarks[0].text == "A note.");
  CHECK(submission.period == Period::financial_year(2016));
  CHECK(submission.period_source == "\"Corporate Plan 2016-17\" in Priority 1!A1");
}

TEST_CASE("plan table: outcomes stand above repeated headings, actions are merged over their measures") {
  WorkbookBuilder made;
  made.sheet("Priority 1").text("A4", "Outcome:").text("B4", "A. Children are protected").merge("B4:I4");
  made.text("A5", "Lead accountability (Strategic Director):").text("B5", "Strategic Director").merge("B5:I5");
  add_plan_header(made, 6);
  add_plan_row(made, 7, "1.A1", "Number of referrals", "200 (2015/16)", "");
  made.text("B7", "More awareness").merge("B7:B8");
  add_plan_row(made, 8, "1.A2", "Number of prosecutions", "43 (2015/16)", "");
  made.text("A10", "Outcome:").text("B10", "B. Children reach their potential").merge("B10:I10");
  made.text("A11", "Lead accountability (Strategic Director):").text("B11", "Director of Education").merge("B11:I11");
  add_plan_header(made, 12);
  add_plan_row(made, 13, "1.B1", "Number of places", "78 (2015/16)", "");
  const Submission submission = locate(made.build(), nullptr);
  REQUIRE(submission.plans.size() == 1);
  const std::vector<PlanRow>& rows = submission.plans[0].rows;
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].definition.section == "A. Children are protected");
  CHECK(rows[0].accountable.text == "Strategic Director");
  CHECK(rows[1].definition.action == "More awareness");
  CHECK(rows[2].definition.section == "B. Children reach their potential");
  CHECK(rows[2].accountable.text == "Director of Education");
  CHECK(rows[2].definition.action.empty());
  CHECK(submission.not_understood.empty());
}

TEST_CASE(
    "plan table: sub-measures in rows of their own share the ref that is merged over them, or left blank below it") {
  WorkbookBuilder made;
  made.sheet("Priority 3");
  add_plan_header(made, 1);
  add_plan_row(made, 2, "3.B2", "Roads in need of repair: a) % of the principal roads", "3% (2014/15)", "");
  add_plan_row(made, 3, "", "b) % of the other roads", "6% (2014/15)", "");
  made.merge("A2:A3");
  add_plan_row(made, 4, "3.B3", "a) % of bins emptied", "9% (2014/15)", "");
  add_plan_row(made, 5, "", "b) % of streets swept", "8% (2014/15)", "");
  add_plan_row(made, 6, "3.B4", "% of waste: a) paper b) glass", "7% (2014/15)", "");
  const Submission submission = locate(made.build(), nullptr);
  CHECK(summary(submission) ==
        "F2 3.B2(a) year 2014/15 3%\n"
        "F3 3.B2(b) year 2014/15 6%\n"
        "F4 3.B3(a) year 2014/15 9%\n"
        "F5 3.B3(b) year 2014/15 8%\n"
        "F6 3.B4 year 2014/15 7%\n");
}

TEST_CASE("plan table: a cell that is merged over several sub-measures belongs to the measure that they share") {
  WorkbookBuilder made;
  made.sheet("Priority 3");
  add_plan_header(made, 1);
  add_plan_row(made, 2, "3.B2", "Roads: a) % of the principal roads", "3% (2014/15)", "10%");
  add_plan_row(made, 3, "", "b) % of the other roads", "6% (2014/15)", "");
  made.merge("A2:A3").merge("G2:G3");
  const Submission submission = locate(made.build(), nullptr);
  CHECK(summary(submission) ==
        "F2 3.B2(a) year 2014/15 3%\n"
        "G2 3.B2 target 2016/17 10%\n"
        "F3 3.B2(b) year 2014/15 6%\n");
}

TEST_CASE("plan table: values of several sub-measures in one cell are one figure each") {
  WorkbookBuilder made;
  made.sheet("Priority 1");
  add_plan_header(made, 1);
  add_plan_row(made, 2, "1.B5", "Number of exclusions: (a) fixed term (b) permanent", "a) 4210 b) 50 (2014/15)",
               "a) 3000 b) 30");
  const Submission submission = locate(made.build(), nullptr);
  CHECK(summary(submission) ==
        "F2 1.B5(a) year 2014/15 4,210\n"
        "F2 1.B5(b) year 2014/15 50\n"
        "G2 1.B5(a) target 2016/17 3,000\n"
        "G2 1.B5(b) target 2016/17 30\n");
  REQUIRE(submission.plans.size() == 1);
  CHECK(submission.plans[0].rows.size() == 1);
}

TEST_CASE("plan table: a target that is no plain number says what it asks for") {
  WorkbookBuilder made;
  made.sheet("Priority 3");
  add_plan_header(made, 1);
  add_plan_row(made, 2, "3.A1", "Reported instances of anti-social behaviour", "14,355 incidents (2015-16)",
               "5% reduction on 2015-16");
  add_plan_row(made, 3, "1.A3", "% of re-referrals", "30.9 % (2015/16)",
               "2 stage target Apr to September 26 % Oct to Mar 23 %");
  const Submission submission = locate(made.build(), nullptr);
  CHECK(summary(submission) ==
        "F2 3.A1 year 2015/16 14,355\n"
        "G2 3.A1 target 2016/17 5%\n"
        "F3 1.A3 year 2015/16 30.9%\n"
        "G3 1.A3 target 2016-04/2016-09 26%\n"
        "G3 1.A3 target 2016-10/2017-03 23%\n");
  const std::vector<std::string>& words = submission.observations[1].figure.qualifiers;
  REQUIRE(words.size() >= 3);
  CHECK(words[0] == "reduction");
  CHECK(words[1] == "relative to last year");
  CHECK(words[2] == "on 2015-16");
}

TEST_CASE("plan table: quarters with their numbers, under group headings that give the year") {
  WorkbookBuilder made;
  made.sheet("Priority 1").text("A1", "PRIORITY 1: BEST START IN LIFE").text("A2", "Quarter 2 (July - September 2017)");
  add_quarterly_header(made);
  made.text("A5", "Outcome: A. Children are protected").merge("A5:N5");
  made.text("A6", "Ref No. 1.A5").text("B6", "% of repeat plans").text("C6", "Yes").text("D6", "Low");
  made.number("E6", 0.092, "0.0%").number("G6", 0.114, "0.0%").number("H6", 0.089, "0.0%");
  made.number("J6", 58).number("K6", 650).text("L6", "No target").text("M6", "Good/improved").text("N6", "58 of 650.");
  made.text("A7", "1.B1 (b)").text("B7", "% of good settings").text("D7", "High");
  made.number("F7", 0.94, "0.0%").number("H7", 0.956, "0.0%").number("K7", 225);
  made.text("A8", "3.A3").text("B8", "People given support").text("D8", "High").number("K8", 87);
  const Submission submission = locate(made.build(), nullptr);
  CHECK(summary(submission) ==
        "E6 1.A5 year 2016/17 9.2%\n"
        "G6 1.A5 value 2017-Q1 11.4%\n"
        "H6 1.A5 value 2017-Q2 8.9%\n"
        "L6 1.A5 target 2017/18 no target\n"
        "F7 1.B1(b) value 2016-Q2 94.0%\n"
        "H7 1.B1(b) value 2017-Q2 95.6%\n");
  const Observation& quarter = submission.observations[2];
  CHECK(quarter.figure.numerator == Decimal(58));
  CHECK(quarter.figure.denominator == Decimal(650));
  CHECK(to_string(quarter.numerator_place.cell) == "J6");
  CHECK(to_string(quarter.denominator_place.cell) == "K6");
  CHECK_FALSE(submission.observations[1].figure.denominator.has_value());
  // A whole without a number is no ratio.
  CHECK_FALSE(submission.observations[5].figure.denominator.has_value());
  CHECK(submission.observations[5].figure.qualifiers == std::vector<std::string>{"out of 225"});
  REQUIRE(submission.not_understood.size() == 1);
  CHECK(to_string(submission.not_understood[0].place) == "Priority 1!H8");
  CHECK(submission.not_understood[0].why ==
        "This cell is blank, though K8, headed \"2017/18 | Out of (Q2)\", holds 87 for it. Without the figure that "
        "number was not used.");
  REQUIRE(submission.plans.size() == 1);
  const PlanTable& plan = submission.plans[0];
  CHECK(plan.heading.text == "PRIORITY 1: BEST START IN LIFE");
  REQUIRE(plan.rows.size() == 3);
  CHECK(plan.rows[0].definition.section == "A. Children are protected");
  CHECK(plan.rows[0].definition.priority == "PRIORITY 1: BEST START IN LIFE");
  CHECK(plan.rows[0].definition.priority_measure);
  CHECK_FALSE(plan.rows[1].definition.priority_measure);
  CHECK(plan.rows[0].status.text == "Good/improved");
  CHECK(submission.period == Period::quarter(2017, 2));
}

TEST_CASE("plan table: a number that looks like the missing ref is read as that, and it is said") {
  WorkbookBuilder made;
  made.sheet("Priority 1");
  add_plan_header(made, 1);
  add_plan_row(made, 2, "1.B8", "% registered", "91% (2015/16)", "");
  add_plan_row(made, 3, "1.89", "% attaining", "43% (2014/15)", "");
  add_plan_row(made, 4, "3.A6 & A7", "% visiting", "12% (2014/15)", "");
  const Submission submission = locate(made.build(), nullptr);
  REQUIRE(submission.plans.size() == 1);
  const std::vector<PlanRow>& rows = submission.plans[0].rows;
  REQUIRE(rows.size() == 3);
  CHECK(rows[1].definition.ref == "1.B9");
  CHECK(rows[1].ref_note == "1.89 is taken for 1.B9, which is missing among the numbers beside it");
  CHECK(rows[2].definition.ref == "3.A6");
  CHECK(rows[2].ref_note == "the cell names more than one measure: 3.A6 is taken, \"& A7\" follows");
}

TEST_CASE("plan table: columns in any order and other wordings of headings") {
  WorkbookBuilder made;
  made.sheet("Plan").text("B2", "Target 2016/17").text("C2", "Performance measure").text("D2", "Measure ref");
  made.text("E2", "Baseline 2015/16").text("F2", "Owner").text("G2", "Reporting frequency").text("H2", "Polarity");
  made.text("B3", "90%").text("C3", "% of calls answered").text("D3", "CP 10").number("E3", 0.8, "0%");
  made.text("F3", "Head of Service").text("G3", "Quarterly").text("H3", "High");
  const Submission submission = locate(made.build(), nullptr);
  CHECK(summary(submission) ==
        "B3 CP10 target 2016/17 90%\n"
        "E3 CP10 year 2015/16 80%\n");
  CHECK(submission.not_understood.empty());
  CHECK(submission.period == Period::financial_year(2016));
  CHECK(submission.period_source == "the year of the targets, \"Target 2016/17\" in Plan!B2, as nothing else says it");
}

TEST_CASE("plan table: a column with an unknown heading is named, and so are figures without a measure") {
  WorkbookBuilder made;
  made.sheet("Plan");
  add_plan_header(made, 1);
  made.text("J1", "Sparkle");
  add_plan_row(made, 2, "1.A1", "Number of referrals", "200 (2015/16)", "");
  made.number("J2", 7);
  made.number("F3", 12);
  const Submission submission = locate(made.build(), nullptr);
  CHECK(summary(submission) == "F2 1.A1 year 2015/16 200\n");
  REQUIRE(submission.not_understood.size() == 2);
  CHECK(
      submission.not_understood[0].why ==
      "This row has figures but neither a measure number nor a title, so the figures were not read. Looked for a title "
      "in column C.");
  CHECK(
      submission.not_understood[1].why ==
      "Column J, headed \"Sparkle\", is none that a plan table is known to have, so it was not read. Looked for good "
      "performance, frequency, performance or baseline, earlier periods, numbers, target, lead, exceptions and notes.");
}

TEST_CASE("plan table: another table further down the sheet is not taken for its rows") {
  WorkbookBuilder made;
  made.sheet("Plan");
  add_plan_header(made, 1);
  add_plan_row(made, 2, "1.A1", "Number of referrals", "200 (2015/16)", "");
  made.text("C5", "Spend").number("F5", 1000).number("G5", 900);
  const Submission submission = locate(made.build(), nullptr);
  CHECK(submission.observations.size() == 1);
  REQUIRE(submission.plans.size() == 1);
  CHECK(to_string(submission.plans[0].extent) == "A1:I2");
  CHECK(submission.not_understood.size() == 1);  // the figures of row 5
}

TEST_CASE("plan table: two periods of one length are never passed over in silence") {
  WorkbookBuilder made;
  made.sheet("About").text("B4", "Quarter 2 (July - September 2017)").text("B6", "The plan for 2016/17 at quarter 2.");
  made.sheet("Priority 1").text("A2", "Quarter 1 (April - June 2017)");
  add_quarterly_header(made);
  made.text("A6", "1.A6").text("B6", "Number of referrals").text("D6", "Info").number("H6", 39);
  const Submission submission = locate(made.build(), nullptr);
  CHECK(submission.period == Period::quarter(2017, 2));
  CHECK(submission.period_source == "\"Quarter 2 (July - September 2017)\" in About!B4");
  REQUIRE(submission.not_understood.size() == 1);
  CHECK(submission.not_understood[0].why ==
        "The workbook names two periods: About!B4 says \"Quarter 2 (July - September 2017)\", which was taken as the "
        "reporting period (quarter 2 of 2017/18), and Priority 1!A2 says \"Quarter 1 (April - June 2017)\", which was "
        "not.");
}

TEST_CASE("plan table: a number of things is a count, also where the measure is in per cents") {
  WorkbookBuilder made;
  made.sheet("Plan");
  add_plan_header(made, 1);
  add_plan_row(made, 2, "1.A4", "Families engaged as a percentage of the target", "68% (2015/16)",
               "633 families in 2016/17");
  add_plan_row(made, 3, "1.B6", "% of young people not in work", "5.1 (2015/16)", "4.9");
  const Submission submission = locate(made.build(), nullptr);
  REQUIRE(submission.observations.size() == 4);
  CHECK(submission.observations[1].figure.unit == Unit::count);
  CHECK_FALSE(submission.observations[1].figure.unit_missing);
  CHECK(submission.observations[2].figure.unit == Unit::per_cent);
  CHECK(submission.observations[2].figure.unit_missing);
  CHECK(submission.observations[3].figure.unit == Unit::per_cent);
  CHECK(submission.observations[3].figure.unit_missing);
}

TEST_CASE("plan table: one that is wider than any plan is recorded, not read in part") {
  WorkbookBuilder made;
  made.sheet("Plan");
  add_plan_header(made, 1);
  for (std::uint32_t column = 10; column < 200; ++column) made.text(to_string(CellRef{1, column}), "More");
  add_plan_row(made, 2, "1.A1", "Number of referrals", "200 (2015/16)", "");
  const Submission submission = locate(made.build(), nullptr);
  CHECK(submission.plans.empty());
  CHECK(submission.observations.empty());
  REQUIRE_FALSE(submission.not_understood.empty());
  CHECK(
      submission.not_understood[0].why ==
      "These headings are a plan table's, but they go on for more than 120 columns, which no plan that is known does, "
      "so nothing below them was read.");
}

TEST_CASE("plan table: a title goes on in the rows below, and its figures have all of it") {
  WorkbookBuilder made;
  made.sheet("Plan");
  add_plan_header(made, 1);
  add_plan_row(made, 2, "1.A1", "Number of referrals", "200 (2015/16)", "");
  made.text("C3", "that were made by schools");
  add_plan_row(made, 4, "1.A2", "Number of visits", "12 (2015/16)", "");
  const Submission submission = locate(made.build(), nullptr);
  REQUIRE(submission.observations.size() == 2);
  CHECK(submission.observations[0].title == "Number of referrals that were made by schools");
  CHECK(submission.observations[1].measure == "1.A2");
  CHECK(submission.not_understood.empty());
}

TEST_CASE("plan table: a sub-measure below one that has its mark in the ref has the mark of its own title") {
  WorkbookBuilder made;
  made.sheet("Plan");
  add_plan_header(made, 1);
  add_plan_row(made, 2, "1.B1 (a)", "a) % of schools", "82% (2015/16)", "");
  add_plan_row(made, 3, "", "b) % of nurseries", "95% (2015/16)", "");
  const Submission submission = locate(made.build(), nullptr);
  CHECK(summary(submission) ==
        "F2 1.B1(a) year 2015/16 82%\n"
        "F3 1.B1(b) year 2015/16 95%\n");
}

TEST_CASE("plan table: the register's word on a measure counts, and its numbers say which ref is meant") {
  WorkbookBuilder made;
  made.sheet("Plan");
  add_plan_header(made, 1);
  add_plan_row(made, 2, "1.89", "Attainment", "43 (2014/15)", "");
  Register measures;
  RegisterMeasure known;
  known.definition.ref = known.definition.name = "1.B9";
  known.definition.polarity = Polarity::high;
  measures.measures.push_back(known);
  const Submission submission = locate(made.build(), &measures);
  REQUIRE(submission.plans.size() == 1);
  REQUIRE(submission.plans[0].rows.size() == 1);
  CHECK(submission.plans[0].rows[0].definition.ref == "1.B9");
  CHECK(submission.plans[0].rows[0].definition.polarity == Polarity::high);
}

TEST_CASE("cover: a plan's name above its report is the title, a period is neither title nor directorate") {
  WorkbookBuilder made;
  made.sheet("About").text("B2", "COUNCIL PLAN 2017-20").text("B3", "PERFORMANCE REPORT");
  made.text("B4", "Quarter 2 (July - September 2017)").text("B7", "Status: FINAL");
  const Submission submission = locate(made.build(), nullptr);
  CHECK(submission.directorate.empty());
  CHECK(submission.title == "COUNCIL PLAN 2017-20, PERFORMANCE REPORT");
  CHECK(submission.marked_final);
}

TEST_CASE("plan table: the bands between its measures are their sections, also directly below a measure") {
  WorkbookBuilder made;
  made.sheet("Plan").text("A1", "Corporate Plan 2016-17").text("A3", "Priority measures of the council");
  add_plan_header(made, 4);
  made.text("A5", "Streets and waste");
  add_plan_row(made, 6, "SW1", "Bins missed", "655 (2015/16)", "600");
  add_plan_row(made, 7, "SW2", "Fly-tips", "70 (2015/16)", "60");
  made.text("A8", "Homes and benefits");
  add_plan_row(made, 9, "HB1", "Days to decide", "21 (2015/16)", "20");
  made.text("A10", "Note: figures of the service");
  add_plan_row(made, 11, "HB2", "Days to change", "8 (2015/16)", "7");
  made.text("A12", "CUSTOMERS");
  add_plan_row(made, 13, "CC1", "Calls lost", "5 (2015/16)", "4");
  const Submission submission = locate(made.build(), nullptr);
  REQUIRE(submission.plans.size() == 1);
  std::string sections;
  for (const PlanRow& row : submission.plans[0].rows) {
    sections += row.definition.ref + " " + row.section.text + "\n";
    CHECK(row.definition.priority.empty());
  }
  CHECK(
      sections ==
      "SW1 Streets and waste\nSW2 Streets and waste\nHB1 Homes and benefits\nHB2 Homes and benefits\nCC1 CUSTOMERS\n");
}

TEST_CASE("plan table: the period that a plan names wins over the month of an As at that ends it") {
  const auto period_as_at = [](const std::string& as_at) {
    WorkbookBuilder made;
    made.sheet("Plan").text("A1", as_at).text("A2", "Quarter 2 (July - September 2017)");
    add_quarterly_header(made);
    made.text("A5", "1.A1").text("B5", "Children in need").text("D5", "Low").number("G5", 383.7).number("H5", 345.8);
    return locate(made.build(), nullptr).period;
  };
  CHECK(period_as_at("As at: 30 September 2017") == Period::quarter(2017, 2));
  CHECK(period_as_at("As at: 31 October 2017") == Period::month(2017, 10));
}
