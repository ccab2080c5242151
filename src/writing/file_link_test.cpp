#include "writing/file_link.hpp"

#include <unistd.h>

#include <doctest/doctest.h>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "scorebook/workbook.hpp"
#include "writing/folder_for_test.hpp"
#include "writing/workbook_writer.hpp"

using namespace scorebook;
namespace fs = std::filesystem;

namespace {

struct Folder : test::Folder {
  Folder() { fs::create_directory(file("submissions")); }
  [[nodiscard]] std::string made(const std::string& name) const {
    std::ofstream(file(name)) << "content";
    return file(name);
  }
};

std::string address(const Folder& folder, const std::string& name, const std::string& sheet) {
  const auto link = FileLink::to_cell(folder.file("findings.xlsx"), folder.made(name), sheet, {14, 4});
  return link ? link->address() : "(no link)";
}

}  // namespace

TEST_CASE("file link: the path is relative to the workbook that is written, the sheet stands in quotes") {
  const Folder folder;
  CHECK(address(folder, "march.xlsx", "Contacts") == "march.xlsx#'Contacts'!D14");
  CHECK(address(folder, "submissions/march.xlsx", "Assess - Outcomes") ==
        "submissions/march.xlsx#'Assess - Outcomes'!D14");
  const auto up = FileLink::to_cell(folder.file("submissions/findings.xlsx"), folder.file("march.xlsx"), "S47", {1, 1});
  REQUIRE(up);
  CHECK(up->address() == "../march.xlsx#'S47'!A1");
}

TEST_CASE("file link: what means something in an address is escaped in a file's name") {
  const Folder folder;
  CHECK(address(folder, "march 2016.xlsx", "S") == "march%202016.xlsx#'S'!D14");
  CHECK(address(folder, "a#b%20c.xlsx", "S") == "a%23b%2520c.xlsx#'S'!D14");
  CHECK(address(folder, "it's \"new\" & <old>.xlsx", "S") == "it%27s%20%22new%22%20%26%20%3Cold%3E.xlsx#'S'!D14");
  CHECK(address(folder, "caf\xC3\xA9.xlsx", "S") == "caf\xC3\xA9.xlsx#'S'!D14");
}

TEST_CASE("file link: no name of a file becomes another kind of address") {
  const Folder folder;
  CHECK(address(folder, "http:evil.example", "S") == "http%3Aevil.example#'S'!D14");
  CHECK(address(folder, "internal:'Sheet1'!A1", "S") == "internal%3A%27Sheet1%27%21A1#'S'!D14");
  CHECK(address(folder, "external:x.xlsx", "S") == "external%3Ax.xlsx#'S'!D14");
  CHECK(address(folder, "=cmd|' -c calc'!A1", "S").rfind("%3Dcmd%7C%27", 0) == 0);
  CHECK(address(folder, "back\\slash.xlsx", "S") == "(no link)");
  CHECK(address(folder, "line\nbreak.xlsx", "S") == "(no link)");
  CHECK(address(folder, "not utf-8 \xE9.xlsx", "S") == "(no link)");
}

TEST_CASE("file link: a sheet's name is quoted, and one that Excel cannot have is not linked to") {
  const Folder folder;
  CHECK(address(folder, "m.xlsx", "S47's") == "m.xlsx#'S47''s'!D14");
  CHECK(address(folder, "m.xlsx", "No. #1") == "m.xlsx#'No. #1'!D14");
  CHECK(address(folder, "m.xlsx", "x'!A1") == "m.xlsx#'x''!A1'!D14");
  for (const char* name : {"", "a:b", "a[b]", "a/b", "a*b", "a?b", "external:", "'quoted'", "tab\tbed",
                           "more than the thirty-one characters of Excel"}) {
    CAPTURE(name);
    CHECK(address(folder, "m.xlsx", name) == "(no link)");
  }
}

TEST_CASE("file link: there is none to a file that is not there, to a folder, or past the grid") {
  const Folder folder;
  const std::string from = folder.file("findings.xlsx");
  CHECK_FALSE(FileLink::to_cell(from, folder.file("none.xlsx"), "S", {1, 1}));
  CHECK_FALSE(FileLink::to_cell(from, folder.file("submissions"), "S", {1, 1}));
  CHECK_FALSE(FileLink::to_cell(from, "", "S", {1, 1}));
  CHECK_FALSE(FileLink::to_cell(from, folder.made("m.xlsx"), "S", {0, 1}));
  CHECK_FALSE(FileLink::to_cell(from, folder.file("m.xlsx"), "S", {1, kMaximumColumn + 1}));
}

TEST_CASE("workbook writer: a link to a file keeps its words, a sum its formula and its result") {
  const Folder folder;
  const auto target = FileLink::to_cell(folder.file("out.xlsx"), folder.made("march 2016.xlsx"), "S47's", {14, 4});
  REQUIRE(target);
  auto writer = WorkbookWriter::create(folder.file("out.xlsx"), {});
  REQUIRE(writer.ok());
  SheetWriter& sheet = writer.value()->add_sheet("Links");
  sheet.link({1, 1}, "D14 / E14", *target, {});
  sheet.link({2, 1}, "", *target, {});
  sheet.number({3, 2}, 2, {});
  sheet.number({4, 2}, 3, {});
  sheet.sum({5, 2}, {{3, 2}, {4, 2}}, 5, {});
  CHECK(writer.value()->remarks().empty());
  REQUIRE(writer.value()->close().ok());
  const auto back = read_workbook_file(folder.file("out.xlsx"));
  REQUIRE(back.ok());
  const Sheet& read = back.value().sheets.front();
  CHECK(back.value().shown(*read.find({1, 1})) == "D14 / E14");
  CHECK(read.find({2, 1}) == nullptr);
  const Cell* sum = read.find({5, 2});
  REQUIRE(sum != nullptr);
  CHECK(sum->number == 5);
  CHECK(back.value().formula_of(*sum) == "SUM(B3:B4)");
}
