#include <fmt/format.h>

#include <set>

#include "check/arithmetic_rules.hpp"
#include "check/rate_pairs.hpp"
#include "check/relations.hpp"
#include "check/wording.hpp"

namespace scorebook::rule {

namespace {

std::string shown_count(const RatePoint& point) { return shown(point.count.value, Unit::count, point.count.decimals); }

// A rate that was worked out from the count of the period before or after.
std::vector<LikelyCause> neighbour_causes(const std::vector<RatePoint>& points, const RatePoint& point,
                                          const SharedPopulation& shared) {
  std::vector<LikelyCause> causes;
  for (const RatePoint& other : points) {
    const Period& period = *point.rate->period;
    const bool neighbour = other.rate->period == period.previous() || other.rate->period == period.next();
    if (!neighbour || other.count.value == point.count.value || !other.count.place.known()) continue;
    const std::optional<Interval> population =
        implied_population(other.count.stands_for(other.count.value), point.rate->figure());
    if (!population || !population->agrees_with(shared.people)) continue;
    causes.push_back({fmt::format("{} ({}), the count of {}, gives {}: the rate is made from the wrong period.",
                                  shown_count(other), cell_words(other.count.place, point.rate->place()),
                                  other.rate->period->words(), shown(point.rate->figure()))});
  }
  return causes;
}

std::optional<LikelyCause> rate_cause(const std::vector<RatePoint>& points, const RatePoint& point,
                                      const SharedPopulation& shared) {
  if (point.population.agrees_with(shared.people)) return std::nullopt;
  std::vector<LikelyCause> causes = neighbour_causes(points, point, shared);
  if (const auto digits = digit_cause(rate_relation(point, shared.people), point.rate->place()))
    causes.push_back(*digits);
  return only_cause(causes);
}

void check_point(const std::vector<RatePoint>& points, const RatePoint& point, const SharedPopulation& shared,
                 Recorder& recorder) {
  if (point.population.agrees_with(shared.people)) return recorder.passed();
  const LocatedFigure& rate = *point.rate;
  Failure failure = failure_at(rate);
  if (point.count.place.known()) failure.places.push_back(point.count.place);
  const double expected = point.count.value.to_double() * 10000 / shared.middle;
  failure.expected = expected_at(rate, expected, rate.figure().decimals);
  const std::string count_cell =
      point.count.place.known() ? cell_words(point.count.place, rate.place()) : "the count in the cell";
  const std::optional<LikelyCause> cause = rate_cause(points, point, shared);
  failure.message = fmt::format("{}: {} ({}) at a population of {} is {} per 10,000, but the cell shows {}.{}{}",
                                subject(rate), shown_count(point), count_cell, shared.words,
                                shown(expected, rate.figure().unit, rate.figure().decimals), shown(rate.figure()),
                                shared.because, cause_words(cause));
  failure.fix = cause_fix(
      cause, fmt::format("Work the rate out again from {} and the population, or mend the count.", count_cell));
  recorder.failed(std::move(failure));
}

void check_earlier(const Evidence& evidence, const RatePairing& pairing, Recorder& recorder) {
  for (const RatePoint& point : pairing.earlier) {
    const std::optional<Decimal> people = registered_population(evidence, pairing.rate, *point.rate->period);
    if (people) {
      check_point(pairing.earlier, point, from_register(*people), recorder);
    } else {
      recorder.not_run("the population of the earlier year is not known without a register");
    }
  }
}

void check_pairing(const Evidence& evidence, const RatePairing& pairing, const SharedPopulation& shared,
                   Recorder& recorder) {
  const bool declared = declared_count(evidence, pairing.rate);
  const bool monthly = declared || mostly_agrees(pairing.months, shared.people);
  for (const RatePoint& point : pairing.months) {
    if (monthly) {
      check_point(pairing.months, point, shared, recorder);
    } else {
      recorder.not_run("the count of the month is not the rate's own count");
    }
  }
  const std::size_t evidence_elsewhere =
      agreeing(pairing.months, shared.people) + agreeing(pairing.earlier, shared.people);
  for (const RatePoint& point : pairing.years_to_date) {
    if (declared || evidence_elsewhere > 0) {
      check_point(pairing.years_to_date, point, shared, recorder);
    } else {
      recorder.not_run("no other figure shows that the count belongs to the rate");
    }
  }
  check_earlier(evidence, pairing, recorder);
  recorder.not_run("there is no count for the same time", pairing.without_count);
}

// The times for which the rate has a figure, which are the places where the rule could be applied.
std::size_t times_of(const Evidence& evidence, const std::string& rate) {
  std::set<std::pair<ObservationKind, Period>> times;
  for (const LocatedFigure* figure : evidence.figures_of(rate)) {
    const bool compared = figure->kind != ObservationKind::benchmark && figure->kind != ObservationKind::target;
    if (compared && figure->period && figure->figure().value) times.emplace(figure->kind, *figure->period);
  }
  return times.size();
}

}  // namespace

void rate_not_count_over_population(const Evidence& evidence, Recorder& recorder) {
  const RatePairs pairs = rate_pairs(evidence);
  for (const std::string& rate : pairs.rates) {
    const std::optional<SharedPopulation> shared = population_of(evidence, pairs, rate);
    if (!shared) {
      recorder.not_run(pairs.why_not, times_of(evidence, rate));
      continue;
    }
    const RatePairing* pairing = pairing_for(evidence, pairs, rate, *shared);
    if (pairing == nullptr) {
      recorder.not_run("no count in the workbook gives the rate at the shared population", times_of(evidence, rate));
    } else {
      check_pairing(evidence, *pairing, *shared, recorder);
    }
  }
}

}  // namespace scorebook::rule

namespace scorebook {

std::vector<CheckedRelation> rate_relations(const Evidence& evidence) {
  std::vector<CheckedRelation> relations;
  const RatePairs pairs = rate_pairs(evidence);
  for (const std::string& rate : pairs.rates) {
    const std::optional<SharedPopulation> shared = population_of(evidence, pairs, rate);
    const RatePairing* pairing = shared ? pairing_for(evidence, pairs, rate, *shared) : nullptr;
    if (pairing == nullptr) continue;
    const bool monthly = declared_count(evidence, rate) || mostly_agrees(pairing->months, shared->people);
    for (const RatePoint& point : pairing->months) {
      if (!monthly) break;
      const std::optional<LikelyCause> cause = rule::rate_cause(pairing->months, point, *shared);
      relations.push_back({rate_relation(point, shared->people), point.rate,
                           fmt::format("{} is its count over the population", to_string(point.rate->place())),
                           cause && !cause->digits});
    }
  }
  return relations;
}

}  // namespace scorebook
