#include "rate/overrides.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "rate/period_of_measure.hpp"
#include "rate/standing_rag.hpp"

namespace scorebook {
namespace {

// "natural variation (J Smith, 12/04/2016)"
std::string decided(const Override& override) {
  const std::string date = override.date ? ", " + to_string(*override.date) : "";
  return fmt::format("{} ({}{})", override.reason, override.name, date);
}

std::string status_words(PlanStatus status) {
  return status == PlanStatus::not_settled ? "not settled" : fmt::format("status {}", plan_status_number(status));
}

std::string rag_words(Rag rag) { return rag == Rag::none ? "not rated" : std::string(rag_name(rag)); }

bool improved_or_up(OverrideDirection direction) {
  return direction == OverrideDirection::improved || direction == OverrideDirection::up;
}

bool stable_or_level(OverrideDirection direction) {
  return direction == OverrideDirection::stable || direction == OverrideDirection::level;
}

bool of_number(OverrideDirection direction, Polarity polarity) {
  const bool arrow = direction == OverrideDirection::up || direction == OverrideDirection::level ||
                     direction == OverrideDirection::down;
  return arrow && (polarity == Polarity::info || polarity == Polarity::unknown);
}

// The state of that direction beside a figure of that colour.
DirectionState state_of(OverrideDirection direction, Polarity polarity, Rag rag, const Settings& settings) {
  const bool up = improved_or_up(direction), level = stable_or_level(direction);
  if (of_number(direction, polarity))
    return up ? DirectionState::number_up : level ? DirectionState::number_level : DirectionState::number_down;
  if (up) return DirectionState::better;
  if (rag == Rag::none) return level ? DirectionState::level_no_target : DirectionState::worse_no_target;
  const bool within =
      rag == Rag::green || (rag == Rag::amber && settings.within_limits == WithinLimits::green_or_amber);
  if (level) return within ? DirectionState::level_within_target : DirectionState::level_off_target;
  return within ? DirectionState::worse_within_target : DirectionState::worse_off_target;
}

// Level or worse, which the colour of the figure tells apart further.
std::optional<OverrideDirection> beside_a_colour(DirectionState state) {
  switch (state) {
    case DirectionState::level_within_target:
    case DirectionState::level_off_target:
    case DirectionState::level_no_target:
      return OverrideDirection::stable;
    case DirectionState::worse_within_target:
    case DirectionState::worse_off_target:
    case DirectionState::worse_no_target:
      return OverrideDirection::got_worse;
    case DirectionState::better:
    case DirectionState::number_up:
    case DirectionState::number_level:
    case DirectionState::number_down:
    case DirectionState::no_comparison:
      break;
  }
  return std::nullopt;
}

class Overriding {
 public:
  Overriding(Rating& rating, const Override& override) : rating_(rating), override_(override) {}

  void of_own_period() {
    const Rag before = standing_rag(rating_).rag;
    if (override_.rag_period) {
      set_rag(OverriddenPart::rag_period, rating_.rag_period, *override_.rag_period);
      rating_.margin.reset();  // of a colour that no longer stands
    }
    if (override_.rag_year_end) set_rag(OverriddenPart::rag_year_end, rating_.rag_year_end, *override_.rag_year_end);
    const bool recoloured = standing_rag(rating_).rag != before;
    settle_direction(recoloured);
    settle_status(recoloured, before);
  }

  void of_previous_period() {
    if (override_.rag_period) set_rag(OverriddenPart::previous_rag, rating_.rag_previous, *override_.rag_period);
    Direction& direction = rating_.direction_previous;
    if (override_.direction) {
      set_direction(
          OverriddenPart::previous_direction, direction,
          state_of(*override_.direction, rating_.measure.polarity, rating_.rag_previous.rag, rating_.settings), false);
    } else if (override_.rag_period) {
      follow(OverriddenPart::previous_direction, direction, rating_.rag_previous.rag);
    }
  }

 private:
  void set_rag(OverriddenPart part, RagResult& result, Rag now) {
    const std::string working = result.rag == Rag::none ? result.reason : result.working;
    const std::string words = note(part, rag_words(now), rag_words(result.rag), working, false);
    result.rag = now;
    result.reason = now == Rag::none ? "by override: " + decided(override_) : "";
    result.working = words;
    result.without = WithoutRag::whatever_the_figure;
  }

  void set_direction(OverriddenPart part, Direction& direction, DirectionState now, bool follows) {
    const std::string words = note(part, std::string(direction_state_name(now)),
                                   std::string(direction_state_name(direction.state)), direction.working, follows);
    direction = {now, words};
  }

