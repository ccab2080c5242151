// The catalogue's pages of the family H history: what changed since an earlier submission.
#include "check/history_rules.hpp"

namespace scorebook {

std::vector<Rule> history_rules() {
  using namespace rule;
  return {
      {{"H501", Severity::query, "figure restated since the last submission",
        "Each figure that an earlier submission of the same return has for the same measure and period is the same "
        "now, at "
        "the coarser precision: a scorecard's against the scorecard's, a page's against the page's. A figure that was "
        "not "
        "there yet is no restatement; one that is gone is. Says what it changes: RAG in the period, direction of "
        "travel "
        "into it and out of it. Needs earlier submissions: those given (--against), and those of earlier periods that "
        "are checked together with it.",
        "Members remember what they were told. A figure that changes without a word costs the trust in all the others.",
        "9.2 was 11.1% for February in the report for February and is 12.1% now: amber becomes red, and the direction "
        "from "
        "January turns round.",
        "Say in the report that the figure was restated and why, or put the old one back.", kWaive},
       figure_restated},
      {{"H502", Severity::query, "definition, target or tolerance changed since the last submission",
        "Title, good performance, tolerances, targets, frequency and notes of each measure are typed as in the latest "
        "earlier submission that has it, but for capitals, blanks and dates in titles. Needs earlier "
        "submissions (--against).",
        "With another definition the same figure means something else, and a moved target turns red into green.",
        "The green target of 3.2 was 95% and is 90%.",
        "Say in the report what was changed, by whose decision and from when.", kWaive},
       definition_changed},
      {{"H503", Severity::note, "measure added or dropped since the last submission",
        "The measures of the tables are those of the latest earlier submission. Where one that came has the title of "
        "one that went, it says so. Needs earlier submissions (--against).",
        "A measure that is dropped when it turns red looks like a measure that was dropped because it turned red.",
        "6.3 is in the report for February and not in the one for March.",
        "Say in the report that the set of measures has changed.", kWaive},
       measure_added_or_dropped},
  };
}

}  // namespace scorebook
