#include "rate/year_to_date.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace scorebook {

namespace {

const Observation* month_of(const std::vector<const Observation*>& months, Period month) {
  for (const Observation* observation : months) {
    if (observation != nullptr && observation->kind == ObservationKind::value && observation->period == month &&
        observation->figure.value)
      return observation;
  }
  return nullptr;
}

// From the first month that counts to the last. False, with the reason, where one is missing.
bool collect_months(const std::vector<const Observation*>& months, MonthNumber first, MonthNumber last,
                    ExpectedYearToDate& expected) {
  for (MonthNumber number = first; number <= last; ++number) {
    ++expected.due;
    const Observation* found = month_of(months, Period::of_month(number));
    if (found == nullptr) continue;
    expected.months.push_back(found);
    expected.decimals = std::max(expected.decimals, found->figure.decimals);
  }
  if (expected.months.size() == expected.due) return true;
  expected.why_not = expected.due == 1 ? "the last month of the year to date has no figure"
                                       : fmt::format("only {} of the {} months are in the workbook",
                                                     expected.months.size(), expected.due);
  return false;
}

void add_up(ExpectedYearToDate& expected) {
  Decimal total;
  Interval reachable = Interval::exactly(0);
  for (const Observation* month : expected.months) {
    total = total + *month->figure.value;
    reachable = reachable + interval_of(month->figure);
  }
  expected.value = total.to_double();
  expected.reachable = reachable;
}

void average(ExpectedYearToDate& expected) {
  add_up(expected);
  const auto months = static_cast<double>(expected.months.size());
  *expected.value /= months;
  expected.reachable = *expected.reachable / Interval::exactly(months);
}

void ratio_of_sums(ExpectedYearToDate& expected) {
  Interval numerators = Interval::exactly(0), denominators = Interval::exactly(0);
  for (const Observation* month : expected.months) {
    const Figure& figure = month->figure;
    if (!figure.numerator || !figure.denominator) {
      expected.why_not = "a month has no numerator and denominator";
      return;
    }
    // A rate per 10,000 is a ratio too, but of a population that does not add up over the months.
    if (figure.unit != Unit::per_cent) {
      expected.why_not = "a ratio of sums is worked out for percentages only";
      return;
    }
    numerators = numerators + interval_of(*figure.numerator);
    denominators = denominators + interval_of(*figure.denominator);
    expected.numerator = expected.numerator + *figure.numerator;
    expected.denominator = expected.denominator + *figure.denominator;
  }
  if (denominators.low <= 0) {
    expected.why_not = "denominator is 0";
    return;
  }
  expected.value = 100 * expected.numerator.to_double() / expected.denominator.to_double();
  expected.reachable = numerators / denominators * Interval::exactly(100);
}

void latest(ExpectedYearToDate& expected) {
  const Figure& figure = expected.months.back()->figure;
  expected.value = figure.value->to_double();
  expected.reachable = Interval::printed(*figure.value, figure.decimals);
}

}  // namespace

ExpectedYearToDate expected_year_to_date(YearToDateRule rule, const std::vector<const Observation*>& months,
                                         Period last_month) {
  ExpectedYearToDate expected;
  const bool of_last_month = rule == YearToDateRule::last || rule == YearToDateRule::cumulative;
  const bool of_all_months =
      rule == YearToDateRule::sum || rule == YearToDateRule::average || rule == YearToDateRule::ratio_of_sums;
  if (!of_last_month && !of_all_months) {
    expected.why_not = rule == YearToDateRule::not_stated
                           ? "neither a register nor a data note says how the year to date is worked out"
                           : fmt::format("the rule for the year to date is “{}”, which has nothing to check",
                                         year_to_date_rule_name(rule));
    return expected;
  }
  const MonthNumber last = last_month.last();
  const MonthNumber first = of_last_month ? last : last_month.in_financial_year().first();
  if (!collect_months(months, first, last, expected)) return expected;
  if (of_last_month) latest(expected);
  if (rule == YearToDateRule::sum) add_up(expected);
  if (rule == YearToDateRule::average) average(expected);
  if (rule == YearToDateRule::ratio_of_sums) ratio_of_sums(expected);
  return expected;
}

Interval interval_of(const Figure& figure) {
  const Decimal value = figure.value.value_or(Decimal());
  const bool whole = value.whole() && (!figure.exact || figure.exact->whole());
  if (whole && figure.unit == Unit::count) return Interval::exactly(value.to_double());
  return Interval::printed(value, figure.decimals);
}

Interval interval_of(Decimal part) {
  return part.whole() ? Interval::exactly(part.to_double()) : Interval::printed(part, part.places());
}

}  // namespace scorebook
