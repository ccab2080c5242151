// Movements that sentences state whole, and what N603, N604 and N606 make of them.
#include <doctest/doctest.h>

#include "check/movements.hpp"
#include "check/submission_builder.hpp"

namespace scorebook {
namespace {

// A page with the measures 8.1, 8.2 and 8.3, and that analysis in B5.
SubmissionBuilder analysed(const std::string& text) {
  SubmissionBuilder built;
  built.page("Complaints", last_three_months(),
             {{.ref = "8.1", .title = "No. of complaints received", .months = {"23", "20", "26"}, .year = "303"},
              {.ref = "8.2",
               .title = "% answered within 20 working days",
               .unit = Unit::per_cent,
               .months = {"90.5%", "77.8%", "75.0%"}},
              {.ref = "8.3", .title = "No. of complaints from schools", .months = {"9", "7", "3"}}});
  built.changed([&](Submission& submission) {
    submission.pages.front().analysis = {text, {submission.pages.front().sheet, {5, 2}}, {}};
  });
  return built;
}

std::size_t found(const std::string& rule, const std::string& text) {
  return CheckedSubmission(analysed(text)).findings(rule).size();
}

std::size_t movements_in(const std::string& text) {
  std::size_t count = 0;
  for (const Sentence& sentence : sentences_of(text, Period::month(2016, 3))) count += whole_movements(sentence).size();
  return count;
}

TEST_CASE("movements: both figures and both periods, and nothing that narrows them down") {
  CHECK(movements_in("Complaints rose from 20 in February to 26 in March.") == 1);
  CHECK(movements_in("Complaints rose by 6 from 20 at the end of February 2016, to 26 in March 2016; all closed.") ==
        1);
  CHECK(movements_in("No further action fell from 34.2% in February to 34.1% in March and is low.") == 1);
  CHECK(movements_in("Complaints rose from 20 to 26.") == 0);
  CHECK(movements_in("Complaints rose from 20 in February to 26 in March for boys.") == 0);
  CHECK(movements_in("Complaints rose from 20 in February to 26 in March (schools only).") == 0);
  CHECK(movements_in("Complaints rose from about 20 in February to 26 in March.") == 0);
  CHECK(movements_in("Complaints should have risen from 20 in February to 26 in March.") == 0);
  CHECK(movements_in("Complaints rose from 20 in February to 26% in March.") == 0);
}

TEST_CASE("N603: the second figure of a movement that starts at the measure's own figure is held against it") {
  const Finding finding =
      CheckedSubmission(analysed("Complaints received rose from 20 in February to 33 in March.")).only("N603");
  CHECK(finding.message ==
        "The text says “Complaints received rose from 20 in February to 33 in March.”, but 8.1 No. of complaints "
        "received, March 2016 is 26 (C11).");
  CHECK(finding.expected == "26");
  CHECK(cells_text(finding) == "B5, C11");
  CHECK(found("N603", "Answers within 20 working days fell from 77.8% in February to 70.3% in March.") == 1);
  CHECK(found("N603", "Complaints received rose from 20 in February to 26 in March.") == 0);
  CHECK(found("N603", "Answers within 20 working days fell from 78% in February to 75% in March.") == 0);
}

TEST_CASE("N603: a movement of a part, of others or from another figure is left open") {
  CHECK(found("N603", "Complaints about staff rose from 20 in February to 33 in March.") == 0);
  CHECK(found("N603", "In primary schools, complaints rose from 20 in February to 33 in March.") == 0);
  CHECK(found("N603", "Complaints rose from 21 in February to 33 in March.") == 0);
  CHECK(found("N603", "Complaints from schools fell from 7 in February to 4 in March.") == 0);  // too few to tell
  CHECK(found("N603", "Nationally complaints rose from 20 in February to 33 in March.") == 0);
  CHECK(found("N603", "Visits rose from 20 in February to 33 in March.") == 0);
}

TEST_CASE("N604: a whole movement is judged beside other words for a movement, and another \"from\"") {
  const std::string from_schools = "Complaints from schools rose from 226 in February to 190 in March.";
  CHECK(CheckedSubmission(analysed(from_schools)).only("N604").message ==
        "The text says “" + from_schools + "”, but 190 is less than 226, not what “rose” says.");
  CHECK(found("N604", "Outcomes with no further action fell from 34.2% in February to 34.8% in March.") == 1);
  CHECK(found("N604", "Open cases fell from 1,342 in February to 1,347 in March.") == 1);
  CHECK(found("N604", "A reduction in visits: complaints fell from 20 in February to 26 in March.") == 1);
  CHECK(found("N604", "Complaints from schools fell from 226 in February to 190 in March.") == 0);
  CHECK(found("N604", "The gap fell from 2 in February to 4 in March.") == 0);
  CHECK(CheckedSubmission(analysed("Open cases rose from 20 in February to 26 in March.")).passes("N604"));
}

TEST_CASE("N606: the latest figure under another month's name, and a month to come with a figure") {
  const Finding finding =
      CheckedSubmission(analysed("Complaints received rose from 20 in February to 26 in June.")).only("N606");
  CHECK(finding.message ==
        "The text says “Complaints received rose from 20 in February to 26 in June.”, but 26 is the figure for March "
        "2016.");
  CHECK(finding.observed == "June");
  CHECK(finding.expected == "March 2016");
  CHECK(cells_text(finding) == "B5, C11");
  CHECK(found("N603", "Complaints received rose from 20 in February to 26 in June.") == 0);
  CHECK(
      CheckedSubmission(analysed("Visits rose from 377 in February 2016 to 380 in June 2016.")).only("N606").message ==
      "The text says “Visits rose from 377 in February 2016 to 380 in June 2016.”, but June 2016 is still to come: "
      "this is the report for March 2016.");
  CHECK(found("N606", "Complaints received fell from 23 in January to 20 in February.") == 0);
  CHECK(found("N606", "Visits rose from 377 in February 2015 to 380 in June 2015.") == 0);
  CHECK(found("N606", "Visits are expected to have risen from 377 in February 2016 to 380 in June 2016.") == 0);
}

}  // namespace
}  // namespace scorebook
