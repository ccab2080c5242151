// Targets that are relative: to an earlier figure, step by step from a baseline, to a benchmark, to the gap between the
// two.
#include <fmt/format.h>

#include <array>

#include "rate/number_words.hpp"
#include "rate/target_reckoner.hpp"
#include "scorebook/observation.hpp"
#include "text/words.hpp"

namespace scorebook {

namespace {

constexpr const char* kNotSaidWhatIsGood = "neither the target nor the polarity says what is good";
constexpr const char* kTooLong = "the numbers are too long to work the target out exactly";

std::string benchmark_name_words(const std::string& name) {
  return name == "nat_top_quartile" ? "national top quartile" : benchmark_words(name);
}

}  // namespace

// Whether a change goes down; nothing where neither the words nor the polarity say.
std::optional<bool> TargetReckoner::downwards(TargetChange change) const {
  if (change == TargetChange::reduction) return true;
  if (change == TargetChange::increase) return false;
  if (measure_.polarity == Polarity::low) return true;
  return measure_.polarity == Polarity::high ? std::make_optional(false) : std::nullopt;
}

// Nothing where the numbers are too long.
std::optional<Decimal> TargetReckoner::changed(Decimal base, const TargetPart& part, bool down, int times) const {
  const bool share = part.scale == TargetScale::per_cent;
  std::optional<Decimal> change = exact_product(*part.value, share ? base.absolute() : Decimal(times));
  if (!change) return std::nullopt;
  if (share) change = change->scaled(-2);
  return down ? exact_difference(base, *change) : exact_sum(base, *change);
}

// "5%", "2 percentage points", "200"
std::string TargetReckoner::change_words(const TargetPart& part) const {
  if (part.scale == TargetScale::per_cent) return number_text(*part.value, Unit::per_cent);
  if (part.scale == TargetScale::number) return number_text(*part.value, part.unit);
  const std::string number = number_text(*part.value, Unit::count);
  const std::string_view of = part.unit == Unit::per_cent ? " percentage point" : " point";
  return number + std::string(of) + (*part.value == Decimal(1) ? "" : "s");
}

TargetForPeriod TargetReckoner::changed_by(const TargetPart& part, const Base& base, int times,
                                           TargetForPeriod result) const {
  const std::optional<bool> down = downwards(part.change);
  if (!down) return without(std::move(result), NoTarget::not_usable, kNotSaidWhatIsGood);
  result.unit = measure_.unit != Unit::unknown ? measure_.unit : base.figure->unit;
  const std::string of = fmt::format("the {} of {}", shown(*base.figure), base.period.words());
  const char* where = *down ? "below" : "above";
  if (!part.value) {
    result.value = base.figure->value;
    result.side = *down ? TargetSide::below : TargetSide::above;
    result.shown = shown(*base.figure);
    result.working = fmt::format("{} {}", where, of);
  } else {
    result.value = changed(*base.figure->value, part, *down, times);
    if (!result.value) return without(std::move(result), NoTarget::not_usable, kTooLong);
    result.side = *down ? TargetSide::at_most : TargetSide::at_least;
    result.shown = number_text(result.value->normalized(), result.unit);
    const std::string change =
        times == 1 ? change_words(part) : fmt::format("{} for each of {} years", change_words(part), times);
    result.working = fmt::format("{} {} {}: {}", change, where, of, result.shown);
  }
  return base.total ? take_share(std::move(result), " over the year") : result;
}

TargetForPeriod TargetReckoner::relative(const TargetPart& part, TargetForPeriod result) const {
  const bool share = part.scale == TargetScale::per_cent;
  if (part.value && part.unit_missing)
    return without(std::move(result), NoTarget::not_usable,
                   fmt::format("a change of {0} can be one by {0}% or by {0} percentage points",
                               number_text(*part.value, Unit::count)));
  if (std::string wrong = share ? "" : wrong_unit(part); !wrong.empty())
    return without(std::move(result), NoTarget::not_usable, std::move(wrong));
  if (part.per_months != 0 && part.base && year_of(part.base->first()) + 1 != year_of(own_year().first()))
    return without(std::move(result), NoTarget::not_usable,
                   fmt::format("{} a year from {} can be a share of that year or of the year before each",
                               change_words(part), part.base->words()));
  const Base base = base_figure(part.base);
  if (base.figure == nullptr) return without(std::move(result), NoTarget::no_reference, base.why);
  return changed_by(part, base, 1, std::move(result));
}

// So many points a year, times the years since the base: the year that is named, else that of the baseline, else the
// last one.
TargetForPeriod TargetReckoner::steps(const TargetPart& part, TargetForPeriod result) const {
  if (!part.value) return without(std::move(result), part);
  if (part.unit_missing)
    return without(std::move(result), NoTarget::not_usable,
                   fmt::format("a change of {0} can be one by {0}% or by {0} percentage points",
                               number_text(*part.value, Unit::count)));
  if (std::string wrong = wrong_unit(part); !wrong.empty())
    return without(std::move(result), NoTarget::not_usable, std::move(wrong));
  const Period own = own_year();
  const Figure* baseline = references_.baseline ? references_.baseline() : nullptr;
  Base base;
  int years = 1;
  if (part.base || baseline == nullptr || !baseline->value) {
    if (part.base) years = year_of(own.first()) - year_of(part.base->first());
    base = base_figure(part.base);
  } else if (!baseline->stated_period) {
    base.why = fmt::format("the baseline, {}, does not say of which year it is", shown(*baseline));
  } else if (const std::string why = unusable(*baseline); !why.empty()) {
    base.why = fmt::format("the baseline, {}, {}", shown(*baseline), why);
  } else {
    const Period& stated = *baseline->stated_period;
    const MonthNumber middle = stated.first() + stated.months() / 2;
    years = year_of(own.first()) - year_of(Period::of_month(middle).in_financial_year().first());
    if (own.kind() != PeriodKind::financial_year && stated.months() >= own.months())
      years = year_of(own.first()) - year_of(stated.first());
    // A total of a year is none for a part of it, nor is a month's for a year.
    const bool part_year = part_of_year().parts != part_of_year().whole;
    if (adds_up() && stated.months() < own.months() && stated.months() != period_.months()) {
      base.why = fmt::format("the baseline, {}, is of {}, which is no year", shown(*baseline), stated.words());
    } else {
      base = {baseline, stated, adds_up() && part_year && stated.months() >= own.months(), ""};
    }
  }
  if (base.figure != nullptr && years <= 0)
    return without(std::move(result), NoTarget::baseline_year,
                   fmt::format("the target counts from {}", base.period.words()));
  if (base.figure == nullptr) return without(std::move(result), NoTarget::no_reference, base.why);
  return changed_by(part, base, years, std::move(result));
}

// By its short name, else by its words.
const Figure* TargetReckoner::benchmark_named(const std::string& name) const {
  if (!references_.benchmark_of || name.empty()) return nullptr;
  for (const std::string& wanted : {name, benchmark_name_words(name)}) {
    const Figure* found = references_.benchmark_of(wanted, period_);
    if (found == nullptr || !found->value) continue;
    if (found->stated_period && period_.last() < found->stated_period->last()) continue;
    return found;
  }
  return nullptr;
}

TargetForPeriod TargetReckoner::benchmark(const TargetPart& part, TargetForPeriod result) const {
  if (part.value) return number(part, std::move(result));
  if (part.range_low) {
    if (std::string wrong = wrong_unit(part); !wrong.empty())
      return without(std::move(result), NoTarget::not_usable, std::move(wrong));
    result.range_low = part.range_low;
    result.range_high = part.range_high;
    result.side = side_of(part.bound, measure_.polarity);
    result.unit = part.unit != Unit::unknown ? part.unit : measure_.unit;
    if (result.side == TargetSide::at_least) result.value = part.range_low;
    if (result.side == TargetSide::at_most) result.value = part.range_high;
    result.shown = number_text(*part.range_low, result.unit) + " to " + number_text(*part.range_high, result.unit);
    return result;
  }
  if (part.benchmark.empty())
    return without(std::move(result), NoTarget::in_words,
                   "the target names several benchmarks: \"" + shortened(result.typed, 80) + "\"");
  const std::string words = benchmark_name_words(part.benchmark);
  const Figure* found = benchmark_named(part.benchmark);
  if (found == nullptr)
    return without(std::move(result), NoTarget::no_reference, fmt::format("no {} to set it against", words));
  if (const std::string why = unusable(*found); !why.empty())
    return without(std::move(result), NoTarget::not_usable, fmt::format("the {} of {} {}", words, shown(*found), why));
  result.value = found->value;
  result.unit = measure_.unit != Unit::unknown ? measure_.unit : found->unit;
  result.side = side_of(part.bound, measure_.polarity);
  result.shown = shown(*found);
  result.working = fmt::format("the {} of {}", words, result.shown);
  if (found->stated_period) result.working += " (" + found->stated_period->words() + ")";
  return result;
}

TargetForPeriod TargetReckoner::gap(const TargetPart& part, TargetForPeriod result) const {
  if (part.benchmark.empty())
    return without(std::move(result), NoTarget::in_words,
                   "the target does not name one benchmark whose gap is to be closed");
  const std::string words = benchmark_name_words(part.benchmark);
  const Figure* found = benchmark_named(part.benchmark);
  if (found == nullptr)
    return without(std::move(result), NoTarget::no_reference, fmt::format("no {} to set it against", words));
  if (const std::string why = unusable(*found); !why.empty())
    return without(std::move(result), NoTarget::not_usable, fmt::format("the {} of {} {}", words, shown(*found), why));
  if (part.value) {
    const bool share = part.scale == TargetScale::per_cent;
    // Of a gap so many per cent are a share; a distance of so many per cent of a percentage may be one of points.
    const bool may_be_points = share && part.change == TargetChange::as_is && measure_.unit == Unit::per_cent;
    if (part.unit_missing || may_be_points)
      return without(std::move(result), NoTarget::not_usable,
                     fmt::format("a distance of {0} can be one of {0}% or of {0} percentage points",
                                 number_text(*part.value, Unit::count)));
    if (std::string wrong = share ? "" : wrong_unit(part); !wrong.empty())
      return without(std::move(result), NoTarget::not_usable, std::move(wrong));
  }
  result.unit = measure_.unit != Unit::unknown ? measure_.unit : found->unit;
  return part.change == TargetChange::as_is ? distance(part, *found, std::move(result))
                                            : closed(part, *found, std::move(result));
}

// "Within 5 percentage points of the national average": no further behind it, or, where nothing says what is good, no
// further from it.
TargetForPeriod TargetReckoner::distance(const TargetPart& part, const Figure& benchmark,
                                         TargetForPeriod result) const {
  const std::string of = fmt::format("the {} of {}", benchmark_name_words(part.benchmark), shown(benchmark));
  const std::optional<Decimal> low = changed(*benchmark.value, part, true, 1);
  const std::optional<Decimal> high = changed(*benchmark.value, part, false, 1);
  if (!low || !high) return without(std::move(result), NoTarget::not_usable, kTooLong);
  result.side = side_of(TargetBound::by_polarity, measure_.polarity);
  const std::string change = change_words(part);
  if (result.side == TargetSide::none) {
    result.range_low = low;
    result.range_high = high;
    result.shown = number_text(low->normalized(), result.unit) + " to " + number_text(high->normalized(), result.unit);
    result.working = fmt::format("within {} of {}: {}", change, of, result.shown);
    return result;
  }
  const bool least = result.side == TargetSide::at_least;
  result.value = least ? low : high;
  result.shown = number_text(result.value->normalized(), result.unit);
  result.working = fmt::format("{} {} {}: {}", change, least ? "below" : "above", of, result.shown);
  return result;
}

// "Close the gap to the national average by 50%": from the year that is named, else from the baseline, else from last
// year.
TargetForPeriod TargetReckoner::closed(const TargetPart& part, const Figure& benchmark, TargetForPeriod result) const {
  const std::string to = fmt::format("the {} of {}", benchmark_name_words(part.benchmark), shown(benchmark));
  result.side = side_of(TargetBound::by_polarity, measure_.polarity);
  if (result.side == TargetSide::none) return without(std::move(result), NoTarget::not_usable, kNotSaidWhatIsGood);
  if (!part.value) {
    result.value = benchmark.value;
    result.shown = shown(benchmark);
    result.working = "no gap to " + to;
    return result;
  }
  const Figure* baseline = references_.baseline && !part.base ? references_.baseline() : nullptr;
  const bool from_baseline = baseline != nullptr && baseline->value && unusable(*baseline).empty();
  Base base;
  if (!from_baseline) base = base_figure(part.base);
  const Figure* begun = from_baseline ? baseline : base.figure;
  if (begun == nullptr) return without(std::move(result), NoTarget::no_reference, base.why);
  if (base.total)
    return without(std::move(result), NoTarget::not_usable,
                   "a gap to a total for the year says nothing of a part of it");
  const std::string from = from_baseline ? fmt::format("the baseline of {}", shown(*begun))
                                         : fmt::format("the {} of {}", shown(*begun), base.period.words());
  const std::optional<Decimal> gap = exact_difference(*benchmark.value, *begun->value);
  if (!gap) return without(std::move(result), NoTarget::not_usable, kTooLong);
  const bool least = result.side == TargetSide::at_least;
  if (gap->zero() || gap->negative() == least)
    return without(std::move(result), NoTarget::no_reference,
                   fmt::format("no gap to close: {} is not behind {}", from, to));
  const bool share = part.scale == TargetScale::per_cent;
  std::optional<Decimal> step = share ? exact_product(gap->absolute(), *part.value) : part.value;
  if (step && share) step = step->scaled(-2);
  if (step && *step > gap->absolute()) step = gap->absolute();  // closed is closed
  if (step) result.value = least ? exact_sum(*begun->value, *step) : exact_difference(*begun->value, *step);
  if (!result.value) return without(std::move(result), NoTarget::not_usable, kTooLong);
  result.shown = number_text(result.value->normalized(), result.unit);
  result.working = fmt::format("{} of the gap between {} and {}: {}", change_words(part), from, to, result.shown);
  return result;
}

}  // namespace scorebook
