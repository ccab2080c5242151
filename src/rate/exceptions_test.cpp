#include "scorebook/exceptions.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "rate/rating_for_test.hpp"

namespace scorebook {
namespace {

using test::RatingBuilder;

const Period kMarch = Period::month(2016, 3);

Rating coloured(const std::string& ref, Rag rag, DirectionState state = DirectionState::no_comparison) {
  Rating rating;
  rating.measure.ref = ref;
  rating.rag_period = {rag, "", std::string("85% is ") + std::string(rag_name(rag))};
  rating.direction = {state, "85% after 80%"};
  return rating;
}

std::vector<std::string> refs(const std::vector<ExceptionLine>& lines) {
  std::vector<std::string> found;
  for (const ExceptionLine& line : lines) found.push_back(line.rating->measure.ref);
  return found;
}

using Refs = std::vector<std::string>;

// Green before and red now, with the figures of two periods.
Rating& newly_red(RatingBuilder& builder, Period earlier, Period now) {
  builder.made.value = builder.observe("70.0", now);
  builder.made.previous = builder.observe("95.0", earlier);
  builder.made.rag_previous.rag = Rag::green;
  builder.made.rag_period = {Rag::red, "", "70.0% is below the red threshold of 92%: red"};
  return builder.made;
}

TEST_CASE("exceptions: green or improved is good, red or worse of concern, in the order of refs") {
  const std::vector<Rating> ratings = {coloured("6.10", Rag::green), coloured("6.9", Rag::red),
                                       coloured("2.1", Rag::none, DirectionState::better),
                                       coloured("3.1", Rag::none, DirectionState::worse_no_target),
                                       coloured("3.2", Rag::amber, DirectionState::level_off_target)};
  const Exceptions lists = find_exceptions(ratings);
  CHECK(refs(lists.good) == Refs{"2.1", "6.10"});
  CHECK(refs(lists.concern) == Refs{"3.1", "6.9"});
  CHECK(lists.in_both.empty());
  CHECK(lists.good[0].why == "improved: 85% after 80%");
  CHECK(lists.good[1].why == "85% is green");
  CHECK(lists.concern[0].why == "declined: 85% after 80%");
}

TEST_CASE("exceptions: a measure that is good and of concern stands in both lists with its reasons") {
  const std::vector<Rating> ratings = {coloured("2.1", Rag::red, DirectionState::better),
                                       coloured("1.1", Rag::green, DirectionState::worse_within_target)};
  const Exceptions lists = find_exceptions(ratings);
  CHECK(refs(lists.good) == Refs{"1.1", "2.1"});
  CHECK(refs(lists.concern) == Refs{"1.1", "2.1"});
  REQUIRE(refs(lists.in_both) == Refs{"1.1", "2.1"});
  CHECK(lists.in_both[0].why == "good: 85% is green; of concern: declined: 85% after 80%");
  CHECK(lists.in_both[1].why == "good: improved: 85% after 80%; of concern: 85% is red");
}

TEST_CASE("exceptions: red, and off target and still getting worse, have lists of their own") {
  const std::vector<Rating> ratings = {
      coloured("1", Rag::red, DirectionState::better), coloured("2", Rag::red, DirectionState::worse_off_target),
      coloured("3", Rag::amber, DirectionState::worse_off_target), coloured("4", Rag::amber, DirectionState::better),
      coloured("5", Rag::green, DirectionState::worse_within_target)};
  const Exceptions lists = find_exceptions(ratings);
  CHECK(refs(lists.red) == Refs{"1", "2"});
  CHECK(lists.red[0].why == "85% is red");
  CHECK(refs(lists.red_and_worse) == Refs{"2"});
  CHECK(refs(lists.amber_and_worse) == Refs{"3"});
  CHECK(standing_colour(ratings[4]) == Rag::green);
}

TEST_CASE("exceptions: newly green is green now and another colour before") {
  RatingBuilder turned("1"), stayed("2"), unknown("3");
  for (RatingBuilder* builder : {&turned, &stayed, &unknown}) {
    builder->made.value = builder->observe("95.0", kMarch);
    builder->made.previous = builder->observe("85.0", kMarch.previous());
    builder->made.rag_period = {Rag::green, "", "95.0% is at or above 90%: green"};
  }
  turned.made.rag_previous.rag = Rag::amber;
  stayed.made.rag_previous.rag = Rag::green;
  const std::vector<Rating> ratings = {turned.made, stayed.made, unknown.made};
  const Exceptions lists = find_exceptions(ratings);
  REQUIRE(refs(lists.newly_green) == Refs{"1"});
  CHECK(lists.newly_green[0].why == "amber the month before (85.0%), now 95.0% is at or above 90%: green");
}

TEST_CASE("exceptions: the reasons are those that are asked for") {
  ExceptionOptions options;
  options.good = {ExceptionReason::better};
  options.concern = {ExceptionReason::amber, ExceptionReason::red, ExceptionReason::worse};
  const std::vector<Rating> ratings = {coloured("1", Rag::green), coloured("2", Rag::amber),
                                       coloured("3", Rag::red, DirectionState::worse_off_target)};
  const Exceptions lists = find_exceptions(ratings, options);
  CHECK(lists.good.empty());
  REQUIRE(refs(lists.concern) == Refs{"2", "3"});
  CHECK(lists.concern[1].why == "85% is red; declined: 85% after 80%");
}

TEST_CASE("exceptions: a measure of a plan has the colour of its status, of whichever figure that is") {
  const PlanRow row;
  Rating rating = coloured("1.A1", Rag::none);
  rating.plan = &row;
  rating.rag_year_end = {Rag::red, "", "year to date 12 is below 30: red"};
  rating.status = {PlanStatus::not_met, "red"};
  Rating open = coloured("1.A2", Rag::red);
  open.plan = &row;
  open.status = {PlanStatus::not_available, "not due in quarter 2 of 2017/18"};
  const std::vector<Rating> ratings = {rating, open};
  const Exceptions lists = find_exceptions(ratings);
  REQUIRE(refs(lists.concern) == Refs{"1.A1"});
  CHECK(lists.concern[0].why == "year to date 12 is below 30: red");
}

TEST_CASE("exceptions: thresholds for the year to date colour the measure by the year") {
  Rating rating = coloured("2.4", Rag::none);
  rating.measure.rag_basis = RagBasis::year_to_date;
  rating.rag_year_end = {Rag::red, "", "year to date 60 is above 55: red"};
  const std::vector<Rating> ratings = {rating};
  const Exceptions lists = find_exceptions(ratings);
  REQUIRE(refs(lists.concern) == Refs{"2.4"});
  CHECK(lists.concern[0].why == "year to date 60 is above 55: red");
}

TEST_CASE("exceptions: a status by override is told by its words") {
  const PlanRow row;
  Rating rating = coloured("1.A1", Rag::red);
  rating.plan = &row;
  rating.status = {PlanStatus::met, "status 1 by override: natural variation (J Smith)"};
  AppliedOverride applied;
  applied.part = OverriddenPart::status;
  applied.words = rating.status.why;
  rating.overrides = {applied};
  const std::vector<Rating> ratings = {rating};
  const Exceptions lists = find_exceptions(ratings);
  CHECK(lists.concern.empty());
  REQUIRE(lists.good.size() == 1);
  CHECK(lists.good[0].why == "status 1 by override: natural variation (J Smith)");
}

TEST_CASE("exceptions: newly red names the period that was another colour") {
  const auto words = [](Period earlier, Period now) {
    RatingBuilder builder("2.8");
    const std::vector<Rating> ratings = {newly_red(builder, earlier, now)};
    const Exceptions lists = find_exceptions(ratings);
    REQUIRE(lists.newly_red.size() == 1);
    CHECK(lists.previous_known);
    return lists.newly_red[0].why;
  };
  const std::string now = " (95.0%), now 70.0% is below the red threshold of 92%: red";
  CHECK(words(Period::month(2016, 2), kMarch) == "green the month before" + now);
  CHECK(words(Period::month(2015, 3), kMarch) == "green in March 2015" + now);
  CHECK(words(Period::quarter(2017, 1), Period::quarter(2017, 2)) == "green the quarter before" + now);
  CHECK(words(Period::quarter(2016, 2), Period::quarter(2017, 2)) == "green in quarter 2 of 2016/17" + now);
  CHECK(words(Period::financial_year(2015), Period::financial_year(2016)) == "green the year before" + now);
  CHECK(words(Period::wave(2015, 6), Period::wave(2016, 6)).find("green in ") == 0);
}

TEST_CASE("exceptions: red again is not newly red, and a figure without a colour says nothing") {
  RatingBuilder again("1"), unknown("2");
  newly_red(again, Period::month(2016, 2), kMarch).rag_previous.rag = Rag::red;
  newly_red(unknown, Period::month(2016, 2), kMarch).rag_previous.rag = Rag::none;
  const std::vector<Rating> ratings = {again.made, unknown.made};
  const Exceptions lists = find_exceptions(ratings);
  CHECK(lists.newly_red.empty());
  CHECK(lists.previous_known);
  CHECK_FALSE(find_exceptions({}).previous_known);
}

TEST_CASE("exceptions: red and getting worse") {
  const std::vector<Rating> ratings = {coloured("1", Rag::red, DirectionState::worse_off_target),
                                       coloured("2", Rag::red, DirectionState::better),
                                       coloured("3", Rag::amber, DirectionState::worse_off_target)};
  CHECK(refs(find_exceptions(ratings).red_and_worse) == Refs{"1"});
}

TEST_CASE("exceptions: three falling periods are named where they are no months in a row") {
  const auto falling = [](Period first, Period second, Period third, DirectionState state) {
    RatingBuilder builder("6.4");
    builder.made.before_previous = builder.observe("98.1", first);
    builder.made.previous = builder.observe("98.0", second);
    builder.made.value = builder.observe("94.1", third);
    builder.made.direction.state = DirectionState::worse_off_target;
    builder.made.direction_previous.state = state;
    const std::vector<Rating> ratings = {builder.made};
    const Exceptions lists = find_exceptions(ratings);
    CHECK(lists.three_known);
    return lists.three_falling.empty() ? "" : lists.three_falling[0].why;
  };
  const auto worse = DirectionState::worse_within_target;
  CHECK(falling(Period::month(2016, 1), Period::month(2016, 2), kMarch, worse) == "98.1%, then 98.0%, then 94.1%");
  CHECK(falling(Period::month(2016, 1), Period::month(2016, 2), kMarch, DirectionState::better).empty());
  CHECK(falling(Period::quarter(2016, 4), Period::quarter(2017, 1), Period::quarter(2017, 2), worse) ==
        "Q4 2016/17 98.1%, then Q1 2017/18 98.0%, then Q2 2017/18 94.1%");
  CHECK(falling(Period::month(2015, 1), Period::month(2016, 2), kMarch, worse) ==
        "Jan-15 98.1%, then Feb-16 98.0%, then Mar-16 94.1%");
}

TEST_CASE("exceptions: close to the threshold is what lies within the margin that is asked for") {
  std::vector<Rating> ratings = {coloured("1", Rag::green), coloured("2", Rag::amber), coloured("3", Rag::green)};
  ratings[0].margin = 0.25;
  ratings[1].margin = 0.1;
  ratings[2].margin = 0.26;
  const Exceptions lists = find_exceptions(ratings);
  REQUIRE(refs(lists.close) == Refs{"1", "2"});
  CHECK(lists.close[0].why == "close to amber: 85% is green");
  CHECK(lists.close[1].why == "close to red: 85% is amber");
}

TEST_CASE("exceptions: a measure without a number stands where its neighbours say, or last") {
  std::vector<Rating> ratings = {coloured("", Rag::red), coloured("6.9", Rag::red), coloured("", Rag::red)};
  ratings[2].measure.ref_suggested = "6.8";
  const Exceptions lists = find_exceptions(ratings);
  REQUIRE(lists.concern.size() == 3);
  CHECK(lists.concern[0].rating == &ratings[2]);
  CHECK(lists.concern[1].rating == &ratings[1]);
  CHECK(lists.concern[2].rating == &ratings[0]);
}

TEST_CASE("exceptions: what is compared with last year falls where three periods do and last year was better") {
  const auto falling = [](const std::string& year_ago, const std::vector<std::string>& figures, bool cumulative) {
    RatingBuilder builder("SW3", Period::quarter(2018, 3));
    Rating& made = builder.made;
    made.measure.polarity = Polarity::low;
    made.measure.direction_basis = DirectionBasis::same_period_last_year;
    if (cumulative) made.measure.reporting_basis = ReportingBasis::cumulative;
    made.previous = builder.observe(year_ago, Period::quarter(2017, 3));
    for (int quarter = 1; quarter <= 3; ++quarter)
      made.history.push_back(
          builder.observe(figures[static_cast<std::size_t>(quarter - 1)], Period::quarter(2018, quarter)));
    made.value = made.history.back();
    made.direction = rate_direction(&made.previous->figure, &made.value->figure, Polarity::low, Rag::none);
    const std::vector<Rating> ratings = {made};
    const Exceptions lists = find_exceptions(ratings);
    CHECK(lists.three_known != cumulative);
    return lists.three_falling.empty() ? "" : lists.three_falling[0].why;
  };
  CHECK(falling("2.6", {"2.3", "2.9", "3.4"}, false) ==
        "Q1 2018/19 2.3%, then Q2 2018/19 2.9%, then Q3 2018/19 3.4%; worse than 2.6% of quarter 3 of 2017/18 too");
  CHECK(falling("3.9", {"2.3", "2.9", "3.4"}, false).empty());  // as every autumn
  CHECK(falling("2.6", {"3.3", "2.9", "3.4"}, false).empty());
  CHECK(falling("2.6", {"2.3", "2.9", "3.4"}, true).empty());  // what counts the year so far rises by itself
}

}  // namespace
}  // namespace scorebook
