// What a figure is set against, and what its rating is for, through rate().
#include "rate/what_holds.hpp"

#include <doctest/doctest.h>

#include "rate/return_for_test.hpp"

namespace scorebook {
namespace {

Measure share(const std::string& target = "", TypedTolerance tolerance = {}) {
  Measure measure = measure_of("2.2", Polarity::high, Unit::per_cent);
  measure.target = target;
  measure.tolerance = std::move(tolerance);
  return measure;
}

const TypedTolerance kTyped = {"<92%", "92%>", "95%"};

DatedTarget dated(const std::string& target, TypedTolerance tolerance = {}, const std::string& first = "2016-03") {
  DatedTarget made;
  made.ref = "2.2";
  made.validity.first = parse_period(first)->first();
  made.target = target;
  made.tolerance = std::move(tolerance);
  return made;
}

Rating rated(const Measure& measure, std::vector<DatedTarget> targets = {},
             const std::vector<std::string>& figures = {"2016-02 94%", "2016-03 94%"}) {
  ReturnForTest submitted("2016-03");
  submitted.row(measure, figures);
  submitted.measure_register().targets = std::move(targets);
  return submitted.rated("2.2");
}

TEST_CASE("what holds: a typed tolerance wins over a typed target, and its green threshold is the target") {
  const Rating rating = rated(share("80%", kTyped));
  CHECK(rating.rated_by == RatedBy::tolerance);
  CHECK(rating.rag_period.rag == Rag::amber);
  CHECK(rated(share("", kTyped)).target.value == Decimal(95));
  CHECK(rated(share("", kTyped)).target.side == TargetSide::at_least);
}

TEST_CASE("what holds: a rule wins over a typed tolerance") {
  Measure measure = share("94%", kTyped);
  measure.rule = "green on target; amber within 2 points";
  const Rating rating = rated(measure);
  CHECK(rating.rated_by == RatedBy::rule);
  CHECK(rating.rag_period.rag == Rag::green);
}

TEST_CASE("what holds: a dated target wins over typed tolerance and target, in its periods only") {
  const Rating rating = rated(share("80%", kTyped), {dated("96%")});
  CHECK(rating.rated_by == RatedBy::target);
  CHECK(rating.target.value == Decimal(96));
  CHECK(rating.rag_period.rag == Rag::red);
  CHECK(rated(share("80%", kTyped), {dated("96%", {}, "2016-04")}).rated_by == RatedBy::tolerance);
}

TEST_CASE("what holds: a dated tolerance wins over everything") {
  Measure measure = share("80%", kTyped);
  measure.rule = "green on target";
  const Rating rating = rated(measure, {dated("94%", {"<90%", "90%>", "94%"})});
  CHECK(rating.rated_by == RatedBy::dated_tolerance);
  CHECK(rating.rag_period.rag == Rag::green);
}

TEST_CASE("what holds: a rule judges by the dated target") {
  Measure measure = share("80%");
  measure.rule = "green on target; amber within 2 points";
  CHECK(rated(measure, {dated("96%")}).rag_period.rag == Rag::amber);
}

TEST_CASE("what holds: a tolerance that is to be set does not stand in the way of a target") {
  const TypedTolerance to_be_set = {"range to be set", "range to be set", "range to be set"};
  CHECK(rated(share("90%", to_be_set)).rag_period.rag == Rag::green);
  const Rating without = rated(share("", to_be_set));
  CHECK(without.rag_period.reason == "to be set");
  CHECK(without.status.status == PlanStatus::not_settled);
}

TEST_CASE("what holds: the previous figure is rated by what held for its own period") {
  const Rating rating = rated(share(), {dated("90%", {}, "2016-01"), dated("95%")});
  // The first row would overlap the second; a register that is read refuses that, so its end is set here.
  ReturnForTest submitted("2016-03");
  submitted.row(share(), {"2016-02 94%", "2016-03 94%"});
  DatedTarget first = dated("90%", {}, "2016-01");
  first.validity.last = Period::month(2016, 2).last();
  submitted.measure_register().targets = {first, dated("95%")};
  const Rating own = submitted.rated("2.2");
  CHECK(own.rag_period.rag == Rag::red);
  CHECK(own.rag_previous.rag == Rag::green);
  CHECK(rating.rated_by == RatedBy::target);
}

TEST_CASE("rag basis: thresholds for the year to date do not rate a month, and the words do not deny the target") {
  Measure measure = share("", kTyped);
  measure.rag_basis = RagBasis::year_to_date;
  const Rating rating = rated(measure, {}, {"2016-02 94%", "2016-03 93%", "2016-03 ytd 96%"});
  CHECK(rating.rag_period.rag == Rag::none);
  CHECK(rating.rag_period.working == "not rated: its thresholds are for the year to date");
  CHECK(rating.rag_year_end.rag == Rag::green);
  CHECK(rating.direction.state == DirectionState::worse_within_target);
  CHECK(rating.status.status == PlanStatus::met);
}

TEST_CASE("rag basis: without a year to date there is none, but for figures that cover the year themselves") {
  Measure measure = share("", kTyped);
  measure.rag_basis = RagBasis::year_to_date;
  CHECK(rated(measure).rag_year_end.working ==
        "not rated: its thresholds are for the year to date, which there is none of");
  measure.reporting_basis = ReportingBasis::snapshot;
  CHECK(rated(measure).rag_year_end.rag == Rag::amber);
  CHECK(rated(measure).rag_period.rag == Rag::amber);
}

TEST_CASE("rag basis: a month that is only part of a rolling year is not rated by a yearly threshold") {
  Measure measure = measure_of("4.1", Polarity::low, Unit::count);
  measure.tolerance = {">1500", "1500>", "1400"};
  measure.reporting_basis = ReportingBasis::in_period;
  measure.year_to_date_rule = YearToDateRule::rolling_12_months;
  measure.rag_basis = RagBasis::year_to_date;
  const Rating rating = ReturnForTest("2016-03").row(measure, {"2016-02 249", "2016-03 164"}).rated("4.1");
  CHECK(rating.rag_period.rag == Rag::none);
  CHECK(rating.rag_year_end.rag == Rag::none);
  CHECK(rating.rag_previous.rag == Rag::none);
}

TEST_CASE("rag basis: where the register says that periods make the year, one of them does not stand for it") {
  Measure measure = measure_of("4.1", Polarity::low, Unit::count);
  measure.tolerance = {">1500", "1500>", "1400"};
  measure.reporting_basis = ReportingBasis::in_period;
  measure.year_to_date_rule = YearToDateRule::sum;
  CHECK(ReturnForTest("2016-03").row(measure, {"2016-02 249", "2016-03 164"}).rated("4.1").rag_year_end.working ==
        "not rated: the year to date is not known: the workbook gives none, and not every period since it began has a "
        "figure");
}

TEST_CASE("what holds: a typed tolerance that does not hold is not shown as the target") {
  const Rating rating = rated(share("", kTyped), {dated("97%")});
  CHECK(rating.tolerance.kind == ToleranceKind::none);
  CHECK(rating.target.value == Decimal(97));
}

TEST_CASE("what holds: across a break neither a rule nor a target looks at last year") {
  Measure measure = share();
  measure.rule = "green at least 97%; amber improved on last year";
  const Break moved{Period::month(2016, 1), "new system", ""};
  ReturnForTest submitted("2016-03");
  submitted.row(measure, {"2015-03 90%", "2016-03 94%"}).defined(measure, {moved});
  CHECK(submitted.rated("2.2").rag_period.rag == Rag::none);
  Measure relative = share("5% increase on 2014-15");
  ReturnForTest other("2016-03");
  other.row(relative, {"2014/15 year 80%", "2016-03 94%"}).defined(relative, {moved});
  CHECK(other.rated("2.2").target.no_target == NoTarget::no_reference);
}

TEST_CASE("what holds: a measure of a plan and one of a scorecard that share a ref keep their own figures") {
  Measure of_plan = measure_of("1.A1", Polarity::low, Unit::per_10000);
  Measure of_scorecard = measure_of("1.A1", Polarity::low, Unit::count);
  of_scorecard.tolerance = {">15", "15>", "10"};
  ReturnForTest submitted("2017-Q2");
  submitted.row(of_scorecard, {"2017-09 12"}).plan(of_plan, {"2017-Q2 345.8"});
  const std::vector<Rating> ratings = submitted.rate_all();
  REQUIRE(ratings.size() == 2);
  CHECK(ratings[0].value == nullptr);
  CHECK(ratings[1].value->figure.text == "345.8");
}

TEST_CASE("units: days are not set against weeks, nor compared with them") {
  Measure measure = measure_of("10.3", Polarity::low, Unit::days);
  measure.tolerance = {">511", "511>", "487"};
  const Rating rating = ReturnForTest("2016-03").row(measure, {"2016-02 300 days", "2016-03 27.3 weeks"}).rated("10.3");
  CHECK(rating.rag_period.rag == Rag::none);
  CHECK(rating.rag_period.reason == "the figure, 27.3 weeks, is in weeks but the tolerance is in days");
  CHECK(rating.direction.state == DirectionState::no_comparison);
}

TEST_CASE("status: a register's target of a count is not guessed to be for the month or for the year") {
  Measure measure = measure_of("2.3", Polarity::high, Unit::count);
  measure.target = "500";
  const std::vector<std::string> figures = {"2016-03 402", "2016-03 ytd 4,915"};
  const Rating unknown = ReturnForTest("2016-03").row(measure, figures).rated("2.3");
  CHECK(unknown.rag_period.reason ==
        "nothing says whether the target of \u201c500\u201d is for March 2016 or for the year");
  CHECK(unknown.rag_year_end.rag == Rag::none);
  measure.rag_basis = RagBasis::period;
  CHECK(ReturnForTest("2016-03").row(measure, figures).rated("2.3").rag_period.rag == Rag::red);
}

TEST_CASE("status: a rule that could not be applied has its own reason") {
  Measure measure = share();
  measure.rule = "green 14 to 20; amber within 1 of the range";
  const Rating rating = rated(measure, {}, {"2016-03 0.18"});
  CHECK(rating.status.status == PlanStatus::not_settled);
  CHECK(rating.status.why == rating.rag_period.reason);
  Measure baseline = share("Baseline year");
  baseline.rule = "green on target";
  CHECK(rated(baseline).status.status == PlanStatus::not_applicable);
  CHECK(rated(share("90%"), {dated("", {"n/a", "n/a", "n/a"})}).status.status == PlanStatus::not_applicable);
}

TEST_CASE("rag basis: thresholds for single periods do not rate the year") {
  Measure measure = share("", kTyped);
  measure.rag_basis = RagBasis::period;
  const Rating rating = rated(measure, {}, {"2016-03 96%", "2016-03 ytd 80%"});
  CHECK(rating.rag_period.rag == Rag::green);
  CHECK(rating.rag_year_end.working == "not rated: its thresholds are for single periods");
}

TEST_CASE("status: a target that could not be used is not settled, and no target is not applicable") {
  CHECK(rated(share("No target")).status.status == PlanStatus::not_applicable);
  CHECK(rated(share("Baseline year")).status.status == PlanStatus::not_applicable);
  CHECK(rated(share("", {"n/a", "n/a", "n/a"})).status.status == PlanStatus::not_applicable);
  CHECK(rated(share("")).status.status == PlanStatus::not_settled);
  CHECK(rated(share("")).status.why == "no target is stated");
  const Rating words = rated(share("In line with national average"));
  CHECK(words.status.status == PlanStatus::not_settled);
  CHECK(words.status.why == words.target.reason);
}

TEST_CASE(
    "status: a plan's target for the year is not set against a quarter's count unless it is known what that covers") {
  Measure measure = measure_of("3.B2", Polarity::high, Unit::count);
  const std::vector<std::string> figures = {"2017-Q2 12", "2017/18 target 37"};
  const Rating unknown = ReturnForTest("2017-Q2").plan(measure, figures).rated("3.B2");
  CHECK(unknown.status.status == PlanStatus::not_settled);
  CHECK(unknown.status.why ==
        "the target of \u201c37\u201d is for 2017/18, and nothing says whether the figure of quarter 2 of 2017/18 "
        "counts it "
        "alone or the year so far");
  measure.reporting_basis = ReportingBasis::cumulative;
  CHECK(ReturnForTest("2017-Q2").plan(measure, figures).rated("3.B2").rag_period.rag == Rag::red);
  CHECK(ReturnForTest("2017-Q2").plan(measure, {"2017-Q2 19", "2017/18 target 37"}).rated("3.B2").rag_period.rag ==
        Rag::green);
}

TEST_CASE("status: a benchmark of the register makes a target of words a number") {
  ReturnForTest submitted("2016-03");
  submitted.row(share("In line with national average"), {"2016-03 94%"});
  RegisterFigure benchmark;
  benchmark.observation = observation_of("2.2", "2014/15 benchmark nat_avg 93.5%", Unit::per_cent);
  submitted.measure_register().benchmarks.push_back(benchmark);
  const Rating rating = submitted.rated("2.2");
  REQUIRE(rating.benchmarks.size() == 1);
  CHECK(rating.target.value == Decimal(935, 1));
  CHECK(rating.status.status == PlanStatus::met);
}

TEST_CASE("history: figures of the register stand behind those of the workbooks") {
  ReturnForTest submitted("2016-03");
  submitted.row(share("", kTyped), {"2016-03 94%"});
  for (const char* words : {"2016-01 91%", "2016-02 93%", "2016-03 10%"}) {
    RegisterFigure earlier;
    earlier.observation = observation_of("2.2", words, Unit::per_cent);
    submitted.measure_register().history.push_back(earlier);
  }
  const Rating rating = submitted.rated("2.2");
  CHECK(rating.value->figure.text == "94%");
  CHECK(rating.direction.working == "94% after 93%: higher, and high is good");
  CHECK(rating.history.size() == 3);
}

TEST_CASE("a table of no known kind is rated where the register defines its measure") {
  ReturnForTest submitted("2016-03");
  submitted.table(share("", kTyped), {"2016-02 91%", "2016-03 96%"});
  CHECK(submitted.rate_all().empty());
  submitted.defined(share("", kTyped));
  CHECK(submitted.rated("2.2").rag_period.rag == Rag::green);
}

TEST_CASE("the order of measures changes no rating") {
  const Measure one = share("", kTyped);
  Measure two = share("90%");
  two.ref = two.name = "2.3";
  const std::vector<std::string> figures = {"2016-02 94%", "2016-03 93%"};
  const std::vector<Rating> there = ReturnForTest("2016-03").row(one, figures).row(two, figures).rate_all();
  const std::vector<Rating> back = ReturnForTest("2016-03").row(two, figures).row(one, figures).rate_all();
  REQUIRE(there.size() == 2);
  REQUIRE(back.size() == 2);
  for (const std::size_t i : {0U, 1U}) {
    CHECK(there[i].measure.ref == back[1 - i].measure.ref);
    CHECK(there[i].rag_period.working == back[1 - i].rag_period.working);
    CHECK(there[i].direction.working == back[1 - i].direction.working);
  }
}

}  // namespace
}  // namespace scorebook
