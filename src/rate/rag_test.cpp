#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "scorebook/rating.hpp"

namespace scorebook {
namespace {

Figure figure_of(const char* number, Unit unit) {
  Figure figure;
  figure.value = figure.exact = Decimal::parse(number);
  figure.unit = unit;
  figure.decimals = figure.value->places();
  figure.text = std::string(number) + (unit == Unit::per_cent ? "%" : "");
  return figure;
}

struct Boundary {
  TypedTolerance typed;
  Polarity polarity;
  Unit unit;
  const char* value;
  Rag expected;
};

TEST_CASE("rag: every kind of tolerance at its thresholds, just below and just above") {
  const TypedTolerance high{"<92%", "92%>", "95%"};
  const TypedTolerance from{"26%+", "26%<", "23%"};
  const TypedTolerance above{">12%", "12%>", "10%"};
  const TypedTolerance wrong{"<6%", "6%>", "4%"};
  const TypedTolerance band{"more than +/-15", "+/-15", "+/-5 of 158.8"};
  const TypedTolerance range{"over 1% above range", "1% above range", "14-20"};
  const TypedTolerance strict{"<=92%", "92%>", ">95%"};
  const Unit per_cent = Unit::per_cent;
  const Unit rate = Unit::per_10000;
  const std::vector<Boundary> boundaries = {
      {high, Polarity::high, per_cent, "95", Rag::green},
      {high, Polarity::high, per_cent, "95.0", Rag::green},
      {high, Polarity::high, per_cent, "94.9", Rag::amber},
      {high, Polarity::high, per_cent, "95.1", Rag::green},
      {high, Polarity::high, per_cent, "92", Rag::amber},
      {high, Polarity::high, per_cent, "92.0", Rag::amber},
      {high, Polarity::high, per_cent, "91.9", Rag::red},
      {high, Polarity::high, per_cent, "91.999999999", Rag::red},
      {high, Polarity::high, per_cent, "92.1", Rag::amber},
      {from, Polarity::low, per_cent, "23", Rag::green},
      {from, Polarity::low, per_cent, "22.9", Rag::green},
      {from, Polarity::low, per_cent, "23.1", Rag::amber},
      {from, Polarity::low, per_cent, "25.9", Rag::amber},
      {from, Polarity::low, per_cent, "26.0", Rag::red},
      {from, Polarity::low, per_cent, "26.1", Rag::red},
      {above, Polarity::low, per_cent, "10", Rag::green},
      {above, Polarity::low, per_cent, "10.1", Rag::amber},
      {above, Polarity::low, per_cent, "12.0", Rag::amber},
      {above, Polarity::low, per_cent, "12.1", Rag::red},
      {wrong, Polarity::low, per_cent, "4.0", Rag::green},
      {wrong, Polarity::low, per_cent, "4.1", Rag::amber},
      {wrong, Polarity::low, per_cent, "6.0", Rag::amber},
      {wrong, Polarity::low, per_cent, "6.1", Rag::red},
      {band, Polarity::info, rate, "163.8", Rag::green},
      {band, Polarity::info, rate, "153.8", Rag::green},
      {band, Polarity::info, rate, "153.7", Rag::amber},
      {band, Polarity::info, rate, "163.9", Rag::amber},
      {band, Polarity::info, rate, "173.8", Rag::amber},
      {band, Polarity::info, rate, "143.8", Rag::amber},
      {band, Polarity::info, rate, "173.9", Rag::red},
      {band, Polarity::info, rate, "143.7", Rag::red},
      {range, Polarity::within_limits, Unit::cases, "13.9", Rag::green},
      {range, Polarity::within_limits, Unit::cases, "14", Rag::green},
      {range, Polarity::within_limits, Unit::cases, "20.0", Rag::green},
      {range, Polarity::within_limits, Unit::cases, "20.1", Rag::amber},
      {range, Polarity::within_limits, Unit::cases, "20.2", Rag::amber},
      {range, Polarity::within_limits, Unit::cases, "20.21", Rag::red},
      {strict, Polarity::high, per_cent, "92", Rag::red},
      {strict, Polarity::high, per_cent, "92.1", Rag::amber},
      {strict, Polarity::high, per_cent, "95", Rag::amber},
      {strict, Polarity::high, per_cent, "95.1", Rag::green},
      {{"", "", "n/a"}, Polarity::high, per_cent, "95", Rag::none},
      {{"range to be set", "", ""}, Polarity::high, per_cent, "95", Rag::none},
  };
  for (const Boundary& boundary : boundaries) {
    CAPTURE(boundary.typed.red);
    CAPTURE(boundary.value);
    const Tolerance tolerance = read_tolerance(boundary.typed, boundary.polarity, boundary.unit);
    CHECK(rate_rag(figure_of(boundary.value, boundary.unit), tolerance, boundary.unit).rag == boundary.expected);
  }
}

TEST_CASE("rag: binary fractions do not move a figure over a boundary") {
  for (const double stored : {0.07, 0.29, 0.57, 0.58, 1.1, 0.92}) {
    Figure figure;
    figure.raw = stored;
    figure.exact = Decimal::from_double(stored)->scaled(2);
    figure.value = figure.exact;
    figure.unit = Unit::per_cent;
    const std::string threshold = figure.value->to_string();
    const Tolerance tolerance = read_tolerance({"<1%", "1%>", threshold + "%"}, Polarity::high, Unit::per_cent);
    CAPTURE(threshold);
    CHECK(rate_rag(figure, tolerance, Unit::per_cent).rag == Rag::green);
    const Tolerance low = read_tolerance({">200%", "200%>", threshold + "%"}, Polarity::low, Unit::per_cent);
    CHECK(rate_rag(figure, low, Unit::per_cent).rag == Rag::green);
  }
}

TEST_CASE("rag: the working names the figure, the threshold and the colour") {
  const Tolerance high = read_tolerance({"<92%", "92%>", "95%"}, Polarity::high, Unit::per_cent);
  const auto working = [](const char* value, const Tolerance& tolerance, Unit unit) {
    return rate_rag(figure_of(value, unit), tolerance, unit).working;
  };
  CHECK(working("96.5", high, Unit::per_cent) == "96.5% is at or above the green threshold of 95%: green");
  CHECK(working("91.9", high, Unit::per_cent) == "91.9% is below the red threshold of 92%: red");
  CHECK(working("93.0", high, Unit::per_cent) ==
        "93.0% is below the green threshold of 95% but not below the red threshold of 92%: amber");
  const Tolerance from = read_tolerance({"26%+", "26%<", "23%"}, Polarity::low, Unit::per_cent);
  CHECK(working("24.0", from, Unit::per_cent) ==
        "24.0% is above the green threshold of 23% but below the red threshold of 26%: amber");
  const Tolerance band = read_tolerance({"more than +/-15", "+/-15", "+/-5 of 158.8"}, Polarity::info, Unit::per_10000);
  CHECK(working("262.1", band, Unit::per_10000) == "262.1 is more than 15 from the benchmark of 158.8: red");
  const Tolerance range =
      read_tolerance({"over 1% above range", "1% above range", "14-20"}, Polarity::within_limits, Unit::cases);
  CHECK(working("12.6", range, Unit::cases) == "12.6 is below the range of 14 to 20, which counts as green: green");
  CHECK(working("20.1", range, Unit::cases) == "20.1 is above the range of 14 to 20, but by no more than 1%: amber");
}

TEST_CASE("rag: a fraction without a per cent sign is not rated, since it can be two figures") {
  const Tolerance high = read_tolerance({"<85%", "85%<", "90%"}, Polarity::high, Unit::per_cent);
  Figure figure = figure_of("0.986", Unit::per_cent);
  figure.text = "0.986";
  figure.unit_missing = true;
  const RagResult result = rate_rag(figure, high, Unit::per_cent);
  CHECK(result.rag == Rag::none);
  CHECK(result.reason == "0.986 has no per cent sign: it can be 0.986% or 98.6%");
  CHECK(result.without == WithoutRag::this_figure);
  figure = figure_of("98.6", Unit::per_cent);
  figure.unit_missing = true;
  CHECK(rate_rag(figure, high, Unit::per_cent).rag == Rag::green);
}

TEST_CASE("rag: the stored precision decides, and the working says so where printing hides it") {
  Figure figure = figure_of("95.0", Unit::per_cent);
  figure.exact = Decimal::parse("94.96");
  const Tolerance high = read_tolerance({"<92%", "92%>", "95%"}, Polarity::high, Unit::per_cent);
  const RagResult result = rate_rag(figure, high, Unit::per_cent);
  CHECK(result.rag == Rag::amber);
  CHECK(result.working ==
        "95.0% (94.96% before rounding) is below the green threshold of 95% but not below the red threshold of 92%: "
        "amber");
  CHECK(result.before_rounding == " (94.96% before rounding)");
  CHECK(rate_rag(figure_of("95.0", Unit::per_cent), high, Unit::per_cent).before_rounding.empty());
}

TEST_CASE("rag: where there is none, it says whether another figure would have one") {
  const Tolerance high = read_tolerance({"<92%", "92%>", "95%"}, Polarity::high, Unit::per_cent);
  const Tolerance none = read_tolerance({"", "", "n/a"}, Polarity::high, Unit::per_cent);
  const Figure figure = figure_of("95", Unit::per_cent);
  CHECK(rate_rag(Figure{}, high, Unit::per_cent).without == WithoutRag::no_figure);
  CHECK(rate_rag(figure_of("95", Unit::days), high, Unit::per_cent).without == WithoutRag::this_figure);
  CHECK(rate_rag(figure, none, Unit::per_cent).without == WithoutRag::whatever_the_figure);
  CHECK(rate_rag(Figure{}, none, Unit::per_cent).without == WithoutRag::whatever_the_figure);
}

TEST_CASE("rag: where there is none, the reason says why") {
  const Figure figure = figure_of("95", Unit::per_cent);
  const auto reason = [&](TypedTolerance typed, Polarity polarity) {
    return rate_rag(figure, read_tolerance(typed, polarity, Unit::per_cent), Unit::per_cent).reason;
  };
  CHECK(reason({"", "", "n/a"}, Polarity::high) == "no target set");
  CHECK(reason({"range to be set", "", ""}, Polarity::high) == "to be set");
  CHECK(reason({"", "", "Good"}, Polarity::high) == "the tolerance could not be read");
  CHECK(reason({">12%", "12%>", "10%"}, Polarity::high) == "the tolerance contradicts the polarity");
  Figure missing;
  missing.text = "n/a";
  missing.missing = Missing::not_applicable;
  const Tolerance high = read_tolerance({"<92%", "92%>", "95%"}, Polarity::high, Unit::per_cent);
  CHECK(rate_rag(missing, high, Unit::per_cent).reason == "no figure: n/a");
  CHECK(rate_rag(missing, high, Unit::per_cent).working == "not rated: no figure: n/a");
  CHECK(rate_rag(figure_of("1092", Unit::count), high, Unit::per_cent).reason ==
        "the figure, 1,092, is not in per cent but the tolerance is in per cent");
}

TEST_CASE("rag: extreme figures are rated without overflow") {
  const Tolerance band = read_tolerance({"more than +/-15", "+/-15", "+/-5 of 158.8"}, Polarity::info, Unit::count);
  const Tolerance range =
      read_tolerance({"over 1% above range", "1% above range", "14-20"}, Polarity::within_limits, Unit::count);
  for (const double extreme : {1e300, -1e300, 1e-300, 123456789012345678.0}) {
    Figure figure;
    figure.value = figure.exact = Decimal::from_double(extreme);
    figure.unit = Unit::count;
    REQUIRE(figure.value);
    CHECK(rate_rag(figure, band, Unit::count).rag == Rag::red);
    CHECK(rate_rag(figure, range, Unit::count).rag == (extreme > 1 ? Rag::red : Rag::green));
  }
}

TEST_CASE("rag: below an expected range the colour is the one that the settings name") {
  const Tolerance range =
      read_tolerance({"over 1% above range", "1% above range", "14-20"}, Polarity::within_limits, Unit::cases);
  for (const auto& [below, rag] : {std::pair{BelowRange::green, Rag::green}, std::pair{BelowRange::amber, Rag::amber},
                                   std::pair{BelowRange::red, Rag::red}}) {
    Settings settings;
    settings.below_range = below;
    CHECK(rate_rag(figure_of("13.9", Unit::cases), range, Unit::cases, settings).rag == rag);
    CHECK(rate_rag(figure_of("14", Unit::cases), range, Unit::cases, settings).rag == Rag::green);
    CHECK(rate_rag(figure_of("20.2", Unit::cases), range, Unit::cases, settings).rag == Rag::amber);
  }
}

TEST_CASE("rag: figures are compared as shown where the settings say so") {
  const Tolerance high = read_tolerance({"<92%", "92%>", "95%"}, Polarity::high, Unit::per_cent);
  Figure figure = figure_of("95.0", Unit::per_cent);
  figure.exact = Decimal::parse("94.96");
  Settings settings;
  CHECK(rate_rag(figure, high, Unit::per_cent, settings).rag == Rag::amber);
  settings.rag_precision = RagPrecision::shown;
  CHECK(rate_rag(figure, high, Unit::per_cent, settings).rag == Rag::green);
}

TEST_CASE("rag: typed letters and words are recognised") {
  CHECK(parse_rag("G") == Rag::green);
  CHECK(parse_rag(" Amber ") == Rag::amber);
  CHECK(parse_rag("RED") == Rag::red);
  CHECK(!parse_rag("green-ish"));
  CHECK(!parse_rag(""));
  CHECK(rag_letter(Rag::amber) == "A");
  CHECK(rag_name(Rag::none) == "none");
}

}  // namespace
}  // namespace scorebook
