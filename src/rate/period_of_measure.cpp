#include "rate/period_of_measure.hpp"

namespace scorebook {
namespace {

constexpr int kMonthsOfYear = 12;
constexpr int kMonthsOfHalfYear = 6;

}  // namespace

bool is_of_frequency(const Period& period, Frequency frequency) {
  switch (frequency) {
    case Frequency::monthly:
      return period.kind() == PeriodKind::month;
    case Frequency::quarterly:
      return period.kind() == PeriodKind::quarter;
    case Frequency::termly:
      return period.kind() == PeriodKind::term;
    case Frequency::six_monthly:
      return period.months() == kMonthsOfHalfYear;
    case Frequency::annual:
      return period.months() == kMonthsOfYear;
    case Frequency::other:
    case Frequency::not_stated:
      break;
  }
  return false;
}

const Observation* value_ending_with(const Measure& measure, const Period& asked, const MeasureFigures& figures) {
  const Frequency frequency = parse_frequency(measure.frequency);
  const bool of_a_year = asked.months() == kMonthsOfYear;
  const Observation* found = nullptr;
  figures.for_each([&](const Observation& each) {
    if (found != nullptr || !each.period || each.period->last() != asked.last() || !each.figure.value) return;
    const bool value = each.kind == ObservationKind::value && is_of_frequency(*each.period, frequency);
    const bool year = each.kind == ObservationKind::year && each.period->months() == kMonthsOfYear &&
                      (of_a_year || frequency == Frequency::annual);
    if (value || year) found = &each;
  });
  return found;
}

}  // namespace scorebook
