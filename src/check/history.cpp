// S112, H501, H502, H503: what a submission says otherwise than the earlier ones of its return; and the same as one
// comparison.
#include <fmt/format.h>

#include <algorithm>

#include "check/compared_tables.hpp"
#include "check/history_rules.hpp"
#include "check/prepared.hpp"
#include "check/structure_rules.hpp"
#include "check/wording.hpp"
#include "ooxml/batch_jobs.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace rule {
namespace {

// False, after saying why, where there is nothing to compare with.
bool has_earlier(const Evidence& evidence, Recorder& recorder) {
  if (!evidence.earlier().empty()) return true;
  recorder.not_run(evidence.earlier_given() ? "none of the earlier submissions is of this return and of no later period"
                                            : "no earlier submission (--against)");
  return false;
}

std::string workbook_name(const Submission& submission) {
  return submission.workbook == nullptr ? "the earlier submission" : submission.workbook->name;
}

std::string workbook_words(const Submission& submission) {
  return workbook_name(submission) + (submission.period ? " (" + submission.period->words() + ")" : "");
}

std::string figure_subject(const RestatedFigure& figure) {
  std::string words =
      figure.title.empty() || figure.title == figure.measure ? figure.measure : figure.measure + " " + figure.title;
  if (!figure.breakdown.empty()) words += " (" + figure.breakdown + ")";
  if (figure.kind == ObservationKind::benchmark) words += ", " + benchmark_words(figure.benchmark);
  if (!figure.period) return words;
  words += ", ";
  if (figure.kind == ObservationKind::year_to_date) words += "year to date to ";
  return words + figure.period->words();
}

std::string kind_of_places(const RestatedFigure& figure) {
  return figure.breakdown + " " + std::string(observation_kind_name(figure.kind)) + " " + figure.benchmark;
}

}  // namespace

void figure_restated(const Evidence& evidence, Recorder& recorder) {
  if (!has_earlier(evidence, recorder)) return;
  const RestatedFigures result = restated_figures(evidence);
  recorder.passed(result.unchanged);
  recorder.not_run("not in an earlier submission", result.only_now);
  recorder.not_run("the formula was never calculated (F704)", result.unknown);
  for (const RestatedFigure& figure : result.restated) {
    Failure failure;
    failure.places = figure.places_now;
    failure.places.insert(failure.places.end(), figure.places_before.begin(), figure.places_before.end());
    failure.measure = figure.measure;
    failure.period = figure.period;
    failure.observed = shown(figure.now);
    failure.kind_of_place = kind_of_places(figure);
    failure.message = fmt::format("{} was {} in {} and {} now: {}.", figure_subject(figure), shown(figure.before),
                                  workbook_words(*figure.said_in),
                                  figure.now.value ? "is " + shown(figure.now) : "has no figure", figure.effect);
    failure.fix =
        "Say in the report that the figure was restated, and why; if it was not meant to change, put the old one back.";
    recorder.failed(std::move(failure));
  }
}

void definition_changed(const Evidence& evidence, Recorder& recorder) {
  if (!has_earlier(evidence, recorder)) return;
  const ChangedDefinitions result = changed_definitions(evidence);
  std::size_t measures = 0;
  for (auto first = result.changed.begin(); first != result.changed.end();) {
    const auto last = std::find_if(first, result.changed.end(),
                                   [first](const ChangedDefinition& other) { return other.measure != first->measure; });
    ++measures;
    Failure failure;
    failure.measure = first->measure;
    std::vector<std::string> changes;
    std::string kinds;
    for (auto change = first; change != last; ++change) {
      const auto quoted = [](const std::string& text) {
        return text.empty() ? std::string("blank") : "“" + text + "”";
      };
      changes.push_back(change->what + " was " + quoted(change->before) + " and is " + quoted(change->now));
      failure.places.push_back(change->place_now);
      failure.observed += (failure.observed.empty() ? "" : "; ") + change->now;
      kinds += " " + change->what;
    }
    for (auto change = first; change != last; ++change) failure.places.push_back(change->place_before);
    failure.kind_of_place = "definition" + kinds;
    failure.message = (first->title.empty() || first->title == first->measure ? first->measure
                                                                              : first->measure + " " + first->title) +
                      " is defined otherwise than in " + workbook_words(*first->said_in) + ": " + listed(changes) + ".";
    failure.fix =
        "Say in the report what was changed, by whose decision and from when; figures and ratings before and "
        "after may not compare.";
    recorder.failed(std::move(failure));
    first = last;
  }
  recorder.passed(result.compared - measures);
}

void measure_added_or_dropped(const Evidence& evidence, Recorder& recorder) {
  if (!has_earlier(evidence, recorder)) return;
  const ChangedMeasures result = changed_measures(evidence);
  recorder.passed(result.in_both);
  for (const ChangedMeasure& change : result.changed) {
    const std::string words =
        change.title.empty() || change.title == change.measure ? change.measure : change.measure + " " + change.title;
    const std::string earlier = workbook_name(evidence.earlier().front()->submission());
    Failure failure;
    failure.places = {change.place};
    failure.measure = change.measure;
    failure.observed = change.added ? "added" : "dropped";
    failure.kind_of_place = failure.observed;
    failure.message =
        words + (change.added ? " is not in " + earlier + "." : " is in " + earlier + " and not here any more.");
    if (!change.other_measure.empty())
      failure.message += fmt::format(" Its title is that of {}, which {}: it seems to have another number now.",
                                     change.other_measure, change.added ? "is not here any more" : "is new");
    failure.fix = "Say in the report that the set of measures has changed, if it was meant to.";
    recorder.failed(std::move(failure));
  }
}

void heading_moved(const Evidence& evidence, Recorder& recorder) {
  if (!has_earlier(evidence, recorder)) return;
  const ChangedHeadings result = changed_headings(evidence);
  std::size_t failed = 0;
  for (const ChangedHeading& change : result.changed) {
    Failure failure;
    failure.places = change.places;
    failure.observed = change.sheet;
    failure.kind_of_place = "headings of " + change.sheet;
    failure.message = "The headings of " + change.sheet + " are not those of " +
                      workbook_name(evidence.earlier().front()->submission()) + ": " + change.words + ".";
    failure.fix =
        "Put the headings back, unless the layout was meant to change; links and formulas of other workbooks "
        "may read the wrong column.";
    recorder.failed(std::move(failure));
    ++failed;
  }
  recorder.passed(result.tables > failed ? result.tables - failed : 0);
}

}  // namespace rule

std::vector<Comparison> compare(const CheckInput& input) {
  const PreparedSubmissions prepared(input);
  std::vector<Comparison> comparisons(prepared.all().size());
  for_all(comparisons.size(), input.jobs, [&](std::size_t index) {
    const PreparedSubmission& one = prepared.all()[index];
    Comparison& comparison = comparisons[index];
    comparison.later = one.submission;
    comparison.earlier = one.earlier;
    if (one.earlier.empty()) return;
    RestatedFigures figures = restated_figures(*one.evidence);
    comparison.figures_compared = figures.compared;
    comparison.figures_new = figures.only_now;
    comparison.figures_unknown = figures.unknown;
    comparison.restated = std::move(figures.restated);
    comparison.definitions = changed_definitions(*one.evidence).changed;
    comparison.measures = changed_measures(*one.evidence).changed;
    comparison.headings = changed_headings(*one.evidence).changed;
  });
  return comparisons;
}

}  // namespace scorebook
