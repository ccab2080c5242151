// Figures that no cell holds and that the measure's definition leads to: a percentage from its numerator and
// denominator, a rate from a count and a population, a total from its parts, the year to date from the periods so far.
// Nothing is worked out where one of the figures it needs is missing; a figure that stands in a workbook is never
// replaced.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "rate/measure_figures.hpp"
#include "scorebook/measure.hpp"
#include "scorebook/period.hpp"
#include "scorebook/register.hpp"

namespace scorebook {

// The refs of its parts, by the ref of the total.
using PartsOfTotals = std::map<std::string, std::vector<std::string>>;
[[nodiscard]] PartsOfTotals parts_of_totals(const Register* measure_register);

struct WorkedOut {
  std::shared_ptr<const Observation> observation;  // without a place; null where nothing could be worked out
  std::string working;                             // "1,431 (5.1) + 519 (6.1) for each 10,000 of the 56,398 ..."
};

// The figures of every measure of the return, the register, may be null, and the parts of totals by the total's ref.
struct WorkedOutOf {
  const FiguresByMeasure& figures;
  const Register* measure_register = nullptr;
  const PartsOfTotals& parts;
};

// From the measures that the register names as numerator and denominator, from its population, or from the measures
// that say they are parts of it.
[[nodiscard]] WorkedOut work_out_value(const Measure& measure, const Period& period, const WorkedOutOf& from);

// By the measure's rule, from its figures of each period of the kind of `last` from April on; twelve months back for
// a rolling total. `value_of` gives them. Nothing for rules that leave the latest figure as it is (last, cumulative),
// that leave it to the workbook (given) or that state none.
[[nodiscard]] WorkedOut work_out_year_to_date(const Measure& measure, const Period& last,
                                              const std::function<const Observation*(const Period&)>& value_of);

}  // namespace scorebook
