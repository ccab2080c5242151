#include <doctest/doctest.h>

#include "rate/tolerance_cell.hpp"
#include "scorebook/rating.hpp"

namespace scorebook {
namespace {

using Kind = ToleranceKind;
using Remark = ToleranceRemark::Kind;

Tolerance read(const char* red, const char* amber, const char* green, Polarity polarity, Unit unit = Unit::per_cent) {
  return read_tolerance({red, amber, green}, polarity, unit);
}

bool has_remark(const Tolerance& tolerance, Remark kind) {
  for (const ToleranceRemark& remark : tolerance.remarks) {
    if (remark.kind == kind) return true;
  }
  return false;
}

TEST_CASE("tolerance: high is good, with the amber sign either way round and with or without per cent signs") {
  for (const char* amber : {"92%>", "92%<", "92", "< 95%", "92% - 94.9%", "95%"}) {
    const Tolerance tolerance = read("<92%", amber, "95%", Polarity::high);
    CHECK(tolerance.kind == Kind::high_is_good);
    CHECK(tolerance.red == Decimal(92));
    CHECK(tolerance.green == Decimal(95));
    CHECK(tolerance.words == "green at 95% or more, red below 92%, amber between");
  }
  CHECK(read("<92%", "92%>", "95%", Polarity::high).remarks.empty());
  CHECK(read("<90%", "90%<", "95%", Polarity::high).remarks.empty());
  CHECK(read("<92%", "92% - 94.9%", "95%", Polarity::high).remarks.empty());
  CHECK(read("<55", "55>", "59.9", Polarity::high, Unit::per_10000).words ==
        "green at 59.9 or more, red below 55, amber between");
  CHECK(read("<40%", "40%<", "45%", Polarity::info).kind == Kind::high_is_good);
  CHECK(read("less than 92%", "92 %", "at least 95 %", Polarity::high).kind == Kind::high_is_good);
}

TEST_CASE("tolerance: low is good, red from its number or above it") {
  const Tolerance from = read("26%+", "26%<", "23%", Polarity::low);
  CHECK(from.kind == Kind::low_red_from);
  CHECK(from.red_inclusive);
  CHECK(from.remarks.empty());
  CHECK(from.words == "green at 23% or less, red at 26% or more, amber between");
  const Tolerance above = read(">511", "511>", "487", Polarity::low, Unit::days);
  CHECK(above.kind == Kind::low_red_above);
  CHECK(!above.red_inclusive);
  CHECK(above.remarks.empty());
  CHECK(above.words == "green at 487 or less, red above 511, amber between");
  CHECK(read("26% or more", "26%<", "23%", Polarity::low).kind == Kind::low_red_from);
}

TEST_CASE("tolerance: a sign the wrong way round is read by the order of the numbers and reported") {
  const Tolerance tolerance = read("<6%", "6%>", "4%", Polarity::low);
  CHECK(tolerance.kind == Kind::low_sign_wrong);
  REQUIRE(tolerance.remarks.size() == 1);
  CHECK(tolerance.remarks[0].kind == Remark::sign_wrong_way);
  CHECK(tolerance.remarks[0].cells == "rag");
  CHECK(tolerance.remarks[0].message ==
        "Red is typed “<6%” although green, “4%”, is lower: the sign is the wrong way round. It is read as green at 4% "
        "or less, red above 6%, amber between.");
  CHECK(read("<79", "79<", "74.1", Polarity::info, Unit::per_10000).kind == Kind::low_sign_wrong);
  const Tolerance high = read(">92%", "92%>", "95%", Polarity::high);
  CHECK(high.kind == Kind::high_is_good);
  CHECK(high.remarks[0].kind == Remark::sign_wrong_way);
  const Tolerance green = read("<92%", "92%>", "<95%", Polarity::high);
  CHECK(green.kind == Kind::high_is_good);
  REQUIRE(green.remarks.size() == 1);
  CHECK(green.remarks[0].cells == "g");
}

TEST_CASE("tolerance: an amber without a sign is unusual and no more") {
  const Tolerance tolerance = read("<3.6%", "3.6%", "2.6%", Polarity::low);
  REQUIRE(tolerance.remarks.size() == 2);
  CHECK(tolerance.remarks[0].kind == Remark::sign_wrong_way);
  CHECK(tolerance.remarks[1].kind == Remark::unusual);
  CHECK(tolerance.remarks[1].cells == "a");
  CHECK(tolerance.remarks[1].message == "Amber, “3.6%”, has no sign.");
}

TEST_CASE("tolerance: caseloads typed in neighbouring whole numbers leave no gap") {
  for (const auto& tolerance :
       {read("25+", "24>", "22", Polarity::low, Unit::cases), read("21+", "20>", "18", Polarity::low, Unit::count)}) {
    CHECK(tolerance.kind == Kind::low_red_from);
    REQUIRE(tolerance.remarks.size() == 1);
    CHECK(tolerance.remarks[0].kind == Remark::unusual);
    CHECK(tolerance.remarks[0].cells == "rag");
  }
  CHECK(has_remark(read("25%+", "24%>", "22%", Polarity::low), Remark::gap));
}

TEST_CASE("tolerance: a band round a benchmark") {
  const Tolerance tolerance = read("more than +/-15", "+/-15", "+/-5 of 158.8", Polarity::info, Unit::per_10000);
  CHECK(tolerance.kind == Kind::band);
  CHECK(tolerance.centre == Decimal(1588, 1));
  CHECK(tolerance.green == Decimal(5));
  CHECK(tolerance.amber == Decimal(15));
  CHECK(tolerance.remarks.empty());
  CHECK(tolerance.words == "green within 5 of 158.8, red more than 15 away, amber between");
  const Tolerance up_to = read("more than ±5", "± 5", "up to +/-2 of 73.5", Polarity::info, Unit::per_10000);
  CHECK(up_to.kind == Kind::band);
  CHECK(up_to.green == Decimal(2));
  CHECK(read("more than +/-10%", "+/-10%", "+/-5% of 200", Polarity::info, Unit::count).green == Decimal(10));
}

TEST_CASE("tolerance: a band on a measure for which low is good is unusual") {
  const Tolerance tolerance = read("more than +/-10", "+/-10", "+/-5 of 52.3", Polarity::low, Unit::per_10000);
  REQUIRE(tolerance.remarks.size() == 1);
  CHECK(tolerance.remarks[0].kind == Remark::unusual);
  CHECK(tolerance.remarks[0].message ==
        "Good performance is Low, but the tolerance is a band on both sides of 52.3: a very low figure, which is good, "
        "is "
        "rated red.");
}

TEST_CASE("tolerance: a band that leaves a gap or overlaps says so") {
  CHECK(has_remark(read("more than +/-20", "+/-15", "+/-5 of 100", Polarity::info, Unit::count), Remark::gap));
  CHECK(has_remark(read("more than +/-10", "+/-15", "+/-5 of 100", Polarity::info, Unit::count), Remark::overlap));
  CHECK(has_remark(read("more than +/-15", "", "+/-5 of 100", Polarity::info, Unit::count), Remark::amber_missing));
  CHECK(read("more than +/-15", "+/-15", "+/-5", Polarity::info, Unit::count).kind == Kind::not_understood);
  CHECK(has_remark(read("", "+/-15", "+/-5 of 100", Polarity::info, Unit::count), Remark::gap));
}

TEST_CASE("tolerance: cells of different kinds are not read together") {
  CHECK(read("<92", "+/-15", "+/-5 of 100", Polarity::info, Unit::count).kind == Kind::not_understood);
  CHECK(read(">20", "1% above range", "14-20", Polarity::within_limits, Unit::cases).kind == Kind::not_understood);
  CHECK(read("over 1% above range", "1% above range", "20", Polarity::low, Unit::cases).kind == Kind::not_understood);
  CHECK(read("more than +/- -15", "+/-15", "+/-5 of 100", Polarity::info, Unit::count).kind == Kind::not_understood);
  CHECK(read("more than +/-10%", "+/-10%", "+/-5% of 95%", Polarity::info, Unit::unknown).kind == Kind::not_understood);
}

TEST_CASE("tolerance: a range with a margin above it") {
  const Tolerance tolerance =
      read("over 1% above range", "1% above range", "14-20", Polarity::within_limits, Unit::cases);
  CHECK(tolerance.kind == Kind::range);
  CHECK(tolerance.range_low == Decimal(14));
  CHECK(tolerance.range_high == Decimal(20));
  CHECK(tolerance.amber == Decimal(1));
  REQUIRE(tolerance.remarks.size() == 1);
  CHECK(tolerance.remarks[0].kind == Remark::unusual);
  CHECK(tolerance.remarks[0].message ==
        "Nothing says how a figure below the range “14-20” is to be rated; it is read as green.");
  CHECK(tolerance.words == "green from 14 to 20 and below, amber up to 1% above, red beyond");
  CHECK(read("over 1% above range", "1% above range", "14 – 20", Polarity::within_limits, Unit::cases).kind ==
        Kind::range);
  CHECK(read("over 1% above range", "1% above range", "20-14", Polarity::within_limits, Unit::cases).kind ==
        Kind::not_understood);
}

TEST_CASE("tolerance: an amber that is blank or cut short is repaired from red and reported") {
  const Tolerance blank = read("over 1% above range", "", "16-22", Polarity::within_limits, Unit::cases);
  CHECK(blank.kind == Kind::range);
  CHECK(blank.amber == Decimal(1));
  CHECK(blank.remarks[0].kind == Remark::amber_missing);
  CHECK(blank.remarks[0].cells == "a");
  CHECK(blank.remarks[0].message == "Amber is blank. It is read as ending where red, “over 1% above range”, begins.");
  for (const char* amber : {"above range", "above"}) {
    const Tolerance cut = read("over 1% above range", amber, "16-22", Polarity::within_limits, Unit::cases);
    CHECK(cut.amber == Decimal(1));
    CHECK(cut.remarks[0].kind == Remark::amber_cut_short);
    CHECK(cut.remarks[0].cells == "a");
  }
  CHECK(
      read("over 1% above range", "above", "16-22", Polarity::within_limits, Unit::cases).remarks[0].message ==
      "Amber, “above”, is cut short: it has no number. It is read as ending where red, “over 1% above range”, begins.");
  const Tolerance thresholds = read("<92%", "", "95%", Polarity::high);
  CHECK(thresholds.kind == Kind::high_is_good);
  REQUIRE(thresholds.remarks.size() == 1);
  CHECK(thresholds.remarks[0].message ==
        "Amber is blank. It is read from red, “<92%”, and green, “95%”: amber is what lies between.");
  CHECK(read("<92%", "%>", "95%", Polarity::high).remarks[0].kind == Remark::amber_cut_short);
  CHECK(read("<92%", "see note", "95%", Polarity::high).remarks[0].kind == Remark::not_understood);
}

TEST_CASE("tolerance: no target and a target to be set are not the same") {
  CHECK(read("", "", "", Polarity::high).kind == Kind::none);
  CHECK(read("", "", "n/a", Polarity::info).kind == Kind::none);
  CHECK(read("n/a", "N/A", "n/a", Polarity::info).remarks.empty());
  CHECK(read("range to be set", "", "", Polarity::high).kind == Kind::to_be_set);
  CHECK(read("range", "to be", "set", Polarity::high).kind == Kind::to_be_set);
  CHECK(read("range to be set", "range to be set", "range to be set", Polarity::high).kind == Kind::to_be_set);
  CHECK(read("", "", "tbc", Polarity::high).kind == Kind::to_be_set);
}

TEST_CASE("tolerance: gaps and overlaps between red, amber and green are reported") {
  CHECK(has_remark(read("<90%", "92%>", "95%", Polarity::high), Remark::gap));
  CHECK(has_remark(read("<92%", "90%>", "95%", Polarity::high), Remark::overlap));
  CHECK(has_remark(read("<92%", "92%-94%", "95%", Polarity::high), Remark::gap));
  CHECK(has_remark(read("<92%", "90%-94.9%", "95%", Polarity::high), Remark::overlap));
  CHECK(has_remark(read("", "92%>", "95%", Polarity::high), Remark::gap));
  CHECK(read("<90%", "92%>", "95%", Polarity::high).remarks[0].message ==
        "Red is “<90%” and green is “95%”, but amber is typed “92%>”: part of the figures between red and green "
        "belongs to no "
        "band as typed. They are read as amber.");
}

TEST_CASE("tolerance: one that contradicts the polarity is not used") {
  const Tolerance tolerance = read(">12%", "12%>", "10%", Polarity::high);
  CHECK(tolerance.kind == Kind::not_understood);
  REQUIRE(tolerance.remarks.size() == 1);
  CHECK(tolerance.remarks[0].kind == Remark::contradicts_polarity);
  CHECK(tolerance.remarks[0].message ==
        "Good performance is High, but green, “10%”, is lower than red, “>12%”: one of them is wrong, so the tolerance "
        "is not "
        "used.");
  CHECK(has_remark(read("<90%", "90%<", "95%", Polarity::low), Remark::contradicts_polarity));
}

TEST_CASE("tolerance: what cannot be brought to the unit of the measure is not used") {
  CHECK(read("<92%", "92%>", "95%", Polarity::high, Unit::count).kind == Kind::not_understood);
  CHECK(read("<92%", "92%>", "95%", Polarity::high, Unit::count).remarks[0].message ==
        "The tolerance is typed in per cent (“<92%”), but the measure is in numbers, so it is not used.");
  const Tolerance fraction = read("<92%", "92%>", "0.95", Polarity::high);
  CHECK(fraction.kind == Kind::not_understood);
  CHECK(fraction.remarks[0].message == "“0.95” has no % sign and can be read as 0.95% or as 95%, so it is not used.");
  CHECK(read("<92", "92>", "95", Polarity::high, Unit::per_cent).remarks.empty());
}

TEST_CASE("tolerance: a target alone is met or not met") {
  const Tolerance high = read("", "", "95%", Polarity::high);
  CHECK(high.kind == Kind::high_is_good);
  CHECK(high.words == "green at 95% or more, red below 95%");
  CHECK(high.remarks[0].kind == Remark::unusual);
  CHECK(read("", "", "95%", Polarity::info).kind == Kind::not_understood);
}

TEST_CASE("tolerance: words that are no tolerance are quoted and rate nothing") {
  const Tolerance tolerance = read("poor", "fair", "Good", Polarity::high);
  CHECK(tolerance.kind == Kind::not_understood);
  CHECK(tolerance.words == "the tolerance could not be read");
  REQUIRE(tolerance.remarks.size() == 1);
  CHECK(tolerance.remarks[0].message == "Target green, “Good”, is not understood.");
  CHECK(read("<92%", "92%>", "n/a", Polarity::high).remarks[0].message ==
        "Target green is “n/a”, so the tolerance “<92% 92%>” cannot be used.");
}

TEST_CASE("tolerance cell: numbers that are slips are words") {
  for (const char* typed :
       {"89.5.8%", "1,09", "<1,2,3", "12,3456", "1234567890123", "<", "5..", ".", ">>5", "26%%%5"}) {
    CAPTURE(typed);
    CHECK(read_tolerance_cell(typed).form == ToleranceCell::Form::words);
  }
  CHECK(read_tolerance_cell("<1,092").number == Decimal(1092));
  CHECK(read_tolerance_cell("-5%").number == Decimal(-5));
  CHECK(read_tolerance_cell("< -5%").number == Decimal(-5));
  CHECK(read_tolerance_cell("-10 - -5").range_high == Decimal(-5));
  CHECK(read_tolerance_cell(std::string(100000, '<')).form == ToleranceCell::Form::words);
}

}  // namespace
}  // namespace scorebook
