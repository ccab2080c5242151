// Tables with measures down as grant returns and waiting lists have them: which column names the measure, what the
// headings leave over, and which block a row belongs to.
#include <doctest/doctest.h>

#include <string>

#include "register/workbook_builder.hpp"
#include "scorebook/submission.hpp"

using namespace scorebook;

namespace {

// "B2 Visits [Area: North] 2019 value 4" of every observation.
std::string lines(const Submission& submission) {
  std::string all;
  for (const Observation& observation : submission.observations) {
    all += to_string(observation.place.cell) + " " + observation.measure;
    if (!observation.breakdown.empty()) all += " [" + observation.breakdown + "]";
    all += " " + (observation.period ? observation.period->id() : std::string("-"));
    all += " " + std::string(observation_kind_name(observation.kind)) + " " + observation.figure.shown() + "\n";
  }
  return all;
}

Submission read(const WorkbookBuilder& made) { return locate(made.build(), nullptr); }

}  // namespace

TEST_CASE("names across: outcomes under themes name the measure, and headings of years leave nothing over") {
  WorkbookBuilder made;
  made.sheet("S").text("A1", "Intervention theme").text("B1", "Outcome").text("C1", "Unit of measurement");
  made.text("D1", "Financial year 2024 to 2025").merge("A1:A2").merge("B1:B2").merge("C1:C2").merge("D1:F1");
  made.text("D2", "(Apr to Jun)").text("E2", "(Jul to Sep)").text("F2", "Total");
  made.text("A3", "Connectivity").text("B3", "Footfall").text("C3", "%");
  made.number("D3", 1).number("E3", 2).number("F3", 3);
  made.text("A4", "Connectivity").text("B4", "Journeys").text("C4", "%");
  made.number("D4", 4).number("E4", 5).number("F4", 9);
  made.text("A5", "Please select an option").number("F5", 0);  // a line of the form that nobody has filled in
  CHECK(lines(read(made)) ==
        "D3 Footfall 2024-04/2024-06 value 1%\n"
        "E3 Footfall 2024-07/2024-09 value 2%\n"
        "F3 Footfall 2024/25 year 3%\n"
        "D4 Journeys 2024-04/2024-06 value 4%\n"
        "E4 Journeys 2024-07/2024-09 value 5%\n"
        "F4 Journeys 2024/25 year 9%\n");
}

TEST_CASE("names across: an outcome is a section where another column names the measure") {
  WorkbookBuilder made;
  made.sheet("S").text("A1", "Outcome").text("B1", "Indicator").text("C1", "2014/15").text("D1", "2015/16");
  made.text("A2", "Safer streets").text("B2", "Burglaries").number("C2", 1).number("D2", 2);
  made.text("A3", "Safer streets").text("B3", "Robberies").number("C3", 3).number("D3", 4);
  CHECK(lines(read(made)) ==
        "C2 Burglaries 2014/15 value 1\n"
        "D2 Burglaries 2015/16 value 2\n"
        "C3 Robberies 2014/15 value 3\n"
        "D3 Robberies 2015/16 value 4\n");
}

TEST_CASE("names across: services alone are of the measure that the caption names") {
  WorkbookBuilder made;
  made.sheet("S").text("A1", "Waiting list by service").text("A2", "Service").text("B2", "Apr-23").text("C2", "May-23");
  made.text("A3", "Audiology").number("B3", 10).number("C3", 20);
  made.text("A4", "Podiatry").number("B4", 30).number("C4", 40);
  CHECK(lines(read(made)) ==
        "B3 Waiting list by service [Service: Audiology] 2023-04 value 10\n"
        "C3 Waiting list by service [Service: Audiology] 2023-05 value 20\n"
        "B4 Waiting list by service [Service: Podiatry] 2023-04 value 30\n"
        "C4 Waiting list by service [Service: Podiatry] 2023-05 value 40\n");
}

TEST_CASE("names across: what joins a heading to its period is no part of the name") {
  WorkbookBuilder made;
  made.sheet("S").text("A1", "Measure").text("B1", "Visits to 2014/15").text("C1", "Calls as at 2015/16");
  made.text("A2", "Libraries").number("B2", 1).number("C2", 2).text("A3", "Museums").number("B3", 3).number("C3", 4);
  CHECK(lines(read(made)) ==
        "B2 Libraries | visits 2014/15 value 1\n"
        "C2 Libraries | calls 2015/16 value 2\n"
        "B3 Museums | visits 2014/15 value 3\n"
        "C3 Museums | calls 2015/16 value 4\n");
}

TEST_CASE("names across: figures up to and including a month are not of that month") {
  WorkbookBuilder made;
  made.sheet("S").text("A1", "Measure").text("B1", "Up to and including Mar 2024").text("C1", "Apr 2024");
  made.text("D1", "May 2024");
  made.text("A2", "Visits").number("B2", 100).number("C2", 2).number("D2", 3);
  CHECK(lines(read(made)) ==
        "C2 Visits 2024-04 value 2\n"
        "D2 Visits 2024-05 value 3\n");
}

TEST_CASE("names across: a banner over a block names it for all of its rows, whatever stands left of it") {
  WorkbookBuilder made;
  made.sheet("S");
  for (const int block : {0, 1}) {
    const auto at = [block](const std::string& column, int row) { return column + std::to_string(row + block * 10); };
    if (block == 1) made.text(at("A", 1), "Use + to expand the table");
    made.text(at("B", 1), block == 0 ? "Project 1: Theatre" : "Project 2: Bridge");
    made.merge(at("B", 1) + ":" + at("F", 1));
    made.text(at("B", 3), "Indicator").text(at("C", 3), "2014/15").text(at("D", 3), "2015/16");
    made.text(at("B", 4), "Jobs").number(at("C", 4), 1 + block).number(at("D", 4), 3 + block);
  }
  made.text("B5", "Paths").number("C5", 7).number("D5", 8);
  CHECK(lines(read(made)) ==
        "C4 Jobs [Table: Project 1: Theatre] 2014/15 value 1\n"
        "D4 Jobs [Table: Project 1: Theatre] 2015/16 value 3\n"
        "C5 Paths [Table: Project 1: Theatre] 2014/15 value 7\n"
        "D5 Paths [Table: Project 1: Theatre] 2015/16 value 8\n"
        "C14 Jobs [Table: Project 2: Bridge] 2014/15 value 2\n"
        "D14 Jobs [Table: Project 2: Bridge] 2015/16 value 4\n");
}
