#include "rate/year_to_date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "text/words.hpp"

namespace scorebook {

namespace {

const Observation* month_of(const std::vector<const Observation*>& observations, Period month) {
  for (const Observation* observation : observations) {
    if (observation != nullptr && observation->kind == ObservationKind::value && observation->period == month)
      return observation;
  }
  return nullptr;
}

// April to the last month, or why they are not all there.
std::string collect_months(const std::vector<const Observation*>& observations, Period last_month,
                           ExpectedYearToDate& expected) {
  const MonthNumber april = last_month.in_financial_year().first();
  for (MonthNumber number = april; number <= last_month.last(); ++number) {
    const Period month = Period::of_month(number);
    const Observation* found = month_of(observations, month);
    if (found == nullptr) return fmt::format("there is no figure for {}", month.words());
    if (!found->figure.value)
      return fmt::format("the figure for {} is missing: {}", month.words(), collapsed(found->figure.text));
    expected.months.push_back(found);
  }
  return "";
}

void add_up(ExpectedYearToDate& expected) {
  Decimal total = 0;
  Interval reachable = Interval::exactly(0);
  for (const Observation* month : expected.months) {
    total = total + *month->figure.value;
    reachable = reachable + Interval::printed(*month->figure.value, month->figure.decimals);
  }
  // Counts are printed whole because they are whole.
  const bool whole = std::all_of(expected.months.begin(), expected.months.end(), [](const Observation* month) {
    return month->figure.unit == Unit::count && month->figure.value->whole();
  });
  expected.value = total;
  expected.reachable = whole ? Interval::exactly(total.to_double()) : reachable;
}

void average(ExpectedYearToDate& expected) {
  add_up(expected);
  const double months = static_cast<double>(expected.months.size());
  expected.reachable = *expected.reachable / Interval::exactly(months);
  const std::optional<Decimal> mean = Decimal::from_double(expected.value->to_double() / months);
  expected.value.reset();
  if (mean) expected.value = mean->rounded(expected.months.back()->figure.decimals);
}

std::string ratio_of_sums(ExpectedYearToDate& expected) {
  Decimal numerator = 0;
  Decimal denominator = 0;
  for (const Observation* month : expected.months) {
    if (!month->figure.numerator || !month->figure.denominator) {
      return fmt::format("there is no numerator and denominator for {}", month->period->words());
    }
    numerator = numerator + *month->figure.numerator;
    denominator = denominator + *month->figure.denominator;
  }
  if (denominator.zero()) return "the denominators add up to 0";
  const double ratio = numerator.to_double() / denominator.to_double() *
                       (expected.months.back()->figure.unit == Unit::per_cent ? 100 : 1);
  const std::optional<Decimal> value = Decimal::from_double(ratio);
  if (!value) return "the ratio is no number";
  expected.value = value->rounded(expected.months.back()->figure.decimals);
  expected.reachable = Interval::exactly(ratio);
  return "";
}

}  // namespace

YearToDateRule year_to_date_rule(const Measure& measure) {
  if (measure.year_to_date_rule != YearToDateRule::not_stated) return measure.year_to_date_rule;
  const bool financial_year = folded(measure.year_to_date_note) == "financial year";
  return financial_year && measure.unit == Unit::count ? YearToDateRule::sum : YearToDateRule::not_stated;
}

ExpectedYearToDate expected_year_to_date(const Measure& measure, const std::vector<const Observation*>& observations,
                                         Period last_month) {
  ExpectedYearToDate expected;
  expected.rule = year_to_date_rule(measure);
  const bool from_months = expected.rule == YearToDateRule::sum || expected.rule == YearToDateRule::ratio_of_sums ||
                           expected.rule == YearToDateRule::average || expected.rule == YearToDateRule::last ||
                           expected.rule == YearToDateRule::cumulative;
  if (!from_months) {
    expected.why_not = expected.rule == YearToDateRule::not_stated
                           ? "no rule says how the year to date follows from the months"
                           : fmt::format("the rule \u201c{}\u201d does not follow from the months",
                                         year_to_date_rule_name(expected.rule));
    return expected;
  }
  if (last_month.kind() != PeriodKind::month) {
    expected.why_not = fmt::format("{} is not a month", last_month.words());
    return expected;
  }
  if (expected.rule == YearToDateRule::last || expected.rule == YearToDateRule::cumulative) {
    const Observation* last = month_of(observations, last_month);
    if (last == nullptr || !last->figure.value) {
      expected.why_not = fmt::format("there is no figure for {}", last_month.words());
      return expected;
    }
    expected.months.push_back(last);
    expected.value = last->figure.value;
    expected.reachable = Interval::printed(*last->figure.value, last->figure.decimals);
    return expected;
  }
  expected.why_not = collect_months(observations, last_month, expected);
  if (!expected.why_not.empty()) return expected;
  if (expected.rule == YearToDateRule::sum) add_up(expected);
  if (expected.rule == YearToDateRule::average) average(expected);
  if (expected.rule == YearToDateRule::ratio_of_sums) expected.why_not = ratio_of_sums(expected);
  return expected;
}

}  // namespace scorebook
