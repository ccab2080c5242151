// The commands and options there are. These tables are the only place for their names, summaries, options and examples:
// parsing, help and suggestions for misspelt words all come from them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/console.hpp"
#include "cli/exit_status.hpp"
#include "cli/request.hpp"

namespace scorebook::cli {

enum class Option : std::uint8_t {
  measures,
  against,
  period,
  measure,
  format,
  layout,
  output,
  annotate,
  edition,
  status,
  force,
  created,
  working,
  receipt,
  public_edition,
  color,
  progress,
  jobs,
  quiet,
  help,
};

struct OptionEntry {
  Option option;
  std::string_view name;      // without dashes
  char letter;                // 0 for none
  std::string_view argument;  // "FILE.xlsx"; empty for a switch
  std::string_view meaning;
};

[[nodiscard]] const std::vector<OptionEntry>& option_table();
[[nodiscard]] const OptionEntry& option_entry(Option option);

struct Example {
  std::string_view line;
  std::string_view does;
};

struct Command {
  std::string_view name;
  std::string_view arguments;    // "WORKBOOK..."
  std::string_view summary;      // for the list of commands
  std::string_view description;  // for its own help
  std::vector<Option> options;
  std::vector<Format> formats;  // the first is the default; none: the option does not apply
  std::vector<Example> examples;
  bool needs_words;
  ExitStatus (*run)(const Request&, Console&);
};

[[nodiscard]] const std::vector<Command>& commands();
[[nodiscard]] const Command* find_command(std::string_view name);
[[nodiscard]] std::string_view format_name(Format format);

// One file each.
ExitStatus run_inspect(const Request& request, Console& console);
ExitStatus run_learn(const Request& request, Console& console);
ExitStatus run_check(const Request& request, Console& console);
ExitStatus run_rate(const Request& request, Console& console);
ExitStatus run_sentences(const Request& request, Console& console);
ExitStatus run_explain(const Request& request, Console& console);
ExitStatus run_convert(const Request& request, Console& console);
ExitStatus run_report(const Request& request, Console& console);
ExitStatus run_cells(const Request& request, Console& console);
ExitStatus run_compare(const Request& request, Console& console);
ExitStatus run_rules(const Request& request, Console& console);
ExitStatus run_help(const Request& request, Console& console);

}  // namespace scorebook::cli
