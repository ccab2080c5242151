// How fast workbooks are read, next to what it takes to inflate them. Writes its own workbooks, runs every reader in a
// process of its own, five times each, one after the other in turn, and prints medians of the CPU time (user and
// system), of the time by the clock and of the largest memory. Only figures of one run may be compared with each other.
//
//   scorebook_bench all FOLDER SCOREBOOK   everything, with files in FOLDER and that scorebook program
//   scorebook_bench write FOLDER ROWS      only writes large.xlsx, of so many rows, and typical.xlsx
//   scorebook_bench read FILE              reads a workbook once, by the library
//   scorebook_bench expat FILE             walks through an XML file by expat alone, doing nothing
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include <expat.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "scorebook/workbook.hpp"
#include "workbooks.hpp"

namespace {

constexpr std::size_t kRows = 200'000;
constexpr std::size_t kRounds = 5;
const std::string kSheetPart = "xl/worksheets/sheet1.xml";
const std::string kReadByOpenpyxl =
    "import sys, openpyxl\n"
    "for sheet in openpyxl.load_workbook(sys.argv[1], read_only=True):\n"
    "  for row in sheet.iter_rows(values_only=True): pass";

struct Cost {
  double seconds = 0;    // of CPU
  double elapsed = 0;    // by the clock
  double megabytes = 0;  // most memory at a time
};

// One run of a program, its output thrown away; nothing where it fails or, with the exit code kNoSuchProgram, is not there.
constexpr int kNoSuchProgram = 127;
std::optional<Cost> cost_of(const std::vector<std::string>& words, int& exit_code) {
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child < 0) return std::nullopt;
  if (child == 0) {
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    const int nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    execvp(arguments[0], arguments.data());
    _exit(kNoSuchProgram);
  }
  int status = 0;
  rusage usage{};
  if (wait4(child, &status, 0, &usage) != child) return std::nullopt;
  exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : EXIT_FAILURE;
  if (exit_code != 0) return std::nullopt;
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return Cost{seconds(usage.ru_utime) + seconds(usage.ru_stime), elapsed.count(),
              static_cast<double>(usage.ru_maxrss) / 1024};
}

struct Reader {
  std::string name;
  std::vector<std::string> words;
  std::size_t rounds = kRounds;
  std::vector<Cost> costs = {};
  int exit_code = 0;

  [[nodiscard]] Cost median() const {
    const auto middle = [this](double Cost::*figure) {
      std::vector<double> figures;
      for (const Cost& cost : costs) figures.push_back(cost.*figure);
      std::sort(figures.begin(), figures.end());
      return figures[figures.size() / 2];
    };
    return {middle(&Cost::seconds), middle(&Cost::elapsed), middle(&Cost::megabytes)};
  }
};

// In turn, so that a busy moment of the machine does not fall on one reader alone.
void run(std::vector<Reader>& readers) {
  for (std::size_t round = 0; round < kRounds; ++round) {
    for (Reader& reader : readers) {
      if (reader.exit_code != 0 || round >= reader.rounds) continue;
      if (const auto cost = cost_of(reader.words, reader.exit_code)) reader.costs.push_back(*cost);
    }
  }
}

// The first reader is what the others are measured against.
void print(const std::vector<Reader>& readers, double megabytes) {
  const Cost inflating = readers.front().median();
  fmt::print("{:44} {:>8} {:>12} {:>10} {:>12} {:>10} {:>8}\n", "", "CPU s", "x unzip -p", "clock s", "x unzip -p",
             "memory MB", "x sheet");
  for (const Reader& reader : readers) {
    if (reader.exit_code != 0) {
      fmt::print("{:44} {}\n", reader.name, reader.exit_code == kNoSuchProgram ? "not installed here" : "failed");
      continue;
    }
    const Cost cost = reader.median();
    fmt::print("{:44} {:>8.3f} {:>12.2f} {:>10.3f} {:>12.2f} {:>10.0f} {:>8.2f}\n", reader.name, cost.seconds,
               cost.seconds / inflating.seconds, cost.elapsed, cost.elapsed / inflating.elapsed, cost.megabytes,
               cost.megabytes / megabytes);
  }
}

