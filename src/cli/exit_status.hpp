// What the program ends with. Where findings and unread inputs both occur, the unread input wins: a check that did not
// see everything must not look like one that did.
#pragma once

#include <array>
#include <string_view>

namespace scorebook::cli {

enum class ExitStatus : int {
  done = 0,
  errors_open = 1,
  wrong_usage = 2,
  not_read_or_written = 3,
  defect = 4,
};

struct ExitMeaning {
  ExitStatus status;
  std::string_view meaning;
};

inline constexpr std::array kExitMeanings = {
    ExitMeaning{ExitStatus::done, "done; for check: no error that is not waived"},
    ExitMeaning{ExitStatus::errors_open,
                "check: errors to mend or waive; compare: differences; report: a final refused because of errors"},
    ExitMeaning{ExitStatus::wrong_usage, "the command line is wrong; nothing was done"},
    ExitMeaning{ExitStatus::not_read_or_written,
                "an input could not be read or an output not written; the others were done"},
    ExitMeaning{ExitStatus::defect, "a defect in the program; the message says what to report"},
};

}  // namespace scorebook::cli
