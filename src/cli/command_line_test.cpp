#include "cli/command_line.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "cli/help.hpp"
#include "cli/nearest.hpp"
#include "scorebook/text_layout.hpp"

namespace scorebook::cli {
namespace {

CommandLine read(std::vector<std::string> words) { return read_command_line(words); }

TEST_CASE("nearest: one letter dropped, added, replaced or swapped is one step") {
  CHECK(edit_distance("chek", "check") == 1);
  CHECK(edit_distance("checkk", "check") == 1);
  CHECK(edit_distance("chack", "check") == 1);
  CHECK(edit_distance("hceck", "check") == 1);
  CHECK(edit_distance("CHECK", "check") == 0);
  CHECK(edit_distance("", "rate") == 4);
}

TEST_CASE("nearest: similar words in order of similarity, none where nothing is similar") {
  CHECK(nearest("2.88", {"2.1", "2.8", "12.8"}, 2) == std::vector<std::string>{"2.8"});
  CHECK(nearest("peri", {"format", "period"}, 2) == std::vector<std::string>{"period"});
  CHECK(nearest("zzz", {"check", "rate"}, 2).empty());
  CHECK(did_you_mean({"a", "b", "c"}) == "did you mean a, b or c?");
  CHECK(did_you_mean({}) == "");
}

TEST_CASE("command line: options and workbooks in any order") {
  const CommandLine line = read({"check", "a.xlsx", "-f", "json", "--period=2016-03", "folder", "-o", "out.json", "-m",
                                 "register.xlsx", "--quiet"});
  REQUIRE(line.problem == "");
  CHECK(line.command->name == "check");
  CHECK(line.request.words == std::vector<std::string>{"a.xlsx", "folder"});
  CHECK(line.request.format == Format::json);
  CHECK(line.request.period == "2016-03");
  CHECK(line.request.output == "out.json");
  CHECK(line.request.register_file == "register.xlsx");
  CHECK(line.request.quiet);
}

TEST_CASE("command line: jobs are a number of sheets") {
  CHECK(read({"inspect", "a.xlsx"}).request.jobs == 0);
  CHECK(read({"inspect", "a.xlsx", "-j", "4"}).request.jobs == 4);
  CHECK(read({"cells", "a.xlsx", "--jobs=256"}).request.jobs == 256);
  for (const char* typed : {"0", "257", "-1", "two", "99999999999999999999"})
    CHECK(read({"inspect", "a.xlsx", std::string("--jobs=") + typed}).problem ==
          std::string("--jobs is a number from 1 to 256, not \"") + typed + "\"");
}

TEST_CASE("command line: - is standard input, and after -- everything is a workbook") {
  CHECK(read({"convert", "-"}).request.words == std::vector<std::string>{"-"});
  CHECK(read({"convert", "--", "-odd.xlsx"}).request.words == std::vector<std::string>{"-odd.xlsx"});
}

TEST_CASE("command line: the ending of the output says the format unless -f does") {
  CHECK(read({"check", "a.xlsx", "-o", "findings.json"}).request.format == Format::json);
  CHECK(read({"check", "a.xlsx", "-o", "FINDINGS.CSV"}).request.format == Format::csv);
  CHECK(read({"check", "a.xlsx", "-o", "findings.txt"}).request.format == Format::text);
  CHECK(read({"check", "a.xlsx", "-o", "findings.csv", "-f", "text"}).request.format == Format::text);
  CHECK(read({"inspect", "a.xlsx", "-o", "seen.csv"}).request.format == Format::csv);
  CHECK(read({"inspect", "a.xlsx", "-o", "Sources.xlsx"}).request.format == Format::xlsx);
  CHECK(read({"convert", "a.xlsx", "-f", "xlsx"}).problem.find("--format is text, json or csv") == 0);
}

TEST_CASE("command line: a misspelt command or option names the nearest") {
  CHECK(read({"chek", "a.xlsx"}).problem == "there is no command \"chek\"; did you mean check?");
  CHECK(read({"check", "a.xlsx", "--fromat", "json"}).problem ==
        "there is no option --fromat for check; did you mean --format?");
  CHECK(read({"rate", "a.xlsx", "-f", "jsno"}).problem ==
        "--format is text, json or csv, not \"jsno\"; did you mean json?");
  CHECK(read({"check", "a.xlsx", "--layout", "x"}).problem ==
        "there is no option --layout for check (it belongs to another command)");
  CHECK(read({"--quiet"}).problem == "there is no option --quiet without a command");
}

TEST_CASE("command line: options are not abbreviated") {
  CHECK(read({"check", "a.xlsx", "--per", "2016-03"}).problem ==
        "there is no option --per for check; did you mean --period?");
}

TEST_CASE("command line: what is lacking is said") {
  CHECK(read({}).problem == "say what to do: a command, and what it works on");
  CHECK(read({"check"}).problem == "check needs a workbook: a file, a folder of workbooks, or - for standard input");
  CHECK_FALSE(read({"check", "a.xlsx", "-p"}).problem.empty());
  CHECK(read({"check", "a.xlsx", "-o", ""}).problem == "--output is empty");
  CHECK(read({"check", "a.xlsx", "-p", "2016-03", "-p", "2016-02"}).problem == "--period is given twice");
}

TEST_CASE("command line: words that are no period and no date are refused before anything is read") {
  CHECK(read({"rate", "a.xlsx", "-p", "soon"}).problem ==
        "--period is a month such as 2016-03, a quarter such as 2017-Q2 or a year such as 2015/16, not \"soon\"");
  CHECK(read({"report", "a.xlsx", "--created", "2016-02-30"}).problem ==
        "--created is a date such as 2016-04-22, not \"2016-02-30\"");
  CHECK(read({"report", "a.xlsx", "--created", "2016-02-29"}).problem == "");
}

TEST_CASE("command line: several measures, but only one of everything else") {
  const CommandLine line = read({"rate", "a.xlsx", "--measure", "2.8", "--measure", "6.10"});
  CHECK(line.problem == "");
  CHECK(line.request.measures == std::vector<std::string>{"2.8", "6.10"});
}

TEST_CASE("command line: help wins over what is missing") {
  const CommandLine line = read({"report", "--help"});
  CHECK(line.problem == "");
  CHECK(line.request.help);
}

TEST_CASE("help: every command is listed, with examples that its own command line understands") {
  TextStyle style;
  style.width = 80;
  const std::string general = general_help(style);
  for (const Command& command : commands()) {
    CHECK(general.find("  " + std::string(command.name) + " ") != std::string::npos);
    const std::string help = command_help(command, style);
    CHECK(command.examples.size() >= 2);
    for (const Example& example : command.examples) {
      CHECK(help.find(example.line) != std::string::npos);
      CHECK(display_width(example.line) <= 78);
      std::vector<std::string> words;
      for (std::string_view rest = example.line; !rest.empty();) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        words.emplace_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
      REQUIRE(words.front() == "scorebook");
      words.erase(words.begin());
      CHECK(read(words).problem == "");
    }
  }
}

TEST_CASE("help: every option of a command is explained, and every exit status is there") {
  for (const Command& command : commands()) {
    const std::string help = command_help(command, {});
    for (const Option option : command.options)
      CHECK(help.find("--" + std::string(option_entry(option).name)) != std::string::npos);
    for (const ExitMeaning& meaning : kExitMeanings) CHECK(help.find(meaning.meaning) != std::string::npos);
  }
}

TEST_CASE("options: every option of the table is used by a command, and no letter twice") {
  std::set<char> letters;
  for (const OptionEntry& entry : option_table()) {
    CHECK((entry.letter == 0 || letters.insert(entry.letter).second));
    bool used = false;
    for (const Command& command : commands()) {
      used = used || std::find(command.options.begin(), command.options.end(), entry.option) != command.options.end();
    }
    CHECK(used);
  }
}

}  // namespace
}  // namespace scorebook::cli
