#include "rate/year_to_date.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace scorebook {
namespace {

Observation month(int year, int number, const char* value, Unit unit = Unit::count) {
  Observation observation;
  observation.period = Period::month(year, number);
  observation.figure.value = Decimal::parse(value);
  observation.figure.unit = unit;
  observation.figure.decimals = observation.figure.value->places();
  return observation;
}

std::vector<const Observation*> pointers(const std::vector<Observation>& observations) {
  std::vector<const Observation*> all;
  for (const Observation& observation : observations) all.push_back(&observation);
  return all;
}

const Period kMay = Period::month(2015, 5);
const Period kJune = Period::month(2015, 6);

TEST_CASE("year to date: months from April add up, and months of the year before do not") {
  const std::vector<Observation> months = {month(2015, 3, "999"), month(2015, 6, "371"), month(2015, 4, "356"),
                                           month(2015, 5, "370")};
  const auto expected = expected_year_to_date(YearToDateRule::sum, pointers(months), kJune);
  CHECK(*expected.value == 1097);
  CHECK(expected.months.size() == 3);
  CHECK(expected.due == 3);
  CHECK(expected.reachable->low == 1097);
  CHECK(expected.reachable->high == 1097);
  CHECK(expected.why_not.empty());
}

TEST_CASE("year to date: a missing month leaves the sum open") {
  std::vector<Observation> months = {month(2015, 4, "356"), month(2015, 6, "371")};
  CHECK(expected_year_to_date(YearToDateRule::sum, pointers(months), kJune).why_not ==
        "only 2 of the 3 months are in the workbook");
  months.push_back(month(2015, 5, "1"));
  months.back().figure.value.reset();
  months.back().figure.text = "n/a";
  const auto expected = expected_year_to_date(YearToDateRule::sum, pointers(months), kJune);
  CHECK(expected.why_not == "only 2 of the 3 months are in the workbook");
  CHECK(!expected.value);
  CHECK(expected_year_to_date(YearToDateRule::last, pointers(months), kMay).why_not ==
        "the last month of the year to date has no figure");
}

TEST_CASE("year to date: printed decimals widen what a sum can stand for") {
  const std::vector<Observation> months = {month(2015, 4, "8.0", Unit::per_10000),
                                           month(2015, 5, "3.7", Unit::per_10000)};
  const auto expected = expected_year_to_date(YearToDateRule::sum, pointers(months), kMay);
  CHECK(*expected.value == doctest::Approx(11.7));
  CHECK(expected.decimals == 1);
  CHECK(expected.reachable->low == doctest::Approx(11.6));
  CHECK(expected.reachable->high == doctest::Approx(11.8));
}

TEST_CASE("year to date: a ratio of sums is not the average of the ratios") {
  std::vector<Observation> months = {month(2015, 4, "50.0", Unit::per_cent), month(2015, 5, "90.0", Unit::per_cent)};
  months[0].figure.numerator = 5;
  months[0].figure.denominator = 10;
  months[1].figure.numerator = 81;
  months[1].figure.denominator = 90;
  const auto ratio = [&] { return expected_year_to_date(YearToDateRule::ratio_of_sums, pointers(months), kMay); };
  CHECK(*ratio().value == doctest::Approx(86));
  CHECK(ratio().numerator == Decimal(86));
  CHECK(ratio().denominator == Decimal(100));
  months[1].figure.unit = Unit::per_10000;
  CHECK(ratio().why_not == "a ratio of sums is worked out for percentages only");
  CHECK(!ratio().value);
  months[1].figure.denominator.reset();
  CHECK(ratio().why_not == "a month has no numerator and denominator");
  CHECK(*expected_year_to_date(YearToDateRule::average, pointers(months), kMay).value == doctest::Approx(70));
}

TEST_CASE("year to date: a snapshot is its latest month, and a rolling year cannot be worked out") {
  const std::vector<Observation> months = {month(2015, 4, "6"), month(2015, 5, "1")};
  CHECK(*expected_year_to_date(YearToDateRule::last, pointers(months), kMay).value == 1);
  CHECK(expected_year_to_date(YearToDateRule::rolling_12_months, pointers(months), kMay).why_not ==
        "the rule for the year to date is “rolling 12 months”, which has nothing to check");
  CHECK(expected_year_to_date(YearToDateRule::not_stated, pointers(months), kMay).why_not ==
        "neither a register nor a data note says how the year to date is worked out");
}

}  // namespace
}  // namespace scorebook
