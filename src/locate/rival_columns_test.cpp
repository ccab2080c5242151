// Shapes that tempt a reader to take the wrong one of two: two targets for one period, a table right under another,
// months that turn back within a year, weeks under short dates, totals among measures.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "register/workbook_builder.hpp"
#include "scorebook/submission.hpp"

using namespace scorebook;

namespace {

using Row = std::vector<const char*>;

// Rows of texts and numbers from A1 on; "" leaves a cell blank.
WorkbookBuilder sheet_of(const std::vector<Row>& rows) {
  WorkbookBuilder made;
  made.sheet("S");
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t column = 0; column < rows[row].size(); ++column) {
      const std::string words = rows[row][column];
      const std::string at = std::string(1, static_cast<char>('A' + column)) + std::to_string(row + 1);
      if (words.empty()) continue;
      if (words.find_first_not_of("0123456789") == std::string::npos && words.size() < 4) {
        made.number(at, std::stoi(words));
      } else {
        made.text(at, words);
      }
    }
  }
  return made;
}

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

// What was not understood: the cell and the first words.
std::string reported(const Submission& submission) {
  std::string all;
  for (const NotUnderstood& record : submission.not_understood)
    all += to_string(record.place.cell) + " " + record.why + "\n";
  return all;
}

Submission read(const std::vector<Row>& rows) { return locate(sheet_of(rows).build(), nullptr); }

// A plan's two columns of targets, one measure below them.
Submission plan_with(const char* one, const char* other) {
  return read({{"Ref", "Measure", "Good performance", "Frequency", one, other},
               {"1.1", "Missed bins", "Low", "Monthly", "6", "7"}});
}

}  // namespace

TEST_CASE("plan: a revised target takes the place of the other one for the same year") {
  for (const char* original : {"Target 2016/17", "Original target 2016/17", "Original target"}) {
    CAPTURE(original);
    const Submission submission = plan_with(original, "Revised target 2016/17");
    CHECK(lines(submission) == "F2 1.1 2016/17 target 7\n");
    CHECK(
        reported(submission) ==
        std::string("E1 Column E, headed \"") + original +
            "\", stands beside column F, headed \"Revised target 2016/17\", which was read as the target, so column E "
            "was not, not even where the other is blank.\n");
    REQUIRE(submission.plans.size() == 1);
    REQUIRE(submission.plans[0].rows[0].remarks.size() == 1);
    CHECK(submission.plans[0].rows[0].remarks[0].text == "6");
  }
  CHECK(lines(plan_with("Target 2016/17", "Original target 2016/17")) == "E2 1.1 2016/17 target 6\n");
  CHECK(lines(plan_with("Stretch target 2016/17", "Target 2016/17")) == "F2 1.1 2016/17 target 7\n");
}

TEST_CASE("plan: of two targets for one year neither is read where their headings do not say which holds") {
  const Submission submission = plan_with("Target 2016/17", "Local target 2016/17");
  CHECK(lines(submission).empty());
  CHECK(reported(submission) ==
        "E1 Column E, headed \"Target 2016/17\", and column F, headed \"Local target 2016/17\", are both targets of "
        "2016/17, and nothing says which holds, so neither was read. Call the one that holds \"Revised target\", or "
        "give each the period that it is for.\n"
        "F1 Column F, headed \"Local target 2016/17\", and column E, headed \"Target 2016/17\", are both targets of "
        "2016/17, and nothing says which holds, so neither was read. Call the one that holds \"Revised target\", or "
        "give each the period that it is for.\n");
  CHECK(lines(plan_with("Target 2016/17", "Target 2017/18")) == "E2 1.1 2016/17 target 6\nF2 1.1 2017/18 target 7\n");
}

TEST_CASE("tables across: of two columns of targets the revised one is read, else none, and the figures are") {
  const Submission revised = read({{"KPI", "2015/16", "2016/17", "Target 2016/17", "Revised target 2016/17"},
                                   {"Bins", "1", "2", "3", "4"},
                                   {"Calls", "5", "6", "7", "8"}});
  CHECK(lines(revised) ==
        "B2 Bins 2015/16 value 1\nC2 Bins 2016/17 value 2\nE2 Bins 2016/17 target 4\n"
        "B3 Calls 2015/16 value 5\nC3 Calls 2016/17 value 6\nE3 Calls 2016/17 target 8\n");
  CHECK(reported(revised).find("D1 Column D, headed \"Target 2016/17\", stands beside column E") == 0);
  const Submission twins = read({{"KPI", "2015/16", "2016/17", "Target", "Target"}, {"Bins", "1", "2", "3", "4"}});
  CHECK(lines(twins) == "B2 Bins 2015/16 value 1\nC2 Bins 2016/17 value 2\n");
  CHECK(twins.not_understood.size() == 2);
}

