#include <fmt/format.h>

#include <map>

#include "check/arithmetic_rules.hpp"
#include "check/rolling.hpp"
#include "check/wording.hpp"
#include "rate/year_to_date.hpp"

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

// The figures of the months that a year to date can be made from, one for each.
std::vector<const Observation*> months_to(const Evidence& evidence, const LocatedFigure& year_to_date) {
  std::vector<const Observation*> months;
  const MonthNumber last = year_to_date.period->last();
  for (MonthNumber month = year_to_date.period->in_financial_year().first(); month <= last; ++month) {
    const LocatedFigure* figure =
        evidence.best(year_to_date.observation->measure, ObservationKind::value, Period::of_month(month));
    if (figure != nullptr) months.push_back(figure->observation);
  }
  return months;
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

void sum_differs(const Evidence& evidence, const YearToDate& year_to_date, const ExpectedYearToDate& expected,
                 Recorder& recorder) {
  const LocatedFigure& first = year_to_date.first();
  Failure failure = failure_of(year_to_date, expected);
  failure.expected = expected_at(first, *expected.value, expected.decimals);
  failure.message =
      fmt::format("{}: the {} months add to {}, but the year to date says {}.", subject(first), expected.due,
                  shown(*expected.value, first.figure().unit, expected.decimals), shown(first.figure()));
  failure.fix = fmt::format("Mend the month that is wrong, or the year to date ({}).", to_string(first.place()));
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
  Failure failure = failure_of(year_to_date, expected);
  failure.expected = expected_at(first, *expected.value, decimals);
  failure.message =
      fmt::format("{}: the average of the {} months is {}, but the year to date says {}.", subject(first), expected.due,
                  shown(*expected.value, first.figure().unit, decimals), shown(first.figure()));
  failure.fix = fmt::format("Mend the month that is wrong, or the year to date ({}).", to_string(first.place()));
  recorder.failed(std::move(failure));
}

void ratio_differs(const YearToDate& year_to_date, const ExpectedYearToDate& expected, Recorder& recorder) {
  const LocatedFigure& first = year_to_date.first();
  const int decimals = first.figure().decimals;
  Failure failure = failure_of(year_to_date, expected);
  failure.expected = expected_at(first, *expected.value, decimals);
  failure.message =
      fmt::format("{}: over the {} months {} of {} is {}, but the year to date says {}.", subject(first), expected.due,
                  shown(expected.numerator, Unit::count, 0), shown(expected.denominator, Unit::count, 0),
                  shown(*expected.value, Unit::per_cent, decimals), shown(first.figure()));
  failure.fix = fmt::format(
      "Divide the sum of the numerators by the sum of the denominators, or mend the month that is wrong ({}).",
      to_string(first.place()));
  recorder.failed(std::move(failure));
}

// Snapshots, rolling and already cumulative figures: the year to date is the latest month's figure.
void latest_differs(const YearToDate& year_to_date, const ExpectedYearToDate& expected, Recorder& recorder) {
  const LocatedFigure& first = year_to_date.first();
  const Observation& latest = *expected.months.back();
  Failure failure = failure_of(year_to_date, expected);
  failure.expected = latest.figure.text;
  failure.message =
      fmt::format("{}: the year to date should be the latest figure, {} ({}), but says {}.", subject(first),
                  shown(latest.figure), cell_words(latest.place, first.place()), shown(first.figure()));
  failure.fix = "Mend whichever of the two is wrong.";
  recorder.failed(std::move(failure));
}

void check_year_to_date(const Evidence& evidence, YearToDateRule rule, const YearToDate& year_to_date,
                        Recorder& recorder) {
  const Figure& figure = year_to_date.figure();
  const ExpectedYearToDate expected =
      expected_year_to_date(rule, months_to(evidence, year_to_date.first()), *year_to_date.first().period);
  if (!expected.value) return recorder.not_run(expected.why_not);
  if (rule == YearToDateRule::ratio_of_sums && figure.unit != Unit::per_cent)
    return recorder.not_run("a ratio of sums is worked out for percentages only");
  const bool latest = rule == YearToDateRule::last || rule == YearToDateRule::cumulative;
  const bool agrees = latest ? same_figure(expected.months.back()->figure, figure)
                             : expected.reachable->agrees_with(interval_of(figure));
  if (agrees) return recorder.passed();
  if (latest) return latest_differs(year_to_date, expected, recorder);
  if (rule == YearToDateRule::sum) return sum_differs(evidence, year_to_date, expected, recorder);
  if (rule == YearToDateRule::average) return average_differs(year_to_date, expected, recorder);
  ratio_differs(year_to_date, expected, recorder);
}

}  // namespace

void months_not_year_to_date(const Evidence& evidence, Recorder& recorder) {
  for (const std::string& measure : evidence.measures()) {
    const YearToDateRule rule = evidence.year_to_date_rule(measure);
    for (const YearToDate& year_to_date : years_to_date_of(evidence, measure)) {
      if (rule != YearToDateRule::rolling_12_months) {
        check_year_to_date(evidence, rule, year_to_date, recorder);
      } else if (says_rolling(year_to_date.first().observation->title)) {
        check_year_to_date(evidence, YearToDateRule::last, year_to_date, recorder);
      } else {
        recorder.not_run("the months are not rolling totals");
      }
    }
  }
}

}  // namespace scorebook::rule
