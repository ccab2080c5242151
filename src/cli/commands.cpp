#include "cli/commands.hpp"

#include <algorithm>
#include <cassert>

namespace scorebook::cli {

const std::vector<OptionEntry>& option_table() {
  static const std::vector<OptionEntry> table = {
      {Option::measures, "measures", 'm', "FILE",
       "The measure register: the council's own definitions. Without it the scorecard's columns are the definitions, "
       "and "
       "the rules that need a register are reported as not run."},
      {Option::against, "against", 0, "FILE",
       "An earlier submission, or a folder of them; may be given several times. What was said before is compared with "
       "what is said now, and the earlier figures are the history that trends and charts draw on."},
      {Option::period, "period", 'p', "PERIOD",
       "The period to report on: 2016-03, \"March 2016\", 2017-Q2, 2015/16. Without it the latest in the workbooks."},
      {Option::measure, "measure", 0, "REF",
       "Show only this measure, by its number or its title. May be given several times."},
      {Option::format, "format", 'f', "FORMAT", "How the result is written."},
      {Option::layout, "layout", 'l', "LAYOUT",
       "The layout of the report: the name of one that comes with the program, or a file."},
      {Option::output, "output", 'o', "FILE",
       "Where to write the result, in place of the screen. An older file of that name is replaced only once the new "
       "one "
       "is complete. A workbook that is read is never written over."},
      {Option::annotate, "annotate", 0, "FILE",
       "Also write a copy of the workbook with a comment at the first cell of every finding, which names the others, "
       "and nothing else changed: .xlsx or .xlsm, as the workbook is. Of several workbooks the copies have the same "
       "names, and FILE is a folder that is there. Only an older copy is replaced."},
      {Option::edition, "edition", 0, "committee|working|public",
       "committee (the default) is the paper for members: values only. working adds the findings, and formulas that "
       "follow when a figure is corrected in it. public is the committee's for everybody: small numbers are left out, "
       "with whatever would give one away, and listed in the data notes."},
      {Option::status, "status", 0, "draft|final",
       "draft is the default. A final is refused (exit status 1) while errors are open."},
      {Option::force, "force", 0, "", "Write the final in spite of open errors; its cover says so."},
      {Option::created, "created", 0, "DATE",
       "The date for the cover or the receipt, as 2016-04-22. Without it the cover has the date on the workbook's own, "
       "and "
       "the receipt today's."},
      {Option::working, "working", 0, "", "Show how every rating was worked out."},
      {Option::receipt, "receipt", 0, "FILE",
       "Where the check is accepted (no error open), write a receipt: what was checked, with the fingerprint of each "
       "file, by which rules, what was found and what was waived. A name that ends in .json has it as data."},
      {Option::public_edition, "public", 0, "",
       "The workbooks are to be published: small numbers, comments, hidden parts and names in them are reported too."},
      {Option::color, "color", 0, "auto|always|never",
       "Colours; auto (the default) uses them only on a terminal. They never say more than the words."},
      {Option::progress, "progress", 0, "auto|never",
       "auto (the default) shows on a terminal how far the work on many workbooks is."},
      {Option::jobs, "jobs", 'j', "N",
       "How many workbooks, or sheets of one, are worked on at a time. Without it as many as the machine can. The "
       "result "
       "is the same."},
      {Option::quiet, "quiet", 0, "", "No remarks, only results and errors."},
      {Option::help, "help", 'h', "", "This help."},
  };
  return table;
}

const OptionEntry& option_entry(Option option) {
  const auto& table = option_table();
  const auto found =
      std::find_if(table.begin(), table.end(), [option](const OptionEntry& entry) { return entry.option == option; });
  assert(found != table.end());
  return *found;
}

const std::vector<Command>& commands() {
  using enum Option;
  using F = Format;
  static const std::vector<Command> table = {
      {"inspect",
       "WORKBOOK...",
       "What is in a workbook, as the program sees it",
       "Lists sheets, tables, headings, measures, periods and hidden things, and what was not understood and why. Use "
       "it first with a workbook that is new to you. With -f xlsx -o FILE.xlsx, or -f csv, it writes how the tables "
       "are "
       "laid out: the sheet Sources of a register. Complete what could not be read, and give it back with -m.",
       {measures, format, output, color, progress, jobs, quiet, help},
       {F::text, F::json, F::csv, F::xlsx},
       {{"scorebook inspect march.xlsx", "what the program finds in one workbook"},
        {"scorebook inspect submissions -f json -o seen.json", "all workbooks of a folder, as data"},
        {"scorebook inspect march.xlsx -f xlsx -o Sources.xlsx",
         "a draft of how its tables are to be read, to be completed in Excel"}},
       true,
       run_inspect},
      {"learn",
       "[WORKBOOK...]",
       "A draft of the measure register",
       "Drafts a register from workbooks that exist: measures, good performance, tolerances, targets, benchmarks, "
       "earlier "
       "figures, pages. What is certain is taken as typed; every guess is marked in its cell with the reason, and what "
       "cannot be settled stays blank; the sheet To confirm lists it all. With -m only what is new is added to that "
       "register, and what a workbook says otherwise is listed. Without a workbook it writes the empty register.",
       {output, measures, progress, jobs, quiet, help},
       {},
       {{"scorebook learn march.xlsx -o measures.xlsx", "a first register, to be gone through in Excel"},
        {"scorebook learn april.xlsx -m measures.xlsx -o measures-new.xlsx",
         "what April has that the register has not"},
        {"scorebook learn -o measures.xlsx", "an empty register to fill in"}},
       false,
       run_learn},
      {"check",
       "WORKBOOK...",
       "What is wrong in the workbooks, cell by cell",
       "Applies every rule and reports each failure with its cell, what was found, what was expected and what to do; "
       "then "
       "how often each rule was applied, and what was not run and why. The exit status is 1 while there are errors. "
       "With -f xlsx -o FILE.xlsx it writes a workbook with a table of the findings, each with a link to its cell.",
       {measures, against, period, measure, public_edition, format, output, annotate, receipt, created, color, progress,
        jobs, quiet, help},
       {F::text, F::json, F::csv, F::xlsx},
       {{"scorebook check march.xlsx", "what must be mended before submission"},
        {"scorebook check march.xlsx --against accepted --receipt march.txt",
         "against what was said before; with a receipt once no error is open"},
        {"scorebook check march.xlsx --public", "the same before it goes on the council's web site"},
        {"scorebook check march.xlsx --annotate march-checked.xlsx",
         "the same as comments in a copy of the workbook, for whoever mends it"},
        {"scorebook check march.xlsx -o findings.xlsx",
         "the findings as a workbook, to be mended and waived from Excel"},
        {"scorebook check submissions -f csv -o findings.csv",
         "all workbooks of a folder together, every finding in one list for Excel"}},
       true,
       run_check},
      {"rate",
       "WORKBOOK...",
       "RAG and direction of travel of every measure",
       "Rates every measure of the scorecard: RAG in the period and at year end, direction of travel; with --working "
       "how each was worked out, its trend and how it stands beside others.",
       {measures, against, period, measure, working, format, output, color, progress, jobs, quiet, help},
       {F::text, F::json, F::csv},
       {{"scorebook rate march.xlsx", "all measures for the latest period"},
        {"scorebook rate march.xlsx --measure 2.8 --working", "one measure, and why it is that colour"}},
       true,
       run_rate},
      {"sentences",
       "WORKBOOK...",
       "Draft sentences for the cover report",
       "Drafts a sentence on every measure, with its figures, periods, target and benchmarks, under \"good and "
       "improved "
       "performance\" and \"areas for further improvement\"; then what was restated since earlier submissions, and the "
       "measures that are in neither block. They say nothing but what the figures say, and are meant to be pasted into "
       "Word and edited: with -o every sentence is one paragraph. The csv and the JSON name the cells that each figure "
       "came from.",
       {measures, against, period, measure, format, output, color, progress, jobs, quiet, help},
       {F::text, F::json, F::csv},
       {{"scorebook sentences march.xlsx --against february.xlsx -o sentences.txt",
         "for the cover report, with what was restated since February"},
        {"scorebook sentences march.xlsx --measure 3.2", "the sentence of one measure"}},
       true,
       run_sentences},
      {"explain",
       "WORKBOOK...",
       "One measure in full: what, where from, and why this colour and arrow",
       "Says of each measure that is named with --measure what its figures are and in which cells they stand, how it "
       "is "
       "defined and what is asked of it, why it has its colour and its arrow, whether its history makes the latest "
       "figure unusual, how it stands beside others, and what check found about it.",
       {measure, measures, against, period, format, output, color, progress, jobs, quiet, help},
       {F::text, F::json},
       {{"scorebook explain march.xlsx --measure 2.8", "everything about one measure, for whoever answers for it"},
        {"scorebook explain march.xlsx --measure 2.6 --measure 6.7 -f json -o two.json", "two measures, as data"}},
       true,
       run_explain},
      {"compare",
       "EARLIER... -- LATER...",
       "What changed from one submission to the next",
       "Says which figures were restated and what that does to RAG and direction of travel, which definitions, targets "
       "and tolerances changed, which measures came or went, and which headings moved. A workbook is compared with the "
       "earlier ones of its own directorate. Of two workbooks the first is the earlier one; of more, -- stands between "
       "the earlier and the later ones. The exit status is 1 where something differs.",
       {measures, format, output, color, progress, jobs, quiet, help},
       {F::text, F::json, F::csv},
       {{"scorebook compare february.xlsx march.xlsx", "what March says otherwise than February"},
        {"scorebook compare accepted -- march.xlsx -f csv -o changes.csv",
         "against all that was accepted before, as a list for Excel"}},
       true,
       run_compare},
      {"convert",
       "WORKBOOK...",
       "Every figure as a tidy table",
       "Lists every figure: measure, breakdown, period, kind, value, unit, and the cell it came from.",
       {measures, period, measure, format, output, color, progress, jobs, quiet, help},
       {F::text, F::json, F::csv},
       {{"scorebook convert march.xlsx -f csv -o figures.csv", "one row a figure, for Excel"},
        {"scorebook convert march.xlsx --measure 6.10", "all figures of one measure"}},
       true,
       run_convert},
      {"report",
       "WORKBOOK...",
       "The committee workbook",
       "Checks and rates the workbooks and writes the formatted appendix for committee.",
       {layout, output, measures, against, period, edition, status, force, created, progress, jobs, quiet, help},
       {},
       {{"scorebook report march.xlsx -l cyps-monthly -o appendix.xlsx", "a draft for committee"},
        {"scorebook report march.xlsx -l cyps-monthly --against accepted -o out.xlsx",
         "with the months before in its charts and trends"},
        {"scorebook report march.xlsx -l cyps-monthly --edition working -o working.xlsx",
         "with the findings and living formulas, for the office"},
        {"scorebook report march.xlsx -l cyps-monthly --edition public -o public.xlsx",
         "without the numbers that may tell who is meant"},
        {"scorebook report a.xlsx b.xlsx -l council-plan-quarterly -o plan.xlsx",
         "the Council Plan, from the workbooks of two directorates"}},
       true,
       run_report},
      {"cells",
       "WORKBOOK...",
       "Every cell as the reader understood it",
       "Lists every cell that holds something, with its type, value, number format and formula. For a strange file, "
       "and "
       "for comparison with other readers.",
       {format, output, jobs, quiet, help},
       {F::text, F::json},
       {{"scorebook cells march.xlsx", "all cells, one a line"},
        {"scorebook cells march.xlsx -f json -o cells.jsonl", "one JSON object a line"}},
       true,
       run_cells},
      {"rules",
       "[ID]",
       "The rules that check applies",
       "Lists the catalogue; with the ID of a rule what it checks, why, an example, and how to mend or waive it.",
       {format, output, color, help},
       {F::text, F::json},
       {{"scorebook rules", "the list"}, {"scorebook rules A301", "one rule"}},
       false,
       run_rules},
      {"help",
       "[COMMAND]",
       "This list, or the help of one command",
       "Explains the program or one of its commands.",
       {help},
       {},
       {{"scorebook help", "the commands"},
        {"scorebook help check", "one command, with its options and examples"},
        {"scorebook help register", "the sheets and columns of the measure register"}},
       false,
       run_help},
  };
  return table;
}

const Command* find_command(std::string_view name) {
  for (const Command& command : commands()) {
    if (command.name == name) return &command;
  }
  return nullptr;
}

std::string_view format_name(Format format) {
  switch (format) {
    case Format::text:
      return "text";
    case Format::json:
      return "json";
    case Format::csv:
      return "csv";
    case Format::xlsx:
      return "xlsx";
  }
  return "";
}

}  // namespace scorebook::cli
