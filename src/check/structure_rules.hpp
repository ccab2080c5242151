// Rules of the family S structure: what stands where, and whether it was understood.
#pragma once

#include <vector>

#include "check/rules.hpp"

namespace scorebook {

[[nodiscard]] std::vector<Rule> structure_rules();  // in the order of their ids

namespace rule {

void register_measure_missing(const Evidence& evidence, Recorder& recorder);     // S101
void measure_in_no_register(const Evidence& evidence, Recorder& recorder);       // S102
void measure_twice_differently(const Evidence& evidence, Recorder& recorder);    // S103
void measure_twice_alike(const Evidence& evidence, Recorder& recorder);          // S104
void measure_number_blank(const Evidence& evidence, Recorder& recorder);         // S105
void title_differs_from_register(const Evidence& evidence, Recorder& recorder);  // S106
void period_without_place(const Evidence& evidence, Recorder& recorder);         // S107
void period_labels_wrong(const Evidence& evidence, Recorder& recorder);          // S108
void polarity_word_unknown(const Evidence& evidence, Recorder& recorder);        // S109
void part_not_understood(const Evidence& evidence, Recorder& recorder);          // S111
void heading_moved(const Evidence& evidence, Recorder& recorder);                // S112; history.cpp

}  // namespace rule
}  // namespace scorebook
