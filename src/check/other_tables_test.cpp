#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "register/workbook_builder.hpp"
#include "scorebook/finding.hpp"
#include "scorebook/submission.hpp"

using namespace scorebook;

namespace {

// The messages of one rule over the workbook's figures.
std::vector<std::string> messages(const WorkbookBuilder& made, const std::string& rule) {
  std::vector<Submission> submissions;
  submissions.push_back(locate(made.build(), nullptr));
  const std::vector<Rating> ratings;
  const CheckInput input{submissions, ratings, nullptr, *submissions.front().period};
  std::vector<std::string> all;
  for (const Finding& finding : check(input).findings) {
    if (finding.rule == rule) all.push_back(finding.message);
  }
  return all;
}

WorkbookBuilder headed() {
  WorkbookBuilder made;
  made.sheet("S").text("A1", "Measure").text("B1", "Unit").text("C1", "2013/14").text("D1", "2014/15");
  made.text("E1", "2015/16");
  return made;
}

}  // namespace

TEST_CASE("V201: a text that is no figure among those of an indicator table is an error, one told in words is none") {
  WorkbookBuilder made = headed();
  made.text("A2", "Visits").number("C2", 1).text("D2", "1o4").text("E2", "n/a");
  made.text("A3", "Fees").number("C3", 1).number("D3", 2).text("E3", "$2,360");
  made.text("A4", "Calls").number("C4", 1).number("D4", 2).number("E4", 3);
  made.text("A5", "Jobs").number("C5", 1).number("D5", 2).number("E5", 3);
  CHECK(messages(made, "V201") ==
        std::vector<std::string>{"Visits, 2014/15: “1o4” is neither a number nor a known word for a missing one."});
}

TEST_CASE("V206: a fraction among the per cents of an indicator table is a query") {
  WorkbookBuilder made = headed();
  made.text("A2", "Repairs").text("B2", "Percent").text("C2", "0.95").text("D2", "100%").text("E2", "97");
  made.text("A3", "Vacancies").text("B3", "Percent").text("C3", "0.5").text("D3", "3.2").text("E3", "2.5%");
  CHECK(messages(made, "V206") ==
        std::vector<std::string>{"Repairs, 2013/14: 0.95 stands among per cents without a per cent sign: it looks like "
                                 "the fraction that stands for 95%. It was read as a number without a unit."});
}

TEST_CASE("S103: a figure that stands twice in an indicator table with different values is an error") {
  WorkbookBuilder made = headed();
  for (int row = 2; row <= 12; ++row) {
    const std::string at = std::to_string(row);
    made.text("A" + at, row > 11 ? "Measure 2" : "Measure " + at).number("C" + at, row).number("D" + at, 5);
  }
  CHECK(messages(made, "S103") ==
        std::vector<std::string>{
            "Measure 2, 2013/14 stands twice in one table with different figures: 2 in C2 and 12 in C12."});
}
