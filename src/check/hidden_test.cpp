#include <functional>

#include "check/submission_builder.hpp"
#include "check/workbook_for_test.hpp"

namespace scorebook {
namespace {

std::shared_ptr<const Workbook> with(const std::function<void(Sheet&)>& change) {
  Workbook workbook = *workbook_of({{.name = "Summary", .cells = {{.cell = "F5", .kind = CellKind::number}}}});
  change(workbook.sheets.front());
  return std::make_shared<const Workbook>(std::move(workbook));
}

CheckedSubmission checked_with(const std::function<void(Sheet&)>& change) {
  return CheckedSubmission(SubmissionBuilder()
                               .scorecard(last_three_months(), {{.ref = "2.1", .months = {"1,100", "1,030", "1,092"}},
                                                                {.ref = "2.2", .months = {"394", "393", "402"}},
                                                                {.ref = "2.3", .months = {"35", "38", "36"}},
                                                                {.ref = "2.4", .months = {"11", "12", "13"}}})
                               .changed([&](Submission& submission) { submission.workbook = with(change); }));
}

TEST_CASE("S110: a workbook whose figures can all be seen passes") {
  const CheckedSubmission checked = checked_with([](Sheet& sheet) { sheet.hidden_rows = {1, 2, 40}; });
  CHECK(checked.passes("S110"));
  CHECK(checked.summary("S110").passed == 1);
}

TEST_CASE("S110: hidden rows side by side are one note, with the first figure of each") {
  const CheckedSubmission checked = checked_with([](Sheet& sheet) { sheet.hidden_rows = {5, 6, 8}; });
  const std::vector<Finding> findings = checked.findings("S110");
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].message == "Rows 5 to 6 of “Summary” are hidden, and 6 figures in them are used.");
  CHECK(cells_text(findings[0]) == "F5, F6");
  CHECK(findings[0].severity == Severity::note);
  CHECK(findings[0].fix == "Show the rows, or make sure that what is in them is meant to be used.");
  CHECK(findings[1].message == "Row 8 of “Summary” is hidden, and 3 figures in it are used.");
  CHECK(cells_text(findings[1]) == "F8");
  CHECK(checked.summary("S110").passed == 0);
}

TEST_CASE("S110: a hidden row without figures does not part those above and below it") {
  const CheckedSubmission checked = checked_with([](Sheet& sheet) { sheet.hidden_rows = {4, 5, 6, 7, 8, 9}; });
  CHECK(checked.only("S110").message == "Rows 5 to 8 of “Summary” are hidden, and 12 figures in them are used.");
}

TEST_CASE("S110: hidden columns, but for cells that are hidden with their row") {
  const CheckedSubmission checked = checked_with([](Sheet& sheet) {
    sheet.hidden_columns = {7};
    sheet.hidden_rows = {8};
  });
  const std::vector<Finding> findings = checked.findings("S110");
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].message == "Column G of “Summary” is hidden, and 3 figures in it are used.");
  CHECK(cells_text(findings[0]) == "G5");
  CHECK(findings[0].fix == "Show the column, or make sure that what is in it is meant to be used.");
  CHECK(findings[1].message == "Row 8 of “Summary” is hidden, and 3 figures in it are used.");
}

TEST_CASE("S110: the rows that a filter hides here and there are one note") {
  std::vector<RowToBuild> rows;
  for (int row = 0; row < 12; ++row) rows.push_back({.ref = "2." + std::to_string(row + 1), .months = {"1", "2", "3"}});
  const CheckedSubmission checked(
      SubmissionBuilder().scorecard(last_three_months(), rows).changed([](Submission& submission) {
        submission.workbook = with([](Sheet& sheet) { sheet.hidden_rows = {5, 7, 8, 10, 12, 14, 16}; });
      }));
  CHECK(checked.only("S110").message ==
        "7 rows of “Summary” are hidden in 6 places, as a filter leaves them, and 21 figures in them are used; the "
        "first cell of each place is named.");
  CHECK(cells_text(checked.only("S110")) == "F5, F7, F10, F12, F14, F16");
}

TEST_CASE("S110: a hidden sheet is one note") {
  const CheckedSubmission hidden = checked_with([](Sheet& sheet) {
    sheet.visibility = Visibility::hidden;
    sheet.hidden_rows = {5};
  });
  CHECK(hidden.only("S110").message == "The sheet “Summary” is hidden, and 12 figures on it are used.");
  CHECK(cells_text(hidden.only("S110")) == "F5");
  CHECK(hidden.only("S110").fingerprint == "S110||-|summary hidden sheet");
  const CheckedSubmission very = checked_with([](Sheet& sheet) { sheet.visibility = Visibility::very_hidden; });
  CHECK(very.only("S110").message ==
        "The sheet “Summary” is hidden so that Excel does not offer to show it, and 12 figures on it are used.");
}

TEST_CASE("S110: a hidden tolerance is used too") {
  const CheckedSubmission checked(
      SubmissionBuilder()
          .scorecard(last_three_months(),
                     {{.ref = "2.1", .months = {"1", "2", "3"}, .tolerance = {"<92%", "92%>", "95%"}}})
          .changed([](Submission& submission) {
            submission.workbook = with([](Sheet& sheet) { sheet.hidden_columns = {14}; });
          }));
  CHECK(checked.only("S110").message == "Column N of “Summary” is hidden, and 1 figure in it is used.");
}

}  // namespace
}  // namespace scorebook
