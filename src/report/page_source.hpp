// The figures of a detail page, made ready to be written: those of the workbook's own page and, where the layout asks
// for more, those that the history of its measures has: months before the page's own, and measures that the page has no
// column for. A page that no workbook has can be made of the history alone.
#pragma once

#include <string>
#include <vector>

#include "report/report_book.hpp"

namespace scorebook {

struct PageSource {
  Submission submission;  // of the page's observations alone
  DetailPage detail;
  std::string note;  // what is not of the page itself, in sentences; empty where all of it is
};

// `submission` and `detail` are null for a page that no workbook has.
[[nodiscard]] PageSource page_source(const ReportBook& book, const LayoutSheet& description, const LayoutPage& page,
                                     const Submission* submission, const DetailPage* detail);

}  // namespace scorebook
