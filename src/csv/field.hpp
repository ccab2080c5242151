// What one field of a csv stands for, as an officer means it: a number, a date, a logical value, an error or a text.
// The rule: a field becomes a number only where a number format shows exactly what the file says (98.4% is 0.984 with
// 0.0%, 6.10 is 6.1 with 0.00), so that nothing that was typed is lost; all else stays text, among it what Excel would
// turn into something else (0123, 1-2, 1/2, 1:20, 1E5, digits beyond the fifteenth). Days come before months.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/workbook.hpp"
#include "text/number_format.hpp"

namespace scorebook {

// Format codes in use, each once: Workbook::styles in the making. Index 0 is General.
class FormatTable {
 public:
  FormatTable() { (void)index_of("General"); }

  [[nodiscard]] std::uint32_t index_of(const std::string& code);
  [[nodiscard]] const NumberFormat& at(std::uint32_t index) const { return formats_[index]; }
  [[nodiscard]] std::vector<Style> take() { return std::move(styles_); }

 private:
  std::map<std::string, std::uint32_t, std::less<>> by_code_;
  std::vector<NumberFormat> formats_;
  std::vector<Style> styles_;
};

enum class FieldNote : std::uint8_t {
  none,
  digits_beyond,  // a number with more digits or another exponent than a format shows: 0.98437500000000012, 1e-05
  formula,        // a text that Excel would take for a formula
};

struct FieldValue {
  CellKind kind = CellKind::text;
  std::uint32_t format = 0;  // index into the table
  double number = 0;
  std::string text;     // of a text or an error
  std::string formula;  // of ="0123", which is how a csv keeps Excel from changing a text
  FieldNote note = FieldNote::none;
  bool numeric_date = false;     // day, month and year in figures: 03/04/2016
  bool day_shown_first = false;  // such a date with a day above 12: 31/03/2016
};

// Nothing for a blank field. `plain_figures`: whether commas and points mean what they mean in the United Kingdom; else
// a figure with either stays text.
[[nodiscard]] std::optional<FieldValue> understand_field(std::string_view field, FormatTable& formats,
                                                         bool plain_figures = true);

// What a figure tells of the commas of its file: that they stand before decimals (98,4 or 1.234,56 or 1 234,5, and
// 1.234.567 too), that they stand between thousands (1,234,567 or 1,234.5), or that it could be either (1,234).
enum class CommaUse : std::uint8_t { none, decimal, thousands, either };
[[nodiscard]] CommaUse comma_use(std::string_view field);
// What a figure with one point tells of the points of its file: that they stand before decimals (98.4, 0.123,
// 1234.567), or that they may as well stand between thousands, as on the Continent (1.234).
enum class PointUse : std::uint8_t { none, decimal, either };
[[nodiscard]] PointUse point_use(std::string_view field);
// "03/31/2016": a date only where the month comes first.
[[nodiscard]] bool has_month_first(std::string_view field);

// A moment of the calendar and the code that shows it as it was written.
struct FieldDate {
  double serial = 0;
  std::string code;
  bool numeric = false;          // day first, in figures
  bool day_shown_first = false;  // numeric, and the day is above 12
};
[[nodiscard]] std::optional<FieldDate> parse_field_date(std::string_view text);

}  // namespace scorebook
