// What both outputs of explain state of one measure beyond its rating: where its definition stands, and what check
// found.
#pragma once

#include <string>
#include <vector>

#include "scorebook/explanation.hpp"

namespace scorebook {

// The measures that were asked for, each with its ratings: several where several directorates report one of that name,
// none where nothing says how to judge it.
struct ExplainedMeasure {
  std::string name;
  std::vector<const Rating*> ratings;
  std::vector<const Observation*> figures;  // where there is no rating: all that the workbooks have of it
};
[[nodiscard]] std::vector<ExplainedMeasure> explained_measures(const Explanation& explanation);

// The findings of check on the measure of a rating, those of its own workbook where others have one of that name.
[[nodiscard]] std::vector<const Finding*> findings_of(const Rating& rating, const Explanation& explanation);

// The row of the register that is in force; null where there is none.
[[nodiscard]] const RegisterMeasure* registered(const Rating& rating, const Explanation& explanation);
// Where the workbook defines it; unknown where it does not.
[[nodiscard]] Place place_of_definition(const Rating& rating);
// Red, amber and green as the workbook types them, in that order; empty where the typed tolerance is the register's.
[[nodiscard]] std::vector<Place> places_of_tolerance(const Rating& rating);
// "from April 2015 to March 2016", "from April 2015", "until March 2016"; empty where it holds always.
[[nodiscard]] std::string validity_words(const Validity& validity);

}  // namespace scorebook
