#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "register/workbook_builder.hpp"
#include "scorebook/submission.hpp"

using namespace scorebook;

// Sheets that no council keeps: small files, but rows times columns without end. Each of these would take minutes or
// gigabytes if anything walked the rows once for every column.

namespace {

std::string at(std::uint32_t column, std::uint32_t row) { return to_string(CellRef{row, column}); }

bool records(const Submission& submission, const std::string& place, const std::string& why) {
  return std::any_of(
      submission.not_understood.begin(), submission.not_understood.end(),
      [&](const NotUnderstood& record) { return to_string(record.place) == place && record.why == why; });
}

WorkbookBuilder scorecard_of(std::uint32_t months) {
  WorkbookBuilder made;
  made.sheet("S").text("A1", "No").text("B1", "Indicator").text("C1", "Good performance is");
  const MonthNumber first = Period::month(1990, 1).last();
  for (std::uint32_t month = 0; month < months; ++month)
    made.text(at(4 + month, 1), Period::of_month(first + static_cast<MonthNumber>(month)).words());
  return made;
}

void add_measure(WorkbookBuilder& made, std::uint32_t row) {
  made.text(at(1, row), "1." + std::to_string(row)).text(at(2, row), "Number of visits").text(at(3, row), "Low");
}

}  // namespace

TEST_CASE("limits: a scorecard with more columns than any has is recorded, not read") {
  WorkbookBuilder made = scorecard_of(2000);
  for (std::uint32_t row = 2; row < 1000; ++row) add_measure(made, row);
  made.number("D2", 7);
  const Submission submission = locate(made.build(), nullptr);
  CHECK(submission.scorecards.empty());
  CHECK(submission.observations.empty());
  CHECK(records(submission, "S!A1",
                "These headings are a scorecard's, but they go on for more than 400 columns, which no scorecard that "
                "is known does, so nothing below them was read."));
}

TEST_CASE("limits: a scorecard of 397 months is read, with its blank months") {
  WorkbookBuilder made = scorecard_of(397);
  add_measure(made, 2);
  made.number("D2", 7);
  const Submission submission = locate(made.build(), nullptr);
  REQUIRE(submission.scorecards.size() == 1);
  REQUIRE(submission.observations.size() == 1);
  CHECK(to_string(submission.observations[0].place) == "S!D2");
  CHECK(submission.scorecards[0].rows[0].blank_periods.size() == 396);
  CHECK(submission.not_understood.empty());
}

TEST_CASE("limits: beyond a hundred thousand blank months they are no longer listed, and a record says so") {
  WorkbookBuilder made = scorecard_of(390);
  for (std::uint32_t row = 2; row < 502; ++row) add_measure(made, row);
  made.number(at(4, 501), 7);
  const Submission submission = locate(made.build(), nullptr);
  REQUIRE(submission.scorecards.size() == 1);
  CHECK(submission.scorecards[0].rows.size() == 500);
  CHECK(submission.scorecards[0].rows[256].blank_periods.size() == 390);
  CHECK(submission.scorecards[0].rows[257].blank_periods.empty());
  CHECK(submission.observations.size() == 1);
  CHECK(records(submission, "S!B258",
                "More than 100000 months of this scorecard are blank. Those below row 258 are not listed one by one."));
}

TEST_CASE("limits: months in more columns than any page has are read up to there, and the rest is recorded") {
  constexpr std::uint32_t kTables = 600;
  WorkbookBuilder made;
  made.sheet("S");
  const char* months[] = {"Jan-16", "Feb-16", "Mar-16"};
  for (std::uint32_t table = 0; table < kTables; ++table) {
    made.text(at(2 * table + 2, 1), "Number of visits");
    for (std::uint32_t row = 0; row < 3; ++row)
      made.text(at(2 * table + 1, row + 2), months[row]).number(at(2 * table + 2, row + 2), 5);
  }
  for (std::uint32_t row = 6; row < 3000; ++row) made.text(at(1, row), "note");
  const Submission submission = locate(made.build(), nullptr);
  CHECK(submission.pages.size() == 50);
  CHECK(submission.observations.size() == 150);
  CHECK(records(submission, "S!CW2",
                "Months stand in more than 50 columns of this sheet, which is no detail page that is known. The tables "
                "from column CW on were not read."));
}

TEST_CASE("limits: a table of months that reaches over more columns than any page has is recorded, not read") {
  WorkbookBuilder made;
  made.sheet("S").text("A2", "Jan-16").text("A3", "Feb-16").number("B2", 5).number("B3", 6);
  for (std::uint32_t column = 2; column < 500; ++column) made.text(at(column, 1), "Number of visits");
  const Submission submission = locate(made.build(), nullptr);
  CHECK(submission.observations.empty());
  CHECK(records(submission, "S!A1",
                "The table with its months in column A reaches to column SE. A detail page of more than 400 columns is "
                "none that is known, so it was not read."));
}

TEST_CASE("limits: a cell far to the right of a table does not widen it") {
  WorkbookBuilder made;
  made.sheet("S").text("B1", "Number of visits").text("XFD90", "note");
  made.text("A2", "Jan-16").text("A3", "Feb-16").number("B2", 5).number("B3", 6);
  const Submission submission = locate(made.build(), nullptr);
  CHECK(submission.observations.size() == 2);
  CHECK(submission.not_understood.empty());
}
