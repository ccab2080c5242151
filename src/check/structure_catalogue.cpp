// The catalogue's pages of the family S structure: what stands where, and whether it was understood.
#include "check/structure_rules.hpp"

namespace scorebook {

std::vector<Rule> structure_rules() {
  using namespace rule;
  return {
      {{"S101", Severity::error, "measure of the register missing from the workbook",
        "Every measure of the register stands in some table of the workbooks that are checked together. Needs a "
        "register.",
        "A measure that is silently dropped looks like a measure with nothing to report.",
        "The register lists 6.3, but no table has it.",
        "Add the measure to the workbook, or take it out of the register if it is no longer reported.", kWaive},
       register_measure_missing},
      {{"S102", Severity::query, "row that looks like a measure but is in no register",
        "Every numbered line of a table is a measure of the register. Needs a register.",
        "A mistyped number separates the figures from their definition, target and history.",
        "The scorecard has a row 2.9, the register ends at 2.8.",
        "Correct the measure number, or add the measure to the register.", kWaive},
       measure_in_no_register},
      {{"S103", Severity::error, "the same measure twice in one table with different values",
        "A measure that stands twice in one table has the same figures in both places.",
        "One of the two is wrong, and nobody can tell which will be quoted.",
        "Two rows are numbered 2.3; one has 402 for March, the other 420.",
        "Take out the line that is wrong, or give it its own measure number.", kWaive},
       measure_twice_differently},
      {{"S104", Severity::note, "the same measure twice in one table with the same values",
        "A measure stands once in a table.", "The next correction will be made in only one of the two places.",
        "Two rows are numbered 2.3 with the same figures.", "Take out one of the two lines.", kWaive},
       measure_twice_alike},
      {{"S105", Severity::query, "measure number blank",
        "In a table with measure numbers every line with a title has one. The neighbours suggest which is meant.",
        "Without its number a measure cannot be matched with its page, its definition or the month before.",
        "The number is blank between 4.5 and 4.7: 4.6 is meant.", "Type the measure number.", kWaive},
       measure_number_blank},
      {{"S106", Severity::query, "title differs from the register",
        "The title of each row of a scorecard is the register's, but for capitals and blanks. Needs a register.",
        "A changed title often means a changed definition, and then the months no longer compare.",
        "The scorecard says “re-referrals in month”, the register “re-referrals within 12 months”.",
        "Use the register's title, or change the register if the definition has changed.", kWaive},
       title_differs_from_register},
      {{"S107", Severity::error, "period expected but no column or row for it",
        "The run of periods in a table has no gap and includes the reporting period. Two months with one between them "
        "are a scorecard's gap where a page has figures of its measures for that month.",
        "A month that is left out shifts every comparison with the month before.",
        "A page goes from January to March, or ends in February in the report for March.",
        "Add the column or row, or correct the label.", kWaive},
       period_without_place},
      {{"S108", Severity::error, "period labels out of order, repeated or a year out",
        "Each label of a run says the period that its position means.",
        "A label a year out files the figures under the wrong year.",
        "Dec-15 is followed by Jan-15, Feb-15 and Mar-15.",
        "Correct the labels, and look whether the figures stand in the right places.", kWaive},
       period_labels_wrong},
      {{"S109", Severity::query, "word for good performance, frequency or unit not known or not the register's",
        "Each row of a scorecard or plan with figures says what good performance is, in a word that is known: High, "
        "Low, Info, Within limits or N/A. The register's word will do. Where a plan says how often a measure is "
        "reported, that word is known too: Monthly, Quarterly, Termly, 6 monthly, Annual and the like. Where the "
        "register states what good performance, frequency or unit is, known words in the workbook agree with it.",
        "Without it no direction is good or bad, and the direction of travel is neutral whatever the figures do.",
        "“Hgh” under GOOD PERF IS.", "Type High, Low, Info, Within limits or N/A.", kWaive},
       polarity_word_unknown},
      {{"S110", Severity::note, "hidden sheet, row or column holding figures that are used",
        "Every figure that is used, with its numerator and denominator, and every tolerance stands where it can be "
        "seen. One finding for a sheet, and one for hidden rows or columns side by side.",
        "What nobody sees nobody checks: a hidden column of last year is reported like this year's.",
        "Rows 20 and 21 of the scorecard are hidden, and their figures are rated.",
        "Show them, or make sure that they are meant to be used.", kWaive},
       hidden_figures_used},
      {{"S111", Severity::query, "part of the workbook not understood",
        "Every sheet, column, row and cell that looks like part of a table was read. What was not is a query where it "
        "has figures, else a note.",
        "What was not read was not checked either, and must not look as if it had passed.",
        "A column headed “Febuary 2016” is no month, so its figures were not read.",
        "Correct the heading or the layout; if these are no figures of a measure, say so when you submit.", kWaive},
       part_not_understood},
      {{"S112", Severity::query, "heading moved or renamed since the last submission",
        "The headings of each table stand in the same columns and say the same as in the latest earlier submission; "
        "the periods in them may move on. Needs earlier submissions (--against).",
        "Formulas and links of other workbooks go on reading the old column, and show another measure's figures.",
        "“Numerator” stood in column D and stands in F.",
        "Put the headings back, unless the layout was meant to change; then tell those who link to it.", kWaive},
       heading_moved},
  };
}

}  // namespace scorebook
