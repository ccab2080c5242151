// A number format code cut into its sections and their tokens. Private to the number formats of this room.
// Nothing is shown here (number_format.cpp) and nothing is looked up.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/decimal.hpp"

namespace scorebook {

struct FormatToken {
  enum class Kind {
    literal,  // text holds it, UTF-8
    padding,  // _x: room for a character
    digit,    // text: "0", "#" or "?"
    point,
    per_cent,
    exponent,  // text: "E+" or "E-"; the digits that follow are its own
    general,
    text,  // @
    year,
    month,
    day,
    hour,
    minute,
    second,    // length: how many letters
    fraction,  // of a second; length: how many places
    elapsed_hours,
    elapsed_minutes,
    elapsed_seconds,
    half_day,  // AM/PM, A/P
  };
  Kind kind = Kind::literal;
  std::string text;
  int length = 0;
};

struct FormatCondition {
  std::string sign;  // "<", "<=", ">", ">=", "=", "<>"
  Decimal limit;

  [[nodiscard]] bool holds(const Decimal& number) const;
};

struct FormatSection {
  std::vector<FormatToken> tokens;
  std::optional<FormatCondition> condition;
  bool thousands = false;  // grouped by commas
  int power_of_ten = 0;    // +2 for each %, -3 for each trailing comma
  int integer_digits = 0;  // placeholders before the point
  int decimals = 0;        // placeholders after the point
  int exponent_digits = 0;
  bool has_date = false;  // year, month, day
  bool has_time = false;
  bool is_general = false;
  bool is_text = false;  // has an @

  [[nodiscard]] bool numeric() const { return integer_digits + decimals > 0; }
};

struct FormatSections {
  std::vector<FormatSection> sections;  // 1 to 4; none where the code is not understood
};

// Nothing for a code outside the part of the language that is read.
[[nodiscard]] std::optional<FormatSections> parse_number_format(std::string_view code);

}  // namespace scorebook
