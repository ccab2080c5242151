#include <doctest/doctest.h>

#include <string>

#include "register/table_for_test.hpp"
#include "scorebook/register.hpp"

using namespace scorebook;

namespace {

const std::vector<std::string> kHeadings = {
    "Priority", "Outcome", "Period", "Lead accountability", "Overview of progress", "Risks and challenges"};

Result<Register> read(const TextRows& rows) {
  WorkbookBuilder made;
  return read_register(*add_sheet(made, "Outcomes", rows).build());
}

std::string faults(const TextRows& rows) {
  const Result<Register> result = read(rows);
  REQUIRE_FALSE(result.ok());
  const std::string text = result.error().text();
  const std::string start = "measure register: ", end = ". Mend this";
  const std::size_t from = text.find(start) + start.size();
  return text.substr(from, text.find(end) - from);
}

}  // namespace

TEST_CASE("outcomes: a register of outcomes alone keeps everything that its rows say") {
  const Result<Register> result = read({kHeadings,
                                        {"Priority 1", "A", "", "Strategic Director", "", ""},
                                        {"Priority 1", "A", "Q2 2017/18", "", "Two teams have moved.", "Winter."}});
  REQUIRE_MESSAGE(result.ok(), (result.ok() ? "" : result.error().text()));
  const std::vector<PlanOutcome>& outcomes = result.value().outcomes;
  REQUIRE(outcomes.size() == 2);
  CHECK(outcomes[0].lead == "Strategic Director");
  CHECK_FALSE(outcomes[0].period.has_value());
  CHECK(outcomes[1].priority == "Priority 1");
  CHECK(outcomes[1].outcome == "A");
  CHECK(outcomes[1].period == Period::quarter(2017, 2));
  CHECK(outcomes[1].overview == "Two teams have moved.");
  CHECK(outcomes[1].risks == "Winter.");
  CHECK(to_string(outcomes[1].place) == "Outcomes!B3");
}

TEST_CASE("outcomes: an overview without a period would be printed in every quarter, and is refused") {
  CHECK(faults({kHeadings, {"Priority 1", "A", "", "", "All is well.", ""}}) ==
        "Outcomes!C2: an overview or risks need the period that they are about, such as Q2 2017/18");
}

TEST_CASE("outcomes: a row that says nothing, or the same again, is a fault") {
  CHECK(faults({kHeadings, {"Priority 1", "A", "Q2 2017/18", "", "", ""}}) ==
        "Outcomes!B2: this row states no lead accountability, no overview and no risks");
  CHECK(faults({kHeadings,
                {"Priority 1", "A", "Q2 2017/18", "", "Well.", ""},
                {"priority 1", "a", "2017-Q2", "", "Not so well.", ""}}) ==
        "Outcomes!B3: the outcome a of priority 1 for 2017-Q2 stands here a second time, first in Outcomes!B2");
}
