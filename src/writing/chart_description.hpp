// A native chart, described by the cells it draws: lines, or bars in their place. Lines differ by dash and marker as
// well as by colour, bars by the words and the number beside each, so that they can be told apart in black and white.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scorebook/cell_ref.hpp"

namespace scorebook {

enum class Dash : std::uint8_t { solid, dashes, dots, dash_dot, long_dashes };
enum class Marker : std::uint8_t { none, circle, square, triangle, diamond };

struct ChartLine {
  std::string name;  // for the legend
  CellRange values;  // one column of the chart's own sheet
  std::uint32_t colour = 0x1F3864;
  double weight = 1.75;  // points
  Dash dash = Dash::solid;
  Marker marker = Marker::none;
  std::optional<std::string> trend;  // legend name of a linear trend line through the values, drawn in dots
  std::uint8_t marker_size = 5;      // points
  bool hollow = false;               // a marker that is an outline: what lies behind it shows
  bool in_legend = true;
  bool marks_only = false;  // no line from figure to figure
};

struct ChartDescription {
  std::string title;
  std::string alternative_text;  // what the chart shows, in a sentence
  CellRange categories;          // the labels along the bottom, one column
  std::vector<ChartLine> lines;
  std::optional<CellRange> bars;           // one column: lying bars in place of lines, the first at the top
  std::vector<std::uint32_t> bar_colours;  // of each bar; the last for all that follow
  bool legend_beside = false;              // right of the chart, not below it: for many lines
  std::string number_format;               // of the value axis
  std::string value_axis;                  // what the values are: "Per cent", "Number"
  std::optional<double> minimum;           // of the value axis
  std::optional<double> maximum;
  std::optional<double> step;  // between the lines of the grid
  int width = 480;             // pixels, 96 to the inch
  int height = 260;
};

// A chart for a corner of a page: no title, small letters.
struct SmallChart {
  bool columns = false;          // standing columns with their numbers, side by side, in place of lines
  std::string alternative_text;  // what it shows, in a sentence
  CellRange categories;
  std::vector<ChartLine> series;  // of columns the colour is their fill
  bool legend = false;
  std::string number_format;
  std::optional<double> minimum, maximum, step;  // of the value axis
  int width = 240;                               // pixels, 96 to the inch
  int height = 150;
};

}  // namespace scorebook
