// The catalogue's pages of the family A arithmetic: figures that follow from others.
#include "check/arithmetic_rules.hpp"

namespace scorebook {

std::vector<Rule> arithmetic_rules() {
  using namespace rule;
  return {
      {{"A301", Severity::error, "percentage is not its numerator over its denominator",
        "A percentage whose numerator and denominator are known, from cells beside it, from its own cell or from the "
        "measures that the register names, can be reached from them within the printed precision.",
        "A formula that slips by a row gives plausible percentages that are all wrong.",
        "158 of 280 shown as 48.3%: the formula divides by the next month's denominator.",
        "Point the formula at the right cells, or mend the count that is wrong.", kWaive},
       percentage_not_ratio},
      {{"A302", Severity::error, "numerator above denominator", "In n of m, n is not above m.",
        "More cases cannot have been finished in time than were finished.", "31 of 28",
        "Mend the count that is wrong; they may have changed places.", kWaive},
       numerator_above_denominator},
      {{"A303", Severity::query, "numerator looks like the complement",
        "A percentage that is not its numerator over its denominator, but the share of all the others, and that "
        "nothing "
        "else explains.",
        "The two columns then say opposite things, and whoever adds the counts up reports the wrong ones.",
        "Late 12 of 80, shown as 85%: the percentage is of those in time, the 12 of those that were late.",
        "Find out which of the two the measure counts, and put the other number or the other percentage.", kWaive},
       numerator_is_complement},
      {{"A304", Severity::error, "months do not give the year to date",
        "The months from April (from September where the note says academic year), or the quarters or terms where "
        "there "
        "are no months, give the year to date under the measure's rule: a sum for counts, a ratio of sums for "
        "percentages, an average, the latest figure for snapshots, cumulative and rolling ones. The rule comes from "
        "the "
        "register or from a data note.",
        "One of the two is quoted in the report, and they cannot both be right.",
        "Twelve months add to 1,477; the year to date says 1,478.",
        "Mend the month that is wrong, or the year to date.", kWaive},
       months_not_year_to_date},
      {{"A305", Severity::error, "rolling total impossible or inconsistent with the months",
        "A rolling 12-month total gains this month and loses the same month a year ago, which cannot be negative and, "
        "where it is in the workbook, must be that; with all twelve months there it is their sum.",
        "A digit typed wrongly in a rolling total cannot be seen by eye.",
        "A total of 1,042 between 1,138 and 1,268 would need minus 98 investigations a year earlier.",
        "Work the rolling total out again from the months.", kWaive},
       rolling_total_inconsistent},
      {{"A306", Severity::error, "rate is not its count over the population",
        "A rate per 10,000 is its count over the population. The population comes from the register; without one it is "
        "the population that at least 90% of the workbook's counts and rates share, given ten, and the finding names "
        "it.",
        "A rate on another population than its neighbours compares with none of them.",
        "4,915 referrals at a population of 56,398 are 871.5 per 10,000, not 780.5.",
        "Work the rate out again from the count and the population, or mend the count.", kWaive},
       rate_not_count_over_population},
      {{"A307", Severity::error, "parts do not add to the total",
        "The parts that the register declares add to their total. Needs a register.",
        "A part is missing, counted twice or typed wrongly.", "1,430 and 369 add to 1,799; the total says 1,805.",
        "Mend the part or the total that is wrong.", kWaive},
       parts_not_total},
      {{"A308", Severity::error, "shares do not add to 100%",
        "Shares of the same denominator to which their numerators add, and shares that the register declares as parts "
        "of 100%, can add to 100% within the printed precision.",
        "One of the shares is wrong, or one is missing.", "32.9%, 48.3%, 9.6%, 0.7% and 0.4% add to 91.9%.",
        "Mend the share that is wrong.", kWaive},
       shares_not_hundred},
      {{"A309", Severity::error, "stated change does not follow from the two values",
        "A change that a note or an analysis states beside the two figures it is between, or beside the period it is "
        "measured from, and every cell of a column of changes of which at least 75% of five or more cells show which "
        "two figures it compares. A per cent of percentages may be points or relative. Changes that are stated roughly "
        "(\"about 4%\") or as a hope (\"is expected to\") are left alone, and so is the count of a month or quarter "
        "beside that of a year.",
        "A reader remembers the change rather than the figures.",
        "\"Reached 86.2% and has since fallen by 4% to 81.5%\": that is 4.7 percentage points.",
        "Write the change that the figures give, or mend the figures.", kWaive},
       stated_change_differs},
      {{"A310", Severity::query, "figures look transposed or exchanged",
        "Where figures contradict each other: whether one exchange of two digits in one of them, or of two measures' "
        "figures, lets all of them hold, and no other such exchange does. Looks at percentages, sums, parts of totals "
        "and rates; for rates of a plan the population comes from the other figures of the same two measures.",
        "It is the commonest slip of typing, and the exact mend is known.",
        "517 at a rate of 75.5 and 426 at 91.7 need two populations; exchanged they need one.",
        "Look both figures up and put each where it belongs.", kWaive},
       figures_exchanged},
  };
}

}  // namespace scorebook