TEST_CASE("tables across: two columns under one heading are refused in words that are true of them") {
  const Submission same = read({{"KPI", "2016/17", "2016/17"}, {"Bins", "1", "2"}, {"Calls", "3", "4"}});
  REQUIRE(same.tables.size() == 1);
  CHECK(same.tables[0].why ==
        "Row 1 has two columns for the same value, B and C (both 2016/17), and nothing tells them apart: both are "
        "headed \"2016/17\".");
}

TEST_CASE("scorecard: of several targets the one that holds is the green threshold, or none is") {
  const auto green = [](const char* one, const char* other) {
    const Submission submission =
        read({{"Ref", "Measure", "Apr-16", "May-16", one, other}, {"1.1", "Bins", "1", "2", "3", "4"}});
    REQUIRE(submission.scorecards.size() == 1);
    return submission.scorecards[0].rows[0].green.text;
  };
  CHECK(green("Target", "Revised target") == "4");
  CHECK(green("Original target", "Target") == "4");
  CHECK(green("Target 2016/17", "Target 2017/18") == "3");
  CHECK(green("Target 2015/16", "Target 2016/17") == "4");
  CHECK(green("Target", "Target").empty());
}

TEST_CASE("scorecard: days less than a month apart are no months, whatever their format shows") {
  for (const char* format : {"dd/mm", "mmm-yy"}) {
    CAPTURE(format);
    WorkbookBuilder made;
    made.sheet("S").text("A1", "Ref").text("B1", "Measure").text("A2", "1.1").text("B2", "Bins");
    const double first = 42461;  // 1 April 2016
    made.number("C1", first, format).number("D1", first + 7, format).number("E1", first + 14, format);
    made.number("C2", 1).number("D2", 2).number("E2", 3);
    const Submission submission = locate(made.build(), nullptr);
    CHECK(lines(submission).empty());
    CHECK(reported(submission).find("are headed by days less than a month apart") != std::string::npos);
  }
}

TEST_CASE("scorecard: the first and the last days of months stay months") {
  for (const std::vector<double>& days : {std::vector<double>{42401, 42430, 42461}, {42400, 42429, 42460}}) {
    WorkbookBuilder made;
    made.sheet("S").text("A1", "Ref").text("B1", "Measure").text("A2", "1.1").text("B2", "Bins");
    made.number("C1", days[0], "dd/mm/yyyy").number("D1", days[1], "dd/mm/yyyy").number("E1", days[2], "dd/mm/yyyy");
    made.number("C2", 1).number("D2", 2).number("E2", 3);
    CHECK(locate(made.build(), nullptr).observations.size() == 3);
  }
}

TEST_CASE("tables across: a table right below another, with figures under one heading only, is not read as its body") {
  for (const char* heading : {"Budget", "2017/18"}) {
    CAPTURE(heading);
    const Submission submission = read({{"KPI", "2015/16", "2016/17"},
                                        {"Bins", "1", "2"},
                                        {"Calls", "3", "4"},
                                        {"Project", heading},
                                        {"Depot", "50"},
                                        {"Fleet", "60"}});
    CHECK(lines(submission) ==
          "B2 Bins 2015/16 value 1\nC2 Bins 2016/17 value 2\nB3 Calls 2015/16 value 3\nC3 Calls 2016/17 value 4\n");
    CHECK(reported(submission).find("The figures in B5:B6 belong to no table") != std::string::npos);
  }
}

TEST_CASE("tables across: a remark in place of a figure is no heading where other figures follow") {
  const Submission submission = read({{"KPI", "2015/16", "2016/17"},
                                      {"Bins", "1", "2"},
                                      {"Calls", "not counted before June", ""},
                                      {"Visits", "5", ""},
                                      {"Letters", "7", "8"}});
  CHECK(lines(submission) ==
        "B2 Bins 2015/16 value 1\nC2 Bins 2016/17 value 2\nB3 Calls 2015/16 value not counted before June\n"
        "B4 Visits 2015/16 value 5\nB5 Letters 2015/16 value 7\nC5 Letters 2016/17 value 8\n");
}

