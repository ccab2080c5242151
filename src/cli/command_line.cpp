#include "cli/command_line.hpp"

#include <algorithm>
#include <boost/program_options.hpp>

#include "cli/nearest.hpp"
#include "cli/typed_options.hpp"

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

// What Boost understood, without Boost's types.
TypedOptions typed_options(const Command& command, const po::variables_map& values) {
  TypedOptions typed;
  const auto list = [&](const std::string& name) {
    const auto found = values.find(name);
    return found == values.end() ? std::vector<std::string>() : found->second.as<std::vector<std::string>>();
  };
  typed.words = list(std::string(kWords));
  for (const Option option : command.options) {
    const OptionEntry& entry = option_entry(option);
    const std::string name(entry.name);
    if (entry.argument.empty()) {
      if (values.at(name).as<bool>()) typed.options[name] = {};
    } else if (values.count(name) != 0) {
      typed.options[name] = list(name);
    }
  }
  return typed;
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
    line.problem = read_request(*line.command, typed_options(*line.command, values), line.request);
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
