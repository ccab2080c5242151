// What a chart shows of a measure's control chart: average and limits as lines, unusual figures as marks, and both in
// words. The numbers are those of trend_of(); nothing is worked out here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scorebook/measure_trend.hpp"
#include "writing/chart_description.hpp"

namespace scorebook {

// One month of the chart: the figure that it draws.
struct DrawnFigure {
  std::optional<Period> period;
  const Figure* figure = nullptr;  // null, or without a value: a gap
};

// A line or a row of marks, with a number or a gap for each month, on the scale of the axis (0.98 for 98 %).
struct ControlLine {
  ChartLine look;  // its values are still to be written
  std::vector<std::optional<double>> numbers;
};

struct ControlLines {
  std::vector<ControlLine> lines;  // average, upper limit, lower limit; none where there are no limits
  std::vector<ControlLine> marks;  // of each kind of unusual figure that is drawn
  std::string words;               // sentences, for the alternative text
};

// `per_cent`: whether the axis is one of per cents; limits in another unit are not drawn. A figure is marked only where
// the chart draws the one that was found unusual.
[[nodiscard]] ControlLines control_lines(const MeasureChart& chart, const std::vector<DrawnFigure>& figures,
                                         bool per_cent);

}  // namespace scorebook
