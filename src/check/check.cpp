#include "check/rules.hpp"

namespace scorebook {

namespace {

// One submission is checked for the period that was asked for. Several may be of different months, as when a folder is
// checked: each is then checked for its own.
Period period_of(const Submission& submission, const CheckInput& input) {
  return input.submissions.size() == 1 ? input.period : submission.period.value_or(input.period);
}

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

}  // namespace

CheckResult check(const CheckInput& input) {
  CheckResult result{input.period, {}, {}, 0, 0, 0, 0};
  std::vector<Evidence> evidence;
  evidence.reserve(input.submissions.size());
  for (std::size_t number = 0; number < input.submissions.size(); ++number) {
    evidence.emplace_back(input, number, period_of(input.submissions[number], input));
  }
  for (const Rule& rule : rules()) {
    Recorder recorder(rule.entry);
    for (const Evidence& of_submission : evidence) rule.run(of_submission, recorder);
    RuleSummary summary = recorder.summary();
    if (summary.applied == 0 && summary.not_run == 0) {
      recorder.not_run("there is nothing in the workbook that it applies to");
      summary = recorder.summary();
    }
    result.rules.push_back(std::move(summary));
    for (Finding& finding : recorder.take_findings()) result.findings.push_back(std::move(finding));
  }
  sort_findings(result.findings);
  number_equal_fingerprints(result.findings);
  count_by_severity(result);
  return result;
}

}  // namespace scorebook
