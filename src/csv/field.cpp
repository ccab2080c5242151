#include "csv/field.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "ooxml/cell_value.hpp"
#include "text/error_names.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kExcelDigits = 15;
constexpr std::size_t kMostDecimals = 30;
constexpr std::size_t kMostSignedDigits = 9;  // a + before more of them is a telephone number
constexpr std::size_t kLongestFigure = 64;

constexpr std::array kCurrencies = {"\xC2\xA3"sv, "$"sv, "\xE2\x82\xAC"sv};  // pound, dollar, euro
constexpr std::array kBlanks = {" "sv, "\xC2\xA0"sv, "\xE2\x80\xAF"sv};      // also no-break, wide and narrow

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t digits_at_front(std::string_view text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
  return static_cast<std::size_t>(end - text.begin());
}

bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

std::string quoted(std::string_view literal) { return "\"" + std::string(literal) + "\""; }

// A figure as it is written, in parts.
struct WrittenFigure {
  char sign = 0;
  std::string_view currency, currency_blank;
  std::string whole;  // digits before the point
  bool thousands = false;
  std::string decimals;
  bool point = false;
  std::string exponent;  // as written: "E+03"
  std::string_view per_cent_blank;
  bool per_cent = false;

  [[nodiscard]] std::size_t digits() const {
    const std::string all = whole + decimals;
    const std::size_t first = all.find_first_not_of('0');
    return first == std::string::npos ? 0 : all.size() - first;
  }
};

std::string_view take_blank(std::string_view& text) {
  for (const std::string_view blank : kBlanks)
    if (take(text, blank)) return blank;
  return {};
}

// "1234" or "1,234,567"; false where digits are grouped in any other way, or begin with a 0 that a number would lose.
bool take_whole(std::string_view& text, WrittenFigure& figure) {
  std::size_t length = digits_at_front(text);
  figure.whole = text.substr(0, length);
  text.remove_prefix(length);
  if (length > 1 && figure.whole.front() == '0') return false;
  if (length == 0 || length > 3 || !text.starts_with(',')) return true;
  if (figure.whole.front() == '0') return false;
  while (take(text, ","sv)) {
    length = digits_at_front(text);
    if (length != 3) return false;
    figure.whole += text.substr(0, length);
    text.remove_prefix(length);
  }
  figure.thousands = true;
  return true;
}

// Only with its sign: 1E5 and 12E3 are names as often as numbers.
bool take_exponent(std::string_view& text, WrittenFigure& figure) {
  if (text.size() < 3 || (text[0] != 'E' && text[0] != 'e')) return true;
  if (text[1] != '+' && text[1] != '-') return false;
  const std::size_t length = digits_at_front(text.substr(2));
  if (length == 0 || length > 3 || figure.thousands || figure.whole.empty()) return false;
  figure.exponent = text.substr(0, length + 2);
  text.remove_prefix(length + 2);
  return true;
}

std::optional<WrittenFigure> parse_figure(std::string_view text) {
  WrittenFigure figure;
  if (text.size() > kLongestFigure) return std::nullopt;
  if (text.starts_with('-') || text.starts_with('+')) {
    figure.sign = text.front();
    text.remove_prefix(1);
  }
  for (const std::string_view currency : kCurrencies) {
    if (!take(text, currency)) continue;
    figure.currency = currency;
    figure.currency_blank = take_blank(text);
    break;
  }
  if (!take_whole(text, figure)) return std::nullopt;
  if (take(text, "."sv)) {
    const std::size_t length = digits_at_front(text);
    if (length == 0 || length > kMostDecimals) return std::nullopt;
    figure.point = true;
    figure.decimals = text.substr(0, length);
    text.remove_prefix(length);
  }
  if (figure.whole.empty() && figure.decimals.empty()) return std::nullopt;
  if (!take_exponent(text, figure)) return std::nullopt;
  if (!text.empty() && figure.exponent.empty()) {
    figure.per_cent_blank = take_blank(text);
    figure.per_cent = take(text, "%"sv);
  }
  const bool dangling = !figure.per_cent && !figure.per_cent_blank.empty();
  if (!text.empty() || dangling || (figure.per_cent && !figure.currency.empty())) return std::nullopt;
  if (figure.sign == '+' && figure.whole.size() > kMostSignedDigits) return std::nullopt;
  return figure;
}

