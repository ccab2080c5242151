// scorebook check and scorebook rules for people: first how it stands, then the findings rule by rule, then which rules
// ran with sums that add up, what was not run and why, and what that means for the submission.
#include <algorithm>
#include <utility>

#include "report/finding_words.hpp"
#include "report/inspection.hpp"
#include "report/neighbourhood.hpp"
#include "scorebook/text.hpp"
#include "scorebook/text_layout.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr std::size_t kMostCellsOfAFinding = 6;
constexpr std::string_view kWaivedHeading = "WAIVED: accepted with a reason, and not open";

Ink severity_ink(Severity severity) {
  switch (severity) {
    case Severity::error:
      return Ink::red;
    case Severity::query:
      return Ink::amber;
    case Severity::note:
      return Ink::faint;
  }
  return Ink::plain;
}

std::string_view severity_heading(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "ERRORS: to be mended, or waived with a reason, before submission";
    case Severity::query:
      return "QUERIES: to be explained";
    case Severity::note:
      return "NOTES: for information";
  }
  return "";
}

// "31 errors, 20 queries and 5 notes"
std::string counts_in_words(const CheckResult& result) {
  return counted(result.errors, "error") + ", " + counted(result.queries, "query", "queries") + " and " +
         counted(result.notes, "note");
}

std::string head_text(const std::vector<Submission>& submissions, const CheckResult& result, const TextStyle& style) {
  std::string names;
  for (const Submission& submission : submissions) names += (names.empty() ? "" : ", ") + submission.workbook->name;
  std::size_t ran = 0;
  for (const RuleSummary& rule : result.rules) ran += rule.applied > 0 ? 1 : 0;
  std::string text = paragraph("Check of " + names + " for " + period_in_words(submissions, result.period), 0, style);
  std::string summary = counts_in_words(result) + "; ";
  summary += result.waived == 0 ? "nothing waived. " : std::to_string(result.waived) + " waived. ";
  summary += std::to_string(ran) + " of " + counted(result.rules.size(), "rule") + " could be run";
  summary += ran == result.rules.size() ? "." : "; the others are named below, with the reason.";
  return text + paragraph(summary, 0, style);
}

// "Referrals!D14, C14 (2.8, Mar-16)"
std::string finding_head(const Finding& finding, bool several_workbooks, const TextStyle& style) {
  std::string head = finding_place(finding, several_workbooks, style.most_listed == 0 ? 0 : kMostCellsOfAFinding);
  std::string about = finding.measure;
  if (finding.period) about += (about.empty() ? "" : ", ") + finding.period->label();
  return about.empty() ? head : head + "  (" + about + ")";
}

// What was found, with the cells beside it, and what is wrong; what to do follows where it is not the same for all.
std::string finding_text(const Finding& finding, const std::vector<Submission>& submissions, bool with_fix,
                         const TextStyle& style) {
  constexpr std::size_t kIndent = 6;
  std::string text;
  std::size_t margin = 2;
  for (const std::string& line :
       wrapped(printable(finding_head(finding, submissions.size() > 1, style)), style.width - kIndent)) {
    text += std::string(margin, ' ') + painted(line, Ink::bold, style) + "\n";
    margin = kIndent;
  }
  std::string figures = finding.observed.empty() ? "" : "found " + finding.observed;
  if (!finding.expected.empty()) figures += (figures.empty() ? "" : ", ") + std::string("expected ") + finding.expected;
  if (!figures.empty()) text += paragraph(figures, kIndent, style);
  if (const auto neighbourhood = neighbourhood_of(submissions, finding))
    text += neighbourhood_text(*neighbourhood, kIndent, severity_ink(finding.severity), style);
  text += paragraph(finding.message, kIndent, style);
  if (finding.state == FindingState::waived) {
    std::string words = waived_words(finding);
    words.front() = 'W';
    text += paragraph(words + ".", kIndent, style);
  } else if (with_fix && !finding.fix.empty()) {
    text += paragraph("To do: " + finding.fix, kIndent, style);
  }
  return text;
}

