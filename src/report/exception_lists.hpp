// What the report says beside an exception: the figures of the measure and what was written about it. Which measures
// are exceptions is not decided here (scorebook/exceptions.hpp).
#pragma once

#include <string>
#include <vector>

#include "report/report_book.hpp"
#include "scorebook/cover_sentences.hpp"
#include "scorebook/exceptions.hpp"

namespace scorebook {

// By what the layout asks for.
[[nodiscard]] ExceptionOptions exception_options(const LayoutSheet& description);
// The layout's first sheet of a kind; null where it has none.
[[nodiscard]] const LayoutSheet* sheet_of_kind(const Layout& layout, SheetKind kind);
// What stands where a list of exceptions of these measures is empty: "There are no exceptions to report this quarter.",
// and how many of them could not be judged at all.
[[nodiscard]] std::string no_exceptions_words(std::size_t measures, std::size_t judged, const Period& period);
// What stands over the numbers and the titles of measures: as on the layout's scorecard, else "NO." and "INDICATOR".
[[nodiscard]] std::string number_heading(const ReportBook& book);
[[nodiscard]] std::string measure_heading(const ReportBook& book);
// "Mar-16 96.5%", "Feb-16 98.7%", "year to date 96.5%", "target 95%", each on its line.
[[nodiscard]] std::string exception_figures(const Rating& rating);
// "Contacts!D14, D15" of one workbook, each with its workbook in front where the report is of several.
[[nodiscard]] std::string places_in_words(const ReportBook& book, const std::vector<Place>& places);

// The performance analysis of the page that the measure stands on; null where there is none.
[[nodiscard]] const DetailPage* page_of(const ReportBook& book, const Rating& rating);

// The measure of a restated figure, of the directorate that restated it: two may number theirs alike. Null where no
// rating is certainly of it.
[[nodiscard]] const Rating* rating_of(const ReportBook& book, const RestatedSentence& sentence);

// What was written about a measure: the performance analysis of its page, the remarks beside it in a plan or
// in a table that the register's Sources sheet states.
struct MeasureComment {
  const void* source = nullptr;  // the same for measures that share it; null where there is none
  std::string text;
};
[[nodiscard]] MeasureComment commentary_on(const ReportBook& book, const Rating& rating);

}  // namespace scorebook
