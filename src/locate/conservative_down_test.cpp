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

std::string why_not(const Submission& submission) {
  CHECK(submission.observations.empty());
  REQUIRE(submission.tables.size() == 1);
  CHECK_FALSE(submission.tables[0].confident);
  return submission.tables[0].why;
}

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

TEST_CASE("periods down: a target belongs to the one value before it, other columns beside values are no measures") {
  WorkbookBuilder made;
  made.sheet("S").text("A1", "Year").text("B1", "Missed bins").text("C1", "Target").text("D1", "Numerator");
  made.text("E1", "England average").text("F1", "YTD");
  for (std::uint32_t row = 2; row < 5; ++row) {
    const std::string at = std::to_string(row);
    made.text("A" + at, at == "2" ? "2014/15" : at == "3" ? "2015/16" : "2016/17").number("B" + at, row);
    made.number("C" + at, 10).number("D" + at, 20).number("E" + at, 30).number("F" + at, 40);
  }
  const Submission submission = read(made);
  CHECK(lines(submission) ==
        "B2 Missed bins 2014/15 value 2\nC2 Missed bins 2014/15 target 10\nB3 Missed bins 2015/16 value 3\n"
        "C3 Missed bins 2015/16 target 10\nB4 Missed bins 2016/17 value 4\nC4 Missed bins 2016/17 target 10\n");
  REQUIRE(submission.not_understood.size() == 1);
  CHECK(submission.not_understood[0].why ==
        "These columns of the table hold numbers, but nothing says of which measure and period, so they were not read: "
        "D (\"Numerator\"), E (\"England average\"), F (\"YTD\").");
}

TEST_CASE("periods down: months from April to March under one plain year are not read") {
  WorkbookBuilder made;
  made.sheet("S").text("A1", "Year").text("B1", "Month").text("C1", "Visits").number("A2", 2016);
  const std::vector<std::string> months = {"Oct", "Nov", "Dec", "Jan", "Feb", "Mar"};
  for (std::uint32_t row = 2; row < 8; ++row)
    made.text("B" + std::to_string(row), months[row - 2]).number("C" + std::to_string(row), row);
  CHECK(why_not(read(made)) ==
        "Column B has 6 periods from row 2 on, but 2016 with the months October to January may be 2016/17.");
}

TEST_CASE("lists: months from April to March under one plain year are not read") {
  WorkbookBuilder made;
  made.sheet("S").text("A1", "Measure").text("B1", "Year").text("C1", "Month").text("D1", "Value");
  const std::vector<std::string> months = {"Nov", "Dec", "Jan"};
  for (std::uint32_t row = 2; row < 5; ++row) {
    const std::string at = std::to_string(row);
    made.text("A" + at, "Visits").number("B" + at, 2016).text("C" + at, months[row - 2]).number("D" + at, row);
  }
  CHECK(why_not(read(made)) == "Row 1 heads a list, but 2016 with the months November to January may be 2016/17.");
}

TEST_CASE("periods down and lists: a plain number under Financial year is no calendar year") {
  WorkbookBuilder down;
  down.sheet("S").text("A1", "Financial year").text("B1", "Visits");
  WorkbookBuilder list;
  list.sheet("S").text("A1", "Measure").text("B1", "Financial year").text("C1", "Value");
  for (std::uint32_t row = 2; row < 5; ++row) {
    const std::string at = std::to_string(row);
    down.number("A" + at, 2014 + row).number("B" + at, row * 7);
    list.text("A" + at, "Visits").number("B" + at, 2014 + row).number("C" + at, row * 7);
  }
  const std::string doubt =
      "\"Financial year\" stands over 2016, which may be the year that begins or the one that ends then.";
  CHECK(why_not(read(down)) == "Column A has 3 periods from row 2 on, but " + doubt);
  CHECK(why_not(read(list)) == "Row 1 heads a list, but " + doubt);
}

TEST_CASE("lists: two side by side are two") {
  WorkbookBuilder made;
  made.sheet("S").text("A1", "Measure").text("B1", "Period").text("C1", "Value");
  made.text("E1", "Measure").text("F1", "Period").text("G1", "Value");
  made.text("A2", "A").text("B2", "2014/15").number("C2", 1).text("A3", "A").text("B3", "2015/16").number("C3", 2);
  made.text("E2", "B").text("F2", "2014/15").number("G2", 3).text("E3", "B").text("F3", "2015/16").number("G3", 4);
  CHECK(lines(read(made)) ==
        "C2 A 2014/15 value 1\nG2 B 2014/15 value 3\nC3 A 2015/16 value 2\nG3 B 2015/16 value 4\n");
}
