#include "check/measure_series.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "check/other_tables.hpp"

namespace scorebook {

namespace {

// What makes figures comparable with each other.
struct SeriesKey {
  std::string measure, sheet, breakdown;  // sheet and breakdown only of tables of no known kind
  ObservationKind kind = ObservationKind::value;
  Unit unit = Unit::unknown;
  PeriodKind period_kind = PeriodKind::month;
  int months = 1;

  friend bool operator<(const SeriesKey& left, const SeriesKey& right) {
    const auto all = [](const SeriesKey& key) {
      return std::tie(key.measure, key.sheet, key.breakdown, key.kind, key.unit, key.period_kind, key.months);
    };
    return all(left) < all(right);
  }
};

Unit unit_of_figure(const Evidence& evidence, const Observation& observation) {
  if (observation.figure.unit != Unit::unknown) return observation.figure.unit;
  const ScorecardRow* row = evidence.row_of(observation.measure);
  return row == nullptr ? Unit::unknown : row->definition.unit;
}

class SeriesBuilder {
 public:
  SeriesBuilder(const Evidence& evidence, AllSeries& all) : evidence_(evidence), all_(all) {}

  void add(const LocatedFigure& figure, bool has_definition) {
    if (!usable(figure.kind, figure.period, figure.figure())) return;
    const SeriesKey key = key_of(*figure.observation, figure.kind, *figure.period, has_definition);
    const auto [found, is_new] = numbers_.try_emplace(key, all_.series.size());
    if (is_new) {
      MeasureSeries series;
      series.example = &figure;
      series.kind = figure.kind;
      series.unit = key.unit;
      series.has_definition = has_definition;
      if (has_definition) series.covers = covers(figure.observation->measure);
      all_.series.push_back(std::move(series));
      periods_.emplace_back();
    }
    std::map<Period, SeriesFigure>& periods = periods_[found->second];
    const auto [known, fresh] = periods.try_emplace(*figure.period, of(*figure.observation, *figure.period));
    SeriesFigure& entry = known->second;
    if (fresh) entry.own = &figure;
    if (fresh || same_figure_again(entry, figure)) {
      entry.places.push_back(figure.place());
    } else if (has_definition) {
      different_[found->second].push_back(&figure);
    }
  }

  // Figures of the same measures that only earlier submissions or the register have.
  void add_history(const Observation& observation, ObservationKind kind, const std::optional<Period>& period) {
    if (!usable(kind, period, observation.figure)) return;
    const auto found = numbers_.find(key_of(observation, kind, *period, true));
    if (found != numbers_.end()) periods_[found->second].try_emplace(*period, of(observation, *period));
  }

  void finish() {
    std::vector<MeasureSeries> finished;
    for (std::size_t number = 0; number < all_.series.size(); ++number) {
      MeasureSeries& series = all_.series[number];
      for (auto& entry : periods_[number]) series.figures.push_back(std::move(entry.second));
      std::vector<MeasureSeries> variants = variants_of(series, number);
      cut_at_breaks(std::move(series), finished);
      for (MeasureSeries& variant : variants) cut_at_breaks(std::move(variant), finished);
    }
    all_.series = std::move(finished);
  }

 private:
  [[nodiscard]] bool usable(ObservationKind kind, const std::optional<Period>& period, const Figure& figure) const {
    const bool compared = kind == ObservationKind::value || kind == ObservationKind::year;
    return compared && period && figure.value && !(evidence_.period().last() < period->last()) &&
           std::isfinite(figure.value->to_double());
  }

  [[nodiscard]] SeriesKey key_of(const Observation& observation, ObservationKind kind, const Period& period,
                                 bool has_definition) const {
    return {observation.measure,
            has_definition ? std::string() : observation.place.sheet_name(),
            observation.breakdown,
            kind,
            unit_of_figure(evidence_, observation),
            period.kind(),
            period.months()};
  }

  [[nodiscard]] FigureKind covers(const std::string& measure) const {
    if (const ScorecardRow* row = evidence_.row_of(measure)) return kind_of_figures(row->definition);
    const Measure* registered = evidence_.registered(measure);
    return registered == nullptr ? FigureKind::not_stated : kind_of_figures(*registered);
  }

  static SeriesFigure of(const Observation& observation, const Period& period) {
    return {period, &observation, nullptr, {}, observation.figure.value->to_double()};
  }

  static bool same_figure_again(const SeriesFigure& entry, const LocatedFigure& figure) {
    return *entry.observation->figure.value == *figure.figure().value;
  }

