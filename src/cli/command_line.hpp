// Turns the words of a command line into a Request, or says what is wrong with them and what was probably meant.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/request.hpp"

namespace scorebook::cli {

struct CommandLine {
  const Command* command = nullptr;
  Request request;
  std::string problem;  // in words; empty where all is well
};

// `words` without the program's own name; the first names the command.
[[nodiscard]] CommandLine read_command_line(const std::vector<std::string>& words);

}  // namespace scorebook::cli
