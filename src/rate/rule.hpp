// A figure judged by a RAG rule of the register: green, amber or red with the working, or the reason why it is not
// rated.
#pragma once

#include <optional>
#include <string>

#include "scorebook/rag_rule.hpp"
#include "scorebook/rating.hpp"
#include "scorebook/target.hpp"

namespace scorebook {

struct RuleInput {
  Decimal value;                     // on the scale of the unit, as it is to be rated
  const TargetForPeriod& target;     // may be without a number: conditions that need none are still judged
  std::optional<Decimal> last_year;  // the figure of the same period last year, as shown
  Polarity polarity = Polarity::unknown;
  Unit unit = Unit::unknown;
  std::optional<Decimal> value_as_shown = {};  // what is set against last year's figure; the value itself without it
  std::string shown = {};                      // the value in words; written out without it
  std::string last_year_shown = {};
  std::string no_last_year = {};  // why there is no figure of last year, where that is not all there is to say
};

// A condition that cannot be judged (no target, no figure for last year) leaves the figure without RAG where the answer
// hangs on it. "Within 10%" of a target of 0 says nothing: the conditions beside it decide; where there are none the
// figure is not rated.
[[nodiscard]] RagResult rate_by_rule(const RagRule& rule, const RuleInput& input);

// The rule that holds for a measure: its own, else met or missed.
[[nodiscard]] Result<RagRule> rule_that_holds(const Measure& measure, const TargetForPeriod& target,
                                              const Settings& settings);

// A figure set against a target by the measure's rule; without a rule it is met (green) or missed (red), or amber
// within the share that the settings name. `last_year`: the figure of the same period last year; may be null.
[[nodiscard]] RagResult rate_by_target(const Figure& figure, const TargetForPeriod& target, const Figure* last_year,
                                       const Measure& measure, const Settings& settings);

}  // namespace scorebook
