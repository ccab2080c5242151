#include "scorebook/forecast.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <vector>

#include "rate/rating_for_test.hpp"

namespace scorebook {
namespace {

using test::RatingBuilder;

const Period kJuly = Period::month(2016, 7);

// A count by July 2016, the fourth month of 2016/17.
RatingBuilder count_so_far(const std::string& year_to_date, const TypedTolerance& tolerance) {
  RatingBuilder builder("2.1", kJuly, Unit::count);
  builder.made.measure.year_to_date_rule = YearToDateRule::sum;
  builder.made.value = builder.observe("10", kJuly);
  builder.made.year_to_date = builder.observe(year_to_date, kJuly, ObservationKind::year_to_date);
  builder.tolerance(tolerance);
  return builder;
}

RatingBuilder share_so_far(const std::string& share, const std::string& of, const std::string& percentage,
                           YearToDateRule rule, const TypedTolerance& tolerance) {
  RatingBuilder builder("2.8", kJuly);
  builder.made.measure.year_to_date_rule = rule;
  builder.made.value = builder.observe(percentage, kJuly);
  if (!share.empty()) builder.out_of(share, of);
  if (rule == YearToDateRule::ratio_of_sums) {
    builder.made.year_to_date = builder.observe(percentage, kJuly, ObservationKind::year_to_date);
    if (!share.empty()) builder.out_of(share, of);
  }
  builder.tolerance(tolerance);
  return builder;
}

std::string shown(const Projection& projection) { return projection.figure ? projection.figure->shown() : "none"; }

const TypedTolerance kHigh120 = {"<100", "100>", "120"};
const TypedTolerance kHigh95 = {"<92%", "92%>", "95%"};

TEST_CASE("forecast: a count goes on in a straight line and is rated at year end") {
  const RatingBuilder builder = count_so_far("41", kHigh120);
  const Forecast forecast = forecast_of(builder.made);
  CHECK(forecast.year == Period::financial_year(2016));
  CHECK(forecast.months_so_far == 4);
  CHECK(shown(forecast.straight_line) == "123");
  CHECK(forecast.straight_line.working == "41 in 4 months of 2016/17: 41 x 12 / 4 = 123 by March 2017");
  CHECK(forecast.straight_line.rag.rag == Rag::green);
  CHECK(forecast.straight_line.rag.working == "123 is at or above the green threshold of 120: green");
  CHECK(forecast.straight_line.status == PlanStatus::met);
}

TEST_CASE("forecast: a projection is rated before it is rounded") {
  RatingBuilder builder = count_so_far("40", {"<95", "95>", "96"});
  builder.made.value = builder.observe("10", Period::month(2016, 8));
  builder.made.year_to_date = builder.observe("40", Period::month(2016, 8), ObservationKind::year_to_date);
  CHECK(forecast_of(builder.made).straight_line.rag.rag == Rag::green);  // 40 x 12 / 5 = 96
  builder.made.year_to_date = builder.observe("39.9", Period::month(2016, 8), ObservationKind::year_to_date);
  const Projection line = forecast_of(builder.made).straight_line;
  CHECK(shown(line) == "95.8");
  CHECK(line.figure->exact == Decimal(9576, 2));
  CHECK(line.rag.rag == Rag::amber);
}

TEST_CASE("forecast: a complete year is what it is, and nothing is left of it") {
  RatingBuilder builder = count_so_far("41", kHigh120);
  const Period march = Period::month(2017, 3);
  builder.made.value = builder.observe("10", march);
  builder.made.year_to_date = builder.observe("110", march, ObservationKind::year_to_date);
  const Forecast forecast = forecast_of(builder.made);
  CHECK(forecast.months_so_far == 12);
  CHECK(forecast.straight_line.working == "2016/17 is complete: 110");
  CHECK(forecast.straight_line.status == PlanStatus::satisfactory);
  CHECK(forecast.by_profile.why_not == "2016/17 is complete");
  CHECK(forecast.run_rate.why_not == "2016/17 is complete");
  CHECK(forecast.gap.words == "10 more to meet the target of 120");
}

TEST_CASE("forecast: quarters and cumulative figures are projected alike") {
  RatingBuilder builder("1.A4", Period::quarter(2017, 2), Unit::count);
  builder.made.measure.reporting_basis = ReportingBasis::cumulative;
  builder.made.measure.year_to_date_rule = YearToDateRule::last;
  builder.made.value = builder.observe("300", Period::quarter(2017, 2));
  builder.tolerance({"<500", "500>", "633"});
  const Forecast forecast = forecast_of(builder.made);
  CHECK(forecast.straight_line.working == "300 in 6 months of 2017/18: 300 x 12 / 6 = 600 by March 2018");
  CHECK(forecast.straight_line.rag.rag == Rag::amber);
  CHECK(forecast.run_rate.periods == 2);
  CHECK(forecast.run_rate.each == Decimal(1665, 1));
  CHECK(forecast.run_rate.words == "333 more in the 2 quarters left: 166.5 a quarter");
}

TEST_CASE("forecast: last year's profile says what share had been reached by now") {
  RatingBuilder builder = count_so_far("41", kHigh120);
  for (int month = 0; month < 12; ++month) {  // 30 of 120 by July 2015, the rest later
    const Period period = Period::of_month(Period::month(2015, 4).first() + month);
    builder.made.history.push_back(builder.observe(month < 2 ? "5" : month < 4 ? "10" : "11.25", period));
  }
  const Forecast forecast = forecast_of(builder.made);
  CHECK(shown(forecast.by_profile) == "164");
  CHECK(forecast.by_profile.working ==
        "41 so far; by July 2015 it had been 30 of the 120 of 2015/16: 41 x 120 / 30 = 164 by March 2017");
  CHECK(forecast.by_profile.rag.rag == Rag::green);
}

TEST_CASE("forecast: the total of last year may be an annual figure") {
  RatingBuilder builder = count_so_far("40", kHigh120);
  for (int month = 0; month < 4; ++month) {
    const Period period = Period::of_month(Period::month(2015, 4).first() + month);
    builder.made.history.push_back(builder.observe("8", period));
  }
  CHECK(forecast_of(builder.made).by_profile.why_not == "the total of 2015/16 is not known");
  builder.made.years.push_back(builder.observe("96", Period::financial_year(2015), ObservationKind::year));
  CHECK(shown(forecast_of(builder.made).by_profile) == "120");
}

TEST_CASE("forecast: there is no profile where last year is not known, was nothing or cannot be compared") {
  RatingBuilder builder = count_so_far("41", kHigh120);
  CHECK(forecast_of(builder.made).by_profile.why_not == "the figures of 2015/16 up to July 2015 are not all known");
  for (int month = 0; month < 12; ++month) {
    const Period period = Period::of_month(Period::month(2015, 4).first() + month);
    builder.made.history.push_back(builder.observe(month < 4 ? "0" : "11", period));
  }
  CHECK(forecast_of(builder.made).by_profile.why_not == "nothing had been reached by July 2015");
  builder.made.breaks = {{Period::month(2016, 4), "new recording system", "J Smith"}};
  CHECK(forecast_of(builder.made).by_profile.why_not ==
        "figures from April 2016 on are not compared with earlier ones: new recording system");
  builder.made.breaks = {{Period::month(2015, 4), "earlier", ""}};  // both years lie after it
  CHECK(forecast_of(builder.made).by_profile.why_not == "nothing had been reached by July 2015");
}

TEST_CASE("forecast: a cumulative percentage has a profile and no straight line") {
  RatingBuilder builder("5.1", Period::quarter(2017, 1));
  builder.made.measure.year_to_date_rule = YearToDateRule::cumulative;
  builder.made.value = builder.observe("30.0", Period::quarter(2017, 1));
  builder.made.history = {builder.observe("20.0", Period::quarter(2016, 1)),
                          builder.observe("60.0", Period::quarter(2016, 4))};
  builder.tolerance(kHigh95);
  const Forecast forecast = forecast_of(builder.made);
  CHECK(forecast.straight_line.why_not ==
        "nothing says whether a cumulative percentage grows towards the end of the year");
  CHECK(shown(forecast.by_profile) == "90.0%");
  CHECK(forecast.by_profile.status == PlanStatus::not_met);
  CHECK(forecast.run_rate.words == "65 points more in the 3 quarters left: 21.67 points a quarter");
}

TEST_CASE("forecast: a ratio of sums stands for the year, and the gap is in people") {
  const RatingBuilder builder = share_so_far("904", "1003", "90.1", YearToDateRule::ratio_of_sums, kHigh95);
  const Forecast forecast = forecast_of(builder.made);
  CHECK(forecast.straight_line.working == "90.1% (904 of 1,003) so far stands for 2016/17");
  CHECK(forecast.straight_line.rag.rag == Rag::red);
  CHECK(forecast.by_profile.why_not == "only a total has a profile over the year");
  CHECK(forecast.gap.missing == Decimal(49));  // 952.85, so 953
  CHECK(forecast.gap.in_units);
  CHECK(forecast.gap.words == "49 more of the 1,003 would meet the target of 95%");
  CHECK(forecast.run_rate.each == Decimal(975, 1));  // (12 x 95 - 4 x 90.1) / 8 = 97.45
  CHECK(forecast.run_rate.words == "97.5% in the 8 months left, if each month counts as many as so far");
}

TEST_CASE("forecast: fewer people where low is good") {
  RatingBuilder builder = share_so_far("", "", "27.9", YearToDateRule::ratio_of_sums, {});
  builder.made.measure.polarity = Polarity::low;
  builder.made.year_to_date = builder.observe("27.9", kJuly, ObservationKind::year_to_date);
  builder.out_of("112", "402");
  builder.tolerance({"26%+", "26%<", "23%"});
  const Forecast forecast = forecast_of(builder.made);
  CHECK(forecast.gap.words == "20 fewer of the 402 would meet the target of 23%");  // 92.46, so 92
  CHECK(forecast.run_rate.words == "no more than 20.5% in the 8 months left, if each month counts as many as so far");
}

TEST_CASE("forecast: the people of a ratio are added up from its months where the year to date has none") {
  RatingBuilder builder = share_so_far("", "", "90.0", YearToDateRule::ratio_of_sums, kHigh95);
  for (int month = 0; month < 4; ++month) {
    const Period period = Period::of_month(Period::month(2016, 4).first() + month);
    builder.made.history.push_back(builder.observe("90.0", period));
    builder.out_of("90", "100");
  }
  CHECK(forecast_of(builder.made).gap.words == "20 more of the 400 would meet the target of 95%");
  builder.made.history.erase(builder.made.history.begin());
  CHECK(forecast_of(builder.made).gap.words == "5 points short of the target of 95%");
}

TEST_CASE("forecast: people that do not give the percentage are not believed") {
  const RatingBuilder builder = share_so_far("99", "1003", "90.1", YearToDateRule::ratio_of_sums, kHigh95);
  const Gap gap = forecast_of(builder.made).gap;
  CHECK_FALSE(gap.in_units);
  CHECK(gap.words == "4.9 points short of the target of 95%");
}

TEST_CASE("forecast: a strict target needs one more") {
  RatingBuilder builder = share_so_far("94", "100", "94.0", YearToDateRule::last, {});
  builder.tolerance({"<92%", "92%>", ">95%"});
  CHECK(forecast_of(builder.made).gap.missing == Decimal(2));
  builder.made.value = builder.observe("95.0", kJuly);
  builder.out_of("95", "100");
  CHECK(forecast_of(builder.made).gap.missing == Decimal(1));
}

TEST_CASE("forecast: a level stands as it is, without profile or run rate") {
  RatingBuilder builder("6.1", kJuly, Unit::per_10000);
  builder.made.measure.polarity = Polarity::low;
  builder.made.measure.year_to_date_rule = YearToDateRule::last;
  builder.made.value = builder.observe("345.8", kJuly);
  builder.out_of("1950", "56398");
  builder.tolerance({">330", "330>", "320"});
  const Forecast forecast = forecast_of(builder.made);
  CHECK(forecast.straight_line.working == "the latest figure, 345.8 of July 2016, stands for 2016/17");
  CHECK(forecast.straight_line.rag.rag == Rag::red);
  CHECK(forecast.run_rate.why_not == "the year's figure is the latest one, not made of months");
  CHECK(forecast.gap.words == "146 fewer of the 56,398 would meet the target of 320");  // 1,804.7, so 1,804
}

TEST_CASE("forecast: an average needs the mean of what is left") {
  RatingBuilder builder("7.1", kJuly, Unit::days);
  builder.made.measure.polarity = Polarity::low;
  builder.made.measure.year_to_date_rule = YearToDateRule::average;
  builder.made.value = builder.observe("14", kJuly);
  builder.made.year_to_date = builder.observe("14", kJuly, ObservationKind::year_to_date);
  builder.tolerance({">13", "13>", "12"});
  const Forecast forecast = forecast_of(builder.made);
  CHECK(forecast.straight_line.working == "the average so far, 14, stands for 2016/17");
  CHECK(forecast.run_rate.words == "no more than 11 in the 8 months left on average");
  CHECK(forecast.gap.words == "2 above the target of 12");
  CHECK_FALSE(forecast.gap.in_units);
}

TEST_CASE("forecast: the run rate of a total, and what can no longer be met") {
  RatingBuilder builder = count_so_far("41", kHigh120);
  CHECK(forecast_of(builder.made).run_rate.each == Decimal(99, 1));
  CHECK(forecast_of(builder.made).run_rate.words == "79 more in the 8 months left: 9.9 a month");
  builder.made.year_to_date = builder.observe("130", kJuly, ObservationKind::year_to_date);
  CHECK(forecast_of(builder.made).run_rate.words == "the target of 120 is reached already: 130");
  CHECK(forecast_of(builder.made).run_rate.each == Decimal(0));
  builder.made.measure.polarity = Polarity::low;
  builder.tolerance({">140", "140>", "135"});
  CHECK(forecast_of(builder.made).run_rate.words == "no more than 5 in the 8 months left: 0.6 a month");
  CHECK(forecast_of(builder.made).gap.words == "the target of 135 is met: 130");
  builder.tolerance({">129", "129>", "120"});
  CHECK(forecast_of(builder.made).run_rate.why_not == "130 is beyond the target of 120 already");
  CHECK_FALSE(forecast_of(builder.made).run_rate.each);
  CHECK(forecast_of(builder.made).gap.words == "10 above the target of 120");
}

TEST_CASE("forecast: a percentage that would need more than 100% is out of reach") {
  RatingBuilder builder = share_so_far("", "", "50.0", YearToDateRule::ratio_of_sums, kHigh95);
  CHECK(forecast_of(builder.made).run_rate.why_not ==
        "the target of 95% is out of reach: it would take 117.5% in the 8 months left, if each month counts as many as "
        "so far");
  const Period february = Period::month(2017, 2);
  builder.made.value = builder.observe("100.0", february);
  builder.made.year_to_date = builder.observe("100.0", february, ObservationKind::year_to_date);
  builder.tolerance({"<85%", "85%>", "90%"});
  CHECK(forecast_of(builder.made).run_rate.words ==
        "the target of 90% is met whatever the 1 month left brings, if each month counts as many as so far");
}

TEST_CASE("forecast: a target in place of a tolerance is the one at year end") {
  RatingBuilder builder = count_so_far("41", {});
  builder.made.rated_by = RatedBy::target;
  builder.made.target_year_end.value = Decimal(40);  // its share of a year's 120
  CHECK(forecast_of(builder.made).gap.why_not == "the target at year end is not known");
  CHECK(forecast_of(builder.made).straight_line.rag.reason == "the target at year end is not known");
  TargetForPeriod at_year_end;
  at_year_end.value = Decimal(120);
  CHECK(forecast_of(builder.made, &at_year_end).run_rate.words == "79 more in the 8 months left: 9.9 a month");
  at_year_end.side = TargetSide::at_most;
  CHECK(forecast_of(builder.made, &at_year_end).gap.words == "the target of 120 is met: 41");
  at_year_end.value.reset();
  at_year_end.reason = "to be reached by April 2018";
  CHECK(forecast_of(builder.made, &at_year_end).gap.why_not == "to be reached by April 2018");
}

TEST_CASE("forecast: a gap below what is printed is told at full precision") {
  RatingBuilder builder = share_so_far("", "", "95.0", YearToDateRule::last, kHigh95);
  Observation close = *builder.made.value;
  close.figure.exact = Decimal(9496, 2);
  builder.made.value = &close;
  CHECK(forecast_of(builder.made).gap.words == "0.04 points short of the target of 95%");
}

TEST_CASE("forecast: thresholds for single months say nothing of a year's total") {
  RatingBuilder builder = count_so_far("41", {"<8", "8>", "10"});
  builder.made.measure.rag_basis = RagBasis::period;
  const Forecast forecast = forecast_of(builder.made);
  CHECK(shown(forecast.straight_line) == "123");
  CHECK(forecast.straight_line.rag.reason == "its thresholds are for single periods");
  CHECK(forecast.straight_line.status == PlanStatus::not_settled);
  CHECK(forecast.gap.why_not == "its thresholds are for single periods");
}

TEST_CASE("forecast: without a target there is a projection, not applicable for status, and no gap") {
  const RatingBuilder builder = count_so_far("41", {"", "", "n/a"});
  const Forecast forecast = forecast_of(builder.made);
  CHECK(shown(forecast.straight_line) == "123");
  CHECK(forecast.straight_line.rag.reason == "no target set");
  CHECK(forecast.straight_line.status == PlanStatus::not_applicable);
  CHECK(forecast.gap.why_not == "no target set");
  CHECK(forecast.run_rate.why_not == "no target set");
}

TEST_CASE("forecast: where nothing can be said there is a reason") {
  const auto why = [](const auto& change) {
    RatingBuilder builder = count_so_far("41", kHigh120);
    change(builder);
    const Forecast forecast = forecast_of(builder.made);
    CHECK_FALSE(forecast.straight_line.figure);
    CHECK(forecast.straight_line.why_not == forecast.by_profile.why_not);
    CHECK(forecast.gap.why_not == forecast.run_rate.why_not);
    return forecast.straight_line.why_not;
  };
  CHECK(why([](RatingBuilder& builder) { builder.made.value = nullptr; }) == "no figure for July 2016");
  CHECK(why([](RatingBuilder& builder) { builder.made.value = builder.observe("n/a", kJuly); }) ==
        "no figure for July 2016");
  CHECK(why([](RatingBuilder& builder) { builder.made.year_to_date = nullptr; }) ==
        "there is no year to date for July 2016");
  CHECK(why([](RatingBuilder& builder) {
          builder.made.year_to_date = builder.observe("41", Period::month(2016, 6), ObservationKind::year_to_date);
        }) == "there is no year to date for July 2016");
  CHECK(why([](RatingBuilder& builder) { builder.made.measure.year_to_date_rule = YearToDateRule::not_stated; }) ==
        "neither a register nor a data note says how the year follows from its months");
  CHECK(why([](RatingBuilder& builder) { builder.made.measure.year_to_date_rule = YearToDateRule::none; }) ==
        "the measure has no year to date");
  CHECK(why([](RatingBuilder& builder) { builder.made.measure.unit = Unit::per_cent; }) ==
        "percentages do not add up to a year's");
  CHECK(why([](RatingBuilder& builder) { builder.made.measure.year_to_date_note = "Academic Year"; }) ==
        "its year is the academic year");
  CHECK(why([](RatingBuilder& builder) { builder.made.value = builder.observe("1", Period::term(2016, "summer")); }) ==
        "terms are no part of a financial year");
  CHECK(why([](RatingBuilder& builder) { builder.made.value = builder.observe("1", Period::wave(2016, 6)); }) ==
        "a survey is not spread over the months of a year");
  CHECK(why([](RatingBuilder& builder) {
          builder.made.value = builder.observe("1", Period::span(kJuly.first() - 5, kJuly.last()));
        }) == "its period is no part of one financial year");
}

TEST_CASE("forecast: April is a year to date by itself, and an annual figure is its year") {
  RatingBuilder builder = count_so_far("41", kHigh120);
  builder.made.year_to_date = nullptr;
  builder.made.value = builder.observe("10", Period::month(2016, 4));
  CHECK(shown(forecast_of(builder.made).straight_line) == "120");
  builder.made.value = builder.observe("99", Period::calendar_year(2016));
  CHECK(forecast_of(builder.made).straight_line.working == "2016 is complete: 99");
}

TEST_CASE("forecast: figures beyond reach end in a reason, not in nonsense") {
  RatingBuilder builder = count_so_far("41", kHigh120);
  Observation huge = *builder.made.year_to_date;
  huge.figure.value = huge.figure.exact = Decimal(std::numeric_limits<std::int64_t>::max() / 10, -300);
  huge.figure.decimals = 0;
  builder.made.year_to_date = &huge;
  CHECK(forecast_of(builder.made).straight_line.why_not == "the figure is too large to be projected");
  CHECK(forecast_of(builder.made).run_rate.words.find("the target of 120 is reached already") == 0);
  huge.figure.value = huge.figure.exact = Decimal(0);
  builder.out_of("0", "0");
  CHECK(shown(forecast_of(builder.made).straight_line) == "0");
  builder.made.measure.unit = Unit::per_cent;
  builder.made.measure.year_to_date_rule = YearToDateRule::ratio_of_sums;
  huge.figure.numerator = huge.figure.denominator = Decimal(0);
  CHECK(forecast_of(builder.made).gap.words == "120 points short of the target of 120%");
}

}  // namespace
}  // namespace scorebook
