#include "report/findings_book.hpp"

#include <algorithm>

#include "report/finding_words.hpp"
#include "scorebook/version.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr std::uint32_t kHeadingFill = 0x1F3864, kLine = 0xBFBFBF, kLinkColour = 0x0563C1;

}  // namespace

FindingsLooks::FindingsLooks() {
  title.bold = true;
  title.size = 16;
  words.wrap = true;
  heading.bold = true;
  heading.wrap = true;
  heading.fill = kHeadingFill;
  heading.colour = 0xFFFFFF;
  heading.border = kLine;
  cell.wrap = true;
  cell.border = kLine;
  cell.number_format = "@";
  bold = cell;
  bold.bold = true;
  link = cell;
  link.underline = true;
  link.colour = kLinkColour;
  number = cell;
  number.number_format = "#,##0";
  number.across = Across::centre;
  total = number;
  total.bold = true;
}

CellFormat FindingsLooks::filled(std::uint32_t fill, std::uint32_t letters) const {
  CellFormat format = cell;
  format.fill = fill;
  format.colour = letters;
  return format;
}

CellFormat FindingsLooks::severity(Severity severity) const {
  switch (severity) {
    case Severity::error:
      return filled(0xFFC7CE, 0x9C0006);
    case Severity::query:
      return filled(0xFFEB9C, 0x6B4E00);
    case Severity::note:
      return filled(0xDDEBF7, 0x1F3864);
  }
  return cell;
}

FindingsBook::FindingsBook(const FindingsWorkbookInput& given, std::string workbook_path, WorkbookWriter& workbook)
    : input(given), path_(std::move(workbook_path)) {
  for (const Finding& finding : input.checked.findings) {
    const bool open = finding.state == FindingState::failed;
    (open ? open_findings : waived_findings).push_back(&finding);
    if (open && std::find(failed_rules.begin(), failed_rules.end(), finding.rule) == failed_rules.end())
      failed_rules.push_back(finding.rule);
  }
  summary = &workbook.add_sheet("Summary");
  findings = &workbook.add_sheet("Findings");
  not_run = &workbook.add_sheet("Not run");
  if (!waived_findings.empty()) waived = &workbook.add_sheet("Waived");
  if (!failed_rules.empty()) mend = &workbook.add_sheet("How to mend");
  if (!open_findings.empty()) waivers = &workbook.add_sheet("Waivers to copy");
}

void FindingsBook::rule_cell(SheetWriter& sheet, CellRef cell, const std::string& rule) const {
  const auto found = std::find(failed_rules.begin(), failed_rules.end(), rule);
  if (mend == nullptr || mend == &sheet || found == failed_rules.end()) {
    sheet.text(cell, rule, looks.cell);
    return;
  }
  sheet.link(cell, rule, *mend, {mend_row(static_cast<std::size_t>(found - failed_rules.begin())), 1}, looks.link);
}

void FindingsBook::place_cell(SheetWriter& sheet, CellRef cell, const Finding& finding) const {
  const Place place = finding.places.empty() ? Place{} : finding.places.front();
  if (!place.known()) {
    sheet.text(cell, "whole workbook", looks.cell);
    return;
  }
  const std::string words = to_string(place.cell);
  const Submission* submission = submission_at(input.submissions, place);
  const auto target = submission == nullptr
                          ? std::nullopt
                          : FileLink::to_cell(path_, submission->workbook->path, place.sheet_name(), place.cell);
  if (target) {
    sheet.link(cell, words, *target, looks.link);
  } else {
    sheet.text(cell, words, looks.cell);
  }
}

void FindingsBook::headings(SheetWriter& sheet, std::uint32_t row, const std::vector<BookColumn>& columns) const {
  std::uint32_t at = 1;
  for (const BookColumn& column : columns) {
    sheet.column_width(at, at, column.width);
    sheet.text({row, at}, column.heading, looks.heading);
    ++at;
  }
}

void FindingsBook::texts(SheetWriter& sheet, CellRef first, const std::vector<std::string>& words) const {
  for (const std::string& each : words) {
    if (each.empty()) {
      sheet.blank(first, looks.cell);
    } else {
      sheet.text(first, each, looks.cell);
    }
    ++first.column;
  }
}

void FindingsBook::print(SheetWriter& sheet, std::string_view title, CellRef last, Paper paper) const {
  const auto& submissions = input.submissions;
  PrintSetup setup;
  setup.paper = paper;
  setup.centred = false;
  setup.header_left = std::string(title);
  constexpr std::size_t kLongestName = 80;  // all of a header together has 255 characters
  const bool one = submissions.size() == 1 && submissions.front().workbook->name.size() <= kLongestName;
  setup.header_centre = one ? submissions.front().workbook->name : counted(submissions.size(), "workbook");
  setup.header_right = input.checked.period.words();
  setup.footer_left = "Scorebook " + std::string(kVersion) + ", rules " + std::string(kCatalogueVersion);
  sheet.print(setup);
  sheet.print_area({{1, 1}, last});
  sheet.numbers_as_text({{1, 1}, last});
}

std::string rule_severity(const std::string& rule) {
  const RuleEntry* entry = find_rule(rule);
  return entry == nullptr ? "" : std::string(severity_name(entry->severity));
}

std::string other_cells(const Finding& finding) {
  std::string words;
  const std::vector<std::string> cells = finding_cells(finding);
  for (std::size_t at = 1; at < cells.size(); ++at) words += (at == 1 ? "" : ", ") + cells[at];
  return words;
}

}  // namespace scorebook
