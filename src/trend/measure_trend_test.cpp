#include "scorebook/measure_trend.hpp"

#include <doctest/doctest.h>

#include <deque>
#include <limits>

namespace scorebook {
namespace {

// A rating put together by hand, with the observations that it points to.
struct HandMade {
  std::deque<Observation> figures;  // never move
  Rating rating;

  explicit HandMade(Unit unit = Unit::per_cent, Polarity polarity = Polarity::high) {
    rating.measure.unit = unit;
    rating.measure.polarity = polarity;
    rating.period = Period::month(2016, 3);
  }

  Observation* figure(Period period, std::optional<Decimal> value, ObservationKind kind = ObservationKind::value) {
    Observation made;
    made.period = period;
    made.kind = kind;
    made.figure.value = made.figure.exact = value;
    made.figure.unit = rating.measure.unit;
    if (value) made.figure.decimals = value->places();
    if (!value) made.figure.missing = Missing::not_available;
    figures.push_back(made);
    return &figures.back();
  }

  // Months that follow each other up to March 2016; the last is the rating's own figure.
  HandMade& months(const std::vector<std::optional<Decimal>>& values) {
    Period month = Period::of_month(rating.period.last() - static_cast<MonthNumber>(values.size()) + 1);
    for (const std::optional<Decimal>& value : values) {
      if (value) rating.history.push_back(figure(month, value));
      month = month.next();
    }
    if (!rating.history.empty()) rating.value = rating.history.back();
    return *this;
  }

  Observation* benchmark(const std::string& name, Decimal value) {
    Observation* made = figure(Period::financial_year(2014), value, ObservationKind::benchmark);
    made->benchmark = name;
    rating.benchmarks.push_back(made);
    return made;
  }

