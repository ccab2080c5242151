#include "rate/year_to_date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace scorebook {

namespace {

struct PartKind {
  PeriodKind kind;
  std::string_view word;
};
constexpr std::array kPartKinds = {PartKind{PeriodKind::month, "month"}, PartKind{PeriodKind::quarter, "quarter"},
                                   PartKind{PeriodKind::term, "term"}};

// The value of that kind of period that begins, or ends, with the month.
const Observation* part_at(const std::vector<const Observation*>& months, PeriodKind kind, MonthNumber month,
                           bool begins) {
  for (const Observation* observation : months) {
    if (observation == nullptr || observation->kind != ObservationKind::value || !observation->period ||
        !observation->figure.value || observation->period->kind() != kind)
      continue;
    if ((begins ? observation->period->first() : observation->period->last()) == month) return observation;
  }
  return nullptr;
}

// How many periods of that kind lie between two months, the last one ending there; 0 where they do not fit.
std::size_t parts_due(PeriodKind kind, MonthNumber first, MonthNumber last) {
  const MonthNumber length = kind == PeriodKind::month ? 1 : kind == PeriodKind::quarter ? 3 : 4;
  const MonthNumber span = last - first + 1;
  return span > 0 && span % length == 0 ? static_cast<std::size_t>(span / length) : 0;
}

// The periods of one kind from the first month to the last, as far as there are figures.
std::vector<const Observation*> parts_between(const std::vector<const Observation*>& months, PeriodKind kind,
                                              MonthNumber first, MonthNumber last) {
  std::vector<const Observation*> parts;
  for (MonthNumber month = first; month <= last; ++month) {
    const Observation* part = part_at(months, kind, month, true);
    if (part != nullptr && part->period->last() <= last) parts.push_back(part);
  }
  return parts;
}

// Whether each begins where the one before ended, from the first month to the last.
bool complete(const std::vector<const Observation*>& parts, MonthNumber first, MonthNumber last) {
  MonthNumber next = first;
  for (const Observation* part : parts) {
    if (part->period->first() != next) return false;
    next = part->period->last() + 1;
  }
  return next == last + 1;
}

void take(ExpectedYearToDate& expected, std::vector<const Observation*> parts, std::string_view word) {
  expected.part = word;
  expected.due = parts.size();
  expected.months = std::move(parts);
  for (const Observation* part : expected.months)
    expected.decimals = std::max(expected.decimals, part->figure.decimals);
}

// From the first month that counts to the last. False, with the reason, where one is missing.
bool collect_months(const std::vector<const Observation*>& months, MonthNumber first, MonthNumber last,
                    ExpectedYearToDate& expected) {
  // The kind of period that there is most of, for the reason.
  std::size_t most = 0, due = parts_due(PeriodKind::month, first, last);
  std::string_view word = "month";
  for (const PartKind& kind : kPartKinds) {
    std::vector<const Observation*> parts = parts_between(months, kind.kind, first, last);
    if (complete(parts, first, last)) {
      take(expected, std::move(parts), kind.word);
      return true;
    }
    const std::size_t of_kind = parts_due(kind.kind, first, last);
    if (parts.size() > most && of_kind != 0) {
      most = parts.size();
      due = of_kind;
      word = kind.word;
    }
  }
  expected.due = due;
  expected.why_not = fmt::format("only {} of the {} {}s are in the workbook", most, due, word);
  return false;
}

// The last month, or the quarter or term that ends with it.
bool collect_last(const std::vector<const Observation*>& months, MonthNumber last, ExpectedYearToDate& expected) {
  for (const PartKind& kind : kPartKinds) {
    if (const Observation* part = part_at(months, kind.kind, last, false)) {
      take(expected, {part}, kind.word);
      return true;
    }
  }
  expected.due = 1;
  expected.why_not = "the last month of the year to date has no figure";
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
                                         Period last_month, std::optional<MonthNumber> first_month) {
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
  const MonthNumber first = first_month.value_or(last_month.in_financial_year().first());
  const bool collected =
      of_last_month ? collect_last(months, last, expected) : collect_months(months, first, last, expected);
  if (!collected) return expected;
  if (of_last_month) latest(expected);
  if (rule == YearToDateRule::sum) add_up(expected);
  if (rule == YearToDateRule::average) average(expected);
  if (rule == YearToDateRule::ratio_of_sums) ratio_of_sums(expected);
  return expected;
}

bool follows_from_periods(const Measure& measure) {
  if (measure.reporting_basis != ReportingBasis::in_period) return false;
  const YearToDateRule rule = measure.year_to_date_rule;
  return rule == YearToDateRule::sum || rule == YearToDateRule::ratio_of_sums || rule == YearToDateRule::average ||
         rule == YearToDateRule::rolling_12_months;
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
