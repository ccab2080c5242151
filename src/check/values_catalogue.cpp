// The catalogue's pages of the family V values: each figure by itself, and against its own history.
#include "check/values_rules.hpp"

namespace scorebook {

std::vector<Rule> values_rules() {
  using namespace rule;
  return {
      {{"V201", Severity::error, "not a number and not a known missing word",
        "Each figure cell holds a number or a word that says why there is none. Measures told only in words pass.",
        "What cannot be read as a figure is missing from every sum and chart.", "89.5.8%",
        "Type the figure, or the reason why there is none: n/a, -, not available, not yet available, tbc.", kWaive},
       not_a_figure},
      {{"V202", Severity::error, "impossible figure",
        "A percentage is not below 0, a share of a whole is not above 100%, a count is not negative and has no "
        "fraction. Changes, differences and averages are exempt where they can be so.",
        "An impossible figure in a committee paper costs the trust in all the others.", "-90.5% of investigations",
        "Look the figure up where it comes from and correct the cell.", kWaive},
       impossible_figure},
      {{"V203", Severity::error, "value missing though due",
        "Each month up to the reporting period has a figure or a reason where the measure has figures in other months; "
        "a year to date stands where the note beside it says Financial Year. Measures reported every third month are "
        "not due in between.",
        "A blank can mean nought, not known or forgotten.", "February is blank between January and March.",
        "Type the figure, or the reason why there is none.", kWaive},
       value_missing},
      {{"V204", Severity::error, "placeholder in a FINAL",
        "A workbook marked FINAL has no tbc, no “range to be set” and no figure marked provisional, in its tolerances "
        "neither.",
        "A final report that still has things to fill in was not finished.", "“range to be set” under Red.",
        "Type what is meant, or mark the report as a draft.", kWaive},
       placeholder_in_final},
      {{"V205", Severity::query, "number stored as text", "A cell whose text is just a number holds it as a number.",
        "Excel leaves text out of sums, averages and charts without a word.",
        "“92.8 %” typed with a blank, so Excel keeps it as text.",
        "Type the number again in a cell formatted as a number or percentage.", kWaive},
       number_as_text},
      {{"V206", Severity::query, "fraction where per cents are meant, or unit missing",
        "A percentage carries its sign.",
        "0.965, 96.5 and 96.5% in one column are one figure to a person and three to a chart.",
        "96.5 in a column of percentages.", "Type the figure with its sign, or format the cell as a percentage.",
        kWaive},
       unit_missing},
      {{"V207", Severity::query, "outlier against the measure's own history",
        "No figure is about ten or a hundred times its neighbours, or a tenth or a hundredth of them, where those lie "
        "close together. Where there are eight other figures or more, none lies beyond all of them, at twice the "
        "distance of their control limits, and at three times its neighbours or a third of them (of percentages, 30 "
        "points off). Earlier submissions and the register's earlier figures count. Figures of few cases, seasons, "
        "totals that start again with the year and measures that are themselves changes are exempt. Tables that are "
        "neither scorecard, page nor plan are only searched for slips of the decimal point.",
        "A slip of the decimal point turns a rating round, and no sum shows it in a percentage.",
        "9.84% in March after 96.6% and 92.7%: 98.4% would fit.",
        "Look the figure up where it comes from and correct the cell, or say in the commentary why it is so.", kWaive},
       outlier},
      {{"V208", Severity::query, "sudden zero",
        "No figure is nought where none of the measure's others comes near it: one nought among other figures, or up "
        "to three at the end. Counts of at least 10 otherwise, percentages of at least 20 that are not shares of few "
        "cases. A total that may start again with the year is exempt, and so is August where title or heading names "
        "schools, pupils or education.",
        "A report that ran before the figures were there gives a nought, which looks like a result.",
        "No contacts in August, between 119 in July and 151 in September.",
        "Type the figure, or not available; say in the commentary why where it is a true nought.", kWaive},
       sudden_nought},
      {{"V209", Severity::query, "same figure as last period to the last digit",
        "The latest figure of a measure is not just the one before it, where the measure has seven figures or more, "
        "never stayed the same before, and usually changes by 30 times its last printed digit. Yearly figures, how "
        "things stand on a day, 0 and 100% are exempt. Also the latest column of a scorecard is not a copy of the one "
        "before: four fifths of its figures of three digits or more the same, where the columns before differ.",
        "The workbook of last month is the template of this one; what nobody filled in is still last month's.",
        "1,030 contacts in February and 1,030 in March.",
        "Look whether the old figure was carried over, and type the new one.", kWaive},
       same_as_last_period},
      {{"V210", Severity::note, "look-alike characters, stray blanks, point used for thousands",
        "Figures, measure numbers, periods and the words for good performance and frequency have no Cyrillic, Greek or "
        "full-width characters in place of plain ones, no letter O or l in place of a digit, no digit in place of a "
        "letter, no blanks that are not ordinary ones and none at their ends; titles have no letters of another "
        "alphabet within a word. A figure among whole thousands has no decimal point in place of their comma.",
        "Nobody sees the difference, but Excel's lookups, sums and filters go wrong by it.",
        "1.89 for 1.B9; “1, 198”; 1.092 among 1,100 and 1,030.", "Type the cell afresh, without pasting it.", kWaive},
       look_alikes},
      {{"V211", Severity::error, "Excel error value",
        "No figure shows an Excel error, and no other cell of a scorecard's row that is read.",
        "The formula behind the cell is broken, so there is no figure, no tolerance or no title.", "#DIV/0!",
        "Mend the formula or what it refers to; where there is no figure, type the reason.", kWaive},
       excel_error_in_table},
  };
}

}  // namespace scorebook
