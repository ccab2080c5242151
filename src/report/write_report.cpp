// The whole report: the sheets of the layout in its order, then the file.
#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "report/living_formulas.hpp"
#include "report/own_report.hpp"
#include "report/register_words.hpp"
#include "report/sheets.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

struct PlannedPage {
  LayoutPage page;
  const Submission* submission = nullptr;
  const DetailPage* detail = nullptr;
  SheetWriter* sheet = nullptr;
};

// Whether another workbook of the directorate has the page for the reported period, or for a later one.
bool superseded(const std::vector<const Submission*>& ordered, const Submission& submission, const DetailPage& detail) {
  for (const Submission* other : ordered) {
    if (other == &submission) return false;
    if (folded(other->directorate) != folded(submission.directorate)) continue;
    const bool has_page = std::any_of(other->pages.begin(), other->pages.end(), [&](const DetailPage& page) {
      return page.sheet && folded(page.sheet->sheet) == folded(detail.sheet->sheet);
    });
    if (has_page && other->period != submission.period) return true;
  }
  return false;
}

// The pages that are named, in order, as far as the workbooks have them or the history can make them; then all other
// pages in the workbooks' order. A sheet of a workbook can be shown on several pages, each with measures of its own.
std::vector<PlannedPage> plan_pages(const ReportInput& input, const LayoutSheet& description) {
  std::vector<PlannedPage> planned;
  std::set<const DetailPage*> taken;
  const std::vector<const Submission*> ordered = latest_first(input);
  for (const LayoutPage& page : named_pages(description, input.measure_register)) {
    bool found = false;
    for (const Submission& submission : input.submissions) {
      for (const DetailPage& detail : submission.pages) {
        if (!detail.sheet || folded(detail.sheet->sheet) != folded(page.source)) continue;
        found = true;
        taken.insert(&detail);
        if (!superseded(ordered, submission, detail)) planned.push_back({page, &submission, &detail, nullptr});
      }
    }
    if (!found && !page.measures.empty()) planned.push_back({page, nullptr, nullptr, nullptr});
  }
  for (const Submission& submission : input.submissions) {
    for (const DetailPage& detail : submission.pages) {
      if (!detail.sheet || !taken.insert(&detail).second || superseded(ordered, submission, detail)) continue;
      LayoutPage page;
      page.source = page.name = detail.sheet->sheet;
      planned.push_back({page, &submission, &detail, nullptr});
    }
  }
  return planned;
}

// The date of the document properties: fixed by the input, never the clock.
Date fixed_date(const ReportInput& input) {
  const std::string& iso = input.created_on;
  const auto digits = [&](std::size_t from, std::size_t count) {
    int number = 0;
    for (std::size_t i = from; i < from + count; ++i) {
      if (i >= iso.size() || iso[i] < '0' || iso[i] > '9') return -1;
      number = number * 10 + (iso[i] - '0');
    }
    return number;
  };
  const Date date{digits(0, 4), digits(5, 2), digits(8, 2)};
  if (date.year > 1970 && date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= 31) return date;
  return {year_of(input.period.last()), month_of(input.period.last()), 1};
}

struct PlannedSheet {
  const LayoutSheet* description = nullptr;
  SheetWriter* sheet = nullptr;  // null for the pages, which have their own
  std::vector<PlannedPage> pages;
  std::vector<SheetWriter*> priorities = {};  // a sheet for each of the book's
};

std::vector<PlannedSheet> add_sheets(const ReportBook& book, WorkbookWriter& writer) {
  const ReportInput& input = book.input;
  std::vector<PlannedSheet> planned;
  for (const LayoutSheet& description : book.layout.sheets) {
    const bool for_the_office =
        description.kind == SheetKind::findings || description.kind == SheetKind::draft_sentences;
    if (for_the_office && input.edition != Edition::working) continue;
    PlannedSheet sheet{&description, nullptr, {}};
    if (description.kind == SheetKind::pages) {
      sheet.pages = plan_pages(input, description);
      for (PlannedPage& page : sheet.pages) page.sheet = &writer.add_sheet(page.page.name);
    } else if (description.kind == SheetKind::priorities) {
      for (const PriorityReport& priority : book.priorities)
        sheet.priorities.push_back(&writer.add_sheet(priority_sheet_name(description, priority)));
    } else {
      sheet.sheet = &writer.add_sheet(description.name);
    }
    planned.push_back(std::move(sheet));
  }
  return planned;
}

