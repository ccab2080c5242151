#include <algorithm>
#include <mutex>

#include "check/prepared.hpp"
#include "check/rules.hpp"
#include "check/waiver_rules.hpp"
#include "check/waivers.hpp"
#include "ooxml/batch_jobs.hpp"

namespace scorebook {

namespace {

void count_by_severity(CheckResult& result) {
  for (const Finding& finding : result.findings) {
    if (finding.state == FindingState::waived) {
      ++result.waived;
    } else if (finding.severity == Severity::error) {
      ++result.errors;
    } else if (finding.severity == Severity::query) {
      ++result.queries;
    } else {
      ++result.notes;
    }
  }
}

// Of the failures of each rule those that were waived.
void count_waived(CheckResult& result) {
  for (const Finding& finding : result.findings) {
    if (finding.state != FindingState::waived) continue;
    const auto rule = std::find_if(result.rules.begin(), result.rules.end(),
                                   [&finding](const RuleSummary& summary) { return summary.rule == finding.rule; });
    --rule->failed;
    ++rule->waived;
  }
}

// Why a rule had nothing to look at. Of a plan alone it must not sound as if all were well.
const char* why_nothing(const std::vector<Submission>& submissions) {
  const bool plans_only =
      !submissions.empty() && std::all_of(submissions.begin(), submissions.end(), [](const Submission& submission) {
        return submission.scorecards.empty() && submission.pages.empty() && !submission.plans.empty();
      });
  return plans_only ? "the workbook has plan tables only, and nothing in them that it applies to"
                    : "there is nothing in the workbook that it applies to";
}

}  // namespace

CheckResult check(const CheckInput& input) {
  CheckResult result{input.period, {}, {}, 0, 0, 0, 0, {}};
  const PreparedSubmissions prepared(input);
  // Of each submission, for each rule.
  std::vector<std::vector<Recorder>> recorders(prepared.all().size());
  std::mutex one_at_a_time;
  for_all(recorders.size(), input.jobs, [&](std::size_t index) {
    recorders[index].reserve(rules().size());
    for (const Rule& rule : rules()) {
      Recorder& recorder = recorders[index].emplace_back(rule.entry);
      if (rule.run != nullptr) rule.run(*prepared.all()[index].evidence, recorder);
    }
    if (!input.submission_done) return;
    const std::lock_guard<std::mutex> guard(one_at_a_time);
    input.submission_done();
  });
  for (const PreparedSubmission& one : prepared.all()) {
    for (const Submission* earlier : one.earlier) {
      std::vector<const Submission*>& known = result.compared_with;
      if (std::find(known.begin(), known.end(), earlier) == known.end()) known.push_back(earlier);
    }
  }
  Waivers waivers(input);
  std::vector<Recorder> of_rules;
  for (const Rule& rule : rules()) of_rules.emplace_back(rule.entry);
  for (std::size_t index = 0; index < recorders.size(); ++index) {
    std::vector<Finding> findings;
    for (std::size_t number = 0; number < of_rules.size(); ++number) {
      for (Finding& finding : recorders[index][number].take_findings()) findings.push_back(std::move(finding));
      of_rules[number].add(std::move(recorders[index][number]));
    }
    // By themselves, so that what another workbook has does not change a fingerprint.
    sort_findings(findings);
    number_equal_fingerprints(findings);
    for (Finding& finding : findings) {
      waivers.apply(finding, prepared.all()[index].period);
      result.findings.push_back(std::move(finding));
    }
  }
  for (std::size_t number = 0; number < of_rules.size(); ++number) {
    Recorder& recorder = of_rules[number];
    const std::string_view id = rules()[number].entry.id;
    if (id == kWaiverRunOut) waivers.report_run_out(recorder);
    if (id == kWaiverIdle) waivers.report_idle(recorder, result.rules);
    if (recorder.untouched()) recorder.not_run(why_nothing(input.submissions));
    result.rules.push_back(recorder.summary());
    for (Finding& finding : recorder.take_findings()) result.findings.push_back(std::move(finding));
  }
  count_waived(result);
  sort_findings(result.findings);
  count_by_severity(result);
  return result;
}

}  // namespace scorebook
