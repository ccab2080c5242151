// Rules of the family H history: what changed since an earlier submission.
#pragma once

#include <vector>

#include "check/rules.hpp"

namespace scorebook {

[[nodiscard]] std::vector<Rule> history_rules();  // in the order of their ids

namespace rule {

void figure_restated(const Evidence& evidence, Recorder& recorder);           // H501
void definition_changed(const Evidence& evidence, Recorder& recorder);        // H502
void measure_added_or_dropped(const Evidence& evidence, Recorder& recorder);  // H503

}  // namespace rule

}  // namespace scorebook
