#include "check/across_workbooks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

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
using Matters = std::map<Matter, Figures>;

Matters matters_of(const Evidence& evidence, const std::string& measure) {
  Matters matters;
  for (const LocatedFigure* figure : evidence.figures_of(measure)) {
    const std::optional<Matter> matter = matter_of(*figure);
    if (matter && figure->figure().value) matters[*matter].push_back(figure);
  }
  return matters;
}

// A workbook made ready to be compared with all the others.
struct ComparedWorkbook {
  explicit ComparedWorkbook(const Evidence& evidence) : names(evidence) {
    matters.reserve(names.all().size());
    for (const NamedMeasure& measure : names.all()) matters.push_back(matters_of(evidence, measure.measure));
  }

  [[nodiscard]] const Matters& matters_of_measure(const NamedMeasure& measure) const {
    return matters[static_cast<std::size_t>(&measure - names.all().data())];
  }

  MeasureNames names;
  std::vector<Matters> matters;  // of each measure, in the order of the names
};

// A measure that two workbooks have, with what they both say of it.
struct SharedMeasure {
  const ComparedWorkbook* first_workbook = nullptr;
  const ComparedWorkbook* second_workbook = nullptr;
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
  const Matters& others = shared.second_workbook->matters_of_measure(*shared.second);
  if (others.empty()) return matters;
  for (const auto& [matter, figures] : shared.first_workbook->matters_of_measure(*shared.first)) {
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
      measure_words(*shared.second_workbook->names.evidence().figures_of(shared.second->measure).front()->observation));
}

