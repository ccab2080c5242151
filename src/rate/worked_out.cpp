#include "rate/worked_out.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "register/added_refs.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr int kMonthsOfYear = 12;
constexpr int kUsualDecimals = 1;  // of percentages and rates whose register states none

// A sum that is worked out in decimals, and what it is made of in words.
struct Sum {
  Decimal total;
  int decimals = 0;
  bool provisional = false;  // one of them is
  std::string words;
};

void add(Sum& sum, const Figure& figure, const std::string& of) {
  sum.total = sum.total + figure.exact.value_or(*figure.value);
  sum.decimals = std::max(sum.decimals, figure.decimals);
  sum.provisional = sum.provisional || figure.provisional;
  sum.words += fmt::format("{}{}{}", sum.words.empty() ? "" : " + ", figure.shown(), of.empty() ? "" : " (" + of + ")");
}

// "56,398"
std::string amount_words(Decimal amount) {
  Figure figure;
  figure.value = amount.normalized();
  figure.unit = Unit::count;
  figure.decimals = std::max(figure.value->places(), 0);
  return figure.shown();
}

std::shared_ptr<Observation> observation_of(const Measure& measure, const Period& period, ObservationKind kind) {
  auto made = std::make_shared<Observation>();
  made->measure = measure.name;
  made->title = measure.title;
  made->set = measure.set;
  made->period = period;
  made->kind = kind;
  made->figure.unit = measure.unit;
  return made;
}

void set_value(Figure& figure, Decimal exact, int decimals) {
  figure.exact = exact;
  figure.decimals = std::max(decimals, 0);
  figure.value = exact.rounded(figure.decimals);
  figure.text = figure.shown();
}

// numerator / denominator x per. Nothing where there is nothing to divide by.
std::optional<Decimal> quotient(Decimal numerator, Decimal denominator, Decimal per) {
  if (denominator.zero() || denominator.negative()) return std::nullopt;
  return Decimal::from_double(numerator.to_double() * per.to_double() / denominator.to_double());
}

const Observation* figure_of(const std::string& ref, const Period& period, const FiguresByMeasure& figures) {
  const auto found = figures.find(ref);
  if (found == figures.end()) return nullptr;
  const Observation* observation = found->second.value(period);
  return observation != nullptr && observation->figure.value ? observation : nullptr;
}

// Nothing where one of them has no figure, or they are not of one unit.
std::optional<Sum> sum_of(const std::vector<std::string>& refs, const Period& period, const FiguresByMeasure& figures) {
  Sum sum;
  std::optional<Unit> unit;
  for (const std::string& ref : refs) {
    const Observation* observation = figure_of(ref, period, figures);
    if (observation == nullptr || (unit && *unit != observation->figure.unit)) return std::nullopt;
    unit = observation->figure.unit;
    add(sum, observation->figure, ref);
  }
  return refs.empty() ? std::nullopt : std::optional(std::move(sum));
}

// Of the year that the period ends in; one that holds for all years where none is stated for it.
const Population* population_of(const std::string& name, const Period& period, const Register* measure_register) {
  if (measure_register == nullptr || name.empty()) return nullptr;
  const Population* of_all_years = nullptr;
  for (const Population& population : measure_register->populations) {
    if (folded(population.name) != folded(name)) continue;
    const std::optional<Period> year = parse_period(population.year);
    if (!year) {
      if (population.year.empty()) of_all_years = &population;
    } else if (year->first() <= period.last() && period.last() <= year->last()) {
      return &population;
    }
  }
  return of_all_years;
}

