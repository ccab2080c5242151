#include "rate/rule.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace scorebook;

namespace {

TargetForPeriod target(const std::string& value, TargetSide side) {
  TargetForPeriod made;
  made.value = Decimal::parse(value);
  made.side = side;
  return made;
}

RagRule rule(const std::string& text) {
  Result<RagRule> parsed = parse_rag_rule(text);
  REQUIRE_MESSAGE(parsed.ok(), text);
  return std::move(parsed).value();
}

RagResult rated(const std::string& text, const std::string& value, const TargetForPeriod& set,
                Polarity polarity = Polarity::high, const std::string& last_year = "") {
  const std::optional<Decimal> before = last_year.empty() ? std::nullopt : Decimal::parse(last_year);
  return rate_by_rule(rule(text), {*Decimal::parse(value), set, before, polarity, Unit::per_cent});
}

}  // namespace

TEST_CASE("rule: a percentage tolerance is a share of the target, and its bound belongs to amber") {
  const std::string text = "green on target; amber within 10%";
  const TargetForPeriod high = target("80", TargetSide::at_least);
  CHECK(rated(text, "80.0", high).rag == Rag::green);
  CHECK(rated(text, "79.9", high).rag == Rag::amber);
  CHECK(rated(text, "72", high).rag == Rag::amber);
  CHECK(rated(text, "71.99", high).rag == Rag::red);
  const TargetForPeriod low = target("20", TargetSide::at_most);
  CHECK(rated(text, "20", low, Polarity::low).rag == Rag::green);
  CHECK(rated(text, "22", low, Polarity::low).rag == Rag::amber);
  CHECK(rated(text, "22.01", low, Polarity::low).rag == Rag::red);
}

TEST_CASE("rule: the working says what decided") {
  const TargetForPeriod set = target("80", TargetSide::at_least);
  CHECK(rated("green on target; amber within 10%", "82", set).working == "82% is on the target of 80%: green");
  CHECK(rated("green on target; amber within 10%", "75", set).working ==
        "75% is within 10% of the target of 80%: amber");
  CHECK(rated("green on target; amber within 2 points", "75", set).working ==
        "75% is not within 2 points of the target of 80%: red");
  CHECK(rated("green on target", "75", set).working == "75% is off the target of 80%: red");
}

TEST_CASE("rule: a negative target is missed by shares of its size") {
  const TargetForPeriod set = target("-10", TargetSide::at_least);
  CHECK(rated("green on target; amber within 10%", "-11", set).rag == Rag::amber);
  CHECK(rated("green on target; amber within 10%", "-11.1", set).rag == Rag::red);
}

TEST_CASE("rule: a share of a target of 0 says nothing, so that what stands beside it decides") {
  const TargetForPeriod zero = target("0", TargetSide::at_most);
  const RagResult alone = rated("green on target; amber within 10%", "1", zero, Polarity::low);
  CHECK(alone.rag == Rag::none);
  CHECK(alone.reason == "the target is 0, of which 10% says nothing, and the rule names nothing beside it");
  CHECK(rated("green on target; amber within 10%", "0", zero, Polarity::low).rag == Rag::green);
  const std::string with_points = "green on target; amber within 10% or within 2 points";
  CHECK(rated(with_points, "1", zero, Polarity::low).rag == Rag::amber);
  CHECK(rated(with_points, "2.1", zero, Polarity::low).working ==
        "2.1% is not within 2 points of the target of 0%: red");
  const std::string with_last_year = "green on target; amber within 10% or not worse than last year";
  CHECK(rated(with_last_year, "1", zero, Polarity::low, "1").rag == Rag::amber);
  CHECK(rated(with_last_year, "2", zero, Polarity::low, "1").working == "2% is worse than last year's 1%: red");
  CHECK(rated(with_last_year, "2", zero, Polarity::low).reason == "no figure for the same period last year");
  // That is no word of this year's figure, which could be on target.
  CHECK(rated(with_last_year, "2", zero, Polarity::low).without == WithoutRag::this_figure);
  const std::string sides = "green within 5% either side; amber at most 3";
  CHECK(rated(sides, "2", zero, Polarity::low).rag == Rag::amber);
  CHECK(rated(sides, "4", zero, Polarity::low).rag == Rag::red);
  CHECK(rated("green within 5% either side", "4", zero, Polarity::low).rag == Rag::none);
}

TEST_CASE("rule: a floor standard needs the target for green only") {
  const TargetForPeriod set = target("95", TargetSide::at_least);
  const std::string text = "green on target; amber at least 85%";
  CHECK(rated(text, "95", set).rag == Rag::green);
  CHECK(rated(text, "85", set).rag == Rag::amber);
  CHECK(rated(text, "84.9", set).rag == Rag::red);
}

