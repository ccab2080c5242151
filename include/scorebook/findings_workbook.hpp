// What check found as a workbook for Excel, for whoever has to mend it: a summary whose sums add up, a table of the
// findings with links into the workbooks that were checked, what was not run and why, how to mend each rule that
// failed, and rows to be copied into the register's sheet Waivers. Same inputs at the same places, same bytes.
#pragma once

#include <string>
#include <vector>

#include "scorebook/finding.hpp"
#include "scorebook/register.hpp"
#include "scorebook/result.hpp"
#include "scorebook/submission.hpp"

namespace scorebook {

struct FindingsWorkbookInput {
  const std::vector<Submission>& submissions;  // that were checked
  const CheckResult& checked;
  const Register* measure_register = nullptr;  // that was used, for its name; null for none
};

// Writes the workbook beside `path` and renames it there when it is complete. The links lead from the folder of `path`
// to Workbook::path of the submissions; of one that is no file there, cells are named without a link. is_own_report
// knows the result. Errors: output_not_written.
[[nodiscard]] Result<void> write_findings_workbook(const FindingsWorkbookInput& input, const std::string& path);

}  // namespace scorebook
