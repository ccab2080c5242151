#include "check/other_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_set>

#include "check/wording.hpp"

namespace scorebook::rule {

std::vector<LocatedFigure> other_figures(const Evidence& evidence) {
  std::unordered_set<const Observation*> known;
  for (const LocatedFigure& figure : evidence.figures()) known.insert(figure.observation);
  std::vector<LocatedFigure> figures;
  for (const Observation& observation : evidence.submission().observations) {
    if (known.count(&observation) != 0) continue;
    LocatedFigure figure;
    figure.observation = &observation;
    figure.kind = observation.kind;
    figure.period = observation.period;
    figures.push_back(figure);
  }
  return figures;
}

Failure failure_of_other(const LocatedFigure& figure) {
  Failure failure = failure_at(figure);
  failure.kind_of_place = fmt::format("{} {} {}", figure.place().sheet_name(), observation_kind_name(figure.kind),
                                      figure.observation->breakdown);
  return failure;
}

std::string other_subject(const LocatedFigure& figure) {
  const std::string& breakdown = figure.observation->breakdown;
  return breakdown.empty() ? subject(figure) : fmt::format("{} ({})", subject(figure), breakdown);
}

namespace {

// All that says whose figure it is, and of which period.
std::string identity(const LocatedFigure& figure) {
  const Observation& observation = *figure.observation;
  return fmt::format("{}\n{}\n{}\n{}\n{}\n{}", observation.place.sheet_name(), observation.measure,
                     observation.breakdown, observation.benchmark, observation_kind_name(observation.kind),
                     observation.period ? observation.period->id() : "");
}

bool differ(const LocatedFigure& left, const LocatedFigure& right) {
  const bool both = left.figure().value && right.figure().value;
  return both && !same_figure(left.figure(), right.figure());
}

}  // namespace

void other_not_a_figure(const Evidence& evidence, Recorder& recorder) {
  const std::vector<LocatedFigure> figures = other_figures(evidence);
  std::unordered_set<std::string> with_numbers;
  for (const LocatedFigure& figure : figures) {
    if (figure.figure().value) with_numbers.insert(figure.observation->measure);
  }
  for (const LocatedFigure& figure : figures) {
    if (figure.kind == ObservationKind::target || figure.figure().missing == Missing::error) continue;
    // A measure told in words: "Good", "On track".
    const bool told_in_words = with_numbers.count(figure.observation->measure) == 0;
    if (figure.figure().missing != Missing::text || told_in_words) {
      recorder.passed();
      continue;
    }
    Failure failure = failure_of_other(figure);
    failure.message = fmt::format("{}: “{}” is neither a number nor a known word for a missing one.",
                                  other_subject(figure), figure.figure().text);
    failure.fix = "Type the figure, or the reason why there is none: n/a, -, not available, not yet available, tbc.";
    recorder.failed(std::move(failure));
  }
}

void other_unit_missing(const Evidence& evidence, Recorder& recorder) {
  for (const LocatedFigure& figure : other_figures(evidence)) {
    const Figure& cell = figure.figure();
    const bool fraction = cell.unit == Unit::unknown && cell.unit_missing;
    if (!cell.value || (!fraction && cell.unit != Unit::per_cent)) continue;
    if (!fraction) {
      recorder.passed();
      continue;
    }
    Failure failure = failure_of_other(figure);
    failure.expected = shown(cell.value->to_double() * 100, Unit::per_cent, std::max(0, cell.decimals - 2));
    failure.message = fmt::format(
        "{}: {} stands among per cents without a per cent sign: it looks like the fraction that stands for {}. It was "
        "read as a number without a unit.",
        other_subject(figure), cell.text, failure.expected);
    failure.fix = "Format the cell as a percentage, or type the percentage that is meant.";
    recorder.failed(std::move(failure));
  }
}

void other_twice_differently(const Evidence& evidence, Recorder& recorder) {
  const std::vector<LocatedFigure> figures = other_figures(evidence);
  std::map<std::string, const LocatedFigure*> seen;
  for (const LocatedFigure& figure : figures) {
    const auto [first, added] = seen.emplace(identity(figure), &figure);
    if (added || !differ(*first->second, figure)) {
      recorder.passed();
      continue;
    }
    Failure failure = failure_of_other(figure);
    failure.places.push_back(first->second->place());
    failure.expected = first->second->figure().text;
    failure.message =
        fmt::format("{} stands twice in one table with different figures: {} in {} and {} in {}.",
                    other_subject(figure), shown(first->second->figure()), to_string(first->second->place().cell),
                    shown(figure.figure()), to_string(figure.place().cell));
    failure.fix = "Take out the line that is wrong, or add a column that says what tells the two apart.";
    recorder.failed(std::move(failure));
  }
}

}  // namespace scorebook::rule
