// The target of a measure for one period: a number to set a figure against, or the reason why there is none. From the
// words that a council types ("5% reduction on 2015-16", "2 stage target Apr to September 26 % Oct to Mar 23 %") or,
// for the periods that it names, from the register's sheet Targets. Rules, where the words leave a choice:
//   * a total for the year (typed so, or the bare number of a count that adds up over the year) is spread evenly: 633 a
//     year is 52.75 a month and 158.25 by the end of June; per cents and rates are never spread;
//   * of milestones the one of the period holds, between them the last one, after the last the target itself;
//   * a target by a later date sets nothing before that date;
//   * what is relative needs the figure that it is relative to, as printed: of the year that is named, else of the same
//     period a year before; never of another year, and never a month's for a year's.
// Numbers are exact; a share without end (100 a year is 8.333... a month) has the 15 digits that Excel keeps.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/figure.hpp"
#include "scorebook/measure.hpp"
#include "scorebook/period.hpp"
#include "scorebook/register.hpp"
#include "scorebook/settings.hpp"

namespace scorebook {

// How a figure must stand to the number for the target to be met. none: neither the words nor the polarity say, so that
// nothing can be met or missed; beside a range it means that the figure must lie in it.
enum class TargetSide : std::uint8_t { none, at_least, at_most, above, below };

// Why there is no number, for those who must tell the cases apart; `reason` has the words.
enum class NoTarget : std::uint8_t {
  there_is_one,
  none_set,       // blank, "No target", n/a
  baseline_year,  // the year gives the baseline for later targets
  to_be_set,      // tbc
  in_words,       // plain words, a direction without a number
  not_due,        // by a later date, before the first milestone, the last of the months is yet to come
  no_reference,   // the figure, the benchmark or the baseline that it is relative to is not there
  not_usable,     // another unit, per cent or not, several numbers, too long a number
};

struct TargetForPeriod {
  std::optional<Decimal> value;  // on the scale of the measure's unit; of a range the bound that must be reached
  TargetSide side = TargetSide::none;
  Unit unit = Unit::unknown;  // of the number, where the words or the measure say
  std::string typed;          // what it was read from
  Place place;                // of a dated target of the register; unknown otherwise
  std::string shown;          // the number or the range as a sentence says it: "94%", "1,200", "8.33..." for 8.333...
  std::string working;  // "23% from October to March", "5% below the 320 of 2015/16: 304"; empty for a plain number
  std::string reason;   // why there is no number: "no target set", "to be reached by April 2018"; empty where there is
  NoTarget no_target = NoTarget::there_is_one;
  // "Top quartile (85% - 90%)", "within 5 points of the national average": where the target is a range of values.
  std::optional<Decimal> range_low, range_high;
  // What is set against it in place of the period's own figure: the average of the months that the target names.
  std::optional<Decimal> measured;
  std::string measured_words;  // "4.8%, the average of November, December and January"

  // Whether nobody has set one: none, or the year gives the baseline for later ones.
  [[nodiscard]] bool nobody_set_one() const {
    return no_target == NoTarget::none_set || no_target == NoTarget::baseline_year;
  }
  // Whether a figure meets it; nothing where that cannot be said.
  [[nodiscard]] std::optional<bool> met_by(Decimal figure) const;
};

// What the figure covers that is set against the target.
enum class FigureBasis : std::uint8_t { period, year_to_date };

// Figures that targets refer to. An empty function knows none; so does a null pointer.
struct TargetReferences {
  // The measure's own figure for exactly that month, quarter, term or year.
  std::function<const Figure*(const Period&)> figure_of;
  // The latest with a value whose period is none or not after that one. Names: stat_neigh_avg, best_stat_neigh,
  // nat_avg, nat_top_quartile, or a name of the register ("regional average"), to be compared folded.
  std::function<const Figure*(std::string_view name, const Period& not_after)> benchmark_of;
  // The measure's starting point; its stated_period says of when it is.
  std::function<const Figure*()> baseline;
};

// `dated`: the register's targets of all measures, sorted by ref; may be null. A dated target wins over the typed one.
[[nodiscard]] TargetForPeriod target_for(const Measure& measure, const Period& period, FigureBasis basis,
                                         const std::vector<DatedTarget>* dated, const TargetReferences& references,
                                         const Settings& settings);

// The row of a measure that is in force in a period, for its target and for its tolerance (either may be empty); of
// several the one that begins last. Null where none is. Logarithmic in all rows, linear in those of the measure.
[[nodiscard]] const DatedTarget* dated_target(const std::string& ref, const Period& period,
                                              const std::vector<DatedTarget>* dated);

}  // namespace scorebook
