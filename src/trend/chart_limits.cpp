#include "trend/chart_limits.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace scorebook {

namespace {

// Taken from the first number, so that the mean of equal numbers is that number.
double mean_of(const std::vector<double>& numbers, std::size_t count) {
  const double first = numbers.front();
  double sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += numbers[i] - first;
  return first + sum / static_cast<double>(count);
}

double mean_of(const std::vector<double>& numbers) { return mean_of(numbers, numbers.size()); }

std::vector<double> moving_ranges(const Series& series, std::size_t baseline) {
  std::vector<double> ranges;
  for (std::size_t i = 1; i < baseline; ++i) {
    if (series.follows[i]) ranges.push_back(std::fabs(series.values[i] - series.values[i - 1]));
  }
  return ranges;
}

// The average without the ranges that are out of the ordinary themselves. Where only those differ from 0, they are all
// the variation there is, and stay.
double screened_average(std::vector<double> ranges, double hair) {
  const double average = mean_of(ranges);
  ranges.erase(std::remove_if(ranges.begin(), ranges.end(),
                              [average](double range) { return range >= kScreeningFactor * average; }),
               ranges.end());
  if (ranges.empty()) return average;
  const double screened = mean_of(ranges);
  return screened > hair ? screened : average;
}

}  // namespace

Side side_of(double value, double line, double hair) {
  if (value > line + hair) return Side::high;
  return value < line - hair ? Side::low : Side::neither;
}

Calculated<ChartLimits> limits_of(const Series& series, std::size_t baseline, bool screening) {
  if (baseline < kFewestForLimits) return NotCalculable::too_few_figures;
  const std::vector<double> ranges = moving_ranges(series, baseline);
  if (ranges.empty()) return NotCalculable::no_consecutive_figures;
  ChartLimits limits;
  limits.mean = mean_of(series.values, baseline);
  limits.moving_range = screening ? screened_average(ranges, series.hair) : mean_of(ranges);
  if (limits.moving_range <= series.hair) {
    limits.moving_range = 0;
    for (std::size_t i = 1; i < baseline; ++i) {
      if (side_of(series.values[i], series.values[0], series.hair) != Side::neither)
        return NotCalculable::changes_only_across_gaps;
    }
  }
  const double reach = kLimitFactor * limits.moving_range;
  const double near_reach = kNearLimitFactor * limits.moving_range;
  limits.lower = limits.mean - reach;
  limits.upper = limits.mean + reach;
  limits.near_lower = limits.mean - near_reach;
  limits.near_upper = limits.mean + near_reach;
  return limits;
}

}  // namespace scorebook
