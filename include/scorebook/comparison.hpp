// What changed from an earlier submission to a later one of the same return: restated figures with what they change,
// definitions, measures that came or went, headings that moved. Figures are compared as shown, like with like: a
// scorecard's with the scorecard's, a page's with the page's. Whose return a workbook is, its directorate says, else
// its measures; files are never told apart by their names.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scorebook/finding.hpp"

namespace scorebook {

// A figure that both have for the same measure and period, and not the same.
struct RestatedFigure {
  std::string measure, title, breakdown;
  ObservationKind kind = ObservationKind::value;
  std::string benchmark;
  std::optional<Period> period;
  Figure before, now;
  std::vector<Place> places_now, places_before;  // of all tables that changed alike
  const Submission* said_in = nullptr;           // the earlier one that had it
  // By the measure's tolerance of today; none where it has none or is judged otherwise.
  Rag rag_before = Rag::none, rag_now = Rag::none;
  // Into the period, and from it to the next one; nothing where there is nothing to compare with.
  std::optional<DirectionState> direction_before, direction_now, next_before, next_now;
  std::string effect;  // all that in words, for a sentence of its own
};

// What is said of a measure, in one cell: its title, good performance, tolerances, target ...
struct ChangedDefinition {
  std::string measure, title;
  std::string what;  // "title", "good performance", "red", "amber", "green", "target", "data note" ...
  std::string before, now;
  Place place_now, place_before;
  const Submission* said_in = nullptr;  // the earlier one that had it
};

struct ChangedMeasure {
  std::string measure, title;
  bool added = false;         // else dropped
  Place place;                // in the workbook that has it
  std::string other_measure;  // of the same title, where it seems to be renumbered
};

// Headings of one table: one entry each.
struct ChangedHeading {
  std::string sheet;          // of the later workbook
  std::string words;          // what happened, in a sentence
  std::vector<Place> places;  // now, then before
};

struct Comparison {
  const Submission* later = nullptr;
  std::vector<const Submission*> earlier;  // the latest first; a figure is compared with the first that has it
  std::size_t figures_compared = 0;        // places, each once
  std::size_t figures_new = 0;             // that no earlier submission has
  std::size_t figures_unknown = 0;         // whose formula was never calculated, now or then: not compared
  std::vector<RestatedFigure> restated;    // in the order of the tables
  std::vector<ChangedDefinition> definitions;
  std::vector<ChangedMeasure> measures;
  std::vector<ChangedHeading> headings;

  [[nodiscard]] bool differs() const {
    return !restated.empty() || !definitions.empty() || !measures.empty() || !headings.empty();
  }
};

// For each of the submissions in their order, against those of `input.earlier` that are of its return and of no later
// period; one without such has no `earlier`.
[[nodiscard]] std::vector<Comparison> compare(const CheckInput& input);

}  // namespace scorebook
