// Tables with measures down as grant returns and waiting lists have them: which column names the measure, what the
// headings leave over, and which block a row belongs to.
#include <doctest/doctest.h>

#include <string>
#include <vector>

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

TEST_CASE("names across: the unit that each row states is its own, and one that is none of ours is kept in words") {
  WorkbookBuilder made;
  made.sheet("S").text("A1", "Indicator").text("B1", "Unit of Measurement").text("C1", "Area");
  made.text("D1", "2014/15").text("E1", "2015/16");
  made.text("A2", "Paths").text("B2", "Km").text("C2", "North").number("D2", 4).number("E2", 3);
  made.text("A3", "Paths").text("B3", "%").text("C3", "South").number("D3", 40).number("E3", 30);
  made.text("A4", "Percentage of paths").text("B4", "n of").text("C4", "South").number("D4", 7).number("E4", 8);
  const Submission read_back = read(made);
  REQUIRE(read_back.observations.size() == 6);
  const auto unit = [&](std::size_t at) { return unit_name(read_back.observations[at].figure.unit); };
  CHECK(unit(0) == "");
  CHECK(read_back.observations[0].figure.qualifiers == std::vector<std::string>{"Km"});
  CHECK(unit(2) == "%");
  CHECK_FALSE(read_back.observations[2].figure.unit_missing);
  CHECK(unit(4) == "count");
}

TEST_CASE("names across: whole numbers of minutes or of thousands are no counts, and pounds in a heading are money") {
  WorkbookBuilder made;
  made.sheet("S").text("A1", "Indicator").text("B1", "2014/15 (\u00A3s)").text("C1", "2015/16");
  made.text("A2", "Stay (Minutes)").number("B2", 4).number("C2", 3);
  made.text("A3", "Grant").number("B3", 40).number("C3", 30);
  const Submission read_back = read(made);
  REQUIRE(read_back.observations.size() == 4);
  CHECK(unit_name(read_back.observations[1].figure.unit) == "");
  CHECK(unit_name(read_back.observations[2].figure.unit) == "\u00A3");
  CHECK(unit_name(read_back.observations[3].figure.unit) == "count");
}

TEST_CASE("names across: a fraction beside per cents has no unit and is marked, a small per cent keeps it") {
  WorkbookBuilder made;
  made.sheet("S").text("A1", "Indicator").text("B1", "Unit").text("C1", "2013/14").text("D1", "2014/15");
  made.text("E1", "2015/16");
  made.text("A2", "Repairs in time").text("B2", "Percent").text("C2", "0.95").text("D2", "100%").text("E2", "97");
  made.text("A3", "Vacancies").text("B3", "Percent").text("C3", "0.5").text("D3", "3.2").text("E3", "2.5%");
  made.text("A4", "Satisfied").text("B4", "Percent").text("C4", "0.85").text("D4", "0.9").text("E4", "1");
  const Submission read_back = read(made);
  REQUIRE(read_back.observations.size() == 9);
  const auto figure = [&](std::size_t at) { return read_back.observations[at].figure; };
  CHECK(figure(0).unit == Unit::unknown);
  CHECK(figure(0).unit_missing);
  CHECK(figure(0).value->to_string() == "0.95");
  CHECK(figure(0).qualifiers == std::vector<std::string>{"Percent"});
  CHECK(figure(2).unit == Unit::per_cent);
  CHECK(figure(3).unit == Unit::per_cent);
  CHECK_FALSE(figure(3).unit_missing);
  for (const std::size_t at : {6, 7, 8}) CHECK(figure(at).unit == Unit::unknown);
}

TEST_CASE("names across: the edition of repeated rows tells them apart") {
  WorkbookBuilder made;
  made.sheet("S").text("A1", "Measure").text("B1", "2014/15").text("C1", "2015/16").text("D1", "Fiscal Year");
  for (int row = 2; row <= 7; ++row) {
    const std::string at = std::to_string(row);
    made.text("A" + at, row == 6 ? "Jobs" : row == 7 ? "Fees" : row % 2 == 0 ? "Visits" : "Calls");
    made.number("B" + at, row).number("C" + at, row * 10);
    made.text("D" + at, row <= 3 ? "FY26" : "FY27");
  }
  const std::string all = lines(read(made));
  CAPTURE(all);
  CHECK(all.find("B2 Visits [Fiscal Year: FY26] 2014/15 value 2\n") != std::string::npos);
  CHECK(all.find("B4 Visits [Fiscal Year: FY27] 2014/15 value 4\n") != std::string::npos);
  CHECK(all.find("B6 Jobs 2014/15 value 6\n") != std::string::npos);
}

TEST_CASE("names across: all figures that nothing tells apart are counted") {
  WorkbookBuilder made;
  made.sheet("S").text("A1", "Measure").text("B1", "2014/15").text("C1", "2015/16");
  for (int row = 2; row <= 12; ++row) {
    const std::string at = std::to_string(row);
    made.text("A" + at, row > 11 ? "Measure 2" : "Measure " + at).number("B" + at, row).number("C" + at, 5);
  }
  const Submission read_back = read(made);
  REQUIRE(read_back.not_understood.size() == 1);
  CHECK(read_back.not_understood[0].why ==
        "B2 and B12, C2 and C12 are figures of the same measure and period, and no column of the table tells them "
        "apart. There are 2 such pairs, 1 of them with different figures. All were read; see whether one of each pair "
        "is a mistake.");
}

TEST_CASE("names across: the letter of another body's code stays as it is") {
  WorkbookBuilder made;
  made.sheet("S").text("A1", "Ref").text("B1", "Indicator").text("C1", "2014/15").text("D1", "2015/16");
  made.text("A2", "3.b.1").text("B2", "Vaccines").number("C2", 1).number("D2", 2);
  made.text("A3", "2.A1 a)").text("B3", "Visits").number("C3", 1).number("D3", 2);
  const Submission read_back = read(made);
  REQUIRE(read_back.observations.size() == 4);
  CHECK(read_back.observations[0].measure == "3.b.1");
  CHECK(read_back.observations[2].measure == "2.A1(a)");
}
