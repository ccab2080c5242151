// Every rule is one function of the evidence of one submission, recording what became of each place it was applied to;
// its entry in catalogue.cpp names it. To add a rule: a function here, an entry there, one failing and one passing
// test.
#pragma once

#include "check/evidence.hpp"
#include "check/recorder.hpp"

namespace scorebook {

using RuleFunction = void (*)(const Evidence& evidence, Recorder& recorder);

struct Rule {
  RuleEntry entry;
  RuleFunction run;
};

[[nodiscard]] const std::vector<Rule>& rules();  // in the order of their ids; catalogue.cpp

namespace rule {

// structure.cpp
void register_measure_missing(const Evidence& evidence, Recorder& recorder);     // S101
void measure_in_no_register(const Evidence& evidence, Recorder& recorder);       // S102
void measure_twice_differently(const Evidence& evidence, Recorder& recorder);    // S103
void measure_twice_alike(const Evidence& evidence, Recorder& recorder);          // S104
void measure_number_blank(const Evidence& evidence, Recorder& recorder);         // S105
void title_differs_from_register(const Evidence& evidence, Recorder& recorder);  // S106
// period_labels.cpp
void period_without_place(const Evidence& evidence, Recorder& recorder);  // S107
void period_labels_wrong(const Evidence& evidence, Recorder& recorder);   // S108
// row_words.cpp, plan_words.cpp
void polarity_word_unknown(const Evidence& evidence, Recorder& recorder);  // S109
void excel_error_in_table(const Evidence& evidence, Recorder& recorder);   // V211, in figures and beside them
// unread.cpp
void part_not_understood(const Evidence& evidence, Recorder& recorder);  // S111
void never_calculated(const Evidence& evidence, Recorder& recorder);     // F704
// values.cpp, missing_values.cpp
void not_a_figure(const Evidence& evidence, Recorder& recorder);          // V201
void impossible_figure(const Evidence& evidence, Recorder& recorder);     // V202
void value_missing(const Evidence& evidence, Recorder& recorder);         // V203
void placeholder_in_final(const Evidence& evidence, Recorder& recorder);  // V204
void number_as_text(const Evidence& evidence, Recorder& recorder);        // V205
void unit_missing(const Evidence& evidence, Recorder& recorder);          // V206
void excel_error(const Evidence& evidence, Recorder& recorder);           // V211, in figures
// percentages.cpp
void percentage_not_ratio(const Evidence& evidence, Recorder& recorder);         // A301
void numerator_above_denominator(const Evidence& evidence, Recorder& recorder);  // A302
// year_to_date.cpp
void months_not_year_to_date(const Evidence& evidence, Recorder& recorder);  // A304
// rolling.cpp
void rolling_total_inconsistent(const Evidence& evidence, Recorder& recorder);  // A305
// rates.cpp
void rate_not_count_over_population(const Evidence& evidence, Recorder& recorder);  // A306
// totals.cpp
void parts_not_total(const Evidence& evidence, Recorder& recorder);     // A307
void shares_not_hundred(const Evidence& evidence, Recorder& recorder);  // A308
// consistency.cpp
void two_places_differ(const Evidence& evidence, Recorder& recorder);     // C401
void earlier_years_differ(const Evidence& evidence, Recorder& recorder);  // C409
// typed_ratings.cpp
void typed_direction_differs(const Evidence& evidence, Recorder& recorder);  // C402
void typed_rag_differs(const Evidence& evidence, Recorder& recorder);        // C403
void tolerance_notation(const Evidence& evidence, Recorder& recorder);       // C404
void target_on_info_measure(const Evidence& evidence, Recorder& recorder);   // C407

}  // namespace rule
}  // namespace scorebook
