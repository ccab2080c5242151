// Rules of the family V values: each figure by itself, and against its own history.
#pragma once

#include <vector>

#include "check/rules.hpp"

namespace scorebook {

[[nodiscard]] std::vector<Rule> values_rules();  // in the order of their ids

namespace rule {

void excel_error_in_table(const Evidence& evidence, Recorder& recorder);  // V211, in figures and beside them
void not_a_figure(const Evidence& evidence, Recorder& recorder);          // V201
void impossible_figure(const Evidence& evidence, Recorder& recorder);     // V202
void value_missing(const Evidence& evidence, Recorder& recorder);         // V203
void placeholder_in_final(const Evidence& evidence, Recorder& recorder);  // V204
void number_as_text(const Evidence& evidence, Recorder& recorder);        // V205
void unit_missing(const Evidence& evidence, Recorder& recorder);          // V206
void outlier(const Evidence& evidence, Recorder& recorder);               // V207
void sudden_nought(const Evidence& evidence, Recorder& recorder);         // V208
void same_as_last_period(const Evidence& evidence, Recorder& recorder);   // V209
void look_alikes(const Evidence& evidence, Recorder& recorder);           // V210
void excel_error(const Evidence& evidence, Recorder& recorder);           // V211, in figures

}  // namespace rule
}  // namespace scorebook
