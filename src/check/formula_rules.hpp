// Rules of the family F formulas: what the figures are worked out from.
#pragma once

#include <vector>

#include "check/rules.hpp"

namespace scorebook {

[[nodiscard]] std::vector<Rule> formula_rules();  // in the order of their ids

namespace rule {

void never_calculated(const Evidence& evidence, Recorder& recorder);  // F704

}  // namespace rule
}  // namespace scorebook
