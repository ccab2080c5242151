#include "cli/typed_options.hpp"

#include <algorithm>
#include <optional>

#include "cli/nearest.hpp"
#include "scorebook/period.hpp"

namespace scorebook::cli {
namespace {

// One of several words that an option may have; the index, or a problem.
std::optional<std::size_t> chosen(const std::string& option, const std::string& typed,
                                  const std::vector<std::string>& allowed, std::string& problem) {
  const auto found = std::find(allowed.begin(), allowed.end(), typed);
  if (found != allowed.end()) return static_cast<std::size_t>(found - allowed.begin());
  std::string all;
  for (std::size_t index = 0; index < allowed.size(); ++index) {
    if (index > 0) all += index + 1 == allowed.size() ? " or " : ", ";
    all += allowed[index];
  }
  problem = "--" + option + " is " + all + ", not \"" + typed + "\"";
  const std::vector<std::string> near = nearest(typed, allowed, 1);
  if (!near.empty()) problem += "; " + did_you_mean(near);
  return std::nullopt;
}

bool has_ending(const std::string& path, std::string_view ending) {
  if (path.size() < ending.size()) return false;
  return std::equal(ending.begin(), ending.end(), path.end() - static_cast<std::ptrdiff_t>(ending.size()),
                    [](char left, char right) {
                      return left == right || (right >= 'A' && right <= 'Z' && left == right - 'A' + 'a');
                    });
}

// Endings that programs take a file's kind from.
constexpr const char* kKnownEndings[] = {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".docx",
                                         ".doc",  ".pdf",  ".json", ".csv", ".tsv"};

// The ending of another kind than the format's; empty where it has none.
std::string foreign_ending(const std::string& output, Format format) {
  for (const std::string ending : kKnownEndings) {
    if (has_ending(output, ending) && ending != "." + std::string(format_name(format))) return ending;
  }
  return "";
}

// The format that was asked for, else the one that the output's name says, else the first. A document under the name of
// another kind would be a broken file to the program that opens it.
std::optional<Format> format_of(const Command& command, const std::string& typed, const std::string& output,
                                std::string& problem) {
  if (command.formats.empty()) return Format::text;
  std::vector<std::string> allowed;
  for (const Format format : command.formats) allowed.emplace_back(format_name(format));
  if (!typed.empty()) {
    const auto index = chosen("format", typed, allowed, problem);
    if (!index) return std::nullopt;
    const std::string ending = foreign_ending(output, command.formats[*index]);
    if (ending.empty()) return command.formats[*index];
    problem = "-f " + typed + " does not go into a " + ending + " file: choose a name that ends in ." +
              (command.formats[*index] == Format::text ? "txt" : typed);
    return std::nullopt;
  }
  for (const Format format : command.formats) {
    if (format != Format::text && has_ending(output, "." + std::string(format_name(format)))) return format;
  }
  const std::string ending = foreign_ending(output, Format::text);
  if (ending.empty()) return command.formats.front();
  problem = std::string(command.name) + " does not write " + ending + " files: choose a name that ends in .txt";
  for (const std::string& name : allowed) {
    if (name != "text") problem += " or ." + name;
  }
  return std::nullopt;
}

bool is_date(const std::string& text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (const std::size_t at : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U}) {
    if (text[at] < '0' || text[at] > '9') return false;
  }
  const int year = std::stoi(text.substr(0, 4));
  const int month = std::stoi(text.substr(5, 2));
  const int day = std::stoi(text.substr(8, 2));
  return year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
}

// What is wrong with how often and how options were given; empty for nothing.
std::string problem_of(const Command& command, const TypedOptions& typed) {
  for (const Option option : command.options) {
    const OptionEntry& entry = option_entry(option);
    if (entry.argument.empty()) continue;
    const std::vector<std::string> given = typed.all(entry.name);
    const std::string name = "--" + std::string(entry.name);
    const bool repeatable = option == Option::measure || option == Option::against;
    if (given.size() > 1 && !repeatable) return name + " is given twice";
    if (std::any_of(given.begin(), given.end(), [](const std::string& value) { return value.empty(); }))
      return name + " is empty";
  }
  return "";
}

std::string read_choices(const Command& command, const TypedOptions& typed, Request& request) {
  std::string problem;
  const auto format = format_of(command, typed.one(Option::format), request.output, problem);
  if (!format) return problem;
  request.format = *format;
  const auto choice = [&](Option option, const std::vector<std::string>& allowed) -> std::size_t {
    const std::string value = typed.one(option);
    if (value.empty() || !problem.empty()) return 0;
    return chosen(std::string(option_entry(option).name), value, allowed, problem).value_or(0);
  };
  request.color = static_cast<ColorChoice>(choice(Option::color, {"auto", "always", "never"}));
  request.edition = static_cast<Edition>(choice(Option::edition, {"committee", "working", "public"}));
  request.status = choice(Option::status, {"draft", "final"}) == 0 ? ReportStatus::draft : ReportStatus::final;
  request.progress = choice(Option::progress, {"auto", "never"}) == 0;
  if (!problem.empty()) return problem;
  if (!request.period.empty() && !parse_period(request.period)) {
    return "--period is a month such as 2016-03, a quarter such as 2017-Q2 or a year such as 2015/16, not \"" +
           request.period + "\"";
  }
  if (!request.created_on.empty() && !is_date(request.created_on)) {
    return "--created is a date such as 2016-04-22, not \"" + request.created_on + "\"";
  }
  return "";
}

std::string read_jobs(const std::string& typed, Request& request) {
  if (typed.empty()) return "";
  constexpr unsigned kMostJobs = 256;
  const bool digits = typed.size() <= 3 && typed.find_first_not_of("0123456789") == std::string::npos;
  const unsigned long jobs = digits ? std::stoul(typed) : 0;
  if (jobs < 1 || jobs > kMostJobs)
    return "--jobs is a number from 1 to " + std::to_string(kMostJobs) + ", not \"" + typed + "\"";
  request.jobs = static_cast<unsigned>(jobs);
  return "";
}

}  // namespace

