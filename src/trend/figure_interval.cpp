#include "trend/figure_interval.hpp"

#include <algorithm>
#include <cmath>

#include "trend/figure_kind.hpp"

namespace scorebook {

namespace {

// An interval of other cases than those of the figure would stand beside it as if it were its own.
Calculated<ConfidenceInterval> if_of_figure(Calculated<ConfidenceInterval> interval, const Figure& figure) {
  if (!interval) return interval;
  const double estimate = interval.value().estimate;
  if (!Interval::printed(*figure.value, figure.decimals).agrees_with(Interval::exactly(estimate)))
    return NotCalculable::cases_not_of_figure;
  return interval;
}

Calculated<ConfidenceInterval> count_of_events(const Figure& figure, const Measure& measure) {
  switch (kind_of_figures(measure)) {
    case FigureKind::snapshot:
      return NotCalculable::not_events;
    case FigureKind::not_stated:
      return NotCalculable::events_not_stated;
    case FigureKind::events:
    case FigureKind::cumulative:
    case FigureKind::rolling:
      break;
  }
  return count_interval(figure.value->to_double());
}

}  // namespace

Calculated<ConfidenceInterval> figure_interval(const Figure& figure, const Measure& measure) {
  if (!figure.value) return NotCalculable::no_figure;
  const Unit unit = unit_of(figure, measure);
  switch (unit) {
    case Unit::per_cent:
    case Unit::per_10000:
    case Unit::per_100000:
      break;
    case Unit::count:
      return count_of_events(figure, measure);
    case Unit::unknown:
    case Unit::days:
    case Unit::weeks:
    case Unit::cases:
    case Unit::money:
    case Unit::text:
      return NotCalculable::no_cases_behind;
  }
  if (!figure.numerator || !figure.denominator) return NotCalculable::cases_not_known;
  const double cases = figure.numerator->to_double();
  const double of = figure.denominator->to_double();
  constexpr double kPerCent = 100;
  if (unit == Unit::per_cent) return if_of_figure(proportion_interval(cases, of, kPerCent), figure);
  double per = unit == Unit::per_10000 ? 10'000 : 100'000;
  if (measure.rate_base) per = measure.rate_base->to_double();
  return if_of_figure(rate_interval(cases, of, per), figure);
}

}  // namespace scorebook
