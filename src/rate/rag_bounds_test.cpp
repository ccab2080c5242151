#include "rate/rag_bounds.hpp"

#include <doctest/doctest.h>

#include "rate/rating_for_test.hpp"

using namespace scorebook;

namespace {

Rating by_tolerance(const TypedTolerance& typed, Polarity polarity) {
  test::RatingBuilder builder("2.2");
  builder.made.measure.polarity = polarity;
  builder.tolerance(typed);
  return builder.made;
}

Rating by_target(const char* target, TargetSide side, const char* rule, Polarity polarity = Polarity::high) {
  test::RatingBuilder builder("2.2", Period::month(2016, 3), Unit::count);
  builder.made.measure.polarity = polarity;
  builder.made.measure.rule = rule;
  builder.made.rated_by = *rule == 0 ? RatedBy::target : RatedBy::rule;
  builder.made.target.value = Decimal::parse(target);
  builder.made.target.side = side;
  builder.made.target.unit = Unit::count;
  return builder.made;
}

// The bounds say of every figure what rating says of it.
void check_agreement(const Rating& rating, Unit unit) {
  const RagBoundsOrWhy read = rag_bounds(rating, false);
  REQUIRE_MESSAGE(read.bounds, read.why_not);
  bool seen[4] = {};
  for (int tenths = -50; tenths <= 2500; ++tenths) {
    const Decimal value(tenths, 1);
    const Rag rated = rate_figure(test::figure(value.to_string(), unit), rating).rag;
    REQUIRE_MESSAGE(read.bounds->rag(value) == rated, value.to_string());
    seen[static_cast<int>(rated)] = true;
  }
  CHECK(seen[static_cast<int>(Rag::green)]);
  CHECK((seen[static_cast<int>(Rag::amber)] || seen[static_cast<int>(Rag::red)]));
}

}  // namespace

TEST_CASE("rag bounds: every kind of tolerance says the same as rating does") {
  const std::pair<TypedTolerance, Polarity> tolerances[] = {
      {{"<92%", "92%>", "95%"}, Polarity::high},
      {{"<=92%", "92%>", ">95%"}, Polarity::high},
      {{"26%+", "26%<", "23%"}, Polarity::low},
      {{">12%", "12%>", "10%"}, Polarity::low},
      {{"<6%", "6%>", "4%"}, Polarity::low},
      {{"more than +/-15", "+/-15", "+/-5 of 158.8"}, Polarity::info},
      {{"over 1% above range", "1% above range", "14-20"}, Polarity::info},
  };
  for (const auto& [typed, polarity] : tolerances) {
    CAPTURE(typed.green);
    Rating rating = by_tolerance(typed, polarity);
    const Unit unit = typed.red.find('%') != std::string::npos && typed.red.find("range") == std::string::npos
                          ? Unit::per_cent
                          : Unit::count;
    rating.measure.unit = unit;
    rating.tolerance = read_tolerance(typed, polarity, unit);
    for (const BelowRange below : {BelowRange::green, BelowRange::amber, BelowRange::red}) {
      rating.settings.below_range = below;
      check_agreement(rating, unit);
    }
  }
}

TEST_CASE("rag bounds: targets and rules say the same as rating does") {
  for (const TargetSide side : {TargetSide::at_least, TargetSide::above, TargetSide::at_most, TargetSide::below}) {
    for (const char* rule :
         {"", "green on target; amber within 10%", "green on target; amber within 2 points",
          "green on target; amber at least 85", "green within 5% either side; amber within 10% either side",
          "green 14 to 20; amber within 1 of the range"}) {
      CAPTURE(rule);
      check_agreement(by_target("87.5", side, rule), Unit::count);
    }
  }
  Rating rating = by_target("87.5", TargetSide::at_least, "");
  rating.settings.amber_within_per_cent = Decimal(5);
  check_agreement(rating, Unit::count);
}

TEST_CASE("rag bounds: what hangs on more than the figure has none, and says why") {
  CHECK(rag_bounds(by_target("87.5", TargetSide::at_least, "green on target; amber improved on last year"), false)
            .why_not == "its rule sets it against last year's figure");
  CHECK(rag_bounds(by_target("0", TargetSide::at_least, "green on target; amber within 10%"), false).why_not ==
        "its target is 0, of which a percentage says nothing");
  CHECK(rag_bounds(Rating{}, false).why_not == "nothing judges it");
}

TEST_CASE("rag bounds: the latest figure counts at year end unless the year follows from its months") {
  Rating rating;
  rating.period = Period::month(2016, 3);
  CHECK(latest_counts_at_year_end(rating));
  rating.measure.year_to_date_rule = YearToDateRule::sum;
  rating.measure.reporting_basis = ReportingBasis::in_period;
  CHECK_FALSE(latest_counts_at_year_end(rating));
  rating.period = Period::financial_year(2015);
  CHECK(latest_counts_at_year_end(rating));
  rating.measure.rag_basis = RagBasis::year_to_date;
  CHECK_FALSE(latest_counts_at_year_end(rating));
}
