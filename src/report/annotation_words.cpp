#include "report/annotation_words.hpp"

#include <algorithm>
#include <set>

#include "report/finding_words.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr std::size_t kMostCellsNamed = 12;

bool is_waived(const Finding& finding) { return finding.state == FindingState::waived; }

std::string severity_in_capitals(Severity severity) {
  std::string word(severity_name(severity));
  for (char& letter : word)
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  return word;
}

// "ERROR A301: percentage is not its numerator over its denominator"
std::string headline_of(const Finding& finding) {
  const std::string title = rule_title(finding.rule);
  return (is_waived(finding) ? "WAIVED " : "") + severity_in_capitals(finding.severity) + " " + finding.rule +
         (title.empty() ? "" : ": " + title);
}

// "Waived by J Smith on 01/04/2016 until 30/06/2016: system change"
std::string waiver_words(const WaivedBy& waiver) {
  std::string words = "Waived";
  if (!waiver.name.empty()) words += " by " + collapsed(waiver.name);
  if (waiver.date) words += " on " + to_string(*waiver.date);
  if (waiver.until) words += " until " + to_string(*waiver.until);
  return words + (waiver.reason.empty() ? "" : ": " + collapsed(waiver.reason));
}

// The cells of a finding, where there is another than the one at which the comment stands.
std::string other_cells(const Finding& finding, const Place& where) {
  if (finding.places.empty() || (finding.places.size() == 1 && finding.places.front() == where)) return "";
  const Place& first = finding.places.front();
  const std::string label = finding.places.size() == 1 ? "Cell: " : "Cells: ";
  if (first.sheet != where.sheet)
    return label + finding_place(finding, first.workbook_name() != where.workbook_name(), kMostCellsNamed);
  const std::vector<std::string> cells = finding_cells(finding);
  const std::size_t named = std::min(cells.size(), kMostCellsNamed);
  std::string words = label;
  for (std::size_t index = 0; index < named; ++index) words += (index == 0 ? "" : ", ") + cells[index];
  if (cells.size() > named) words += " and " + counted(cells.size() - named, "more cell");
  return words;
}

std::string finding_words(const Finding& finding, const Place& where) {
  std::string words = headline_of(finding);
  const auto line = [&words](const std::string& text) {
    if (!text.empty()) words += "\n" + text;
  };
  std::string about = collapsed(finding.measure);
  if (finding.period) about += (about.empty() ? "" : ", ") + finding.period->label();
  line(about);
  std::string figures = finding.observed.empty() ? "" : "Found " + collapsed(finding.observed);
  if (!finding.expected.empty())
    figures += (figures.empty() ? "Expected " : ", expected ") + collapsed(finding.expected);
  line(figures);
  line(finding.message);
  if (finding.waived_by) line(waiver_words(*finding.waived_by));
  if (!finding.fix.empty() && !is_waived(finding)) line("To do: " + finding.fix);
  line(other_cells(finding, where));
  return words;
}

constexpr const char* kFullList = "'scorebook check' lists them in full.";

// The texts with a blank line between them, as many as there is room for; what is left out is counted.
std::string fitted(const std::vector<std::string>& texts, std::string words, std::size_t room) {
  std::size_t said = 0;
  for (const std::string& text : texts) {
    const std::string more = (words.empty() ? "" : "\n\n") + text;
    if (words.size() + more.size() <= room) {
      words += more;
    } else if (said == 0 && words.size() < room / 2) {  // longer than all the room: a part of it is better than nothing
      words += shortened(more, room - words.size()) + "\n('scorebook check' says the rest.)";
    } else {
      break;
    }
    ++said;
  }
  if (said < texts.size()) words += "\n\nAnd " + counted(texts.size() - said, "more finding") + ": " + kFullList;
  return words;
}

