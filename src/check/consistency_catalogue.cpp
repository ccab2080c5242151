// The catalogue's pages of the family C consistency: what is said twice, or does not go together.
#include "check/consistency_rules.hpp"

namespace scorebook {

std::vector<Rule> consistency_rules() {
  using namespace rule;
  return {
      {{"C401", Severity::error, "the same measure and period has different values in two places",
        "Scorecard and pages have the same figure for the same measure and month, quarter or year to date, at the "
        "coarser precision; so have workbooks that are checked together, the latest of each return. Across workbooks a "
        "measure is the same when number and title agree, or title and unit to the word; between two directorates only "
        "when at least three quarters of three or more of its figures agree, not counting 0 and 100%.",
        "Members read one and officers the other. The finding says whether RAG or direction depends on it.",
        "The scorecard says 33.5%, the page 43.4%.",
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
      {{"C405", Severity::query, "target is worse than the baseline",
        "The target of a measure in a plan is no worse than its earlier figure in the same row, by what good "
        "performance is said to be; of several earlier figures it must be no worse than one. A target that is a change "
        "goes in the direction that is good.",
        "Meeting such a target would be a decline.", "Low is good, 18.1% now, and the target is to reduce to 18.4%.",
        "Set a target that is no worse, mend the figure or what good performance is, or say why.", kWaive},
       target_worse_than_baseline},
      {{"C406", Severity::error, "good performance contradicts the target and the title",
        "Where the target is worse than the baseline by what good performance is said to be, the title does not say "
        "the contrary of that too, by words such as attainment, increase or reduction.",
        "Every rating and every arrow of the measure would be the wrong way round.",
        "“Attainment of looked after children” marked Low, 43% now, and a target of 52%.",
        "Change what good performance is, unless title and target are wrong.", kWaive},
       polarity_contradicted},
      {{"C407", Severity::query, "target on an Info measure", "A measure without good or bad has no target.",
        "A target says that one direction is better, and Info that none is.", "Info with a target of 45%.",
        "Say whether high or low is good, or take the target out.", kWaive},
       target_on_info_measure},
      {{"C408", Severity::query, "measure judged on a basis that its threshold cannot mean",
        "A scorecard’s thresholds are of the size of the figure that they judge. A year’s threshold is four times any "
        "month and within a factor of two of a whole year’s figure; a month’s the other way round. Only for figures "
        "that add up over the year.",
        "One month set against a threshold for the year is red whatever happened.",
        "6.7 in March against a threshold of 55, where the year to date is 105.",
        "State in the register which figure the thresholds are for (RAG basis), or type thresholds for what they "
        "judge.",
        kWaive},
       basis_cannot_be_meant},
      {{"C409", Severity::query, "an earlier year's figure or a benchmark differs between two places",
        "Scorecard and pages have the same figures for earlier years and the same benchmarks, and so have workbooks "
        "that "
        "are checked together. A missing word against a figure counts, within a workbook; a blank does not. The year "
        "that a heading gives for its benchmarks is not two or more years behind the report’s; only from December on, "
        "as national figures come out in the autumn.",
        "Restated figures are often changed in one place only, and old benchmarks flatter or shame for nothing.",
        "The scorecard says 3,780 for 2014/15, the page 3,929.", "Find out which is right and make both the same.",
        kWaive},
       earlier_years_differ},
      {{"C410", Severity::query, "measure in both exception columns without a reason",
        "A measure that the workbook lists as good or improved is not listed as of concern too, nor do its figures put "
        "it in both, unless the commentary or an override in the register gives the reason.",
        "A reader cannot tell whether to worry.",
        "Listed as an area of concern for its fall, at 51.75% against a target of 45%.",
        "Leave it in the column that it belongs to, or say in the commentary why it is in both.", kWaive},
       in_both_exception_columns},
      {{"C411", Severity::error, "count stated in text differs from what is counted",
        "A total in the commentary is not more than the sum of the parts that the same sentence lists, unless it says "
        "that they are not all, or they are far from it; parts that add to more may overlap. “12 of the 36 measures "
        "are red” is what a table counts, as typed or as "
        "worked "
        "out.",
        "Readers add up, and doubt the rest.", "11 were upheld: 5 on quality, 2 on lack of service, 2 on staff.",
        "Find out whether the total or a part is wrong, and mend the text.", kWaive},
       count_in_text_differs},
  };
}

}  // namespace scorebook
