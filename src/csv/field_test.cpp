#include "csv/field.hpp"

#include <fmt/format.h>

#include <doctest/doctest.h>

using namespace scorebook;

namespace {

// "number 0.984 as 0.0%", "text 0123": what a field is and, for a number, the format that shows it as it was written.
std::string understood(std::string_view field) {
  FormatTable formats;
  const auto value = understand_field(field, formats);
  if (!value) return "nothing";
  switch (value->kind) {
    case CellKind::number: {
      const NumberFormat& format = formats.at(value->format);
      if (value->note == FieldNote::none) CHECK(format.shown(value->number, false) == field);
      return fmt::format("number {} as {}", value->number, formats.take().at(value->format).number_format);
    }
    case CellKind::boolean:
      return value->number != 0 ? "true" : "false";
    case CellKind::error:
      return "error " + value->text;
    case CellKind::text:
      return "text " + value->text;
    case CellKind::not_calculated:
      break;
  }
  return "not calculated";
}

}  // namespace

TEST_CASE("field: plain figures are numbers that show as they are written") {
  CHECK(understood("5") == "number 5 as General");
  CHECK(understood("-12.5") == "number -12.5 as General");
  CHECK(understood("98.40") == "number 98.4 as 0.00");
  CHECK(understood("6.10") == "number 6.1 as 0.00");
  CHECK(understood("0.0") == "number 0 as 0.0");
  CHECK(understood(".5") == "number 0.5 as .0");
  CHECK(understood("123456789012345") == "number 123456789012345 as 0");
  CHECK(understood("0.0000000001") == "number 1e-10 as 0.0000000000");
}

TEST_CASE("field: per cents, thousands, money, signs and exponents") {
  CHECK(understood("98.4%") == "number 0.984 as 0.0%");
  CHECK(understood("100%") == "number 1 as 0%");
  CHECK(understood("-0.7%") == "number -0.007 as 0.0%");
  CHECK(understood("92.8 %") == "number 0.928 as 0.0\" \"%");
  CHECK(understood("92.8\xC2\xA0%") == "number 0.928 as 0.0\"\xC2\xA0\"%");
  CHECK(understood("1,234") == "number 1234 as #,##0");
  CHECK(understood("-23,699,399.50") == "number -23699399.5 as #,##0.00");
  CHECK(understood("\xC2\xA3"
                   "392,377.98") == "number 392377.98 as \"\xC2\xA3\"#,##0.00");
  CHECK(understood("-\xC2\xA3"
                   "5") == "number -5 as \"\xC2\xA3\"0");
  CHECK(understood("\xC2\xA3 148,064") == "number 148064 as \"\xC2\xA3 \"#,##0");
  CHECK(understood("\xE2\x82\xAC"
                   "5") == "number 5 as \"\xE2\x82\xAC\"0");
  CHECK(understood("+8") == "number 8 as \\+0;\\-0");
  CHECK(understood("+0.5%") == "number 0.005 as \\+0.0%;\\-0.0%");
  CHECK(understood("1.5E+03") == "number 1500 as 0.0E+00");
  CHECK(understood("1.5E-03") == "number 0.0015 as 0.0E-00");
}

TEST_CASE("field: what Excel would change stays text") {
  for (const char* field : {"0123",
                            "00",
                            "007.5",
                            "-0",
                            "1-2",
                            "1/2",
                            "1:20",
                            "10:15",
                            "1E5",
                            "12E3",
                            "1,23",
                            "12,34,567",
                            "0,123",
                            "1.",
                            "1234567890123456",
                            "+447911123456",
                            "(5)",
                            "- 5",
                            "2016-03",
                            "2015-16",
                            "2015/16",
                            "20-11-12",
                            "1.2.3",
                            "31.03.2016",
                            "6.2a",
                            "5 %%",
                            "%",
                            "-",
                            "+",
                            ".",
                            "n/a",
                            "inf",
                            "NaN",
                            "0x10",
                            "1 234",
                            "\xC2\xA3",
                            "\xC2\xA3"
                            "6.8m",
                            "\xC2\xA3"
                            "5%",
                            "true",
                            "True",
                            "#N/A!",
                            "sept-16",
                            "MAR-16",
                            "Sept-16",
                            "Monday 5",
                            "March",
                            "5 days",
                            "--5",
                            "1e5"}) {
    CHECK(understood(field) == std::string("text ") + field);
  }
}

TEST_CASE("field: a figure too small or too great for a number stays text") {
  for (const char* field : {"1e-400", "-1.5E-320", "1e+400"}) CHECK(understood(field) == std::string("text ") + field);
  CHECK(understood("0E+00") == "number 0 as 0E+00");
  CHECK(understood("1e-300") == "number 1e-300 as General");
}