using Findings = std::vector<const Finding*>;

// How many are not shown, and where they all are.
std::string not_shown_text(Findings::const_iterator first, Findings::const_iterator last, bool several_workbooks,
                           const TextStyle& style) {
  constexpr std::size_t kMostRanges = 12;
  std::vector<Place> places;
  for (auto finding = first; finding != last; ++finding) {
    if (!(*finding)->places.empty()) places.push_back((*finding)->places.front());
  }
  std::string words = "... and " + std::to_string(last - first) + " more";
  const std::string cells = cells_in_ranges(places, several_workbooks, kMostRanges);
  if (!cells.empty()) words += ": " + cells;
  return paragraph(words, 2, style);
}

// The findings of one rule; what there is to do once, where it is the same for all.
std::string rule_findings_text(Findings::const_iterator first, Findings::const_iterator last,
                               const std::vector<Submission>& submissions, const TextStyle& style) {
  const auto number = static_cast<std::size_t>(last - first);
  const bool waived = (*first)->state == FindingState::waived;
  const std::string& fix = (*first)->fix;
  const bool one_fix =
      number > 1 && !waived && std::all_of(first, last, [&fix](const Finding* other) { return other->fix == fix; });
  const std::string title = (*first)->rule + "  " + rule_title((*first)->rule) + ": " + std::to_string(number);
  std::string text = "\n" + headline(title, waived ? Ink::faint : severity_ink((*first)->severity), style);
  const std::size_t listed = style.most_listed == 0 ? number : std::min(number, style.most_listed);
  const auto end_of_list = first + static_cast<std::ptrdiff_t>(listed);
  for (auto finding = first; finding != end_of_list; ++finding)
    text += finding_text(**finding, submissions, !one_fix, style);
  if (end_of_list != last) text += not_shown_text(end_of_list, last, submissions.size() > 1, style);
  if (one_fix && !fix.empty()) text += paragraph("To do: " + fix, 2, style);
  return text;
}

// Open findings by severity and rule, then those that were waived, by rule.
std::string findings_text(const std::vector<Submission>& submissions, const CheckResult& result,
                          const TextStyle& style) {
  Findings findings;
  for (const Finding& finding : result.findings) findings.push_back(&finding);
  const auto is_open = [](const Finding* finding) { return finding->state == FindingState::failed; };
  std::stable_partition(findings.begin(), findings.end(), is_open);
  const auto heading = [](const Finding& finding) {
    return finding.state == FindingState::waived ? kWaivedHeading : severity_heading(finding.severity);
  };
  std::string text;
  std::string_view last_heading;
  bool some_not_shown = false;
  auto first = findings.cbegin();
  while (first != findings.cend()) {
    const auto last = std::find_if(first, findings.cend(), [&](const Finding* other) {
      return other->rule != (*first)->rule || heading(*other) != heading(**first);
    });
    if (heading(**first) != last_heading) {
      last_heading = heading(**first);
      text += "\n" + headline(last_heading, Ink::bold, style);
    }
    text += rule_findings_text(first, last, submissions, style);
    some_not_shown =
        some_not_shown || (style.most_listed != 0 && static_cast<std::size_t>(last - first) > style.most_listed);
    first = last;
  }
  if (some_not_shown) {
    text += "\n" + paragraph(
                       "All findings in full: -f xlsx -o findings.xlsx for Excel, -f json, -f csv, or -o with the "
                       "name of a text file.",
                       0, style);
  }
  const std::size_t all = result.errors + result.queries + result.notes + result.waived;
  if (all > result.findings.size()) {
    text += "\n" + paragraph(counted(all - result.findings.size(), "finding") +
                                 " of other measures not listed here; all counts are those of the whole.",
                             0, style);
  }
  return text;
}

