// Every spelling of a period that published reports use, and look-alikes that are none, in tests/data/periods.csv.
#include <doctest/doctest.h>

#include <scorebook/period.hpp>
#include <string>

#include "text/table_for_test.hpp"

using namespace scorebook;

namespace {

std::string id_of(const std::optional<Period>& period) { return period ? period->id() : "none"; }

std::string kind_of(const std::optional<Period>& period) {
  if (!period) return "";
  switch (period->kind()) {
    case PeriodKind::month:
      return "month";
    case PeriodKind::quarter:
      return "quarter";
    case PeriodKind::financial_year:
      return "financial year";
    case PeriodKind::academic_year:
      return "academic year";
    case PeriodKind::calendar_year:
      return "calendar year";
    case PeriodKind::term:
      return "term";
    case PeriodKind::wave:
      return "wave";
    case PeriodKind::span:
      return "span";
  }
  return "";
}

}  // namespace

TEST_CASE("period: every spelling of the table is read as it says, and found among words") {
  const auto rows = table_for_test("periods.csv");
  CHECK(rows.size() > 100);
  for (const auto& row : rows) {
    INFO(row.at("text"), " ", row.at("year"));
    const auto year = parse_period(row.at("year"));
    const auto period = year ? parse_period_in(row.at("text"), *year) : parse_period(row.at("text"));
    CHECK(id_of(period) == row.at("parsed"));
    CHECK(kind_of(period) == row.at("kind"));
    CHECK(id_of(find_period(row.at("text"))) == row.at("found"));
  }
}

TEST_CASE("period: a financial year that begins before the years that are read is none") {
  CHECK_FALSE(parse_period("FY 90"));
  CHECK_FALSE(find_period("Quarter 2 (July financial year 1990)"));
  REQUIRE(parse_period("FY 91"));
  CHECK(parse_period("FY 91")->id() == "1990/91");
  CHECK(parse_period("1990/91") == parse_period("FY 91"));
}

TEST_CASE("period: where the year could be meant otherwise, that is said") {
  CHECK(period_assumption("Q1 2019") == "\"Q1 2019\" is read as quarter 1 of 2019/20 (April 2019 to June 2019)");
  CHECK(period_assumption("2019 Q1") == "\"2019 Q1\" is read as January 2019 to March 2019");
  CHECK(period_assumption("FY 21") == "\"FY 21\" is read as 2020/21 (April 2020 to March 2021)");
  CHECK(period_assumption("FY21 Oct") == "\"FY21 Oct\" is read as October 2020");
  for (const char* plain : {"Q1 2019/20", "2019-Q1", "FY 2020/21", "Mar-16", "2016", "no period"}) {
    CAPTURE(plain);
    CHECK(period_assumption(plain).empty());
  }
}

TEST_CASE("period: long and hostile labels are read in time that grows with their length only") {
  for (const char* piece : {"q1 ", "jan-", "1/", "fy 21 - ", "12 months to ", "(", "\u2013", "2016 ", "1 april to "}) {
    std::string text;
    while (text.size() < 200000) text += piece;
    CAPTURE(piece);
    CHECK_FALSE(parse_period(text).has_value());
    (void)find_period(text);
    (void)parse_period_in(text, Period::financial_year(2015));
  }
}
