// Rates and the counts that they are made from. A rate per 10,000 is a count over a population. The count stands beside
// the rate (a plan's "number" column), or the register names it, or it is a measure before the rate in the same section
// or on the same page; without a register the population is written nowhere, but the right pairs, and only they, share
// one within the printed precision of the rates.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "check/evidence.hpp"
#include "check/likely_cause.hpp"

namespace scorebook {

// A rate and a count for the same period.
struct RatePoint {
  const LocatedFigure* rate = nullptr;
  Term count;
  Interval population;  // that the two imply
};

struct RatePairing {
  std::string rate;
  std::string count;  // the measure; empty where the counts stand beside the rates
  std::vector<RatePoint> months, years_to_date, earlier;
  std::size_t without_count = 0;  // figures of the rate for whose time there is no count
};

struct SharedPopulation {
  Interval people;      // every population that all the agreeing pairs can share
  double middle = 0;    // the whole number to reckon and to speak with
  std::string words;    // "56,398"
  std::string because;  // the sentence that says where it comes from, after a blank
};

// Which counts a workbook's rates may have, and the populations that follow.
struct RatePairs {
  std::vector<std::string> rates;  // every measure that is a rate, in their order
  std::vector<RatePairing> pairings;
  std::optional<SharedPopulation> given_away;  // by the pairs of the workbook
  std::string why_not;                         // why there is none
};

[[nodiscard]] RatePairs rate_pairs(const Evidence& evidence);
// The register's population for the rate in that period, else the one that the workbook gives away; the latter only for
// the year that is reported on.
[[nodiscard]] std::optional<SharedPopulation> population_of(const Evidence& evidence, const RatePairs& pairs,
                                                            const std::string& rate);
[[nodiscard]] std::optional<Decimal> registered_population(const Evidence& evidence, const std::string& rate,
                                                           const Period& period);
[[nodiscard]] SharedPopulation from_register(Decimal people);
// Whether the register says which count is the rate's, so that it needs no evidence.
[[nodiscard]] bool declared_count(const Evidence& evidence, const std::string& rate);
// The pairing with the count that is the rate's own, or null.
[[nodiscard]] const RatePairing* pairing_for(const Evidence& evidence, const RatePairs& pairs, const std::string& rate,
                                             const SharedPopulation& shared);
[[nodiscard]] std::size_t agreeing(const std::vector<RatePoint>& points, const Interval& people);
// More of them than not.
[[nodiscard]] bool mostly_agrees(const std::vector<RatePoint>& points, const Interval& people);

// The population that a count at a rate implies; nothing for rates and counts of 0.
[[nodiscard]] std::optional<Interval> implied_population(const Interval& count, const Figure& rate);
// The rate and its count as numbers that belong together at such a population.
[[nodiscard]] Relation rate_relation(const RatePoint& point, const Interval& people);

}  // namespace scorebook