TEST_CASE("rule: a band on both sides counts what is above the target too") {
  const TargetForPeriod set = target("100", TargetSide::at_least);
  const std::string text = "green within 5% either side; amber within 10 points either side";
  for (const char* value : {"95", "105"}) CHECK(rated(text, value, set).rag == Rag::green);
  for (const char* value : {"94.9", "105.1", "90", "110"}) CHECK(rated(text, value, set).rag == Rag::amber);
  for (const char* value : {"89.9", "110.1"}) CHECK(rated(text, value, set).rag == Rag::red);
}

TEST_CASE("rule: an expected range stands in place of a target") {
  const TargetForPeriod none;
  const std::string text = "green 14 to 20; amber within 1 of the range";
  for (const char* value : {"14", "17.3", "20"}) CHECK(rated(text, value, none).rag == Rag::green);
  for (const char* value : {"13", "20.5", "21"}) CHECK(rated(text, value, none).rag == Rag::amber);
  for (const char* value : {"12.9", "21.1"}) CHECK(rated(text, value, none).rag == Rag::red);
}

TEST_CASE("rule: off target, last year's figure decides") {
  const TargetForPeriod set = target("80", TargetSide::at_least);
  const std::string text = "green on target; amber within 10% or not worse than last year";
  CHECK(rated(text, "60", set, Polarity::high, "55").rag == Rag::amber);
  CHECK(rated(text, "60", set, Polarity::high, "60").rag == Rag::amber);
  CHECK(rated(text, "60", set, Polarity::high, "61").rag == Rag::red);
  CHECK(rated("green on target; amber improved on last year", "60", set, Polarity::high, "60").rag == Rag::red);
}

TEST_CASE("rule: where the answer hangs on what is not known there is no RAG") {
  TargetForPeriod none;
  none.reason = "baseline year";
  CHECK(rated("green on target; amber within 10%", "60", none).reason == "baseline year");
  const TargetForPeriod set = target("80", TargetSide::at_least);
  CHECK(rated("green on target; amber improved on last year", "60", set).reason ==
        "no figure for the same period last year");
  CHECK(rated("green on target; amber improved on last year", "81", set).rag == Rag::green);
  CHECK(rated("green on target; amber improved on last year or within 30 points", "60", set).rag == Rag::amber);
}

// What other councils publish as their rule, as it is written for the register, and what it makes of figures.
TEST_CASE("rule: the rules of other councils can be written and rate as they say") {
  struct Row {
    const char* rule;
    Polarity polarity;
    const char* target;  // empty: none
    const char* last_year;
    const char* value;
    Rag expected;
  };
  const char* share = "green on target; amber within 10%";  // within 10 % of target
  const char* points = "green on target; amber within 2.5 points";
  const char* floor = "green on target; amber at least 85%";  // floor standard
  const char* ceiling = "green on target; amber at most 12%";
  const char* band = "green within 5 points either side; amber within 15 points either side";
  const char* band_share = "green within 5% either side; amber within 10% either side";
  // More than 10 % off target: red if not improved on last year, amber if improved or maintained.
  const char* not_improved = "green on target; amber within 10% or not worse than last year";
  const char* better_but_short = "green on target; amber better than last year";
  const char* range = "green 14% to 20%; amber within 1 of the range";
  const Polarity high = Polarity::high, low = Polarity::low, none = Polarity::within_limits;
  const Row rows[] = {
      {share, high, "92", "", "92.0", Rag::green},
      {share, high, "92", "", "91.999", Rag::amber},
      {share, high, "92", "", "82.8", Rag::amber},
      {share, high, "92", "", "82.79", Rag::red},
      {share, low, "20", "", "20.0", Rag::green},
      {share, low, "20", "", "22.0", Rag::amber},
      {share, low, "20", "", "22.0000001", Rag::red},
      {share, high, "-10", "", "-11", Rag::amber},
      {share, high, "-10", "", "-11.01", Rag::red},
      {points, high, "80", "", "77.5", Rag::amber},
      {points, high, "80", "", "77.49", Rag::red},
      {points, low, "80", "", "82.5", Rag::amber},
      {points, low, "80", "", "82.6", Rag::red},
      {floor, high, "95", "", "95", Rag::green},
      {floor, high, "95", "", "85.0", Rag::amber},
      {floor, high, "95", "", "84.9", Rag::red},
      {floor, high, "", "", "90", Rag::none},
      {ceiling, low, "10", "", "12", Rag::amber},
      {ceiling, low, "10", "", "12.1", Rag::red},
      {band, none, "100", "", "95", Rag::green},
      {band, none, "100", "", "105.0", Rag::green},
      {band, none, "100", "", "105.1", Rag::amber},
      {band, none, "100", "", "85", Rag::amber},
      {band, none, "100", "", "84.9", Rag::red},
      {band, none, "100", "", "115.1", Rag::red},
      {band_share, none, "40", "", "42", Rag::green},
      {band_share, none, "40", "", "42.1", Rag::amber},
      {band_share, none, "40", "", "36", Rag::amber},
      {band_share, none, "40", "", "35.9", Rag::red},
      {not_improved, high, "80", "50", "72", Rag::amber},
      {not_improved, high, "80", "50", "51", Rag::amber},
      {not_improved, high, "80", "50", "50.0", Rag::amber},
      {not_improved, high, "80", "50", "49.9", Rag::red},
      {not_improved, low, "20", "30", "30", Rag::amber},
      {not_improved, low, "20", "30", "30.1", Rag::red},
      {not_improved, low, "20", "", "30.1", Rag::none},
      {not_improved, low, "20", "", "21", Rag::amber},
      {better_but_short, high, "80", "50", "80", Rag::green},
      {better_but_short, high, "80", "50", "50.1", Rag::amber},
      {better_but_short, high, "80", "50", "50", Rag::red},
      {better_but_short, high, "80", "", "50", Rag::none},
      {range, none, "", "", "14", Rag::green},
      {range, none, "", "", "20.0", Rag::green},
      {range, none, "", "", "13", Rag::amber},
      {range, none, "", "", "21", Rag::amber},
      {range, none, "", "", "12.99", Rag::red},
      {range, none, "", "", "21.01", Rag::red},
  };
  for (const Row& row : rows) {
    INFO(row.rule, ": ", row.value, " for ", row.target, " after ", row.last_year);
    TargetForPeriod set;
    if (*row.target != '\0') {
      set.value = Decimal::parse(row.target);
      if (row.polarity != none) set.side = row.polarity == high ? TargetSide::at_least : TargetSide::at_most;
    }
    CHECK(rated(row.rule, row.value, set, row.polarity, row.last_year).rag == row.expected);
  }
}

