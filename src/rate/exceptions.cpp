#include "scorebook/exceptions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "rate/compared_period.hpp"
#include "rate/standing_rag.hpp"

namespace scorebook {
namespace {

bool declined(DirectionState state) { return plan_direction(state) == PlanDirection::got_worse; }

// The colour of a measure, and how it came to have it.
struct Colour {
  Rag rag = Rag::none;
  std::string working;
};

Rag rag_of(PlanStatus status) {
  switch (status) {
    case PlanStatus::met:
      return Rag::green;
    case PlanStatus::satisfactory:
      return Rag::amber;
    case PlanStatus::not_met:
      return Rag::red;
    case PlanStatus::not_settled:
    case PlanStatus::not_applicable:
    case PlanStatus::not_available:
      break;
  }
  return Rag::none;
}

Colour colour_of(const Rating& rating) {
  if (rating.plan == nullptr) return {standing_rag(rating).rag, standing_rag(rating).working};
  const Rag rag = rag_of(rating.status.status);
  if (rag == Rag::none) return {};
  for (const AppliedOverride& override : rating.overrides) {
    if (override.part == OverriddenPart::status && !override.follows) return {rag, override.words};
  }
  for (const RagResult* result : {&rating.rag_period, &rating.rag_year_end}) {
    if (result->rag == rag) return {rag, result->working};
  }
  return {rag, fmt::format("status {}: {}", plan_status_number(rating.status.status), rating.status.why)};
}

std::string reason_words(const Rating& rating, const Colour& colour, ExceptionReason reason) {
  switch (reason) {
    case ExceptionReason::green:
      return colour.rag == Rag::green ? colour.working : "";
    case ExceptionReason::amber:
      return colour.rag == Rag::amber ? colour.working : "";
    case ExceptionReason::red:
      return colour.rag == Rag::red ? colour.working : "";
    case ExceptionReason::better:
      return rating.direction.state == DirectionState::better ? "improved: " + rating.direction.working : "";
    case ExceptionReason::worse:
      return declined(rating.direction.state) ? "declined: " + rating.direction.working : "";
  }
  return "";
}

std::string why(const Rating& rating, const Colour& colour, const std::vector<ExceptionReason>& reasons) {
  std::string words;
  for (const ExceptionReason reason : reasons) {
    const std::string part = reason_words(rating, colour, reason);
    if (!part.empty()) words += (words.empty() ? "" : "; ") + part;
  }
  return words;
}

bool has_figure(const Observation* observation) {
  return observation != nullptr && observation->figure.value.has_value();
}

Period period_of(const Observation& observation, const Period& otherwise) {
  return observation.period ? *observation.period : otherwise;
}

// "the month before" where it is; otherwise the period by its name.
std::string when(const Observation& earlier, const Rating& rating) {
  if (!earlier.period) return "before";
  const Period own = rating.value == nullptr ? rating.period : period_of(*rating.value, rating.period);
  if (*earlier.period != own.previous()) return "in " + earlier.period->words();
  switch (own.kind()) {
    case PeriodKind::month:
      return "the month before";
    case PeriodKind::quarter:
      return "the quarter before";
    case PeriodKind::financial_year:
    case PeriodKind::academic_year:
    case PeriodKind::calendar_year:
      return "the year before";
    case PeriodKind::term:
    case PeriodKind::wave:
    case PeriodKind::span:
      break;
  }
  return "in " + earlier.period->words();
}

// Where the measure has the colour now and had another one before.
std::string newly_words(Rag rag, const Rating& rating, const Colour& colour) {
  const Rag before = rating.rag_previous.rag;
  if (colour.rag != rag || before == Rag::none || before == rag) return "";
  return fmt::format("{} {} ({}), now {}", rag_name(before), when(*rating.previous, rating),
                     rating.previous->figure.shown(), colour.working);
}

bool months_in_a_row(const Observation& first, const Observation& second, const Observation& third) {
  return first.period && second.period && third.period && third.period->kind() == PeriodKind::month &&
         *second.period == third.period->previous() && *first.period == second.period->previous();
}

using ThreePeriods = std::array<const Observation*, 3>;  // the latest last

// Three periods in a row that every step of the comparison is between; nothing where a figure is missing.
std::optional<ThreePeriods> three_compared(const Rating& rating) {
  if (!has_figure(rating.value) || !has_figure(rating.previous) || !has_figure(rating.before_previous)) return {};
  return ThreePeriods{rating.before_previous, rating.previous, rating.value};
}

// The last three periods of a measure that is compared with the same period last year and has no figures of three
// years. What counts the year so far rises by itself and has none.
std::optional<ThreePeriods> three_in_a_row(const Rating& rating) {
  const std::vector<const Observation*>& history = rating.history;
  if (rating.measure.direction_basis != DirectionBasis::same_period_last_year || is_cumulative(rating.measure) ||
      !has_figure(rating.value) || !rating.value->period || history.size() < 3)
    return {};
  const ThreePeriods last = {history[history.size() - 3], history[history.size() - 2], history.back()};
  for (std::size_t at = 0; at + 1 < last.size(); ++at) {
    if (*last[at]->period != last[at + 1]->period->previous()) return {};
  }
  if (*last.back()->period != *rating.value->period) return {};
  if (break_between(rating.breaks, *last.front()->period, *last.back()->period) != nullptr) return {};
  return last;
}

bool got_worse(const Observation& from, const Observation& to, const Rating& rating) {
  return declined(rate_step(&from.figure, &to.figure, Rag::none, rating).state);
}

// Performance worse at both of the last two steps. Months in a row need no names: the last is the report's own. What
// is seasonal may fall every autumn: it falls only where it is worse than the same period last year as well.
std::string falling_words(const Rating& rating, bool& known) {
  std::optional<ThreePeriods> periods = three_compared(rating);
  const bool by_years = periods.has_value();
  if (!by_years) periods = three_in_a_row(rating);
  if (!periods) return "";
  known = true;
  const auto& [first, second, third] = *periods;
  if (!declined(rating.direction.state)) return "";
  if (by_years && !declined(rating.direction_previous.state)) return "";
  if (!by_years && !(got_worse(*first, *second, rating) && got_worse(*second, *third, rating))) return "";
  const bool named = !months_in_a_row(*first, *second, *third);
  const auto words = [named](const Observation& observation) {
    const bool label = named && observation.period;
    return (label ? observation.period->label() + " " : "") + observation.figure.shown();
  };
  std::string falling = fmt::format("{}, then {}, then {}", words(*first), words(*second), words(*third));
  if (!by_years)
    falling +=
        fmt::format("; worse than {} of {} too", rating.previous->figure.shown(), rating.previous->period->words());
  return falling;
}

std::string close_words(const Rating& rating) {
  const bool green = rating.rag_period.rag == Rag::green;
  return fmt::format("close to {}: {}", green ? "amber" : "red", rating.rag_period.working);
}

void sort_by_ref(std::vector<ExceptionLine>& lines) {
  // A blank number is sorted where its neighbours say that it belongs, and last where they say nothing.
  const auto ref = [](const ExceptionLine& line) -> const std::string& {
    return line.rating->measure.ref.empty() ? line.rating->measure.ref_suggested : line.rating->measure.ref;
  };
  std::stable_sort(lines.begin(), lines.end(), [&](const ExceptionLine& left, const ExceptionLine& right) {
    if (ref(left).empty() || ref(right).empty()) return !ref(left).empty() && ref(right).empty();
    return ref_less(ref(left), ref(right));
  });
}

}  // namespace

Rag standing_colour(const Rating& rating) { return colour_of(rating).rag; }

bool judged(const Rating& rating) {
  return standing_colour(rating) != Rag::none || rating.direction.state != DirectionState::no_comparison;
}

Exceptions find_exceptions(const std::vector<Rating>& ratings, const ExceptionOptions& options) {
  Exceptions lists;
  for (const Rating& rating : ratings) {
    const auto add = [&](std::vector<ExceptionLine>& list, std::string words) {
      if (!words.empty()) list.push_back({&rating, std::move(words)});
    };
    const Colour colour = colour_of(rating);
    if (colour.rag != Rag::none) lists.colour_known = true;
    const std::string good = why(rating, colour, options.good), concern = why(rating, colour, options.concern);
    add(lists.good, good);
    add(lists.concern, concern);
    if (!good.empty() && !concern.empty()) add(lists.in_both, fmt::format("good: {}; of concern: {}", good, concern));
    if (rating.previous != nullptr) {
      if (rating.rag_previous.rag != Rag::none) lists.previous_known = true;
      add(lists.newly_red, newly_words(Rag::red, rating, colour));
      add(lists.newly_green, newly_words(Rag::green, rating, colour));
    }
    if (colour.rag == Rag::red) add(lists.red, colour.working);
    const bool worse = declined(rating.direction.state);
    if (colour.rag == Rag::red && worse) add(lists.red_and_worse, rating.direction.working);
    if (colour.rag == Rag::amber && worse) add(lists.amber_and_worse, rating.direction.working);
    add(lists.three_falling, falling_words(rating, lists.three_known));
    if (rating.margin && *rating.margin <= options.close_to_threshold) add(lists.close, close_words(rating));
  }
  for (auto* list : {&lists.good, &lists.concern, &lists.in_both, &lists.red, &lists.newly_red, &lists.newly_green,
                     &lists.red_and_worse, &lists.amber_and_worse, &lists.three_falling, &lists.close})
    sort_by_ref(*list);
  return lists;
}

}  // namespace scorebook
