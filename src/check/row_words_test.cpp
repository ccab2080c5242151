#include "check/submission_builder.hpp"
#include "check/workbook_for_test.hpp"

namespace scorebook {
namespace {

SubmissionBuilder with_polarity(const std::string& typed) {
  return SubmissionBuilder()
      .scorecard(last_three_months(), {{.ref = "2.1", .months = {"1,100", "1,030", "1,092"}},
                                       {.ref = "2.2", .title = "Visits", .months = {"3", "4", "5"}}})
      .changed([&](Submission& submission) {
        ScorecardRow& row = submission.scorecards.front().rows.back();
        row.polarity.text = row.definition.polarity_text = typed;
        row.definition.polarity = parse_polarity(typed);
      });
}

TEST_CASE("S109: a word for good performance that is not known is queried") {
  const CheckedSubmission checked(with_polarity("Hgh"));
  const Finding finding = checked.only("S109");
  CHECK(finding.severity == Severity::query);
  CHECK(finding.message ==
        "2.2 Visits: “Hgh” is no known word for what good performance is, so no direction of good performance is known "
        "and the direction of travel is neutral. Known are High, Low, Info, Within limits and N/A.");
  CHECK(finding.fix == "Type High, Low, Info, Within limits or N/A.");
  CHECK(finding.observed == "Hgh");
  CHECK(cells_text(finding) == "D6");
  CHECK(finding.fingerprint == "S109|2.2|-|scorecard polarity");
  CHECK(checked.summary("S109").passed == 1);
}

TEST_CASE("S109: a blank is queried too") {
  CHECK(CheckedSubmission(with_polarity("")).only("S109").message ==
        "2.2 Visits: the cell that says what good performance is, is blank, so no direction of good performance is "
        "known and the direction of travel is neutral. Known are High, Low, Info, Within limits and N/A.");
}

TEST_CASE("S109: known words pass, with a qualifier too") {
  CHECK(CheckedSubmission(with_polarity("Low (but in line with National Average)")).passes("S109"));
  CHECK(CheckedSubmission(with_polarity("N/A")).passes("S109"));
}

TEST_CASE("S109: the register's word will do") {
  Measure visits = registered("2.2", "Visits");
  visits.polarity = Polarity::high;
  const Register known = register_of({registered("2.1"), visits});
  CHECK(CheckedSubmission(with_polarity(""), &known).passes("S109"));
}

TEST_CASE("S109: a known word that is not the register's is queried") {
  Measure visits = registered("2.2", "Visits");
  visits.polarity = Polarity::high;
  const Register known = register_of({registered("2.1"), visits});
  const CheckedSubmission checked(with_polarity("Low"), &known);
  CHECK(checked.only("S109").message ==
        "2.2 Visits: good performance is “Low” here and “High” in the register, which is the one used.");
  CHECK(checked.only("S109").fix == "Type High, or change the register if what good performance is has changed.");
  CHECK(checked.only("S109").expected == "High");
  CHECK(cells_text(checked.only("S109")) == "D6");
  CHECK(CheckedSubmission(with_polarity("High"), &known).passes("S109"));
}

TEST_CASE("S109: a data note with another unit than the register's is queried, one that states none is not") {
  Measure visits = registered("2.2", "Visits");
  visits.polarity = Polarity::info;
  visits.unit = Unit::count;
  const Register known = register_of({registered("2.1"), visits});
  const auto noted = [](const std::string& note) {
    return with_polarity("Info").changed([&](Submission& submission) {
      ScorecardRow& row = submission.scorecards.front().rows.back();
      row.data_note = {note, {submission.scorecards.front().sheet, {6, 5}}, std::nullopt};
    });
  };
  const CheckedSubmission checked(noted("Percentage"), &known);
  CHECK(checked.only("S109").message ==
        "2.2 Visits: the note “Percentage” says that the figures are in another unit than the register's: count.");
  CHECK(cells_text(checked.only("S109")) == "E6");
  CHECK(CheckedSubmission(noted("Count"), &known).passes("S109"));
  CHECK(CheckedSubmission(noted("Average number of days"), &known).passes("S109"));
  CHECK(CheckedSubmission(noted("see page 3"), &known).passes("S109"));
}

TEST_CASE("S109: a measure without a figure has no direction anyway") {
  const CheckedSubmission checked(SubmissionBuilder().scorecard(
      last_three_months(), {{.ref = "2.1", .months = {"n/a", "n/a", "n/a"}, .polarity = Polarity::unknown}}));
  CHECK(checked.findings("S109").empty());
  CHECK(checked.summary("S109").why_not_run == std::vector<std::string>{"the measure has no figure in this table (1)"});
}

TEST_CASE("S109: a scorecard without that column is one finding") {
  const CheckedSubmission checked(with_polarity("").changed([](Submission& submission) {
    for (ScorecardRow& row : submission.scorecards.front().rows) {
      row.polarity = {};
      row.definition.polarity = Polarity::unknown;
    }
    submission.scorecards.front().extent = {{3, 2}, {6, 19}};
  }));
  const Finding finding = checked.only("S109");
  CHECK(finding.message ==
        "The scorecard has no column that says what good performance is: for 2 measures no direction of good "
        "performance is known, so the direction of travel is neutral.");
  CHECK(finding.fix == "Add a column headed GOOD PERF IS, with High, Low, Info, Within limits or N/A in each row.");
  CHECK(cells_text(finding) == "B3");
}

TEST_CASE("V211: an Excel error in another cell of a scorecard's row is an error at that cell") {
  const CheckedSubmission checked(
      SubmissionBuilder()
          .scorecard(last_three_months(),
                     {{.ref = "2.1", .months = {"1", "2", "3"}, .tolerance = {"#N/A", "", "n/a"}, .arrow = "↑"}})
          .changed([](Submission& submission) {
            submission.workbook = workbook_of(
                {{"Summary",
                  {{.cell = "N5", .kind = CellKind::error, .text = "#N/A", .formula = "VLOOKUP(B5,X,2,0)"}}}});
          }));
  const Finding finding = checked.only("V211");
  CHECK(finding.severity == Severity::error);
  CHECK(finding.message ==
        "2.1 Number of contacts: the cell for the red tolerance shows the Excel error #N/A (its formula is "
        "=VLOOKUP(B5,X,2,0)).");
  CHECK(finding.fix == "Mend the formula or what it refers to, or type what is meant.");
  CHECK(finding.observed == "#N/A");
  CHECK(cells_text(finding) == "N5");
  CHECK(finding.fingerprint == "V211|2.1|-|scorecard red tolerance");
}

TEST_CASE("V211: arrow and RAG are looked at, and the figure's own error is reported once") {
  const CheckedSubmission checked(SubmissionBuilder().scorecard(
      last_three_months(), {{.ref = "2.1", .months = {"1", "2", "#DIV/0!"}, .arrow = "#REF!", .rag = "#NAME?"}}));
  const std::vector<Finding> findings = checked.findings("V211");
  REQUIRE(findings.size() == 3);
  CHECK(cells_text(findings[0]) == "H5");
  CHECK(findings[1].message == "2.1 Number of contacts: the cell for the direction shows the Excel error #REF!.");
  CHECK(findings[2].message ==
        "2.1 Number of contacts: the cell for the RAG in the period shows the Excel error #NAME?.");
}

TEST_CASE("V211: a tolerance merged over three cells is reported once, and other words pass") {
  const CheckedSubmission checked(
      SubmissionBuilder()
          .scorecard(last_three_months(),
                     {{.ref = "2.1", .months = {"1", "2", "3"}, .tolerance = {"#N/A", "#N/A", "#N/A"}}})
          .changed([](Submission& submission) { submission.scorecards.front().rows.front().tolerance_merged = true; }));
  CHECK(cells_text(checked.only("V211")) == "N5");
  CHECK(CheckedSubmission(with_polarity("High")).passes("V211"));
}

}  // namespace
}  // namespace scorebook
