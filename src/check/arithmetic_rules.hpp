// Rules of the family A arithmetic: figures that follow from others.
#pragma once

#include <vector>

#include "check/rules.hpp"

namespace scorebook {

[[nodiscard]] std::vector<Rule> arithmetic_rules();  // in the order of their ids

namespace rule {

void percentage_not_ratio(const Evidence& evidence, Recorder& recorder);            // A301
void numerator_above_denominator(const Evidence& evidence, Recorder& recorder);     // A302
void numerator_is_complement(const Evidence& evidence, Recorder& recorder);         // A303
void months_not_year_to_date(const Evidence& evidence, Recorder& recorder);         // A304
void rolling_total_inconsistent(const Evidence& evidence, Recorder& recorder);      // A305
void rate_not_count_over_population(const Evidence& evidence, Recorder& recorder);  // A306
void parts_not_total(const Evidence& evidence, Recorder& recorder);                 // A307
void shares_not_hundred(const Evidence& evidence, Recorder& recorder);              // A308
void stated_change_differs(const Evidence& evidence, Recorder& recorder);           // A309
void figures_exchanged(const Evidence& evidence, Recorder& recorder);               // A310

// The part of A309 that looks at columns of changes; change_columns.cpp.
void check_change_columns(const Evidence& evidence, Recorder& recorder);
// The part of A310 that looks for two digits of one figure; exchanged_digits.cpp.
void check_exchanged_digits(const Evidence& evidence, Recorder& recorder);

}  // namespace rule
}  // namespace scorebook
