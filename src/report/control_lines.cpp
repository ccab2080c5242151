#include "report/control_lines.hpp"

#include <fmt/format.h>

#include <array>

#include "report/report_book.hpp"
#include "scorebook/trend.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

// Dark enough to be read in grey; the dashes and the marks tell them apart there.
constexpr std::uint32_t kAverageColour = 0x595959, kLimitColour = 0x7F7F7F;
constexpr std::uint32_t kBetterColour = 0x1B5E20, kConcernColour = 0x8B0000, kUnusualColour = 0x4A148C;

// The segment that a month lies in; months between two segments lie in none.
std::optional<std::size_t> segment_at(const ControlChart& chart, const Period& period) {
  for (std::size_t i = 0; i < chart.segments.size(); ++i) {
    const ChartSegment& segment = chart.segments[i];
    if (!(period < chart.points[segment.first].point.period) && !(chart.points[segment.last].point.period < period))
      return i;
  }
  return std::nullopt;
}

// Limits that there are and that say something: where all figures are the same they are that figure.
const ChartLimits* limits_at(const MeasureChart& made, const std::optional<Period>& period) {
  const auto segment = period ? segment_at(made.chart.value(), *period) : std::nullopt;
  if (!segment || !made.segment_limits[*segment] || made.segment_limits[*segment]->moving_range == 0) return nullptr;
  return &*made.segment_limits[*segment];
}

// One of the three lines, with a gap where there are no limits.
struct LimitLine {
  ControlLine line;
  std::optional<double> latest;  // number of the last month that has limits
  bool several = false;          // the limits begin anew within the chart
};

LimitLine limit_line(const MeasureChart& made, const std::vector<DrawnFigure>& figures, double ChartLimits::*part) {
  LimitLine made_line;
  for (const DrawnFigure& drawn : figures) {
    const ChartLimits* limits = limits_at(made, drawn.period);
    made_line.line.numbers.push_back(std::nullopt);
    if (limits == nullptr) continue;
    const double number = limits->*part;
    made_line.several = made_line.several || (made_line.latest && *made_line.latest != number);
    made_line.latest = number;
    made_line.line.numbers.back() = made.unit == Unit::per_cent ? number / 100 : number;
  }
  return made_line;
}

void add_lines(const MeasureChart& made, const std::vector<DrawnFigure>& figures, ControlLines& control) {
  LimitLine average = limit_line(made, figures, &ChartLimits::mean);
  LimitLine upper = limit_line(made, figures, &ChartLimits::upper),
            lower = limit_line(made, figures, &ChartLimits::lower);
  if (!average.latest) return;
  const auto shown = [&made](const LimitLine& line) {
    return chart_number_words(*line.latest, made.unit, made.limit_decimals);
  };
  std::string ending = made.chart.value().latest_segment().provisional ? " (provisional)" : "";
  if (average.several) ending += " at the end";
  average.line.look.name = "Average" + ending + " " + shown(average);
  average.line.look.colour = kAverageColour;
  average.line.look.weight = 1;
  // Both limits look alike: the upper one speaks for both in the legend.
  upper.line.look.name = "Limits" + ending + " " + shown(lower) + " and " + shown(upper);
  lower.line.look.name = "Lower limit" + ending + " " + shown(lower);
  lower.line.look.in_legend = false;
  for (LimitLine* limit : {&upper, &lower}) {
    limit->line.look.colour = kLimitColour;
    limit->line.look.dash = Dash::long_dashes;
    limit->line.look.weight = 1.25;
  }
  for (LimitLine* line : {&average, &upper, &lower}) control.lines.push_back(std::move(line->line));
}

struct MarkLook {
  Variation variation;
  const char* name;
  Marker marker;
  bool hollow;
  std::uint32_t colour;
};

// Larger than the marks of the values, each of its own shape.
constexpr std::array<MarkLook, 4> kMarks = {
    MarkLook{Variation::improvement, "Unusual: improvement", Marker::diamond, true, kBetterColour},
    MarkLook{Variation::concern, "Unusual: concern", Marker::square, true, kConcernColour},
    MarkLook{Variation::high, "Unusual: high", Marker::triangle, true, kUnusualColour},
    MarkLook{Variation::low, "Unusual: low", Marker::diamond, true, kUnusualColour}};

void add_marks(const MeasureChart& made, const std::vector<DrawnFigure>& figures, ControlLines& control) {
  const ControlChart& chart = made.chart.value();
  for (const MarkLook& kind : kMarks) {
    ControlLine marks;
    std::vector<std::string> months;
    for (const DrawnFigure& drawn : figures) {
      marks.numbers.push_back(std::nullopt);
      if (drawn.figure == nullptr || !drawn.figure->value || !drawn.period) continue;
      for (std::size_t i = 0; i < chart.points.size(); ++i) {
        if (chart.points[i].variation != kind.variation || chart.points[i].point.period != *drawn.period ||
            made.figures[i]->figure.value != drawn.figure->value)
          continue;
        marks.numbers.back() = stored_number(*drawn.figure);
        months.push_back(drawn.period->label());
      }
    }
    if (months.empty()) continue;
    marks.look.name = kind.name;
    marks.look.colour = kind.colour;
    marks.look.marker = kind.marker;
    marks.look.marker_size = 11;
    marks.look.hollow = kind.hollow;
    marks.look.marks_only = true;
    control.words += fmt::format("{}: {}. ", kind.name, listed(months));
    control.marks.push_back(std::move(marks));
  }
}

// Months whose figure here is not the one that the limits rest on.
std::string other_figures_words(const MeasureChart& made, const std::vector<DrawnFigure>& figures) {
  std::vector<std::string> months;
  for (const DrawnFigure& drawn : figures) {
    if (drawn.figure == nullptr || !drawn.figure->value) continue;
    for (const Observation* observation : made.figures) {
      if (observation->period == drawn.period && observation->figure.value != drawn.figure->value)
        months.push_back(drawn.period->label());
    }
  }
  return months.empty() ? "" : fmt::format("The limits rest on other figures of {}. ", listed(months));
}

}  // namespace

ControlLines control_lines(const MeasureChart& chart, const std::vector<DrawnFigure>& figures, bool per_cent) {
  ControlLines control;
  if (!chart.chart || chart.chart.value().points.empty() || (chart.unit == Unit::per_cent) != per_cent) return control;
  add_lines(chart, figures, control);
  if (control.lines.empty()) return control;
  add_marks(chart, figures, control);
  control.words = chart.limits_words + " " + chart.variation_words + " " + control.words;
  control.words += other_figures_words(chart, figures);
  return control;
}

}  // namespace scorebook
