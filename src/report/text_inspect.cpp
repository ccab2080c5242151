// scorebook inspect for people.
#include <algorithm>

#include "report/inspection.hpp"
#include "scorebook/text.hpp"
#include "scorebook/text_layout.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr std::size_t kLabelWidth = 16;

void add_fact(std::string& text, std::string_view label, const std::string& fact, const TextStyle& style) {
  if (!fact.empty()) text += paragraph(fact, kLabelWidth, style, "  " + std::string(label));
}

std::string with_place(const LabelledCell& cell) {
  if (cell.text.empty()) return "";
  return cell.place.known() ? cell.text + " (" + to_string(cell.place) + ")" : cell.text;
}

std::string period_fact(const Submission& submission) {
  if (!submission.period) return "none found; say which with -p";
  std::string fact = submission.period->words();
  if (!submission.period_source.empty()) fact += " (" + submission.period_source + ")";
  return fact;
}

std::string hidden_of(const Sheet& sheet) {
  std::string hidden =
      sheet.visibility == Visibility::visible ? "" : std::string(visibility_word(sheet.visibility)) + " sheet";
  const auto add = [&hidden](std::size_t number, std::string_view noun) {
    if (number == 0) return;
    if (!hidden.empty()) hidden += ", ";
    hidden += counted(number, noun);
  };
  add(sheet.hidden_rows.size(), "row");
  add(sheet.hidden_columns.size(), "column");
  return hidden;
}

std::string sheets_table(const Submission& submission, const TextStyle& style) {
  TextTable table({{"Sheet", Wrap::late},
                   {"Used"},
                   {"Cells", Wrap::never, true},
                   {"Formulas", Wrap::never, true},
                   {"Merged", Wrap::never, true},
                   {"Comments", Wrap::never, true},
                   {"Hidden", Wrap::late},
                   {"Read as", Wrap::late}});
  for (const Sheet& sheet : submission.workbook->sheets) {
    std::string read_as = sheet.chart_sheet ? "chart" : "";
    const auto add = [&read_as](std::string_view kind) {
      if (!read_as.empty()) read_as += ", ";
      read_as += kind;
    };
    const auto is_here = [&sheet](const LabelledCell& cell) { return cell.place.sheet_name() == sheet.name->sheet; };
    if (is_here(submission.as_at) || is_here(submission.status) || is_here(submission.created_by)) add("cover");
    for (const Scorecard& scorecard : submission.scorecards) {
      if (scorecard.sheet->sheet == sheet.name->sheet) add("scorecard");
    }
    for (const DetailPage& page : submission.pages) {
      if (page.sheet->sheet == sheet.name->sheet) add("detail page");
    }
    const auto tables =
        std::count_if(submission.tables.begin(), submission.tables.end(),
                      [&](const SourceTable& source) { return source.confident && source.sheet == sheet.name->sheet; });
    if (tables > 0) add(tables == 1 ? std::string("table") : std::to_string(tables) + " tables");
    for (const PlanTable& plan : submission.plans) {
      if (plan.sheet->sheet == sheet.name->sheet) add("plan table");
    }
    table.add_row({sheet.name->sheet, used_range(sheet), std::to_string(sheet.cells.size()),
                   submission.workbook->formulas_read ? std::to_string(formula_count(sheet)) : "not read",
                   std::to_string(sheet.merges.size()), std::to_string(sheet.comments.size()), hidden_of(sheet),
                   read_as.empty() ? "no table" : read_as});
  }
  return table.to_string(2, style);
}

std::string periods_fact(const std::vector<PeriodLabel>& periods) {
  if (periods.empty()) return "no periods";
  if (periods.size() <= 4) {
    std::string all;
    for (const PeriodLabel& period : periods) {
      all += (all.empty() ? "" : ", ") + period.period.label() + " (" + to_string(period.label.place.cell) + ")";
    }
    return all;
  }
  return counted(periods.size(), "period") + ", " + periods.front().period.label() + " (" +
         to_string(periods.front().label.place.cell) + ") to " + periods.back().period.label() + " (" +
         to_string(periods.back().label.place.cell) + ")";
}

std::string scorecard_text(const Scorecard& scorecard, const TextStyle& style) {
  std::string text =
      "\n" + paragraph("Scorecard on " + scorecard.sheet->sheet + "!" + to_string(scorecard.extent) + ": " +
                           counted(scorecard.rows.size(), "measure") + "; " + periods_fact(scorecard.periods),
                       0, style);
  TextTable table({{"Ref"},
                   {"Measure", Wrap::late},
                   {"Good is", Wrap::late},
                   {"Unit", Wrap::late},
                   {"Figures", Wrap::never, true},
                   {"Cell"}});
  std::string section;
  for (const ScorecardRow& row : scorecard.rows) {
    if (row.definition.section != section) {
      section = row.definition.section;
      table.add_band(section);
    }
    table.add_row({row.definition.ref.empty() ? "none" : row.definition.ref, row.definition.title,
                   std::string(polarity_name(row.definition.polarity)), std::string(unit_name(row.definition.unit)),
                   std::to_string(row.observations.size()), to_string(row.title.place.cell)});
  }
  return text + table.to_string(2, style);
}