int run_all(const std::string& self, const std::string& folder, const std::string& scorebook) {
  const std::string large = folder + "/large.xlsx", sheet = folder + "/large.xml", typical = folder + "/typical.xlsx";
  if (!scorebook::bench::write_large(kRows, large, sheet) || !scorebook::bench::write_typical(typical)) return 1;
  std::ifstream inflated(sheet, std::ios::binary | std::ios::ate);
  const double megabytes = static_cast<double>(inflated.tellg()) / (1 << 20);
  std::vector<Reader> readers = {
      {"unzip -p of the sheet", {"unzip", "-p", large, kSheetPart}},
      {"scorebook, all cells with types", {self, "read", large}},
      {"expat alone over the inflated sheet", {self, "expat", sheet}},
      {"xlsx2csv, to text (one run)", {"xlsx2csv", large}, 1},
      {"openpyxl, read-only (one run)", {"/usr/bin/python3", "-c", kReadByOpenpyxl, large}, 1},
      {"readxl (one run)", {"Rscript", "-e", "readxl::read_xlsx(commandArgs(TRUE)[1])", large}, 1}};
  run(readers);
  if (readers[0].exit_code != 0 || readers[1].exit_code != 0) return 1;
  fmt::print("A sheet of {} rows by 20 columns, {:.0f} MB inflated; medians of {}:\n", kRows, megabytes, kRounds);
  print(readers, megabytes);
  std::vector<Reader> program = {{"scorebook inspect", {scorebook, "inspect", typical}}};
  run(program);
  if (program[0].exit_code != 0) return 1;
  fmt::print("A typical workbook (5 sheets, 100 measures, 24 months): scorebook inspect takes {:.1f} ms of CPU\n",
             program[0].median().seconds * 1000);
  return 0;
}

int read_once(const std::string& file) {
  const auto workbook = scorebook::read_workbook_file(file);
  if (!workbook) {
    fmt::print(stderr, "{}\n", workbook.error().text());
    return 1;
  }
  std::size_t cells = 0;
  for (const scorebook::Sheet& sheet : workbook.value().sheets) cells += sheet.cells.size();
  fmt::print("{} cells\n", cells);
  return 0;
}

int walk_by_expat(const std::string& file) {
  std::ifstream input(file, std::ios::binary);
  const XML_Parser parser = XML_ParserCreateNS(nullptr, '\n');
  std::size_t events = 0;
  XML_SetUserData(parser, &events);
  XML_SetElementHandler(
      parser, [](void* count, const XML_Char*, const XML_Char**) { ++*static_cast<std::size_t*>(count); },
      [](void*, const XML_Char*) {});
  XML_SetCharacterDataHandler(parser, [](void* count, const XML_Char*, int) { ++*static_cast<std::size_t*>(count); });
  std::vector<char> block(1 << 16);
  bool well = true;
  while (well && input) {
    input.read(block.data(), static_cast<std::streamsize>(block.size()));
    const auto count = static_cast<int>(input.gcount());
    well = XML_Parse(parser, block.data(), count, input.eof() ? 1 : 0) == XML_STATUS_OK;
  }
  XML_ParserFree(parser);
  fmt::print("{} events\n", events);
  return well ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> words(arguments, arguments + count);
  if (count == 4 && words[1] == "all") return run_all(words[0], words[2], words[3]);
  if (count == 4 && words[1] == "write")
    return scorebook::bench::write_large(std::stoul(words[3]), words[2] + "/large.xlsx", "") &&
                   scorebook::bench::write_typical(words[2] + "/typical.xlsx")
               ? 0
               : 1;
  if (count == 3 && words[1] == "read") return read_once(words[2]);
  if (count == 3 && words[1] == "expat") return walk_by_expat(words[2]);
  fmt::print(stderr, "scorebook_bench all FOLDER SCOREBOOK | write FOLDER ROWS | read FILE | expat FILE\n");
  return 2;
}
