// What holds for every tolerance and every rule, tried on thousands of generated ones. The generator has a fixed seed:
// a failure is the same on every machine.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "rate/rule.hpp"
#include "scorebook/rating.hpp"

using namespace scorebook;

namespace {

constexpr int kCases = 3000;

// SplitMix64.
class Generator {
 public:
  explicit Generator(std::uint64_t seed) : state_(seed) {}

  std::int64_t whole(std::int64_t low, std::int64_t high) {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    mixed ^= mixed >> 31U;
    return low + static_cast<std::int64_t>(mixed % static_cast<std::uint64_t>(high - low + 1));
  }
  Decimal decimal(std::int64_t low, std::int64_t high) { return {whole(low, high), static_cast<int>(whole(0, 2))}; }

 private:
  std::uint64_t state_;
};

const Decimal kHair(1, 9);  // far below every printed place

Figure figure_of(Decimal value, Unit unit) {
  Figure figure;
  figure.value = figure.exact = value;
  figure.unit = unit;
  figure.decimals = std::max(value.places(), 0);
  figure.text = figure.shown();
  return figure;
}

Rag rag_of(Decimal value, const Tolerance& tolerance) {
  return rate_rag(figure_of(value, Unit::count), tolerance, Unit::count).rag;
}

// 0 for green, 2 for red; no RAG fails the test.
int badness(Rag rag) {
  REQUIRE(rag != Rag::none);
  return rag == Rag::green ? 0 : rag == Rag::amber ? 1 : 2;
}

// Values at the bounds, a hair beside them, and some elsewhere; from the worst to the best.
std::vector<Decimal> values_round(Generator& random, const std::vector<Decimal>& bounds, bool high_is_good) {
  std::vector<Decimal> values;
  for (const Decimal bound : bounds) {
    values.insert(values.end(), {bound - kHair, bound, bound + kHair, bound + random.decimal(-50, 50)});
  }
  std::sort(values.begin(), values.end());
  if (!high_is_good) std::reverse(values.begin(), values.end());
  return values;
}

struct Typed {
  TypedTolerance cells;
  Polarity polarity = Polarity::high;
  ToleranceKind kind = ToleranceKind::high_is_good;
  Decimal red, green;
};

// Of each one-sided kind, as councils type it.
Typed typed_tolerance(Generator& random) {
  const std::int64_t kind = random.whole(0, 3);
  const int places = static_cast<int>(random.whole(0, 2));
  const std::int64_t least = random.whole(1, 5000), more = random.whole(1, 900);
  const Decimal low(least, places), high(least + more, places);
  const std::string small = low.to_string(), great = high.to_string();
  switch (kind) {
    case 0:
      return {{"<" + small, small + ">", great}, Polarity::high, ToleranceKind::high_is_good, low, high};
    case 1:
      return {{great + "+", great + ">", small}, Polarity::low, ToleranceKind::low_red_from, high, low};
    case 2:
      return {{">" + great, great + ">", small}, Polarity::low, ToleranceKind::low_red_above, high, low};
    default:
      return {{"<" + great, great + ">", small}, Polarity::low, ToleranceKind::low_sign_wrong, high, low};
  }
}

Decimal step_towards_bad(Decimal value, bool high_is_good) { return high_is_good ? value - kHair : value + kHair; }

TargetForPeriod target_of(Decimal value, bool high_is_good) {
  TargetForPeriod target;
  target.value = value;
  target.side = high_is_good ? TargetSide::at_least : TargetSide::at_most;
  return target;
}

RagRule parsed(const std::string& words) {
  Result<RagRule> rule = parse_rag_rule(words);
  REQUIRE_MESSAGE(rule.ok(), words);
  return std::move(rule).value();
}

Rag by_rule(const RagRule& rule, Decimal value, const TargetForPeriod& target, bool high_is_good,
            std::optional<Decimal> last_year = std::nullopt) {
  return rate_by_rule(rule, {value, target, last_year, high_is_good ? Polarity::high : Polarity::low, Unit::count}).rag;
}

}  // namespace

TEST_CASE("properties: a better figure never has a worse colour by any one-sided tolerance") {
  Generator random(20160331);
  for (int at = 0; at < kCases; ++at) {
    const Typed typed = typed_tolerance(random);
    const bool high = typed.polarity == Polarity::high;
    const Tolerance tolerance = read_tolerance(typed.cells, typed.polarity, Unit::count);
    INFO(typed.cells.red, " | ", typed.cells.amber, " | ", typed.cells.green);
    REQUIRE(tolerance.kind == typed.kind);
    int before = 2;
    for (const Decimal value : values_round(random, {typed.red, typed.green}, high)) {
      const int now = badness(rag_of(value, tolerance));
      CHECK(now <= before);
      before = now;
    }
  }
}

