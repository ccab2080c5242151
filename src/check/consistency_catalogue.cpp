// The catalogue's pages of the family C consistency: what is said twice, or does not go together.
#include "check/consistency_rules.hpp"

namespace scorebook {

std::vector<Rule> consistency_rules() {
  using namespace rule;
  return {
      {{"C401", Severity::error, "the same measure and period has different values in two places",
        "Scorecard and pages have the same figure for the same measure and month, quarter or year to date, at the "
        "coarser precision.",
        "Members read one and officers the other.", "The scorecard says 33.5%, the page 43.4%.",
        "Find out which is right and make both the same; better, let one cell refer to the other.", kWaive},
       two_places_differ},
      {{"C402", Severity::error, "typed direction differs from the computed one",
        "The arrow typed in the scorecard is the one that the latest month and the month before give with the "
        "measure's polarity.",
        "An arrow the wrong way round is read before any figure.",
        "0.5% to 0.7% on an Info measure, with an arrow down.",
        "Change the arrow, unless one of the two figures is wrong.", kWaive},
       typed_direction_differs},
      {{"C403", Severity::error, "typed or filled RAG differs from the computed one",
        "The letter and the fill of a RAG cell are what the figure gives under the typed tolerances.",
        "A red measure shown green is not looked at.", "96.5% against a target of 95%, with the letter A.",
        "Change letter and fill, unless figure or tolerance is wrong.", kWaive},
       typed_rag_differs},
      {{"C404", Severity::query, "tolerance notation contradicts the polarity, or leaves a gap or an overlap",
        "Red, amber and green as typed can be read in one way only.",
        "A sign the wrong way round makes the best figures red for anyone who takes it at its word.",
        "Red “<6%” over a green of 4%.", "Type red, amber and green so that they can be read in one way only.", kWaive},
       tolerance_notation},
      {{"C407", Severity::query, "target on an Info measure", "A measure without good or bad has no target.",
        "A target says that one direction is better, and Info that none is.", "Info with a target of 45%.",
        "Say whether high or low is good, or take the target out.", kWaive},
       target_on_info_measure},
      {{"C409", Severity::query, "an earlier year's figure or a benchmark differs between two places",
        "Scorecard and pages have the same figures for earlier years and the same benchmarks. A missing word against a "
        "figure counts; a blank does not.",
        "Restated figures are often changed in one place only.",
        "The scorecard says 3,780 for 2014/15, the page 3,929.", "Find out which is right and make both the same.",
        kWaive},
       earlier_years_differ},
  };
}

}  // namespace scorebook
