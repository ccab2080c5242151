#include "rate/rule.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "rate/exact.hpp"
#include "rate/number_words.hpp"
#include "rate/ratable.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

using Kind = RagCondition::Kind;

constexpr const char* kTooLong = "the numbers are too long to compare them exactly";

// Whether a condition or a clause holds, in words that complete "82% is ..."; or why nobody can say. A condition that
// says nothing (10% of a target of 0) leaves it to the others.
struct Answer {
  enum class Kind { holds, fails, unknown, says_nothing };
  Kind kind = Kind::fails;
  std::string why;

  static Answer of(bool holds, std::string why) { return {holds ? Kind::holds : Kind::fails, std::move(why)}; }
  static Answer unknown(std::string why) { return {Kind::unknown, std::move(why)}; }
};

class RuleJudge {
 public:
  RuleJudge(const RagRule& rule, const RuleInput& input) : rule_(rule), input_(input) {}

  [[nodiscard]] RagResult judge() const {
    const Answer green = any(rule_.green);
    if (green.kind == Answer::Kind::holds) return rated(Rag::green, green.why);
    // What is not known to be off green cannot be amber or red, and what may be amber cannot be red.
    if (green.kind == Answer::Kind::unknown) return no_rag(green.why, WithoutRag::this_figure);
    if (rule_.amber.empty())
      return green.kind == Answer::Kind::says_nothing ? no_rag(green.why) : rated(Rag::red, green.why);
    const Answer amber = any(rule_.amber);
    if (amber.kind == Answer::Kind::holds) return rated(Rag::amber, amber.why);
    if (amber.kind != Answer::Kind::fails) return no_rag(amber.why, WithoutRag::this_figure);
    return rated(Rag::red, amber.why);
  }

 private:
  [[nodiscard]] std::string shown(Decimal value) const { return number_text(value, input_.unit); }

  [[nodiscard]] RagResult rated(Rag rag, const std::string& why) const {
    const std::string subject = input_.shown.empty() ? shown(input_.value) : input_.shown;
    return {rag, "", fmt::format("{} is {}: {}", subject, why, rag_name(rag))};
  }

  // Holds where one does; fails where all that say anything fail, in the words of the last of them.
  [[nodiscard]] Answer any(const std::vector<RagCondition>& conditions) const {
    std::optional<Answer> failed, unknown, silent;
    for (const RagCondition& condition : conditions) {
      Answer answer = judge(condition);
      if (answer.kind == Answer::Kind::holds) return answer;
      std::optional<Answer>& kept = answer.kind == Answer::Kind::fails     ? failed
                                    : answer.kind == Answer::Kind::unknown ? unknown
                                                                           : silent;
      kept = std::move(answer);
    }
    if (unknown) return *unknown;
    return failed ? *failed : silent ? *silent : Answer{};
  }

  [[nodiscard]] Answer judge(const RagCondition& condition) const {
    if (condition.per_cent && !on_one_scale(input_.unit, Unit::per_cent))
      return Answer::unknown("the rule is in per cent but the measure is not");
    if (const std::optional<Decimal> unclear = unclear_limit(condition))
      return Answer::unknown(fmt::format("{} in the rule has no per cent sign: it can be {} or {}",
                                         unclear->to_string(), shown(unclear->normalized()),
                                         shown(unclear->scaled(2).normalized())));
    switch (condition.kind) {
      case Kind::on_target:
        return on_target();
      case Kind::within_per_cent:
      case Kind::within_points:
      case Kind::per_cent_either_side:
      case Kind::points_either_side:
        return near_target(condition);
      case Kind::at_least: {
        const bool holds = input_.value >= condition.low;
        return Answer::of(holds, (holds ? "at least " : "below ") + shown(condition.low));
      }
      case Kind::at_most: {
        const bool holds = input_.value <= condition.low;
        return Answer::of(holds, (holds ? "at most " : "above ") + shown(condition.low));
      }
      case Kind::range:
        return in_range(condition);
      case Kind::within_range:
        return near_range(condition);
      case Kind::improved:
      case Kind::not_worse:
        return against_last_year(condition.kind);
    }
    return {};
  }

  // "at least 0.85" of a percentage measure.
  [[nodiscard]] std::optional<Decimal> unclear_limit(const RagCondition& condition) const {
    if (condition.per_cent || input_.unit != Unit::per_cent) return std::nullopt;
    const bool range = condition.kind == Kind::range;
    if (!range && condition.kind != Kind::at_least && condition.kind != Kind::at_most) return std::nullopt;
    const Decimal limit = range ? condition.high : condition.low;
    return !limit.zero() && limit <= Decimal(1) ? std::make_optional(limit) : std::nullopt;
  }

