// Whether what calls for an explanation has one. That there is a text is all that is asked here, not what it says.
#include <fmt/format.h>

#include <algorithm>

#include "check/commentary.hpp"
#include "check/narrative_rules.hpp"
#include "check/wording.hpp"

namespace scorebook::rule {

namespace {

bool is_worse(DirectionState state) {
  return state == DirectionState::worse_off_target || state == DirectionState::worse_within_target ||
         state == DirectionState::worse_no_target;
}

bool must_be_explained(const Rating& rating) {
  return rating.rag_period.rag == Rag::red || rating.rag_year_end.rag == Rag::red ||
         rating.direction.state == DirectionState::worse_off_target;
}

bool should_be_explained(const Rating& rating) {
  return rating.rag_period.rag == Rag::amber || rating.rag_year_end.rag == Rag::amber ||
         is_worse(rating.direction.state);
}

// "red: 65.4 is more than 10 from 52.3" and the like, the worst first.
std::string why(const Rating& rating) {
  if (rating.rag_period.rag == Rag::red) return rating.rag_period.working;
  if (rating.rag_year_end.rag == Rag::red) return "at year end: " + rating.rag_year_end.working;
  if (is_worse(rating.direction.state)) {
    return fmt::format("{}: {}", rating.direction.working, direction_state_words(rating.direction.state));
  }
  if (rating.rag_period.rag == Rag::amber) return rating.rag_period.working;
  return "at year end: " + rating.rag_year_end.working;
}

// Where the measure stands: its number, or its title where it has none.
Place place_of(const Rating& rating) {
  if (rating.row != nullptr) return rating.row->ref.place.known() ? rating.row->ref.place : rating.row->title.place;
  if (rating.plan != nullptr) return rating.plan->ref.place.known() ? rating.plan->ref.place : rating.plan->title.place;
  return rating.value == nullptr ? Place{} : rating.value->place;
}

void add_place(std::vector<Place>& places, const Place& place) {
  if (place.known() && std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
}

Failure failure_without_commentary(const Rating& rating, const std::vector<Place>& places_for) {
  Failure failure;
  for (const Place& place : places_for) add_place(failure.places, place);
  add_place(failure.places, place_of(rating));
  if (rating.value != nullptr) add_place(failure.places, rating.value->place);
  failure.measure = rating.measure.name;
  failure.period = rating.period;
  failure.kind_of_place = "commentary";
  failure.expected = "commentary";
  const std::string where = places_for.empty() ? "there is no page and no commentary for it in this workbook"
                                               : fmt::format("its commentary ({}) is blank", to_string(places_for[0]));
  failure.message =
      fmt::format("{}, {}: {}; {}.", measure_words(rating.measure), rating.period.words(), why(rating), where);
  failure.fix = places_for.empty()
                    ? "Add commentary that says why, and what is being done: a page with a performance analysis, or a "
                      "text that names the measure by its number."
                    : "Say there why, and what is being done.";
  return failure;
}

// Calls `visit` with every rating that can be judged, or records why there is none.
template <class Visit>
void for_each_rating(const Evidence& evidence, Recorder& recorder, Visit visit) {
  for (const Rating& rating : evidence.ratings()) {
    if (rating.value == nullptr && rating.year_to_date == nullptr) {
      recorder.not_run("there is no figure for the period");
    } else if (!rating.due) {
      recorder.not_run("the measure is not due in the period");
    } else if (rating.rag_period.rag == Rag::none && rating.rag_year_end.rag == Rag::none &&
               rating.direction.state == DirectionState::no_comparison) {
      recorder.not_run("the measure has neither RAG nor direction of travel");
    } else {
      visit(rating);
    }
  }
}

}  // namespace

void red_without_commentary(const Evidence& evidence, Recorder& recorder) {
  const Commentary commentary(evidence);
  for_each_rating(evidence, recorder, [&](const Rating& rating) {
    if (!must_be_explained(rating) || commentary.has_text_on(rating.measure.name)) return recorder.passed();
    if (!commentary.has_places()) return recorder.not_run("the workbook has no place for commentary");
    recorder.failed(failure_without_commentary(rating, commentary.places_for(rating.measure.name)));
  });
}

void amber_without_commentary(const Evidence& evidence, Recorder& recorder) {
  const Commentary commentary(evidence);
  for_each_rating(evidence, recorder, [&](const Rating& rating) {
    if (must_be_explained(rating)) return recorder.not_run("it is red, or off target and declining: see N601");
    if (!should_be_explained(rating) || commentary.has_text_on(rating.measure.name)) return recorder.passed();
    const std::vector<Place>& places = commentary.places_for(rating.measure.name);
    if (places.empty()) return recorder.not_run("the workbook has no place for commentary on the measure");
    recorder.failed(failure_without_commentary(rating, places));
  });
}

}  // namespace scorebook::rule