std::string code_of(const WrittenFigure& figure) {
  std::string code;
  if (!figure.currency.empty()) code += quoted(std::string(figure.currency) + std::string(figure.currency_blank));
  code += figure.thousands ? "#,##0" : figure.whole.empty() ? "" : "0";
  if (figure.point) code += "." + std::string(figure.decimals.size(), '0');
  if (!figure.exponent.empty())
    code += "E" + figure.exponent.substr(1, 1) + std::string(figure.exponent.size() - 2, '0');
  if (!figure.per_cent_blank.empty()) code += quoted(figure.per_cent_blank);
  if (figure.per_cent) code += "%";
  if (figure.sign == '+') code = "\\+" + code + ";\\-" + code;
  return code;
}

std::optional<double> number_of(const WrittenFigure& figure) {
  std::string digits = figure.sign == '-' ? "-" : "";
  digits += figure.whole.empty() ? "0" : figure.whole;
  if (figure.point) digits += "." + figure.decimals;
  digits += figure.per_cent ? "e-2" : figure.exponent;
  return parse_number(digits);
}

// 1e-400: nearer to 0 than a number can be, or so near that digits are lost.
bool vanishes(double number, const WrittenFigure& figure) {
  return std::abs(number) < std::numeric_limits<double>::min() && figure.digits() != 0;
}

bool set_number(FieldValue& value, const std::string& text, FormatTable& formats) {
  const auto figure = parse_figure(text);
  if (!figure) return false;
  const auto number = number_of(*figure);
  if (!number || vanishes(*number, *figure)) return false;
  value.kind = CellKind::number;
  value.number = *number;
  if (formats.at(0).shown(*number, false) == text) return true;
  const std::string code = code_of(*figure);
  value.format = formats.index_of(code);
  if (formats.at(value.format).shown(*number, false) == text) return true;
  // The number is right, only more exact than Excel shows numbers; whole numbers of that length are names of things.
  value.format = 0;
  value.note = FieldNote::digits_beyond;
  const bool beyond = figure->point && figure->digits() > kExcelDigits && figure->whole.size() <= kExcelDigits;
  return figure->currency.empty() && !figure->per_cent && figure->sign != '+' && !figure->thousands &&
         !figure->whole.empty() && (beyond || !figure->exponent.empty());
}

bool set_date(FieldValue& value, const std::string& text, FormatTable& formats) {
  const auto date = parse_field_date(text);
  if (!date) return false;
  const std::uint32_t format = formats.index_of(date->code);
  if (formats.at(format).shown(date->serial, false) != text) return false;
  value.kind = CellKind::number;
  value.number = date->serial;
  value.format = format;
  value.numeric_date = date->numeric;
  value.day_shown_first = date->day_shown_first;
  return true;
}

bool set_word(FieldValue& value, const std::string& text) {
  if (text == "TRUE" || text == "FALSE") {
    value.kind = CellKind::boolean;
    value.number = text == "TRUE" ? 1 : 0;
    return true;
  }
  if (!is_error_name(text)) return false;
  value.kind = CellKind::error;
  value.text = text;
  return true;
}

// ="0123": the text, as Excel shows it; anything else behind = is kept as it is written.
void set_text(FieldValue& value, std::string_view field) {
  constexpr std::string_view kGuarded = "=+-@\t\r\n";  // a carriage return inside quotes is read as a line feed
  value.text = field;
  if (field.size() > 1 && field.front() == '\'' && kGuarded.find(field[1]) != std::string_view::npos) {
    value.text = field.substr(1);
    return;
  }
  if (field.size() < 2 || field.front() != '=') return;
  const std::string_view inside = field.substr(1);
  if (inside.size() > 1 && inside.front() == '"' && inside.find('"', 1) == inside.size() - 1) {
    value.text = inside.substr(1, inside.size() - 2);
    value.formula = inside;
  } else {
    value.note = FieldNote::formula;
  }
}

