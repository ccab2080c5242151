// Faults that are planted in the right workbook, one at a time, for the proof that Check finds them and nothing else.
// A kind of fault belongs to the rule that must find it. It chooses a place and a size at which, by the page of that
// rule in the catalogue, the fault must be found: a figure that is still within the printed rounding of its parts, or
// that nothing else in the workbook speaks of, is no fault that anybody could see.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "scorebook/finding.hpp"
#include "scorebook/register.hpp"
#include "scorebook/submission.hpp"
#include "workbook_editor.hpp"

namespace scorebook::planting {

// The same numbers on every platform: splitmix64, and no distribution of the standard library.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    return mixed ^ (mixed >> 31U);
  }
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
  int between(int low, int high) { return low + static_cast<int>(below(static_cast<std::size_t>(high - low + 1))); }
  bool either() { return below(2) == 0; }
  template <class T>
  const T& one_of(const std::vector<T>& values) {
    return values.at(below(values.size()));
  }
  template <class T>
  T one_of(std::vector<T>&& values) {
    return std::move(values.at(below(values.size())));
  }

 private:
  std::uint64_t state_;
};

// The workbook, read once, with what is given to Check beside it.
struct Right {
  std::shared_ptr<const Workbook> workbook;
  Submission submission;
  std::vector<Submission> earlier;  // the month before
  Register measure_register;
  std::set<Place> in_formulas;  // a change of such a cell would change others, as Excel calculates them again
};

// One fault being planted.
class Plant {
 public:
  Plant(const Right& planted_in, std::uint64_t seed) : right(planted_in), random(seed), edit(*planted_in.workbook) {}

  const Right& right;
  Random random;
  WorkbookEditor edit;
  std::vector<Place> planted;  // a finding of the rule must stand at one of these
  std::set<Place> concerned;   // findings that stand at none of these nor of the planted are false alarms
  std::string what;            // in words, for the list of what was missed
  bool public_edition = false;

  // Typed into the cell, which is planted with that.
  void number(const Place& place, double value);
  void text(const Place& place, const std::string& value);

  [[nodiscard]] bool free(const Place& place) const { return right.in_formulas.count(place) == 0; }
  // Wherever the measure's figure of that time stands, and the arrow and the colours of its row.
  void concern(const Observation& observation);
  void concern_row(const ScorecardRow& row);
  // The arrow and the colours, which may follow from anything in the row.
  void concern_judgement(const ScorecardRow& row);
  // The headings of a page, here and in the workbook of the month before, which they are compared with.
  void concern_headings(const DetailPage& page);

  [[nodiscard]] const std::vector<ScorecardRow>& rows() const { return right.submission.scorecards.front().rows; }
  [[nodiscard]] const Scorecard& scorecard() const { return right.submission.scorecards.front(); }
  [[nodiscard]] const ScorecardRow* row_of(const std::string& measure) const;
  [[nodiscard]] const DetailPage* page_of(const std::string& measure) const;
  [[nodiscard]] const Observation& at(std::size_t observation) const {
    return right.submission.observations.at(observation);
  }
  // The figures that the place has: of a scorecard's row or a page's column, of that kind.
  [[nodiscard]] std::vector<const Observation*> figures(const std::vector<std::size_t>& observations,
                                                        ObservationKind kind) const;
  // All figures of pages, or of the scorecard, of that kind and with a value.
  [[nodiscard]] std::vector<const Observation*> page_figures(ObservationKind kind) const;
  [[nodiscard]] std::vector<const Observation*> row_figures(ObservationKind kind) const;
  // The measure's figure for the same time elsewhere, on a page for one of the scorecard and the other way round.
  [[nodiscard]] const Observation* elsewhere(const Observation& observation) const;
};

enum class Needs : std::uint8_t { either, a_register, no_register };

struct Kind {
  const char* rule;
  const char* name;
  Needs needs;
  bool (*plant)(Plant&);                   // false where the place that came up will not do
  std::vector<const char*> or_rules = {};  // that say the same of the same cell
};

[[nodiscard]] std::vector<Kind> arithmetic_kinds();
[[nodiscard]] std::vector<Kind> structure_kinds();
[[nodiscard]] std::vector<Kind> consistency_kinds();
[[nodiscard]] std::vector<Kind> values_kinds();
[[nodiscard]] std::vector<Kind> other_kinds();

// The number that a cell stores for a value on the scale of its unit, rounded as the cell shows it: 98.4 of per cents
// is 0.984.
[[nodiscard]] double stored(const Figure& figure, double value);
// The least difference that can be seen: 0.1 for 98.4%.
[[nodiscard]] double printed_step(const Figure& figure);
[[nodiscard]] inline double value_of(const Observation& observation) { return observation.figure.value->to_double(); }
// Two neighbouring digits exchanged; the same where no two differ.
[[nodiscard]] double with_digits_exchanged(const Figure& figure, Random& random);

}  // namespace scorebook::planting
