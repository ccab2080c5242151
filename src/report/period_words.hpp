// The words that a layout fills in from what the report is about: its period, its date, how many measures. A title such
// as "Performance report, {period}" becomes "Performance report, Quarter 2 (July – September 2017)".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scorebook/period.hpp"
#include "scorebook/plan_outcomes.hpp"
#include "scorebook/report.hpp"
#include "text/period_noun.hpp"

namespace scorebook {

// "Quarter 2 (July – September 2017)", "March 2016", "2016/17 (April 2016 – March 2017)".
[[nodiscard]] std::string period_title(const Period& period);
// "31st March 2016", the last day of the period.
[[nodiscard]] std::string last_day_words(const Period& period);

// The layout's text with every word in braces filled in; {year} is the financial year that the period lies in.
// `priorities`: of the plan, as plan_priorities has them; none where there is no plan.
[[nodiscard]] std::string filled_in(const std::string& text, const ReportInput& input,
                                    const std::vector<PriorityReport>& priorities);
// The first word in braces that filled_in does not know, with its braces; empty where all are known.
[[nodiscard]] std::string unknown_placeholder(std::string_view text);
[[nodiscard]] std::string known_placeholders();  // "{as at}, {measures}, ..." for messages

}  // namespace scorebook
