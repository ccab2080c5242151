// check --annotate: the copies of the workbooks with the findings as comments. Nothing that is read is written over,
// nor any file but an earlier copy, and no copy is put into a folder that is read, where it would count as one more
// submission.
#pragma once

#include <string>

#include "cli/console.hpp"
#include "cli/job.hpp"
#include "cli/request.hpp"

namespace scorebook::cli {

// Why the copies must not be written where they were asked for, or empty; before anything is read.
[[nodiscard]] std::string annotate_problem(const Request& request);

// Writes a copy of each submission, if they were asked for. Each is tried; false, after saying why, where one failed.
[[nodiscard]] bool write_annotated_copies(const Job& job, const CheckResult& result, const Request& request,
                                          Console& console);

}  // namespace scorebook::cli