  [[nodiscard]] bool has_range() const { return input_.target.range_low && input_.target.range_high; }
  [[nodiscard]] std::string target_words() const {
    if (!input_.target.shown.empty()) return "the target of " + input_.target.shown;
    return "the target of " + shown(*input_.target.value);
  }

  // Why there is nothing to judge by; empty where there is.
  [[nodiscard]] std::string no_target() const {
    if (input_.target.value || has_range()) return {};
    return input_.target.reason.empty() ? "no target set" : input_.target.reason;
  }

  [[nodiscard]] Answer on_target() const {
    if (std::string why = no_target(); !why.empty()) return Answer::unknown(std::move(why));
    const std::optional<bool> met = input_.target.met_by(input_.value);
    if (!met) return Answer::unknown("neither the target nor the polarity says what is good");
    return Answer::of(*met, (*met ? "on " : "off ") + target_words());
  }

  // How far a figure lies outside two bounds; nothing where the numbers are too long.
  [[nodiscard]] std::optional<Decimal> outside(Decimal low, Decimal high) const {
    if (input_.value < low) return exact_difference(low, input_.value);
    return high < input_.value ? exact_difference(input_.value, high) : std::make_optional(Decimal());
  }

  // "within 10%", "within 2 points": missed by no more; on either side: no further from it.
  [[nodiscard]] Answer near_target(const RagCondition& condition) const {
    if (std::string why = no_target(); !why.empty()) return Answer::unknown(std::move(why));
    const bool either = condition.kind == Kind::per_cent_either_side || condition.kind == Kind::points_either_side;
    const TargetForPeriod& target = input_.target;
    if (!either && target.side == TargetSide::none && !has_range())
      return Answer::unknown("neither the target nor the polarity says what is good");
    const bool least = target.side == TargetSide::at_least || target.side == TargetSide::above;
    const bool most = target.side == TargetSide::at_most || target.side == TargetSide::below;
    Decimal low = has_range() ? *target.range_low : *target.value;
    Decimal high = has_range() ? *target.range_high : *target.value;
    if (!either && least) high = std::max(high, input_.value);
    if (!either && most) low = std::min(low, input_.value);
    const std::optional<Decimal> distance = outside(low, high);
    if (!distance) return Answer::unknown(kTooLong);
    // The bound that is missed is what a share is of.
    const Decimal missed = input_.value < low ? low : high;
    return within(condition, *distance, missed);
  }

  [[nodiscard]] Answer within(const RagCondition& condition, Decimal distance, Decimal target) const {
    const bool per_cent = condition.kind == Kind::within_per_cent || condition.kind == Kind::per_cent_either_side;
    const bool either = condition.kind == Kind::per_cent_either_side || condition.kind == Kind::points_either_side;
    std::string limit = condition.low.to_string();
    if (per_cent) limit += "%";
    if (!per_cent && input_.unit == Unit::per_cent) limit += condition.low == Decimal(1) ? " point" : " points";
    if (per_cent && target.zero() && !distance.zero())
      return {Answer::Kind::says_nothing,
              "the target is 0, of which " + limit + " says nothing, and the rule names nothing beside it"};
    const std::optional<Decimal> scaled = per_cent ? exact_product(distance, Decimal(100)) : distance;
    const std::optional<Decimal> most = per_cent ? exact_product(condition.low, target.absolute()) : condition.low;
    if (!scaled || !most) return Answer::unknown(kTooLong);
    const bool holds = *scaled <= *most;
    return Answer::of(holds, fmt::format("{} {} of {}{}", holds ? "within" : "not within", limit, target_words(),
                                         either ? " on either side" : ""));
  }

  [[nodiscard]] Answer in_range(const RagCondition& range) const {
    const bool holds = range.low <= input_.value && input_.value <= range.high;
    return Answer::of(holds,
                      fmt::format("{} {} to {}", holds ? "within" : "outside", shown(range.low), shown(range.high)));
  }

  // No further outside the nearest of the ranges that the green clause names.
  [[nodiscard]] Answer near_range(const RagCondition& condition) const {
    std::optional<Answer> failed;
    for (const RagCondition& range : rule_.green) {
      if (range.kind != Kind::range) continue;
      const std::optional<Decimal> distance = outside(range.low, range.high);
      if (!distance) return Answer::unknown(kTooLong);
      const bool holds = *distance <= condition.low;
      Answer answer = Answer::of(holds, fmt::format("{} {} of the range of {} to {}", holds ? "within" : "not within",
                                                    condition.low.to_string(), shown(range.low), shown(range.high)));
      if (holds) return answer;
      failed = std::move(answer);
    }
    return failed ? *failed : Answer::unknown("the rule names no range");
  }

