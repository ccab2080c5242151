#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "check/arithmetic_rules.hpp"
#include "check/likely_cause.hpp"
#include "check/ratio.hpp"
#include "check/relations.hpp"
#include "check/rolling.hpp"
#include "check/wording.hpp"
#include "rate/year_to_date.hpp"
#include "text/words.hpp"

namespace scorebook::rule {

namespace {

// Year-to-date figures of one measure that say the same; they count once.
struct YearToDate {
  FoundFigures figures;  // the first is the one to mend

  [[nodiscard]] const LocatedFigure& first() const { return *figures.front(); }
  [[nodiscard]] const Figure& figure() const { return first().figure(); }
};

std::vector<YearToDate> years_to_date_of(const Evidence& evidence, const std::string& measure) {
  std::map<std::pair<Period, Decimal>, YearToDate> groups;
  for (const LocatedFigure* figure : evidence.figures_of(measure)) {
    if (figure->kind != ObservationKind::year_to_date || !figure->period || !figure->figure().value) continue;
    groups[{*figure->period, *figure->figure().value}].figures.push_back(figure);
  }
  std::vector<YearToDate> years_to_date;
  for (auto& group : groups) years_to_date.push_back(std::move(group.second));
  return years_to_date;
}

// The figures that a year to date can be made from, one for each month, quarter or term.
std::vector<const Observation*> months_to(const Evidence& evidence, const LocatedFigure& year_to_date,
                                          MonthNumber first) {
  std::vector<const Observation*> months;
  std::set<Period> taken;
  const MonthNumber last = year_to_date.period->last();
  for (const LocatedFigure* figure : evidence.figures_of(year_to_date.observation->measure)) {
    if (figure->kind != ObservationKind::value || !figure->period) continue;
    if (figure->period->first() < first || figure->period->last() > last) continue;
    if (!taken.insert(*figure->period).second) continue;
    const LocatedFigure* best =
        evidence.best(year_to_date.observation->measure, ObservationKind::value, *figure->period);
    if (best != nullptr) months.push_back(best->observation);
  }
  return months;
}

// The month in which the year begins: September where the workbook says that the year is the academic one.
MonthNumber first_month_of_year(const Evidence& evidence, const LocatedFigure& year_to_date) {
  constexpr MonthNumber kMonthsOfYear = 12;
  const MonthNumber last = year_to_date.period->last();
  const ScorecardRow* row = evidence.row_of(year_to_date.observation->measure);
  if (row != nullptr && holds_word(row->definition.year_to_date_note, "academic")) {
    MonthNumber first = last;
    while (month_of(first) != 9) --first;
    return first;
  }
  const Period& period = *year_to_date.period;
  if (period.kind() == PeriodKind::academic_year || period.kind() == PeriodKind::calendar_year)
    return last - (kMonthsOfYear - 1);
  return period.in_financial_year().first();
}

Failure failure_of(const YearToDate& year_to_date) {
  Failure failure = failure_at(year_to_date.first());
  for (std::size_t i = 1; i < year_to_date.figures.size(); ++i)
    failure.places.push_back(year_to_date.figures[i]->place());
  return failure;
}

// Another measure's rolling 12-month total that backs the year to date: at the end of the year both have the same
// months.
const LocatedFigure* agreeing_rolling_total(const Evidence& evidence, const YearToDate& year_to_date) {
  const LocatedFigure& first = year_to_date.first();
  if (month_of(first.period->last()) != 3) return nullptr;
  const LocatedFigure* found = nullptr;
  for (const LocatedFigure& other : evidence.figures()) {
    if (other.kind != ObservationKind::value || other.period != first.period || !other.figure().value) continue;
    if (other.figure().unit != first.figure().unit || !same_figure(other.figure(), first.figure())) continue;
    if (!same_but_for_rolling(other.observation->title, first.observation->title)) continue;
    if (found == nullptr || other.table == TableKind::page) found = &other;  // a page shows the run of months beside it
  }
  return found;
}

Failure failure_of(const YearToDate& year_to_date, const ExpectedYearToDate& expected) {
  Failure failure = failure_of(year_to_date);
  for (const Observation* month : expected.months) failure.places.push_back(month->place);
  return failure;
}

std::string places_of_months(const ExpectedYearToDate& expected) { return std::string(expected.part) + "s"; }

std::string cell_of(const Observation& month, const LocatedFigure& from) {
  return cell_words(month.place, from.place());
}

Interval without(const ExpectedYearToDate& expected, std::size_t left_out) {
  Interval sum = Interval::exactly(0);
  for (std::size_t i = 0; i < expected.months.size(); ++i) {
    if (i != left_out) sum = sum + interval_of(expected.months[i]->figure);
  }
  return sum;
}

// A sum that leaves one of the months out, most often the last or the first one.
void add_left_out(const LocatedFigure& year_to_date, const ExpectedYearToDate& expected,
                  std::vector<LikelyCause>& causes) {
  const std::size_t months = expected.months.size();
  for (std::size_t i = 0; months > 1 && i < months; ++i) {
    const Observation& month = *expected.months[i];
    if (month.figure.value->zero()) continue;
    if (!without(expected, i).agrees_with(interval_of(year_to_date.figure()))) continue;
    const char* how = i + 1 == months ? "the sum stops a row short"
                      : i == 0        ? "the sum begins a row late"
                                      : "the sum leaves it out";
    causes.push_back({fmt::format("Without {} ({}) they add to {}: {}.", month.period->words(),
                                  cell_of(month, year_to_date), shown(year_to_date.figure()), how),
                      fmt::format("Let the sum take in {}, or mend the {} that is wrong.", cell_of(month, year_to_date),
                                  expected.part)});
  }
}

Relation sum_relation(const LocatedFigure& year_to_date, const ExpectedYearToDate& expected) {
  Relation relation;
  relation.terms.push_back(term_of(year_to_date.figure(), year_to_date.place()));
  for (const Observation* month : expected.months) relation.terms.push_back(term_of(month->figure, month->place));
  const std::vector<Term> terms = relation.terms;
  relation.holds = [terms](const std::vector<Decimal>& values) {
    Interval sum = Interval::exactly(0);
    for (std::size_t i = 1; i < terms.size(); ++i) sum = sum + terms[i].stands_for(values[i]);
    return sum.agrees_with(terms[0].stands_for(values[0]));
  };
  return relation;
}

// The year to date is what another rule would make of the months.
void add_other_rule(YearToDateRule rule, const LocatedFigure& year_to_date, const ExpectedYearToDate& expected,
                    std::vector<LikelyCause>& causes) {
  if (expected.months.size() < 2) return;
  const Interval printed = interval_of(year_to_date.figure());
  const Observation& last = *expected.months.back();
  if (interval_of(last.figure).agrees_with(printed)) {
    causes.push_back(
        {fmt::format("It is the figure of {} alone ({}).", last.period->words(), cell_of(last, year_to_date))});
  }
  const Interval sum = without(expected, expected.months.size());
  const Interval mean = sum / Interval::exactly(static_cast<double>(expected.months.size()));
  if (rule != YearToDateRule::average && mean.agrees_with(printed)) {
    const std::string what = places_of_months(expected);
    causes.push_back({rule == YearToDateRule::sum
                          ? fmt::format("It is the average of the {}.", what)
                          : fmt::format("It is the average of the {}' percentages, which counts a {} with few cases as "
                                        "much as one with many.",
                                        what, expected.part)});
  }
  if (rule == YearToDateRule::average && sum.agrees_with(printed))
    causes.push_back({fmt::format("It is the sum of the {}.", places_of_months(expected))});
}

std::vector<LikelyCause> sum_causes(const LocatedFigure& year_to_date, const ExpectedYearToDate& expected) {
  std::vector<LikelyCause> causes;
  add_left_out(year_to_date, expected, causes);
  add_other_rule(YearToDateRule::sum, year_to_date, expected, causes);
  return causes;
}

void sum_differs(const Evidence& evidence, const YearToDate& year_to_date, const ExpectedYearToDate& expected,
                 Recorder& recorder) {
  const LocatedFigure& first = year_to_date.first();
  std::vector<LikelyCause> causes = sum_causes(first, expected);
  if (const auto digits = digit_cause(sum_relation(first, expected), first.place())) causes.push_back(*digits);
  const std::optional<LikelyCause> cause = only_cause(causes);
  Failure failure = failure_of(year_to_date, expected);
  failure.expected = expected_at(first, *expected.value, expected.decimals);
  failure.message =
      fmt::format("{}: the {} {} add to {}, but the year to date says {}.{}", subject(first), expected.due,
                  places_of_months(expected), shown(*expected.value, first.figure().unit, expected.decimals),
                  shown(first.figure()), cause_words(cause));
  failure.fix = cause_fix(cause, fmt::format("Mend the {} that is wrong, or the year to date ({}).", expected.part,
                                             to_string(first.place())));
  if (const LocatedFigure* rolling = agreeing_rolling_total(evidence, year_to_date)) {
    failure.places.push_back(rolling->place());
    failure.message +=
        fmt::format(" The rolling 12-month total ({}) says {} too, so it is probably a month that is wrong.",
                    to_string(rolling->place()), shown(rolling->figure()));
  }
  recorder.failed(std::move(failure));
}

void average_differs(const YearToDate& year_to_date, const ExpectedYearToDate& expected, Recorder& recorder) {
  const LocatedFigure& first = year_to_date.first();
  const int decimals = first.figure().decimals;
  std::vector<LikelyCause> causes;
  add_other_rule(YearToDateRule::average, first, expected, causes);
  const std::optional<LikelyCause> cause = only_cause(causes);
  Failure failure = failure_of(year_to_date, expected);
  failure.expected = expected_at(first, *expected.value, decimals);
  failure.message =
      fmt::format("{}: the average of the {} {} is {}, but the year to date says {}.{}", subject(first), expected.due,
                  places_of_months(expected), shown(*expected.value, first.figure().unit, decimals),
                  shown(first.figure()), cause_words(cause));
  failure.fix =
      fmt::format("Mend the {} that is wrong, or the year to date ({}).", expected.part, to_string(first.place()));
  recorder.failed(std::move(failure));
}

void ratio_differs(const YearToDate& year_to_date, const ExpectedYearToDate& expected, Recorder& recorder) {
  const LocatedFigure& first = year_to_date.first();
  const int decimals = first.figure().decimals;
  std::vector<LikelyCause> causes;
  add_other_rule(YearToDateRule::ratio_of_sums, first, expected, causes);
  const std::optional<LikelyCause> cause = only_cause(causes);
  Failure failure = failure_of(year_to_date, expected);
  failure.expected = expected_at(first, *expected.value, decimals);
  failure.message =
      fmt::format("{}: over the {} {} {} of {} is {}, but the year to date says {}.{}", subject(first), expected.due,
                  places_of_months(expected), shown(expected.numerator, Unit::count, 0),
                  shown(expected.denominator, Unit::count, 0), shown(*expected.value, Unit::per_cent, decimals),
                  shown(first.figure()), cause_words(cause));
  failure.fix =
      fmt::format("Divide the sum of the numerators by the sum of the denominators, or mend the {} that is wrong ({}).",
                  expected.part, to_string(first.place()));
  recorder.failed(std::move(failure));
}

// Snapshots, rolling and already cumulative figures: the year to date is the latest month's figure.
void latest_differs(const Evidence& evidence, const YearToDate& year_to_date, const ExpectedYearToDate& expected,
                    Recorder& recorder) {
  const LocatedFigure& first = year_to_date.first();
  const Observation& latest = *expected.months.back();
  const LocatedFigure* before =
      evidence.best(first.observation->measure, ObservationKind::value, latest.period->previous());
  std::string cause;
  if (before != nullptr && same_figure(before->figure(), first.figure())) {
    cause = fmt::format(" That is the figure of {} ({}): the year to date is a {} behind.", before->period->words(),
                        cell_words(before->place(), first.place()), expected.part);
  }
  Failure failure = failure_of(year_to_date, expected);
  failure.expected = latest.figure.text;
  failure.message =
      fmt::format("{}: the year to date should be the latest figure, {} ({}), but says {}.", subject(first),
                  shown(latest.figure), cell_words(latest.place, first.place()), shown(first.figure()));
  failure.fix = "Mend whichever of the two is wrong.";
  failure.message += cause;
  recorder.failed(std::move(failure));
}

// Whether the figure has a numerator and a denominator of its own that give something else: A301 says so.
bool contradicts_itself(const YearToDate& year_to_date) {
  return std::any_of(year_to_date.figures.begin(), year_to_date.figures.end(),
                     [](const LocatedFigure* figure) { return contradicts_own_ratio(*figure); });
}

void check_year_to_date(const Evidence& evidence, YearToDateRule rule, const YearToDate& year_to_date,
                        MonthNumber first_month, Recorder& recorder) {
  const Figure& figure = year_to_date.figure();
  const ExpectedYearToDate expected = expected_year_to_date(
      rule, months_to(evidence, year_to_date.first(), first_month), *year_to_date.first().period, first_month);
  if (!expected.value) return recorder.not_run(expected.why_not);
  if (rule == YearToDateRule::ratio_of_sums && figure.unit != Unit::per_cent)
    return recorder.not_run("a ratio of sums is worked out for percentages only");
  const bool latest = rule == YearToDateRule::last || rule == YearToDateRule::cumulative;
  const bool agrees = latest ? same_figure(expected.months.back()->figure, figure)
                             : expected.reachable->agrees_with(interval_of(figure));
  if (agrees) return recorder.passed();
  if (rule == YearToDateRule::ratio_of_sums && contradicts_itself(year_to_date))
    return recorder.not_run("the year to date is not its own numerator over its denominator, which A301 reports");
  if (latest) return latest_differs(evidence, year_to_date, expected, recorder);
  if (rule == YearToDateRule::sum) return sum_differs(evidence, year_to_date, expected, recorder);
  if (rule == YearToDateRule::average) return average_differs(year_to_date, expected, recorder);
  ratio_differs(year_to_date, expected, recorder);
}

// What the last twelve months make of a rolling year to date: nothing to add up where the months are rolling
// themselves, a sum or a ratio of sums where the register says that they are not.
std::optional<YearToDateRule> rolling_rule(const Evidence& evidence, const LocatedFigure& year_to_date) {
  const Measure* registered = evidence.registered(year_to_date.observation->measure);
  const ReportingBasis basis = registered == nullptr ? ReportingBasis::not_stated : registered->reporting_basis;
  if (says_rolling(year_to_date.observation->title) || basis == ReportingBasis::rolling_12_months)
    return YearToDateRule::last;
  if (basis != ReportingBasis::in_period) return std::nullopt;
  if (year_to_date.figure().unit == Unit::count) return YearToDateRule::sum;
  if (year_to_date.figure().unit == Unit::per_cent) return YearToDateRule::ratio_of_sums;
  return std::nullopt;
}

// The sums that A304 checks, for the rule that looks for exchanged digits in them.
void add_sum(const Evidence& evidence, const YearToDate& year_to_date, std::vector<CheckedRelation>& relations) {
  const LocatedFigure& first = year_to_date.first();
  const MonthNumber first_month = first_month_of_year(evidence, first);
  const ExpectedYearToDate expected =
      expected_year_to_date(YearToDateRule::sum, months_to(evidence, first, first_month), *first.period, first_month);
  if (!expected.value) return;
  const bool holds = expected.reachable->agrees_with(interval_of(first.figure()));
  relations.push_back({sum_relation(first, expected), &first,
                       fmt::format("the {} {} add to the year to date ({})", expected.due, places_of_months(expected),
                                   to_string(first.place())),
                       !holds && !sum_causes(first, expected).empty()});
}

}  // namespace

void months_not_year_to_date(const Evidence& evidence, Recorder& recorder) {
  for (const std::string& measure : evidence.measures()) {
    const YearToDateRule rule = evidence.year_to_date_rule(measure);
    for (const YearToDate& year_to_date : years_to_date_of(evidence, measure)) {
      const LocatedFigure& first = year_to_date.first();
      if (rule != YearToDateRule::rolling_12_months) {
        check_year_to_date(evidence, rule, year_to_date, first_month_of_year(evidence, first), recorder);
      } else if (const std::optional<YearToDateRule> of_twelve = rolling_rule(evidence, first)) {
        check_year_to_date(evidence, *of_twelve, year_to_date, first.period->last() - 11, recorder);
      } else {
        recorder.not_run("the months are not rolling totals");
      }
    }
  }
}

}  // namespace scorebook::rule

namespace scorebook {

std::vector<CheckedRelation> year_to_date_relations(const Evidence& evidence) {
  std::vector<CheckedRelation> relations;
  for (const std::string& measure : evidence.measures()) {
    if (evidence.year_to_date_rule(measure) != YearToDateRule::sum) continue;
    for (const rule::YearToDate& year_to_date : rule::years_to_date_of(evidence, measure))
      rule::add_sum(evidence, year_to_date, relations);
  }
  return relations;
}

}  // namespace scorebook
