#include "report/submission_of_cell.hpp"

#include <doctest/doctest.h>

using namespace scorebook;

namespace {

// A workbook of one sheet with one figure that has a numerator in the cell beside it.
Submission returned(const std::string& file) {
  Submission submission;
  auto workbook = std::make_shared<Workbook>();
  workbook->name = file;
  workbook->sheets.emplace_back();
  workbook->sheets.back().name = std::make_shared<const SheetName>(SheetName{file, "Summary"});
  submission.workbook = workbook;
  Observation observation;
  observation.place = {workbook->sheets.back().name, {2, 2}};
  observation.numerator_place = {workbook->sheets.back().name, {2, 1}};
  submission.observations.push_back(observation);
  return submission;
}

Place figure_of(const Submission& submission) { return submission.observations.front().place; }

}  // namespace

TEST_CASE("submission of a cell: two files of one name are told apart") {
  const std::vector<Submission> submissions = {returned("return.xlsx"), returned("return.xlsx")};
  const SubmissionOfCell of(submissions, nullptr);
  const Place first = figure_of(submissions[0]), second = figure_of(submissions[1]);
  REQUIRE(first == second);  // by name
  CHECK(of.of(first) == &submissions[0]);
  CHECK(of.of(second) == &submissions[1]);
  CHECK_FALSE(of.together(first, second));
  CHECK(of.together(first, submissions[0].observations.front().numerator_place));
  CHECK(of.key(first) != of.key(second));
  CHECK(of.key(first) == of.key(figure_of(submissions[0])));
}

TEST_CASE("submission of a cell: earlier workbooks count too, and the register's cells go by its name") {
  const std::vector<Submission> submissions = {returned("march.xlsx")}, earlier = {returned("february.xlsx")};
  const SubmissionOfCell of(submissions, &earlier);
  CHECK(of.of(figure_of(earlier.front())) == &earlier.front());
  const auto history = std::make_shared<const SheetName>(SheetName{"measures.xlsx", "History"});
  const Place one{history, {2, 1}};
  const Place other{std::make_shared<const SheetName>(SheetName{"measures.xlsx", "History"}), {3, 1}};
  CHECK(of.of(one) == nullptr);
  CHECK(of.together(one, other));
  CHECK_FALSE(of.together(one, figure_of(submissions.front())));
  CHECK_FALSE(of.together({}, {}));
}
