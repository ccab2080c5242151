#include "scorebook/annual_trend.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "scorebook/confidence_interval.hpp"
#include "trend/chart_for_test.hpp"

namespace scorebook {
namespace {

std::vector<AnnualProportion> shares(const std::vector<double>& counts, const std::vector<double>& of) {
  std::vector<AnnualProportion> years;
  for (std::size_t i = 0; i < counts.size(); ++i)
    years.push_back({Period::financial_year(2011 + static_cast<int>(i)), counts[i], of[i]});
  return years;
}

std::vector<AnnualFigure> figures(const std::vector<double>& values, const std::vector<double>& lower,
                                  const std::vector<double>& upper) {
  std::vector<AnnualFigure> years;
  for (std::size_t i = 0; i < values.size(); ++i)
    years.push_back({Period::financial_year(2011 + static_cast<int>(i)), values[i], lower[i], upper[i]});
  return years;
}

AnnualTrend trend_of(const std::vector<AnnualProportion>& years, Polarity polarity = Polarity::info) {
  const Calculated<AnnualTrend> trend = annual_trend(years, polarity);
  REQUIRE(trend.ok());
  return trend.value();
}

AnnualTrend trend_of(const std::vector<AnnualFigure>& years, Polarity polarity = Polarity::info) {
  const Calculated<AnnualTrend> trend = annual_trend(years, polarity);
  REQUIRE(trend.ok());
  return trend.value();
}

const std::vector<AnnualProportion> kPublishedShares =
    shares({994, 1023, 1199, 1332, 1367}, {40299, 41527, 42811, 44064, 44701});
const std::vector<AnnualFigure> kPublishedRise =
    figures({24.67, 24.6, 28, 30.2, 30.6}, {23.16, 23.15, 26.44, 28.63, 28.98}, {26.25, 26.19, 29.64, 31.9, 32.25});
const std::vector<AnnualFigure> kPublishedNoChange =
    figures({20.5506, 19.5952, 19.0349, 21.3966, 18.4372}, {18.1803, 17.3444, 16.8421, 19.0918, 16.2925},
            {23.1427, 22.0602, 21.4394, 23.8975, 20.7941});

TEST_CASE("annual trend: the published examples, to their printed precision") {
  const AnnualTrend proportions = trend_of(kPublishedShares);
  CHECK(printed(proportions.chi_squared, 4) == "47.8967");
  CHECK(printed(proportions.slope) == "0.065250");
  CHECK(proportions.direction == Side::high);
  CHECK(!proportions.hangs_on_one_year);

  const AnnualTrend rise = trend_of(kPublishedRise);
  CHECK(printed(rise.chi_squared, 4) == "46.7653");
  CHECK(printed(rise.slope) == "1.751566");
  CHECK(rise.direction == Side::high);

  const AnnualTrend none = trend_of(kPublishedNoChange);
  CHECK(printed(none.chi_squared, 4) == "0.4642");
  CHECK(none.direction == Side::neither);
  CHECK(none.variation == Variation::ordinary);
  CHECK(!none.hangs_on_one_year);
}

TEST_CASE("annual trend: the critical value is the square of the 99.8 % deviate") {
  CHECK(kAnnualTrendCritical == doctest::Approx(kZ998 * kZ998).epsilon(1e-8));
}

TEST_CASE("annual trend: polarity makes improvement, concern, high or low of a direction") {
  CHECK(trend_of(kPublishedShares, Polarity::high).variation == Variation::improvement);
  CHECK(trend_of(kPublishedShares, Polarity::low).variation == Variation::concern);
  CHECK(trend_of(kPublishedShares, Polarity::within_limits).variation == Variation::high);
  CHECK(trend_of(kPublishedRise, Polarity::low).variation == Variation::concern);
}

TEST_CASE("annual trend: the years turned round turn the direction round and leave chi-square as it is") {
  std::vector<AnnualProportion> falling = kPublishedShares;
  std::vector<AnnualFigure> sinking = kPublishedRise;
  for (std::size_t i = 0; i < kAnnualTrendYears; ++i) {
    falling[i].count = kPublishedShares[4 - i].count;
    falling[i].of = kPublishedShares[4 - i].of;
    sinking[i] = {sinking[i].year, kPublishedRise[4 - i].value, kPublishedRise[4 - i].lower,
                  kPublishedRise[4 - i].upper};
  }
  CHECK(trend_of(falling).direction == Side::low);
  CHECK(trend_of(falling).chi_squared == doctest::Approx(trend_of(kPublishedShares).chi_squared));
  CHECK(trend_of(falling).slope == doctest::Approx(-trend_of(kPublishedShares).slope));
  CHECK(trend_of(sinking).direction == Side::low);
  CHECK(trend_of(sinking).slope == doctest::Approx(-trend_of(kPublishedRise).slope));
  CHECK(trend_of(sinking, Polarity::low).variation == Variation::improvement);
}

TEST_CASE("annual trend: a constant added to every figure changes nothing but the figures") {
  std::vector<AnnualFigure> raised = kPublishedRise;
  for (AnnualFigure& year : raised) year = {year.year, *year.value + 1e6, *year.lower + 1e6, *year.upper + 1e6};
  CHECK(trend_of(raised).slope == doctest::Approx(trend_of(kPublishedRise).slope).epsilon(1e-6));
  CHECK(trend_of(raised).chi_squared == doctest::Approx(trend_of(kPublishedRise).chi_squared).epsilon(1e-6));
}

TEST_CASE("annual trend: a significant change that hangs on one year is no change") {
  const AnnualTrend proportions =
      trend_of(shares({1000, 990, 980, 970, 1400}, {10000, 10000, 10000, 10000, 10000}), Polarity::high);
  CHECK(proportions.chi_squared > kAnnualTrendCritical);
  CHECK(proportions.slope > 0);
  CHECK(proportions.hangs_on_one_year);
  CHECK(proportions.direction == Side::neither);
  CHECK(proportions.variation == Variation::ordinary);

  const AnnualTrend others =
      trend_of(figures({10, 9.9, 9.8, 9.7, 20}, {9, 8.9, 8.8, 8.7, 19}, {11, 10.9, 10.8, 10.7, 21}));
  CHECK(others.chi_squared > kAnnualTrendCritical);
  CHECK(others.hangs_on_one_year);
  CHECK(others.direction == Side::neither);
}

TEST_CASE("annual trend: level but for one year hangs on that year") {
  CHECK(trend_of(shares({1000, 1000, 1000, 1000, 1400}, {10000, 10000, 10000, 10000, 10000})).hangs_on_one_year);
}

TEST_CASE("annual trend: the latest five years count, and years after them without a figure are passed over") {
  std::vector<AnnualProportion> years = kPublishedShares;
  years.insert(years.begin(), {Period::financial_year(2010), 40000.0, 40001.0});
  years.push_back({Period::financial_year(2016), std::nullopt, std::nullopt});
  const AnnualTrend trend = trend_of(years);
  CHECK(printed(trend.chi_squared, 4) == "47.8967");
  CHECK(trend.first == Period::financial_year(2011));
  CHECK(trend.last == Period::financial_year(2015));
}

TEST_CASE("annual trend: a year missing among the latest five leaves none") {
  std::vector<AnnualProportion> years = kPublishedShares;
  for (AnnualProportion& year : years) year.year = Period::financial_year(year.year.first() / 12 - 1);
  years.push_back({Period::financial_year(2016), 1400.0, 45000.0});  // 2015 is left out
  CHECK(annual_trend(years, Polarity::high).reason() == NotCalculable::years_not_consecutive);
  years.insert(years.end() - 1, {Period::financial_year(2015), std::nullopt, 45000.0});
  CHECK(annual_trend(years, Polarity::high).reason() == NotCalculable::years_not_consecutive);
}

TEST_CASE("annual trend: fewer than five years, or years out of order, leave none") {
  std::vector<AnnualProportion> years = kPublishedShares;
  std::swap(years[0], years[1]);
  CHECK(annual_trend(years, Polarity::high).reason() == NotCalculable::periods_not_in_order);
  years = kPublishedShares;
  years.pop_back();
  CHECK(annual_trend(years, Polarity::high).reason() == NotCalculable::too_few_years);
  CHECK(annual_trend(std::vector<AnnualFigure>{}, Polarity::high).reason() == NotCalculable::too_few_years);
}

TEST_CASE("annual trend: years may be calendar years, or one month or survey of each year, but no months in a row") {
  const auto with_periods = [](auto period_of) {
    std::vector<AnnualProportion> years = kPublishedShares;
    for (std::size_t i = 0; i < years.size(); ++i) years[i].year = period_of(static_cast<int>(i));
    return annual_trend(years, Polarity::high);
  };
  CHECK(with_periods([](int i) { return Period::calendar_year(2011 + i); }).ok());
  CHECK(with_periods([](int i) { return Period::month(2011 + i, 3); }).ok());
  CHECK(with_periods([](int i) { return Period::wave(2011 + i, 6); }).ok());
  CHECK(with_periods([](int i) { return Period::month(2011, 3 + i); }).reason() ==
        NotCalculable::years_not_consecutive);
}

TEST_CASE("annual trend: a year of none or all of the cases leaves no trend of proportions") {
  std::vector<AnnualProportion> years = kPublishedShares;
  years[2].count = 0;
  CHECK(annual_trend(years, Polarity::high).reason() == NotCalculable::none_or_all);
  years[2].count = years[2].of;
  CHECK(annual_trend(years, Polarity::high).reason() == NotCalculable::none_or_all);
}

TEST_CASE("annual trend: limits that do not lie around their figure leave none") {
  for (const auto& [lower, upper] : {std::pair(25.0, 26.0), std::pair(23.0, 24.0), std::pair(24.67, 24.67)}) {
    std::vector<AnnualFigure> years = kPublishedRise;
    years[0].lower = lower;
    years[0].upper = upper;
    CHECK(annual_trend(years, Polarity::high).reason() == NotCalculable::limits_not_around_figure);
  }
}

// The formulas as the method statement prints them, sums of products and all.
double chi_squared_as_printed(const std::vector<AnnualFigure>& years) {
  double w = 0, wt = 0, wtt = 0, wv = 0, wtv = 0;
  for (std::size_t i = 0; i < kAnnualTrendYears; ++i) {
    const double t = static_cast<double>(i + 1), error = (*years[i].upper - *years[i].lower) / 3.92;
    const double weight = 1 / (error * error);
    w += weight;
    wt += weight * t;
    wtt += weight * t * t;
    wv += weight * *years[i].value;
    wtv += weight * t * *years[i].value;
  }
  const double divisor = w * wtt - wt * wt, slope = (w * wtv - wt * wv) / divisor;
  return slope * slope * divisor / w;
}

TEST_CASE("annual trend: computed about the means it is what the printed formula gives") {
  for (const std::vector<AnnualFigure>& years : {kPublishedRise, kPublishedNoChange})
    CHECK(trend_of(years).chi_squared == doctest::Approx(chi_squared_as_printed(years)).epsilon(1e-9));
}

}  // namespace
}  // namespace scorebook
