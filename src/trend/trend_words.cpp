// The words for trends and comparisons, all of them.
#include <fmt/format.h>

#include <array>

#include "scorebook/figure.hpp"
#include "scorebook/trend.hpp"
#include "text/period_noun.hpp"
#include "text/words.hpp"

namespace scorebook {

namespace {

constexpr std::array<std::string_view, 13> kNumbers = {"no",    "one",   "two",  "three", "four",   "five",  "six",
                                                       "seven", "eight", "nine", "ten",   "eleven", "twelve"};

// "seven months", "one month", "18 months".
std::string number_of(std::size_t number, std::string_view noun) {
  if (number >= kNumbers.size()) return counted(number, noun);
  return fmt::format("{} {}{}", kNumbers[number], noun, number == 1 ? "" : "s");
}

std::string with_capital(std::string sentence) {
  if (!sentence.empty() && sentence[0] >= 'a' && sentence[0] <= 'z')
    sentence[0] = static_cast<char>(sentence[0] - 'a' + 'A');
  return sentence;
}

std::string cannot(std::string_view what, NotCalculable reason) {
  return fmt::format("{}: {}.", what, not_calculable_words(reason));
}

std::string shown(double value, Unit unit, int decimals) {
  const std::optional<Decimal> decimal = Decimal::from_double(value);
  if (!decimal) return "a number too large to show";
  Figure figure;
  figure.value = decimal->rounded(decimals);
  figure.unit = unit;
  figure.decimals = decimals;
  return figure.shown();
}

std::string_view verdict(Variation variation) {
  if (variation == Variation::improvement) return ": an improvement";
  return variation == Variation::concern ? ": a concern" : "";
}

std::string signal_words(const ChartedPoint& latest) {
  const bool high = latest.side == Side::high;
  const std::string until = latest.point.period.words();
  const std::string_view noun = period_noun(latest.point.period.kind());
  const std::size_t steps = latest.run_last - latest.run_first;
  switch (latest.cause) {
    case SpecialCause::none:
      return fmt::format("{} is within ordinary variation", until);
    case SpecialCause::outside:
      return fmt::format("{} is {} than ordinary variation explains", until, high ? "higher" : "lower");
    case SpecialCause::trend:
      return fmt::format("the figure has {} {} in a row, to {}", high ? "risen" : "fallen", number_of(steps, noun),
                         until);
    case SpecialCause::two_in_three:
      return fmt::format("at least two of the {} to {} are unusually {}", number_of(steps + 1, noun), until,
                         high ? "high" : "low");
    case SpecialCause::shift:
      return fmt::format("{} in a row, to {}, are {} the average", number_of(steps + 1, noun), until,
                         high ? "above" : "below");
  }
  return "";
}

std::string latest_words(const ControlChart& chart) {
  const ChartSegment& segment = chart.latest_segment();
  const ChartedPoint& latest = chart.points[chart.latest];
  const bool all_the_same = segment.limits.value().moving_range == 0 && segment.baseline_figures == segment.figures;
  if (all_the_same) {
    return fmt::format("Every {} has the same figure: there is no variation.", period_noun(latest.point.period.kind()));
  }
  return with_capital(signal_words(latest)) + std::string(verdict(latest.variation)) + ".";
}

std::string provisional_words(const ControlChart& chart) {
  const ChartSegment& segment = chart.latest_segment();
  if (!segment.provisional) return "";
  const std::string_view noun = period_noun(chart.points[chart.latest].point.period.kind());
  return fmt::format(" This is provisional: there are only {} so far.", number_of(segment.figures, noun));
}

std::string rebase_words(const ChartSegment& segment, const ChartOptions& options) {
  if (!segment.rebase || *segment.rebase >= options.rebases.size()) return "";
  const Rebase& rebase = options.rebases[*segment.rebase];
  const std::string name = collapsed(rebase.name);
  return fmt::format(" Counted from {} only{}.", Period::of_month(rebase.from).words(),
                     name.empty() ? "" : fmt::format(" ({})", name));
}

std::string year_words(const Benchmark& benchmark) {
  return benchmark.year ? fmt::format("{} ({})", benchmark.words, benchmark.year->words())
                        : benchmark.words + " (year not stated)";
}

// "Better (lower)"; measures without a good direction are just higher or lower.
std::string standing_words(Standing standing, bool above) {
  std::string word = with_capital(std::string(standing_name(standing)));
  if (standing != Standing::better && standing != Standing::worse) return word;
  return fmt::format("{} ({})", word, above ? "higher" : "lower");
}

std::string five_years(const AnnualTrend& trend) {
  return fmt::format("over the five years from {} to {}", trend.first.words(), trend.last.words());
}

}  // namespace

std::string variation_words(const Calculated<ControlChart>& chart, const ChartOptions& options) {
  constexpr std::string_view kCannot = "Ordinary variation cannot be worked out";
  if (!chart) return cannot(kCannot, chart.reason());
  const ChartSegment& segment = chart.value().latest_segment();
  if (!segment.limits) return cannot(kCannot, segment.limits.reason()) + rebase_words(segment, options);
  return latest_words(chart.value()) + provisional_words(chart.value()) + rebase_words(segment, options);
}

std::string assurance_words(const Calculated<ControlChart>& chart) {
  constexpr std::string_view kCannot = "Whether the target can be relied on cannot be said";
  if (!chart) return cannot(kCannot, chart.reason());
  const Calculated<Assurance>& assurance = chart.value().assurance;
  if (!assurance) return cannot(kCannot, assurance.reason());
  const std::string_view noun = period_noun(chart.value().points[chart.value().latest].point.period.kind());
  std::string words;
  switch (assurance.value()) {
    case Assurance::consistently_failing:
      words = fmt::format("The target will be missed {0} after {0} unless something changes.", noun);
      break;
    case Assurance::consistently_passing:
      words = fmt::format("The target will be met {0} after {0} unless something changes.", noun);
      break;
    case Assurance::hit_and_miss:
      words = fmt::format("The target may be met in one {} and missed in the next with nothing having changed.", noun);
      break;
  }
  return words + provisional_words(chart.value());
}

std::string missing_periods_words(const ControlChart& chart) {
  constexpr std::size_t kMostNamed = 4;
  const std::vector<Period>& missing = chart.missing;
  if (missing.empty()) return "";
  const std::string_view noun = period_noun(missing.front().kind());
  std::string which;
  if (missing.size() > kMostNamed) {
    which = fmt::format("{} between {} and {}", number_of(missing.size(), noun), missing.front().words(),
                        missing.back().words());
  } else {
    for (std::size_t i = 0; i < missing.size(); ++i) {
      if (i > 0) which += i + 1 == missing.size() ? " and " : ", ";
      which += missing[i].words();
    }
  }
  return fmt::format("There {} for {}; {}s are compared only where they follow each other.",
                     missing.size() == 1 ? "is no figure" : "are no figures", which, noun);
}

std::string limits_words(const Calculated<ChartLimits>& limits, Unit unit, int decimals) {
  if (!limits) return cannot("Ordinary variation cannot be worked out", limits.reason());
  const ChartLimits& known = limits.value();
  const std::string mean = shown(known.mean, unit, decimals);
  if (known.moving_range == 0)
    return fmt::format("There is no variation: the limits rest on figures that are all {}.", mean);
  return fmt::format("Ordinary variation is from {} to {}, around an average of {}.",
                     shown(known.lower, unit, decimals), shown(known.upper, unit, decimals), mean);
}

std::string chart_number_words(double number, Unit unit, int decimals) { return shown(number, unit, decimals); }

std::string interval_words(const Calculated<ConfidenceInterval>& interval, Unit unit, int decimals) {
  if (!interval) return cannot("How far chance could move the figure cannot be worked out", interval.reason());
  const ConfidenceInterval& known = interval.value();
  return fmt::format("Allowing for chance, {} may stand for anything from {} to {}.",
                     shown(known.estimate, unit, decimals), shown(known.at_95.lower, unit, decimals),
                     shown(known.at_95.upper, unit, decimals));
}

std::string annual_trend_words(const Calculated<AnnualTrend>& trend) {
  if (!trend) return cannot("A five-year trend cannot be worked out", trend.reason());
  const AnnualTrend& known = trend.value();
  if (known.hangs_on_one_year) {
    return fmt::format("No clear change {}: without one of the years the figures would point another way.",
                       five_years(known));
  }
  if (known.direction == Side::neither) return fmt::format("No change beyond chance {}.", five_years(known));
  return fmt::format("{} {}, by more than chance explains{}.", known.direction == Side::high ? "Rising" : "Falling",
                     five_years(known), verdict(known.variation));
}

std::string comparison_words(const Calculated<BenchmarkComparison>& comparison) {
  if (!comparison) return cannot("No comparison can be made", comparison.reason());
  const BenchmarkComparison& known = comparison.value();
  const std::string other = year_words(known.benchmark);
  if (known.standing == Standing::similar)
    return fmt::format("Similar to {}: the difference is no more than chance explains.", other);
  return fmt::format("{} than {}, and the difference is {}more than chance.",
                     standing_words(known.standing, known.above), other, known.beyond_99_8 ? "far " : "");
}

std::string position_words(const Calculated<BenchmarkPosition>& position) {
  if (!position) return cannot("No comparison can be made", position.reason());
  const BenchmarkPosition& known = position.value();
  const std::string other = year_words(known.benchmark);
  if (known.standing == Standing::similar) return fmt::format("The same as {}.", other);
  return fmt::format("{} than {}.", standing_words(known.standing, known.difference > 0), other);
}

}  // namespace scorebook
