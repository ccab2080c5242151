#include "text/number_format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scorebook/period.hpp"
#include "text/format_sections.hpp"

namespace scorebook {

namespace {

using Kind = FormatToken::Kind;

constexpr char kPadding = '\x01';  // stands for reserved room until the ends are known

// Up to 11 characters without the sign: 10 digits and a point, else five decimals and a power of ten.
std::string shown_general(const Decimal& number) {
  if (number.zero()) return "0";
  const Decimal size = number.absolute();
  const std::string minus = number.negative() ? "-" : "";
  const int exponent = static_cast<int>(fmt::format("{}", size.coefficient()).size()) - 1 - size.places();
  const bool short_enough = exponent >= -4 || size.places() <= 9;
  if (exponent <= 10 && short_enough) {
    const Decimal rounded = size.rounded(9 - std::max(exponent, 0)).normalized();
    if (rounded < Decimal(1, -11)) return minus + rounded.to_string();
  }
  Decimal mantissa = Decimal(size.coefficient(), size.places() + exponent).rounded(5).normalized();
  const int power = mantissa < Decimal(10) ? exponent : exponent + 1;
  if (power != exponent) mantissa = Decimal(1);
  return fmt::format("{}{}E{}{:02}", minus, mantissa.to_string(), power < 0 ? '-' : '+', std::abs(power));
}

std::string shown_general(double number) {
  const auto exact = Decimal::from_double(number);
  return exact ? shown_general(*exact) : "#NUM!";
}

// Puts the digits of a whole number into its placeholders, from the right; what is left over goes before the first.
std::string filled_integer(const std::vector<const FormatToken*>& part, const std::string& digits, bool thousands) {
  std::string reversed;
  std::size_t used = 0;
  int placed = 0;
  const auto place = [&](char c) {
    if (thousands && placed > 0 && placed % 3 == 0) reversed += c == kPadding ? kPadding : ',';
    reversed += c;
    ++placed;
  };
  std::size_t left = static_cast<std::size_t>(
      std::count_if(part.begin(), part.end(), [](const FormatToken* token) { return token->kind == Kind::digit; }));
  for (auto token = part.rbegin(); token != part.rend(); ++token) {
    if ((*token)->kind == Kind::digit) {
      --left;
      if (used < digits.size()) {
        place(digits[digits.size() - 1 - used++]);
      } else if ((*token)->text == "0") {
        place('0');
      } else if ((*token)->text == "?") {
        place(kPadding);
      }
      while (left == 0 && used < digits.size()) place(digits[digits.size() - 1 - used++]);
    } else if ((*token)->kind == Kind::padding) {
      reversed += kPadding;
    } else {
      reversed.append((*token)->text.rbegin(), (*token)->text.rend());
    }
  }
  std::reverse(reversed.begin(), reversed.end());
  return reversed;
}

// The digits after the point: # drops a zero at the end, ? shows it as a blank.
std::string filled_fraction(const std::vector<const FormatToken*>& part, const std::string& digits) {
  const std::size_t significant =
      digits.find_last_not_of('0') == std::string::npos ? 0 : digits.find_last_not_of('0') + 1;
  std::string result;
  std::size_t at = 0;
  for (const FormatToken* token : part) {
    if (token->kind == Kind::digit) {
      const char digit = at < digits.size() ? digits[at] : '0';
      if (at < significant || token->text == "0") {
        result += digit;
      } else if (token->text == "?") {
        result += kPadding;
      }
      ++at;
    } else if (token->kind == Kind::padding) {
      result += kPadding;
    } else {
      result += token->text;
    }
  }
  return result;
}

// The mantissa and the power of ten as the placeholders before the point want them: ##0.0E+0 steps by three.
int scientific_power(Decimal& size, const FormatSection& section) {
  if (size.zero()) return 0;
  const int step = std::max(section.integer_digits, 1);
  const auto exponent_of = [](const Decimal& value) {
    return static_cast<int>(fmt::format("{}", value.coefficient()).size()) - 1 - value.places();
  };
  const auto power_of = [step](int exponent) {
    return step == 1 ? exponent : (exponent >= 0 ? exponent : exponent - step + 1) / step * step;
  };
  int power = power_of(exponent_of(size));
  Decimal mantissa = size.scaled(-power).rounded(section.decimals);
  if (exponent_of(mantissa) >= step) {
    power += step;
    mantissa = size.scaled(-power).rounded(section.decimals);
  }
  size = mantissa;
  return power;
}

std::string shown_number(const FormatSection& section, const Decimal& number, bool minus) {
  Decimal size = number.absolute().scaled(section.power_of_ten);
  const int power = section.exponent_digits > 0 ? scientific_power(size, section) : 0;
  std::string digits = section.numeric() ? size.to_string(section.decimals) : "";
  const std::size_t point = std::min(digits.find('.'), digits.size());
  std::string integer = digits.substr(0, point);
  const std::string fraction = point < digits.size() ? digits.substr(point + 1) : "";
  if (integer == "0") integer.clear();

  // Before the point, after it, and the digits of the exponent; a literal belongs to the digits around it.
  std::vector<const FormatToken*> parts[3];
  std::size_t part = 0;
  std::string exponent_sign;
  bool point_shown = false;
  for (const FormatToken& token : section.tokens) {
    if (token.kind == Kind::point) {
      part = 1;
      point_shown = true;
    } else if (token.kind == Kind::exponent) {
      part = 2;
      exponent_sign = power < 0 ? "-" : (token.text[1] == '+' ? "+" : "");
    } else {
      parts[part].push_back(&token);
    }
  }
  std::string result = minus ? "-" : "";
  result += filled_integer(parts[0], integer, section.thousands);
  if (point_shown) result += "." + filled_fraction(parts[1], fraction);
  if (section.exponent_digits > 0) {
    result += "E" + exponent_sign + filled_integer(parts[2], fmt::format("{}", std::abs(power)), false);
  }
  return result;
}

// The moment that a serial number stands for, rounded to the smallest unit that is shown.
struct Moment {
  Date date;
  int weekday = 0;               // 0 Sunday, as Excel counts, with its 29 February 1900
  std::int64_t ticks = 0;        // of the day, in units of the fraction
  std::int64_t total_ticks = 0;  // since serial 0, for elapsed times
  std::int64_t ticks_a_second = 1;
};

Moment moment_of(double serial, bool date_1904, int fraction_places) {
  Moment moment;
  for (int i = 0; i < fraction_places; ++i) moment.ticks_a_second *= 10;
  const std::int64_t ticks_a_day = 86'400 * moment.ticks_a_second;
  const double day = std::floor(serial);
  const auto ticks =
      static_cast<std::int64_t>(std::floor((serial - day) * static_cast<double>(ticks_a_day) + 0.5 + 1e-6));
  moment.total_ticks = static_cast<std::int64_t>(day) * ticks_a_day + ticks;
  moment.ticks = moment.total_ticks % ticks_a_day;
  const std::int64_t days = moment.total_ticks / ticks_a_day;
  moment.date = date_of_serial(static_cast<double>(days), date_1904);
  const std::int64_t days_of_1900 = days + (date_1904 ? 1462 : 0);
  moment.weekday = static_cast<int>((days_of_1900 + 6) % 7);
  if (days_of_1900 == 60) moment.date = {1900, 2, 29};
  if (days_of_1900 == 0) moment.date = {1900, 1, 0};
  return moment;
}

std::string shown_part_of_date(const FormatToken& token, const Moment& moment, bool half_days) {
  static constexpr std::string_view kMonths[] = {"January", "February", "March",     "April",   "May",      "June",
                                                 "July",    "August",   "September", "October", "November", "December"};
  static constexpr std::string_view kWeekdays[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                   "Thursday", "Friday", "Saturday"};
  const std::int64_t seconds = moment.ticks / moment.ticks_a_second;
  const std::int64_t total_seconds = moment.total_ticks / moment.ticks_a_second;
  const auto padded = [&token](std::int64_t value) { return fmt::format("{:0{}}", value, std::min(token.length, 20)); };
  const auto month = static_cast<std::size_t>(moment.date.month - 1);
  switch (token.kind) {
    case Kind::year:
      return token.length <= 2 ? fmt::format("{:02}", moment.date.year % 100) : fmt::format("{:04}", moment.date.year);
    case Kind::month:
      if (token.length == 5) return std::string(kMonths[month].substr(0, 1));
      if (token.length >= 3) return std::string(token.length == 3 ? kMonths[month].substr(0, 3) : kMonths[month]);
      return padded(moment.date.month);
    case Kind::day: {
      const std::string_view name = kWeekdays[static_cast<std::size_t>(moment.weekday)];
      if (token.length >= 3) return std::string(token.length == 3 ? name.substr(0, 3) : name);
      return padded(moment.date.day);
    }
    case Kind::hour: {
      const std::int64_t hour = seconds / 3600;
      return padded(half_days ? (hour + 11) % 12 + 1 : hour);
    }
    case Kind::minute:
      return padded(seconds / 60 % 60);
    case Kind::second:
      return padded(seconds % 60);
    case Kind::fraction:
      return fmt::format(".{:0{}}", moment.ticks % moment.ticks_a_second, token.length);
    case Kind::elapsed_hours:
      return padded(total_seconds / 3600);
    case Kind::elapsed_minutes:
      return padded(total_seconds / 60);
    case Kind::elapsed_seconds:
      return padded(total_seconds);
    case Kind::half_day: {
      const std::string_view name = seconds < 43'200 ? "AM" : "PM";
      return std::string(token.length == 3 ? name.substr(0, 1) : name);
    }
    case Kind::padding:
      return std::string(1, kPadding);
    default:
      return token.text;
  }
}

// Nothing where Excel shows ####: before 1900, after 9999.
std::optional<std::string> shown_date(const FormatSection& section, double serial, bool date_1904) {
  constexpr double kEndOfDates = 2958466;
  if (!(serial >= 0 && serial < kEndOfDates - (date_1904 ? 1462 : 0))) return std::nullopt;
  int fraction_places = 0;
  bool half_days = false;
  for (const FormatToken& token : section.tokens) {
    if (token.kind == Kind::fraction) fraction_places = std::max(fraction_places, token.length);
    half_days = half_days || token.kind == Kind::half_day;
  }
  const Moment moment = moment_of(serial, date_1904, fraction_places);
  if (section.has_date && moment.date.month == 0) return std::nullopt;
  std::string result;
  for (const FormatToken& token : section.tokens) result += shown_part_of_date(token, moment, half_days);
  return result;
}

// Reserved room goes at the ends and is a blank elsewhere.
std::string without_padding(std::string text) {
  while (!text.empty() && text.back() == kPadding) text.pop_back();
  text.erase(0, std::min(text.find_first_not_of(kPadding), text.size()));
  std::replace(text.begin(), text.end(), kPadding, ' ');
  return text;
}

struct Choice {
  const FormatSection* section = nullptr;
  bool minus = false;  // whether a negative number shows its sign
};

// Only negative numbers get into it, so that it shows none of their signs.
bool only_negative(const FormatSection& section) {
  return section.condition && (section.condition->sign == "<" || section.condition->sign == "<=") &&
         section.condition->limit <= Decimal(0) &&
         !(section.condition->sign == "<=" && section.condition->limit.zero());
}

Choice chosen_section(const std::vector<FormatSection>& all, const Decimal& number) {
  std::size_t count = all.size();
  if (count == 4 || (count > 1 && all.back().is_text)) --count;  // the last one is for text
  if (count == 0 || (count == 1 && all[0].is_text)) return {};
  const bool negative = number.negative();
  const bool conditions = all[0].condition || (count > 1 && all[1].condition);
  if (!conditions) {
    if (count >= 2 && negative) return {&all[1], false};
    if (count >= 3 && number.zero()) return {&all[2], false};
    return {&all[0], negative};
  }
  for (std::size_t i = 0; i < count; ++i) {
    const FormatSection& section = all[i];
    // Without its own condition the second of three sections is for negative numbers, the last one for the rest.
    const bool rest = !section.condition && i + 1 == count && i > 0;
    const bool usual =
        !section.condition && !rest && (i == 0 ? !negative && (count > 2 ? !number.zero() : true) : negative);
    if (rest || usual || (section.condition && section.condition->holds(number))) {
      const FormatSection& first = all[0];
      const bool rest_is_negative = rest && i == 1 && first.condition && first.condition->limit.zero() &&
                                    (first.condition->sign == ">" || first.condition->sign == ">=");
      const bool unsigned_section = only_negative(section) || (usual && i == 1) || rest_is_negative;
      return {&section, negative && !unsigned_section};
    }
  }
  return {};
}

// Whether a code that is not understood as a whole ("dd-MM-yyyy h:mm a", Japanese eras) is still one of dates or times:
// by the letters of its first section, without quoted texts, escapes, locales and colours. Anything in doubt is
// neither.
NumberFormatKind kind_by_letters(std::string_view code) {
  bool day = false, clock = false, month_or_minute = false;
  for (std::size_t at = 0; at < code.size() && code[at] != ';'; ++at) {
    const char c = code[at] >= 'A' && code[at] <= 'Z' ? static_cast<char>(code[at] - 'A' + 'a') : code[at];
    if (c == '"' || c == '[') {
      const std::size_t end = code.find(c == '"' ? '"' : ']', at + 1);
      if (end == std::string_view::npos) return NumberFormatKind::general;
      clock = clock || (c == '[' && end > at + 1 &&
                        code.substr(at + 1, end - at - 1).find_first_not_of("hHmMsS") == std::string_view::npos);
      at = end;
    } else if (c == '\\' || c == '_' || c == '*') {
      ++at;
    } else if (c == 'y' || c == 'd') {
      day = true;
    } else if (c == 'h' || c == 's') {
      clock = true;
    } else if (c == 'm') {
      month_or_minute = true;
    } else if (c == '#' || c == '?' || c == '%' || (c == '0' && !clock)) {
      return NumberFormatKind::general;  // places for the digits of a number
    } else if (c >= 'a' && c <= 'z' && c != 'a' && c != 'p' && c != 'e' && c != 'g' && c != 'b') {
      return NumberFormatKind::general;  // a word
    }
  }
  if (day || (month_or_minute && !clock)) return NumberFormatKind::date;
  return clock ? NumberFormatKind::duration : NumberFormatKind::general;
}

}  // namespace

NumberFormat::NumberFormat(std::string_view code) {
  auto parsed = parse_number_format(code);
  understood_ = parsed.has_value();
  if (!parsed) {
    kind_ = kind_by_letters(code);
    return;
  }
  const FormatSection& first = parsed->sections.front();
  if (first.has_date || first.has_time) {
    kind_ = first.has_date ? NumberFormatKind::date : NumberFormatKind::duration;
    decimals_ = 0;
  } else if (first.is_text) {
    kind_ = NumberFormatKind::text;
  } else {
    const bool per_cent = std::any_of(first.tokens.begin(), first.tokens.end(),
                                      [](const FormatToken& token) { return token.kind == Kind::per_cent; });
    if (per_cent || !first.is_general) kind_ = per_cent ? NumberFormatKind::per_cent : NumberFormatKind::number;
    if (!first.is_general) decimals_ = first.decimals;
  }
  sections_ = std::make_shared<const FormatSections>(std::move(*parsed));
}

std::string NumberFormat::shown(double number, bool date_1904) const {
  const auto exact = Decimal::from_double(number);
  if (!sections_ || !exact) return shown_general(number);
  const Choice choice = chosen_section(sections_->sections, *exact);
  if (choice.section == nullptr) return shown_general(number);
  const FormatSection& section = *choice.section;
  if (section.has_date || section.has_time) {
    const auto date = shown_date(section, choice.minus ? number : std::fabs(number), date_1904);
    return date ? without_padding(*date) : shown_general(number);
  }
  if (!section.is_general) return without_padding(shown_number(section, *exact, choice.minus));
  const Decimal scaled = (choice.minus ? *exact : exact->absolute()).scaled(section.power_of_ten);
  std::string result;
  for (const FormatToken& token : section.tokens) {
    if (token.kind == Kind::general) {
      result += shown_general(scaled);
    } else {
      result += token.kind == Kind::padding ? std::string(1, kPadding) : token.text;
    }
  }
  return without_padding(result);
}

std::string NumberFormat::shown(std::string_view text) const {
  const FormatSection* section =
      sections_ && sections_->sections.back().is_text ? &sections_->sections.back() : nullptr;
  if (sections_ && sections_->sections.size() == 4) section = &sections_->sections.back();
  if (section == nullptr) return std::string(text);
  std::string result;
  for (const FormatToken& token : section->tokens) {
    if (token.kind == Kind::text) {
      result += text;
    } else {
      result += token.kind == Kind::padding ? std::string(1, kPadding) : token.text;
    }
  }
  return without_padding(result);
}

std::string_view built_in_number_format(int id) {
  switch (id) {
    case 0:
      return "General";
    case 1:
      return "0";
    case 2:
      return "0.00";
    case 3:
      return "#,##0";
    case 4:
      return "#,##0.00";
    case 5:
      return "\"£\"#,##0;\\-\"£\"#,##0";
    case 6:
      return "\"£\"#,##0;[Red]\\-\"£\"#,##0";
    case 7:
      return "\"£\"#,##0.00;\\-\"£\"#,##0.00";
    case 8:
      return "\"£\"#,##0.00;[Red]\\-\"£\"#,##0.00";
    case 9:
      return "0%";
    case 10:
      return "0.00%";
    case 11:
      return "0.00E+00";
    case 12:
      return "# ?/?";
    case 13:
      return "# ?\?/??";
    case 14:
      return "dd/mm/yyyy";
    case 15:
      return "d-mmm-yy";
    case 16:
      return "d-mmm";
    case 17:
      return "mmm-yy";
    case 18:
      return "h:mm AM/PM";
    case 19:
      return "h:mm:ss AM/PM";
    case 20:
      return "h:mm";
    case 21:
      return "h:mm:ss";
    case 22:
      return "dd/mm/yyyy h:mm";
    // Dates and times of East Asian Excels, in the forms that are used here.
    case 27:
    case 28:
    case 29:
    case 30:
    case 31:
    case 36:
    case 50:
    case 51:
    case 54:
    case 57:
    case 58:
      return "dd/mm/yyyy";
    case 32:
      return "h:mm";
    case 33:
      return "h:mm:ss";
    case 34:
    case 52:
    case 55:
      return "mmm-yy";
    case 35:
    case 53:
    case 56:
      return "d-mmm";
    case 37:
      return "#,##0;\\-#,##0";
    case 38:
      return "#,##0;[Red]\\-#,##0";
    case 39:
      return "#,##0.00;\\-#,##0.00";
    case 40:
      return "#,##0.00;[Red]\\-#,##0.00";
    case 41:
      return "_-* #,##0_-;\\-* #,##0_-;_-* \"-\"_-;_-@_-";
    case 42:
      return "_-\"£\"* #,##0_-;\\-\"£\"* #,##0_-;_-\"£\"* \"-\"_-;_-@_-";
    case 43:
      return "_-* #,##0.00_-;\\-* #,##0.00_-;_-* \"-\"?\?_-;_-@_-";
    case 44:
      return "_-\"£\"* #,##0.00_-;\\-\"£\"* #,##0.00_-;_-\"£\"* \"-\"?\?_-;_-@_-";
    case 45:
      return "mm:ss";
    case 46:
      return "[h]:mm:ss";
    case 47:
      return "mm:ss.0";
    case 48:
      return "##0.0E+0";
    case 49:
      return "@";
    default:
      return "";
  }
}

}  // namespace scorebook
