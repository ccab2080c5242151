// A target as councils type it: "94%", ">79 %", "a) 3000 b) 30", "90% by April 18", "5% reduction on 2015-16", "2 stage
// target Apr to September 26 % Oct to Mar 23 %", "No target - not applicable", "Baseline year", plain words. Every
// target ends as numbers with what they mean, or as the reason why there is none; words that are not understood are
// kept as words. Nothing is worked out here: rating with relative, profiled or later targets is not the business of
// this room.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/figure.hpp"
#include "scorebook/period.hpp"
#include "text/notation.hpp"

namespace scorebook {

enum class TargetKind : std::uint8_t {
  none,                   // no target, not applicable, to be confirmed, words that are not understood: see missing
  point,                  // "94%", "Reduce to 18.4% by 2016/17", "at least 2,300 per 100,000"
  strict,                 // ">79%", "<5%", "above 79%"
  two_stage,              // one number for each part of the year
  profiled,               // "95% (65% end June, 80% end July)": the last one, and the milestones to it
  by_a_later_date,        // "90% by April 18", "All by 31st March 2018"
  relative_to_last_year,  // "5% reduction on 2015-16": the number is the change
  points_a_year,          // "Reduction of 1 percentage point each year": the number is the change
  in_line_with_national,  // with a number ("52% in line with National Average") or without
  top_quartile,           // likewise
  average_of_months,      // "4.9 (Average Nov, Dec, Jan)"
  baseline_year,          // the year gives the baseline for later targets
  trend_ambition,         // "a sustained downward trend ... by 2020": a direction without a number
  gap_to_close,           // "Close the gap to the national average by 50%", "Within 5 points of the national average"
};

// "none", "point", "two-stage", "relative to last year" ...
[[nodiscard]] std::string_view target_kind_name(TargetKind kind);

// How a figure must stand to the number; by_polarity: at least as good, better: better than that.
enum class TargetBound : std::uint8_t { by_polarity, better, above, below, at_least, at_most };

// For relative targets: what the number is a change by. as_is: it is the number to reach. improvement: up or down, as
// the measure's polarity says.
enum class TargetChange : std::uint8_t { as_is, reduction, increase, improvement };

// What the number of a change counts: "by 5%" of what was, "by 2 percentage points", "by 200".
enum class TargetScale : std::uint8_t { none, per_cent, points, number };

// Months of a year that is not said: April to September is {4, 9}, October to March {10, 3}.
struct MonthsOfYear {
  int first = 0;
  int last = 0;
  friend bool operator==(const MonthsOfYear&, const MonthsOfYear&) = default;
};

// One number of a target, or the reason why there is none.
struct TargetPart {
  std::string mark;  // "a" of "a) 3000 b) 30"; empty for the measure itself
  TargetKind kind = TargetKind::none;
  std::optional<Decimal> value;  // as shown, on the scale of its unit; set exactly when missing is not
  std::optional<Decimal> exact;  // at full precision, as for Figure
  Unit unit = Unit::unknown;
  int decimals = 0;
  bool unit_missing = false;  // a bare number where per cents are meant (V206)
  std::optional<Missing> missing;
  TargetBound bound = TargetBound::by_polarity;
  TargetChange change = TargetChange::as_is;
  std::optional<MonthsOfYear> months;     // the stage that the number holds for
  TargetScale scale = TargetScale::none;  // of a change or of the distance from a benchmark
  int per_months = 0;                     // 12 of "633 a year", 3 of "20 a quarter", 1 of "10 a month"; 0: not said
  std::vector<int> average_of;            // the months whose average it is about: 11, 12, 1
  std::optional<Period> due;              // the date or year that it is to be reached by: 2018-04 of "by April 18"
  bool in_due = false;                    // "in 2017/18": it is for that period alone
  std::optional<Period> base;             // the year that it is relative to: 2015/16 of "5% reduction on 2015-16"
  // The benchmark that it is set against: nat_avg, stat_neigh_avg, best_stat_neigh, nat_top_quartile, or the words for
  // another one ("regional average"); empty where there is none, or where the words name several.
  std::string benchmark;
  std::optional<Decimal> range_low, range_high;  // "Top quartile (85% - 90%)", in place of a value
  std::string note;                              // the other words, as typed
};

// Whether it counts something other than the per cents that are meant: "633 families" of a percentage measure.
[[nodiscard]] bool counts_things(const TargetPart& part);

struct TypedTarget {
  std::string text;               // what the cell shows
  std::vector<TargetPart> parts;  // at least one, except for a blank cell
  std::vector<std::string> oddities;
};

// `expected` is the unit of the measure, as for read_figure. `year`: the year that the column is about ("Target
// (2016/17)"); "by 2016/17" is then no later date. Words are never taken for a target that they do not state: what does
// not fit is a part of kind none with Missing::text.
[[nodiscard]] TypedTarget read_target(const CellContent& cell, Unit expected,
                                      const std::optional<Period>& year = std::nullopt);

}  // namespace scorebook
