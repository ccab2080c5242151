// Which measures are a rolling 12-month total of which: only their titles say so ("Number of S47 Investigations" and
// "Number of S47 Investigations - rolling 12 month performance").
#pragma once

#include <string>

namespace scorebook {

// "rolling 12 month performance", "12 month rolling", "Rolling Year".
[[nodiscard]] bool says_rolling(const std::string& title);
// Whether the two titles are of the same thing but for the words about rolling and for a word or two.
[[nodiscard]] bool same_but_for_rolling(const std::string& rolling_title, const std::string& monthly_title);

}  // namespace scorebook
