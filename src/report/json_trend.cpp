// Control chart, interval, five-year trend and benchmarks as data. What could not be worked out is null; its words say
// why.
#include "report/rating_json.hpp"

namespace scorebook {
namespace {

std::string_view side_name(Side side) {
  switch (side) {
    case Side::neither:
      return "neither";
    case Side::high:
      return "high";
    case Side::low:
      return "low";
  }
  return "";
}

Json flagged_json(const ControlChart& chart) {
  Json flagged = Json::array();
  for (const ChartedPoint& point : chart.points) {
    if (point.cause == SpecialCause::none) continue;
    flagged.push_back({{"period", point.point.period.id()},
                       {"value", point.point.value ? json_number(*point.point.value) : Json(nullptr)},
                       {"cause", special_cause_name(point.cause)},
                       {"side", side_name(point.side)},
                       {"variation", variation_name(point.variation)}});
  }
  return flagged;
}

Json periods_json(const std::vector<Period>& periods) {
  Json ids = Json::array();
  for (const Period& period : periods) ids.push_back(period.id());
  return ids;
}

// Of the latest segment, where there is a chart with limits.
void add_chart(const MeasureChart& made, Json& json) {
  const ControlChart* chart = made.chart ? &made.chart.value() : nullptr;
  const auto limit = [&made](double ChartLimits::*line) {
    return made.limits ? json_number((*made.limits).*line) : Json(nullptr);
  };
  json["variation"] = chart != nullptr && chart->variation ? Json(variation_name(chart->variation.value())) : nullptr;
  json["cause"] = chart != nullptr && chart->variation ? Json(special_cause_name(chart->points[chart->latest].cause))
                                                       : Json(nullptr);
  json["words"] = made.variation_words;
  json["assurance"] = chart != nullptr && chart->assurance ? Json(assurance_name(chart->assurance.value())) : nullptr;
  json["assurance_words"] = made.assurance_words;
  json["target"] = made.options.target ? json_number(*made.options.target) : Json(nullptr);
  json["mean"] = limit(&ChartLimits::mean);
  json["lower"] = limit(&ChartLimits::lower);
  json["upper"] = limit(&ChartLimits::upper);
  json["limits_words"] = made.limits_words;
  json["provisional"] = chart != nullptr && chart->latest_segment().provisional;
  json["figures"] = chart == nullptr ? std::size_t{0} : made.figures.size();
  json["first"] = chart == nullptr ? Json(nullptr) : Json(chart->points.front().point.period.id());
  json["last"] = chart == nullptr ? Json(nullptr) : Json(chart->points.back().point.period.id());
  json["since"] = nullptr;  // the month from which the latest segment counts, where an earlier one was left
  if (chart != nullptr && chart->latest_segment().rebase &&
      *chart->latest_segment().rebase < made.options.rebases.size())
    json["since"] = Period::of_month(made.options.rebases[*chart->latest_segment().rebase].from).id();
  json["flagged"] = chart == nullptr ? Json::array() : flagged_json(*chart);
  json["missing"] = chart == nullptr ? Json::array() : periods_json(chart->missing);
}

Json interval_json(const MeasureInterval& made) {
  const auto bound = [&made](Bounds ConfidenceInterval::*level, double Bounds::*side) {
    return made.interval ? json_number((made.interval.value().*level).*side) : Json(nullptr);
  };
  return {{"lower", bound(&ConfidenceInterval::at_95, &Bounds::lower)},
          {"upper", bound(&ConfidenceInterval::at_95, &Bounds::upper)},
          {"lower_99_8", bound(&ConfidenceInterval::at_99_8, &Bounds::lower)},
          {"upper_99_8", bound(&ConfidenceInterval::at_99_8, &Bounds::upper)},
          {"words", made.words}};
}

Json annual_json(const MeasureYears& made) {
  if (!made.trend) {
    return {{"first", nullptr},       {"last", nullptr},  {"direction", nullptr}, {"variation", nullptr},
            {"chi_squared", nullptr}, {"slope", nullptr}, {"words", made.words}};
  }
  const AnnualTrend& trend = made.trend.value();
  const std::string_view direction = trend.direction == Side::high  ? "rising"
                                     : trend.direction == Side::low ? "falling"
                                                                    : "no significant change";
  return {{"first", trend.first.id()},
          {"last", trend.last.id()},
          {"direction", direction},
          {"variation", variation_name(trend.variation)},
          {"chi_squared", json_number(trend.chi_squared)},
          {"slope", json_number(trend.slope)},
          {"words", made.words}};
}

}  // namespace

Json trend_json(const MeasureTrend& trend) {
  Json json = Json::object();
  add_chart(trend.chart, json);
  json["interval"] = interval_json(trend.interval);
  json["annual"] = annual_json(trend.years);
  return json;
}

Json benchmarks_json(const MeasureTrend& trend) {
  Json benchmarks = Json::object();
  for (const BenchmarkResult& result : trend.benchmarks) {
    benchmarks[result.benchmark->benchmark] = {
        {"value", json_number(result.benchmark->figure.value)},
        {"year", json_period(result.year)},
        {"standing", result.standing ? Json(standing_name(result.standing.value())) : Json(nullptr)},
        {"allows_for_chance", result.allows_for_chance},
        {"beyond_99_8", result.beyond_99_8},
        {"words", result.words}};
  }
  return benchmarks;
}

}  // namespace scorebook
