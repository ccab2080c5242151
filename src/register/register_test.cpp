#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "register/workbook_builder.hpp"
#include "scorebook/register.hpp"

using namespace scorebook;

namespace {

WorkbookBuilder measures_sheet() {
  WorkbookBuilder made("measures.xlsx");
  made.sheet("Measures").text("A1", "Ref").text("B1", "Title").text("C1", "Section").text("D1", "Year-to-date rule");
  made.text("E1", "Parts of").text("F1", "Numerator").text("G1", "Denominator");
  return made;
}

void add_measure(WorkbookBuilder& made, int row, const std::string& ref, const std::string& title) {
  made.text("A" + std::to_string(row), ref).text("B" + std::to_string(row), title);
}

std::string fault_of(const WorkbookBuilder& made) {
  const Result<Register> read = read_register(*made.build());
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().code == ErrorCode::register_invalid);
  return read.error().text();
}

constexpr const char* kFix = ". Mend this in Excel, save the register and run this again.";

}  // namespace

TEST_CASE("register: a measure is read with its rule, its total, its numerator and its denominator") {
  WorkbookBuilder made = measures_sheet();
  add_measure(made, 2, "2.1", "Number of contacts");
  made.text("C2", "CONTACT & REFERRAL (MASH)").text("D2", "sum");
  add_measure(made, 3, "2.3", "Number of contacts going onto referral");
  made.text("D3", "sum").text("E3", "2.1");
  add_measure(made, 4, "2.4", "% of contacts going onto referral");
  made.text("D4", "ratio of sums").text("F4", "2.3").text("G4", "2.1");
  const Result<Register> read = read_register(*made.build());
  REQUIRE(read.ok());
  CHECK(read.value().file == "measures.xlsx");
  REQUIRE(read.value().measures.size() == 3);
  const RegisterMeasure& first = read.value().measures[0];
  CHECK(first.definition.section == "CONTACT & REFERRAL (MASH)");
  CHECK(first.definition.year_to_date_rule == YearToDateRule::sum);
  CHECK(to_string(first.place) == "Measures!A2");
  CHECK(read.value().measures[1].definition.parts_of == std::vector<std::string>{"2.1"});
  const RegisterMeasure* share = read.value().find("2.4");
  REQUIRE(share != nullptr);
  CHECK(share->definition.year_to_date_rule == YearToDateRule::ratio_of_sums);
  CHECK(share->definition.numerator == "2.3");
  CHECK(share->definition.denominator == "2.1");
  CHECK(read.value().find("9.9") == nullptr);
}

TEST_CASE("register: the header is found by its names, in any order, below other rows, with other columns left alone") {
  WorkbookBuilder made;
  made.sheet("measures")
      .text("A1", "Measures of children's services")
      .text("B4", "Notes")
      .text("C4", "TITLE")
      .text("D4", "Ref.");
  made.text("E4", "ytd rule")
      .text("B5", "anything")
      .text("C5", "Number of plans")
      .number("D5", 6.1, "0.00")
      .text("E5", "Last");
  const Result<Register> read = read_register(*made.build());
  REQUIRE(read.ok());
  REQUIRE(read.value().measures.size() == 1);
  CHECK(read.value().measures[0].definition.ref == "6.10");
  CHECK(read.value().measures[0].definition.title == "Number of plans");
  CHECK(read.value().measures[0].definition.year_to_date_rule == YearToDateRule::last);
}

TEST_CASE("register: good performance and tolerances are read where the register has them") {
  WorkbookBuilder made;
  made.sheet("Measures")
      .text("A1", "Ref")
      .text("B1", "Title")
      .text("C1", "Good performance")
      .text("D1", "Red")
      .text("E1", "Amber");
  made.text("F1", "Target Green");
  add_measure(made, 2, "2.2", "% Contacts with decision within 1 working day");
  made.text("C2", "High").text("D2", "<92%").text("E2", "92%>").number("F2", 0.95, "0%");
  const Result<Register> read = read_register(*made.build());
  REQUIRE(read.ok());
  const Measure& measure = read.value().measures.at(0).definition;
  CHECK(measure.polarity == Polarity::high);
  CHECK(measure.tolerance.red == "<92%");
  CHECK(measure.tolerance.green == "95%");
}

TEST_CASE("register: a unit is what its column states, never what the title seems to say") {
  WorkbookBuilder made;
  made.sheet("Measures").text("A1", "Ref").text("B1", "Title").text("C1", "Unit");
  const std::vector<std::pair<std::string, Unit>> stated = {
      {"%", Unit::per_cent},  {"Count", Unit::count}, {"per 10,000", Unit::per_10000},
      {"days", Unit::days},   {"Cases", Unit::cases}, {"Rate per 100,000", Unit::per_100000},
      {"weeks", Unit::weeks}, {"£", Unit::money}};
  int row = 2;
  for (const auto& unit : stated) {
    add_measure(made, row, "2." + std::to_string(row), "Number of referrals");
    made.text("C" + std::to_string(row), unit.first);
    ++row;
  }
  add_measure(made, row, "2." + std::to_string(row), "Number of referrals");
  const Result<Register> read = read_register(*made.build());
  REQUIRE(read.ok());
  REQUIRE(read.value().measures.size() == stated.size() + 1);
  for (std::size_t at = 0; at < stated.size(); ++at)
    CHECK(read.value().measures[at].definition.unit == stated[at].second);
  CHECK(read.value().measures.back().definition.unit == Unit::unknown);
}

