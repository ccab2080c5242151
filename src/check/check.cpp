#include <algorithm>
#include <deque>

#include "check/rules.hpp"
#include "rate/rate_together.hpp"

namespace scorebook {

namespace {

// Submissions that are checked together may be of different months, as when a folder is checked, and a measure is rated
// only once among them: so each is rated again by itself, for the period that was asked for, else for its own month.
struct OneOfSeveral {
  OneOfSeveral(const Submission& submission, const CheckInput& input)
      : period(input.period_asked ? input.period : submission.period.value_or(input.period)),
        ratings(rate_together({&submission}, input.measure_register, period)) {}

  Period period;
  std::vector<Rating> ratings;
};

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
  CheckResult result{input.period, {}, {}, 0, 0, 0, 0};
  std::deque<OneOfSeveral> several;
  std::vector<Evidence> evidence;
  evidence.reserve(input.submissions.size());
  for (const Submission& submission : input.submissions) {
    const bool is_first = evidence.empty();
    if (input.submissions.size() == 1) {
      evidence.emplace_back(submission, input, input.ratings, input.period, is_first);
    } else {
      const OneOfSeveral& one = several.emplace_back(submission, input);
      evidence.emplace_back(submission, input, one.ratings, one.period, is_first);
    }
  }
  for (const Rule& rule : rules()) {
    Recorder recorder(rule.entry);
    for (const Evidence& of_submission : evidence) rule.run(of_submission, recorder);
    RuleSummary summary = recorder.summary();
    if (summary.applied == 0 && summary.not_run == 0) {
      recorder.not_run(why_nothing(input.submissions));
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
