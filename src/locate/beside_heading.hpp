// Headings of columns that stand beside a measure's figures in a table with periods down and are no measure of their
// own: "Target", "YTD", "Missed bins target", "Numerator", "RAG", "Previous year". Says what the words name, not whose
// column it is.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/source_table.hpp"

namespace scorebook {

struct BesideHeading {
  // target, year_to_date, numerator or denominator; ignored for all that no figure of the measure comes of.
  SourceRole role = SourceRole::ignored;
  std::vector<std::string> subject;  // the words that are left, of a measure: "missed", "bins"; empty for none
};

// Nothing for a heading that names a measure: "% within target", "Target households".
[[nodiscard]] std::optional<BesideHeading> beside_heading(std::string_view heading);

// The words of a title that say what is counted: without "No. of", "Number of", "%".
[[nodiscard]] std::vector<std::string> subject_of_title(std::string_view title);

// Whether a row of this title, without a number, is no measure: "Total", "Target", "RAG", or "Missed bins target" below
// "Missed bins". `title_above` may be empty.
[[nodiscard]] bool names_no_measure(const std::string& title, const std::string& title_above);
// Why such a row is not read, as a sentence.
[[nodiscard]] std::string no_measure_words(const std::string& title);

}  // namespace scorebook
