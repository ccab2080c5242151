#include "report/text_trend.hpp"

#include "report/rating_words.hpp"

namespace scorebook {

std::vector<LabelledWords> trend_words(const MeasureTrend& trend, TrendDetail detail) {
  const bool all = detail == TrendDetail::all;
  const MeasureChart& made = trend.chart;
  std::vector<LabelledWords> lines = {{"Variation", made.variation_words}};
  // Without limits every sentence of the chart would give the same reason again.
  if (made.limits) {
    if (made.limits->moving_range != 0) lines.push_back({"Limits", made.limits_words});
    if (all || made.chart.value().assurance) lines.push_back({"Target", made.assurance_words});
  }
  if (!made.missing_words.empty()) lines.push_back({"Missing", made.missing_words});
  if (all || trend.interval.interval) lines.push_back({"Chance", trend.interval.words});
  if (all || trend.years.trend) lines.push_back({"Five years", trend.years.words});
  return lines;
}

std::vector<LabelledWords> benchmark_comparisons(const MeasureTrend& trend) {
  std::vector<LabelledWords> lines;
  for (const BenchmarkResult& result : trend.benchmarks) {
    // A sentence that compares nothing does not name what it is about.
    const std::string about = result.standing ? "" : result.name + ": ";
    lines.push_back({figure_words(result.benchmark), about + result.words});
  }
  return lines;
}

std::string compared_words(const MeasureTrend& trend) {
  if (trend.compared == nullptr) return "no figure";
  const bool year_to_date = trend.compared->kind == ObservationKind::year_to_date;
  return (year_to_date ? "the year to date, " : "the latest figure, ") + figure_words(trend.compared);
}

}  // namespace scorebook
