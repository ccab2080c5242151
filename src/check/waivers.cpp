#include "check/waivers.hpp"

#include <algorithm>

#include "text/words.hpp"

namespace scorebook {
namespace {

Date last_day(const Period& period) {
  const int year = year_of(period.last()), month = month_of(period.last());
  return {year, month, days_in_month(year, month)};
}

// Whether a waiver is meant for a finding, whenever it runs out.
bool is_about(const Waiver& waiver, const Finding& finding, const Period& reporting) {
  if (!waiver.fingerprint.empty() && folded(waiver.fingerprint) != folded(finding.fingerprint)) return false;
  if (!waiver.rule.empty() && folded(waiver.rule) != folded(finding.rule)) return false;
  if (!waiver.measure.empty() && waiver.measure != finding.measure) return false;
  const Period period = finding.period.value_or(reporting);
  if (waiver.period && *waiver.period != period) return false;
  return !waiver.from || waiver.from->first() <= period.last();
}

bool ran_out(const Waiver& waiver, const Period& reporting) {
  return waiver.until && *waiver.until < last_day(reporting);
}

// "the waiver of A306 for 4.3 by J Smith (Denominator restated by the DfE)"
std::string waiver_words(const Waiver& waiver) {
  std::string words = "the waiver of " + (waiver.rule.empty() ? waiver.fingerprint : waiver.rule);
  if (!waiver.measure.empty()) words += " for " + waiver.measure;
  if (waiver.period) words += ", " + waiver.period->words();
  return words + " by " + waiver.name + " (" + waiver.reason + ")";
}

bool measure_is_there(const std::string& measure, const std::vector<Submission>& submissions) {
  return std::any_of(submissions.begin(), submissions.end(), [&](const Submission& submission) {
    return std::any_of(submission.observations.begin(), submission.observations.end(),
                       [&](const Observation& observation) { return observation.measure == measure; });
  });
}

Failure failure_of(const Waiver& waiver) {
  Failure failure;
  failure.places = {waiver.place};
  failure.measure = waiver.measure;
  failure.period = waiver.period;
  failure.observed = waiver.rule.empty() ? waiver.fingerprint : waiver.rule;
  failure.kind_of_place = "waiver " + failure.observed;
  return failure;
}

}  // namespace

bool accepts(const Waiver& waiver, const Finding& finding, const Period& reporting) {
  return is_about(waiver, finding, reporting) && !ran_out(waiver, reporting);
}

Waivers::Waivers(const CheckInput& input) : input_(&input) {
  if (input.measure_register == nullptr) return;
  for (const Waiver& waiver : input.measure_register->waivers) waivers_.push_back({&waiver, 0, 0, std::nullopt, false});
}

void Waivers::apply(Finding& finding, const Period& reporting) {
  for (InUse& each : waivers_) {
    const Waiver& waiver = *each.waiver;
    each.later = each.later || (waiver.from && reporting.last() < waiver.from->first());
    if (!is_about(waiver, finding, reporting)) continue;
    if (ran_out(waiver, reporting)) {
      if (++each.run_out == 1) each.first_not_waived = finding;
      continue;
    }
    ++each.waived;
    finding.state = FindingState::waived;
    finding.waived_by = WaivedBy{waiver.name, waiver.reason, waiver.date, waiver.until, waiver.place};
    return;
  }
}

bool Waivers::nothing_to_report(Recorder& recorder) const {
  if (input_->measure_register == nullptr) {
    recorder.not_run("no measure register");
  } else if (waivers_.empty()) {
    recorder.not_run("the register has no waiver");
  }
  return waivers_.empty();
}

void Waivers::report_run_out(Recorder& recorder) const {
  if (nothing_to_report(recorder)) return;
  for (const InUse& each : waivers_) {
    if (each.run_out == 0) {
      recorder.passed();
      continue;
    }
    const Waiver& waiver = *each.waiver;
    const Finding& first = *each.first_not_waived;
    Failure failure = failure_of(waiver);
    failure.places.insert(failure.places.end(), first.places.begin(), first.places.end());
    failure.message =
        "On " + to_string(*waiver.until) + " " + waiver_words(waiver) + " ran out, and what it accepted " +
        (each.run_out == 1 ? "is" : "is in " + counted(each.run_out, "finding")) + " still there: " + first.message;
    failure.fix =
        "Mend what it is about, or renew the waiver: a new reason, name and date in the register's row, and a "
        "later end.";
    recorder.failed(std::move(failure));
  }
}

void Waivers::report_idle(Recorder& recorder, const std::vector<RuleSummary>& so_far) const {
  if (nothing_to_report(recorder)) return;
  for (const InUse& each : waivers_) {
    const Waiver& waiver = *each.waiver;
    if (each.waived + each.run_out > 0) {
      recorder.passed();
      continue;
    }
    const std::string id =
        waiver.rule.empty() ? waiver.fingerprint.substr(0, waiver.fingerprint.find('|')) : waiver.rule;
    const auto summary = std::find_if(so_far.begin(), so_far.end(),
                                      [&id](const RuleSummary& rule) { return folded(rule.rule) == folded(id); });
    Failure failure = failure_of(waiver);
    if (summary == so_far.end()) {
      failure.message = "There is no rule \"" + id + "\", so " + waiver_words(waiver) + " does nothing.";
      failure.fix = "Type the rule's number as the findings give it, or the fingerprint of a finding.";
      recorder.failed(std::move(failure));
    } else if (summary->applied == 0) {
      recorder.not_run("the waiver's rule was not run");
    } else if (each.later) {
      recorder.not_run("the waiver holds from a later period on");
    } else if (!waiver.measure.empty() && !measure_is_there(waiver.measure, input_->submissions)) {
      recorder.not_run("the waiver's measure is in none of the workbooks");
    } else {
      failure.message = "There is no finding that " + waiver_words(waiver) + " is about.";
      failure.fix =
          "Take the row out of the register if the matter is settled; else look whether rule, measure and "
          "period are those of the finding.";
      recorder.failed(std::move(failure));
    }
  }
}

}  // namespace scorebook
