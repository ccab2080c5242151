#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "locate/source_reader.hpp"
#include "register/workbook_builder.hpp"

using namespace scorebook;

namespace {

// A table read from the first sheet of a workbook in memory.
struct Read {
  std::shared_ptr<const Workbook> workbook;
  std::vector<DraftObservation> drafts;
  std::vector<NotUnderstood> not_understood;
  SourceReading reading;
  std::vector<std::string> left;  // number cells that nobody took

  Read(const WorkbookBuilder& made, const SourceTable& table) : workbook(made.build()) {
    const Formats formats(*workbook);
    Grid grid(*workbook, formats, 0);
    LocateContext context{nullptr, std::nullopt, drafts, not_understood};
    reading = read_source_table(grid, table, context);
    for (const Cell& cell : grid.sheet().cells) {
      if (grid.is_number(cell) && !grid.claimed(cell)) left.push_back(to_string(cell.ref));
    }
  }

  // "B2 2.1 [Area: North] 2015/16 value 98.4%" of every observation.
  [[nodiscard]] std::vector<std::string> lines() const {
    std::vector<std::string> all;
    for (const DraftObservation& draft : drafts) {
      const Observation& observation = draft.observation;
      std::string line = to_string(observation.place.cell) + " " + observation.measure;
      if (!observation.breakdown.empty()) line += " [" + observation.breakdown + "]";
      line += " " + (observation.period ? observation.period->id() : std::string("-"));
      line += " " + std::string(observation_kind_name(observation.kind));
      if (!observation.benchmark.empty()) line += " " + observation.benchmark;
      all.push_back(line + " " + observation.figure.shown());
    }
    return all;
  }
};

SourceColumn column(std::uint32_t number, SourceRole role, const std::string& heading = "",
                    std::optional<Period> period = std::nullopt, const std::string& measure = "") {
  return {number, role, heading, period, measure, "", 0};
}

SourceTable table_of(Orientation orientation, std::uint32_t header, std::uint32_t first, std::uint32_t last,
                     std::vector<SourceColumn> columns) {
  SourceTable table;
  table.sheet = "S";
  table.orientation = orientation;
  table.first_header_row = table.last_header_row = header;
  table.first_row = first;
  table.last_row = last;
  table.columns = std::move(columns);
  return table;
}

using Lines = std::vector<std::string>;

std::string joined(const Lines& lines) {
  std::string all;
  for (const std::string& line : lines) all += line + "\n";
  return all;
}

}  // namespace

TEST_CASE("source table: measures down give a figure for each period, target and baseline") {
  WorkbookBuilder made;
  made.sheet("S").text("A1", "Ref").text("B1", "Measure").text("C1", "2014/15").text("D1", "2015/16");
  made.text("A2", "1.A1").text("B2", "Children in need").number("C2", 320).number("D2", 345);
  made.text("A3", "1.A2").text("B3", "% of visits in time").number("C3", 0.95, "0%").text("D3", "n/a");
  made.number("E2", 300).number("F2", 310);
  const Read read(made, table_of(Orientation::measures_down, 1, 2, 0,
                                 {column(1, SourceRole::ref), column(2, SourceRole::title),
                                  column(3, SourceRole::value, "2014/15", Period::financial_year(2014)),
                                  column(4, SourceRole::value, "2015/16", Period::financial_year(2015)),
                                  column(5, SourceRole::target, "Target 2016/17", Period::financial_year(2016)),
                                  column(6, SourceRole::baseline, "Baseline")}));
  CHECK(joined(read.lines()) ==
        joined(Lines{"C2 1.A1 2014/15 value 320", "D2 1.A1 2015/16 value 345", "E2 1.A1 2016/17 target 300",
                     "F2 1.A1 - benchmark baseline 310", "C3 1.A2 2014/15 value 95%", "D3 1.A2 2015/16 value n/a"}));
  CHECK(read.reading.rows.size() == 2);
  CHECK(read.reading.rows[1].title == "% of visits in time");
  CHECK(read.not_understood.empty());
  CHECK(read.left.empty());
}

