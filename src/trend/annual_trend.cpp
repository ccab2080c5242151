#include "scorebook/annual_trend.hpp"

#include <array>
#include <cmath>

#include "trend/usable.hpp"
#include "trend/variation.hpp"

namespace scorebook {

namespace {

bool has_figure(const AnnualProportion& year) { return year.count && year.of; }
bool has_figure(const AnnualFigure& year) { return year.value && year.lower && year.upper; }

std::optional<NotCalculable> fault_of(const AnnualProportion& year) {
  if (const auto fault = fault_of_share(*year.count, *year.of)) return fault;
  if (*year.count == 0 || *year.count == *year.of) return NotCalculable::none_or_all;
  return std::nullopt;
}

std::optional<NotCalculable> fault_of(const AnnualFigure& year) {
  for (const double number : {*year.value, *year.lower, *year.upper}) {
    if (const auto fault = fault_of_figure(number)) return fault;
  }
  if (*year.lower > *year.value || *year.value > *year.upper || *year.lower >= *year.upper)
    return NotCalculable::limits_not_around_figure;
  return std::nullopt;
}

// Snapshots and survey waves of one month each year are annual too.
bool follows_by_a_year(const Period& before, const Period& now) {
  return now.kind() == before.kind() && now.first() - before.first() == 12 && now.months() <= 12;
}

// The first of the latest five years that have figures.
template <class Year>
Calculated<std::size_t> first_of_five(const std::vector<Year>& years) {
  for (const Year& year : years) {
    if (const auto fault = fault_of_period(year.year)) return *fault;
  }
  for (std::size_t i = 1; i < years.size(); ++i) {
    if (years[i].year.last() <= years[i - 1].year.last()) return NotCalculable::periods_not_in_order;
  }
  std::size_t end = years.size();
  while (end > 0 && !has_figure(years[end - 1])) --end;
  std::size_t figures = 0;
  for (std::size_t i = 0; i < end; ++i) figures += has_figure(years[i]) ? 1 : 0;
  if (figures < kAnnualTrendYears) return NotCalculable::too_few_years;
  const std::size_t first = end - kAnnualTrendYears;
  for (std::size_t i = first; i < end; ++i) {
    if (!has_figure(years[i]) || (i > first && !follows_by_a_year(years[i - 1].year, years[i].year)))
      return NotCalculable::years_not_consecutive;
  }
  for (std::size_t i = first; i < end; ++i) {
    if (const auto fault = fault_of(years[i])) return *fault;
  }
  return first;
}

// The points of a line through the years, t = 1 to 5; a weight of 0 leaves a year out.
struct Line {
  std::array<double, kAnnualTrendYears> value{};
  std::array<double, kAnnualTrendYears> weight{};
};

struct Fit {
  double slope = 0;
  double spread = 0;  // the weighted sum of squares of t about its mean: D / sum w
};

// Weighted least squares, about the means, where nothing cancels.
Fit fit(const Line& line) {
  double weights = 0, time = 0, value = 0;
  for (std::size_t i = 0; i < kAnnualTrendYears; ++i) {
    weights += line.weight[i];
    time += line.weight[i] * static_cast<double>(i + 1);
    value += line.weight[i] * line.value[i];
  }
  const double mean_time = time / weights, mean_value = value / weights;
  Fit result;
  double product = 0;
  for (std::size_t i = 0; i < kAnnualTrendYears; ++i) {
    const double from_mean = static_cast<double>(i + 1) - mean_time;
    result.spread += line.weight[i] * from_mean * from_mean;
    product += line.weight[i] * from_mean * (line.value[i] - mean_value);
  }
  result.slope = product / result.spread;
  return result;
}

bool hangs_on_one_year(const Line& line, double slope) {
  for (std::size_t left_out = 0; left_out < kAnnualTrendYears; ++left_out) {
    Line rest = line;
    rest.weight[left_out] = 0;
    if (!(fit(rest).slope * slope > 0)) return true;
  }
  return false;
}

template <class Year>
AnnualTrend conclude(const std::vector<Year>& years, std::size_t first, const Line& line, double slope,
                     double chi_squared, Polarity polarity) {
  AnnualTrend trend{years[first].year, years[first + kAnnualTrendYears - 1].year};
  trend.chi_squared = chi_squared;
  trend.slope = slope;
  if (!(chi_squared > kAnnualTrendCritical) || slope == 0) return trend;
  trend.hangs_on_one_year = hangs_on_one_year(line, slope);
  if (trend.hangs_on_one_year) return trend;
  trend.direction = slope > 0 ? Side::high : Side::low;
  trend.variation = variation_of(trend.direction, polarity);
  return trend;
}

}  // namespace

Calculated<AnnualTrend> annual_trend(const std::vector<AnnualProportion>& years, Polarity polarity) {
  const Calculated<std::size_t> first = first_of_five(years);
  if (!first) return first.reason();
  Line log_odds;
  double all = 0, cases = 0, time_cases = 0, time_all = 0, time_squared_all = 0;
  for (std::size_t i = 0; i < kAnnualTrendYears; ++i) {
    const AnnualProportion& year = years[first.value() + i];
    const double x = *year.count, n = *year.of, t = static_cast<double>(i + 1);
    all += n;
    cases += x;
    time_cases += t * x;
    time_all += t * n;
    time_squared_all += t * t * n;
    log_odds.value[i] = std::log(x / (n - x));
    log_odds.weight[i] = 1;
  }
  const double difference = all * time_cases - cases * time_all;
  const double chi_squared =
      all * difference * difference / (cases * (all - cases) * (all * time_squared_all - time_all * time_all));
  return conclude(years, first.value(), log_odds, fit(log_odds).slope, chi_squared, polarity);
}

Calculated<AnnualTrend> annual_trend(const std::vector<AnnualFigure>& years, Polarity polarity) {
  const Calculated<std::size_t> first = first_of_five(years);
  if (!first) return first.reason();
  Line line;
  for (std::size_t i = 0; i < kAnnualTrendYears; ++i) {
    const AnnualFigure& year = years[first.value() + i];
    const double standard_error = (*year.upper - *year.lower) / kIntervalWidth;
    line.value[i] = *year.value;
    line.weight[i] = 1 / (standard_error * standard_error);
  }
  const Fit fitted = fit(line);
  const double chi_squared = fitted.slope * fitted.slope * fitted.spread;
  // Limits all but on each other outweigh the other years until nothing is left to compute with.
  if (!std::isfinite(chi_squared)) return NotCalculable::limits_not_around_figure;
  return conclude(years, first.value(), line, fitted.slope, chi_squared, polarity);
}

}  // namespace scorebook
