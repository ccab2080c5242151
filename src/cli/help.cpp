#include "cli/help.hpp"

#include "cli/commands.hpp"
#include "cli/nearest.hpp"
#include "scorebook/json.hpp"
#include "scorebook/register.hpp"
#include "scorebook/register_forms.hpp"
#include "scorebook/text_layout.hpp"
#include "scorebook/version.hpp"

namespace scorebook::cli {
namespace {

constexpr std::string_view kRegisterTopic = "register";

std::string list_of(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : "; ") + word;
  return text;
}

std::string exit_table(const TextStyle& style) {
  TextTable table({{"", Wrap::never, true}, {"", Wrap::late}});
  for (const ExitMeaning& meaning : kExitMeanings) {
    table.add_row({std::to_string(static_cast<int>(meaning.status)), std::string(meaning.meaning)});
  }
  return "Exit status:\n" + table.to_string(2, style);
}

std::string option_name(const OptionEntry& entry, const Command& command) {
  std::string name = entry.letter == 0 ? "    " : std::string("-") + entry.letter + ", ";
  name += "--" + std::string(entry.name);
  if (entry.option != Option::format) return entry.argument.empty() ? name : name + " " + std::string(entry.argument);
  std::string formats;
  for (const Format format : command.formats)
    formats += (formats.empty() ? "" : "|") + std::string(format_name(format));
  return name + " " + formats;
}

std::string option_meaning(const OptionEntry& entry, const Command& command) {
  std::string meaning(entry.meaning);
  if (entry.option == Option::format) {
    meaning += " Without it: the one that the ending of -o says, else " +
               std::string(format_name(command.formats.front())) + ".";
  }
  return meaning;
}

}  // namespace

std::string general_help(const TextStyle& style) {
  std::string text = "scorebook COMMAND WORKBOOK... [options]\n\n";
  text += paragraph(
      "Checks the Excel performance workbooks that directorates keep, rates every measure, and writes the "
      "committee's workbook. Nothing is ever written to a workbook that is read, and nothing leaves this "
      "computer.",
      0, style);
  text += "\nCommands:\n";
  TextTable table({{""}, {"", Wrap::late}});
  for (const Command& command : commands()) table.add_row({std::string(command.name), std::string(command.summary)});
  text += table.to_string(2, style);
  text += "\n" + paragraph(
                     "WORKBOOK is an .xlsx, .xlsm, .xlsb, .xls, .ods, .csv or .tsv file, a folder (all its workbooks, "
                     "in name order), or - for "
                     "standard input. The options and examples of a command: scorebook help COMMAND. The measure "
                     "register: scorebook help register. The version: scorebook --version.",
                     0, style);
  return text + "\n" + exit_table(style);
}

std::string command_help(const Command& command, const TextStyle& style) {
  std::string text = "scorebook " + std::string(command.name) + " " + std::string(command.arguments) + " [options]\n\n";
  text += paragraph(command.description, 0, style);
  text += "\nOptions:\n";
  for (const Option option : command.options) {
    const OptionEntry& entry = option_entry(option);
    text += "  " + option_name(entry, command) + "\n" + paragraph(option_meaning(entry, command), 10, style);
  }
  text += "\nExamples:\n";
  for (const Example& example : command.examples) {
    text += "  " + std::string(example.line) + "\n" + paragraph(example.does, 10, style);
  }
  return text + "\n" + exit_table(style);
}

std::string register_help(const TextStyle& style) {
  std::string text = "The measure register\n\n";
  text += paragraph(
      "The council's own definitions, targets and benchmarks: one workbook with the sheets below, or a folder of files "
      "that together have them (csv files are named as the sheets are; waivers may stand in several). Every command "
      "that reads measures takes it with -m. One of the sheets Measures, Sources, Outcomes and Waivers must be there. "
      "A "
      "sheet has a row of headings, its columns in any order; those marked * must be there. Other sheets and columns "
      "are left alone.",
      0, style);
  for (const RegisterSheetKind& sheet : register_sheets()) {
    text += "\n" + sheet.name + "\n" + paragraph(sheet.what, 2, style);
    TextTable table({{"", Wrap::never}, {"", Wrap::late}});
    for (const RegisterColumn& column : sheet.columns) {
      std::string what = column.what;
      if (!column.choices.empty()) what += " One of: " + list_of(column.choices) + ".";
      if (!column.example.empty()) what += " Example: " + column.example;
      table.add_row({column.name + (column.required ? " *" : ""), what});
    }
    text += table.to_string(2, style);
  }
  const auto forms = [&](const std::string& heading, const std::vector<RegisterForm>& listed) {
    text += "\n" + heading + "\n";
    TextTable table({{"", Wrap::late}, {"", Wrap::late}});
    for (const RegisterForm& form : listed) table.add_row({form.words, form.meaning});
    text += table.to_string(2, style);
  };
  forms("How targets are typed", target_forms());
  forms("How rules are typed", rag_rule_forms());
  text += "\nThe settings\n";
  TextTable settings({{"", Wrap::never}, {"", Wrap::late}});
  for (const SettingDescription& setting : setting_descriptions()) {
    const std::string takes = setting.choices.empty() ? "A number." : "One of: " + list_of(setting.choices) + ".";
    settings.add_row({setting.name, setting.what + " " + takes + " Default: " + setting.standard});
  }
  return text + settings.to_string(2, style);
}

std::string version_text() {
  return "scorebook " + std::string(kVersion) + ", rule catalogue " + std::string(kCatalogueVersion) +
         ", JSON schema " + std::to_string(kSchemaVersion) + "\n";
}

ExitStatus run_help(const Request& request, Console& console) {
  TextStyle style;
  style.width = console.width;
  if (request.words.empty()) {
    console.out << general_help(style);
    return ExitStatus::done;
  }
  if (request.words.front() == kRegisterTopic) {
    console.out << register_help(style);
    return ExitStatus::done;
  }
  const Command* command = find_command(request.words.front());
  if (command == nullptr) {
    std::vector<std::string> known;
    for (const Command& other : commands()) known.emplace_back(other.name);
    known.emplace_back(kRegisterTopic);
    const std::string meant = did_you_mean(nearest(request.words.front(), known, 2));
    console.say("there is no command \"" + request.words.front() + "\"; " +
                (meant.empty() ? "scorebook help lists them" : meant));
    return ExitStatus::wrong_usage;
  }
  console.out << command_help(*command, style);
  return ExitStatus::done;
}

}  // namespace scorebook::cli
