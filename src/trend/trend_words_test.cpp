#include <string>

#include "scorebook/trend.hpp"
#include "trend/chart_for_test.hpp"

namespace scorebook {
namespace {

std::string variation(const std::vector<ChartPoint>& points, const ChartOptions& options) {
  return variation_words(control_chart(points, options), options);
}

std::string variation(const std::vector<double>& values, Polarity polarity) {
  ChartOptions options;
  options.polarity = polarity;
  return variation(months_of(values), options);
}

// Twelve months around 10 from April 2015, then those given.
std::string variation_after_year(const std::vector<double>& after, Polarity polarity) {
  std::vector<double> series = {11, 9, 10, 11, 9, 10, 11, 9, 10, 11, 9, 10};
  ChartOptions options;
  options.baseline = series.size();
  options.polarity = polarity;
  series.insert(series.end(), after.begin(), after.end());
  return variation(months_of(series), options);
}

TEST_CASE("trend words: each special cause says what happened, to when, and what it means") {
  CHECK(variation_after_year({11}, Polarity::high) == "April 2016 is within ordinary variation.");
  CHECK(variation_after_year({14}, Polarity::high) ==
        "April 2016 is higher than ordinary variation explains: an improvement.");
  CHECK(variation_after_year({5}, Polarity::high) ==
        "April 2016 is lower than ordinary variation explains: a concern.");
  CHECK(variation_after_year({14}, Polarity::info) == "April 2016 is higher than ordinary variation explains.");
  CHECK(variation_after_year({8.5, 9, 9.5, 10, 10.5, 11, 11.5}, Polarity::low) ==
        "The figure has risen six months in a row, to October 2016: a concern.");
  CHECK(variation_after_year({11.5, 11, 10.5, 10, 9.5, 9, 8.5, 8}, Polarity::low) ==
        "The figure has fallen seven months in a row, to November 2016: an improvement.");
  CHECK(variation_after_year({7, 9, 7}, Polarity::high) ==
        "At least two of the three months to June 2016 are unusually low: a concern.");
  CHECK(variation_after_year({9, 9.5, 9, 9.5, 9, 9.5, 9}, Polarity::high) ==
        "Seven months in a row, to October 2016, are below the average: a concern.");
  CHECK(variation_after_year({11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11}, Polarity::within_limits) ==
        "13 months in a row, to April 2017, are above the average.");
}

TEST_CASE("trend words: provisional limits and the rebase they hold from are said") {
  CHECK(variation({1, 2, 1}, Polarity::high) ==
        "June 2015 is within ordinary variation. This is provisional: there are only three months so far.");
  ChartOptions options;
  options.rebases = {{Period::month(2015, 6).first(), " new case system ", "another definition"}};
  CHECK(variation(months_of({1, 2, 11, 12}), options) ==
        "July 2015 is within ordinary variation. This is provisional: there are only two months so far. Counted from "
        "June 2015 only (new case system).");
  options.rebases = {{Period::month(2015, 7).first(), "", ""}};
  CHECK(variation(months_of({1, 2, 11, 12}), options) ==
        "Ordinary variation cannot be worked out: there are fewer than two figures. Counted from July 2015 only.");
}

TEST_CASE("trend words: figures that are all the same, and none at all") {
  CHECK(variation(std::vector<double>(12, 100), Polarity::high) ==
        "Every month has the same figure: there is no variation.");
  CHECK(variation({}, Polarity::high) == "Ordinary variation cannot be worked out: there is no figure.");
}

TEST_CASE("trend words: the nouns are those of the periods") {
  const auto words = [](Period first) {
    std::vector<ChartPoint> points;
    for (std::size_t i = 0; i < 13; ++i) {
      points.push_back({first, 5.0});
      first = first.next();
    }
    return variation(points, {});
  };
  CHECK(words(Period::quarter(2012, 1)) == "Every quarter has the same figure: there is no variation.");
  CHECK(words(Period::financial_year(2001)) == "Every year has the same figure: there is no variation.");
  CHECK(words(Period::term(2012, "spring")) == "Every term has the same figure: there is no variation.");
  CHECK(words(Period::wave(2012, 6)) == "Every survey has the same figure: there is no variation.");
  CHECK(words(Period::span(24000, 24005)) == "Every period has the same figure: there is no variation.");
}

TEST_CASE("trend words: a quarter stands at the beginning of a sentence with a capital") {
  std::vector<ChartPoint> points;
  Period quarter = Period::quarter(2015, 1);
  for (std::size_t i = 0; i < 12; ++i) {
    points.push_back({quarter, static_cast<double>(i % 2)});
    quarter = quarter.next();
  }
  CHECK(variation(points, {}) == "Quarter 4 of 2017/18 is within ordinary variation.");
}

TEST_CASE("trend words: assurance") {
  const auto assurance = [](double target, Polarity polarity) {
    ChartOptions options;
    options.target = target;
    options.polarity = polarity;
    return assurance_words(control_chart(months_of({1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2}), options));
  };
  CHECK(assurance(5, Polarity::high) == "The target will be missed month after month unless something changes.");
  CHECK(assurance(5, Polarity::low) == "The target will be met month after month unless something changes.");
  CHECK(assurance(2, Polarity::low) ==
        "The target may be met in one month and missed in the next with nothing having changed.");
  CHECK(assurance(2, Polarity::info) ==
        "Whether the target can be relied on cannot be said: neither high nor low is good for this measure.");
  CHECK(assurance_words(control_chart(months_of({1, 2}), {})) ==
        "Whether the target can be relied on cannot be said: there is no target.");
  CHECK(assurance_words(control_chart({}, {})) ==
        "Whether the target can be relied on cannot be said: there is no figure.");
  ChartOptions options;
  options.target = 5;
  options.polarity = Polarity::high;
  CHECK(assurance_words(control_chart(months_of({1, 2}), options)) ==
        "The target will be missed month after month unless something changes. This is provisional: there are only two "
        "months so far.");
}

TEST_CASE("trend words: missing periods are named, many are counted") {
  std::vector<ChartPoint> points = months_of({1, 2, 3, 4, 5, 6, 7, 8, 9});
  CHECK(missing_periods_words(chart_of(points)).empty());
  points[1].value = std::nullopt;
  CHECK(missing_periods_words(chart_of(points)) ==
        "There is no figure for May 2015; months are compared only where they follow each other.");
  points[3].value = points[4].value = std::nullopt;
  CHECK(missing_periods_words(chart_of(points)) ==
        "There are no figures for May 2015, July 2015 and August 2015; months are compared only where they follow each "
        "other.");
  points[6].value = points[7].value = std::nullopt;
  CHECK(missing_periods_words(chart_of(points)) ==
        "There are no figures for five months between May 2015 and November 2015; months are compared only where they "
        "follow each other.");
}

TEST_CASE("trend words: limits are shown in the measure's unit") {
  const ControlChart chart = chart_of({50, 52, 49, 51, 50, 52, 48, 55, 54, 56, 55, 54, 56, 55, 57});
  CHECK(limits_words(chart.latest_segment().limits, Unit::per_cent, 1) ==
        "Ordinary variation is from 47.0% to 58.8%, around an average of 52.9%.");
  CHECK(limits_words(chart_of(std::vector<double>(12, 1234)).latest_segment().limits, Unit::money, 0) ==
        "There is no variation: the limits rest on figures that are all £1,234.");
  CHECK(limits_words(NotCalculable::no_consecutive_figures, Unit::count, 0) ==
        "Ordinary variation cannot be worked out: no two figures follow each other without a gap.");
}

TEST_CASE("trend words: an interval says what the figure may stand for") {
  CHECK(interval_words(proportion_interval(2, 4, 100), Unit::per_cent, 0) ==
        "Allowing for chance, 50% may stand for anything from 15% to 85%.");
  CHECK(interval_words(proportion_interval(5, 4, 100), Unit::per_cent, 0) ==
        "How far chance could move the figure cannot be worked out: the numerator is above its denominator.");
}

TEST_CASE("trend words: the five-year trend") {
  std::vector<AnnualProportion> years;
  const std::vector<double> counts = {994, 1023, 1199, 1332, 1367};
  const std::vector<double> of = {40299, 41527, 42811, 44064, 44701};
  for (std::size_t i = 0; i < 5; ++i)
    years.push_back({Period::financial_year(2011 + static_cast<int>(i)), counts[i], of[i]});
  CHECK(annual_trend_words(annual_trend(years, Polarity::low)) ==
        "Rising over the five years from 2011/12 to 2015/16, by more than chance explains: a concern.");
  CHECK(annual_trend_words(annual_trend(years, Polarity::info)) ==
        "Rising over the five years from 2011/12 to 2015/16, by more than chance explains.");
  for (AnnualProportion& year : years) year.count = 1000;
  years[4].count = 1400;
  for (AnnualProportion& year : years) year.of = 10000;
  CHECK(annual_trend_words(annual_trend(years, Polarity::low)) ==
        "No clear change over the five years from 2011/12 to 2015/16: without one of the years the figures would point "
        "another way.");
  years[4].count = 1001;
  CHECK(annual_trend_words(annual_trend(years, Polarity::low)) ==
        "No change beyond chance over the five years from 2011/12 to 2015/16.");
  years.pop_back();
  CHECK(annual_trend_words(annual_trend(years, Polarity::low)) ==
        "A five-year trend cannot be worked out: there are figures for fewer than five years.");
}

TEST_CASE("trend words: a comparison says whether the difference is more than chance, with the benchmark's year") {
  const auto words = [](double benchmark, Polarity polarity) {
    return comparison_words(compare_with_benchmark(proportion_interval(65, 100, 100).value(),
                                                   {"England", benchmark, Period::financial_year(2014)}, polarity));
  };
  CHECK(words(60, Polarity::high) == "Similar to England (2014/15): the difference is no more than chance explains.");
  CHECK(words(55, Polarity::high) == "Better (higher) than England (2014/15), and the difference is more than chance.");
  CHECK(words(55, Polarity::low) == "Worse (higher) than England (2014/15), and the difference is more than chance.");
  CHECK(words(90, Polarity::low) ==
        "Better (lower) than England (2014/15), and the difference is far more than chance.");
  CHECK(words(55, Polarity::info) == "Higher than England (2014/15), and the difference is more than chance.");
  CHECK(comparison_words(NotCalculable::nothing_to_divide_by) ==
        "No comparison can be made: the number to divide by is 0.");
}

TEST_CASE("trend words: a position claims nothing about chance") {
  const auto words = [](double figure, Polarity polarity, std::optional<Period> year) {
    return position_words(benchmark_position(figure, {"the statistical neighbour average", 20, year}, polarity));
  };
  CHECK(words(25, Polarity::low, Period::financial_year(2014)) ==
        "Worse (higher) than the statistical neighbour average (2014/15).");
  CHECK(words(15, Polarity::info, std::nullopt) == "Lower than the statistical neighbour average (year not stated).");
  CHECK(words(20, Polarity::high, Period::financial_year(2014)) ==
        "The same as the statistical neighbour average (2014/15).");
}

}  // namespace
}  // namespace scorebook
