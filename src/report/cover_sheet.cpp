// The cover, and the key to signs and words.
#include <fmt/format.h>

#include <array>

#include "report/plan_looks.hpp"
#include "report/rating_counts.hpp"
#include "report/rating_words.hpp"
#include "report/sheets.hpp"
#include "scorebook/member_summary.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

std::string without_label(const std::string& text, std::string_view label) {
  const std::string start = folded(text);
  if (start.rfind(std::string(label), 0) != 0) return trimmed(text);
  const std::size_t colon = text.find(':');
  return colon == std::string::npos ? trimmed(text) : trimmed(std::string_view(text).substr(colon + 1));
}

std::uint32_t write_details(ReportBook& book, SheetWriter& sheet, std::uint32_t row) {
  const Looks& looks = book.looks;
  std::string created = book.input.created_on, by = book.layout.created_by;
  for (const Submission* submission : latest_first(book.input)) {
    if (created.empty()) created = without_label(submission->date_created.text, "date created");
    if (by.empty()) by = without_label(submission->created_by.text, "created by");
  }
  CellFormat band = looks.band;
  band.border = looks.cell.border;
  sheet.merge({{row, 2}, {row, 7}}, "Document Details", band);
  ++row;
  const auto line = [&](const std::string& label, const std::string& words, bool bold) {
    CellFormat value = looks.cell;
    value.bold = bold;
    sheet.merge({{row, 2}, {row, 3}}, label, looks.cell);
    sheet.merge({{row, 4}, {row, 7}}, words, value);
    ++row;
  };
  line("Status:", book.status, true);
  if (book.input.edition == Edition::working)
    line("Edition:", "working edition, for the officers who prepare the report", false);
  if (book.input.edition == Edition::for_public)
    line("Edition:", "for the public: small numbers are left out, see the data notes", false);
  if (book.input.forced)
    line("Please note:",
         fmt::format("made final although {} open", book.input.checked.errors == 1
                                                        ? "1 error was"
                                                        : fmt::format("{} errors were", book.input.checked.errors)),
         true);
  line("Date Created:", created.empty() ? "not stated" : created, false);
  line("Created by:", by.empty() ? "not stated" : by, false);
  const CheckResult& checked = book.input.checked;
  line("Checks:",
       fmt::format("{} open, {} open, {}, {} waived", counted(checked.errors, "error"),
                   counted(checked.queries, "query", "queries"), counted(checked.notes, "note"), checked.waived),
       false);
  return row + 1;
}

std::uint32_t write_counts(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description, std::uint32_t row) {
  const Looks& looks = book.looks;
  if (!book.priorities.empty()) {
    const bool of_plan_alone = book.plan_counts.statuses.measures == book.input.ratings.size();
    row = write_status_table(book, sheet, row,
                             of_plan_alone ? description.counts : "Measures of the plan by overall status",
                             book.plan_counts.statuses, std::nullopt, {2, 3, 5, 6, 7}) +
          1;
    if (of_plan_alone) return row;
  }
  const RatingCounts counted_ratings = count_ratings(book.input.ratings);
  CellFormat band = looks.band;
  band.border = looks.cell.border;
  sheet.merge({{row, 2}, {row, 7}}, description.counts, band);
  ++row;
  sheet.text({row, 2}, "", looks.heading);
  const char* headings[] = {"G green", "A amber", "R red", book.layout.no_rag.c_str(), "All"};
  for (std::uint32_t i = 0; i < 5; ++i) sheet.text({row, i + 3}, headings[i], looks.heading);
  ++row;
  const auto line = [&](const std::string& label, const std::array<std::size_t, 4>& numbers,
                        std::array<ReportCell, 5>& cells) {
    sheet.text({row, 2}, label, looks.cell);
    CellFormat number = looks.centred;
    number.number_format = "#,##0";
    const auto write = [&](std::uint32_t column, std::size_t count) {
      sheet.number({row, column}, static_cast<double>(count), number);
      book.living.holds(sheet, {row, column}, CellValue::of(static_cast<double>(count)));
      cells[column - 3] = {&sheet, {row, column}};
    };
    std::uint32_t column = 3;
    for (const Rag rag : {Rag::green, Rag::amber, Rag::red, Rag::none}) {
      write(column++, numbers[static_cast<std::size_t>(rag)]);
    }
    write(column, counted_ratings.measures);
    ++row;
  };
  CountCells cells;
  line(fmt::format("In {}", period_noun(book.input.period.kind())), counted_ratings.rag_period, cells.in_month);
  line("Year end", counted_ratings.rag_year_end, cells.year_end);
  book.living.counts(cells);
  return row + 1;
}

