#include "ods/number_style.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "ods/odf.hpp"
#include "ooxml/cell_value.hpp"

namespace scorebook {
namespace {

using namespace std::string_view_literals;

constexpr std::uint32_t kMostDigits = 30;
constexpr std::array kStyles = {"number-style"sv, "percentage-style"sv, "currency-style"sv, "date-style"sv,
                                "time-style"sv,   "text-style"sv,       "boolean-style"sv};

std::uint32_t digits_in(const XmlElement& element, std::string_view name, std::uint32_t otherwise) {
  const auto text = element.attribute_in(kNumber, name);
  return text ? std::min(parse_whole(*text).value_or(otherwise), kMostDigits) : otherwise;
}

bool is_long(const XmlElement& element) { return element.attribute_in(kNumber, "style").value_or("") == "long"; }

std::string whole_digits(std::uint32_t minimum, bool grouped) {
  std::string digits(minimum, '0');
  if (minimum == 0) digits = "#";
  if (!grouped) return digits;
  while (digits.size() < 4) digits.insert(0, "#");
  for (std::size_t at = digits.size(); at > 3; at -= 3) {
    if (at - 3 == 0) break;
    digits.insert(at - 3, ",");
  }
  return digits;
}

// "value()>=0" is ">=0"; nothing for what Excel has no condition for.
std::optional<std::string> condition_of(std::string_view text) {
  std::string condition;
  for (const char c : text)
    if (c != ' ') condition += c;
  if (!condition.starts_with("value()")) return std::nullopt;
  condition.erase(0, 7);
  if (condition.starts_with("!=")) condition.replace(0, 2, "<>");
  const std::size_t number = condition.find_first_not_of("<>=");
  if (number == 0 || number == std::string::npos || !parse_number(std::string_view(condition).substr(number)))
    return std::nullopt;
  return condition;
}

}  // namespace

bool NumberStyleReader::begins(const XmlElement& element) {
  return element.space == kNumber && std::find(kStyles.begin(), kStyles.end(), element.name) != kStyles.end();
}

void NumberStyleReader::open(const XmlElement& element) {
  *this = NumberStyleReader();
  style_.name = text_in(element, kStyle, "name");
  per_cent_ = element.name == "percentage-style";
  automatic_order_ =
      element.name == "date-style" && element.attribute_in(kNumber, "automatic-order").value_or("") == "true";
  elapsed_ = element.attribute_in(kNumber, "truncate-on-overflow").value_or("") == "false";
}

bool NumberStyleReader::start(const XmlElement& element) {
  if (is(element, kStyle, "map")) {
    auto condition = condition_of(element.attribute_in(kStyle, "condition").value_or(""));
    if (condition)
      style_.sections.push_back({std::move(*condition), text_in(element, kStyle, "apply-style-name")});
    else
      known_ = false;
    return false;
  }
  if (element.space != kNumber) return false;
  if (element.name == "text" || element.name == "currency-symbol") {
    in_text_ = true;
    text_.clear();
    return true;
  }
  if (element.name == "embedded-text") {
    in_embedded_ = true;
    embedded_at_ = digits_in(element, "position", 0);
    text_.clear();
    return true;
  }
  if (element.name == "number") {
    add_number(element);
    in_number_ = true;
    return true;
  }
  if (element.name == "scientific-number")
    add_scientific(element);
  else if (element.name == "fraction")
    add_fraction(element);
  else if (element.name == "text-content")
    style_.code += '@';
  else if (element.name != "fill-character" && element.name != "boolean")
    add_part_of_date(element);
  return false;
}

void NumberStyleReader::end(std::string_view) {
  if (in_text_) {
    style_.code += literal(text_);
  } else if (in_embedded_) {
    embedded_.emplace_back(embedded_at_, text_);
  } else if (in_number_) {
    put_embedded_texts();
    in_number_ = false;
  }
  in_text_ = in_embedded_ = false;
}

void NumberStyleReader::text(std::string_view piece) {
  if (in_text_ || in_embedded_) text_ += piece;
}

NumberStyle NumberStyleReader::close() {
  // Minutes alone would be months to Excel.
  style_.known = known_ && (!minutes_ || elapsed_ || hours_or_seconds_);
  // "In the reader's order", which Excel has for its own short date too: in the United Kingdom the day comes first.
  for (const std::string_view month_first : {"mm/dd/"sv, "m/d/"sv})
    if (automatic_order_ && style_.code.starts_with(month_first)) style_.code.replace(0, month_first.size(), "dd/mm/");
  return std::move(style_);
}

void NumberStyleReader::add_number(const XmlElement& element) {
  const bool grouped = is_true(element.attribute_in(kNumber, "grouping"));
  const std::uint32_t whole = digits_in(element, "min-integer-digits", 0);
  const auto places = element.attribute_in(kNumber, "decimal-places");
  integer_begin_ = integer_end_ = style_.code.size();
  embedded_.clear();
  if (!places && !grouped && whole <= 1) {
    style_.code += "General";
    return;
  }
  style_.code += whole_digits(whole, grouped);
  integer_end_ = style_.code.size();
  const std::uint32_t decimals = digits_in(element, "decimal-places", 0);
  // An empty replacement, or a smaller minimum, leaves zeros at the end away.
  const bool replaced = element.attribute_in(kNumber, "decimal-replacement").has_value();
  const std::uint32_t least = std::min(digits_in(element, "min-decimal-places", replaced ? 0 : decimals), decimals);
  if (decimals != 0) style_.code += "." + std::string(least, '0') + std::string(decimals - least, '#');
  const auto factor = parse_number(element.attribute_in(kNumber, "display-factor").value_or("1"));
  if (factor == 1e3) style_.code += ",";
  if (factor == 1e6) style_.code += ",,";
  if (factor == 1e9) style_.code += ",,,";
}

void NumberStyleReader::add_scientific(const XmlElement& element) {
  style_.code += std::string(std::max(digits_in(element, "min-integer-digits", 1), 1U), '0');
  const std::uint32_t decimals = digits_in(element, "decimal-places", 0);
  if (decimals != 0) style_.code += "." + std::string(decimals, '0');
  const bool plus = element.attribute_in(kNumber, "forced-exponent-sign").value_or("true") != "false";
  style_.code += plus ? "E+" : "E-";
  style_.code += std::string(std::max(digits_in(element, "min-exponent-digits", 2), 1U), '0');
}

void NumberStyleReader::add_fraction(const XmlElement& element) {
  style_.code += "# " + std::string(std::max(digits_in(element, "min-numerator-digits", 1), 1U), '?') + "/";
  const auto denominator = element.attribute_in(kNumber, "denominator-value");
  style_.code += denominator ? std::string(*denominator)
                             : std::string(std::max(digits_in(element, "min-denominator-digits", 1), 1U), '?');
}

void NumberStyleReader::add_part_of_date(const XmlElement& element) {
  const bool with_zero = is_long(element);
  if (element.name == "day") {
    style_.code += with_zero ? "dd" : "d";
  } else if (element.name == "day-of-week") {
    style_.code += with_zero ? "dddd" : "ddd";
  } else if (element.name == "month") {
    const bool name = is_true(element.attribute_in(kNumber, "textual"));
    style_.code += name ? (with_zero ? "mmmm" : "mmm") : (with_zero ? "mm" : "m");
  } else if (element.name == "year") {
    style_.code += with_zero ? "yyyy" : "yy";
  } else if (element.name == "hours") {
    add_time('h', with_zero);
  } else if (element.name == "minutes") {
    add_time('m', with_zero);
  } else if (element.name == "seconds") {
    add_seconds(element, with_zero);
  } else if (element.name == "am-pm") {
    style_.code += "AM/PM";
  } else {
    known_ = false;
  }
}

void NumberStyleReader::add_time(char letter, bool with_zero) {
  const std::string letters(with_zero ? 2 : 1, letter);
  const bool elapsed = elapsed_ && !time_;
  time_ = true;
  (letter == 'm' ? minutes_ : hours_or_seconds_) = true;
  style_.code += elapsed ? "[" + letters + "]" : letters;
}

void NumberStyleReader::add_seconds(const XmlElement& element, bool with_zero) {
  add_time('s', with_zero);
  const std::uint32_t places = std::min(digits_in(element, "decimal-places", 0), 3U);
  if (places != 0) style_.code += "." + std::string(places, '0');
}

std::string NumberStyleReader::literal(std::string_view text) const {
  constexpr std::string_view kPlain = "/:-() ";
  std::string code, quoted;
  const auto close_quotes = [&] {
    if (!quoted.empty()) code += "\"" + quoted + "\"";
    quoted.clear();
  };
  for (const char c : text) {
    if (quoted.empty() && kPlain.find(c) != std::string_view::npos) {
      code += c;
    } else if (c == '"' || (c == '%' && per_cent_)) {
      close_quotes();
      code += c == '"' ? "\\\"" : "%";
    } else {
      quoted += c;
    }
  }
  close_quotes();
  return code;
}

// Texts among the digits before the point: 000" "0000. The code gets as many places for digits as they need.
void NumberStyleReader::put_embedded_texts() {
  if (embedded_.empty()) return;
  std::string digits = style_.code.substr(integer_begin_, integer_end_ - integer_begin_);
  if (digits.empty()) digits = "#";
  std::uint32_t places = 0, needed = 0;
  for (const char c : digits) places += c == '0' || c == '#' ? 1 : 0;
  for (const auto& [position, text] : embedded_) needed = std::max(needed, position + 1);
  if (needed > places) digits.insert(0, needed - places, '#');
  std::string code;
  std::uint32_t left = std::max(places, needed);
  const auto put_texts = [&] {
    for (const auto& [position, text] : embedded_)
      if (position == left) code += literal(text);
  };
  put_texts();
  for (const char c : digits) {
    code += c;
    if (c != '0' && c != '#') continue;
    --left;
    put_texts();
  }
  style_.code.replace(integer_begin_, integer_end_ - integer_begin_, code);
}

std::string format_code(const NumberStyle& style, const std::function<const NumberStyle*(const std::string&)>& find) {
  if (!style.known) return "";
  if (style.sections.empty()) return style.code;
  std::vector<std::string> codes, conditions;
  for (const NumberStyle::Section& section : style.sections) {
    const NumberStyle* applied = find(section.style);
    if (applied == nullptr || !applied->sections.empty() || !applied->known) return "";
    codes.push_back(applied->code);
    conditions.push_back(section.condition);
  }
  const bool usual = (conditions.size() == 1 && conditions[0] == ">=0") ||
                     (conditions.size() >= 2 && conditions[0] == ">0" && conditions[1] == "<0" &&
                      (conditions.size() == 2 || (conditions.size() == 3 && conditions[2] == "=0")));
  std::string code;
  for (std::size_t i = 0; i < codes.size(); ++i) code += (usual ? "" : "[" + conditions[i] + "]") + codes[i] + ";";
  return code + style.code;
}

}  // namespace scorebook
