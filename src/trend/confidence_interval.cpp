#include "scorebook/confidence_interval.hpp"

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <cassert>
#include <cmath>

#include "trend/usable.hpp"

namespace scorebook {

namespace {

struct Level {
  double confidence;
  double z;
};
constexpr Level k95 = {0.95, kZ95};
constexpr Level k998 = {0.998, kZ998};

Bounds wilson(double count, double of, double z) {
  const double root = z * std::sqrt(z * z + 4 * count * (1 - count / of));
  const double centre = 2 * count + z * z;
  const double divisor = 2 * (of + z * z);
  // Rounding must not carry a bound past its figure, nor past none or all of the cases.
  const double share = count / of;
  return {count == 0 ? 0 : std::clamp((centre - root) / divisor, 0.0, share),
          count == of ? 1 : std::clamp((centre + root) / divisor, share, 1.0)};
}

Bounds byar(double count, double z) {
  const auto cube = [](double number) { return number * number * number; };
  const double next = count + 1;
  return {count * cube(1 - 1 / (9 * count) - z / (3 * std::sqrt(count))),
          next * cube(1 - 1 / (9 * next) + z / (3 * std::sqrt(next)))};
}

// Half of the chi-square quantile: the mean of the Poisson distribution whose tail is `share`.
double half_chi_squared(double share, double degrees_of_freedom) {
  return boost::math::quantile(boost::math::chi_squared(degrees_of_freedom), share) / 2;
}

Bounds exact_poisson(double count, double confidence) {
  const double tail = (1 - confidence) / 2;
  return {count == 0 ? 0 : half_chi_squared(tail, 2 * count), half_chi_squared(1 - tail, 2 * count + 2)};
}

Bounds poisson(double count, const Level& level) {
  return count < kByarFrom ? exact_poisson(count, level.confidence) : byar(count, level.z);
}

ConfidenceInterval scaled(const ConfidenceInterval& interval, double factor) {
  const auto bounds = [factor](const Bounds& plain) { return Bounds{plain.lower * factor, plain.upper * factor}; };
  return {interval.estimate * factor, bounds(interval.at_95), bounds(interval.at_99_8)};
}

}  // namespace

Calculated<ConfidenceInterval> proportion_interval(double count, double of, double per) {
  assert(std::isfinite(per) && per > 0);
  if (const auto fault = fault_of_share(count, of)) return *fault;
  return scaled({count / of, wilson(count, of, kZ95), wilson(count, of, kZ998)}, per);
}

Calculated<ConfidenceInterval> count_interval(double count) {
  if (const auto fault = fault_of_count(count)) return *fault;
  return ConfidenceInterval{count, poisson(count, k95), poisson(count, k998)};
}

Calculated<ConfidenceInterval> rate_interval(double count, double population, double per) {
  assert(std::isfinite(per) && per > 0);
  const Calculated<ConfidenceInterval> events = count_interval(count);
  if (!events) return events.reason();
  if (const auto fault = fault_of_figure(population)) return *fault;
  if (population < 0) return NotCalculable::negative;
  if (population == 0) return NotCalculable::nothing_to_divide_by;
  const ConfidenceInterval rate = scaled(events.value(), per / population);
  if (!std::isfinite(rate.at_99_8.upper)) return NotCalculable::too_large;
  return rate;
}

}  // namespace scorebook