TEST_CASE("field: dates come day first and show as they are written") {
  CHECK(understood("31/03/2016") == "number 42460 as dd/mm/yyyy");
  CHECK(understood("1/3/2016") == "number 42430 as d/m/yyyy");
  CHECK(understood("03/04/16") == "number 42463 as dd/mm/yy");
  CHECK(understood("31-03-2016") == "number 42460 as dd\\-mm\\-yyyy");
  CHECK(understood("2016-03-31") == "number 42460 as yyyy\\-mm\\-dd");
  CHECK(understood("2016/03/31") == "number 42460 as yyyy/mm/dd");
  CHECK(understood("31 March 2016") == "number 42460 as dd\\ mmmm\\ yyyy");
  CHECK(understood("1-Apr-16") == "number 42461 as d\\-mmm\\-yy");
  CHECK(understood("Mar-16") == "number 42430 as mmm\\-yy");
  CHECK(understood("March 2016") == "number 42430 as mmmm\\ yyyy");
  CHECK(understood("May-75") == "number 27515 as mmm\\-yy");
  CHECK(understood("31/03/2016 09:30") == "number 42460.395833333336 as dd/mm/yyyy\\ hh:mm");
  CHECK(understood("2016-03-31T09:30:00Z") == "number 42460.395833333336 as yyyy\\-mm\\-dd\"T\"hh:mm:ss\"Z\"");
  CHECK(understood("09:30:00") == "number 0.3958333333333333 as hh:mm:ss");
}

TEST_CASE("field: what is no day of the calendar stays text") {
  for (const char* field :
       {"31/02/2016", "03/31/2016", "2016-13-01", "0/1/2016", "29/02/2015", "1/1/1899", "31/12/0001",
        "2016-03-31 25:00", "31/03/2016 9:5", "31 March", "31/03-2016", "99:99:99", "May 10", "June 30", "Mar 16"}) {
    CHECK(understood(field) == std::string("text ") + field);
  }
  CHECK(has_month_first("03/31/2016"));
  CHECK_FALSE(has_month_first("31/03/2016"));
  CHECK_FALSE(has_month_first("45/45/2016"));
}

TEST_CASE("field: logical values and errors by their names") {
  CHECK(understood("TRUE") == "true");
  CHECK(understood("FALSE") == "false");
  CHECK(understood("#DIV/0!") == "error #DIV/0!");
  CHECK(understood("#SPILL!") == "error #SPILL!");
  CHECK(understood("  ") == "nothing");
}

TEST_CASE("field: what a figure tells of the commas of its file") {
  for (const char* field : {"98,4", "0,123", "1234,567", "98,4%", "1.234,56", "-1.234,5", "1 234,56", "1.234,567",
                            "1\xC2\xA0"
                            "234,56",
                            "1\xE2\x80\xAF"
                            "234,5",
                            "98,4 \xE2\x82\xAC", "98,4\xE2\x82\xAC", "\xC2\xA3 98,4", "1.234.567", " -12.345.678 "}) {
    CAPTURE(field);
    CHECK(comma_use(field) == CommaUse::decimal);
  }
  for (const char* field : {"1,234", "-12,345", "1,234 \xE2\x82\xAC"}) {
    CAPTURE(field);
    CHECK(comma_use(field) == CommaUse::either);
  }
  CHECK(comma_use("1,234,567") == CommaUse::thousands);
  CHECK(comma_use("1,234.5") == CommaUse::thousands);
  for (const char* field : {"", ",", "5", "98.4", "1.234", "1,2,3", "a, b", "51.501,0.141", "2016 123,4", "1.2.3",
                            "31.03.2016", "192.168.100.101", "Ward 1,2", "1.23,4"}) {
    CAPTURE(field);
    CHECK(comma_use(field) == CommaUse::none);
  }
}

TEST_CASE("field: what a figure tells of the points of its file") {
  for (const char* field : {"1.234", "-12.345", " 123.456 ", "1.234 \xE2\x82\xAC", "1.234%"}) {
    CAPTURE(field);
    CHECK(point_use(field) == PointUse::either);
  }
  for (const char* field : {"98.4", "0.123", "1234.567", ".123", "1.2345", "1,234.567", "98.4%", "1.234E+03"}) {
    CAPTURE(field);
    CHECK(point_use(field) == PointUse::decimal);
  }
  for (const char* field : {"", ".", "5", "1,234", "1.234.567", "31.03.2016", "6.2a", "1.234,5"}) {
    CAPTURE(field);
    CHECK(point_use(field) == PointUse::none);
  }
}
