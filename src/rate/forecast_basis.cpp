#include "rate/forecast_basis.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/words.hpp"

namespace scorebook {
namespace {

YearFollows by_reporting_basis(ReportingBasis basis) {
  switch (basis) {
    case ReportingBasis::cumulative:
      return YearFollows::cumulative;
    case ReportingBasis::rolling_12_months:
    case ReportingBasis::snapshot:
      return YearFollows::latest;
    case ReportingBasis::in_period:
    case ReportingBasis::not_stated:
      break;
  }
  return YearFollows::unknown;
}

YearFollows follows_of(const Measure& measure) {
  switch (measure.year_to_date_rule) {
    case YearToDateRule::sum:
      return YearFollows::sum;
    case YearToDateRule::ratio_of_sums:
      return YearFollows::ratio;
    case YearToDateRule::average:
      return YearFollows::average;
    case YearToDateRule::cumulative:
      return YearFollows::cumulative;
    case YearToDateRule::rolling_12_months:
      return YearFollows::latest;
    case YearToDateRule::last:  // the latest figure of what has added up is a total all the same
      return measure.reporting_basis == ReportingBasis::cumulative ? YearFollows::cumulative : YearFollows::latest;
    case YearToDateRule::given:
    case YearToDateRule::none:
    case YearToDateRule::not_stated:
      break;
  }
  return by_reporting_basis(measure.reporting_basis);
}

std::string why_unknown(const Measure& measure) {
  if (measure.year_to_date_rule == YearToDateRule::none) return "the measure has no year to date";
  return "neither a register nor a data note says how the year follows from its months";
}

bool is_year(const Period& period) { return period.months() == kMonthsOfYear && period.kind() != PeriodKind::span; }

// Why a period is no part of a financial year; empty where it is one.
std::string why_no_part(const Measure& measure, const Period& own) {
  if (own.kind() == PeriodKind::term) return "terms are no part of a financial year";
  if (own.kind() == PeriodKind::wave) return "a survey is not spread over the months of a year";
  if (own.months() < 1 || own.months() > kMonthsOfYear || own.first() < own.in_financial_year().first())
    return "its period is no part of one financial year";
  for (const std::string_view other : {"academic", "calendar"}) {
    if (holds_word(measure.year_to_date_note, other)) return fmt::format("its year is the {} year", other);
  }
  return "";
}

// The year to date, or the figure itself where that covers the year so far.
const Figure* figure_so_far(const ForecastBasis& basis) {
  const Rating& rating = *basis.rating;
  const Observation* to_date = rating.year_to_date;
  const bool dated = to_date != nullptr && (!to_date->period || to_date->period->last() == basis.own.last());
  if (basis.follows != YearFollows::latest && dated && to_date->figure.value) return &to_date->figure;
  const bool covers = basis.follows == YearFollows::cumulative || basis.follows == YearFollows::latest ||
                      basis.own.months() == basis.months;
  return covers ? &rating.value->figure : nullptr;
}

TargetSide side_of(const TargetForPeriod& target, Polarity polarity) {
  if (target.side != TargetSide::none) return target.side;
  if (polarity == Polarity::high) return TargetSide::at_least;
  return polarity == Polarity::low ? TargetSide::at_most : TargetSide::none;
}

Goal goal_of_target(const TargetForPeriod& target, Polarity polarity) {
  if (!target.value) return {std::nullopt, TargetSide::none, target.reason.empty() ? "no target set" : target.reason};
  const TargetSide side = side_of(target, polarity);
  if (side == TargetSide::none)
    return {std::nullopt, side, "nothing says on which side of the target good performance is"};
  return {target.value, side, ""};
}

Goal goal_of_tolerance(const Tolerance& tolerance) {
  switch (tolerance.kind) {
    case ToleranceKind::none:
      return {std::nullopt, TargetSide::none, "no target set"};
    case ToleranceKind::to_be_set:
      return {std::nullopt, TargetSide::none, "to be set"};
    case ToleranceKind::not_understood:
      return {std::nullopt, TargetSide::none, "the tolerance could not be read"};
    case ToleranceKind::band:
    case ToleranceKind::range:
      return {std::nullopt, TargetSide::none, "the target is a range of figures"};
    case ToleranceKind::high_is_good:
      return {tolerance.green, tolerance.green_inclusive ? TargetSide::at_least : TargetSide::above, ""};
    case ToleranceKind::low_red_from:
    case ToleranceKind::low_red_above:
    case ToleranceKind::low_sign_wrong:
      return {tolerance.green, tolerance.green_inclusive ? TargetSide::at_most : TargetSide::below, ""};
  }
  return {};
}

}  // namespace

ForecastBasis forecast_basis(const Rating& rating, const TargetForPeriod* at_year_end) {
  ForecastBasis basis;
  basis.rating = &rating;
  basis.at_year_end = at_year_end;
  const bool valued = rating.value != nullptr && rating.value->figure.value;
  basis.own = valued && rating.value->period ? *rating.value->period : rating.period;
  basis.year = is_year(basis.own) ? basis.own : basis.own.in_financial_year();
  if (!valued) {
    basis.why_not = fmt::format("no figure for {}", basis.own.words());
    return basis;
  }
  if (!is_year(basis.own)) basis.why_not = why_no_part(rating.measure, basis.own);
  if (!basis.why_not.empty()) return basis;
  basis.follows = follows_of(rating.measure);
  if (basis.follows == YearFollows::unknown) {
    basis.why_not = why_unknown(rating.measure);
    return basis;
  }
  basis.months = basis.own.last() - basis.year.first() + 1;
  basis.so_far = figure_so_far(basis);
  if (basis.so_far == nullptr) basis.why_not = fmt::format("there is no year to date for {}", basis.own.words());
  if (basis.follows == YearFollows::sum && basis.so_far != nullptr && rating.measure.unit == Unit::per_cent) {
    basis.so_far = nullptr;
    basis.why_not = "percentages do not add up to a year's";
  }
  return basis;
}

bool Goal::met_by(Decimal figure) const {
  if (!value) return false;
  if (figure == *value) return !strict();
  return low() ? figure < *value : figure > *value;
}

Goal goal_of(const ForecastBasis& basis) {
  const Rating& rating = *basis.rating;
  if (basis.total() && rating.measure.rag_basis == RagBasis::period)
    return {std::nullopt, TargetSide::none, "its thresholds are for single periods"};
  if (rating.rated_by != RatedBy::target && rating.rated_by != RatedBy::rule)
    return goal_of_tolerance(rating.tolerance);
  if (basis.at_year_end != nullptr) return goal_of_target(*basis.at_year_end, rating.measure.polarity);
  if (basis.total() && !basis.complete())
    return {std::nullopt, TargetSide::none, "the target at year end is not known"};
  return goal_of_target(rating.target_year_end, rating.measure.polarity);
}

std::string number_words(Decimal number, Unit unit) {
  Figure figure;
  figure.value = number.normalized();
  figure.decimals = std::max(figure.value->places(), 0);
  figure.unit = unit;
  return figure.shown();
}

}  // namespace scorebook
