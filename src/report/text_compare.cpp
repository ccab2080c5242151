// scorebook compare for people: restated figures first, with what they change, then definitions, measures, headings.
#include "report/comparison_words.hpp"
#include "scorebook/text.hpp"
#include "scorebook/text_layout.hpp"
#include "text/words.hpp"

namespace scorebook {

std::string places_text(const std::vector<Place>& places) {
  std::string text;
  for (const Place& place : places) text += (text.empty() ? "" : ", ") + to_string(place);
  return text;
}

std::string restated_subject(const RestatedFigure& figure) {
  std::string words = figure.measure;
  if (!figure.title.empty() && figure.title != figure.measure) words += " " + figure.title;
  if (!figure.breakdown.empty()) words += " (" + figure.breakdown + ")";
  if (figure.kind == ObservationKind::benchmark) words += ", " + benchmark_words(figure.benchmark);
  return words;
}

std::string restated_period(const RestatedFigure& figure) {
  if (!figure.period) return "";
  return figure.kind == ObservationKind::year_to_date ? "year to date to " + figure.period->words()
                                                      : figure.period->words();
}

namespace {

std::string workbook_words(const Submission& submission) {
  return submission.workbook->name + (submission.period ? " (" + submission.period->words() + ")" : "");
}

std::string measure_title(const std::string& measure, const std::string& title) {
  return title.empty() || title == measure ? measure : measure + " " + title;
}

std::string head_text(const Comparison& comparison, const TextStyle& style) {
  std::vector<std::string> earlier;
  for (const Submission* submission : comparison.earlier) earlier.push_back(workbook_words(*submission));
  std::string text = paragraph(workbook_words(*comparison.later) + " against " + listed(earlier), 0, style);
  std::string counts = counted(comparison.restated.size(), "figure") + " restated, " +
                       counted(comparison.definitions.size(), "definition") + " changed, " +
                       counted(comparison.measures.size(), "measure") + " added or dropped, headings of " +
                       counted(comparison.headings.size(), "table") + " changed. ";
  counts += counted(comparison.figures_compared, "figure") + " compared; " + std::to_string(comparison.figures_new) +
            " have no earlier figure to compare with.";
  if (comparison.figures_unknown > 0)
    counts += " " + counted(comparison.figures_unknown, "figure") +
              " could not be compared, because the formula behind it was never calculated: open the workbook in Excel, "
              "let it calculate and save it.";
  return text + paragraph(counts, 0, style);
}

std::string restated_text(const Comparison& comparison, const TextStyle& style) {
  if (comparison.restated.empty()) return "";
  std::string text = "\n" + headline("RESTATED FIGURES", Ink::bold, style);
  for (const RestatedFigure& figure : comparison.restated) {
    const std::string period = restated_period(figure);
    text += paragraph(restated_subject(figure) + (period.empty() ? "" : ", " + period), 2, style);
    text += paragraph("before " + figure.before.shown() + " (" + places_text(figure.places_before) + "), now " +
                          (figure.now.value ? figure.now.shown() : "no figure") + " (" +
                          places_text(figure.places_now) + ")",
                      6, style);
    text += paragraph("Effect: " + figure.effect + ".", 6, style);
  }
  return text;
}

std::string quoted(const std::string& text) { return text.empty() ? "blank" : "“" + text + "”"; }

std::string definitions_text(const Comparison& comparison, const TextStyle& style) {
  if (comparison.definitions.empty()) return "";
  std::string text = "\n" + headline("CHANGED DEFINITIONS, TARGETS AND TOLERANCES", Ink::bold, style);
  std::string last;
  for (const ChangedDefinition& change : comparison.definitions) {
    if (change.measure != last) text += paragraph(measure_title(change.measure, change.title), 2, style);
    last = change.measure;
    text += paragraph(change.what + ": before " + quoted(change.before) + " (" + to_string(change.place_before) +
                          "), now " + quoted(change.now) + " (" + to_string(change.place_now) + ")",
                      6, style);
  }
  return text;
}

std::string measures_text(const Comparison& comparison, const TextStyle& style) {
  if (comparison.measures.empty()) return "";
  std::string text = "\n" + headline("MEASURES ADDED AND DROPPED", Ink::bold, style);
  for (const ChangedMeasure& change : comparison.measures) {
    std::string line = (change.added ? "added: " : "dropped: ") + measure_title(change.measure, change.title) + " (" +
                       to_string(change.place) + ")";
    if (!change.other_measure.empty())
      line += change.added ? "; the title was that of " + change.other_measure
                           : "; the title is now that of " + change.other_measure;
    text += paragraph(line, 2, style);
  }
  return text;
}

std::string headings_text(const Comparison& comparison, const TextStyle& style) {
  if (comparison.headings.empty()) return "";
  std::string text = "\n" + headline("CHANGED HEADINGS", Ink::bold, style);
  for (const ChangedHeading& change : comparison.headings)
    text += paragraph(change.sheet + ": " + change.words, 2, style);
  return text;
}

}  // namespace

std::string compare_text(const std::vector<Comparison>& comparisons, const TextStyle& style) {
  std::string text;
  for (const Comparison& comparison : comparisons) {
    if (!text.empty()) text += "\n";
    if (comparison.earlier.empty()) {
      text += paragraph(workbook_words(*comparison.later) +
                            ": not compared, because none of the earlier workbooks is of its return (its directorate, "
                            "or most of its measures) and of no later period",
                        0, style);
      continue;
    }
    text += head_text(comparison, style);
    if (!comparison.differs()) {
      const bool all = comparison.figures_unknown == 0 && comparison.figures_compared > 0;
      text += paragraph(all ? "Nothing differs." : "Nothing differs in what could be compared.", 0, style);
    }
    text += restated_text(comparison, style);
    text += definitions_text(comparison, style);
    text += measures_text(comparison, style);
    text += headings_text(comparison, style);
  }
  return text;
}

}  // namespace scorebook
