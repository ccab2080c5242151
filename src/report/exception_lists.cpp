#include "report/exception_lists.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

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
      return rag == Rag::green ? "green: " + rating.rag_period.working : "";
    case ExceptionReason::amber:
      return rag == Rag::amber ? "amber: " + rating.rag_period.working : "";
    case ExceptionReason::red:
      return rag == Rag::red ? "red: " + rating.rag_period.working : "";
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

// How far the figure is inside the threshold that it would cross next, as a share of the way between green and red.
std::optional<double> margin(const Rating& rating) {
  const Tolerance& tolerance = rating.tolerance;
  if (rating.value == nullptr || !rating.value->figure.value || !tolerance.green) return std::nullopt;
  const Figure& figure = rating.value->figure;
  const double value = figure.exact.value_or(*figure.value).to_double();
  const double green = tolerance.green->to_double();
  const Rag rag = rating.rag_period.rag;
  if (rag != Rag::green && rag != Rag::amber) return std::nullopt;
  double edge = 0, way = 0, distance = 0;
  if (tolerance.kind == ToleranceKind::band && tolerance.amber && tolerance.centre) {
    way = tolerance.amber->to_double() - green;
    edge = rag == Rag::green ? green : tolerance.amber->to_double();
    distance = edge - std::fabs(value - tolerance.centre->to_double());
  } else if (tolerance.red && tolerance.kind != ToleranceKind::range && tolerance.kind != ToleranceKind::band) {
    const double red = tolerance.red->to_double();
    way = std::fabs(green - red);
    edge = rag == Rag::green ? green : red;
    distance = std::fabs(value - edge);
  } else {
    return std::nullopt;
  }
  if (!(way > 0)) return std::nullopt;
  return distance / way;
}

std::string close_words(const Rating& rating) {
  const bool green = rating.rag_period.rag == Rag::green;
  return fmt::format("{} now and close to {}: {}", green ? "green" : "amber", green ? "amber" : "red",
                     rating.rag_period.working);
}

Period month_before(const Period& period) { return period.previous(); }

// Performance worse at both of the last two steps.
std::string falling_words(const ReportBook& book, const Rating& rating, bool& known) {
  if (rating.value == nullptr || rating.previous == nullptr) return "";
  const Period before = month_before(month_before(rating.period));
  const Observation* first = book.in_row(rating, ObservationKind::value, before);
  if (first == nullptr || !first->figure.value || !rating.previous->figure.value || !rating.value->figure.value)
    return "";
  known = true;
  if (!declined(rating.direction.state)) return "";
  const RagResult rag_before = rate_rag(rating.previous->figure, rating.tolerance, rating.measure.unit);
  const Direction step =
      rate_direction(&first->figure, &rating.previous->figure, rating.measure.polarity, rag_before.rag);
  if (!declined(step.state)) return "";
  return fmt::format("{}, then {}, then {}", first->figure.shown(), rating.previous->figure.shown(),
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
      const RagResult before = rate_rag(rating.previous->figure, rating.tolerance, rating.measure.unit);
      if (before.rag != Rag::none) lists.previous_known = true;
      if (red && before.rag != Rag::none && before.rag != Rag::red) {
        add(lists.newly_red, fmt::format("{} the month before ({}), red now: {}", rag_name(before.rag),
                                         rating.previous->figure.shown(), rating.rag_period.working));
      }
    }
    if (red && declined(rating.direction.state)) add(lists.red_and_worse, rating.direction.working);
    add(lists.three_falling, falling_words(book, rating, lists.three_known));
    const auto near = margin(rating);
    if (near && *near <= description.close_to_threshold) add(lists.close, close_words(rating));
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
  for (const Submission& submission : book.input.submissions) {
    for (const DetailPage& page : submission.pages) {
      for (const DetailColumn& column : page.columns) {
        if (column.measure == rating.measure.name && !trimmed(page.analysis.text).empty()) return &page;
      }
    }
  }
  return nullptr;
}

}  // namespace scorebook
