// The target of a measure for one period: a number to set a figure against, or the reason why there is none. From the
// words that a council types ("5% reduction on 2015-16", "2 stage target Apr to September 26 % Oct to Mar 23 %") or,
// for the periods that it names, from the register's sheet Targets. Rules, where the words leave a choice:
//   * an annual total of a count is spread evenly: 633 a year is 158.25 by the end of June;
//   * of milestones the one of the period holds, between them the last one, after the last the target itself;
//   * a target by a later date sets nothing before that date;
//   * what is relative needs the figure that it is relative to, as printed; without it there is no target.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/measure.hpp"
#include "scorebook/period.hpp"
#include "scorebook/register.hpp"
#include "scorebook/settings.hpp"

namespace scorebook {

// How a figure must stand to the number for the target to be met.
enum class TargetSide : std::uint8_t { none, at_least, at_most, above, below };

// What the figure covers that is set against a target.
enum class FigureBasis : std::uint8_t { period, year_to_date };

struct TargetForPeriod {
  std::optional<Decimal> value;        // on the scale of the measure's unit
  TargetSide side = TargetSide::none;  // none where neither the words nor the polarity say
  Unit unit = Unit::unknown;           // of the number, where the words or the measure say
  std::string typed;                   // what it was read from
  Place place;                         // of a dated target of the register; unknown otherwise
  std::string working;  // "23% from October to March", "5% below the 320 of 2015/16: 304"; empty for a plain number
  std::string reason;   // why there is no number: "no target set", "to be reached by April 2018"; empty where there is
  bool none_set = false;  // the reason is that no target was set, in words or by a blank: a baseline year is one too

  // Whether a figure meets it; nothing where that cannot be said.
  [[nodiscard]] std::optional<bool> met_by(Decimal figure) const;
};

// Figures that relative targets refer to; null where there is none.
struct TargetReferences {
  std::function<const Figure*(const Period&)> figure_of;  // the measure's own, of exactly that period
  // The latest with a value that is of no later period: "nat_avg", "nat_top_quartile", or a name of the register.
  std::function<const Figure*(std::string_view name, const Period& not_after)> benchmark_of;
  std::function<const Figure*()> baseline;
};

// `dated`: the register's targets of all measures, sorted by ref; may be null.
[[nodiscard]] TargetForPeriod target_for(const Measure& measure, const Period& period, FigureBasis basis,
                                         const std::vector<DatedTarget>* dated, const TargetReferences& references,
                                         const Settings& settings);
// The row of the register's Targets in force, for its target and its tolerance; null where there is none.
[[nodiscard]] const DatedTarget* dated_target(const std::string& ref, const Period& period,
                                              const std::vector<DatedTarget>* dated);

}  // namespace scorebook
