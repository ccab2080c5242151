#include "rate/quotient.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <string>

namespace scorebook {
namespace {

std::string divided(Decimal dividend, Decimal divisor, int places, Rounding rounding = Rounding::nearest) {
  const std::optional<Decimal> result = quotient(dividend, divisor, places, rounding);
  return result ? result->to_string() : "none";
}

TEST_CASE("quotient: it rounds half away from zero, or to the side that is asked for") {
  CHECK(divided(492, 4, 0) == "123");
  CHECK(divided(1, 8, 2) == "0.13");
  CHECK(divided(-1, 8, 2) == "-0.13");
  CHECK(divided(2, 3, 1) == "0.7");
  CHECK(divided(79, 8, 1, Rounding::up) == "9.9");
  CHECK(divided(79, 8, 1, Rounding::down) == "9.8");
  CHECK(divided(-79, 8, 1, Rounding::up) == "-9.8");
  CHECK(divided(-79, 8, 1, Rounding::down) == "-9.9");
  CHECK(divided(80, 8, 1, Rounding::up) == "10.0");
}

TEST_CASE("quotient: decimals are divided as decimals") {
  CHECK(divided(Decimal(3, 1), Decimal(1, 1), 0) == "3");
  CHECK(divided(Decimal(95, 0), Decimal(100), 2) == "0.95");
  CHECK(divided(Decimal(1, -3), Decimal(25, 1), 1) == "400.0");
  CHECK(divided(10, -4, 1) == "-2.5");
  CHECK(divided(0, 7, 1) == "0.0");
}

TEST_CASE("quotient: what cannot be said is nothing") {
  CHECK(divided(1, 0, 0) == "none");
  CHECK(divided(1, 3, -1) == "none");
  CHECK(divided(1, 3, 13) == "none");
  CHECK(divided(Decimal(1, -300), 1, 0) == "none");
  CHECK(divided(1, Decimal(1, -300), 0) == "none");
  const std::int64_t most = std::numeric_limits<std::int64_t>::max();
  CHECK(divided(most, 1, 0) == "none");
  CHECK(divided(most, most, 12) == "1.000000000000");
  CHECK(divided(1, most, 0, Rounding::up) == "1");
}

}  // namespace
}  // namespace scorebook
