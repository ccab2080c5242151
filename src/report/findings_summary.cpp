// The first sheet of the findings workbook: how it stands in words, what was checked with what, and every rule with
// sums that add up.
#include <string>

#include "report/finding_words.hpp"
#include "report/findings_book.hpp"
#include "report/inspection.hpp"
#include "scorebook/version.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

enum Column : std::uint32_t {
  kRule = 1,
  kSeverity,
  kTitle,
  kOutcome,
  kApplied,
  kPassed,
  kFailed,
  kWaived,
  kNotRun,
  kWhy
};

class Summary {
 public:
  explicit Summary(const FindingsBook& book) : book_(book), sheet_(*book.summary), checked_(book.input.checked) {}

  void write() {
    const std::vector<BookColumn> columns = {{"Rule", 9},    {"Severity", 10},   {"What it finds", 46}, {"Outcome", 13},
                                             {"Applied", 9}, {"Passed", 9},      {"Failed", 9},         {"Waived", 9},
                                             {"Not run", 9}, {"Why not run", 58}};
    for (std::uint32_t at = kRule; at <= kWhy; ++at) sheet_.column_width(at, at, columns[at - 1].width);
    head();
    what_was_checked();
    counts();
    sheet_.merge({{row_, kRule}, {row_, kWhy}},
                 "Every rule: applied = passed + failed + waived; what was not run stands beside it and is no pass.",
                 book_.looks.words);
    const std::uint32_t heading = ++row_;
    book_.headings(sheet_, heading, columns);
    ++row_;
    for (const RuleSummary& rule : checked_.rules) rule_row(rule);
    if (row_ > heading + 1) {
      sheet_.table({{heading, kRule}, {row_ - 1, kWhy}}, "Rules");
      sums(heading + 1);
    }
    sheet_.repeat_rows(heading, heading);
    book_.print(sheet_, "Summary of the check", {row_, kWhy}, Paper::a4);
  }

 private:
  void head() {
    const auto& submissions = book_.input.submissions;
    const std::string what =
        submissions.size() == 1 ? submissions.front().workbook->name : counted(submissions.size(), "workbook");
    sheet_.merge({{row_, kRule}, {row_, kWhy}}, "Check of " + what + " for " + checked_.period.words(),
                 book_.looks.title);
    ++row_;
    const bool open = checked_.errors > 0;
    CellFormat verdict = open ? book_.looks.severity(Severity::error) : book_.looks.good();
    verdict.bold = true;
    verdict.size = 12;
    sheet_.merge({{row_, kRule}, {row_, kWhy}},
                 open ? counted(checked_.errors, "error") + " to be mended or waived before submission"
                      : std::string("no open error"),
                 verdict);
    row_ += 2;
  }

  void line(const std::string& label, const std::string& words) {
    sheet_.merge({{row_, kRule}, {row_, kSeverity}}, label, book_.looks.bold);
    sheet_.merge({{row_, kTitle}, {row_, kWhy}}, words, book_.looks.cell);
    ++row_;
  }

  void what_was_checked() {
    const auto merged = [this](std::uint32_t first, std::uint32_t last, const std::string& words,
                               const CellFormat& format) {
      sheet_.merge({{row_, first}, {row_, last}}, words, format);
    };
    merged(kRule, kTitle, "Workbook", book_.looks.heading);
    merged(kOutcome, kPassed, "Directorate", book_.looks.heading);
    merged(kFailed, kNotRun, "Reporting period", book_.looks.heading);
    merged(kWhy, kWhy, "SHA-256 of the file", book_.looks.heading);
    ++row_;
    CellFormat small = book_.looks.cell;
    small.size = 8;
    for (const Submission& submission : book_.input.submissions) {
      merged(kRule, kTitle, submission.workbook->name, book_.looks.cell);
      merged(kOutcome, kPassed, submission.directorate.empty() ? "not stated" : submission.directorate,
             book_.looks.cell);
      merged(kFailed, kNotRun, submission.period ? submission.period->words() : "not stated", book_.looks.cell);
      merged(kWhy, kWhy, submission.workbook->sha256, small);
      ++row_;
    }
    line("Checked for", period_in_words(book_.input.submissions, checked_.period));
    line("Register", book_.input.measure_register == nullptr ? "none: the rules that need one were not run"
                                                             : book_.input.measure_register->file);
    line("Checked by", "Scorebook " + std::string(kVersion) + ", catalogue of rules " + std::string(kCatalogueVersion));
    ++row_;
  }

