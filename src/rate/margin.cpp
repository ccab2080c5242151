#include "rate/margin.hpp"

#include <cmath>

namespace scorebook {

std::optional<double> margin_of(const Figure& figure, const Tolerance& tolerance, Rag rag) {
  if (!figure.value || !tolerance.green || (rag != Rag::green && rag != Rag::amber)) return std::nullopt;
  const double value = figure.exact.value_or(*figure.value).to_double();
  const double green = tolerance.green->to_double();
  double way = 0, distance = 0;
  if (tolerance.kind == ToleranceKind::band) {
    if (!tolerance.amber || !tolerance.centre) return std::nullopt;
    const double amber = tolerance.amber->to_double();
    way = amber - green;
    distance = (rag == Rag::green ? green : amber) - std::fabs(value - tolerance.centre->to_double());
  } else {
    if (!tolerance.red || tolerance.kind == ToleranceKind::range) return std::nullopt;
    const double red = tolerance.red->to_double();
    way = std::fabs(green - red);
    distance = std::fabs(value - (rag == Rag::green ? green : red));
  }
  if (!(way > 0)) return std::nullopt;
  return distance / way;
}

}  // namespace scorebook
