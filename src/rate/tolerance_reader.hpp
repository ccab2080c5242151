// What the three typed cells of a tolerance mean together. The direction comes from the order of the two numbers and
// from the polarity, never from a sign alone. Whatever contradicts itself is said in a remark; what cannot be read
// rates nothing. Two thresholds are read in tolerance_thresholds.cpp, bands and ranges in tolerance_bands.cpp, the rest
// in tolerance.cpp.
#pragma once

#include <optional>
#include <string>

#include "rate/tolerance_cell.hpp"
#include "scorebook/rating.hpp"

namespace scorebook {

class ToleranceReader {
 public:
  ToleranceReader(const TypedTolerance& typed, Polarity polarity, Unit unit)
      : red_(read_tolerance_cell(typed.red)),
        amber_(read_tolerance_cell(typed.amber)),
        green_(read_tolerance_cell(typed.green)),
        polarity_(polarity),
        unit_(unit) {}

  Tolerance read();

 private:
  using Form = ToleranceCell::Form;
  using Remark = ToleranceRemark::Kind;
  using Sign = ThresholdSign;

  void remark(Remark kind, std::string cells, std::string message);
  void not_understood(std::string cells, std::string message, Remark kind = Remark::not_understood);
  // "range to be set" in one cell, merged over three or spread over them.
  bool to_be_set() const;
  // Per cents are compared with per cents only. False where the cells and the measure cannot be brought together.
  bool settle_unit();
  static std::string unit_words(Unit unit);
  // 0.95 without a % sign may be 95% or 0.95%: not to be guessed.
  bool per_cents_are_whole();
  void read_by_green();
  std::string text_of(Decimal threshold) const;
  // Amber that is blank, cut short or not understood.
  void remark_amber_repaired(const std::string& reading);

  // Two thresholds.
  void read_thresholds();
  // The order of red and green decides; where they are equal, polarity, and then the sign.
  std::optional<bool> low_is_good();
  bool contradicts_polarity(bool low);
  void settle_kind(bool low);
  void settle_green_boundary(bool low);
  void remark_red_blank();
  void settle_amber(bool low);
  void compare_amber(Decimal amber, bool low);
  // Caseloads and counts have no figures between 24 and 25.
  bool next_whole_number(Decimal left, Decimal right) const;
  void remark_amber_next_to_red(bool low);
  void compare_amber_range(bool low);
  std::optional<Decimal> amber_threshold() const;
  std::string threshold_words(bool low) const;

  // A band round a benchmark, or a range with a margin above it.
  void read_band();
  // "+/-5% of 158.8" is a share of the benchmark, unless the measure itself is in per cents: then it is points.
  Decimal half_width(const ToleranceCell& cell) const;
  void remark_band();
  void read_range();
  void remark_range();
  std::string amber_ends_where_red_begins() const;

  ToleranceCell red_, amber_, green_;
  Polarity polarity_;
  Unit unit_;
  Tolerance tolerance_;
};

}  // namespace scorebook
