// Rules of the family F formulas: what the figures are worked out from.
#pragma once

#include <vector>

#include "check/rules.hpp"

namespace scorebook {

[[nodiscard]] std::vector<Rule> formula_rules();  // in the order of their ids

namespace rule {

void typed_over_formula(const Evidence& evidence, Recorder& recorder);        // F701
void range_stops_short(const Evidence& evidence, Recorder& recorder);         // F702
void link_to_another_workbook(const Evidence& evidence, Recorder& recorder);  // F703
void never_calculated(const Evidence& evidence, Recorder& recorder);          // F704

}  // namespace rule
}  // namespace scorebook
