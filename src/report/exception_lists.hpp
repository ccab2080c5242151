// What the report says beside an exception: the figures of the measure and the page that comments on it. Which measures
// are exceptions is not decided here (scorebook/exceptions.hpp).
#pragma once

#include <string>

#include "report/report_book.hpp"
#include "scorebook/exceptions.hpp"

namespace scorebook {

// By what the layout asks for.
[[nodiscard]] ExceptionOptions exception_options(const LayoutSheet& description);
// "Mar-16 96.5%", "Feb-16 98.7%", "year to date 96.5%", "target 95%", each on its line.
[[nodiscard]] std::string exception_figures(const Rating& rating);
// The performance analysis of the page that the measure stands on; null where there is none.
[[nodiscard]] const DetailPage* page_of(const ReportBook& book, const Rating& rating);

}  // namespace scorebook
