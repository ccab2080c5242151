// One figure with all that says what it is: its measure, period and kind, and the cell that it stands in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "scorebook/cell_ref.hpp"
#include "scorebook/figure.hpp"
#include "scorebook/period.hpp"

namespace scorebook {

enum class ObservationKind : std::uint8_t { value, year_to_date, year, benchmark, target };
[[nodiscard]] std::string_view observation_kind_name(
    ObservationKind kind);  // "value", "ytd", "year", "benchmark", "target"

// How a benchmark is called in sentences: "national average"; the name itself where it is no usual one.
[[nodiscard]] std::string benchmark_words(std::string_view benchmark);

// One figure: measure, period, value, cell. Every non-blank figure cell of a table is one, a missing word too.
struct Observation {
  std::string measure;           // Measure::name: ref, or without one the title, or headings joined by " | "
  std::string title;             // as the table has it; headings joined by " - "
  std::string set;               // the measure set, where the sheet names one
  std::string breakdown;         // what the figure is of, beside the measure: "Area: Oak Hospital; Sex: Female"
  std::optional<Period> period;  // a year to date carries its last month; nothing where the sheet gives none
  ObservationKind kind = ObservationKind::value;
  std::string benchmark;  // stat_neigh_avg, best_stat_neigh, nat_avg, nat_top_quartile
  Figure figure;
  Place place;
  Place numerator_place;  // unknown where the figure has no numerator of its own cell
  Place denominator_place;
  bool hidden = false;  // in a hidden row, column or sheet
};

}  // namespace scorebook
