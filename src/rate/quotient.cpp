#include "rate/quotient.hpp"

namespace scorebook {
namespace {

__extension__ using Wide = __int128;

constexpr int kMostPlaces = 12;
constexpr int kMostShift = 19;  // a coefficient times 10^19 stays within 128 bits
constexpr std::int64_t kTooLarge = 1'000'000'000'000'000'000;

Wide power_of_ten(std::int64_t exponent) {
  Wide power = 1;
  for (; exponent > 0; --exponent) power *= 10;
  return power;
}

Wide rounded_quotient(Wide top, Wide bottom, Rounding rounding) {
  const Wide whole = top / bottom, rest = top % bottom;  // towards zero
  if (rest == 0) return whole;
  const Wide size = rest < 0 ? -rest : rest;
  switch (rounding) {
    case Rounding::nearest:
      if (size < bottom - size) return whole;
      return top < 0 ? whole - 1 : whole + 1;
    case Rounding::up:
      return rest > 0 ? whole + 1 : whole;
    case Rounding::down:
      return rest < 0 ? whole - 1 : whole;
  }
  return whole;
}

}  // namespace

std::optional<Decimal> quotient(Decimal dividend, Decimal divisor, int places, Rounding rounding) {
  if (divisor.zero() || places < 0 || places > kMostPlaces) return std::nullopt;
  if (dividend.zero()) return Decimal(0, places);
  const Decimal above = dividend.normalized(), below = divisor.normalized();
  const std::int64_t shift = std::int64_t{places} + below.places() - above.places();
  if (shift > kMostShift || shift < -kMostShift) return std::nullopt;
  Wide top = above.coefficient(), bottom = below.coefficient();
  (shift > 0 ? top : bottom) *= power_of_ten(shift > 0 ? shift : -shift);
  if (bottom < 0) {
    top = -top;
    bottom = -bottom;
  }
  const Wide result = rounded_quotient(top, bottom, rounding);
  if (result >= kTooLarge || result <= -kTooLarge) return std::nullopt;
  return Decimal(static_cast<std::int64_t>(result), places);
}

}  // namespace scorebook
