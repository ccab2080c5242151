// Counts and words about a workbook and its tables that both outputs of inspect state.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/submission.hpp"

namespace scorebook {

[[nodiscard]] std::string_view visibility_word(Visibility visibility);  // "visible", "hidden", "very hidden"
[[nodiscard]] std::size_t formula_count(const Sheet& sheet);
[[nodiscard]] std::string used_range(const Sheet& sheet);  // "A1:V87", or "" for a sheet without cells
[[nodiscard]] std::map<ObservationKind, std::size_t> count_by_kind(const Submission& submission);
[[nodiscard]] std::size_t count_without_value(const Submission& submission);
[[nodiscard]] std::size_t count_hidden(const Submission& submission);
// The figures that were read from a table that is neither a scorecard nor a detail page.
[[nodiscard]] std::size_t figures_of_table(const Submission& submission, const SourceTable& table);
// The tables of all workbooks that are neither scorecards nor pages nor plan tables, read or only drafted.
[[nodiscard]] std::vector<SourceTable> source_tables_of(const std::vector<Submission>& submissions);
// "March 2016 ("As at: 31st March 2016" in Cover!B8)": with where it was taken from, where one workbook says so.
[[nodiscard]] std::string period_in_words(const std::vector<Submission>& submissions, Period period);

}  // namespace scorebook
