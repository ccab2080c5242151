#include "scorebook/decimal.hpp"

#include <fast_float/fast_float.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <limits>

namespace scorebook {

namespace {

__extension__ using Wide = __int128;

constexpr int kSignificantDigits = 18;
constexpr int kMaximumPlaces = 350;  // every finite double is in reach

constexpr std::array<std::int64_t, 19> kPowersOfTen = [] {
  std::array<std::int64_t, 19> powers{};
  std::int64_t power = 1;
  for (std::size_t i = 0; i < powers.size(); ++i) {
    powers[i] = power;
    if (i + 1 < powers.size()) power *= 10;
  }
  return powers;
}();

// 10 to the power of 0 ... 37.
Wide power_of_ten(int exponent) {
  Wide power = 1;
  for (; exponent > 0; --exponent) power *= 10;
  return power;
}

int digit_count(Wide value) {
  if (value < 0) value = -value;
  int digits = 0;
  for (; value != 0; value /= 10) ++digits;
  return digits;
}

Wide divided_half_away(Wide value, Wide divisor) {
  const Wide quotient = value / divisor;
  const Wide rest = value % divisor;
  const Wide doubled = (rest < 0 ? -rest : rest) * 2;
  if (doubled < divisor) return quotient;
  return value < 0 ? quotient - 1 : quotient + 1;
}

// Back to 18 significant digits; rounds half away from zero what is too long.
Decimal narrowed(Wide coefficient, int places) {
  const int excess = digit_count(coefficient) - kSignificantDigits;
  if (excess > 0) {
    coefficient = divided_half_away(coefficient, power_of_ten(excess));
    places -= excess;
    if (digit_count(coefficient) > kSignificantDigits) {
      coefficient /= 10;
      --places;
    }
  }
  return {static_cast<std::int64_t>(coefficient), places};
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const bool minus = !text.empty() && text.front() == '-';
  if (minus || (!text.empty() && text.front() == '+')) text.remove_prefix(1);
  std::int64_t coefficient = 0;
  std::int64_t places = 0;
  int digits = 0;          // significant ones in the coefficient
  std::int64_t zeros = 0;  // zeros that wait until a digit follows them
  bool point = false;
  bool any = false;
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '.') {
      if (point || at + 1 == text.size() || text[at + 1] < '0' || text[at + 1] > '9') return std::nullopt;
      point = true;
      continue;
    }
    if (c < '0' || c > '9') break;
    any = true;
    if (point) ++places;
    if (c == '0') {
      if (digits > 0) ++zeros;
      continue;
    }
    if (digits + zeros + 1 > kSignificantDigits) return std::nullopt;
    coefficient = coefficient * kPowersOfTen[static_cast<std::size_t>(zeros)] * 10 + (c - '0');
    digits += static_cast<int>(zeros) + 1;
    zeros = 0;
  }
  if (!any) return std::nullopt;
  // Zeros at the end are kept as written as long as there is room for them; the rest moves into the power of ten.
  const std::int64_t kept = std::min<std::int64_t>(zeros, kSignificantDigits - digits);
  coefficient *= kPowersOfTen[static_cast<std::size_t>(kept)];
  places -= zeros - kept;
  if (at < text.size()) {
    if (text[at] != 'e' && text[at] != 'E') return std::nullopt;
    ++at;
    const bool down = at < text.size() && text[at] == '-';
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
    if (at == text.size() || text.size() - at > 6) return std::nullopt;
    std::int64_t exponent = 0;
    for (; at < text.size(); ++at) {
      if (text[at] < '0' || text[at] > '9') return std::nullopt;
      exponent = exponent * 10 + (text[at] - '0');
    }
    places += down ? exponent : -exponent;
  }
  if (coefficient == 0) places = std::clamp<std::int64_t>(places, 0, kMaximumPlaces);
  if (places > kMaximumPlaces || places < -kMaximumPlaces) return std::nullopt;
  return Decimal(minus ? -coefficient : coefficient, static_cast<int>(places));
}

std::optional<Decimal> Decimal::from_double(double number) {
  if (!std::isfinite(number)) return std::nullopt;
  const auto exact = parse(fmt::format("{:.14e}", number));
  return exact ? std::optional(exact->normalized()) : std::nullopt;
}

bool Decimal::whole() const { return coefficient_ == 0 || normalized().places_ <= 0; }