std::string page_text(const DetailPage& page, const TextStyle& style) {
  std::string head = "Detail page on " + page.sheet->sheet + "!" + to_string(page.extent);
  if (!page.title.text.empty()) head += ", \"" + collapsed(page.title.text) + "\"";
  std::string text =
      "\n" +
      paragraph(head + ": " + counted(page.columns.size(), "measure") + "; " + periods_fact(page.periods), 0, style);
  const auto has = [](const LabelledCell& cell) {
    return cell.text.empty()    ? std::string("none found")
           : cell.place.known() ? to_string(cell.place.cell)
                                : std::string("found");
  };
  text += paragraph("Definition: " + has(page.definition) + ". Performance analysis: " + has(page.analysis) + ".", 2,
                    style);
  TextTable table({{"Ref"}, {"Measure", Wrap::late}, {"Unit", Wrap::late}, {"Figures", Wrap::never, true}, {"Column"}});
  for (const DetailColumn& column : page.columns) {
    std::string title = column.heading.empty() ? column.title.text : column.heading + " - " + column.title.text;
    table.add_row({column.ref.empty() ? "none" : column.ref, std::move(title), std::string(unit_name(column.unit)),
                   std::to_string(column.observations.size()),
                   column.column == 0 ? "" : column_letters(column.column)});
  }
  return text + table.to_string(2, style);
}

std::string rows_words(std::uint32_t first, std::uint32_t last) {
  if (first == 0) return "none";
  if (last == 0) return std::to_string(first) + " to the end";
  return first == last ? std::to_string(first) : std::to_string(first) + " to " + std::to_string(last);
}

// Columns that only differ in their period are one line.
bool continues_run(const SourceColumn& column, const SourceColumn& before) {
  return column.role == before.role && column.column == before.column + 1 && column.measure == before.measure &&
         column.name == before.name && column.period && before.period;
}

std::string source_table_text(const Submission& submission, const SourceTable& source, const TextStyle& style) {
  std::string head = source.confident ? "Table on " : "Not read: a table on ";
  head += source.sheet + ", headings in rows " + rows_words(source.first_header_row, source.last_header_row) +
          ", figures in rows " + rows_words(source.first_row, source.last_row);
  if (!source.caption.empty()) head += ", \"" + source.caption + "\"";
  if (!source.anchor.empty()) head += ", as " + source.anchor + " covers them";
  head += ": " + std::string(orientation_name(source.orientation));
  if (source.confident) head += "; " + counted(figures_of_table(submission, source), "figure");
  std::string text = "\n" + paragraph(head, 0, style);
  text += paragraph((source.confident ? "Recognised: " : "Why not: ") + source.why, 2, style);
  TextTable table({{"Column"}, {"Holds", Wrap::late}, {"Period", Wrap::late}, {"Heading", Wrap::late}});
  for (std::size_t at = 0; at < source.columns.size();) {
    std::size_t end = at + 1;
    while (end < source.columns.size() && continues_run(source.columns[end], source.columns[end - 1])) ++end;
    const SourceColumn& first = source.columns[at];
    const SourceColumn& last = source.columns[end - 1];
    std::string letters = column_letters(first.column);
    std::string periods = first.period ? first.period->label() : "";
    if (end > at + 1) {
      letters += " to " + column_letters(last.column);
      periods += " to " + last.period->label();
    }
    std::string holds(first.role == SourceRole::ignored ? "not read" : source_role_name(first.role));
    if (!first.measure.empty()) holds += ": " + first.measure;
    if (!first.name.empty()) holds += ": " + first.name;
    table.add_row({std::move(letters), std::move(holds), std::move(periods), end > at + 1 ? "" : first.heading});
    at = end;
  }
  return text + table.to_string(2, style);
}

// "F Performance, G Target (2016/17)": the columns whose cells are figures, each with the period that it is taken for.
std::string figure_columns_fact(const PlanTable& plan) {
  std::string fact;
  for (const SourceColumn& column : plan.layout.columns) {
    if (!holds_figures(column.role)) continue;
    fact += (fact.empty() ? "" : ", ") + column_letters(column.column) + " " + column.heading;
    const std::string period = column.period ? column.period->label() : "";
    if (!period.empty() && column.heading.find(period) == std::string::npos) fact += " (" + period + ")";
  }
  return fact.empty() ? "none" : fact;
}

