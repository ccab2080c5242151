// The four tests for special causes in one segment of a chart.
#pragma once

#include <cstddef>
#include <vector>

#include "trend/chart_limits.hpp"

namespace scorebook {

struct Signal {
  SpecialCause cause = SpecialCause::none;
  Side side = Side::neither;
  std::size_t first = 0, last = 0;  // the figures that fired the test together, as indices of the series
};

// One for each figure of the series: the first test that it fires, in the order of SpecialCause.
[[nodiscard]] std::vector<Signal> special_causes(const Series& series, const ChartLimits& limits);

}  // namespace scorebook
