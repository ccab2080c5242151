#include "cli/command_line.hpp"

#include <algorithm>
#include <boost/program_options.hpp>

#include "cli/nearest.hpp"
#include "scorebook/period.hpp"

namespace scorebook::cli {
namespace {

namespace po = boost::program_options;

constexpr std::string_view kWords = "(words)";  // Boost's name for what is no option

po::options_description described(const Command& command) {
  po::options_description description;
  for (const Option option : command.options) {
    const OptionEntry& entry = option_entry(option);
    std::string name(entry.name);
    if (entry.letter != 0) name += std::string(",") + entry.letter;
    if (entry.argument.empty()) {
      description.add_options()(name.c_str(), po::bool_switch());
    } else {
      description.add_options()(name.c_str(), po::value<std::vector<std::string>>());
    }
  }
  description.add_options()(std::string(kWords).c_str(), po::value<std::vector<std::string>>());
  return description;
}

std::string unknown_option(const Command& command, const std::string& typed) {
  const std::string name = typed.substr(std::min(typed.find_first_not_of('-'), typed.size()));
  std::vector<std::string> known;
  for (const Option option : command.options) known.emplace_back(option_entry(option).name);
  std::vector<std::string> near = nearest(name, known, 2);
  for (std::string& word : near) word.insert(0, "--");
  std::string problem = "there is no option " + typed + " for " + std::string(command.name);
  const auto& table = option_table();
  const bool elsewhere =
      std::any_of(table.begin(), table.end(), [&name](const OptionEntry& entry) { return entry.name == name; });
  if (!near.empty()) return problem + "; " + did_you_mean(near);
  return problem + (elsewhere ? " (it belongs to another command)" : "");
}

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

// The options that were typed, by name: an option that may be given once has one value.
class Typed {
 public:
  Typed(const Command& command, const po::variables_map& values) : command_(command), values_(values) {}

  [[nodiscard]] std::vector<std::string> all(std::string_view name) const {
    const auto found = values_.find(std::string(name));
    return found == values_.end() ? std::vector<std::string>() : found->second.as<std::vector<std::string>>();
  }
  [[nodiscard]] std::string one(Option option) const {
    const std::vector<std::string> given = all(option_entry(option).name);
    return given.empty() ? "" : given.back();
  }
  [[nodiscard]] bool on(Option option) const {
    const auto found = values_.find(std::string(option_entry(option).name));
    return found != values_.end() && found->second.as<bool>();
  }
  // What is wrong with how often and how options were given; empty for nothing.
  [[nodiscard]] std::string problem() const {
    for (const Option option : command_.options) {
      const OptionEntry& entry = option_entry(option);
      if (entry.argument.empty()) continue;
      const std::vector<std::string> given = all(entry.name);
      const std::string name = "--" + std::string(entry.name);
      const bool repeatable = option == Option::measure || option == Option::against;
      if (given.size() > 1 && !repeatable) return name + " is given twice";
      if (std::any_of(given.begin(), given.end(), [](const std::string& value) { return value.empty(); }))
        return name + " is empty";
    }
    return "";
  }

 private:
  const Command& command_;
  const po::variables_map& values_;
};

std::string read_choices(const Command& command, const Typed& typed, Request& request) {
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

std::string read_request(const Command& command, const Typed& typed, Request& request) {
  request.help = typed.on(Option::help);
  if (request.help) return "";
  if (std::string problem = typed.problem(); !problem.empty()) return problem;
  request.words = typed.all(kWords);
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

std::string unknown_command(const std::string& word) {
  std::vector<std::string> known;
  for (const Command& command : commands()) known.emplace_back(command.name);
  const std::vector<std::string> near = nearest(word, known, 2);
  const std::string problem = (word.rfind('-', 0) == 0 && word.size() > 1)
                                  ? "there is no option " + word + " without a command"
                                  : "there is no command \"" + word + "\"";
  return problem + (near.empty() ? "" : "; " + did_you_mean(near));
}

// What stands before the "--" of compare, or the first of two workbooks; 0 where that is not settled.
std::size_t earlier_words(const std::vector<std::string>& typed, const po::options_description& description,
                          const po::positional_options_description& positional, int style, std::size_t words) {
  const auto divider = std::find(typed.begin(), typed.end(), "--");
  if (divider == typed.end()) return words == 2 ? 1 : 0;
  po::variables_map values;
  const std::vector<std::string> before(typed.begin(), divider);
  po::store(po::command_line_parser(before).options(description).positional(positional).style(style).run(), values);
  const auto found = values.find(std::string(kWords));
  const std::size_t earlier = found == values.end() ? 0 : found->second.as<std::vector<std::string>>().size();
  return earlier < words ? earlier : 0;
}

}  // namespace

CommandLine read_command_line(const std::vector<std::string>& words) {
  CommandLine line;
  if (words.empty()) {
    line.problem = "say what to do: a command, and what it works on";
    return line;
  }
  line.command = find_command(words.front());
  if (line.command == nullptr) {
    line.problem = unknown_command(words.front());
    return line;
  }
  const po::options_description description = described(*line.command);
  po::positional_options_description positional;
  positional.add(std::string(kWords).c_str(), -1);
  // No abbreviated options: what --me means must not change when an option is added.
  const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
  try {
    po::variables_map values;
    const std::vector<std::string> all(words.begin() + 1, words.end());
    std::vector<std::string> rest = all;
    const bool compares = line.command->run == run_compare;
    // Options may stand on either side of the words that divide the workbooks.
    if (compares) rest.erase(std::remove(rest.begin(), rest.end(), "--"), rest.end());
    po::store(po::command_line_parser(rest).options(description).positional(positional).style(style).run(), values);
    line.problem = read_request(*line.command, Typed(*line.command, values), line.request);
    if (!compares || line.request.help || !line.problem.empty()) return line;
    line.request.earlier_words = earlier_words(all, description, positional, style, line.request.words.size());
    if (line.request.earlier_words == 0)
      line.problem = "compare needs earlier and later workbooks: EARLIER... -- LATER..., or just two of them";
  } catch (const po::unknown_option& error) {
    line.problem = unknown_option(*line.command, error.get_option_name());
  } catch (const po::error_with_option_name& error) {
    line.problem = error.what();
  } catch (const po::error& error) {
    line.problem = error.what();
  }
  return line;
}

}  // namespace scorebook::cli
