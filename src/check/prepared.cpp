#include "check/prepared.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "ooxml/batch_jobs.hpp"
#include "rate/rate_together.hpp"
#include "rate/returns.hpp"

namespace scorebook {

namespace {

// What shows whether two workbooks of one directorate are the same one of two periods: a scorecard and a plan are not.
class MeasuresAndTables {
 public:
  explicit MeasuresAndTables(const Submission& submission)
      : scorecard_(!submission.scorecards.empty()), plan_(!submission.plans.empty()) {
    for (const Observation& observation : submission.observations) measures_.insert(observation.measure);
  }

  // Tables of the same sorts, and at least half of all their measures in both.
  [[nodiscard]] bool is_like(const MeasuresAndTables& other) const {
    if (scorecard_ != other.scorecard_ || plan_ != other.plan_) return false;
    const auto shared =
        static_cast<std::size_t>(std::count_if(measures_.begin(), measures_.end(), [&](const std::string_view measure) {
          return other.measures_.count(measure) != 0;
        }));
    return 2 * shared >= measures_.size() + other.measures_.size() - shared;
  }

 private:
  bool scorecard_, plan_;
  std::set<std::string_view> measures_;
};

// Before the period that the other one is checked for, too: else its measures would be rated from this one.
bool is_of_period_before(const Submission& one, const PreparedSubmission& other) {
  return one.period && other.submission->period && one.period->last() < other.submission->period->last() &&
         one.period->last() < other.period.last();
}

}  // namespace

PreparedSubmissions::PreparedSubmissions(const CheckInput& input) : all_(input.submissions.size()) {
  const bool alone = all_.size() == 1;
  for (std::size_t i = 0; i < all_.size(); ++i) {
    all_[i].submission = &input.submissions[i];
    all_[i].period = alone || input.period_asked ? input.period : input.submissions[i].period.value_or(input.period);
  }
  find_earlier(input);
  std::vector<PreparedSubmission*> to_prepare;
  for (PreparedSubmission& one : all_) {
    to_prepare.push_back(&one);
    for (const Submission* submission : one.earlier) {
      if (checked(submission) != nullptr) continue;
      const auto [found, is_new] = earlier_.try_emplace(submission);
      if (!is_new) continue;
      found->second.submission = submission;
      found->second.period = submission->period.value_or(input.period);
      to_prepare.push_back(&found->second);
    }
  }
  hold_in_force(input, to_prepare);
  for_all(to_prepare.size(), input.jobs, [&](std::size_t index) {
    PreparedSubmission& one = *to_prepare[index];
    const bool is_first = &one == all_.data();
    const bool rated = alone && is_first;  // the caller has rated it, with its history
    const Register* measure_register = register_for(input, one.period);
    if (!rated) one.ratings = rate_together({one.submission}, measure_register, one.period, one.earlier);
    one.evidence = std::make_unique<Evidence>(*one.submission, input, measure_register,
                                              rated ? input.ratings : one.ratings, one.period, is_first);
  });
  for (const PreparedSubmission& one : all_) together_.push_back(one.evidence.get());
  for (const PreparedSubmission& one : all_) {
    std::vector<const Evidence*> before;
    for (const Submission* submission : one.earlier) {
      const PreparedSubmission* of_one = checked(submission);
      before.push_back((of_one == nullptr ? earlier_.at(submission) : *of_one).evidence.get());
    }
    one.evidence->set_earlier(std::move(before));
    one.evidence->set_together(&together_);
  }
}

void PreparedSubmissions::hold_in_force(const CheckInput& input, const std::vector<PreparedSubmission*>& all) {
  if (input.measure_register == nullptr || !input.measure_register->dated()) return;
  for (const PreparedSubmission* one : all) {
    if (in_force_.count(one->period) == 0)
      in_force_.emplace(one->period, in_force(*input.measure_register, one->period));
  }
}

const Register* PreparedSubmissions::register_for(const CheckInput& input, const Period& period) const {
  const auto dated = in_force_.find(period);
  return dated == in_force_.end() ? input.measure_register : &dated->second;
}

const PreparedSubmission* PreparedSubmissions::checked(const Submission* submission) const {
  const auto found = std::find_if(all_.begin(), all_.end(),
                                  [&](const PreparedSubmission& one) { return one.submission == submission; });
  return found == all_.end() ? nullptr : &*found;
}

// Gives each submission the earlier ones of its return that are not of a later period, the latest first: of those that
// were given as earlier, and of those that are checked with it.
void PreparedSubmissions::find_earlier(const CheckInput& input) {
  const bool some_given = input.earlier != nullptr && !input.earlier->empty();
  if (!some_given && all_.size() < 2) return;
  std::map<const Submission*, MeasuresAndTables> contents;  // of those that are checked
  std::vector<const Submission*> together;
  for (const PreparedSubmission& one : all_) {
    together.push_back(one.submission);
    if (all_.size() > 1) contents.emplace(one.submission, *one.submission);
  }
  if (some_given) {
    for (const Submission& submission : *input.earlier) together.push_back(&submission);
  }
  for (const Return& of_one_directorate : returns_of(together, input.period)) {
    Return in_order = of_one_directorate;
    std::stable_sort(in_order.begin(), in_order.end(), [](const Submission* left, const Submission* right) {
      if (!left->period || !right->period) return left->period.has_value() && !right->period.has_value();
      return right->period->last() < left->period->last();
    });
    for (PreparedSubmission& one : all_) {
      if (std::find(of_one_directorate.begin(), of_one_directorate.end(), one.submission) == of_one_directorate.end())
        continue;
      for (const Submission* submission : in_order) {
        const bool later = submission->period && one.period.last() < submission->period->last();
        const auto also_checked = contents.find(submission);
        const bool counts =
            also_checked == contents.end()
                ? submission != one.submission
                : is_of_period_before(*submission, one) && also_checked->second.is_like(contents.at(one.submission));
        if (counts && !later) one.earlier.push_back(submission);
      }
    }
  }
}

}  // namespace scorebook
