// The rows of a scorecard as rows of the register.
#include <algorithm>
#include <set>

#include "learn/tables.hpp"
#include "scorebook/rating.hpp"
#include "text/notation.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

Fact typed(const LabelledCell& cell, std::function<void(Measure&)> put) {
  return {LearnedKind::added, "as typed in " + where(cell.place), "", cell.place, std::move(put)};
}

// The ref, or the one that its neighbours leave for it; "" with a note where neither is one that a register takes.
std::string ref_of(const ScorecardRow& row, Draft& draft) {
  const Measure& measure = row.definition;
  if (!measure.ref.empty()) return measure.ref;
  if (measure.ref.empty() && looks_like_ref(measure.ref_suggested)) return measure.ref_suggested;
  const std::string typed = collapsed(row.ref.text);
  draft.left_out(measure.title, typed,
                 typed.empty() ? "the measure has no number, and its neighbours leave none for it"
                               : "\"" + typed + "\" is no measure number such as 2.1, 6.2a, 1.A1 or KPI-3",
                 "Give the measure a number, in the workbook or on the sheet Measures.",
                 typed.empty() ? row.title.place : row.ref.place);
  return "";
}

void say_tolerance(LearnedMeasure& learned, const ScorecardRow& row) {
  const TypedTolerance tolerance = row.definition.tolerance;
  // The three cells are one statement: those of two workbooks are never mixed.
  const TypedTolerance& there = learned.said.tolerance;
  if (!there.empty()) {
    const bool same = there.red == tolerance.red && there.amber == tolerance.amber && there.green == tolerance.green;
    if (!same && !tolerance.empty())
      learned.ask({"green", tolerance.red + " | " + tolerance.amber + " | " + tolerance.green,
                   row.green.place.workbook_name() + " types other tolerances in " + where(row.green.place),
                   "Confirm which of the two hold.", row.green.place, true});
    return;
  }
  learned.say("red", typed(row.red, [tolerance](Measure& to) { to.tolerance.red = tolerance.red; }));
  learned.say("amber", typed(row.amber, [tolerance](Measure& to) { to.tolerance.amber = tolerance.amber; }));
  learned.say("green", typed(row.green, [tolerance](Measure& to) { to.tolerance.green = tolerance.green; }));
  const Tolerance read = read_tolerance(tolerance, row.definition.polarity, row.definition.unit);
  for (const ToleranceRemark& remark : read.remarks) {
    const bool red = remark.cells.empty() || remark.cells.front() == 'r';
    const bool amber = !red && remark.cells.front() == 'a';
    const LabelledCell& cell = red ? row.red : amber ? row.amber : row.green;
    learned.ask({red     ? "red"
                 : amber ? "amber"
                         : "green",
                 collapsed(cell.text), remark.message,
                 "Type red, amber and green so that they can be read in one way only.", cell.place, true});
  }
  if (read.kind == ToleranceKind::to_be_set)
    learned.ask({"red", collapsed(row.red.text), "the tolerances are still to be set",
                 "Set them, or leave them as they are.", row.red.place, true});
}

void say_frequency(LearnedMeasure& learned, const Scorecard& scorecard, const ScorecardRow& row) {
  const auto all_are = [&](PeriodKind kind) {
    return scorecard.periods.size() >= 2 &&
           std::all_of(scorecard.periods.begin(), scorecard.periods.end(),
                       [kind](const PeriodLabel& label) { return label.period.kind() == kind; });
  };
  const std::string frequency = all_are(PeriodKind::month)     ? "Monthly"
                                : all_are(PeriodKind::quarter) ? "Quarterly"
                                                               : "";
  const Place place = row.title.place;
  if (frequency.empty() || !row.blank_periods.empty()) {
    learned.ask({"frequency", "",
                 frequency.empty() ? "the columns say not how often it is reported"
                                   : "it has no figure in some of the columns of the scorecard",
                 "Say how often it is reported.", place});
    return;
  }
  learned.say("frequency", {LearnedKind::guess, "the scorecard has a figure of it in each of its columns",
                            "Confirm it.", place, [frequency](Measure& to) { to.frequency = frequency; }});
}

void say_year_to_date(LearnedMeasure& learned, const ScorecardRow& row, const PageFact* page) {
  const YearToDateWords words = year_to_date_words(row.definition, page);
  const Place place = row.year_to_date_note.place.known() ? row.year_to_date_note.place : row.title.place;
  if (words.rule == YearToDateRule::not_stated) {
    learned.ask({"year-to-date rule", collapsed(row.year_to_date_note.text), words.why,
                 "Say how the year to date follows from the months, and what one month's figure covers.", place});
    return;
  }
  learned.say("year-to-date rule", {LearnedKind::guess, words.why, "Confirm it: the year to date is checked by it.",
                                    place, [words](Measure& to) { to.year_to_date_rule = words.rule; }});
  learned.say("reporting basis", {LearnedKind::guess, words.why, "Confirm it.", place,
                                  [words](Measure& to) { to.reporting_basis = words.basis; }});
}

// A year's threshold must not judge a month: where that may be so, it is asked.
bool may_be_a_years(const ScorecardRow& row, const std::vector<const Observation*>& figures) {
  const bool year_to_date = std::any_of(figures.begin(), figures.end(), [](const Observation* figure) {
    return figure->kind == ObservationKind::year_to_date && figure->figure.value;
  });
  const Tolerance tolerance = read_tolerance(row.definition.tolerance, row.definition.polarity, row.definition.unit);
  return year_to_date && tolerance.kind != ToleranceKind::none && tolerance.kind != ToleranceKind::to_be_set;
}

