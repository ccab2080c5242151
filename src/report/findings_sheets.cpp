// The sheets of the findings workbook that list: the findings, those that were waived, what was not run, how to mend
// what failed, and rows for the register's sheet Waivers.
#include <algorithm>

#include "report/finding_words.hpp"
#include "report/findings_book.hpp"
#include "report/register_workbook.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

std::string period_label(const Finding& finding) { return finding.period ? finding.period->label() : ""; }

std::string date_words(const std::optional<Date>& date) { return date ? to_string(*date) : ""; }

Place first_place(const Finding& finding) { return finding.places.empty() ? Place{} : finding.places.front(); }

void nothing(const FindingsBook& book, SheetWriter& sheet, std::uint32_t row, std::uint32_t last_column,
             const std::string& words) {
  sheet.merge({{row, 1}, {row, last_column}}, words, book.looks.cell);
}

std::uint32_t count_of(const std::vector<BookColumn>& columns) { return static_cast<std::uint32_t>(columns.size()); }

}  // namespace

void write_findings_table(const FindingsBook& book) {
  const std::vector<BookColumn> columns = {
      {"Severity", 10},   {"Rule", 8},          {"What it finds", 24}, {"State", 9},       {"Workbook", 17},
      {"Sheet", 17},      {"Cell", 9},          {"Other cells", 14},   {"Measure", 12},    {"Period", 10},
      {"Found", 12},      {"Expected", 12},     {"What is wrong", 50}, {"What to do", 34}, {"Waived by", 12},
      {"Why waived", 22}, {"Waived until", 12}, {"Fingerprint", 30}};
  const std::uint32_t last = count_of(columns);
  SheetWriter& sheet = *book.findings;
  book.headings(sheet, 1, columns);
  std::uint32_t row = 1;
  for (const Finding& finding : book.input.checked.findings) {
    ++row;
    const bool is_waived = finding.state == FindingState::waived;
    sheet.text({row, 1}, severity_name(finding.severity), book.looks.severity(finding.severity));
    book.rule_cell(sheet, {row, 2}, finding.rule);
    book.texts(sheet, {row, 3}, {rule_title(finding.rule)});
    sheet.text({row, 4}, is_waived ? "waived" : "open", is_waived ? book.looks.waived() : book.looks.cell);
    const Place place = first_place(finding);
    book.texts(sheet, {row, 5}, {place.workbook_name(), place.sheet_name()});
    book.place_cell(sheet, {row, 7}, finding);
    const WaivedBy by = finding.waived_by.value_or(WaivedBy{});
    book.texts(sheet, {row, 8},
               {other_cells(finding), finding.measure, period_label(finding), finding.observed, finding.expected,
                finding.message, finding.fix, by.name, by.reason, date_words(by.until), finding.fingerprint});
  }
  if (row > 1) {
    sheet.table({{1, 1}, {row, last}}, "Findings");
  } else {
    nothing(book, sheet, ++row, last, "No finding. The sheet Summary says what was checked and what was not.");
  }
  sheet.freeze({2, 1});
  sheet.repeat_rows(1, 1);
  book.print(sheet, "Findings", {row, last}, Paper::a3);
}

void write_not_run(const FindingsBook& book) {
  const std::vector<BookColumn> columns = {
      {"Rule", 8}, {"Severity", 10}, {"What it finds", 50}, {"How often", 11}, {"Why it was not run", 70}};
  SheetWriter& sheet = *book.not_run;
  book.headings(sheet, 1, columns);
  std::uint32_t row = 1;
  std::size_t all = 0;
  const auto add = [&](const RuleSummary& rule, std::size_t times, const std::string& why) {
    ++row;
    all += times;
    book.texts(sheet, {row, 1}, {rule.rule, rule_severity(rule.rule), rule_title(rule.rule)});
    sheet.number({row, 4}, static_cast<double>(times), book.looks.number);
    book.texts(sheet, {row, 5}, {why});
  };
  for (const RuleSummary& rule : book.input.checked.rules) {
    std::size_t explained = 0;
    for (const std::string& why : rule.why_not_run) {
      const NotRunReason reason = not_run_reason(why);
      add(rule, reason.times, reason.words);
      explained += reason.times;
    }
    if (rule.not_run > explained) add(rule, rule.not_run - explained, "no reason is given");
    if (rule.applied == 0 && rule.not_run == 0) add(rule, 0, "nothing to apply it to");
  }
  if (row > 1) {
    sheet.table({{1, 1}, {row, 5}}, "NotRun");
    ++row;
    sheet.merge({{row, 1}, {row, 3}}, "All", book.looks.bold);
    sheet.sum({row, 4}, {{2, 4}, {row - 1, 4}}, static_cast<double>(all), book.looks.total);
    sheet.blank({row, 5}, book.looks.cell);
  } else {
    nothing(book, sheet, ++row, 5, "Every rule was run wherever it applies.");
  }
  sheet.freeze({2, 1});
  sheet.repeat_rows(1, 1);
  book.print(sheet, "Not run, and why", {row, 5}, Paper::a4);
}

