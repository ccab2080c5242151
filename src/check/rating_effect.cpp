#include "check/rating_effect.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "check/wording.hpp"
#include "text/words.hpp"

namespace scorebook {

namespace {

struct Effect {
  std::vector<std::string> changed, kept;

  [[nodiscard]] std::string words() const {
    std::string words;
    if (!changed.empty()) words += fmt::format(" It changes the {}.", listed(changed));
    if (!kept.empty())
      words += fmt::format(" The {} {} the same with either figure.", listed(kept), kept.size() == 1 ? "is" : "are");
    if (words.empty()) words = " No RAG and no direction of travel depends on it.";
    return words;
  }
};

void compare_rag(const char* what, const Rating& rating, const Figure& one, const Figure& other, Effect& effect) {
  const Rag left = rate_figure(one, rating).rag;
  const Rag right = rate_figure(other, rating).rag;
  if (left == Rag::none && right == Rag::none) return;
  if (left == right) {
    effect.kept.emplace_back(what);
  } else {
    effect.changed.push_back(
        fmt::format("{} ({} with {}, {} with {})", what, rag_name(left), shown(one), rag_name(right), shown(other)));
  }
}

// A step from one figure to another, with the two figures that are in doubt at one of its ends.
struct Step {
  const Figure* previous = nullptr;
  const Figure* current = nullptr;
};

void compare_direction(const Rating& rating, const Step& with_one, const Step& with_other, Effect& effect) {
  const auto state_of = [&](const Step& step) {
    return rate_step(step.previous, step.current, rate_figure(*step.current, rating).rag, rating).state;
  };
  const DirectionState left = state_of(with_one);
  const DirectionState right = state_of(with_other);
  if (left == DirectionState::no_comparison && right == DirectionState::no_comparison) return;
  if (left == right) {
    effect.kept.emplace_back("direction of travel");
  } else {
    effect.changed.push_back(
        fmt::format("direction of travel (“{}” or “{}”)", direction_state_words(left), direction_state_words(right)));
  }
}

}  // namespace

const Rating* find_rating(const Evidence& evidence, const std::string& measure) {
  if (const Rating* rating = evidence.rating_of(measure)) return rating;
  for (const Rating& rating : evidence.ratings()) {
    if (rating.plan != nullptr && rating.measure.name == measure) return &rating;
  }
  return nullptr;
}

std::string rating_effect(const Rating* rating, ObservationKind kind, const Period& period, const Figure& one,
                          const Figure& other) {
  if (rating == nullptr) return "";
  Effect effect;
  if (kind == ObservationKind::year_to_date) {
    if (period == rating->period) {
      Rating at_year_end = *rating;
      at_year_end.target = rating->target_year_end;
      compare_rag("RAG at year end", at_year_end, one, other, effect);
    }
  } else if (kind == ObservationKind::value) {
    const Figure* previous = rating->previous == nullptr ? nullptr : &rating->previous->figure;
    const Figure* current = rating->value == nullptr ? nullptr : &rating->value->figure;
    const bool of_value = rating->value != nullptr && rating->value->period == period;
    if (period == rating->period || of_value) {
      compare_rag(period.kind() == PeriodKind::month ? "RAG in month" : "RAG in the period", *rating, one, other,
                  effect);
      if (previous != nullptr) compare_direction(*rating, {previous, &one}, {previous, &other}, effect);
    } else if (rating->previous != nullptr && rating->previous->period == period && current != nullptr) {
      compare_direction(*rating, {&one, current}, {&other, current}, effect);
    }
  }
  return effect.words();
}

}  // namespace scorebook
