// What one table:table-cell stands for: its kind, its number in Excel's count, and what must be made of its format so
// that the value shows as what it is. Knows nothing of where the cell stands.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "scorebook/workbook.hpp"

namespace scorebook {

// A cell as the XML gives it.
struct OdfCell {
  std::string type;    // office:value-type
  bool error = false;  // LibreOffice says so beside it
  std::string value;   // office:value, date-value, time-value or boolean-value, as the type has it
  std::string currency;
  std::optional<std::string> string_value;
  std::string text;  // of its paragraphs
  bool has_text = false;
  bool has_formula = false;
};

// What a format must be able to show; a code that cannot gives way to the usual one.
enum class Shows : std::uint8_t { anything, date, moment, time, per_cent, money };

struct UnderstoodCell {
  CellKind kind = CellKind::text;
  double number = 0;
  std::string text;
  Shows shows = Shows::anything;
  // What is kept as text: "the number", "the date"; of a number: the date that Excel counts otherwise or not at all.
  std::string trouble;
};

// Nothing for a cell that holds nothing.
[[nodiscard]] std::optional<UnderstoodCell> understand_cell(const OdfCell& cell, bool date_1904);

// The code to show the value with where `code` cannot; "" where it can.
[[nodiscard]] std::string other_code(const std::string& code, const UnderstoodCell& cell, const std::string& currency);

// "PT12H30M15.5S" in days, whatever its hours add up to; a sign before it is allowed.
[[nodiscard]] std::optional<double> parse_iso_duration(std::string_view text);

}  // namespace scorebook
