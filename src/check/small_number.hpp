// Which number of people is small, and what tells one: the same for P801 and for what an edition for the public leaves
// out.
#pragma once

#include <optional>

#include "scorebook/decimal.hpp"
#include "scorebook/figure.hpp"
#include "scorebook/settings.hpp"

namespace scorebook {

class SmallNumber {
 public:
  explicit SmallNumber(const Settings& settings) : limit_(settings.small_number) {}

  // From 1 to the limit: none at all tells nobody.
  [[nodiscard]] bool operator()(const std::optional<Decimal>& number) const {
    return number && Decimal(0) < *number && !(limit_ < *number);
  }
  // Whether what lies between the two is: 98 of 100.
  [[nodiscard]] bool rest(const std::optional<Decimal>& numerator, const std::optional<Decimal>& denominator) const {
    return numerator && denominator && (*this)(*denominator - *numerator);
  }
  // Whether a part of a percentage is, or its rest.
  [[nodiscard]] bool share(const std::optional<Decimal>& numerator, const std::optional<Decimal>& denominator) const {
    return (*this)(numerator) || (*this)(denominator) || rest(numerator, denominator);
  }
  [[nodiscard]] Decimal limit() const { return limit_; }

  // A figure that can be a number of people; "average count 12.6" is none.
  [[nodiscard]] static bool may_be_people(const Figure& figure) {
    return figure.unit == Unit::count && figure.decimals == 0;
  }

 private:
  Decimal limit_;
};

}  // namespace scorebook
