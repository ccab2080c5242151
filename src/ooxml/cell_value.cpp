#include "ooxml/cell_value.hpp"

#include <charconv>
#include <cmath>
#include <cstdint>
#include <system_error>

#include <fast_float/fast_float.h>

#include "scorebook/period.hpp"

namespace scorebook {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

// Takes exactly `count` digits and, where `after` is not 0, that character.
std::optional<int> take_digits(std::string_view& text, std::size_t count, char after) {
  if (text.size() < count + (after != 0 ? 1 : 0)) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  if (after != 0 && text[count] != after) return std::nullopt;
  text.remove_prefix(count + (after != 0 ? 1 : 0));
  return value;
}

// Days since 1899-12-30, by the usual count of days from the civil calendar.
std::int64_t civil_days(int year, int month, int day) {
  const std::int64_t y = month <= 2 ? year - 1 : year;
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t year_of_era = y - era * 400;
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146'097 + day_of_era - 719'468 + 25'569;
}

std::optional<double> take_time(std::string_view text) {
  const auto hour = take_digits(text, 2, ':');
  const auto minute = take_digits(text, 2, 0);
  if (!hour || !minute || *hour > 24 || *minute > 59) return std::nullopt;
  double seconds = 0;
  if (!text.empty() && text.front() == ':') {
    text.remove_prefix(1);
    std::size_t length = 0;
    while (length < text.size() && ((text[length] >= '0' && text[length] <= '9') || text[length] == '.')) ++length;
    const auto read = parse_number(text.substr(0, length));
    if (!read || *read >= 61) return std::nullopt;
    seconds = *read;
    text.remove_prefix(length);
  }
  const bool zone = text.empty() || text == "Z" || text.front() == '+' || text.front() == '-';
  if (!zone) return std::nullopt;
  return (*hour * 3600 + *minute * 60 + seconds) / 86'400;
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
  // So many digits alone are exact, and the commonest number.
  constexpr std::size_t kExactDigits = 15;
  if (!text.empty() && text.size() <= kExactDigits) {
    std::uint64_t value = 0;
    std::size_t at = 0;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at)
      value = value * 10 + static_cast<std::uint64_t>(text[at] - '0');
    if (at == text.size()) return static_cast<double>(value);
  }
  text = without_blanks(text);
  if (text.size() > 1 && text.front() == '+' && text[1] != '-') text.remove_prefix(1);
  if (text.empty()) return std::nullopt;
  // "inf" and "nan" are words to other readers of numbers; a cell never holds them.
  const char first = text.front() == '-' && text.size() > 1 ? text[1] : text.front();
  if ((first < '0' || first > '9') && first != '.') return std::nullopt;
  double value = 0;
  const auto read = fast_float::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<std::uint32_t> parse_whole(std::string_view text) {
  std::uint32_t value = 0;
  constexpr std::size_t kDigitsThatFit = 9;
  if (!text.empty() && text.size() <= kDigitsThatFit) {
    for (const char c : text) {
      if (c < '0' || c > '9') return std::nullopt;
      value = value * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return value;
  }
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<bool> parse_boolean(std::string_view text) {
  text = without_blanks(text);
  if (text == "1" || text == "true" || text == "TRUE") return true;
  if (text == "0" || text == "false" || text == "FALSE") return false;
  return std::nullopt;
}

std::optional<SerialDate> parse_iso_date(std::string_view text, bool date_1904) {
  text = without_blanks(text);
  SerialDate result;
  if (text.size() > 2 && text[2] == ':') {  // a time alone
    const auto time = take_time(text);
    if (!time) return std::nullopt;
    return SerialDate{*time, true};
  }
  const auto year = take_digits(text, 4, '-');
  const auto month = year ? take_digits(text, 2, '-') : std::nullopt;
  const auto day = month ? take_digits(text, 2, 0) : std::nullopt;
  if (!day || *month < 1 || *month > 12 || *day < 1 || *day > days_in_month(*year, *month)) return std::nullopt;
  const std::int64_t days = civil_days(*year, *month, *day);
  result.number = static_cast<double>(days);
  // Excel counts a 29 February 1900 that never was, so days before 1 March 1900 are one less.
  if (date_1904)
    result.number -= 1462;
  else if (days < 61)
    result.number -= 1;
  if (text.empty()) return result;
  if (text.front() != 'T' && text.front() != ' ') return std::nullopt;
  const auto time = take_time(text.substr(1));
  if (!time) return std::nullopt;
  result.number += *time;
  result.with_time = true;
  return result;
}

}  // namespace scorebook
