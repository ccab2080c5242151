// A measure with its target, figures, benchmarks and dated targets, for the tests of targets.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "scorebook/target.hpp"
#include "text/words.hpp"

namespace scorebook {

inline Figure figure_for_test(const std::string& value, Unit unit = Unit::unknown) {
  Figure made;
  made.text = value;
  made.value = made.exact = Decimal::parse(value);
  made.unit = unit;
  made.decimals = made.value ? made.value->places() : 0;
  return made;
}

struct TargetCase {
  Measure measure;
  std::map<Period, Figure> figures;
  std::map<std::string, Figure> benchmarks;
  std::optional<Figure> baseline;
  std::vector<DatedTarget> dated;
  Settings settings;

  TargetCase(const std::string& target, Unit unit, Polarity polarity) {
    measure.ref = "2.8";
    measure.target = target;
    measure.unit = unit;
    measure.polarity = polarity;
  }

  [[nodiscard]] TargetForPeriod in(const Period& period, FigureBasis basis = FigureBasis::period) const {
    TargetReferences references;
    references.figure_of = [this](const Period& wanted) {
      const auto found = figures.find(wanted);
      return found == figures.end() ? nullptr : &found->second;
    };
    references.benchmark_of = [this](std::string_view wanted, const Period&) {
      const auto found = benchmarks.find(folded(wanted));
      return found == benchmarks.end() ? nullptr : &found->second;
    };
    references.baseline = [this] { return baseline ? &*baseline : nullptr; };
    return target_for(measure, period, basis, &dated, references, settings);
  }
  [[nodiscard]] TargetForPeriod so_far(const Period& period) const { return in(period, FigureBasis::year_to_date); }
};

// "304 at most: 5% below the 320 of 2015/16: 304", or "no: baseline year".
inline std::string told(const TargetForPeriod& target) {
  if (target.no_target != NoTarget::there_is_one) return "no: " + target.reason;
  const std::string side = target.side == TargetSide::at_least  ? " at least"
                           : target.side == TargetSide::at_most ? " at most"
                           : target.side == TargetSide::above   ? " above"
                           : target.side == TargetSide::below   ? " below"
                                                                : "";
  return target.shown + side + (target.working.empty() ? "" : ": " + target.working);
}

}  // namespace scorebook
