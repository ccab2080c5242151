// What one period is called in a sentence: "this quarter", "seven months in a row".
#pragma once

#include <string_view>

#include "scorebook/period.hpp"

namespace scorebook {

// "month", "quarter", "year", "term", "survey", or "period" for a span.
[[nodiscard]] std::string_view period_noun(PeriodKind kind);

}  // namespace scorebook
