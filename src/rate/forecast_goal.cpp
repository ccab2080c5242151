// What it would take to meet the target: the rate of the periods that are left, and the gap in units.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "rate/forecast_basis.hpp"
#include "rate/quotient.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr int kMostDecimals = 6;

int places_of(const Figure& figure) { return std::clamp(figure.decimals, 0, kMostDecimals); }

// Differences of percentages are points.
std::string amount_words(Decimal amount, Unit unit) {
  if (unit != Unit::per_cent) return number_words(amount, unit);
  return number_words(amount, Unit::unknown) + (amount == Decimal(1) ? " point" : " points");
}

// Counts of whole things: a target of 158.25 needs 159 of them.
bool counts_whole(const ForecastBasis& basis) {
  const Unit unit = basis.rating->measure.unit;
  return (unit == Unit::count || unit == Unit::cases) && basis.so_far->value->whole();
}

// The smallest whole number that meets a target that is to be reached, the largest that meets one to stay below.
std::optional<Decimal> whole_goal(Decimal target, const Goal& goal) {
  const bool low = goal.low();
  const std::optional<Decimal> nearest = quotient(target, 1, 0, low ? Rounding::down : Rounding::up);
  if (!nearest || !goal.strict() || *nearest != target) return nearest;
  return *nearest + Decimal(low ? -1 : 1);
}

std::string target_words(const ForecastBasis& basis, const Goal& goal) {
  return "the target of " + number_words(*goal.value, basis.rating->measure.unit);
}

RunRate no_rate(std::string why) {
  RunRate none;
  none.why_not = std::move(why);
  return none;
}

// What is left of the year, in periods of the measure where they fit.
struct Left {
  int periods;
  std::string_view name;

  [[nodiscard]] std::string words() const {
    return fmt::format("the {} left", counted(static_cast<std::size_t>(periods), name));
  }
};

Left left_of(const ForecastBasis& basis) {
  const int months = kMonthsOfYear - basis.months, length = basis.own.months();
  if (length == 3 && months % length == 0) return {months / length, "quarter"};
  if (length == 6 && months % length == 0) return {months / length, "half-year"};
  return {months, "month"};
}

RunRate rate_of_total(const ForecastBasis& basis, const Goal& goal) {
  const Figure& so_far = *basis.so_far;
  const Unit unit = basis.rating->measure.unit;
  const bool whole = counts_whole(basis), low = goal.low();
  const std::optional<Decimal> wanted = whole ? whole_goal(*goal.value, goal) : goal.value;
  if (!wanted) return no_rate("the target is too large");
  const Left left = left_of(basis);
  RunRate rate;
  rate.periods = left.periods;
  const bool met = goal.met_by(*so_far.value);
  if (!low && met) {
    rate.each = Decimal(0);
    rate.words = fmt::format("{} is reached already: {}", target_words(basis, goal), so_far.shown());
    return rate;
  }
  if (low && !met) return no_rate(fmt::format("{} is beyond {} already", so_far.shown(), target_words(basis, goal)));
  const Decimal amount = *wanted - *so_far.value;
  rate.each = quotient(amount, left.periods, places_of(so_far) + 1, low ? Rounding::down : Rounding::up);
  if (!rate.each) return no_rate("the target is too large");
  const std::string_view strictly = goal.strict() && !whole ? (low ? "less than " : "more than ")
                                    : low                   ? "no more than "
                                                            : "";
  rate.words = fmt::format("{}{}{} in {}", strictly, amount_words(amount, unit), low ? "" : " more", left.words());
  if (left.periods > 1) rate.words += fmt::format(": {} a {}", amount_words(*rate.each, unit), left.name);
  return rate;
}

// The mean of the months that are left, every month counting alike.
RunRate rate_of_mean(const ForecastBasis& basis, const Goal& goal) {
  const Figure& so_far = *basis.so_far;
  const Unit unit = basis.rating->measure.unit;
  const bool low = goal.low(), share = unit == Unit::per_cent;
  if (basis.follows == YearFollows::ratio && !share) return no_rate("worked out for percentages only");
  const int months_left = kMonthsOfYear - basis.months;
  const int places = std::max(places_of(so_far), std::clamp(goal.value->places(), 0, kMostDecimals));
  const Decimal rest = Decimal(kMonthsOfYear) * *goal.value - Decimal(basis.months) * *so_far.value;
  const std::optional<Decimal> needed = quotient(rest, months_left, places, low ? Rounding::down : Rounding::up);
  if (!needed) return no_rate("the target is too large");
  const Left left = left_of(basis);
  const std::string_view assumed =
      basis.follows == YearFollows::ratio ? ", if each month counts as many as so far" : " on average";
  const bool too_much = low ? needed->negative() : share && *needed > Decimal(100);
  if (too_much) {
    return no_rate(fmt::format("{} is out of reach: it would take {} in {}{}", target_words(basis, goal),
                               number_words(*needed, unit), left.words(), assumed));
  }
  RunRate rate;
  rate.periods = left.periods;
  const bool whatever = low ? share && *needed >= Decimal(100) : needed->negative() || needed->zero();
  if (whatever) {
    rate.each = low ? Decimal(100) : Decimal(0);
    rate.words = fmt::format("{} is met whatever {} {}{}", target_words(basis, goal), left.words(),
                             left.periods == 1 ? "brings" : "bring", assumed);
    return rate;
  }
  rate.each = needed;
  const std::string_view strictly = low             ? (goal.strict() ? "less than " : "no more than ")
                                    : goal.strict() ? "more than "
                                                    : "";
  rate.words = fmt::format("{}{} in {}{}", strictly, number_words(*needed, unit), left.words(), assumed);
  return rate;
}

