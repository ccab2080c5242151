#include "rate/due.hpp"

#include <algorithm>
#include <vector>

#include "text/words.hpp"

namespace scorebook {
namespace {

std::vector<int> months_due(const Measure& measure) {
  if (!measure.months_due.empty()) return measure.months_due;
  switch (parse_frequency(measure.frequency)) {
    case Frequency::quarterly:
      return {3, 6, 9, 12};
    case Frequency::six_monthly:
      return {3, 9};
    case Frequency::termly:
      return {3, 7, 12};
    case Frequency::annual:  // "Annual (Autumn Term each year)"
      if (holds_word(measure.frequency, "autumn")) return {12};
      if (holds_word(measure.frequency, "summer")) return {7};
      return {3};
    case Frequency::not_stated:
    case Frequency::monthly:
    case Frequency::other:
      break;
  }
  return {};
}

}  // namespace

bool is_due(const Measure& measure, const Period& period) {
  const std::vector<int> due = months_due(measure);
  if (due.empty()) return true;
  constexpr int kMostMonths = 12;
  const MonthNumber first = std::max(period.first(), period.last() - kMostMonths + 1);
  for (MonthNumber month = first; month <= period.last(); ++month) {
    if (std::find(due.begin(), due.end(), month_of(month)) != due.end()) return true;
  }
  return false;
}

}  // namespace scorebook
