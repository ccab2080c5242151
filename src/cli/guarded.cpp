// What stands around every command: whether standard output took everything, memory that ran out, defects.
#include <exception>
#include <new>
#include <stdexcept>

#include "cli/help.hpp"
#include "cli/run.hpp"

namespace scorebook::cli {
namespace {

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

}  // namespace scorebook::cli
