// The data notes: what a reader must know to read the figures rightly. And the findings, for the working edition.
#include <fmt/format.h>

#include <algorithm>

#include "report/exception_lists.hpp"
#include "report/paged_rows.hpp"
#include "report/plan_looks.hpp"
#include "report/rating_words.hpp"
#include "report/sheets.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

struct TableColumn {
  std::string heading;
  double width;
};

void set_widths(SheetWriter& sheet, const std::vector<TableColumn>& columns) {
  for (std::uint32_t i = 0; i < columns.size(); ++i) sheet.column_width(i + 1, i + 1, columns[i].width);
}

void write_headings(ReportBook& book, SheetWriter& sheet, std::uint32_t row, const std::vector<TableColumn>& columns) {
  for (std::uint32_t i = 0; i < columns.size(); ++i) sheet.text({row, i + 1}, columns[i].heading, book.looks.heading);
}

void write_row(ReportBook& book, SheetWriter& sheet, std::uint32_t row, const std::vector<std::string>& words) {
  CellFormat format = book.looks.cell;
  format.number_format = "@";
  format.size = 9.75;
  for (std::uint32_t i = 0; i < words.size(); ++i) sheet.text({row, i + 1}, words[i], format);
}

PagedRow band_row(const ReportBook& book, const std::string& words) { return {{1, 5, words, book.looks.band}}; }

PagedRow heading_row(const ReportBook& book, const std::vector<std::string>& headings) {
  PagedRow row;
  for (const std::string& heading : headings) {
    const auto column = static_cast<std::uint32_t>(row.size() + 1);
    row.push_back({column, column, heading, book.looks.heading});
  }
  return row;
}

PagedRow words_row(const ReportBook& book, const std::vector<std::string>& words) {
  CellFormat format = book.looks.cell;
  format.number_format = "@";
  format.size = 9.75;
  PagedRow row;
  for (const std::string& each : words) {
    const auto column = static_cast<std::uint32_t>(row.size() + 1);
    row.push_back({column, column, each, format});
  }
  return row;
}

// What is worth a note about a figure beyond its number; empty for most.
std::string note_about(const Observation& observation) {
  const Figure& figure = observation.figure;
  std::string words;
  const auto add = [&](const std::string& part) { words += (words.empty() ? "" : "; ") + part; };
  if (figure.provisional) add("provisional: it can still change");
  if (figure.missing == Missing::to_be_confirmed) add("still to be confirmed");
  if (figure.missing == Missing::error) add("an error of the workbook, not a figure");
  if (figure.missing == Missing::text) add("words that are no figure");
  if (figure.value && (figure.numerator || figure.change) && !observation.numerator_place.known()) {
    add("more than one number in the cell; the report shows " + figure.shown());
  }
  for (const std::string& qualifier : figure.qualifiers) add("typed with the note '" + qualifier + "'");
  if (figure.unit_missing) add("typed without %, read as per cent");
  if (observation.hidden) add("stands in a hidden row, column or sheet");
  return words;
}

void write_figure_notes(const ReportBook& book, PagedRows& rows) {
  rows.begin_table(band_row(book, "Notes about single figures"),
                   heading_row(book, {number_heading(book), "Measure", "Figure as typed", "Sheet and cell", "Note"}));
  bool any = false;
  for (const Submission& submission : book.input.submissions) {
    for (const Observation& observation : submission.observations) {
      const std::string note = note_about(observation);
      if (note.empty()) continue;
      const bool own_title = observation.measure == observation.title;
      rows.add(words_row(book, {own_title ? "\xE2\x80\x93" : observation.measure, observation.title,
                                observation.figure.text, to_string(observation.place), note}));
      any = true;
    }
  }
  if (!any) rows.add({{1, 5, "None.", book.looks.cell}});
  rows.end_table();
}

// How the target of a plan was read, and what follows from it.
std::vector<std::string> target_note(const Rating& rating) {
  const std::string number = plan_measure_ref(rating);
  return {number, rating.measure.title, rating.target.typed, target_words(rating),
          rating.rag_period.working.empty() ? rating.status.why : rating.rag_period.working};
}

