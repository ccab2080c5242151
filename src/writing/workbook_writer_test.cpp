#include "writing/workbook_writer.hpp"

#include <sys/mount.h>
#include <unistd.h>

#include <doctest/doctest.h>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>

#include "scorebook/workbook.hpp"
#include "writing/folder_for_test.hpp"

using namespace scorebook;
namespace fs = std::filesystem;

namespace {

using test::Folder;

std::unique_ptr<WorkbookWriter> new_writer(const std::string& path) {
  WorkbookProperties properties;
  properties.title = "Report & title";
  properties.created = {2016, 4, 22};
  auto writer = WorkbookWriter::create(path, properties);
  REQUIRE(writer.ok());
  return std::move(writer).value();
}

Workbook read_back(const std::string& path) {
  auto workbook = read_workbook_file(path);
  REQUIRE_MESSAGE(workbook.ok(), (workbook.ok() ? "" : workbook.error().text()));
  return std::move(workbook).value();
}

std::string shown(const Workbook& workbook, const std::string& sheet, const char* cell) {
  const Sheet* found = workbook.find_sheet(sheet);
  REQUIRE(found != nullptr);
  const Cell* stored = found->find(*parse_cell_ref(cell));
  return stored == nullptr ? "(nothing)" : workbook.shown(*stored);
}

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void write_a_little_of_everything(const std::string& path) {
  auto writer = new_writer(path);
  SheetWriter& sheet = writer->add_sheet("Key");
  CellFormat per_cent;
  per_cent.number_format = "0.0%";
  sheet.text({1, 1}, "Month", {});
  sheet.text({1, 2}, "Figure", {});
  for (std::uint32_t row = 2; row <= 5; ++row) {
    sheet.text({row, 1}, "Month " + std::to_string(row), {});
    sheet.number({row, 2}, 0.9 + row / 100.0, per_cent);
  }
  sheet.table({{1, 1}, {5, 2}}, "Figures");
  sheet.stacked({7, 1}, {{"\xE2\x86\x91", 14, true, 0}, {"better", 9, false, 0}}, {});
  ChartDescription chart;
  chart.title = "2.2 % Contacts (high is good)";
  chart.alternative_text = "Line chart of four months.";
  chart.categories = {{2, 1}, {5, 1}};
  chart.lines.push_back({"Month", {{2, 2}, {5, 2}}, 0x1F3864, 2, Dash::solid, Marker::circle, "Trend"});
  sheet.chart({9, 1}, chart);
  sheet.print(PrintSetup{});
  REQUIRE(writer->close().ok());
}

}  // namespace

TEST_CASE("workbook writer: numbers, texts, dates and links read back as they were written") {
  const Folder folder;
  {
    auto writer = new_writer(folder.file("out.xlsx"));
    SheetWriter& first = writer->add_sheet("Performance Summary");
    SheetWriter& second = writer->add_sheet("S47's");
    CellFormat per_cent, text, day;
    per_cent.number_format = "0.0%";
    text.number_format = "@";
    day.number_format = "dd/mm/yyyy";
    first.number({1, 1}, 0.98437, per_cent);
    first.text({2, 1}, "6.10", text);
    first.date({3, 1}, {2016, 4, 22}, day);
    first.link({4, 1}, "Section 47", second, {1, 1}, {});
    first.merge({{5, 1}, {5, 3}}, "over three cells", {});
    first.blank({6, 1}, per_cent);
    first.stacked({7, 1}, {{"\xE2\x86\x93", 14, true, 0}, {"worse & <lower>", 9, false, 0}}, {});
    CHECK(writer->remarks().empty());
    REQUIRE(writer->close().ok());
  }
  const Workbook back = read_back(folder.file("out.xlsx"));
  REQUIRE(back.sheets.size() == 2);
  CHECK(shown(back, "Performance Summary", "A1") == "98.4%");
  CHECK(back.sheets[0].find({1, 1})->number == 0.98437);
  CHECK(shown(back, "Performance Summary", "A2") == "6.10");
  CHECK(back.sheets[0].find({2, 1})->kind == CellKind::text);
  CHECK(shown(back, "Performance Summary", "A3") == "22/04/2016");
  CHECK(shown(back, "Performance Summary", "A4") == "Section 47");
  CHECK(shown(back, "Performance Summary", "A5") == "over three cells");
  CHECK(back.sheets[0].merges == std::vector<CellRange>{{{5, 1}, {5, 3}}});
  CHECK(shown(back, "Performance Summary", "A7") == "\xE2\x86\x93\nworse & <lower>");
  CHECK(folder.files() == 1);
}

