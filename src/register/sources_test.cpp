#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "register/workbook_builder.hpp"
#include "scorebook/register.hpp"

using namespace scorebook;

namespace {

using Rows = std::vector<std::vector<std::string>>;

// A register with the rows given below the headings of the sheet Sources.
WorkbookBuilder sources(const Rows& rows, const std::string& name = "Sources") {
  WorkbookBuilder made("register.xlsx");
  made.sheet(name);
  const auto add = [&](std::uint32_t row, const std::vector<std::string>& cells) {
    for (std::uint32_t column = 1; column <= cells.size(); ++column) {
      if (!cells[column - 1].empty()) made.text(to_string(CellRef{row, column}), cells[column - 1]);
    }
  };
  add(1, source_sheet_rows({}).front());
  for (std::uint32_t row = 0; row < rows.size(); ++row) add(row + 2, rows[row]);
  return made;
}

std::string fault_of(const Rows& rows) {
  const Result<Register> read = read_register(*sources(rows).build());
  REQUIRE_FALSE(read.ok());
  return read.error().text();
}

constexpr const char* kFix = ". Mend this in Excel, save the register and run this again.";

SourceTable table_of(Orientation orientation, const std::vector<SourceColumn>& columns) {
  SourceTable table;
  table.sheet = "Priority 1";
  table.orientation = orientation;
  table.first_header_row = 4;
  table.last_header_row = 6;
  table.first_row = 7;
  table.columns = columns;
  table.confident = true;
  return table;
}

}  // namespace

TEST_CASE("sources: a table is stated by one row for each of its columns, without any sheet of measures") {
  const Result<Register> read =
      read_register(*sources({
                                 {"Priority 1", "", "4 to 6", "7 to 20", "measures down", "A", "Ref"},
                                 {"Priority 1", "", "4 to 6", "7 to 20", "Measures down", "C", "value", "Q2 2017/18"},
                                 {"Priority 1", "", "4 to 6", "7 to 20", "measures down", "B", "title"},
                                 {"Trend", "", "", "2 to the end", "periods down", "A", "period"},
                                 {"Trend", "", "", "2 to the end", "periods down", "B", "value", "", "Visits"},
                             })
                         .build());
  REQUIRE_MESSAGE(read.ok(), (read.ok() ? "" : read.error().text()));
  REQUIRE(read.value().sources.size() == 2);
  const SourceTable& first = read.value().sources[0];
  CHECK(first.sheet == "Priority 1");
  CHECK(first.first_header_row == 4);
  CHECK(first.last_header_row == 6);
  CHECK(first.last_row == 20);
  CHECK(first.stated);
  REQUIRE(first.columns.size() == 3);
  CHECK(first.columns[2].column == 3);
  CHECK(first.columns[2].period == Period::quarter(2017, 2));
  CHECK(read.value().sources[1].last_row == 0);
  CHECK(read.value().sources[1].first_header_row == 0);
  CHECK(read.value().measures.empty());
}

TEST_CASE("sources: every kind of period and role is written so that it is read back as the same") {
  std::vector<SourceColumn> columns = {{1, SourceRole::ref, "Ref", std::nullopt, "", "", 0}};
  const std::vector<Period> periods = {
      Period::month(2016, 3),       Period::quarter(2017, 2),
      Period::financial_year(2011), Period::academic_year(2014),
      Period::calendar_year(2019),  Period::term(2015, "summer"),
      Period::wave(2015, 6),        Period::span(Period::month(1992, 4).first(), Period::month(1992, 6).first())};
  std::uint32_t number = 2;
  for (const Period& period : periods) columns.push_back({number++, SourceRole::value, "H", period, "more", "", 0});
  columns.push_back({number, SourceRole::numerator, "N", std::nullopt, "", "", 3});
  SourceTable draft = table_of(Orientation::list, {{1, SourceRole::value, "", std::nullopt, "", "", 0}});
  draft.sheet = "Unknown";
  draft.confident = false;
  Rows rows = source_sheet_rows({table_of(Orientation::measures_down, columns), draft});
  rows.erase(rows.begin());
  const Result<Register> read = read_register(*sources(rows, "anything").build());
  REQUIRE_MESSAGE(read.ok(), (read.ok() ? "" : read.error().text()));
  REQUIRE(read.value().sources.size() == 1);
  const SourceTable& table = read.value().sources[0];
  REQUIRE(table.columns.size() == columns.size());
  for (std::size_t at = 0; at < columns.size(); ++at) {
    CHECK(table.columns[at].role == columns[at].role);
    CHECK(table.columns[at].period == columns[at].period);
    CHECK(table.columns[at].measure == columns[at].measure);
    CHECK(table.columns[at].of_column == columns[at].of_column);
  }
}

TEST_CASE("sources: every fault is told with its cell") {
  CHECK(
      fault_of({{"", "", "4 - 6", "seven", "sideways", "A", "ref"}}) ==
      std::string("register.xlsx: 4 faults in the measure register: Sources!A2: this row names no sheet; Sources!C2: "
                  "\"4 - 6\" is no run of rows such as 4 or 4 to 6; Sources!D2: \"seven\" is no run of rows such as 7 "
                  "to 120 or 7 to the end; Sources!E2: \"sideways\" is no orientation: measures down, periods down or "
                  "list") +
          kFix);
  CHECK(fault_of({{"S", "", "1", "2 to the end", "list", "A1", "title", "soon"}}) ==
        std::string("register.xlsx: 3 faults in the measure register: Sources!F2: \"A1\" is no column such as A or AB; "
                    "Sources!H2: \"soon\" is no period such as March 2016, Q2 2017/18, FY 2015/16 or 2019; Sources!G2: "
                    "the table on sheet S has no column with the role value") +
            kFix);
}

TEST_CASE("sources: a table whose figures get no measure or no period is a fault") {
  CHECK(fault_of({{"S", "", "1", "2 to the end", "periods down", "B", "value"},
                  {"S", "", "1", "2 to the end", "periods down", "B", "value"}}) ==
        std::string("register.xlsx: 3 faults in the measure register: Sources!F3: column B of this table stands here a "
                    "second time; Sources!I2: column B of the table on sheet S has no measure, and no column with the "
                    "role ref or title gives one; Sources!H2: column B of the table on sheet S has no period, and no "
                    "column with the role period gives one") +
            kFix);
}
