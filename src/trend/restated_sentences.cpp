// What was restated since earlier submissions, in sentences: nothing restated and not known are never the same words.
#include <fmt/format.h>

#include <algorithm>

#include "scorebook/cover_sentences.hpp"
#include "text/words.hpp"
#include "trend/sentence_figures.hpp"

namespace scorebook {
namespace {

std::string file_of(const Submission& submission) {
  return submission.workbook == nullptr ? "the workbook" : submission.workbook->name;
}

std::string subject_of(const RestatedFigure& figure) {
  const std::string title = collapsed(figure.title), measure = collapsed(figure.measure);
  std::string words = title.empty() || title == measure ? measure : measure + " \u201c" + title + "\u201d";
  if (!figure.breakdown.empty()) words += " (" + collapsed(figure.breakdown) + ")";
  return words;
}

std::string what_of(const RestatedFigure& figure) {
  const std::string period = figure.period ? sentence_period(*figure.period) : "";
  switch (figure.kind) {
    case ObservationKind::year_to_date:
      return "the year to date" + (period.empty() ? "" : " to " + period);
    case ObservationKind::benchmark:
      return "the " + benchmark_words(figure.benchmark) + (period.empty() ? "" : " for " + period);
    case ObservationKind::target:
      return "the target" + (period.empty() ? "" : " for " + period);
    case ObservationKind::value:
    case ObservationKind::year:
      break;
  }
  return "the figure" + (period.empty() ? "" : " for " + period);
}

// It has a figure, and only does not say it.
bool left_out(const Figure& figure) { return figure.missing == Missing::suppressed; }

std::string shown_or_words(const Figure& figure, const Measure& measure) {
  if (figure.value) return sentence_figure(figure, measure);
  const std::string text = collapsed(figure.text);
  if (left_out(figure)) return text.empty() ? "a figure left out" : "a figure left out (\u201c" + text + "\u201d)";
  return text.empty() ? "no figure" : "no figure (\u201c" + text + "\u201d)";
}

std::string change_words(const RestatedFigure& figure, const Measure& measure) {
  const std::optional<std::string> change = sentence_change(figure.before, figure.now, measure);
  if (!change || *figure.before.value == *figure.now.value) return "";
  return fmt::format(" ({} {})", *figure.now.value > *figure.before.value ? "up" : "down", *change);
}

// What follows "left out", where the figure's own words say why: ", because ..."; else those words in brackets.
std::string why_left_out(const RestatedFigure& figure) {
  constexpr std::string_view kLeftOut = "left out";
  const std::string text = collapsed(figure.before.text);
  if (text.empty()) return "";
  if (text.substr(0, kLeftOut.size()) == kLeftOut) return text.substr(kLeftOut.size());
  return " (\u201c" + text + "\u201d)";
}

RestatedSentence sentence_of(const RestatedFigure& figure) {
  Measure measure;  // only what the words need
  measure.title = figure.title;
  measure.unit = figure.now.unit == Unit::unknown ? figure.before.unit : figure.now.unit;
  RestatedSentence made;
  made.figure = &figure;
  const std::string now = shown_or_words(figure.now, measure);
  const bool before_left_out = left_out(figure.before);
  if (before_left_out) {
    made.words = fmt::format("{}: {} was restated to {}", subject_of(figure), what_of(figure), now);
    made.change = collapsed(fmt::format("{}: left out before{}; {} now", what_of(figure), why_left_out(figure), now));
  } else {
    const std::string before = shown_or_words(figure.before, measure), change = change_words(figure, measure);
    made.words =
        fmt::format("{}: {} was restated from {} to {}{}", subject_of(figure), what_of(figure), before, now, change);
    made.change = collapsed(fmt::format("{}: {} before, {} now{}", what_of(figure), before, now, change));
  }
  if (figure.said_in != nullptr) {
    const Submission& earlier = *figure.said_in;
    made.words += " since " + file_of(earlier);
    if (earlier.period) made.words += " (" + sentence_period(*earlier.period) + ")";
  }
  if (before_left_out) made.words += "; the figure before is left out" + why_left_out(figure);
  if (!figure.effect.empty()) made.words += "; " + figure.effect;
  made.words = collapsed(made.words) + ".";
  for (const std::vector<Place>* places : {&figure.places_now, &figure.places_before}) {
    for (const Place& place : *places) {
      if (place.known() && std::find(made.places.begin(), made.places.end(), place) == made.places.end())
        made.places.push_back(place);
    }
  }
  return made;
}

std::string extent_of(const Comparison& comparison, bool earlier_given) {
  const std::string file = comparison.later == nullptr ? "a workbook" : file_of(*comparison.later);
  if (comparison.earlier.empty())
    return fmt::format("Whether figures of {} were restated is not known: {}.", file,
                       earlier_given ? "none of the earlier submissions is of its return"
                                     : "no earlier submission of its return was given");
  std::vector<std::string> earlier;
  for (const Submission* submission : comparison.earlier) earlier.push_back(file_of(*submission));
  const std::string against = listed(earlier);
  if (comparison.figures_compared == 0)
    return fmt::format("Whether figures of {} were restated is not known: no figure of it stands in {}.", file,
                       against);
  const std::size_t count = comparison.restated.size();
  std::string words;
  if (count > 0)
    words = fmt::format("{} of {} {} restated", counted(count, "figure"), file, count == 1 ? "was" : "were");
  else
    words = fmt::format("Nothing was restated in {}",
                        comparison.figures_unknown > 0 ? "what could be compared of " + file : file);
  words += fmt::format(
      ": {} compared with {}",
      counted(comparison.figures_compared, "figure") + (comparison.figures_compared == 1 ? " was" : " were"), against);
  if (comparison.figures_new > 0)
    words += fmt::format("; {} no earlier one to compare with",
                         counted(comparison.figures_new, "figure") + (comparison.figures_new == 1 ? " has" : " have"));
  if (comparison.figures_unknown > 0)
    words +=
        fmt::format("; {} could not be compared, because the formula behind {} was never calculated",
                    counted(comparison.figures_unknown, "figure"), comparison.figures_unknown == 1 ? "it" : "them");
  return words + ".";
}

}  // namespace

RestatedSentences restated_sentences(const std::vector<Comparison>* comparisons, bool earlier_given) {
  RestatedSentences made;
  const auto compared = [](const Comparison& each) { return !each.earlier.empty() && each.figures_compared > 0; };
  if (comparisons != nullptr) {
    made.known = std::any_of(comparisons->begin(), comparisons->end(), compared);
    made.all = !comparisons->empty() &&
               std::all_of(comparisons->begin(), comparisons->end(),
                           [&](const Comparison& each) { return compared(each) && each.figures_unknown == 0; });
  }
  if (comparisons == nullptr || comparisons->empty() || (!earlier_given && !made.known)) {
    made.extent.emplace_back("Whether figures were restated is not known: no earlier submission was given.");
    return made;
  }
  for (const Comparison& comparison : *comparisons) {
    made.extent.push_back(extent_of(comparison, earlier_given));
    for (const RestatedFigure& figure : comparison.restated) {
      made.sentences.push_back(sentence_of(figure));
      made.sentences.back().later = comparison.later;
    }
  }
  return made;
}

}  // namespace scorebook