// What the lines and marks of charts mean, as far as this report has any.
std::uint32_t write_chart_key(ReportBook& book, SheetWriter& sheet, std::uint32_t row) {
  bool limits = false, trend = false;
  for (const LayoutSheet& each : book.layout.sheets) {
    limits = limits || (each.kind == SheetKind::pages && each.limits);
    for (const LayoutColumn& column : each.columns) trend = trend || column.shows == ColumnShows::trend;
  }
  if (!limits && !trend) return row;
  const Looks& looks = book.looks;
  ++row;
  std::uint32_t column = 0;
  for (const char* heading : {"Chart", "Word", "Meaning"}) sheet.text({row, ++column}, heading, looks.heading);
  ++row;
  const auto line = [&](const char* shown, const char* word, const char* meaning) {
    sheet.text({row, 1}, shown, looks.centred);
    sheet.text({row, 2}, word, looks.cell);
    sheet.text({row, 3}, meaning, looks.cell);
    ++row;
  };
  if (limits) {
    line("line", "Average", "of all figures of the measure that are known, not only of those in the chart");
    line("long dashes", "Upper and lower limit",
         "between them figures differ no more than they usually do (control chart, XmR); rolling and cumulative "
         "figures have none");
    line("larger mark", "Unusual",
         "a figure, or one of a run of figures, that ordinary variation does not explain; the words beside the chart "
         "say whether it is an improvement or of concern, or high or low where neither is good");
    line("", "provisional", "beside a limit: it rests on fewer than 12 figures and can still move");
  }
  if (trend)
    line("columns", "Trend", "the months up to the reported one, each measure on its own scale; a gap: no figure");
  return row;
}

}  // namespace

void write_cover(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description,
                 const std::vector<ContentsLine>& contents) {
  const Looks& looks = book.looks;
  sheet.print(book.print_setup(sheet, description.paper, description.landscape));
  sheet.column_width(1, 1, 3);
  sheet.column_width(2, 2, 16);
  sheet.column_width(3, 7, 13);
  CellFormat big = looks.title;
  big.wrap = true;
  big.size = 22;
  CellFormat directorate = looks.subtitle;
  directorate.size = 14;
  CellFormat status = looks.heading;
  status.size = 14;
  std::uint32_t row = sheet.paragraph(2, 2, 7, book.directorate, directorate) + 1;
  row = sheet.paragraph(row, 2, 7, book.title, big) + 1;
  sheet.merge({{row, 2}, {row, 5}}, book.as_at, directorate);
  sheet.merge({{row, 6}, {row, 7}}, book.status, status);
  row += 2;
  if (!book.layout.note.empty()) row = sheet.paragraph(row, 2, 7, book.filled(book.layout.note), looks.words) + 1;
  row = write_details(book, sheet, row);
  row = write_counts(book, sheet, description, row);
  CellFormat band = looks.band;
  const std::uint32_t first_of_contents = row;
  sheet.merge({{row, 2}, {row, 7}}, description.contents, band);
  ++row;
  CellFormat link = looks.words;
  link.colour = 0x0B3D91;
  link.underline = true;
  link.wrap = false;
  for (const ContentsLine& line : contents) {
    sheet.link({row, 2}, line.sheet->name(), *line.sheet, {1, 1}, link);
    if (line.words != line.sheet->name()) sheet.merge({{row, 4}, {row, 7}}, line.words, looks.words);
    ++row;
  }
  double height = 0;  // contents that do not fit below stand together on the next page
  for (std::uint32_t each = 1; each < row; ++each) height += sheet.height_of(each);
  const PrintSetup setup = book.print_setup(sheet, description.paper, description.landscape);
  if (height > setup.printable_height() / print_scale(sheet, 1, 7, setup)) sheet.page_break_before(first_of_contents);
  sheet.print_area({{1, 1}, {row, 7}});
}

