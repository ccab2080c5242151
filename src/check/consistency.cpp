#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "check/across_workbooks.hpp"
#include "check/benchmark_year.hpp"
#include "check/consistency_rules.hpp"
#include "check/percentage_cause.hpp"
#include "check/rating_effect.hpp"
#include "check/ratio.hpp"
#include "check/same_measure.hpp"
#include "check/wording.hpp"

namespace scorebook::rule {

namespace {

// One figure of a measure in each table that has it: a repeat inside one table is S103's business.
using Places = FoundFigures;

void add_table(Places& places, const LocatedFigure& figure) {
  const bool known =
      std::any_of(places.begin(), places.end(), [&](const LocatedFigure* other) { return other->same_table(figure); });
  if (!known) places.push_back(&figure);
}

// Two different sets may use the same number for different measures.
bool same_set(const LocatedFigure& left, const LocatedFigure& right) {
  const std::string& one = left.observation->set;
  const std::string& other = right.observation->set;
  return one.empty() || other.empty() || one == other;
}

// A plan has its own numbers: its measure is that of another table only where the titles say so too.
bool two_measures_of_a_number(const LocatedFigure& left, const LocatedFigure& right) {
  const bool plan = left.table == TableKind::plan || right.table == TableKind::plan;
  return plan && !titles_alike(left.observation->title, right.observation->title);
}

constexpr const char* kTwoMeasures = "a plan has the number for another measure";

std::string said_in(const LocatedFigure& figure) {
  return fmt::format("{} says {} ({})", table_words(figure), shown(figure.figure()), to_string(figure.place()));
}

void report_differing(const Evidence& evidence, const LocatedFigure& left, const LocatedFigure& right,
                      Recorder& recorder) {
  // The scorecard is read first; but a figure that contradicts its own numerator and denominator is the one to doubt.
  const bool right_doubtful = contradicts_own_ratio(right) && !contradicts_own_ratio(left);
  const bool left_doubtful = contradicts_own_ratio(left) && !contradicts_own_ratio(right);
  const LocatedFigure& wrong = right_doubtful ? right : left;
  const LocatedFigure& other = right_doubtful ? left : right;
  Failure failure = failure_at(wrong);
  failure.places.push_back(other.place());
  if (right_doubtful || left_doubtful) failure.expected = other.figure().text;
  failure.message = fmt::format("{}: {}, {}.", subject(left), said_in(left), said_in(right));
  if (right_doubtful || left_doubtful) {
    failure.message += fmt::format(" {} is not its own numerator over its denominator, so {} is probably right.",
                                   shown(wrong.figure()), shown(other.figure()));
    if (const std::optional<Ratio> ratio = own_ratio(wrong))
      failure.message += cause_words(percentage_cause(evidence, wrong, *ratio));
  }
  failure.message += rating_effect(find_rating(evidence, left.observation->measure), left.kind, *left.period,
                                   left.figure(), right.figure());
  failure.fix = "Find out which is right and make both the same.";
  recorder.failed(std::move(failure));
}

}  // namespace

void two_places_differ(const Evidence& evidence, Recorder& recorder) {
  for (const std::string& measure : evidence.measures()) {
    if (!evidence.has_ref(measure)) continue;
    std::map<std::pair<Period, ObservationKind>, Places> matters;
    for (const LocatedFigure* figure : evidence.figures_of(measure)) {
      const bool compared = figure->kind == ObservationKind::value || figure->kind == ObservationKind::year_to_date;
      if (compared && figure->period) add_table(matters[{*figure->period, figure->kind}], *figure);
    }
    for (const auto& matter : matters) {
      const Places& places = matter.second;
      for (std::size_t i = 1; i < places.size(); ++i) {
        const LocatedFigure& first = *places.front();
        const LocatedFigure& other = *places[i];
        if (!same_set(first, other)) {
          recorder.not_run("the two places belong to different measure sets");
        } else if (two_measures_of_a_number(first, other)) {
          recorder.not_run(kTwoMeasures);
        } else if (!first.figure().value || !other.figure().value) {
          recorder.not_run("one of the two places has no figure, only the reason why");
        } else if (same_figure(first.figure(), other.figure())) {
          recorder.passed();
        } else {
          report_differing(evidence, first, other, recorder);
        }
      }
    }
  }
  compare_across_workbooks(evidence, AcrossWorkbooks::current, recorder);
}

namespace {

void compare_earlier(const LocatedFigure& first, const LocatedFigure& other, Recorder& recorder) {
  if (!same_set(first, other)) return recorder.not_run("the two places belong to different measure sets");
  if (two_measures_of_a_number(first, other)) return recorder.not_run(kTwoMeasures);
  if (first.period && other.period && first.period != other.period)
    return recorder.not_run("the benchmarks are of different years");
  const Figure& left = first.figure();
  const Figure& right = other.figure();
  const bool same =
      left.value && right.value ? same_figure(left, right) : left.value.has_value() == right.value.has_value();
  if (same) return recorder.passed();
  Failure failure = failure_at(first);
  failure.places.push_back(other.place());
  if (!left.value) failure.expected = right.text;
  failure.message = fmt::format("{}: {}, {}.", subject(first.period ? first : other), said_in(first), said_in(other));
  failure.fix = left.value && right.value ? "Find out which is right and make both the same."
                                          : "Use the figure in both places, or say in both why there is none.";
  recorder.failed(std::move(failure));
}

}  // namespace

void earlier_years_differ(const Evidence& evidence, Recorder& recorder) {
  for (const std::string& measure : evidence.measures()) {
    if (!evidence.has_ref(measure)) continue;
    // Years by their period; benchmarks by their name, as pages often do not repeat the year.
    std::map<std::pair<std::string, std::optional<Period>>, Places> matters;
    for (const LocatedFigure* figure : evidence.figures_of(measure)) {
      if (figure->figure().missing == Missing::error || figure->figure().missing == Missing::text) continue;
      if (figure->kind == ObservationKind::year && figure->period) add_table(matters[{"", figure->period}], *figure);
      if (figure->kind == ObservationKind::benchmark)
        add_table(matters[{figure->observation->benchmark, std::nullopt}], *figure);
    }
    for (const auto& matter : matters) {
      for (std::size_t i = 1; i < matter.second.size(); ++i)
        compare_earlier(*matter.second.front(), *matter.second[i], recorder);
    }
  }
  compare_across_workbooks(evidence, AcrossWorkbooks::earlier, recorder);
  check_benchmark_years(evidence, recorder);
}

}  // namespace scorebook::rule
