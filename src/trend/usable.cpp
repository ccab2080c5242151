#include "trend/usable.hpp"

#include <cmath>

namespace scorebook {

std::optional<NotCalculable> fault_of_figure(double figure) {
  if (!std::isfinite(figure)) return NotCalculable::not_a_number;
  if (std::fabs(figure) > kGreatestFigure) return NotCalculable::too_large;
  return std::nullopt;
}

std::optional<NotCalculable> fault_of_count(double count) {
  if (const auto fault = fault_of_figure(count)) return fault;
  if (count < 0) return NotCalculable::negative;
  if (count != std::floor(count)) return NotCalculable::not_whole;
  return std::nullopt;
}

std::optional<NotCalculable> fault_of_share(double count, double of) {
  if (const auto fault = fault_of_count(count)) return fault;
  if (const auto fault = fault_of_count(of)) return fault;
  if (of == 0) return NotCalculable::nothing_to_divide_by;
  if (count > of) return NotCalculable::more_than_all;
  return std::nullopt;
}

std::optional<NotCalculable> fault_of_period(const Period& period) {
  constexpr MonthNumber kFirst = 1 * 12, kLast = 9999 * 12 + 11;
  if (period.first() < kFirst || period.last() > kLast) return NotCalculable::period_out_of_range;
  return std::nullopt;
}

}  // namespace scorebook
