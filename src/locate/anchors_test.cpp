#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "locate/anchored_tables.hpp"
#include "register/workbook_builder.hpp"
#include "scorebook/register.hpp"
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
std::string lines(const Submission& submission) {
  Lines all;
  for (const Observation& observation : submission.observations) {
    std::string line = to_string(observation.place.cell) + " " + observation.measure;
    if (!observation.breakdown.empty()) line += " [" + observation.breakdown + "]";
    line += " " + (observation.period ? observation.period->id() : std::string("-"));
    all.push_back(line + " " + std::string(observation_kind_name(observation.kind)) + " " + observation.figure.shown());
  }
  return joined(all);
}

std::string not_understood(const Submission& submission) {
  Lines all;
  for (const NotUnderstood& part : submission.not_understood) all.push_back(to_string(part.place) + ": " + part.why);
  return joined(all);
}

Submission read(const WorkbookBuilder& made) { return locate(made.build(), nullptr); }

}  // namespace

TEST_CASE("anchors: body rows end with the Excel table, whatever goes on below it") {
  WorkbookBuilder made;
  made.sheet("Data").excel_table("Figures", "A2:C4");
  made.text("A2", "Measure").text("B2", "2018").text("C2", "2019");
  made.text("A3", "Visits").number("B3", 1).number("C3", 2);
  made.text("A4", "Calls").number("B4", 3).number("C4", 4);
  made.text("A5", "Working figures").number("B5", 7).number("C5", 8);
  const Submission submission = read(made);
  CHECK(lines(submission) ==
        joined({"B3 Visits 2018 value 1", "C3 Visits 2019 value 2", "B4 Calls 2018 value 3", "C4 Calls 2019 value 4"}));
  REQUIRE(submission.tables.size() == 1);
  CHECK(submission.tables[0].anchor == "Figures");
  CHECK(submission.tables[0].last_row == 4);
  REQUIRE(submission.not_understood.size() == 1);
  CHECK(submission.not_understood[0].why.find("The figures in B5:C5 belong to no table") == 0);
}

TEST_CASE("anchors: the totals row is no measure of a table with measures down") {
  WorkbookBuilder made;
  made.sheet("Data").excel_table("Figures", "A1:C4", 1, 1);
  made.text("A1", "Measure").text("B1", "2018").text("C1", "2019");
  made.text("A2", "Visits").number("B2", 1).number("C2", 2);
  made.text("A3", "Calls").number("B3", 3).number("C3", 4);
  made.text("A4", "All contacts").number("B4", 4).number("C4", 6);
  const Submission submission = read(made);
  CHECK(lines(submission) ==
        joined({"B2 Visits 2018 value 1", "C2 Visits 2019 value 2", "B3 Calls 2018 value 3", "C3 Calls 2019 value 4"}));
  CHECK(not_understood(submission) ==
        "Data!B4: Row 4 is the totals row of the Excel table \"Figures\", not a measure, so the figures were not "
        "read.\n");
}

TEST_CASE("anchors: the totals row is no period of a table with periods down, even under the name of one") {
  WorkbookBuilder made;
  made.sheet("Data").excel_table("Figures", "A1:B5", 1, 1);
  made.text("A1", "Year").text("B1", "Visits");
  made.text("A2", "2016/17")
      .number("B2", 1)
      .text("A3", "2017/18")
      .number("B3", 2)
      .text("A4", "2018/19")
      .number("B4", 3);
  made.text("A5", "2019/20").number("B5", 6);
  CHECK(lines(read(made)) ==
        joined({"B2 Visits 2016/17 value 1", "B3 Visits 2017/18 value 2", "B4 Visits 2018/19 value 3"}));
}