void write_tolerance_notes(const ReportBook& book, PagedRows& rows) {
  rows.begin_table(band_row(book, "How targets and tolerances were read, and what the ratings rest on"),
                   heading_row(book, {number_heading(book), "Measure",
                                      book.priorities.empty() ? "Red | Amber | Green as typed"
                                                              : "Target, or Red | Amber | Green, as typed",
                                      "Read as", "Rating in the period"}));
  bool any = false;
  for (const Rating& rating : book.input.ratings) {
    const TypedTolerance& typed = rating.measure.tolerance;
    if (rating.plan != nullptr && rating.tolerance.kind == ToleranceKind::none) {
      if (rating.target.typed.empty()) continue;
      rows.add(words_row(book, target_note(rating)));
      any = true;
      continue;
    }
    if (rating.tolerance.kind == ToleranceKind::none) continue;
    std::string words = rating.rag_period.working.empty() ? rating.rag_period.reason : rating.rag_period.working;
    for (const ToleranceRemark& remark : rating.tolerance.remarks) words += "\n" + remark.message;
    const bool merged = rating.row != nullptr && rating.row->tolerance_merged;
    const std::string as_typed = merged ? typed.red : typed.red + " | " + typed.amber + " | " + typed.green;
    const std::string read = rating.tolerance.words.empty() ? std::string(tolerance_kind_name(rating.tolerance.kind))
                                                            : rating.tolerance.words;
    rows.add(words_row(book, {rating.measure.ref.empty() ? "\xE2\x80\x93" : rating.measure.ref, rating.measure.title,
                              as_typed, read, words}));
    any = true;
  }
  if (!any) rows.add({{1, 5, "No measure has a target or tolerance.", book.looks.cell}});
}

std::uint32_t write_rule_summary(ReportBook& book, SheetWriter& sheet, std::uint32_t row) {
  sheet.merge({{row, 1}, {row, 9}},
              "Every rule, and how often it was applied: applied = passed + failed + waived; what was not run is "
              "counted beside it",
              book.looks.band);
  ++row;
  const char* headings[] = {"Rule", "Severity", "Applied", "Passed", "Failed", "Waived", "Not run"};
  for (std::uint32_t i = 0; i < 7; ++i) sheet.text({row, i + 1}, headings[i], book.looks.heading);
  sheet.merge({{row, 8}, {row, 9}}, "What it checks, and why it was not run", book.looks.heading);
  ++row;
  for (const RuleSummary& rule : book.input.checked.rules) {
    const RuleEntry* entry = find_rule(rule.rule);
    std::string words = entry == nullptr ? "" : std::string(entry->title);
    for (const std::string& why : rule.why_not_run) words += "\nnot run: " + why;
    CellFormat number = book.looks.centred;
    number.number_format = "#,##0";
    sheet.text({row, 1}, rule.rule, book.looks.centred);
    sheet.text({row, 2}, entry == nullptr ? "" : std::string(severity_name(entry->severity)), book.looks.centred);
    const std::size_t numbers[] = {rule.applied, rule.passed, rule.failed, rule.waived, rule.not_run};
    for (std::uint32_t i = 0; i < 5; ++i) sheet.number({row, i + 3}, static_cast<double>(numbers[i]), number);
    sheet.merge({{row, 8}, {row, 9}}, words, book.looks.cell);
    ++row;
  }
  return row;
}

// Measures without a number go by their title.
std::string number_of(const std::string& measure, const std::string& title) {
  const bool own_title = measure == title || measure.find(" | ") != std::string::npos;
  return own_title ? "\xE2\x80\x93" : measure;
}

// Small numbers that an edition for the public shows all the same, and who decided that.
void write_kept(const ReportBook& book, PagedRows& rows) {
  const PublicEdition& published = *book.input.published;
  if (published.kept.empty() && published.idle_waivers.empty()) return;
  rows.begin_table(
      band_row(book, "Small numbers that are shown, because rule P801 is waived for their measure"),
      heading_row(book, {number_heading(book), "Measure", "What", "Sheet and cell", "Waived by, and why"}));
  for (const KeptFigure& figure : published.kept)
    rows.add(words_row(book, {number_of(figure.measure, figure.title), figure.title, figure.what,
                              to_string(figure.place), figure.name + ": " + figure.reason}));
  for (const IdleWaiver& waiver : published.idle_waivers)
    rows.add(words_row(book, {"\xE2\x80\x93", "A waiver without effect", "", to_string(waiver.place), waiver.why}));
  rows.end_table();
}

