// The sample workbooks against their published truth: every finding that must be reported is, with the catalogue's
// severity, and nothing is reported that is not true.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "scorebook/finding.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook {
namespace {

using nlohmann::json;

struct Checked {
  std::vector<Submission> submissions;
  std::vector<Rating> ratings;
  CheckResult result;
  json truth;
};

std::unique_ptr<Checked> checked_sample(const std::string& name) {
  const std::string stem = std::string(SCOREBOOK_SOURCE_DIR "/samples/") + name;
  Result<Workbook> workbook = read_workbook_file(stem + ".xlsx");
  REQUIRE(workbook.ok());
  std::vector<Submission> submissions;
  submissions.push_back(locate(std::make_shared<const Workbook>(std::move(workbook).value()), nullptr));
  const Result<Period> period = reporting_period(submissions, "");
  REQUIRE(period.ok());
  std::vector<Rating> ratings = rate(submissions, nullptr, period.value());
  CheckResult result = check({submissions, ratings, nullptr, period.value()});
  json truth = json::parse(std::ifstream(stem + ".oracle.json"));
  // The ratings point into the submissions; moving a vector leaves its elements where they are.
  return std::unique_ptr<Checked>(
      new Checked{std::move(submissions), std::move(ratings), std::move(result), std::move(truth)});
}

std::set<std::string> cells_of(const Finding& finding) {
  std::set<std::string> cells;
  for (const Place& place : finding.places) cells.insert(to_string(place));
  return cells;
}

bool shares_a_cell(const Finding& finding, const json& expected) {
  const std::set<std::string> cells = cells_of(finding);
  return std::any_of(expected.at("cells").begin(), expected.at("cells").end(),
                     [&](const json& cell) { return cells.count(cell.get<std::string>()) != 0; });
}

std::set<std::string> accepted_rules(const json& expected) {
  std::set<std::string> rules = {expected.at("rule").get<std::string>()};
  if (expected.contains("accept")) {
    for (const json& rule : expected.at("accept")) rules.insert(rule.get<std::string>());
  }
  return rules;
}

bool reports(const CheckResult& result, const json& expected) {
  const std::set<std::string> rules = accepted_rules(expected);
  return std::any_of(result.findings.begin(), result.findings.end(), [&](const Finding& finding) {
    return rules.count(finding.rule) != 0 && shares_a_cell(finding, expected);
  });
}

std::string in_words(const Finding& finding) {
  return finding.rule + " " + cells_text(finding) + " " + finding.message;
}

void check_sample(const std::string& name, std::size_t least_expected) {
  const std::unique_ptr<Checked> checked = checked_sample(name);
  std::size_t expected_here = 0;
  for (const json& expected : checked->truth.at("findings")) {
    const RuleEntry* entry = find_rule(expected.at("rule").get<std::string>());
    if (expected.at("expect") != "must" || entry == nullptr) continue;
    ++expected_here;
    CAPTURE(expected.dump());
    CHECK(severity_name(entry->severity) == expected.at("severity").get<std::string>());
    CHECK(reports(checked->result, expected));
  }
  CHECK(expected_here >= least_expected);
  for (const Finding& finding : checked->result.findings) {
    CAPTURE(in_words(finding));
    CHECK(!finding.message.empty());
    CHECK(!finding.fix.empty());
    REQUIRE(!finding.places.empty());
    CHECK(std::all_of(finding.places.begin(), finding.places.end(), [](const Place& place) { return place.known(); }));
    if (finding.severity == Severity::note) continue;
    const bool listed = std::any_of(
        checked->truth.at("findings").begin(), checked->truth.at("findings").end(), [&](const json& expected) {
          return accepted_rules(expected).count(finding.rule) != 0 && shares_a_cell(finding, expected);
        });
    CHECK_MESSAGE(listed, "a false alarm");
  }
  for (const RuleSummary& summary : checked->result.rules) {
    CAPTURE(summary.rule);
    CHECK(summary.applied == summary.passed + summary.failed + summary.waived);
    CHECK(summary.applied + summary.not_run > 0);
    CHECK((summary.not_run == 0) == summary.why_not_run.empty());
  }
}

TEST_CASE("samples: the workbook of March 2016 has all its findings and no false alarm") {
  check_sample("cyps-2016-03", 44);
}

TEST_CASE("samples: the workbook of February 2016 has all its findings and no false alarm") {
  check_sample("cyps-2016-02", 34);
}

}  // namespace
}  // namespace scorebook
