// Rules of the family N narrative: what the commentary says against what the figures say.
#pragma once

#include <vector>

#include "check/rules.hpp"

namespace scorebook {

namespace rule {

void red_without_commentary(const Evidence& evidence, Recorder& recorder);      // N601
void amber_without_commentary(const Evidence& evidence, Recorder& recorder);    // N602
void text_figure_unknown(const Evidence& evidence, Recorder& recorder);         // N603
void direction_word_contradicts(const Evidence& evidence, Recorder& recorder);  // N604
void paragraph_repeated(const Evidence& evidence, Recorder& recorder);          // N605
void other_period_named(const Evidence& evidence, Recorder& recorder);          // N606

}  // namespace rule

[[nodiscard]] std::vector<Rule> narrative_rules();  // in the order of their ids

}  // namespace scorebook
