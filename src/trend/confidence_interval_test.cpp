#include "scorebook/confidence_interval.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "trend/chart_for_test.hpp"

namespace scorebook {
namespace {

std::string words(const Bounds& bounds) { return printed(bounds.lower) + " to " + printed(bounds.upper); }

ConfidenceInterval share(double count, double of) {
  const Calculated<ConfidenceInterval> interval = proportion_interval(count, of, 1);
  REQUIRE(interval.ok());
  return interval.value();
}

ConfidenceInterval events(double count) {
  const Calculated<ConfidenceInterval> interval = count_interval(count);
  REQUIRE(interval.ok());
  return interval.value();
}

TEST_CASE("confidence interval: Wilson's, as published") {
  CHECK(words(share(65, 100).at_95) == "0.552544 to 0.736358");
  CHECK(words(share(209, 1017).at_95) == "0.181803 to 0.231427");
  CHECK(words(share(0, 10).at_95) == "0.000000 to 0.277533");
  CHECK(words(share(10, 10).at_95) == "0.722467 to 1.000000");
  CHECK(words(share(65, 100).at_99_8) == "0.495495 to 0.778354");
}

TEST_CASE("confidence interval: two of four is 15 % to 85 %") {
  const ConfidenceInterval interval = proportion_interval(2, 4, 100).value();
  CHECK(interval.estimate == 50);
  CHECK(printed(interval.at_95.lower, 0) == "15");
  CHECK(printed(interval.at_95.upper, 0) == "85");
}

TEST_CASE("confidence interval: Byar's, as published") {
  CHECK(words(events(65).at_95) == "50.163188 to 82.849139");
  CHECK(words(events(10).at_95) == "4.787450 to 18.391459");
  CHECK(words(events(65).at_99_8) == "42.880261 to 94.000291");
  CHECK(words(events(10).at_99_8) == "2.916318 to 24.193725");
}

TEST_CASE("confidence interval: exact Poisson below ten, as published") {
  CHECK(words(events(0).at_95) == "0.000000 to 3.688879");
  CHECK(words(events(1).at_95) == "0.025318 to 5.571643");
  CHECK(words(events(5).at_95) == "1.623486 to 11.668332");
  CHECK(words(events(9).at_95) == "4.115373 to 17.084803");
  CHECK(words(events(0).at_99_8) == "0.000000 to 6.907755");
  CHECK(words(events(1).at_99_8) == "0.001001 to 9.233413");
  CHECK(words(events(5).at_99_8) == "0.739372 to 16.454745");
  CHECK(words(events(9).at_99_8) == "2.452424 to 22.657373");
}

// The share of a Poisson distribution at or below `count`.
double poisson_up_to(double count, double mean) {
  double term = std::exp(-mean), sum = term;
  for (int i = 1; i <= static_cast<int>(count); ++i) {
    term *= mean / i;
    sum += term;
  }
  return sum;
}

TEST_CASE("confidence interval: exact limits leave the tails that they promise") {
  for (double count = 0; count < kByarFrom; ++count) {
    const ConfidenceInterval interval = events(count);
    CHECK(poisson_up_to(count, interval.at_95.upper) == doctest::Approx(0.025).epsilon(1e-9));
    CHECK(poisson_up_to(count, interval.at_99_8.upper) == doctest::Approx(0.001).epsilon(1e-9));
    if (count == 0) continue;
    CHECK(1 - poisson_up_to(count - 1, interval.at_95.lower) == doctest::Approx(0.025).epsilon(1e-9));
    CHECK(1 - poisson_up_to(count - 1, interval.at_99_8.lower) == doctest::Approx(0.001).epsilon(1e-9));
  }
}

TEST_CASE("confidence interval: every interval holds its estimate, and the 99.8 % interval the 95 % one") {
  const auto check_nested = [](const ConfidenceInterval& interval) {
    CHECK(interval.at_95.contains(interval.estimate));
    CHECK(interval.at_99_8.contains(interval.at_95.lower));
    CHECK(interval.at_99_8.contains(interval.at_95.upper));
    CHECK(interval.at_99_8.lower >= 0);
  };
  for (const double of : {1, 2, 3, 7, 10, 99, 1000}) {
    for (double count = 0; count <= of; count += of > 50 ? 11 : 1) {
      const ConfidenceInterval interval = share(count, of);
      check_nested(interval);
      CHECK(interval.at_99_8.upper <= 1);
      // Those who are not counted are the mirror image.
      CHECK(share(of - count, of).at_95.lower == doctest::Approx(1 - interval.at_95.upper).epsilon(1e-12));
    }
  }
  for (double count = 0; count < 200; ++count) check_nested(events(count));
  for (const double count : {1e4, 1e6, 1e9, 1e12}) check_nested(events(count));
}

TEST_CASE("confidence interval: the same share of more cases is surer") {
  double width = 1;
  for (double factor = 1; factor < 1e6; factor *= 3) {
    const Bounds bounds = share(3 * factor, 10 * factor).at_95;
    CHECK(bounds.upper - bounds.lower < width);
    width = bounds.upper - bounds.lower;
  }
}

TEST_CASE("confidence interval: a higher count has higher limits, across the change of method at ten too") {
  for (double count = 0; count < 60; ++count) {
    CHECK(events(count + 1).at_95.lower > events(count).at_95.lower);
    CHECK(events(count + 1).at_95.upper > events(count).at_95.upper);
    CHECK(events(count + 1).at_99_8.upper > events(count).at_99_8.upper);
  }
}

TEST_CASE("confidence interval: a rate is its count's interval over the population") {
  const Calculated<ConfidenceInterval> rate = rate_interval(65, 56398, 10000);
  REQUIRE(rate.ok());
  CHECK(printed(rate.value().estimate) == "11.525231");
  CHECK(words(rate.value().at_95) == "8.894498 to 14.690084");
  CHECK(rate_interval(5, 2.5, 1).value().estimate == 2);
}

TEST_CASE("confidence interval: what is no number of cases has a reason") {
  CHECK(proportion_interval(0, 0, 1).reason() == NotCalculable::nothing_to_divide_by);
  CHECK(proportion_interval(5, 4, 1).reason() == NotCalculable::more_than_all);
  CHECK(proportion_interval(-1, 4, 1).reason() == NotCalculable::negative);
  CHECK(proportion_interval(1, -4, 1).reason() == NotCalculable::negative);
  CHECK(proportion_interval(1.5, 4, 1).reason() == NotCalculable::not_whole);
  CHECK(count_interval(-1).reason() == NotCalculable::negative);
  CHECK(count_interval(0.5).reason() == NotCalculable::not_whole);
  CHECK(rate_interval(1, 0, 10000).reason() == NotCalculable::nothing_to_divide_by);
  CHECK(rate_interval(1, -7, 10000).reason() == NotCalculable::negative);
}

}  // namespace
}  // namespace scorebook
