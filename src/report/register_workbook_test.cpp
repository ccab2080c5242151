#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "register/workbook_builder.hpp"
#include "scorebook/register.hpp"
#include "scorebook/report.hpp"
#include "scorebook/workbook.hpp"
#include "writing/folder_for_test.hpp"

using namespace scorebook;

namespace fs = std::filesystem;

namespace {

using test::Folder;

Workbook written(const Register& measure_register) {
  const Folder folder;
  const Result<void> done = write_register_workbook(measure_register, folder.file("register.xlsx"));
  REQUIRE_MESSAGE(done.ok(), (done.ok() ? "" : done.error().text()));
  return read_workbook_file(folder.file("register.xlsx")).value();
}

std::string shown(const Workbook& workbook, const Sheet& sheet, CellRef cell) {
  const Cell* found = sheet.find(cell);
  return found == nullptr ? "" : workbook.shown(*found);
}

// All cells and notes of a workbook, in words.
std::string content_of(const Workbook& workbook) {
  std::string content;
  for (const Sheet& sheet : workbook.sheets) {
    for (const Cell& cell : sheet.cells) {
      content += sheet.name->sheet + "!" + to_string(cell.ref) + " " + workbook.shown(cell) + " " +
                 workbook.styles[cell.style].number_format + "\n";
    }
    for (const Comment& comment : sheet.comments) content += to_string(comment.cell) + " " + comment.text + "\n";
  }
  return content;
}

Register small_register() {
  WorkbookBuilder made;
  made.sheet("Measures").text("A1", "Ref").text("B1", "Title").text("C1", "Unit").text("D1", "Green");
  made.text("A2", "6.10").text("B2", "% of open plans").text("C2", "%").text("D2", "2.6%");
  made.sheet("Benchmarks").text("A1", "Ref").text("B1", "Benchmark").text("C1", "Period").text("D1", "Value");
  made.text("A2", "6.10").text("B2", "nat_avg").text("C2", "2014/15").number("D2", 0.02345, "0.0%");
  made.sheet("Settings").text("A1", "Setting").text("B1", "Value").text("A2", "stable band").text("B2", "0.5");
  return read_register(*made.build()).value();
}

}  // namespace

TEST_CASE("register workbook: the empty register has every sheet and column, each heading with its note") {
  const Workbook empty = written({});
  REQUIRE(empty.sheets.size() == register_sheets().size() + 1);
  CHECK(empty.sheets.front().name->sheet == "Read me");
  CHECK(is_own_register(empty));
  CHECK_FALSE(is_own_report(empty));
  std::size_t at = 1;
  for (const RegisterSheetKind& kind : register_sheets()) {
    const Sheet& sheet = empty.sheets[at++];
    CAPTURE(kind.name);
    CHECK(sheet.name->sheet == kind.name);
    REQUIRE(sheet.comments.size() == kind.columns.size());
    for (std::uint32_t column = 1; column <= kind.columns.size(); ++column) {
      const RegisterColumn& described = kind.columns[column - 1];
      CHECK(shown(empty, sheet, {1, column}) == described.name);
      CHECK(sheet.comments[column - 1].text.find(described.what) == 0);
      if (!described.example.empty())
        CHECK(sheet.comments[column - 1].text.find("Example: " + described.example) != std::string::npos);
    }
    if (kind.name != "Settings") CHECK(sheet.cells.size() == kind.columns.size());
  }
}

TEST_CASE("register workbook: the empty register is refused for want of measures, and for nothing else") {
  const Result<Register> read = read_register(written({}));
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().what ==
        "1 fault in the measure register: Measures: the sheet has headings but no measure below them");
}

TEST_CASE("register workbook: a register that is written reads back as it was") {
  const Register first = small_register();
  const Workbook workbook = written(first);
  const Result<Register> second = read_register(workbook);
  REQUIRE_MESSAGE(second.ok(), (second.ok() ? "" : second.error().text()));
  CHECK(second.value().find("6.10")->definition.tolerance.green == "2.6%");
  CHECK(second.value().settings == first.settings);
  REQUIRE(second.value().benchmarks.size() == 1);
  const Figure& figure = second.value().benchmarks.front().observation.figure;
  CHECK(figure.exact == first.benchmarks.front().observation.figure.exact);
  CHECK(figure.text == "2.3%");
  const Sheet* measures = workbook.find_sheet("Measures");
  CHECK(workbook.styles[measures->find({2, 1})->style].number_format == "@");
}

TEST_CASE("register workbook: the register in templates is what the program writes") {
  const Result<Workbook> kept = read_workbook_file(SCOREBOOK_SOURCE_DIR "/templates/measure-register.xlsx");
  REQUIRE_MESSAGE(kept.ok(), "build it with: scorebook learn -o templates/measure-register.xlsx");
  CHECK(content_of(kept.value()) == content_of(written({})));
  CHECK(is_own_register(kept.value()));
}
