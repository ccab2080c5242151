// The sheets of a report, one function each. A sheet is given, already added in its place; what it shows comes from the
// book's input, its order and headings from the layout.
#pragma once

#include <string>
#include <vector>

#include "report/report_book.hpp"

namespace scorebook {

// A line of the cover's contents.
struct ContentsLine {
  const SheetWriter* sheet = nullptr;
  std::string words;
};

void write_cover(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description,
                 const std::vector<ContentsLine>& contents);
void write_key(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description);
void write_scorecard(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description);
void write_exceptions(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description);
// Without a submission and a page of it the page is made of the history of its measures.
void write_detail_page(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description, const LayoutPage& page,
                       const Submission* submission, const DetailPage* detail);
void write_data_notes(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description);
void write_findings(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description);
void write_sources(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description);
void write_data(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description);
void write_about(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description);
void write_outcomes(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description);
void write_executive_summary(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description);
// The sheet of one priority of the book's; its name and its title: those that the plan gives it, the layout's for the
// measures that no priority is stated of.
void write_priority(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description, std::size_t priority);
[[nodiscard]] std::string priority_sheet_name(const LayoutSheet& description, const PriorityReport& priority);
[[nodiscard]] std::string priority_title(const LayoutSheet& description, const PriorityReport& priority);
void write_plan_scorecard(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description);
void write_submissions(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description);
void write_member_summary(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description);
void write_draft_sentences(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description);

}  // namespace scorebook
