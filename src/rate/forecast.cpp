// The projections: a straight line, and last year's profile.
#include "scorebook/forecast.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "rate/forecast_basis.hpp"
#include "rate/quotient.hpp"
#include "rate/standing_rag.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr int kMorePlaces = 6;  // that a projection is rated with, beyond those it is printed with
constexpr int kMostDecimals = 6;

Projection not_projected(std::string why) {
  Projection none;
  none.why_not = std::move(why);
  none.rag = {Rag::none, none.why_not, "not rated: " + none.why_not};
  return none;
}

RagResult not_rated(const std::string& why) { return {Rag::none, why, "not rated: " + why}; }

// As a figure of the period would be, with the year's target in the place of the period's.
RagResult rate_at_year_end(const Figure& figure, const ForecastBasis& basis) {
  const Rating& rating = *basis.rating;
  if (basis.total() && rating.measure.rag_basis == RagBasis::period)
    return not_rated("its thresholds are for single periods");
  if (rating.rated_by != RatedBy::target && rating.rated_by != RatedBy::rule)
    return rate_rag(figure, rating.tolerance, rating.measure.unit, rating.settings);
  if (basis.at_year_end == nullptr && basis.total() && !basis.complete())
    return not_rated("the target at year end is not known");
  Rating at_end = rating;
  at_end.target = at_end.target_year_end = basis.at_year_end == nullptr ? rating.target_year_end : *basis.at_year_end;
  at_end.measure.rag_basis = RagBasis::both;
  if (basis.total()) {
    // A year is better than last year's, not than one month of it.
    const Period before = rating.period.in_financial_year().previous();
    const auto found = std::find_if(rating.years.begin(), rating.years.end(),
                                    [&](const Observation* year) { return year->period == before; });
    at_end.last_year = found == rating.years.end() ? nullptr : *found;
  }
  return rate_figure(figure, at_end);
}

Projection projected(Figure figure, std::string working, const ForecastBasis& basis) {
  Projection made;
  made.rag = rate_at_year_end(figure, basis);
  const Rating& rating = *basis.rating;
  const bool by_target = rating.rated_by == RatedBy::target || rating.rated_by == RatedBy::rule;
  const bool none_set = by_target ? basis.at_year_end != nullptr && basis.at_year_end->nobody_set_one()
                                  : rating.tolerance.kind == ToleranceKind::none;
  made.status = plan_status_of(made.rag.rag, none_set ? PlanStatus::not_applicable : PlanStatus::not_settled);
  made.figure = std::move(figure);
  made.working = std::move(working);
  return made;
}

// The year's total where so much is to it as `part` is to `whole`; nothing where that does not fit.
std::optional<Figure> in_proportion(const Figure& so_far, Decimal whole, Decimal part) {
  const Decimal product = *so_far.value * whole;
  const int places = std::clamp(so_far.decimals, 0, kMostDecimals);
  Figure figure;
  figure.value = quotient(product, part, places);
  figure.exact = quotient(product, part, places + kMorePlaces);
  if (!figure.value) return std::nullopt;
  if (!figure.exact) figure.exact = figure.value;
  figure.unit = so_far.unit;
  figure.decimals = places;
  figure.text = figure.shown();
  return figure;
}

// What stands for the year as it is: no cell holds it, so that its cell's own words are left behind.
Figure as_it_is(const Figure& so_far) {
  Figure figure;
  figure.value = so_far.value;
  figure.exact = so_far.exact;
  figure.unit = so_far.unit;
  figure.decimals = so_far.decimals;
  figure.numerator = so_far.numerator;
  figure.denominator = so_far.denominator;
  figure.text = so_far.shown();
  return figure;
}

std::string end_of(const Period& year) { return Period::of_month(year.last()).words(); }

std::string parts_words(const Figure& figure) {
  if (!figure.numerator || !figure.denominator) return "";
  return fmt::format(" ({} of {})", number_words(*figure.numerator, Unit::count),
                     number_words(*figure.denominator, Unit::count));
}

Projection straight_line_of(const ForecastBasis& basis) {
  if (basis.so_far == nullptr) return not_projected(basis.why_not);
  const Figure& so_far = *basis.so_far;
  const std::string shown = so_far.shown(), year = basis.year.words();
  if (basis.complete()) return projected(as_it_is(so_far), fmt::format("{} is complete: {}", year, shown), basis);
  switch (basis.follows) {
    case YearFollows::sum:
    case YearFollows::cumulative:
      break;
    case YearFollows::ratio:
      return projected(as_it_is(so_far), fmt::format("{}{} so far stands for {}", shown, parts_words(so_far), year),
                       basis);
    case YearFollows::average:
      return projected(as_it_is(so_far), fmt::format("the average so far, {}, stands for {}", shown, year), basis);
    case YearFollows::latest:
      return projected(as_it_is(so_far),
                       fmt::format("the latest figure, {} of {}, stands for {}", shown, basis.own.words(), year),
                       basis);
    case YearFollows::unknown:
      return not_projected(basis.why_not);
  }
  if (so_far.unit == Unit::per_cent || basis.rating->measure.unit == Unit::per_cent)
    return not_projected("nothing says whether a cumulative percentage grows towards the end of the year");
  std::optional<Figure> figure = in_proportion(so_far, kMonthsOfYear, basis.months);
  if (!figure) return not_projected("the figure is too large to be projected");
  std::string working = fmt::format("{} in {} of {}: {} x 12 / {} = {} by {}", shown,
                                    counted(static_cast<std::size_t>(basis.months), "month"), year, shown, basis.months,
                                    figure->shown(), end_of(basis.year));
  return projected(std::move(*figure), std::move(working), basis);
}

