// Tables with measures down that tempt a reader to say too much: what stands below them, words among figures, and names
// that say the figures are no outturn. What is not certain is not read, and is told.
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

// What was not understood: where, and the words up to the first comma.
std::string reported(const Submission& submission) {
  Lines all;
  for (const NotUnderstood& record : submission.not_understood)
    all.push_back(to_string(record.place.cell) + " " + record.why.substr(0, record.why.find(',') + 1));
  return joined(all);
}

Submission read(const WorkbookBuilder& made) { return locate(made.build(), nullptr); }

// Measures A and B in 2014/15 and 2015/16, in rows 1 to 3.
WorkbookBuilder two_years() {
  WorkbookBuilder made;
  made.sheet("S").text("A1", "Measure").text("B1", "2014/15").text("C1", "2015/16");
  made.text("A2", "A").number("B2", 1).number("C2", 2).text("A3", "B").number("B3", 3).number("C3", 4);
  return made;
}

const Lines kTwoYears = {"B2 A 2014/15 value 1", "C2 A 2015/16 value 2", "B3 B 2014/15 value 3",
                         "C3 B 2015/16 value 4"};

}  // namespace

TEST_CASE("conservative across: another table below is not read under the headings of the first") {
  for (const char* row : {"4", "5", "6"}) {
    CAPTURE(row);
    const std::string below = std::to_string(std::stoi(row) + 1);
    WorkbookBuilder made = two_years();
    made.text(std::string("A") + row, "Ward")
        .text(std::string("B") + row, "Visits")
        .text(std::string("C") + row, "Calls");
    made.text("A" + below, "North").number("B" + below, 10).number("C" + below, 20);
    const Submission submission = read(made);
    CHECK(lines(submission) == joined(kTwoYears));
    CHECK(reported(submission) ==
          "B" + below + " The figures in B" + below + ":C" + below + " belong to no table that was recognised,\n");
  }
}

TEST_CASE("conservative across: a caption after blank rows ends the table, bands between rows do not") {
  WorkbookBuilder made = two_years();
  made.text("A6", "Staffing").text("A7", "Officers").number("B7", 10).number("C7", 20);
  const Submission submission = read(made);
  CHECK(lines(submission) == joined(kTwoYears));
  REQUIRE(submission.not_understood.size() == 1);
  CHECK(to_string(submission.not_understood[0].place.cell) == "B7");

  WorkbookBuilder banded = two_years();
  banded.text("A4", "Staffing").text("A5", "Officers").number("B5", 10).number("C5", 20);
  CHECK(lines(read(banded)) == joined(kTwoYears) + "B5 Officers 2014/15 value 10\nC5 Officers 2015/16 value 20\n");
}

TEST_CASE("conservative across: a column of a period stays one however many words stand in it") {
  WorkbookBuilder made;
  made.sheet("S").text("A1", "Measure").text("B1", "Q2 2016/17").text("C1", "Q3 2016/17").text("D1", "Target");
  made.text("A2", "A").number("B2", 1).text("C2", "Data late from supplier").text("D2", "98%");
  made.text("A3", "B").number("B3", 2).text("C3", "System down").text("D3", "see note 3");
  made.text("A4", "C").number("B4", 3).number("C4", 5).text("D4", "low");
  const Submission submission = read(made);
  CHECK(lines(submission) ==
        joined(Lines{"B2 A 2016-Q2 value 1", "C2 A 2016-Q3 value Data late from supplier", "D2 A - target 98%",
                     "B3 B 2016-Q2 value 2", "C3 B 2016-Q3 value System down", "D3 B - target see note 3",
                     "B4 C 2016-Q2 value 3", "C4 C 2016-Q3 value 5", "D4 C - target low"}));
  CHECK(reported(submission) == "");
}

TEST_CASE("conservative across: figures typed as text without a name beside them are told") {
  WorkbookBuilder made;
  made.sheet("S").text("A1", "Measure").text("B1", "2014/15").text("C1", "2015/16");
  made.text("A2", "A").text("B2", "81%").text("C2", "82%").text("B3", "91%").text("C3", "92%");
  made.text("A4", "Total").text("B4", "51%").text("C4", "52%").text("B5", "see the note").text("C5", "n/a");
  made.text("A6", "B").text("B6", "61%").text("C6", "62%");
  const Submission submission = read(made);
  CHECK(lines(submission) == joined(Lines{"B2 A 2014/15 value 81%", "C2 A 2015/16 value 82%", "B6 B 2014/15 value 61%",
                                          "C6 B 2015/16 value 62%"}));
  CHECK(reported(submission) == joined(Lines{"B4 Row 4 is a total or an average of other rows,",
                                             "B3 Row 3 has figures but no measure to its left,"}));
}

