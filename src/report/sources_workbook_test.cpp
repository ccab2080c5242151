#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "register/workbook_builder.hpp"
#include "scorebook/register.hpp"
#include "scorebook/report.hpp"
#include "scorebook/submission.hpp"
#include "scorebook/workbook.hpp"
#include "writing/folder_for_test.hpp"

using namespace scorebook;

namespace fs = std::filesystem;

namespace {

using test::Folder;

// One table that is read, by the name of its Excel table; one that is read by its rows; one that is only drafted.
std::vector<Submission> submissions() {
  WorkbookBuilder made;
  made.sheet("Figures").excel_table("Contacts", "A1:C3");
  made.text("A1", "Measure").text("B1", "2014/15").text("C1", "2015/16");
  made.text("A2", "=Visits").number("B2", 1).number("C2", 2).text("A3", "Calls").number("B3", 3).number("C3", 4);
  made.sheet("Years").text("A1", "Measure").text("B1", "2015/16").text("C1", "2016/17");
  made.text("A2", "Visits").number("B2", 1).number("C2", 2).text("A3", "Calls").number("B3", 3).number("C3", 4);
  made.sheet("Unknown").text("A1", "Area").text("B1", "People").text("A2", "North").number("B2", 5);
  made.text("A3", "South").number("B3", 6);
  return {locate(made.build(), nullptr)};
}

std::string shown(const Workbook& workbook, const char* cell) {
  const Cell* found = workbook.sheets.front().find(*parse_cell_ref(cell));
  return found == nullptr ? std::string() : workbook.shown(*found);
}

}  // namespace

TEST_CASE("sources workbook: what it says is read back as the same tables, drafts left out") {
  const Folder folder;
  const std::vector<Submission> seen = submissions();
  REQUIRE(seen[0].tables.size() == 3);
  const Result<void> written = write_sources_workbook(seen, folder.file("Sources.xlsx"));
  REQUIRE_MESSAGE(written.ok(), (written.ok() ? "" : written.error().text()));
  const Result<Workbook> workbook = read_workbook_file(folder.file("Sources.xlsx"));
  REQUIRE(workbook.ok());
  CHECK(workbook.value().sheets.front().name->sheet == "Sources");
  const Result<Register> stated = read_register(workbook.value());
  REQUIRE_MESSAGE(stated.ok(), (stated.ok() ? "" : stated.error().text()));
  REQUIRE(stated.value().sources.size() == 2);
  CHECK(seen[0].tables[0].sheet == "Unknown");
  for (std::size_t at = 0; at < 2; ++at) {
    const SourceTable& table = stated.value().sources[at];
    const SourceTable& wanted = seen[0].tables[at + 1];
    CAPTURE(wanted.sheet);
    CHECK(table.sheet == wanted.sheet);
    CHECK(table.anchor == wanted.anchor);
    CHECK(table.orientation == wanted.orientation);
    CHECK(table.first_header_row == (wanted.anchor.empty() ? wanted.first_header_row : 0));
    CHECK(table.last_header_row == (wanted.anchor.empty() ? wanted.last_header_row : 0));
    CHECK(table.first_row == (wanted.anchor.empty() ? wanted.first_row : 0));
    CHECK(table.last_row == (wanted.anchor.empty() ? wanted.last_row : 0));
    REQUIRE(table.columns.size() == wanted.columns.size());
    for (std::size_t column = 0; column < wanted.columns.size(); ++column) {
      CHECK(table.columns[column].column == wanted.columns[column].column);
      CHECK(table.columns[column].role == wanted.columns[column].role);
      CHECK(table.columns[column].period == wanted.columns[column].period);
      CHECK(table.columns[column].heading == wanted.columns[column].heading);
    }
  }
  const Submission again = locate(seen[0].workbook, &stated.value());
  REQUIRE(again.observations.size() == seen[0].observations.size());
  for (std::size_t at = 0; at < again.observations.size(); ++at) {
    CHECK(again.observations[at].measure == seen[0].observations[at].measure);
    CHECK(again.observations[at].period == seen[0].observations[at].period);
    CHECK(again.observations[at].place == seen[0].observations[at].place);
  }
}

TEST_CASE("sources workbook: the headings are the sheet's own, and the same bytes come out twice") {
  const Folder folder;
  const std::vector<Submission> seen = submissions();
  REQUIRE(write_sources_workbook(seen, folder.file("one.xlsx")).ok());
  REQUIRE(write_sources_workbook(seen, folder.file("two.xlsx")).ok());
  const Workbook one = read_workbook_file(folder.file("one.xlsx")).value();
  CHECK(one.sha256 == read_workbook_file(folder.file("two.xlsx")).value().sha256);
  std::uint32_t column = 1;
  for (const SourceSheetColumn& heading : source_sheet_columns())
    CHECK(shown(one, to_string(CellRef{1, column++}).c_str()) == heading.name);
  CHECK(shown(one, "A2") == "Unknown");
  CHECK(shown(one, "M2") == "no");
  CHECK(shown(one, "A4") == "Figures");
  CHECK(shown(one, "B4") == "Contacts");
  CHECK(shown(one, "D4").empty());
}

TEST_CASE("sources workbook: a folder that is not there is refused, and nothing is left behind") {
  const Folder folder;
  const Result<void> written = write_sources_workbook(submissions(), folder.file("missing/Sources.xlsx"));
  REQUIRE_FALSE(written.ok());
  CHECK(written.error().code == ErrorCode::output_not_written);
  CHECK(fs::is_empty(fs::path(folder.file("x")).parent_path()));
}
