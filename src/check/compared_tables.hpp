// The parts of a comparison of one submission with the earlier ones of its return, each for itself.
#pragma once

#include <cstddef>
#include <vector>

#include "check/evidence.hpp"
#include "scorebook/comparison.hpp"

namespace scorebook {

struct RestatedFigures {
  std::vector<RestatedFigure> restated;
  std::size_t compared = 0;   // places
  std::size_t unchanged = 0;  // of those
  std::size_t only_now = 0;   // that no earlier submission has
  std::size_t unknown = 0;    // of formulas that were never calculated, now or then (F704)
};
[[nodiscard]] RestatedFigures restated_figures(const Evidence& evidence);

struct ChangedDefinitions {
  std::vector<ChangedDefinition> changed;
  std::size_t compared = 0;  // measures
};
[[nodiscard]] ChangedDefinitions changed_definitions(const Evidence& evidence);

struct ChangedMeasures {
  std::vector<ChangedMeasure> changed;
  std::size_t in_both = 0;
};
[[nodiscard]] ChangedMeasures changed_measures(const Evidence& evidence);

struct ChangedHeadings {
  std::vector<ChangedHeading> changed;
  std::size_t tables = 0;  // compared
};
[[nodiscard]] ChangedHeadings changed_headings(const Evidence& evidence);

}  // namespace scorebook
