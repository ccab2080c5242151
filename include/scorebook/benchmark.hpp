// A measure's figure beside others': whether the difference from a benchmark is more than chance, where the figure
// stands, and the quartile bounds of a group of councils.
// Source: Public Health England, Fingertips method statements (comparison by the measure's own interval); quartiles as
// Excel's PERCENTILE.INC.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/confidence_interval.hpp"
#include "scorebook/measure.hpp"
#include "scorebook/period.hpp"

namespace scorebook {

// On the scale of the measure it is compared with.
struct Benchmark {
  std::string words;  // as it stands in a sentence: "England", "the statistical neighbour average"
  double value = 0;
  std::optional<Period> year;  // the year that the benchmark is of, often an earlier one than the figure's
};

enum class Standing : std::uint8_t {
  similar,  // no more than chance; of a position: the same figure
  better,
  worse,
  higher,  // of a measure without a good direction
  lower,
};
[[nodiscard]] std::string_view standing_name(Standing standing);  // "similar", "better", ...

struct BenchmarkComparison {
  Benchmark benchmark;
  Standing standing = Standing::similar;
  bool above = false;        // the figure lies above the benchmark by more than chance
  bool beyond_99_8 = false;  // the benchmark lies outside the 99.8 % interval too
};

// Similar while the benchmark lies inside the measure's own 95 % interval, its ends included.
// Reasons: not_a_number, too_large (the benchmark).
[[nodiscard]] Calculated<BenchmarkComparison> compare_with_benchmark(const ConfidenceInterval& figure,
                                                                     const Benchmark& benchmark, Polarity polarity);

// Where the figure stands, with no claim about chance.
struct BenchmarkPosition {
  Benchmark benchmark;
  Standing standing = Standing::similar;
  double difference = 0;  // figure less benchmark
};

// Both as printed, so that the same figure is the same. For the statistical neighbour average, the best statistical
// neighbour, the national average and the national top quartile alike: better than a top quartile's threshold, or the
// same, is in the top quartile. Reasons: not_a_number, too_large.
[[nodiscard]] Calculated<BenchmarkPosition> benchmark_position(double figure, const Benchmark& benchmark,
                                                               Polarity polarity);

// By linear interpolation at (n - 1) share + 1, as PERCENTILE.INC. Figures in any order, at least one; share 0 to 1.
// Reasons: no_figure, not_a_number (also a share outside 0 to 1), too_large.
[[nodiscard]] Calculated<double> percentile_inclusive(std::vector<double> figures, double share);

struct QuartileBounds {
  double lower = 0;  // a quarter of the figures lie at or below
  double median = 0;
  double upper = 0;
  std::size_t figures = 0;
};
[[nodiscard]] Calculated<QuartileBounds> quartile_bounds(const std::vector<double>& figures);
// The bound of the best quarter: the upper where high is good, the lower where low is good. Reason: no_good_or_bad.
[[nodiscard]] Calculated<double> top_quartile_threshold(const QuartileBounds& bounds, Polarity polarity);

}  // namespace scorebook
