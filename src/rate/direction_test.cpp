#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "scorebook/rating.hpp"

namespace scorebook {
namespace {

Figure figure_of(const char* number, Unit unit = Unit::per_cent) {
  Figure figure;
  figure.value = figure.exact = Decimal::parse(number);
  figure.unit = unit;
  figure.decimals = figure.value->places();
  figure.text = std::string(number) + (unit == Unit::per_cent ? "%" : "");
  return figure;
}

DirectionState state(const char* previous, const char* current, Polarity polarity, Rag rag) {
  const Figure before = figure_of(previous);
  const Figure now = figure_of(current);
  return rate_direction(&before, &now, polarity, rag).state;
}

TEST_CASE("direction: changes up to the stable band are no movement") {
  const auto step = [](const char* previous, const char* current, const char* band) {
    const Figure before = figure_of(previous), now = figure_of(current);
    return rate_direction(&before, &now, Polarity::low, Rag::red, *Decimal::parse(band));
  };
  CHECK(step("27.9", "28.4", "0.5").state == DirectionState::level_off_target);
  CHECK(step("27.9", "27.4", "0.5").state == DirectionState::level_off_target);
  CHECK(step("27.9", "28.5", "0.5").state == DirectionState::worse_off_target);
  CHECK(step("27.9", "27.3", "0.5").state == DirectionState::better);
  CHECK(step("27.9", "28.4", "0.5").working ==
        "28.4% after 27.9%: level within the stable band of 0.5, and low is good; not on target (red)");
  CHECK(step("27.9", "27.9", "0.5").working == "27.9% after 27.9%: the same, and low is good; not on target (red)");
}

TEST_CASE("direction: amber is within limits of target where the settings say so") {
  Settings settings;
  settings.within_limits = WithinLimits::green_or_amber;
  const Figure before = figure_of("90"), now = figure_of("89");
  const auto state_for = [&](Rag rag) { return rate_direction(&before, &now, Polarity::high, rag, 0, settings).state; };
  CHECK(state_for(Rag::amber) == DirectionState::worse_within_target);
  CHECK(state_for(Rag::green) == DirectionState::worse_within_target);
  CHECK(state_for(Rag::red) == DirectionState::worse_off_target);
}

TEST_CASE("direction: every state of the key") {
  CHECK(state("1", "2", Polarity::info, Rag::green) == DirectionState::number_up);
  CHECK(state("2.0", "2", Polarity::info, Rag::red) == DirectionState::number_level);
  CHECK(state("2", "1", Polarity::info, Rag::none) == DirectionState::number_down);
  CHECK(state("1", "2", Polarity::high, Rag::red) == DirectionState::better);
  CHECK(state("2", "1", Polarity::low, Rag::none) == DirectionState::better);
  CHECK(state("1", "1", Polarity::low, Rag::green) == DirectionState::level_within_target);
  CHECK(state("1", "1", Polarity::high, Rag::amber) == DirectionState::level_off_target);
  CHECK(state("2", "1", Polarity::high, Rag::green) == DirectionState::worse_within_target);
  CHECK(state("2", "1", Polarity::high, Rag::amber) == DirectionState::worse_off_target);
  CHECK(state("1", "2", Polarity::low, Rag::red) == DirectionState::worse_off_target);
  CHECK(state("1", "2", Polarity::low, Rag::none) == DirectionState::worse_no_target);
  CHECK(state("1", "1", Polarity::high, Rag::none) == DirectionState::level_no_target);
  const Figure only = figure_of("1");
  CHECK(rate_direction(nullptr, &only, Polarity::high, Rag::green).state == DirectionState::no_comparison);
}

TEST_CASE("direction: within limits takes the direction of the number") {
  CHECK(state("12.8", "12.6", Polarity::within_limits, Rag::green) == DirectionState::worse_within_target);
  CHECK(state("11.3", "13.7", Polarity::within_limits, Rag::green) == DirectionState::better);
}

TEST_CASE("direction: figures as shown are compared, not what the cell stores") {
  Figure before = figure_of("96.5");
  Figure now = figure_of("96.5");
  before.exact = Decimal::parse("96.46");
  now.exact = Decimal::parse("96.54");
  CHECK(rate_direction(&before, &now, Polarity::high, Rag::green).state == DirectionState::level_within_target);
}

TEST_CASE("direction: the working says the figures, the movement and what is good") {
  const Figure before = figure_of("98.7");
  const Figure now = figure_of("96.5");
  CHECK(rate_direction(&before, &now, Polarity::high, Rag::green).working ==
        "96.5% after 98.7%: lower, and high is good; within target");
  CHECK(rate_direction(&before, &now, Polarity::low, Rag::red).working == "96.5% after 98.7%: lower, and low is good");
  CHECK(rate_direction(&now, &before, Polarity::low, Rag::red).working ==
        "98.7% after 96.5%: higher, and low is good; not on target (red)");
  CHECK(rate_direction(&before, &now, Polarity::unknown, Rag::none).working ==
        "96.5% after 98.7%: lower, but what good performance is, is not known, so it is neither good nor bad");
  CHECK(rate_direction(&before, &now, Polarity::unknown, Rag::none).state == DirectionState::number_down);
}

TEST_CASE("direction: a missing figure is named, and different scales are not compared") {
  Figure missing;
  missing.text = "n/a";
  missing.missing = Missing::not_applicable;
  const Figure now = figure_of("96.5");
  const Figure count = figure_of("12", Unit::count);
  CHECK(rate_direction(&missing, &now, Polarity::high, Rag::green).working == "no earlier figure to compare with: n/a");
  CHECK(rate_direction(&now, &missing, Polarity::high, Rag::none).working == "no figure to compare: n/a");
  CHECK(rate_direction(&now, nullptr, Polarity::high, Rag::none).working == "no figure to compare");
  CHECK(rate_direction(&count, &now, Polarity::high, Rag::green).working ==
        "96.5% and 12 are not on the same scale, so they are not compared");
}

TEST_CASE("direction: arrows, tones and words are those of the key") {
  CHECK(direction_states().size() == 11);
  CHECK(direction_states().front() == DirectionState::number_up);
  CHECK(direction_state_name(DirectionState::worse_within_target) == "worse, within target");
  CHECK(direction_state_words(DirectionState::worse_within_target) ==
        "decline in performance but still within limits of target");
  CHECK(direction_arrow(DirectionState::worse_within_target) == Arrow::down);
  CHECK(direction_tone(DirectionState::worse_within_target) == Tone::caution);
  CHECK(direction_tone(DirectionState::level_off_target) == Tone::bad);
  CHECK(direction_arrow(DirectionState::no_comparison) == Arrow::none);
  CHECK(arrow_sign(Arrow::level) == "→");
  CHECK(arrow_name(Arrow::up) == "up");
  CHECK(tone_name(Tone::neutral) == "neutral");
  for (const DirectionState each : direction_states()) CHECK(!direction_state_words(each).empty());
}

TEST_CASE("direction: typed arrows are recognised, other words are not") {
  CHECK(parse_arrow(" ↑ ") == Arrow::up);
  CHECK(parse_arrow("Down") == Arrow::down);
  CHECK(parse_arrow("▲") == Arrow::up);
  CHECK(parse_arrow("↔") == Arrow::level);
  CHECK(!parse_arrow(""));
  CHECK(!parse_arrow("n/a"));
}

}  // namespace
}  // namespace scorebook
