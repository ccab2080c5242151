// The rating of a measure: RAG in the period and at year end, direction of travel, each with its working in words.
// Rules: the council's scorecard conventions (tolerances as typed in three cells; direction as the direction of
// performance). Comparisons are made on decimals: RAG at full stored precision where there is one, direction on the
// figures as shown. No cells here but the place of the figure that is rated.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/measure.hpp"
#include "scorebook/override.hpp"
#include "scorebook/period.hpp"
#include "scorebook/plan_status.hpp"
#include "scorebook/settings.hpp"
#include "scorebook/submission.hpp"
#include "scorebook/target.hpp"

namespace scorebook {

enum class Rag : std::uint8_t { none, green, amber, red };
[[nodiscard]] std::string_view rag_name(Rag rag);    // "green", "amber", "red", "none"
[[nodiscard]] std::string_view rag_letter(Rag rag);  // "G", "A", "R", ""

// The kinds of tolerance that three typed cells can mean.
enum class ToleranceKind : std::uint8_t {
  none,            // n/a or blank: no target set
  to_be_set,       // "range to be set"
  high_is_good,    // green v >= G; red v < R; else amber
  low_red_from,    // green v <= G; red v >= R; else amber
  low_red_above,   // green v <= G; red v > R; else amber
  low_sign_wrong,  // typed "<6%" over a green of 4%: read as low_red_above
  band,            // d = |v - centre|: green d <= g; amber d <= a; else red
  range,           // green lo <= v <= hi; amber v <= hi * 1.01; else red; below: green
  not_understood,
};
[[nodiscard]] std::string_view tolerance_kind_name(ToleranceKind kind);

// Something about the typed notation that a person should mend (C404). `cells` says which of the three: 'r', 'a', 'g'.
struct ToleranceRemark {
  enum class Kind : std::uint8_t {
    sign_wrong_way,
    amber_missing,
    amber_cut_short,
    gap,
    overlap,
    contradicts_polarity,
    not_understood,
    unusual
  };
  Kind kind;
  std::string cells;
  std::string message;
};

struct Tolerance {
  ToleranceKind kind = ToleranceKind::none;
  std::optional<Decimal> red, amber,
      green;                      // thresholds; for a band the half-widths; for a range amber is the 1 in "1% above"
  std::optional<Decimal> centre;  // band
  std::optional<Decimal> range_low, range_high;  // range
  bool red_inclusive = false;                    // a figure equal to `red` is red: "26%+", "<=92%"
  bool green_inclusive = true;  // a figure equal to `green` is green; false where green is typed ">95%"
  Unit unit = Unit::unknown;    // what the thresholds are in: per cent where they are typed so or the measure is
  std::vector<ToleranceRemark> remarks;
  std::string words;  // how it was read: "green at 95% or more, red below 92%, amber between"
};

// The three cells as typed, for a measure of that polarity and unit.
[[nodiscard]] Tolerance read_tolerance(const TypedTolerance& typed, Polarity polarity, Unit unit);

// What it hangs on that there is no RAG; `reason` says it to people.
enum class WithoutRag : std::uint8_t {
  whatever_the_figure,  // nothing judges it: no other figure would have a RAG either
  no_figure,            // something judges it, and there is no figure
  this_figure,          // this one cannot be judged (no per cent sign, nothing to set it against); another might be
};

struct RagResult {
  Rag rag = Rag::none;
  std::string reason;   // why there is none: "no target set", "to be set", "no figure: n/a"; empty otherwise
  std::string working;  // "96.5% is at or above the green threshold of 95%: green"
  WithoutRag without = WithoutRag::whatever_the_figure;  // where there is none
  // The part of the working that tells the stored figure behind the printed one, " (94.96% before rounding)"; empty
  // where there is no such part.
  std::string before_rounding = {};
};

[[nodiscard]] RagResult rate_rag(const Figure& figure, const Tolerance& tolerance, Unit unit,
                                 const Settings& settings = {});

enum class Arrow : std::uint8_t { none, up, level, down };
enum class Tone : std::uint8_t { neutral, good, caution, bad };
enum class DirectionState : std::uint8_t {
  number_up,
  number_level,
  number_down,
  better,
  level_within_target,
  level_off_target,
  worse_within_target,
  worse_off_target,
  worse_no_target,
  level_no_target,
  no_comparison,
};

[[nodiscard]] std::string_view arrow_name(Arrow arrow);                     // "up", "level", "down", "none"
[[nodiscard]] std::string_view arrow_sign(Arrow arrow);                     // "↑", "→", "↓", ""
[[nodiscard]] std::string_view tone_name(Tone tone);                        // "good", "caution", "bad", "neutral"
[[nodiscard]] std::string_view direction_state_name(DirectionState state);  // "worse, within target", ...
[[nodiscard]] std::string_view direction_state_words(
    DirectionState state);  // "decline in performance but still within limits of target"
[[nodiscard]] Arrow direction_arrow(DirectionState state);
[[nodiscard]] Tone direction_tone(DirectionState state);
// All states in the order of the key, for the key of a report.
[[nodiscard]] const std::vector<DirectionState>& direction_states();
// "↑", "→", "↓", "up", "▲" ... as typed in a workbook.
[[nodiscard]] std::optional<Arrow> parse_arrow(std::string_view text);
// "G", "Green", "AMBER" ... as typed in a workbook.
[[nodiscard]] std::optional<Rag> parse_rag(std::string_view text);

struct Direction {
  DirectionState state = DirectionState::no_comparison;
  std::string working;  // "96.5% after 98.7%: lower, and high is good"
};

// previous and current as shown; rag is the RAG of the current figure. A change of no more than `stable_band` is no
// movement. `when`: the period of the previous figure for the working, where it is not simply the one before.
[[nodiscard]] Direction rate_direction(const Figure* previous, const Figure* current, Polarity polarity, Rag rag,
                                       Decimal stable_band = 0, const Settings& settings = {},
                                       std::string_view when = {});

[[nodiscard]] PlanDirection plan_direction(DirectionState state);

// What a figure was judged by.
enum class RatedBy : std::uint8_t { nothing, tolerance, dated_tolerance, rule, target };

struct Rating {
  Measure measure;                      // the definition it was rated by
  Period period = Period::of_month(0);  // the period that was asked for
  // Points into the submissions or the register that were rated, or into worked_out; null where there is none.
  const Observation* value = nullptr;
  const Observation* previous = nullptr;  // what it is compared with, by the measure's direction basis
  const Observation* year_to_date = nullptr;
  RatedBy rated_by = RatedBy::nothing;
  Tolerance tolerance;  // of the register's dated target where that has one
  // What the figure and the year to date are set against, where a target or a rule rates them; a reason otherwise.
  TargetForPeriod target, target_year_end;
  TargetForPeriod target_by_end_of_year;  // what the year to date will be set against when the financial year is over
  RagResult rag_period, rag_year_end;
  Direction direction;
  const Observation* before_previous = nullptr;  // the figure that the previous one is compared with
  RagResult rag_previous;                        // the previous figure, by what holds for its own period
  Direction direction_previous;                  // from before_previous to previous
  const Observation* last_year = nullptr;        // of the same period a year before
  Direction direction_long;                      // from last_year to value
  StatusResult status;                           // of the Council Plan
  bool due = true;                               // whether the period should have a figure
  const Observation* carried = nullptr;          // where there is no figure for the period: the last one before it
  // How far the figure lies inside the threshold that it would cross next, as a share of the way between the green and
  // the red threshold: 0 on the threshold. Only for green and amber figures of a tolerance with both.
  std::optional<double> margin;

