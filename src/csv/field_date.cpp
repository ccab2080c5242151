// Dates as they are written in a csv, day first. Two figures with a stroke or a dash between them (1/2, 1-2, 2016-03)
// are not taken for a date here, though Excel would: they are as often a part, a range or a year.
#include <array>
#include <string>

#include <fmt/format.h>

#include "csv/field.hpp"
#include "ooxml/cell_value.hpp"
#include "scorebook/period.hpp"

namespace scorebook {
namespace {

using namespace std::string_view_literals;

constexpr std::array kMonths = {"January"sv, "February"sv, "March"sv,     "April"sv,   "May"sv,      "June"sv,
                                "July"sv,    "August"sv,   "September"sv, "October"sv, "November"sv, "December"sv};
constexpr std::size_t kLongestDate = 40;
constexpr double kFirstSerial = 61;  // 1 March 1900: before it Excel's count is off by a day

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

// A run of digits with the number it makes.
struct Digits {
  int number = 0;
  std::size_t length = 0;
};

Digits take_digits(std::string_view& text) {
  Digits digits;
  while (digits.length < text.size() && digits.length < 5 && is_digit(text[digits.length]))
    digits.number = digits.number * 10 + (text[digits.length++] - '0');
  text.remove_prefix(digits.length);
  return digits;
}

// 0 for none; `letters` as many as a format shows, 3 or 4.
int take_month(std::string_view& text, std::size_t& letters) {
  std::size_t length = 0;
  while (length < text.size() && is_letter(text[length])) ++length;
  const std::string_view word = text.substr(0, length);
  for (std::size_t month = 0; month < kMonths.size(); ++month) {
    if (word != kMonths[month] && word != kMonths[month].substr(0, 3)) continue;
    letters = word.size() == 3 ? 3 : 4;
    text.remove_prefix(length);
    return static_cast<int>(month) + 1;
  }
  return 0;
}

char take_separator(std::string_view& text, std::string_view allowed) {
  if (text.empty() || allowed.find(text.front()) == std::string_view::npos) return 0;
  const char separator = text.front();
  text.remove_prefix(1);
  return separator;
}

std::string literal(char separator) { return separator == '/' ? "/" : std::string("\\") + separator; }

// As Excel has it: 00 to 29 are of this century.
int whole_year(Digits year) { return year.length == 4 ? year.number : year.number + (year.number < 30 ? 2000 : 1900); }

struct Written {
  int year = 0, month = 0, day = 0;
  std::string code;
  bool numeric = false;
};

bool take_year(std::string_view& text, Written& date, bool short_too) {
  const Digits year = take_digits(text);
  if (year.length != 4 && !(short_too && year.length == 2)) return false;
  date.year = whole_year(year);
  date.code += year.length == 4 ? "yyyy" : "yy";
  return true;
}

// "2016-03-31", "2016/03/31".
bool take_year_first(std::string_view& text, Written& date) {
  const Digits year = take_digits(text);
  const char separator = take_separator(text, "-/");
  const Digits month = take_digits(text);
  if (year.length != 4 || separator == 0 || month.length != 2 || take_separator(text, "-/") != separator) return false;
  const Digits day = take_digits(text);
  date.year = year.number;
  date.month = month.number;
  date.day = day.number;
  date.code = "yyyy" + literal(separator) + "mm" + literal(separator) + "dd";
  return day.length == 2;
}

// "31/03/2016", "1/3/16", "31-03-2016", "31 March 2016", "31-Mar-16".
bool take_day_first(std::string_view& text, Written& date) {
  const Digits day = take_digits(text);
  const char separator = take_separator(text, "/- ");
  if (day.length == 0 || day.length > 2 || separator == 0) return false;
  date.day = day.number;
  date.code = std::string(day.length, 'd') + literal(separator);
  std::size_t letters = 0;
  date.month = take_month(text, letters);
  if (date.month == 0) {
    const Digits month = take_digits(text);
    if (month.length == 0 || month.length > 2 || separator == ' ') return false;
    date.month = month.number;
    date.numeric = true;
    letters = month.length;
  }
  date.code += std::string(letters, 'm') + literal(separator);
  // 20-11-12 is a sort code as often as a date.
  return take_separator(text, std::string_view(&separator, 1)) != 0 &&
         take_year(text, date, separator == '/' || !date.numeric);
}

// "Mar-16", "March 2016"; "May 10" is a day as often as a year.
bool take_month_and_year(std::string_view& text, Written& date) {
  std::size_t letters = 0;
  date.month = take_month(text, letters);
  const char separator = date.month == 0 ? '\0' : take_separator(text, "- ");
  if (separator == 0) return false;
  date.day = 1;
  date.code = std::string(letters, 'm') + literal(separator);
  return take_year(text, date, separator == '-');
}

// " 09:30", "T09:30:00Z"; the time in ISO form goes to `iso`.
bool take_time(std::string_view text, std::string& iso, std::string& code) {
  const char separator = take_separator(text, " T");
  if (separator == 0) return false;
  const Digits hour = take_digits(text);
  if (hour.length == 0 || hour.length > 2 || hour.number > 23 || take_separator(text, ":") == 0) return false;
  const Digits minute = take_digits(text);
  if (minute.length != 2 || minute.number > 59) return false;
  code += (separator == 'T' ? "\"T\"" : "\\ ") + std::string(hour.length, 'h') + ":mm";
  Digits second;
  if (take_separator(text, ":") != 0) {
    second = take_digits(text);
    if (second.length != 2 || second.number > 59) return false;
    code += ":ss";
  }
  if (take_separator(text, "Z") != 0) code += "\"Z\"";
  iso = fmt::format("T{:02}:{:02}:{:02}", hour.number, minute.number, second.number);
  return text.empty();
}

// "09:30:15", "1:05:00". Without seconds it may be a ratio, 1:20.
std::optional<FieldDate> parse_clock(std::string_view text) {
  const Digits hour = take_digits(text);
  if (hour.length == 0 || hour.length > 2 || hour.number > 23 || take_separator(text, ":") == 0) return std::nullopt;
  const Digits minute = take_digits(text);
  if (minute.length != 2 || minute.number > 59 || take_separator(text, ":") == 0) return std::nullopt;
  const Digits second = take_digits(text);
  if (second.length != 2 || second.number > 59 || !text.empty()) return std::nullopt;
  const double seconds = hour.number * 3600 + minute.number * 60 + second.number;
  return FieldDate{seconds / 86'400, std::string(hour.length, 'h') + ":mm:ss", false, false};
}

std::optional<Written> take_date(std::string_view& text) {
  using Form = bool (*)(std::string_view&, Written&);
  for (const Form form : {&take_year_first, &take_day_first, &take_month_and_year}) {
    std::string_view rest = text;
    Written date;
    if (!form(rest, date)) continue;
    text = rest;
    return date;
  }
  return std::nullopt;
}

}  // namespace

std::optional<FieldDate> parse_field_date(std::string_view text) {
  if (text.size() < 5 || text.size() > kLongestDate) return std::nullopt;
  if (const auto clock = parse_clock(text)) return clock;
  auto date = take_date(text);
  if (!date) return std::nullopt;
  std::string time;
  if (!text.empty() && !take_time(text, time, date->code)) return std::nullopt;
  const auto serial =
      parse_iso_date(fmt::format("{:04}-{:02}-{:02}{}", date->year, date->month, date->day, time), false);
  if (!serial || serial->number < kFirstSerial) return std::nullopt;
  return FieldDate{serial->number, date->code, date->numeric, date->numeric && date->day > 12};
}

bool has_month_first(std::string_view field) {
  std::string_view text = field;
  Written date;
  return take_day_first(text, date) && date.numeric && date.month > 12 && date.month <= 31 && date.day >= 1 &&
         date.day <= 12;
}

}  // namespace scorebook
