#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "register/workbook_builder.hpp"
#include "scorebook/submission.hpp"

using namespace scorebook;

namespace {

using Lines = std::vector<std::string>;

std::string joined(const Lines& lines) {
  std::string all;
  for (const std::string& line : lines) all += line + "\n";
  return all;
}

// "B2 Visits [Area: North] 2019 value 4" of every observation.
Lines lines(const Submission& submission) {
  Lines all;
  for (const Observation& observation : submission.observations) {
    std::string line = to_string(observation.place.cell) + " " + observation.measure;
    if (!observation.breakdown.empty()) line += " [" + observation.breakdown + "]";
    line += " " + (observation.period ? observation.period->id() : std::string("-"));
    all.push_back(line + " " + std::string(observation_kind_name(observation.kind)) + " " + observation.figure.shown());
  }
  return all;
}

Submission read(const WorkbookBuilder& made) { return locate(made.build(), nullptr); }

std::string only_draft(const Submission& submission) {
  CHECK(submission.observations.empty());
  REQUIRE(submission.tables.size() == 1);
  CHECK_FALSE(submission.tables[0].confident);
  return submission.tables[0].why;
}

}  // namespace

TEST_CASE("shapes: years over merged groups of months, facilities beside the measure") {
  WorkbookBuilder made;
  made.sheet("Monthly").text("C2", "Year").text("D2", "2019").text("F2", "2020").merge("D2:E2");
  made.text("C3", "Month of").text("D3", "November").text("E3", "December").text("F3", "January");
  made.text("A4", "Facility").text("B4", "KPI").text("C4", "Category");
  made.text("A5", "Oak").text("B5", "Visits").text("C5", "ED").number("D5", 1).number("E5", 2).number("F5", 3);
  made.text("A6", "Jay").text("B6", "Visits").text("C6", "ED").number("D6", 4).number("E6", 5).number("F6", 6);
  CHECK(joined(lines(read(made))) ==
        joined(Lines{"D5 Visits [Facility: Oak] 2019-11 value 1", "E5 Visits [Facility: Oak] 2019-12 value 2",
                     "F5 Visits [Facility: Oak] 2020-01 value 3", "D6 Visits [Facility: Jay] 2019-11 value 4",
                     "E6 Visits [Facility: Jay] 2019-12 value 5", "F6 Visits [Facility: Jay] 2020-01 value 6"}));
}

TEST_CASE("shapes: targets and actuals of financial years, with quarters and words between them") {
  WorkbookBuilder made;
  made.sheet("Plan").text("A1", "Performance Measure").text("B1", "Measure ID").text("C1", "FY 23 Actual");
  made.text("D1", "FY 24 Target").text("E1", "FY 24 Q1").text("F1", "FY 24 Target Explanation").text("G1", "Baseline");
  made.text("A2", "Days to repair").text("B2", "1851").number("C2", 55).number("D2", 60).number("E2", 81);
  made.text("F2", "Fewer than last year, as 2 of 3 teams were not there.").number("G2", 70);
  made.text("A3", "Hearings").text("B3", "1852").text("C3", "64.98%").text("D3", "70%");
  CHECK(joined(lines(read(made))) ==
        joined(Lines{"C2 1851 2022/23 year 55", "D2 1851 2023/24 target 60", "E2 1851 2023-Q1 value 81",
                     "G2 1851 - benchmark 70", "C3 1852 2022/23 year 64.98%", "D3 1852 2023/24 target 70%"}));
}

TEST_CASE("shapes: half-years and their total under bands of financial years; forecasts are called so") {
  WorkbookBuilder made;
  made.sheet("Outputs").text("A1", "Indicator Name").text("B1", "Unit of Measurement");
  made.text("C1", "Financial Year 2020/21").text("F1", "Financial Year 2021/22").text("H1", "Grand Total");
  made.merge("C1:E1").merge("F1:G1").text("C2", "H1 (Apr-Sep)").text("D2", "H2 (Oct-Mar)").text("E2", "TOTAL");
  made.text("F2", "H1 (Apr-Sep)").text("G2", "TOTAL").text("C3", "Actual").text("D3", "Actual").text("F3", "Forecast");
  made.text("A4", "Jobs").text("B4", "Number").number("C4", 1).number("D4", 2).number("E4", 3).number("F4", 4);
  made.number("G4", 4).number("H4", 7);
  const Submission submission = read(made);
  CHECK(joined(lines(submission)) ==
        joined(Lines{"C4 Jobs 2020-04/2020-09 value 1", "D4 Jobs 2020-10/2021-03 value 2", "E4 Jobs 2020/21 year 3",
                     "F4 Jobs | Forecast 2021-04/2021-09 value 4", "G4 Jobs 2021/22 year 4"}));
  REQUIRE(submission.not_understood.size() == 1);
  CHECK(submission.not_understood[0].why ==
        "These columns of the table hold numbers, but nothing says of which measure and period, so they were not read: "
        "H (\"Grand Total\").");
}

