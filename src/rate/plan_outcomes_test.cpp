#include "scorebook/plan_outcomes.hpp"

#include <doctest/doctest.h>

#include <deque>

#include "scorebook/plan_counts.hpp"

namespace scorebook {
namespace {

// Ratings of plan tables, whose rows live as long as this.
class PlanForTest {
 public:
  void add(const std::string& ref, const std::string& priority, const std::string& outcome,
           const std::string& accountable = "") {
    PlanRow& row = rows_.emplace_back();
    row.accountable.text = accountable;
    Rating& rating = ratings.emplace_back();
    rating.measure.ref = rating.measure.name = ref;
    rating.measure.priority = priority;
    rating.measure.section = outcome;
    rating.plan = &row;
  }

  std::vector<Rating> ratings;

 private:
  std::deque<PlanRow> rows_;
};

PlanOutcome outcome_row(std::optional<Period> period, const std::string& lead, const std::string& overview) {
  PlanOutcome row;
  row.priority = "Priority 1";
  row.outcome = "A";
  row.lead = lead;
  row.period = period;
  row.overview = overview;
  return row;
}

const Period kQuarter = Period::quarter(2017, 2);

}  // namespace

TEST_CASE("plan outcomes: measures stand by priority, outcome and number, whichever workbook they come from") {
  PlanForTest plan;
  plan.add("3.A1", "Priority 3 - A strong community", "A. People feel safe");
  plan.add("1.B10", "PRIORITY 1: BEST START", "B. Potential");
  plan.add("1.B2", "Priority One - Best start in life", "B. Children reach their potential");
  plan.add("1.A1", "PRIORITY 1: BEST START", "A. Safe");
  const auto priorities = plan_priorities(plan.ratings, nullptr, kQuarter);
  REQUIRE(priorities.size() == 2);
  CHECK(priorities[0].priority == "PRIORITY 1: BEST START");
  REQUIRE(priorities[0].outcomes.size() == 2);
  CHECK(priorities[0].outcomes[0].outcome == "A. Safe");
  REQUIRE(priorities[0].outcomes[1].ratings.size() == 2);
  CHECK(priorities[0].outcomes[1].ratings[0]->measure.ref == "1.B2");
  CHECK(priorities[0].outcomes[1].ratings[1]->measure.ref == "1.B10");
  CHECK(priorities[1].priority == "Priority 3 - A strong community");
  // The counts keep the same priorities.
  const PlanCounts counts = count_plan(plan_entries(plan.ratings));
  REQUIRE(counts.priorities.size() == 2);
  CHECK(counts.priorities[0].statuses.measures == 3);
}

TEST_CASE("plan outcomes: measures without priority or outcome stand last and are not lost") {
  PlanForTest plan;
  plan.add("9", "", "");
  plan.add("1.A1", "Priority 1", "A. Safe");
  plan.add("", "Priority 1", "");
  const auto priorities = plan_priorities(plan.ratings, nullptr, kQuarter);
  REQUIRE(priorities.size() == 2);
  REQUIRE(priorities[0].outcomes.size() == 2);
  CHECK(priorities[0].outcomes[1].outcome.empty());
  CHECK(priorities[1].priority.empty());
  CHECK(priorities[1].outcomes[0].ratings.size() == 1);
}

TEST_CASE("plan outcomes: the workbook says who is accountable, the register where it is silent") {
  Register measure_register;
  measure_register.outcomes = {outcome_row(std::nullopt, "Director by register", "")};
  PlanForTest silent, stated;
  silent.add("1.A1", "Priority 1", "A. Safe");
  stated.add("1.A1", "Priority 1", "A. Safe", "Director of Education");
  stated.add("1.A2", "Priority 1", "A. Safe", "Director of Education");
  stated.add("1.A3", "Priority 1", "A. Safe", "Director of Public Health");
  CHECK(plan_priorities(silent.ratings, nullptr, kQuarter)[0].outcomes[0].lead.empty());
  CHECK(plan_priorities(silent.ratings, &measure_register, kQuarter)[0].outcomes[0].lead == "Director by register");
  CHECK(plan_priorities(stated.ratings, &measure_register, kQuarter)[0].outcomes[0].lead ==
        "Director of Education; Director of Public Health");
}

TEST_CASE("plan outcomes: an overview is for its period, and never printed in another") {
  Register measure_register;
  measure_register.outcomes = {outcome_row(Period::quarter(2017, 1), "", "of the first quarter"),
                               outcome_row(Period::financial_year(2017), "", "of the year"),
                               outcome_row(kQuarter, "", "of the second quarter")};
  PlanForTest plan;
  plan.add("1.A1", "PRIORITY 1: BEST START", "Outcome A: Safe");
  const auto overview = [&](const Period& period) {
    return plan_priorities(plan.ratings, &measure_register, period)[0].outcomes[0].overview;
  };
  CHECK(overview(kQuarter) == "of the second quarter");
  CHECK(overview(Period::quarter(2017, 3)) == "of the year");
  CHECK(overview(Period::quarter(2018, 1)).empty());
}

TEST_CASE("plan outcomes: what two wordings have in common is their number or letter") {
  CHECK(priority_key("Priority One – Every child") == priority_key("PRIORITY 1: EVERY CHILD"));
  CHECK(priority_key("Priority 1") != priority_key("Priority 10"));
  CHECK(priority_key("Prioritise people") == "prioritise people");
  CHECK(outcome_key("A. Children are safe") == outcome_key("Outcome A"));
  CHECK(outcome_key("1.A") == outcome_key("A - Children"));
  CHECK(outcome_key("A strong community") == "a strong community");
}

}  // namespace scorebook