class ScorecardLearner {
 public:
  ScorecardLearner(const Submission& submission, const Scorecard& scorecard, const PageFacts& pages, Draft& draft)
      : submission_(submission), scorecard_(scorecard), pages_(pages), draft_(draft) {}

  void learn() {
    for (const ScorecardRow& row : scorecard_.rows) learn(row);
  }

 private:
  void learn(const ScorecardRow& row) {
    const std::string ref = ref_of(row, draft_);
    if (ref.empty()) return;
    LearnedMeasure* learned = draft_.measure(ref, row.definition.title, row.title.place, submission_);
    if (learned == nullptr) return;
    std::vector<const Observation*> figures;
    for (const std::size_t at : row.observations) figures.push_back(&submission_.observations[at]);
    const auto page = pages_.find(ref);
    say(*learned, row, page == pages_.end() ? nullptr : &page->second, figures);
    for (const Observation* figure : figures) learn_figure(*figure, ref, submission_, draft_);
  }

  void say(LearnedMeasure& learned, const ScorecardRow& row, const PageFact* page,
           const std::vector<const Observation*>& figures) {
    const Measure& measure = row.definition;
    if (measure.ref.empty())
      learned.say("ref", {LearnedKind::guess, "the measure has no number; its neighbours leave this one",
                          "Confirm the number, or give it another.", row.title.place,
                          [ref = learned.ref](Measure& to) { to.ref = ref; }});
    learned.say("section", typed(row.section, [text = measure.section](Measure& to) { to.section = text; }));
    if (!submission_.title.empty())
      learned.say("set", {LearnedKind::guess, "the title of the workbook", "Confirm what the measure set is called.",
                          row.title.place, [text = submission_.title](Measure& to) { to.set = text; }});
    say_polarity(learned, row.polarity);
    const bool stated = unit_of_measure(measure.data_note, "") == measure.unit;
    say_unit(learned, measure.unit, stated,
             stated ? "its data note is \"" + collapsed(measure.data_note) + "\""
                    : "from its data note \"" + collapsed(measure.data_note) + "\", its title and its figures",
             stated ? row.data_note.place : row.title.place);
    say_decimals(learned, figures);
    say_frequency(learned, scorecard_, row);
    say_year_to_date(learned, row, page);
    say_tolerance(learned, row);
    if (page != nullptr) say_page_facts(learned, *page);
    if (may_be_a_years(row, figures))
      learned.ask({"RAG basis", "",
                   "it has tolerances, a figure for the month and a year to date, and the workbook says not "
                   "which of them the tolerances are for; blank means both",
                   measure.unit == Unit::per_cent
                       ? "Leave it blank if the tolerances are for both."
                       : "Say ytd if the tolerances are a year's: those must not judge a single month.",
                   row.green.place.known() ? row.green.place : row.title.place});
  }

  static void say_polarity(LearnedMeasure& learned, const LabelledCell& polarity) {
    const std::string text = collapsed(polarity.text);
    if (text.empty()) {
      learned.ask({"good performance", "", "the workbook says not what good performance is", "Say High, Low or Info.",
                   learned.source});
    } else if (parse_polarity(text) == Polarity::unknown) {
      learned.ask({"good performance", text, "\"" + text + "\" is no good performance that is known",
                   "Say High, Low, Info, Not applicable or Within limits.", polarity.place});
    } else {
      learned.say("good performance", typed(polarity, [text](Measure& to) {
                    to.polarity_text = text;
                    to.polarity = parse_polarity(text);
                  }));
    }
  }

  const Submission& submission_;
  const Scorecard& scorecard_;
  const PageFacts& pages_;
  Draft& draft_;
};

}  // namespace

void say_unit(LearnedMeasure& measure, Unit unit, bool stated, const std::string& why, const Place& source) {
  if (unit == Unit::unknown || unit == Unit::text) {
    measure.ask({"unit", "", "no cell says what the figures are counted in", "Say what they are counted in.", source});
    return;
  }
  measure.say("unit", {stated ? LearnedKind::added : LearnedKind::guess, why, "Confirm the unit.", source,
                       [unit](Measure& to) { to.unit = unit; }});
}

void say_decimals(LearnedMeasure& measure, const std::vector<const Observation*>& figures) {
  std::set<int> places;
  Place first;
  for (const Observation* figure : figures) {
    const bool of_the_measure = figure->kind == ObservationKind::value ||
                                figure->kind == ObservationKind::year_to_date || figure->kind == ObservationKind::year;
    if (!of_the_measure || !figure->figure.value) continue;
    if (places.empty()) first = figure->place;
    places.insert(figure->figure.decimals);
  }
  constexpr int kMostDecimals = 9;  // that the register takes
  if (places.empty() || *places.rbegin() > kMostDecimals) return;
  if (places.size() > 1) {
    measure.ask({"decimals", "",
                 "its figures are printed with " + std::to_string(*places.begin()) + " to " +
                     std::to_string(*places.rbegin()) + " decimal places",
                 "Say with how many a report should print them.", first});
    return;
  }
  measure.say("decimals", {LearnedKind::added, "all its figures are printed so, as in " + where(first), "", first,
                           [decimals = *places.begin()](Measure& to) { to.decimals = decimals; }});
}

void learn_scorecards(const Submission& submission, const PageFacts& pages, Draft& draft) {
  for (const Scorecard& scorecard : submission.scorecards)
    ScorecardLearner(submission, scorecard, pages, draft).learn();
}

}  // namespace scorebook
