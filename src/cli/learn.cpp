#include "scorebook/learn.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

#include "cli/commands.hpp"
#include "cli/job.hpp"
#include "cli/output.hpp"
#include "scorebook/words.hpp"

namespace scorebook::cli {
namespace {

// What the command line lacks, or empty.
std::string missing_name(const Request& request) {
  if (request.output.empty()) return "learn needs the name of the register to write: -o measures.xlsx";
  const std::string ending = ".xlsx";
  if (request.output.size() <= ending.size() ||
      folded(request.output.substr(request.output.size() - ending.size())) != ending)
    return "a register is written as a workbook: the name after -o must end in .xlsx";
  if (request.words.empty() && !request.register_file.empty())
    return "learn needs a workbook to learn from: a file, a folder of workbooks, or - for standard input";
  return "";
}

std::string listed(const std::vector<std::string>& parts) {
  std::string words;
  for (std::size_t at = 0; at < parts.size(); ++at)
    words += (at == 0 ? "" : at + 1 == parts.size() ? " and " : ", ") + parts[at];
  return words;
}

// "76 measures, 104 benchmarks and 8 pages"; empty for nothing.
std::string learned_words(const LearnedCounts& counts, bool over_a_register) {
  std::vector<std::string> parts;
  const auto part = [&](std::size_t number, const std::string& singular) {
    if (number > 0) parts.push_back(counted(number, singular));
  };
  const std::string fresh = over_a_register ? "new " : "";
  part(counts.measures, fresh + "measure");
  if (counts.columns > 0) parts.push_back(counted(counts.columns, "blank") + " filled");
  part(counts.benchmarks, fresh + "benchmark");
  part(counts.history, fresh + "earlier figure");
  part(counts.populations, fresh + "population");
  part(counts.pages, fresh + "page");
  if (counts.words > 0)
    parts.push_back(counted(counts.words, fresh + "word of the report", fresh + "words of the report"));
  return listed(parts);
}

std::string confirm_words(const Learned& learned) {
  std::map<LearnedKind, std::size_t> counts;
  for (const LearnedNote& note : learned.notes) ++counts[note.kind];
  std::vector<std::string> parts;
  const auto part = [&](LearnedKind kind, const std::string& words) {
    if (counts[kind] > 0) parts.push_back(std::to_string(counts[kind]) + " " + words);
  };
  part(LearnedKind::guess, "guessed");
  part(LearnedKind::decide, "to decide");
  part(LearnedKind::difference, "that a workbook says otherwise");
  part(LearnedKind::left_out, "not put into the register");
  part(LearnedKind::added, "added");
  if (parts.empty()) return "nothing is left to confirm";
  return "to confirm: " + listed(parts) + "; the sheet To confirm lists each with its cell and the reason";
}

ExitStatus fail(const Error& error, Console& console) {
  console.say(error.text());
  return ExitStatus::not_read_or_written;
}

// A register that somebody has filled in is not replaced by one without a measure.
bool would_replace(const Request& request, Console& console) {
  std::error_code ignored;
  if (!std::filesystem::exists(request.output, ignored)) return false;
  console.say(request.output +
              " is there already, and the new register would have no measure, so it is left as it is. "
              "Give -o another name, or remove the file first");
  return true;
}

// Whether the register that was given lists guesses of an earlier learning.
bool lists_guesses(const std::string& file) {
  std::error_code ignored;
  if (file.empty() || std::filesystem::is_directory(file, ignored)) return false;
  const auto workbook = read_workbook_file(file);
  if (!workbook) return false;
  const std::vector<Sheet>& sheets = workbook.value().sheets;
  return std::any_of(sheets.begin(), sheets.end(),
                     [](const Sheet& sheet) { return folded(sheet.name->sheet) == "to confirm"; });
}

ExitStatus write_empty(const Request& request, Console& console) {
  if (would_replace(request, console)) return ExitStatus::not_read_or_written;
  if (const auto written = write_register_workbook({}, request.output); !written) return fail(written.error(), console);
  if (!request.quiet) console.say("wrote " + request.output + ": an empty register, because no workbook was named");
  return ExitStatus::done;
}

}  // namespace

ExitStatus run_learn(const Request& request, Console& console) {
  if (const std::string problem = missing_name(request); !problem.empty()) {
    console.say(problem);
    return ExitStatus::wrong_usage;
  }
  if (request.words.empty()) return write_empty(request, console);
  const std::optional<Job> job = begin_learning(request, console);
  if (!job) return ExitStatus::not_read_or_written;
  const Learned learned = learn(job->submissions, job->definitions());
  if (learned.draft.measures.empty() && would_replace(request, console)) return ExitStatus::not_read_or_written;
  if (const auto written = write_learned_workbook(learned, request.output); !written)
    return fail(written.error(), console);
  if (learned.draft.measures.empty())
    console.say("no measure with a number was found, so the register has none yet: " + request.output +
                " says why, and what is needed");
  if (!request.quiet) {
    const bool over = job->definitions() != nullptr;
    const std::string found = learned_words(learned.added, over);
    console.say("wrote " + request.output + ": " +
                (!found.empty() ? found
                 : over         ? "nothing new was found; the register is as it was"
                                : "nothing could be learned"));
    console.say(confirm_words(learned));
    if (lists_guesses(request.register_file))
      console.say("the marks of what " + request.register_file +
                  " lists on its sheet To confirm are not in the new file; go through that sheet first");
  }
  return job->status(ExitStatus::done);
}

}  // namespace scorebook::cli
