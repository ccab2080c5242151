// The catalogue: the one place that knows a rule's id, severity and title, and the page that the program prints for it.
#include <algorithm>
#include <cctype>

#include "check/rules.hpp"

namespace scorebook {

namespace {

constexpr std::string_view kWaive =
    "A waiver is a row of the register's sheet Waivers: the finding's fingerprint, a reason, a name, a date and an end "
    "date. A waived finding stays visible in every output. This version does not read that sheet yet: until then, "
    "explain the finding when you submit.";

std::vector<Rule> all_rules() {
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
        "The run of periods in a table has no gap and includes the reporting period.",
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
      {{"S109", Severity::query, "word for good performance or frequency not known",
        "Each row of a scorecard or plan with figures says what good performance is, in a word that is known: High, Low, "
        "Info, Within limits or N/A. The register's word will do. Where a plan says how often a measure is reported, "
        "that word is known too: Monthly, Quarterly, Termly, 6 monthly, Annual and the like.",
        "Without it no direction is good or bad, and the direction of travel is neutral whatever the figures do.",
        "“Hgh” under GOOD PERF IS.", "Type High, Low, Info, Within limits or N/A.", kWaive},
       polarity_word_unknown},
      {{"S111", Severity::query, "part of the workbook not understood",
        "Every sheet, column, row and cell that looks like part of a table was read. What was not is a query where it "
        "has figures, else a note.",
        "What was not read was not checked either, and must not look as if it had passed.",
        "A column headed “Febuary 2016” is no month, so its figures were not read.",
        "Correct the heading or the layout; if these are no figures of a measure, say so when you submit.", kWaive},
       part_not_understood},
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
      {{"A304", Severity::error, "months do not give the year to date",
        "The months from April give the year to date under the measure's rule: a sum for counts, a ratio of sums for "
        "percentages, the latest figure for snapshots. The rule comes from the register or from a data note.",
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
        "of 100, can add to 100% within the printed precision.",
        "One of the shares is wrong, or one is missing.", "32.9%, 48.3%, 9.6%, 0.7% and 0.4% add to 91.9%.",
        "Mend the share that is wrong.", kWaive},
       shares_not_hundred},
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
      {{"F704", Severity::query, "formula never calculated, so the figure is not known",
        "Each formula behind a figure, a numerator or a denominator has the result that Excel last worked out.",
        "A workbook that a program has written has formulas and no results; what Excel would show, nobody has seen.",
        "=SUM(F12:H12) without a result.", "Open the workbook in Excel, let it calculate, save it, and check it again.",
        kWaive},
       never_calculated},
  };
}

}  // namespace

const std::vector<Rule>& rules() {
  static const std::vector<Rule> all = all_rules();
  return all;
}

const std::vector<RuleEntry>& rule_catalogue() {
  static const std::vector<RuleEntry> entries = [] {
    std::vector<RuleEntry> of_rules;
    for (const Rule& rule : rules()) of_rules.push_back(rule.entry);
    return of_rules;
  }();
  return entries;
}

const RuleEntry* find_rule(std::string_view id) {
  const auto same = [](char left, char right) {
    return std::toupper(static_cast<unsigned char>(left)) == std::toupper(static_cast<unsigned char>(right));
  };
  for (const RuleEntry& entry : rule_catalogue()) {
    if (std::equal(entry.id.begin(), entry.id.end(), id.begin(), id.end(), same)) return &entry;
  }
  return nullptr;
}

}  // namespace scorebook
