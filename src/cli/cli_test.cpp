#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "cli/inputs.hpp"
#include "cli/memory.hpp"
#include "cli/run.hpp"

namespace scorebook::cli {
namespace {

namespace fs = std::filesystem;

const std::string kMarch = std::string(SCOREBOOK_SOURCE_DIR) + "/samples/cyps-2016-03.xlsx";

struct Ran {
  ExitStatus status;
  std::string out;
  std::string err;
};

Ran ran(const std::vector<std::string>& words, const std::string& standard_input = "") {
  std::istringstream in(standard_input);
  std::ostringstream out;
  std::ostringstream err;
  Console console{in, out, err};
  const ExitStatus status = run(words, console);
  return {status, out.str(), err.str()};
}

bool contains(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// A folder of its own for each test, gone afterwards.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "scorebook-cli-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  [[nodiscard]] std::string file(const std::string& name) const { return path_ + "/" + name; }
  [[nodiscard]] const std::string& path() const { return path_; }
  std::string write(const std::string& name, const std::string& bytes) const {
    std::ofstream(file(name), std::ios::binary) << bytes;
    return file(name);
  }

 private:
  std::string path_;
};

TEST_CASE("run: without words it says how to begin, as wrong usage") {
  const Ran result = ran({});
  CHECK(result.status == ExitStatus::wrong_usage);
  CHECK(result.err == "scorebook: say what to do: a command, and what it works on\nTry: scorebook help\n");
}

TEST_CASE("run: --version names program, catalogue and schema") {
  const Ran result = ran({"--version"});
  CHECK(result.status == ExitStatus::done);
  CHECK(result.out.rfind("scorebook ", 0) == 0);
  CHECK(contains(result.out, "rule catalogue 2, JSON schema 2"));
}

TEST_CASE("run: a missing file is named, and the others are done") {
  const Ran result = ran({"convert", "/nowhere/none.xlsx", kMarch, "-f", "csv"});
  CHECK(result.status == ExitStatus::not_read_or_written);
  CHECK(contains(result.err, "/nowhere/none.xlsx"));
  CHECK(contains(result.out, "2.8,"));
}

TEST_CASE("run: check ends with 1 while errors are open, with 3 where an input was not read") {
  CHECK(ran({"check", kMarch}).status == ExitStatus::errors_open);
  CHECK(ran({"check", kMarch, "/nowhere/none.xlsx"}).status == ExitStatus::not_read_or_written);
}

TEST_CASE("run: with --public check looks for what must not be published, and else says that it did not") {
  const std::string not_looked = "the edition is not for the public: check with --public";
  CHECK(contains(ran({"check", kMarch}).out, not_looked));
  const Ran published = ran({"check", kMarch, "--public"});
  CHECK(!contains(published.out, not_looked));
  CHECK(contains(published.out, "P801"));
  CHECK(contains(ran({"rate", kMarch, "--public"}).err, "it belongs to another command"));
}

TEST_CASE("run: a workbook comes from standard input too") {
  const Ran result = ran({"rate", "-", "-f", "csv"}, content_of(kMarch));
  CHECK(result.status == ExitStatus::done);
  CHECK(contains(result.out, ",standard input,Performance Summary,H19\r\n"));
}

TEST_CASE("run: a period without figures names the periods there are") {
  const Ran result = ran({"rate", kMarch, "-p", "2031-01"});
  CHECK(result.status == ExitStatus::not_read_or_written);
  CHECK(contains(result.err, "there is no figure for January 2031"));
  CHECK(contains(result.err, "--period 2016-03"));
}

TEST_CASE("run: an unknown measure names those that are like it, and nothing is written") {
  const Folder folder;
  const Ran result = ran({"rate", kMarch, "--measure", "2.88", "-o", folder.file("out.json")});
  CHECK(result.status == ExitStatus::not_read_or_written);
  CHECK(contains(result.err, "scorebook: --measure: there is no measure \"2.88\" in what was read. Did you mean 2.8"));
  CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("run: a measure is found by its number and by its title") {
  CHECK(contains(ran({"rate", kMarch, "--measure", "2.8", "-f", "csv"}).out, "\r\n2.8,"));
  const Ran titled = ran({"rate", kMarch, "--measure", "number OF contacts", "-f", "csv"});
  CHECK(titled.status == ExitStatus::done);
  CHECK(contains(titled.out, "\r\n2.1,Number of contacts,"));
}

TEST_CASE("run: with some measures only, check still ends by the whole") {
  const Ran result = ran({"check", kMarch, "--measure", "2.1"});
  CHECK(result.status == ExitStatus::errors_open);
  CHECK(contains(result.out, "of other measures not listed here; all counts are those of the whole."));
}

TEST_CASE("folder: its workbooks in name order, without lock files and without the output") {
  const Folder folder;
  folder.write("b.xlsx", "b");
  folder.write("A.XLSM", "a");
  folder.write("c.xls", "c");
  folder.write("d.xlsb", "d");
  folder.write("~$b.xlsx", "lock");
  folder.write("notes.txt", "minutes");
  folder.write("report.xlsx", "report");
  folder.write("e.ods", "e");
  folder.write("f.csv", "f");
  folder.write("g.TSV", "g");
  const auto workbooks = workbooks_of_folder(folder.path(), folder.path() + "/./report.xlsx");
  REQUIRE(workbooks.ok());
  CHECK(workbooks.value() == std::vector<std::string>{folder.file("A.XLSM"), folder.file("b.xlsx"),
                                                      folder.file("c.xls"), folder.file("d.xlsb"), folder.file("e.ods"),
                                                      folder.file("f.csv"), folder.file("g.TSV")});
}

TEST_CASE("folder: a csv of our own among the submissions is not read, and that is said") {
  const Folder folder;
  folder.write("march.xlsx", content_of(kMarch));
  for (const char* command : {"check", "rate", "convert"}) {
    const Ran written = ran({command, folder.path(), "-f", "csv", "-o", folder.file(std::string(command) + ".csv")});
    CHECK(fs::exists(folder.file(std::string(command) + ".csv")));
  }
  const Ran result = ran({"rate", folder.path(), "-f", "csv"});
  CHECK(result.status == ExitStatus::done);
  for (const char* command : {"check", "rate", "convert"})
    CHECK(contains(result.err, folder.file(std::string(command) + ".csv") +
                                   ": not read, because it is a report that this program wrote, not a submission\n"));
}

TEST_CASE("folder: without a workbook it says what was looked for, and what else is there") {
  const Folder folder;
  folder.write("empty.xltx", "template");
  const Ran result = ran({"check", folder.path()});
  CHECK(result.status == ExitStatus::not_read_or_written);
  CHECK(contains(
      result.err,
      "there is no workbook in this folder; files ending in .xlsx, .xlsm, .xlsb, .xls, .ods, .csv or .tsv were "
      "looked for, and empty.xltx is of a kind that is not read. Open them in Excel and save them as "
      ".xlsx.\n"));
}

TEST_CASE("inputs: a file named twice is read once") {
  const Ran result = ran({"rate", kMarch, kMarch, "-f", "csv"});
  CHECK(result.status == ExitStatus::done);
  CHECK(contains(result.err, "named twice, read once"));
}

TEST_CASE("output: a file that is read is never written over, by whatever name") {
  const Folder folder;
  const std::string before = content_of(kMarch);
  const std::string copy = folder.write("march.xlsx", before);
  fs::create_symlink(copy, folder.file("link.xlsx"));
  for (const std::string& name : {copy, folder.path() + "/./march.xlsx", folder.file("link.xlsx")}) {
    const Ran result = ran({"check", copy, "-f", "xlsx", "-o", name});
    CHECK(result.status == ExitStatus::wrong_usage);
    CHECK(contains(result.err, "is a file that is read; a result is never written over it"));
    CHECK(content_of(copy) == before);
  }
}

TEST_CASE("output: a folder that is not there leaves nothing behind") {
  const Folder folder;
  const Ran result = ran({"check", kMarch, "-f", "json", "-o", folder.file("none/out.json")});
  CHECK(result.status == ExitStatus::not_read_or_written);
  CHECK(contains(result.err, "none"));
  CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("output: a csv file begins so that Excel takes it for UTF-8, and all findings are in it") {
  const Folder folder;
  const Ran result = ran({"check", kMarch, "-o", folder.file("findings.csv")});
  CHECK(result.status == ExitStatus::errors_open);
  CHECK(result.out == "");
  CHECK(content_of(folder.file("findings.csv")).rfind("\xEF\xBB\xBFrule,title,", 0) == 0);
  CHECK(contains(result.err, "wrote " + folder.file("findings.csv") + ": "));
}

TEST_CASE("output: standard output that cannot be written is said so") {
  std::istringstream in;
  std::ofstream full("/dev/full");
  std::ostringstream err;
  Console console{in, full, err};
  CHECK(run({"rules"}, console) == ExitStatus::not_read_or_written);
  CHECK(contains(err.str(), "standard output: the result could not be written in full"));
}

TEST_CASE("report: layout and output must be named, a final with open errors is refused") {
  const Folder folder;
  CHECK(ran({"report", kMarch}).status == ExitStatus::wrong_usage);
  CHECK(ran({"report", kMarch, "-l", "cyps-monthly"}).status == ExitStatus::wrong_usage);
  const Ran result =
      ran({"report", kMarch, "-l", "cyps-monthly", "--status", "final", "-o", folder.file("final.xlsx")});
  CHECK(result.status == ExitStatus::errors_open);
  CHECK(contains(result.err, "the final report is refused: "));
  CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("report: one of our own in the folder is replaced, and never read as a submission") {
  const Folder folder;
  folder.write("march.xlsx", content_of(kMarch));
  const std::vector<std::string> words = {"report",       folder.path(), "-l",
                                          "cyps-monthly", "-o",          folder.file("report.xlsx")};
  CHECK(ran(words).status == ExitStatus::done);
  const std::string first = content_of(folder.file("report.xlsx"));
  CHECK(ran(words).status == ExitStatus::done);
  CHECK(content_of(folder.file("report.xlsx")) == first);
  const Ran checked = ran({"rate", folder.path(), "-f", "csv"});
  CHECK(checked.status == ExitStatus::done);
  CHECK(
      contains(checked.err, "report.xlsx: not read, because it is a report that this program wrote, not a submission"));
}

TEST_CASE("output: a submission in a folder that is read is never written over") {
  const Folder folder;
  folder.write("march.xlsx", content_of(kMarch));
  const Ran result = ran({"report", folder.path(), "-l", "cyps-monthly", "-o", folder.file("march.xlsx")});
  CHECK(result.status == ExitStatus::wrong_usage);
  CHECK(contains(result.err, "march.xlsx is one of the workbooks in the folder"));
  CHECK(content_of(folder.file("march.xlsx")) == content_of(kMarch));
}

TEST_CASE("output: a spreadsheet in a folder that is read and that cannot be read itself is kept") {
  const std::string whole = content_of(kMarch);
  for (const std::string name : {"adults.xlsx", "adults.xls", "adults.ods", "adults.XLSM"}) {
    const Folder folder;
    folder.write("march.xlsx", whole);
    const std::string cut = whole.substr(0, whole.size() / 2);
    folder.write(name, cut);
    const Ran result = ran({"report", folder.path(), "-l", "cyps-monthly", "-o", folder.file(name)});
    CHECK(result.status == ExitStatus::wrong_usage);
    CHECK(contains(result.err, name + " is one of the files in the folder " + folder.path() + " and cannot be read ("));
    CHECK(
        contains(result.err, "), so it may be a submission; a result is never written over it. Give -o another name"));
    CHECK(content_of(folder.file(name)) == cut);
  }
}

TEST_CASE("output: a link to a submission in a folder that is read is never written through") {
  const Folder folder, elsewhere;
  folder.write("march.xlsx", content_of(kMarch));
  fs::create_symlink(folder.file("march.xlsx"), elsewhere.file("report.xlsx"));
  const Ran result = ran({"report", folder.path(), "-l", "cyps-monthly", "-o", elsewhere.file("report.xlsx")});
  CHECK(result.status == ExitStatus::wrong_usage);
  CHECK(content_of(folder.file("march.xlsx")) == content_of(kMarch));
}

TEST_CASE("run: memory that runs out is said so, and is no defect of the program") {
  std::istringstream in;
  std::ostringstream out, err;
  Console console{in, out, err};
  const auto ends = [&](const std::function<ExitStatus()>& command) {
    return run_guarded({"check"}, console, command);
  };
  CHECK(ends([]() -> ExitStatus { throw std::bad_alloc(); }) == ExitStatus::not_read_or_written);
  CHECK(ends([]() -> ExitStatus { throw std::length_error("vector"); }) == ExitStatus::not_read_or_written);
  CHECK(contains(err.str(), "there is not enough memory for all of these workbooks together; nothing was written."));
  CHECK_FALSE(contains(err.str(), "defect"));
  CHECK(ends([]() -> ExitStatus { throw std::runtime_error("odd"); }) == ExitStatus::defect);
}

TEST_CASE("memory: an input for which it does not suffice is named and left, and the work goes on") {
  std::istringstream in;
  std::ostringstream out, err;
  Console console{in, out, err};
  CHECK_FALSE(within_memory("big.xlsx", "find its tables", console, [] { throw std::bad_alloc(); }));
  CHECK(err.str() ==
        "scorebook: big.xlsx: there is not enough memory to find its tables. Close other programs, or try with fewer "
        "workbooks at a time.\n");
  int done = 0;
  CHECK(within_memory("small.xlsx", "find its tables", console, [&done] { ++done; }));
  CHECK(done == 1);
}

TEST_CASE("rules: a rule's page, and the nearest for a misspelt id") {
  CHECK(contains(ran({"rules", "a301"}).out, "A301: "));
  const Ran result = ran({"rules", "A3O1"});
  CHECK(result.status == ExitStatus::wrong_usage);
  CHECK(contains(result.err, "there is no rule \"A3O1\"; did you mean A301"));
}

TEST_CASE("cli: inspect writes the sheet Sources as a workbook, which a register may be") {
  const Folder folder;
  const std::string figures = folder.write("figures.csv", "Measure,2015/16,2016/17\nVisits,1,2\nCalls,3,4\n");
  const std::string sources = folder.file("Sources.xlsx");
  const Ran wrote = ran({"inspect", figures, "-f", "xlsx", "-o", sources});
  CHECK(wrote.status == ExitStatus::done);
  CHECK(wrote.out.empty());
  CHECK(contains(wrote.err, "wrote " + sources + ": how the tables of 1 workbook are laid out\n"));
  const Ran read = ran({"convert", figures, "-m", sources, "-f", "csv"});
  CHECK(read.status == ExitStatus::done);
  CHECK(read.out == ran({"convert", figures, "-f", "csv"}).out);
}

TEST_CASE("cli: a workbook of inspect needs a name that ends as workbooks do") {
  CHECK(
      contains(ran({"inspect", kMarch, "-f", "xlsx"}).err, "inspect -f xlsx needs the name of the workbook to write"));
  const Ran ran_to_csv = ran({"inspect", kMarch, "-f", "xlsx", "-o", "Sources.csv"});
  CHECK(ran_to_csv.status == ExitStatus::wrong_usage);
  CHECK(contains(ran_to_csv.err, "-f xlsx does not go into a .csv file: choose a name that ends in .xlsx"));
}

}  // namespace
}  // namespace scorebook::cli