std::string in_words(std::size_t errors, std::size_t queries, std::size_t notes, std::size_t waived) {
  std::string words =
      counted(errors, "error") + ", " + counted(queries, "query", "queries") + " and " + counted(notes, "note");
  if (waived > 0) words += ", and " + std::to_string(waived) + " waived";
  return words;
}

std::string counts(const std::vector<const Finding*>& findings) {
  std::size_t number[3] = {0, 0, 0}, waived = 0;
  for (const Finding* finding : findings) {
    if (is_waived(*finding))
      ++waived;
    else
      ++number[static_cast<std::size_t>(finding->severity)];
  }
  return in_words(number[0], number[1], number[2], waived);
}

}  // namespace

std::string comment_words(const std::vector<const Finding*>& findings, const Place& where) {
  std::vector<std::string> texts;
  texts.reserve(findings.size());
  for (const Finding* finding : findings) texts.push_back(finding_words(*finding, where));
  return fitted(texts, "", kLongestComment);
}

std::uint32_t comment_colour(const std::vector<const Finding*>& findings) {
  constexpr std::uint32_t kRed = 0xFDE4E1, kAmber = 0xFFF1CE, kBlue = 0xE4EEF9, kGrey = 0xEDEDED;
  const auto any = [&findings](Severity severity) {
    return std::any_of(findings.begin(), findings.end(), [severity](const Finding* finding) {
      return !is_waived(*finding) && finding->severity == severity;
    });
  };
  if (any(Severity::error)) return kRed;
  if (any(Severity::query)) return kAmber;
  return any(Severity::note) ? kBlue : kGrey;
}

std::string summary_words(const Submission& submission, const CheckResult& result, const AnnotationSummary& summary) {
  std::string words = std::string(kCopyOf) + collapsed(submission.workbook->name) + std::string(kAsChecked);
  if (!submission.period || *submission.period == result.period) words += " for " + result.period.words();
  words += ": " + counts(summary.findings) + ".";
  const std::size_t all = result.errors + result.queries + result.notes + result.waived;
  if (all > result.findings.size()) {
    words += "\n" + counted(all - result.findings.size(), "finding") +
             " of other measures not listed here; the whole: " +
             in_words(result.errors, result.queries, result.notes, result.waived) + ".";
  }
  if (summary.cells > 0) {
    words += "\nComments stand at " + counted(summary.cells, "cell") +
             "; Review > Show All Comments (or Notes) shows them all" +
             (summary.hidden == 0 ? "." : ", but for those in hidden rows, columns and sheets.") +
             "\nThe next copy replaces what they say. Write words of your own below their last line.";
  }
  if (summary.hidden > 0) {
    words += "\n" + counted(summary.hidden, "finding") + (summary.hidden == 1 ? " stands" : " stand") +
             " in hidden rows, columns or sheets: " + cells_in_ranges(summary.hidden_cells, false, kMostCellsNamed) +
             ".";
  }
  if (!summary.changed_by_hand.empty()) {
    words +=
        "\nWords of an earlier check stay in " + counted(summary.changed_by_hand.size(), "comment") +
        ", for they have been changed by hand: " + cells_in_ranges(summary.changed_by_hand, false, kMostCellsNamed) +
        ".";
  }
  words += "\nApart from the comments nothing was changed.";
  const auto ran =
      std::count_if(result.rules.begin(), result.rules.end(), [](const RuleSummary& rule) { return rule.applied > 0; });
  if (static_cast<std::size_t>(ran) < result.rules.size())
    words += "\n" + std::to_string(ran) + " of " + counted(result.rules.size(), "rule") +
             " could be run; 'scorebook check' says why the others were not.";
  if (summary.without_cell.empty()) return words;
  words += "\n\nFindings without a comment of their own:";
  std::vector<std::string> texts;
  for (const Finding* finding : summary.without_cell) texts.push_back(finding_words(*finding, Place{}));
  return fitted(texts, words, std::max(kLongestComment * 2, words.size() + kLongestComment));
}

}  // namespace scorebook
