// Rules of the family N narrative: what the commentary says against what the figures say.
#pragma once

#include <vector>

#include "check/rules.hpp"

namespace scorebook {

[[nodiscard]] std::vector<Rule> narrative_rules();  // in the order of their ids

}  // namespace scorebook