TEST_CASE("shapes: plain years across head a table, data that look like years do not") {
  WorkbookBuilder made;
  made.sheet("Data").text("A1", "Indicator").text("B1", "Sex").number("C1", 2019).number("D1", 2020).number("E1", 2021);
  made.text("A2", "1.1.1").text("B2", "Male").number("C2", 2001).number("D2", 2005).number("E2", 2000);
  made.text("A3", "1.1.1").text("B3", "Female").number("C3", 7);
  CHECK(joined(lines(read(made))) ==
        joined(Lines{"C2 1.1.1 [Sex: Male] 2019 value 2,001", "D2 1.1.1 [Sex: Male] 2020 value 2,005",
                     "E2 1.1.1 [Sex: Male] 2021 value 2,000", "C3 1.1.1 [Sex: Female] 2019 value 7"}));
}

TEST_CASE("shapes: rows of areas alone are of the measure that the caption names") {
  WorkbookBuilder made;
  made.sheet("S").text("A1", "Young people not in education").text("A3", "Local authority").text("B3", "2014/15");
  made.text("C3", "2015/16").text("A4", "Barnsley").number("B4", 5).number("C4", 6);
  made.text("A5", "Leeds").number("B5", 7).number("C5", 8);
  CHECK(joined(lines(read(made))) ==
        joined(Lines{"B4 Young people not in education [Local authority: Barnsley] 2014/15 value 5",
                     "C4 Young people not in education [Local authority: Barnsley] 2015/16 value 6",
                     "B5 Young people not in education [Local authority: Leeds] 2014/15 value 7",
                     "C5 Young people not in education [Local authority: Leeds] 2015/16 value 8"}));
}

TEST_CASE("shapes: quarters down, headings over groups joined, the caption over all of them left out") {
  WorkbookBuilder made;
  made.sheet("S").text("B1", "United Kingdom, thousands").merge("B1:D1").text("B2", "Aged 16").merge("B2:C2");
  made.text("D2", "Aged 17").text("B3", "Total").text("C3", "Unemployed").text("D3", "Total");
  made.text("A5", "Apr-Jun 1992").number("B5", 1).number("C5", 2).number("D5", 3);
  made.text("A6", "Jul-Sep 1992").number("B6", 4).number("C6", 5).text("D6", "..");
  made.text("A7", "Oct-Dec 1992").number("B7", 6).number("C7", 7).number("D7", 8);
  const Lines found = lines(read(made));
  REQUIRE(found.size() == 9);
  CHECK(found[0] == "B5 Aged 16 | Total 1992-04/1992-06 value 1");
  CHECK(found[4] == "C6 Aged 16 | Unemployed 1992-07/1992-09 value 5");
  CHECK(found[5] == "D6 Aged 17 | Total 1992-07/1992-09 value ..");
}

TEST_CASE("shapes: a list, with the year and the month in columns of their own") {
  WorkbookBuilder made;
  made.sheet("L").text("A1", "IndicatorID").text("B1", "Year").text("C1", "Quarter").text("D1", "Month");
  made.text("E1", "SexID").text("F1", "Value").text("G1", "LowerCI");
  for (std::uint32_t row = 2; row < 5; ++row) {
    const std::string at = std::to_string(row);
    made.number("A" + at, 92175).number("B" + at, 2019).number("C" + at, -1).number("D" + at, row);
    made.number("E" + at, row % 2).number("F" + at, row * 10).number("G" + at, -1);
  }
  CHECK(joined(lines(read(made))) ==
        joined(Lines{"F2 92175 [SexID: 0] 2019-02 value 20", "F3 92175 [SexID: 1] 2019-03 value 30",
                     "F4 92175 [SexID: 0] 2019-04 value 40"}));
}

TEST_CASE("shapes: the same measures on several sheets are told apart by the sheet") {
  WorkbookBuilder made;
  for (const char* sheet : {"Men", "Women"}) {
    made.sheet(sheet).text("A1", "Measure").text("B1", "2018").text("C1", "2019").text("A2", "Visits");
    made.number("B2", 1).number("C2", 2);
  }
  const Lines found = lines(read(made));
  REQUIRE(found.size() == 4);
  CHECK(found[0] == "B2 Visits [Sheet: Men] 2018 value 1");
  CHECK(found[3] == "C2 Visits [Sheet: Women] 2019 value 2");
}

