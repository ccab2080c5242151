#include "trend/special_causes.hpp"

namespace scorebook {

namespace {

class Tests {
 public:
  Tests(const Series& series, const ChartLimits& limits)
      : series_(series), limits_(limits), signals_(series.values.size()) {}

  std::vector<Signal> run() && {
    outside();
    trend();
    two_in_three();
    shift();
    return std::move(signals_);
  }

 private:
  void mark(std::size_t figure, const Signal& signal) {
    if (signals_[figure].cause == SpecialCause::none) signals_[figure] = signal;
  }

  void mark_run(const Signal& signal) {
    for (std::size_t i = signal.first; i <= signal.last; ++i) mark(i, signal);
  }

  [[nodiscard]] std::size_t size() const { return series_.values.size(); }
  [[nodiscard]] Side side_of_mean(std::size_t i) const {
    return side_of(series_.values[i], limits_.mean, series_.hair);
  }
  // From the figure before; neither across a gap.
  [[nodiscard]] Side step(std::size_t i) const {
    return series_.follows[i] ? side_of(series_.values[i], series_.values[i - 1], series_.hair) : Side::neither;
  }
  [[nodiscard]] bool outside_on(std::size_t i, Side side) const {
    return side_of(series_.values[i], side == Side::high ? limits_.upper : limits_.lower, series_.hair) == side;
  }
  [[nodiscard]] bool beyond_near_limit(std::size_t i, Side side) const {
    const double line = side == Side::high ? limits_.near_upper : limits_.near_lower;
    return side_of(series_.values[i], line, series_.hair) == side && !outside_on(i, side);
  }

  void outside() {
    for (std::size_t i = 0; i < size(); ++i) {
      for (const Side side : {Side::high, Side::low}) {
        if (outside_on(i, side)) mark(i, {SpecialCause::outside, side, i, i});
      }
    }
  }

  void trend() {
    for (std::size_t first = 0; first + 1 < size();) {
      const Side direction = step(first + 1);
      std::size_t last = first + 1;
      while (last + 1 < size() && direction != Side::neither && step(last + 1) == direction) ++last;
      if (direction != Side::neither && last - first + 1 >= kRunLength)
        mark_run({SpecialCause::trend, direction, first, last});
      first = last;
    }
  }

  void two_in_three() {
    for (std::size_t first = 0; first + 2 < size(); ++first) {
      const Side side = side_of_mean(first);
      const std::size_t last = first + 2;
      if (side == Side::neither || side_of_mean(first + 1) != side || side_of_mean(last) != side) continue;
      if (!series_.follows[first + 1] || !series_.follows[last]) continue;
      std::size_t beyond = 0;
      for (std::size_t i = first; i <= last; ++i) beyond += beyond_near_limit(i, side) ? 1 : 0;
      if (beyond < 2) continue;
      for (std::size_t i = first; i <= last; ++i) {
        if (beyond_near_limit(i, side)) mark(i, {SpecialCause::two_in_three, side, first, last});
      }
    }
  }

  void shift() {
    for (std::size_t first = 0; first < size();) {
      const Side side = side_of_mean(first);
      std::size_t last = first;
      while (last + 1 < size() && series_.follows[last + 1] && side_of_mean(last + 1) == side) ++last;
      if (side != Side::neither && last - first + 1 >= kRunLength) mark_run({SpecialCause::shift, side, first, last});
      first = last + 1;
    }
  }

  const Series& series_;
  const ChartLimits& limits_;
  std::vector<Signal> signals_;
};

}  // namespace

std::vector<Signal> special_causes(const Series& series, const ChartLimits& limits) {
  return Tests(series, limits).run();
}

}  // namespace scorebook
