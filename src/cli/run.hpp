// The whole program but for its process: words in, exit status out.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/console.hpp"
#include "cli/exit_status.hpp"

namespace scorebook::cli {

// `words` without the program's own name. Whatever happens, something is said; an exception ends as a defect.
[[nodiscard]] ExitStatus run(const std::vector<std::string>& words, Console& console);
// What run() does around a command: whether standard output took everything, memory that ran out, defects.
[[nodiscard]] ExitStatus run_guarded(const std::vector<std::string>& words, Console& console,
                                     const std::function<ExitStatus()>& command);

}  // namespace scorebook::cli