TEST_CASE("shapes: weeks are not months, so a table of them is not read") {
  WorkbookBuilder made;
  made.sheet("W").text("A1", "Metric").number("B1", 43906, "dd/mm/yyyy").number("C1", 43913, "dd/mm/yyyy");
  made.text("A2", "Visits").number("B2", 1).number("C2", 2);
  CHECK(only_draft(read(made)) ==
        "Row 1 has two columns for the same value, B and C (both March 2020), and nothing tells them apart: weeks and "
        "days are not read.");
}

TEST_CASE("shapes: a form that nobody has filled in is drafted by its headings") {
  WorkbookBuilder made;
  made.sheet("HFR").text("A1", "Site name").text("B1", "Indicator").text("C1", "Results for men").text("D1", "Women");
  made.text("A2", "site").text("B2", "indicator").text("C2", "men").text("D2", "women");
  const Submission submission = read(made);
  CHECK(only_draft(submission) == "The sheet has headings and no figures: a form that nobody has filled in.");
  const SourceTable& draft = submission.tables[0];
  CHECK(draft.first_header_row == 1);
  CHECK(draft.last_header_row == 2);
  CHECK(draft.first_row == 3);
  REQUIRE(draft.columns.size() == 4);
  CHECK(draft.columns[1].role == SourceRole::title);
  CHECK(draft.columns[2].heading == "men");
  CHECK_FALSE(submission.not_understood.empty());
}

TEST_CASE("shapes: periods without a column of names are not read") {
  WorkbookBuilder made;
  made.sheet("S").text("B1", "2014/15").text("C1", "2015/16").number("B2", 5).number("C2", 6);
  CHECK(only_draft(read(made)) == "Row 1 has 2 period headings, but no column of measure names left of them.");
}

TEST_CASE("shapes: where several columns may name the measure none is chosen") {
  WorkbookBuilder made;
  made.sheet("S").text("A1", "Function").text("B1", "Project").text("C1", "2014/15").text("D1", "2015/16");
  made.text("A2", "Parks").text("B2", "Fences").number("C2", 5).number("D2", 6);
  made.text("A3", "Parks").text("B3", "Gates").number("C3", 5).number("D3", 6);
  CHECK(only_draft(read(made)) ==
        "Row 1 has 2 period headings, but none of the columns of words left of them (A, B) is headed as measures are: "
        "Measure, Indicator, KPI or the like.");
}

TEST_CASE("shapes: a lookup, a list of schools and a form are no tables of figures") {
  WorkbookBuilder made;
  made.sheet("Lookup").text("A1", "Code").text("B1", "Name").text("A2", "E06").text("B2", "Rutland");
  made.sheet("Schools").text("A1", "School").text("B1", "Pupils").text("A2", "Oak").number("B2", 120);
  made.text("A3", "Ash").number("B3", 90).text("A4", "Elm").number("B4", 70);
  made.sheet("Form")
      .text("A1", "Which year is this for?")
      .text("B1", "2015/16")
      .text("A2", "How many staff?")
      .number("B2", 4);
  made.sheet("Projects").text("A1", "Project").text("B1", "Start").text("C1", "End").text("D1", "Cost");
  made.text("A2", "Fences").number("B2", 43900, "dd/mm/yyyy").number("C2", 44000, "dd/mm/yyyy").number("D2", 5);
  made.text("A3", "Gates").number("B3", 43900, "dd/mm/yyyy").number("C3", 44100, "dd/mm/yyyy").number("D3", 6);
  CHECK(lines(read(made)).empty());
}

TEST_CASE("shapes: a table stated by the register is read as stated, and nothing else on its sheet is guessed") {
  WorkbookBuilder made;
  made.sheet("S").text("A1", "Function").text("B1", "Project").text("C1", "2014/15").text("D1", "2015/16");
  made.text("A2", "Parks").text("B2", "Fences").number("C2", 5).number("D2", 6);
  Register measure_register;
  measure_register.sources = read(made).tables;
  REQUIRE(measure_register.sources.size() == 1);
  SourceTable& table = measure_register.sources[0];
  table.stated = table.confident = true;
  table.columns[0].role = SourceRole::section;
  table.columns[1].role = SourceRole::title;
  table.sheet = "s";
  const Submission submission = locate(made.build(), &measure_register);
  CHECK(joined(lines(submission)) == joined(Lines{"C2 Fences 2014/15 value 5", "D2 Fences 2015/16 value 6"}));
  REQUIRE(submission.tables.size() == 1);
  CHECK(submission.tables[0].stated);
}
