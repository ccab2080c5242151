#include "scorebook/member_summary.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "rate/rating_for_test.hpp"

namespace scorebook {
namespace {

using test::RatingBuilder;
using Refs = std::vector<std::string>;

const Period kMarch = Period::month(2016, 3), kFebruary = Period::month(2016, 2);

// A measure of two figures, rated and compared by the rules.
class Rated : public RatingBuilder {
 public:
  Rated(const std::string& ref, const std::string& before, const std::string& now, const TypedTolerance& typed,
        Polarity polarity = Polarity::high)
      : RatingBuilder(ref, kMarch) {
    made.measure.polarity = polarity;
    tolerance(typed);
    made.previous = observe(before, kFebruary);
    made.value = observe(now, kMarch);
    made.rag_previous = rate_rag(made.previous->figure, made.tolerance, Unit::per_cent);
    made.rag_period = rate_rag(made.value->figure, made.tolerance, Unit::per_cent);
    made.direction = rate_direction(&made.previous->figure, &made.value->figure, polarity, made.rag_period.rag);
  }
};

const TypedTolerance kHigh = {"<80%", "80%<", "90%"}, kLow = {">20%", "20%>", "10%"}, kNone = {"", "", "n/a"};

Refs refs(const std::vector<SummaryEntry>& entries) {
  Refs found;
  for (const SummaryEntry& entry : entries) found.push_back(entry.rating->measure.ref);
  return found;
}

TEST_CASE("member summary: red first, the furthest from target first as a share of it, then what got worse") {
  const Rated near("1", "80", "79", kHigh), far("2", "50", "45", kHigh), low("3", "25", "22", kLow, Polarity::low),
      amber("4", "88", "85", kHigh), green("5", "99", "95", kHigh), none("6", "50", "40", kNone),
      good("7", "91", "95", kHigh);
  const std::vector<Rating> ratings = {near.made, far.made, low.made, amber.made, green.made, none.made, good.made};
  const MemberSummary summary = summary_for_members(ratings);
  // 22 misses 10 by 120 %, 45 misses 90 by half, 79 by an eighth.
  CHECK(refs(summary.attention) == Refs{"3", "2", "1", "4", "6", "5"});
  REQUIRE(summary.attention[0].missed_by);
  CHECK(*summary.attention[0].missed_by == doctest::Approx(1.2));
  CHECK(*summary.attention[1].missed_by == doctest::Approx(0.5));
  CHECK_FALSE(summary.attention[5].missed_by);  // green misses nothing
}

TEST_CASE("member summary: a target of 0 has no share and follows those that have one") {
  const Rated zero("1", "9", "9", {">5%", "5%>", "0%"}, Polarity::low), other("2", "25", "24", kLow, Polarity::low);
  const std::vector<Rating> ratings = {zero.made, other.made};
  CHECK(refs(summary_for_members(ratings).attention) == Refs{"2", "1"});
}

TEST_CASE("member summary: turned green, then green and improved, then improved, then green") {
  const Rated green("1", "95", "94", kHigh), improved("2", "50", "60", kHigh), both("3", "94", "95", kHigh),
      turned("4", "85", "95", kHigh);
  const std::vector<Rating> ratings = {green.made, improved.made, both.made, turned.made};
  const MemberSummary summary = summary_for_members(ratings);
  CHECK(refs(summary.good) == Refs{"4", "3", "2", "1"});
  REQUIRE(summary.turned_green.size() == 1);
  CHECK(summary.turned_green[0]->measure.ref == "4");
}

TEST_CASE("member summary: counts of colours now and before, and of directions, take in every measure") {
  const Rated red("1", "95", "70", kHigh), green("2", "95", "95", kHigh), none("3", "50", "60", kNone),
      info("4", "50", "60", kNone, Polarity::info);
  Rating alone;
  alone.measure.ref = "5";
  const std::vector<Rating> ratings = {red.made, green.made, none.made, info.made, alone};
  const MemberSummary summary = summary_for_members(ratings);
  CHECK(summary.measures == 5);
  CHECK(summary.now == std::array<std::size_t, 4>{3, 1, 0, 1});
  CHECK(summary.before == std::array<std::size_t, 4>{3, 2, 0, 0});
  CHECK(summary.before_known);
  CHECK(summary.turned_red.size() == 1);
  CHECK(summary.declined == 1);
  CHECK(summary.level == 1);
  CHECK(summary.improved == 1);
  CHECK(summary.moved == 1);
  CHECK(summary.not_compared == 1);
  CHECK(summary.declined + summary.level + summary.improved + summary.moved + summary.not_compared == 5);
  CHECK_FALSE(summary.of_plan);
  CHECK_FALSE(summary_for_members({alone}).before_known);
}

TEST_CASE("member summary: a plan's measures are counted by status, and missed targets by what holds for them") {
  const PlanRow row;
  RatingBuilder builder("1.A1", Period::quarter(2017, 2));
  builder.made.plan = &row;
  builder.made.rated_by = RatedBy::target;
  builder.made.value = builder.observe("60", Period::quarter(2017, 2));
  builder.made.target.value = Decimal(80);
  builder.made.target.side = TargetSide::at_least;
  builder.made.rag_period = {Rag::red, "", "short of the target: red"};
  builder.made.status = {PlanStatus::not_met, "red"};
  const std::vector<Rating> ratings = {builder.made};
  const MemberSummary summary = summary_for_members(ratings);
  CHECK(summary.of_plan);
  CHECK(summary.statuses[static_cast<std::size_t>(PlanStatus::not_met)] == 1);
  CHECK(summary.now[static_cast<std::size_t>(Rag::red)] == 1);
  REQUIRE(summary.attention.size() == 1);
  CHECK(*summary.attention[0].missed_by == doctest::Approx(0.25));
}

TEST_CASE("member summary: outside a band or a range is measured from its nearer end") {
  RatingBuilder band("1", kMarch, Unit::per_10000);
  band.tolerance({"more than +/-15", "+/-15", "+/-5 of 100"});
  band.made.value = band.observe("125", kMarch);
  band.made.rag_period = {Rag::red, "", "outside the band: red"};
  RatingBuilder range("2", kMarch, Unit::count);
  range.made.measure.polarity = Polarity::within_limits;
  range.tolerance({"over 1% above range", "1% above range", "14-20"});
  range.made.value = range.observe("25", kMarch);
  range.made.rag_period = {Rag::red, "", "above the range: red"};
  const std::vector<Rating> ratings = {band.made, range.made};
  const MemberSummary summary = summary_for_members(ratings);
  CHECK(refs(summary.attention) == Refs{"2", "1"});
  CHECK(*summary.attention[0].missed_by == doctest::Approx(0.25));
  CHECK(*summary.attention[1].missed_by == doctest::Approx(0.2));
}

TEST_CASE("member summary: the words name what was compared") {
  const auto compared = [](Period earlier, Period own) {
    RatingBuilder builder("1", own);
    builder.made.previous = builder.observe("80", earlier);
    builder.made.value = builder.observe("85", own);
    return compared_with({&builder.made}).words;
  };
  CHECK(compared(kFebruary, kMarch) == "the month before");
  CHECK(compared(Period::month(2015, 3), kMarch) == "the same month last year");
  CHECK(compared(Period::quarter(2018, 2), Period::quarter(2018, 3)) == "the quarter before");
  CHECK(compared(Period::quarter(2017, 3), Period::quarter(2018, 3)) == "the same quarter last year");
  CHECK(compared(Period::financial_year(2014), Period::financial_year(2015)) == "the year before");
  CHECK(compared(Period::financial_year(2014), kMarch) == "the year before");
  CHECK(compared(Period::financial_year(2012), kMarch) == "2012/13");
  CHECK(compared_with({}).words == "the period before");
}

TEST_CASE("member summary: where measures differ, each is compared with its own period") {
  const Rated first("1", "80", "79", kHigh), second("2", "80", "79", kHigh);
  Rated other("3", "80", "79", kHigh);
  other.made.previous = other.observe("80", Period::month(2015, 3));
  const ComparedWith all = compared_with({&first.made, &second.made, &other.made});
  CHECK_FALSE(all.alike);
  CHECK(all.words == "the period that each is compared with");
  CHECK(all.for_most_of_them == "the month before");
  CHECK(compared_with({&first.made, &other.made}).for_most_of_them.empty());
}

TEST_CASE("member summary: a month that is red by thresholds of the size of a year does not lead") {
  RatingBuilder yearly("6.7", kMarch, Unit::count);
  yearly.tolerance({"<55", "55>", "60"});
  yearly.made.previous = yearly.observe("4", kFebruary);
  yearly.made.value = yearly.observe("7", kMarch);
  yearly.made.history = {yearly.made.previous, yearly.made.value};
  yearly.made.year_to_date = yearly.observe("105", kMarch, ObservationKind::year_to_date);
  yearly.made.rag_period = rate_rag(yearly.made.value->figure, yearly.made.tolerance, Unit::count);
  REQUIRE(yearly.made.rag_period.rag == Rag::red);
  const Rated near("1", "80", "79", kHigh), amber("4", "88", "85", kHigh);
  std::vector<Rating> ratings = {yearly.made, near.made, amber.made};
  MemberSummary summary = summary_for_members(ratings);
  CHECK(refs(summary.attention) == Refs{"1", "6.7", "4"});
  CHECK(summary.attention[1].by_threshold_of_year);
  // A year of that size is no year's figure: the thresholds are the month's, and the month is far off.
  ratings[0].year_to_date = nullptr;
  summary = summary_for_members(ratings);
  CHECK(refs(summary.attention) == Refs{"6.7", "1", "4"});
}

}  // namespace
}  // namespace scorebook
