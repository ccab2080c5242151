// Writes the receipt of a check, where it is accepted.
#pragma once

#include "cli/job.hpp"

namespace scorebook::cli {

// False where it could not be written. A check with open errors, or one that did not see every input, has no receipt,
// which is said.
[[nodiscard]] bool write_receipt(const Job& job, const CheckResult& checked, const Request& request, Console& console);

}  // namespace scorebook::cli
