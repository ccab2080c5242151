#include "rate/due.hpp"

#include <doctest/doctest.h>

#include "rate/return_for_test.hpp"

namespace scorebook {
namespace {

Measure of_frequency(const std::string& words) {
  Measure measure = measure_of("1.A1", Polarity::high, Unit::per_cent);
  measure.frequency = words;
  return measure;
}

TEST_CASE("due: by the frequency") {
  CHECK(is_due(of_frequency("Monthly"), Period::month(2017, 5)));
  CHECK_FALSE(is_due(of_frequency("Quarterly"), Period::month(2017, 5)));
  CHECK(is_due(of_frequency("Quarterly"), Period::month(2017, 6)));
  CHECK(is_due(of_frequency("Quarterly"), Period::quarter(2017, 1)));
  CHECK_FALSE(is_due(of_frequency("6 monthly"), Period::quarter(2017, 1)));
  CHECK(is_due(of_frequency("6 monthly"), Period::quarter(2017, 2)));
  CHECK(is_due(of_frequency("Termly"), Period::quarter(2017, 2)));
  CHECK_FALSE(is_due(of_frequency("Annual"), Period::quarter(2017, 2)));
  CHECK(is_due(of_frequency("Annual"), Period::financial_year(2017)));
  CHECK(is_due(of_frequency(""), Period::month(2017, 5)));
}

TEST_CASE("due: an annual figure of a named term is due at its end") {
  CHECK(is_due(of_frequency("Annual (Autumn Term each year)"), Period::month(2016, 12)));
  CHECK_FALSE(is_due(of_frequency("Annual (Autumn Term each year)"), Period::month(2016, 3)));
}

TEST_CASE("due: the months that the register names win over the frequency") {
  Measure measure = of_frequency("Annual");
  measure.months_due = {9};
  CHECK(is_due(measure, Period::month(2017, 9)));
  CHECK(is_due(measure, Period::quarter(2017, 2)));
  CHECK_FALSE(is_due(measure, Period::month(2018, 3)));
}

TEST_CASE("not due: the last figure is carried with its date, and the status is 5") {
  const Rating rating =
      ReturnForTest("2017-Q2").plan(of_frequency("Annual"), {"2015/16 year 80%", "2016/17 year 86%"}).rated("1.A1");
  CHECK_FALSE(rating.due);
  CHECK(rating.value == nullptr);
  REQUIRE(rating.carried != nullptr);
  CHECK(rating.carried->figure.text == "86%");
  CHECK(rating.status.status == PlanStatus::not_available);
  CHECK(rating.status.why == "not due in quarter 2 of 2017/18");
}

TEST_CASE("due: a figure that is missing all the same is said to be missing") {
  const Rating rating = ReturnForTest("2017-Q2").plan(of_frequency("Quarterly"), {"2017-Q1 86%"}).rated("1.A1");
  CHECK(rating.due);
  CHECK(rating.status.status == PlanStatus::not_available);
  CHECK(rating.status.why == "no figure for quarter 2 of 2017/18");
}

TEST_CASE("a quarterly measure of a monthly report is rated by the quarter that ends with the month") {
  const Rating rating =
      ReturnForTest("2017-06").row(of_frequency("Quarterly"), {"2016-Q4 80%", "2017-Q1 86%"}).rated("1.A1");
  REQUIRE(rating.value != nullptr);
  CHECK(rating.value->figure.text == "86%");
  CHECK(rating.direction.working == "86% after 80% in quarter 4 of 2016/17: higher, and high is good");
}

}  // namespace
}  // namespace scorebook