TEST_CASE("properties: the colour changes exactly at the thresholds of a one-sided tolerance") {
  Generator random(20160430);
  for (int at = 0; at < kCases; ++at) {
    const Typed typed = typed_tolerance(random);
    const bool high = typed.polarity == Polarity::high;
    const Tolerance tolerance = read_tolerance(typed.cells, typed.polarity, Unit::count);
    INFO(typed.cells.red, " | ", typed.cells.amber, " | ", typed.cells.green);
    CHECK(rag_of(typed.green, tolerance) == Rag::green);
    CHECK(rag_of(step_towards_bad(typed.green, high), tolerance) == Rag::amber);
    CHECK(rag_of(typed.red, tolerance) == (typed.kind == ToleranceKind::low_red_from ? Rag::red : Rag::amber));
    CHECK(rag_of(step_towards_bad(typed.red, high), tolerance) == Rag::red);
    CHECK(rag_of(step_towards_bad(typed.red, !high), tolerance) == Rag::amber);
  }
}

TEST_CASE("properties: a mirrored measure has the same colours") {
  Generator random(20160531);
  for (int at = 0; at < kCases; ++at) {
    Typed typed = typed_tolerance(random);
    while (typed.kind != ToleranceKind::high_is_good) typed = typed_tolerance(random);
    const Tolerance tolerance = read_tolerance(typed.cells, typed.polarity, Unit::count);
    Tolerance mirrored = tolerance;
    mirrored.kind = ToleranceKind::low_red_above;
    mirrored.red = -*tolerance.red;
    mirrored.green = -*tolerance.green;
    for (const Decimal value : values_round(random, {typed.red, typed.green}, true)) {
      INFO(typed.cells.red, " | ", typed.cells.green, " at ", value.to_string());
      CHECK(rag_of(value, tolerance) == rag_of(-value, mirrored));
    }
  }
}

TEST_CASE("properties: along a band the colours change exactly at its bounds, on both sides") {
  Generator random(20160630);
  for (int at = 0; at < kCases; ++at) {
    const int places = static_cast<int>(random.whole(0, 2));
    const std::int64_t narrow = random.whole(0, 400);
    const Decimal centre(random.whole(500, 90000), places), green(narrow, places),
        amber(narrow + random.whole(1, 500), places);
    const Tolerance band = read_tolerance({"more than +/-" + amber.to_string(), "+/-" + amber.to_string(),
                                           "+/-" + green.to_string() + " of " + centre.to_string()},
                                          Polarity::within_limits, Unit::count);
    REQUIRE(band.kind == ToleranceKind::band);
    INFO("within ", green.to_string(), " and ", amber.to_string(), " of ", centre.to_string());
    for (const bool up : {true, false}) {
      const auto away = [&](Decimal distance) { return up ? centre + distance : centre - distance; };
      CHECK(rag_of(away(green), band) == Rag::green);
      CHECK(rag_of(away(green + kHair), band) == Rag::amber);
      CHECK(rag_of(away(amber), band) == Rag::amber);
      CHECK(rag_of(away(amber + kHair), band) == Rag::red);
      int before = 0;
      for (int step = 0; step <= 40; ++step) {
        const int now = badness(rag_of(away(amber * Decimal(step * 5, 2)), band));
        CHECK(now >= before);
        before = now;
      }
    }
  }
}

TEST_CASE("properties: above a range the colours change exactly at its bounds") {
  Generator random(20160731);
  for (int at = 0; at < kCases; ++at) {
    const std::int64_t least = random.whole(1, 900);
    const Decimal low(least), high(least + random.whole(1, 300));
    const Decimal share(random.whole(1, 20));
    const Tolerance range =
        read_tolerance({"over " + share.to_string() + "% above range", share.to_string() + "% above range",
                        low.to_string() + "-" + high.to_string()},
                       Polarity::within_limits, Unit::count);
    REQUIRE(range.kind == ToleranceKind::range);
    INFO(low.to_string(), " to ", high.to_string(), " and ", share.to_string(), "%");
    const Decimal limit = (high * (Decimal(100) + share)).scaled(-2);
    CHECK(rag_of(low - kHair, range) == Rag::green);
    CHECK(rag_of(low, range) == Rag::green);
    CHECK(rag_of(high, range) == Rag::green);
    CHECK(rag_of(high + kHair, range) == Rag::amber);
    CHECK(rag_of(limit, range) == Rag::amber);
    CHECK(rag_of(limit + kHair, range) == Rag::red);
  }
}