void write_key(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description) {
  const Looks& looks = book.looks;
  sheet.column_width(1, 1, 10);
  sheet.column_width(2, 2, 26);
  sheet.column_width(3, 3, 56);
  std::uint32_t row = book.begin_sheet(sheet, description, description.title);
  const auto headings = [&](const char* first, const char* second, const std::string& third) {
    sheet.text({row, 1}, first, looks.heading);
    sheet.text({row, 2}, second, looks.heading);
    sheet.text({row, 3}, third, looks.heading);
    ++row;
  };
  const bool of_plan = !book.priorities.empty();
  if (of_plan) row = write_plan_key(book, sheet, row) + 1;
  headings("RAG", "Word", "Meaning");
  const auto rag = [&](Rag kind, const std::string& word, const std::string& meaning) {
    sheet.text({row, 1}, kind == Rag::none ? "" : std::string(rag_letter(kind)), looks.rag(kind));
    sheet.text({row, 2}, word, looks.cell);
    sheet.text({row, 3}, meaning, looks.cell);
    ++row;
  };
  rag(Rag::green, "green", "at or better than the target");
  rag(Rag::amber, "amber", "short of the target, within the tolerance");
  rag(Rag::red, "red", "outside the tolerance");
  rag(Rag::none, book.layout.no_rag,
      "no colour: the cell says why (no target set, a range still to be set, no figure)");
  const ComparedWith compared = scorecards_compared_with(book.input.ratings);
  // The measures of a plan have their own directions, which stand above.
  const bool of_scorecards = book.plan_counts.statuses.measures < book.input.ratings.size() || !of_plan;
  if (of_scorecards)
    ++row, headings("Arrow", "Word in the cell", "Direction of travel: performance against " + compared.words);
  for (const DirectionState state : of_scorecards ? direction_states() : std::vector<DirectionState>()) {
    CellFormat arrow = looks.tone(direction_tone(state));
    arrow.size = 13;
    arrow.bold = true;
    const Arrow sign = direction_arrow(state);
    sheet.text({row, 1}, sign == Arrow::none ? "none" : std::string(arrow_sign(sign)),
               sign == Arrow::none ? looks.centred : arrow);
    sheet.text({row, 2}, direction_state_name(state), looks.cell);
    sheet.text({row, 3}, state_words(state, compared.words), looks.cell);
    ++row;
  }
  ++row;
  headings("Shown", "Word", "Meaning");
  const auto missing = [&](const char* shown, const char* word, const char* meaning) {
    sheet.text({row, 1}, shown, looks.centred);
    sheet.text({row, 2}, word, looks.cell);
    sheet.text({row, 3}, meaning, looks.cell);
    ++row;
  };
  missing("-", "nil or not meaningful", "nothing to count, or a figure that would say nothing");
  missing("n/a", "not applicable", "no such figure for this measure or year");
  missing("tbc", "to be confirmed", "expected, but not confirmed yet");
  missing("*", "provisional", "beside a figure: it can still change; alone: left out because the number is small");
  if (book.input.edition == Edition::for_public)
    missing(kSuppressed, "left out", "the number is small, or would give a small one away");
  missing("", "an empty cell", "the workbook gives no figure there");
  row = write_chart_key(book, sheet, row);
  sheet.print_area({{1, 1}, {row - 1, 3}});
}

}  // namespace scorebook