std::string effect_of(const SharedMeasure& shared, const SharedMatter& matter, const LocatedFigure& left,
                      const LocatedFigure& right) {
  const ObservationKind kind = is_year_to_date(left) ? left.kind : matter.matter.kind;
  if (kind != ObservationKind::value && kind != ObservationKind::year_to_date) return "";
  const Rating* rating = find_rating(shared.first_workbook->names.evidence(), shared.first->measure);
  const bool rated_first = rating != nullptr;
  if (!rated_first) rating = find_rating(shared.second_workbook->names.evidence(), shared.second->measure);
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

// 0, 0% and 100% are what measures of anything may have.
bool is_nothing_or_all(const Figure& figure) {
  static const Decimal kAll = Decimal(100);
  return figure.value->zero() || (figure.unit == Unit::per_cent && *figure.value == kAll);
}

// Whether two measures of one name are one measure: one figure that agrees may be chance, most of several are not.
bool is_confirmed(const SharedMeasure& shared, const std::vector<SharedMatter>& matters) {
  constexpr std::size_t kLeastMatters = 3;
  constexpr std::size_t kLeastShare = 75;  // per cent of them that agree
  if (shared.sure == SameMeasure::yes) return true;
  std::size_t telling = 0, agreeing = 0;
  for (const SharedMatter& matter : matters) {
    if (matter.agrees && is_nothing_or_all(matter.first.front()->figure())) continue;
    ++telling;
    if (matter.agrees) ++agreeing;
  }
  return telling >= kLeastMatters && agreeing * 100 >= telling * kLeastShare;
}

// Compares what two workbooks say; how many matters of this rule they have in common.
std::size_t compare(const SharedMeasure& shared, AcrossWorkbooks which, Recorder& recorder) {
  const std::vector<SharedMatter> matters = shared_matters(shared);
  const bool confirmed = is_confirmed(shared, matters);
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

// The latest workbooks of each return, in their order: one return may be spread over several of one period.
std::vector<const Evidence*> latest_of_returns(const std::vector<const Evidence*>& together, const Period& period) {
  std::vector<const Submission*> submissions;
  for (const Evidence* one : together) submissions.push_back(&one->submission());
  std::set<const Submission*> late;
  for (const Return& of_one : returns_of(submissions, period)) {
    std::optional<MonthNumber> last;
    for (const Submission* submission : of_one) {
      if (submission->period) last = std::max(last.value_or(submission->period->last()), submission->period->last());
    }
    for (const Submission* submission : of_one) {
      if (!submission->period || submission->period->last() == *last) late.insert(submission);
    }
  }
  std::vector<const Evidence*> latest;
  std::copy_if(together.begin(), together.end(), std::back_inserter(latest),
               [&](const Evidence* one) { return late.count(&one->submission()) != 0; });
  return latest;
}

// Which workbooks have a measure of a number, or of a title and unit: hardly any two of many have one in common.
class MeasureIndex {
 public:
  explicit MeasureIndex(const std::vector<ComparedWorkbook>& workbooks) {
    for (std::size_t number = 0; number < workbooks.size(); ++number) {
      for (const NamedMeasure& measure : workbooks[number].names.all()) {
        if (!measure.folded_ref.empty()) add(refs_[measure.folded_ref], number);
        add(titles_[{measure.words, measure.unit}], number);
      }
    }
  }

  // The workbooks before `own` that may have the measure, in their order.
  [[nodiscard]] std::vector<std::size_t> earlier_with(const NamedMeasure& measure, std::size_t own) const {
    std::vector<std::size_t> found;
    const auto take = [&](const std::vector<std::size_t>& numbers) {
      found.insert(found.end(), numbers.begin(), std::lower_bound(numbers.begin(), numbers.end(), own));
    };
    if (!measure.folded_ref.empty()) take(refs_.at(measure.folded_ref));
    const std::size_t of_ref = found.size();
    take(titles_.at({measure.words, measure.unit}));
    std::inplace_merge(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(of_ref), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

 private:
  static void add(std::vector<std::size_t>& numbers, std::size_t number) {
    if (numbers.empty() || numbers.back() != number) numbers.push_back(number);
  }

  std::map<std::string, std::vector<std::size_t>> refs_;
  std::map<std::pair<std::vector<std::string>, Unit>, std::vector<std::size_t>> titles_;
};

// Compares each measure of a workbook with the first workbook before it that has the same one, surely if there is such
// a one: whoever differs from the others differs from the first of them, so that many workbooks need no pair of all.
void compare_with_those_before(const std::vector<ComparedWorkbook>& workbooks, std::size_t own,
                               const MeasureIndex& index, AcrossWorkbooks which, Recorder& recorder) {
  std::size_t compared = 0;
  std::set<const NamedMeasure*> taken;  // a measure of another workbook is that of one of this one only
  for (const NamedMeasure& measure : workbooks[own].names.all()) {
    SharedMeasure shared;
    for (const std::size_t number : index.earlier_with(measure, own)) {
      const auto [other, sure] = same_measure(workbooks[own].names, measure, workbooks[number].names);
      if (other == nullptr || taken.count(other) != 0) continue;
      if (shared.first != nullptr && sure != SameMeasure::yes) continue;
      shared = {&workbooks[number], &workbooks[own], other, &measure, sure};
      if (sure == SameMeasure::yes) break;
    }
    if (shared.first == nullptr) continue;
    taken.insert(shared.first);
    compared += compare(shared, which, recorder);
  }
  if (compared == 0) recorder.not_run("no other workbook has a figure of the same measure and period");
}

}  // namespace

void compare_across_workbooks(const Evidence& evidence, AcrossWorkbooks which, Recorder& recorder) {
  const std::vector<const Evidence*>& together = evidence.together();
  if (!evidence.is_first_submission() || together.size() < 2) return;
  const std::vector<const Evidence*> latest = latest_of_returns(together, evidence.period());
  if (latest.size() < together.size()) {
    recorder.not_run("an earlier submission of a return: restated figures are H501's business",
                     together.size() - latest.size());
  }
  std::vector<ComparedWorkbook> workbooks;
  workbooks.reserve(latest.size());
  for (const Evidence* one : latest) workbooks.emplace_back(*one);
  const MeasureIndex index(workbooks);
  for (std::size_t own = 1; own < workbooks.size(); ++own)
    compare_with_those_before(workbooks, own, index, which, recorder);
}

}  // namespace scorebook::rule
