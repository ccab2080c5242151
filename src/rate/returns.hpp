// Which workbooks are one return, so that a measure of the same number is the same measure in all of them: those of one
// directorate, for whatever months. Two directorates both have a measure 1.1, and each is rated. What the workbooks say
// of themselves decides, never their file names.
#pragma once

#include <vector>

#include "scorebook/submission.hpp"

namespace scorebook {

using Return = std::vector<const Submission*>;

// Returns in the order of their first workbook. In each, the workbook of the period itself comes first, then the
// others, newest first.
[[nodiscard]] std::vector<Return> returns_of(const std::vector<const Submission*>& submissions, Period period);

}  // namespace scorebook
