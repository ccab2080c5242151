// How far a figure could lie from the truth by chance alone, given how many cases it rests on: 95 % and 99.8 %
// confidence intervals of proportions, counts and rates. Adoptions of one to seven a month are why this matters: two of
// four is 15 % to 85 %. Nothing here knows a measure; whether the cases are independent, only the caller can know.
// Source: Public Health England, Fingertips method statements; APHO Technical Briefing 3, Commonly used public health
// statistics and their confidence intervals.
#pragma once

#include "scorebook/calculated.hpp"

namespace scorebook {

// Standard normal deviates of the two levels, as the method statements print them.
inline constexpr double kZ95 = 1.959963985;
inline constexpr double kZ998 = 3.090232306;
// Byar's approximation from this count on, the exact Poisson limits below it.
inline constexpr double kByarFrom = 10;

// Both bounds included.
struct Bounds {
  double lower = 0;
  double upper = 0;

  [[nodiscard]] bool contains(double value) const { return lower <= value && value <= upper; }
};

// On the scale of its figure.
struct ConfidenceInterval {
  double estimate = 0;
  Bounds at_95;    // 95 %
  Bounds at_99_8;  // 99.8 %
};

// A share: `count` of `of`, both numbers of cases (whole, 0 <= count <= of, of > 0). `per` is the scale of the result:
// 100 for per cent, 1 for a share. Wilson's score interval; never below 0 or above `per`. Reasons:
// nothing_to_divide_by, more_than_all, not_whole, negative, too_large, not_a_number.
[[nodiscard]] Calculated<ConfidenceInterval> proportion_interval(double count, double of, double per);

// A count of events (whole, at least 0). Poisson: Byar's approximation from 10 on, exact below.
// Reasons: not_whole, negative, too_large, not_a_number.
[[nodiscard]] Calculated<ConfidenceInterval> count_interval(double count);

// A rate: events in a population (above 0, a fraction is allowed), `per` so many: 10000. The interval of the count over
// the population; a rate may exceed `per`, as people can have more than one event.
// Reasons: those of count_interval, and nothing_to_divide_by.
[[nodiscard]] Calculated<ConfidenceInterval> rate_interval(double count, double population, double per);

}  // namespace scorebook
