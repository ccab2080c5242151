#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "check/arithmetic_rules.hpp"
#include "check/percentage_cause.hpp"
#include "check/rate_pairs.hpp"
#include "check/wording.hpp"

// Figures that have changed places, or a figure of which two digits have: found where one exchange mends what other
// figures contradict, and no other exchange does. What is wrong is said by the rules that compare the figures; this one
// says what would mend it.

namespace scorebook::rule {

namespace {

constexpr std::size_t kNear = 12;  // lines: figures that are exchanged by hand stand close together

using When = std::pair<ObservationKind, Period>;
When when_of(const RatePoint& point) { return {point.rate->kind, *point.rate->period}; }

// The rates of a year with the counts that are their own, as far as that can be known.
struct RateLine {
  std::string rate;
  const LocatedFigure* first = nullptr;
  std::map<When, RatePoint> points;
};

RateLine line_of(const RatePairing& pairing) {
  RateLine line;
  line.rate = pairing.rate;
  for (const std::vector<RatePoint>* points : {&pairing.months, &pairing.years_to_date}) {
    for (const RatePoint& point : *points) {
      if (line.first == nullptr) line.first = point.rate;
      line.points.emplace(when_of(point), point);
    }
  }
  return line;
}

// The population that all other points of the two lines share; nothing where they share none.
std::optional<Interval> shared_elsewhere(const RateLine& one, const RateLine& other, const When& when) {
  std::optional<Interval> shared;
  for (const RateLine* line : {&one, &other}) {
    bool any = false;
    for (const auto& [at, point] : line->points) {
      if (at == when) continue;
      any = true;
      if (!shared) {
        shared = point.population;
        continue;
      }
      if (!shared->agrees_with(point.population)) return std::nullopt;
      shared = Interval{std::max(shared->low, point.population.low), std::min(shared->high, point.population.high)};
    }
    if (!any) return std::nullopt;
  }
  // Rates of few digits leave so much room that everything fits.
  constexpr double kWidest = 1.02;
  return shared && shared->low > 0 && shared->high <= shared->low * kWidest ? shared : std::nullopt;
}

bool fits(const Term& count, const LocatedFigure& rate, const Interval& people) {
  const std::optional<Interval> population = implied_population(count.stands_for(count.value), rate.figure());
  return population && population->agrees_with(people);
}

std::string count_of(const RatePoint& point) { return shown(point.count.value, Unit::count, point.count.decimals); }

void report_exchange(const RatePoint& one, const RatePoint& other, const std::string& people,
                     const std::string& because, Recorder& recorder) {
  const LocatedFigure& rate = *one.rate;
  const auto cell = [&](const Place& place) { return cell_words(place, rate.place()); };
  Failure failure = failure_at(rate);
  failure.places = {one.count.place, rate.place(), other.count.place, other.rate->place()};
  failure.observed = fmt::format("{} / {}", count_of(one), count_of(other));
  failure.expected = fmt::format("{} / {}", count_of(other), count_of(one));
  failure.message = fmt::format(
      "{} and {}: {} ({}) at a rate of {} ({}) and {} ({}) at {} ({}) do not belong to one population, but with the "
      "two "
      "numbers exchanged both need {}, {}. So the two numbers, or the two rates, have probably changed places.",
      subject(rate), measure_words(*other.rate->observation), count_of(one), cell(one.count.place),
      shown(rate.figure()), cell(rate.place()), count_of(other), cell(other.count.place), shown(other.rate->figure()),
      cell(other.rate->place()), people, because);
  failure.fix = fmt::format("Put {} in {} and {} in {}, or exchange the rates in {} and {}.", count_of(other),
                            cell(one.count.place), count_of(one), cell(other.count.place), cell(rate.place()),
                            cell(other.rate->place()));
  recorder.failed(std::move(failure));
}

std::string people_words(const Interval& people) {
  return fmt::format("about {}", shown((people.low + people.high) / 2, Unit::count, 0));
}

bool near_lines(const RateLine& one, const RateLine& other) {
  if (!one.first->same_table(*other.first)) return false;
  const std::size_t low = std::min(one.first->line, other.first->line);
  return std::max(one.first->line, other.first->line) - low <= kNear;
}

// Rates of two measures whose counts of one period have changed places.
void check_pair(const RateLine& one, const RateLine& other, const std::optional<SharedPopulation>& known,
                Recorder& recorder) {
  for (const auto& [when, point] : one.points) {
    const auto found = other.points.find(when);
    if (found == other.points.end() || !point.count.place.known() || !found->second.count.place.known()) continue;
    const std::optional<Interval> elsewhere = known ? std::optional(known->people) : shared_elsewhere(one, other, when);
    if (!elsewhere) {
      recorder.not_run("no other figures of the two measures give away the population of their rates");
      continue;
    }
    const RatePoint& beside = found->second;
    const bool wrong = !point.population.agrees_with(*elsewhere) && !beside.population.agrees_with(*elsewhere);
    if (!wrong || !fits(beside.count, *point.rate, *elsewhere) || !fits(point.count, *beside.rate, *elsewhere)) {
      recorder.passed();
      continue;
    }
    report_exchange(point, beside, known ? known->words : people_words(*elsewhere),
                    known ? "which the other counts and rates have too" : "as the other figures of the two do",
                    recorder);
  }
}

void check_rates(const Evidence& evidence, Recorder& recorder) {
  const RatePairs pairs = rate_pairs(evidence);
  std::vector<RateLine> lines;
  std::vector<std::optional<SharedPopulation>> populations;
  for (const std::string& rate : pairs.rates) {
    const std::optional<SharedPopulation> shared = population_of(evidence, pairs, rate);
    const RatePairing* pairing = shared ? pairing_for(evidence, pairs, rate, *shared) : nullptr;
    if (pairing == nullptr) {
      // Counts that stand beside the rates are theirs, whatever the population.
      const auto beside = std::find_if(pairs.pairings.begin(), pairs.pairings.end(), [&](const RatePairing& candidate) {
        return candidate.rate == rate && candidate.count.empty();
      });
      if (beside != pairs.pairings.end()) pairing = &*beside;
    }
    if (pairing == nullptr) continue;
    RateLine line = line_of(*pairing);
    if (line.first == nullptr) continue;
    lines.push_back(std::move(line));
    populations.push_back(shared);
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (std::size_t j = i + 1; j < lines.size() && j <= i + kNear; ++j) {
      if (near_lines(lines[i], lines[j])) check_pair(lines[i], lines[j], populations[i], recorder);
    }
  }
}

// A percentage that is not its numerator over its denominator.
struct WrongShare {
  const LocatedFigure* figure;
  Ratio ratio;
};

std::vector<WrongShare> wrong_shares(const Evidence& evidence) {
  std::vector<WrongShare> wrong;
  for (const LocatedFigure& figure : evidence.figures()) {
    if (figure.kind == ObservationKind::target || figure.kind == ObservationKind::benchmark) continue;
    if (contradicts_own_ratio(figure)) wrong.push_back({&figure, *own_ratio(figure)});
  }
  return wrong;
}

// Two percentages of one row or one column that each follow from the other's numbers.
void check_shares(const Evidence& evidence, const std::vector<WrongShare>& wrong, Recorder& recorder) {
  for (std::size_t i = 0; i < wrong.size(); ++i) {
    const LocatedFigure& one = *wrong[i].figure;
    for (std::size_t j = i + 1; j < wrong.size() && j <= i + kNear; ++j) {
      const LocatedFigure& other = *wrong[j].figure;
      const bool row = one.place().cell.row == other.place().cell.row;
      if (!one.same_table(other) || (!row && one.line != other.line)) continue;
      if (same_figure(one.figure(), other.figure())) continue;
      if (!agrees(one.figure(), wrong[j].ratio) || !agrees(other.figure(), wrong[i].ratio)) continue;
      // A column whose formula points to the next row is another slip, which A301 names.
      const std::optional<LikelyCause> cause = percentage_cause(evidence, one, wrong[i].ratio);
      if (cause && cause->shown_by > 2) continue;
      Failure failure = failure_at(one);
      failure.places.push_back(other.place());
      failure.observed = fmt::format("{} / {}", one.figure().text, other.figure().text);
      failure.expected = fmt::format("{} / {}", other.figure().text, one.figure().text);
      failure.message = fmt::format(
          "{}, and {}: {} ({}) and {} ({}) are neither of them their own numerator over their denominator, but each is "
          "the other's: the two have probably changed places.",
          subject(one), subject(other), shown(one.figure()), to_string(one.place().cell), shown(other.figure()),
          to_string(other.place().cell));
      failure.fix = fmt::format("Exchange {} and {}.", to_string(one.place().cell), to_string(other.place().cell));
      recorder.failed(std::move(failure));
    }
  }
}

}  // namespace

void figures_exchanged(const Evidence& evidence, Recorder& recorder) {
  check_rates(evidence, recorder);
  check_shares(evidence, wrong_shares(evidence), recorder);
  check_exchanged_digits(evidence, recorder);
}

}  // namespace scorebook::rule
