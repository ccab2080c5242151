#include "rate/rag_bounds.hpp"

#include <algorithm>

#include "rate/exact.hpp"
#include "rate/rule.hpp"
#include "rate/what_holds.hpp"
#include "rate/year_to_date.hpp"

namespace scorebook {
namespace {

using Kind = RagCondition::Kind;

FigureRange at_least(Decimal low, bool belongs = true) { return {low, std::nullopt, belongs, true}; }
FigureRange at_most(Decimal high, bool belongs = true) { return {std::nullopt, high, true, belongs}; }

RagBoundsOrWhy why_not(std::string why) { return {std::nullopt, std::move(why)}; }

RagBounds of_band(const Tolerance& tolerance) {
  const Decimal centre = *tolerance.centre;
  return {{{centre - *tolerance.green, centre + *tolerance.green}},
          {{centre - *tolerance.amber, centre + *tolerance.amber}}};
}

RagBounds of_range(const Tolerance& tolerance, BelowRange below) {
  const Decimal limit = (*tolerance.range_high * (Decimal(100) + *tolerance.amber)).scaled(-2);
  RagBounds bounds;
  bounds.green.push_back(below == BelowRange::green ? at_most(*tolerance.range_high)
                                                    : FigureRange{tolerance.range_low, tolerance.range_high});
  bounds.amber.push_back(below == BelowRange::red ? FigureRange{tolerance.range_low, limit} : at_most(limit));
  return bounds;
}

RagBoundsOrWhy of_tolerance(const Tolerance& tolerance, const Settings& settings) {
  switch (tolerance.kind) {
    case ToleranceKind::high_is_good:
      return {RagBounds{{at_least(*tolerance.green, tolerance.green_inclusive)},
                        {at_least(*tolerance.red, !tolerance.red_inclusive)}},
              ""};
    case ToleranceKind::low_red_from:
    case ToleranceKind::low_red_above:
    case ToleranceKind::low_sign_wrong:
      return {RagBounds{{at_most(*tolerance.green, tolerance.green_inclusive)},
                        {at_most(*tolerance.red, !tolerance.red_inclusive)}},
              ""};
    case ToleranceKind::band:
      return {of_band(tolerance), ""};
    case ToleranceKind::range:
      return {of_range(tolerance, settings.below_range), ""};
    case ToleranceKind::none:
    case ToleranceKind::to_be_set:
    case ToleranceKind::not_understood:
      break;
  }
  return why_not("there are no thresholds");
}

class RuleBounds {
 public:
  RuleBounds(const RagRule& rule, const TargetForPeriod& target) : rule_(rule), target_(target) {}

  RagBoundsOrWhy read() {
    RagBounds bounds;
    for (const RagCondition& condition : rule_.green) add(condition, bounds.green);
    for (const RagCondition& condition : rule_.amber) add(condition, bounds.amber);
    if (!why_.empty()) return why_not(why_);
    return {std::move(bounds), ""};
  }

 private:
  void add(const RagCondition& condition, std::vector<FigureRange>& to) {
    switch (condition.kind) {
      case Kind::on_target:
        return on_target(to);
      case Kind::within_per_cent:
      case Kind::within_points:
      case Kind::per_cent_either_side:
      case Kind::points_either_side:
        return near_target(condition, to);
      case Kind::at_least:
        to.push_back(at_least(condition.low));
        return;
      case Kind::at_most:
        to.push_back(at_most(condition.low));
        return;
      case Kind::range:
        to.push_back({condition.low, condition.high});
        return;
      case Kind::within_range:
        return near_range(condition, to);
      case Kind::improved:
      case Kind::not_worse:
        why_ = "its rule sets it against last year's figure";
        return;
    }
  }

  [[nodiscard]] bool has_range() const { return target_.range_low && target_.range_high; }

  void on_target(std::vector<FigureRange>& to) {
    if (has_range() && target_.side == TargetSide::none) {
      to.push_back({target_.range_low, target_.range_high});
    } else if (!target_.value || target_.side == TargetSide::none) {
      why_ = "there is no target that can be met or missed";
    } else if (target_.side == TargetSide::at_least || target_.side == TargetSide::above) {
      to.push_back(at_least(*target_.value, target_.side == TargetSide::at_least));
    } else {
      to.push_back(at_most(*target_.value, target_.side == TargetSide::at_most));
    }
  }

  void near_target(const RagCondition& condition, std::vector<FigureRange>& to) {
    const bool per_cent = condition.kind == Kind::within_per_cent || condition.kind == Kind::per_cent_either_side;
    const bool either = condition.kind == Kind::per_cent_either_side || condition.kind == Kind::points_either_side;
    if (!target_.value || has_range() || (!either && target_.side == TargetSide::none)) {
      why_ = has_range() ? "its target is a range" : "there is no target that can be met or missed";
      return;
    }
    if (per_cent && target_.value->zero()) {
      why_ = "its target is 0, of which a percentage says nothing";
      return;
    }
    std::optional<Decimal> distance = condition.low;
    if (per_cent) distance = exact_product(condition.low, target_.value->absolute());
    if (!distance) {
      why_ = "its numbers are too long";
      return;
    }
    if (per_cent) distance = distance->scaled(-2);
    const bool least = target_.side == TargetSide::at_least || target_.side == TargetSide::above;
    FigureRange range{*target_.value - *distance, *target_.value + *distance};
    if (!either) (least ? range.high : range.low).reset();
    to.push_back(range);
  }

  void near_range(const RagCondition& condition, std::vector<FigureRange>& to) {
    for (const RagCondition& range : rule_.green) {
      if (range.kind == Kind::range) to.push_back({range.low - condition.low, range.high + condition.low});
    }
    if (to.empty()) why_ = "its rule names no range";
  }

  const RagRule& rule_;
  const TargetForPeriod& target_;
  std::string why_;
};

}  // namespace

bool FigureRange::contains(Decimal figure) const {
  if (low && (figure < *low || (figure == *low && !low_belongs))) return false;
  return !high || figure < *high || (figure == *high && high_belongs);
}

Rag RagBounds::rag(Decimal figure) const {
  const auto within = [figure](const std::vector<FigureRange>& ranges) {
    return std::any_of(ranges.begin(), ranges.end(), [&](const FigureRange& range) { return range.contains(figure); });
  };
  return within(green) ? Rag::green : within(amber) ? Rag::amber : Rag::red;
}

RagBoundsOrWhy rag_bounds(const Rating& rating, bool year_to_date) {
  if (rating.rated_by == RatedBy::nothing) return why_not("nothing judges it");
  if (rated_by_tolerance(rating.rated_by)) return of_tolerance(rating.tolerance, rating.settings);
  const TargetForPeriod& target = year_to_date ? rating.target_year_end : rating.target;
  if (target.measured) return why_not("an average of months is set against its target");
  const Result<RagRule> rule = rule_that_holds(rating.measure, target, rating.settings);
  if (!rule) return why_not("its rule could not be read");
  return RuleBounds(rule.value(), target).read();
}

bool latest_counts_at_year_end(const Rating& rating) {
  const bool known = rating.value != nullptr && rating.value->period;
  const Period& own = known ? *rating.value->period : rating.period;
  const bool of_year = rating.measure.rag_basis == RagBasis::year_to_date;
  return !of_year && !(follows_from_periods(rating.measure) && own.months() < 12);
}

}  // namespace scorebook
