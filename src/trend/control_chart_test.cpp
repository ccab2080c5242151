#include <algorithm>
#include <random>

#include "trend/chart_for_test.hpp"

namespace scorebook {
namespace {

const std::vector<double> kSpike = {1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1};

struct PublishedLimits {
  std::vector<double> series;
  bool screening;
  std::string mean, moving_range, lower, upper;
};

TEST_CASE("control chart: the published limits, to their printed precision") {
  const std::vector<PublishedLimits> published = {
      {kSpike, true, "1.944444", "1.000000", "-0.715556", "4.604444"},
      {kSpike, false, "1.944444", "1.882353", "-3.062614", "6.951503"},
      {{50, 52, 49, 51, 50, 52, 48, 55, 54, 56, 55, 54, 56, 55, 57},
       true,
       "52.933333",
       "2.214286",
       "47.043333",
       "58.823333"},
      {{50, 52, 49, 51, 48, 50, 49, 50, 51, 52, 53, 54, 55, 50, 51},
       true,
       "51.000000",
       "1.785714",
       "46.250000",
       "55.750000"},
      {{10, 11, 10, 9, 10, 11, 10, 9, 10, 11, 12.6, 10.9, 12.7, 10, 9, 10, 11, 10},
       true,
       "10.400000",
       "1.223529",
       "7.145412",
       "13.654588"},
      {std::vector<double>(12, 100), true, "100.000000", "0.000000", "100.000000", "100.000000"},
  };
  for (const PublishedLimits& each : published) {
    ChartOptions options;
    options.screening = each.screening;
    const ControlChart chart = chart_of(each.series, options);
    const ChartLimits& limits = limits_of_latest(chart);
    CHECK(printed(limits.mean) == each.mean);
    CHECK(printed(limits.moving_range) == each.moving_range);
    CHECK(printed(limits.lower) == each.lower);
    CHECK(printed(limits.upper) == each.upper);
  }
}

TEST_CASE("control chart: near limits are two thirds of the way to the limits") {
  const ControlChart chart = chart_of({10, 11, 10, 9, 10, 11, 10, 9, 10, 11, 12.6, 10.9, 12.7, 10, 9, 10, 11, 10});
  CHECK(printed(limits_of_latest(chart).near_upper) == "12.569725");
  CHECK(printed(limits_of_latest(chart).near_lower) == "8.230275");
}

TEST_CASE("control chart: a constant added shifts the limits, a factor stretches them, a mirror turns them round") {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::vector<double> values;
    for (std::size_t i = 0; i < 2 + random() % 40; ++i) values.push_back(static_cast<double>(random() % 500) / 4);
    const ControlChart plain = chart_of(values);
    const ChartLimits& limits = limits_of_latest(plain);
    const auto changed = [&](double factor, double constant) {
      std::vector<double> other = values;
      for (double& value : other) value = value * factor + constant;
      const ControlChart chart = chart_of(other);
      if (factor > 0) CHECK(signals_of(chart) == signals_of(plain));
      return limits_of_latest(chart);
    };
    const ChartLimits shifted = changed(1, 1000), stretched = changed(8, 0), mirrored = changed(-1, 0);
    CHECK(shifted.lower == doctest::Approx(limits.lower + 1000));
    CHECK(shifted.upper == doctest::Approx(limits.upper + 1000));
    CHECK(stretched.upper == doctest::Approx(limits.upper * 8));
    CHECK(mirrored.lower == doctest::Approx(-limits.upper));
    CHECK(mirrored.near_upper == doctest::Approx(-limits.near_lower));
  }
}

TEST_CASE("control chart: screening that would leave no variation though the figures differ is not applied") {
  std::vector<double> values(12, 100);
  values[5] = 150;
  const ControlChart chart = chart_of(values);
  CHECK(printed(limits_of_latest(chart).moving_range) == "9.090909");
  CHECK(signals_of(chart) == ".....O......");
}

TEST_CASE("control chart: figures that are all the same have no variation, whatever binary rounding makes of them") {
  for (const double value : {0.0, 0.1, -0.7, 98.4, 1e11 + 0.3}) {
    const ControlChart chart = chart_of(std::vector<double>(13, value));
    CHECK(limits_of_latest(chart).moving_range == 0);
    CHECK(limits_of_latest(chart).lower == limits_of_latest(chart).upper);
    CHECK(limits_of_latest(chart).mean == value);
    CHECK(signals_of(chart) == ".............");
    CHECK(chart.variation.value() == Variation::ordinary);
  }
}

TEST_CASE("control chart: a figure that leaves a constant baseline is outside") {
  std::vector<double> values(12, 0.1);
  values.push_back(0.1);
  values.push_back(0.2);
  ChartOptions options;
  options.baseline = 12;
  CHECK(signals_of(chart_of(values, options)) == ".............O");
}

TEST_CASE("control chart: only the figures of a fixed baseline make the limits") {
  std::vector<double> values = {1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2};
  values.insert(values.end(), {50, 60, 70});
  ChartOptions options;
  options.baseline = 12;
  const ControlChart chart = chart_of(values, options);
  CHECK(printed(limits_of_latest(chart).mean) == "1.500000");
  CHECK(printed(limits_of_latest(chart).upper) == "4.160000");
  CHECK(chart.latest_segment().baseline_figures == 12);
  CHECK(chart.latest_segment().figures == 15);
  CHECK(signals_of(chart) == "............OOO");
}

TEST_CASE("control chart: a segment shorter than its baseline uses all it has") {
  ChartOptions options;
  options.baseline = 24;
  const ControlChart chart = chart_of({1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1}, options);
  CHECK(chart.latest_segment().baseline_figures == 13);
}

TEST_CASE("control chart: a baseline of fewer than twelve figures is refused") {
  ChartOptions options;
  options.baseline = 11;
  CHECK(control_chart(months_of(kSpike), options).reason() == NotCalculable::baseline_too_short);
  options.baseline = 12;
  CHECK(control_chart(months_of(kSpike), options).ok());
}

TEST_CASE("control chart: limits are provisional below twelve figures and missing below two") {
  CHECK(!chart_of(std::vector<double>{1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2}).latest_segment().provisional);
  CHECK(chart_of(std::vector<double>{1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1}).latest_segment().provisional);
  CHECK(printed(limits_of_latest(chart_of(std::vector<double>{1, 2})).upper) == "4.160000");
  const ControlChart single = chart_of(std::vector<double>{5});
  CHECK(single.latest_segment().limits.reason() == NotCalculable::too_few_figures);
  CHECK(single.variation.reason() == NotCalculable::too_few_figures);
  CHECK(single.points.front().cause == SpecialCause::none);
}

TEST_CASE("control chart: a rebase begins a segment with limits of its own") {
  ChartOptions options;
  options.rebases = {{Period::month(2015, 11).first(), "new system", "the definition changed"}};
  const ControlChart chart = chart_of({50, 52, 49, 51, 50, 52, 48, 155, 154, 156, 155, 154, 156}, options);
  REQUIRE(chart.segments.size() == 2);
  CHECK(chart.segments[0].first == 0);
  CHECK(chart.segments[0].last == 6);
  CHECK(!chart.segments[0].rebase);
  CHECK(chart.segments[1].first == 7);
  CHECK(chart.segments[1].last == 12);
  CHECK(chart.segments[1].rebase == 0U);
  CHECK(chart.segments[1].figures == 6);
  CHECK(chart.segments[1].provisional);
  CHECK(printed(chart.segments[0].limits.value().mean) == "50.285714");
  CHECK(printed(chart.segments[1].limits.value().mean) == "155.000000");
  CHECK(printed(chart.segments[1].limits.value().moving_range) == "1.400000");
  CHECK(signals_of(chart) == ".............");
  CHECK(chart.rebases_idle.empty());
}

TEST_CASE("control chart: runs end at a rebase") {
  ChartOptions options;
  const std::vector<double> climb = {50, 51, 52, 53, 54, 55, 56, 57, 58, 59};
  CHECK(signals_of(chart_of(climb, options)).find('T') != std::string::npos);
  options.rebases = {{Period::month(2015, 9).first(), "new system", ""}};
  CHECK(signals_of(chart_of(climb, options)).find('T') == std::string::npos);
}

TEST_CASE("control chart: a rebase at the last point leaves it without limits, and the earlier ones with theirs") {
  ChartOptions options;
  options.rebases = {{Period::month(2015, 8).first(), "new system", ""}};
  options.polarity = Polarity::high;
  options.target = 10;
  const ControlChart chart = chart_of({1, 2, 1, 2, 9}, options);
  REQUIRE(chart.segments.size() == 2);
  CHECK(chart.segments[0].limits.ok());
  CHECK(chart.segments[1].limits.reason() == NotCalculable::too_few_figures);
  CHECK(chart.variation.reason() == NotCalculable::too_few_figures);
  CHECK(chart.assurance.reason() == NotCalculable::too_few_figures);
}

TEST_CASE("control chart: a rebase that begins nothing is told") {
  ChartOptions options;
  options.rebases = {
      {Period::month(2016, 4).first(), "after the last figure", ""},
      {Period::month(2015, 6).first(), "begins a segment", ""},
      {Period::month(2015, 4).first(), "at the first figure", ""},
      {Period::month(2014, 1).first(), "before the first figure", ""},
  };
  const ControlChart chart = chart_of({1, 2, 1, 2, 1}, options);
  REQUIRE(chart.segments.size() == 2);
  CHECK(chart.segments[1].rebase == 1U);
  CHECK(chart.rebases_idle == std::vector<std::size_t>{0, 2, 3});
}

TEST_CASE("control chart: of two rebases before the same figure the later counts") {
  std::vector<ChartPoint> points = months_of({1, 2, 1, 2, 1, 2});
  points[2].value = std::nullopt;
  ChartOptions options;
  options.rebases = {{points[3].period.first(), "second", ""}, {points[2].period.first(), "first", ""}};
  const ControlChart chart = chart_of(points, options);
  REQUIRE(chart.segments.size() == 2);
  CHECK(chart.segments[0].last == 2);
  CHECK(chart.segments[1].first == 3);
  CHECK(chart.segments[1].rebase == 0U);
  CHECK(chart.rebases_idle == std::vector<std::size_t>{1});
}

TEST_CASE("control chart: a quarter that began before the rebase belongs to the old process") {
  std::vector<ChartPoint> points;
  Period quarter = Period::quarter(2015, 1);
  for (const double value : {1, 2, 1, 2}) {
    points.push_back({quarter, value});
    quarter = quarter.next();
  }
  ChartOptions options;
  options.rebases = {{Period::month(2015, 8).first(), "in the second quarter", ""}};
  CHECK(chart_of(points, options).segments.at(1).first == 2);
}

TEST_CASE("control chart: a missing period breaks the moving range and is told, left out or left empty") {
  std::vector<ChartPoint> points = months_of({1, 2, 1, 7, 101, 102, 101});
  points[3].value = std::nullopt;
  const ControlChart empty = chart_of(points);
  points.erase(points.begin() + 3);
  const ControlChart left_out = chart_of(points);
  for (const ControlChart& chart : {empty, left_out}) {
    CHECK(chart.missing == std::vector<Period>{Period::month(2015, 7)});
    CHECK(limits_of_latest(chart).moving_range == 1);
    CHECK(printed(limits_of_latest(chart).mean) == "51.333333");
    CHECK(chart.latest_segment().figures == 6);
  }
}

TEST_CASE("control chart: the last periods can be missing; the icon is that of the last figure") {
  std::vector<ChartPoint> points = months_of({1, 2, 1, 2, 1, 0, 0});
  points[5].value = points[6].value = std::nullopt;
  const ControlChart chart = chart_of(points);
  CHECK(chart.latest == 4);
  CHECK(chart.missing == std::vector<Period>{Period::month(2015, 9), Period::month(2015, 10)});
  CHECK(chart.variation.value() == Variation::ordinary);
}

TEST_CASE("control chart: a missing period breaks trends, shifts and windows of three") {
  std::vector<double> values = {11, 9, 10, 11, 9, 10, 11, 9, 10, 11, 9, 10};
  ChartOptions options;
  options.baseline = values.size();
  const auto signals = [&](std::vector<double> after, std::size_t gap) {
    std::vector<double> all = values;
    all.insert(all.end(), after.begin(), after.end());
    std::vector<ChartPoint> points = months_of(all);
    points[values.size() + gap].value = std::nullopt;
    return signals_of(chart_of(points, options)).substr(values.size());
  };
  CHECK(signals({8.5, 9, 9.5, 9.7, 10, 10.5, 11, 11.5}, 3) == "........");
  CHECK(signals({11, 11.5, 11, 11, 11.5, 11, 11.5, 11}, 4) == "........");
  CHECK(signals({13, 11, 13}, 1) == "...");
  CHECK(signals({13, 11, 13, 11, 13}, 0) == "..2.2");
}

TEST_CASE("control chart: without two figures in a row there is no moving range") {
  std::vector<ChartPoint> points = months_of({1, 0, 2, 0, 3, 0, 4});
  for (std::size_t i = 1; i < points.size(); i += 2) points[i].value = std::nullopt;
  CHECK(chart_of(points).variation.reason() == NotCalculable::no_consecutive_figures);
}

TEST_CASE("control chart: figures that change only across a gap have no measured variation") {
  std::vector<ChartPoint> points = months_of({100, 100, 0, 200, 200});
  points[2].value = std::nullopt;
  const ControlChart chart = chart_of(points);
  CHECK(chart.variation.reason() == NotCalculable::changes_only_across_gaps);
  CHECK(signals_of(chart) == ".....");
}

TEST_CASE("control chart: quarters, terms, years and half-years follow each other in their own way") {
  const auto missing_in = [](std::vector<Period> periods) {
    std::vector<ChartPoint> points;
    for (const Period& period : periods) points.push_back({period, static_cast<double>(points.size() % 2)});
    return chart_of(points).missing;
  };
  CHECK(missing_in({Period::quarter(2015, 3), Period::quarter(2015, 4), Period::quarter(2016, 1)}).empty());
  CHECK(missing_in({Period::quarter(2015, 4), Period::quarter(2016, 2)}) ==
        std::vector<Period>{Period::quarter(2016, 1)});
  CHECK(missing_in({Period::term(2015, "autumn"), Period::term(2016, "spring")}).empty());
  CHECK(missing_in({Period::term(2015, "summer"), Period::term(2016, "spring")}) ==
        std::vector<Period>{Period::term(2015, "autumn")});
  CHECK(missing_in({Period::financial_year(2012), Period::financial_year(2014)}) ==
        std::vector<Period>{Period::financial_year(2013)});
  const MonthNumber april = Period::month(2015, 4).first();
  CHECK(missing_in({Period::span(april, april + 5), Period::span(april + 12, april + 17)}) ==
        std::vector<Period>{Period::span(april + 6, april + 11)});
}

TEST_CASE("control chart: survey waves keep no calendar") {
  const ControlChart chart = chart_of(std::vector<ChartPoint>{
      {Period::wave(2015, 6), 1.0}, {Period::wave(2015, 12), 2.0}, {Period::wave(2017, 1), 4.0}});
  CHECK(chart.missing.empty());
  CHECK(limits_of_latest(chart).moving_range == 1.5);
}

TEST_CASE("control chart: assurance is the latest target against the latest limits, by polarity") {
  const auto assurance = [](double target, Polarity polarity) {
    ChartOptions options;
    options.target = target;
    options.polarity = polarity;
    return chart_of(kSpike, options).assurance.value();  // limits -0.715556 and 4.604444
  };
  CHECK(assurance(4.7, Polarity::high) == Assurance::consistently_failing);
  CHECK(assurance(4.6, Polarity::high) == Assurance::hit_and_miss);
  CHECK(assurance(-0.7, Polarity::high) == Assurance::hit_and_miss);
  CHECK(assurance(-0.8, Polarity::high) == Assurance::consistently_passing);
  CHECK(assurance(4.7, Polarity::low) == Assurance::consistently_passing);
  CHECK(assurance(1, Polarity::low) == Assurance::hit_and_miss);
  CHECK(assurance(-0.8, Polarity::low) == Assurance::consistently_failing);
}

TEST_CASE("control chart: a target on a limit is between the limits") {
  ChartOptions options;
  options.polarity = Polarity::high;
  const auto assurance = [&](double target, const std::vector<double>& values) {
    options.target = target;
    return chart_of(values, options).assurance.value();
  };
  CHECK(assurance(-1.16, {1, 2, 1, 2}) == Assurance::hit_and_miss);
  CHECK(assurance(4.16, {1, 2, 1, 2}) == Assurance::hit_and_miss);
  // In binary these limits come out a hair inside the decimal ones.
  CHECK(assurance(-0.86, {1.3, 2.3, 1.3, 2.3}) == Assurance::hit_and_miss);
  CHECK(assurance(4.46, {1.3, 2.3, 1.3, 2.3}) == Assurance::hit_and_miss);
  CHECK(assurance(4.461, {1.3, 2.3, 1.3, 2.3}) == Assurance::consistently_failing);
}

TEST_CASE("control chart: without variation the mean is compared with the target") {
  const auto assurance = [](double target, Polarity polarity) {
    ChartOptions options;
    options.target = target;
    options.polarity = polarity;
    return chart_of(std::vector<double>(12, 0.7), options).assurance.value();
  };
  CHECK(assurance(0.7, Polarity::high) == Assurance::consistently_passing);
  CHECK(assurance(0.7, Polarity::low) == Assurance::consistently_passing);
  CHECK(assurance(0.71, Polarity::high) == Assurance::consistently_failing);
  CHECK(assurance(0.69, Polarity::low) == Assurance::consistently_failing);
  CHECK(assurance(0.69, Polarity::high) == Assurance::consistently_passing);
}

TEST_CASE("control chart: no assurance without a target or without a good direction") {
  ChartOptions options;
  options.polarity = Polarity::high;
  CHECK(chart_of(kSpike, options).assurance.reason() == NotCalculable::no_target);
  options.target = 3;
  for (const Polarity polarity : {Polarity::info, Polarity::within_limits, Polarity::unknown}) {
    options.polarity = polarity;
    CHECK(chart_of(kSpike, options).assurance.reason() == NotCalculable::no_good_or_bad);
  }
}

}  // namespace
}  // namespace scorebook
