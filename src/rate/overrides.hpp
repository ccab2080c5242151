// Lets what officers decided stand in ratings, and keeps what was worked out beside it.
#pragma once

#include <vector>

#include "scorebook/override.hpp"
#include "scorebook/rating.hpp"
#include "scorebook/register.hpp"

namespace scorebook {

// Call it once, when everything else of the ratings is settled. An override holds for the rating of its ref whose own
// period it names, and for what is said of that period in the ratings that compare with it (RAG and direction before).
// What it gives back: the overrides of a period that ends with one of the ratings' whose measure is not among them.
std::vector<const Override*> apply_overrides(std::vector<Rating>& ratings, const Register& measure_register);

}  // namespace scorebook
