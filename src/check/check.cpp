#include <algorithm>
#include <exception>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>

#include "check/rules.hpp"
#include "ooxml/jobs.hpp"
#include "rate/rate_together.hpp"
#include "rate/returns.hpp"

namespace scorebook {

namespace {

// Submissions that are checked together may be of different months, as when a folder is checked, and a measure is rated
// only once among them: so each is rated again by itself, for the period that was asked for, else for its own month.
struct OneSubmission {
  const Submission* submission = nullptr;
  Period period = Period::of_month(0);
  std::vector<const Submission*> earlier;  // of the same return, the latest first
  std::vector<Rating> ratings;
  std::unique_ptr<Evidence> evidence;
  std::vector<Recorder> recorders;  // one for each rule
};

// The work on one thing after the other or on several at a time. What one throws is thrown again: a rule that fails so
// is a defect, never a pass.
void for_all(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& work) {
  std::exception_ptr thrown;
  std::mutex mutex;
  const auto job = [&](std::size_t index) {
    try {
      work(index);
    } catch (...) {
      const std::lock_guard<std::mutex> guard(mutex);
      if (!thrown) thrown = std::current_exception();
      return false;
    }
    return true;
  };
  static_cast<void>(run_jobs(count, jobs == 0 ? possible_jobs() : jobs, job));
  if (thrown) std::rethrow_exception(thrown);
}

// Gives each submission the earlier ones of its return that are not of a later period, the latest first.
void find_earlier(std::vector<OneSubmission>& all, const CheckInput& input) {
  if (input.earlier == nullptr || input.earlier->empty()) return;
  std::vector<const Submission*> together;
  for (const OneSubmission& one : all) together.push_back(one.submission);
  for (const Submission& submission : *input.earlier) together.push_back(&submission);
  const auto is_earlier = [&input](const Submission* submission) {
    return std::any_of(input.earlier->begin(), input.earlier->end(),
                       [submission](const Submission& one) { return &one == submission; });
  };
  for (const Return& of_one_directorate : returns_of(together, input.period)) {
    Return earlier;
    std::copy_if(of_one_directorate.begin(), of_one_directorate.end(), std::back_inserter(earlier), is_earlier);
    std::stable_sort(earlier.begin(), earlier.end(), [](const Submission* left, const Submission* right) {
      if (!left->period || !right->period) return left->period.has_value() && !right->period.has_value();
      return right->period->last() < left->period->last();
    });
    for (OneSubmission& one : all) {
      if (std::find(of_one_directorate.begin(), of_one_directorate.end(), one.submission) == of_one_directorate.end())
        continue;
      for (const Submission* submission : earlier) {
        const bool later = submission->period && one.period.last() < submission->period->last();
        if (!later) one.earlier.push_back(submission);
      }
    }
  }
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
  const bool alone = input.submissions.size() == 1;
  std::vector<OneSubmission> all(input.submissions.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i].submission = &input.submissions[i];
    all[i].period = alone || input.period_asked ? input.period : input.submissions[i].period.value_or(input.period);
  }
  find_earlier(all, input);
  std::map<const Submission*, OneSubmission> earlier;
  std::vector<OneSubmission*> to_prepare;
  for (OneSubmission& one : all) {
    to_prepare.push_back(&one);
    for (const Submission* submission : one.earlier) {
      const auto [found, is_new] = earlier.try_emplace(submission);
      if (!is_new) continue;
      found->second.submission = submission;
      found->second.period = submission->period.value_or(input.period);
      to_prepare.push_back(&found->second);
    }
  }
  for_all(to_prepare.size(), input.jobs, [&](std::size_t index) {
    OneSubmission& one = *to_prepare[index];
    const bool rated = alone && &one == all.data();  // the caller has rated it, with its history
    if (!rated) one.ratings = rate_together({one.submission}, input.measure_register, one.period, one.earlier);
    one.evidence = std::make_unique<Evidence>(*one.submission, input, rated ? input.ratings : one.ratings, one.period,
                                              &one == all.data());
  });
  std::vector<const Evidence*> together;
  for (const OneSubmission& one : all) together.push_back(one.evidence.get());
  for (OneSubmission& one : all) {
    std::vector<const Evidence*> before;
    for (const Submission* submission : one.earlier) before.push_back(earlier.at(submission).evidence.get());
    one.evidence->set_earlier(std::move(before));
    one.evidence->set_together(&together);
  }
  std::mutex one_at_a_time;
  for_all(all.size(), input.jobs, [&](std::size_t index) {
    OneSubmission& one = all[index];
    one.recorders.reserve(rules().size());
    for (const Rule& rule : rules()) rule.run(*one.evidence, one.recorders.emplace_back(rule.entry));
    if (!input.submission_done) return;
    const std::lock_guard<std::mutex> guard(one_at_a_time);
    input.submission_done();
  });
  for (std::size_t number = 0; number < rules().size(); ++number) {
    Recorder recorder(rules()[number].entry);
    for (OneSubmission& one : all) recorder.add(std::move(one.recorders[number]));
    if (recorder.untouched()) recorder.not_run(why_nothing(input.submissions));
    result.rules.push_back(recorder.summary());
    for (Finding& finding : recorder.take_findings()) result.findings.push_back(std::move(finding));
  }
  sort_findings(result.findings);
  number_equal_fingerprints(result.findings);
  count_by_severity(result);
  return result;
}

}  // namespace scorebook
