#include "rate/what_holds.hpp"

#include "rate/rule.hpp"

namespace scorebook {
namespace {

bool has_thresholds(ToleranceKind kind) { return kind != ToleranceKind::none && kind != ToleranceKind::to_be_set; }

// The green threshold is the target of a measure whose three tolerances are typed.
TargetForPeriod target_of(const Tolerance& tolerance, const Measure& measure) {
  TargetForPeriod target;
  target.typed = measure.tolerance.green;
  target.unit = tolerance.unit;
  switch (tolerance.kind) {
    case ToleranceKind::high_is_good:
      target.side = tolerance.green_inclusive ? TargetSide::at_least : TargetSide::above;
      target.value = tolerance.green;
      return target;
    case ToleranceKind::low_red_from:
    case ToleranceKind::low_red_above:
    case ToleranceKind::low_sign_wrong:
      target.side = tolerance.green_inclusive ? TargetSide::at_most : TargetSide::below;
      target.value = tolerance.green;
      return target;
    case ToleranceKind::band:
      target.value = tolerance.centre;
      target.working = "the middle of the band";
      return target;
    case ToleranceKind::range:
      target.range_low = tolerance.range_low;
      target.range_high = tolerance.range_high;
      target.reason = "the target is a range";
      target.no_target = NoTarget::not_usable;
      return target;
    case ToleranceKind::none:
    case ToleranceKind::to_be_set:
    case ToleranceKind::not_understood:
      break;
  }
  target.reason = "the tolerance has no target";
  target.no_target = NoTarget::not_usable;
  return target;
}

}  // namespace

WhatHolds what_holds(const Measure& measure, const Period& period, FigureBasis basis, const Register* measure_register,
                     const TargetReferences& references, const Settings& settings) {
  WhatHolds holds;
  const std::vector<DatedTarget>* targets = measure_register == nullptr ? nullptr : &measure_register->targets;
  const DatedTarget* dated = measure.ref.empty() ? nullptr : dated_target(measure.ref, period, targets);
  const bool dated_tolerance = dated != nullptr && !dated->tolerance.empty();
  const bool dated_number = dated != nullptr && !dated->target.empty();
  const TypedTolerance& typed = dated_tolerance ? dated->tolerance : measure.tolerance;
  holds.tolerance = read_tolerance(typed, measure.polarity, measure.unit);
  const bool stated = dated_number || !measure.target.empty();
  if (stated || !measure.rule.empty()) holds.target = target_for(measure, period, basis, targets, references, settings);
  if (dated_tolerance) {
    holds.by = RatedBy::dated_tolerance;
  } else if (!measure.rule.empty()) {
    holds.by = RatedBy::rule;
  } else if (dated_number) {
    holds.by = RatedBy::target;
  } else if (has_thresholds(holds.tolerance.kind)) {
    holds.by = RatedBy::tolerance;
  } else if (stated && holds.target.no_target != NoTarget::none_set) {
    holds.by = RatedBy::target;
  }
  if (!stated && has_thresholds(holds.tolerance.kind)) holds.target = target_of(holds.tolerance, measure);
  // Thresholds that are typed and do not hold must not be shown, nor charted, as the target.
  if (holds.by == RatedBy::target || holds.by == RatedBy::rule) holds.tolerance = Tolerance{};
  if (!stated && !has_thresholds(holds.tolerance.kind) && holds.target.reason.empty()) {
    const bool none = holds.tolerance.kind == ToleranceKind::none;
    holds.target.no_target = none ? NoTarget::none_set : NoTarget::to_be_set;
    holds.target.reason = none ? "no target set" : "to be set";
  }
  return holds;
}

bool rated_by_tolerance(RatedBy by) { return by == RatedBy::tolerance || by == RatedBy::dated_tolerance; }

bool can_rate(RatedBy by, const Tolerance& tolerance, const TargetForPeriod& target) {
  switch (by) {
    case RatedBy::nothing:
      return false;
    case RatedBy::tolerance:
    case RatedBy::dated_tolerance:
      return has_thresholds(tolerance.kind) && tolerance.kind != ToleranceKind::not_understood;
    case RatedBy::rule:
      return true;
    case RatedBy::target:
      return target.value.has_value();
  }
  return false;
}

RagResult judge_figure(const Figure& figure, const WhatHolds& holds, const Figure* last_year, const Measure& measure,
                       const Settings& settings) {
  const bool by_target = holds.by == RatedBy::rule || holds.by == RatedBy::target;
  if (by_target) return rate_by_target(figure, holds.target, last_year, measure, settings);
  if (holds.by == RatedBy::nothing && !holds.target.reason.empty() && holds.tolerance.kind == ToleranceKind::none)
    return {Rag::none, holds.target.reason, "not rated: " + holds.target.reason};
  return rate_rag(figure, holds.tolerance, measure.unit, settings);
}

}  // namespace scorebook
