// Whatever a caller hands over, a statistic is a finite number or has a reason.
#include <cmath>
#include <limits>
#include <random>

#include "scorebook/trend.hpp"
#include "trend/chart_for_test.hpp"

namespace scorebook {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kHuge = std::numeric_limits<double>::max();
constexpr double kTiny = std::numeric_limits<double>::denorm_min();

TEST_CASE("hostile figures: no number and numbers too large are refused everywhere") {
  const std::vector<std::pair<double, NotCalculable>> bad = {{kNan, NotCalculable::not_a_number},
                                                             {kInfinity, NotCalculable::not_a_number},
                                                             {-kInfinity, NotCalculable::not_a_number},
                                                             {kHuge, NotCalculable::too_large},
                                                             {1.1e12, NotCalculable::too_large}};
  for (const auto& each : bad) {
    const double number = each.first;
    const NotCalculable reason = each.second;
    CHECK(control_chart(months_of({1, number, 2}), {}).reason() == reason);
    CHECK(proportion_interval(number, 10, 1).reason() == reason);
    CHECK(proportion_interval(1, number, 1).reason() == reason);
    CHECK(count_interval(number).reason() == reason);
    CHECK(rate_interval(number, 10, 1).reason() == reason);
    CHECK(rate_interval(1, number, 1).reason() == reason);
    CHECK(quartile_bounds({1, number}).reason() == reason);
    CHECK(percentile_inclusive({number}, 0.5).reason() == reason);
    CHECK(benchmark_position(number, {"England", 1, std::nullopt}, Polarity::high).reason() == reason);
    CHECK(benchmark_position(1, {"England", number, std::nullopt}, Polarity::high).reason() == reason);
    CHECK(
        compare_with_benchmark(count_interval(5).value(), {"England", number, std::nullopt}, Polarity::high).reason() ==
        reason);
    ChartOptions options;
    options.target = number;
    options.polarity = Polarity::high;
    CHECK(chart_of({1, 2, 1}, options).assurance.reason() == reason);
    std::vector<AnnualProportion> shares;
    std::vector<AnnualFigure> figures;
    for (int year = 2011; year < 2016; ++year) {
      shares.push_back({Period::financial_year(year), 1.0, 2.0});
      figures.push_back({Period::financial_year(year), 1.0, 0.0, 2.0});
    }
    shares[2].of = number;
    figures[2].upper = number;
    CHECK(annual_trend(shares, Polarity::high).reason() == reason);
    CHECK(annual_trend(figures, Polarity::high).reason() == reason);
  }
}

TEST_CASE("hostile figures: a share of the tiniest or of the largest stays finite or has a reason") {
  CHECK(count_interval(kTiny).reason() == NotCalculable::not_whole);
  CHECK(proportion_interval(0, kTiny, 1).reason() == NotCalculable::not_whole);
  CHECK(rate_interval(5, kTiny, 10000).reason() == NotCalculable::too_large);
  CHECK(rate_interval(kGreatestFigure, kGreatestFigure, 100000).ok());
  const ConfidenceInterval most = proportion_interval(kGreatestFigure - 1, kGreatestFigure, 100).value();
  CHECK(most.at_95.contains(most.estimate));
  CHECK(most.at_99_8.upper <= 100);
}

TEST_CASE("hostile figures: limits all but on each other leave no annual trend that is not finite") {
  std::vector<AnnualFigure> years;
  for (int year = 2011; year < 2016; ++year) years.push_back({Period::financial_year(year), 1.0 * year, 0.0, 3000.0});
  years[2].value = years[2].lower = 0;
  years[2].upper = kTiny;
  CHECK(annual_trend(years, Polarity::high).reason() == NotCalculable::limits_not_around_figure);
  years[2].upper = 1e-100;
  const Calculated<AnnualTrend> trend = annual_trend(years, Polarity::high);
  CHECK((!trend || std::isfinite(trend.value().chi_squared)));
}

TEST_CASE("hostile periods: no figures, figures twice, out of order, of different kinds") {
  CHECK(control_chart({}, {}).reason() == NotCalculable::no_figure);
  CHECK(control_chart({{Period::month(2015, 4), std::nullopt}}, {}).reason() == NotCalculable::no_figure);
  std::vector<ChartPoint> points = months_of({1, 2, 3});
  points[2].period = points[1].period;
  CHECK(control_chart(points, {}).reason() == NotCalculable::periods_not_in_order);
  points[2].period = points[0].period.previous();
  CHECK(control_chart(points, {}).reason() == NotCalculable::periods_not_in_order);
  points[2].period = Period::quarter(2015, 3);
  CHECK(control_chart(points, {}).reason() == NotCalculable::periods_of_different_kinds);
}

TEST_CASE("hostile periods: rolling totals overlap and are no separate figures") {
  std::vector<ChartPoint> points;
  const MonthNumber april = Period::month(2015, 4).first();
  for (MonthNumber i = 0; i < 5; ++i) points.push_back({Period::span(april + i, april + i + 11), 1.0 + i});
  CHECK(control_chart(points, {}).reason() == NotCalculable::periods_overlap);
  points = {{Period::span(april, april + 5), 1.0}, {Period::span(april + 6, april + 8), 2.0}};
  CHECK(control_chart(points, {}).reason() == NotCalculable::periods_of_different_kinds);
}

TEST_CASE("hostile periods: centuries apart are refused, not filled with missing months") {
  const auto apart = [](MonthNumber first, MonthNumber last) {
    return control_chart({{Period::of_month(first), 1.0}, {Period::of_month(last), 2.0}}, {});
  };
  CHECK(apart(12, 9999 * 12).reason() == NotCalculable::periods_too_far_apart);
  CHECK(apart(2015 * 12, 2215 * 12 + 1).reason() == NotCalculable::periods_too_far_apart);
  CHECK(apart(2015 * 12, 2215 * 12).value().missing.size() == 2399);
}

TEST_CASE("hostile periods: outside the calendar nothing is counted") {
  constexpr MonthNumber kFirst = std::numeric_limits<MonthNumber>::min();
  constexpr MonthNumber kLast = std::numeric_limits<MonthNumber>::max();
  for (const Period& period : {Period::of_month(kFirst), Period::of_month(kLast), Period::span(kFirst, kLast),
                               Period::of_month(0), Period::of_month(-1)}) {
    CHECK(control_chart({{period, 1.0}}, {}).reason() == NotCalculable::period_out_of_range);
    CHECK(annual_trend(std::vector<AnnualProportion>{{period, 1.0, 2.0}}, Polarity::high).reason() ==
          NotCalculable::period_out_of_range);
  }
}

TEST_CASE("hostile rebases: dates at the ends of time begin nothing and are told") {
  ChartOptions options;
  options.rebases = {{std::numeric_limits<MonthNumber>::max(), "", ""},
                     {std::numeric_limits<MonthNumber>::min(), "", ""}};
  const ControlChart chart = chart_of({1, 2, 1}, options);
  CHECK(chart.segments.size() == 1);
  CHECK(chart.rebases_idle == std::vector<std::size_t>{0, 1});
}

TEST_CASE("hostile figures: every statistic of random series is finite or has a reason") {
  std::mt19937 random(1);
  const std::vector<double> numbers = {0, -0.0, 1, -1, kTiny, 1e-300, 0.1, 98.4, 1e12, -1e12, 3.5e5};
  for (int round = 0; round < 2000; ++round) {
    std::vector<ChartPoint> points;
    Period month = Period::month(2015, 4);
    for (std::size_t i = 0; i < 1 + random() % 30; ++i) {
      points.push_back({month, numbers[random() % numbers.size()]});
      if (random() % 9 == 0) points.back().value = std::nullopt;
      month = random() % 11 == 0 ? month.next().next() : month.next();
    }
    ChartOptions options;
    options.polarity = static_cast<Polarity>(random() % 5);
    options.target = numbers[random() % numbers.size()];
    if (random() % 2 == 0) options.baseline = 12;
    if (random() % 2 == 0) options.rebases.push_back({Period::month(2015, 9).first(), "", ""});
    const Calculated<ControlChart> chart = control_chart(points, options);
    CHECK(!variation_words(chart, options).empty());
    if (!chart) continue;
    CHECK(chart.value().points.size() == points.size());
    for (const ChartSegment& segment : chart.value().segments) {
      if (!segment.limits) continue;
      const ChartLimits& limits = segment.limits.value();
      CHECK(std::isfinite(limits.lower));
      CHECK(std::isfinite(limits.upper));
      CHECK(limits.lower <= limits.near_lower);
      CHECK(limits.near_lower <= limits.mean);
      CHECK(limits.mean <= limits.near_upper);
      CHECK(limits.near_upper <= limits.upper);
    }
  }
}

TEST_CASE("hostile figures: every reason has words") {
  for (int reason = 0; reason <= static_cast<int>(NotCalculable::figure_of_part_of_the_year); ++reason)
    CHECK(!not_calculable_words(static_cast<NotCalculable>(reason)).empty());
}

}  // namespace
}  // namespace scorebook