TEST_CASE("tables across: periods of any length that turn back under one year are not read") {
  const std::vector<Row> turning = {{"Apr", "Jul", "Oct", "Jan"},
                                    {"Jul", "Nov", "Mar", ""},
                                    {"Apr", "Jul", "Dec", "Mar"},
                                    {"Q2", "Q3", "Q4", "Q1"},
                                    {"Jan", "Oct", "Jul", "Apr"}};
  for (const Row& months : turning) {
    CAPTURE(months[0]);
    CAPTURE(months[1]);
    const Submission submission = read({{"KPI", "2016"},
                                        {"", months[0], months[1], months[2], months[3]},
                                        {"Bins", "1", "2", "3", months[3][0] == 0 ? "" : "4"},
                                        {"Calls", "5", "6", "7", months[3][0] == 0 ? "" : "8"}});
    CHECK(lines(submission).empty());
    CHECK(reported(submission).find("Row 2 goes from ") != std::string::npos);
  }
  const Submission in_order = read(
      {{"KPI", "2016"}, {"", "Jan", "Apr", "Jul", "Oct"}, {"Bins", "1", "2", "3", "4"}, {"Calls", "5", "6", "7", "8"}});
  CHECK(in_order.observations.size() == 8);
}

TEST_CASE("periods down: quarters of a year that turn back under one year are not read") {
  const Submission submission = read({{"Year", "Month", "Bins", "Calls"},
                                      {"2016", "Apr", "1", "2"},
                                      {"", "Jul", "3", "4"},
                                      {"", "Oct", "5", "6"},
                                      {"", "Jan", "7", "8"}});
  CHECK(lines(submission).empty());
  CHECK(reported(submission).find("2016 with the months April to ") != std::string::npos);
}

TEST_CASE("tables across: rows of totals and averages are no measures, measures that count a total are") {
  for (const char* summary : {"Total", "Total:", "Average", "Averages", "Mean", "Grand total", "Overall average"}) {
    CAPTURE(summary);
    const Submission submission =
        read({{"KPI", "2015/16", "2016/17"}, {"Total number of bins", "1", "2"}, {summary, "3", "4"}});
    CHECK(lines(submission) == "B2 Total number of bins 2015/16 value 1\nC2 Total number of bins 2016/17 value 2\n");
    CHECK(reported(submission).find("B3 Row 3 is a total or an average of other rows, not a measure") == 0);
  }
}

TEST_CASE("periods down: columns of totals and averages beside others are no measures") {
  for (const char* first : {"2013/14", "Jan-16"}) {
    CAPTURE(first);
    const bool years = first[0] == '2';
    const Submission submission = read({{"Period", "North", "South", "Total", "Average"},
                                        {first, "1", "2", "3", "4"},
                                        {years ? "2014/15" : "Feb-16", "1", "2", "3", "4"},
                                        {years ? "2015/16" : "Mar-16", "1", "2", "3", "4"}});
    CHECK(submission.observations.size() == 6);
    CHECK(lines(submission).find("Total") == std::string::npos);
    CHECK(reported(submission).find("Total") != std::string::npos);
    CHECK(reported(submission).find("Average") != std::string::npos);
  }
}

TEST_CASE("scorecard: a table right below it, with figures under one heading only, is not read as its rows") {
  const Submission submission = read({{"Ref", "Measure", "Apr-16", "May-16"},
                                      {"1.1", "Bins", "1", "2"},
                                      {"1.2", "Calls", "3", "4"},
                                      {"", "Project", "Budget"},
                                      {"", "Depot", "50"},
                                      {"", "Fleet", "60"}});
  CHECK(lines(submission) ==
        "C2 1.1 2016-04 value 1\nD2 1.1 2016-05 value 2\nC3 1.2 2016-04 value 3\nD3 1.2 2016-05 value 4\n");
  CHECK(reported(submission).find("The figures in C5:C6 belong to no table") != std::string::npos);
}

TEST_CASE("plan: a table right below it, with figures under one heading only, is not read as its rows") {
  const Submission submission = read({{"Ref", "Measure", "Good performance", "Frequency", "2015/16", "Target 2016/17"},
                                      {"1.1", "Bins", "Low", "Monthly", "1", "2"},
                                      {"", "Project", "", "", "Budget"},
                                      {"", "Depot", "", "", "50"},
                                      {"", "Fleet", "", "", "60"}});
  CHECK(lines(submission) == "E2 1.1 2015/16 year 1\nF2 1.1 2016/17 target 2\n");
  CHECK(reported(submission).find("The figures in E4:E5 belong to no table") != std::string::npos);
}

