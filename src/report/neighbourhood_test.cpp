// The surroundings of cells of the sample workbook, which has a scorecard and pages with periods down.
#include "report/neighbourhood.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>

#include "register/workbook_builder.hpp"

namespace scorebook {
namespace {

const Submission& sample() {
  static const Submission submission = [] {
    auto workbook = read_workbook_file(std::string(SCOREBOOK_SOURCE_DIR) + "/samples/cyps-2016-03.xlsx");
    REQUIRE(workbook.ok());
    return locate(std::make_shared<const Workbook>(std::move(workbook).value()), nullptr);
  }();
  return submission;
}

std::vector<Place> places(const Submission& submission, const std::string& sheet,
                          const std::vector<std::string>& cells) {
  const Sheet* found = submission.workbook->find_sheet(sheet);
  REQUIRE(found != nullptr);
  std::vector<Place> made;
  for (const std::string& cell : cells) made.push_back({found->name, *parse_cell_ref(cell)});
  return made;
}

Neighbourhood around(const std::string& sheet, const std::vector<std::string>& cells) {
  const auto found = neighbourhood_of(sample(), places(sample(), sheet, cells));
  REQUIRE(found);
  return *found;
}

std::string shown(const Neighbourhood& neighbourhood) {
  std::string text;
  for (const NeighbourCell& cell : neighbourhood.cells) {
    text += (text.empty() ? "" : " | ") + to_string(cell.cell) + " " + cell.heading + " = " + cell.shown;
    if (cell.in_question) text += " !";
  }
  return text;
}

TEST_CASE("neighbourhood: a percentage with its numerator and denominator, under the heading of the sheet") {
  const Neighbourhood found = around("Assess - Outcomes", {"J9", "G9", "I9"});
  CHECK_FALSE(found.down);
  CHECK(found.label == "Apr-15");
  CHECK(shown(found) ==
        "G9 3.5 No further action = 158 | H9 3.5 No further action = of | I9 3.5 No further action = 280 | "
        "J9 3.5 No further action = 48.3% !");
}

TEST_CASE("neighbourhood: a single cell of a page stands among the periods above and below") {
  const Neighbourhood found = around("S47", {"D13"});
  CHECK(found.down);
  CHECK(found.label.rfind("4.2 Number of S47's Investigations", 0) == 0);
  REQUIRE(found.cells.size() == 5);
  CHECK(to_string(found.cells.front().cell) == "D11");
  CHECK(to_string(found.cells.back().cell) == "D15");
  CHECK(found.cells[2].in_question);
  CHECK(found.cells[2].heading == "Aug-15");
}

TEST_CASE("neighbourhood: a cell of a scorecard stands in its row, named by ref and title") {
  const Neighbourhood found = around("Performance Summary", {"R34"});
  CHECK_FALSE(found.down);
  CHECK(found.label == "4.7 % of S47's with an outcome - Concerns not substantiated");
  REQUIRE(found.cells.size() == 5);
  const auto cell =
      std::find_if(found.cells.begin(), found.cells.end(), [](const NeighbourCell& each) { return each.in_question; });
  REQUIRE(cell != found.cells.end());
  CHECK(cell->shown == "-90.5%");
  CHECK(cell->heading == "2014/15");
}

TEST_CASE("neighbourhood: ref and title are no neighbours, and at most six cells are shown") {
  const Neighbourhood found = around("Performance Summary", {"H12", "F12", "G12", "I12", "K12", "P12", "R12"});
  CHECK(found.cells.size() == kMostNeighbours);
  for (const NeighbourCell& cell : found.cells) CHECK(cell.cell.column > 3);
  CHECK(std::count_if(found.cells.begin(), found.cells.end(),
                      [](const NeighbourCell& cell) { return cell.in_question; }) == 1);
}

TEST_CASE("neighbourhood: outside of tables cells have no headings, and a cell alone has no neighbours") {
  auto workbook = WorkbookBuilder("m.xlsx")
                      .sheet("Notes")
                      .text("B3", "Lead")
                      .text("C3", std::string(100, 'x'))
                      .text("B9", "alone")
                      .build();
  Submission submission;
  submission.workbook = workbook;
  const auto found = neighbourhood_of(submission, places(submission, "Notes", {"C3"}));
  REQUIRE(found);
  CHECK(found->label.empty());
  CHECK(shown(*found) == "B3  = Lead | C3  = " + std::string(59, 'x') + "\xE2\x80\xA6 !");
  CHECK_FALSE(neighbourhood_of(submission, places(submission, "Notes", {"B9"})));
  CHECK_FALSE(neighbourhood_of(submission, {}));
  CHECK_FALSE(
      neighbourhood_of(submission, {Place{std::make_shared<const SheetName>(SheetName{"m.xlsx", "None"}), {1, 1}}}));
}

Neighbourhood small() {
  Neighbourhood made;
  made.label = "Apr-15";
  made.cells = {{{9, 7}, "No further action", "158", false},
                {{9, 8}, "No further action", "of", false},
                {{9, 9}, "No further action", "280", false},
                {{9, 10}, "%", "48.3%", true}};
  return made;
}

TEST_CASE("neighbourhood text: names, headings and figures as in the sheet, the cell in question in brackets") {
  CHECK(neighbourhood_text(small(), 2, Ink::red, {}) ==
        "           G9  H9   I9       J9\n"
        "            No further\n"
        "                action        %\n"
        "  Apr-15  158  of  280  [48.3%]\n");
}

TEST_CASE("neighbourhood text: cells that find no room are left out, the farthest first, and nothing is wider") {
  TextStyle style;
  style.width = 40;
  Neighbourhood wide = small();
  wide.label = "% of completed assessments ending in no further action at all, of any team";
  for (NeighbourCell& cell : wide.cells) cell.shown = "a long text of many words";
  const std::string text = neighbourhood_text(wide, 6, Ink::red, style);
  CHECK(text.find("J9") != std::string::npos);
  CHECK(text.find("G9") == std::string::npos);
  CHECK(text.find("[a long text") != std::string::npos);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    CHECK(display_width(std::string_view(text).substr(at, end - at)) <= 50);
    at = end + 1;
  }
}

TEST_CASE("neighbourhood text: a blank cell in question says so, colour adds nothing to the words") {
  Neighbourhood made = small();
  made.cells.back().shown.clear();
  CHECK(neighbourhood_text(made, 2, Ink::red, {}).find("[blank]") != std::string::npos);
  TextStyle colours;
  colours.color = true;
  const std::string text = neighbourhood_text(small(), 2, Ink::red, colours);
  CHECK(text.find("\x1b[31m[48.3%]\x1b[0m") != std::string::npos);
}

}  // namespace
}  // namespace scorebook
