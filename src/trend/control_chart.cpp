// The chart as a whole: its periods, its segments, and what its last point and its target come to.
#include "scorebook/control_chart.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "trend/special_causes.hpp"
#include "trend/usable.hpp"
#include "trend/variation.hpp"

namespace scorebook {

namespace {

constexpr MonthNumber kLongestChart = 200 * 12;  // months; keeps the list of missing periods short for any input
constexpr double kHair = 1e-12;                  // of the greatest figure

std::optional<NotCalculable> fault_of_periods(const std::vector<ChartPoint>& points) {
  for (const ChartPoint& point : points) {
    if (const auto fault = fault_of_period(point.period)) return fault;
  }
  for (std::size_t i = 1; i < points.size(); ++i) {
    const Period& before = points[i - 1].period;
    const Period& now = points[i].period;
    if (now.kind() != before.kind()) return NotCalculable::periods_of_different_kinds;
    if (now.kind() == PeriodKind::span && now.months() != before.months())
      return NotCalculable::periods_of_different_kinds;
    if (now.last() <= before.last()) return NotCalculable::periods_not_in_order;
    if (now.first() <= before.last()) return NotCalculable::periods_overlap;
  }
  if (points.back().period.last() - points.front().period.first() > kLongestChart)
    return NotCalculable::periods_too_far_apart;
  return std::nullopt;
}

std::optional<NotCalculable> fault_of_input(const std::vector<ChartPoint>& points, const ChartOptions& options) {
  if (std::none_of(points.begin(), points.end(), [](const ChartPoint& point) { return point.value.has_value(); }))
    return NotCalculable::no_figure;
  for (const ChartPoint& point : points) {
    if (!point.value) continue;
    if (const auto fault = fault_of_figure(*point.value)) return fault;
  }
  if (options.baseline && *options.baseline < kFewestForFirmLimits) return NotCalculable::baseline_too_short;
  return fault_of_periods(points);
}

// Survey waves come when they come: none is missing between two of them.
bool keeps_calendar(const Period& period) { return period.kind() != PeriodKind::wave; }

bool follows(const std::vector<ChartPoint>& points, std::size_t at) {
  if (at == 0 || !points[at].value || !points[at - 1].value) return false;
  return !keeps_calendar(points[at].period) || points[at - 1].period.next() == points[at].period;
}

std::vector<Period> missing_periods(const std::vector<ChartPoint>& points) {
  std::vector<Period> missing;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Period& now = points[i].period;
    if (i > 0 && keeps_calendar(now)) {
      for (Period between = points[i - 1].period.next(); between.last() < now.first(); between = between.next())
        missing.push_back(between);
    }
    if (!points[i].value) missing.push_back(now);
  }
  return missing;
}

// Borders stand before the first figure of the new process.
void divide(const std::vector<ChartPoint>& points, const std::vector<Rebase>& rebases, ControlChart& chart) {
  std::vector<std::size_t> by_date(rebases.size());
  std::iota(by_date.begin(), by_date.end(), std::size_t{0});
  std::stable_sort(by_date.begin(), by_date.end(), [&rebases](std::size_t left, std::size_t right) {
    return rebases[left].from < rebases[right].from;
  });
  chart.segments.emplace_back();
  std::size_t next = 0;
  bool first_figure = true;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!points[i].value) continue;
    std::optional<std::size_t> begins;
    for (; next < by_date.size() && rebases[by_date[next]].from <= points[i].period.first(); ++next) {
      if (begins) chart.rebases_idle.push_back(*begins);
      begins = by_date[next];
    }
    if (begins && first_figure) chart.rebases_idle.push_back(*begins);
    if (begins && !first_figure) {
      chart.segments.back().last = i - 1;
      chart.segments.emplace_back();
      chart.segments.back().first = i;
      chart.segments.back().rebase = begins;
    }
    first_figure = false;
  }
  chart.segments.back().last = points.size() - 1;
  for (; next < by_date.size(); ++next) chart.rebases_idle.push_back(by_date[next]);
  std::sort(chart.rebases_idle.begin(), chart.rebases_idle.end());
}

void work_out(ChartSegment& segment, const std::vector<ChartPoint>& points, const ChartOptions& options,
              std::vector<ChartedPoint>& charted) {
  Series series;
  std::vector<std::size_t> places;  // of the figures among the points
  for (std::size_t i = segment.first; i <= segment.last; ++i) {
    if (!points[i].value) continue;
    series.follows.push_back(follows(points, i));
    series.values.push_back(*points[i].value);
    series.hair = std::max(series.hair, kHair * std::fabs(*points[i].value));
    places.push_back(i);
  }
  segment.figures = places.size();
  segment.provisional = segment.figures < kFewestForFirmLimits;
  segment.baseline_figures = std::min(options.baseline.value_or(segment.figures), segment.figures);
  segment.limits = limits_of(series, segment.baseline_figures, options.screening);
  if (!segment.limits) return;
  const std::vector<Signal> signals = special_causes(series, segment.limits.value());
  for (std::size_t i = 0; i < signals.size(); ++i) {
    ChartedPoint& point = charted[places[i]];
    point.cause = signals[i].cause;
    point.side = signals[i].side;
    point.variation = variation_of(signals[i].side, options.polarity);
    point.run_first = places[signals[i].first];
    point.run_last = places[signals[i].last];
  }
}

Calculated<Assurance> assurance_of(const ChartSegment& segment, const ChartOptions& options) {
  if (!options.target) return NotCalculable::no_target;
  if (const auto fault = fault_of_figure(*options.target)) return *fault;
  if (options.polarity != Polarity::high && options.polarity != Polarity::low) return NotCalculable::no_good_or_bad;
  if (!segment.limits) return segment.limits.reason();
  const ChartLimits& limits = segment.limits.value();
  const double target = *options.target;
  const double hair = kHair * std::max({std::fabs(target), std::fabs(limits.lower), std::fabs(limits.upper)});
  const bool above = side_of(target, limits.upper, hair) == Side::high;
  const bool below = side_of(target, limits.lower, hair) == Side::low;
  const bool failing = options.polarity == Polarity::high ? above : below;
  if (failing) return Assurance::consistently_failing;
  // Without variation a target on the mean is met every time.
  if (above || below || limits.moving_range == 0) return Assurance::consistently_passing;
  return Assurance::hit_and_miss;
}

}  // namespace

Calculated<ControlChart> control_chart(const std::vector<ChartPoint>& points, const ChartOptions& options) {
  if (const auto fault = fault_of_input(points, options)) return *fault;
  ControlChart chart;
  for (std::size_t i = 0; i < points.size(); ++i) {
    chart.points.push_back({points[i], SpecialCause::none, Side::neither, Variation::ordinary, i, i});
    if (points[i].value) chart.latest = i;
  }
  chart.missing = missing_periods(points);
  divide(points, options.rebases, chart);
  for (ChartSegment& segment : chart.segments) work_out(segment, points, options, chart.points);
  const ChartSegment& latest = chart.latest_segment();
  if (latest.limits) {
    chart.variation = chart.points[chart.latest].variation;
  } else {
    chart.variation = latest.limits.reason();
  }
  chart.assurance = assurance_of(latest, options);
  return chart;
}

}  // namespace scorebook
