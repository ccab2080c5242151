// Benchmarks and earlier figures: those that a workbook has of periods before its own year.
#include <algorithm>

#include "learn/tables.hpp"
#include "text/notation.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

std::string sheet_of(bool benchmark) { return benchmark ? "Benchmarks" : std::string(kEarlierFigures); }

std::string what_it_is(const Observation& read) {
  return (read.benchmark.empty() ? "figure" : read.benchmark) + " of " + read.measure +
         (read.period ? " for " + read.period->words() : "");
}

// Before the year that the workbook reports on; a year's figure or a baseline may reach into it.
bool earlier(const Observation& observation, const Submission& submission) {
  const bool of_a_year = observation.kind == ObservationKind::year;
  if (!observation.period || !submission.period) return of_a_year;
  const MonthNumber begins = submission.period->in_financial_year().first();
  return (of_a_year ? observation.period->first() : observation.period->last()) < begins;
}

// Whether the words of a figure are read as that figure.
bool reads_back(const Figure& figure) {
  if (figure.raw) return true;
  CellContent cell;
  cell.text = cell.shown = figure.text;
  const Figure again = read_figure(cell, figure.unit);
  return again.value == figure.value && again.missing == figure.missing;
}

std::string source_of(const Observation& observation) {
  std::string words = observation.place.workbook_name() + ", " + where(observation.place);
  if (!observation.figure.qualifiers.empty()) words += ": \"" + collapsed(observation.figure.text) + "\"";
  return words;
}

}  // namespace

void learn_figure(const Observation& observation, const std::string& ref, const Submission& submission, Draft& draft) {
  const bool benchmark = observation.kind == ObservationKind::benchmark;
  const bool history = observation.kind == ObservationKind::year || observation.kind == ObservationKind::value;
  if (draft.is_another(submission, ref) || (!benchmark && !(history && earlier(observation, submission)))) return;
  LearnedFigure learned{{observation, source_of(observation)}, benchmark};
  Observation& read = learned.figure.observation;
  read.measure = ref;
  if (history) read.kind = ObservationKind::value;
  const Figure plain = plain_figure(read.figure);
  if (read.figure.missing == Missing::text || read.figure.missing == Missing::error || !reads_back(plain)) {
    draft.left_out(
        ref, collapsed(read.figure.text),
        "an earlier figure in words: " + where(read.place) + " holds no number and no known word for a missing one",
        "Put the figure on the sheet " + sheet_of(benchmark) + " if there is one.", read.place);
    return;
  }
  if (!read.breakdown.empty()) return;
  read.figure = plain;
  draft.figure(std::move(learned));
}

void Draft::remember_figures() {
  const auto remember = [this](const std::vector<RegisterFigure>& figures) {
    for (std::size_t row = 0; row < figures.size(); ++row) {
      const Observation& there = figures[row].observation;
      if (there.period)
        figure_rows_.emplace(FigureKey{there.measure, folded(there.benchmark), there.kind, *there.period}, row);
    }
  };
  remember(learned_.draft.benchmarks);
  remember(learned_.draft.history);
}

// A figure without a period: nothing, where the same measure has it with one; the newest benchmarks of a page stand on
// the scorecard too.
void Draft::settle_without_period(const LearnedFigure& learned) {
  const Observation& read = learned.figure.observation;
  const std::vector<RegisterFigure>& figures = learned.benchmark ? learned_.draft.benchmarks : learned_.draft.history;
  const bool there = learned.benchmark && std::any_of(figures.begin(), figures.end(), [&](const RegisterFigure& other) {
                       return other.observation.measure == read.measure &&
                              folded(other.observation.benchmark) == folded(read.benchmark) &&
                              says_the_same(other.observation.figure, read.figure);
                     });
  if (there) return;
  left_out(read.measure, collapsed(read.figure.text),
           (learned.benchmark ? "the " + read.benchmark : std::string("an earlier figure")) + " in " +
               where(read.place) + " has no period",
           "Put it on the sheet " + sheet_of(learned.benchmark) + " with its period.", read.place);
}

// The cell of the workbooks that says for that measure and period what the register says.
Place Draft::place_that_says(const LearnedFigure& like, const Figure& figure) const {
  const Observation& read = like.figure.observation;
  for (const LearnedFigure& other : figures_) {
    const Observation& here = other.figure.observation;
    if (here.measure == read.measure && here.kind == read.kind && here.benchmark == read.benchmark &&
        here.period == read.period && says_the_same(here.figure, figure))
      return here.place;
  }
  return {};
}

void Draft::settle(const LearnedFigure& learned) {
  const Observation& read = learned.figure.observation;
  if (refused_.count(read.measure) != 0 || learned_.draft.find(read.measure) == nullptr) return;
  if (!read.period) return settle_without_period(learned);
  std::vector<RegisterFigure>& figures = learned.benchmark ? learned_.draft.benchmarks : learned_.draft.history;
  const FigureKey key{read.measure, folded(read.benchmark), read.kind, *read.period};
  const auto [row, added] = figure_rows_.emplace(key, figures.size());
  const std::string sheet = sheet_of(learned.benchmark);
  const std::string shown = read.figure.missing ? read.figure.text : read.figure.shown();
  if (added) {
    figures.push_back(learned.figure);
    figures_put_.emplace(key, read.place);
    ++(learned.benchmark ? learned_.added.benchmarks : learned_.added.history);
    if (known_ != nullptr)
      note({LearnedKind::added, sheet, row->second, "value", read.measure, shown,
            "the " + what_it_is(read) + " in " + where(read.place), "", read.place});
    return;
  }
  RegisterFigure& there = figures[row->second];
  if (says_the_same(there.observation.figure, read.figure)) return;
  const auto put = figures_put_.find(key);
  const bool of_register = put == figures_put_.end();
  const Place agrees = of_register ? place_that_says(learned, there.observation.figure) : put->second;
  if (!agrees.known()) {
    note({LearnedKind::difference, sheet, row->second, "value", read.measure, shown,
          "the register says " + there.observation.figure.text + " for the " + what_it_is(read),
          "Change the register if the workbook is right.", read.place});
    return;
  }
  // Two cells of the workbooks: a figure wins over a word for none, else the first.
  const bool better = !of_register && !there.observation.figure.value && read.figure.value;
  const std::string other = better ? there.observation.figure.text : shown;
  const Place other_place = better ? agrees : read.place, taken = better ? read.place : agrees;
  if (better) {
    there = learned.figure;
    put->second = read.place;
  }
  note({LearnedKind::decide, sheet, row->second, "value", read.measure, other,
        where(other_place) + " says " + other + " for the same " + what_it_is(read) + ", not as " + where(taken),
        "Confirm which of the two is right.", other_place});
}

}  // namespace scorebook
