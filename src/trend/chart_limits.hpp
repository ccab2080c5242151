// Mean and limits of one segment of a chart.
#pragma once

#include <cstddef>
#include <vector>

#include "scorebook/control_chart.hpp"

namespace scorebook {

// The figures of a segment, without its missing periods.
struct Series {
  std::vector<double> values;
  std::vector<bool> follows;  // whether the figure before is that of the period before; means nothing for the first
  // Differences up to this are binary rounding, far below any printed place: figures and lines this close are equal.
  double hair = 0;
};

// Where a value lies from a line, strictly.
[[nodiscard]] Side side_of(double value, double line, double hair);

// From the first `baseline` figures. Reasons: too_few_figures, no_consecutive_figures, changes_only_across_gaps.
[[nodiscard]] Calculated<ChartLimits> limits_of(const Series& series, std::size_t baseline, bool screening);

}  // namespace scorebook
