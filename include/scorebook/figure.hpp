// What one cell says, understood: number, unit, printed precision, qualifiers, or the reason why there is no number.
// Nothing is guessed: what is not understood has missing == Missing::text and keeps its words.
// Source of the notations and of the missing words: published performance reports.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/decimal.hpp"
#include "scorebook/period.hpp"

namespace scorebook {

enum class Unit : std::uint8_t { unknown, count, per_cent, per_10000, per_100000, days, weeks, cases, money, text };

// "%", "count", "per 10,000", "days", "cases" ...; "" for unknown. The names used in every output.
[[nodiscard]] std::string_view unit_name(Unit unit);

enum class Missing : std::uint8_t {
  nil_or_not_meaningful,  // - (en dash, underscore)
  not_applicable,         // n/a
  no_target,
  baseline_year,
  not_available_yet,
  not_available,
  not_collected,
  to_be_confirmed,  // tbc; "range to be set"
  on_hold,
  under_validation,
  suppressed,  // *, c, [c]
  text,        // words that are none of these, grades and states among them
  error,       // #DIV/0! and its like; Figure::text has which
};

[[nodiscard]] std::string_view missing_name(Missing missing);  // "nil or not meaningful", ...; "error" without which

struct Figure {
  std::optional<Decimal> value;  // as shown, on the scale of its unit: 98.4 for 98.4 %
  std::optional<Decimal>
      exact;  // the stored number at full precision on the same scale: 98.437; the same as value for text cells
  std::optional<double> raw;  // the number that the cell stores (0.98437); nothing for text cells
  std::string text;           // what the cell shows: "98.4%", "20/478 4.18%", "n/a", "#DIV/0!"
  Unit unit = Unit::unknown;
  int decimals = 0;                  // printed decimal places of value
  std::optional<Decimal> numerator;  // from "20/478 4.18%" or from cells beside it
  std::optional<Decimal> denominator;
  std::optional<Decimal> change;        // from "196 (+8)"
  std::optional<Missing> missing;       // set exactly when value is not
  std::optional<Period> stated_period;  // the period that the cell's own words name: 2014/15 of "92,300 (2014/15)"
  bool stored_as_text = false;          // a figure that the cell holds as text (V205)
  bool unit_missing = false;            // a bare number where per cents are meant (V206)
  bool provisional = false;             // tbc or * beside a figure
  std::vector<std::string> qualifiers;  // notes beside the figure, as typed: "2014/15", "as at w/e 27/05/16"
  std::vector<std::string> oddities;    // look-alikes, stray blanks, a point used for thousands (V210), in words

  // The value as printed, with its unit: "98.4%", "1,092", "262.1", or the text where there is no value.
  [[nodiscard]] std::string shown() const;
};

}  // namespace scorebook
