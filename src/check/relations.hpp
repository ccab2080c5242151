// All that the rules of arithmetic compare, as numbers that belong together: for the rule that looks for exchanged
// digits across them.
#pragma once

#include <string>
#include <vector>

#include "check/evidence.hpp"
#include "check/likely_cause.hpp"

namespace scorebook {

struct CheckedRelation {
  Relation relation;
  const LocatedFigure* figure = nullptr;  // what follows from the others
  std::string words;                      // what would be so: "the 12 months add to the year to date (Summary!I5)"
  bool explained = false;                 // by something else than exchanged digits
};

// Percentages with their numerators and denominators.
[[nodiscard]] std::vector<CheckedRelation> percentage_relations(const Evidence& evidence);
// Years to date that are sums of the months.
[[nodiscard]] std::vector<CheckedRelation> year_to_date_relations(const Evidence& evidence);
// Rates with their counts, where the population is known.
[[nodiscard]] std::vector<CheckedRelation> rate_relations(const Evidence& evidence);
// Totals with the parts that the register declares.
[[nodiscard]] std::vector<CheckedRelation> total_relations(const Evidence& evidence);

}  // namespace scorebook
