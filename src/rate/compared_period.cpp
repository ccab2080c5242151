#include "rate/compared_period.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace scorebook {
namespace {

constexpr int kMonthsOfYear = 12;
constexpr int kMonthsOfQuarter = 3;
constexpr int kMarch = 3;

ComparedPeriod no_period(std::string why) { return {std::nullopt, false, std::move(why)}; }

// A year's figure may stand beside one of part of a year only where both cover as much.
ComparedPeriod annual_figure(const Measure& measure, const Period& own, const Period& year) {
  const bool covers_a_year = own.months() == kMonthsOfYear || is_rolling(measure) ||
                             (is_cumulative(measure) && month_of(own.last()) == kMarch);
  if (grows_with_time(measure) && !covers_a_year)
    return no_period(fmt::format("the figure of {} is not compared with a whole year's", own.words()));
  return {year, true, ""};
}

ComparedPeriod previous_wave(const Period& own, const Observations& waves) {
  const auto earlier = [&](const Observation* wave) { return wave->period->last() < own.last(); };
  const auto found = std::find_if(waves.rbegin(), waves.rend(), earlier);
  if (found == waves.rend()) return no_period("no earlier wave of the survey to compare with");
  return {*(*found)->period, false, ""};
}

ComparedPeriod baseline(const Measure& measure, const Period& own, const Observations& years) {
  if (years.empty() || years.front()->period->last() >= own.last()) return no_period("no baseline to compare with");
  return annual_figure(measure, own, *years.front()->period);
}

DirectionBasis usual_basis(const Measure& measure, const Period& own) {
  if (own.kind() == PeriodKind::wave) return DirectionBasis::previous_wave;
  const bool seasonal = own.kind() == PeriodKind::term;
  return is_cumulative(measure) || seasonal ? DirectionBasis::same_period_last_year : DirectionBasis::previous_period;
}

}  // namespace

Period year_before(const Period& period) {
  switch (period.kind()) {
    case PeriodKind::month:
      return Period::of_month(period.last() - kMonthsOfYear);
    case PeriodKind::wave:
      return Period::wave(year_of(period.last()) - 1, month_of(period.last()));
    case PeriodKind::span:
      return Period::span(period.first() - kMonthsOfYear, period.last() - kMonthsOfYear);
    case PeriodKind::quarter:
      return period.previous().previous().previous().previous();
    case PeriodKind::term:
      return period.previous().previous().previous();
    case PeriodKind::financial_year:
    case PeriodKind::academic_year:
    case PeriodKind::calendar_year:
      return period.previous();
  }
  return period.previous();
}

bool is_cumulative(const Measure& measure) {
  return measure.reporting_basis == ReportingBasis::cumulative ||
         measure.year_to_date_rule == YearToDateRule::cumulative;
}

bool is_rolling(const Measure& measure) {
  // The rule makes rolling totals of months that are none; it is the figures themselves that are asked about here.
  return measure.reporting_basis == ReportingBasis::rolling_12_months;
}

bool grows_with_time(const Measure& measure) {
  const bool rate = measure.unit == Unit::per_10000 || measure.unit == Unit::per_100000;
  if (rate)
    return measure.reporting_basis == ReportingBasis::in_period ||
           measure.reporting_basis == ReportingBasis::cumulative;
  const bool amount = measure.unit == Unit::count || measure.unit == Unit::money || measure.unit == Unit::cases;
  return amount && measure.reporting_basis != ReportingBasis::snapshot &&
         measure.year_to_date_rule != YearToDateRule::last && measure.year_to_date_rule != YearToDateRule::average;
}

ComparedPeriod compared_period(const Measure& measure, const Period& own, const Observations& waves,
                               const Observations& years) {
  DirectionBasis basis = measure.direction_basis;
  if (basis == DirectionBasis::not_stated) basis = usual_basis(measure, own);
  switch (basis) {
    case DirectionBasis::not_stated:
    case DirectionBasis::previous_period:
      return {own.previous(), own.months() == kMonthsOfYear, ""};
    case DirectionBasis::previous_quarter:
      return {own.kind() == PeriodKind::month ? Period::of_month(own.last() - kMonthsOfQuarter) : own.previous(), false,
              ""};
    case DirectionBasis::same_period_last_year:
      return {year_before(own), own.months() == kMonthsOfYear, ""};
    case DirectionBasis::previous_year:
      return annual_figure(measure, own,
                           own.months() == kMonthsOfYear ? own.previous() : own.in_financial_year().previous());
    case DirectionBasis::baseline:
      return baseline(measure, own, years);
    case DirectionBasis::previous_wave:
      return previous_wave(own, waves);
    case DirectionBasis::none:
      return no_period("the register asks for no direction of travel");
  }
  return {};
}

const Break* break_between(const std::vector<Break>& breaks, const Period& earlier, const Period& later) {
  const auto found = std::find_if(breaks.begin(), breaks.end(), [&](const Break& each) {
    return earlier.last() < each.from.first() && each.from.first() <= later.last();
  });
  return found == breaks.end() ? nullptr : &*found;
}

}  // namespace scorebook
