// The XmR chart of one measure: which of its figures are within ordinary variation and which have a special cause, and
// whether its target can be relied on. Works on figures alone, in double precision; rounding is for display.
// Source: NHS England, Making Data Count, and the published XmR literature (Wheeler; the constants 2.66 and 3.267 are
// 3/d2 and D4 of moving ranges of two).
//
// Rulings of our own, where the sources are silent:
//  * a missing period breaks the moving range and every run: seven months in a row are seven months without a gap
//  * lines are passed strictly: a figure on a limit is within it, a figure on the mean is on neither side
//  * all figures the same: the limits equal the mean, there is no variation, and assurance compares the mean with the
//    target
//  * screening that would leave no variation although the figures differ is not applied
//  * a figure in two trends that meet in it belongs to the earlier
//  * within limits and Info measures have no good direction: high and low, and no assurance
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/calculated.hpp"
#include "scorebook/measure.hpp"
#include "scorebook/period.hpp"

namespace scorebook {

inline constexpr double kLimitFactor = 2.66;                    // limits: mean -/+ 2.66 average moving ranges
inline constexpr double kNearLimitFactor = 2.0 * (2.66 / 3.0);  // near limits: two thirds of that
inline constexpr double kScreeningFactor = 3.267;               // moving ranges from here on are screened out, once
inline constexpr std::size_t kRunLength = 7;                    // figures of a trend or a shift
inline constexpr std::size_t kFewestForFirmLimits = 12;         // below, limits are provisional; the shortest baseline
inline constexpr std::size_t kFewestForLimits = 2;

// A figure of the series on the measure's own scale; no value where the period has none. Rolling totals are not
// separate figures and must not be charted.
struct ChartPoint {
  Period period;
  std::optional<double> value;
};

// From this month on the measure is a new process (a new definition, a new system): declared by a person, never found
// automatically. A period that began before it belongs to the old process.
struct Rebase {
  MonthNumber from = 0;
  std::string name;    // "new case system"
  std::string reason;  // why the figures before and after cannot be compared
};

struct ChartOptions {
  Polarity polarity = Polarity::unknown;
  std::optional<double> target;  // the latest, on the measure's scale
  std::vector<Rebase> rebases;   // in any order
  // Only the first so many figures of a segment make its limits (all, while it has fewer): at least 12.
  std::optional<std::size_t> baseline;
  bool screening = true;
};

// In the order of the tests: a point carries the first that it fires.
enum class SpecialCause : std::uint8_t {
  none,
  outside,       // beyond a limit
  trend,         // seven figures that rise, or fall, six times running
  two_in_three,  // three figures on one side of the mean, at least two of them between a near limit and the limit
  shift,         // seven figures on one side of the mean
};
[[nodiscard]] std::string_view special_cause_name(SpecialCause cause);  // "none", "outside", "two in three", ...

enum class Side : std::uint8_t { neither, high, low };  // of a trend: rising, falling

// What a special cause means by the measure's polarity; the variation icon.
enum class Variation : std::uint8_t { ordinary, improvement, concern, high, low };
[[nodiscard]] std::string_view variation_name(Variation variation);  // "ordinary", "improvement", ...

enum class Assurance : std::uint8_t {
  consistently_failing,  // the target lies beyond the limits on the bad side
  consistently_passing,  // beyond them on the good side
  hit_and_miss,          // between them
};
[[nodiscard]] std::string_view assurance_name(Assurance assurance);  // "consistently failing", ...

struct ChartLimits {
  double mean = 0;
  double moving_range = 0;  // the average moving range, after screening; 0 where all figures are the same
  double lower = 0, upper = 0;
  double near_lower = 0, near_upper = 0;
};

struct ChartedPoint {
  ChartPoint point;
  SpecialCause cause = SpecialCause::none;  // none too where the point has no value or its segment no limits
  Side side = Side::neither;
  Variation variation = Variation::ordinary;
  std::size_t run_first = 0, run_last = 0;  // the figures that fired the test together, as indices of points
};

// The points from one rebase to the next.
struct ChartSegment {
  std::size_t first = 0, last = 0;    // indices of its first and last points
  std::optional<std::size_t> rebase;  // index of the rebase in the options that began it; nothing for the first segment
  std::size_t figures = 0;            // points with a value
  std::size_t baseline_figures = 0;   // those that made the limits
  // Reasons: too_few_figures, no_consecutive_figures, changes_only_across_gaps.
  Calculated<ChartLimits> limits = NotCalculable::too_few_figures;
  bool provisional = false;  // fewer than 12 figures
};

struct ControlChart {
  std::vector<ChartedPoint> points;    // one for each point given, in that order
  std::vector<ChartSegment> segments;  // at least one
  std::vector<Period> missing;         // periods without a figure between the first point and the last, both included
  std::vector<std::size_t> rebases_idle;  // indices of rebases that begin no segment: before the first figure, after
                                          // the last, or superseded by a later one before the next figure
  std::size_t latest = 0;                 // index of the last point with a value: the variation icon is its
  Calculated<Variation> variation = NotCalculable::no_figure;  // of the latest point; else the reason of its segment
  // Of the latest segment. Reasons: those of its limits, no_target, no_good_or_bad, not_a_number, too_large.
  Calculated<Assurance> assurance = NotCalculable::no_target;

  [[nodiscard]] const ChartSegment& latest_segment() const { return segments.back(); }
};

// Points in order of time, of one kind of period, each once; periods left out count as missing, except those of survey
// waves, which keep no calendar. Reasons: no_figure, not_a_number, too_large, baseline_too_short, periods_not_in_order,
// periods_of_different_kinds, periods_overlap, period_out_of_range, periods_too_far_apart.
[[nodiscard]] Calculated<ControlChart> control_chart(const std::vector<ChartPoint>& points,
                                                     const ChartOptions& options);

}  // namespace scorebook