  // The series once more for each figure that differs from the one that counts for its period, which it takes the place
  // of there; only it is to be judged.
  std::vector<MeasureSeries> variants_of(MeasureSeries& series, std::size_t number) const {
    constexpr std::size_t kMost = 12;
    std::vector<MeasureSeries> variants;
    const auto different = different_.find(number);
    if (different == different_.end()) return variants;
    for (const LocatedFigure* figure : different->second) {
      if (variants.size() == kMost) {
        ++series.not_judged;
        continue;
      }
      MeasureSeries variant = series;
      variant.not_judged = 0;
      for (SeriesFigure& each : variant.figures) {
        each.own = nullptr;
        if (each.period != *figure->period) continue;
        each = of(*figure->observation, *figure->period);
        each.own = figure;
        each.places = {figure->place()};
      }
      variants.push_back(std::move(variant));
    }
    return variants;
  }

  void cut_at_breaks(MeasureSeries series, std::vector<MeasureSeries>& finished) const {
    const Register* measure_register = evidence_.measure_register();
    const RegisterMeasure* registered =
        measure_register == nullptr ? nullptr : measure_register->find(series.example->observation->measure);
    if (registered != nullptr && series.has_definition) {
      for (const Break& at : registered->breaks) {
        MeasureSeries before = series;
        before.not_judged = 0;
        const auto later = [&](const SeriesFigure& figure) { return !(figure.period.first() < at.from.first()); };
        const auto earlier = [&](const SeriesFigure& figure) { return figure.period.first() < at.from.first(); };
        before.figures.erase(std::remove_if(before.figures.begin(), before.figures.end(), later), before.figures.end());
        series.figures.erase(std::remove_if(series.figures.begin(), series.figures.end(), earlier),
                             series.figures.end());
        if (!before.figures.empty()) finished.push_back(std::move(before));
      }
    }
    if (!series.figures.empty()) finished.push_back(std::move(series));
  }

  const Evidence& evidence_;
  AllSeries& all_;
  std::map<SeriesKey, std::size_t> numbers_;
  std::vector<std::map<Period, SeriesFigure>> periods_;                 // of each series
  std::map<std::size_t, std::vector<const LocatedFigure*>> different_;  // from it, by series
};

}  // namespace

AllSeries series_of(const Evidence& evidence) {
  AllSeries all;
  all.others = rule::other_figures(evidence);
  SeriesBuilder builder(evidence, all);
  for (const LocatedFigure& figure : evidence.figures()) builder.add(figure, true);
  for (const LocatedFigure& figure : all.others) builder.add(figure, false);
  for (const Evidence* earlier : evidence.earlier()) {
    for (const LocatedFigure& figure : earlier->figures())
      builder.add_history(*figure.observation, figure.kind, figure.period);
  }
  if (const Register* measure_register = evidence.measure_register()) {
    for (const RegisterFigure& figure : measure_register->history)
      builder.add_history(figure.observation, figure.observation.kind, figure.observation.period);
  }
  builder.finish();
  return all;
}

namespace {

// Whether a share of at most `most` cases is printed like that.
bool is_share_of_few(const Figure& figure, int most) {
  const Interval printed = Interval::printed(*figure.value, std::max(figure.decimals, 0));
  for (int cases = 1; cases <= most; ++cases) {
    const double nearest = std::round(figure.value->to_double() / 100 * cases);
    if (printed.agrees_with(Interval::exactly(100 * nearest / cases))) return true;
  }
  return false;
}

}  // namespace

bool shares_of_few(const MeasureSeries& series) {
  if (!series.of_per_cents()) return false;
  constexpr int kFew = 20;
  std::vector<double> denominators;
  for (const SeriesFigure& figure : series.figures) {
    if (figure.observation->figure.denominator)
      denominators.push_back(figure.observation->figure.denominator->to_double());
  }
  if (!denominators.empty()) {
    const auto middle = denominators.begin() + static_cast<std::ptrdiff_t>(denominators.size() / 2);
    std::nth_element(denominators.begin(), middle, denominators.end());
    return *middle < kFew;
  }
  constexpr int kFewWhole = 6;  // of larger numbers nearly every whole per cent is a share
  return std::all_of(series.figures.begin(), series.figures.end(), [](const SeriesFigure& figure) {
    return is_share_of_few(figure.observation->figure, figure.observation->figure.decimals > 0 ? kFew : kFewWhole);
  });
}

bool may_start_again(const MeasureSeries& series, std::size_t at) {
  constexpr int kJanuary = 1, kApril = 4, kSeptember = 9;
  const int month = month_of(series.figures[at].period.first());
  if (month != kJanuary && month != kApril && month != kSeptember) return false;
  constexpr std::size_t kMost = 11;
  bool rose = false;
  for (std::size_t before = at; before > 1 && at - before < kMost; --before) {
    const double step = series.figures[before - 1].value - series.figures[before - 2].value;
    if (step < 0) return false;
    rose = rose || step > 0;
  }
  return rose;
}

}  // namespace scorebook