TEST_CASE("anchors: Excel tables side by side without a gap are two tables, each under its own caption") {
  WorkbookBuilder made;
  made.sheet("Data").excel_table("North", "A3:C5").excel_table("South", "D3:F5");
  made.text("A1", "North");
  made.text("A3", "Measure").text("B3", "2018").text("C3", "2019").text("D3", "Measure").text("E3", "2018");
  made.text("F3", "2019");
  made.text("A4", "Visits").number("B4", 1).number("C4", 2).text("D4", "Visits").number("E4", 5).number("F4", 6);
  made.text("A5", "Calls").number("B5", 3).number("C5", 4).text("D5", "Meals").number("E5", 7).number("F5", 8);
  const Submission submission = read(made);
  CHECK(lines(submission) == joined({"B4 Visits [Table: North] 2018 value 1", "C4 Visits [Table: North] 2019 value 2",
                                     "E4 Visits [Table: South] 2018 value 5", "F4 Visits [Table: South] 2019 value 6",
                                     "B5 Calls [Table: North] 2018 value 3", "C5 Calls [Table: North] 2019 value 4",
                                     "E5 Meals [Table: South] 2018 value 7", "F5 Meals [Table: South] 2019 value 8"}));
  REQUIRE(submission.tables.size() == 2);
  CHECK(submission.tables[0].caption == "North");
  CHECK(submission.tables[1].caption.empty());
  CHECK(submission.not_understood.empty());
}

TEST_CASE("anchors: Excel tables directly below each other are two, although their headings are the same") {
  WorkbookBuilder made;
  made.sheet("Data").excel_table("North", "A1:C3").excel_table("South", "A4:C6");
  made.text("A1", "Measure").text("B1", "2018/19").text("C1", "2019/20");
  made.text("A2", "Visits").number("B2", 1).number("C2", 2).text("A3", "Calls").number("B3", 3).number("C3", 4);
  made.text("A4", "Measure").text("B4", "2018/19").text("C4", "2019/20");
  made.text("A5", "Visits").number("B5", 5).number("C5", 6).text("A6", "Meals").number("B6", 7).number("C6", 8);
  const Submission submission = read(made);
  CHECK(lines(submission) ==
        joined({"B2 Visits [Table: North] 2018/19 value 1", "C2 Visits [Table: North] 2019/20 value 2",
                "B3 Calls [Table: North] 2018/19 value 3", "C3 Calls [Table: North] 2019/20 value 4",
                "B5 Visits [Table: South] 2018/19 value 5", "C5 Visits [Table: South] 2019/20 value 6",
                "B6 Meals [Table: South] 2018/19 value 7", "C6 Meals [Table: South] 2019/20 value 8"}));
  CHECK(submission.tables.size() == 2);
}

TEST_CASE("anchors: groups right above the headings of an Excel table say what its columns are") {
  WorkbookBuilder made;
  made.sheet("Data").excel_table("Figures", "A2:E4");
  made.text("B1", "Target").merge("B1:C1").text("D1", "Actual").merge("D1:E1");
  made.text("A2", "Measure").text("B2", "2018/19").text("C2", "2019/20").text("D2", "2018/19 ").text("E2", "2019/20 ");
  made.text("A3", "Visits").number("B3", 1).number("C3", 2).number("D3", 3).number("E3", 4);
  made.text("A4", "Calls").number("B4", 5).number("C4", 6).number("D4", 7).number("E4", 8);
  CHECK(lines(read(made)) ==
        joined({"B3 Visits 2018/19 target 1", "C3 Visits 2019/20 target 2", "D3 Visits 2018/19 value 3",
                "E3 Visits 2019/20 value 4", "B4 Calls 2018/19 target 5", "C4 Calls 2019/20 target 6",
                "D4 Calls 2018/19 value 7", "E4 Calls 2019/20 value 8"}));
}

