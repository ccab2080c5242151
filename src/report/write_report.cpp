// The whole report: the sheets of the layout in its order, then the file.
#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "report/living_formulas.hpp"
#include "report/own_report.hpp"
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

// The layout's pages in its order, as far as the workbooks have them, then all other pages in the workbooks' order.
std::vector<PlannedPage> plan_pages(const ReportInput& input, const LayoutSheet& description) {
  std::vector<PlannedPage> planned;
  std::set<const DetailPage*> taken;
  const std::vector<const Submission*> ordered = latest_first(input);
  for (const LayoutPage& page : description.pages) {
    for (const Submission& submission : input.submissions) {
      for (const DetailPage& detail : submission.pages) {
        if (!detail.sheet || folded(detail.sheet->sheet) != folded(page.source) || !taken.insert(&detail).second)
          continue;
        if (!superseded(ordered, submission, detail)) planned.push_back({page, &submission, &detail, nullptr});
      }
    }
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
};

std::vector<PlannedSheet> add_sheets(const ReportInput& input, const Layout& layout, WorkbookWriter& writer) {
  std::vector<PlannedSheet> planned;
  for (const LayoutSheet& description : layout.sheets) {
    if (description.kind == SheetKind::findings && input.edition != Edition::working) continue;
    PlannedSheet sheet{&description, nullptr, {}};
    if (description.kind == SheetKind::pages) {
      sheet.pages = plan_pages(input, description);
      for (PlannedPage& page : sheet.pages) page.sheet = &writer.add_sheet(page.page.name);
    } else {
      sheet.sheet = &writer.add_sheet(description.name);
    }
    planned.push_back(std::move(sheet));
  }
  return planned;
}

std::vector<ContentsLine> contents_of(const std::vector<PlannedSheet>& sheets) {
  std::vector<ContentsLine> contents;
  for (const PlannedSheet& sheet : sheets) {
    if (sheet.description->kind == SheetKind::cover) continue;
    if (sheet.sheet != nullptr) contents.push_back({sheet.sheet, sheet.description->title});
    for (const PlannedPage& page : sheet.pages) {
      const std::string& own = page.page.title.empty() ? page.detail->title.text : page.page.title;
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
      write_priorities(book, *sheet.sheet, description);
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
        write_detail_page(book, *page.sheet, description, page.page, *page.submission, *page.detail);
      }
      break;
  }
}

}  // namespace

Result<void> write_report(const ReportInput& input, const LayoutSource& source, const std::string& path) {
  auto layout = read_layout(source);
  if (!layout) return layout.error();
  WorkbookProperties properties;
  const bool march = month_of(input.period.last()) == 3;
  properties.title = march ? layout.value().title_at_year_end : layout.value().title;
  properties.subject = layout.value().subject;
  properties.status = input.status == ReportStatus::final ? "FINAL" : "DRAFT";
  properties.author = input.submissions.empty() || input.submissions.front().directorate.empty()
                          ? layout.value().directorate
                          : input.submissions.front().directorate;
  properties.created = fixed_date(input);
  properties.custom = {own_report_mark(), {"Language", "en-GB"}};  // of a workbook there is no other place for it
  auto writer = WorkbookWriter::create(path, properties);
  if (!writer) return writer.error();
  ReportBook book(input, layout.value(), *writer.value());
  const auto sheets = add_sheets(input, layout.value(), *writer.value());
  const auto contents = contents_of(sheets);
  for (const PlannedSheet& sheet : sheets) write_sheet(book, sheet, contents);
  for (const PlannedSheet& sheet : sheets) {
    if (sheet.description->kind == SheetKind::sources) write_sources(book, *sheet.sheet, *sheet.description);
  }
  write_living_formulas(book);
  return writer.value()->close();
}

}  // namespace scorebook
