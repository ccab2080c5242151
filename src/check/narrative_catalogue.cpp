// The catalogue's pages of the family N narrative: what the commentary says against what the figures say.
#include "check/narrative_rules.hpp"

namespace scorebook {

std::vector<Rule> narrative_rules() {
  using namespace rule;
  return {
      {{"N601", Severity::error, "red, or off target and declining, without commentary",
        "Every measure that is red in the period or at year end, or off target and declining, has commentary: the "
        "performance analysis of its page, the commentary of its row, or a text that names it by its number. A "
        "workbook that has no place for commentary at all is not judged.",
        "Members ask about red measures first, and a figure without a reason invites a wrong one.",
        "6.5 is red, and there is no page and no text for it.",
        "Say why the figure is what it is, and what is being done.", kWaive},
       red_without_commentary},
      {{"N602", Severity::query, "amber or declining without commentary",
        "Every measure that is amber or declining, and has a cell for commentary or a page, has words there.",
        "A decline that is explained early is not a surprise later.",
        "The percentage in time fell from 98.7% to 96.5%, and the commentary cell is blank.",
        "Say why, or that it needs no action.", kWaive},
       amber_without_commentary},
      {{"N603", Severity::query, "a figure in the commentary matches no figure of its measure",
        "A figure that a text gives for its measure is one of the measure's figures, or can be made from two of them, "
        "as "
        "printed. A text may speak of much that no table holds, so a figure is only doubted where the sentence says "
        "what "
        "it should be: the measure's own figure for a period, the change between two figures, a total and its parts; "
        "or "
        "where it is the latest figure with two digits exchanged.",
        "A text is written before the last correction of the figures, and both are published.",
        "“Fallen by 4% to 81.5%” after 86.2%: that is 4.7 percentage points or 5.5%.",
        "Correct the text or the figure, or say in the text what the figure is of.", kWaive},
       text_figure_unknown},
      {{"N604", Severity::query, "direction word contradicts the figures",
        "Where a sentence says that the measure or a figure rose or fell, and between which figures or periods, the "
        "figures moved that way. Sentences that leave one of these open are passed over.",
        "The word is what is remembered.", "“An increase from 45 to 39”.", "Correct the word or the figure.", kWaive},
       direction_word_contradicts},
      {{"N605", Severity::query, "paragraph repeated",
        "No text stands for two different measures, no sentence twice in one text, and commentary is not word for word "
        "that of the earlier submission.",
        "Text copied to the wrong place says something untrue of its measure; text kept from last time is not about "
        "this time.",
        "The note of one measure on inspection grades stands at another one on absence.",
        "Write what belongs there, or say that the text is meant for both or still holds.", kWaive},
       paragraph_repeated},
      {{"N606", Severity::query, "another period's name in this period's text",
        "What a text calls this report's or this month's period is the reporting period, and a figure that it gives "
        "for "
        "an earlier period is not the reporting period's. Comparisons with other periods are not doubted.",
        "Text carried over from an earlier report names its period.",
        "“This report gives the position against the plan for 2016/17” in a report for 2017/18.",
        "Name the right period, or bring the text up to date.", kWaive},
       other_period_named},
  };
}

}  // namespace scorebook
