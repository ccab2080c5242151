// The figures of each measure in order of time, for the rules that set a figure against the measure's own history:
// those of this submission, with earlier submissions and the register's earlier figures before them. A series holds one
// kind of figure (of periods, or of years), one unit and periods of one length, up to the reporting period; where the
// register says that figures cannot be compared with earlier ones, a new series begins. Where two tables have different
// figures for one period the scorecard's counts; the other one is set against the same history in a series of its own.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/evidence.hpp"
#include "trend/figure_kind.hpp"

namespace scorebook {

struct SeriesFigure {
  Period period = Period::of_month(0);
  const Observation* observation = nullptr;  // with a value
  const LocatedFigure* own = nullptr;        // the one to judge; null for what is only compared with
  std::vector<Place> places;                 // of this submission that show it, the own one first
  double value = 0;
};

struct MeasureSeries {
  const LocatedFigure* example = nullptr;
  ObservationKind kind = ObservationKind::value;
  Unit unit = Unit::unknown;
  FigureKind covers = FigureKind::not_stated;
  bool has_definition = true;         // false in tables that are neither scorecard, page nor plan
  std::vector<SeriesFigure> figures;  // by period, each once
  std::size_t not_judged = 0;         // figures of periods for which there are too many different ones

  [[nodiscard]] bool of_per_cents() const { return unit == Unit::per_cent; }
  // Of things that are counted, so that few of them jump by chance.
  [[nodiscard]] bool of_counts() const { return unit == Unit::count || unit == Unit::cases; }
};

struct AllSeries {
  std::vector<LocatedFigure> others;  // figures of tables of no known kind; the series point into them
  std::vector<MeasureSeries> series;  // in the order of their first figure
};

[[nodiscard]] AllSeries series_of(const Evidence& evidence);

// Whether a measure's percentages may be shares of few cases, which jump: by their denominators, else where all of the
// figures are just what shares of a few make (33.3, 50.0, 66.7).
[[nodiscard]] bool shares_of_few(const MeasureSeries& series);

// Whether the figure at `at` may be the first of a total that runs through the year: it begins a year (financial,
// academic or of the calendar), and the figures before it never fell.
[[nodiscard]] bool may_start_again(const MeasureSeries& series, std::size_t at);

}  // namespace scorebook
