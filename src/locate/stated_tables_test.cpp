// Tables that the register's Sources sheet states: what they say of the period, what stands beside the measures, and
// what is ignored because somebody said so.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "register/workbook_builder.hpp"
#include "scorebook/remarks.hpp"

using namespace scorebook;

namespace {

// Row 4: A Ref, B Measure, C Q2, D Q3, E Comments, F a number for nobody.
WorkbookBuilder quarterly(const std::string& as_at = "As at: 31 December 2018") {
  WorkbookBuilder made;
  made.sheet("Q3").text("A1", "Council").text("A2", as_at);
  made.text("A4", "Ref").text("B4", "Measure").text("C4", "Q2 2018/19").text("D4", "Q3 2018/19");
  made.text("E4", "Comments").text("F4", "Rank");
  made.text("A5", "SW1").text("B5", "Bins missed").number("C5", 640).number("D5", 712).text("E5", "New rounds.");
  made.number("F5", 3).text("A6", "SW2").text("B6", "Litter").number("C6", 4.4).text("D6", "n/a");
  made.text("E6", "Snow.").number("F6", 9).text("A7", "SW3").text("B7", "Fly-tips").number("C7", 2).number("D7", 3);
  return made;
}

Register stating() {
  SourceTable table;
  table.sheet = "Q3";
  table.first_header_row = table.last_header_row = 4;
  table.first_row = 5;
  table.stated = table.confident = true;
  table.columns = {{1, SourceRole::ref, "Ref", std::nullopt, "", "", 0},
                   {2, SourceRole::title, "Measure", std::nullopt, "", "", 0},
                   {3, SourceRole::value, "Q2 2018/19", Period::quarter(2018, 2), "", "", 0},
                   {4, SourceRole::value, "Q3 2018/19", Period::quarter(2018, 3), "", "", 0},
                   {5, SourceRole::remark, "Comments", std::nullopt, "", "", 0},
                   {6, SourceRole::ignored, "Rank", std::nullopt, "", "", 0}};
  Register known;
  known.sources = {table};
  return known;
}

std::vector<std::string> lines(const std::vector<MeasureRemark>& remarks) {
  std::vector<std::string> all;
  for (const MeasureRemark& remark : remarks)
    all.push_back(std::to_string(remark.row) + " " + remark.measure + " " + to_string(remark.words.place) + " " +
                  remark.words.text);
  return all;
}

}  // namespace

TEST_CASE("stated tables: the quarter of the figures wins over the month of an As at that ends it") {
  const Register known = stating();
  const Submission submission = locate(quarterly().build(), &known);
  REQUIRE(submission.period);
  CHECK(*submission.period == Period::quarter(2018, 3));
  CHECK(
      submission.period_source ==
      "\"As at: 31 December 2018\" in Q3!A2, the end of quarter 3 of 2018/19, which the figures are of, such as Q3!D5");
}

TEST_CASE("stated tables: an As at within a quarter, or beside figures of its month, stays a month") {
  Register known = stating();
  CHECK(locate(quarterly("As at: 30 November 2018").build(), &known).period == Period::month(2018, 11));
  known.sources.front().columns[2].period = Period::month(2018, 12);
  CHECK(locate(quarterly().build(), &known).period == Period::month(2018, 12));
}

TEST_CASE("stated tables: remarks are those beside the measures, and of no other table") {
  const Register known = stating();
  const Submission submission = locate(quarterly().build(), &known);
  CHECK(lines(remarks_of(submission)) == std::vector<std::string>{"5 SW1 Q3!E5 New rounds.", "6 SW2 Q3!E6 Snow."});
  CHECK(remarks_of(locate(quarterly().build(), nullptr)).empty());
  WorkbookBuilder merged = quarterly();
  merged.merge("E6:E7");
  CHECK(lines(remarks_of(locate(merged.build(), &known))) ==
        std::vector<std::string>{"5 SW1 Q3!E5 New rounds.", "6 SW2 Q3!E6 Snow.", "7 SW3 Q3!E6 Snow."});
}

TEST_CASE("stated tables: a column that the register calls ignored is not reported as unread") {
  Register known = stating();
  CHECK(locate(quarterly().build(), &known).not_understood.empty());
  known.sources.front().columns.pop_back();  // nobody has said anything of the column
  CHECK_FALSE(locate(quarterly().build(), &known).not_understood.empty());
}
