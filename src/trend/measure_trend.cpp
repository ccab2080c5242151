// From a rating to its statistics: which figures are taken, what they are held against, and what is left out and why.
#include "scorebook/measure_trend.hpp"

#include <algorithm>
#include <array>

#include "text/words.hpp"
#include "trend/figure_interval.hpp"
#include "trend/figure_kind.hpp"

namespace scorebook {

namespace {

double full_precision(const Figure& figure) {
  return figure.exact ? figure.exact->to_double() : figure.value->to_double();
}

std::vector<const Observation*> with_value(const std::vector<const Observation*>& observations) {
  std::vector<const Observation*> kept;
  for (const Observation* observation : observations) {
    if (observation != nullptr && observation->period && observation->figure.value) kept.push_back(observation);
  }
  return kept;
}

bool one_unit(const std::vector<const Observation*>& figures) {
  Unit known = Unit::unknown;
  for (const Observation* observation : figures) {
    const Unit unit = observation->figure.unit;
    if (unit == Unit::unknown) continue;
    if (known != Unit::unknown && unit != known) return false;
    known = unit;
  }
  return true;
}

bool is_year(PeriodKind kind) {
  return kind == PeriodKind::financial_year || kind == PeriodKind::academic_year || kind == PeriodKind::calendar_year;
}

// Grows with the months where nothing states otherwise.
bool adds_up(Unit unit) {
  return unit == Unit::count || unit == Unit::per_10000 || unit == Unit::per_100000 || unit == Unit::money;
}

// The number that one period's figure is to reach: the green threshold of a one-sided tolerance, else the target.
Calculated<double> target_of(const Rating& rating, Unit unit) {
  const auto on_the_scale = [unit](Unit other) {
    return other == Unit::unknown || unit == Unit::unknown || other == unit;
  };
  const Measure& measure = rating.measure;
  if (measure.rag_basis == RagBasis::year_to_date) return NotCalculable::target_for_year_to_date;
  switch (rating.tolerance.kind) {
    case ToleranceKind::high_is_good:
    case ToleranceKind::low_red_from:
    case ToleranceKind::low_red_above:
    case ToleranceKind::low_sign_wrong:
      if (!rating.tolerance.green || !on_the_scale(rating.tolerance.unit)) return NotCalculable::no_target;
      if (measure.rag_basis == RagBasis::not_stated && adds_up(unit) && rating.year_to_date != nullptr &&
          rating.year_to_date->figure.value)
        return NotCalculable::target_basis_not_stated;
      return rating.tolerance.green->to_double();
    case ToleranceKind::band:
    case ToleranceKind::range:
      return NotCalculable::no_good_or_bad;
    case ToleranceKind::none:
    case ToleranceKind::to_be_set:
    case ToleranceKind::not_understood:
      break;
  }
  if (!rating.target.value || !on_the_scale(rating.target.unit)) return NotCalculable::no_target;
  if (rating.target.range_low && rating.target.side == TargetSide::none) return NotCalculable::no_good_or_bad;
  return rating.target.value->to_double();
}

ChartOptions options_of(const Rating& rating, const Calculated<double>& target) {
  ChartOptions options;
  options.polarity = rating.measure.polarity;
  if (target) options.target = target.value();
  for (const Break& declared : rating.breaks)
    options.rebases.push_back({declared.from.first(), declared.reason, declared.reason});
  return options;
}

std::optional<NotCalculable> why_no_chart(const Rating& rating, const std::vector<const Observation*>& figures) {
  switch (kind_of_figures(rating.measure)) {
    case FigureKind::rolling:
      return NotCalculable::figures_rolling;
    case FigureKind::cumulative:
      return NotCalculable::figures_cumulative;
    case FigureKind::events:
    case FigureKind::snapshot:
    case FigureKind::not_stated:
      break;
  }
  if (figures.empty()) return NotCalculable::no_figure;
  if (is_year(figures.back()->period->kind())) return NotCalculable::figures_annual;
  if (!one_unit(figures)) return NotCalculable::units_differ;
  return std::nullopt;
}

// Where figures lie in a range that nature sets, limits beyond it are not shown.
ChartLimits within_nature(ChartLimits limits, const std::vector<const Observation*>& figures, Unit unit) {
  if (unit == Unit::unknown || unit == Unit::money || unit == Unit::text) return limits;
  const auto none = [&figures](auto&& is_so) {
    return std::none_of(figures.begin(), figures.end(),
                        [&is_so](const Observation* observation) { return is_so(*observation->figure.value); });
  };
  if (none([](Decimal value) { return value.negative(); })) {
    limits.lower = std::max(limits.lower, 0.0);
    limits.near_lower = std::max(limits.near_lower, 0.0);
  }
  constexpr double kAll = 100;
  if (unit == Unit::per_cent && none([](Decimal value) { return value > Decimal(100); })) {
    limits.upper = std::min(limits.upper, kAll);
    limits.near_upper = std::min(limits.near_upper, kAll);
  }
  return limits;
}

// Whole numbers have an average with a fraction, which tells where they are small.
int decimals_of_limits(const ChartLimits& limits, int decimals) {
  constexpr double kSmall = 100;
  return decimals == 0 && limits.mean < kSmall ? 1 : decimals;
}

MeasureChart chart_of(const Rating& rating) {
  MeasureChart made;
  made.figures = with_value(rating.history);
  const Figure* latest = made.figures.empty() ? nullptr : &made.figures.back()->figure;
  const Unit unit = latest == nullptr || latest->unit == Unit::unknown ? rating.measure.unit : latest->unit;
  const Calculated<double> target = target_of(rating, unit);
  made.options = options_of(rating, target);
  if (const auto reason = why_no_chart(rating, made.figures)) {
    made.chart = *reason;
  } else {
    std::vector<ChartPoint> points;
    for (const Observation* observation : made.figures)
      points.push_back({*observation->period, full_precision(observation->figure)});
    made.chart = control_chart(points, made.options);
  }
  if (made.chart && !target) {
    ControlChart chart = made.chart.value();
    chart.assurance = target.reason();
    made.chart = std::move(chart);
  }
  made.variation_words = variation_words(made.chart, made.options);
  made.assurance_words = assurance_words(made.chart);
  if (!made.chart) {
    made.limits_words = limits_words(made.chart.reason(), unit, 0);
    return made;
  }
  made.unit = unit;
  made.missing_words = missing_periods_words(made.chart.value());
  for (const ChartSegment& segment : made.chart.value().segments) {
    made.segment_limits.push_back(
        segment.limits ? std::optional(within_nature(segment.limits.value(), made.figures, unit)) : std::nullopt);
  }
  const Calculated<ChartLimits>& limits = made.chart.value().latest_segment().limits;
  if (!limits) {
    made.limits_words = limits_words(limits, unit, 0);
    return made;
  }
  made.limits = within_nature(limits.value(), made.figures, unit);
  made.limit_decimals = decimals_of_limits(*made.limits, latest->decimals);
  made.limits_words = limits_words(*made.limits, unit, made.limit_decimals);
  return made;
}

// Of the same figure the one that has its numbers of cases: a detail page gives them, a scorecard does not.
const Observation* with_cases(const Observation* figure, const std::vector<const Observation*>& others) {
  if (figure == nullptr || (figure->figure.numerator && figure->figure.denominator)) return figure;
  for (const Observation* other : others) {
    if (other != nullptr && other->period == figure->period && other->kind == figure->kind &&
        other->figure.value == figure->figure.value && other->figure.numerator && other->figure.denominator)
      return other;
  }
  return figure;
}

MeasureInterval interval_of_latest(const Rating& rating) {
  MeasureInterval made;
  made.figure = with_cases(rating.value, rating.history);
  if (made.figure != nullptr) made.interval = figure_interval(made.figure->figure, rating.measure);
  const Unit unit = made.figure == nullptr ? Unit::unknown : made.figure->figure.unit;
  made.words = interval_words(made.interval, unit, made.figure == nullptr ? 0 : made.figure->figure.decimals);
  return made;
}

Calculated<AnnualTrend> trend_of_years(const std::vector<const Observation*>& years, const Measure& measure) {
  if (years.size() < kAnnualTrendYears) return NotCalculable::too_few_years;
  if (!one_unit(years)) return NotCalculable::units_differ;
  const std::vector<const Observation*> latest(years.end() - static_cast<std::ptrdiff_t>(kAnnualTrendYears),
                                               years.end());
  std::vector<AnnualProportion> shares;
  std::vector<AnnualFigure> figures;
  for (const Observation* year : latest) {
    const Figure& figure = year->figure;
    const auto interval = figure_interval(figure, measure);
    const bool share = unit_of(figure, measure) == Unit::per_cent && figure.numerator && figure.denominator;
    // Of a share the trend's own rule says more of what is wrong with its cases.
    if (!interval && !(share && interval.reason() != NotCalculable::cases_not_of_figure)) return interval.reason();
    if (share) {
      shares.push_back({*year->period, figure.numerator->to_double(), figure.denominator->to_double()});
    } else {
      const Bounds& limits = interval.value().at_95;
      figures.push_back({*year->period, interval.value().estimate, limits.lower, limits.upper});
    }
  }
  if (!shares.empty() && !figures.empty()) return NotCalculable::cases_not_known;
  return shares.empty() ? annual_trend(figures, measure.polarity) : annual_trend(shares, measure.polarity);
}

MeasureYears years_of(const Rating& rating) {
  MeasureYears made;
  made.figures = with_value(rating.years);
  made.trend = trend_of_years(made.figures, rating.measure);
  made.words = annual_trend_words(made.trend);
  return made;
}

const Observation* compared_figure(const Rating& rating) {
  const Observation* year_to_date = rating.year_to_date;
  if (year_to_date != nullptr && year_to_date->figure.value) return year_to_date;
  if (rating.value == nullptr || !rating.value->figure.value) return nullptr;
  return with_cases(rating.value, rating.history);
}

// Whether a figure would be about as large were it of a whole year, as its benchmark is.
bool covers_a_year(const Observation& figure, const Rating& rating) {
  constexpr int kYear = 12;
  const Unit unit = unit_of(figure.figure, rating.measure);
  if (!adds_up(unit)) return true;
  if (figure.kind == ObservationKind::year_to_date) {
    const YearToDateRule rule = rating.measure.year_to_date_rule;
    if (rule == YearToDateRule::last || rule == YearToDateRule::rolling_12_months || rule == YearToDateRule::average)
      return true;
    const Period last = figure.period ? *figure.period : rating.period;
    return last.last() == last.in_financial_year().last();
  }
  switch (kind_of_figures(rating.measure)) {
    case FigureKind::rolling:
    case FigureKind::snapshot:
    case FigureKind::not_stated:  // without a year to date: how things stood, or a rolling year
      return true;
    case FigureKind::events:
    case FigureKind::cumulative:
      break;
  }
  return figure.period &&
         (figure.period->months() >= kYear || (kind_of_figures(rating.measure) == FigureKind::cumulative &&
                                               figure.period->last() == figure.period->in_financial_year().last()));
}

std::optional<NotCalculable> why_not_compared(const Observation& benchmark, const Observation* figure,
                                              const Rating& rating) {
  if (figure == nullptr || !benchmark.figure.value) return NotCalculable::no_figure;
  const Unit unit = unit_of(figure->figure, rating.measure);
  const Unit other = benchmark.figure.unit;
  // A bare number may be meant as a count or a rate, but nobody knows whether 22 is meant as 22%.
  if (other != unit && (other != Unit::unknown || unit == Unit::per_cent) && unit != Unit::unknown)
    return NotCalculable::benchmark_in_another_unit;
  if (!covers_a_year(*figure, rating)) return NotCalculable::figure_of_part_of_the_year;
  return std::nullopt;
}

BenchmarkResult beside(const Observation& observation, const Observation* figure, const Rating& rating) {
  BenchmarkResult made;
  made.benchmark = &observation;
  made.name = benchmark_in_a_sentence(observation.benchmark);
  made.year = observation.period ? observation.period : observation.figure.stated_period;
  if (const auto reason = why_not_compared(observation, figure, rating)) {
    made.standing = *reason;
    made.words = position_words(*reason);
    return made;
  }
  const Benchmark benchmark{made.name, observation.figure.value->to_double(), made.year};
  const auto interval = figure_interval(figure->figure, rating.measure);
  if (interval) {
    const auto comparison = compare_with_benchmark(interval.value(), benchmark, rating.measure.polarity);
    made.words = comparison_words(comparison);
    made.standing = comparison ? Calculated<Standing>(comparison.value().standing) : comparison.reason();
    made.allows_for_chance = comparison.ok();
    made.beyond_99_8 = comparison && comparison.value().beyond_99_8;
    return made;
  }
  const auto position = benchmark_position(figure->figure.value->to_double(), benchmark, rating.measure.polarity);
  made.words = position_words(position);
  made.standing = position ? Calculated<Standing>(position.value().standing) : position.reason();
  return made;
}

}  // namespace

std::string benchmark_in_a_sentence(std::string_view name) {
  if (name == "nat_top_quartile") return "the national top quartile";
  const std::string words = benchmark_words(name);
  // A name of the register stands for itself: "England", "Region".
  return words == name ? words : "the " + words;
}

namespace {

// The usual four as scorecards have them, before all others.
std::size_t rank_of(const BenchmarkResult& result) {
  constexpr std::array<std::string_view, 4> kUsual = {"stat_neigh_avg", "best_stat_neigh", "nat_avg",
                                                      "nat_top_quartile"};
  return static_cast<std::size_t>(std::find(kUsual.begin(), kUsual.end(), result.benchmark->benchmark) -
                                  kUsual.begin());
}

}  // namespace

MeasureTrend trend_of(const Rating& rating) {
  MeasureTrend trend;
  trend.chart = chart_of(rating);
  trend.interval = interval_of_latest(rating);
  trend.years = years_of(rating);
  trend.compared = compared_figure(rating);
  for (const Observation* benchmark : rating.benchmarks) {
    if (benchmark != nullptr) trend.benchmarks.push_back(beside(*benchmark, trend.compared, rating));
  }
  std::stable_sort(
      trend.benchmarks.begin(), trend.benchmarks.end(),
      [](const BenchmarkResult& left, const BenchmarkResult& right) { return rank_of(left) < rank_of(right); });
  return trend;
}

}  // namespace scorebook
