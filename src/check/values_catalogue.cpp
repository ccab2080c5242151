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
      {{"V211", Severity::error, "Excel error value",
        "No figure shows an Excel error, and no other cell of a scorecard's row that is read.",
        "The formula behind the cell is broken, so there is no figure, no tolerance or no title.", "#DIV/0!",
        "Mend the formula or what it refers to; where there is no figure, type the reason.", kWaive},
       excel_error_in_table},
  };
}

}  // namespace scorebook
