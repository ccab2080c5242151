#include "rate/margin.hpp"

#include <doctest/doctest.h>

#include <string>

namespace scorebook {
namespace {

std::optional<double> margin(const std::string& value, const TypedTolerance& typed, Polarity polarity) {
  Figure figure;
  figure.value = figure.exact = Decimal::parse(value);
  figure.unit = Unit::count;
  if (figure.value) figure.decimals = figure.value->places();
  const Tolerance tolerance = read_tolerance(typed, polarity, Unit::count);
  return margin_of(figure, tolerance, rate_rag(figure, tolerance, Unit::count).rag);
}

TEST_CASE("margin: a green figure is measured from the green threshold, an amber one from the red") {
  const TypedTolerance high = {"<90", "90>", "100"};
  CHECK(*margin("101", high, Polarity::high) == doctest::Approx(0.1));
  CHECK(*margin("100", high, Polarity::high) == doctest::Approx(0.0));
  CHECK(*margin("98", high, Polarity::high) == doctest::Approx(0.8));
  CHECK(*margin("90", high, Polarity::high) == doctest::Approx(0.0));
  const TypedTolerance low = {">20", "<20", "10"};
  CHECK(*margin("9", low, Polarity::low) == doctest::Approx(0.1));
  CHECK(*margin("18", low, Polarity::low) == doctest::Approx(0.2));
}

TEST_CASE("margin: in a band the distance from the benchmark counts, on either side") {
  const TypedTolerance band = {"more than +/-15", "+/-15", "+/-5 of 100"};
  REQUIRE(read_tolerance(band, Polarity::within_limits, Unit::count).kind == ToleranceKind::band);
  CHECK(*margin("104", band, Polarity::within_limits) == doctest::Approx(0.1));
  CHECK(*margin("96", band, Polarity::within_limits) == doctest::Approx(0.1));
  CHECK(*margin("113", band, Polarity::within_limits) == doctest::Approx(0.2));
}

TEST_CASE("margin: there is none for red, for no figure and for no tolerance") {
  const TypedTolerance high = {"<90", "90>", "100"};
  CHECK(!margin("89", high, Polarity::high));
  CHECK(!margin("n/a", high, Polarity::high));
  CHECK(!margin("101", {"", "", "n/a"}, Polarity::high));
  CHECK(!margin("15", {"over 1% above range", "1% above range", "14-20"}, Polarity::within_limits));
}

}  // namespace
}  // namespace scorebook
