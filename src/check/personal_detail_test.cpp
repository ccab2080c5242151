// P802: what may let a person be recognised, in an edition for the public.
#include <doctest/doctest.h>

#include <algorithm>

#include "check/submission_builder.hpp"

namespace scorebook {
namespace {

CheckResult checked(const std::string& text, bool public_edition) {
  SubmissionBuilder built;
  built.page("Seen", last_three_months(), {{.ref = "2.1", .months = {"11", "12", "13"}}});
  built.changed([&](Submission& submission) {
    submission.pages.front().analysis = {text, {submission.pages.front().sheet, {5, 2}}, {}};
  });
  const std::vector<Submission> submissions = {built.submission()};
  const std::vector<Rating> ratings = rate(submissions, nullptr, *submissions.front().period);
  CheckInput input{submissions, ratings, nullptr, *submissions.front().period};
  input.public_edition = public_edition;
  return check(input);
}

// What P802 quotes first; "" where it finds nothing.
std::string found_in(const std::string& text) {
  for (const Finding& finding : checked(text, true).findings) {
    if (finding.rule == "P802") return finding.observed;
  }
  return "";
}

TEST_CASE("P802: a single case with an age is a note that quotes both") {
  const CheckResult result = checked("One young person aged 14 was moved in March.", true);
  const auto finding = std::find_if(result.findings.begin(), result.findings.end(),
                                    [](const Finding& one) { return one.rule == "P802"; });
  REQUIRE(finding != result.findings.end());
  CHECK(finding->severity == Severity::note);
  CHECK(cells_text(*finding) == "B5");
  CHECK(finding->message ==
        "The text may let a person be recognised: “One young person aged 14 was moved in March.” has a single case "
        "(“One young person”) and an age (“aged 14”).");
}

TEST_CASE("P802: names, births, addresses and personal numbers") {
  CHECK(found_in("The case of Mrs Brown is before the court.") == "Mrs Brown");
  CHECK(found_in("A 14-year-old boy was moved.") == "14-year-old");
  CHECK(found_in("He was born on 3 May 2009.") == "born on 3 May 2009");
  CHECK(found_in("The home at 14 Mill Lane has closed.") == "14 Mill Lane");
  CHECK(found_in("The home in S60 1AE has closed.") == "S60 1AE");
  CHECK(found_in("It is kept under QQ123456C.") == "QQ123456C");
}

TEST_CASE("P802: groups, ranges and offices are none") {
  CHECK(found_in("Young people aged 16 to 18 and 16-18 year olds, and all 2 year olds, are counted.") == "");
  CHECK(found_in("No one child was missed in quarter 1 by 14 teams on 12 Road Safety days.") == "");
  CHECK(found_in("Cllr Brown thanked the 14 Lane End volunteers; we miss them.") == "");
  CHECK(found_in("Section 47 and form S60 were reviewed on 3 May 2016.") == "");
}

TEST_CASE("P802: an edition that is not for the public is not looked at, and says so") {
  const CheckResult result = checked("One child aged 14 was moved in March.", false);
  for (const Finding& finding : result.findings) CHECK(finding.rule != "P802");
  const auto summary =
      std::find_if(result.rules.begin(), result.rules.end(), [](const RuleSummary& one) { return one.rule == "P802"; });
  REQUIRE(summary != result.rules.end());
  CHECK(summary->why_not_run == std::vector<std::string>{"the edition is not for the public: check with --public (1)"});
}

}  // namespace
}  // namespace scorebook
