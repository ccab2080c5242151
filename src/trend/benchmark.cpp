#include "scorebook/benchmark.hpp"

#include <algorithm>
#include <cmath>

#include "trend/usable.hpp"

namespace scorebook {

namespace {

Standing standing_of(bool above, Polarity polarity) {
  if (polarity == Polarity::high) return above ? Standing::better : Standing::worse;
  if (polarity == Polarity::low) return above ? Standing::worse : Standing::better;
  return above ? Standing::higher : Standing::lower;
}

// For figures already in order.
double interpolated(const std::vector<double>& ordered, double share) {
  const double place = static_cast<double>(ordered.size() - 1) * share;
  const auto below = static_cast<std::size_t>(std::floor(place));
  const std::size_t above = std::min(below + 1, ordered.size() - 1);
  return ordered[below] + (place - std::floor(place)) * (ordered[above] - ordered[below]);
}

std::optional<NotCalculable> fault_of_figures(const std::vector<double>& figures) {
  if (figures.empty()) return NotCalculable::no_figure;
  for (const double figure : figures) {
    if (const auto fault = fault_of_figure(figure)) return fault;
  }
  return std::nullopt;
}

}  // namespace

std::string_view standing_name(Standing standing) {
  switch (standing) {
    case Standing::similar:
      return "similar";
    case Standing::better:
      return "better";
    case Standing::worse:
      return "worse";
    case Standing::higher:
      return "higher";
    case Standing::lower:
      return "lower";
  }
  return "";
}

Calculated<BenchmarkComparison> compare_with_benchmark(const ConfidenceInterval& figure, const Benchmark& benchmark,
                                                       Polarity polarity) {
  if (const auto fault = fault_of_figure(benchmark.value)) return *fault;
  BenchmarkComparison comparison{benchmark};
  if (figure.at_95.contains(benchmark.value)) return comparison;
  comparison.above = figure.at_95.lower > benchmark.value;
  comparison.standing = standing_of(comparison.above, polarity);
  comparison.beyond_99_8 = !figure.at_99_8.contains(benchmark.value);
  return comparison;
}

Calculated<BenchmarkPosition> benchmark_position(double figure, const Benchmark& benchmark, Polarity polarity) {
  for (const double number : {figure, benchmark.value}) {
    if (const auto fault = fault_of_figure(number)) return *fault;
  }
  BenchmarkPosition position{benchmark};
  position.difference = figure - benchmark.value;
  if (position.difference != 0) position.standing = standing_of(position.difference > 0, polarity);
  return position;
}

Calculated<double> percentile_inclusive(std::vector<double> figures, double share) {
  if (const auto fault = fault_of_figures(figures)) return *fault;
  if (!(share >= 0 && share <= 1)) return NotCalculable::not_a_number;
  std::sort(figures.begin(), figures.end());
  return interpolated(figures, share);
}

Calculated<QuartileBounds> quartile_bounds(const std::vector<double>& figures) {
  if (const auto fault = fault_of_figures(figures)) return *fault;
  std::vector<double> ordered = figures;
  std::sort(ordered.begin(), ordered.end());
  return QuartileBounds{interpolated(ordered, 0.25), interpolated(ordered, 0.5), interpolated(ordered, 0.75),
                        ordered.size()};
}

Calculated<double> top_quartile_threshold(const QuartileBounds& bounds, Polarity polarity) {
  if (polarity == Polarity::high) return bounds.upper;
  if (polarity == Polarity::low) return bounds.lower;
  return NotCalculable::no_good_or_bad;
}

}  // namespace scorebook
