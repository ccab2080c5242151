#include "check/stated_change.hpp"

#include "check/submission_builder.hpp"
#include "check/workbook_for_test.hpp"

namespace scorebook {
namespace {

std::string found_in(const std::string& text) {
  std::string words;
  for (const StatedChange& stated : stated_changes(text)) {
    words += stated.change.text + (stated.rough ? "~" : "");
    if (stated.from && stated.to) words += " from " + stated.from->text + " to " + stated.to->text;
    if (stated.since) words += " since " + *stated.since;
    words += "|";
  }
  return words;
}

TEST_CASE("stated change: the forms in which a sentence has the change and both figures") {
  CHECK(
      found_in("Reached 86.2% in August 2016 and has since fallen by 4% to 81.5%. National 87% at 31st March 2017.") ==
      "4% from 86.2% to 81.5%|");
  CHECK(found_in("Contacts rose by 12% from 1,030 to 1,154.") == "12% from 1,030 to 1,154|");
  CHECK(found_in("Performance went from 81.5% to 86.2%, an increase of 4.7 percentage points.") ==
        "4.7 percentage points from 81.5% to 86.2%|");
  CHECK(found_in("There was a fall of 20 from 120 to 100") == "20 from 120 to 100|");
  CHECK(found_in("This is about 4% up; it has fallen by nearly 4% from 86.2% to 81.5%.") == "4%~ from 86.2% to 81.5%|");
}

TEST_CASE("stated change: a period in place of the first figure") {
  CHECK(found_in("34% of those asked see a problem, a 1% decrease on quarter 1 and 2% above the target.") ==
        "1% since quarter 1|");
  CHECK(found_in("Up 3.2% from 2014/15.") == "3.2% since 2014/15|");
  CHECK(found_in("It has fallen by 5 since March 2016.") == "5 since March 2016|");
}

TEST_CASE("stated change: where it is not certain which figures are meant there is none") {
  for (const char* text :
       {"Accommodation outcomes fell by 20% in the quarter among 87 clients; isolated cases.",
        "The regional rate was 92.1% while ours has fallen by 4% to 81.5%.",
        "National 87%, region 85%, and since then fallen by 4% to 81.5%.", "A slight increase from 13.0% to 13.1%.",
        "Engagements rose slightly, by 3,531, in spite of the school holidays.", "Costs are up to 5%.",
        "Secondary: down from 732 to 485; the quarter covers the summer break.", "Ages 16-18, 2014/15 and 1.A2 by 4.",
        "", "%", "fallen by", "from 3 to", "by 99999999999999999999 from 1 to 2"}) {
    CAPTURE(text);
    CHECK(found_in(text).empty());
  }
}

TEST_CASE("stated change: per cents of percentages may be points or relative, and only the size counts") {
  const ActualChange actual =
      change_between(Interval::printed(Decimal(862, 1), 1), Interval::printed(Decimal(815, 1), 1));
  const auto fits = [&](std::int64_t tenths, int decimals, ChangeUnit unit) {
    return change_fits({Decimal(tenths, 1), decimals, unit, ""}, actual, true);
  };
  CHECK(fits(47, 1, ChangeUnit::per_cent));
  CHECK(fits(55, 1, ChangeUnit::per_cent));
  CHECK(!fits(55, 1, ChangeUnit::points));
  CHECK(fits(47, 1, ChangeUnit::points));
  CHECK(!fits(40, 0, ChangeUnit::per_cent));
  CHECK(fits(50, 0, ChangeUnit::per_cent));
  CHECK(!change_between(Interval::exactly(0), Interval::exactly(3)).relative);
}

SubmissionBuilder page_saying(const std::string& analysis) {
  return SubmissionBuilder()
      .page("Contacts", last_three_months(),
            {{.ref = "2.1", .title = "Contacts", .months = {"1,100", "1,030", "1,092"}}})
      .changed([&](Submission& submission) {
        submission.pages.front().analysis = {analysis, {submission.pages.front().sheet, {5, 2}}, {}};
      });
}

TEST_CASE("A309: a change that its two figures do not give is an error at the text") {
  const CheckedSubmission checked(page_saying("Reached 86.2% in August 2016 and has since fallen by 4% to 81.5%."));
  const Finding finding = checked.only("A309");
  CHECK(
      finding.message ==
      "Contacts: the analysis says “86.2% in August 2016 and has since fallen by 4% to 81.5%”, but from 86.2% to 81.5% "
      "is 4.7 percentage points (5.5% of the first), not 4%.");
  CHECK(finding.observed == "4%");
  CHECK(finding.expected == "4.7 points");
  CHECK(cells_text(finding) == "B5");
  CHECK(CheckedSubmission(page_saying("Reached 86.2% and has since fallen by 4.7% to 81.5%.")).passes("A309"));
  CHECK(CheckedSubmission(page_saying("Has fallen by about 4% from 86.2% to 81.5%.")).summary("A309").why_not_run ==
        std::vector<std::string>{"the change is stated only roughly (1)"});
}

TEST_CASE("A309: the two figures may each have their period beside them") {
  const Finding finding =
      CheckedSubmission(page_saying("Contacts rose by 64 from 1,030 in February 2016 to 1,092 in March 2016."))
          .only("A309");
  CHECK(finding.message ==
        "Contacts: the analysis says “rose by 64 from 1,030 in February 2016 to 1,092”, but from 1,030 to 1,092 is 62, "
        "not 64.");
  CHECK(finding.expected == "62");
  const auto wrong = [](const std::string& text) {
    return CheckedSubmission(page_saying(text)).findings("A309").size();
  };
  CHECK(wrong("Fell by 5 from 342 at the end of quarter 3 to 339 at the end of quarter 4.") == 1);
  CHECK(wrong("It rose from 410 in February 2016 to 411 in March 2016, a rise of 4.") == 1);
  CHECK(wrong("It rose from 410 in February 2016 to 411 in March 2016, a rise of 1.") == 0);
  CHECK(wrong("It rose by 5 from 410 in schools to 411 in March.") == 0);
  CHECK(wrong("It rose by about 60 from 1,030 in February to 1,092 in March.") == 0);
  CHECK(CheckedSubmission(page_saying("It rose by 62 from 1,030 in February to 1,092 in March.")).passes("A309"));
}

TEST_CASE("A309: a change since a period is checked against the measure's own figures") {
  const Finding finding = CheckedSubmission(page_saying("Up 3% since February 2016.")).only("A309");
  CHECK(finding.message ==
        "Contacts: the analysis says “Up 3% since February 2016”, but from 1,030 to 1,092 is 6.0%, not 3%.");
  CHECK(cells_text(finding) == "B5, C10, C11");
  CHECK(CheckedSubmission(page_saying("Up 6% since February 2016.")).passes("A309"));
  CHECK(CheckedSubmission(page_saying("Up 6% since March 2010.")).summary("A309").why_not_run ==
        std::vector<std::string>{"the figures that the change is between are not both in the workbook (1)"});
}

TEST_CASE("stated change: what is hoped or planned is marked") {
  const auto hoped = [](const std::string& text) {
    const std::vector<StatedChange> changes = stated_changes(text);
    REQUIRE(changes.size() == 1);
    return changes.front().hoped;
  };
  for (const char* text :
       {"It is expected to fall by 4% from 86.2% to 81.5%.", "We aim for a 5% reduction on 2014/15.",
        "Target: 5% reduction on 2014/15.", "A 5% reduction on 2014/15 is planned.",
        "Contacts will have risen by 12% from 1,030 to 1,154.", "A 5% reduction on 2014/15 is our target."}) {
    CAPTURE(text);
    CHECK(hoped(text));
  }
  for (const char* text :
       {"Reached 86.2% in August 2016 and has since fallen by 4% to 81.5%.", "Up 3.2% from 2014/15, as we had hoped.",
        "Contacts rose as expected by 12% from 1,030 to 1,154.",
        "It has risen by 4% from 82% to 86% and is above target.",
        "Performance went from 81.5% to 86.2%, an increase of 4.7 percentage points."}) {
    CAPTURE(text);
    if (!stated_changes(text).empty()) CHECK(!hoped(text));
  }
  CHECK(
      CheckedSubmission(page_saying("It is expected to fall by 4% from 86.2% to 81.5%.")).summary("A309").why_not_run ==
      std::vector<std::string>{"the change is expected or planned, and not said to have happened (1)"});
}

TEST_CASE("A309: the count of a month is not set against that of a year, a percentage is") {
  const auto page = [](Unit unit, const std::vector<std::string>& months, const std::string& year) {
    return SubmissionBuilder()
        .page("Contacts", last_three_months(),
              {{.ref = "2.1", .title = "Contacts", .unit = unit, .months = months, .year = year}})
        .changed([](Submission& submission) {
          submission.pages.front().analysis = {"Up 4% on 2014/15.", {submission.pages.front().sheet, {5, 2}}, {}};
        });
  };
  const CheckedSubmission counts(page(Unit::count, {"37", "38", "39"}, "150"));
  CHECK(counts.findings("A309").empty());
  CHECK(counts.summary("A309").why_not_run ==
        std::vector<std::string>{
            "one of the figures is of a longer time than the other, so the change is of others (1)"});
  CHECK(CheckedSubmission(page(Unit::per_cent, {"91.0%", "92.0%", "90.0%"}, "80.0%")).only("A309").expected ==
        "10.0 points");
  CHECK(CheckedSubmission(page(Unit::per_cent, {"91.0%", "92.0%", "84.0%"}, "80.0%")).passes("A309"));
}

// A page of twelve months with a column of changes on the month before, of which one may be wrong.
SubmissionBuilder page_of_changes(std::vector<int> changes, const std::string& heading) {
  auto workbook = std::make_shared<Workbook>();
  workbook->texts = {"", heading};
  workbook->styles.push_back({"General", std::nullopt});
  Sheet sheet;
  const std::vector<std::string> months = {"100", "108", "103", "111", "120", "118",
                                           "125", "131", "127", "140", "133", "138"};
  SubmissionBuilder builder =
      SubmissionBuilder().page("Visits", year_of_months(), {{.ref = "1.1", .title = "Visits", .months = months}});
  return builder.changed([&](Submission& submission) {
    DetailPage& page = submission.pages.front();
    page.extent = {{8, 2}, {20, 4}};
    sheet.name = page.sheet;
    Cell title;
    title.ref = {8, 4};
    title.kind = CellKind::text;
    title.text = 1;
    sheet.cells.push_back(title);
    for (std::uint32_t i = 0; i < changes.size(); ++i) {
      Cell cell;
      cell.ref = {10 + i, 4};
      cell.number = changes[i];
      sheet.cells.push_back(cell);
    }
    workbook->sheets.push_back(sheet);
    submission.workbook = workbook;
  });
}

TEST_CASE("A309: a column of changes gives away what it compares, and the odd one out is an error") {
  const std::vector<int> right = {8, -5, 8, 9, -2, 7, 6, -4, 13, -7, 5};
  const CheckedSubmission all_right(page_of_changes(right, "Change"));
  CHECK(all_right.passes("A309"));
  CHECK(all_right.summary("A309").passed == 11);
  std::vector<int> wrong = right;
  wrong[5] = 17;
  const Finding finding = CheckedSubmission(page_of_changes(wrong, "Change")).only("A309");
  CHECK(finding.message ==
        "1.1 Visits, October 2015: “Change” says 17, but from 118 (C14) to 125 (C15) is 7. 10 of the 11 cells of that "
        "column are the difference between these two.");
  CHECK(cells_text(finding) == "D15, C15, C14");
  CHECK(finding.expected == "7");
}

TEST_CASE("A309: a column that compares something else is left alone") {
  const CheckedSubmission checked(page_of_changes({1, 22, 3, 14, 5, 36, 7, 8, 29, 10, 11}, "Change"));
  CHECK(checked.findings("A309").empty());
  CHECK(checked.summary("A309").why_not_run ==
        std::vector<std::string>{"nothing shows which two figures a column of changes compares (11)"});
  CHECK(CheckedSubmission(page_of_changes({1, 2, 3, 4, 5, 6}, "Change of address")).summary("A309").applied == 0);
}

// A scorecard of six counts and six percentages whose column of changes has per cent for the first and points for the
// others: "% change on last month".
SubmissionBuilder scorecard_of_changes(const std::string& last_change) {
  const std::vector<std::string> before = {"100", "250", "80", "400", "50", "160"};
  const std::vector<std::string> now = {"110", "200", "84", "500", "49", "152"};
  const std::vector<std::string> in_time = {"90.0%", "81.0%", "75.5%", "60.0%", "95.0%", "88.0%"};
  const std::vector<std::string> in_time_now = {"92.0%", "80.0%", "77.0%", "66.0%", "91.5%", "88.5%"};
  const std::vector<std::string> changes = {"10",  "-20",  "5",   "25",  "-2",   "-5",
                                            "2.0", "-1.0", "1.5", "6.0", "-3.5", last_change};
  std::vector<RowToBuild> rows;
  for (std::size_t i = 0; i < 12; ++i) {
    const bool count = i < 6;
    rows.push_back({.ref = "2." + std::to_string(i + 1),
                    .title = count ? "Visits" : "% of visits in time",
                    .unit = count ? Unit::count : Unit::per_cent,
                    .months = {"", count ? before[i] : in_time[i - 6], count ? now[i] : in_time_now[i - 6]}});
  }
  return SubmissionBuilder().scorecard(last_three_months(), rows).changed([&](Submission& submission) {
    std::vector<CellToBuild> cells = {{.cell = "I4", .text = "% change on last month"}};
    for (std::size_t i = 0; i < changes.size(); ++i) {
      cells.push_back({.cell = "I" + std::to_string(5 + i),
                       .kind = CellKind::number,
                       .number = Decimal::parse(changes[i])->to_double()});
    }
    submission.scorecards[0].extent = {{4, 2}, {16, 9}};
    submission.workbook = workbook_of({{"Summary", cells}});
  });
}

TEST_CASE("A309: a column may have per cent for counts and points for percentages") {
  const CheckedSubmission right(scorecard_of_changes("0.5"));
  CHECK(right.findings("A309").empty());
  CHECK(right.summary("A309").passed == 12);
  const Finding wrong = CheckedSubmission(scorecard_of_changes("1.5")).only("A309");
  CHECK(cells_text(wrong) == "I16, H16, G16");
  CHECK(wrong.message.find("5 of the 6 cells of that column are the difference between these two.") !=
        std::string::npos);
}

TEST_CASE("A309: two comparisons that as many cells agree with stay rivals, whatever comes after them") {
  // The counts did not change from January to February, so that a change on either agrees with all cells but one; then
  // nobody knows which of the two was meant.
  std::vector<RowToBuild> rows;
  std::vector<CellToBuild> cells = {{.cell = "I4", .text = "Change"}};
  for (int i = 0; i < 8; ++i) {
    const std::string row = std::to_string(i);
    rows.push_back({.ref = "2." + row, .months = {"10" + row, "10" + row, "12" + row}});
    cells.push_back({.cell = "I" + std::to_string(5 + i), .kind = CellKind::number, .number = i == 3 ? 35.0 : 20.0});
  }
  const CheckedSubmission checked(
      SubmissionBuilder().scorecard(last_three_months(), rows).changed([&](Submission& submission) {
        submission.scorecards[0].extent = {{4, 2}, {12, 9}};
        submission.workbook = workbook_of({{"Summary", cells}});
      }));
  CHECK(checked.findings("A309").empty());
  CHECK(checked.summary("A309").why_not_run ==
        std::vector<std::string>{"nothing shows which two figures a column of changes compares (8)"});
}

}  // namespace
}  // namespace scorebook
