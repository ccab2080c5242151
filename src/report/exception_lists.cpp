#include "report/exception_lists.hpp"

#include "scorebook/measure.hpp"
#include "text/words.hpp"

namespace scorebook {

ExceptionOptions exception_options(const LayoutSheet& description) {
  return {description.good, description.concern, description.close_to_threshold};
}

std::string exception_figures(const Rating& rating) {
  std::string words;
  const auto add = [&](const std::string& part) { words += (words.empty() ? "" : "\n") + part; };
  for (const Observation* observation : {rating.value, rating.previous}) {
    if (observation != nullptr && observation->period)
      add(observation->period->label() + " " + observation->figure.shown());
  }
  if (rating.year_to_date != nullptr && rating.year_to_date->figure.value)
    add("year to date " + rating.year_to_date->figure.shown());
  if (rating.tolerance.kind != ToleranceKind::none && rating.tolerance.kind != ToleranceKind::to_be_set &&
      !rating.measure.tolerance.green.empty())
    add("target " + rating.measure.tolerance.green);
  if (rating.plan != nullptr && rating.target.value) add("target " + rating.target.typed);
  return words;
}

const DetailPage* page_of(const ReportBook& book, const Rating& rating) {
  for (const Submission* submission : latest_first(book.input)) {
    if (folded(submission->directorate) != folded(rating.directorate)) continue;
    for (const DetailPage& page : submission->pages) {
      for (const DetailColumn& column : page.columns) {
        if (column.measure == rating.measure.name && !trimmed(page.analysis.text).empty()) return &page;
      }
    }
  }
  return nullptr;
}

}  // namespace scorebook
