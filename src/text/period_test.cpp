#include <doctest/doctest.h>

#include <scorebook/period.hpp>
#include <string>
#include <utility>

using namespace scorebook;

namespace {
std::string parsed(std::string_view text) {
  const auto period = parse_period(text);
  return period ? period->id() : "none";
}
std::string found(std::string_view text) {
  const auto period = find_period(text);
  return period ? period->id() : "none";
}
}  // namespace

TEST_CASE("period: every spelling in published tables is read") {
  const std::pair<const char*, const char*> cases[] = {{"Jan-16", "2016-01"},
                                                       {"Feb 16", "2016-02"},
                                                       {"March 2016", "2016-03"},
                                                       {"Mar-2016", "2016-03"},
                                                       {"Sept 12", "2012-09"},
                                                       {"Q2 17/18", "2017-Q2"},
                                                       {"Q2 (17/18)", "2017-Q2"},
                                                       {"2013/ 14", "2013/14"},
                                                       {"2015-16", "2015/16"},
                                                       {"16/17", "2016/17"},
                                                       {"Summer term 2015", "2015-summer"},
                                                       {"Autumn 2016", "2016-autumn"},
                                                       {"w/e 27/05/16", "2016-05"},
                                                       {"31st March 2016", "2016-03"},
                                                       {"22/04/2016", "2016-04"},
                                                       {"99/00", "1999/00"},
                                                       {"2014", "2014"},
                                                       {"2016-03-31", "2016-03"},
                                                       {"Quarter 2 (July - September 2017)", "2017-Q2"},
                                                       {"June 2015 - May 2016", "2015-06/2016-05"},
                                                       {"Academic Year 2014/15", "2014/15"}};
  for (const auto& [text, id] : cases) {
    CAPTURE(text);
    CHECK(parsed(text) == id);
  }
  CHECK(parse_period("Academic Year 2014/15")->kind() == PeriodKind::academic_year);
}

TEST_CASE("period: numbers, refs, plans and days that do not exist are no periods") {
  for (const char* text : {"2.1", "6.10", "3996", "45", "", "2017-20", "20/478 4.18%", "31/02/2016", "Q2", "March",
                           "Rolling 12 months", "15/17", "99999999999999999999", "2015/16 YTD"}) {
    CAPTURE(text);
    CHECK(parsed(text) == "none");
  }
}

TEST_CASE("period: a label's period is found among its words") {
  CHECK(found("As at: 31st March 2016") == "2016-03");
  CHECK(found("Year to Date 15/16") == "2015/16");
  CHECK(found("2015/ 16 YTD") == "2015/16");
  CHECK(found("LATEST BENCHMARKING - 2014/15") == "2014/15");
  CHECK(found("43 (June 2015 - May 2016)") == "2015-06/2016-05");
}

TEST_CASE("period: words with numbers in them have no period") {
  for (const char* text : {"EARLY HELP ... 45 days", "Oct to Mar 23 %", "12/13 children", "may 12 children",
                           "20/478 4.18%", "18 year olds", "2017-20", "3.15/16"}) {
    CAPTURE(text);
    CHECK(found(text) == "none");
  }
}

TEST_CASE("period: every id reads back as its period") {
  for (int year = 2013; year < 2020; ++year) {
    for (int month = 1; month <= 12; ++month) {
      const Period period = Period::month(year, month);
      CHECK(parse_period(period.id()) == period);
      CHECK(parse_period(period.label()) == period);
      CHECK(parse_period(period.words()) == period);
    }
    for (int quarter = 1; quarter <= 4; ++quarter) {
      CHECK(parse_period(Period::quarter(year, quarter).id()) == Period::quarter(year, quarter));
      CHECK(parse_period(Period::quarter(year, quarter).label()) == Period::quarter(year, quarter));
    }
    CHECK(parse_period(Period::financial_year(year).id()) == Period::financial_year(year));
    CHECK(parse_period(Period::term(year, "summer").id()) == Period::term(year, "summer"));
    CHECK(parse_period(Period::calendar_year(year).id()) == Period::calendar_year(year));
  }
}

TEST_CASE("period: what follows and precedes") {
  CHECK(Period::month(2015, 12).next() == Period::month(2016, 1));
  CHECK(Period::quarter(2016, 4).next() == Period::quarter(2017, 1));
  CHECK(Period::term(2015, "autumn").next() == Period::term(2016, "spring"));
  CHECK(Period::term(2016, "spring").previous() == Period::term(2015, "autumn"));
  CHECK(Period::financial_year(2015).previous() == Period::financial_year(2014));
  CHECK(Period::month(2016, 3).in_financial_year() == Period::financial_year(2015));
  CHECK(Period::month(2016, 4).in_financial_year() == Period::financial_year(2016));
}

TEST_CASE("period: names for people") {
  CHECK(Period::month(2016, 3).label() == "Mar-16");
  CHECK(Period::month(2016, 3).words() == "March 2016");
  CHECK(Period::quarter(2017, 2).label() == "Q2 2017/18");
  CHECK(Period::quarter(2017, 2).words() == "quarter 2 of 2017/18");
}

TEST_CASE("period: serial numbers are days, in both date systems") {
  CHECK(date_of_serial(1, false) == Date{1900, 1, 1});
  CHECK(date_of_serial(59, false) == Date{1900, 2, 28});
  CHECK(date_of_serial(60, false) == Date{1900, 3, 1});
  CHECK(date_of_serial(61, false) == Date{1900, 3, 1});
  CHECK(date_of_serial(42460.75, false) == Date{2016, 3, 31});
  CHECK(date_of_serial(42460 - 1462, true) == Date{2016, 3, 31});
  CHECK(date_of_serial(2958465, false) == Date{9999, 12, 31});
  CHECK(date_of_serial(1e300, false) == Date{});
  CHECK(date_of_serial(-5, false) == Date{});
}

TEST_CASE("period: a month number has a year and a month, before year 0 too") {
  CHECK(year_of(2016 * 12 + 2) == 2016);
  CHECK(month_of(2016 * 12 + 2) == 3);
  CHECK(year_of(-1) == -1);
  CHECK(month_of(-1) == 12);
  CHECK(year_of(-12) == -1);
  CHECK(month_of(-12) == 1);
  CHECK(Period::of_month(2016 * 12 + 2) == Period::month(2016, 3));
}

TEST_CASE("period: February has 29 days every fourth year, but not in three of four centuries") {
  CHECK(days_in_month(2015, 2) == 28);
  CHECK(days_in_month(2016, 2) == 29);
  CHECK(days_in_month(1900, 2) == 28);
  CHECK(days_in_month(2000, 2) == 29);
  CHECK(days_in_month(2016, 4) == 30);
  CHECK(days_in_month(2016, 12) == 31);
}