TEST_CASE("rule: a limit in per cent is none for a measure that is not") {
  const TargetForPeriod set = target("95", TargetSide::at_least);
  const RagResult result = rate_by_rule(rule("green on target; amber at least 85%"),
                                        {Decimal(90), set, std::nullopt, Polarity::high, Unit::count});
  CHECK(result.rag == Rag::none);
  CHECK(result.reason == "the rule is in per cent but the measure is not");
}

TEST_CASE("rule: a limit without per cent sign that may be a fraction is none for a percentage") {
  const TargetForPeriod set = target("95", TargetSide::at_least);
  CHECK(rated("green on target; amber at least 0.85", "90", set).reason ==
        "0.85 in the rule has no per cent sign: it can be 0.85% or 85%");
  CHECK(rated("green on target; amber at least 0.85%", "90", set).rag == Rag::amber);
  CHECK(rated("green 0.1 to 0.2", "15", set).reason == "0.2 in the rule has no per cent sign: it can be 0.2% or 20%");
}

TEST_CASE("rule: numbers too long to compare them exactly are not rated") {
  const TargetForPeriod set = target("123456789012345678", TargetSide::at_least);
  CHECK(rated("green on target; amber within 10.5%", "1", set).reason ==
        "the numbers are too long to compare them exactly");
  CHECK(rated("green on target; amber within 10.5%", "123456789012345678", set).rag == Rag::green);
}

namespace {

Figure figure(const std::string& value, Unit unit) {
  Figure made;
  made.text = value;
  made.value = made.exact = Decimal::parse(value);
  made.unit = unit;
  made.decimals = made.value->places();
  return made;
}

struct Judged {
  Measure measure;
  TargetForPeriod set = target("92", TargetSide::at_least);
  Settings settings;

  Judged() {
    measure.unit = Unit::per_cent;
    measure.polarity = Polarity::high;
    set.shown = "92%";
    set.unit = Unit::per_cent;
  }
  [[nodiscard]] RagResult of(const Figure& value, const Figure* last_year = nullptr) const {
    return rate_by_target(value, set, last_year, measure, settings);
  }
};

}  // namespace

TEST_CASE("rule: without a rule a target is met or missed, as printed in the words") {
  Judged judged;
  CHECK(judged.of(figure("92.0", Unit::per_cent)).working == "92.0% is on the target of 92%: green");
  CHECK(judged.of(figure("91.9", Unit::per_cent)).working == "91.9% is off the target of 92%: red");
  judged.set.working = "92% from April to September";
  CHECK(judged.of(figure("91.9", Unit::per_cent)).working ==
        "91.9% is off the target of 92%: red (92% from April to September)");
  judged.settings.amber_within_per_cent = Decimal(10);
  CHECK(judged.of(figure("82.8", Unit::per_cent)).rag == Rag::amber);
  CHECK(judged.of(figure("82.7", Unit::per_cent)).working ==
        "82.7% is not within 10% of the target of 92%: red (92% from April to September)");
  judged.set = target("0", TargetSide::at_most);
  CHECK(judged.of(figure("0", Unit::per_cent)).rag == Rag::green);
  CHECK(judged.of(figure("1", Unit::per_cent)).rag == Rag::red);
}

