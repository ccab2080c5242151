// How a finding names its place, its rule and its waiver for people.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "scorebook/finding.hpp"
#include "scorebook/submission.hpp"

namespace scorebook {

// "Contacts!D14, E14", "[march.xlsx]Contacts!D14" where there are several workbooks, "whole workbook"; of more cells
// than `most` (0: all) the first, and how many more there are.
[[nodiscard]] std::string finding_place(const Finding& finding, bool several_workbooks, std::size_t most);
// "Contacts!D14:D19, F3; S47!C9": many cells, each once, neighbours as a range; of more ranges than `most` (0: all) the
// first, and how many more cells there are. Unknown places are left out.
[[nodiscard]] std::string cells_in_ranges(const std::vector<Place>& places, bool several_workbooks, std::size_t most);
// The submission whose workbook a place is in; of several workbooks of one name the very one. Null for none.
[[nodiscard]] const Submission* submission_at(const std::vector<Submission>& submissions, const Place& place);
[[nodiscard]] std::string rule_title(const std::string& id);  // "" for none

// A reason of RuleSummary::why_not_run taken apart: "no denominator (36)".
struct NotRunReason {
  std::string words;
  std::size_t times = 1;
};
[[nodiscard]] NotRunReason not_run_reason(const std::string& why);

// "waived by J Smith on 12/04/2016, until 31/03/2017: restated by the DfE (measures.xlsx, Waivers!A3)".
[[nodiscard]] std::string waived_words(const Finding& finding);

}  // namespace scorebook
