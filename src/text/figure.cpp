#include "scorebook/figure.hpp"

#include <algorithm>

namespace scorebook {

namespace {

// "1234567.8" -> "1,234,567.8"
std::string with_thousands(std::string digits) {
  const std::size_t begin = digits.empty() || digits.front() != '-' ? 0 : 1;
  std::size_t at = std::min(digits.find('.'), digits.size());
  while (at > begin + 3) {
    at -= 3;
    digits.insert(at, 1, ',');
  }
  return digits;
}

}  // namespace

std::string_view unit_name(Unit unit) {
  switch (unit) {
    case Unit::unknown:
      return "";
    case Unit::count:
      return "count";
    case Unit::per_cent:
      return "%";
    case Unit::per_10000:
      return "per 10,000";
    case Unit::per_100000:
      return "per 100,000";
    case Unit::days:
      return "days";
    case Unit::weeks:
      return "weeks";
    case Unit::cases:
      return "cases";
    case Unit::money:
      return "£";
    case Unit::text:
      return "text";
  }
  return "";
}

std::string_view missing_name(Missing missing) {
  switch (missing) {
    case Missing::nil_or_not_meaningful:
      return "nil or not meaningful";
    case Missing::not_applicable:
      return "not applicable";
    case Missing::no_target:
      return "no target";
    case Missing::baseline_year:
      return "baseline year";
    case Missing::not_available_yet:
      return "not available yet";
    case Missing::not_available:
      return "not available";
    case Missing::not_collected:
      return "not collected";
    case Missing::to_be_confirmed:
      return "to be confirmed";
    case Missing::on_hold:
      return "on hold";
    case Missing::under_validation:
      return "under validation";
    case Missing::suppressed:
      return "suppressed";
    case Missing::text:
      return "text";
    case Missing::error:
      return "error";
  }
  return "";
}

std::string Figure::shown() const {
  if (!value) return text;
  std::string words = with_thousands(value->to_string(std::max(decimals, 0)));
  if (unit == Unit::per_cent) return words + "%";
  if (unit != Unit::money) return words;
  return words.front() == '-' ? "-£" + words.substr(1) : "£" + words;
}

}  // namespace scorebook
