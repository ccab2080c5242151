#include "check/across_workbooks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "check/rating_effect.hpp"
#include "check/ratio.hpp"
#include "check/same_measure.hpp"
#include "check/wording.hpp"
#include "rate/returns.hpp"
#include "text/words.hpp"

namespace scorebook::rule {

namespace {

constexpr int kMarch = 3;

// What a figure is of, beside its measure. A year to date to March is the year.
struct Matter {
  ObservationKind kind;
  Period period;
  std::string benchmark;

  friend bool operator<(const Matter& left, const Matter& right) {
    return std::tie(left.kind, left.period, left.benchmark) < std::tie(right.kind, right.period, right.benchmark);
  }
};

std::optional<Matter> matter_of(const LocatedFigure& figure) {
  const Observation& observation = *figure.observation;
  if (!figure.period || !observation.breakdown.empty() || figure.kind == ObservationKind::target) return std::nullopt;
  if (figure.kind != ObservationKind::year_to_date) return Matter{figure.kind, *figure.period, observation.benchmark};
  const MonthNumber last = figure.period->last();
  if (month_of(last) == kMarch) return Matter{ObservationKind::year, Period::of_month(last).in_financial_year(), ""};
  return Matter{figure.kind, Period::of_month(last), ""};
}

using Figures = std::vector<const LocatedFigure*>;

std::map<Matter, Figures> matters_of(const Evidence& evidence, const std::string& measure) {
  std::map<Matter, Figures> matters;
  for (const LocatedFigure* figure : evidence.figures_of(measure)) {
    const std::optional<Matter> matter = matter_of(*figure);
    if (matter && figure->figure().value) matters[*matter].push_back(figure);
  }
  return matters;
}

// A measure that two workbooks have, with what they both say of it.
struct SharedMeasure {
  const MeasureNames* first_names = nullptr;
  const MeasureNames* second_names = nullptr;
  const NamedMeasure* first = nullptr;
  const NamedMeasure* second = nullptr;
  SameMeasure sure = SameMeasure::no;
};

struct SharedMatter {
  Matter matter;
  Figures first, second;
  bool agrees = false;
  bool comparable = true;
};

bool any_agrees(const Figures& left, const Figures& right) {
  return std::any_of(left.begin(), left.end(), [&](const LocatedFigure* one) {
    return std::any_of(right.begin(), right.end(),
                       [&](const LocatedFigure* other) { return same_figure(one->figure(), other->figure()); });
  });
}

bool on_one_scale(const Figures& left, const Figures& right) {
  const Unit one = left.front()->figure().unit, other = right.front()->figure().unit;
  return one == other || one == Unit::unknown || other == Unit::unknown;
}

std::vector<SharedMatter> shared_matters(const SharedMeasure& shared) {
  std::vector<SharedMatter> matters;
  const std::map<Matter, Figures> others = matters_of(shared.second_names->evidence(), shared.second->measure);
  if (others.empty()) return matters;
  for (const auto& [matter, figures] : matters_of(shared.first_names->evidence(), shared.first->measure)) {
    const auto other = others.find(matter);
    if (other == others.end()) continue;
    SharedMatter found{matter, figures, other->second};
    found.agrees = any_agrees(found.first, found.second);
    found.comparable = on_one_scale(found.first, found.second);
    matters.push_back(std::move(found));
  }
  return matters;
}

bool is_year_to_date(const LocatedFigure& figure) { return figure.kind == ObservationKind::year_to_date; }

// Years, and a year to date against a year, are earlier years for at least one of the two.
AcrossWorkbooks rule_of(const SharedMatter& matter) {
  if (matter.matter.kind == ObservationKind::value || matter.matter.kind == ObservationKind::year_to_date)
    return AcrossWorkbooks::current;
  const bool both = is_year_to_date(*matter.first.front()) && is_year_to_date(*matter.second.front());
  return both ? AcrossWorkbooks::current : AcrossWorkbooks::earlier;
}

// Of several figures that one workbook has, one that does not contradict its own numerator and denominator.
const LocatedFigure& best_of(const Figures& figures) {
  const auto sound = std::find_if(figures.begin(), figures.end(),
                                  [](const LocatedFigure* figure) { return !contradicts_own_ratio(*figure); });
  return sound == figures.end() ? *figures.front() : **sound;
}

std::string said_in(const LocatedFigure& figure) {
  return fmt::format("{} of {} says {} ({})", table_words(figure), figure.place().workbook_name(),
                     shown(figure.figure()), to_string(figure.place()));
}

std::string other_name(const SharedMeasure& shared) {
  if (shared.first->ref == shared.second->ref) return "";
  return fmt::format(
      " There it is called {}.",
      measure_words(*shared.second_names->evidence().figures_of(shared.second->measure).front()->observation));
}

std::string effect_of(const SharedMeasure& shared, const SharedMatter& matter, const LocatedFigure& left,
                      const LocatedFigure& right) {
  const ObservationKind kind = is_year_to_date(left) ? left.kind : matter.matter.kind;
  if (kind != ObservationKind::value && kind != ObservationKind::year_to_date) return "";
  const Rating* rating = find_rating(shared.first_names->evidence(), shared.first->measure);
  const bool rated_first = rating != nullptr;
  if (!rated_first) rating = find_rating(shared.second_names->evidence(), shared.second->measure);
  if (rating == nullptr) return "";
  return rating_effect(rating, kind, rated_first ? *left.period : *right.period, left.figure(), right.figure());
}

void report(const SharedMeasure& shared, const SharedMatter& matter, Recorder& recorder) {
  const LocatedFigure& left = best_of(matter.first);
  const LocatedFigure& right = best_of(matter.second);
  const bool right_doubtful = contradicts_own_ratio(right) && !contradicts_own_ratio(left);
  const bool left_doubtful = contradicts_own_ratio(left) && !contradicts_own_ratio(right);
  const LocatedFigure& wrong = right_doubtful ? right : left;
  const LocatedFigure& other = right_doubtful ? left : right;
  Failure failure = failure_at(wrong);
  failure.places.push_back(other.place());
  failure.measure = left.observation->measure;
  failure.kind_of_place = fmt::format("two workbooks {}{}{}", observation_kind_name(matter.matter.kind),
                                      matter.matter.benchmark.empty() ? "" : " ", matter.matter.benchmark);
  failure.message = fmt::format("{}: {}, {}.{}", subject(left), said_in(left), said_in(right), other_name(shared));
  if (right_doubtful || left_doubtful) {
    failure.expected = other.figure().text;
    failure.message += fmt::format(" {} is not its own numerator over its denominator, so {} is probably right.",
                                   shown(wrong.figure()), shown(other.figure()));
  }
  failure.message += effect_of(shared, matter, left, right);
  failure.fix = "Find out which is right and make both workbooks say the same.";
  recorder.failed(std::move(failure));
}

// Compares what two workbooks say; how many matters of this rule they have in common.
std::size_t compare(const SharedMeasure& shared, AcrossWorkbooks which, Recorder& recorder) {
  const std::vector<SharedMatter> matters = shared_matters(shared);
  const bool confirmed =
      shared.sure == SameMeasure::yes || std::any_of(matters.begin(), matters.end(), [](const SharedMatter& matter) {
        return matter.agrees && !matter.first.front()->figure().value->zero();
      });
  std::size_t compared = 0;
  for (const SharedMatter& matter : matters) {
    if (rule_of(matter) != which) continue;
    ++compared;
    if (!matter.comparable) {
      recorder.not_run("the two workbooks have the figure in different units");
    } else if (matter.agrees) {
      recorder.passed();
    } else if (!confirmed) {
      recorder.not_run("two directorates may each have a measure of that name");
    } else {
      report(shared, matter, recorder);
    }
  }
  return compared;
}

// The number of the return that each workbook belongs to.
std::map<const Submission*, std::size_t> numbers_of_returns(const std::vector<const Evidence*>& together,
                                                            const Period& period) {
  std::vector<const Submission*> submissions;
  for (const Evidence* one : together) submissions.push_back(&one->submission());
  std::map<const Submission*, std::size_t> numbers;
  std::size_t number = 0;
  for (const Return& of_one : returns_of(submissions, period)) {
    for (const Submission* submission : of_one) numbers[submission] = number;
    ++number;
  }
  return numbers;
}

void compare_pair(const MeasureNames& first, const MeasureNames& second, AcrossWorkbooks which, Recorder& recorder) {
  std::size_t compared = 0;
  std::set<const NamedMeasure*> taken;  // a measure of the second workbook is that of one of the first only
  for (const NamedMeasure& measure : first.all()) {
    const auto [other, sure] = same_measure(first, measure, second);
    if (other == nullptr || !taken.insert(other).second) continue;
    compared += compare({&first, &second, &measure, other, sure}, which, recorder);
  }
  if (compared == 0) recorder.not_run("two workbooks have no figure of the same measure and period in common");
}

}  // namespace

void compare_across_workbooks(const Evidence& evidence, AcrossWorkbooks which, Recorder& recorder) {
  const std::vector<const Evidence*>& together = evidence.together();
  if (!evidence.is_first_submission() || together.size() < 2) return;
  const std::map<const Submission*, std::size_t> returns = numbers_of_returns(together, evidence.period());
  std::vector<MeasureNames> names;
  names.reserve(together.size());
  for (const Evidence* one : together) names.emplace_back(*one);
  for (std::size_t left = 0; left < names.size(); ++left) {
    for (std::size_t right = left + 1; right < names.size(); ++right) {
      const Submission& one = together[left]->submission();
      const Submission& other = together[right]->submission();
      const bool same_return = returns.at(&one) == returns.at(&other);
      if (same_return && one.period != other.period) {
        recorder.not_run("two workbooks are one return in different periods: restated figures are H501's business");
      } else {
        compare_pair(names[left], names[right], which, recorder);
      }
    }
  }
}

}  // namespace scorebook::rule
