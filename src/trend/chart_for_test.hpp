// Series of months for the tests, and figures as the published examples print them.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "scorebook/control_chart.hpp"

namespace scorebook {

// Consecutive months from April 2015.
inline std::vector<ChartPoint> months_of(const std::vector<double>& values) {
  std::vector<ChartPoint> points;
  Period month = Period::month(2015, 4);
  for (const double value : values) {
    points.push_back({month, value});
    month = month.next();
  }
  return points;
}

inline ControlChart chart_of(const std::vector<ChartPoint>& points, const ChartOptions& options = {}) {
  Calculated<ControlChart> chart = control_chart(points, options);
  REQUIRE(chart.ok());
  return std::move(chart).value();
}

inline ControlChart chart_of(const std::vector<double>& values, const ChartOptions& options = {}) {
  return chart_of(months_of(values), options);
}

inline const ChartLimits& limits_of_latest(const ControlChart& chart) {
  REQUIRE(chart.latest_segment().limits.ok());
  return chart.latest_segment().limits.value();
}

inline std::string printed(double value, int places = 6) {
  const std::optional<Decimal> decimal = Decimal::from_double(value);
  REQUIRE(decimal.has_value());
  return decimal->to_string(places);
}

// One letter a point: O outside, T trend, 2 two in three, S shift, capital for high or rising, o t z s for low or
// falling; a dot for none.
inline std::string signals_of(const ControlChart& chart) {
  std::string signals;
  for (const ChartedPoint& point : chart.points) {
    const bool high = point.side == Side::high;
    switch (point.cause) {
      case SpecialCause::none:
        signals += '.';
        break;
      case SpecialCause::outside:
        signals += high ? 'O' : 'o';
        break;
      case SpecialCause::trend:
        signals += high ? 'T' : 't';
        break;
      case SpecialCause::two_in_three:
        signals += high ? '2' : 'z';
        break;
      case SpecialCause::shift:
        signals += high ? 'S' : 's';
        break;
    }
  }
  return signals;
}

}  // namespace scorebook