TEST_CASE("source table: a band is a section, headings at a page break are skipped, totals and notes are no measures") {
  WorkbookBuilder made;
  made.sheet("S").text("A1", "Measure").text("B1", "Jan-16").text("C1", "Feb-16");
  made.text("A2", "Early help").merge("A2:C2").text("A3", "Contacts").number("B3", 5).number("C3", 6);
  made.text("A4", "Measure").text("B4", "Jan-16").text("C4", "Feb-16");
  made.text("A5", "Safeguarding").text("A6", "Contacts").number("B6", 7).number("C6", 8);
  made.text("A7", "Total").number("B7", 12).number("C7", 14).text("A8", "Figures are provisional.");
  const Read read(made, table_of(Orientation::measures_down, 1, 2, 8,
                                 {column(1, SourceRole::title, "Measure"),
                                  column(2, SourceRole::value, "Jan-16", Period::month(2016, 1)),
                                  column(3, SourceRole::value, "Feb-16", Period::month(2016, 2))}));
  CHECK(joined(read.lines()) == joined(Lines{"B3 Contacts [Section: Early help] 2016-01 value 5",
                                             "C3 Contacts [Section: Early help] 2016-02 value 6",
                                             "B6 Contacts [Section: Safeguarding] 2016-01 value 7",
                                             "C6 Contacts [Section: Safeguarding] 2016-02 value 8"}));
  REQUIRE(read.not_understood.size() == 1);
  CHECK(to_string(read.not_understood[0].place) == "S!B7");
  CHECK(read.not_understood[0].why ==
        "Row 7 is a total or an average of other rows, not a measure, so the figures were not read.");
  CHECK(read.reading.alike.empty());
}

TEST_CASE("source table: a name holds on under its merge and where only the breakdown changes") {
  WorkbookBuilder made;
  made.sheet("S").text("A1", "Measure").text("B1", "Area").text("C1", "Sex").text("D1", "2019");
  made.text("A2", "Visits").merge("A2:A3").text("B2", "North").text("C2", "All").number("D2", 1);
  made.text("B3", "South").text("C3", "All").number("D3", 2);
  made.text("A4", "Calls").text("B4", "North").text("C4", "All").number("D4", 3);
  made.text("B5", "South").text("C5", "All").number("D5", 4);
  made.number("D7", 9);
  const Read read(made, table_of(Orientation::measures_down, 1, 2, 0,
                                 {column(1, SourceRole::title, "Measure"), column(2, SourceRole::breakdown, "Area"),
                                  column(3, SourceRole::breakdown, "Sex"),
                                  column(4, SourceRole::value, "2019", Period::calendar_year(2019))}));
  CHECK(joined(read.lines()) ==
        joined(Lines{"D2 Visits [Area: North] 2019 value 1", "D3 Visits [Area: South] 2019 value 2",
                     "D4 Calls [Area: North] 2019 value 3", "D5 Calls [Area: South] 2019 value 4"}));
  REQUIRE(read.not_understood.size() == 1);
  CHECK(read.not_understood[0].why == "Row 7 has figures but no measure to its left, so the figures were not read.");
}

TEST_CASE("source table: sub-measures under one merged ref are told apart by their titles") {
  WorkbookBuilder made;
  made.sheet("S").text("A1", "Ref").text("B1", "Measure").text("C1", "2015/16");
  made.text("A2", "1.B1").merge("A2:A3").text("B2", "Under 5").number("C2", 1).text("B3", "Over 5").number("C3", 2);
  const Read read(made, table_of(Orientation::measures_down, 1, 2, 0,
                                 {column(1, SourceRole::ref, "Ref"), column(2, SourceRole::title, "Measure"),
                                  column(3, SourceRole::value, "2015/16", Period::financial_year(2015))}));
  CHECK(joined(read.lines()) ==
        joined(Lines{"C2 1.B1 [Measure: Under 5] 2015/16 value 1", "C3 1.B1 [Measure: Over 5] 2015/16 value 2"}));
}

