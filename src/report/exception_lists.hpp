// Which measures are exceptions, and why. Good or improved, or of concern, by the layout's reasons; a measure can be
// both, and then stands in both lists with its reasons. The shorter lists below look at what a member asks next: what
// is newly red, what is red and still getting worse, what falls for the third period in a row, what is about to lose
// its colour.
#pragma once

#include <string>
#include <vector>

#include "report/report_book.hpp"

namespace scorebook {

struct ExceptionLine {
  const Rating* rating = nullptr;
  std::string why;
};

struct ExceptionLists {
  std::vector<ExceptionLine> good, concern;                                   // by ref
  std::vector<ExceptionLine> newly_red, red_and_worse, three_falling, close;  // by ref
  bool previous_known = false;  // whether any measure has a RAG of the period before
  bool three_known = false;     // whether any measure has figures of three periods
};

[[nodiscard]] ExceptionLists find_exceptions(const ReportBook& book, const LayoutSheet& description);
// "Mar-16 96.5%", "Feb-16 98.7%", "year to date 96.5%", "target 95%", each on its line.
[[nodiscard]] std::string exception_figures(const Rating& rating);
// The performance analysis of the page that the measure stands on; null where there is none.
[[nodiscard]] const DetailPage* page_of(const ReportBook& book, const Rating& rating);

}  // namespace scorebook
