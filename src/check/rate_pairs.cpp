#include "check/rate_pairs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "check/wording.hpp"
#include "text/words.hpp"

namespace scorebook {

namespace {

constexpr std::size_t kLeastPairs = 10;
constexpr std::size_t kLeastShare = 90;  // per cent of the pairs

// The count that stands beside the rate, as a plan has it.
std::optional<Term> count_beside(const LocatedFigure& rate) {
  const Figure& figure = rate.figure();
  if (!figure.numerator || figure.denominator) return std::nullopt;
  return Term{*figure.numerator, std::max(figure.numerator->places(), 0), Unit::count,
              rate.observation->numerator_place};
}

// One point for each period that both have, with the count from the rate's own table where it can be. Without a count
// those beside the rate.
RatePairing pairing_of(const Evidence& evidence, const std::string& rate, const std::string& count) {
  RatePairing pairing{rate, count, {}, {}, {}, 0};
  std::set<std::pair<ObservationKind, Period>> seen;
  const Period year = evidence.period().in_financial_year();
  for (const LocatedFigure* figure : evidence.figures_of(rate)) {
    if (!figure->period || figure->kind == ObservationKind::benchmark || figure->kind == ObservationKind::target)
      continue;
    if (!seen.emplace(figure->kind, *figure->period).second) continue;
    const LocatedFigure* rate_figure = evidence.best(rate, figure->kind, *figure->period);
    if (rate_figure == nullptr) continue;
    std::optional<Term> term;
    if (count.empty()) {
      term = count_beside(*rate_figure);
    } else if (const LocatedFigure* found = evidence.best(count, figure->kind, *figure->period, rate_figure)) {
      term = term_of(found->figure(), found->place());
    }
    const std::optional<Interval> population =
        term ? implied_population(term->stands_for(term->value), rate_figure->figure()) : std::nullopt;
    if (!population) {
      ++pairing.without_count;
      continue;
    }
    const RatePoint point{rate_figure, *term, *population};
    if (figure->period->in_financial_year() != year) {
      pairing.earlier.push_back(point);
    } else if (figure->kind == ObservationKind::value) {
      pairing.months.push_back(point);
    } else {
      pairing.years_to_date.push_back(point);
    }
  }
  return pairing;
}

bool has_counts_beside(const Evidence& evidence, const std::string& rate) {
  const FoundFigures& figures = evidence.figures_of(rate);
  return std::any_of(figures.begin(), figures.end(),
                     [](const LocatedFigure* figure) { return count_beside(*figure).has_value(); });
}

bool is_rate(const Evidence& evidence, const std::string& measure) {
  const FoundFigures& figures = evidence.figures_of(measure);
  return std::any_of(figures.begin(), figures.end(),
                     [](const LocatedFigure* figure) { return figure->figure().unit == Unit::per_10000; });
}

// The people that most of the points share: where the most intervals lie over each other.
Interval most_shared(const std::vector<RatePairing>& pairings) {
  std::vector<std::pair<double, int>> ends;  // an interval opens (0) and closes (1)
  for (const RatePairing& pairing : pairings) {
    for (const RatePoint& point : pairing.months) {
      ends.emplace_back(point.population.low, 0);
      ends.emplace_back(point.population.high, 1);
    }
  }
  std::sort(ends.begin(), ends.end());
  Interval best = Interval::exactly(0);
  int open = 0, most = 0;
  bool narrowing = false;
  for (const auto& end : ends) {
    if (end.second == 1) {
      if (narrowing) best.high = end.first;  // the first to close after the most were open
      narrowing = false;
      --open;
      continue;
    }
    if (++open <= most) continue;
    most = open;
    best.low = end.first;
    narrowing = true;
  }
  return best;
}

// The population of the year that the pairs give away, or why there is none.
std::optional<SharedPopulation> from_pairs(const std::vector<RatePairing>& pairings, std::string& why_not) {
  const Interval people = most_shared(pairings);
  std::size_t pairs = 0, sharing = 0;
  for (const RatePairing& pairing : pairings) {
    if (!mostly_agrees(pairing.months, people)) continue;
    pairs += pairing.months.size();
    sharing += agreeing(pairing.months, people);
  }
  if (pairs < kLeastPairs) {
    why_not =
        fmt::format("fewer than {} counts and rates belong together, so the population is not known", kLeastPairs);
    return std::nullopt;
  }
  if (sharing * 100 < pairs * kLeastShare) {
    why_not = fmt::format("no population is shared by {}% of the counts and rates", kLeastShare);
    return std::nullopt;
  }
  const double middle = std::round((people.low + people.high) / 2);
  return SharedPopulation{
      people, middle, shown(middle, Unit::count, 0),
      fmt::format(" {} of the {} counts and rates in the workbook share that population.", sharing, pairs)};
}

// Which of a rate's possible counts is its own: the one whose months agree, else the one with some other figure that
// agrees.
const RatePairing* own_pairing(const std::vector<RatePairing>& pairings, const std::string& rate,
                               const Interval& people) {
  const RatePairing* best = nullptr;
  std::size_t most = 0;
  for (const RatePairing& pairing : pairings) {
    if (pairing.rate != rate) continue;
    const std::size_t monthly = mostly_agrees(pairing.months, people) ? agreeing(pairing.months, people) : 0;
    const std::size_t other = agreeing(pairing.years_to_date, people) + agreeing(pairing.earlier, people);
    const std::size_t weight = monthly * 100 + other;
    if (weight > most) {
      most = weight;
      best = &pairing;
    }
  }
  return best;
}

}  // namespace

std::optional<Interval> implied_population(const Interval& count, const Figure& rate) {
  const Interval printed = Interval::printed(*rate.value, rate.decimals);
  if (printed.low <= 0 || count.low <= 0) return std::nullopt;
  return count * Interval::exactly(10000) / printed;
}

std::size_t agreeing(const std::vector<RatePoint>& points, const Interval& people) {
  return static_cast<std::size_t>(std::count_if(
      points.begin(), points.end(), [&](const RatePoint& point) { return point.population.agrees_with(people); }));
}

bool mostly_agrees(const std::vector<RatePoint>& points, const Interval& people) {
  return 2 * agreeing(points, people) > points.size();
}

// The register's population for the year, where it has just one that can be meant.
// A population without a year is taken for the year that is reported on, never for an earlier one.
std::optional<Decimal> registered_population(const Evidence& evidence, const std::string& rate, const Period& period) {
  if (evidence.measure_register() == nullptr) return std::nullopt;
  const Measure* registered = evidence.registered(rate);
  // The denominator may be called by the population's name.
  const std::string name = registered == nullptr            ? ""
                           : registered->population.empty() ? registered->denominator
                                                            : registered->population;
  const std::string year = period.in_financial_year().id();
  std::optional<Decimal> found;
  for (const Population& population : evidence.measure_register()->populations) {
    const bool named = name.empty() || population.name == name;
    const bool undated_fits = population.year.empty() && year == evidence.period().in_financial_year().id();
    if (!named || !(undated_fits || population.year == year)) continue;
    if (found) return std::nullopt;
    found = population.people;
  }
  return found;
}

SharedPopulation from_register(Decimal people) {
  return {Interval::exactly(people.to_double()), people.to_double(), shown(people, Unit::count, 0),
          " The population is the register's."};
}

// A count that the register declares needs no evidence: a rate that is wrong every month is wrong all the same. Only a
// rolling rate may have a count that is not rolling, whose months are another thing.
bool declared_count(const Evidence& evidence, const std::string& rate) {
  const Measure* registered = evidence.registered(rate);
  return registered != nullptr && !registered->numerator.empty() &&
         registered->year_to_date_rule != YearToDateRule::rolling_12_months &&
         find_folded_word(folded(registered->title), "rolling") == std::string::npos;
}

RatePairs rate_pairs(const Evidence& evidence) {
  RatePairs pairs;
  for (const std::string& measure : evidence.measures()) {
    if (!is_rate(evidence, measure)) continue;
    pairs.rates.push_back(measure);
    const Measure* registered = evidence.registered(measure);
    if (registered != nullptr && !registered->numerator.empty()) {
      pairs.pairings.push_back(pairing_of(evidence, measure, registered->numerator));
      continue;
    }
    if (has_counts_beside(evidence, measure)) pairs.pairings.push_back(pairing_of(evidence, measure, ""));
    for (const std::string& count : evidence.counts_before(measure))
      pairs.pairings.push_back(pairing_of(evidence, measure, count));
  }
  pairs.given_away = from_pairs(pairs.pairings, pairs.why_not);
  return pairs;
}

std::optional<SharedPopulation> population_of(const Evidence& evidence, const RatePairs& pairs,
                                              const std::string& rate) {
  const std::optional<Decimal> registered = registered_population(evidence, rate, evidence.period());
  return registered ? std::optional(from_register(*registered)) : pairs.given_away;
}

const RatePairing* pairing_for(const Evidence& evidence, const RatePairs& pairs, const std::string& rate,
                               const SharedPopulation& shared) {
  const bool declared = declared_count(evidence, rate);
  const auto own = std::find_if(pairs.pairings.begin(), pairs.pairings.end(),
                                [&](const RatePairing& candidate) { return candidate.rate == rate; });
  return declared && own != pairs.pairings.end() ? &*own : own_pairing(pairs.pairings, rate, shared.people);
}

Relation rate_relation(const RatePoint& point, const Interval& people) {
  Relation relation;
  relation.terms = {term_of(point.rate->figure(), point.rate->place()), point.count};
  const Term count = point.count;
  const int decimals = point.rate->figure().decimals;
  relation.holds = [count, decimals, people](const std::vector<Decimal>& values) {
    const Interval printed = Interval::printed(values[0], decimals);
    if (printed.low <= 0 || values[1].coefficient() <= 0) return false;
    return (count.stands_for(values[1]) * Interval::exactly(10000) / printed).agrees_with(people);
  };
  return relation;
}

}  // namespace scorebook
