#include "report/rating_words.hpp"

#include <algorithm>

#include "scorebook/member_summary.hpp"

namespace scorebook {

namespace {

std::string amount_words(Decimal amount, Unit unit) {
  Figure figure;
  figure.value = amount;
  figure.unit = unit;
  figure.decimals = std::max(amount.places(), 0);
  return figure.shown();
}

std::string side_words(TargetSide side) {
  switch (side) {
    case TargetSide::none:
      return "";
    case TargetSide::at_least:
      return "at least ";
    case TargetSide::at_most:
      return "at most ";
    case TargetSide::above:
      return "above ";
    case TargetSide::below:
      return "below ";
  }
  return "";
}

// The target where the tolerance has one: the green threshold, or the middle of a band.
std::optional<Decimal> target_of(const Tolerance& tolerance) {
  switch (tolerance.kind) {
    case ToleranceKind::high_is_good:
    case ToleranceKind::low_red_from:
    case ToleranceKind::low_red_above:
    case ToleranceKind::low_sign_wrong:
      return tolerance.green;
    case ToleranceKind::band:
      return tolerance.centre;
    case ToleranceKind::range:
    case ToleranceKind::none:
    case ToleranceKind::to_be_set:
    case ToleranceKind::not_understood:
      return std::nullopt;
  }
  return std::nullopt;
}

Unit unit_or(Unit unit, const Rating& rating) { return unit == Unit::unknown ? rating.measure.unit : unit; }

}  // namespace

std::optional<Decimal> target_number(const Rating& rating) {
  const std::optional<Decimal> of_tolerance = target_of(rating.tolerance);
  return of_tolerance ? of_tolerance : rating.target.value;
}

std::string target_words(const Rating& rating) {
  const TargetForPeriod& target = rating.target;
  if (const auto of_tolerance = target_of(rating.tolerance))
    return amount_words(*of_tolerance, unit_or(rating.tolerance.unit, rating));
  if (rating.tolerance.kind == ToleranceKind::range && rating.tolerance.range_low && rating.tolerance.range_high) {
    const Unit unit = unit_or(rating.tolerance.unit, rating);
    return amount_words(*rating.tolerance.range_low, unit) + " to " + amount_words(*rating.tolerance.range_high, unit);
  }
  if (target.value) {
    const std::string number =
        target.shown.empty() ? amount_words(*target.value, unit_or(target.unit, rating)) : target.shown;
    const std::string words = side_words(target.side) + number;
    return target.working.empty() ? words : words + ": " + target.working;
  }
  return target.reason.empty() ? "" : "none: " + target.reason;
}

std::string_view rated_by_name(RatedBy rated_by) {
  switch (rated_by) {
    case RatedBy::nothing:
      return "nothing";
    case RatedBy::tolerance:
      return "tolerance";
    case RatedBy::dated_tolerance:
      return "dated tolerance";
    case RatedBy::rule:
      return "rule";
    case RatedBy::target:
      return "target";
  }
  return "";
}

std::string_view status_in_short(PlanStatus status) {
  switch (status) {
    case PlanStatus::not_settled:
      return "not settled";
    case PlanStatus::met:
      return "met";
    case PlanStatus::satisfactory:
      return "satisfactory";
    case PlanStatus::not_met:
      return "not met";
    case PlanStatus::not_applicable:
      return "no target";
    case PlanStatus::not_available:
      return "no figure yet";
  }
  return "";
}

std::string status_words(const StatusResult& status) {
  const int number = plan_status_number(status.status);
  std::string words = number == 0 ? "none: " : std::to_string(number) + ": ";
  words += plan_status_words(status.status);
  return status.why.empty() ? words : words + " (" + status.why + ")";
}

std::string_view direction_name(const Rating& rating, DirectionState state) {
  return rating.plan == nullptr ? direction_state_name(state) : plan_direction_name(plan_direction(state));
}

std::string state_words(DirectionState state, const std::string& compared) {
  if (state != DirectionState::number_level || compared == "the month before")
    return std::string(direction_state_words(state));
  return "stable with " + compared + " (no good/bad performance)";
}

std::string state_words(const Rating& rating, DirectionState state) {
  if (rating.plan != nullptr) return std::string(direction_name(rating, state));
  return state_words(state, compared_with({&rating}).words);
}

std::string direction_words(const Rating& rating, const Direction& direction) {
  std::string words = state_words(rating, direction.state);
  // Where there is nothing to compare with, working and words are the same sentence.
  if (direction.working.empty() || direction.working == words) return words;
  return direction.working + ": " + words;
}

std::string long_state_words(const Rating& rating) {
  if (rating.plan == nullptr && rating.direction_long.state == DirectionState::number_level)
    return "stable over the year (no good/bad performance)";
  return state_words(rating, rating.direction_long.state);
}

std::string long_direction_words(const Rating& rating) {
  const Direction& direction = rating.direction_long;
  const std::string words = long_state_words(rating);
  if (direction.working.empty() || direction.working == words) return words;
  return direction.working + ": " + words;
}

std::string threshold_words(const std::string& typed, const Tolerance& tolerance) {
  const auto is_threshold = [&](const std::string& digits) {
    const std::optional<Decimal> number = Decimal::parse(digits);
    const auto equals = [&](const std::optional<Decimal>& threshold) {
      return threshold && number && threshold->absolute() == *number;
    };
    return equals(tolerance.red) || equals(tolerance.amber) || equals(tolerance.green) || equals(tolerance.centre) ||
           equals(tolerance.range_low) || equals(tolerance.range_high);
  };
  const auto digit = [&](std::size_t at) { return at < typed.size() && typed[at] >= '0' && typed[at] <= '9'; };
  const auto part_of_number = [&](std::size_t at) {
    return at < typed.size() && (typed[at] == '.' || typed[at] == ',');
  };
  constexpr std::size_t kFewest = 4, kGroup = 3;
  std::string words;
  for (std::size_t at = 0; at < typed.size();) {
    std::size_t end = at;
    while (digit(end)) ++end;
    const std::string digits = typed.substr(at, end - at);
    const bool inside = at > 0 && part_of_number(at - 1);
    const bool grouped = part_of_number(end) && typed[end] == ',' && digit(end + 1);
    std::size_t whole = end;  // with its decimals
    if (part_of_number(end) && typed[end] == '.') {
      ++whole;
      while (digit(whole)) ++whole;
    }
    if (digits.size() < kFewest || inside || grouped || !is_threshold(typed.substr(at, whole - at))) {
      words += end == at ? typed.substr(at++, 1) : digits;
      at = std::max(at, end);
      continue;
    }
    for (std::size_t place = 0; place < digits.size(); ++place) {
      if (place > 0 && (digits.size() - place) % kGroup == 0) words += ',';
      words += digits[place];
    }
    at = end;
  }
  return words;
}

std::string rag_words(const RagResult& result) {
  if (!result.working.empty()) return result.working;
  return result.reason.empty() ? "no RAG" : "no RAG: " + result.reason;
}

std::string figure_words(const Observation* observation) {
  if (observation == nullptr) return "no figure";
  const Figure& figure = observation->figure;
  std::string words = figure.shown();
  if (!figure.value && figure.missing && *figure.missing != Missing::text && *figure.missing != Missing::error)
    words += " (" + std::string(missing_name(*figure.missing)) + ")";
  return figure.value && figure.provisional ? words + " (provisional)" : words;
}

Arrow shown_arrow(const Rating& rating, DirectionState state) {
  const bool none = rating.plan != nullptr && plan_direction(state) == PlanDirection::not_applicable;
  return none ? Arrow::none : direction_arrow(state);
}

}  // namespace scorebook
