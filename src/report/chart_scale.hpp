// The value axis of a chart: one that uses its room, with round numbers.
#pragma once

#include <string>

namespace scorebook {

struct ChartScale {
  double minimum = 0, maximum = 0, step = 0;
  int places = 0;             // decimals that the steps need, of the per cents where it is of them
  std::string number_format;  // "0%", "#,##0.0"
};

// For figures from low to high, as they stand in cells (0.98 for 98 %): from 0 where they come near it, else from a
// round number below them; about so many steps. Per cents end at 100.
[[nodiscard]] ChartScale chart_scale(double low, double high, bool per_cent, int steps);

}  // namespace scorebook