  // All figures with a value of the same kind of period as the rated one, up to it, in order of time, one a period.
  std::vector<const Observation*> history;
  std::vector<const Observation*> years;       // annual figures up to the period, likewise
  std::vector<const Observation*> benchmarks;  // of each name the latest that is of no later period, by name
  std::vector<const Observation*> targets;     // what plan tables set as targets, as typed
  std::vector<Break> breaks;                   // of the register
  // Figures that no cell holds: from other measures or from the months, by the measure's own rule.
  std::vector<std::shared_ptr<const Observation>> worked_out;
  std::string value_working, year_to_date_working;  // how; empty where a cell holds the figure

  std::string directorate;            // of the submission that defines it
  const ScorecardRow* row = nullptr;  // where the definition stands; null for others
  const PlanRow* plan = nullptr;      // likewise in a plan table
  Settings settings = {};             // the rulings that it was rated by

  // What officers decided against the rules, with what was worked out beside it.
  std::vector<AppliedOverride> overrides = {};
};

// Another figure of the measure, rated as the rating's own is in the period.
[[nodiscard]] RagResult rate_figure(const Figure& figure, const Rating& rating);
// From one figure to another, by the measure's polarity and stable band; rag is the RAG of the current one.
[[nodiscard]] Direction rate_step(const Figure* previous, const Figure* current, Rag rag, const Rating& rating);

// Rates every measure that has a row of a scorecard or of a plan table, in that order, and then the measures that the
// register defines and any other table has figures of. Measures that only such tables have and no register defines are
// not rated: nothing says how to judge them. `period` must be settled (see reporting_period). A measure whose own
// periods are others (quarters of a monthly report) is rated by the one that ends with `period`. The submissions and
// the register must outlive the ratings.
[[nodiscard]] std::vector<Rating> rate(const std::vector<Submission>& submissions, const Register* measure_register,
                                       Period period);
// The same with earlier submissions as the history of the measures: they lend their figures and are not rated.
[[nodiscard]] std::vector<Rating> rate(const std::vector<Submission>& submissions, const Register* measure_register,
                                       Period period, const std::vector<Submission>& earlier);

// The period to report on: the one asked for, else the latest reporting period of the submissions. Errors:
// period_unknown, when no submission has a figure for the one asked for, or none gives a period.
[[nodiscard]] Result<Period> reporting_period(const std::vector<Submission>& submissions, const std::string& asked_for);

}  // namespace scorebook
