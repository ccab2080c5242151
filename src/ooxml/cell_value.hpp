// What the text of a cell's <v> stands for, by the cell's t=. Only the reading of numbers, logical values and dates:
// texts are taken as they are.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace scorebook {

// A finite number with blanks around it and an exponent allowed; nothing for anything else ("NaN", "1,5").
[[nodiscard]] std::optional<double> parse_number(std::string_view text);
// Digits alone: a row, a style, a column.
[[nodiscard]] std::optional<std::uint32_t> parse_whole(std::string_view text);
[[nodiscard]] std::optional<bool> parse_boolean(std::string_view text);  // 1, 0, true, false

struct SerialDate {
  double number = 0;  // days, as Excel counts them
  bool with_time = false;
};
// ISO 8601 as t="d" has it: "2016-03-31", "2016-03-31T09:30:00.5Z", "09:30". A zone is not converted: Excel has none.
[[nodiscard]] std::optional<SerialDate> parse_iso_date(std::string_view text, bool date_1904);

}  // namespace scorebook
