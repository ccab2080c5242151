#include "rate/exact.hpp"

#include <cassert>
#include <cstdint>
#include <utility>

namespace scorebook {

namespace {

__extension__ using Wide = __int128;

constexpr int kDigits = 18;  // of a Decimal
constexpr int kDigitsOfExcel = 15;
constexpr int kMostPlaces = 350;
constexpr int kMost = 1000;

int digits_of(Wide value) {
  int digits = 0;
  for (; value != 0; value /= 10) ++digits;
  return digits;
}

int significant_digits(std::int64_t value) {
  for (; value != 0 && value % 10 == 0;) value /= 10;
  return digits_of(value);
}

Wide power_of_ten(int exponent) {
  Wide power = 1;
  for (; exponent > 0; --exponent) power *= 10;
  return power;
}

std::optional<Decimal> as_decimal(Wide coefficient, int places) {
  if (coefficient == 0) return Decimal();
  for (; coefficient % 10 == 0; --places) coefficient /= 10;
  if (digits_of(coefficient) > kDigits || places > kMostPlaces || places < -kMostPlaces) return std::nullopt;
  return Decimal(static_cast<std::int64_t>(coefficient), places).normalized();
}

}  // namespace

std::optional<Decimal> exact_sum(Decimal left, Decimal right) {
  left = left.normalized();
  right = right.normalized();
  if (left.zero()) return right;
  if (right.zero()) return left;
  if (left.places() > right.places()) std::swap(left, right);
  const std::int64_t apart = static_cast<std::int64_t>(right.places()) - left.places();
  if (apart > kDigits) return std::nullopt;
  return as_decimal(Wide{left.coefficient()} * power_of_ten(static_cast<int>(apart)) + right.coefficient(),
                    right.places());
}

std::optional<Decimal> exact_difference(Decimal left, Decimal right) { return exact_sum(left, -right); }

std::optional<Decimal> exact_product(Decimal left, Decimal right) {
  left = left.normalized();
  right = right.normalized();
  return as_decimal(Wide{left.coefficient()} * right.coefficient(), left.places() + right.places());
}

std::optional<Share> share_of(Decimal total, int parts, int whole) {
  assert(parts >= 0 && parts <= kMost && whole >= 1 && whole <= kMost);
  total = total.normalized();
  const Wide product = Wide{total.coefficient()} * parts;  // at most 21 digits
  // Whatever ends does so within ten places: 1000 is 2 and 5 to the power of three, 512 is 2 to the power of nine.
  constexpr int kEnds = 10;
  if (product * power_of_ten(kEnds) % whole == 0) {
    const auto exact = as_decimal(product * power_of_ten(kEnds) / whole, total.places() + kEnds);
    return exact ? std::make_optional(Share{*exact, false}) : std::nullopt;
  }
  if (significant_digits(total.coefficient()) > kDigitsOfExcel) return std::nullopt;
  int places = total.places();
  Wide dividend = product;
  for (; digits_of(dividend / whole) < kDigitsOfExcel; ++places) dividend *= 10;
  Wide divisor = whole;
  for (; digits_of(dividend / divisor) > kDigitsOfExcel; --places) divisor *= 10;
  const Wide rest = dividend % divisor;
  Wide quotient = dividend / divisor;
  if ((rest < 0 ? -rest : rest) * 2 >= divisor) quotient += rest < 0 ? -1 : 1;
  const auto value = as_decimal(quotient, places);
  return value ? std::make_optional(Share{*value, true}) : std::nullopt;
}

std::optional<Share> average_of(const std::vector<Decimal>& numbers) {
  if (numbers.empty() || numbers.size() > static_cast<std::size_t>(kMost)) return std::nullopt;
  std::optional<Decimal> sum = Decimal();
  for (const Decimal number : numbers) {
    sum = exact_sum(*sum, number);
    if (!sum) return std::nullopt;
  }
  return share_of(*sum, 1, static_cast<int>(numbers.size()));
}

}  // namespace scorebook
