// The words that headings of performance tables use, and what they mean. Spellings and orders of words are tolerated; a
// heading that is none of these is left unknown. Source: the headings of published scorecards and their detail pages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace scorebook {

enum class ColumnRole : std::uint8_t {
  unknown,
  section,
  ref,
  title,
  polarity,
  data_note,
  value,  // a month
  year_to_date,
  year_to_date_note,
  direction,
  rag_period,
  rag_year_end,
  red,
  amber,
  green,
  year,
  benchmark,
  remark,  // lead officer, frequency, comments: known, and no figures
};
inline constexpr std::size_t kColumnRoles = static_cast<std::size_t>(ColumnRole::remark) + 1;

// The role that the words of a column's headings give it, outermost heading first. Period headings (value, year) are
// not decided here: they need the cell.
[[nodiscard]] ColumnRole role_of_headings(const std::vector<std::string>& headings);
// Whether a single heading is one that scorecards use, alone or as a group's ("LAST THREE MONTHS", "Target and
// Tolerances").
[[nodiscard]] bool is_scorecard_heading(std::string_view text);
[[nodiscard]] bool is_title_heading(std::string_view text);
// "stat_neigh_avg", "best_stat_neigh", "nat_avg", "nat_top_quartile", or "".
[[nodiscard]] std::string benchmark_name(std::string_view text);
[[nodiscard]] bool says_year_to_date(std::string_view text);
[[nodiscard]] bool says_benchmarking(std::string_view text);

enum class PageHeading : std::uint8_t { none, definition, analysis };
[[nodiscard]] PageHeading page_heading(std::string_view text);

// The words of a text: lower case, split at everything that is no letter or digit.
[[nodiscard]] std::vector<std::string> words_of(std::string_view text);
[[nodiscard]] bool has_word(const std::vector<std::string>& words, std::string_view word);

}  // namespace scorebook