TEST_CASE("scorecard and plan: rows of totals, targets and ratings without a number are no measures") {
  for (const char* title : {"Total", "Average", "Target", "Bins target", "YTD", "RAG", "Variance"}) {
    CAPTURE(title);
    const Submission scorecard =
        read({{"Ref", "Measure", "Apr-16", "May-16"}, {"1.1", "Bins", "1", "2"}, {"", title, "3", "4"}});
    CHECK(lines(scorecard) == "C2 1.1 2016-04 value 1\nD2 1.1 2016-05 value 2\n");
    CHECK(reported(scorecard).find(std::string("B3 The row called \"") + title + "\" has no number") == 0);
    const Submission plan = read({{"Ref", "Measure", "Good performance", "Frequency", "2015/16"},
                                  {"1.1", "Bins", "Low", "Monthly", "1"},
                                  {"", title, "", "", "3"}});
    CHECK(lines(plan).find("E3") == std::string::npos);
  }
  const Submission numbered =
      read({{"Ref", "Measure", "Apr-16", "May-16"}, {"1.1", "Bins", "1", "2"}, {"1.2", "Total", "3", "4"}});
  CHECK(numbered.observations.size() == 4);
}

TEST_CASE("tables across: a month under a quarter is that month, not the quarter") {
  const Submission submission = read({{"KPI", "Q1 2016/17", "", "Q2 2016/17", ""},
                                      {"", "Apr", "May", "Aug", "Apr"},
                                      {"Bins", "1", "2", "3", "4"},
                                      {"Calls", "5", "6", "7", "8"}});
  CHECK(lines(submission) ==
        "B3 Bins 2016-04 value 1\nC3 Bins 2016-05 value 2\nD3 Bins 2016-08 value 3\n"
        "B4 Calls 2016-04 value 5\nC4 Calls 2016-05 value 6\nD4 Calls 2016-08 value 7\n");
}

TEST_CASE("scorecard: of two columns of one month neither is read, unless only one has figures") {
  const Submission twice = read({{"Ref", "Measure", "Feb-16", "Mar-16", "Mar-16"}, {"1.1", "Bins", "1", "2", "3"}});
  CHECK(lines(twice) == "C2 1.1 2016-02 value 1\n");
  CHECK(reported(twice) ==
        "D1 Column D, headed \"Mar-16\", and another are both of March 2016, and nothing says which has the month's "
        "figures, so this one was not read.\nE1 Column E, headed \"Mar-16\", and another are both of March 2016, and "
        "nothing says which has the month's figures, so this one was not read.\n");
  WorkbookBuilder rated =
      sheet_of({{"Ref", "Measure", "Feb-16", "", "Mar-16", ""}, {"1.1", "Bins", "1", "R", "3", ""}});
  rated.merge("C1:D1").merge("E1:F1");
  CHECK(lines(locate(rated.build(), nullptr)) == "C2 1.1 2016-02 value 1\nE2 1.1 2016-03 value 3\n");
}

TEST_CASE("scorecard: a target beside the figure under each month is a target") {
  WorkbookBuilder made = sheet_of({{"Ref", "Measure", "Feb-16", "", "Mar-16", ""},
                                   {"", "", "Actual", "Target", "Actual", "Target"},
                                   {"1.1", "Bins", "1", "2", "3", "4"},
                                   {"1.2", "Calls", "5", "6", "7", "8"}});
  made.merge("C1:D1").merge("E1:F1");
  CHECK(lines(locate(made.build(), nullptr)) ==
        "C3 1.1 2016-02 value 1\nD3 1.1 2016-02 target 2\nE3 1.1 2016-03 value 3\nF3 1.1 2016-03 target 4\n"
        "C4 1.2 2016-02 value 5\nD4 1.2 2016-02 target 6\nE4 1.2 2016-03 value 7\nF4 1.2 2016-03 target 8\n");
}

TEST_CASE("tables across: months down under years across are no measures called April and May") {
  const Submission submission =
      read({{"Month", "2015/16", "2016/17"}, {"Apr", "1", "2"}, {"May", "3", "4"}, {"Jun", "5", "6"}});
  CHECK(lines(submission).empty());
  CHECK(reported(submission).find("the names in column A are periods themselves") != std::string::npos);
}
