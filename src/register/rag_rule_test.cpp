#include <doctest/doctest.h>

#include <string>

#include "scorebook/rag_rule.hpp"

using namespace scorebook;

namespace {

using Kind = RagCondition::Kind;

RagRule rule(const std::string& text) {
  Result<RagRule> parsed = parse_rag_rule(text);
  REQUIRE_MESSAGE(parsed.ok(), text);
  return std::move(parsed).value();
}

std::string fault(const std::string& text) {
  const Result<RagRule> parsed = parse_rag_rule(text);
  return parsed.ok() ? "" : parsed.error().what;
}

}  // namespace

TEST_CASE("RAG rule: clauses and conditions are read, in whatever case and spacing") {
  const RagRule read = rule("Green  on target ;  AMBER within 10% or within 2 points or not worse than last year;");
  REQUIRE(read.green.size() == 1);
  CHECK(read.green[0].kind == Kind::on_target);
  REQUIRE(read.amber.size() == 3);
  CHECK(read.amber[0].kind == Kind::within_per_cent);
  CHECK(read.amber[0].low == Decimal(10));
  CHECK(read.amber[1].kind == Kind::within_points);
  CHECK(read.amber[1].low == Decimal(2));
  CHECK(read.amber[2].kind == Kind::not_worse);
}

TEST_CASE("RAG rule: every kind of condition has its words") {
  CHECK(rule("green at least 85%").green[0].kind == Kind::at_least);
  CHECK(rule("green at most 1,200").green[0].low == Decimal(1200));
  CHECK(rule("green within 5% either side").green[0].kind == Kind::per_cent_either_side);
  CHECK(rule("green within 5 points either side").green[0].kind == Kind::points_either_side);
  CHECK(rule("green within 0.5 percentage points of the target").green[0].low == Decimal(5, 1));
  const RagRule range = rule("green 14 to 20; amber within 1 of the range");
  CHECK(range.green[0].kind == Kind::range);
  CHECK(range.green[0].high == Decimal(20));
  CHECK(range.amber[0].kind == Kind::within_range);
  CHECK(rule("green on target; amber improved on last year").amber[0].kind == Kind::improved);
}

TEST_CASE("RAG rule: a limit keeps its per cent sign") {
  CHECK(rule("green at least 85%").green[0].per_cent);
  CHECK_FALSE(rule("green at least 85").green[0].per_cent);
  CHECK(rule("green 14% to 20%").green[0].per_cent);
  CHECK_FALSE(rule("green 14 to 20").green[0].per_cent);
}

TEST_CASE("RAG rule: a rule without amber has two colours") { CHECK(rule("green on target").amber.empty()); }

TEST_CASE("RAG rule: what is no rule is told") {
  CHECK(fault("") == "the rule does not say what is green");
  CHECK(fault("amber within 10%") == "the rule does not say what is green");
  CHECK(fault("blue on target") == "\"blue on target\" begins with neither green nor amber");
  CHECK(fault("green on target; green at least 5") == "the rule says twice what is green");
  CHECK(fault("green mostly").find("\"mostly\" is no condition of a RAG rule: on target, within 10%") == 0);
  CHECK(fault("green on target; amber within -5").find("\"within -5\" is no condition") == 0);
  CHECK(fault("green on target; amber within 5% points").find("\"within 5% points\"") == 0);
  CHECK(fault("green 20 to 14").find("\"20 to 14\"") == 0);
  CHECK(fault("green on target or").find("\"on target or\"") == 0);
  CHECK(fault("green on target; amber within 1 of the range") ==
        "the rule names a distance from a range, but green names no range such as 14 to 20");
}