  void years(const std::vector<std::pair<std::int64_t, std::int64_t>>& cases) {
    Period year = Period::financial_year(2015 - static_cast<int>(cases.size()) + 1);
    for (const auto& [count, of] : cases) {
      const double share = 100.0 * static_cast<double>(count) / static_cast<double>(of);
      Observation* made = figure(year, Decimal::from_double(share)->rounded(1), ObservationKind::year);
      made->figure.numerator = Decimal(count);
      made->figure.denominator = Decimal(of);
      rating.years.push_back(made);
      year = year.next();
    }
  }
};

std::vector<std::optional<Decimal>> around(std::int64_t middle, std::size_t months) {
  std::vector<std::optional<Decimal>> values;
  for (std::size_t i = 0; i < months; ++i) values.emplace_back(Decimal(middle + (i % 2 == 0 ? 1 : -1)));
  return values;
}

Observation* with_cases(Observation* observation, Decimal count, Decimal of) {
  observation->figure.numerator = count;
  observation->figure.denominator = of;
  return observation;
}

TEST_CASE("measure trend: a figure beyond the limits of its history is a special cause") {
  HandMade made;
  std::vector<std::optional<Decimal>> values = around(50, 13);
  values.back() = Decimal(70);
  const MeasureTrend trend = trend_of(made.months(values).rating);
  REQUIRE(trend.chart.chart.ok());
  CHECK(trend.chart.variation_words == "March 2016 is higher than ordinary variation explains: an improvement.");
  CHECK(trend.chart.figures.size() == trend.chart.chart.value().points.size());
  CHECK(trend.chart.missing_words.empty());
}

TEST_CASE("measure trend: the figures are charted as stored, not as shown") {
  HandMade made;
  made.months({Decimal(1), Decimal(2), Decimal(1)});
  made.figures[1].figure.exact = Decimal(24, 1);
  const MeasureTrend trend = trend_of(made.rating);
  CHECK(trend.chart.chart.value().points[1].point.value == doctest::Approx(2.4));
}

TEST_CASE("measure trend: a month without a figure is named and breaks the run") {
  HandMade made;
  made.months({Decimal(50), std::nullopt, Decimal(52), Decimal(51)});
  const MeasureTrend trend = trend_of(made.rating);
  CHECK(trend.chart.missing_words ==
        "There is no figure for January 2016; months are compared only where they follow each other.");
}

TEST_CASE("measure trend: a history that breaks its promise is refused, never charted wrongly") {
  HandMade twice;
  twice.months(around(50, 4));
  twice.rating.history.push_back(twice.rating.history.back());
  CHECK(trend_of(twice.rating).chart.chart.reason() == NotCalculable::periods_not_in_order);
  HandMade mixed;
  mixed.months(around(50, 4));
  mixed.rating.history.insert(mixed.rating.history.begin(), mixed.figure(Period::quarter(2014, 1), Decimal(3)));
  CHECK(trend_of(mixed.rating).chart.chart.reason() == NotCalculable::periods_of_different_kinds);
  HandMade units;
  units.months(around(50, 4));
  units.figures.front().figure.unit = Unit::count;
  CHECK(trend_of(units.rating).chart.chart.reason() == NotCalculable::units_differ);
  HandMade holes;
  holes.months(around(50, 4));
  holes.rating.history.push_back(nullptr);
  Observation* no_period = holes.figure(Period::month(2016, 3), Decimal(1));
  no_period->period.reset();
  holes.rating.history.push_back(no_period);
  holes.rating.history.push_back(holes.figure(Period::month(2016, 4), std::nullopt));
  holes.rating.benchmarks.push_back(nullptr);
  holes.rating.years.push_back(nullptr);
  CHECK(trend_of(holes.rating).chart.chart.value().points.size() == 4);
}

TEST_CASE("measure trend: nothing at all has a reason everywhere") {
  const MeasureTrend trend = trend_of(Rating{});
  CHECK(trend.chart.variation_words == "Ordinary variation cannot be worked out: there is no figure.");
  CHECK(trend.interval.words == "How far chance could move the figure cannot be worked out: there is no figure.");
  CHECK(trend.years.words == "A five-year trend cannot be worked out: there are figures for fewer than five years.");
  CHECK(trend.benchmarks.empty());
  CHECK(trend.compared == nullptr);
}

TEST_CASE("measure trend: rolling, cumulative and annual figures are no chart, and the reason is said") {
  HandMade basis;
  basis.rating.measure.reporting_basis = ReportingBasis::rolling_12_months;
  CHECK(
      trend_of(basis.months(around(50, 14)).rating).chart.variation_words ==
      "Ordinary variation cannot be worked out: each figure covers twelve months and shares most of them with the one "
      "before.");
  HandMade rule;
  rule.rating.measure.year_to_date_rule = YearToDateRule::rolling_12_months;
  CHECK(trend_of(rule.months(around(50, 14)).rating).chart.chart.reason() == NotCalculable::figures_rolling);
  for (std::string Measure::*note : {&Measure::data_note, &Measure::year_to_date_note, &Measure::title}) {
    HandMade noted;
    noted.rating.measure.*note = "Rolling Year";
    CHECK(trend_of(noted.months(around(50, 14)).rating).chart.chart.reason() == NotCalculable::figures_rolling);
    noted.rating.measure.reporting_basis = ReportingBasis::in_period;  // the register knows better than a note
    CHECK(trend_of(noted.rating).chart.chart.ok());
  }
  HandMade cumulative;
  cumulative.rating.measure.year_to_date_rule = YearToDateRule::cumulative;
  CHECK(trend_of(cumulative.months(around(50, 14)).rating).chart.chart.reason() == NotCalculable::figures_cumulative);
  HandMade annual;
  annual.rating.history = {annual.figure(Period::financial_year(2014), Decimal(3))};
  CHECK(trend_of(annual.rating).chart.chart.reason() == NotCalculable::figures_annual);
}

TEST_CASE("measure trend: assurance is by the green threshold, else by the target") {
  HandMade made;
  made.months(around(50, 12));
  CHECK(trend_of(made.rating).chart.chart.value().assurance.reason() == NotCalculable::no_target);
  made.rating.target.value = Decimal(30);
  CHECK(trend_of(made.rating).chart.assurance_words ==
        "The target will be met month after month unless something changes.");
  made.rating.tolerance.kind = ToleranceKind::high_is_good;
  made.rating.tolerance.green = Decimal(70);
  CHECK(trend_of(made.rating).chart.assurance_words ==
        "The target will be missed month after month unless something changes.");
  made.rating.tolerance.unit = Unit::count;  // on another scale than the figures
  CHECK(trend_of(made.rating).chart.chart.value().assurance.reason() == NotCalculable::no_target);
}

TEST_CASE("measure trend: a threshold for the year to date gives no assurance of a month") {
  HandMade made;
  made.months(around(50, 12));
  made.rating.target.value = Decimal(30);
  made.rating.measure.rag_basis = RagBasis::year_to_date;
  CHECK(trend_of(made.rating).chart.assurance_words ==
        "Whether the target can be relied on cannot be said: the target is meant for the year to date, not for one "
        "period.");
}

TEST_CASE("measure trend: a count's threshold may be the year's, which is said") {
  HandMade made(Unit::count, Polarity::high);
  made.months(around(7, 12));
  made.rating.tolerance.kind = ToleranceKind::high_is_good;
  made.rating.tolerance.green = Decimal(60);
  CHECK(trend_of(made.rating).chart.chart.value().assurance.value() == Assurance::consistently_failing);
  made.rating.year_to_date = made.figure(made.rating.period, Decimal(84), ObservationKind::year_to_date);
  CHECK(trend_of(made.rating).chart.assurance_words ==
        "Whether the target can be relied on cannot be said: nothing states whether the target is meant for one period "
        "or for the year to date.");
  made.rating.measure.rag_basis = RagBasis::period;
  CHECK(trend_of(made.rating).chart.chart.value().assurance.ok());
}

TEST_CASE("measure trend: a band or a range is good on neither side") {
  HandMade made(Unit::per_10000, Polarity::low);
  made.months(around(50, 12));
  made.rating.tolerance.kind = ToleranceKind::band;
  made.rating.tolerance.centre = Decimal(52);
  CHECK(trend_of(made.rating).chart.chart.value().assurance.reason() == NotCalculable::no_good_or_bad);
  made.rating.tolerance = {};
  made.rating.target.value = made.rating.target.range_low = Decimal(45);
  made.rating.target.range_high = Decimal(55);
  CHECK(trend_of(made.rating).chart.chart.value().assurance.reason() == NotCalculable::no_good_or_bad);
  made.rating.target.side = TargetSide::at_most;
  CHECK(trend_of(made.rating).chart.chart.value().assurance.ok());
}

TEST_CASE("measure trend: a break of the register begins a new process, under its reason") {
  HandMade made;
  made.months({Decimal(10), Decimal(12), Decimal(50), Decimal(52), Decimal(51)});
  made.rating.breaks = {{Period::month(2016, 1), "new case system", "J Smith"}};
  const MeasureTrend trend = trend_of(made.rating);
  CHECK(trend.chart.chart.value().segments.size() == 2);
  CHECK(
      trend.chart.variation_words ==
      "March 2016 is within ordinary variation. This is provisional: there are only three months so far. Counted from "
      "January 2016 only (new case system).");
}

TEST_CASE("measure trend: limits are shown where figures can be") {
  HandMade high;
  const MeasureTrend shares = trend_of(high.months({Decimal(99), Decimal(90), Decimal(100), Decimal(91)}).rating);
  CHECK(shares.chart.chart.value().latest_segment().limits.value().upper > 100);
  CHECK(shares.chart.limits->upper == 100);
  HandMade low(Unit::count, Polarity::low);
  const MeasureTrend counts = trend_of(low.months({Decimal(1), Decimal(7), Decimal(2), Decimal(6)}).rating);
  CHECK(counts.chart.limits->lower == 0);
  CHECK(counts.chart.limits_words == "Ordinary variation is from 0.0 to 17.3, around an average of 4.0.");
  HandMade change;
  const MeasureTrend growth = trend_of(change.months({Decimal(-9), Decimal(120), Decimal(2)}).rating);
  CHECK(growth.chart.limits->lower < 0);
  CHECK(growth.chart.limits->upper > 100);
}

TEST_CASE("measure trend: every segment has its own limits to be shown, within what figures can be") {
  HandMade made;
  made.months({Decimal(10), Decimal(12), Decimal(11), Decimal(99), Decimal(90), Decimal(100), Decimal(91)});
  made.rating.breaks = {{Period::month(2015, 12), "new case system", "J Smith"}};
  const MeasureChart chart = trend_of(made.rating).chart;
  CHECK(chart.unit == Unit::per_cent);
  REQUIRE(chart.segment_limits.size() == 2);
  REQUIRE(chart.segment_limits[0]);
  REQUIRE(chart.segment_limits[1]);
  CHECK(chart.segment_limits[0]->mean == doctest::Approx(11));
  CHECK(chart.segment_limits[1]->upper == 100);
  CHECK(chart.segment_limits[1]->mean == chart.limits->mean);
  CHECK(chart_number_words(chart.limits->upper, chart.unit, chart.limit_decimals) == "100.0%");
  HandMade short_one;
  const auto none = trend_of(short_one.months({Decimal(10)}).rating).chart.segment_limits;
  REQUIRE(none.size() == 1);
  CHECK_FALSE(none.front());
}

TEST_CASE("measure trend: provisional figures are charted like others") {
  HandMade made;
  made.months(around(50, 12));
  made.figures.back().figure.provisional = true;
  CHECK(trend_of(made.rating).chart.chart.value().points.size() == 12);
}

TEST_CASE("measure trend: the interval of a percentage comes from its cases") {
  HandMade made;
  made.rating.value = with_cases(made.figure(made.rating.period, Decimal(500, 1)), 2, 4);
  const MeasureTrend trend = trend_of(made.rating);
  CHECK(trend.interval.words == "Allowing for chance, 50.0% may stand for anything from 15.0% to 85.0%.");
}

TEST_CASE("measure trend: a scorecard's figure has its cases from the detail page that shows the same one") {
  HandMade made;
  made.rating.value = made.figure(made.rating.period, Decimal(500, 1));
  made.rating.history = {with_cases(made.figure(made.rating.period, Decimal(50)), 2, 4)};
  CHECK(trend_of(made.rating).interval.figure == made.rating.history.front());
  CHECK(trend_of(made.rating).interval.interval.ok());
  made.figures.back().figure.value = Decimal(51);
  CHECK(trend_of(made.rating).interval.interval.reason() == NotCalculable::cases_not_known);
}

TEST_CASE("measure trend: no interval from cases that do not lead to the figure") {
  HandMade made;
  made.rating.value = with_cases(made.figure(made.rating.period, Decimal(289, 1)), 19, 53);
  const MeasureTrend trend = trend_of(made.rating);
  CHECK(trend.interval.interval.reason() == NotCalculable::cases_not_of_figure);
  made.figures.back().figure.denominator = Decimal(0);
  CHECK(trend_of(made.rating).interval.interval.reason() == NotCalculable::nothing_to_divide_by);
}

TEST_CASE("measure trend: a rate's interval is per its own base") {
  HandMade made(Unit::per_10000, Polarity::low);
  made.rating.value = with_cases(made.figure(made.rating.period, Decimal(654, 1)), 369, 56398);
  const MeasureTrend trend = trend_of(made.rating);
  REQUIRE(trend.interval.interval.ok());
  CHECK(trend.interval.interval.value().estimate == doctest::Approx(65.428).epsilon(1e-4));
  made.rating.measure.rate_base = Decimal(1000);
  CHECK(trend_of(made.rating).interval.interval.reason() == NotCalculable::cases_not_of_figure);
}

TEST_CASE("measure trend: only counts of events have an interval") {
  HandMade made(Unit::count, Polarity::high);
  made.rating.value = made.figure(made.rating.period, Decimal(5));
  CHECK(trend_of(made.rating).interval.interval.reason() == NotCalculable::events_not_stated);
  made.rating.measure.year_to_date_note = "As at mth end";
  CHECK(trend_of(made.rating).interval.interval.reason() == NotCalculable::not_events);
  made.rating.measure.year_to_date_note = "Financial Year";
  made.rating.measure.year_to_date_rule = YearToDateRule::sum;
  CHECK(trend_of(made.rating).interval.words == "Allowing for chance, 5 may stand for anything from 2 to 12.");
  made.rating.measure.reporting_basis = ReportingBasis::snapshot;
  CHECK(trend_of(made.rating).interval.interval.reason() == NotCalculable::not_events);
  made.rating.measure.reporting_basis = ReportingBasis::in_period;
  CHECK(trend_of(made.rating).interval.interval.ok());
  HandMade days(Unit::days, Polarity::low);
  days.rating.value = days.figure(days.rating.period, Decimal(338));
  CHECK(trend_of(days.rating).interval.interval.reason() == NotCalculable::no_cases_behind);
}

TEST_CASE("measure trend: five years of shares") {
  HandMade made(Unit::per_cent, Polarity::low);
  made.years({{994, 40299}, {1023, 41527}, {1199, 42811}, {1332, 44064}, {1367, 44701}});
  const MeasureTrend trend = trend_of(made.rating);
  REQUIRE(trend.years.trend.ok());
  CHECK(trend.years.trend.value().chi_squared == doctest::Approx(47.8967).epsilon(1e-5));
  CHECK(trend.years.words ==
        "Rising over the five years from 2011/12 to 2015/16, by more than chance explains: a concern.");
}

TEST_CASE("measure trend: a year without its cases is not passed over") {
  HandMade made;
  made.years({{1, 9}, {2, 9}, {3, 9}, {4, 9}, {5, 9}, {6, 9}});
  made.figures.back().figure.numerator.reset();
  CHECK(trend_of(made.rating).years.trend.reason() == NotCalculable::cases_not_known);
  made.figures.back().figure.numerator = Decimal(6);
  CHECK(trend_of(made.rating).years.trend.ok());
  made.rating.years.erase(made.rating.years.begin() + 3);
  CHECK(trend_of(made.rating).years.trend.reason() == NotCalculable::years_not_consecutive);
}

TEST_CASE("measure trend: five years of counts") {
  HandMade made(Unit::count, Polarity::high);
  made.rating.measure.reporting_basis = ReportingBasis::in_period;
  for (int year = 2011; year < 2016; ++year)
    made.rating.years.push_back(made.figure(Period::financial_year(year), Decimal(100 * (year - 2000))));
  const MeasureTrend trend = trend_of(made.rating);
  REQUIRE(trend.years.trend.ok());
  CHECK(trend.years.trend.value().variation == Variation::improvement);
  made.rating.measure.reporting_basis = ReportingBasis::snapshot;
  CHECK(trend_of(made.rating).years.trend.reason() == NotCalculable::not_events);
}

TEST_CASE("measure trend: benchmarks are set beside the year to date, with chance where the cases are known") {
  HandMade made(Unit::per_cent, Polarity::low);
  made.months(around(20, 3));
  made.rating.year_to_date = made.figure(made.rating.period, Decimal(309, 1), ObservationKind::year_to_date);
  made.benchmark("England", Decimal(24));
  made.benchmark("best_stat_neigh", Decimal(309, 1));
  made.benchmark("nat_top_quartile", Decimal(60));
  made.benchmark("stat_neigh_avg", Decimal(22));
  MeasureTrend trend = trend_of(made.rating);
  CHECK(trend.compared == made.rating.year_to_date);
  CHECK(trend.benchmarks[0].words == "Worse (higher) than the statistical neighbour average (2014/15).");
  CHECK(trend.benchmarks[1].words == "The same as the best statistical neighbour (2014/15).");
  CHECK(trend.benchmarks[2].words == "Better (lower) than the national top quartile (2014/15).");
  CHECK(trend.benchmarks[3].words == "Worse (higher) than England (2014/15).");
  CHECK_FALSE(trend.benchmarks[0].allows_for_chance);
  with_cases(&made.figures[3], Decimal(309), Decimal(1000));
  trend = trend_of(made.rating);
  CHECK(trend.benchmarks[0].allows_for_chance);
  CHECK(trend.benchmarks[0].words ==
        "Worse (higher) than the statistical neighbour average (2014/15), and the difference is far more than chance.");
  CHECK(trend.benchmarks[1].standing.value() == Standing::similar);
  made.rating.year_to_date = nullptr;
  CHECK(trend_of(made.rating).compared == made.rating.value);
}

TEST_CASE("measure trend: a benchmark in another unit, without a figure or a year is said so") {
  HandMade made(Unit::per_cent, Polarity::low);
  made.benchmark("nat_avg", Decimal(22))->figure.unit = Unit::per_10000;
  CHECK(trend_of(made.rating).benchmarks[0].standing.reason() == NotCalculable::no_figure);
  made.months(around(20, 3));
  CHECK(trend_of(made.rating).benchmarks[0].words == "No comparison can be made: the benchmark is in another unit.");
  made.figures.front().figure.unit = Unit::unknown;  // 22, or 22%?
  CHECK(trend_of(made.rating).benchmarks[0].standing.reason() == NotCalculable::benchmark_in_another_unit);
  made.figures.front().figure.unit = Unit::per_cent;
  made.figures.front().period.reset();
  CHECK(trend_of(made.rating).benchmarks[0].words == "Better (lower) than the national average (year not stated).");
  made.figures.front().figure.value.reset();
  CHECK(trend_of(made.rating).benchmarks[0].standing.reason() == NotCalculable::no_figure);
}

TEST_CASE("measure trend: a part of the year is not set beside a whole one") {
  HandMade made(Unit::per_10000, Polarity::low);
  made.rating.period = Period::month(2016, 1);
  made.rating.value = made.figure(made.rating.period, Decimal(67, 1));
  made.rating.year_to_date = made.figure(made.rating.period, Decimal(85), ObservationKind::year_to_date);
  made.benchmark("nat_avg", Decimal(52));
  CHECK(trend_of(made.rating).benchmarks[0].words ==
        "No comparison can be made: the figure covers a part of a year, the benchmark a whole one.");
  made.figures[1].period = Period::month(2016, 3);
  CHECK(trend_of(made.rating).benchmarks[0].standing.value() == Standing::worse);
  made.figures[1].period = Period::month(2016, 1);
  made.rating.measure.year_to_date_rule = YearToDateRule::average;
  CHECK(trend_of(made.rating).benchmarks[0].standing.value() == Standing::worse);
  made.rating.year_to_date = nullptr;
  made.rating.measure.reporting_basis = ReportingBasis::in_period;
  CHECK(trend_of(made.rating).benchmarks[0].standing.reason() == NotCalculable::figure_of_part_of_the_year);
  made.rating.measure.reporting_basis = ReportingBasis::snapshot;
  CHECK(trend_of(made.rating).benchmarks[0].standing.value() == Standing::better);
}

TEST_CASE("measure trend: figures and printed places that cannot be meant never crash") {
  HandMade made(Unit::count, Polarity::high);
  made.rating.measure.reporting_basis = ReportingBasis::in_period;
  const std::int64_t most = 999'999'999'999'999'999;
  made.months({Decimal(most), Decimal(-most, -300), Decimal(1, 300)});
  made.rating.value = with_cases(&made.figures.front(), -most, 0);
  made.figures.front().figure.decimals = std::numeric_limits<std::int16_t>::min();
  made.benchmark("nat_avg", Decimal(most, -300));
  const MeasureTrend trend = trend_of(made.rating);
  CHECK(trend.chart.chart.reason() == NotCalculable::too_large);
  CHECK_FALSE(trend.interval.interval.ok());
}

}  // namespace
}  // namespace scorebook
