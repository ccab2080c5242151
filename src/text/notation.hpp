// Reads what is typed in a figure cell. Every notation that performance reports use: per cents, thousands, money, n of
// m, counts with per cents, values with a change, qualifiers, missing words, Excel errors.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "scorebook/figure.hpp"
#include "text/number_format.hpp"

namespace scorebook {

// A cell as a reader of figures needs it.
struct CellContent {
  enum class Kind { number, text, boolean, error, not_calculated };
  Kind kind = Kind::text;
  double number = 0;
  std::string text;   // the text of a text cell; the error's name
  std::string shown;  // what Excel shows
  NumberFormatKind format = NumberFormatKind::general;
};

// `expected` is the unit of the measure or of the column's other figures: a bare 5.1 among per cents is 5.1 % with
// unit_missing set; a count without it is a count. Unit::unknown where nothing is known.
[[nodiscard]] Figure read_figure(const CellContent& cell, Unit expected);

// The unit that a data note or a title states: "Percentage", "% of ...", "Rate per 10,000", "per 10K pop.", "Count",
// "Average number of days", "Rolling year - ave count" with a title about days, caseload ("cases") ...
[[nodiscard]] Unit unit_of_measure(std::string_view data_note, std::string_view title);

// The reason behind a missing word: "-", "n/a", "tbc", "Data not previously collected", "range to be set" ...
[[nodiscard]] std::optional<Missing> missing_word(std::string_view text);

// Whether words are a placeholder that must not stand in a final report: "tbc", "range to be set", "to be confirmed".
[[nodiscard]] bool is_placeholder(std::string_view text);

}  // namespace scorebook