struct Parts {
  Decimal numerator, denominator;
};

// Of the figure so far, or of the periods of the year so far where all of them have theirs.
std::optional<Parts> parts_so_far(const ForecastBasis& basis) {
  const Figure& so_far = *basis.so_far;
  if (so_far.numerator && so_far.denominator) return Parts{*so_far.numerator, *so_far.denominator};
  if (basis.follows != YearFollows::ratio) return std::nullopt;
  Parts sums;
  MonthNumber expected = basis.year.first();
  for (const Observation* each : basis.rating->history) {
    if (each == nullptr || !each->period || each->period->first() < basis.year.first()) continue;
    if (each->period->last() > basis.own.last()) break;
    const Figure& figure = each->figure;
    if (each->period->first() != expected || !figure.numerator || !figure.denominator) return std::nullopt;
    sums.numerator = sums.numerator + *figure.numerator;
    sums.denominator = sums.denominator + *figure.denominator;
    expected = each->period->last() + 1;
  }
  return expected == basis.own.last() + 1 ? std::optional(sums) : std::nullopt;
}

std::optional<Decimal> scale_of(Unit unit) {
  if (unit == Unit::per_cent) return Decimal(100);
  if (unit == Unit::per_10000) return Decimal(10000);
  if (unit == Unit::per_100000) return Decimal(100000);
  return std::nullopt;
}

// The figure that a target is set against, as RAG does.
Decimal compared(const ForecastBasis& basis) {
  const Figure& figure = *basis.so_far;
  const bool stored = basis.rating->settings.rag_precision == RagPrecision::stored;
  return stored && figure.exact ? *figure.exact : *figure.value;
}

// How many more, or fewer, of the same denominator would meet the target. Nothing where the parts are unknown, are no
// whole numbers or do not give the figure.
std::optional<Gap> gap_in_people(const ForecastBasis& basis, const Goal& goal) {
  constexpr std::int64_t kMost = 1'000'000'000'000;
  const std::optional<Decimal> scale = scale_of(basis.rating->measure.unit);
  const std::optional<Parts> parts = parts_so_far(basis);
  if (!scale || !parts) return std::nullopt;
  const auto& [numerator, denominator] = *parts;
  const bool usable = numerator.whole() && denominator.whole() && !numerator.negative() && denominator > Decimal(0) &&
                      numerator <= Decimal(kMost) && denominator <= Decimal(kMost);
  if (!usable) return std::nullopt;
  const int places = places_of(*basis.so_far);
  const std::optional<Decimal> ratio = quotient(numerator * *scale, denominator, places);
  if (!ratio || (*ratio - *basis.so_far->value).absolute() > Decimal(1, places)) return std::nullopt;
  const std::optional<Decimal> exact =
      quotient(*goal.value * denominator, *scale, kMostDecimals, goal.low() ? Rounding::down : Rounding::up);
  const std::optional<Decimal> wanted = exact ? whole_goal(*exact, goal) : std::nullopt;
  if (!wanted || wanted->negative()) return std::nullopt;
  Gap gap;
  gap.missing = goal.low() ? numerator - *wanted : *wanted - numerator;
  if (gap.missing->negative() || gap.missing->zero()) return std::nullopt;
  gap.in_units = true;
  gap.words =
      fmt::format("{} {} of the {} would meet {}", number_words(*gap.missing, Unit::count),
                  goal.low() ? "fewer" : "more", number_words(denominator, Unit::count), target_words(basis, goal));
  return gap;
}

Gap gap_in_amount(const ForecastBasis& basis, const Goal& goal) {
  const bool whole = counts_whole(basis);
  const std::optional<Decimal> wanted = whole ? whole_goal(*goal.value, goal) : goal.value;
  Gap gap;
  if (!wanted) {
    gap.why_not = "the target is too large";
    return gap;
  }
  gap.missing = (compared(basis) - *wanted).absolute();
  gap.in_units = whole;
  const std::string amount = amount_words(*gap.missing, basis.rating->measure.unit);
  if (goal.low()) {
    gap.words = fmt::format("{} above {}", amount, target_words(basis, goal));
  } else {
    gap.words = whole ? fmt::format("{} more to meet {}", amount, target_words(basis, goal))
                      : fmt::format("{} short of {}", amount, target_words(basis, goal));
  }
  return gap;
}

}  // namespace

RunRate run_rate_of(const ForecastBasis& basis, const Goal& goal) {
  if (basis.so_far == nullptr) return no_rate(basis.why_not);
  if (basis.complete()) return no_rate(basis.year.words() + " is complete");
  if (basis.follows == YearFollows::latest) return no_rate("the year's figure is the latest one, not made of months");
  if (!goal.value) return no_rate(goal.why_not);
  return basis.total() ? rate_of_total(basis, goal) : rate_of_mean(basis, goal);
}

Gap gap_of(const ForecastBasis& basis, const Goal& goal) {
  Gap gap;
  if (basis.so_far == nullptr || !goal.value) {
    gap.why_not = basis.so_far == nullptr ? basis.why_not : goal.why_not;
    return gap;
  }
  if (goal.met_by(compared(basis))) {
    gap.missing = Decimal(0);
    gap.words = fmt::format("{} is met: {}", target_words(basis, goal), basis.so_far->shown());
    return gap;
  }
  if (const std::optional<Gap> people = gap_in_people(basis, goal)) return *people;
  return gap_in_amount(basis, goal);
}

}  // namespace scorebook
