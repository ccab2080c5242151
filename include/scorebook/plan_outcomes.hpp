// The measures of a plan in the order of its report: by priority, by outcome, by number; with what the workbook or the
// register says of each outcome. Rules:
//   * a priority is known by its number, however each workbook words the rest: "PRIORITY 1: EVERY CHILD" is
//     "Priority 1 - Every child making the best start in life"; without a number by its words;
//   * an outcome is known by its letter within its priority ("A. Children are safe", "Outcome A"), without one by its
//     words; it is the register's where that names one, else the section of the plan table;
//   * who is accountable is the workbook's own word; where it is silent, the register's sheet Outcomes says. Where
//     several workbooks name different people, all of them are named;
//   * an overview and risks come from the register alone, from its row for exactly the period, else from the shortest
//     one that the period lies in.
// Source: the Council Plan's quarterly report. Nothing is worked out from figures here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scorebook/period.hpp"
#include "scorebook/rating.hpp"
#include "scorebook/register.hpp"

namespace scorebook {

struct OutcomeReport {
  std::string outcome;  // as first worded; empty for measures that no outcome is stated of, which stand last
  std::string lead;     // who is accountable for it; empty where nobody says
  std::string overview, risks;
  std::vector<const Rating*> ratings;  // point into the ratings, which must outlive it
};

struct PriorityReport {
  std::string priority;  // as first worded; empty for measures that no priority is stated of, which stand last
  std::vector<OutcomeReport> outcomes;
};

// `measure_register` may be null.
[[nodiscard]] std::vector<PriorityReport> plan_priorities(const std::vector<Rating>& ratings,
                                                          const Register* measure_register, const Period& period);

// What two wordings of the same priority, or of the same outcome, have in common.
[[nodiscard]] std::string priority_key(std::string_view text);
[[nodiscard]] std::string outcome_key(std::string_view text);

}  // namespace scorebook
