// Whether a measure has changed over its latest five years by more than chance explains. A significant change that
// hangs on one single year is no change.
// Source: Public Health England, Fingertips "recent trends" method statement (chi-square for trend); the guard of
// leaving out each year in turn is our own.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "scorebook/control_chart.hpp"

namespace scorebook {

inline constexpr std::size_t kAnnualTrendYears = 5;
inline constexpr double kAnnualTrendCritical = 9.54953570608324;  // chi-square, 1 degree of freedom, at 99.8 %
inline constexpr double kIntervalWidth = 3.92;                    // width of a 95 % interval in standard errors

// A year's numerator and denominator, whole numbers of cases; nothing where the year has none.
struct AnnualProportion {
  Period year;
  std::optional<double> count;
  std::optional<double> of;
};

// A year's figure with its 95 % limits (ConfidenceInterval::at_95), on any one scale; nothing where the year has none.
struct AnnualFigure {
  Period year;
  std::optional<double> value;
  std::optional<double> lower;
  std::optional<double> upper;
};

struct AnnualTrend {
  Period first, last;                         // the five years
  double chi_squared = 0;                     // significant above kAnnualTrendCritical
  double slope = 0;                           // a year: of ln(x/(n-x)) for proportions, else of the figure
  Side direction = Side::neither;             // high: increasing; neither: no significant change
  bool hangs_on_one_year = false;             // significant, but without one of the years the sign would change
  Variation variation = Variation::ordinary;  // improvement or concern by polarity; high or low without one
};

// The latest five years that have figures, which must follow each other year by year; years after them without a figure
// are passed over. Order of time. Reasons: too_few_years, years_not_consecutive, periods_not_in_order,
// period_out_of_range, and none_or_all, nothing_to_divide_by, more_than_all, not_whole, negative, too_large,
// not_a_number of the five.
[[nodiscard]] Calculated<AnnualTrend> annual_trend(const std::vector<AnnualProportion>& years, Polarity polarity);
// Likewise; reasons of the five: limits_not_around_figure, too_large, not_a_number.
[[nodiscard]] Calculated<AnnualTrend> annual_trend(const std::vector<AnnualFigure>& years, Polarity polarity);

}  // namespace scorebook
