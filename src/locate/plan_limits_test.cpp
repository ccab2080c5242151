#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "register/workbook_builder.hpp"
#include "scorebook/submission.hpp"

using namespace scorebook;

// What a plan table must not cost, and which of its columns must not be taken for figures.

namespace {

// A ref, B measure, C polarity, D frequency, E target; further columns from F on.
WorkbookBuilder plan() {
  WorkbookBuilder made;
  made.sheet("Plan").text("A1", "Ref").text("B1", "Measure").text("C1", "Good performance").text("D1", "Frequency");
  made.text("E1", "Target 2016/17");
  return made;
}

void add_row(WorkbookBuilder& made, std::uint32_t row, const std::string& ref) {
  const std::string at = std::to_string(row);
  made.text("A" + at, ref).text("B" + at, "Number of visits").text("C" + at, "Low").text("D" + at, "Monthly");
  made.number("E" + at, 7);
}

}  // namespace

// Each of these would take minutes if the refs of the column, or those of the register, were gathered for every row.
TEST_CASE("plan limits: five thousand rows are read, also where every ref is odd") {
  constexpr std::uint32_t kRows = 5000;
  WorkbookBuilder made = plan();
  Register measures;
  for (std::uint32_t row = 2; row < kRows + 2; ++row) {
    add_row(made, row, std::to_string(row % 90) + ".8" + std::to_string(row % 7) + "." + std::to_string(row % 100));
    RegisterMeasure known;
    known.definition.ref = known.definition.name = "9." + std::to_string(row);
    measures.measures.push_back(known);
  }
  const Submission submission = locate(made.build(), &measures);
  REQUIRE(submission.plans.size() == 1);
  CHECK(submission.plans[0].rows.size() == kRows);
  CHECK(submission.observations.size() == kRows);
}

TEST_CASE("plan limits: a misprinted ref is put right once, and not where others of its form stand beside it") {
  WorkbookBuilder made = plan();
  add_row(made, 2, "1.B8");
  add_row(made, 3, "1.89");
  add_row(made, 4, "2.B8");
  add_row(made, 5, "2.89");
  add_row(made, 6, "2.12");
  add_row(made, 7, "3.B8");
  add_row(made, 8, "3.89");
  add_row(made, 9, "3.89");
  const Submission submission = locate(made.build(), nullptr);
  REQUIRE(submission.plans.size() == 1);
  std::string refs;
  for (const PlanRow& row : submission.plans[0].rows) refs += row.definition.ref + " ";
  CHECK(refs == "1.B8 1.B9 2.B8 2.89 2.12 3.B8 3.89 3.89 ");
}

TEST_CASE("plan limits: a period in a heading makes no value of what its other words say is something else") {
  for (const char* heading :
       {"Forecast 2016/17", "Variance Q1 2016/17", "Change 2014/15 to 2015/16", "Tolerance 2016/17", "Rank 2015/16",
        "Q1 2016/17 last year", "Variance to target 2016/17", "Sparkle 2016/17"}) {
    CAPTURE(heading);
    WorkbookBuilder made = plan();
    add_row(made, 2, "1.A1");
    made.text("F1", heading).number("F2", 3);
    const Submission submission = locate(made.build(), nullptr);
    REQUIRE(submission.observations.size() == 1);
    CHECK(to_string(submission.observations[0].place.cell) == "E2");
    REQUIRE(submission.not_understood.size() == 1);
    CHECK(submission.not_understood[0].why.find("Column F, headed \"" + std::string(heading) + "\", is none that") ==
          0);
  }
}

TEST_CASE("plan limits: a heading of a group can say that its columns are no values") {
  WorkbookBuilder grouped;
  grouped.sheet("Plan").text("F1", "FORECAST").merge("F1:G1").text("H1", "PRIOR VALUES").merge("H1:I1");
  grouped.text("A2", "Ref").text("B2", "Measure").text("C2", "Good performance").text("D2", "Frequency");
  grouped.text("E2", "Target 2017/18").text("F2", "Q1 (17/18)").text("G2", "Q2 (17/18)");
  grouped.text("H2", "2016/17 year end").text("I2", "Q4 (16/17)");
  add_row(grouped, 3, "1.A1");
  grouped.number("F3", 1).number("G3", 2).number("H3", 3).number("I3", 4);
  const Submission submission = locate(grouped.build(), nullptr);
  std::string places;
  for (const Observation& observation : submission.observations) places += to_string(observation.place.cell) + " ";
  CHECK(places == "E3 H3 I3 ");
  CHECK(submission.not_understood.size() == 2);
}

TEST_CASE("plan limits: of two columns of values for one period neither is read") {
  WorkbookBuilder made = plan();
  add_row(made, 2, "1.A1");
  made.text("F1", "Q1 2016/17")
      .text("G1", "Actual Q1 2016/17")
      .text("H1", "Q2 2016/17")
      .text("I1", "Number Q1 2016/17");
  made.number("F2", 3).number("G2", 4).number("H2", 5).number("I2", 6);
  const Submission submission = locate(made.build(), nullptr);
  std::string places;
  for (const Observation& observation : submission.observations) places += to_string(observation.place.cell) + " ";
  CHECK(places == "E2 H2 ");
  REQUIRE(submission.not_understood.size() == 3);
  CHECK(submission.not_understood[0].why ==
        "Column F, headed \"Q1 2016/17\", and another are both of quarter 1 of 2016/17, and nothing says which has the "
        "measure's figures, so neither was read.");
  CHECK(to_string(submission.not_understood[1].place) == "Plan!G1");
  CHECK(to_string(submission.not_understood[2].place) == "Plan!I1");
}