std::string rules_table(const CheckResult& result, const TextStyle& style) {
  TextTable table({{"Rule"},
                   {"What it finds", Wrap::late},
                   {"Applied", Wrap::never, true},
                   {"Passed", Wrap::never, true},
                   {"Failed", Wrap::never, true},
                   {"Waived", Wrap::never, true},
                   {"Not run", Wrap::never, true}});
  RuleSummary total;
  for (const RuleSummary& rule : result.rules) {
    table.add_row({rule.rule, rule_title(rule.rule), std::to_string(rule.applied), std::to_string(rule.passed),
                   TextCell(std::to_string(rule.failed), rule.failed > 0 ? Ink::bold : Ink::plain),
                   std::to_string(rule.waived), std::to_string(rule.not_run)});
    total.applied += rule.applied;
    total.passed += rule.passed;
    total.failed += rule.failed;
    total.waived += rule.waived;
    total.not_run += rule.not_run;
  }
  table.add_rule();
  table.add_row({"All", "", std::to_string(total.applied), std::to_string(total.passed), std::to_string(total.failed),
                 std::to_string(total.waived), std::to_string(total.not_run)});
  return "\n" + headline("RULES: how often each was applied, and what came of it", Ink::bold, style) +
         table.to_string(0, style) +
         paragraph("Applied = passed + failed + waived. Not run stands beside it and is no pass.", 0, style);
}

std::string not_run_text(const CheckResult& result, const TextStyle& style) {
  std::string text;
  for (const RuleSummary& rule : result.rules) {
    if (rule.applied == 0 && rule.not_run == 0) {
      text += paragraph("nothing to apply it to", 8, style, "  " + rule.rule);
    }
    bool first = true;
    for (const std::string& why : rule.why_not_run) {
      text += paragraph(why, 8, style, first ? "  " + rule.rule : "");
      first = false;
    }
  }
  if (text.empty()) return "\nEvery rule was run wherever it applies.\n";
  return "\n" + painted("NOT RUN, and why", Ink::bold, style) + "\n" + text;
}

std::string meaning_text(const CheckResult& result, const TextStyle& style) {
  if (result.errors > 0) {
    const std::string must =
        counted(result.errors, "error") + " must be mended, or waived with a reason, before submission.";
    return "\n" + headline(must, Ink::bold, style);
  }
  std::string none = "No error that must be mended before submission";
  if (result.waived > 0) none += " (" + std::to_string(result.waived) + " waived)";
  none += ".";
  if (result.queries > 0) none += " " + counted(result.queries, "query", "queries") + " to be explained.";
  return "\n" + headline(none, Ink::bold, style);
}

}  // namespace

std::string check_text(const std::vector<Submission>& submissions, const CheckResult& result, const TextStyle& style) {
  return head_text(submissions, result, style) + findings_text(submissions, result, style) +
         rules_table(result, style) + not_run_text(result, style) + meaning_text(result, style);
}

std::string rules_text(const TextStyle& style) {
  TextTable table({{"Rule"}, {"Severity"}, {"What it finds", Wrap::late}});
  for (const RuleEntry& rule : rule_catalogue()) {
    table.add_row({std::string(rule.id),
                   TextCell(std::string(severity_name(rule.severity)), severity_ink(rule.severity)),
                   std::string(rule.title)});
  }
  return table.to_string(0, style) + "\n" +
         paragraph(
             "An error must be mended or waived before submission, a query needs an explanation, a note is for "
             "information. One rule with its reason and an example: scorebook rules A301.",
             0, style);
}

std::string rule_text(const RuleEntry& rule, const TextStyle& style) {
  constexpr std::size_t kIndent = 18;
  std::string text = headline(std::string(rule.id) + ": " + std::string(rule.title), Ink::bold, style);
  const auto add = [&](std::string_view label, std::string_view words) {
    if (!words.empty()) text += "\n" + paragraph(words, kIndent, style, label);
  };
  add("Severity", severity_name(rule.severity));
  add("What it checks", rule.checks);
  add("Why", rule.why);
  add("Example", rule.example);
  add("How to mend it", rule.mend);
  add("How to waive it", rule.waive);
  return text;
}

}  // namespace scorebook
