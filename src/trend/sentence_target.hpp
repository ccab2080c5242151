// Where a figure stands to its target, as a sentence says it.
#pragma once

#include <string>
#include <vector>

#include "scorebook/rating.hpp"

namespace scorebook {

struct TargetWords {
  std::string beside;   // of the figure: "above the 86% target (green)"; empty where there is none to set it against
  std::string of_year;  // of the year to date, as a clause: "the year to date, 105.0, is above the 59.9 target (green)"
  std::string doubt;    // about both, as a clause; most often empty
  std::string without;  // why the measure has no target or no colour, as a clause; empty where it has
  Rag rag = Rag::none;  // of what `beside` says
  bool states_year = false;   // the year to date is named in `of_year`
  std::vector<Place> places;  // of the target, where a cell holds it
};

[[nodiscard]] TargetWords target_in_a_sentence(const Rating& rating);

}  // namespace scorebook
