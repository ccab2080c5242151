#include "check/submission_builder.hpp"
#include "check/workbook_for_test.hpp"

namespace scorebook {
namespace {

constexpr const char* kPage = "Outcomes";

CellToBuild number(const std::string& cell, double number, const std::string& formula = "") {
  return {.cell = cell, .kind = CellKind::number, .number = number, .formula = formula};
}

// A page with a percentage in E of C over D, April to September in rows 9 to 14; its year to date in row 17.
SubmissionBuilder ratios(const std::vector<CellToBuild>& cells,
                         const std::vector<std::string>& months = {"40%", "50%", "25%", "10%", "20%", "30%"}) {
  return SubmissionBuilder("2015-09")
      .page(kPage, {"Apr-15", "May-15", "Jun-15", "Jul-15", "Aug-15", "Sep-15"},
            {{.ref = "3.5",
              .title = "No further action",
              .unit = Unit::per_cent,
              .months = months,
              .numerators = {4, 5, 5, 1, 2, 3},
              .denominators = {10, 10, 20, 10, 10, 10}}})
      .changed([&](Submission& submission) {
        submission.workbook = workbook_of({{kPage, cells}});
      });
}

// Numerators, denominators and formulas; `typed` stands in E of its row in place of the formula.
std::vector<CellToBuild> with_typed(const std::vector<std::pair<int, double>>& typed, bool parts_of_them = true) {
  const std::vector<int> numerators = {4, 5, 5, 1, 2, 3}, denominators = {10, 10, 20, 10, 10, 10};
  std::vector<CellToBuild> cells;
  for (int row = 9; row <= 14; ++row) {
    const std::string name = std::to_string(row);
    const auto i = static_cast<std::size_t>(row - 9);
    const auto found = std::find_if(typed.begin(), typed.end(), [row](const auto& one) { return one.first == row; });
    if (found == typed.end() || parts_of_them) {
      cells.push_back(number("C" + name, numerators[i]));
      cells.push_back(number("D" + name, denominators[i]));
    }
    if (found == typed.end()) {
      cells.push_back(number("E" + name, 1.0 * numerators[i] / denominators[i], "C" + name + "/D" + name));
    } else {
      cells.push_back(number("E" + name, found->second));
    }
  }
  return cells;
}

TEST_CASE("F701: a figure typed between formulas is queried, with what the formula would give") {
  const CheckedSubmission checked(ratios(with_typed({{11, 0.28}}), {"40%", "50%", "28%", "10%", "20%", "30%"}));
  const Finding finding = checked.only("F701");
  CHECK(finding.severity == Severity::query);
  CHECK(cells_text(finding) == "E11");
  CHECK(finding.expected == "25%");
  CHECK(finding.message ==
        "3.5 No further action, June 2015: 0.28 is typed in E11, where 5 of the 6 figures of the column are worked out "
        "by one formula. The formula for it, =C11/D11, would give 25%.");
  CHECK(finding.fix == "Copy the formula from E10 into E11; if the typed figure is meant, say why.");
  CHECK(finding.fingerprint == "F701|3.5|2015-06|outcomes value");
  CHECK(checked.summary("F701").passed == 5);
}

TEST_CASE("F701: a typed figure between formulas that happens to be right is queried too") {
  const Finding finding = CheckedSubmission(ratios(with_typed({{11, 0.25}}))).only("F701");
  CHECK(finding.message ==
        "3.5 No further action, June 2015: 0.25 is typed in E11, where 5 of the 6 figures of the column are worked out "
        "by one formula. The formula for it, =C11/D11, gives the same now, but a typed figure does not follow when the "
        "figures that it is made from change.");
}

TEST_CASE("F701: a typed figure at the end of its column counts only where the formula gives something else") {
  const std::vector<std::string> months = {"44%", "50%", "25%", "10%", "20%", "30%"};
  CHECK(cells_text(CheckedSubmission(ratios(with_typed({{9, 0.44}}), months)).only("F701")) == "E9");
  const CheckedSubmission pasted(ratios(with_typed({{9, 0.4}})));
  CHECK(pasted.passes("F701"));
  CHECK(pasted.summary("F701").passed == 6);
}

TEST_CASE("F701: more typed figures than a slip leaves are the older ones, from before the formulas") {
  const CheckedSubmission checked(ratios(with_typed({{9, 0.44}, {10, 0.55}, {11, 0.28}})));
  CHECK(checked.passes("F701"));
  CHECK(checked.summary("F701").not_run == 3);
}

TEST_CASE("F701: where the formula's own figures are not there, the typed one is as good") {
  const CheckedSubmission checked(ratios(with_typed({{11, 0.28}}, false)));
  CHECK(checked.passes("F701"));
  CHECK(checked.summary("F701").why_not_run ==
        std::vector<std::string>{"the cells that the formula would be worked out from hold no figures (1)"});
}

TEST_CASE("F701: a column of different formulas has no formula of its own") {
  std::vector<CellToBuild> cells = with_typed({{11, 0.28}});
  for (CellToBuild& cell : cells) {
    if (!cell.formula.empty()) cell.formula += "*" + cell.cell.substr(1) + "/" + cell.cell.substr(1);
  }
  CHECK(CheckedSubmission(ratios(cells)).passes("F701"));
}

TEST_CASE("F701: a figure typed in a row of formulas is queried") {
  std::vector<ColumnToBuild> columns;
  for (int i = 0; i < 4; ++i) {
    columns.push_back({.ref = "3." + std::to_string(i + 1),
                       .title = "Measure",
                       .unit = Unit::per_cent,
                       .months = {"40%"},
                       .numerators = {4},
                       .denominators = {10}});
  }
  const CheckedSubmission checked(
      SubmissionBuilder("2015-04").page(kPage, {"Apr-15"}, columns).changed([](Submission& submission) {
        std::vector<CellToBuild> cells;
        for (const char* three : {"CDE", "FGH", "IJK", "LMN"}) {
          const auto cell = [&](int i) { return std::string(1, three[i]) + "9"; };
          cells.push_back(number(cell(0), 4));
          cells.push_back(number(cell(1), 10));
          cells.push_back(number(cell(2), 0.4, three[0] == 'I' ? "" : cell(0) + "/" + cell(1)));
        }
        submission.workbook = workbook_of({{kPage, cells}});
      }));
  const Finding finding = checked.only("F701");
  CHECK(cells_text(finding) == "K9");
  CHECK(finding.measure == "3.3");
}

TEST_CASE("F701 to F703: what has no formulas, or keeps them in a form that is not read, is not run and says so") {
  const auto reasons = [](bool formulas_read) {
    const CheckedSubmission checked(ratios({number("E9", 0.4)}).changed([&](Submission& submission) {
      auto workbook = std::make_shared<Workbook>(*submission.workbook);
      workbook->formulas_read = formulas_read;
      submission.workbook = workbook;
    }));
    std::vector<std::string> all;
    for (const char* rule : {"F701", "F702", "F703"}) {
      CHECK(checked.summary(rule).applied == 0);
      for (const std::string& why : checked.summary(rule).why_not_run) all.push_back(why);
    }
    return all;
  };
  const std::string none = "there are no formulas in the workbook (1)";
  CHECK(reasons(true) == std::vector<std::string>(3, none));
  const std::string unread =
      "formulas are not read from this format (.xls, .xlsb): save the workbook as .xlsx to have them checked (1)";
  CHECK(reasons(false) == std::vector<std::string>(3, unread));
}

// A page with a count in C, April to September in rows 9 to 14, and its year to date in C17.
SubmissionBuilder summed(const std::string& formula, const std::string& period = "2015-09",
                         const std::vector<std::string>& labels = {"Apr-15", "May-15", "Jun-15", "Jul-15", "Aug-15",
                                                                   "Sep-15"}) {
  return SubmissionBuilder(period)
      .page(kPage, labels, {{.ref = "2.1", .months = {"10", "20", "30", "40", "50", "60"}, .year_to_date = "150"}})
      .changed([&](Submission& submission) {
        std::vector<CellToBuild> cells;
        for (int i = 0; i < 6; ++i) cells.push_back(number("C" + std::to_string(9 + i), 10 * (i + 1)));
        cells.push_back(number("C17", 150, formula));
        submission.workbook = workbook_of({{kPage, cells}});
      });
}

TEST_CASE("F702: a year to date that leaves out the last month is queried, with the range that is meant") {
  const Finding finding = CheckedSubmission(summed("SUM(C9:C13)")).only("F702");
  CHECK(finding.severity == Severity::query);
  CHECK(cells_text(finding) == "C17, C14");
  CHECK(finding.observed == "=SUM(C9:C13)");
  CHECK(finding.expected == "=SUM(C9:C14)");
  CHECK(finding.message ==
        "2.1 Number of contacts, year to date to September 2015: the formula in C17 adds C9:C13, and leaves out C14 "
        "(September 2015). Over all of them it would give 210 in place of 150.");
  CHECK(finding.fix == "Change the formula in C17 to =SUM(C9:C14), or say why that figure is left out.");
}

TEST_CASE("F702: the first month may be left out too, and $ stay") {
  CHECK(CheckedSubmission(summed("ROUND(SUM($C10:$C$14)*1,0)")).only("F702").expected == "=ROUND(SUM($C9:$C$14)*1,0)");
  CHECK(CheckedSubmission(summed("AVERAGE(C13:C9)")).only("F702").expected == "=AVERAGE(C14:C9)");
}

TEST_CASE("F702: a range that holds all months passes, further than they go as well") {
  CHECK(CheckedSubmission(summed("SUM(C9:C14)")).passes("F702"));
  CHECK(CheckedSubmission(summed("SUM(C9:C15)")).passes("F702"));
}

TEST_CASE("F702: a year to date that by its rule covers fewer months is right") {
  // To June, from April where the rows begin in January, and a quarter.
  CHECK(CheckedSubmission(summed("SUM(C9:C11)", "2015-06")).passes("F702"));
  CHECK(
      CheckedSubmission(summed("SUM(C12:C14)", "2015-06", {"Jan-15", "Feb-15", "Mar-15", "Apr-15", "May-15", "Jun-15"}))
          .passes("F702"));
  const CheckedSubmission quarter(summed("SUM(C13:C14)"));
  CHECK(quarter.findings("F702").empty());
  CHECK(quarter.summary("F702").why_not_run ==
        std::vector<std::string>{"the range is of some of the periods only (1)"});
}

TEST_CASE("F702: a range over two years is nobody's year to date") {
  const CheckedSubmission checked(
      summed("SUM(C9:C13)", "2015-06", {"Jan-15", "Feb-15", "Mar-15", "Apr-15", "May-15", "Jun-15"}));
  CHECK(checked.findings("F702").empty());
  CHECK(checked.summary("F702").why_not_run ==
        std::vector<std::string>{"the range covers periods of another year as well (1)"});
}

// Areas down, months across, with a total in row 9 over rows 5 to 8; column F's formula is given.
SubmissionBuilder totals(const std::string& formula, const std::string& others = "8") {
  std::vector<RowToBuild> rows;
  for (const char* area : {"North", "South", "East", "West", "Total"})
    rows.push_back({.title = area, .months = {"10", "10", "10"}});
  return SubmissionBuilder("2016-03")
      .scorecard({"Jan-16", "Feb-16", "Mar-16"}, rows)
      .changed([&](Submission& submission) {
        std::vector<CellToBuild> cells;
        for (const char* column : {"F", "G", "H"}) {
          for (int row = 5; row <= 8; ++row) cells.push_back(number(column + std::to_string(row), 10));
          cells.push_back(number(column + std::string("9"), 40,
                                 column[0] == 'F' ? formula : "SUM(" + (column + ("5:" + (column + others))) + ")"));
        }
        submission.workbook = workbook_of({{"Summary", cells}});
      });
}

TEST_CASE("F702: a total that stops a row short of the totals beside it is queried") {
  const Finding finding = CheckedSubmission(totals("SUM(F5:F7)")).only("F702");
  CHECK(cells_text(finding) == "F9, F8");
  CHECK(finding.expected == "=SUM(F5:F8)");
  CHECK(finding.message ==
        "Total, January 2016: the formula in F9 adds F5:F7, and leaves out F8 (West). Over all of them it would give "
        "40 in "
        "place of 40.");
  CHECK(CheckedSubmission(totals("SUM(F5:F8)")).passes("F702"));
}

TEST_CASE("F702: a row that all totals leave out is left out on purpose") {
  const CheckedSubmission checked(totals("SUM(F5:F7)", "7"));
  CHECK(checked.findings("F702").empty());
  CHECK(checked.summary("F702").why_not_run ==
        std::vector<std::string>{"nothing says whether what stands between the range and its total belongs to it (3)"});
}

SubmissionBuilder linked(const std::string& formula, std::vector<DefinedName> names = {}) {
  return ratios({number("E9", 0.4, formula), number("E10", 0.4, "[1]Sheet1!A1+SUM('[1]Other one'!A1:B2)")})
      .changed([&](Submission& submission) {
        auto workbook = std::make_shared<Workbook>(*submission.workbook);
        workbook->external_links = {{"file:///share/returns.xlsx", 1}, {"", 0}};
        workbook->names = std::move(names);
        submission.workbook = workbook;
      });
}

TEST_CASE("F703: each workbook that formulas refer to is one note, with the cells") {
  const CheckedSubmission checked(linked("[1]!Rate*2", {{"Old", "[2]Sheet1!$A$1", std::nullopt}}));
  const std::vector<Finding> findings = checked.findings("F703");
  REQUIRE(findings.size() == 2);
  const Finding& first = cells_text(findings[0]) == "E9, E10" ? findings[0] : findings[1];
  const Finding& second = cells_text(findings[0]) == "E9, E10" ? findings[1] : findings[0];
  CHECK(first.severity == Severity::note);
  CHECK(cells_text(first) == "E9, E10");
  CHECK(first.message ==
        "The formulas of 2 cells refer to “file:///share/returns.xlsx”, which was not opened: the figures are those "
        "that it had when this workbook was last calculated.");
  CHECK(second.message ==
        "No formula of a cell refers to a workbook that the file does not name, but the defined name Old does.");
}

TEST_CASE("F703: formulas that stay in the workbook pass") {
  CHECK(CheckedSubmission(ratios({number("E9", 0.4, "C9/D9")})).passes("F703"));
}

}  // namespace
}  // namespace scorebook
