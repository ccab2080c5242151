#include "report/exception_lists.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scorebook/measure.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

bool declined(DirectionState state) {
  return state == DirectionState::worse_within_target || state == DirectionState::worse_off_target ||
         state == DirectionState::worse_no_target;
}

std::string reason_words(const Rating& rating, ExceptionReason reason) {
  const Rag rag = rating.rag_period.rag;
  switch (reason) {
    case ExceptionReason::green:
      return rag == Rag::green ? rating.rag_period.working : "";
    case ExceptionReason::amber:
      return rag == Rag::amber ? rating.rag_period.working : "";
    case ExceptionReason::red:
      return rag == Rag::red ? rating.rag_period.working : "";
    case ExceptionReason::better:
      return rating.direction.state == DirectionState::better ? "improved: " + rating.direction.working : "";
    case ExceptionReason::worse:
      return declined(rating.direction.state) ? "declined: " + rating.direction.working : "";
  }
  return "";
}

std::string why(const Rating& rating, const std::vector<ExceptionReason>& reasons) {
  std::string words;
  for (const ExceptionReason reason : reasons) {
    const std::string part = reason_words(rating, reason);
    if (!part.empty()) words += (words.empty() ? "" : "; ") + part;
  }
  return words;
}

std::string close_words(const Rating& rating) {
  const bool green = rating.rag_period.rag == Rag::green;
  return fmt::format("close to {}: {}", green ? "amber" : "red", rating.rag_period.working);
}

bool has_figure(const Observation* observation) {
  return observation != nullptr && observation->figure.value.has_value();
}

// Performance worse at both of the last two steps.
std::string falling_words(const Rating& rating, bool& known) {
  if (!has_figure(rating.value) || !has_figure(rating.previous) || !has_figure(rating.before_previous)) return "";
  known = true;
  if (!declined(rating.direction.state) || !declined(rating.direction_previous.state)) return "";
  return fmt::format("{}, then {}, then {}", rating.before_previous->figure.shown(), rating.previous->figure.shown(),
                     rating.value->figure.shown());
}

void sort_by_ref(std::vector<ExceptionLine>& lines) {
  // A blank number is sorted where its neighbours say that it belongs, and last where they say nothing.
  const auto ref = [](const ExceptionLine& line) -> const std::string& {
    return line.rating->measure.ref.empty() ? line.rating->measure.ref_suggested : line.rating->measure.ref;
  };
  std::stable_sort(lines.begin(), lines.end(), [&](const ExceptionLine& left, const ExceptionLine& right) {
    if (ref(left).empty() || ref(right).empty()) return !ref(left).empty();
    return ref_less(ref(left), ref(right));
  });
}

}  // namespace

ExceptionLists find_exceptions(const ReportBook& book, const LayoutSheet& description) {
  ExceptionLists lists;
  for (const Rating& rating : book.input.ratings) {
    const auto add = [&](std::vector<ExceptionLine>& list, std::string words) {
      if (!words.empty()) list.push_back({&rating, std::move(words)});
    };
    add(lists.good, why(rating, description.good));
    add(lists.concern, why(rating, description.concern));
    const bool red = rating.rag_period.rag == Rag::red;
    if (rating.previous != nullptr) {
      const Rag before = rating.rag_previous.rag;
      if (before != Rag::none) lists.previous_known = true;
      if (red && before != Rag::none && before != Rag::red) {
        add(lists.newly_red, fmt::format("{} the month before ({}), now {}", rag_name(before),
                                         rating.previous->figure.shown(), rating.rag_period.working));
      }
    }
    if (red && declined(rating.direction.state)) add(lists.red_and_worse, rating.direction.working);
    add(lists.three_falling, falling_words(rating, lists.three_known));
    if (rating.margin && *rating.margin <= description.close_to_threshold) add(lists.close, close_words(rating));
  }
  for (auto* list :
       {&lists.good, &lists.concern, &lists.newly_red, &lists.red_and_worse, &lists.three_falling, &lists.close})
    sort_by_ref(*list);
  return lists;
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
