// Which words a target is read from, and when it is met.
#include "scorebook/target.hpp"

#include <algorithm>

#include "rate/target_reckoner.hpp"

namespace scorebook {

std::optional<bool> TargetForPeriod::met_by(Decimal figure) const {
  if (range_low && range_high && side == TargetSide::none) return *range_low <= figure && figure <= *range_high;
  if (!value) return std::nullopt;
  switch (side) {
    case TargetSide::at_least:
      return figure >= *value;
    case TargetSide::at_most:
      return figure <= *value;
    case TargetSide::above:
      return figure > *value;
    case TargetSide::below:
      return figure < *value;
    case TargetSide::none:
      break;
  }
  return std::nullopt;
}

const DatedTarget* dated_target(const std::string& ref, const Period& period, const std::vector<DatedTarget>* dated) {
  if (dated == nullptr || ref.empty()) return nullptr;
  const auto first =
      std::lower_bound(dated->begin(), dated->end(), ref,
                       [](const DatedTarget& row, const std::string& wanted) { return row.ref < wanted; });
  const DatedTarget* found = nullptr;
  for (auto row = first; row != dated->end() && row->ref == ref; ++row) {
    if (!row->validity.holds_for(period)) continue;
    // An open beginning lies before every other.
    const bool later = found == nullptr || (row->validity.first &&
                                            (!found->validity.first || *found->validity.first < *row->validity.first));
    if (later) found = &*row;
  }
  return found;
}

TargetForPeriod target_for(const Measure& measure, const Period& period, FigureBasis basis,
                           const std::vector<DatedTarget>* dated, const TargetReferences& references,
                           const Settings& settings) {
  const DatedTarget* row = dated_target(measure.ref, period, dated);
  if (row == nullptr || row->target.empty())
    return TargetReckoner(measure, period, basis, false, references, settings).from(measure.target);
  constexpr MonthNumber kYear = 12;
  const bool profiled =
      row->validity.first && row->validity.last && *row->validity.last - *row->validity.first + 1 < kYear;
  TargetForPeriod result = TargetReckoner(measure, period, basis, profiled, references, settings).from(row->target);
  result.place = row->place;
  return result;
}

}  // namespace scorebook
