// Figures that no cell holds, through rate().
#include <doctest/doctest.h>

#include "rate/return_for_test.hpp"

namespace scorebook {
namespace {

Measure count(const std::string& ref) { return measure_of(ref, Polarity::low, Unit::count); }

Population children() {
  Population population;
  population.name = "0-17";
  population.people = Decimal(56398);
  return population;
}

TEST_CASE("worked out: a rate from its count and the population") {
  Measure rate_of_plans = measure_of("6.2", Polarity::low, Unit::per_10000);
  rate_of_plans.numerator = "6.1";
  rate_of_plans.population = "0-17";
  ReturnForTest submitted("2017-09");
  submitted.row(count("6.1"), {"2017-08 426", "2017-09 518"}).defined(rate_of_plans).defined(count("6.1"));
  submitted.measure_register().populations.push_back(children());
  const Rating rating = submitted.rated("6.2");
  REQUIRE(rating.value != nullptr);
  CHECK(rating.value->figure.value == Decimal(918, 1));
  CHECK(rating.value->figure.numerator == Decimal(518));
  CHECK(rating.value->figure.denominator == Decimal(56398));
  CHECK(rating.value_working == "91.8 worked out: 518 (6.1) of the 56,398 people of 0-17, for each 10,000");
  CHECK(rating.direction.working == "91.8 after 75.5: higher, and low is good; there is no rating");
  CHECK(rating.history.size() == 2);
  CHECK(rating.directorate == "Children");
}

TEST_CASE("worked out: a composite rate counts both measures that it names") {
  Measure in_need = measure_of("5.9", Polarity::low, Unit::per_10000);
  in_need.numerator = "5.1 + 6.1";
  in_need.denominator = "0-17";
  ReturnForTest submitted("2017-09");
  submitted.row(count("5.1"), {"2017-09 1,431"}).row(count("6.1"), {"2017-09 519"}).defined(in_need);
  submitted.measure_register().populations.push_back(children());
  const Rating rating = submitted.rated("5.9");
  CHECK(rating.value->figure.value == Decimal(3458, 1));
  CHECK(rating.value_working ==
        "345.8 worked out: 1,431 (5.1) + 519 (6.1) of the 56,398 people of 0-17, for each 10,000");
}

TEST_CASE("worked out: a percentage from two measures, exact at its threshold") {
  Measure share = measure_of("2.9", Polarity::high, Unit::per_cent);
  share.numerator = "2.3";
  share.denominator = "2.1";
  share.tolerance = {"<90%", "90%>", "95%"};
  ReturnForTest submitted("2016-03");
  submitted.row(count("2.3"), {"2016-03 19"}).row(count("2.1"), {"2016-03 20"}).defined(share);
  const Rating rating = submitted.rated("2.9");
  CHECK(rating.value->figure.shown() == "95.0%");
  CHECK(rating.rag_period.rag == Rag::green);
  CHECK(rating.rag_period.working ==
        "95.0% is at or above the green threshold of 95%: green; 95.0% worked out: 19 (2.3) of 20 (2.1)");
}

TEST_CASE("worked out: nothing where a figure is missing, a figure is no number, or there is nothing to divide by") {
  Measure share = measure_of("2.9", Polarity::high, Unit::per_cent);
  share.numerator = "2.3";
  share.denominator = "2.1";
  ReturnForTest missing("2016-03");
  missing.row(count("2.3"), {"2016-03 19"}).row(count("2.1"), {"2016-03 n/a"}).defined(share);
  CHECK(missing.rated("2.9").value == nullptr);
  ReturnForTest none("2016-03");
  none.row(count("2.3"), {"2016-03 0"}).row(count("2.1"), {"2016-03 0"}).defined(share);
  CHECK(none.rated("2.9").value == nullptr);
}

TEST_CASE("worked out: a measure whose parts are not all there stands without a figure, and is not lost") {
  Measure composite = count("9.1");
  composite.numerator = "3.1 + 7.7";
  ReturnForTest submitted("2016-03");
  submitted.row(count("3.1"), {"2016-03 19"}).defined(count("3.1")).defined(count("7.7")).defined(composite);
  const Rating rating = submitted.rated("9.1");
  CHECK(rating.value == nullptr);
  CHECK(rating.status.status == PlanStatus::not_available);
}

TEST_CASE("worked out: printed figures stay in the history, and what they lack is added") {
  Measure share = measure_of("2.9", Polarity::high, Unit::per_cent);
  share.numerator = "2.3";
  share.denominator = "2.1";
  const Rating rating = ReturnForTest("2016-03")
                            .row(count("2.3"), {"2016-01 10", "2016-03 19"})
                            .row(count("2.1"), {"2016-01 20", "2016-03 20"})
                            .row(share, {"2015-11 70%", "2016-02 80%"})
                            .defined(share)
                            .rated("2.9");
  REQUIRE(rating.history.size() == 4);
  CHECK(rating.history[0]->figure.shown() == "70%");
  CHECK(rating.history[1]->figure.shown() == "50.0%");
  CHECK(rating.history[2]->figure.shown() == "80%");
  CHECK(rating.history[3]->figure.shown() == "95.0%");
}

TEST_CASE("worked out: what rests on a provisional figure is provisional") {
  Measure measure = count("2.1");
  measure.year_to_date_rule = YearToDateRule::sum;
  const Rating rating = ReturnForTest("2016-05").row(measure, {"2016-04 20 tbc", "2016-05 12"}).rated("2.1");
  REQUIRE(rating.year_to_date != nullptr);
  CHECK(rating.year_to_date->figure.provisional);
}

TEST_CASE("year to date: what is cumulative already is not added up") {
  Measure measure = count("2.1");
  measure.year_to_date_rule = YearToDateRule::sum;
  measure.reporting_basis = ReportingBasis::cumulative;
  CHECK(ReturnForTest("2016-05").row(measure, {"2016-04 10", "2016-05 25"}).rated("2.1").year_to_date == nullptr);
}

TEST_CASE("worked out: a workbook's own figure is never replaced") {
  Measure share = measure_of("2.9", Polarity::high, Unit::per_cent);
  share.numerator = "2.3";
  share.denominator = "2.1";
  const Rating rating = ReturnForTest("2016-03")
                            .row(count("2.3"), {"2016-03 19"})
                            .row(count("2.1"), {"2016-03 20"})
                            .row(share, {"2016-03 n/a"})
                            .defined(share)
                            .rated("2.9");
  CHECK(rating.value->figure.text == "n/a");
  CHECK(rating.value_working.empty());
}

TEST_CASE("worked out: a total from the measures that are parts of it") {
  Measure fixed = count("1.1"), permanent = count("1.2");
  fixed.parts_of = permanent.parts_of = {"1.0"};
  const Rating rating = ReturnForTest("2016-03")
                            .row(fixed, {"2016-03 30"})
                            .row(permanent, {"2016-03 4"})
                            .defined(fixed)
                            .defined(permanent)
                            .defined(count("1.0"))
                            .rated("1.0");
  CHECK(rating.value->figure.text == "34");
  CHECK(rating.value_working == "34 worked out from its parts: 30 (1.1) + 4 (1.2)");
}

TEST_CASE("year to date: the sum of the months where the workbook gives none") {
  Measure measure = count("2.1");
  measure.year_to_date_rule = YearToDateRule::sum;
  measure.tolerance = {">55", "55>", "50"};
  const Rating rating = ReturnForTest("2016-06").row(measure, {"2016-04 20", "2016-05 12", "2016-06 16"}).rated("2.1");
  REQUIRE(rating.year_to_date != nullptr);
  CHECK(rating.year_to_date->figure.text == "48");
  CHECK(rating.year_to_date->period == Period::month(2016, 6));
  CHECK(rating.year_to_date_working == "48, the sum of April 2016 to June 2016");
  CHECK(rating.rag_year_end.working ==
        "year to date 48 is at or below the green threshold of 50: green; 48, the sum of April 2016 to June 2016");
}

TEST_CASE("year to date: not worked out where a month is missing, nor where the workbook has one") {
  Measure measure = count("2.1");
  measure.year_to_date_rule = YearToDateRule::sum;
  CHECK(ReturnForTest("2016-06").row(measure, {"2016-04 20", "2016-06 16"}).rated("2.1").year_to_date == nullptr);
  const Rating given =
      ReturnForTest("2016-06").row(measure, {"2016-04 20", "2016-05 12", "2016-06 16", "2016-06 ytd 49"}).rated("2.1");
  CHECK(given.year_to_date->figure.text == "49");
  CHECK(given.year_to_date_working.empty());
}

TEST_CASE("year to date: a ratio of sums keeps its numerator and denominator") {
  Measure measure = measure_of("2.2", Polarity::high, Unit::per_cent);
  measure.year_to_date_rule = YearToDateRule::ratio_of_sums;
  const Rating rating =
      ReturnForTest("2016-05").row(measure, {"2016-04 90.0% 90/100", "2016-05 50.0% 10/20"}).rated("2.2");
  CHECK(rating.year_to_date->figure.shown() == "83.3%");
  CHECK(rating.year_to_date->figure.numerator == Decimal(100));
  CHECK(rating.year_to_date->figure.denominator == Decimal(120));
  CHECK(rating.year_to_date_working == "83.3%, 100 of 120 from April 2016 to May 2016");
}

TEST_CASE("year to date: an average, a rolling total, and quarters") {
  Measure average = measure_of("2.2", Polarity::high, Unit::days);
  average.year_to_date_rule = YearToDateRule::average;
  CHECK(ReturnForTest("2016-05").row(average, {"2016-04 4", "2016-05 7"}).rated("2.2").year_to_date_working ==
        "5.5, the average of April 2016 to May 2016");
  Measure rolling = count("2.1");
  rolling.year_to_date_rule = YearToDateRule::rolling_12_months;
  rolling.reporting_basis = ReportingBasis::in_period;
  std::vector<std::string> months;
  for (Period month = Period::month(2015, 6); month <= Period::month(2016, 5); month = month.next())
    months.push_back(month.id() + " 2");
  CHECK(ReturnForTest("2016-05").row(rolling, months).rated("2.1").year_to_date->figure.text == "24");
  Measure quarterly = count("1.B2");
  quarterly.year_to_date_rule = YearToDateRule::sum;
  CHECK(ReturnForTest("2017-Q2")
            .plan(quarterly, {"2017-Q1 732", "2017-Q2 485"})
            .rated("1.B2")
            .year_to_date->figure.text == "1,217");
}

TEST_CASE("year to date: counts that are percentages are not added up") {
  Measure measure = measure_of("2.2", Polarity::high, Unit::per_cent);
  measure.year_to_date_rule = YearToDateRule::sum;
  CHECK(ReturnForTest("2016-05").row(measure, {"2016-04 90%", "2016-05 50%"}).rated("2.2").year_to_date == nullptr);
}

}  // namespace
}  // namespace scorebook