double Decimal::to_double() const {
  const std::string digits = fmt::format("{}e{}", coefficient_, -static_cast<std::int64_t>(places_));
  double number = 0;
  fast_float::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

std::string Decimal::to_string() const {
  const bool minus = coefficient_ < 0;
  std::string digits = fmt::format("{}", coefficient_);
  if (minus) digits.erase(0, 1);
  if (places_ < 0 && coefficient_ != 0) digits.append(static_cast<std::size_t>(-places_), '0');
  if (places_ > 0) {
    const auto places = static_cast<std::size_t>(places_);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    digits.insert(digits.size() - places, 1, '.');
  }
  return minus ? "-" + digits : digits;
}

std::string Decimal::to_string(int places) const {
  places = std::min(places, kMaximumPlaces);
  const Decimal value = rounded(places);
  std::string digits = value.to_string();
  const int missing = places - std::max(value.places_, 0);
  if (missing > 0) {
    if (value.places_ <= 0) digits += '.';
    digits.append(static_cast<std::size_t>(missing), '0');
  }
  return digits;
}

Decimal Decimal::rounded(int places) const {
  if (coefficient_ == 0) return {0, std::clamp(places, 0, kMaximumPlaces)};
  if (places >= places_) {
    const std::int64_t more = static_cast<std::int64_t>(places) - places_;
    if (more + digit_count(coefficient_) > kSignificantDigits) return *this;
    return {coefficient_ * kPowersOfTen[static_cast<std::size_t>(more)], places};
  }
  const std::int64_t fewer = static_cast<std::int64_t>(places_) - places;
  if (fewer > kSignificantDigits + 1) return {0, std::max(places, 0)};
  const Wide rounded_coefficient = divided_half_away(coefficient_, power_of_ten(static_cast<int>(fewer)));
  if (rounded_coefficient == 0) return {0, std::max(places, 0)};
  return {static_cast<std::int64_t>(rounded_coefficient), places};
}

Decimal Decimal::normalized() const {
  if (coefficient_ == 0) return {};
  std::int64_t coefficient = coefficient_;
  int places = places_;
  for (; places > 0 && coefficient % 10 == 0; --places) coefficient /= 10;
  // Whole numbers are written out where they fit, so that 1e3 and 1000 end alike.
  if (places < 0 && digit_count(coefficient) - static_cast<std::int64_t>(places) <= kSignificantDigits) {
    coefficient *= kPowersOfTen[static_cast<std::size_t>(-places)];
    places = 0;
  }
  for (; places < 0 && coefficient % 10 == 0; --places) coefficient /= 10;
  return {coefficient, places};
}

Decimal Decimal::absolute() const { return coefficient_ < 0 ? -*this : *this; }

Decimal Decimal::scaled(int power_of_ten) const {
  Decimal value(coefficient_, places_ - power_of_ten);
  // 0.5 scaled(2) is 50, with no places, not 5e1.
  return value.places_ < 0 ? value.normalized() : value;
}

Decimal operator+(Decimal left, Decimal right) {
  if (left.places_ > right.places_) std::swap(left, right);
  const std::int64_t distance = static_cast<std::int64_t>(right.places_) - left.places_;
  if (distance <= kSignificantDigits) {
    return narrowed(left.coefficient_ * power_of_ten(static_cast<int>(distance)) + right.coefficient_, right.places_);
  }
  // More than 18 places apart: the finer one only counts as far as the coarser one leaves room for it.
  if (left.zero()) return right;
  const Wide wide = left.coefficient_ * power_of_ten(kSignificantDigits);
  const std::int64_t too_fine = distance - kSignificantDigits;
  const Wide rest = too_fine > kSignificantDigits
                        ? Wide{0}
                        : divided_half_away(right.coefficient_, power_of_ten(static_cast<int>(too_fine)));
  return narrowed(wide + rest, left.places_ + kSignificantDigits);
}

Decimal operator-(Decimal left, Decimal right) { return left + -right; }

Decimal operator*(Decimal left, Decimal right) {
  return narrowed(Wide{left.coefficient_} * right.coefficient_, left.places_ + right.places_);
}

std::strong_ordering operator<=>(Decimal left, Decimal right) {
  const auto sign = [](Decimal value) { return (value.coefficient_ > 0) - (value.coefficient_ < 0); };
  if (sign(left) != sign(right)) return sign(left) <=> sign(right);
  if (sign(left) == 0) return std::strong_ordering::equal;
  // Same sign: the one with more digits before the point is the larger in size.
  const auto magnitude = [](Decimal value) {
    return static_cast<std::int64_t>(digit_count(value.coefficient_)) - value.places_;
  };
  if (magnitude(left) != magnitude(right)) {
    return sign(left) > 0 ? magnitude(left) <=> magnitude(right) : magnitude(right) <=> magnitude(left);
  }
  // Equally many: their places differ by no more than their digits, so both fit side by side.
  Wide one = left.coefficient_;
  Wide other = right.coefficient_;
  if (left.places_ < right.places_) one *= power_of_ten(right.places_ - left.places_);
  if (right.places_ < left.places_) other *= power_of_ten(left.places_ - right.places_);
  return one < other ? std::strong_ordering::less
                     : (one > other ? std::strong_ordering::greater : std::strong_ordering::equal);
}

Interval Interval::printed(Decimal value, int places) {
  const Decimal half(5, places + 1);
  return {(value - half).to_double(), (value + half).to_double()};
}

bool Interval::agrees_with(const Interval& other) const {
  const double size = std::max({std::fabs(low), std::fabs(high), std::fabs(other.low), std::fabs(other.high)});
  const double slack = size * 1e-12;
  return low <= other.high + slack && other.low <= high + slack;
}

Interval operator+(Interval left, Interval right) { return {left.low + right.low, left.high + right.high}; }
Interval operator-(Interval left, Interval right) { return {left.low - right.high, left.high - right.low}; }

Interval operator*(Interval left, Interval right) {
  const auto [low, high] =
      std::minmax({left.low * right.low, left.low * right.high, left.high * right.low, left.high * right.high});
  return {low, high};
}

Interval operator/(Interval left, Interval right) {
  assert(right.low > 0 || right.high < 0);
  if (right.low <= 0 && right.high >= 0) {  // in a release build: could be anything
    return {-std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
  }
  return left * Interval{1 / right.high, 1 / right.low};
}

}  // namespace scorebook
