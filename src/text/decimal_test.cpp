#include <doctest/doctest.h>

#include <limits>
#include <scorebook/decimal.hpp>

using scorebook::Decimal;
using scorebook::Interval;

TEST_CASE("decimal: digits with sign, point and exponent are read, anything else is refused") {
  CHECK(Decimal::parse("-0.50")->to_string() == "-0.50");
  CHECK(Decimal::parse("1e3")->to_string() == "1000");
  CHECK(Decimal::parse("92.0")->places() == 1);
  for (const char* text : {"", "-", ".", "5.", "1 2", "1,000", "0x1", "1e", "1e9999999999", "nan", "--1", "1.2.3"}) {
    CAPTURE(text);
    CHECK_FALSE(Decimal::parse(text).has_value());
  }
}

TEST_CASE("decimal: more than 18 significant digits are refused, not rounded") {
  CHECK(Decimal::parse("123456789012345678")->to_string() == "123456789012345678");
  CHECK_FALSE(Decimal::parse("1234567890123456789").has_value());
  CHECK(Decimal::parse("1000000000000000000000")->to_string() == "1000000000000000000000");
}

TEST_CASE("decimal: a double is read with 15 digits, as Excel shows it") {
  CHECK(Decimal::from_double(0.1 + 0.2)->to_string() == "0.3");
  CHECK(Decimal::from_double(0.984)->scaled(2).to_string() == "98.4");
  CHECK(Decimal::from_double(100)->to_string() == "100");
  CHECK(Decimal::from_double(std::numeric_limits<double>::max())->places() < -290);
  CHECK(Decimal::from_double(std::numeric_limits<double>::denorm_min()).has_value());
  CHECK_FALSE(Decimal::from_double(std::numeric_limits<double>::quiet_NaN()).has_value());
  CHECK_FALSE(Decimal::from_double(std::numeric_limits<double>::infinity()).has_value());
}

TEST_CASE("decimal: values compare exactly, however they are written") {
  CHECK(Decimal(920, 1) == Decimal(92));
  CHECK(Decimal(919999999999999999, 16) < Decimal(92));
  CHECK(Decimal(1, 300) > Decimal(0));
  CHECK(Decimal(-1, 300) > Decimal(-1, -300));
  CHECK(Decimal(999999999999999999, 0) < Decimal(1, -300));
  CHECK(Decimal(999999999999999999, 18) < Decimal(1));
  CHECK(Decimal(0, 300) == Decimal(0, -300));
}

TEST_CASE("decimal: rounding is half away from zero") {
  CHECK(Decimal(9845, 2).to_string(1) == "98.5");
  CHECK(Decimal(-5, 1).to_string(0) == "-1");
  CHECK(Decimal(4, 1).to_string(0) == "0");
  CHECK(Decimal(984, 1).to_string(3) == "98.400");
  CHECK(Decimal(1250).rounded(-2).to_string() == "1300");
  CHECK(Decimal(1, 300).rounded(2).zero());
}

TEST_CASE("decimal: sums and products are exact, and rounded to 18 digits where they are too long") {
  CHECK(Decimal(1, 1) + Decimal(2, 1) == Decimal(3, 1));
  CHECK(Decimal(15, 1) - Decimal(25, 2) == Decimal(125, 2));
  CHECK(Decimal(999999999999999999) + Decimal(1) == Decimal(1, -18));
  CHECK(Decimal(1, -300) + Decimal(1, 300) == Decimal(1, -300));
  CHECK(Decimal(999999999999999999) * Decimal(999999999999999999) == Decimal(999999999999999998, -18));
  CHECK(Decimal(11, 1) * Decimal(11, 1) == Decimal(121, 2));
}

TEST_CASE("decimal: whole numbers are known in every spelling") {
  CHECK(Decimal(30, 1).whole());
  CHECK(Decimal(1, -3).whole());
  CHECK_FALSE(Decimal(31, 1).whole());
  CHECK(Decimal(150, 2).normalized().to_string() == "1.5");
}

TEST_CASE("interval: a printed figure stands for half a unit of its last place either way") {
  const Interval printed = Interval::printed(Decimal(984, 1), 1);
  CHECK(printed.low == 98.35);
  CHECK(printed.high == 98.45);
  CHECK(printed.agrees_with(Interval::exactly(98.45)));
  CHECK_FALSE(printed.agrees_with(Interval::exactly(98.4501)));
  CHECK(Interval::printed(Decimal(6800000), -5).low == 6750000);
}

TEST_CASE("interval: a quotient covers every quotient of its parts") {
  const Interval quotient = Interval::exactly(100) * (Interval{1, 2} / Interval{4, 8});
  CHECK(quotient.low == 12.5);
  CHECK(quotient.high == 50);
  CHECK((Interval{-1, 2} * Interval{-3, 4}).low == -6);
  CHECK((Interval{1, 2} - Interval{0, 5}).low == -4);
}
