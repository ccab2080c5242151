#include <doctest/doctest.h>

#include <string>

#include "register/workbook_builder.hpp"
#include "scorebook/submission.hpp"

using namespace scorebook;

namespace {

const std::string kLookedFor =
    "Looked for a scorecard (a header row with the heading INDICATOR or MEASURE and at least one month, such as "
    "Jan-16), for a detail page (months one below the other, with headed columns of figures beside them), for a plan "
    "table (a header row with the heading MEASURE, good performance or frequency, and target, performance or "
    "quarters), "
    "for years, quarters or months across or down, and for a list with columns for measure, period and value.";

}  // namespace

TEST_CASE("locate: an empty workbook gives nothing and says what was looked for") {
  WorkbookBuilder made;
  made.sheet("Sheet1");
  const Submission submission = locate(made.build(), nullptr);
  CHECK(submission.observations.empty());
  CHECK_FALSE(submission.period.has_value());
  REQUIRE(submission.not_understood.size() == 1);
  CHECK(submission.not_understood[0].why == "No table was recognised in this workbook. " + kLookedFor);
}

TEST_CASE("locate: a table of another shape is not read and its sheet says so") {
  WorkbookBuilder made;
  made.sheet("Priority 1").text("A6", "Ref").text("B6", "Project").text("C6", "Owner").text("D6", "Milestone");
  made.text("E6", "Done by")
      .text("A7", "1.A1")
      .text("B7", "Early help")
      .text("C7", "Head of service")
      .text("D7", "Plan agreed");
  const Submission submission = locate(made.build(), nullptr);
  CHECK(submission.observations.empty());
  REQUIRE(submission.not_understood.size() == 1);
  CHECK(to_string(submission.not_understood[0].place) == "Priority 1!A6");
  CHECK(submission.not_understood[0].why ==
        "No table of figures by period was recognised on this sheet, so nothing was read from it. " + kLookedFor);
}

TEST_CASE("locate: quarters across are read as quarters, not as months") {
  WorkbookBuilder made;
  made.sheet("Priority 1")
      .text("A4", "Ref")
      .text("B4", "Measure")
      .text("C4", "Good performance")
      .text("D4", "Q1 (17/18)");
  made.text("E4", "Q2 (17/18)")
      .text("A5", "1.A1")
      .text("B5", "Children in need")
      .text("C5", "Low")
      .number("D5", 383.7)
      .number("E5", 345.8);
  const Submission submission = locate(made.build(), nullptr);
  CHECK(submission.scorecards.empty());
  REQUIRE(submission.plans.size() == 1);
  REQUIRE(submission.observations.size() == 2);
  CHECK(submission.observations[1].period == Period::quarter(2017, 2));
  CHECK(submission.period == Period::quarter(2017, 2));
  CHECK(submission.period_source ==
        "the latest period with a figure, quarter 2 of 2017/18 in Priority 1!E5, as no cell says \"As at\"");
}

TEST_CASE("locate: \"As at\" may stand in one cell and its date in the next; a data note that starts so is none") {
  WorkbookBuilder made;
  made.sheet("Cover")
      .text("A1", "As at mth end")
      .text("A2", "As at:")
      .number("B2", 42429, "dd/mm/yyyy")
      .text("A3", "Status: DRAFT");
  const Submission submission = locate(made.build(), nullptr);
  CHECK(submission.period == Period::month(2016, 2));
  CHECK(to_string(submission.as_at.place) == "Cover!B2");
  CHECK(submission.status.text == "DRAFT");
  CHECK_FALSE(submission.marked_final);
}

TEST_CASE("locate: figures beside a recognised table are recorded, not dropped") {
  WorkbookBuilder made;
  made.sheet("Contacts")
      .text("C1", "2.1")
      .text("C2", "No. Contacts")
      .text("B3", "Jan-16")
      .text("B4", "Feb-16")
      .number("C3", 10);
  made.text("C9", "Spare").number("C10", 5).number("D10", 6).number("C11", 7);
  const Submission submission = locate(made.build(), nullptr);
  CHECK(submission.observations.size() == 1);
  REQUIRE(submission.not_understood.size() == 1);
  CHECK(to_string(submission.not_understood[0].place) == "Contacts!C10");
  CHECK(submission.not_understood[0].why ==
        "The figures in C10:D11 belong to no table that was recognised, so they were not read. " + kLookedFor);
}

TEST_CASE("locate: a second \"As at\" with another month is recorded with both cells, the same month is not") {
  WorkbookBuilder made;
  made.sheet("Cover").text("A1", "As at: 31st March 2016").text("A2", "Status: FINAL");
  made.sheet("Notes").text("A1", "As at:").text("B1", "29th February 2016").text("A2", "As at 1 March 2016");
  const Submission submission = locate(made.build(), nullptr);
  CHECK(submission.period == Period::month(2016, 3));
  REQUIRE(submission.not_understood.size() == 1);
  CHECK(to_string(submission.not_understood[0].place) == "Notes!B1");
  CHECK(submission.not_understood[0].why ==
        "The workbook says \"As at\" with two dates: Cover!A1 says \"As at: 31st March 2016\", which was taken as the "
        "reporting period (March 2016), and Notes!B1 says \"29th February 2016\" (February 2016), which was not.");
}
