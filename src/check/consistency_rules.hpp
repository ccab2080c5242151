// Rules of the family C consistency: what is said twice, or does not go together.
#pragma once

#include <vector>

#include "check/rules.hpp"

namespace scorebook {

[[nodiscard]] std::vector<Rule> consistency_rules();  // in the order of their ids

namespace rule {

void two_places_differ(const Evidence& evidence, Recorder& recorder);           // C401
void earlier_years_differ(const Evidence& evidence, Recorder& recorder);        // C409
void typed_direction_differs(const Evidence& evidence, Recorder& recorder);     // C402
void typed_rag_differs(const Evidence& evidence, Recorder& recorder);           // C403
void tolerance_notation(const Evidence& evidence, Recorder& recorder);          // C404
void target_worse_than_baseline(const Evidence& evidence, Recorder& recorder);  // C405
void polarity_contradicted(const Evidence& evidence, Recorder& recorder);       // C406
void target_on_info_measure(const Evidence& evidence, Recorder& recorder);      // C407
void basis_cannot_be_meant(const Evidence& evidence, Recorder& recorder);       // C408
void in_both_exception_columns(const Evidence& evidence, Recorder& recorder);   // C410
void count_in_text_differs(const Evidence& evidence, Recorder& recorder);       // C411

}  // namespace rule
}  // namespace scorebook
