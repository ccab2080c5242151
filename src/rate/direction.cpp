// Direction of travel: the direction of performance, this period's figure against the one before, both as shown.
// "Within target" means that the figure is green. Source of states, arrows and words: the key of the monthly scorecard.
#include <fmt/format.h>

#include <array>

#include "rate/ratable.hpp"
#include "scorebook/rating.hpp"
#include "text/words.hpp"

namespace scorebook {

namespace {

struct StateEntry {
  DirectionState state;
  std::string_view name;
  Arrow arrow;
  Tone tone;
  std::string_view words;
};

// In the order of the key.
constexpr std::array<StateEntry, 11> kStates = {{
    {DirectionState::number_up, "number up", Arrow::up, Tone::neutral, "increase in numbers (no good/bad performance)"},
    {DirectionState::number_level, "number level", Arrow::level, Tone::neutral,
     "stable with last month (no good/bad performance)"},
    {DirectionState::number_down, "number down", Arrow::down, Tone::neutral,
     "decrease in numbers (no good/bad performance)"},
    {DirectionState::better, "better", Arrow::up, Tone::good, "improvement in performance"},
    {DirectionState::level_within_target, "level, within target", Arrow::level, Tone::good,
     "no movement but within limits of target"},
    {DirectionState::level_off_target, "level, off target", Arrow::level, Tone::bad, "no movement, not on target"},
    {DirectionState::worse_within_target, "worse, within target", Arrow::down, Tone::caution,
     "decline in performance but still within limits of target"},
    {DirectionState::worse_off_target, "worse, off target", Arrow::down, Tone::bad,
     "decline in performance, not on target"},
    {DirectionState::worse_no_target, "worse, no target", Arrow::down, Tone::neutral,
     "decline in performance (no target set)"},
    {DirectionState::level_no_target, "level, no target", Arrow::level, Tone::neutral, "no movement (no target set)"},
    {DirectionState::no_comparison, "no comparison", Arrow::none, Tone::neutral, "no earlier figure to compare with"},
}};

const StateEntry& entry(DirectionState state) {
  for (const StateEntry& candidate : kStates) {
    if (candidate.state == state) return candidate;
  }
  return kStates.back();
}

enum class Movement : std::uint8_t { down, level, up };

DirectionState state_of_number(Movement number) {
  if (number == Movement::up) return DirectionState::number_up;
  return number == Movement::level ? DirectionState::number_level : DirectionState::number_down;
}

DirectionState state_of_performance(Movement performance, Rag rag) {
  if (performance == Movement::up) return DirectionState::better;
  const bool level = performance == Movement::level;
  switch (rag) {
    case Rag::green:
      return level ? DirectionState::level_within_target : DirectionState::worse_within_target;
    case Rag::amber:
    case Rag::red:
      return level ? DirectionState::level_off_target : DirectionState::worse_off_target;
    case Rag::none:
      break;
  }
  return level ? DirectionState::level_no_target : DirectionState::worse_no_target;
}

std::string_view reading_of(Polarity polarity) {
  switch (polarity) {
    case Polarity::high:
      return "and high is good";
    case Polarity::low:
      return "and low is good";
    case Polarity::within_limits:
      return "and within limits the direction is that of the number";
    case Polarity::info:
      return "with no good or bad performance";
    case Polarity::unknown:
      break;
  }
  return "but what good performance is, is not known, so it is neither good nor bad";
}

std::string missing_words(const Figure* figure) {
  return figure == nullptr || collapsed(figure->text).empty() ? "" : ": " + collapsed(figure->text);
}

bool same_scale(const Figure& left, const Figure& right) { return on_one_scale(left.unit, right.unit); }

}  // namespace

std::string_view arrow_name(Arrow arrow) {
  switch (arrow) {
    case Arrow::none:
      return "none";
    case Arrow::up:
      return "up";
    case Arrow::level:
      return "level";
    case Arrow::down:
      return "down";
  }
  return "";
}

std::string_view arrow_sign(Arrow arrow) {
  switch (arrow) {
    case Arrow::none:
      return "";
    case Arrow::up:
      return "\u2191";
    case Arrow::level:
      return "\u2192";
    case Arrow::down:
      return "\u2193";
  }
  return "";
}

std::string_view tone_name(Tone tone) {
  switch (tone) {
    case Tone::neutral:
      return "neutral";
    case Tone::good:
      return "good";
    case Tone::caution:
      return "caution";
    case Tone::bad:
      return "bad";
  }
  return "";
}

std::string_view direction_state_name(DirectionState state) { return entry(state).name; }
std::string_view direction_state_words(DirectionState state) { return entry(state).words; }
Arrow direction_arrow(DirectionState state) { return entry(state).arrow; }
Tone direction_tone(DirectionState state) { return entry(state).tone; }

const std::vector<DirectionState>& direction_states() {
  static const std::vector<DirectionState> states = [] {
    std::vector<DirectionState> all;
    for (const StateEntry& each : kStates) all.push_back(each.state);
    return all;
  }();
  return states;
}

std::optional<Arrow> parse_arrow(std::string_view text) {
  const std::string word = folded(text);
  for (const std::string_view up : {"\u2191", "\u25b2", "\u25b3", "\u2b06", "\u21e7", "\u21d1", "\u2b06\ufe0f", "up"}) {
    if (word == up) return Arrow::up;
  }
  for (const std::string_view down :
       {"\u2193", "\u25bc", "\u25bd", "\u2b07", "\u21e9", "\u21d3", "\u2b07\ufe0f", "down"}) {
    if (word == down) return Arrow::down;
  }
  for (const std::string_view level : {"\u2192", "\u2190", "\u2194", "\u25ba", "\u25b6", "\u27a1", "\u27a1\ufe0f",
                                       "\u21e8", "\u2b0c", "=", "level", "stable", "same", "no change"}) {
    if (word == level) return Arrow::level;
  }
  return std::nullopt;
}

Direction rate_direction(const Figure* previous, const Figure* current, Polarity polarity, Rag rag, Decimal stable_band,
                         const Settings& settings, std::string_view when) {
  if (current == nullptr || !current->value)
    return {DirectionState::no_comparison, "no figure to compare" + missing_words(current)};
  if (previous == nullptr || !previous->value) {
    return {DirectionState::no_comparison, "no earlier figure to compare with" + missing_words(previous)};
  }
  if (!same_scale(*previous, *current)) {
    return {DirectionState::no_comparison, fmt::format("{} and {} are not on the same scale, so they are not compared",
                                                       current->shown(), previous->shown())};
  }
  const Decimal change = *current->value - *previous->value;
  const bool level = change.absolute() <= stable_band;
  const Movement number = level ? Movement::level : change.negative() ? Movement::down : Movement::up;
  const std::string moved = !level          ? (change.negative() ? "lower" : "higher")
                            : change.zero() ? "the same"
                                            : "level within the stable band of " + stable_band.normalized().to_string();
  std::string working = fmt::format("{} after {}{}{}: {}, {}", current->shown(), previous->shown(),
                                    when.empty() ? "" : " in ", when, moved, reading_of(polarity));
  if (polarity == Polarity::info || polarity == Polarity::unknown) return {state_of_number(number), std::move(working)};
  Movement performance = number;
  if (polarity == Polarity::low && number != Movement::level)
    performance = number == Movement::up ? Movement::down : Movement::up;
  const bool amber_counts = settings.within_limits == WithinLimits::green_or_amber;
  const DirectionState state = state_of_performance(performance, amber_counts && rag == Rag::amber ? Rag::green : rag);
  if (state != DirectionState::better) {
    working += rag == Rag::none    ? "; there is no rating"
               : rag == Rag::green ? "; within target"
                                   : fmt::format("; not on target ({})", rag_name(rag));
  }
  return {state, std::move(working)};
}

}  // namespace scorebook
