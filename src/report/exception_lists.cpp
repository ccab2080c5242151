#include "report/exception_lists.hpp"

#include <fmt/format.h>

#include "report/rating_words.hpp"
#include "report/scorecard_columns.hpp"
#include "scorebook/measure.hpp"
#include "text/period_noun.hpp"
#include "text/words.hpp"

namespace scorebook {

ExceptionOptions exception_options(const LayoutSheet& description) {
  return {description.good, description.concern, description.close_to_threshold};
}

const LayoutSheet* sheet_of_kind(const Layout& layout, SheetKind kind) {
  for (const LayoutSheet& sheet : layout.sheets) {
    if (sheet.kind == kind) return &sheet;
  }
  return nullptr;
}

std::string no_exceptions_words(std::size_t measures, std::size_t judged, const Period& period) {
  if (measures == 0) return "There is no measure to look for exceptions among.";
  const std::size_t unjudged = measures - judged;
  if (judged == 0)
    return fmt::format("Exceptions are not known: {} neither a colour nor a direction of travel for {}.",
                       measures == 1 ? "the only measure has" : fmt::format("each of the {} measures has", measures),
                       period.words());
  const std::string none = fmt::format("There are no exceptions to report this {}.", period_noun(period.kind()));
  if (unjudged == 0) return none;
  return fmt::format("{} {} of {} could not be judged.", none, unjudged, counted(measures, "measure"));
}

namespace {

std::string heading_of(const ReportBook& book, ColumnShows shows, const char* otherwise) {
  for (const LayoutSheet& sheet : book.layout.sheets) {
    if (sheet.kind != SheetKind::scorecard && sheet.kind != SheetKind::plan_scorecard) continue;
    for (const LayoutColumn& column : sheet.columns) {
      if (column.shows == shows && !trimmed(column.heading).empty())
        return column_heading(book, column.heading, column);
    }
  }
  return otherwise;
}

}  // namespace

std::string number_heading(const ReportBook& book) { return heading_of(book, ColumnShows::ref, "NO."); }

std::string measure_heading(const ReportBook& book) { return heading_of(book, ColumnShows::title, "INDICATOR"); }

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
      !rating.measure.tolerance.green.empty()) {
    add("target " + threshold_words(rating.measure.tolerance.green, rating.tolerance));
  } else if (rating.target.value) {
    add("target " + target_words(rating));
  } else if (!trimmed(rating.target.typed).empty()) {
    add("target: " + collapsed(rating.target.typed));
  }
  return words.empty() ? "no figure" : words;
}

std::string places_in_words(const ReportBook& book, const std::vector<Place>& places) {
  const std::size_t earlier = book.input.earlier == nullptr ? 0 : book.input.earlier->size();
  const bool several = book.input.submissions.size() + earlier > 1;
  std::string words;
  const Place* last = nullptr;
  for (const Place& place : places) {
    const bool same_book = last != nullptr && last->workbook_name() == place.workbook_name();
    const bool same_sheet = same_book && last->sheet_name() == place.sheet_name();
    if (!words.empty()) words += ", ";
    if (several && !same_book) words += "[" + place.workbook_name() + "] ";
    words += same_sheet ? to_string(place.cell) : to_string(place);
    last = &place;
  }
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

const Rating* rating_of(const ReportBook& book, const RestatedSentence& sentence) {
  const Rating* found = nullptr;
  for (const Rating& rating : book.input.ratings) {
    if (rating.measure.name != sentence.figure->measure) continue;
    if (sentence.later != nullptr && folded(rating.directorate) != folded(sentence.later->directorate)) continue;
    if (found != nullptr) return nullptr;
    found = &rating;
  }
  return found;
}

namespace {

// The remarks in the row of the rating's figure; where there is no figure, of the latest workbook of the directorate
// that has any.
MeasureComment remarks_on(const ReportBook& book, const Rating& rating) {
  const Place* figure = rating.value == nullptr || !rating.value->place.known() ? nullptr : &rating.value->place;
  MeasureComment found;
  for (const Submission* submission : latest_first(book.input)) {
    if (folded(submission->directorate) != folded(rating.directorate)) continue;
    for (const MeasureRemark& remark : book.remarks(*submission, rating.measure.name)) {
      // The sheet itself, not its name: two workbooks may be called alike.
      if (figure != nullptr && (remark.words.place.sheet != figure->sheet || remark.row != figure->cell.row)) continue;
      found.source = &rating;
      found.text += (found.text.empty() ? "" : "\n") + trimmed(remark.words.text);
    }
    if (found.source != nullptr) return found;
  }
  return found;
}

}  // namespace

MeasureComment commentary_on(const ReportBook& book, const Rating& rating) {
  MeasureComment found;
  if (rating.plan != nullptr) {
    for (const LabelledCell& remark : rating.plan->remarks) {
      if (trimmed(remark.text).empty()) continue;
      found.source = rating.plan;
      found.text += (found.text.empty() ? "" : "\n") + trimmed(remark.text);
    }
  }
  if (found.source != nullptr) return found;
  if (const DetailPage* page = page_of(book, rating)) return {page, page->analysis.text};
  return remarks_on(book, rating);
}

}  // namespace scorebook