void write_withheld(const ReportBook& book, PagedRows& rows) {
  const PublicEdition& published = *book.input.published;
  rows.begin_table(band_row(book, "Texts that are withheld, for a person to read and put so that nobody is told"),
                   published.texts.empty()
                       ? PagedRow{}
                       : heading_row(book, {number_heading(book), "Text", "Shown as", "Sheet and cell", "Why"}));
  for (const WithheldText& text : published.texts)
    rows.add(words_row(book, {"\xE2\x80\x93", text.what, "withheld", to_string(text.place),
                              "it quotes a number that is left out, or a small number"}));
  if (published.texts.empty()) rows.add({{1, 5, "None.", book.looks.cell}});
  rows.end_table();
}

// What an edition for the public leaves out: where, and by which rule, never the number.
void write_suppressed(const ReportBook& book, PagedRows& rows) {
  if (book.input.published == nullptr) return;
  const PublicEdition& published = *book.input.published;
  const Register* measures = book.input.measure_register;
  const Decimal limit = (measures == nullptr ? Settings{} : measures->settings).small_number;
  rows.begin_table(band_row(book, "Suppressed figures"), {});
  rows.add({{1, 5,
             fmt::format("Numbers of people from 1 to {} may tell who they are. They are shown as {}, with the "
                         "percentages and rates that are made of them, every copy, and a second figure where one could "
                         "be worked out from the others. What is left out has no RAG and no direction of travel. "
                         "Figures are shown as printed, without further decimals.",
                         limit.to_string(0), kSuppressed),
             book.looks.words}});
  if (published.figures.empty())
    rows.add({{1, 5, "None: no figure had to be left out.", book.looks.cell}});
  else
    rows.begin_table(
        {}, heading_row(book, {number_heading(book), "Measure", "What", "Sheet and cell", "Why it is left out"}));
  for (const SuppressedFigure& figure : published.figures)
    rows.add(words_row(book, {number_of(figure.measure, figure.title), figure.title, figure.what,
                              to_string(figure.place), suppressed_because(figure.why)}));
  rows.end_table();
  write_kept(book, rows);
  write_withheld(book, rows);
}

}  // namespace

void write_data_notes(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description) {
  set_widths(sheet, {{"", 9}, {"", 44}, {"", 24}, {"", 30}, {"", 50}});
  const std::uint32_t row = book.begin_sheet(sheet, description, description.title);
  sheet.repeat_rows(1, 2);
  PagedRows rows(sheet, book.print_setup(sheet, description.paper, description.landscape), row, 5, 1, 2);
  write_suppressed(book, rows);
  write_figure_notes(book, rows);
  write_tolerance_notes(book, rows);
  sheet.print_area({{1, 1}, {rows.next_row() - 1, 5}});
  book.living.notes(sheet, rows.next_row());
}

void write_findings(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description) {
  const std::vector<TableColumn> columns = {{"Severity", 8.5},     {"Rule", 7},        {"Sheet", 17},
                                            {"Cells", 13},         {"Measure", 18},    {"Period", 8.5},
                                            {"What is wrong", 49}, {"What to do", 37}, {"State", 8}};
  set_widths(sheet, columns);
  std::uint32_t row = book.begin_sheet(sheet, description, description.title) - 1;
  const CheckResult& checked = book.input.checked;
  sheet.merge({{row, 1}, {row, 9}},
              fmt::format("{}, {}, {}; {} waived.", counted(checked.errors, "error"),
                          counted(checked.queries, "query", "queries"), counted(checked.notes, "note"), checked.waived),
              book.looks.words);
  ++row;
  write_headings(book, sheet, row, columns);
  sheet.repeat_rows(row, row);
  sheet.freeze({row + 1, 1});
  ++row;
  for (const Finding& finding : checked.findings) {
    const std::string where = finding.places.empty() ? "" : finding.places.front().sheet_name();
    write_row(book, sheet, row++,
              {std::string(severity_name(finding.severity)), finding.rule, where, cells_text(finding), finding.measure,
               finding.period ? finding.period->label() : "", finding.message, finding.fix,
               std::string(finding_state_name(finding.state))});
  }
  if (checked.findings.empty())
    sheet.merge({{row, 1}, {row, 9}}, "No finding. The table below says what was checked and what was not.",
                book.looks.cell),
        ++row;
  row = write_rule_summary(book, sheet, row + 1);
  sheet.print_area({{1, 1}, {row - 1, 9}});
}

}  // namespace scorebook
