#include "rate/exact.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace scorebook;

namespace {

Decimal number(const char* text) { return *Decimal::parse(text); }

std::string share(const char* total, int parts, int whole) {
  const std::optional<Share> found = share_of(number(total), parts, whole);
  return found ? found->value.to_string() + (found->endless ? "..." : "") : "refused";
}

}  // namespace

TEST_CASE("exact: sums and products that fit are what they are") {
  CHECK(exact_sum(number("0.1"), number("0.2")) == number("0.3"));
  CHECK(exact_difference(number("92"), number("92.0")) == Decimal());
  CHECK(exact_product(number("320"), number("0.95")) == number("304"));
  CHECK(exact_sum(Decimal(), number("1e300")) == number("1e300"));
  CHECK(exact_product(number("-14355"), number("95")) == number("-1363725"));
}

TEST_CASE("exact: what has more than 18 digits is refused, never rounded") {
  CHECK_FALSE(exact_sum(number("1e17"), number("0.01")).has_value());
  CHECK(exact_sum(number("1e15"), number("0.01")).has_value());
  CHECK_FALSE(exact_sum(number("1e300"), number("1")).has_value());
  CHECK_FALSE(exact_product(number("999999999999999999"), number("3")).has_value());
  CHECK_FALSE(exact_product(number("1e300"), number("1e300")).has_value());
}

TEST_CASE("exact: a share of a year is exact where it ends and has Excel's 15 digits where it does not") {
  CHECK(share("633", 1, 12) == "52.75");
  CHECK(share("633", 3, 12) == "158.25");
  CHECK(share("633", 12, 12) == "633");
  CHECK(share("100", 1, 12) == "8.33333333333333...");
  CHECK(share("200", 1, 12) == "16.6666666666667...");
  CHECK(share("-200", 1, 12) == "-16.6666666666667...");
  CHECK(share("1", 1, 512) == "0.001953125");
  CHECK(share("0", 5, 12) == "0");
  CHECK(share("1000000000000000", 1, 3) == "333333333333333...");
  CHECK(share("100000000000001", 11, 12) == "91666666666667.6...");
  CHECK(share("1e-340", 1, 3) == "refused");
}

TEST_CASE("exact: a long number is refused rather than cut, but for a share that fits") {
  CHECK(share("1234567890123457", 1, 7) == "refused");
  CHECK(share("123456789012345678", 6, 12) == "61728394506172839");
  CHECK(share("123456789012345678", 1, 16) == "refused");
}

TEST_CASE("exact: an average of numbers") {
  CHECK(average_of({number("5.1"), number("4.8"), number("4.5")})->value == number("4.8"));
  CHECK(average_of({number("1"), number("1"), number("2")})->endless);
  CHECK_FALSE(average_of({}).has_value());
  CHECK_FALSE(average_of({number("1e300"), number("1")}).has_value());
}
