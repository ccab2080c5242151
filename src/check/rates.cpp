#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "check/arithmetic_rules.hpp"
#include "check/wording.hpp"
#include "text/words.hpp"

// A rate per 10,000 is a count over a population. Without a register neither the population nor which count belongs to
// which rate is written anywhere, but the workbook gives both away: the count is a measure before the rate in the same
// section or on the same page, and the right pairs, and only they, share one population within the printed precision of
// the rates.

namespace scorebook::rule {

namespace {

constexpr std::size_t kLeastPairs = 10;
constexpr std::size_t kLeastShare = 90;  // per cent of the pairs

// A rate and a count for the same period.
struct Point {
  const LocatedFigure* rate;
  const LocatedFigure* count;
  Interval population;  // that the two imply
};

struct Pairing {
  std::string rate;
  std::string count;
  std::vector<Point> months, years_to_date, earlier;
  std::size_t without_count = 0;  // figures of the rate for whose time there is no count
};

struct SharedPopulation {
  Interval people;      // every population that all the agreeing pairs can share
  double middle = 0;    // the whole number to reckon and to speak with
  std::string words;    // "56,398"
  std::string because;  // the sentence that says where it comes from
};

std::optional<Interval> implied_population(const Figure& count, const Figure& rate) {
  const Interval printed = Interval::printed(*rate.value, rate.decimals);
  if (printed.low <= 0 || count.value->coefficient() <= 0) return std::nullopt;
  return interval_of(count) * Interval::exactly(10000) / printed;
}

bool overlap(const Interval& left, const Interval& right) { return left.agrees_with(right); }

std::size_t agreeing(const std::vector<Point>& points, const Interval& people) {
  return static_cast<std::size_t>(std::count_if(points.begin(), points.end(),
                                                [&](const Point& point) { return overlap(point.population, people); }));
}

bool mostly_agrees(const std::vector<Point>& points, const Interval& people) {
  return 2 * agreeing(points, people) > points.size();
}

// One point for each period that both have, with the count from the rate's own table where it can be.
Pairing pairing_of(const Evidence& evidence, const std::string& rate, const std::string& count) {
  Pairing pairing{rate, count, {}, {}, {}, 0};
  std::set<std::pair<ObservationKind, Period>> seen;
  const Period year = evidence.period().in_financial_year();
  for (const LocatedFigure* figure : evidence.figures_of(rate)) {
    if (!figure->period || figure->kind == ObservationKind::benchmark || figure->kind == ObservationKind::target)
      continue;
    if (!seen.emplace(figure->kind, *figure->period).second) continue;
    const LocatedFigure* rate_figure = evidence.best(rate, figure->kind, *figure->period);
    if (rate_figure == nullptr) continue;
    const LocatedFigure* count_figure = evidence.best(count, figure->kind, *figure->period, rate_figure);
    const std::optional<Interval> population =
        count_figure == nullptr ? std::nullopt : implied_population(count_figure->figure(), rate_figure->figure());
    if (!population) {
      ++pairing.without_count;
      continue;
    }
    const Point point{rate_figure, count_figure, *population};
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

bool is_rate(const Evidence& evidence, const std::string& measure) {
  const FoundFigures& figures = evidence.figures_of(measure);
  return std::any_of(figures.begin(), figures.end(),
                     [](const LocatedFigure* figure) { return figure->figure().unit == Unit::per_10000; });
}

// The people that most of the points share: where the most intervals lie over each other.
Interval most_shared(const std::vector<Pairing>& pairings) {
  std::vector<std::pair<double, int>> ends;  // an interval opens (0) and closes (1)
  for (const Pairing& pairing : pairings) {
    for (const Point& point : pairing.months) {
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

// The register's population for the year, where it has just one that can be meant.
// A population without a year is taken for the year that is reported on, never for an earlier one.
std::optional<Decimal> registered_population(const Evidence& evidence, const std::string& rate, const Period& period) {
  if (evidence.measure_register() == nullptr) return std::nullopt;
  const Measure* registered = evidence.registered(rate);
  const std::string name = registered == nullptr ? "" : registered->denominator;
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

// The population of the year that the pairs give away, or why there is none.
std::optional<SharedPopulation> from_pairs(const std::vector<Pairing>& pairings, std::string& why_not) {
  const Interval people = most_shared(pairings);
  std::size_t pairs = 0, sharing = 0;
  for (const Pairing& pairing : pairings) {
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

void check_point(const Point& point, const SharedPopulation& shared, Recorder& recorder) {
  if (overlap(point.population, shared.people)) return recorder.passed();
  const LocatedFigure& rate = *point.rate;
  Failure failure = failure_at(rate);
  failure.places.push_back(point.count->place());
  const double expected = point.count->figure().value->to_double() * 10000 / shared.middle;
  failure.expected = expected_at(rate, expected, rate.figure().decimals);
  const std::string count_cell = cell_words(point.count->place(), rate.place());
  failure.message =
      fmt::format("{}: {} ({}) at a population of {} is {} per 10,000, but the cell shows {}.{}", subject(rate),
                  shown(point.count->figure()), count_cell, shared.words,
                  shown(expected, rate.figure().unit, rate.figure().decimals), shown(rate.figure()), shared.because);
  failure.fix = fmt::format("Work the rate out again from {} and the population, or mend the count.", count_cell);
  recorder.failed(std::move(failure));
}

// Which of a rate's possible counts is its own: the one whose months agree, else the one with some other figure that
// agrees.
const Pairing* own_pairing(const std::vector<Pairing>& pairings, const std::string& rate, const Interval& people) {
  const Pairing* best = nullptr;
  std::size_t most = 0;
  for (const Pairing& pairing : pairings) {
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

void check_earlier(const Evidence& evidence, const Pairing& pairing, Recorder& recorder) {
  for (const Point& point : pairing.earlier) {
    const std::optional<Decimal> people = registered_population(evidence, pairing.rate, *point.rate->period);
    if (people) {
      check_point(point, from_register(*people), recorder);
    } else {
      recorder.not_run("the population of the earlier year is not known without a register");
    }
  }
}

// A count that the register declares needs no evidence: a rate that is wrong every month is wrong all the same. Only a
// rolling rate may have a count that is not rolling, whose months are another thing.
bool declared_count(const Evidence& evidence, const std::string& rate) {
  const Measure* registered = evidence.registered(rate);
  return registered != nullptr && !registered->numerator.empty() &&
         registered->year_to_date_rule != YearToDateRule::rolling_12_months &&
         find_folded_word(folded(registered->title), "rolling") == std::string::npos;
}

void check_pairing(const Evidence& evidence, const Pairing& pairing, const SharedPopulation& shared,
                   Recorder& recorder) {
  const bool declared = declared_count(evidence, pairing.rate);
  const bool monthly = declared || mostly_agrees(pairing.months, shared.people);
  for (const Point& point : pairing.months) {
    if (monthly) {
      check_point(point, shared, recorder);
    } else {
      recorder.not_run("the count of the month is not the rate's own count");
    }
  }
  const std::size_t evidence_elsewhere =
      agreeing(pairing.months, shared.people) + agreeing(pairing.earlier, shared.people);
  for (const Point& point : pairing.years_to_date) {
    if (declared || evidence_elsewhere > 0) {
      check_point(point, shared, recorder);
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
  std::vector<std::string> rates;
  std::vector<Pairing> pairings;
  for (const std::string& measure : evidence.measures()) {
    if (!is_rate(evidence, measure)) continue;
    rates.push_back(measure);
    const Measure* registered = evidence.registered(measure);
    if (registered != nullptr && !registered->numerator.empty()) {
      pairings.push_back(pairing_of(evidence, measure, registered->numerator));
      continue;
    }
    for (const std::string& count : evidence.counts_before(measure))
      pairings.push_back(pairing_of(evidence, measure, count));
  }
  std::string why_not;
  const std::optional<SharedPopulation> given_away = from_pairs(pairings, why_not);
  for (const std::string& rate : rates) {
    const std::optional<Decimal> registered = registered_population(evidence, rate, evidence.period());
    const std::optional<SharedPopulation> shared = registered ? std::optional(from_register(*registered)) : given_away;
    if (!shared) {
      recorder.not_run(why_not, times_of(evidence, rate));
      continue;
    }
    const bool declared = declared_count(evidence, rate);
    const auto own = std::find_if(pairings.begin(), pairings.end(),
                                  [&](const Pairing& candidate) { return candidate.rate == rate; });
    const Pairing* pairing = declared && own != pairings.end() ? &*own : own_pairing(pairings, rate, shared->people);
    if (pairing == nullptr) {
      recorder.not_run("no count in the workbook gives the rate at the shared population", times_of(evidence, rate));
    } else {
      check_pairing(evidence, *pairing, *shared, recorder);
    }
  }
}

}  // namespace scorebook::rule
