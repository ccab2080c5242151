// Trends and comparisons: what can be said of a measure's figures beyond their rating, and in which words. A pure
// library over figures: the caller brings them from wherever they stand.
//
//  * is the latest figure within ordinary variation, can the target be relied on? (control_chart.hpp)
//  * how far could chance alone have moved it? (confidence_interval.hpp)
//  * has the measure changed over five years? (annual_trend.hpp)
//  * how does it stand beside England and the statistical neighbours? (benchmark.hpp)
//
//   scorebook::ChartOptions options;
//   options.polarity = scorebook::Polarity::low;
//   options.target = 20;
//   auto chart = scorebook::control_chart({{Period::month(2016, 1), 18.5}, {Period::month(2016, 2), 21.0}}, options);
//   std::cout << scorebook::variation_words(chart, options) << ' ' << scorebook::assurance_words(chart) << '\n';
//
// The words below are the only ones for these results: each a short sentence for a councillor who has never heard of a
// control chart. They begin with a capital, end with a full stop and never contain a line break. A result that is not
// calculable has a sentence too.
#pragma once

#include <string>

#include "scorebook/annual_trend.hpp"
#include "scorebook/benchmark.hpp"
#include "scorebook/confidence_interval.hpp"
#include "scorebook/control_chart.hpp"

namespace scorebook {

// "March 2016 is within ordinary variation."; "Seven months in a row to March 2016 are below the average: a concern.".
// Says too when the limits are provisional and since which rebase they hold.
[[nodiscard]] std::string variation_words(const Calculated<ControlChart>& chart, const ChartOptions& options);
// "The target may be met in one month and missed in the next with nothing having changed."; of the latest segment.
[[nodiscard]] std::string assurance_words(const Calculated<ControlChart>& chart);
// "There is no figure for May 2015; months are compared only where they follow each other."; empty where none is
// missing.
[[nodiscard]] std::string missing_periods_words(const ControlChart& chart);
// "Ordinary variation is from 47.0% to 58.8%, around an average of 52.9%."
[[nodiscard]] std::string limits_words(const Calculated<ChartLimits>& limits, Unit unit, int decimals);
// A number of a chart as a figure is shown: "52.9%", "1,092".
[[nodiscard]] std::string chart_number_words(double number, Unit unit, int decimals);
// "Allowing for chance, 50% may stand for anything from 15% to 85%."
[[nodiscard]] std::string interval_words(const Calculated<ConfidenceInterval>& interval, Unit unit, int decimals);
// "Rising over the five years from 2011/12 to 2015/16, by more than chance explains: a concern."
[[nodiscard]] std::string annual_trend_words(const Calculated<AnnualTrend>& trend);
// "Better (lower) than England (2014/15), and the difference is more than chance."
[[nodiscard]] std::string comparison_words(const Calculated<BenchmarkComparison>& comparison);
// "Worse (higher) than the statistical neighbour average (2014/15)."; "(year not stated)".
[[nodiscard]] std::string position_words(const Calculated<BenchmarkPosition>& position);

}  // namespace scorebook
