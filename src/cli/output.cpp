#include "cli/output.hpp"

#include <filesystem>

#include "cli/inputs.hpp"
#include "scorebook/report.hpp"
#include "scorebook/words.hpp"

namespace scorebook::cli {
namespace {

constexpr std::size_t kMostListedOnScreen = 5;
// Excel takes a csv file for Windows-1252 unless it begins with this.
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Whether a file lies in a folder, by its own name or by that of what it links to.
bool lies_in(const std::string& folder, const std::filesystem::path& file) {
  std::error_code ignored;
  if (!std::filesystem::is_directory(folder, ignored)) return false;
  const std::filesystem::path target = std::filesystem::weakly_canonical(file, ignored);
  const std::string parent = file.has_parent_path() ? file.parent_path().string() : ".";
  return same_file(parent, folder) || same_file(target.parent_path().string(), folder);
}

// Whether a file is one of a folder's, there or by a link that stands there.
bool is_among(const std::string& folder, const std::string& file) {
  if (lies_in(folder, file)) return true;
  std::error_code trouble;
  for (std::filesystem::directory_iterator entry(folder, trouble), end; !trouble && entry != end;
       entry.increment(trouble)) {
    if (same_file(entry->path().string(), file)) return true;
  }
  return false;
}

// Why that spreadsheet of a folder that is read must be kept, or empty: only a report of our own may be replaced. One
// that cannot be read may be anybody's work, and is kept.
std::string why_kept(const std::string& folder, const std::string& output) {
  const Result<Workbook> workbook = read_workbook_file(output);
  if (!workbook)
    return output + " is one of the files in the folder " + folder + " and cannot be read (" + workbook.error().what +
           "), so it may be a submission";
  if (is_own_report(workbook.value())) return "";
  return output + " is one of the workbooks in the folder " + folder;
}

}  // namespace

namespace {

// Why nothing may be written to `output`, which `option` names; empty where it may.
std::string problem_with(const std::string& output, const std::string& option, const Request& request) {
  std::vector<std::string> read = request.words;
  read.insert(read.end(), request.against.begin(), request.against.end());
  read.push_back(request.register_file);
  read.push_back(request.layout);
  for (const std::string& file : read) {
    std::error_code ignored;
    if (std::filesystem::is_directory(file, ignored) || !same_file(file, output)) continue;
    return output + " is a file that is read; a result is never written over it. Give " + option + " another name";
  }
  std::error_code ignored;
  const bool folder_of_register = std::filesystem::is_directory(request.register_file, ignored);
  if (folder_of_register && is_spreadsheet_name(output) && lies_in(request.register_file, output))
    return output + " would be one more file of the register in the folder " + request.register_file +
           "; nothing is written there. Give " + option + " a name in another folder";
  if (!is_spreadsheet_name(output) || !std::filesystem::exists(output, ignored)) return "";
  std::vector<std::string> folders = request.words;
  folders.insert(folders.end(), request.against.begin(), request.against.end());
  for (const std::string& folder : folders) {
    if (!is_among(folder, output)) continue;
    const std::string why = why_kept(folder, output);
    if (!why.empty()) return why + "; a result is never written over it. Give " + option + " another name";
  }
  return "";
}

}  // namespace

namespace {

// One place by one name, whether anything stands there yet or not.
std::string canonical(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::weakly_canonical(path, ignored).string();
}

// All that would be written, with the option that names it.
std::vector<std::pair<std::string, std::string>> outputs_of(const Request& request) {
  std::vector<std::pair<std::string, std::string>> outputs;
  const auto add = [&](const std::string& option, const std::string& path) {
    if (!path.empty()) outputs.emplace_back(option, canonical(path));
  };
  add("-o", request.output);
  add("--receipt", request.receipt);
  std::error_code ignored;
  if (!std::filesystem::is_directory(request.annotate, ignored)) {
    add("--annotate", request.annotate);
    return outputs;
  }
  // The copies in a folder have the names of the workbooks.
  const std::filesystem::path folder = request.annotate;
  for (const std::string& word : request.words) {
    if (!std::filesystem::is_directory(word, ignored)) {
      add("--annotate", (folder / std::filesystem::path(word).filename()).string());
      continue;
    }
    std::error_code trouble;
    for (std::filesystem::directory_iterator entry(word, trouble), end; !trouble && entry != end;
         entry.increment(trouble))
      add("--annotate", (folder / entry->path().filename()).string());
  }
  return outputs;
}

// Two results under one name: the second would replace the first.
std::string clash(const Request& request) {
  const std::vector<std::pair<std::string, std::string>> outputs = outputs_of(request);
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    for (std::size_t j = i + 1; j < outputs.size(); ++j) {
      if (outputs[i].second == outputs[j].second && outputs[i].first != outputs[j].first)
        return outputs[i].first + " and " + outputs[j].first + " would both write " + outputs[i].second +
               "; give one of them another name";
    }
  }
  return "";
}

bool ends_in(const std::string& path, const std::string& ending) {
  return path.size() > ending.size() && folded(path.substr(path.size() - ending.size())) == ending;
}

}  // namespace

std::string output_problem(const Request& request) {
  std::string problem = problem_with(request.output, "-o", request);
  if (problem.empty()) problem = problem_with(request.receipt, "--receipt", request);
  if (problem.empty()) problem = problem_with(request.annotate, "--annotate", request);
  if (problem.empty() && !request.receipt.empty() && !ends_in(request.receipt, ".txt") &&
      !ends_in(request.receipt, ".json"))
    problem = "the receipt is a text or JSON file: the name after --receipt ends in .txt or .json";
  return problem.empty() ? clash(request) : problem;
}

std::string workbook_name_problem(const Request& request, const std::string& command, const std::string& example) {
  if (request.format != Format::xlsx) return "";
  if (request.output.empty()) return command + " -f xlsx needs the name of the workbook to write: -o " + example;
  if (!ends_in(request.output, ".xlsx"))
    return command + " -f xlsx writes a workbook: the name after -o must end in .xlsx";
  return "";
}

bool deliver(const std::string& text, const std::string& about, const Request& request, Console& console) {
  if (request.output.empty()) {
    console.out << text;
    console.out.flush();
    if (console.out.good()) return true;
    console.say("standard output: the result could not be written in full. Is the disk full?");
    return false;
  }
  const Result<void> written =
      write_text_file(request.format == Format::csv ? std::string(kByteOrderMark) + text : text, request.output);
  if (!written) {
    console.say(written.error().text());
    return false;
  }
  if (!request.quiet) console.say("wrote " + request.output + (about.empty() ? "" : ": " + about));
  return true;
}

TextStyle text_style(const Request& request, const Console& console) {
  TextStyle style;
  const bool to_screen = request.output.empty();
  if (to_screen) {
    style.width = console.width;
    style.most_listed = kMostListedOnScreen;
  }
  style.color = request.color == ColorChoice::always ||
                (request.color == ColorChoice::automatic && to_screen && console.color_welcome);
  return style;
}

}  // namespace scorebook::cli
