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

KeptMeasures kept_measures(const CheckInput& input, const CheckResult& checked) {
  KeptMeasures kept;
  if (input.measure_register == nullptr) return kept;
  const bool one_period = input.period_asked || input.submissions.size() == 1;
  for (const Finding& finding : checked.findings) {
    if (finding.rule != kSmallNumbers || finding.state != FindingState::waived || finding.measure.empty()) continue;
    const Submission* submission = submission_of(finding, input.submissions);
    if (submission == nullptr) continue;
    const Period reporting = one_period ? input.period : submission->period.value_or(input.period);
    for (const Waiver& waiver : input.measure_register->waivers) {
      if (!accepts(waiver, finding, reporting)) continue;
      const std::string directorate = folded(submission->directorate);
      if (waiver.measure.empty() && waiver.fingerprint.empty()) {
        add_idle(kept, waiver,
                 "It names no measure, so it keeps no figure: a waiver for the public names its measure.");
      } else if (!is_meant(finding.measure, directorate, input)) {
        add_idle(kept, waiver,
                 "Several directorates have a measure " + finding.measure + ", and that of " +
                     (submission->directorate.empty() ? "one" : submission->directorate) +
                     " is not called as in the register: its figures are not kept.");
      } else {
        kept.measures.push_back({directorate, finding.measure, waiver.period, waiver.from, waiver.name, waiver.reason});
      }
    }
  }
  return kept;
}

}  // namespace scorebook
