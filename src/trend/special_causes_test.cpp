#include <algorithm>
#include <cmath>
#include <random>

#include "trend/chart_for_test.hpp"

namespace scorebook {
namespace {

const std::vector<double> kSpike = {1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1};
const std::vector<double> kStep = {50, 52, 49, 51, 50, 52, 48, 55, 54, 56, 55, 54, 56, 55, 57};
const std::vector<double> kClimb = {50, 52, 49, 51, 48, 50, 49, 50, 51, 52, 53, 54, 55, 50, 51};
const std::vector<double> kPair = {10, 11, 10, 9, 10, 11, 10, 9, 10, 11, 12.6, 10.9, 12.7, 10, 9, 10, 11, 10};

TEST_CASE("special causes: the published series fire where the method says") {
  CHECK(signals_of(chart_of(kSpike)) == "....O.............");
  ChartOptions unscreened;
  unscreened.screening = false;
  CHECK(signals_of(chart_of(kSpike, unscreened)) == "....O.............");
  CHECK(signals_of(chart_of(kStep)) == "sssssssSSSSSSSS");
  CHECK(signals_of(chart_of(kClimb)) == "......TTTTTTT..");
  CHECK(signals_of(chart_of(kPair)) == "..........2.2.....");
  CHECK(signals_of(chart_of(std::vector<double>(12, 100))) == "............");
}

TEST_CASE("special causes: a mirrored series mirrors every flag") {
  for (const std::vector<double>& series : {kSpike, kStep, kClimb, kPair}) {
    std::vector<double> mirrored = series;
    for (double& value : mirrored) value = -value;
    std::string expected = signals_of(chart_of(series));
    for (char& signal : expected) {
      const std::string from = "OoTt2zSs", to = "oOtTz2sS";
      if (signal != '.') signal = to[from.find(signal)];
    }
    CHECK(signals_of(chart_of(mirrored)) == expected);
  }
}

TEST_CASE("special causes: polarity makes improvement, concern, high or low of a side") {
  const auto variation = [](Polarity polarity) {
    ChartOptions options;
    options.polarity = polarity;
    const ControlChart chart = chart_of(kStep, options);
    return std::pair(chart.points.front().variation, chart.variation.value());
  };
  CHECK(variation(Polarity::high) == std::pair(Variation::concern, Variation::improvement));
  CHECK(variation(Polarity::low) == std::pair(Variation::improvement, Variation::concern));
  CHECK(variation(Polarity::info) == std::pair(Variation::low, Variation::high));
  CHECK(variation(Polarity::within_limits) == std::pair(Variation::low, Variation::high));
  CHECK(variation(Polarity::unknown) == std::pair(Variation::low, Variation::high));
}

TEST_CASE("special causes: the variation icon is that of the last point") {
  CHECK(chart_of(kSpike).variation.value() == Variation::ordinary);
  CHECK(chart_of(kClimb).variation.value() == Variation::ordinary);
  std::vector<double> ends_high = kPair;
  ends_high.push_back(17);
  CHECK(chart_of(ends_high).variation.value() == Variation::high);
}

// A baseline of twelve figures with the limits checked below; it ends on the mean. The figures after it are tested
// against these.
std::string signals_after_baseline(const std::vector<double>& after) {
  std::vector<double> series = {11, 9, 10, 11, 9, 10, 11, 9, 10, 11, 9, 10};
  const std::size_t baseline = series.size();
  series.insert(series.end(), after.begin(), after.end());
  ChartOptions options;
  options.baseline = baseline;
  const ControlChart chart = chart_of(series, options);
  CHECK(printed(limits_of_latest(chart).mean) == "10.000000");
  CHECK(printed(limits_of_latest(chart).moving_range) == "1.363636");
  CHECK(printed(limits_of_latest(chart).upper) == "13.627273");
  CHECK(printed(limits_of_latest(chart).near_upper) == "12.418182");
  return signals_of(chart).substr(baseline);
}

TEST_CASE("special causes: a window of three needs two beyond the near limit on one side of the mean") {
  CHECK(signals_after_baseline({13, 13, 11}) == "22.");
  CHECK(signals_after_baseline({13, 11, 13}) == "2.2");
  CHECK(signals_after_baseline({11, 13, 13}) == ".22");
  CHECK(signals_after_baseline({13, 13, 13}) == "222");
  CHECK(signals_after_baseline({7, 9, 7}) == "z.z");
  CHECK(signals_after_baseline({13, 11, 11, 13}) == "....");  // two in four
  CHECK(signals_after_baseline({13, 9, 13}) == "...");        // the third on the other side
  CHECK(signals_after_baseline({13, 10, 13}) == "...");       // the third on the mean
  CHECK(signals_after_baseline({13, 9, 7}) == "...");
}

TEST_CASE("special causes: a figure outside is no half of a two in three, but may stand in the window") {
  CHECK(signals_after_baseline({14, 13, 11}) == "O..");
  CHECK(signals_after_baseline({13, 14, 13}) == "2O2");
}

TEST_CASE("special causes: two figures after one on the mean make no window of three") {
  CHECK(signals_after_baseline({13, 13}) == "..");
  CHECK(signals_after_baseline({10.1, 13, 13}) == ".22");
}

TEST_CASE("special causes: a figure on a limit is within it") {
  // Mean 0, average moving range 1: limits 2.66 in exact arithmetic, a hair to either side in binary.
  std::vector<double> series = {0.5, -0.5, 0.5, -0.5, 0.5, -0.5, 0.5, -0.5, 0.5, -0.5, 0.5, -0.5};
  ChartOptions options;
  options.baseline = series.size();
  for (const double shift : {0.0, 0.1, 7.7, 1e6}) {
    std::vector<double> shifted = series;
    for (double& value : shifted) value += shift;
    shifted.push_back(2.66 + shift);
    shifted.push_back(-2.66 + shift);
    CHECK(signals_of(chart_of(shifted, options)) == "..............");
    shifted.back() = -2.6601 + shift;
    CHECK(signals_of(chart_of(shifted, options)) == ".............o");
  }
}

TEST_CASE("special causes: seven on one side are a shift, six are none, and one on the mean breaks it") {
  CHECK(signals_after_baseline({11, 11.5, 11, 11.5, 11, 11.5}) == "......");
  CHECK(signals_after_baseline({11, 11.5, 11, 11.5, 11, 11.5, 11}) == "SSSSSSS");
  CHECK(signals_after_baseline({11, 11.5, 11, 10, 11, 11.5, 11, 11.5}) == "........");
  CHECK(signals_after_baseline({9, 9.5, 9, 9.5, 9, 9.5, 9, 9.5}) == "ssssssss");
}

TEST_CASE("special causes: a trend is six differences of one sign, and a figure that repeats breaks it") {
  CHECK(signals_after_baseline({8.5, 9, 9.5, 10, 10.5, 11, 11.5}) == "TTTTTTT");
  CHECK(signals_after_baseline({11.5, 11, 10.5, 10, 9.5, 9, 8.5}) == "ttttttt");
  CHECK(signals_after_baseline({8.5, 9, 9.5, 10, 10, 10.5, 11, 11.5}) == "........");
  CHECK(signals_after_baseline({10.5, 10, 9.5, 9, 8.5, 8}) == "......");
}

TEST_CASE("special causes: the figure where two trends meet belongs to the earlier") {
  CHECK(signals_after_baseline({8.5, 9, 9.5, 10, 10.5, 11, 11.5, 11, 10.5, 10, 9.5, 9, 8.5}) == "TTTTTTTtttttt");
}

TEST_CASE("special causes: a point carries the first of outside, trend, two in three and shift") {
  CHECK(signals_after_baseline({10.5, 11, 11.5, 12, 12.8, 13, 14}) == "TTTTTTO");
  CHECK(signals_after_baseline({11, 11, 11, 13, 13, 11, 11}) == "SSS22SS");
}

TEST_CASE("special causes: the run that fired a test is told") {
  const ControlChart chart = chart_of(kStep);
  CHECK(chart.points.back().run_first == 7);
  CHECK(chart.points.back().run_last == 14);
  CHECK(chart_of(kPair).points[12].run_first == 10);
  CHECK(chart_of(kPair).points[12].run_last == 12);
  CHECK(chart_of(kSpike).points[4].run_first == 4);
}

TEST_CASE("special causes: the names are those of the method") {
  CHECK(special_cause_name(SpecialCause::none) == "none");
  CHECK(special_cause_name(SpecialCause::outside) == "outside");
  CHECK(special_cause_name(SpecialCause::trend) == "trend");
  CHECK(special_cause_name(SpecialCause::two_in_three) == "two in three");
  CHECK(special_cause_name(SpecialCause::shift) == "shift");
  CHECK(variation_name(Variation::ordinary) == "ordinary");
  CHECK(variation_name(Variation::concern) == "concern");
  CHECK(assurance_name(Assurance::consistently_failing) == "consistently failing");
  CHECK(assurance_name(Assurance::hit_and_miss) == "hit and miss");
}

// The tests once more, window by window as the method words them, against the runs of the implementation.
std::string signals_by_windows(const std::vector<ChartPoint>& points, const ChartLimits& limits) {
  const auto value = [&](std::size_t i) { return *points[i].value; };
  std::string signals(points.size(), '.');
  const auto mark = [&](std::size_t i, char signal) {
    if (signals[i] == '.') signals[i] = signal;
  };
  const auto unbroken = [&](std::size_t first, std::size_t count) {
    for (std::size_t i = first + 1; i < first + count; ++i) {
      if (points[i].period != points[i - 1].period.next()) return false;
    }
    return first + count <= points.size();
  };
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (value(i) > limits.upper) mark(i, 'O');
    if (value(i) < limits.lower) mark(i, 'o');
  }
  for (std::size_t first = 0; first + 7 <= points.size(); ++first) {
    if (!unbroken(first, 7)) continue;
    int up = 0, down = 0;
    for (std::size_t i = first + 1; i < first + 7; ++i) {
      up += value(i) > value(i - 1) ? 1 : 0;
      down += value(i) < value(i - 1) ? 1 : 0;
    }
    for (std::size_t i = first; i < first + 7; ++i) {
      if (up == 6) mark(i, 'T');
      if (down == 6) mark(i, 't');
    }
  }
  const auto near_high = [&](std::size_t i) { return value(i) > limits.near_upper && value(i) <= limits.upper; };
  const auto near_low = [&](std::size_t i) { return value(i) < limits.near_lower && value(i) >= limits.lower; };
  for (std::size_t i = 0; i + 3 <= points.size(); ++i) {
    if (!unbroken(i, 3)) continue;
    const double lowest = std::min({value(i), value(i + 1), value(i + 2)});
    const double highest = std::max({value(i), value(i + 1), value(i + 2)});
    for (std::size_t at = i; at < i + 3; ++at) {
      if (lowest > limits.mean && near_high(i) + near_high(i + 1) + near_high(i + 2) >= 2 && near_high(at))
        mark(at, '2');
      if (highest < limits.mean && near_low(i) + near_low(i + 1) + near_low(i + 2) >= 2 && near_low(at)) mark(at, 'z');
    }
  }
  for (std::size_t first = 0; first + 7 <= points.size(); ++first) {
    if (!unbroken(first, 7)) continue;
    int above = 0, below = 0;
    for (std::size_t i = first; i < first + 7; ++i) {
      above += value(i) > limits.mean ? 1 : 0;
      below += value(i) < limits.mean ? 1 : 0;
    }
    for (std::size_t i = first; i < first + 7; ++i) {
      if (above == 7) mark(i, 'S');
      if (below == 7) mark(i, 's');
    }
  }
  return signals;
}

TEST_CASE("special causes: runs agree with windows over thousands of series, with gaps and without") {
  std::mt19937 random(20160331);
  std::string seen;
  for (int round = 0; round < 3000; ++round) {
    std::vector<ChartPoint> points;
    Period month = Period::month(2010, 4);
    double level = 50;
    const std::size_t length = 8 + random() % 30;
    for (std::size_t i = 0; i < length; ++i) {
      level += round % 3 == 0 ? static_cast<double>(random() % 7) - 3 : 0;
      // Odd fractions, so that no figure lies on a line but by the arithmetic being the same.
      points.push_back({month, level + static_cast<double>(random() % 1000) / 137.0});
      month = month.next();
      if (round % 2 == 0 && random() % 12 == 0) month = month.next();
    }
    const Calculated<ControlChart> chart = control_chart(points, {});
    REQUIRE(chart.ok());
    const ChartLimits& limits = limits_of_latest(chart.value());
    const std::string signals = signals_of(chart.value());
    CHECK(signals == signals_by_windows(points, limits));
    seen += signals;
  }
  for (const char signal : std::string("OoTt2zSs")) CHECK(seen.find(signal) != std::string::npos);
}

}  // namespace
}  // namespace scorebook