  void count(const std::string& label, std::size_t number, const std::string& meaning, const CellFormat& format) {
    sheet_.merge({{row_, kRule}, {row_, kSeverity}}, label, format);
    sheet_.merge({{row_, kTitle}, {row_, kTitle}}, meaning, book_.looks.cell);
    sheet_.number({row_, kOutcome}, static_cast<double>(number), book_.looks.number);
    ++row_;
  }

  void counts() {
    const std::uint32_t first = row_;
    const FindingsLooks& looks = book_.looks;
    count("errors", checked_.errors, "open: to be mended or waived", looks.severity(Severity::error));
    count("queries", checked_.queries, "open: to be explained", looks.severity(Severity::query));
    count("notes", checked_.notes, "for information", looks.severity(Severity::note));
    count("waived", checked_.waived, "accepted with a reason", looks.waived());
    const std::size_t all = checked_.errors + checked_.queries + checked_.notes + checked_.waived;
    sheet_.merge({{row_, kRule}, {row_, kTitle}}, "all findings", looks.bold);
    sheet_.sum({row_, kOutcome}, {{first, kOutcome}, {row_ - 1, kOutcome}}, static_cast<double>(all), looks.total);
    ++row_;
    if (all > checked_.findings.size()) {
      sheet_.merge({{row_, kRule}, {row_, kWhy}},
                   counted(all - checked_.findings.size(), "finding") +
                       " of other measures not listed in this workbook; all counts are those of the whole.",
                   looks.words);
      ++row_;
    }
    ++row_;
  }

  void outcome(const RuleSummary& rule) {
    const CellRef cell{row_, kOutcome};
    const FindingsLooks& looks = book_.looks;
    const RuleEntry* entry = find_rule(rule.rule);
    if (rule.failed > 0) {
      CellFormat mark = looks.severity(entry == nullptr ? Severity::error : entry->severity);
      mark.bold = true;
      sheet_.text(cell, "failed", mark);
    } else if (rule.waived > 0) {
      sheet_.text(cell, "waived", looks.waived());
    } else if (rule.applied > 0) {
      sheet_.text(cell, rule.not_run > 0 ? "passed where run" : "passed", looks.good());
    } else {
      sheet_.text(cell, rule.not_run > 0 ? "not run" : "nothing to apply it to", looks.cell);
    }
  }

  void rule_row(const RuleSummary& rule) {
    book_.rule_cell(sheet_, {row_, kRule}, rule.rule);
    book_.texts(sheet_, {row_, kSeverity}, {rule_severity(rule.rule), rule_title(rule.rule)});
    outcome(rule);
    std::uint32_t column = kApplied;
    for (const std::size_t number : {rule.applied, rule.passed, rule.failed, rule.waived, rule.not_run})
      sheet_.number({row_, column++}, static_cast<double>(number), book_.looks.number);
    std::string why;
    for (const std::string& reason : rule.why_not_run) why += (why.empty() ? "" : "; ") + reason;
    book_.texts(sheet_, {row_, kWhy}, {why});
    ++row_;
  }

  void sums(std::uint32_t first) {
    RuleSummary all;
    for (const RuleSummary& rule : checked_.rules) {
      all.applied += rule.applied;
      all.passed += rule.passed;
      all.failed += rule.failed;
      all.waived += rule.waived;
      all.not_run += rule.not_run;
    }
    sheet_.merge({{row_, kRule}, {row_, kOutcome}}, "All rules", book_.looks.bold);
    std::uint32_t column = kApplied;
    for (const std::size_t number : {all.applied, all.passed, all.failed, all.waived, all.not_run}) {
      sheet_.sum({row_, column}, {{first, column}, {row_ - 1, column}}, static_cast<double>(number), book_.looks.total);
      ++column;
    }
    sheet_.blank({row_, kWhy}, book_.looks.cell);
  }

  const FindingsBook& book_;
  SheetWriter& sheet_;
  const CheckResult& checked_;
  std::uint32_t row_ = 1;
};

}  // namespace

void write_findings_summary(const FindingsBook& book) { Summary(book).write(); }

}  // namespace scorebook
