#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "check/rolling.hpp"
#include "check/rules.hpp"
#include "check/wording.hpp"

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

// The months from April to the month of the year to date, and how many there should be.
struct Months {
  FoundFigures figures;
  int due = 0;

  [[nodiscard]] bool complete() const { return static_cast<int>(figures.size()) == due; }
};

Months months_to(const Evidence& evidence, const LocatedFigure& year_to_date) {
  Months months;
  const MonthNumber last = year_to_date.period->last();
  for (MonthNumber month = year_to_date.period->in_financial_year().first(); month <= last; ++month) {
    ++months.due;
    const Period period = Period::of_month(month);
    const LocatedFigure* figure = evidence.best(year_to_date.observation->measure, ObservationKind::value, period);
    if (figure != nullptr) months.figures.push_back(figure);
  }
  return months;
}

std::string too_few(const Months& months) {
  return fmt::format("only {} of the {} months are in the workbook", months.figures.size(), months.due);
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

void check_sum(const Evidence& evidence, const YearToDate& year_to_date, Recorder& recorder) {
  const Months months = months_to(evidence, year_to_date.first());
  if (!months.complete()) return recorder.not_run(too_few(months));
  Interval sum = Interval::exactly(0);
  Decimal total;
  int decimals = 0;
  for (const LocatedFigure* month : months.figures) {
    sum = sum + interval_of(month->figure());
    total = total + *month->figure().value;
    decimals = std::max(decimals, month->figure().decimals);
  }
  if (sum.agrees_with(interval_of(year_to_date.figure()))) return recorder.passed();

  Failure failure = failure_of(year_to_date);
  for (const LocatedFigure* month : months.figures) failure.places.push_back(month->place());
  const std::string sum_words = shown(total, year_to_date.figure().unit, decimals);
  failure.expected = expected_at(year_to_date.first(), total.to_double(), decimals);
  failure.message = fmt::format("{}: the {} months add to {}, but the year to date says {}.",
                                subject(year_to_date.first()), months.due, sum_words, shown(year_to_date.figure()));
  failure.fix =
      fmt::format("Mend the month that is wrong, or the year to date ({}).", to_string(year_to_date.first().place()));
  if (const LocatedFigure* rolling = agreeing_rolling_total(evidence, year_to_date)) {
    failure.places.push_back(rolling->place());
    failure.message +=
        fmt::format(" The rolling 12-month total ({}) says {} too, so it is probably a month that is wrong.",
                    to_string(rolling->place()), shown(rolling->figure()));
  }
  recorder.failed(std::move(failure));
}

void check_ratio_of_sums(const Evidence& evidence, const YearToDate& year_to_date, Recorder& recorder) {
  const Months months = months_to(evidence, year_to_date.first());
  if (!months.complete()) return recorder.not_run(too_few(months));
  Interval numerators = Interval::exactly(0), denominators = Interval::exactly(0);
  Decimal numerator, denominator;
  for (const LocatedFigure* month : months.figures) {
    const Figure& figure = month->figure();
    if (!figure.numerator || !figure.denominator) return recorder.not_run("a month has no numerator and denominator");
    numerators = numerators + interval_of(*figure.numerator);
    denominators = denominators + interval_of(*figure.denominator);
    numerator = numerator + *figure.numerator;
    denominator = denominator + *figure.denominator;
  }
  if (denominators.low <= 0) return recorder.not_run("denominator is 0");
  const Interval expected = numerators / denominators * Interval::exactly(100);
  if (expected.agrees_with(interval_of(year_to_date.figure()))) return recorder.passed();

  Failure failure = failure_of(year_to_date);
  for (const LocatedFigure* month : months.figures) failure.places.push_back(month->place());
  const double share = 100 * numerator.to_double() / denominator.to_double();
  failure.expected = expected_at(year_to_date.first(), share, year_to_date.figure().decimals);
  failure.message =
      fmt::format("{}: over the {} months {} of {} is {}, but the year to date says {}.", subject(year_to_date.first()),
                  months.due, shown(numerator, Unit::count, 0), shown(denominator, Unit::count, 0),
                  shown(share, Unit::per_cent, year_to_date.figure().decimals), shown(year_to_date.figure()));
  failure.fix = fmt::format(
      "Divide the sum of the numerators by the sum of the denominators, or mend the month that is wrong ({}).",
      to_string(year_to_date.first().place()));
  recorder.failed(std::move(failure));
}

// Snapshots, rolling and already cumulative figures: the year to date is the latest month's figure.
void check_latest(const Evidence& evidence, const YearToDate& year_to_date, Recorder& recorder) {
  const LocatedFigure& first = year_to_date.first();
  const LocatedFigure* latest = evidence.best(first.observation->measure, ObservationKind::value, *first.period);
  if (latest == nullptr) return recorder.not_run("the last month of the year to date has no figure");
  if (same_figure(latest->figure(), year_to_date.figure())) return recorder.passed();
  Failure failure = failure_of(year_to_date);
  failure.places.push_back(latest->place());
  failure.expected = latest->figure().text;
  failure.message =
      fmt::format("{}: the year to date should be the latest figure, {} ({}), but says {}.", subject(first),
                  shown(latest->figure()), cell_words(latest->place(), first.place()), shown(year_to_date.figure()));
  failure.fix = "Mend whichever of the two is wrong.";
  recorder.failed(std::move(failure));
}

}  // namespace

void months_not_year_to_date(const Evidence& evidence, Recorder& recorder) {
  for (const std::string& measure : evidence.measures()) {
    const YearToDateRule rule = evidence.year_to_date_rule(measure);
    for (const YearToDate& year_to_date : years_to_date_of(evidence, measure)) {
      switch (rule) {
        case YearToDateRule::sum:
          check_sum(evidence, year_to_date, recorder);
          break;
        case YearToDateRule::ratio_of_sums:
          check_ratio_of_sums(evidence, year_to_date, recorder);
          break;
        case YearToDateRule::last:
        case YearToDateRule::cumulative:
          check_latest(evidence, year_to_date, recorder);
          break;
        case YearToDateRule::rolling_12_months:
          // Only where the months are rolling totals too.
          if (says_rolling(year_to_date.first().observation->title)) {
            check_latest(evidence, year_to_date, recorder);
          } else {
            recorder.not_run("the months are not rolling totals");
          }
          break;
        case YearToDateRule::not_stated:
          recorder.not_run("neither a register nor a data note says how the year to date is worked out");
          break;
        case YearToDateRule::average:
        case YearToDateRule::given:
        case YearToDateRule::none:
          recorder.not_run(fmt::format("the rule for the year to date is “{}”, which has nothing to check",
                                       year_to_date_rule_name(rule)));
          break;
      }
    }
  }
}

}  // namespace scorebook::rule
