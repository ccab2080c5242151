// The catalogue's pages of the family F formulas: what the figures are worked out from.
#include "check/formula_rules.hpp"

namespace scorebook {

std::vector<Rule> formula_rules() {
  using namespace rule;
  return {
      {{"F701", Severity::query, "figure typed over a formula",
        "In a row or column of a table whose figures one formula works out, no figure is typed. A typed figure counts "
        "between figures with the formula; at an end of the row or column, where older figures are often pasted, only "
        "where the formula would give something else. Where its inputs are not there, nothing is said.",
        "A figure typed over a formula stays as it is when the figures that it is made from are mended.",
        "The percentages of June to March are =P11/O11 and so on; April's is typed as 28.9%, and 19 of 53 is 35.8%.",
        "Copy the formula from the cell beside it. If the typed figure is meant, say why.", kWaive},
       typed_over_formula},
      {{"F702", Severity::query, "sum or average that leaves out a figure",
        "The range of a SUM or AVERAGE over the months of a year, a year to date or a quarter holds all of them that "
        "have a figure; a total under its parts holds them all, where the totals beside it do. Rolling measures, and "
        "ranges that cover some of the periods only, are left alone.",
        "A range that is not extended when a month is added keeps giving last month's total.",
        "=SUM(D5:D15) for the year to date, where the figure of March stands in D16.",
        "Extend the range as the finding says.", kWaive},
       range_stops_short},
      {{"F703", Severity::note, "formulas refer to another workbook",
        "No formula refers to another workbook. There is one finding for each that is referred to, with the cells.",
        "The other workbook is not opened: what was last read from it may be out of date, and who gets the workbook "
        "may not have it.",
        "=[1]Sheet1!B4, where 1 stands for //server/share/returns.xlsx.",
        "Bring the figures up to date, and replace the links by their values before the workbook is handed on.",
        kWaive},
       link_to_another_workbook},
      {{"F704", Severity::query, "formula never calculated, so the figure is not known",
        "Each formula behind a figure, a numerator or a denominator has the result that Excel last worked out.",
        "A workbook that a program has written has formulas and no results; what Excel would show, nobody has seen.",
        "=SUM(F12:H12) without a result.", "Open the workbook in Excel, let it calculate, save it, and check it again.",
        kWaive},
       never_calculated},
  };
}

}  // namespace scorebook
