#include "scorebook/benchmark.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

namespace scorebook {
namespace {

// 65 of 100: 55.2544 to 73.6358 at 95 %, 49.5495 to 77.8354 at 99.8 %.
BenchmarkComparison against(double benchmark, Polarity polarity) {
  const Calculated<BenchmarkComparison> comparison =
      compare_with_benchmark(proportion_interval(65, 100, 100).value(), {"England", benchmark, std::nullopt}, polarity);
  REQUIRE(comparison.ok());
  return comparison.value();
}

TEST_CASE("benchmark: inside the measure's own 95 % interval it is similar") {
  for (const double benchmark : {55.3, 60.0, 65.0, 73.6}) {
    for (const Polarity polarity : {Polarity::high, Polarity::low, Polarity::info}) {
      CHECK(against(benchmark, polarity).standing == Standing::similar);
      CHECK(!against(benchmark, polarity).beyond_99_8);
    }
  }
}

TEST_CASE("benchmark: on an end of the interval it is similar still") {
  const ConfidenceInterval interval = {5, {4, 6}, {3, 7}};
  for (const double end : {4.0, 6.0})
    CHECK(compare_with_benchmark(interval, {"England", end, std::nullopt}, Polarity::high).value().standing ==
          Standing::similar);
  const BenchmarkComparison beyond =
      compare_with_benchmark(interval, {"England", 7, std::nullopt}, Polarity::high).value();
  CHECK(beyond.standing == Standing::worse);
  CHECK(!beyond.beyond_99_8);
}

TEST_CASE("benchmark: outside it is better or worse by polarity, higher or lower without one") {
  CHECK(against(55, Polarity::high).standing == Standing::better);
  CHECK(against(55, Polarity::low).standing == Standing::worse);
  CHECK(against(74, Polarity::high).standing == Standing::worse);
  CHECK(against(74, Polarity::low).standing == Standing::better);
  for (const Polarity polarity : {Polarity::info, Polarity::within_limits, Polarity::unknown}) {
    CHECK(against(55, polarity).standing == Standing::higher);
    CHECK(against(74, polarity).standing == Standing::lower);
  }
  CHECK(against(55, Polarity::low).above);
  CHECK(!against(74, Polarity::low).above);
}

TEST_CASE("benchmark: the names of the standings") {
  CHECK(standing_name(Standing::similar) == "similar");
  CHECK(standing_name(Standing::better) == "better");
  CHECK(standing_name(Standing::worse) == "worse");
  CHECK(standing_name(Standing::higher) == "higher");
  CHECK(standing_name(Standing::lower) == "lower");
}

TEST_CASE("benchmark: beyond the 99.8 % interval it is marked so") {
  CHECK(!against(50, Polarity::high).beyond_99_8);
  CHECK(against(49, Polarity::high).beyond_99_8);
  CHECK(!against(77.8, Polarity::high).beyond_99_8);
  CHECK(against(77.9, Polarity::high).beyond_99_8);
}

TEST_CASE("benchmark: a position is by the figures alone, with the difference and the benchmark's year") {
  const Benchmark neighbours = {"the statistical neighbour average", 70.5, Period::financial_year(2014)};
  const BenchmarkPosition position = benchmark_position(65, neighbours, Polarity::low).value();
  CHECK(position.standing == Standing::better);
  CHECK(position.difference == -5.5);
  CHECK(position.benchmark.year == Period::financial_year(2014));
  CHECK(position.benchmark.words == "the statistical neighbour average");
  CHECK(benchmark_position(65, neighbours, Polarity::high).value().standing == Standing::worse);
  CHECK(benchmark_position(65, neighbours, Polarity::info).value().standing == Standing::lower);
  CHECK(benchmark_position(71, neighbours, Polarity::info).value().standing == Standing::higher);
  CHECK(benchmark_position(70.5, neighbours, Polarity::high).value().standing == Standing::similar);
}

TEST_CASE("benchmark: quartile bounds are Excel's PERCENTILE.INC, in whatever order the figures come") {
  CHECK(percentile_inclusive({1, 3, 2, 4}, 0.3).value() == doctest::Approx(1.9));
  const QuartileBounds bounds = quartile_bounds({12, 1, 2, 10, 4, 9, 7, 8}).value();
  CHECK(bounds.lower == 3.5);
  CHECK(bounds.median == 7.5);
  CHECK(bounds.upper == 9.25);
  CHECK(bounds.figures == 8);
  CHECK(percentile_inclusive({5}, 0.25).value() == 5);
  CHECK(percentile_inclusive({5, 7}, 0).value() == 5);
  CHECK(percentile_inclusive({5, 7}, 1).value() == 7);
  CHECK(percentile_inclusive({5, 5, 5, 9}, 0.25).value() == 5);
}

TEST_CASE("benchmark: quartile bounds stand in order and move with the figures") {
  std::vector<double> figures;
  for (int i = 0; i < 152; ++i) {
    figures.push_back(static_cast<double>((i * 37) % 101) / 3);
    std::vector<double> raised = figures;
    for (double& figure : raised) figure += 8;
    const QuartileBounds bounds = quartile_bounds(figures).value(), higher = quartile_bounds(raised).value();
    CHECK(bounds.lower <= bounds.median);
    CHECK(bounds.median <= bounds.upper);
    CHECK(bounds.upper <= *std::max_element(figures.begin(), figures.end()));
    CHECK(higher.lower == doctest::Approx(bounds.lower + 8));
  }
}

TEST_CASE("benchmark: the top quartile is the upper where high is good and the lower where low is good") {
  const QuartileBounds bounds = quartile_bounds({12, 1, 2, 10, 4, 9, 7, 8}).value();
  CHECK(top_quartile_threshold(bounds, Polarity::high).value() == 9.25);
  CHECK(top_quartile_threshold(bounds, Polarity::low).value() == 3.5);
  CHECK(top_quartile_threshold(bounds, Polarity::info).reason() == NotCalculable::no_good_or_bad);
}

TEST_CASE("benchmark: no figures have no quartiles, and a share is from 0 to 1") {
  CHECK(quartile_bounds({}).reason() == NotCalculable::no_figure);
  CHECK(percentile_inclusive({}, 0.5).reason() == NotCalculable::no_figure);
  CHECK(percentile_inclusive({1, 2}, 1.1).reason() == NotCalculable::not_a_number);
  CHECK(percentile_inclusive({1, 2}, -0.1).reason() == NotCalculable::not_a_number);
}

}  // namespace
}  // namespace scorebook
