// What rules find in the rows of plan tables, called by the rules of the same matter for scorecards.
#pragma once

#include "check/evidence.hpp"
#include "check/recorder.hpp"

namespace scorebook::rule {

// S109: the words for good performance and for how often a measure is reported.
void plan_words_unknown(const Evidence& evidence, Recorder& recorder);
// C407: a measure of which neither high nor low is good, with a target.
void plan_target_on_info_measure(const Evidence& evidence, Recorder& recorder);

}  // namespace scorebook::rule
