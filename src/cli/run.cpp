#include "cli/run.hpp"

#include "cli/command_line.hpp"
#include "cli/help.hpp"
#include "cli/output.hpp"
#include "scorebook/version.hpp"

namespace scorebook::cli {
namespace {

ExitStatus refuse(const std::string& problem, const Command* command, Console& console) {
  console.say(problem);
  console.err << "Try: scorebook help" << (command == nullptr ? "" : " ") << (command == nullptr ? "" : command->name)
              << '\n';
  return ExitStatus::wrong_usage;
}

ExitStatus understood(const std::vector<std::string>& words, Console& console) {
  TextStyle style;
  style.width = console.width;
  if (!words.empty() && (words.front() == "--help" || words.front() == "-h")) {
    console.out << general_help(style);
    return ExitStatus::done;
  }
  if (!words.empty() && words.front() == "--version") {
    console.out << version_text();
    return ExitStatus::done;
  }
  const CommandLine line = read_command_line(words);
  if (!line.problem.empty()) return refuse(line.problem, line.command, console);
  if (line.request.help) {
    console.out << command_help(*line.command, style);
    return ExitStatus::done;
  }
  if (const std::string problem = output_problem(line.request); !problem.empty())
    return refuse(problem, line.command, console);
  return line.command->run(line.request, console);
}

}  // namespace

ExitStatus run(const std::vector<std::string>& words, Console& console) {
  return run_guarded(words, console, [&] { return understood(words, console); });
}

}  // namespace scorebook::cli
