// Which measures a waiver of P801 keeps in an edition for the public.
#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "check/suppressed_items.hpp"
#include "check/waivers.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr std::string_view kSmallNumbers = "P801";

// The workbook whose cells the finding names.
const Submission* submission_of(const Finding& finding, const std::vector<Submission>& submissions) {
  for (const Place& place : finding.places) {
    for (const Submission& submission : submissions) {
      const bool has = std::any_of(submission.observations.begin(), submission.observations.end(),
                                   [&](const Observation& each) { return each.place.sheet == place.sheet; });
      if (has && place.sheet != nullptr) return &submission;
    }
  }
  return nullptr;
}

// The measures of this name in the workbooks, and how they are called there: (directorate, title), folded.
std::set<std::pair<std::string, std::string>> titles_of(const std::string& measure,
                                                        const std::vector<Submission>& submissions) {
  std::set<std::pair<std::string, std::string>> titles;
  for (const Submission& submission : submissions) {
    for (const Observation& observation : submission.observations) {
      if (observation.measure == measure) titles.emplace(folded(submission.directorate), folded(observation.title));
    }
  }
  return titles;
}

// A number may stand for different measures in the workbooks of two directorates, and the sheet Waivers names none: the
// one that is meant has the register's title; without a register, all must have the same.
bool is_meant(const std::string& measure, const std::string& directorate, const CheckInput& input) {
  const auto titles = titles_of(measure, input.submissions);
  const auto elsewhere = [&](const auto& each) { return each.first != directorate; };
  if (std::none_of(titles.begin(), titles.end(), elsewhere)) return true;
  const RegisterMeasure* registered = input.measure_register->find(measure);
  if (registered != nullptr && !registered->definition.title.empty())
    return titles.count({directorate, folded(registered->definition.title)}) != 0;
  return std::all_of(titles.begin(), titles.end(),
                     [&](const auto& each) { return each.second == titles.begin()->second; });
}

void add_idle(KeptMeasures& kept, const Waiver& waiver, const std::string& why) {
  const bool known = std::any_of(kept.idle.begin(), kept.idle.end(),
                                 [&](const IdleWaiver& each) { return each.place == waiver.place && each.why == why; });
  if (!known) kept.idle.push_back({waiver.place, why});
}

}  // namespace

bool KeptMeasure::keeps(const ItemKey& key) const {
  if (key.directorate != directorate || key.measure != measure) return false;
  if (!period && !from) return true;
  if (!key.period) return false;
  if (period) return period->first() <= key.period->first() && key.period->last() <= period->last();
  return from->first() <= key.period->first();
}

namespace {

class Keeper {
 public:
  Keeper(const CheckInput& input, const CheckResult& checked) : input_(input), checked_(checked) {}

  KeptMeasures keep() {
    if (input_.measure_register == nullptr) return {};
    for (const Waiver& waiver : input_.measure_register->waivers) {
      if (!waiver.fingerprint.empty()) {
        keep_by_finding(waiver);
      } else if (folded(waiver.rule) == folded(kSmallNumbers)) {
        for (const Submission& submission : input_.submissions) keep_in(submission, waiver);
      }
    }
    return std::move(kept_);
  }

 private:
  [[nodiscard]] Period reporting(const Submission& submission) const {
    const bool one_period = input_.period_asked || input_.submissions.size() == 1;
    return one_period ? input_.period : submission.period.value_or(input_.period);
  }

  // By measure: also where it is no finding, because the percentage alone tells the small number.
  void keep_in(const Submission& submission, const Waiver& waiver) {
    Finding meant;
    meant.rule = std::string(kSmallNumbers);
    meant.measure = waiver.measure;
    meant.period = waiver.period;
    if (!accepts(waiver, meant, reporting(submission))) return;
    if (waiver.measure.empty())
      return add_idle(kept_, waiver,
                      "It names no measure, so it keeps no figure: a waiver for the public names its measure.");
    const bool there =
        std::any_of(submission.observations.begin(), submission.observations.end(),
                    [&](const Observation& observation) { return observation.measure == waiver.measure; });
    if (there) keep_measure(submission, waiver.measure, waiver);
  }

  void keep_by_finding(const Waiver& waiver) {
    for (const Finding& finding : checked_.findings) {
      if (finding.rule != kSmallNumbers || finding.state != FindingState::waived || finding.measure.empty()) continue;
      const Submission* submission = submission_of(finding, input_.submissions);
      if (submission != nullptr && accepts(waiver, finding, reporting(*submission)))
        keep_measure(*submission, finding.measure, waiver);
    }
  }

  void keep_measure(const Submission& submission, const std::string& measure, const Waiver& waiver) {
    const std::string directorate = folded(submission.directorate);
    if (is_meant(measure, directorate, input_)) {
      kept_.measures.push_back({directorate, measure, waiver.period, waiver.from, waiver.name, waiver.reason});
    } else {
      add_idle(kept_, waiver,
               "Several directorates have a measure " + measure + ", and that of " +
                   (submission.directorate.empty() ? "one" : submission.directorate) +
                   " is not called as in the register: its figures are not kept.");
    }
  }

  const CheckInput& input_;
  const CheckResult& checked_;
  KeptMeasures kept_;
};

}  // namespace

KeptMeasures kept_measures(const CheckInput& input, const CheckResult& checked) {
  return Keeper(input, checked).keep();
}

}  // namespace scorebook
