// Rules of the family A arithmetic: figures that follow from others.
#pragma once

#include <vector>

#include "check/rules.hpp"

namespace scorebook {

[[nodiscard]] std::vector<Rule> arithmetic_rules();  // in the order of their ids

namespace rule {

void percentage_not_ratio(const Evidence& evidence, Recorder& recorder);            // A301
void numerator_above_denominator(const Evidence& evidence, Recorder& recorder);     // A302
void months_not_year_to_date(const Evidence& evidence, Recorder& recorder);         // A304
void rolling_total_inconsistent(const Evidence& evidence, Recorder& recorder);      // A305
void rate_not_count_over_population(const Evidence& evidence, Recorder& recorder);  // A306
void parts_not_total(const Evidence& evidence, Recorder& recorder);                 // A307
void shares_not_hundred(const Evidence& evidence, Recorder& recorder);              // A308

}  // namespace rule
}  // namespace scorebook
