#include "locate/draft.hpp"

#include <cmath>

#include "text/notation.hpp"
#include "text/stated_unit.hpp"

namespace scorebook {

DraftObservation read_observation(const Grid& grid, const Cell& cell, const FigurePlace& place) {
  DraftObservation draft;
  draft.sheet = grid.index();
  Observation& observation = draft.observation;
  observation.measure = place.measure;
  observation.title = place.title;
  observation.kind = place.kind;
  observation.benchmark = place.benchmark;
  observation.breakdown = place.breakdown;
  if (place.kind == ObservationKind::year_to_date) {
    draft.year_to_date_of = place.period;
  } else {
    observation.period = place.period;
  }
  observation.figure = read_figure(grid.content(cell), place.unit);
  if (observation.figure.unit == Unit::unknown && !in_other_currency(observation.figure))
    observation.figure.unit = place.unit;
  observation.place = grid.place(cell.ref);
  observation.hidden = grid.hidden(cell.ref);
  return draft;
}

std::optional<Decimal> plain_number(const Grid& grid, CellRef ref) {
  const Cell* cell = grid.filled(ref);
  if (cell == nullptr || grid.is_date(*cell)) return std::nullopt;
  const Figure figure = read_figure(grid.content(*cell), Unit::count);
  if (figure.unit == Unit::per_cent) return std::nullopt;
  return figure.exact ? figure.exact : figure.value;
}

Unit unit_of_cells(const Grid& grid, const std::vector<const Cell*>& cells) {
  std::size_t numbers = 0;
  std::size_t per_cents = 0;
  std::size_t whole = 0;
  for (const Cell* cell : cells) {
    if (!grid.is_number(*cell)) continue;
    ++numbers;
    if (grid.is_per_cent(*cell)) {
      ++per_cents;
    } else if (std::floor(cell->number) == cell->number) {
      ++whole;
    }
  }
  if (numbers == 0) return Unit::unknown;
  if (per_cents == numbers) return Unit::per_cent;
  return whole == numbers ? Unit::count : Unit::unknown;
}

}  // namespace scorebook
