// What can be said of a rated measure beyond its colour and its arrow: the control chart of its history, how far chance
// could move its latest figure, its five-year trend, and where it stands beside each benchmark. Everything comes from
// the rating alone; what cannot be said has its reason in place of the result, and a sentence that gives it.
//
//   const scorebook::MeasureTrend trend = scorebook::trend_of(rating);
//   std::cout << trend.chart.variation_words << '\n';
//
// Rulings, where statistics alone do not decide:
//  * figures are charted at full stored precision where there is one;
//  * rolling twelve-month and cumulative figures are no chart: each repeats most of the one before;
//  * annual figures are no chart: the five-year trend is theirs;
//  * a threshold that is meant for the year to date is no target for one period: no assurance, nor for a count or a
//    rate with a year to date where nothing states which of the two a threshold is meant for;
//  * a count has an interval where it counts events; how things stood on a day is no number of events;
//  * a percentage or a rate has one where its numerator and denominator lead to the figure that is shown;
//  * a benchmark, which is of a year, is set beside the year to date where there is one, else beside the latest figure;
//    a count or a rate of a part of the year is not compared unless it is known not to grow with the months.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/rating.hpp"
#include "scorebook/trend.hpp"

namespace scorebook {

struct MeasureChart {
  ChartOptions options;  // the polarity, target and rebases that it was made with
  Calculated<ControlChart> chart = NotCalculable::no_figure;
  std::vector<const Observation*> figures;  // what its points are, one each
  // Of the latest segment, for showing: no percentage below 0 or above 100 and nothing below 0 that cannot be there.
  std::optional<ChartLimits> limits;
  std::vector<std::optional<ChartLimits>> segment_limits;      // the same of every segment, as the chart has them
  Unit unit = Unit::unknown;                                   // of the figures and their limits
  int limit_decimals = 0;                                      // places that the limits are shown with
  std::string variation_words, limits_words, assurance_words;  // sentences, always
  std::string missing_words;                                   // empty where no period is missing
};

struct MeasureInterval {
  const Observation* figure = nullptr;  // that it is of
  Calculated<ConfidenceInterval> interval = NotCalculable::no_figure;
  std::string words;
};

struct MeasureYears {
  std::vector<const Observation*> figures;  // the annual figures with a value
  Calculated<AnnualTrend> trend = NotCalculable::too_few_years;
  std::string words;
};

struct BenchmarkResult {
  const Observation* benchmark = nullptr;
  std::string name;            // as it stands in a sentence: "the statistical neighbour average"
  std::optional<Period> year;  // that it is of
  Calculated<Standing> standing = NotCalculable::no_figure;
  bool allows_for_chance = false;  // the figure has an interval; else the standing is no more than its position
  bool beyond_99_8 = false;        // of those that allow for chance
  std::string words;
};

struct MeasureTrend {
  MeasureChart chart;
  MeasureInterval interval;  // of the latest figure
  MeasureYears years;
  const Observation* compared = nullptr;    // the figure that benchmarks are set beside; null where there is none
  std::vector<BenchmarkResult> benchmarks;  // the usual four as scorecards have them, then others by name
};

// Points into what the rating points into.
[[nodiscard]] MeasureTrend trend_of(const Rating& rating);

// What a benchmark is called in a sentence, with its article: "the national average"; `name` as Observation::benchmark.
[[nodiscard]] std::string benchmark_in_a_sentence(std::string_view name);

}  // namespace scorebook
