#include "check/ratio.hpp"

#include "check/wording.hpp"
#include "register/added_refs.hpp"

namespace scorebook {

Interval Ratio::per_cent() const { return interval_of(numerator) / interval_of(denominator) * Interval::exactly(100); }

std::optional<Ratio> own_ratio(const LocatedFigure& figure) {
  const Figure& cell = figure.figure();
  if (!cell.numerator || !cell.denominator) return std::nullopt;
  return Ratio{*cell.numerator, *cell.denominator, figure.observation->numerator_place,
               figure.observation->denominator_place};
}

namespace {

struct Part {
  Decimal value;
  Place place;
};

// The sum of the measures that the register names with a plus between them, in the figure's table where it has them.
std::optional<Part> registered_part(const Evidence& evidence, const LocatedFigure& figure, const std::string& typed) {
  Part part;
  const std::vector<std::string> refs = added_refs(typed);
  for (const std::string& ref : refs) {
    const LocatedFigure* of_ref = evidence.best(ref, figure.kind, *figure.period, &figure);
    if (of_ref == nullptr) return std::nullopt;
    part.value = part.value + *of_ref->figure().value;
    if (!part.place.known()) part.place = of_ref->place();
  }
  return refs.empty() ? std::nullopt : std::optional(part);
}

}  // namespace

std::optional<Ratio> registered_ratio(const Evidence& evidence, const LocatedFigure& figure) {
  const Measure* registered = evidence.registered(figure.observation->measure);
  if (registered == nullptr || registered->numerator.empty() || registered->denominator.empty() || !figure.period)
    return std::nullopt;
  const std::optional<Part> numerator = registered_part(evidence, figure, registered->numerator);
  const std::optional<Part> denominator = registered_part(evidence, figure, registered->denominator);
  if (!numerator || !denominator) return std::nullopt;
  return Ratio{numerator->value, denominator->value, numerator->place, denominator->place};
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
