// What is not read, or read as another table, in tables with periods down and in lists: better nothing than a figure of
// another measure or another year.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "register/workbook_builder.hpp"
#include "scorebook/submission.hpp"

using namespace scorebook;

namespace {

// "B2 Visits 2019 value 4" of every observation, each on a line.
std::string lines(const Submission& submission) {
  std::string all;
  for (const Observation& observation : submission.observations) {
    all += to_string(observation.place.cell) + " " + observation.measure + " ";
    all += (observation.period ? observation.period->id() : std::string("-")) + " ";
    all += std::string(observation_kind_name(observation.kind)) + " " + observation.figure.shown() + "\n";
  }
  return all;
}

Submission read(const WorkbookBuilder& made) { return locate(made.build(), nullptr); }

}  // namespace

TEST_CASE("periods down: headings below a table begin another one, the same ones at a page break do not") {
  WorkbookBuilder made;
  made.sheet("S").text("A1", "Year").text("B1", "A").text("C1", "B");
  made.text("A2", "2013/14").number("B2", 1).number("C2", 2).text("A3", "2014/15").number("B3", 3).number("C3", 4);
  made.text("A4", "Year").text("B4", "A").text("C4", "B");
  made.text("A5", "2015/16").number("B5", 5).number("C5", 6);
  made.text("A6", "Year").text("B6", "C").text("C6", "D");
  made.text("A7", "2016/17").number("B7", 7).number("C7", 8).text("A8", "2017/18").number("B8", 9).number("C8", 10);
  made.text("A9", "2018/19").number("B9", 11).number("C9", 12);
  CHECK(lines(read(made)) ==
        "B2 A 2013/14 value 1\nC2 B 2013/14 value 2\nB3 A 2014/15 value 3\nC3 B 2014/15 value 4\n"
        "B5 A 2015/16 value 5\nC5 B 2015/16 value 6\nB7 C 2016/17 value 7\nC7 D 2016/17 value 8\n"
        "B8 C 2017/18 value 9\nC8 D 2017/18 value 10\nB9 C 2018/19 value 11\nC9 D 2018/19 value 12\n");
}

TEST_CASE("lists: headings below a list end it, and what follows is told to be left over") {
  WorkbookBuilder made;
  made.sheet("S").text("A1", "Measure").text("B1", "Period").text("C1", "Value");
  made.text("A2", "A").text("B2", "Q1 2015/16").number("C2", 1).text("A3", "A").text("B3", "Q2 2015/16");
  made.number("C3", 2).text("A5", "Measure").text("B5", "Period").text("C5", "Target");
  made.text("A6", "A").text("B6", "Q1 2016/17").number("C6", 10);
  const Submission submission = read(made);
  CHECK(lines(submission) == "C2 A 2015-Q1 value 1\nC3 A 2015-Q2 value 2\n");
  REQUIRE(submission.not_understood.size() == 1);
  CHECK(to_string(submission.not_understood[0].place) == "S!C6");
}