bool could_be_more_than_text(const std::string& text) {
  constexpr std::string_view kFirst = "0123456789+-.$#TF\xC2\xE2JASONDjasondM";
  return text.size() <= kLongestFigure && kFirst.find(text.front()) != std::string_view::npos;
}

// A figure without the currency sign behind it, where it stands in countries that write decimals with a comma.
std::string without_currency_behind(std::string text) {
  for (const std::string_view currency : kCurrencies) {
    if (!text.ends_with(currency)) continue;
    text.resize(text.size() - currency.size());
    return trimmed(text);
  }
  return text;
}

// "-1.234" and "1 234" as "-1234" and "1234"; nothing where digits are not grouped in threes.
std::optional<std::string> without_groups(std::string_view text) {
  const std::size_t first = std::min(text.find_first_of("0123456789"), text.size());
  std::string result(text.substr(0, first));
  text.remove_prefix(first);
  std::size_t length = digits_at_front(text);
  const bool may_have_groups = length >= 1 && length <= 3;
  result += text.substr(0, length);
  text.remove_prefix(length);
  while (!text.empty()) {
    const bool separated = take(text, "."sv) || !take_blank(text).empty();
    length = digits_at_front(text);
    if (!may_have_groups || !separated || length != 3) return std::nullopt;
    result += text.substr(0, length);
    text.remove_prefix(length);
  }
  return result;
}

// "192.168.100.101": grouped as a figure in thousands of millions may be.
bool is_network_address(std::string_view text) {
  std::size_t parts = 0;
  for (; !text.empty(); ++parts) {
    const std::size_t length = digits_at_front(text);
    if (length == 0 || length > 3 || (length == 3 && text.substr(0, 3) > "255"sv)) return false;
    text.remove_prefix(length);
    if (!text.empty() && !take(text, "."sv)) return false;
  }
  return parts == 4;
}

bool has_separator(const std::string& text) { return text.find_first_of(",.") != std::string::npos; }

}  // namespace

std::uint32_t FormatTable::index_of(const std::string& code) {
  const auto placed = by_code_.try_emplace(code, static_cast<std::uint32_t>(styles_.size()));
  if (placed.second) {
    styles_.push_back({code, std::nullopt});
    formats_.emplace_back(code);
  }
  return placed.first->second;
}

std::optional<FieldValue> understand_field(std::string_view field, FormatTable& formats, bool plain_figures) {
  const std::string text = trimmed(field);
  if (text.empty()) return std::nullopt;
  FieldValue value;
  if (could_be_more_than_text(text)) {
    if (set_word(value, text) || set_date(value, text, formats)) return value;
    if ((plain_figures || !has_separator(text)) && set_number(value, text, formats)) return value;
    value = FieldValue();
  }
  set_text(value, field);
  return value;
}

CommaUse comma_use(std::string_view field) {
  const auto commas = std::count(field.begin(), field.end(), ',');
  if (commas == 0 && std::count(field.begin(), field.end(), '.') < 2) return CommaUse::none;
  const std::string text = without_currency_behind(trimmed(field));
  if (const auto figure = parse_figure(text)) {
    if (!figure->thousands) return CommaUse::none;
    return commas > 1 || figure->point ? CommaUse::thousands : CommaUse::either;
  }
  const std::string_view whole = std::string_view(text).substr(0, text.find(','));
  const auto ungrouped = without_groups(whole);
  if (!ungrouped || commas > 1) return CommaUse::none;
  if (commas == 0) return parse_figure(*ungrouped) && !is_network_address(whole) ? CommaUse::decimal : CommaUse::none;
  return parse_figure(*ungrouped + "." + text.substr(whole.size() + 1)) ? CommaUse::decimal : CommaUse::none;
}

PointUse point_use(std::string_view field) {
  if (std::count(field.begin(), field.end(), '.') != 1) return PointUse::none;
  const auto figure = parse_figure(without_currency_behind(trimmed(field)));
  if (!figure || !figure->point) return PointUse::none;
  const bool may_be_group = !figure->thousands && figure->exponent.empty() && figure->decimals.size() == 3 &&
                            !figure->whole.empty() && figure->whole.size() <= 3 && figure->whole.front() != '0';
  return may_be_group ? PointUse::either : PointUse::decimal;
}

}  // namespace scorebook
