// Targets that are numbers of their own: points, stages, milestones, averages; and the reasons of those that are none.
#include "rate/target_reckoner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "rate/number_words.hpp"
#include "rate/threshold_words.hpp"
#include "text/words.hpp"

namespace scorebook {

namespace {

constexpr int kMonthsOfYear = 12;
constexpr int kApril = 4;
constexpr std::size_t kLongestQuote = 80;

std::string quote(const std::string& typed) { return "\"" + shortened(typed, kLongestQuote) + "\""; }

// "a" of 1.B5(a), "ii" of 3.B3(ii); empty for a measure that is no part of another.
std::string mark_of(const Measure& measure) {
  const std::size_t open = measure.ref.rfind('(');
  if (open == std::string::npos || !measure.ref.ends_with(')')) return {};
  return measure.ref.substr(open + 1, measure.ref.size() - open - 2);
}

// Whether a month lies in a stage, which may run over the end of a year: October to March.
bool lies_in(int month, const MonthsOfYear& months) {
  const auto behind = [&months](int of) { return (of - months.first + kMonthsOfYear) % kMonthsOfYear; };
  return behind(month) <= behind(months.last);
}

std::string stage_words(const MonthsOfYear& months) {
  return months.first == months.last ? "in " + month_words(months.first)
                                     : "from " + month_words(months.first) + " to " + month_words(months.last);
}

// "in per cent", "in days", "in numbers"
std::string unit_words(Unit unit) {
  switch (unit) {
    case Unit::per_cent:
      return "in per cent";
    case Unit::money:
      return "in pounds";
    case Unit::count:
    case Unit::cases:
      return "in numbers";
    case Unit::per_10000:
    case Unit::per_100000:
      return "a rate " + std::string(unit_name(unit));
    default:
      return "in " + std::string(unit_name(unit));
  }
}

bool same_unit(Unit left, Unit right) {
  const auto known = [](Unit unit) { return unit != Unit::unknown && unit != Unit::text; };
  if (!known(left) || !known(right)) return true;
  const auto counts = [](Unit unit) { return unit == Unit::count || unit == Unit::cases; };
  return left == right || (counts(left) && counts(right));
}

// 0.95 among per cents is 0.95 % or 95 %.
bool may_be_fraction(Decimal value) { return !value.zero() && value.absolute() <= Decimal(1); }

}  // namespace

int place_in_year(int month) { return (month + kMonthsOfYear - kApril) % kMonthsOfYear + 1; }

std::string month_words(int calendar_month) {
  const std::string words = Period::month(2016, calendar_month).words();
  return words.substr(0, words.find(' '));
}

TargetSide side_of(TargetBound bound, Polarity polarity) {
  const bool high = polarity == Polarity::high, low = polarity == Polarity::low;
  switch (bound) {
    case TargetBound::above:
      return TargetSide::above;
    case TargetBound::below:
      return TargetSide::below;
    case TargetBound::at_least:
      return TargetSide::at_least;
    case TargetBound::at_most:
      return TargetSide::at_most;
    case TargetBound::better:
      return high ? TargetSide::above : low ? TargetSide::below : TargetSide::none;
    case TargetBound::by_polarity:
      break;
  }
  return high ? TargetSide::at_least : low ? TargetSide::at_most : TargetSide::none;
}

TargetForPeriod TargetReckoner::from(const std::string& typed) const {
  TargetForPeriod result;
  result.typed = collapsed(typed);
  if (result.typed.empty()) return without(std::move(result), NoTarget::none_set, "no target set");
  CellContent cell;
  cell.text = cell.shown = typed;
  const TypedTarget target = read_target(cell, measure_.unit, period_.in_financial_year());
  const std::vector<TargetPart> parts = parts_of_measure(target);
  if (parts.empty())
    return without(std::move(result), NoTarget::not_usable,
                   "the target, " + quote(result.typed) + ", is for other measures");
  const TargetKind kind = parts.front().kind;
  if (kind == TargetKind::two_stage || kind == TargetKind::profiled) {
    for (const TargetPart& part : parts) {
      if (std::string wrong = wrong_unit(part); !wrong.empty())
        return without(std::move(result), NoTarget::not_usable, std::move(wrong));
    }
    return kind == TargetKind::two_stage ? staged(parts, std::move(result)) : profiled(parts, std::move(result));
  }
  if (parts.size() > 1)
    return without(std::move(result), NoTarget::not_usable,
                   "the target, " + quote(result.typed) + ", names several numbers");
  return of_part(parts.front(), std::move(result));
}

TargetForPeriod TargetReckoner::without(TargetForPeriod result, NoTarget kind, std::string reason) {
  TargetForPeriod none;
  none.typed = std::move(result.typed);
  none.no_target = kind;
  none.reason = std::move(reason);
  return none;
}

// Why a part has no number, in the words of what was typed.
TargetForPeriod TargetReckoner::without(TargetForPeriod result, const TargetPart& part) {
  const std::string typed = quote(result.typed);
  if (part.kind == TargetKind::baseline_year)
    return without(std::move(result), NoTarget::baseline_year, "baseline year");
  if (part.kind == TargetKind::trend_ambition)
    return without(std::move(result), NoTarget::in_words, "the target, " + typed + ", is a direction without a number");
  switch (part.missing.value_or(Missing::text)) {
    case Missing::no_target:
    case Missing::nil_or_not_meaningful:
    case Missing::not_applicable:
      return without(std::move(result), NoTarget::none_set, "no target set");
    case Missing::to_be_confirmed:
      return without(std::move(result), NoTarget::to_be_set, "the target is to be set");
    case Missing::text:
      return without(std::move(result), NoTarget::in_words, "the target is in words: " + typed);
    default:
      return without(std::move(result), NoTarget::none_set,
                     "the target is " + std::string(missing_name(*part.missing)));
  }
}

// Those with the mark of the measure; those without any where none has it.
std::vector<TargetPart> TargetReckoner::parts_of_measure(const TypedTarget& target) const {
  const auto marked_as = [&target](const std::string& wanted) {
    std::vector<TargetPart> parts;
    std::copy_if(target.parts.begin(), target.parts.end(), std::back_inserter(parts),
                 [&wanted](const TargetPart& part) { return part.mark == wanted; });
    return parts;
  };
  std::vector<TargetPart> own = marked_as(mark_of(measure_));
  return own.empty() ? marked_as("") : own;
}

// Why it sets nothing in this period, though it does in another; empty where it holds.
std::string TargetReckoner::not_due(const TargetPart& part) const {
  if (!part.due) return {};
  if (part.in_due) {
    const bool other = period_.last() < part.due->first() || part.due->last() < period_.first();
    return other ? "the target is for " + part.due->words() : "";
  }
  // A year that ends no later than the period's own is this year, in whose course the target holds.
  const bool this_year = part.due->months() == kMonthsOfYear && part.due->last() <= period_.in_financial_year().last();
  return period_.last() < part.due->last() && !this_year ? "to be reached by " + part.due->words() : "";
}

// Why the number of a part cannot be set against a figure of the measure; empty where it can.
std::string TargetReckoner::wrong_unit(const TargetPart& part) const {
  if (!part.value && !part.range_low) return {};
  const Decimal value = part.value ? *part.value : *part.range_low;
  if (part.unit_missing && counts_things(part))
    return fmt::format("the target, {}, is a number but the measure is in per cent",
                       quote(value.to_string() + " " + part.note));
  if (part.unit_missing && may_be_fraction(value))
    return fmt::format("the target, {}, has no per cent sign: it can be {} or {}", value.to_string(),
                       threshold_text(value.normalized(), Unit::per_cent),
                       threshold_text(value.scaled(2).normalized(), Unit::per_cent));
  if (!same_unit(part.unit, measure_.unit))
    return fmt::format("the target, {}, is {} but the measure is {}", number_text(value, part.unit),
                       unit_words(part.unit), unit_words(measure_.unit));
  return {};
}

// Why an earlier figure or a benchmark cannot be used for a target of the measure: completes "the 40% of 2015/16 ...".
std::string TargetReckoner::unusable(const Figure& figure) const {
  if (!same_unit(figure.unit, measure_.unit))
    return fmt::format("is {} but the measure is {}", unit_words(figure.unit), unit_words(measure_.unit));
  if (figure.unit_missing && may_be_fraction(*figure.value)) return "has no per cent sign";
  return {};
}

TargetForPeriod TargetReckoner::of_part(const TargetPart& part, TargetForPeriod result) const {
  const bool has_none = part.kind == TargetKind::none || part.kind == TargetKind::baseline_year ||
                        part.kind == TargetKind::trend_ambition;
  if (std::string later = has_none ? "" : not_due(part); !later.empty()) {
    const bool over = part.due->last() < period_.first();
    return without(std::move(result), over ? NoTarget::none_set : NoTarget::not_due, std::move(later));
  }
  switch (part.kind) {
    case TargetKind::relative_to_last_year:
      return relative(part, std::move(result));
    case TargetKind::points_a_year:
      return steps(part, std::move(result));
    case TargetKind::in_line_with_national:
    case TargetKind::top_quartile:
      return benchmark(part, std::move(result));
    case TargetKind::gap_to_close:
      return gap(part, std::move(result));
    case TargetKind::average_of_months:
      return average(part, std::move(result));
    case TargetKind::point:
    case TargetKind::strict:
    case TargetKind::by_a_later_date: {
      if (!part.value) break;
      result = number(part, std::move(result));
      return result.value ? spread(part, std::move(result)) : result;
    }
    case TargetKind::none:
    case TargetKind::baseline_year:
    case TargetKind::trend_ambition:
    case TargetKind::two_stage:
    case TargetKind::profiled:
      break;
  }
  return without(std::move(result), part);
}

TargetForPeriod TargetReckoner::number(const TargetPart& part, TargetForPeriod result) const {
  if (std::string wrong = wrong_unit(part); !wrong.empty())
    return without(std::move(result), NoTarget::not_usable, std::move(wrong));
  result.value = part.value;
  result.unit = part.unit != Unit::unknown ? part.unit : measure_.unit;
  result.side = side_of(part.bound, measure_.polarity);
  result.shown = number_text(*part.value, result.unit);
  return result;
}

TargetForPeriod TargetReckoner::staged(const std::vector<TargetPart>& parts, TargetForPeriod result) const {
  const int month = month_of(period_.last());
  for (const TargetPart& part : parts) {
    if (!part.months || !part.value || !lies_in(month, *part.months)) continue;
    result = number(part, std::move(result));
    result.working = result.shown + " " + stage_words(*part.months);
    return result;
  }
  return without(std::move(result), NoTarget::not_due, "the target names no stage for " + period_.words());
}

TargetForPeriod TargetReckoner::profiled(const std::vector<TargetPart>& parts, TargetForPeriod result) const {
  const bool whole_year = period_.months() >= kMonthsOfYear;
  const int month = whole_year ? kMonthsOfYear : place_in_year(month_of(period_.last()));
  const TargetPart* reached = nullptr;
  const TargetPart* of_year = nullptr;
  bool all_over = true;
  for (const TargetPart& part : parts) {
    if (!part.value) continue;
    if (!part.months) {
      of_year = &part;
      continue;
    }
    const int begins = place_in_year(part.months->first);
    if (begins <= month && (reached == nullptr || place_in_year(reached->months->first) <= begins)) reached = &part;
    all_over = all_over && place_in_year(part.months->last) < month;
  }
  if (of_year != nullptr && (all_over || month == kMonthsOfYear)) {
    result = number(*of_year, std::move(result));
    result.working = result.shown + " after the last milestone";
    return result;
  }
  if (reached == nullptr)
    return without(std::move(result), NoTarget::not_due, "no milestone of the target is due by " + period_.words());
  result = number(*reached, std::move(result));
  const MonthsOfYear& months = *reached->months;
  result.working = months.first == months.last ? result.shown + " by the end of " + month_words(months.first)
                                               : result.shown + " " + stage_words(months);
  return result;
}

// The months lie in the financial year of the period: the last of them where it does, the others before it.
TargetForPeriod TargetReckoner::average(const TargetPart& part, TargetForPeriod result) const {
  const MonthNumber year_begins = period_.in_financial_year().first();
  std::vector<MonthNumber> months;
  std::vector<std::string> names;
  for (auto month = part.average_of.rbegin(); month != part.average_of.rend(); ++month) {
    MonthNumber number = year_begins + place_in_year(*month) - 1;
    while (!months.empty() && number >= months.back()) number -= kMonthsOfYear;
    months.push_back(number);
    names.insert(names.begin(), month_words(*month));
  }
  const std::string of = "the average of " + listed(names);
  if (months.front() > period_.last())
    return without(std::move(result), NoTarget::not_due,
                   fmt::format("judged by {}, which {} completes", of, Period::of_month(months.front()).words()));
  std::vector<Decimal> figures;
  int decimals = 0;
  for (auto month = months.rbegin(); month != months.rend(); ++month) {
    const Period wanted = Period::of_month(*month);
    const Figure* figure = references_.figure_of ? references_.figure_of(wanted) : nullptr;
    if (figure == nullptr || !figure->value)
      return without(std::move(result), NoTarget::no_reference,
                     fmt::format("no figure for {}, so that {} is not known", wanted.words(), of));
    if (const std::string why = unusable(*figure); !why.empty())
      return without(std::move(result), NoTarget::not_usable,
                     fmt::format("the {} of {} {}", shown(*figure), wanted.words(), why));
    figures.push_back(*figure->value);
    decimals = std::max(decimals, figure->decimals);
  }
  const std::optional<Share> mean = average_of(figures);
  if (!mean) return without(std::move(result), NoTarget::not_usable, "the figures are too long to work out " + of);
  const std::string mean_words = share_text(*mean, measure_.unit);
  if (!part.value) {
    result.value = mean->value;
    result.unit = measure_.unit;
    result.side = side_of(part.bound, measure_.polarity);
    result.shown = mean_words;
    result.working = fmt::format("{}: {}", of, mean_words);
    return result;
  }
  result = number(part, std::move(result));
  if (!result.value) return result;
  result.measured = mean->value;
  result.measured_words = fmt::format("{}, {},", mean_words, of);
  result.working = fmt::format("{} for {}", result.shown, of);
  return result;
}

std::string TargetReckoner::shown(Decimal value) const { return number_text(value, measure_.unit); }

std::string TargetReckoner::shown(const Figure& figure) const {
  Figure with_unit = figure;
  if (with_unit.unit == Unit::unknown) with_unit.unit = measure_.unit;
  return with_unit.shown();
}

}  // namespace scorebook
