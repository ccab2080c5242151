// The period of a report where a scorecard and a plan of different periods are given together: a monthly scorecard and
// the quarterly plan of the same folder have each their own.
#pragma once

#include <string>
#include <vector>

#include "scorebook/rating.hpp"

namespace scorebook {

// Which submissions settle the period: those with tables of the kind that the report has places for; all of them where
// none has.
struct PeriodOf {
  bool scorecards = true;  // scorecards, detail pages and tables that are no plan's
  bool plans = true;
};

// As reporting_period in rating.hpp, of those submissions; one that is asked for may be any submission's.
[[nodiscard]] Result<Period> reporting_period(const std::vector<Submission>& submissions, const std::string& asked_for,
                                              PeriodOf of);

}  // namespace scorebook
