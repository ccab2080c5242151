// What a figure is compared with, through rate().
#include <doctest/doctest.h>

#include "rate/return_for_test.hpp"

namespace scorebook {
namespace {

Measure counted(DirectionBasis basis) {
  Measure measure = measure_of("2.1", Polarity::low, Unit::count);
  measure.direction_basis = basis;
  return measure;
}

TEST_CASE("direction: by default a month is compared with the month before") {
  const Rating rating =
      ReturnForTest("2016-03").row(counted(DirectionBasis::not_stated), {"2016-02 10", "2016-03 8"}).rated("2.1");
  CHECK(rating.direction.state == DirectionState::better);
  CHECK(rating.direction.working == "8 after 10: lower, and low is good");
}

TEST_CASE("direction: a month may be compared with the month a quarter before") {
  const Rating rating = ReturnForTest("2016-03")
                            .row(counted(DirectionBasis::previous_quarter), {"2015-12 6", "2016-02 10", "2016-03 8"})
                            .rated("2.1");
  CHECK(rating.direction.state == DirectionState::worse_no_target);
  CHECK(rating.direction.working == "8 after 6 in December 2015: higher, and low is good; there is no rating");
}

TEST_CASE("direction: a quarter is compared with the quarter before") {
  const Rating rating =
      ReturnForTest("2017-Q2").plan(counted(DirectionBasis::not_stated), {"2017-Q1 732", "2017-Q2 485"}).rated("2.1");
  CHECK(rating.direction.working == "485 after 732 in quarter 1 of 2017/18: lower, and low is good");
  CHECK(plan_direction(rating.direction.state) == PlanDirection::improved);
}

TEST_CASE(
    "direction: a seasonal measure is compared with the same period last year, and the long direction always is") {
  const auto figures = {std::string("2015-03 12"), std::string("2016-02 7"), std::string("2016-03 8")};
  const Rating seasonal =
      ReturnForTest("2016-03").row(counted(DirectionBasis::same_period_last_year), figures).rated("2.1");
  CHECK(seasonal.direction.working == "8 after 12 in March 2015: lower, and low is good");
  const Rating usual = ReturnForTest("2016-03").row(counted(DirectionBasis::not_stated), figures).rated("2.1");
  CHECK(usual.direction.state == DirectionState::worse_no_target);
  CHECK(usual.direction_long.state == DirectionState::better);
  CHECK(usual.direction_long.working == "8 after 12 in March 2015: lower, and low is good");
  CHECK(usual.last_year->figure.text == "12");
}

TEST_CASE("direction: a term is compared with the same term last year") {
  Measure measure = measure_of("1.B1", Polarity::high, Unit::per_cent);
  measure.frequency = "Termly";
  const Rating rating = ReturnForTest("2015-summer")
                            .plan(measure, {"2014-summer 70%", "2015-spring 90%", "2015-summer 78%"})
                            .rated("1.B1");
  CHECK(rating.direction.working == "78% after 70% in summer term 2014: higher, and high is good");
}

TEST_CASE("direction: a cumulative figure is not compared with the month before unless the register says so") {
  Measure measure = counted(DirectionBasis::not_stated);
  measure.reporting_basis = ReportingBasis::cumulative;
  const std::vector<std::string> figures = {"2015-06 20", "2016-05 9", "2016-06 15"};
  CHECK(ReturnForTest("2016-06").row(measure, figures).rated("2.1").direction.working ==
        "15 after 20 in June 2015: lower, and low is good");
  CHECK(ReturnForTest("2016-06").row(measure, {"2016-05 9", "2016-06 15"}).rated("2.1").direction.state ==
        DirectionState::no_comparison);
  measure.direction_basis = DirectionBasis::previous_period;
  CHECK(ReturnForTest("2016-06").row(measure, figures).rated("2.1").direction.state == DirectionState::worse_no_target);
}

TEST_CASE("direction: against the year before only what covers as much") {
  const Measure count = counted(DirectionBasis::previous_year);
  const Rating month = ReturnForTest("2016-03").row(count, {"2014/15 year 120", "2016-03 9"}).rated("2.1");
  CHECK(month.direction.state == DirectionState::no_comparison);
  CHECK(month.direction.working == "the figure of March 2016 is not compared with a whole year's");
  Measure share = measure_of("2.2", Polarity::high, Unit::per_cent);
  share.direction_basis = DirectionBasis::previous_year;
  const Rating per_cent = ReturnForTest("2016-03").row(share, {"2014/15 year 90%", "2016-03 91%"}).rated("2.2");
  CHECK(per_cent.direction.working == "91% after 90% in 2014/15: higher, and high is good");
  const Rating year = ReturnForTest("2015/16").plan(count, {"2014/15 year 120", "2015/16 year 100"}).rated("2.1");
  CHECK(year.value->figure.text == "100");
  CHECK(year.direction.working == "100 after 120 in 2014/15: lower, and low is good");
}

TEST_CASE("direction: a cumulative rate of part of a year is not compared with a whole year's") {
  Measure measure = measure_of("4.3", Polarity::low, Unit::per_10000);
  measure.reporting_basis = ReportingBasis::cumulative;
  measure.direction_basis = DirectionBasis::previous_year;
  CHECK(ReturnForTest("2015-12").row(measure, {"2014/15 year 156.1", "2015-12 244.5"}).rated("4.3").direction.state ==
        DirectionState::no_comparison);
}

TEST_CASE("direction: the baseline is the oldest annual figure") {
  Measure measure = measure_of("2.2", Polarity::high, Unit::per_cent);
  measure.direction_basis = DirectionBasis::baseline;
  const Rating rating =
      ReturnForTest("2016-03").row(measure, {"2013/14 year 80%", "2014/15 year 95%", "2016-03 91%"}).rated("2.2");
  CHECK(rating.direction.working == "91% after 80% in 2013/14: higher, and high is good");
  CHECK(ReturnForTest("2016-03").row(measure, {"2016-02 80%", "2016-03 91%"}).rated("2.2").direction.working ==
        "no baseline to compare with");
}

TEST_CASE("direction: a wave of a survey is compared with the wave before, whenever it was") {
  ReturnForTest submitted("2015-06");
  submitted.plan(measure_of("5.A1", Polarity::high, Unit::per_cent), {"2014-01 66%", "2014-12 60%", "2015-06 64%"});
  for (Observation& each : submitted.submission().observations)
    each.period = Period::wave(year_of(each.period->last()), month_of(each.period->last()));
  submitted.report_on(Period::wave(2015, 6));
  const Rating rating = submitted.rated("5.A1");
  CHECK(rating.direction.working ==
        "64% after 60% in " + Period::wave(2014, 12).words() + ": higher, and high is good");
}

TEST_CASE("direction: figures on both sides of a break are not compared") {
  const Measure measure = counted(DirectionBasis::not_stated);
  const Rating rating = ReturnForTest("2016-03")
                            .row(measure, {"2015-03 20", "2016-02 10", "2016-03 8"})
                            .defined(measure, {{Period::month(2016, 3), "new recording system", "J Smith"}})
                            .rated("2.1");
  CHECK(rating.direction.state == DirectionState::no_comparison);
  CHECK(rating.direction.working ==
        "8 is not compared with 10 of February 2016: figures changed with March 2016, new recording system (J Smith)");
  CHECK(rating.direction_long.state == DirectionState::no_comparison);
}

TEST_CASE("direction: a stable band is no movement, its end included") {
  Measure measure = measure_of("2.2", Polarity::high, Unit::per_cent);
  measure.stable_band = Decimal(5, 1);
  CHECK(ReturnForTest("2016-03").row(measure, {"2016-02 91.0%", "2016-03 91.5%"}).rated("2.2").direction.state ==
        DirectionState::level_no_target);
  CHECK(ReturnForTest("2016-03").row(measure, {"2016-02 91.0%", "2016-03 91.6%"}).rated("2.2").direction.state ==
        DirectionState::better);
}

TEST_CASE("direction: none where the register asks for none") {
  const Rating rating =
      ReturnForTest("2016-03").row(counted(DirectionBasis::none), {"2016-02 10", "2016-03 8"}).rated("2.1");
  CHECK(rating.direction.state == DirectionState::no_comparison);
  CHECK(rating.direction.working == "the register asks for no direction of travel");
}

TEST_CASE("direction: the last three steps are known, each by the same basis") {
  const Rating rating = ReturnForTest("2016-03")
                            .row(counted(DirectionBasis::previous_quarter), {"2015-09 5", "2015-12 6", "2016-03 8"})
                            .rated("2.1");
  REQUIRE(rating.before_previous != nullptr);
  CHECK(rating.before_previous->figure.text == "5");
  CHECK(rating.direction_previous.state == DirectionState::worse_no_target);
}

TEST_CASE("history: figures of one kind of period in order of time, one a period, up to the rated one") {
  const Rating rating = ReturnForTest("2016-03")
                            .row(counted(DirectionBasis::not_stated),
                                 {"2016-03 8", "2016-01 7", "2016-02 n/a", "2016-04 1", "2016-01 99", "2015-Q4 3"})
                            .rated("2.1");
  REQUIRE(rating.history.size() == 2);
  CHECK(rating.history[0]->figure.text == "7");
  CHECK(rating.history[1]->figure.text == "8");
}

}  // namespace
}  // namespace scorebook
