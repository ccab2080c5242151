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
