// A statistic, or the reason why there is none. No statistic here is ever NaN, infinite or made up: where the rule does
// not allow a number, the reason stands in its place, and reports print its words.
#pragma once

#include <cassert>
#include <cstdint>
#include <string_view>
#include <utility>
#include <variant>

namespace scorebook {

enum class NotCalculable : std::uint8_t {
  no_figure,                   // nothing was given
  not_a_number,                // NaN or infinite
  too_large,                   // beyond kGreatestFigure
  negative,                    // a count, a population or a denominator below 0
  not_whole,                   // a count of cases with a fraction
  nothing_to_divide_by,        // a denominator or a population of 0
  more_than_all,               // a numerator above its denominator
  too_few_figures,             // fewer than 2 in the latest segment of a chart
  no_consecutive_figures,      // no two figures without a missing period between them
  changes_only_across_gaps,    // the moving range is 0, but the figures differ on either side of a missing period
  baseline_too_short,          // a fixed baseline of fewer than 12 figures
  periods_not_in_order,        // a period twice, or after a later one
  periods_of_different_kinds,  // months and quarters in one series
  periods_overlap,             // rolling totals: each figure shares months with the one before
  period_out_of_range,         // outside the years 1 to 9999
  periods_too_far_apart,       // centuries: one of the periods must be wrong
  too_few_years,               // fewer than five annual figures
  years_not_consecutive,       // a year is missing among the latest five
  none_or_all,                 // an annual proportion of 0 % or 100 %
  limits_not_around_figure,    // confidence limits that do not enclose their figure, or lie on each other
  no_target,                   // assurance without a target
  no_good_or_bad,              // assurance, or a top quartile, of a measure without a good direction

  // Of a measure and its figures (measure_trend.hpp).
  figures_rolling,          // each covers twelve months
  figures_cumulative,       // each covers the year so far
  figures_annual,           // a chart of years
  units_differ,             // figures of one series in different units
  cases_not_known,          // no numerator or denominator
  cases_not_of_figure,      // a numerator and denominator that do not lead to the figure shown
  not_events,               // a count of how things stood on a day
  events_not_stated,        // a count of which nobody says whether it is of events
  no_cases_behind,          // days, weeks, money, averages
  target_for_year_to_date,  // a threshold that is not meant for one period
  target_basis_not_stated,  // a threshold that may be meant for one period or for the year to date
  benchmark_in_another_unit,
  figure_of_part_of_the_year,  // a count or rate that covers less time than the benchmark
};

// Why, as the end of a sentence: "there are fewer than two figures".
[[nodiscard]] std::string_view not_calculable_words(NotCalculable reason);

// The greatest magnitude of a figure that is taken: a million millions. Counts to it are exact in double precision.
inline constexpr double kGreatestFigure = 1e12;

template <class T>
class [[nodiscard]] Calculated {
 public:
  Calculated(T value) : state_(std::in_place_index<0>, std::move(value)) {}     // NOLINT: implicit on purpose
  Calculated(NotCalculable reason) : state_(std::in_place_index<1>, reason) {}  // NOLINT: implicit on purpose

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  [[nodiscard]] const T& value() const& {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  [[nodiscard]] T&& value() && {
    assert(ok());
    return std::move(*std::get_if<0>(&state_));
  }
  [[nodiscard]] NotCalculable reason() const {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<T, NotCalculable> state_;
};

}  // namespace scorebook
