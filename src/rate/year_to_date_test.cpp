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

Measure measure_with(YearToDateRule rule, Unit unit = Unit::count) {
  Measure measure;
  measure.year_to_date_rule = rule;
  measure.unit = unit;
  return measure;
}

TEST_CASE("year to date: months from April add up, and months of the year before do not") {
  const std::vector<Observation> months = {month(2015, 3, "999"), month(2015, 6, "371"), month(2015, 4, "356"),
                                           month(2015, 5, "370")};
  const auto expected =
      expected_year_to_date(measure_with(YearToDateRule::sum), pointers(months), Period::month(2015, 6));
  CHECK(expected.value == Decimal(1097));
  CHECK(expected.months.size() == 3);
  CHECK(expected.reachable->low == 1097);
  CHECK(expected.reachable->high == 1097);
  CHECK(expected.why_not.empty());
}

TEST_CASE("year to date: a missing month leaves the sum open and is named") {
  std::vector<Observation> months = {month(2015, 4, "356"), month(2015, 6, "371")};
  const Measure measure = measure_with(YearToDateRule::sum);
  CHECK(expected_year_to_date(measure, pointers(months), Period::month(2015, 6)).why_not ==
        "there is no figure for May 2015");
  months.push_back(month(2015, 5, "1"));
  months.back().figure.value.reset();
  months.back().figure.text = "n/a";
  CHECK(expected_year_to_date(measure, pointers(months), Period::month(2015, 6)).why_not ==
        "the figure for May 2015 is missing: n/a");
}

TEST_CASE("year to date: printed decimals widen what a sum can stand for") {
  const std::vector<Observation> months = {month(2015, 4, "8.0", Unit::per_10000),
                                           month(2015, 5, "3.7", Unit::per_10000)};
  const auto expected = expected_year_to_date(measure_with(YearToDateRule::sum, Unit::per_10000), pointers(months),
                                              Period::month(2015, 5));
  CHECK(expected.value == Decimal(117, 1));
  CHECK(expected.reachable->low == doctest::Approx(11.6));
  CHECK(expected.reachable->high == doctest::Approx(11.8));
}

TEST_CASE("year to date: a ratio of sums is not the average of the ratios") {
  std::vector<Observation> months = {month(2015, 4, "50.0", Unit::per_cent), month(2015, 5, "90.0", Unit::per_cent)};
  months[0].figure.numerator = 5;
  months[0].figure.denominator = 10;
  months[1].figure.numerator = 81;
  months[1].figure.denominator = 90;
  const Measure measure = measure_with(YearToDateRule::ratio_of_sums, Unit::per_cent);
  CHECK(expected_year_to_date(measure, pointers(months), Period::month(2015, 5)).value == Decimal(86));
  months[1].figure.denominator.reset();
  CHECK(expected_year_to_date(measure, pointers(months), Period::month(2015, 5)).why_not ==
        "there is no numerator and denominator for May 2015");
  CHECK(expected_year_to_date(measure_with(YearToDateRule::average, Unit::per_cent), pointers(months),
                              Period::month(2015, 5))
            .value == Decimal(70));
}

TEST_CASE("year to date: a snapshot is its latest month, and a rolling year cannot be worked out") {
  const std::vector<Observation> months = {month(2015, 4, "6"), month(2015, 5, "1")};
  CHECK(expected_year_to_date(measure_with(YearToDateRule::last), pointers(months), Period::month(2015, 5)).value ==
        Decimal(1));
  CHECK(expected_year_to_date(measure_with(YearToDateRule::rolling_12_months), pointers(months), Period::month(2015, 5))
            .why_not == "the rule “rolling 12 months” does not follow from the months");
  CHECK(expected_year_to_date(Measure{}, pointers(months), Period::month(2015, 5)).why_not ==
        "no rule says how the year to date follows from the months");
}

TEST_CASE("year to date: without a register a count noted Financial Year sums, a percentage does not") {
  Measure measure;
  measure.year_to_date_note = "Financial  Year";
  measure.unit = Unit::count;
  CHECK(year_to_date_rule(measure) == YearToDateRule::sum);
  measure.unit = Unit::per_cent;
  CHECK(year_to_date_rule(measure) == YearToDateRule::not_stated);
  measure.year_to_date_rule = YearToDateRule::given;
  CHECK(year_to_date_rule(measure) == YearToDateRule::given);
}

}  // namespace
}  // namespace scorebook
