#include "ooxml/cell_value.hpp"

#include <doctest/doctest.h>

using namespace scorebook;

namespace {

double serial(std::string_view text, bool date_1904 = false) {
  const auto date = parse_iso_date(text, date_1904);
  return date ? date->number : -1;
}

}  // namespace

TEST_CASE("cell value: numbers are read to the last digit") {
  CHECK(parse_number("0.1") == 0.1);
  CHECK(parse_number("98.437000000000012") == 98.437000000000012);
  CHECK(parse_number("-1.7976931348623157E+308") == -1.7976931348623157E+308);
  CHECK(parse_number(" \t12\r\n") == 12);
  CHECK(parse_number(".5") == 0.5);
}

TEST_CASE("cell value: what is no finite number is none") {
  for (const auto* text :
       {"", " ", "-", "+", "NaN", "inf", "-inf", "1,5", "1 2", "0x1F", "1e999", "12abc", "--1", "+-1"})
    CHECK_MESSAGE(!parse_number(text), text);
}

TEST_CASE("cell value: logical values") {
  CHECK(parse_boolean("1") == true);
  CHECK(parse_boolean(" false ") == false);
  CHECK(parse_boolean("2") == std::nullopt);
}

TEST_CASE("cell value: ISO dates are serial days, serial 60 skipped, and 1904 counts from there") {
  CHECK(serial("1900-01-01") == 1);
  CHECK(serial("1900-02-28") == 59);
  CHECK(serial("1900-03-01") == 61);
  CHECK(serial("2016-03-31") == 42'460);
  CHECK(serial("2016-03-31", true) == 40'998);
  CHECK(serial("2016-03-31T18:00:00Z") == 42'460.75);
  CHECK(serial("06:00") == 0.25);
}

TEST_CASE("cell value: dates that are none") {
  for (const auto* text : {"", "2016", "2016-13-01", "2016-02-30", "2015-02-29", "2016-03-31x", "2016-03-31T",
                           "2016-03-31T25:00", "31/03/2016", "06:61"})
    CHECK_MESSAGE(!parse_iso_date(text, false), text);
}