TEST_CASE("properties: by one-sided rules a better figure is never worse, and the bounds are exact") {
  Generator random(20160831);
  for (int at = 0; at < kCases; ++at) {
    const bool high = random.whole(0, 1) == 1;
    const Decimal target = random.decimal(1, 90000);
    const Decimal margin = random.decimal(1, 900);
    const TargetForPeriod set = target_of(target, high);
    const std::int64_t kind = random.whole(0, 2);
    const Decimal bound = kind == 2 ? (high ? target - margin : target + margin).absolute() : Decimal();
    std::string words = "green on target; amber ";
    Decimal last_amber;
    if (kind == 0) {
      words += "within " + margin.to_string() + "%";
      const Decimal off = (target * margin).scaled(-2);
      last_amber = high ? target - off : target + off;
    } else if (kind == 1) {
      words += "within " + margin.to_string() + " points";
      last_amber = high ? target - margin : target + margin;
    } else {
      words += (high ? "at least " : "at most ") + bound.to_string();
      last_amber = bound;
    }
    const RagRule rule = parsed(words);
    INFO(words, " for ", target.to_string());
    CHECK(by_rule(rule, target, set, high) == Rag::green);
    CHECK(by_rule(rule, last_amber, set, high) != Rag::red);
    const bool floor_above_target = kind == 2 && (high ? target <= bound : bound <= target);
    if (!floor_above_target) {
      CHECK(by_rule(rule, step_towards_bad(target, high), set, high) == Rag::amber);
      CHECK(by_rule(rule, last_amber, set, high) == Rag::amber);
      CHECK(by_rule(rule, step_towards_bad(last_amber, high), set, high) == Rag::red);
    }
    int before = 2;
    for (const Decimal value : values_round(random, {target, last_amber}, high)) {
      const int now = badness(by_rule(rule, value, set, high));
      CHECK(now <= before);
      before = now;
    }
  }
}

TEST_CASE("properties: a better figure is never worse where last year's has a say, and a mirrored rule is the same") {
  Generator random(20160930);
  for (int at = 0; at < kCases; ++at) {
    const Decimal target = random.decimal(-9000, 9000), last_year = random.decimal(-9000, 9000);
    const Decimal margin = random.decimal(1, 900);
    const char* ends[] = {" or not worse than last year", " or improved on last year"};
    const std::string words = "green on target; amber within " + margin.to_string() +
                              (random.whole(0, 1) == 0 ? "%" : " points") + ends[random.whole(0, 1)];
    const RagRule rule = parsed(words);
    INFO(words, " for ", target.to_string(), " after ", last_year.to_string());
    int before = 2;
    for (const Decimal value : values_round(random, {target, last_year}, true)) {
      const Rag rag = by_rule(rule, value, target_of(target, true), true, last_year);
      CHECK(badness(rag) <= before);
      before = badness(rag);
      CHECK(by_rule(rule, -value, target_of(-target, false), false, -last_year) == rag);
    }
  }
}

TEST_CASE("properties: on either side of a target and round a range the bounds of a rule are exact") {
  Generator random(20161031);
  for (int at = 0; at < kCases; ++at) {
    const Decimal target = random.decimal(1, 90000);
    const std::int64_t narrow = random.whole(1, 90);
    const Decimal green(narrow, 1), amber(narrow + random.whole(1, 90), 1);
    const bool share = random.whole(0, 1) == 0;
    const std::string unit = share ? "%" : " points";
    const RagRule sides = parsed("green within " + green.to_string() + unit + " either side; amber within " +
                                 amber.to_string() + unit + " either side");
    TargetForPeriod set = target_of(target, true);
    set.side = TargetSide::none;
    const Decimal green_off = share ? (target * green).scaled(-2) : green;
    const Decimal amber_off = share ? (target * amber).scaled(-2) : amber;
    const Decimal low = random.decimal(0, 900);
    const Decimal high = low + random.decimal(0, 900);
    const RagRule range = parsed("green " + low.to_string() + " to " + high.to_string() + "; amber within " +
                                 amber.to_string() + " of the range");
    INFO(sides.typed, " for ", target.to_string(), "; ", range.typed);
    for (const bool up : {true, false}) {
      const auto away = [up](Decimal from, Decimal distance) { return up ? from + distance : from - distance; };
      CHECK(by_rule(sides, away(target, green_off), set, true) == Rag::green);
      CHECK(by_rule(sides, away(target, green_off + kHair), set, true) == Rag::amber);
      CHECK(by_rule(sides, away(target, amber_off), set, true) == Rag::amber);
      CHECK(by_rule(sides, away(target, amber_off + kHair), set, true) == Rag::red);
      const Decimal end = up ? high : low;
      CHECK(by_rule(range, end, {}, true) == Rag::green);
      CHECK(by_rule(range, away(end, kHair), {}, true) == Rag::amber);
      CHECK(by_rule(range, away(end, amber), {}, true) == Rag::amber);
      CHECK(by_rule(range, away(end, amber + kHair), {}, true) == Rag::red);
    }
  }
}
