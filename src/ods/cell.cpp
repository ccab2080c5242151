#include "ods/cell.hpp"

#include <algorithm>

#include "ooxml/cell_value.hpp"
#include "text/error_names.hpp"
#include "text/number_format.hpp"

namespace scorebook {
namespace {

// What OpenDocument has no type for: Excel writes a text beside the formula, older programs the number 0.
bool shows_error(const OdfCell& cell) {
  if (cell.error) return true;
  if (!cell.has_formula) return false;
  return is_error_name(cell.text) || (cell.text.starts_with("Err:") && cell.text.size() == 7);
}

UnderstoodCell as_text(const OdfCell& cell, const std::string& trouble) {
  UnderstoodCell understood;
  understood.text = cell.has_text && !cell.text.empty() ? cell.text : cell.value;
  understood.trouble = trouble;
  return understood;
}

UnderstoodCell as_number(double number, Shows shows) {
  UnderstoodCell understood;
  understood.kind = CellKind::number;
  understood.number = number;
  understood.shows = shows;
  return understood;
}

UnderstoodCell understand_date(const OdfCell& cell, bool date_1904) {
  auto date = parse_iso_date(cell.value, date_1904);
  if (!date) return as_text(cell, "the date");
  bool differs = date->number < 0;
  if (const std::size_t colon = cell.value.find(':'); !date_1904 && cell.value.find('-') < colon && date->number < 61) {
    // OpenDocument's count knows no 29 February 1900. The time is added last, so that it is exact.
    const auto day = date->with_time ? parse_iso_date(cell.value.substr(0, colon - 3), false) : date;
    const auto time = date->with_time ? parse_iso_date(cell.value.substr(colon - 2), false) : SerialDate{};
    if (!day || !time) return as_text(cell, "the date");
    date->number = day->number + 1 + time->number;
    // Day 0 is how some programs write a time of day.
    differs = date->number < 0 || date->number >= 1;
  }
  UnderstoodCell understood = as_number(date->number, date->with_time ? Shows::moment : Shows::date);
  if (differs) understood.trouble = "the date";
  return understood;
}

UnderstoodCell as_boolean(bool truth) {
  UnderstoodCell understood;
  understood.kind = CellKind::boolean;
  understood.number = truth ? 1 : 0;
  return understood;
}

UnderstoodCell understand_number(const OdfCell& cell) {
  const auto number = parse_number(cell.value);
  if (!number) return as_text(cell, "the number");
  // LibreOffice writes a formula's logical result so where the cell has no format of its own.
  const bool logical = cell.type == "float" && cell.has_formula;
  if (logical && ((*number == 1 && cell.text == "TRUE") || (*number == 0 && cell.text == "FALSE")))
    return as_boolean(*number == 1);
  return as_number(*number, cell.type == "percentage" ? Shows::per_cent
                            : cell.type == "currency" ? Shows::money
                                                      : Shows::anything);
}

UnderstoodCell understand_boolean(const OdfCell& cell) {
  const auto truth = parse_boolean(cell.value);
  if (!truth) return as_text(cell, "the logical value");
  return as_boolean(*truth);
}

UnderstoodCell understand_time(const OdfCell& cell) {
  const auto days = parse_iso_duration(cell.value);
  return days ? as_number(*days, Shows::time) : as_text(cell, "the time");
}

std::string_view symbol_of(std::string_view currency) {
  if (currency == "GBP") return "\xC2\xA3";
  if (currency == "EUR") return "\xE2\x82\xAC";
  if (currency == "USD") return "$";
  return {};
}

}  // namespace

std::optional<UnderstoodCell> understand_cell(const OdfCell& cell, bool date_1904) {
  if (shows_error(cell)) {
    UnderstoodCell understood;
    understood.kind = CellKind::error;
    understood.text = cell.text.empty() ? cell.string_value.value_or("") : cell.text;
    if (understood.text.empty()) understood.text = "#UNREADABLE!";
    return understood;
  }
  if (cell.type == "float" || cell.type == "percentage" || cell.type == "currency") return understand_number(cell);
  if (cell.type == "date") return understand_date(cell, date_1904);
  if (cell.type == "time") return understand_time(cell);
  if (cell.type == "boolean") return understand_boolean(cell);
  const bool without_type = cell.type.empty() || cell.type == "void";
  if (cell.type == "string" ? !cell.string_value && !cell.has_text && !cell.value.empty() : !cell.value.empty())
    return as_text(cell, "the value of no type that fits it");
  if (!without_type && cell.type != "string") {
    UnderstoodCell understood = as_text(cell, "the value of an unknown type");
    if (!cell.has_text && cell.string_value) understood.text = *cell.string_value;
    return understood;
  }
  if (cell.type == "string" || cell.has_text || cell.string_value) {
    UnderstoodCell understood;
    understood.text = cell.string_value ? *cell.string_value : cell.text;
    return understood;
  }
  if (!cell.has_formula) return std::nullopt;
  UnderstoodCell understood;
  understood.kind = CellKind::not_calculated;
  return understood;
}

std::string other_code(const std::string& code, const UnderstoodCell& cell, const std::string& currency) {
  if (cell.shows == Shows::anything) return "";
  const NumberFormatKind kind = NumberFormat(code).kind();
  const bool calendar = kind == NumberFormatKind::date || kind == NumberFormatKind::duration;
  switch (cell.shows) {
    case Shows::date:
      return calendar ? "" : "yyyy\\-mm\\-dd";
    case Shows::moment:
      return calendar ? "" : "yyyy\\-mm\\-dd\\ hh:mm:ss";
    case Shows::time:
      if (calendar) return "";
      return cell.number >= 0 && cell.number < 1 ? "hh:mm:ss" : "[h]:mm:ss";
    case Shows::per_cent:
      return kind == NumberFormatKind::per_cent ? "" : "0.00%";
    case Shows::money:
      if (kind != NumberFormatKind::general || symbol_of(currency).empty()) return "";
      return "\"" + std::string(symbol_of(currency)) + "\"#,##0.00";
    case Shows::anything:
      break;
  }
  return "";
}

std::optional<double> parse_iso_duration(std::string_view text) {
  const bool minus = text.starts_with('-');
  if (minus) text.remove_prefix(1);
  if (!text.starts_with('P') || text.size() < 3) return std::nullopt;
  text.remove_prefix(1);
  double seconds = 0;
  bool in_time = false;
  while (!text.empty()) {
    if (text.front() == 'T' && !in_time) {
      in_time = true;
      text.remove_prefix(1);
      continue;
    }
    const std::size_t length = std::min(text.find_first_not_of("0123456789.,"), text.size());
    std::string digits(text.substr(0, length));
    std::replace(digits.begin(), digits.end(), ',', '.');
    const auto number = parse_number(digits);
    if (!number || length == text.size()) return std::nullopt;
    const char unit = text[length];
    if (in_time && unit == 'H')
      seconds += *number * 3600;
    else if (in_time && unit == 'M')
      seconds += *number * 60;
    else if (in_time && unit == 'S')
      seconds += *number;
    else if (!in_time && unit == 'D')
      seconds += *number * 86'400;
    else
      return std::nullopt;  // months and years have no fixed length
    text.remove_prefix(length + 1);
  }
  return (minus ? -seconds : seconds) / 86'400;
}

}  // namespace scorebook
