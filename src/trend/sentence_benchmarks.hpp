// Where a figure stands beside others', as a sentence says it.
#pragma once

#include <string>
#include <vector>

#include "scorebook/rating.hpp"

namespace scorebook {

struct BenchmarkWords {
  std::string words;                      // "above the national average of 82.2% in 2014/15"; empty where there is none
  const Observation* compared = nullptr;  // the figure that it is about: the latest, or the year to date
  std::vector<Place> places;
};

// The national and the statistical neighbour average, or where a council has neither up to two others. Only those that
// the figure may be set beside.
[[nodiscard]] BenchmarkWords benchmarks_in_a_sentence(const Rating& rating);

}  // namespace scorebook