TEST_CASE("anchors: a plain table ends above an Excel table that its rows would run into") {
  WorkbookBuilder made;
  made.sheet("Data").excel_table("Areas", "A4:C6");
  made.text("A1", "Measure").text("B1", "2018").text("C1", "2019");
  made.text("A2", "Visits").number("B2", 1).number("C2", 2).text("A3", "Calls").number("B3", 3).number("C3", 4);
  made.text("A4", "Area").text("B4", "Wards").text("C4", "People");
  made.text("A5", "North").number("B5", 5).number("C5", 6).text("A6", "South").number("B6", 7).number("C6", 8);
  const Submission submission = read(made);
  CHECK(lines(submission) ==
        joined({"B2 Visits 2018 value 1", "C2 Visits 2019 value 2", "B3 Calls 2018 value 3", "C3 Calls 2019 value 4"}));
  REQUIRE(submission.not_understood.size() == 1);
  CHECK(submission.not_understood[0].why.find("The figures in B5:C6 belong to no table") == 0);
}

TEST_CASE("anchors: a scorecard ends with its Excel table, before the totals") {
  WorkbookBuilder made;
  made.sheet("Scorecard").excel_table("Scorecard", "A1:D4", 1, 1);
  made.text("A1", "Ref").text("B1", "Indicator").text("C1", "Jan-16").text("D1", "Feb-16");
  made.text("A2", "2.1").text("B2", "Visits").number("C2", 1).number("D2", 2);
  made.text("A3", "2.2").text("B3", "Calls").number("C3", 3).number("D3", 4);
  made.text("B4", "All contacts").number("C4", 4).number("D4", 6);
  made.text("A5", "2.9").text("B5", "Trial").number("C5", 9).number("D5", 9);
  const Submission submission = read(made);
  CHECK(lines(submission) == joined({"C2 2.1 2016-01 value 1", "D2 2.1 2016-02 value 2", "C3 2.2 2016-01 value 3",
                                     "D3 2.2 2016-02 value 4"}));
  CHECK(submission.not_understood.size() == 2);
}

TEST_CASE("anchors: a named range bounds a table that figures of another kind follow at once") {
  WorkbookBuilder made;
  made.sheet("Data").name("Performance", "Data!$A$1:$C$3").name("Costs", "'Data'!$A$4:$C$6");
  made.text("A1", "Measure").text("B1", "2018").text("C1", "2019");
  made.text("A2", "Visits").number("B2", 1).number("C2", 2).text("A3", "Calls").number("B3", 3).number("C3", 4);
  made.text("A4", "Area").text("B4", "Wards").text("C4", "People");
  made.text("A5", "North").number("B5", 5).number("C5", 6).text("A6", "South").number("B6", 7).number("C6", 8);
  const Submission submission = read(made);
  CHECK(lines(submission) ==
        joined({"B2 Visits 2018 value 1", "C2 Visits 2019 value 2", "B3 Calls 2018 value 3", "C3 Calls 2019 value 4"}));
  REQUIRE_FALSE(submission.tables.empty());
  CHECK(submission.tables[0].anchor == "Performance");
}

TEST_CASE("anchors: names that are too old, of bodies, of single cells, or Excel's own change nothing") {
  for (const char* range : {"Data!$A$1:$C$3", "Data!$A$2:$C$4", "Data!$B$2:$C$4", "Data!$B$2", "Data!$B$1:$C$4",
                            "#REF!$A$1:$C$2", "OFFSET(Data!$A$1,0,0,2,3)", "Data!$A$1:$C$2,Data!$A$4:$C$4",
                            "[1]Data!$A$1:$C$2", "Elsewhere!$A$1:$C$2", "Data!$A:$C"}) {
    CAPTURE(range);
    WorkbookBuilder made;
    made.sheet("Data").name("Performance", range).name("_xlnm.Print_Area", "Data!$A$1:$C$3");
    made.text("A1", "Measure").text("B1", "2018").text("C1", "2019");
    made.text("A2", "Visits").number("B2", 1).number("C2", 2).text("A3", "Calls").number("B3", 3).number("C3", 4);
    made.text("A4", "Meals").number("B4", 5).number("C4", 6);
    const Submission submission = read(made);
    CHECK(lines(submission) == joined({"B2 Visits 2018 value 1", "C2 Visits 2019 value 2", "B3 Calls 2018 value 3",
                                       "C3 Calls 2019 value 4", "B4 Meals 2018 value 5", "C4 Meals 2019 value 6"}));
    REQUIRE(submission.tables.size() == 1);
    CHECK(submission.tables[0].anchor.empty());
  }
}