TEST_CASE("workbook writer: a literal escape and markup read back as typed") {
  const Folder folder;
  auto writer = new_writer(folder.file("out.xlsx"));
  SheetWriter& sheet = writer->add_sheet("Text");
  sheet.text({1, 1}, "_x0041_", {});
  sheet.text({2, 1}, "=SUM(A1) & <b>", {});
  sheet.text({3, 1}, "  blanks  ", {});
  sheet.stacked({4, 1}, {{"_x000D_", 10, false, 0}, {"two", 10, false, 0}}, {});
  REQUIRE(writer->close().ok());
  const Workbook back = read_back(folder.file("out.xlsx"));
  CHECK(shown(back, "Text", "A1") == "_x0041_");
  CHECK(shown(back, "Text", "A2") == "=SUM(A1) & <b>");
  CHECK(back.sheets[0].find({2, 1})->formula == 0);
  CHECK(shown(back, "Text", "A3") == "  blanks  ");
  CHECK(shown(back, "Text", "A4") == "_x000D_\ntwo");
}

TEST_CASE("workbook writer: what no workbook can hold is replaced and reported with its cell") {
  const Folder folder;
  auto writer = new_writer(folder.file("out.xlsx"));
  SheetWriter& sheet = writer->add_sheet("Odd");
  sheet.number({1, 1}, std::numeric_limits<double>::quiet_NaN(), {});
  sheet.number({2, 1}, std::numeric_limits<double>::infinity(), {});
  sheet.text({3, 1}, "caf\xE9", {});
  sheet.text({4, 1}, std::string(40'000, 'a'), {});
  const std::vector<std::string> expected = {
      "Odd!A1: not a number, written as words.", "Odd!A2: not a number, written as words.",
      "Odd!A3: characters that no workbook can hold were replaced by \xEF\xBF\xBD.",
      "Odd!A4: the text is longer than the 32,767 characters that a cell can hold and was cut."};
  CHECK(writer->remarks() == expected);
  REQUIRE(writer->close().ok());
  const Workbook back = read_back(folder.file("out.xlsx"));
  CHECK(shown(back, "Odd", "A1") == "not a number");
  CHECK(shown(back, "Odd", "A3") == "caf\xEF\xBF\xBD");
  CHECK(shown(back, "Odd", "A4").size() == 32'767);
}

TEST_CASE("workbook writer: sheet names that Excel refuses or that are there already are changed") {
  const Folder folder;
  auto writer = new_writer(folder.file("out.xlsx"));
  CHECK(writer->add_sheet("Contacts").name() == "Contacts");
  CHECK(writer->add_sheet("CONTACTS").name() == "CONTACTS (2)");
  CHECK(writer->add_sheet("a/b?").name() == "a-b-");
  CHECK(writer->add_sheet("").name() == "Sheet");
  CHECK(writer->add_sheet(std::string(31, 'x')).name() == std::string(31, 'x'));
  CHECK(writer->add_sheet(std::string(31, 'X')).name() == std::string(27, 'X') + " (2)");
  REQUIRE(writer->close().ok());
  CHECK(read_back(folder.file("out.xlsx")).sheets.size() == 6);
}

TEST_CASE("workbook writer: the same calls give the same bytes") {
  const Folder folder;
  write_a_little_of_everything(folder.file("one.xlsx"));
  write_a_little_of_everything(folder.file("two.xlsx"));
  CHECK(bytes_of(folder.file("one.xlsx")) == bytes_of(folder.file("two.xlsx")));
}

TEST_CASE("workbook writer: headings of a table must be there and different") {
  const Folder folder;
  auto writer = new_writer(folder.file("out.xlsx"));
  SheetWriter& sheet = writer->add_sheet("Data");
  sheet.text({1, 1}, "Cell", {});
  sheet.text({1, 2}, "CELL", {});
  sheet.text({2, 1}, "A1", {});
  sheet.table({{1, 1}, {2, 2}}, "Twice");
  REQUIRE(writer->remarks().size() == 1);
  CHECK(writer->remarks()[0] == "Data!A1:B2: headings are missing or the same, so this is a plain range and no table.");
  CHECK(writer->close().ok());
}

TEST_CASE("workbook writer: a cell past the edge of the grid fails the whole workbook and leaves nothing") {
  const Folder folder;
  auto writer = new_writer(folder.file("out.xlsx"));
  writer->add_sheet("Far").text({kMaximumRow + 1, 1}, "lost", {});
  const auto closed = writer->close();
  REQUIRE_FALSE(closed.ok());
  CHECK(closed.error().what ==
        "not written, because a text past the edge of the sheet 'Far' could not be stored in a workbook");
  writer.reset();
  CHECK(folder.files() == 0);
}

TEST_CASE("workbook writer: a workbook that is given up leaves nothing and the older file as it was") {
  const Folder folder;
  write_a_little_of_everything(folder.file("out.xlsx"));
  const std::string before = bytes_of(folder.file("out.xlsx"));
  new_writer(folder.file("out.xlsx"))->add_sheet("Half").text({1, 1}, "half", {});
  CHECK(bytes_of(folder.file("out.xlsx")) == before);
  CHECK(folder.files() == 1);
}

TEST_CASE("workbook writer: a row is as high as its longest wrapped text needs, over merged cells too") {
  const Folder folder;
  auto writer = new_writer(folder.file("out.xlsx"));
  SheetWriter& sheet = writer->add_sheet("Rows");
  sheet.column_width(1, 2, 10);
  CellFormat wrapped;
  wrapped.wrap = true;
  sheet.text({1, 1}, "short", wrapped);
  sheet.text({2, 1}, "several words that need three lines here", wrapped);
  sheet.merge({{3, 1}, {3, 2}}, "several words that need three lines here", wrapped);
  CHECK(sheet.height_of(1) == doctest::Approx(16.25));
  CHECK(sheet.height_of(2) == doctest::Approx(4 * 12.25 + 4));
  CHECK(sheet.height_of(3) == doctest::Approx(2 * 12.25 + 4));
  CHECK(sheet.paragraph(5, 1, 2, std::string(30, 'w') + std::string(2'000, ' ') + "end", {}) == 6);
  std::string many_words;
  for (int i = 0; i < 400; ++i) many_words += "word ";
  CHECK(sheet.paragraph(10, 1, 2, many_words, {}) > 15);
  CHECK(writer->close().ok());
}

TEST_CASE("workbook writer: a full disk is told as such and leaves nothing" * doctest::skip(::geteuid() != 0)) {
  const Folder folder;
  fs::create_directory(folder.file("small"));
  // Needs the right to mount; without it there is no small disk to fill.
  if (::mount("tmpfs", folder.file("small").c_str(), "tmpfs", 0, "size=32k") != 0) return;
  {
    auto writer = new_writer(folder.file("small/out.xlsx"));
    SheetWriter& sheet = writer->add_sheet("Large");
    for (std::uint32_t row = 1; row <= 3'000; ++row) sheet.number({row, 1}, std::sqrt(row), {});
    const auto closed = writer->close();
    CHECK_FALSE(closed.ok());
    if (!closed.ok()) CHECK(closed.error().code == ErrorCode::output_not_written);
  }
  CHECK(fs::is_empty(folder.file("small")));
  ::umount(folder.file("small").c_str());
}

TEST_CASE(
    "workbook writer: notes, lists and formats of whole columns are written, and the same calls give the same bytes") {
  const Folder folder;
  for (const char* name : {"one.xlsx", "two.xlsx"}) {
    auto writer = new_writer(folder.file(name));
    SheetWriter& sheet = writer->add_sheet("Measures");
    CellFormat text;
    text.number_format = "@";
    sheet.column(1, 2, 20, text);
    sheet.text({1, 1}, "ref", text);
    sheet.comment({1, 1}, "The measure's number.\nExample: 2.8 & <2.9>");
    sheet.comment({2, 2}, std::string(3000, 'x'));
    sheet.choices({{2, 2}, {5, 2}}, {"yes", "no"});
    sheet.numbers_as_text({{2, 1}, {5, 2}});
    REQUIRE(writer->close().ok());
  }
  const Workbook workbook = read_back(folder.file("one.xlsx"));
  REQUIRE(workbook.sheets[0].comments.size() == 2);
  CHECK(workbook.sheets[0].comments[0].cell == CellRef{1, 1});
  CHECK(workbook.sheets[0].comments[0].text == "The measure's number.\nExample: 2.8 & <2.9>");
  CHECK(workbook.sheets[0].comments[1].text == std::string(3000, 'x'));
  CHECK(bytes_of(folder.file("one.xlsx")) == bytes_of(folder.file("two.xlsx")));
}

TEST_CASE("workbook writer: a settled row keeps its height whatever is written later") {
  const test::Folder folder;
  auto writer = WorkbookWriter::create(folder.file("out.xlsx"), {});
  REQUIRE(writer);
  SheetWriter& sheet = writer.value()->add_sheet("Rows");
  CellFormat wrapped;
  wrapped.wrap = true;
  sheet.column_width(1, 1, 10);
  sheet.text({1, 1}, "some words that take several lines", wrapped);
  const double measured = sheet.height_of(1);
  CHECK(measured == sheet.height_for(1, 1, "some words that take several lines", wrapped));
  sheet.settle_row(1, 2.5);
  CHECK(sheet.height_of(1) == measured - 2.5);
  sheet.text({2, 1}, "two words here", wrapped);
  const double second = sheet.height_of(2);
  sheet.settle();
  sheet.column_width(1, 1, 100);
  CHECK(sheet.height_of(1) == measured - 2.5);
  CHECK(sheet.height_of(2) == second);
  CHECK(writer.value()->close());
}
