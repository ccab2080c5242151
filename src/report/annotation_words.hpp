// What the comments of an annotated copy say.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/finding.hpp"
#include "scorebook/submission.hpp"

namespace scorebook {

// Bytes of one comment; a few more for the line that says what was left out.
inline constexpr std::size_t kLongestComment = 1000;

// The findings at one cell, worst first. `where`: the cell at which they stand, so that others can be named.
[[nodiscard]] std::string comment_words(const std::vector<const Finding*>& findings, const Place& where);
// The colour of its box, by the worst of them: red, amber or blue, all pale, and grey where all are waived.
[[nodiscard]] std::uint32_t comment_colour(const std::vector<const Finding*>& findings);

// How the comment that sums up begins, before the name of the workbook and behind it.
inline constexpr std::string_view kCopyOf = "Copy of ", kAsChecked = " as it was checked";

// The comment that sums up. `findings`: all of the workbook; `without_cell`: those that stand here.
[[nodiscard]] std::string summary_words(const Submission& submission, const CheckResult& result,
                                        const std::vector<const Finding*>& findings, std::size_t cells,
                                        const std::vector<const Finding*>& without_cell);

}  // namespace scorebook
