#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "check/arithmetic_rules.hpp"
#include "check/stated_change.hpp"
#include "check/wording.hpp"
#include "trend/figure_kind.hpp"

namespace scorebook::rule {

namespace {

// A text about measures, and the one that it is about where there is only one.
struct Commentary {
  const LabelledCell* cell = nullptr;
  std::string what;           // "the commentary"
  std::string kind_of_place;  // "plan remark"
  std::string subject;        // "1.B1(a) % attending a good school", or the page
  std::string measure;        // empty for several
};

std::vector<Commentary> commentaries(const Evidence& evidence) {
  std::vector<Commentary> all;
  const Submission& submission = evidence.submission();
  for (const PlanTable& plan : submission.plans) {
    for (const PlanRow& row : plan.rows) {
      std::set<std::string> measures;
      for (const std::size_t observation : row.observations) {
        if (observation < submission.observations.size()) measures.insert(submission.observations[observation].measure);
      }
      const std::string measure = measures.size() == 1 ? *measures.begin() : "";
      for (const LabelledCell& remark : row.remarks)
        all.push_back({&remark, "the note", "plan remark", measure_words(row.definition),
                       measure.empty() ? row.definition.name : measure});
    }
  }
  for (const DetailPage& page : submission.pages) {
    const std::string measure = page.columns.size() == 1 ? page.columns.front().measure : "";
    const std::string name = page.sheet == nullptr ? "" : page.sheet->sheet;
    all.push_back({&page.analysis, "the analysis", "page analysis", name, measure});
  }
  return all;
}

struct Between {
  Interval from, to;
  std::string from_words, to_words;
  bool percentages = false;
  int decimals = 0;  // of the figures
  std::vector<Place> places;
  bool of_like_times = true;  // not a month's count beside a whole year's
};

// Whether the figures of two periods can be set against each other: a count of a quarter says nothing beside that of a
// year, but percentages and what stands on a day do, and so does a figure of twelve months.
bool of_like_times(const Evidence& evidence, const LocatedFigure& now, const LocatedFigure& then) {
  if (now.period && then.period && now.period->months() == then.period->months()) return true;
  if (now.figure().unit == Unit::per_cent) return true;
  const std::string& measure = now.observation->measure;
  const ScorecardRow* row = evidence.row_of(measure);
  const Measure* definition = row != nullptr ? &row->definition : evidence.registered(measure);
  if (definition == nullptr) return false;
  constexpr int kMonthsOfYear = 12;
  const FigureKind kind = kind_of_figures(*definition);
  const bool of_a_year = then.period && then.period->months() == kMonthsOfYear;
  return kind == FigureKind::snapshot || (kind == FigureKind::rolling && of_a_year);
}

// The figures that a change since an earlier period is between: the measure's for the reported period and for that one.
std::optional<Between> between_periods(const Evidence& evidence, const std::string& measure, const std::string& since) {
  if (measure.empty()) return std::nullopt;
  std::optional<Period> period = parse_period(since);
  if (!period) period = parse_period_in(since, evidence.period());
  if (!period) return std::nullopt;
  const LocatedFigure* now = evidence.best(measure, ObservationKind::value, evidence.period());
  const LocatedFigure* then = evidence.best(measure, ObservationKind::value, *period);
  if (then == nullptr) then = evidence.best(measure, ObservationKind::year, *period);
  if (now == nullptr || then == nullptr || now == then) return std::nullopt;
  if (now->figure().unit != then->figure().unit) return std::nullopt;
  return Between{interval_of(then->figure()),
                 interval_of(now->figure()),
                 shown(then->figure()),
                 shown(now->figure()),
                 now->figure().unit == Unit::per_cent,
                 std::max(now->figure().decimals, then->figure().decimals),
                 {then->place(), now->place()},
                 of_like_times(evidence, *now, *then)};
}

std::optional<Between> between(const Evidence& evidence, const Commentary& commentary, const StatedChange& change) {
  if (!change.from || !change.to) {
    return change.since ? between_periods(evidence, commentary.measure, *change.since) : std::nullopt;
  }
  // Whole numbers without a sign are counts, and exact.
  const auto interval = [](const StatedNumber& number) {
    const bool exact = number.unit == ChangeUnit::plain && number.decimals == 0;
    return exact ? Interval::exactly(number.value.to_double()) : number.interval();
  };
  return Between{interval(*change.from),
                 interval(*change.to),
                 change.from->text,
                 change.to->text,
                 change.to->unit == ChangeUnit::per_cent,
                 std::max(change.from->decimals, change.to->decimals),
                 {},
                 true};
}

double middle(const Interval& interval) { return (interval.low + interval.high) / 2; }

std::string size_words(double size, int decimals) { return shown(std::abs(size), Unit::unknown, decimals); }

void check_change(const Evidence& evidence, const Commentary& commentary, const StatedChange& stated,
                  Recorder& recorder) {
  if (stated.rough) return recorder.not_run("the change is stated only roughly");
  if (stated.hoped) return recorder.not_run("the change is expected or planned, and not said to have happened");
  const std::optional<Between> figures = between(evidence, commentary, stated);
  if (!figures) return recorder.not_run("the figures that the change is between are not both in the workbook");
  if (!figures->of_like_times)
    return recorder.not_run("one of the figures is of a longer time than the other, so the change is of others");
  if (stated.change.unit == ChangeUnit::points && !figures->percentages)
    return recorder.not_run("the change is in points, and the figures are no percentages");
  const ActualChange actual = change_between(figures->from, figures->to);
  if (change_fits(stated.change, actual, figures->percentages)) return recorder.passed();
  const std::string difference = size_words(middle(actual.difference), figures->decimals);
  const std::string relative = actual.relative ? size_words(middle(*actual.relative), 1) + "%" : "";
  Failure failure;
  failure.places = {commentary.cell->place};
  failure.places.insert(failure.places.end(), figures->places.begin(), figures->places.end());
  failure.measure = commentary.measure;
  failure.period = evidence.period();
  failure.observed = stated.change.text;
  failure.kind_of_place = commentary.kind_of_place;
  std::string is = difference;
  if (figures->percentages) {
    failure.expected = difference + " points";
    is = difference + " percentage points";
    if (stated.change.unit == ChangeUnit::per_cent && !relative.empty()) is += " (" + relative + " of the first)";
  } else if (stated.change.unit == ChangeUnit::per_cent && !relative.empty()) {
    failure.expected = is = relative;
  } else {
    failure.expected = difference;
  }
  failure.message =
      fmt::format("{}: {} says “{}”, but from {} to {} is {}, not {}.", commentary.subject, commentary.what,
                  stated.quote, figures->from_words, figures->to_words, is, stated.change.text);
  failure.fix = fmt::format("Write {}, or mend the figures that the change is between.", failure.expected);
  recorder.failed(std::move(failure));
}

}  // namespace

void stated_change_differs(const Evidence& evidence, Recorder& recorder) {
  for (const Commentary& commentary : commentaries(evidence)) {
    if (commentary.cell->text.empty() || !commentary.cell->place.known()) continue;
    for (const StatedChange& stated : stated_changes(commentary.cell->text))
      check_change(evidence, commentary, stated, recorder);
  }
  check_change_columns(evidence, recorder);
}

}  // namespace scorebook::rule
