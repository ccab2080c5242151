#include "rate/number_words.hpp"

#include <algorithm>

namespace scorebook {

std::string number_text(Decimal number, Unit unit) {
  Figure figure;
  figure.value = number;
  figure.unit = unit;
  figure.decimals = std::max(number.places(), 0);
  return figure.shown();
}

std::string share_text(const Share& share, Unit unit) {
  if (!share.endless) return number_text(share.value.normalized(), unit);
  constexpr std::size_t kShownDecimals = 2;
  const std::string digits = share.value.to_string();
  const std::size_t point = digits.find('.');
  if (point == std::string::npos) return number_text(share.value, unit);
  const std::size_t first_digit = digits.find_first_of("123456789");
  const std::size_t end = std::max(point + kShownDecimals, first_digit) + 1;
  const std::optional<Decimal> cut = Decimal::parse(digits.substr(0, end));
  std::string words = number_text(cut ? *cut : share.value, unit);
  const bool per_cent = words.back() == '%';
  words.insert(words.size() - (per_cent ? 1 : 0), "...");
  return words;
}

}  // namespace scorebook
