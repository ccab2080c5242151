// Observations while they are being collected, and how a cell becomes one. A year to date waits for the reporting
// period, and observations get their order only when all sheets have been read: until then rows and columns hold the
// index of a draft.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "locate/grid.hpp"
#include "scorebook/submission.hpp"

namespace scorebook {

struct DraftObservation {
  Observation observation;
  std::size_t sheet = 0;
  bool of_other_table = false;            // neither of a scorecard nor of a detail page
  std::optional<Period> year_to_date_of;  // what the label of a year to date says ("2015/16")
};

// What belongs to one cell of a table: whose figure it is, and of which period.
struct FigurePlace {
  std::string measure;
  std::string title;
  Unit unit = Unit::unknown;
  ObservationKind kind = ObservationKind::value;
  std::optional<Period> period;  // for a year to date what its label says
  std::string benchmark;
  std::string breakdown = {};
};

// The observation of a filled cell.
[[nodiscard]] DraftObservation read_observation(const Grid& grid, const Cell& cell, const FigurePlace& place);

// The plain number that a cell holds, as typed or stored; nothing for words.
[[nodiscard]] std::optional<Decimal> plain_number(const Grid& grid, CellRef ref);

// The unit that the formats of number cells agree on: all per cents, or whole numbers without any. Unknown where there
// are none or they differ.
[[nodiscard]] Unit unit_of_cells(const Grid& grid, const std::vector<const Cell*>& cells);

}  // namespace scorebook