std::vector<ContentsLine> contents_of(const ReportBook& book, const std::vector<PlannedSheet>& sheets) {
  std::vector<ContentsLine> contents;
  for (const PlannedSheet& sheet : sheets) {
    if (sheet.description->kind == SheetKind::cover) continue;
    if (sheet.sheet != nullptr) contents.push_back({sheet.sheet, book.filled(sheet.description->title)});
    for (std::size_t i = 0; i < sheet.priorities.size(); ++i)
      contents.push_back({sheet.priorities[i], priority_title(*sheet.description, book.priorities[i])});
    for (const PlannedPage& page : sheet.pages) {
      const std::string own =
          page.page.title.empty() && page.detail != nullptr ? page.detail->title.text : page.page.title;
      contents.push_back({page.sheet, own.empty() ? page.page.name : own});
    }
  }
  return contents;
}

void write_sheet(ReportBook& book, const PlannedSheet& sheet, const std::vector<ContentsLine>& contents) {
  const LayoutSheet& description = *sheet.description;
  switch (description.kind) {
    case SheetKind::cover:
      write_cover(book, *sheet.sheet, description, contents);
      break;
    case SheetKind::key:
      write_key(book, *sheet.sheet, description);
      break;
    case SheetKind::scorecard:
      write_scorecard(book, *sheet.sheet, description);
      break;
    case SheetKind::exceptions:
      write_exceptions(book, *sheet.sheet, description);
      break;
    case SheetKind::notes:
      write_data_notes(book, *sheet.sheet, description);
      break;
    case SheetKind::findings:
      write_findings(book, *sheet.sheet, description);
      break;
    case SheetKind::sources:
      break;  // last of all: the others say what it lists
    case SheetKind::data:
      write_data(book, *sheet.sheet, description);
      break;
    case SheetKind::about:
      write_about(book, *sheet.sheet, description);
      break;
    case SheetKind::outcomes:
      write_outcomes(book, *sheet.sheet, description);
      break;
    case SheetKind::executive_summary:
      write_executive_summary(book, *sheet.sheet, description);
      break;
    case SheetKind::priorities:
      for (std::size_t i = 0; i < sheet.priorities.size(); ++i)
        write_priority(book, *sheet.priorities[i], description, i);
      for (SheetWriter* each : sheet.priorities) each->settle();
      break;
    case SheetKind::plan_scorecard:
      write_plan_scorecard(book, *sheet.sheet, description);
      break;
    case SheetKind::submissions:
      write_submissions(book, *sheet.sheet, description);
      break;
    case SheetKind::member_summary:
      write_member_summary(book, *sheet.sheet, description);
      break;
    case SheetKind::draft_sentences:
      write_draft_sentences(book, *sheet.sheet, description);
      break;
    case SheetKind::pages:
      for (const PlannedPage& page : sheet.pages) {
        write_detail_page(book, *page.sheet, description, page.page, page.submission, page.detail);
        page.sheet->settle();
      }
      break;
  }
  if (sheet.sheet != nullptr) sheet.sheet->settle();
}

}  // namespace

Result<void> write_report(const ReportInput& input, const LayoutSource& source, const std::string& path) {
  auto layout = read_layout(source);
  if (!layout) return layout.error();
  use_report_words(input.measure_register, layout.value());
  WorkbookProperties properties;
  // Worked out once: titles and sheets speak of the same.
  std::vector<PriorityReport> priorities = plan_priorities(input.ratings, input.measure_register, input.period);
  properties.title = report_title(input, layout.value(), priorities);
  properties.subject = filled_in(layout.value().subject, input, priorities);
  properties.status = input.status == ReportStatus::final ? "FINAL" : "DRAFT";
  properties.author = report_directorate(input, layout.value());
  properties.created = fixed_date(input);
  properties.custom = {own_report_mark(), {"Language", "en-GB"}};  // of a workbook there is no other place for it
  auto writer = WorkbookWriter::create(path, properties);
  if (!writer) return writer.error();
  ReportBook book(input, layout.value(), std::move(priorities), *writer.value());
  const auto sheets = add_sheets(book, *writer.value());
  const auto contents = contents_of(book, sheets);
  for (const PlannedSheet& sheet : sheets) write_sheet(book, sheet, contents);
  for (const PlannedSheet& sheet : sheets) {
    if (sheet.description->kind == SheetKind::sources) write_sources(book, *sheet.sheet, *sheet.description);
  }
  write_living_formulas(book);
  return writer.value()->close();
}

}  // namespace scorebook