  [[nodiscard]] Answer against_last_year(Kind kind) const {
    if (!input_.last_year)
      return Answer::unknown(input_.no_last_year.empty() ? "no figure for the same period last year"
                                                         : input_.no_last_year);
    if (input_.polarity != Polarity::high && input_.polarity != Polarity::low)
      return Answer::unknown("neither the target nor the polarity says what is good");
    const Decimal now = input_.value_as_shown ? *input_.value_as_shown : input_.value;
    const bool level = now == *input_.last_year;
    const bool better = input_.polarity == Polarity::high ? now > *input_.last_year : now < *input_.last_year;
    const std::string before = input_.last_year_shown.empty() ? shown(*input_.last_year) : input_.last_year_shown;
    return Answer::of(better || (level && kind == Kind::not_worse), fmt::format("{} last year's {}",
                                                                                better  ? "better than"
                                                                                : level ? "level with"
                                                                                        : "worse than",
                                                                                before));
  }

  const RagRule& rule_;
  const RuleInput& input_;
};

bool same_unit(Unit left, Unit right) {
  if (left == Unit::unknown || right == Unit::unknown) return true;
  const auto counts = [](Unit unit) { return unit == Unit::count || unit == Unit::cases; };
  return left == right || (counts(left) && counts(right));
}

// Last year's figure, as shown, where it can be set against this year's; else why not.
void take_last_year(RuleInput& input, const Figure& figure, const Figure* last_year) {
  if (last_year == nullptr || !last_year->value) return;
  const bool unclear =
      last_year->unit_missing && !last_year->value->zero() && last_year->value->absolute() <= Decimal(1);
  if (!on_one_scale(figure.unit, last_year->unit) || !on_one_scale(input.unit, last_year->unit) ||
      !same_unit(figure.unit, last_year->unit)) {
    input.no_last_year = "last year's figure, " + last_year->shown() + ", is in another unit";
  } else if (unclear) {
    input.no_last_year = "last year's figure, " + collapsed(last_year->text) + ", has no per cent sign";
  } else {
    input.last_year = last_year->value;
    Figure shown = *last_year;
    if (shown.unit == Unit::unknown) shown.unit = input.unit;
    input.last_year_shown = shown.shown();
  }
}

}  // namespace

Result<RagRule> rule_that_holds(const Measure& measure, const TargetForPeriod& target, const Settings& settings) {
  if (!is_blank(measure.rule)) return parse_rag_rule(measure.rule);
  RagRule rule;
  rule.typed = "green on target";
  rule.green.push_back({Kind::on_target, {}, {}});
  // A share of 0 is nothing: such a target is met or missed.
  const auto is_zero = [](const std::optional<Decimal>& bound) { return bound && bound->zero(); };
  const bool zero = is_zero(target.value) || is_zero(target.range_low) || is_zero(target.range_high);
  if (settings.amber_within_per_cent && !zero)
    rule.amber.push_back({Kind::within_per_cent, *settings.amber_within_per_cent, {}});
  return rule;
}

RagResult rate_by_rule(const RagRule& rule, const RuleInput& input) { return RuleJudge(rule, input).judge(); }

RagResult rate_by_target(const Figure& figure, const TargetForPeriod& target, const Figure* last_year,
                         const Measure& measure, const Settings& settings) {
  const Unit unit = measure.unit != Unit::unknown ? measure.unit : target.unit;
  const bool has_target = target.value || (target.range_low && target.range_high);
  if (is_blank(measure.rule) && !has_target) return no_rag(target.reason.empty() ? "no target set" : target.reason);
  const Result<RagRule> rule = rule_that_holds(measure, target, settings);
  if (!rule) return no_rag("the rule could not be read: " + rule.error().what);
  if (!target.measured) {
    if (std::optional<RagResult> reason = unratable(figure, unit, has_target ? "target" : "rule", settings))
      return std::move(*reason);
  }
  RuleInput input{target.measured ? *target.measured : *figure_to_rate(figure, settings), target, std::nullopt,
                  measure.polarity, unit};
  take_last_year(input, figure, last_year);
  input.value_as_shown = figure.value;
  Figure with_unit = figure;
  if (with_unit.unit == Unit::unknown) with_unit.unit = unit;
  input.shown = target.measured ? target.measured_words : with_unit.shown();
  std::string stored;
  if (!target.measured && figure.value) {
    // The printed figure alone would have another colour: say what it was before it was rounded for printing.
    RuleInput printed = input;
    printed.value = *figure.value;
    if (rate_by_rule(rule.value(), printed).rag != rate_by_rule(rule.value(), input).rag)
      stored = before_rounding(number_text(input.value.normalized(), unit));
  }
  input.shown += stored;
  RagResult result = rate_by_rule(rule.value(), input);
  if (result.rag != Rag::none) result.before_rounding = std::move(stored);
  if (result.rag != Rag::none && !target.working.empty()) result.working += " (" + target.working + ")";
  return result;
}

}  // namespace scorebook