std::vector<std::string> TypedOptions::all(std::string_view name) const {
  const auto found = options.find(name);
  return found == options.end() ? std::vector<std::string>() : found->second;
}

std::string TypedOptions::one(Option option) const {
  const std::vector<std::string> given = all(option_entry(option).name);
  return given.empty() ? "" : given.back();
}

bool TypedOptions::on(Option option) const { return options.find(option_entry(option).name) != options.end(); }

std::string read_request(const Command& command, const TypedOptions& typed, Request& request) {
  request.help = typed.on(Option::help);
  if (request.help) return "";
  if (std::string problem = problem_of(command, typed); !problem.empty()) return problem;
  request.words = typed.words;
  request.register_file = typed.one(Option::measures);
  request.period = typed.one(Option::period);
  request.measures = typed.all(option_entry(Option::measure).name);
  request.output = typed.one(Option::output);
  request.against = typed.all(option_entry(Option::against).name);
  request.receipt = typed.one(Option::receipt);
  request.annotate = typed.one(Option::annotate);
  request.quiet = typed.on(Option::quiet);
  request.working = typed.on(Option::working);
  request.public_edition = typed.on(Option::public_edition);
  request.layout = typed.one(Option::layout);
  request.force = typed.on(Option::force);
  request.created_on = typed.one(Option::created);
  if (std::string problem = read_jobs(typed.one(Option::jobs), request); !problem.empty()) return problem;
  if (std::string problem = read_choices(command, typed, request); !problem.empty()) return problem;
  if (command.needs_words && request.words.empty()) {
    return std::string(command.name) + " needs a workbook: a file, a folder of workbooks, or - for standard input";
  }
  return "";
}

}  // namespace scorebook::cli
