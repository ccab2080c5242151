#include "check/submission_builder.hpp"
#include "check/workbook_for_test.hpp"

namespace scorebook {
namespace {

constexpr const char* kCorrect =
    "Correct the heading or the layout so that it can be read, and check again; if these are no figures of a measure, "
    "say so when you submit.";

SubmissionBuilder one_measure() {
  return SubmissionBuilder().scorecard(last_three_months(), {{.ref = "2.1", .months = {"1,100", "1,030", "1,092"}}});
}

// As built, with a part that was not understood.
SubmissionBuilder with_unread(const std::string& sheet, const std::string& cell, const std::string& why,
                              const std::vector<SheetToBuild>& sheets) {
  return one_measure().changed([&](Submission& submission) {
    submission.workbook = workbook_of(sheets);
    submission.scorecards.front().extent = {{4, 2}, {5, 26}};
    submission.not_understood.push_back(
        {{std::make_shared<const SheetName>(SheetName{"test.xlsx", sheet}), *parse_cell_ref(cell)}, why});
  });
}

TEST_CASE("S111: a sheet with numbers of which nothing was read is queried") {
  const CheckedSubmission checked(with_unread(
      "Quarters", "A1", "No scorecard was recognised on this sheet.",
      {{"Quarters",
        {{.cell = "A1", .text = "Measures by quarter"}, {.cell = "B2", .kind = CellKind::number, .number = 12}}}}));
  const Finding finding = checked.only("S111");
  CHECK(finding.severity == Severity::query);
  CHECK(finding.message == "No scorecard was recognised on this sheet.");
  CHECK(finding.fix == kCorrect);
  CHECK(finding.observed == "Measures by quarter");
  CHECK(to_string(finding.places.front()) == "Quarters!A1");
  CHECK(finding.fingerprint == "S111||-|quarters not understood");
  CHECK(checked.result().queries == 1);
  CHECK(checked.summary("S111").passed == 1);  // the scorecard that was read
}

TEST_CASE("S111: a sheet with words and dates alone is only noted") {
  const CheckedSubmission checked(
      with_unread("Guide", "A1", "No scorecard was recognised on this sheet.",
                  {{"Guide",
                    {{.cell = "A1", .text = "Who"},
                     {.cell = "B1", .text = "What"},
                     {.cell = "C1", .kind = CellKind::number, .number = 42430, .date = true}}}}));
  CHECK(checked.only("S111").severity == Severity::note);
  CHECK(checked.only("S111").fix ==
        "Nothing, unless it was meant as a measure: then correct the heading or the layout.");
  CHECK(checked.result().queries == 0);
  CHECK(checked.result().notes == 1);
}

TEST_CASE("S111: an unread column is a query where figures stand below its heading, and a note over words") {
  const auto severity = [](const CellToBuild& below) {
    const CheckedSubmission checked(with_unread("Summary", "Z4", "Column Z was not read.",
                                                {{"Summary", {{.cell = "Z4", .text = "Febuary 2016"}, below}}}));
    return checked.only("S111").severity;
  };
  CHECK(severity({.cell = "Z5", .kind = CellKind::number, .number = 7}) == Severity::query);
  CHECK(severity({.cell = "Z5", .text = "96.5%"}) == Severity::query);
  CHECK(severity({.cell = "Z5", .kind = CellKind::not_calculated, .formula = "F5"}) == Severity::query);
  CHECK(severity({.cell = "Z5", .text = "Late returns in March"}) == Severity::note);
  CHECK(severity({.cell = "Z9", .kind = CellKind::number, .number = 7}) == Severity::query);  // in doubt
}

TEST_CASE("S111: what was not read below the headings, or beside the table, is a query") {
  const std::vector<SheetToBuild> sheets = {{"Summary", {{.cell = "C5", .text = "Population"}}}};
  CHECK(CheckedSubmission(with_unread("Summary", "C5", "The row was not read.", sheets)).only("S111").severity ==
        Severity::query);
  CHECK(CheckedSubmission(with_unread("Summary", "C40", "The figures were not read.", sheets)).only("S111").severity ==
        Severity::query);
}

TEST_CASE("S111: a workbook in which no table was recognised is a query at its first cell") {
  const CheckedSubmission checked(SubmissionBuilder().changed([](Submission& submission) {
    submission.workbook = workbook_of({{"Notes", {}}});
    submission.not_understood.push_back({{}, "No table was recognised in this workbook."});
  }));
  const Finding finding = checked.only("S111");
  CHECK(finding.severity == Severity::query);
  CHECK(to_string(finding.places.front()) == "Notes!A1");
}

TEST_CASE("S111: where everything was read it passes") { CHECK(CheckedSubmission(one_measure()).passes("S111")); }

// The figures of the last two months are formulas without results.
SubmissionBuilder never_calculated(const std::string& february, const std::string& march) {
  return SubmissionBuilder()
      .scorecard(last_three_months(), {{.ref = "2.1", .months = {"1,100", february, march}},
                                       {.ref = "2.3", .title = "Number of referrals", .months = {"394", "393", march}}})
      .changed([](Submission& submission) {
        submission.workbook =
            workbook_of({{"Summary",
                          {{.cell = "F5", .kind = CellKind::number, .number = 1100, .formula = "Contacts!C18"},
                           {.cell = "H5", .kind = CellKind::not_calculated, .formula = "Contacts!C20"},
                           {.cell = "H6", .kind = CellKind::not_calculated, .formula = "Contacts!D20"}}}});
      });
}

TEST_CASE("F704: formulas that were never calculated are one finding for each column") {
  const CheckedSubmission checked(never_calculated("1,030", "not available"));
  const Finding finding = checked.only("F704");
  CHECK(finding.severity == Severity::query);
  CHECK(finding.message ==
        "2 figures in column H of “Summary” are not known, because the workbook was saved without calculated results: "
        "the cells hold formulas and no results.");
  CHECK(finding.fix == "Open the workbook in Excel, let it calculate, save it, and check it again.");
  CHECK(cells_text(finding) == "H5, H6");
  CHECK(finding.fingerprint == "F704||-|summary formula in column h");
  CHECK(checked.summary("F704").passed == 4);
}

TEST_CASE("F704: a single formula is named with its measure and its month") {
  const CheckedSubmission checked(one_measure().changed([](Submission& submission) {
    submission.workbook =
        workbook_of({{"Summary", {{.cell = "H5", .kind = CellKind::not_calculated, .formula = "SUM(F5:G5)"}}}});
  }));
  const Finding finding = checked.only("F704");
  CHECK(
      finding.message ==
      "2.1 Number of contacts, March 2016: the figure is not known, because the workbook was saved without calculated "
      "results: the cell holds the formula =SUM(F5:G5) and no result.");
  CHECK(finding.measure == "2.1");
  CHECK(finding.period == Period::month(2016, 3));
}

TEST_CASE("F704: a formula that the format keeps in a form that is not read is not quoted") {
  const CheckedSubmission checked(one_measure().changed([](Submission& submission) {
    submission.workbook = workbook_of({{"Summary", {{.cell = "H5", .kind = CellKind::not_calculated}}}});
  }));
  CHECK(checked.only("F704").message ==
        "2.1 Number of contacts, March 2016: the figure is not known, because the workbook was saved without "
        "calculated results: the cell holds a formula and no result.");
}

TEST_CASE("F704: a numerator that was never calculated counts too") {
  const CheckedSubmission checked(
      SubmissionBuilder()
          .page("Outcomes", {"Feb-16", "Mar-16"},
                {{.ref = "3.5",
                  .title = "No further action",
                  .unit = Unit::per_cent,
                  .months = {"40%", "40%"},
                  .numerators = {4, 4},
                  .denominators = {10, 10}}})
          .changed([](Submission& submission) {
            submission.workbook =
                workbook_of({{"Outcomes", {{.cell = "C10", .kind = CellKind::not_calculated, .formula = "A1"}}}});
          }));
  CHECK(cells_text(checked.only("F704")) == "C10");
  CHECK(checked.summary("F704").passed == 1);
}

TEST_CASE("F704: figures with results pass") { CHECK(CheckedSubmission(one_measure()).passes("F704")); }

TEST_CASE("V203: a formula that was never calculated is no figure, and is not run") {
  const CheckedSubmission checked(never_calculated("1,030", "not available"));
  CHECK(checked.summary("V203").passed == 4);
  CHECK(checked.summary("V203").why_not_run ==
        std::vector<std::string>{"the formula has never been calculated (2)",
                                 "no data note says that the measure has a year to date (2)"});
  CHECK(checked.findings("V203").empty());
}

}  // namespace
}  // namespace scorebook
