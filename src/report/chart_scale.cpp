#include "report/chart_scale.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace scorebook {
namespace {

// A step of 1, 2 or 5 times a power of ten, about that large.
double round_step(double about) {
  const double power = std::pow(10.0, std::floor(std::log10(about)));
  const double lead = about / power;
  return (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10) * power;
}

}  // namespace

ChartScale chart_scale(double low, double high, bool per_cent, int steps) {
  ChartScale scale;
  const bool from_zero = low >= 0 && low < high * 0.5;
  const double span = from_zero ? high : std::max(high - low, std::max(std::fabs(high), 0.01) * 0.05);
  const double step = round_step(std::max(span, 1e-6) / steps);
  scale.step = step;
  scale.minimum = from_zero ? 0 : std::floor(low / step - 0.25) * step;
  if (low >= 0 && scale.minimum < 0) scale.minimum = 0;
  scale.maximum = std::ceil(high / step + 0.05) * step;
  if (per_cent && high <= 1 && scale.maximum > 1) scale.maximum = 1;
  if (scale.maximum <= scale.minimum) scale.maximum = scale.minimum + step;
  scale.places = per_cent ? (step < 0.001 ? 2 : step < 0.01 ? 1 : 0) : (step < 0.1 ? 2 : step < 1 ? 1 : 0);
  const std::string decimals = scale.places == 0 ? "" : "." + std::string(static_cast<std::size_t>(scale.places), '0');
  scale.number_format = per_cent ? "0" + decimals + "%" : "#,##0" + decimals;
  return scale;
}

}  // namespace scorebook