std::string plan_text(const PlanTable& plan, const TextStyle& style) {
  std::string head = "Plan table on " + plan.sheet->sheet + "!" + to_string(plan.extent);
  if (!plan.heading.text.empty()) head += ", \"" + collapsed(plan.heading.text) + "\"";
  std::string text = "\n" + paragraph(head + ": " + counted(plan.rows.size(), "measure"), 0, style);
  text += paragraph("Figures from " + figure_columns_fact(plan) + ".", 2, style);
  TextTable table({{"Ref"},
                   {"Measure", Wrap::late},
                   {"Good is", Wrap::late},
                   {"Reported", Wrap::late},
                   {"Unit", Wrap::late},
                   {"Figures", Wrap::never, true},
                   {"Cell"}});
  std::string section;
  for (const PlanRow& row : plan.rows) {
    if (row.definition.section != section) {
      section = row.definition.section;
      table.add_band(section);
    }
    table.add_row({row.definition.ref.empty() ? "none" : row.definition.ref, row.definition.title,
                   std::string(polarity_name(row.definition.polarity)), row.definition.frequency,
                   std::string(unit_name(row.definition.unit)), std::to_string(row.observations.size()),
                   to_string(row.title.place.cell)});
  }
  text += table.to_string(2, style);
  for (const PlanRow& row : plan.rows) {
    if (!row.ref_note.empty())
      text += paragraph(to_string(row.ref.place.cell) + ": " + row.ref_note + ".", 4, style, "  -");
  }
  return text;
}

std::string figures_fact(const Submission& submission) {
  std::string fact = counted(submission.observations.size(), "figure");
  std::string kinds;
  for (const auto& [kind, number] : count_by_kind(submission)) {
    kinds += (kinds.empty() ? "" : ", ") + std::to_string(number) + " " + std::string(observation_kind_name(kind));
  }
  if (!kinds.empty()) fact += ": " + kinds;
  fact += ". " + std::to_string(count_without_value(submission)) + " of them are a word in place of a number";
  return fact + ". " + std::to_string(count_hidden(submission)) + " stand in hidden sheets, rows or columns.";
}

std::string remarks_text(const Submission& submission, const TextStyle& style) {
  std::string text;
  std::string oddities;
  for (const Sheet& sheet : submission.workbook->sheets) {
    for (const std::string& oddity : sheet.oddities)
      oddities += paragraph(sheet.name->sheet + ": " + oddity, 4, style, "  -");
  }
  if (!oddities.empty()) text += "\n" + painted("Noticed while reading", Ink::bold, style) + "\n" + oddities;
  text += "\n" + painted("Not understood", Ink::bold, style) + "\n";
  for (const NotUnderstood& part : submission.not_understood) {
    const std::string where = part.place.known() ? to_string(part.place) : part.place.sheet_name();
    text += paragraph((where.empty() ? "" : where + ": ") + part.why, 4, style, "  -");
  }
  if (submission.not_understood.empty()) text += "  Nothing: every sheet with figures was read.\n";
  return text;
}

std::string submission_text(const Submission& submission, const TextStyle& style) {
  const Workbook& workbook = *submission.workbook;
  std::string text = painted(printable(workbook.name), Ink::bold, style) + "\n";
  add_fact(text, "Directorate", submission.directorate, style);
  add_fact(text, "Title", submission.title, style);
  add_fact(text, "As at", with_place(submission.as_at), style);
  add_fact(text, "Status", with_place(submission.status), style);
  add_fact(text, "Created by", with_place(submission.created_by), style);
  add_fact(text, "Saved by", workbook.last_modified_by, style);
  add_fact(text, "Period", period_fact(submission), style);
  add_fact(text, "Figures", figures_fact(submission), style);
  text += "\n" + sheets_table(submission, style);
  for (const Scorecard& scorecard : submission.scorecards) text += scorecard_text(scorecard, style);
  for (const DetailPage& page : submission.pages) text += page_text(page, style);
  for (const SourceTable& source : submission.tables) text += source_table_text(submission, source, style);
  for (const PlanTable& plan : submission.plans) text += plan_text(plan, style);
  return text + remarks_text(submission, style);
}

}  // namespace

std::string inspect_text(const std::vector<Submission>& submissions, const TextStyle& style) {
  std::string text;
  for (const Submission& submission : submissions)
    text += (text.empty() ? "" : "\n\n") + submission_text(submission, style);
  return text;
}

}  // namespace scorebook
