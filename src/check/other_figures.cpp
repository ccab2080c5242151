#include "check/other_figures.hpp"

#include <unordered_set>

namespace scorebook {

std::vector<LocatedFigure> figures_of_other_tables(const Evidence& evidence) {
  std::unordered_set<const Observation*> known;
  for (const LocatedFigure& figure : evidence.figures()) known.insert(figure.observation);
  std::vector<LocatedFigure> others;
  for (const Observation& observation : evidence.submission().observations) {
    if (known.count(&observation) != 0) continue;
    LocatedFigure figure;
    figure.observation = &observation;
    figure.kind = observation.kind;
    figure.period = observation.period;
    others.push_back(figure);
  }
  return others;
}

}  // namespace scorebook
