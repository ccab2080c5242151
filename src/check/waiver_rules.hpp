// Rules of the family W waivers: what check does not accept any more, or need not. They look at the register when all
// other rules have run (waivers.hpp), not at a submission.
#pragma once

#include <vector>

#include "check/rules.hpp"

namespace scorebook {

inline constexpr std::string_view kWaiverRunOut = "W901";
inline constexpr std::string_view kWaiverIdle = "W902";

[[nodiscard]] std::vector<Rule> waiver_rules();  // in the order of their ids

}  // namespace scorebook