TEST_CASE("rule: without a target there is its reason, but for a rule that needs none") {
  Judged judged;
  judged.set = {};
  judged.set.reason = "to be reached by April 2018";
  CHECK(judged.of(figure("92", Unit::per_cent)).reason == "to be reached by April 2018");
  CHECK(judged.of(figure("92", Unit::per_cent)).working == "not rated: to be reached by April 2018");
  judged.measure.rule = "green on target; amber within 10%";
  CHECK(judged.of(figure("92", Unit::per_cent)).reason == "to be reached by April 2018");
  judged.measure.rule = "green 14 to 20";
  CHECK(judged.of(figure("17", Unit::per_cent)).rag == Rag::green);
  judged.measure.rule = "green if good";
  CHECK(judged.of(figure("17", Unit::per_cent)).reason.find("the rule could not be read: \"if good\"") == 0);
  judged.set.reason.clear();
  judged.measure.rule.clear();
  CHECK(judged.of(figure("92", Unit::per_cent)).reason == "no target set");
}

TEST_CASE("rule: a figure on another or an unclear scale is not rated") {
  const Judged judged;
  CHECK(judged.of(figure("92", Unit::count)).reason ==
        "the figure, 92, is not in per cent but the target is in per cent");
  Figure bare = figure("0.95", Unit::per_cent);
  bare.unit_missing = true;
  CHECK(judged.of(bare).reason == "0.95 has no per cent sign: it can be 0.95% or 95%");
  Figure none;
  none.text = "n/a";
  CHECK(judged.of(none).reason == "no figure: n/a");
  CHECK(judged.of(none).without == WithoutRag::no_figure);
  none.text.clear();
  CHECK(judged.of(none).reason == "no figure");
}

TEST_CASE("rule: the stored figure is rated, or the one that is shown where the settings say so") {
  Judged judged;
  Figure rounded = figure("92.0", Unit::per_cent);
  rounded.exact = Decimal::parse("91.96");
  CHECK(judged.of(rounded).working == "92.0% (91.96% before rounding) is off the target of 92%: red");
  CHECK(judged.of(rounded).before_rounding == " (91.96% before rounding)");
  judged.settings.rag_precision = RagPrecision::shown;
  CHECK(judged.of(rounded).working == "92.0% is on the target of 92%: green");
}

TEST_CASE("rule: last year's figure is compared as shown, on the same scale and in the same unit") {
  Judged judged;
  judged.measure.rule = "green on target; amber not worse than last year";
  Figure now = figure("60.0", Unit::per_cent);
  now.exact = Decimal::parse("59.96");
  Figure before = figure("60.0", Unit::per_cent);
  before.exact = Decimal::parse("60.04");
  CHECK(judged.of(now, &before).working == "60.0% is level with last year's 60.0%: amber");
  const Figure in_numbers = figure("60", Unit::count);
  CHECK(judged.of(now, &in_numbers).reason == "last year's figure, 60, is in another unit");
  Figure unclear = figure("0.61", Unit::per_cent);
  unclear.unit_missing = true;
  CHECK(judged.of(now, &unclear).reason == "last year's figure, 0.61, has no per cent sign");
  CHECK(judged.of(now).reason == "no figure for the same period last year");
  CHECK(judged.of(figure("92", Unit::per_cent), &in_numbers).rag == Rag::green);
}

TEST_CASE("rule: an average of months is rated in place of the period's figure, and a range by its bounds") {
  Judged judged;
  judged.set.measured = Decimal(925, 1);
  judged.set.measured_words = "92.5%, the average of November, December and January,";
  CHECK(judged.of(figure("10", Unit::per_cent)).working ==
        "92.5%, the average of November, December and January, is on the target of 92%: green");
  Judged ranged;
  ranged.set = {};
  ranged.set.range_low = Decimal(85);
  ranged.set.range_high = Decimal(90);
  ranged.set.shown = "85% to 90%";
  ranged.measure.polarity = Polarity::within_limits;
  CHECK(ranged.of(figure("90", Unit::per_cent)).working == "90% is on the target of 85% to 90%: green");
  CHECK(ranged.of(figure("91", Unit::per_cent)).rag == Rag::red);
  ranged.measure.rule = "green on target; amber within 2 points";
  CHECK(ranged.of(figure("92", Unit::per_cent)).rag == Rag::amber);
  CHECK(ranged.of(figure("83", Unit::per_cent)).rag == Rag::amber);
  CHECK(ranged.of(figure("82.9", Unit::per_cent)).rag == Rag::red);
}
