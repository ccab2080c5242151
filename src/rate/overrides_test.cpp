#include "rate/overrides.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "rate/rating_for_test.hpp"

namespace scorebook {
namespace {

using test::RatingBuilder;

const Period kMarch = Period::month(2016, 3);

Override natural_variation(const std::string& ref, Period period = kMarch) {
  Override made;
  made.ref = ref;
  made.period = period;
  made.reason = "natural variation";
  made.name = "J Smith";
  made.date = Date{2016, 4, 12};
  return made;
}

// A red measure that got worse, 85% after 90%.
struct RedAndWorse {
  RatingBuilder builder{"2.8"};
  std::vector<Rating> ratings;

  RedAndWorse() {
    Rating& made = builder.made;
    made.value = builder.observe("85", kMarch);
    made.previous = builder.observe("90", Period::month(2016, 2));
    made.rag_period = {Rag::red, "", "85% is below the red threshold of 92%: red"};
    made.rag_year_end = {Rag::amber, "", "year to date 93% is between: amber"};
    made.rag_previous = {Rag::red, "", "90% is below the red threshold of 92%: red"};
    made.direction = {DirectionState::worse_off_target, "85% after 90%: lower, and high is good; not on target (red)"};
    made.direction_previous = {DirectionState::worse_off_target, "90% after 91%"};
    made.status = {PlanStatus::not_met, "red"};
    ratings.push_back(made);
  }

