// A decimal number as people write it: 92.0 is 92, 0.1 + 0.2 is 0.3, and 98.4 has one decimal place.
// Boundaries of tolerances and printed figures are compared with these, never with binary fractions.
// Range: 18 significant digits, powers of ten from -350 to 350 (every double is in reach); what does not fit is
// refused, not rounded.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace scorebook {

class Decimal {
 public:
  constexpr Decimal() = default;
  constexpr Decimal(std::int64_t whole) : coefficient_(whole) {}  // NOLINT: implicit on purpose
  // coefficient x 10^-places
  constexpr Decimal(std::int64_t coefficient, int places) : coefficient_(coefficient), places_(places) {}

  // Digits with an optional sign, one point and an exponent: "12", "-0.50", "1e3". Nothing else, no blanks.
  [[nodiscard]] static std::optional<Decimal> parse(std::string_view text);
  // The number as Excel shows it at full precision: 15 significant digits. Nothing for NaN and infinity.
  [[nodiscard]] static std::optional<Decimal> from_double(double number);

  [[nodiscard]] std::int64_t coefficient() const { return coefficient_; }
  // Decimal places as written (2 for 1.50); negative where the number was written as 1e3.
  [[nodiscard]] int places() const { return places_; }
  [[nodiscard]] bool negative() const { return coefficient_ < 0; }
  [[nodiscard]] bool zero() const { return coefficient_ == 0; }
  [[nodiscard]] bool whole() const;  // no fraction: 3, 3.0, 1e3

  [[nodiscard]] double to_double() const;
  [[nodiscard]] std::string to_string() const;            // "98.40", all its places
  [[nodiscard]] std::string to_string(int places) const;  // rounded half away from zero, as Excel does
  [[nodiscard]] Decimal rounded(int places) const;        // half away from zero
  [[nodiscard]] Decimal normalized() const;               // without trailing zeros
  [[nodiscard]] Decimal absolute() const;
  [[nodiscard]] Decimal scaled(int power_of_ten) const;  // exact: 0.984 scaled(2) is 98.4

  friend Decimal operator+(Decimal left, Decimal right);
  friend Decimal operator-(Decimal left, Decimal right);
  friend Decimal operator*(Decimal left, Decimal right);
  friend Decimal operator-(Decimal value) { return {-value.coefficient_, value.places_}; }
  // By value: 92.0 == 92.
  friend std::strong_ordering operator<=>(Decimal left, Decimal right);
  friend bool operator==(Decimal left, Decimal right) { return (left <=> right) == std::strong_ordering::equal; }

 private:
  std::int64_t coefficient_ = 0;
  int places_ = 0;
};

// Closed interval of the values that a figure printed with `places` decimals can stand for: 98.4 -> 98.35 to 98.45.
struct Interval {
  double low = 0;
  double high = 0;

  [[nodiscard]] static Interval exactly(double value) { return {value, value}; }
  [[nodiscard]] static Interval printed(Decimal value, int places);
  // Intervals that touch agree; a hair of slack absorbs binary rounding, far below any printed place.
  [[nodiscard]] bool agrees_with(const Interval& other) const;

  friend Interval operator+(Interval left, Interval right);
  friend Interval operator-(Interval left, Interval right);
  friend Interval operator*(Interval left, Interval right);
  // The divisor must not contain 0.
  friend Interval operator/(Interval left, Interval right);
};

}  // namespace scorebook