Decimal per_of(const Measure& measure) {
  if (measure.rate_base) return *measure.rate_base;
  if (measure.unit == Unit::per_10000) return Decimal(10'000);
  if (measure.unit == Unit::per_100000) return Decimal(100'000);
  return measure.unit == Unit::per_cent ? Decimal(100) : Decimal(1);
}

WorkedOut ratio(const Measure& measure, const Period& period, const Sum& numerator, Decimal denominator,
                const std::string& of) {
  const Decimal per = per_of(measure);
  const std::optional<Decimal> value = quotient(numerator.total, denominator, per);
  if (!value) return {};
  auto made = observation_of(measure, period, ObservationKind::value);
  made->figure.numerator = numerator.total;
  made->figure.denominator = denominator;
  made->figure.provisional = numerator.provisional;
  set_value(made->figure, *value, measure.decimals.value_or(kUsualDecimals));
  const std::string scale = measure.unit == Unit::per_cent ? "" : fmt::format(", for each {}", amount_words(per));
  return {made, fmt::format("{} worked out: {} of {}{}", made->figure.shown(), numerator.words, of, scale)};
}

WorkedOut total_of_parts(const Measure& measure, const Period& period, const WorkedOutOf& from) {
  const auto found = from.parts.find(measure.ref);
  if (measure.ref.empty() || found == from.parts.end() || found->second.size() < 2) return {};
  const std::optional<Sum> sum = sum_of(found->second, period, from.figures);
  if (!sum) return {};
  auto made = observation_of(measure, period, ObservationKind::value);
  made->figure.provisional = sum->provisional;
  set_value(made->figure, sum->total, measure.decimals.value_or(sum->decimals));
  return {made, fmt::format("{} worked out from its parts: {}", made->figure.shown(), sum->words)};
}

bool adds_up(Unit unit) { return unit == Unit::count || unit == Unit::money || unit == Unit::cases; }

// The figures of every period from the first that counts; nothing where one is missing.
std::optional<Observations> periods_from(MonthNumber first, const Period& last,
                                         const std::function<const Observation*(const Period&)>& value_of) {
  Observations found;
  for (Period period = last; period.first() >= first; period = period.previous()) {
    const Observation* observation = value_of(period);
    if (observation == nullptr || !observation->figure.value) return std::nullopt;
    found.push_back(observation);
  }
  if (found.empty() || found.back()->period->first() != first) return std::nullopt;
  std::reverse(found.begin(), found.end());
  return found;
}

std::string span_words(const Observations& periods) {
  return periods.size() == 1
             ? periods.front()->period->words()
             : fmt::format("{} to {}", periods.front()->period->words(), periods.back()->period->words());
}

WorkedOut added_up(const Measure& measure, const Observations& periods, bool average) {
  Sum sum;
  for (const Observation* each : periods) add(sum, each->figure, "");
  auto made = observation_of(measure, *periods.back()->period, ObservationKind::year_to_date);
  made->figure.provisional = sum.provisional;
  if (!average) {
    set_value(made->figure, sum.total, sum.decimals);
    return {made, fmt::format("{}, the sum of {}", made->figure.shown(), span_words(periods))};
  }
  const std::optional<Decimal> mean = Decimal::from_double(sum.total.to_double() / static_cast<double>(periods.size()));
  if (!mean) return {};
  set_value(made->figure, *mean, measure.decimals.value_or(std::max(sum.decimals, kUsualDecimals)));
  return {made, fmt::format("{}, the average of {}", made->figure.shown(), span_words(periods))};
}

WorkedOut ratio_of_sums(const Measure& measure, const Observations& periods) {
  if (measure.unit != Unit::per_cent) return {};  // the population of a rate does not add up over the periods
  Decimal numerator, denominator;
  int decimals = 0;
  bool provisional = false;
  for (const Observation* each : periods) {
    if (!each->figure.numerator || !each->figure.denominator) return {};
    numerator = numerator + *each->figure.numerator;
    denominator = denominator + *each->figure.denominator;
    decimals = std::max(decimals, each->figure.decimals);
    provisional = provisional || each->figure.provisional;
  }
  const std::optional<Decimal> value = quotient(numerator, denominator, Decimal(100));
  if (!value) return {};
  auto made = observation_of(measure, *periods.back()->period, ObservationKind::year_to_date);
  made->figure.provisional = provisional;
  made->figure.numerator = numerator;
  made->figure.denominator = denominator;
  set_value(made->figure, *value, measure.decimals.value_or(decimals));
  return {made, fmt::format("{}, {} of {} from {}", made->figure.shown(), amount_words(numerator),
                            amount_words(denominator), span_words(periods))};
}

}  // namespace

PartsOfTotals parts_of_totals(const Register* measure_register) {
  PartsOfTotals parts;
  if (measure_register == nullptr) return parts;
  for (const RegisterMeasure& measure : measure_register->measures) {
    for (const std::string& total : measure.definition.parts_of) parts[total].push_back(measure.definition.ref);
  }
  return parts;
}

WorkedOut work_out_value(const Measure& measure, const Period& period, const WorkedOutOf& from) {
  if (from.measure_register == nullptr) return {};
  const std::vector<std::string> counted = added_refs(measure.numerator);
  if (counted.empty()) return adds_up(measure.unit) ? total_of_parts(measure, period, from) : WorkedOut{};
  const std::optional<Sum> numerator = sum_of(counted, period, from.figures);
  if (!numerator) return {};
  const std::string& out_of = measure.denominator.empty() ? measure.population : measure.denominator;
  if (const Population* population = population_of(out_of, period, from.measure_register)) {
    const std::string words = fmt::format("the {} people of {}{}", amount_words(population->people), population->name,
                                          population->year.empty() ? "" : " in " + population->year);
    return ratio(measure, period, *numerator, population->people, words);
  }
  if (!out_of.empty()) {
    const std::optional<Sum> denominator = sum_of(added_refs(out_of), period, from.figures);
    return denominator ? ratio(measure, period, *numerator, denominator->total, denominator->words) : WorkedOut{};
  }
  if (!adds_up(measure.unit) || counted.size() < 2) return {};
  auto made = observation_of(measure, period, ObservationKind::value);
  made->figure.provisional = numerator->provisional;
  set_value(made->figure, numerator->total, measure.decimals.value_or(numerator->decimals));
  return {made, fmt::format("{} worked out: {}", made->figure.shown(), numerator->words)};
}

WorkedOut work_out_year_to_date(const Measure& measure, const Period& last,
                                const std::function<const Observation*(const Period&)>& value_of) {
  const YearToDateRule rule = measure.year_to_date_rule;
  const bool so_far =
      rule == YearToDateRule::sum || rule == YearToDateRule::average || rule == YearToDateRule::ratio_of_sums;
  const bool rolling = rule == YearToDateRule::rolling_12_months && adds_up(measure.unit) &&
                       measure.reporting_basis == ReportingBasis::in_period;
  if (!so_far && !rolling) return {};
  if (rule == YearToDateRule::sum && !adds_up(measure.unit)) return {};
  const bool of_one_period =
      measure.reporting_basis == ReportingBasis::in_period || measure.reporting_basis == ReportingBasis::not_stated;
  if (!of_one_period) return {};  // what is cumulative or rolling already is not added up
  if (last.months() >= kMonthsOfYear || (last.kind() != PeriodKind::month && last.kind() != PeriodKind::quarter))
    return {};
  const MonthNumber first = rolling ? last.last() - kMonthsOfYear + 1 : last.in_financial_year().first();
  const std::optional<Observations> periods = periods_from(first, last, value_of);
  if (!periods) return {};
  return rule == YearToDateRule::ratio_of_sums ? ratio_of_sums(measure, *periods)
                                               : added_up(measure, *periods, rule == YearToDateRule::average);
}

}  // namespace scorebook
