#include "text/number_format.hpp"

#include <doctest/doctest.h>

#include <limits>

using namespace scorebook;

namespace {
std::string shown(const char* code, double number) { return NumberFormat(code).shown(number, false); }
}  // namespace

TEST_CASE("number format: General shows eleven characters of fifteen digits") {
  CHECK(shown("General", 1.0 / 3) == "0.333333333");
  CHECK(shown("General", 0.1 + 0.2) == "0.3");
  CHECK(shown("General", -1234567.891234) == "-1234567.891");
  CHECK(shown("General", 123456789012.0) == "1.23457E+11");
  CHECK(shown("General", 0.00001) == "0.00001");
  CHECK(shown("General", 1.23456789e-7) == "1.23457E-07");
  CHECK(shown("General", 99999999999.5) == "1E+11");
  CHECK(shown("", 12) == "12");
}

TEST_CASE("number format: rounding is half away from zero on the decimal") {
  CHECK(shown("0.0%", 0.9845) == "98.5%");
  CHECK(shown("0.0", 2.25) == "2.3");
  CHECK(shown("0.00", 1.005) == "1.01");
  CHECK(shown("0", -0.5) == "-1");
  CHECK(shown("0.00", 6.1) == "6.10");
}

TEST_CASE("number format: thousands, scales, literals, currency") {
  CHECK(shown("#,##0", 1234567.5) == "1,234,568");
  CHECK(shown("#,##0", 0) == "0");
  CHECK(shown("0.0,,\"m\"", 12345678) == "12.3m");
  CHECK(shown("[$£-809]#,##0.00", 12.5) == "£12.50");
  CHECK(shown("000-000", 12345) == "012-345");
  CHECK(shown("0\\ \\d", 5) == "5 d");
  CHECK(shown("#.0", 0.5) == ".5");
}

TEST_CASE("number format: sections for negative numbers, zero, conditions") {
  CHECK(shown("#,##0.0;(#,##0.0)", -9262.09) == "(9,262.1)");
  CHECK(shown("0.0;-0.0;\"-\"", 0) == "-");
  CHECK(shown("_-* #,##0_-;\\-* #,##0_-;_-* \"-\"_-;_-@_-", -1234) == "-1,234");
  CHECK(shown("[>=100]0;0.0", 99.5) == "99.5");
  CHECK(shown("[>=100]0;0.0", 100.5) == "101");
  CHECK(shown("[Red]0;[Blue]-0", -2) == "-2");
  CHECK(shown(";;;", 5).empty());
}

TEST_CASE("number format: dates, times and durations") {
  CHECK(shown("mmm-yy", 42430) == "Mar-16");
  CHECK(shown("dd/mm/yyyy", 42460) == "31/03/2016");
  CHECK(shown("dddd d mmmm yyyy", 42460) == "Thursday 31 March 2016");
  CHECK(shown("[h]:mm", 1.5) == "36:00");
  CHECK(shown("h:mm AM/PM", 0.75) == "6:00 PM");
  CHECK(shown("mm:ss.0", 0.00052) == "00:44.9");
  CHECK(NumberFormat("mmm-yy").shown(42430 - 1462, true) == "Mar-16");
  CHECK(shown("dd/mm/yyyy", -1) == "-1");
  CHECK(NumberFormat("mmm-yy").kind() == NumberFormatKind::date);
  CHECK(NumberFormat("[h]:mm").kind() == NumberFormatKind::duration);
}

TEST_CASE("number format: a per cent sign beside General makes per cents of the number, one in quotes does not") {
  CHECK(shown("General%", 0.984) == "98.4%");
  CHECK(shown("General%", -0.5) == "-50%");
  CHECK(shown("General%", 0) == "0%");
  CHECK(shown("General%", 1.0 / 3) == "33.33333333%");
  CHECK(shown("[Red]General %", 12.5) == "1250 %");
  CHECK(NumberFormat("General%").kind() == NumberFormatKind::per_cent);
  CHECK(NumberFormat("General%").decimals() == -1);
  CHECK(shown("General;-General%", 0.984) == "0.984");
  CHECK(shown("General;-General%", -0.984) == "-98.4%");
  CHECK(NumberFormat("General;-General%").kind() == NumberFormatKind::general);
  for (const char* code : {"General\"%\"", "General\\%"}) {
    CAPTURE(code);
    CHECK(shown(code, 0.984) == "0.984%");
    CHECK(NumberFormat(code).kind() == NumberFormatKind::general);
  }
  CHECK(shown("General\" units\"", 0.984) == "0.984 units");
}

TEST_CASE("number format: a code beyond what is known is General and says so") {
  for (const char* code :
       {"# ?/?", "General%%", "0%General", "0;0;0;@;0", "\"open", "[h", "bad", "[$-40C]mmmm", "0.0.0", "\\"}) {
    CAPTURE(code);
    CHECK_FALSE(NumberFormat(code).understood());
    CHECK(shown(code, 0.5) == "0.5");
  }
  CHECK(NumberFormat("0.0%").understood());
  CHECK(NumberFormat("0.0%").decimals() == 1);
  CHECK(NumberFormat("General").decimals() == -1);
}

TEST_CASE("number format: every built-in format but the fractions is understood") {
  for (int id = 0; id < 164; ++id) {
    if (built_in_number_format(id).empty() || id == 12 || id == 13) continue;
    CAPTURE(id);
    const NumberFormat format(built_in_number_format(id));
    CHECK(format.understood());
    for (const double number : {0.0, -1.5, 1e300, 42460.7, -1e-300, std::numeric_limits<double>::max()}) {
      CHECK_FALSE(format.shown(number, false).empty());
    }
  }
  CHECK(built_in_number_format(17) == "mmm-yy");
  CHECK(built_in_number_format(27) == "dd/mm/yyyy");
  CHECK(NumberFormat(built_in_number_format(33)).kind() == NumberFormatKind::duration);
  CHECK(built_in_number_format(500).empty());
}

TEST_CASE("number format: a date in a form that is not understood is still a date") {
  const auto kind = [](std::string_view code) {
    CHECK_FALSE(NumberFormat(code).understood());
    return NumberFormat(code).kind();
  };
  CHECK(kind("dd-MM-yyyy h:mm a") == NumberFormatKind::date);
  CHECK(kind("[$-411]ggge\"\u5E74\"m\"\u6708\"d\"\u65E5\";@") == NumberFormatKind::date);
  CHECK(kind("h:mm a") == NumberFormatKind::duration);
  CHECK(kind("0.0 kg") == NumberFormatKind::general);
  CHECK(kind("standard") == NumberFormatKind::general);
  CHECK(kind("0 days q") == NumberFormatKind::general);
  CHECK(NumberFormat("dd-MM-yyyy h:mm a").shown(42460.5, false) == "42460.5");
}
