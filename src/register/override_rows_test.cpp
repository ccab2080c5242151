#include "register/override_rows.hpp"

#include <doctest/doctest.h>

#include <string>

#include "register/table_for_test.hpp"
#include "scorebook/rating.hpp"
#include "scorebook/register.hpp"

using namespace scorebook;

namespace {

const TextRows kMeasures = {{"Ref", "Title"}, {"2.1", "Number of contacts"}, {"2.8", "% re-referrals"}};
const std::vector<std::string> kHeadings = {
    "Ref", "Period", "RAG in period", "RAG at year end", "Status", "Direction", "Reason", "Name", "Date"};

Result<Register> read(const TextRows& rows) {
  WorkbookBuilder made;
  add_sheet(made, "Measures", kMeasures);
  return read_register(*add_sheet(made, "Overrides", rows).build());
}

std::string faults(const std::vector<std::string>& row) {
  const Result<Register> result = read({kHeadings, row});
  REQUIRE_FALSE(result.ok());
  const std::string text = result.error().text();
  const std::string start = "measure register: ", end = ". Mend this";
  const std::size_t from = text.find(start) + start.size();
  return text.substr(from, text.find(end) - from);
}

TEST_CASE("overrides: a row keeps everything that it decides") {
  const Result<Register> result =
      read({kHeadings,
            {"2.8", "March 2016", "green", "A", "1", "got worse", "natural variation", "J Smith", "12/04/2016"},
            {"2.1", "Q4 2015/16", "none", "", "", "\u2191", "one large family", "A Jones", ""}});
  REQUIRE_MESSAGE(result.ok(), (result.ok() ? "" : result.error().text()));
  const std::vector<Override>& overrides = result.value().overrides;
  REQUIRE(overrides.size() == 2);
  CHECK(overrides[0].ref == "2.1");  // sorted by ref
  CHECK(overrides[0].period == Period::quarter(2015, 4));
  CHECK(overrides[0].rag_period == Rag::none);
  CHECK_FALSE(overrides[0].rag_year_end);
  CHECK_FALSE(overrides[0].status);
  CHECK(overrides[0].direction == OverrideDirection::up);
  CHECK_FALSE(overrides[0].date);
  CHECK(overrides[1].rag_period == Rag::green);
  CHECK(overrides[1].rag_year_end == Rag::amber);
  CHECK(overrides[1].status == PlanStatus::met);
  CHECK(overrides[1].direction == OverrideDirection::got_worse);
  CHECK(overrides[1].reason == "natural variation");
  CHECK(overrides[1].name == "J Smith");
  CHECK(overrides[1].date == Date{2016, 4, 12});
  CHECK(to_string(overrides[1].place) == "Overrides!A2");
  CHECK(result.value().without_effect.empty());
}

TEST_CASE("overrides: reason and name are required") {
  CHECK(faults({"2.8", "March 2016", "green", "", "", "", "", "", ""}) ==
        "Overrides!G2: this override gives no reason; Overrides!H2: this override does not say who decided it");
}

TEST_CASE("overrides: a row must override something, in words that are known, of a known measure and period") {
  CHECK(faults({"2.8", "March 2016", "", "", "", "", "Reason", "J Smith", ""}) ==
        "Overrides!A2: this row overrides nothing: no RAG, no status and no direction");
  CHECK(faults({"2.8", "March 2016", "blue", "", "6", "sideways", "Reason", "J Smith", "soon"}) ==
        "Overrides!C2: \"blue\" is no RAG in period: green, amber, red or none; "
        "Overrides!E2: \"6\" is no whole number from 1 to 5; "
        "Overrides!F2: \"sideways\" is no direction: improved, stable, got worse, up, level or down; "
        "Overrides!I2: \"soon\" is no date such as 31/03/2017 or 31 March 2017");
  CHECK(faults({"9.9", "", "green", "", "", "", "Reason", "J Smith", ""}) ==
        "Overrides!A2: \"9.9\" is no measure of the sheet Measures; Overrides!B2: this override names no period");
  CHECK(faults({"2.8", "sometime", "green", "", "", "", "Reason", "J Smith", ""}) ==
        "Overrides!B2: \"sometime\" is no period such as March 2016, Q2 2017/18 or 2015/16");
}

TEST_CASE("overrides: one measure has one override in a period") {
  const Result<Register> result = read({kHeadings,
                                        {"2.8", "March 2016", "green", "", "", "", "Reason", "J Smith", ""},
                                        {"2.8", "Mar-16", "amber", "", "", "", "Reason", "J Smith", ""},
                                        {"2.8", "Feb-16", "amber", "", "", "", "Reason", "J Smith", ""}});
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().text().find(
            "Overrides!A3: the override of 2.8 for Mar-16 stands here a second time, first in Overrides!A2") !=
        std::string::npos);
}

TEST_CASE("overrides: the sheet must have its headings") {
  CHECK_FALSE(read({{"Ref", "RAG in period"}, {"2.8", "green"}}).ok());
}

TEST_CASE("overrides: the words of a direction are read as they are written") {
  for (const std::string& name : override_direction_names()) {
    const std::optional<OverrideDirection> direction = parse_override_direction(name);
    REQUIRE(direction);
    CHECK(override_direction_name(*direction) == name);
  }
}

}  // namespace
