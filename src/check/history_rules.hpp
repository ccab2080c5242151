// Rules of the family H history: what changed since an earlier submission.
#pragma once

#include <vector>

#include "check/rules.hpp"

namespace scorebook {

[[nodiscard]] std::vector<Rule> history_rules();  // in the order of their ids

}  // namespace scorebook
