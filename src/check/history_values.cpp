// A figure against the measure's own history: far outside it, or suddenly nought. What is queried must be worth a
// telephone call, so the limits are wide: figures of few cases jump, totals that run through a year start again, and a
// level that changes for good is no slip.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "check/measure_series.hpp"
#include "check/other_tables.hpp"
#include "check/values_rules.hpp"
#include "check/wording.hpp"
#include "scorebook/control_chart.hpp"
#include "text/words.hpp"

namespace scorebook::rule {

namespace {

constexpr const char* kFewOthers = "the measure has too few other figures to compare with";
constexpr const char* kFewCases = "the percentages may be shares of few cases, which jump";
constexpr const char* kMayStartAgain = "a total that runs through the year may start again here";
constexpr const char* kManyFigures = "the measure has too many different figures for the same period";
constexpr const char* kNoDefinition =
    "the table is neither scorecard, page nor plan, so it is not known what its figures cover";

Failure failure_in_series(const MeasureSeries& series, const SeriesFigure& figure) {
  Failure failure = series.has_definition ? failure_at(*figure.own) : failure_of_other(*figure.own);
  failure.places = figure.places;
  return failure;
}

std::string subject_of(const MeasureSeries& series, const SeriesFigure& figure) {
  return series.has_definition ? subject(*figure.own) : other_subject(*figure.own);
}

// What the measure's title, its headings or its section call it.
std::vector<std::string> names_of(const Evidence& evidence, const MeasureSeries& series) {
  const Observation& observation = *series.example->observation;
  std::vector<std::string> names = {observation.title, observation.measure, observation.breakdown};
  if (const ScorecardRow* row = evidence.row_of(observation.measure)) names.push_back(row->definition.section);
  return names;
}

template <class Words>
bool name_one(const std::vector<std::string>& names, const Words& words) {
  return std::any_of(names.begin(), names.end(), [&words](const std::string& name) {
    return std::any_of(words.begin(), words.end(), [&name](std::string_view word) { return holds_word(name, word); });
  });
}

// A measure that is itself a change lies near nought and jumps: "Change on last year". A change of something ("change
// of address") is an event.
bool is_a_change(const MeasureSeries& series) {
  constexpr std::array<std::string_view, 3> kChange = {"change", "difference", "variance"};
  const std::string& title = series.example->observation->title;
  return name_one({title}, kChange) && !holds_word(title, "change of");
}

// The figures round one, as far as they count for it.
struct Others {
  std::vector<double> values;  // in order of time
  double lowest = 0, highest = 0;
  int decimals = 0;  // the most places that one is printed with
  bool whole = true;
  [[nodiscard]] std::size_t count() const { return values.size(); }
};

// Up to `reach` figures on each side of the one at `at`.
Others others_round(const MeasureSeries& series, std::size_t at, std::size_t reach) {
  Others others;
  const std::size_t first = at < reach ? 0 : at - reach;
  const std::size_t last = std::min(series.figures.size() - 1, at + reach);
  for (std::size_t i = first; i <= last; ++i) {
    if (i == at) continue;
    const SeriesFigure& figure = series.figures[i];
    if (others.values.empty()) others.lowest = others.highest = figure.value;
    others.lowest = std::min(others.lowest, figure.value);
    others.highest = std::max(others.highest, figure.value);
    others.decimals = std::max(others.decimals, figure.observation->figure.decimals);
    others.whole = others.whole && figure.observation->figure.value->whole();
    others.values.push_back(figure.value);
  }
  return others;
}

// "96.6% in February 2016": the figures before and after, those of them that there are.
std::string neighbours_in_words(const MeasureSeries& series, std::size_t at) {
  std::vector<std::string> words;
  const auto add = [&](const SeriesFigure& figure) {
    words.push_back(fmt::format("{} in {}", shown(figure.observation->figure), figure.period.words()));
  };
  if (at > 1 && at + 1 == series.figures.size()) add(series.figures[at - 2]);
  if (at > 0) add(series.figures[at - 1]);
  if (at + 1 < series.figures.size()) add(series.figures[at + 1]);
  if (at == 0 && series.figures.size() > 2) add(series.figures[2]);
  return listed(words);
}

// Few figures say little of what is usual, so they must lie close together.
constexpr std::size_t kFewFigures = 5;

// The smallest number that a figure of that unit must reach in one of two readings: below it, it jumps by chance.
double least_to_judge(const MeasureSeries& series) { return series.of_counts() ? 20 : 10; }

// By which power of ten the figure would have to be multiplied to fit its neighbours; 0 where it fits or nothing does.
int decimal_slip(const MeasureSeries& series, std::size_t at) {
  constexpr std::size_t kReach = 6;
  const Others others = others_round(series, at, kReach);
  const double value = series.figures[at].value;
  const bool few = others.count() < kFewFigures;
  const double widest = few ? 1.3 : 2;  // of the others, highest to lowest
  if (value <= 0 || others.lowest <= 0 || others.highest > widest * others.lowest) return 0;
  if (std::max(value, others.lowest) < least_to_judge(series)) return 0;
  const double slack = few ? 1.1 : 1.25;
  for (const int power : {-1, 1, -2, 2}) {
    const double meant = value * std::pow(10.0, power);
    if (meant < others.lowest / slack || meant > others.highest * slack) continue;
    const bool past_the_whole = series.of_per_cents() && meant > 100 && others.highest <= 100;
    if (!past_the_whole) return power;
  }
  return 0;
}

// "98.4%": the figure with its decimal point moved, where figures of the measure can be printed so; else empty.
std::string moved_point(const MeasureSeries& series, std::size_t at, int power) {
  const Figure& figure = series.figures[at].observation->figure;
  const Decimal stored = figure.exact.value_or(*figure.value);
  const Decimal meant = stored.scaled(power);
  constexpr std::size_t kReach = 12;
  const Others others = others_round(series, at, kReach);
  if (others.whole && !meant.whole()) return "";
  const int places = std::max(others.decimals, 0);
  const bool rounded_in_the_cell = stored != *figure.value;
  if (!rounded_in_the_cell && meant.rounded(places) != meant) return "";
  return shown(meant, series.unit, places);
}

Failure slip_failure(const MeasureSeries& series, std::size_t at, int power) {
  const SeriesFigure& figure = series.figures[at];
  Failure failure = failure_in_series(series, figure);
  failure.expected = moved_point(series, at, power);
  const char* times = power == -1  ? "ten times"
                      : power == 1 ? "a tenth of"
                      : power == 2 ? "a hundredth of"
                                   : "a hundred times";
  failure.message = fmt::format("{}: {} is about {} the figures beside it ({}).", subject_of(series, figure),
                                shown(figure.observation->figure), times, neighbours_in_words(series, at));
  if (failure.expected.empty()) {
    failure.fix = "Look the figure up where it comes from and correct the cell, or say in the commentary why it is so.";
    return failure;
  }
  failure.message += fmt::format(" {} would fit.", failure.expected);
  failure.fix = fmt::format(
      "Look the figure up where it comes from. If {} is meant, type that; else say in the commentary why it is so.",
      failure.expected);
  return failure;
}

double middle_of(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// The half width of the limits of a control chart of the others.
double limit_width(const std::vector<double>& values) {
  double sum = 0;
  for (std::size_t i = 1; i < values.size(); ++i) sum += std::fabs(values[i] - values[i - 1]);
  return kLimitFactor * sum / static_cast<double>(values.size() - 1);
}

double ratio_of(double left, double right) {
  if (left <= 0 || right <= 0) return 0;
  return std::max(left, right) / std::min(left, right);
}

// Whether another year's figure of the same month, quarter or term is much like it: then it is the season.
bool seasonal(const MeasureSeries& series, std::size_t at) {
  constexpr int kMonthsOfYear = 12;
  constexpr double kAlike = 1.5;
  const SeriesFigure& figure = series.figures[at];
  return std::any_of(series.figures.begin(), series.figures.end(), [&](const SeriesFigure& other) {
    const MonthNumber apart = other.period.last() - figure.period.last();
    return &other != &figure && apart % kMonthsOfYear == 0 && figure.period.months() < kMonthsOfYear &&
           ratio_of(other.value, figure.value) > 0 && ratio_of(other.value, figure.value) < kAlike;
  });
}

constexpr std::size_t kEnoughForLimits = 8;  // other figures

// Beyond all of the others, twice as far from their middle as the limits of their chart, and at the same time several
// times its neighbours (of percentages: tens of points away from them).
bool far_outside(const MeasureSeries& series, std::size_t at) {
  constexpr std::size_t kReach = 30;
  const Others others = others_round(series, at, kReach);
  const double value = series.figures[at].value;
  if (others.count() < kEnoughForLimits || value <= 0 || others.lowest < 0) return false;
  if (value >= others.lowest && value <= others.highest) return false;
  const double middle = middle_of(others.values);
  const double distance = std::fabs(value - middle);
  const double width = limit_width(others.values);
  if (std::max(value, middle) < least_to_judge(series) || distance <= 2 * width) return false;
  constexpr double kTimes = 3, kPoints = 30, kWide = 3;
  const auto far_from = [&](double other) {
    if (ratio_of(value, other) >= kTimes) return true;
    return series.of_per_cents() && std::fabs(value - other) >= kPoints && distance > kWide * width;
  };
  const bool far_from_before = at == 0 || far_from(series.figures[at - 1].value);
  const bool far_from_after = at + 1 == series.figures.size() || far_from(series.figures[at + 1].value);
  return far_from_before && far_from_after && far_from(middle) && !seasonal(series, at);
}

Failure outlier_failure(const MeasureSeries& series, std::size_t at) {
  const SeriesFigure& figure = series.figures[at];
  std::vector<const SeriesFigure*> others;
  for (const SeriesFigure& other : series.figures) {
    if (&other != &figure) others.push_back(&other);
  }
  const auto [lowest, highest] = std::minmax_element(
      others.begin(), others.end(),
      [](const SeriesFigure* left, const SeriesFigure* right) { return left->value < right->value; });
  Failure failure = failure_in_series(series, figure);
  failure.message = fmt::format(
      "{}: {} lies far outside the measure's other {} figures, which are from {} to {}; beside it stand {}.",
      subject_of(series, figure), shown(figure.observation->figure), others.size(),
      shown((*lowest)->observation->figure), shown((*highest)->observation->figure), neighbours_in_words(series, at));
  failure.fix = "Look the figure up where it comes from and correct the cell, or say in the commentary why it is so.";
  return failure;
}

// Of a percentage with its own denominator.
bool of_few_cases(const SeriesFigure& figure) {
  constexpr int kFew = 20;
  const std::optional<Decimal>& denominator = figure.observation->figure.denominator;
  return denominator && *denominator < Decimal(kFew);
}

void judge_outlier(const MeasureSeries& series, std::size_t at, bool few_cases, Recorder& recorder) {
  const SeriesFigure& figure = series.figures[at];
  const std::size_t least = series.has_definition ? 2 : kFewFigures - 1;
  if (series.figures.size() <= least) return recorder.not_run(kFewOthers);
  if (few_cases || of_few_cases(figure)) return recorder.not_run(kFewCases);
  if (is_a_change(series)) return recorder.not_run("the measure is itself a change, which jumps");
  const bool low = at > 0 && figure.value < series.figures[at - 1].value;
  if (low && (series.covers == FigureKind::cumulative || may_start_again(series, at)))
    return recorder.not_run(kMayStartAgain);
  if (const int power = decimal_slip(series, at); power != 0) {
    recorder.failed(slip_failure(series, at, power));
  } else if (series.has_definition && far_outside(series, at)) {
    recorder.failed(outlier_failure(series, at));
  } else {
    recorder.passed();
  }
}

}  // namespace

void outlier(const Evidence& evidence, Recorder& recorder) {
  const AllSeries all = series_of(evidence);
  for (const MeasureSeries& series : all.series) {
    const bool few_cases = shares_of_few(series);
    for (std::size_t at = 0; at < series.figures.size(); ++at) {
      if (series.figures[at].own != nullptr) judge_outlier(series, at, few_cases, recorder);
    }
    recorder.not_run(kManyFigures, series.not_judged);
  }
}

namespace {

// Noughts one after the other: one among other figures, or up to three at the end of the series.
struct Noughts {
  std::size_t first = 0, last = 0;
};

std::vector<Noughts> noughts_of(const MeasureSeries& series) {
  std::vector<Noughts> found;
  for (std::size_t at = 0; at < series.figures.size(); ++at) {
    if (series.figures[at].value != 0) continue;
    if (!found.empty() && found.back().last + 1 == at) {
      found.back().last = at;
    } else {
      found.push_back({at, at});
    }
  }
  return found;
}

// Why nobody can be surprised by the only noughts of the series; null where one must be.
const char* why_not_sudden(const MeasureSeries& series, const Noughts& noughts, bool few_cases) {
  constexpr std::size_t kMostAtTheEnd = 3;
  const bool at_the_end = noughts.last + 1 == series.figures.size();
  const std::size_t length = noughts.last - noughts.first + 1;
  if (length > (at_the_end ? kMostAtTheEnd : 1)) return "the measure has several noughts one after the other";
  if (noughts.first < 2) return "the measure has too few figures before the nought";
  if (few_cases) return kFewCases;
  if (series.covers == FigureKind::cumulative || may_start_again(series, noughts.first)) return kMayStartAgain;
  double lowest = series.figures.front().value, highest = lowest;
  std::vector<double> others;
  for (std::size_t at = 0; at < series.figures.size(); ++at) {
    if (at >= noughts.first && at <= noughts.last) continue;
    others.push_back(series.figures[at].value);
    lowest = std::min(lowest, others.back());
    highest = std::max(highest, others.back());
  }
  const bool few = others.size() < kFewFigures;
  const double least = series.of_per_cents() ? 20 : 10;
  if (lowest < least) return "the measure's other figures come near nought too";
  constexpr double kNearNought = 5, kWide = 3;
  if (middle_of(others) > kNearNought * lowest || (few && highest > kWide * lowest))
    return "the measure's other figures differ too much to say what is usual";
  const std::optional<Decimal>& denominator = series.figures[noughts.first].observation->figure.denominator;
  constexpr double kCertain = 8;  // cases that the other figures let one expect
  if (series.of_per_cents() && denominator && denominator->to_double() * lowest / 100 < kCertain) return kFewCases;
  return nullptr;
}

// A month without schools: no referrals come from them then.
bool schools_are_shut(const Evidence& evidence, const MeasureSeries& series, const Noughts& noughts) {
  constexpr int kAugust = 8;
  const Period& period = series.figures[noughts.first].period;
  if (noughts.first != noughts.last || period.kind() != PeriodKind::month || month_of(period.first()) != kAugust)
    return false;
  constexpr std::array<std::string_view, 10> kSchools = {"school", "schools", "education", "educational",
                                                         "pupil",  "pupils",  "term time", "school term",
                                                         "termly", "in term"};
  return name_one(names_of(evidence, series), kSchools);
}

void report_nought(const MeasureSeries& series, const Noughts& noughts, Recorder& recorder) {
  const SeriesFigure& first = series.figures[noughts.first];
  const SeriesFigure* lowest = nullptr;
  for (const SeriesFigure& other : series.figures) {
    if (other.value != 0 && (lowest == nullptr || other.value < lowest->value)) lowest = &other;
  }
  const std::size_t length = noughts.last - noughts.first + 1;
  Failure failure = failure_in_series(series, first);
  for (std::size_t at = noughts.first + 1; at <= noughts.last; ++at) {
    const std::vector<Place>& places = series.figures[at].places;
    failure.places.insert(failure.places.end(), places.begin(), places.end());
  }
  failure.message =
      fmt::format("{}{}: {}, although none of the measure's other {} figures is below {}.", subject_of(series, first),
                  length == 1 ? "" : fmt::format(" to {}", series.figures[noughts.last].period.words()),
                  shown(first.observation->figure), series.figures.size() - length, shown(lowest->observation->figure));
  failure.fix =
      "Look whether the figure was there when the workbook was made: type it, or not available where it is not. If it "
      "is a true nought, say why in the commentary.";
  recorder.failed(std::move(failure));
}

}  // namespace

void sudden_nought(const Evidence& evidence, Recorder& recorder) {
  const AllSeries all = series_of(evidence);
  for (const MeasureSeries& series : all.series) {
    const auto own = static_cast<std::size_t>(std::count_if(
        series.figures.begin(), series.figures.end(), [](const SeriesFigure& one) { return one.own != nullptr; }));
    const std::vector<Noughts> noughts = noughts_of(series);
    recorder.not_run(kManyFigures, series.not_judged);
    if (noughts.empty()) {
      recorder.passed(own);
      continue;
    }
    std::size_t own_noughts = 0;
    for (const Noughts& each : noughts) {
      for (std::size_t at = each.first; at <= each.last; ++at) own_noughts += series.figures[at].own != nullptr ? 1 : 0;
    }
    recorder.passed(own - own_noughts);
    if (own_noughts == 0) continue;
    if (!series.has_definition) {
      recorder.not_run(kNoDefinition, own_noughts);
    } else if (noughts.size() > 1) {
      recorder.not_run("the measure has noughts at other times too", own_noughts);
    } else if (const char* reason = why_not_sudden(series, noughts.front(), shares_of_few(series))) {
      recorder.not_run(reason, own_noughts);
    } else if (schools_are_shut(evidence, series, noughts.front())) {
      recorder.not_run("schools are shut in August", own_noughts);
    } else if (series.figures[noughts.front().first].own == nullptr) {
      recorder.not_run("the noughts began in an earlier submission", own_noughts);
    } else {
      report_nought(series, noughts.front(), recorder);
    }
  }
}

}  // namespace scorebook::rule
