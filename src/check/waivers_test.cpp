#include "check/submission_builder.hpp"

namespace scorebook {
namespace {

Waiver waiver_of(const std::string& rule, const std::string& measure = "") {
  Waiver waiver;
  waiver.rule = rule;
  waiver.measure = measure;
  waiver.reason = "recording changed";
  waiver.name = "J Smith";
  waiver.date = Date{2016, 4, 12};
  waiver.place = {std::make_shared<const SheetName>(SheetName{"measures.xlsx", "Waivers"}), {2, 1}};
  return waiver;
}

Register with_waivers(const std::vector<Waiver>& waivers) {
  Register made = register_of({registered("2.1", "Number of contacts"), registered("2.6", "% of referrals")});
  made.waivers = waivers;
  return made;
}

// V202 at H5 and H6, V203 at G6.
SubmissionBuilder with_errors() {
  return SubmissionBuilder().scorecard(
      last_three_months(),
      {{.ref = "2.6", .title = "% of referrals", .unit = Unit::per_cent, .months = {"71.1%", "70.0%", "177.6%"}},
       {.ref = "2.1", .title = "Number of contacts", .months = {"1,100", "", "-5"}}});
}

std::string states(const CheckedSubmission& checked, const std::string& rule) {
  std::string words;
  for (const Finding& finding : checked.findings(rule))
    words += (words.empty() ? "" : ", ") + cells_text(finding) + " " + std::string(finding_state_name(finding.state));
  return words;
}

TEST_CASE("waivers: a rule waived for one measure leaves the finding in sight and out of the count") {
  const Register measures = with_waivers({waiver_of("v202", "2.1")});
  const CheckedSubmission checked(with_errors(), &measures);
  CHECK(states(checked, "V202") == "H5 failed, H6 waived");
  CHECK(checked.summary("V202").failed == 1);
  CHECK(checked.summary("V202").waived == 1);
  CHECK(checked.summary("V202").applied ==
        checked.summary("V202").passed + checked.summary("V202").failed + checked.summary("V202").waived);
  CHECK(checked.result().waived == 1);
  CHECK(checked.result().errors == 2);
  const std::vector<Finding> findings = checked.findings("V202");
  REQUIRE(findings[1].waived_by.has_value());
  CHECK(findings[1].waived_by->reason == "recording changed");
  CHECK(findings[1].waived_by->name == "J Smith");
  CHECK_FALSE(findings[0].waived_by.has_value());
  CHECK(checked.passes("W901"));
  CHECK(checked.passes("W902"));
}

TEST_CASE("waivers: a fingerprint waives one finding, whatever row it stands in") {
  const Register none = with_waivers({});
  const std::string fingerprint = CheckedSubmission(with_errors(), &none).findings("V202")[0].fingerprint;
  Waiver waiver = waiver_of("");
  waiver.fingerprint = fingerprint;
  const Register measures = with_waivers({waiver});
  CHECK(states(CheckedSubmission(with_errors(), &measures), "V202") == "H5 waived, H6 failed");
  const SubmissionBuilder inserted = SubmissionBuilder().scorecard(
      last_three_months(),
      {{.ref = "2.1", .title = "Number of contacts", .months = {"1,100", "", "-5"}},
       {.ref = "2.6", .title = "% of referrals", .unit = Unit::per_cent, .months = {"71.1%", "70.0%", "177.6%"}}});
  CHECK(states(CheckedSubmission(inserted, &measures), "V202") == "H5 failed, H6 waived");
}

TEST_CASE("waivers: one for a period holds for findings of that period alone, one from a period on for later ones") {
  Waiver february = waiver_of("V203");
  february.period = Period::month(2016, 2);
  const Register for_february = with_waivers({february});
  CHECK(states(CheckedSubmission(with_errors(), &for_february), "V203") == "G6 waived");
  february.period = Period::month(2016, 1);
  const Register for_january = with_waivers({february});
  CHECK(states(CheckedSubmission(with_errors(), &for_january), "V203") == "G6 failed");
  Waiver from = waiver_of("V203");
  from.from = Period::month(2016, 2);
  const Register from_february = with_waivers({from});
  CHECK(states(CheckedSubmission(with_errors(), &from_february), "V203") == "G6 waived");
  from.from = Period::month(2016, 3);
  const Register from_march = with_waivers({from});
  CHECK(states(CheckedSubmission(with_errors(), &from_march), "V203") == "G6 failed");
}

TEST_CASE("waivers: one that has run out waives nothing and is reported with what it would have waived") {
  Waiver waiver = waiver_of("V203", "2.1");
  waiver.until = Date{2016, 3, 31};
  const Register holds = with_waivers({waiver});
  CHECK(states(CheckedSubmission(with_errors(), &holds), "V203") == "G6 waived");
  waiver.until = Date{2016, 3, 30};
  const Register ended = with_waivers({waiver});
  const CheckedSubmission checked(with_errors(), &ended);
  CHECK(states(checked, "V203") == "G6 failed");
  const Finding finding = checked.only("W901");
  CHECK(finding.severity == Severity::query);
  CHECK(finding_cells(finding) == std::vector<std::string>{"[measures.xlsx]Waivers!A2", "[test.xlsx]Summary!G6"});
  CHECK(finding.message.rfind("On 30/03/2016 the waiver of V203 for 2.1 by J Smith (recording changed) ran out, and "
                              "what it accepted is still there: ",
                              0) == 0);
  CHECK(checked.passes("W902"));
}

TEST_CASE("waivers: one that matches nothing is a note, and not where its rule or measure was not there to match") {
  const Register idle = with_waivers({waiver_of("V202", "2.1"), waiver_of("V211")});
  const CheckedSubmission checked(with_errors(), &idle);
  CHECK(checked.only("W902").message ==
        "There is no finding that the waiver of V211 by J Smith (recording changed) is about.");
  CHECK(checked.only("W902").severity == Severity::note);
  Register elsewhere = with_waivers({waiver_of("H501"), waiver_of("V202", "9.9")});
  const CheckedSubmission not_there(with_errors(), &elsewhere);
  CHECK(not_there.findings("W902").empty());
  CHECK(not_there.summary("W902").why_not_run ==
        std::vector<std::string>{"the waiver's rule was not run (1)",
                                 "the waiver's measure is in none of the workbooks (1)"});
  const Register misspelt = with_waivers({waiver_of("V2O2")});
  CHECK(CheckedSubmission(with_errors(), &misspelt).only("W902").message ==
        "There is no rule \"V2O2\", so the waiver of V2O2 by J Smith (recording changed) does nothing.");
}

TEST_CASE("waivers: without a register or a waiver their rules are not run") {
  CHECK(CheckedSubmission(with_errors()).summary("W901").why_not_run.front() == "no measure register (1)");
  const Register none = with_waivers({});
  CHECK(CheckedSubmission(with_errors(), &none).summary("W902").why_not_run.front() ==
        "the register has no waiver (1)");
}

}  // namespace
}  // namespace scorebook