TEST_CASE("source table: periods down give a series to each column, the year said once") {
  WorkbookBuilder made;
  made.sheet("S").text("C1", "Seizures").text("D1", "% in time");
  made.text("A2", "2019/20").text("B2", "Q1").number("C2", 10).number("D2", 0.5, "0%");
  made.text("B3", "Q2").number("C3", 11).number("D3", 0.6, "0%").text("A4", "Total").number("C4", 21);
  const Read read(made, table_of(Orientation::periods_down, 1, 2, 0,
                                 {column(1, SourceRole::period, "Year"), column(2, SourceRole::period, "Quarter"),
                                  column(3, SourceRole::value, "Seizures", std::nullopt, "Seizures"),
                                  column(4, SourceRole::value, "% in time", std::nullopt, "Service | % in time")}));
  CHECK(joined(read.lines()) ==
        joined(Lines{"C2 Seizures 2019-Q1 value 10", "D2 Service | % in time 2019-Q1 value 50%",
                     "C3 Seizures 2019-Q2 value 11", "D3 Service | % in time 2019-Q2 value 60%"}));
  CHECK(read.drafts[1].observation.title == "Service - % in time");
  REQUIRE(read.not_understood.size() == 1);
  CHECK(read.not_understood[0].why ==
        "Row 4 has figures but no period that is understood, so the figures were not read.");
}

TEST_CASE("source table: a list takes measure, period and value from its columns, with numerator and denominator") {
  WorkbookBuilder made;
  made.sheet("S").text("A1", "Indicator").text("B1", "Area").text("C1", "Year").text("D1", "Value");
  made.text("E1", "Numerator").text("F1", "Denominator").text("G1", "Notes");
  made.number("A2", 4001).text("B2", "E06").number("C2", 2019).number("D2", 2.5).number("E2", 5).number("F2", 200);
  made.number("A3", 4001).text("B3", "E07").number("C3", 2019).number("D3", 3).number("E3", 6).number("F3", 200);
  made.number("A4", 4001).text("B4", "E07").number("C4", 2019).number("D4", 4).number("G4", 1);
  const Read read(made, table_of(Orientation::list, 1, 2, 0,
                                 {column(1, SourceRole::ref, "Indicator"), column(2, SourceRole::breakdown, "Area"),
                                  column(3, SourceRole::period, "Year"), column(4, SourceRole::value, "Value"),
                                  column(5, SourceRole::numerator, "Numerator"),
                                  column(6, SourceRole::denominator, "Denominator")}));
  CHECK(joined(read.lines()) == joined(Lines{"D2 4001 [Area: E06] 2019 value 2.5", "D3 4001 [Area: E07] 2019 value 3",
                                             "D4 4001 [Area: E07] 2019 value 4"}));
  CHECK(read.drafts[0].observation.figure.numerator == Decimal(5));
  CHECK(to_string(read.drafts[0].observation.denominator_place) == "S!F2");
  REQUIRE(read.reading.alike.size() == 1);
  CHECK(to_string(read.reading.alike.front().first) == "D3");
  CHECK(to_string(read.reading.alike.front().second) == "D4");
  CHECK(read.left == Lines{"G4"});
}

TEST_CASE("source table: what stands under a merge is not shown, so it is left over") {
  WorkbookBuilder made;
  made.sheet("S").text("A1", "Measure").text("B1", "2018").text("C1", "2019");
  made.text("A2", "Visits").number("B2", 4).number("C2", 5).merge("B2:C2").hide_row(2);
  const Read read(made, table_of(Orientation::measures_down, 1, 2, 2,
                                 {column(1, SourceRole::title, "Measure"),
                                  column(2, SourceRole::value, "2018", Period::calendar_year(2018)),
                                  column(3, SourceRole::value, "2019", Period::calendar_year(2019))}));
  CHECK(joined(read.lines()) == joined(Lines{"B2 Visits 2018 value 4"}));
  CHECK(read.drafts[0].observation.hidden);
  CHECK(read.left == Lines{"C2"});
}