// Last year's figures of the measure, of the same kind of period.
class LastYear {
 public:
  explicit LastYear(const ForecastBasis& basis)
      : basis_(basis), months_(basis.own.months()), first_(basis.year.first() - kMonthsOfYear) {}

  // What had been reached by the same month.
  [[nodiscard]] std::optional<Decimal> reached() const { return up_to(basis_.own.last() - kMonthsOfYear); }
  // The year's total: from its periods, or as an annual figure.
  [[nodiscard]] std::optional<Decimal> total() const {
    const MonthNumber last = first_ + kMonthsOfYear - 1;
    if (const std::optional<Decimal> found = up_to(last)) return found;
    for (const Observation* each : basis_.rating->years) {
      const bool of_year =
          each != nullptr && each->period && each->period->first() == first_ && each->period->last() == last;
      if (of_year && each->figure.value) return each->figure.value;
    }
    return std::nullopt;
  }
  [[nodiscard]] MonthNumber first() const { return first_; }

 private:
  [[nodiscard]] const Figure* figure_ending(MonthNumber last) const {
    for (const Observation* each : basis_.rating->history) {
      const bool wanted = each != nullptr && each->period && each->period->last() == last &&
                          (each->period->months() == months_ || basis_.follows == YearFollows::cumulative);
      if (wanted && each->figure.value) return &each->figure;
    }
    return nullptr;
  }

  [[nodiscard]] std::optional<Decimal> up_to(MonthNumber last) const {
    if (basis_.follows == YearFollows::cumulative) {
      const Figure* figure = figure_ending(last);
      return figure == nullptr ? std::nullopt : figure->value;
    }
    Decimal sum;
    for (MonthNumber month = first_ + months_ - 1; month <= last; month += months_) {
      const Figure* figure = figure_ending(month);
      if (figure == nullptr) return std::nullopt;
      sum = sum + *figure->value;
    }
    return sum;
  }

  const ForecastBasis& basis_;
  int months_;
  MonthNumber first_;
};

// A break after which this year's figures are not to be compared with last year's.
const Break* break_since(const Rating& rating, MonthNumber first, MonthNumber last) {
  for (const Break& each : rating.breaks) {
    if (each.from.first() > first && each.from.first() <= last) return &each;
  }
  return nullptr;
}

Projection by_profile_of(const ForecastBasis& basis) {
  if (basis.so_far == nullptr) return not_projected(basis.why_not);
  if (basis.complete()) return not_projected(basis.year.words() + " is complete");
  if (!basis.total()) return not_projected("only a total has a profile over the year");
  const LastYear last_year(basis);
  const std::string year = Period::financial_year(year_of(last_year.first())).words();
  const std::string month = Period::of_month(basis.own.last() - kMonthsOfYear).words();
  if (const Break* found = break_since(*basis.rating, last_year.first(), basis.own.last())) {
    return not_projected(
        fmt::format("figures from {} on are not compared with earlier ones: {}", found->from.words(), found->reason));
  }
  const std::optional<Decimal> reached = last_year.reached(), total = last_year.total();
  if (!reached) return not_projected(fmt::format("the figures of {} up to {} are not all known", year, month));
  if (!total) return not_projected(fmt::format("the total of {} is not known", year));
  if (reached->zero() || reached->negative())
    return not_projected(fmt::format("nothing had been reached by {}", month));
  std::optional<Figure> figure = in_proportion(*basis.so_far, *total, *reached);
  if (!figure) return not_projected("the figure is too large to be projected");
  const Unit unit = basis.so_far->unit;
  const std::string shown = basis.so_far->shown(), part = number_words(*reached, unit),
                    all = number_words(*total, unit);
  std::string working = fmt::format("{} so far; by {} it had been {} of the {} of {}: {} x {} / {} = {} by {}", shown,
                                    month, part, all, year, shown, all, part, figure->shown(), end_of(basis.year));
  return projected(std::move(*figure), std::move(working), basis);
}

}  // namespace

Forecast forecast_of(const Rating& rating, const TargetForPeriod* at_year_end) {
  const ForecastBasis basis = forecast_basis(rating, at_year_end);
  const Goal goal = goal_of(basis);
  Forecast forecast;
  forecast.year = basis.year;
  forecast.months_so_far = basis.months;
  forecast.straight_line = straight_line_of(basis);
  forecast.by_profile = by_profile_of(basis);
  forecast.run_rate = run_rate_of(basis, goal);
  forecast.gap = gap_of(basis, goal);
  return forecast;
}

}  // namespace scorebook