  void follow(OverriddenPart part, Direction& direction, Rag rag) {
    const std::optional<OverrideDirection> moved = beside_a_colour(direction.state);
    if (!moved) return;
    const DirectionState now = state_of(*moved, rating_.measure.polarity, rag, rating_.settings);
    if (now != direction.state) set_direction(part, direction, now, true);
  }

  void settle_direction(bool recoloured) {
    if (override_.direction) {
      set_direction(
          OverriddenPart::direction, rating_.direction,
          state_of(*override_.direction, rating_.measure.polarity, standing_rag(rating_).rag, rating_.settings), false);
    } else if (recoloured) {
      follow(OverriddenPart::direction, rating_.direction, standing_rag(rating_).rag);
    }
  }

  void settle_status(bool recoloured, Rag before) {
    const PlanStatus worked_out = rating_.status.status;
    PlanStatus now = worked_out;
    if (override_.status) {
      now = *override_.status;
    } else if (recoloured &&
               (before == Rag::none || worked_out == plan_status_of(before, PlanStatus::not_applicable))) {
      now = plan_status_of(standing_rag(rating_).rag, PlanStatus::not_applicable);
    }
    if (!override_.status && now == worked_out) return;
    rating_.status = {now, note(OverriddenPart::status, status_words(now), status_words(worked_out), rating_.status.why,
                                !override_.status)};
  }

  // Keeps what was worked out, and says what stands, why, and against what.
  std::string note(OverriddenPart part, std::string now, std::string worked_out, std::string working, bool follows) {
    AppliedOverride applied;
    applied.part = part;
    applied.follows = follows;
    applied.reason = override_.reason;
    applied.name = override_.name;
    applied.date = override_.date;
    applied.place = override_.place;
    applied.words = fmt::format("{} by override{}: {}; worked out: {}{}", now, follows ? " of the RAG" : "",
                                decided(override_), worked_out, working.empty() ? "" : ", " + working);
    applied.now = std::move(now);
    applied.worked_out = std::move(worked_out);
    applied.working = std::move(working);
    rating_.overrides.push_back(std::move(applied));
    return rating_.overrides.back().words;
  }

  Rating& rating_;
  const Override& override_;
};

// Whether it is the period that the rating is of: that of its figure; without a figure the one that was asked for, or
// the one of the measure's frequency that ends with it.
bool is_own_period(const Rating& rating, const Period& period) {
  if (rating.value != nullptr && rating.value->period) return *rating.value->period == period;
  if (rating.period == period) return true;
  return rating.period.last() == period.last() && is_of_frequency(period, parse_frequency(rating.measure.frequency));
}

}  // namespace

std::string_view overridden_part_name(OverriddenPart part) {
  switch (part) {
    case OverriddenPart::rag_period:
      return "RAG in period";
    case OverriddenPart::rag_year_end:
      return "RAG at year end";
    case OverriddenPart::status:
      return "status";
    case OverriddenPart::direction:
      return "direction";
    case OverriddenPart::previous_rag:
      return "RAG before";
    case OverriddenPart::previous_direction:
      return "direction before";
  }
  return "";
}

std::vector<const Override*> apply_overrides(std::vector<Rating>& ratings, const Register& measure_register) {
  std::multimap<std::string, const Override*> by_ref;
  for (const Override& override : measure_register.overrides) by_ref.emplace(override.ref, &override);
  std::set<MonthNumber> ends;
  std::set<std::string> rated;
  for (Rating& rating : ratings) {
    ends.insert(rating.period.last());
    const std::string& ref = rating.measure.ref;
    if (ref.empty()) continue;
    rated.insert(ref);
    const auto [first, last] = by_ref.equal_range(ref);
    for (auto each = first; each != last; ++each) {
      const Override& override = *each->second;
      const bool of_previous =
          rating.previous != nullptr && rating.previous->period && *rating.previous->period == override.period;
      if (is_own_period(rating, override.period)) {
        Overriding(rating, override).of_own_period();
      } else if (of_previous) {
        Overriding(rating, override).of_previous_period();
      }
    }
  }
  std::vector<const Override*> without_rating;
  for (const Override& override : measure_register.overrides) {
    if (ends.count(override.period.last()) > 0 && rated.count(override.ref) == 0) without_rating.push_back(&override);
  }
  return without_rating;
}

}  // namespace scorebook
