// What depends on which of two figures of a measure is right: the RAG and the direction that each of them leads to.
#pragma once

#include <string>

#include "check/evidence.hpp"

namespace scorebook {

// The rating of a measure of scorecards or, where no scorecard has it, of plan tables; null for none.
[[nodiscard]] const Rating* find_rating(const Evidence& evidence, const std::string& measure);

// " It changes the RAG in month (amber with 94.0%, green with 99.0%).": sentences that begin with a blank. Both figures
// are of `kind` and `period` and have values. Empty where the measure is not rated.
[[nodiscard]] std::string rating_effect(const Rating* rating, ObservationKind kind, const Period& period,
                                        const Figure& one, const Figure& other);

}  // namespace scorebook
