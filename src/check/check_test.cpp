#include <set>

#include "check/recorder.hpp"
#include "check/submission_builder.hpp"

namespace scorebook {
namespace {

SubmissionBuilder with_errors() {
  return SubmissionBuilder().scorecard(
      last_three_months(),
      {{.ref = "2.6", .title = "% of referrals", .unit = Unit::per_cent, .months = {"71.1%", "'70.0%", "177.6%"}},
       {.ref = "2.1", .title = "Number of contacts", .months = {"1,100", "", "-5"}}});
}

TEST_CASE("check: every rule of the catalogue has a summary, in its order, whose sums reconcile") {
  const CheckedSubmission checked(with_errors());
  REQUIRE(checked.result().rules.size() == rule_catalogue().size());
  std::size_t failed = 0;
  for (std::size_t i = 0; i < rule_catalogue().size(); ++i) {
    const RuleSummary& summary = checked.result().rules[i];
    CAPTURE(summary.rule);
    CHECK(summary.rule == rule_catalogue()[i].id);
    CHECK(summary.applied == summary.passed + summary.failed + summary.waived);
    CHECK(summary.applied + summary.not_run > 0);
    CHECK(checked.findings(summary.rule).size() == summary.failed);
    failed += summary.failed;
  }
  CHECK(failed == checked.result().findings.size());
  CHECK(checked.result().errors + checked.result().queries + checked.result().notes == failed);
  CHECK(checked.result().waived == 0);
}

TEST_CASE("check: findings stand by severity, then rule, then place") {
  const CheckedSubmission checked(with_errors());
  std::vector<std::string> order;
  for (const Finding& finding : checked.result().findings) order.push_back(finding.rule + " " + cells_text(finding));
  CHECK(order == std::vector<std::string>{"V202 H5", "V202 H6", "V203 G6", "V205 G5"});
  CHECK(checked.result().errors == 3);
  CHECK(checked.result().queries == 1);
}

TEST_CASE("check: a submission with nothing in it passes nothing") {
  const CheckedSubmission checked{SubmissionBuilder()};
  CHECK(checked.result().findings.empty());
  for (const RuleSummary& summary : checked.result().rules) {
    CAPTURE(summary.rule);
    CHECK(summary.applied == 0);
    CHECK(summary.not_run == 1);
    CHECK(summary.why_not_run.size() == 1);
  }
  CHECK(checked.summary("A301").why_not_run.front() == "there is nothing in the workbook that it applies to (1)");
}

TEST_CASE("check: several submissions are each checked for their own period") {
  const std::vector<Submission> both = {
      SubmissionBuilder("2016-02")
          .scorecard({"Dec-15", "Jan-16", "Feb-16"}, {{.ref = "2.1", .months = {"4", "1", "2"}, .arrow = "↑"}})
          .submission(),
      SubmissionBuilder("2016-03")
          .scorecard(last_three_months(), {{.ref = "2.1", .months = {"1", "2", "3"}, .arrow = "↓"}})
          .submission()};
  const CheckResult result =
      check({both, rate(both, nullptr, Period::month(2016, 3)), nullptr, Period::month(2016, 3)});
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].message ==
        "2.1 Number of contacts, March 2016: the arrow is typed ↓, but 3 after 2 makes it ↑: increase in numbers (no "
        "good/bad performance).");
  CHECK(result.findings[0].period == Period::month(2016, 3));

  const std::vector<Rating> no_ratings;
  CheckInput february{both, no_ratings, nullptr, Period::month(2016, 2)};
  february.period_asked = true;
  const CheckResult asked = check(february);
  CHECK(asked.findings.empty());
  for (const RuleSummary& summary : asked.rules) {
    if (summary.rule != "C402") continue;
    CHECK(summary.passed == 1);
    CHECK(summary.why_not_run == std::vector<std::string>{"what is typed is not for February 2016 (1)"});
  }
}

