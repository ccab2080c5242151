// One measure rated for one period: which figure it is, what holds for it, what it is compared with.
#pragma once

#include <map>
#include <string>

#include "rate/measure_figures.hpp"
#include "rate/worked_out.hpp"
#include "scorebook/rating.hpp"

namespace scorebook {

// What all measures of a return are rated with.
struct RatingContext {
  Period period;
  const FiguresByMeasure& figures;
  const Register* measure_register = nullptr;  // may be null
  PartsOfTotals parts;
  std::map<std::string, Observations> register_benchmarks;  // by measure
};

enum class RatedAs : std::uint8_t { scorecard, plan };

// `defined`: how the measure is judged where no row of a table says so; may be null where one does. `name` is a key of
// the figures; of a measure that only the register has, and whose figures must be worked out, it is none.
[[nodiscard]] Rating rate_measure(const std::string& name, const Measure* defined, RatedAs rated_as,
                                  const RatingContext& context);

}  // namespace scorebook