void write_waived(const FindingsBook& book) {
  if (book.waived == nullptr) return;
  const std::vector<BookColumn> columns = {
      {"Severity", 10},  {"Rule", 8},     {"What it finds", 26}, {"Workbook", 18},          {"Sheet", 18},
      {"Cell", 9},       {"Measure", 12}, {"Period", 10},        {"What is wrong", 48},     {"Why waived", 34},
      {"Waived by", 16}, {"On", 12},      {"Until", 12},         {"Where it is waived", 24}};
  SheetWriter& sheet = *book.waived;
  book.headings(sheet, 1, columns);
  std::uint32_t row = 1;
  for (const Finding* finding : book.waived_findings) {
    ++row;
    const Place place = first_place(*finding);
    sheet.text({row, 1}, severity_name(finding->severity), book.looks.waived());
    book.texts(sheet, {row, 2}, {finding->rule, rule_title(finding->rule), place.workbook_name(), place.sheet_name()});
    book.place_cell(sheet, {row, 6}, *finding);
    const WaivedBy by = finding->waived_by.value_or(WaivedBy{});
    book.texts(sheet, {row, 7},
               {finding->measure, period_label(*finding), finding->message, by.reason, by.name, date_words(by.date),
                date_words(by.until), by.place.known() ? by.place.workbook_name() + ", " + to_string(by.place) : ""});
  }
  sheet.table({{1, 1}, {row, count_of(columns)}}, "Waived");
  sheet.freeze({2, 1});
  sheet.repeat_rows(1, 1);
  book.print(sheet, "Waived findings", {row, count_of(columns)}, Paper::a3);
}

void write_how_to_mend(const FindingsBook& book) {
  if (book.mend == nullptr) return;
  const std::vector<BookColumn> columns = {{"Rule", 8},           {"Severity", 10},       {"Open", 8},
                                           {"What it finds", 24}, {"What it checks", 42}, {"Why", 36},
                                           {"Example", 38},       {"How to mend", 42},    {"How to waive", 44}};
  SheetWriter& sheet = *book.mend;
  book.headings(sheet, 1, columns);
  std::uint32_t row = 1;
  for (const std::string& rule : book.failed_rules) {
    ++row;
    const auto open = std::count_if(book.open_findings.begin(), book.open_findings.end(),
                                    [&rule](const Finding* finding) { return finding->rule == rule; });
    const RuleEntry* entry = find_rule(rule);
    sheet.text({row, 1}, rule, book.looks.bold);
    if (entry == nullptr) {
      sheet.blank({row, 2}, book.looks.cell);
    } else {
      sheet.text({row, 2}, severity_name(entry->severity), book.looks.severity(entry->severity));
    }
    sheet.number({row, 3}, static_cast<double>(open), book.looks.number);
    if (entry == nullptr) continue;
    book.texts(sheet, {row, 4},
               {std::string(entry->title), std::string(entry->checks), std::string(entry->why),
                std::string(entry->example), std::string(entry->mend), std::string(entry->waive)});
  }
  sheet.freeze({2, 2});
  sheet.repeat_rows(1, 1);
  book.print(sheet, "How to mend", {row, count_of(columns)}, Paper::a3);
}

void write_waivers_to_copy(const FindingsBook& book) {
  const auto kind = std::find_if(register_sheets().begin(), register_sheets().end(),
                                 [](const RegisterSheetKind& each) { return each.name == "Waivers"; });
  if (book.waivers == nullptr || kind == register_sheets().end()) return;
  SheetWriter& sheet = *book.waivers;
  const auto own = static_cast<std::uint32_t>(kind->columns.size());
  constexpr std::uint32_t kHeading = 3;
  const std::uint32_t about = own + 2;  // after a gap: for people, not to be copied
  const std::vector<BookColumn> beside = {
      {"Severity", 10}, {"Measure", 12}, {"Period", 10}, {"Where", 26}, {"What is wrong", 60}};
  const std::uint32_t last = about + count_of(beside) - 1;
  const CellFormat plain = register_cell_format();
  for (std::uint32_t column = 1; column <= own; ++column) {
    const RegisterColumn& described = kind->columns[column - 1];
    const double width = described.name == "fingerprint" ? 32 : described.name == "reason" ? 34 : 13;
    sheet.column_width(column, column, width);
    sheet.text({kHeading, column}, described.name, register_heading_format());
  }
  sheet.column_width(own + 1, own + 1, 3);
  for (std::uint32_t at = 0; at < count_of(beside); ++at) {
    sheet.column_width(about + at, about + at, beside[at].width);
    sheet.text({kHeading, about + at}, beside[at].heading, book.looks.heading);
  }
  sheet.merge({{1, 1}, {1, last}}, "Waivers to copy", book.looks.title);
  sheet.merge(
      {{2, 1}, {2, last}},
      "One row for each open finding, in the columns of the register's sheet " + kind->name +
          ". To accept a finding, fill in reason, name and date here and copy the cells up to the gap into that "
          "sheet; the columns after the gap only say what it is about. To accept a rule for more than this one "
          "finding, put the rule in place of the fingerprint, with the measure and the period or the first "
          "period it holds for.",
      book.looks.words);
  std::uint32_t row = kHeading;
  for (const Finding* finding : book.open_findings) {
    ++row;
    for (std::uint32_t column = 1; column <= own; ++column) {
      if (kind->columns[column - 1].name == "fingerprint") {
        sheet.text({row, column}, finding->fingerprint, plain);
      } else {
        sheet.blank({row, column}, plain);
      }
    }
    sheet.text({row, about}, severity_name(finding->severity), book.looks.severity(finding->severity));
    book.texts(sheet, {row, about + 1},
               {finding->measure, period_label(*finding), finding_place(*finding, book.input.submissions.size() > 1, 6),
                finding->message});
  }
  sheet.freeze({kHeading + 1, 1});
  sheet.repeat_rows(kHeading, kHeading);
  book.print(sheet, "Waivers to copy", {row, last}, Paper::a3);
}

}  // namespace scorebook
