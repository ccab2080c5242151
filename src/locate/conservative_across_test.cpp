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
    all.push_back(to_string(record.place.cell) + " " + record.why.substr(0, record.why.find_first_of(",:") + 1));
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
