// What the program says about itself, made from the tables of commands, options and exit statuses.
#pragma once

#include <string>

#include "cli/commands.hpp"
#include "scorebook/text.hpp"

namespace scorebook::cli {

[[nodiscard]] std::string general_help(const TextStyle& style);
[[nodiscard]] std::string command_help(const Command& command, const TextStyle& style);
// The measure register: its sheets, their columns, and the settings.
[[nodiscard]] std::string register_help(const TextStyle& style);
// Program, rule catalogue and JSON schema, on one line.
[[nodiscard]] std::string version_text();

}  // namespace scorebook::cli