TEST_CASE("conservative across: columns that are not read are told where their figures are texts") {
  WorkbookBuilder made = two_years();
  made.text("D1", "Variance 2015/16").text("D2", "3%").text("E1", "Grand total").text("E3", "99%");
  made.text("B6", "12%").text("A8", "Staffing").text("C9", "14%");
  const Submission submission = read(made);
  CHECK(lines(submission) == joined(kTwoYears));
  REQUIRE(submission.not_understood.size() == 4);
  CHECK(submission.not_understood[0].why ==
        "These columns of the table hold numbers, but nothing says of which measure and period, so they were not read: "
        "E (\"Grand total\").");
  CHECK(submission.not_understood[1].why ==
        "These columns of the table hold numbers under a period, but it is not certain that they are figures of that "
        "period, so they were not read: D (\"Variance 2015/16\").");
  CHECK(to_string(submission.not_understood[2].place.cell) == "B6");
  CHECK(to_string(submission.not_understood[3].place.cell) == "C9");
}

TEST_CASE("conservative across: headings that compare, bound or plan are no value of the period they name") {
  for (const char* heading : {"2016/17 v 2015/16", "Improvement 2016/17", "2016/17 movement", "Quartile 2016/17",
                              "2016/17 confidence interval", "Start Apr-16", "End Mar-17", "2016/17 stretch",
                              "2016/17 ambition", "Plan 2016/17", "Planned 2016/17"}) {
    CAPTURE(std::string(heading));
    WorkbookBuilder made = two_years();
    made.text("D1", heading).number("D2", 5).number("D3", 6);
    const Submission submission = read(made);
    CHECK(lines(submission) == joined(kTwoYears));
    CHECK(reported(submission) == "D2 These columns of the table hold numbers under a period,\n");
  }
}

TEST_CASE("conservative across: the end of a year is the year") {
  WorkbookBuilder made = two_years();
  made.text("D1", "Year end 16/17").number("D2", 5).number("D3", 6);
  CHECK(lines(read(made)) == joined(Lines{"B2 A 2014/15 value 1", "C2 A 2015/16 value 2", "D2 A 2016/17 value 5",
                                          "B3 B 2014/15 value 3", "C3 B 2015/16 value 4", "D3 B 2016/17 value 6"}));
}

TEST_CASE("conservative across: rows, sections and captions called targets are no values") {
  WorkbookBuilder made = two_years();
  made.text("A4", "Target").number("B4", 5).number("C4", 6).text("A5", "Forecasts");
  made.text("A6", "A").number("B6", 7).number("C6", 8);
  const Submission submission = read(made);
  CHECK(lines(submission) == joined(kTwoYears));
  CHECK(reported(submission) == "B4 Rows 4,\n");

  WorkbookBuilder captioned;
  captioned.sheet("S").text("A1", "Targets").text("A3", "Measure").text("B3", "2014/15").text("C3", "2015/16");
  captioned.text("A4", "A").number("B4", 1).number("C4", 2);
  const Submission unread = read(captioned);
  CHECK(lines(unread).empty());
  REQUIRE(unread.not_understood.size() == 1);
  CHECK(unread.not_understood[0].why ==
        "The table stands under \"Targets\", but its columns do not say so of their figures. So it was not read.");
}

TEST_CASE("conservative across: a year below its quarters is kind year") {
  WorkbookBuilder made;
  made.sheet("S").text("A1", "Period").text("B1", "Visits").text("C1", "Calls");
  const char* const periods[] = {"Q1 2016/17", "Q2 2016/17", "Q3 2016/17", "Q4 2016/17", "2016/17"};
  for (int at = 0; at < 5; ++at) {
    const std::string row = std::to_string(at + 2);
    made.text("A" + row, periods[at]).number("B" + row, at + 1).number("C" + row, at + 11);
  }
  const std::string found = lines(read(made));
  CHECK(found.find("B5 Visits 2016-Q4 value 4\n") != std::string::npos);
  CHECK(found.find("B6 Visits 2016/17 year 5\n") != std::string::npos);
}

TEST_CASE("tables across: months that jump back under one year are not read") {
  WorkbookBuilder made;
  made.sheet("S").text("A1", "KPI").text("B1", "2016");
  made.text("B2", "Nov").text("C2", "Dec").text("D2", "Jan");
  made.text("A3", "Visits").number("B3", 1).number("C3", 2).number("D3", 3);
  made.text("A4", "Calls").number("B4", 4).number("C4", 5).number("D4", 6);
  const Submission submission = read(made);
  CHECK(lines(submission).empty());
  CHECK(reported(submission) == "A1 Row 2 goes from December 2016 to January 2016,\n");
}
