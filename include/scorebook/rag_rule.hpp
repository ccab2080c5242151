// A RAG rule as a performance officer writes it into the register, where three tolerances do not say it:
//
//   green on target; amber within 10%                      a percentage tolerance: missed by up to 10 % of the target
//   green on target; amber within 2 points                 an absolute tolerance, in the measure's unit
//   green on target; amber at least 85%                    a floor standard
//   green within 5% either side; amber within 10% either side
//   green 14 to 20; amber within 1 of the range            an expected range in place of a target
//   green on target; amber improved on last year           also: not worse than last year
//   green on target; amber within 10% or not worse than last year
//
// One clause for green and one for amber, conditions joined by "or"; everything else is red. Numbers are decimals and
// boundaries belong to the better colour. "within 10%" of a target of 0 says nothing: such a rule must name another
// condition beside it ("or within 2 points"), else the figure is not rated.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/decimal.hpp"
#include "scorebook/result.hpp"

namespace scorebook {

struct RagCondition {
  enum class Kind : std::uint8_t {
    on_target,
    within_per_cent,       // missed by no more than `low` per cent of the target
    within_points,         // missed by no more than `low`
    per_cent_either_side,  // no further from the target than `low` per cent of it, whichever side
    points_either_side,
    at_least,  // `low`
    at_most,
    range,         // `low` to `high`
    within_range,  // no further than `low` outside the range that the green clause names
    improved,      // better than in the same period last year
    not_worse,     // at least as good
  };
  Kind kind = Kind::on_target;
  Decimal low, high;
  bool per_cent = false;  // "at least 85%", "14% to 20%": typed with the sign, which only a percentage measure can have
};

struct RagRule {
  std::string typed;
  std::vector<RagCondition> green, amber;  // any of them suffices
};

// What is wrong with words that are no rule is the message of the Error; its place is left to the caller.
[[nodiscard]] Result<RagRule> parse_rag_rule(std::string_view text);

}  // namespace scorebook