TEST_CASE("anchors: a name that leaves out the groups above the headings does not hide them") {
  WorkbookBuilder made;
  made.sheet("Data").name("Performance", "Data!$A$2:$E$3");
  made.text("B1", "Target").merge("B1:C1").text("D1", "Actual").merge("D1:E1");
  made.text("A2", "Measure").text("B2", "2018/19").text("C2", "2019/20").text("D2", "2018/19").text("E2", "2019/20");
  made.text("A3", "Visits").number("B3", 1).number("C3", 2).number("D3", 3).number("E3", 4);
  CHECK(lines(read(made)) == joined({"B3 Visits 2018/19 target 1", "C3 Visits 2019/20 target 2",
                                     "D3 Visits 2018/19 value 3", "E3 Visits 2019/20 value 4"}));
}

TEST_CASE("anchors: the register states a table by the name of its Excel table, which has grown since") {
  WorkbookBuilder sources;
  sources.sheet("Sources").text("A1", "sheet").text("B1", "table").text("C1", "body rows").text("D1", "orientation");
  sources.text("E1", "column").text("F1", "role").text("G1", "period");
  sources.text("B2", "figures").text("D2", "measures down").text("E2", "B").text("F2", "title");
  sources.text("B3", "figures")
      .text("D3", "measures down")
      .text("E3", "C")
      .text("F3", "value")
      .text("G3", "FY 2015/16");
  const Result<Register> stated = read_register(*sources.build());
  REQUIRE(stated);
  REQUIRE(stated.value().sources.size() == 1);
  CHECK(stated.value().sources[0].anchor == "figures");
  CHECK(stated.value().sources[0].first_row == 0);

  WorkbookBuilder made;
  made.sheet("Notes").text("A1", "Read me");
  made.sheet("Data").excel_table("Figures", "B3:C6", 1, 1);
  made.text("B3", "What")
      .text("C3", "How many")
      .text("B4", "Visits")
      .number("C4", 1)
      .text("B5", "Calls")
      .number("C5", 2);
  made.text("B6", "Sum").number("C6", 3).text("B8", "Trial").number("C8", 9);
  const Submission submission = locate(made.build(), &stated.value());
  CHECK(lines(submission) == joined({"C4 Visits 2015/16 value 1", "C5 Calls 2015/16 value 2"}));
  REQUIRE(submission.tables.size() == 1);
  CHECK(submission.tables[0].first_header_row == 3);
  CHECK(submission.tables[0].last_row == 5);
}

TEST_CASE("anchors: an Excel table that the register names and the stated sheet lacks is said") {
  WorkbookBuilder sources;
  sources.sheet("Sources").text("A1", "sheet").text("B1", "table").text("C1", "body rows").text("D1", "orientation");
  sources.text("E1", "column").text("F1", "role").text("G1", "period");
  sources.text("A2", "Data").text("B2", "Old").text("D2", "measures down").text("E2", "B").text("F2", "title");
  sources.text("A3", "Data").text("B3", "Old").text("D3", "measures down").text("E3", "C").text("F3", "value");
  sources.text("G3", "FY 2015/16");
  const Result<Register> stated = read_register(*sources.build());
  REQUIRE(stated);
  WorkbookBuilder made;
  made.sheet("Data").text("B3", "What").text("C3", "How many").text("B4", "Visits").number("C4", 1);
  const Submission submission = locate(made.build(), &stated.value());
  CHECK(submission.observations.empty());
  CHECK(not_understood(submission)
            .find("The sheet Sources of the register states a table \"Old\" of the sheet Data "
                  "without its rows, but the sheet has no Excel table") != std::string::npos);
}
