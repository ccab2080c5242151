// Runs of period labels, down a column or along a header row, and what each stands for by its position.
// A run that jumps back a year (... Dec-15, Jan-15, Feb-15) is read by position; the label's own words are kept beside
// it.
#pragma once

#include <optional>
#include <vector>

#include "scorebook/submission.hpp"

namespace scorebook {

// Sets `period` of the labels that are months, where the run settles it: months follow each other (or run backwards)
// but for the year, and most labels, or the one run that holds the reporting period, agree on the years. Otherwise each
// label stands. Every label has its `literal`.
void settle_months(std::vector<PeriodLabel>& labels, const std::optional<Period>& reporting_period);

// How many of the steps from one month label to the next are one month forwards or back, whatever the year.
[[nodiscard]] std::size_t monthly_steps(const std::vector<PeriodLabel>& labels);

}  // namespace scorebook
