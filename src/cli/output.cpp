#include "cli/output.hpp"

#include <filesystem>

#include "cli/inputs.hpp"
#include "scorebook/report.hpp"

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
    if (!lies_in(folder, output)) continue;
    const std::string why = why_kept(folder, output);
    if (!why.empty()) return why + "; a result is never written over it. Give " + option + " another name";
  }
  return "";
}

}  // namespace

std::string output_problem(const Request& request) {
  std::string problem = problem_with(request.output, "-o", request);
  if (problem.empty()) problem = problem_with(request.receipt, "--receipt", request);
  if (problem.empty() && !request.receipt.empty() && is_spreadsheet_name(request.receipt))
    problem = "the receipt is a text or JSON file: the name after --receipt ends in .txt or .json";
  return problem;
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
