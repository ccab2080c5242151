#include "cli/annotate.hpp"

#include <filesystem>
#include <set>
#include <vector>

#include "cli/inputs.hpp"
#include "scorebook/annotate.hpp"
#include "scorebook/words.hpp"

namespace scorebook::cli {
namespace {

namespace fs = std::filesystem;

bool is_folder(const std::string& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

std::string parent_of(const std::string& file) {
  const fs::path parent = fs::path(file).parent_path();
  return parent.empty() ? "." : parent.string();
}

// The name of each copy, in the order of the submissions; a problem where they cannot be told apart.
std::string names_of_copies(const Job& job, const std::string& asked, std::vector<std::string>& names) {
  if (job.submissions.size() == 1 && !is_folder(asked)) {
    names.push_back(asked);
    return "";
  }
  if (!is_folder(asked)) {
    return "--annotate " + asked + ": there are " + std::to_string(job.submissions.size()) +
           " workbooks, so it must be a folder that is there; the copies get the names of the workbooks";
  }
  std::set<std::string> taken;
  for (const Submission& submission : job.submissions) {
    const std::string& name = submission.workbook->name;
    if (!taken.insert(folded(name)).second)
      return "--annotate " + asked + ": two of the workbooks are called " + name + "; check them one at a time";
    names.push_back((fs::path(asked) / name).string());
  }
  return "";
}

// Everything that is read, files and folders.
std::vector<std::string> words_read(const Request& request) {
  std::vector<std::string> words = request.words;
  words.insert(words.end(), request.against.begin(), request.against.end());
  words.push_back(request.register_file);
  return words;
}

// Whether a copy would replace something that is read.
bool is_read(const std::string& copy, const Job& job, const Request& request) {
  for (const std::vector<Submission>* read : {&job.submissions, &job.earlier})
    for (const Submission& submission : *read)
      if (same_file(copy, submission.workbook->path)) return true;
  for (const std::string& word : words_read(request))
    if (same_file(copy, word)) return true;
  return false;
}

// Whether a copy would replace something else than an earlier copy: a workbook of the same name in an archive.
bool would_be_lost(const std::string& copy) {
  std::error_code trouble;
  const fs::file_status there = fs::symlink_status(copy, trouble);
  if (there.type() == fs::file_type::not_found) return false;
  const auto workbook = read_workbook_file(copy);
  return !workbook || original_of_annotated_copy(workbook.value()).empty();
}

// Why that copy must not be written, or empty.
std::string problem_with_copy(const std::string& copy, const Job& job, const Request& request) {
  if (is_read(copy, job, request)) return copy + " is a file that is read; a copy is never written over it";
  if (would_be_lost(copy))
    return copy + ": not written, because there is a file of that name that is no annotated copy of this program; " +
           "choose another name or folder";
  return "";
}

}  // namespace

std::string annotate_problem(const Request& request) {
  if (request.annotate.empty()) return "";
  const std::string where = is_folder(request.annotate) ? request.annotate : parent_of(request.annotate);
  for (const std::string& folder : words_read(request)) {
    if (is_folder(folder) && same_file(folder, where))
      return "--annotate: a copy in the folder " + folder +
             " would be read as one more workbook the next time; choose another folder";
  }
  for (const std::string& word : request.words)
    if (word == "-") return "--annotate needs the workbook as a file, not from standard input";
  const fs::path copy = fs::path(request.annotate).lexically_normal();
  for (const std::string& other : {request.output, request.receipt})
    if (!other.empty() && fs::path(other).lexically_normal() == copy)
      return "--annotate and another option name the same file " + other + "; give one of them another name";
  return "";
}

bool write_annotated_copies(const Job& job, const CheckResult& result, const Request& request, Console& console) {
  if (request.annotate.empty()) return true;
  std::vector<std::string> names;
  if (const std::string problem = names_of_copies(job, request.annotate, names); !problem.empty()) {
    console.say(problem);
    return false;
  }
  bool all_written = true;
  for (std::size_t index = 0; index < names.size(); ++index) {
    const Submission& submission = job.submissions[index];
    if (const std::string problem = problem_with_copy(names[index], job, request); !problem.empty()) {
      console.say(problem);
      all_written = false;
      continue;
    }
    const auto written =
        write_annotated_copy(submission, result, submission.workbook->path, names[index], job.submissions);
    if (!written) {
      console.say(written.error().text());
      all_written = false;
      continue;
    }
    const Annotated& annotated = written.value();
    if (!request.quiet) {
      console.say("wrote " + names[index] + ": " + counted(annotated.findings, "finding") + " in comments at " +
                  counted(annotated.cells, "cell"));
    }
    if (!annotated.without_cell.empty() && !request.quiet) {
      const std::string where = annotated.summary_place.empty()
                                    ? "which has no place for them"
                                    : "they are listed in the comment at " + annotated.summary_place;
      console.say(names[index] + ": " + counted(annotated.without_cell.size(), "finding") +
                  " with no cell to stand at; " + where);
    }
  }
  return all_written;
}

}  // namespace scorebook::cli
