// Whether the target of a plan's measure asks for better than its baseline, by what good performance is said to be
// (C405), and whether the title says the contrary of that too (C406).
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "check/consistency_rules.hpp"
#include "check/text_parts.hpp"
#include "check/wording.hpp"
#include "text/target_words.hpp"
#include "text/words.hpp"

namespace scorebook::rule {

namespace {

using Words = std::vector<std::string>;

template <std::size_t Count>
bool is_one_of(const std::string& word, const std::array<std::string_view, Count>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

template <std::size_t Count>
bool has_any(const Words& words, const std::array<std::string_view, Count>& list) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return is_one_of(word, list); });
}

constexpr std::array<std::string_view, 10> kUpward = {"increase",  "increased",   "increasing", "improve",  "improved",
                                                      "improving", "improvement", "raise",      "maximise", "more"};
constexpr std::array<std::string_view, 10> kDownward = {"reduction", "reduce", "reduced", "reducing", "decrease",
                                                        "decreased", "fewer",  "lower",   "minimise", "less"};
constexpr std::array<std::string_view, 5> kAttainment = {"attainment", "attaining", "achieve", "achieving",
                                                         "achievement"};
constexpr std::array<std::string_view, 10> kTurnedRound = {"gap",  "below",   "not", "without", "no",
                                                           "fail", "failing", "low", "under",   "poor"};

// Which direction the title itself calls good: "Reduction in ...", "Increase the ...", "Attainment of ...". Unknown
// where it says nothing or both. A verb counts only where the title begins with it: "people whose needs are reduced"
// says nothing of the number.
Polarity title_says(const std::string& title) {
  const Words words = plain_words(title);
  if (words.empty()) return Polarity::unknown;
  const bool any_upward = has_any(words, kUpward), any_downward = has_any(words, kDownward);
  if (any_upward && any_downward) return Polarity::unknown;
  if (is_one_of(words.front(), kUpward)) return Polarity::high;
  if (is_one_of(words.front(), kDownward)) return Polarity::low;
  const bool attainment = has_any(words, kAttainment) && !has_any(words, kTurnedRound) && !any_downward;
  return attainment ? Polarity::high : Polarity::unknown;
}

struct JudgedTarget {
  const PlanRow* row = nullptr;
  const Observation* target = nullptr;
  std::vector<const Observation*> baselines;
  TargetChange asks = TargetChange::as_is;  // of a target that is a change
  Polarity title = Polarity::unknown;
  std::string why_not;  // it could not be judged
  bool worse = false;
};

// The part of the typed target that the observation was read from.
std::optional<TargetPart> part_of(const PlanRow& row, const Observation& target) {
  CellContent cell;
  cell.text = cell.shown = target.figure.text;
  const TypedTarget typed = read_target(cell, row.definition.unit, target.period);
  for (const TargetPart& part : typed.parts) {
    if (part.value == target.figure.value) return part;
  }
  return std::nullopt;
}

bool is_whole_year(const Observation& baseline) { return !baseline.period || baseline.period->months() == 12; }

bool is_before(const Observation& baseline, const Observation& target) {
  if (!baseline.period || !target.period) return true;
  return baseline.period->last() < target.period->last() && baseline.period->first() < target.period->first();
}

// The row's earlier figures of the measure, or of the sub-measures that its target is meant for.
std::vector<const Observation*> baselines_of(const Submission& submission, const PlanRow& row,
                                             const Observation& target) {
  std::vector<const Observation*> own, of_parts;
  for (const std::size_t number : row.observations) {
    const Observation& observation = submission.observations.at(number);
    if (observation.kind != ObservationKind::year || !observation.figure.value) continue;
    if (!is_before(observation, target)) continue;
    if (observation.measure == target.measure) own.push_back(&observation);
    if (observation.measure.rfind(target.measure + "(", 0) == 0) of_parts.push_back(&observation);
  }
  return own.empty() ? of_parts : own;
}

// Why the two numbers cannot be set against each other; empty where they can.
std::string not_comparable(const Observation& baseline, const Observation& target, const TargetPart& part) {
  if (baseline.figure.unit != target.figure.unit || target.figure.unit == Unit::unknown)
    return "target and baseline are in different units";
  const bool adds_up = target.figure.unit == Unit::count || target.figure.unit == Unit::money;
  const bool of_part_of_year = part.kind == TargetKind::two_stage || (part.per_months != 0 && part.per_months != 12);
  if (adds_up && (!is_whole_year(baseline) || of_part_of_year))
    return "target and baseline are counts of periods of different length";
  return "";
}

bool is_worse(Decimal target, Decimal baseline, Polarity polarity) {
  return polarity == Polarity::high ? target < baseline : baseline < target;
}

void judge(const Submission& submission, JudgedTarget& judged) {
  const Polarity polarity = judged.row->definition.polarity;
  if (polarity != Polarity::high && polarity != Polarity::low) {
    judged.why_not = "neither high nor low is said to be good";
    return;
  }
  const std::optional<TargetPart> part = part_of(*judged.row, *judged.target);
  if (!part || part->kind == TargetKind::gap_to_close) {
    judged.why_not = "the target is no number to set against a baseline";
    return;
  }
  if (part->change != TargetChange::as_is) {
    judged.asks = part->change;
    const bool less = part->change == TargetChange::reduction, more = part->change == TargetChange::increase;
    const bool change = *judged.target->figure.value != Decimal(0);
    judged.worse = change && ((less && polarity == Polarity::high) || (more && polarity == Polarity::low));
    return;
  }
  judged.baselines = baselines_of(submission, *judged.row, *judged.target);
  if (judged.baselines.empty()) {
    judged.why_not = "there is no earlier figure to set the target against";
    return;
  }
  judged.worse = true;
  for (const Observation* baseline : judged.baselines) {
    judged.why_not = not_comparable(*baseline, *judged.target, *part);
    if (!judged.why_not.empty()) return;
    if (!is_worse(*judged.target->figure.value, *baseline->figure.value, polarity)) judged.worse = false;
  }
}