  const Rating& with(const Override& override) {
    Register measure_register;
    measure_register.overrides = {override};
    CHECK(apply_overrides(ratings, measure_register).empty());
    return ratings.front();
  }
};

TEST_CASE("overrides: a colour stands, and what was worked out stays beside it") {
  RedAndWorse sample;
  sample.ratings[0].margin = 0.2;
  Override override = natural_variation("2.8");
  override.rag_period = Rag::green;
  const Rating& rating = sample.with(override);
  CHECK(rating.rag_period.rag == Rag::green);
  CHECK(
      rating.rag_period.working ==
      "green by override: natural variation (J Smith, 12/04/2016); worked out: red, 85% is below the red threshold of "
      "92%: red");
  CHECK(rating.rag_year_end.rag == Rag::amber);
  CHECK_FALSE(rating.margin);
  REQUIRE(rating.overrides.size() == 3);
  CHECK(rating.overrides[0].part == OverriddenPart::rag_period);
  CHECK(rating.overrides[0].now == "green");
  CHECK(rating.overrides[0].worked_out == "red");
  CHECK(rating.overrides[0].working == "85% is below the red threshold of 92%: red");
  CHECK_FALSE(rating.overrides[0].follows);
}

TEST_CASE("overrides: what follows from the colour follows from the new one") {
  RedAndWorse sample;
  Override override = natural_variation("2.8");
  override.rag_period = Rag::green;
  const Rating& rating = sample.with(override);
  CHECK(rating.direction.state == DirectionState::worse_within_target);
  CHECK(rating.status.status == PlanStatus::met);
  CHECK(rating.status.why ==
        "status 1 by override of the RAG: natural variation (J Smith, 12/04/2016); worked out: status 3, red");
  CHECK(rating.overrides[1].part == OverriddenPart::direction);
  CHECK(rating.overrides[1].follows);
  CHECK(rating.overrides[1].worked_out == "worse, off target");
  CHECK(rating.overrides[2].follows);
}

TEST_CASE("overrides: amber is within target only where the settings say so") {
  RedAndWorse sample;
  Override override = natural_variation("2.8");
  override.rag_period = Rag::amber;
  CHECK(sample.with(override).direction.state == DirectionState::worse_off_target);
  RedAndWorse lenient;
  lenient.ratings[0].settings.within_limits = WithinLimits::green_or_amber;
  CHECK(lenient.with(override).direction.state == DirectionState::worse_within_target);
}

TEST_CASE("overrides: the colour at year end changes the status only where the year's thresholds make it") {
  Override override = natural_variation("2.8");
  override.rag_year_end = Rag::green;
  RedAndWorse of_month;
  const Rating& rating = of_month.with(override);
  CHECK(rating.rag_year_end.rag == Rag::green);
  CHECK(rating.status.status == PlanStatus::not_met);
  CHECK(rating.direction.state == DirectionState::worse_off_target);
  RedAndWorse of_year;
  of_year.ratings[0].measure.rag_basis = RagBasis::year_to_date;
  of_year.ratings[0].rag_period = {Rag::none, "its thresholds are for the year to date", ""};
  of_year.ratings[0].status = {PlanStatus::satisfactory, "amber"};
  CHECK(of_year.with(override).status.status == PlanStatus::met);
}

TEST_CASE("overrides: no rating is a decision too, with its reason") {
  RedAndWorse sample;
  Override override = natural_variation("2.8");
  override.rag_period = Rag::none;
  override.date.reset();
  const Rating& rating = sample.with(override);
  CHECK(rating.rag_period.rag == Rag::none);
  CHECK(rating.rag_period.reason == "by override: natural variation (J Smith)");
  CHECK(rating.overrides[0].now == "not rated");
  CHECK(rating.direction.state == DirectionState::worse_no_target);
  CHECK(rating.status.status == PlanStatus::not_applicable);
}

TEST_CASE("overrides: a colour where none was worked out keeps the reason why there was none") {
  RedAndWorse sample;
  sample.ratings[0].rag_period = {Rag::none, "no target set", "not rated: no target set"};
  sample.ratings[0].status = {PlanStatus::not_applicable, "no target set"};
  Override override = natural_variation("2.8");
  override.rag_period = Rag::red;
  const Rating& rating = sample.with(override);
  CHECK(rating.rag_period.working ==
        "red by override: natural variation (J Smith, 12/04/2016); worked out: not rated, no target set");
  CHECK(rating.status.status == PlanStatus::not_met);
}

TEST_CASE("overrides: status and direction are overridden by themselves") {
  RedAndWorse sample;
  Override override = natural_variation("2.8");
  override.status = PlanStatus::satisfactory;
  override.direction = OverrideDirection::stable;
  const Rating& rating = sample.with(override);
  CHECK(rating.rag_period.rag == Rag::red);
  CHECK(rating.status.status == PlanStatus::satisfactory);
  CHECK(rating.status.why ==
        "status 2 by override: natural variation (J Smith, 12/04/2016); worked out: status 3, red");
  CHECK(rating.direction.state == DirectionState::level_off_target);
  CHECK(rating.direction.working ==
        "level, off target by override: natural variation (J Smith, 12/04/2016); worked out: worse, off target, 85% "
        "after 90%: lower, and high is good; not on target (red)");
  REQUIRE(rating.overrides.size() == 2);
  CHECK_FALSE(rating.overrides[0].follows);
}

TEST_CASE("overrides: arrows are of the number for measures without good or bad, of performance for others") {
  const auto state = [](Polarity polarity, OverrideDirection direction) {
    RedAndWorse sample;
    sample.ratings[0].measure.polarity = polarity;
    Override override = natural_variation("2.8");
    override.direction = direction;
    return sample.with(override).direction.state;
  };
  CHECK(state(Polarity::info, OverrideDirection::up) == DirectionState::number_up);
  CHECK(state(Polarity::info, OverrideDirection::level) == DirectionState::number_level);
  CHECK(state(Polarity::info, OverrideDirection::down) == DirectionState::number_down);
  CHECK(state(Polarity::low, OverrideDirection::up) == DirectionState::better);
  CHECK(state(Polarity::low, OverrideDirection::down) == DirectionState::worse_off_target);
  CHECK(state(Polarity::info, OverrideDirection::got_worse) == DirectionState::worse_off_target);
}

TEST_CASE("overrides: an override of the period before changes what is said of that period alone") {
  RedAndWorse sample;
  Override override = natural_variation("2.8", Period::month(2016, 2));
  override.rag_period = Rag::green;
  const Rating& rating = sample.with(override);
  CHECK(rating.rag_period.rag == Rag::red);
  CHECK(rating.rag_previous.rag == Rag::green);
  CHECK(rating.direction_previous.state == DirectionState::worse_within_target);
  REQUIRE(rating.overrides.size() == 2);
  CHECK(overridden_part_name(rating.overrides[0].part) == "RAG before");
}

TEST_CASE("overrides: an override of another measure or period changes nothing, and the unknown measure is told") {
  RedAndWorse sample;
  Register measure_register;
  measure_register.overrides = {natural_variation("2.9"), natural_variation("2.8", Period::month(2015, 3)),
                                natural_variation("2.8", Period::quarter(2015, 4)),
                                natural_variation("2.7", Period::month(2015, 3))};
  for (Override& override : measure_register.overrides) override.rag_period = Rag::green;
  const std::vector<const Override*> without_rating = apply_overrides(sample.ratings, measure_register);
  REQUIRE(without_rating.size() == 1);
  CHECK(without_rating[0]->ref == "2.9");
  CHECK(sample.ratings[0].rag_period.rag == Rag::red);
  CHECK(sample.ratings[0].overrides.empty());
}

TEST_CASE("overrides: a measure without a figure is known by the period of its frequency") {
  const auto overridden = [](const std::string& frequency, Period period) {
    RedAndWorse sample;
    sample.ratings[0].value = nullptr;
    sample.ratings[0].measure.frequency = frequency;
    Override override = natural_variation("2.8", period);
    override.status = PlanStatus::not_applicable;
    return sample.with(override).status.status == PlanStatus::not_applicable;
  };
  CHECK(overridden("Quarterly", Period::quarter(2015, 4)));
  CHECK(overridden("Quarterly", kMarch));  // the period that was asked for
  CHECK(overridden("Annual", Period::financial_year(2015)));
  CHECK_FALSE(overridden("Monthly", Period::quarter(2015, 4)));
  CHECK_FALSE(overridden("Quarterly", Period::quarter(2015, 3)));
}

}  // namespace
}  // namespace scorebook
