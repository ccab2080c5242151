// Where a result goes: standard output, or a file that is complete or not there. Never into a file that was read.
#pragma once

#include <string>

#include "cli/console.hpp"
#include "cli/exit_status.hpp"
#include "cli/request.hpp"
#include "scorebook/text.hpp"

namespace scorebook::cli {

// Why `request.output` must not be written, or empty: it is one of the files that are read.
[[nodiscard]] std::string output_problem(const Request& request);

// What the command line lacks for -f xlsx, or empty: a workbook is a file, it goes to no screen. `example`: a name for
// it.
[[nodiscard]] std::string workbook_name_problem(const Request& request, const std::string& command,
                                                const std::string& example);

// Writes `text`; `about` is what is said of a file once it is written ("31 errors, ..."). False, after saying why,
// where that fails.
[[nodiscard]] bool deliver(const std::string& text, const std::string& about, const Request& request, Console& console);

// Width, colours and lengths of lists for the place the text goes to. A file gets everything.
[[nodiscard]] TextStyle text_style(const Request& request, const Console& console);

}  // namespace scorebook::cli
