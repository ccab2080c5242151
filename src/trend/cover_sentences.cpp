#include "scorebook/cover_sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "text/words.hpp"
#include "trend/figure_kind.hpp"
#include "trend/sentence_benchmarks.hpp"
#include "trend/sentence_figures.hpp"
#include "trend/sentence_subject.hpp"
#include "trend/sentence_target.hpp"

namespace scorebook {
namespace {

bool has_figure(const Observation* observation) {
  return observation != nullptr && observation->figure.value.has_value();
}

std::string in_quotes(const std::string& words) { return "\u201c" + words + "\u201d"; }

// `2.8 “% re-referral rate in the current month”`
std::string named(const Rating& rating) {
  const std::string title = collapsed(rating.measure.title);
  const std::string ref = rating.measure.ref;
  if (title.empty()) return ref.empty() ? in_quotes(collapsed(rating.measure.name)) : ref;
  return (ref.empty() ? "" : ref + " ") + in_quotes(title);
}

void add(std::vector<Place>& places, const Place& place) {
  if (place.known() && std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
}

// Direction of the number, and what it means for performance.
enum class Moved : std::uint8_t { up, level, down, not_compared };

Moved moved(const Rating& rating) {
  if (!has_figure(rating.value) || !has_figure(rating.previous) || !rating.previous->period ||
      rating.direction.state == DirectionState::no_comparison)
    return Moved::not_compared;
  const auto order = *rating.value->figure.value <=> *rating.previous->figure.value;
  return order == std::strong_ordering::equal ? Moved::level : order > 0 ? Moved::up : Moved::down;
}

// Within limits neither more nor less is better by itself.
std::string goodness(const Rating& rating) {
  if (rating.measure.polarity == Polarity::within_limits) return "";
  if (rating.direction.state == DirectionState::better) return "an improvement";
  return plan_direction(rating.direction.state) == PlanDirection::got_worse ? "a decline in performance" : "";
}

// A change that the measure's stable band or an officer calls none.
bool called_level(const Rating& rating, Moved how) {
  if (how != Moved::up && how != Moved::down) return false;
  switch (rating.direction.state) {
    case DirectionState::number_level:
    case DirectionState::level_within_target:
    case DirectionState::level_off_target:
    case DirectionState::level_no_target:
      return true;
    default:
      return false;
  }
}

std::string figure_and_time(const Observation& observation, const Rating& rating, const Observation* beside = nullptr) {
  return sentence_figure(observation.figure, rating.measure) + " " + sentence_time(observation, rating.measure, beside);
}

// "The percentage of ... rose by 1.8 percentage points from 96.6% in February to 98.4% in March 2016"
std::string with_subject(const std::string& subject, const Rating& rating, Moved how) {
  const std::string now = figure_and_time(*rating.value, rating);
  if (how == Moved::not_compared) return subject + " was " + now;
  const Observation& before = *rating.previous;
  if (how == Moved::level)
    return subject + " stayed at " + now + ", the same as " + sentence_time(before, rating.measure, rating.value);
  const std::optional<std::string> change = sentence_change(before.figure, rating.value->figure, rating.measure);
  return fmt::format("{} {}{} from {} to {}", subject, how == Moved::up ? "rose" : "fell",
                     change ? " by " + *change : "", figure_and_time(before, rating, rating.value), now);
}

// `2.7 “title”: 98.4% in March 2016, up 1.8 percentage points from 96.6% in February`
std::string without_subject(const Rating& rating, Moved how) {
  std::string words = named(rating) + ": " + figure_and_time(*rating.value, rating);
  if (how == Moved::not_compared) return words;
  const Observation& before = *rating.previous;
  if (how == Moved::level) return words + ", the same as " + sentence_time(before, rating.measure, rating.value);
  const std::optional<std::string> change = sentence_change(before.figure, rating.value->figure, rating.measure);
  return fmt::format("{}, {}{} from {}", words, how == Moved::up ? "up" : "down", change ? " " + *change : "",
                     figure_and_time(before, rating, rating.value));
}

std::string why_not_compared(const Rating& rating) {
  if (has_figure(rating.previous)) {
    const std::string& working = rating.direction.working;
    return working.empty() ? "it is not compared with an earlier figure" : "not compared: " + working;
  }
  if (rating.direction.state == DirectionState::no_comparison && rating.previous == nullptr &&
      !rating.direction.working.empty() && rating.direction.working != direction_state_words(rating.direction.state))
    return "not compared: " + rating.direction.working;
  if (rating.previous == nullptr || !rating.previous->period) return "there is no earlier figure to compare it with";
  const std::string said = collapsed(rating.previous->figure.text);
  return fmt::format("there is no figure {} to compare it with{}", sentence_time(*rating.previous, rating.measure),
                     said.empty() ? "" : " (the cell says " + in_quotes(said) + ")");
}

std::string no_figure_words(const Rating& rating) {
  const Period period = rating.value != nullptr && rating.value->period ? *rating.value->period : rating.period;
  std::string words = named(rating) + ": ";
  if (!rating.due) {
    words += "not due in " + sentence_period(period);
  } else {
    words += "there is no figure for " + sentence_period(period);
    const std::string said = rating.value == nullptr ? "" : collapsed(rating.value->figure.text);
    if (!said.empty()) words += " (the cell says " + in_quotes(said) + ")";
  }
  if (has_figure(rating.carried)) words += "; the last one is " + figure_and_time(*rating.carried, rating);
  return words;
}

// ", an improvement, but still below the 95% target (green), and above the national average ..."
std::string judged(const std::string& good, const TargetWords& target, const std::string& benchmark) {
  std::string words;
  const bool improved = good == "an improvement";
  if (!good.empty()) words = ", " + good;
  if (!target.beside.empty()) {
    const bool against = improved ? target.rag == Rag::red || target.rag == Rag::amber : target.rag == Rag::green;
    words += good.empty() ? ", " : against ? ", but still " : " and ";
    words += target.beside;
  }
  if (!benchmark.empty()) words += (words.empty() ? ", " : ", and ") + benchmark;
  return words;
}

std::string finished(std::string words) {
  while (!words.empty() && (words.back() == '.' || words.back() == ' ')) words.pop_back();
  return words + ".";
}

}  // namespace

CoverSentence cover_sentence(const Rating& rating) {
  CoverSentence made;
  made.rating = &rating;
  if (!has_figure(rating.value)) {
    made.words = finished(no_figure_words(rating));
    if (rating.value != nullptr) add(made.places, rating.value->place);
    if (has_figure(rating.carried)) add(made.places, rating.carried->place);
    return made;
  }
  const Moved how = moved(rating);
  const TargetWords target = target_in_a_sentence(rating);
  const BenchmarkWords benchmarks = benchmarks_in_a_sentence(rating);
  const Unit unit = unit_of(rating.value->figure, rating.measure);
  const std::optional<std::string> subject = sentence_subject(rating.measure.title, unit);
  const bool year = !benchmarks.words.empty() && benchmarks.compared->kind == ObservationKind::year_to_date;
  std::string words = subject ? with_subject(*subject, rating, how) : without_subject(rating, how);
  words += judged(how == Moved::not_compared ? "" : goodness(rating), target, year ? "" : benchmarks.words);
  if (called_level(rating, how)) words += "; the change counts as no movement";
  if (how == Moved::not_compared) words += "; " + why_not_compared(rating);
  if (!target.of_year.empty()) words += "; " + target.of_year;
  if (year && target.states_year) words += ", and " + benchmarks.words;
  if (!target.doubt.empty()) words += "; " + target.doubt;
  if (year && !target.states_year)
    words += fmt::format("; the year to date, {}, is {}", sentence_figure(benchmarks.compared->figure, rating.measure),
                         benchmarks.words);
  if (!target.without.empty()) words += "; " + target.without;
  made.words = finished(collapsed(words));

  if (how != Moved::not_compared) add(made.places, rating.previous->place);
  add(made.places, rating.value->place);
  if (year || target.states_year) add(made.places, rating.year_to_date->place);
  for (const Place& place : target.places) add(made.places, place);
  for (const Place& place : benchmarks.places) add(made.places, place);
  return made;
}

CoverSentences cover_sentences(const std::vector<Rating>& ratings, const std::vector<Comparison>* comparisons,
                               bool earlier_given, const ExceptionOptions& options) {
  CoverSentences made;
  const Exceptions exceptions = find_exceptions(ratings, options);
  std::set<const Rating*> good, concern;
  for (const ExceptionLine& line : exceptions.good) good.insert(line.rating);
  for (const ExceptionLine& line : exceptions.concern) concern.insert(line.rating);
  const auto draft = [&](const Rating& rating) {
    CoverSentence sentence = cover_sentence(rating);
    sentence.in_both = good.count(&rating) != 0 && concern.count(&rating) != 0;
    return sentence;
  };
  for (const ExceptionLine& line : exceptions.good) made.good.push_back(draft(*line.rating));
  for (const ExceptionLine& line : exceptions.concern) made.improvement.push_back(draft(*line.rating));
  for (const Rating& rating : ratings) {
    if (good.count(&rating) == 0 && concern.count(&rating) == 0) made.others.push_back(draft(rating));
  }
  made.restated = restated_sentences(comparisons, earlier_given);
  return made;
}

std::string measure_in_a_list(const Rating& rating) {
  return rating.measure.ref.empty() ? in_quotes(collapsed(rating.measure.title)) : rating.measure.ref;
}

}  // namespace scorebook