TEST_CASE("register: a unit that is none is a fault") {
  WorkbookBuilder made;
  made.sheet("Measures").text("A1", "Ref").text("B1", "Title").text("C1", "Unit");
  add_measure(made, 2, "2.1", "Number of contacts");
  made.text("C2", "apples");
  CHECK(fault_of(made) ==
        std::string("made.xlsx: 1 fault in the measure register: Measures!C2: \"apples\" is no unit: %, count, per "
                    "10,000, per 100,000, days, weeks, cases or £") +
            kFix);
}

TEST_CASE("register: a population has a name, a year and a number of people") {
  WorkbookBuilder made = measures_sheet();
  add_measure(made, 2, "4.2", "Number of investigations");
  add_measure(made, 3, "4.3", "Number of investigations per 10,000 population");
  made.text("F3", "4.2").text("G3", "0-17");
  made.sheet("Populations").text("A1", "Name").text("B1", "Year").text("C1", "Population");
  made.text("A2", "0-17").text("B2", "2015/16").number("C2", 56398).text("A3", "All ages").text("C3", "260,800");
  const Result<Register> read = read_register(*made.build());
  REQUIRE_MESSAGE(read.ok(), (read.ok() ? "" : read.error().text()));
  REQUIRE(read.value().populations.size() == 2);
  CHECK(read.value().populations[0].name == "0-17");
  CHECK(read.value().populations[0].year == "2015/16");
  CHECK(read.value().populations[0].people == Decimal(56398));
  CHECK(to_string(read.value().populations[0].place) == "Populations!C2");
  CHECK(read.value().populations[1].year.empty());
  CHECK(read.value().populations[1].people == Decimal(260800));
  CHECK(read.value().find("4.3")->definition.denominator == "0-17");
}

TEST_CASE("register: every fault is told at once, each with its cell") {
  WorkbookBuilder made = measures_sheet();
  add_measure(made, 2, "2.1", "Number of contacts");
  made.text("D2", "adds up");
  add_measure(made, 3, "", "Number of referrals");
  add_measure(made, 4, "2.1", "Number of contacts again");
  made.text("A5", "2.5").text("E5", "9.9");
  made.sheet("Populations")
      .text("A1", "Name")
      .text("B1", "Year")
      .text("C1", "Population")
      .text("A2", "0-17")
      .text("B2", "soon");
  made.text("C2", "many");
  CHECK(fault_of(made) ==
        std::string(
            "measures.xlsx: 7 faults in the measure register: Measures!D2: \"adds up\" is no year-to-date rule: sum, "
            "ratio of "
            "sums, last, rolling 12 months, average, cumulative, given or none; Measures!A3: the measure \"Number of "
            "referrals\" has no ref; Measures!B5: measure 2.5 has no title; Measures!A4: measure 2.1 stands here a second "
            "time, first in Measures!A2; Populations!B2: \"soon\" is no year such as 2015/16; Populations!C2: \"many\" "
            "is no "
            "number of people; Measures!A5: measure 2.5 is part of 9.9, which is no measure of the register") +
            kFix);
}

TEST_CASE("register: shares of a whole are parts of 100%") {
  WorkbookBuilder made = measures_sheet();
  add_measure(made, 2, "3.4", "% ending in no further action");
  made.text("E2", "100%");
  add_measure(made, 3, "3.5", "% ending in a plan");
  made.text("E3", "100");
  const Result<Register> read = read_register(*made.build());
  REQUIRE(read.ok());
  CHECK(read.value().measures[0].definition.parts_of == std::vector<std::string>{"100%"});
  CHECK(read.value().measures[1].definition.parts_of == std::vector<std::string>{"100"});
}

TEST_CASE("register: a denominator must be a measure or a population of the register") {
  WorkbookBuilder made = measures_sheet();
  add_measure(made, 2, "2.4", "% of contacts going onto referral");
  made.text("F2", "2.3").text("G2", "people");
  CHECK(fault_of(made) ==
        std::string("measures.xlsx: 2 faults in the measure register: Measures!A2: the numerator of 2.4, 2.3, is no "
                    "measure of the register; Measures!A2: the denominator of 2.4, people, is neither a measure nor a "
                    "population of the register") +
            kFix);
}

TEST_CASE("register: the shares of one whole are parts of 100%, which is no measure") {
  WorkbookBuilder made = measures_sheet();
  add_measure(made, 2, "4.5", "% substantiated");
  made.text("E2", "100%");
  const Result<Register> read = read_register(*made.build());
  REQUIRE(read.ok());
  CHECK(read.value().measures.front().definition.parts_of == std::vector<std::string>{"100%"});
}

TEST_CASE("register: a workbook without a sheet Measures, or without its headings, is refused") {
  WorkbookBuilder other("figures.xlsx");
  other.sheet("Sheet1").text("A1", "Ref").text("B1", "Title");
  CHECK(fault_of(other) ==
        std::string(
            "figures.xlsx: 1 fault in the measure register: there is no sheet named Measures and none named Sources") +
            kFix);
  WorkbookBuilder headless("figures.xlsx");
  headless.sheet("Measures").text("A1", "Something").text("B1", "Else");
  CHECK(
      fault_of(headless) ==
      std::string(
          "figures.xlsx: 1 fault in the measure register: Measures: no row with the headings ref and title was found") +
          kFix);
  WorkbookBuilder empty = measures_sheet();
  CHECK(fault_of(empty) ==
        std::string("measures.xlsx: 1 fault in the measure register: Measures: the sheet has headings but no measure "
                    "below them") +
            kFix);
}