TEST_CASE("fingerprint: inserted rows do not change it, and equal ones are numbered") {
  const std::vector<RowToBuild> rows = {
      {.ref = "2.1", .title = "Number of contacts", .months = {"1,100", "1,030", "-5"}}};
  std::vector<RowToBuild> more = {{.ref = "2.0", .title = "Number of callers", .months = {"7", "8", "9"}}};
  more.insert(more.end(), rows.begin(), rows.end());
  const Finding before = CheckedSubmission(SubmissionBuilder().scorecard(last_three_months(), rows)).only("V202");
  const Finding after = CheckedSubmission(SubmissionBuilder().scorecard(last_three_months(), more)).only("V202");
  CHECK(before.fingerprint == "V202|2.1|2016-03|scorecard value");
  CHECK(after.fingerprint == before.fingerprint);
  CHECK(cells_text(before) == "H5");
  CHECK(cells_text(after) == "H6");

  std::vector<Finding> equal(2);
  equal[0].fingerprint = equal[1].fingerprint = "V202|2.1|2016-03|scorecard value";
  number_equal_fingerprints(equal);
  CHECK(equal[1].fingerprint == equal[0].fingerprint + "|2");
}

TEST_CASE("fingerprint: of equal ones each goes by what was found, whatever stands before it") {
  std::vector<Finding> two(2);
  two[0].fingerprint = two[1].fingerprint = "A309|-|2016-03|page analysis";
  two[0].observed = "rose from 410 to 400";
  two[1].observed = "fell from 95.2% to 96.0%";
  std::vector<Finding> three = {two[1], two[0], two[0]};
  three[1].observed = "fell by 3";
  number_equal_fingerprints(two);
  number_equal_fingerprints(three);
  CHECK(two[0].fingerprint != two[1].fingerprint);
  CHECK(three[0].fingerprint == two[1].fingerprint);
  CHECK(three[2].fingerprint == two[0].fingerprint);
}

TEST_CASE("fingerprint: a measure named by its headings keeps its bars out of the way") {
  Failure failure;
  failure.measure = "(1) POLICE | Total Contacts";
  failure.period = Period::month(2015, 4);
  failure.kind_of_place = "Contacts by source value";
  CHECK(fingerprint_of("V202", failure) == "V202|(1) police / total contacts|2015-04|contacts by source value");
}

TEST_CASE("recorder: each reason for not running is counted once, with how often") {
  Recorder recorder(*find_rule("A301"));
  recorder.passed(2);
  recorder.not_run("denominator is 0");
  recorder.not_run("no numerator and denominator beside the percentage", 3);
  recorder.not_run("denominator is 0");
  recorder.failed({});
  const RuleSummary summary = recorder.summary();
  CHECK(summary.rule == "A301");
  CHECK(summary.applied == 3);
  CHECK(summary.passed == 2);
  CHECK(summary.failed == 1);
  CHECK(summary.not_run == 5);
  CHECK(summary.why_not_run ==
        std::vector<std::string>{"denominator is 0 (2)", "no numerator and denominator beside the percentage (3)"});
  const std::vector<Finding> findings = recorder.take_findings();
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].rule == "A301");
  CHECK(findings[0].severity == Severity::error);
}

TEST_CASE("cells: one sheet needs no name, several do") {
  const auto contacts = std::make_shared<const SheetName>(SheetName{"a.xlsx", "Contacts"});
  const auto summary = std::make_shared<const SheetName>(SheetName{"a.xlsx", "Performance Summary"});
  Finding finding;
  CHECK(cells_text(finding).empty());
  finding.places = {{contacts, {14, 4}}, {contacts, {15, 4}}};
  CHECK(cells_text(finding) == "D14, D15");
  finding.places.push_back({summary, {3, 2}});
  CHECK(cells_text(finding) == "Contacts!D14, Contacts!D15, Performance Summary!B3");
}

TEST_CASE("catalogue: ids are in order, each page is complete, and ids are found in any case") {
  std::string before;
  for (const RuleEntry& entry : rule_catalogue()) {
    CAPTURE(entry.id);
    CHECK(entry.id.size() == 4);
    CHECK((before.empty() || before.front() != entry.id.front() || before < entry.id));
    before = std::string(entry.id);
    for (const std::string_view text : {entry.title, entry.checks, entry.why, entry.example, entry.mend, entry.waive}) {
      CHECK(text.size() > 5);
    }
  }
  REQUIRE(find_rule("a301") != nullptr);
  CHECK(find_rule("a301")->title == "percentage is not its numerator over its denominator");
  CHECK(find_rule("A30") == nullptr);
  CHECK(find_rule("") == nullptr);
}

TEST_CASE("severity: its names are those of the outputs") {
  CHECK(severity_name(Severity::error) == "error");
  CHECK(severity_name(Severity::query) == "query");
  CHECK(severity_name(Severity::note) == "note");
  CHECK(finding_state_name(FindingState::failed) == "failed");
  CHECK(finding_state_name(FindingState::waived) == "waived");
}

}  // namespace
}  // namespace scorebook
