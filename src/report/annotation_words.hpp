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

struct AnnotationSummary {
  std::vector<const Finding*> findings;      // all of the workbook
  std::size_t cells = 0;                     // with a comment
  std::vector<const Finding*> without_cell;  // those that are listed here
  std::size_t hidden = 0;                    // findings whose comment Excel does not show, for its cell is hidden
  std::vector<Place> hidden_cells;           // where those stand
  std::vector<Place> changed_by_hand;        // cells that keep the words of an earlier copy
};
// The comment that sums up.
[[nodiscard]] std::string summary_words(const Submission& submission, const CheckResult& result,
                                        const AnnotationSummary& summary);

}  // namespace scorebook
