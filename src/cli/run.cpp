#include "cli/run.hpp"

#include <exception>
#include <new>
#include <stdexcept>

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

// Everything needed to find the defect, and nothing of the workbook's content.
ExitStatus defect(const std::string& what, const std::vector<std::string>& words, Console& console) {
  console.say("this is a defect in the program, not in your workbook: " + what);
  std::string line = "scorebook";
  for (const std::string& word : words) line += " " + word;
  console.err << "Please report it with these lines and, if you may, the workbook:\n  " << version_text() << "  "
              << line << '\n';
  return ExitStatus::defect;
}

ExitStatus memory_ran_out(Console& console) {
  console.say(
      "there is not enough memory for all of these workbooks together; nothing was written. Close other programs, or "
      "name fewer workbooks at a time");
  return ExitStatus::not_read_or_written;
}

}  // namespace

ExitStatus run_guarded(const std::vector<std::string>& words, Console& console,
                       const std::function<ExitStatus()>& command) {
  try {
    const ExitStatus status = command();
    console.out.flush();
    if (console.out.good() || status == ExitStatus::not_read_or_written) return status;
    console.say("standard output: the result could not be written in full. Is the disk full?");
    return ExitStatus::not_read_or_written;
  } catch (const std::bad_alloc&) {
    return memory_ran_out(console);
  } catch (const std::length_error&) {
    return memory_ran_out(console);
  } catch (const std::exception& error) {
    return defect(error.what(), words, console);
  } catch (...) {
    return defect("an unknown exception", words, console);
  }
}

ExitStatus run(const std::vector<std::string>& words, Console& console) {
  return run_guarded(words, console, [&] { return understood(words, console); });
}

}  // namespace scorebook::cli
