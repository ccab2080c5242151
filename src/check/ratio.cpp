#include "check/ratio.hpp"

#include "check/wording.hpp"

namespace scorebook {

Interval Ratio::per_cent() const { return interval_of(numerator) / interval_of(denominator) * Interval::exactly(100); }

std::optional<Ratio> own_ratio(const LocatedFigure& figure) {
  const Figure& cell = figure.figure();
  if (!cell.numerator || !cell.denominator) return std::nullopt;
  return Ratio{*cell.numerator, *cell.denominator, figure.observation->numerator_place,
               figure.observation->denominator_place};
}

std::optional<Ratio> registered_ratio(const Evidence& evidence, const LocatedFigure& figure) {
  const Measure* registered = evidence.registered(figure.observation->measure);
  if (registered == nullptr || registered->numerator.empty() || registered->denominator.empty() || !figure.period)
    return std::nullopt;
  const LocatedFigure* numerator = evidence.best(registered->numerator, figure.kind, *figure.period, &figure);
  const LocatedFigure* denominator = evidence.best(registered->denominator, figure.kind, *figure.period, &figure);
  if (numerator == nullptr || denominator == nullptr) return std::nullopt;
  return Ratio{*numerator->figure().value, *denominator->figure().value, numerator->place(), denominator->place()};
}

bool agrees(const Figure& figure, const Ratio& ratio) {
  return Interval::printed(*figure.value, figure.decimals).agrees_with(ratio.per_cent());
}

bool contradicts_own_ratio(const LocatedFigure& figure) {
  const std::optional<Ratio> ratio = own_ratio(figure);
  return ratio && figure.figure().value && figure.figure().unit == Unit::per_cent && !ratio->denominator.zero() &&
         !agrees(figure.figure(), *ratio);
}

}  // namespace scorebook