// Of the targets that a measure has for parts of the year the last one counts.
std::vector<const Observation*> last_targets(const Submission& submission, const PlanRow& row) {
  std::vector<const Observation*> targets;
  for (const std::size_t number : row.observations) {
    const Observation& target = submission.observations.at(number);
    if (target.kind != ObservationKind::target || !target.figure.value) continue;
    const auto known = std::find_if(targets.begin(), targets.end(),
                                    [&](const Observation* other) { return other->measure == target.measure; });
    if (known == targets.end()) {
      targets.push_back(&target);
    } else if ((*known)->period && target.period && (*known)->period->last() < target.period->last()) {
      *known = &target;
    }
  }
  return targets;
}

std::vector<JudgedTarget> judged_targets(const Submission& submission) {
  std::vector<JudgedTarget> all;
  for (const PlanTable& plan : submission.plans) {
    for (const PlanRow& row : plan.rows) {
      for (const Observation* target : last_targets(submission, row)) {
        JudgedTarget judged;
        judged.row = &row;
        judged.target = target;
        judged.title = title_says(row.title.text.empty() ? row.definition.title : row.title.text);
        judge(submission, judged);
        all.push_back(std::move(judged));
      }
    }
  }
  return all;
}

bool title_contradicts(const JudgedTarget& judged) {
  return judged.title != Polarity::unknown && judged.title != judged.row->definition.polarity;
}

const char* good_words(Polarity polarity) { return polarity == Polarity::high ? "high" : "low"; }

Failure failure_of(const JudgedTarget& judged) {
  const PlanRow& row = *judged.row;
  const Observation& target = *judged.target;
  Failure failure;
  failure.measure = target.measure;
  failure.period = target.period;
  std::vector<std::string> earlier;
  for (const Observation* baseline : judged.baselines) {
    const std::string when = baseline->period ? " of " + baseline->period->words() : "";
    earlier.push_back(fmt::format("{}{}", baseline->figure.shown(), when));
  }
  const std::string asked = collapsed(target.figure.text);
  failure.message =
      fmt::format("{}: good performance is “{}”", measure_words(row.definition),
                  collapsed(row.polarity.text.empty() ? row.definition.polarity_text : row.polarity.text));
  failure.message +=
      judged.baselines.empty()
          ? fmt::format(", but the target ({}) asks for {}", asked,
                        judged.asks == TargetChange::reduction ? "a reduction" : "an increase")
          : fmt::format(", but the target ({}) is worse than the earlier figure ({})", asked, listed(earlier));
  return failure;
}

void add_place(Failure& failure, const Place& place) {
  const bool known = std::find(failure.places.begin(), failure.places.end(), place) != failure.places.end();
  if (place.known() && !known) failure.places.push_back(place);
}

}  // namespace

void target_worse_than_baseline(const Evidence& evidence, Recorder& recorder) {
  for (const JudgedTarget& judged : judged_targets(evidence.submission())) {
    if (!judged.why_not.empty()) {
      recorder.not_run(judged.why_not);
    } else if (!judged.worse) {
      recorder.passed();
    } else if (title_contradicts(judged)) {
      recorder.not_run("the title contradicts what good performance is said to be, which C406 reports");
    } else {
      Failure failure = failure_of(judged);
      add_place(failure, judged.target->place);
      for (const Observation* baseline : judged.baselines) add_place(failure, baseline->place);
      add_place(failure, judged.row->polarity.place);
      failure.observed = collapsed(judged.target->figure.text);
      failure.kind_of_place = judged.target->place.sheet_name() + " target";
      failure.message += ".";
      failure.fix = "Set a target that is no worse, mend the figure or what good performance is, or say why.";
      recorder.failed(std::move(failure));
    }
  }
}

void polarity_contradicted(const Evidence& evidence, Recorder& recorder) {
  for (const JudgedTarget& judged : judged_targets(evidence.submission())) {
    if (!judged.why_not.empty()) {
      recorder.not_run(judged.why_not);
    } else if (judged.title == Polarity::unknown) {
      recorder.not_run("the title does not say which direction is good");
    } else if (!judged.worse || !title_contradicts(judged)) {
      recorder.passed();
    } else {
      Failure failure = failure_of(judged);
      add_place(failure, judged.row->polarity.place);
      add_place(failure, judged.target->place);
      for (const Observation* baseline : judged.baselines) add_place(failure, baseline->place);
      failure.observed = collapsed(judged.row->polarity.text);
      failure.expected = std::string(polarity_name(judged.title));
      failure.kind_of_place = judged.target->place.sheet_name() + " polarity";
      failure.message += fmt::format(", and the title itself says that {} is good.", good_words(judged.title));
      failure.fix = fmt::format("Change good performance to {}, unless title and target are wrong.", failure.expected);
      recorder.failed(std::move(failure));
    }
  }
}

}  // namespace scorebook::rule
