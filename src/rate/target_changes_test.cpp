// Targets that are relative to earlier figures and to benchmarks.
#include <doctest/doctest.h>

#include <string>

#include "rate/target_for_test.hpp"

using namespace scorebook;

namespace {

using Case = TargetCase;

const Period kJune = Period::month(2016, 6);
const Period kFirstQuarter = Period::quarter(2016, 1);
const Period kYear = Period::financial_year(2016);
const Period kLastYear = Period::financial_year(2015);

Case percentage(const std::string& typed, Polarity polarity = Polarity::high) {
  return {typed, Unit::per_cent, polarity};
}

Figure per_cent(const std::string& value) { return figure_for_test(value, Unit::per_cent); }
Figure count(const std::string& value) { return figure_for_test(value, Unit::count); }

}  // namespace

TEST_CASE("target: a share of last year's figure, exactly and in words") {
  Case fewer("5% reduction on 2015-16", Unit::count, Polarity::low);
  fewer.figures[kLastYear] = count("320");
  CHECK(told(fewer.in(kYear)) == "304 at most: 5% below the 320 of 2015/16: 304");
  fewer.figures[kLastYear] = count("14355");
  CHECK(told(fewer.in(kYear)) == "13,637.25 at most: 5% below the 14,355 of 2015/16: 13,637.25");
  Case more("25% increase on 2015-16", Unit::count, Polarity::info);
  more.figures[kLastYear] = count("254");
  CHECK(told(more.in(kYear)) == "317.5 at least: 25% above the 254 of 2015/16: 317.5");
  Case loss("5% reduction on 2015-16", Unit::money, Polarity::low);
  loss.figures[kLastYear] = figure_for_test("-200", Unit::money);
  CHECK(told(loss.in(kYear)) == "-£210 at most: 5% below the -£200 of 2015/16: -£210");
}

TEST_CASE("target: improvement goes the way that is good") {
  Case better = percentage("5% improvement on 2015-16", Polarity::low);
  better.figures[kLastYear] = per_cent("40.0");
  CHECK(told(better.in(kYear)) == "38% at most: 5% below the 40.0% of 2015/16: 38%");
  better.measure.polarity = Polarity::high;
  CHECK(told(better.in(kYear)) == "42% at least: 5% above the 40.0% of 2015/16: 42%");
  better.measure.polarity = Polarity::info;
  CHECK(told(better.in(kYear)) == "no: neither the target nor the polarity says what is good");
}

TEST_CASE("target: per cent, percentage points and plain numbers are three changes") {
  Case change = percentage("Reduce by 5%", Polarity::low);
  change.figures[kLastYear] = per_cent("40");
  CHECK(told(change.in(kYear)) == "38% at most: 5% below the 40% of 2015/16: 38%");
  change.measure.target = "Reduce by 5 percentage points";
  CHECK(told(change.in(kYear)) == "35% at most: 5 percentage points below the 40% of 2015/16: 35%");
  change.measure.target = "Reduce by 5";
  CHECK(told(change.in(kYear)) == "no: a change of 5 can be one by 5% or by 5 percentage points");
  Case more("Increase by 200", Unit::count, Polarity::high);
  more.figures[kLastYear] = count("1000");
  CHECK(told(more.in(kYear)) == "1,200 at least: 200 above the 1,000 of 2015/16: 1,200");
  more.measure.target = "Increase by 2 percentage points";
  CHECK(told(more.in(kYear)) == "no: the target, 2%, is in per cent but the measure is in numbers");
  more.measure.target = "Increase by 2 points";
  CHECK(told(more.in(kYear)) == "1,002 at least: 2 points above the 1,000 of 2015/16: 1,002");
  Case sooner("Reduce by 2 days", Unit::days, Polarity::low);
  sooner.figures[kLastYear] = figure_for_test("10.4", Unit::days);
  CHECK(told(sooner.in(kYear)) == "8.4 at most: 2 below the 10.4 of 2015/16: 8.4");
}

TEST_CASE("target: a named year is that year or there is no target, never another year") {
  Case fewer("5% reduction on 2014-15", Unit::count, Polarity::low);
  fewer.figures[kLastYear] = count("320");
  CHECK(told(fewer.in(kYear)) == "no: no figure for 2014/15 to set it against");
  CHECK(fewer.in(kYear).no_target == NoTarget::no_reference);
  fewer.figures[Period::financial_year(2014)] = count("400");
  CHECK(told(fewer.in(kYear)) == "380 at most: 5% below the 400 of 2014/15: 380");
  fewer.measure.target = "5% reduction on 2016-17";
  CHECK(told(fewer.in(kYear)) == "no: the target counts from 2016/17, which is nothing to set 2016/17 against");
}

TEST_CASE("target: part of a year counts from the same part of the named year") {
  Case share = percentage("5% reduction on 2014-15", Polarity::low);
  share.figures[Period::month(2015, 6)] = per_cent("10");
  share.figures[Period::month(2014, 6)] = per_cent("40");
  CHECK(told(share.in(kJune)) == "38% at most: 5% below the 40% of June 2014: 38%");
  share.figures.erase(Period::month(2014, 6));
  share.figures[Period::financial_year(2014)] = per_cent("20");
  CHECK(told(share.in(kJune)) == "19% at most: 5% below the 20% of 2014/15: 19%");
  share.figures.erase(Period::financial_year(2014));
  CHECK(told(share.in(kJune)) == "no: no figure for June 2014 or 2014/15 to set it against");
  Case count_of_month("5% reduction on 2014-15", Unit::count, Polarity::low);  // nothing says that it adds up
  count_of_month.figures[Period::financial_year(2014)] = count("1200");
  CHECK(told(count_of_month.in(kJune)) == "no: no figure for June 2014 to set it against");
}

TEST_CASE("target: a count that adds up counts from the year's total, spread evenly, and never mixes the two") {
  Case fewer("5% reduction on 2015-16", Unit::count, Polarity::low);
  fewer.measure.year_to_date_rule = YearToDateRule::sum;
  fewer.figures[kLastYear] = count("1200");
  fewer.figures[Period::month(2015, 6)] = count("80");
  CHECK(told(fewer.in(kJune)) ==
        "95 at most: 5% below the 1,200 of 2015/16: 1,140 over the year, spread evenly: 95 for June 2016");
  CHECK(told(fewer.so_far(kJune)) ==
        "285 at most: 5% below the 1,200 of 2015/16: 1,140 over the year, spread evenly: 285 by the end of June");
  fewer.figures.erase(kLastYear);
  CHECK(told(fewer.in(kJune)) == "76 at most: 5% below the 80 of June 2015: 76");
  CHECK(told(fewer.so_far(kJune)) == "no: no figure for 2015/16 to set it against");
  fewer.measure.target = "Fewer than last year";
  CHECK(told(fewer.in(kJune)) == "no: the target is in words: \"Fewer than last year\"");
  fewer.measure.target = "Reduce by 5%";
  CHECK(told(fewer.in(kJune)) == "76 at most: 5% below the 80 of June 2015: 76");
}

TEST_CASE("target: without a year the same period of last year counts") {
  Case better = percentage("Better than last year");
  better.figures[Period::month(2015, 6)] = per_cent("40.0");
  CHECK(told(better.in(kJune)) == "40.0% above: above the 40.0% of June 2015");
  CHECK(better.in(kJune).met_by(Decimal(40)) == false);
  CHECK(better.in(kJune).met_by(Decimal(401, 1)) == true);
  Case quarter("Reduce by 10%", Unit::count, Polarity::low);
  quarter.figures[Period::quarter(2015, 1)] = count("50");
  CHECK(told(quarter.in(kFirstQuarter)) == "45 at most: 10% below the 50 of quarter 1 of 2015/16: 45");
  Case term = percentage("Reduce by 10%", Polarity::low);
  term.figures[Period::term(2015, "autumn")] = per_cent("5.0");
  CHECK(told(term.in(Period::term(2016, "autumn"))) == "4.5% at most: 10% below the 5.0% of autumn term 2015: 4.5%");
}

TEST_CASE("target: rolling figures and academic years count from their own kind") {
  Case rolling("5% reduction on 2015-16", Unit::count, Polarity::low);
  rolling.measure.reporting_basis = ReportingBasis::rolling_12_months;
  rolling.figures[Period::month(2016, 3)] = count("1200");  // the twelve months of 2015/16
  CHECK(told(rolling.in(kJune)) == "1,140 at most: 5% below the 1,200 of March 2016: 1,140");
  Case academic("5% reduction on 2015-16", Unit::count, Polarity::low);
  academic.figures[Period::academic_year(2015)] = count("100");
  CHECK(told(academic.in(Period::academic_year(2016))) == "95 at most: 5% below the 100 of academic year 2015/16: 95");
}

TEST_CASE("target: a change by a later date is none before it") {
  Case later = percentage("Reduce by 5% by March 2018", Polarity::low);
  later.figures[Period::month(2015, 6)] = per_cent("40");
  CHECK(told(later.in(kJune)) == "no: to be reached by March 2018");
  Case benchmark = percentage("In line with national average by March 2018");
  benchmark.benchmarks["nat_avg"] = per_cent("82");
  CHECK(told(benchmark.in(kJune)) == "no: to be reached by March 2018");
  CHECK(told(benchmark.in(Period::month(2018, 3))) == "82% at least: the national average of 82%");
}

TEST_CASE("target: an earlier figure in another unit or on an unclear scale is not used") {
  Case fewer = percentage("5% reduction on 2015-16", Polarity::low);
  fewer.figures[kLastYear] = count("320");
  CHECK(told(fewer.in(kYear)) == "no: the 320 of 2015/16 is in numbers but the measure is in per cent");
  Figure unclear = per_cent("0.32");
  unclear.unit_missing = true;
  fewer.figures[kLastYear] = unclear;
  CHECK(told(fewer.in(kYear)) == "no: the 0.32% of 2015/16 has no per cent sign");
}

TEST_CASE("target: the year that a change is for is not the year that it counts from") {
  Case fewer("5% reduction in 2016/17", Unit::count, Polarity::low);
  fewer.figures[kLastYear] = count("320");
  CHECK(told(fewer.in(kYear)) == "304 at most: 5% below the 320 of 2015/16: 304");
  CHECK(told(fewer.in(Period::financial_year(2017))) == "no: the target is for 2016/17");
}

TEST_CASE("target: a year to date counts from a year or the same part of it, never from one month") {
  for (const YearToDateRule rule : {YearToDateRule::average, YearToDateRule::ratio_of_sums}) {
    Case share = percentage("Reduce by 5%", Polarity::low);
    share.measure.year_to_date_rule = rule;
    share.figures[Period::month(2015, 6)] = per_cent("10");
    CHECK(told(share.so_far(kJune)) == "no: no figure for April 2015 to June 2015 or 2015/16 to set it against");
    share.figures[kLastYear] = per_cent("40");
    CHECK(told(share.so_far(kJune)) == "38% at most: 5% below the 40% of 2015/16: 38%");
    share.figures[Period::span(2015 * 12 + 3, 2015 * 12 + 5)] = per_cent("20");
    CHECK(told(share.so_far(kJune)) == "19% at most: 5% below the 20% of April 2015 to June 2015: 19%");
  }
  Case last = percentage("Reduce by 5%", Polarity::low);
  last.measure.year_to_date_rule = YearToDateRule::last;
  last.figures[Period::month(2015, 6)] = per_cent("10");
  CHECK(told(last.so_far(kJune)) == "9.5% at most: 5% below the 10% of June 2015: 9.5%");
}

TEST_CASE("target: numbers too long for an exact target are refused") {
  Case fewer("5% reduction on 2015-16", Unit::count, Polarity::low);
  fewer.figures[kLastYear] = count("123456789012345678");
  CHECK(told(fewer.in(kYear)) == "no: the numbers are too long to work the target out exactly");
}

TEST_CASE("target: points a year count the years since the base that is named") {
  Case points = percentage("Reduction of 1 percentage point a year from 2013/14", Polarity::low);
  points.figures[Period::financial_year(2013)] = per_cent("18.4");
  CHECK(told(points.in(kYear)) ==
        "15.4% at most: 1 percentage point for each of 3 years below the 18.4% of 2013/14: 15.4%");
  CHECK(told(points.in(Period::financial_year(2014))) ==
        "17.4% at most: 1 percentage point below the 18.4% of 2013/14: 17.4%");
  CHECK(told(points.in(Period::financial_year(2013))) ==
        "no: the target counts from 2013/14, which is nothing to set 2013/14 against");
  points.figures.clear();
  CHECK(told(points.in(kYear)) == "no: no figure for 2013/14 to set it against");
}

TEST_CASE("target: points a year count from the baseline, and without one from last year") {
  Case points = percentage("Reduction of 1 percentage point each year", Polarity::low);
  points.figures[kLastYear] = per_cent("18.4");
  CHECK(told(points.in(kYear)) == "17.4% at most: 1 percentage point below the 18.4% of 2015/16: 17.4%");
  points.baseline = per_cent("21.6");
  CHECK(told(points.in(kYear)) == "no: the baseline, 21.6%, does not say of which year it is");
  points.baseline->stated_period = Period::financial_year(2014);
  CHECK(told(points.in(kYear)) ==
        "19.6% at most: 1 percentage point for each of 2 years below the 21.6% of 2014/15: 19.6%");
  CHECK(told(points.in(kJune)) ==
        "19.6% at most: 1 percentage point for each of 2 years below the 21.6% of 2014/15: 19.6%");
  points.baseline->stated_period = Period::span(2015 * 12 + 5, 2016 * 12 + 4);  // June 2015 to May 2016
  CHECK(points.in(kYear).value == Decimal(206, 1));
  points.baseline->stated_period = kYear;
  CHECK(told(points.in(kYear)) == "no: the target counts from 2016/17");
  CHECK(points.in(kYear).no_target == NoTarget::baseline_year);
  points.measure.target = "1 percentage point each year";
  points.baseline->stated_period = kLastYear;
  points.measure.polarity = Polarity::high;
  CHECK(told(points.in(kYear)) == "22.6% at least: 1 percentage point above the 21.6% of 2015/16: 22.6%");
  points.measure.polarity = Polarity::info;
  CHECK(told(points.in(kYear)) == "no: neither the target nor the polarity says what is good");
}

TEST_CASE("target: numbers a year step from a total of the year, spread over its parts") {
  Case more("Increase by 60 a year", Unit::count, Polarity::high);
  more.measure.year_to_date_rule = YearToDateRule::sum;
  more.baseline = count("480");
  more.baseline->stated_period = Period::financial_year(2014);
  CHECK(told(more.in(kYear)) == "600 at least: 60 for each of 2 years above the 480 of 2014/15: 600");
  CHECK(told(more.so_far(kJune)) ==
        "150 at least: 60 for each of 2 years above the 480 of 2014/15: 600 over the year, spread evenly: 150 by the "
        "end of June");
  more.baseline->stated_period = Period::month(2015, 3);
  CHECK(told(more.in(kYear)) == "no: the baseline, 480, is of March 2015, which is no year");
}

TEST_CASE("target: a share each year from an earlier year can be reckoned in two ways, and is not") {
  Case fewer = percentage("Reduction of 5% each year from 2013/14", Polarity::low);
  fewer.figures[Period::financial_year(2013)] = per_cent("40");
  CHECK(told(fewer.in(kYear)) == "no: 5% a year from 2013/14 can be a share of that year or of the year before each");
  CHECK(told(fewer.in(Period::financial_year(2014))) == "38% at most: 5% below the 40% of 2013/14: 38%");
}

TEST_CASE("target: in line with a benchmark takes the number that is typed, else the benchmark of that name") {
  Case line = percentage("In line with or above the national average");
  CHECK(told(line.in(kJune)) == "no: no national average to set it against");
  line.benchmarks["nat_avg"] = per_cent("82.0");
  CHECK(told(line.in(kJune)) == "82.0% at least: the national average of 82.0%");
  line.benchmarks["nat_avg"].stated_period = Period::financial_year(2014);
  CHECK(told(line.in(kJune)) == "82.0% at least: the national average of 82.0% (2014/15)");
  line.benchmarks["nat_avg"].stated_period = kYear;
  CHECK(told(line.in(kJune)) == "no: no national average to set it against");
  CHECK(told(percentage("52% in line with National Average").in(kJune)) == "52% at least");
  Case other = percentage("In line with statistical neighbours");
  other.benchmarks["nat_avg"] = per_cent("82");
  CHECK(told(other.in(kJune)) == "no: no statistical neighbour average to set it against");
  other.benchmarks["stat_neigh_avg"] = per_cent("80");
  CHECK(told(other.in(kJune)) == "80% at least: the statistical neighbour average of 80%");
  other.measure.target = "Better than the national average";
  CHECK(told(other.in(kJune)) == "82% above: the national average of 82%");
  other.measure.target = "Above the regional average";
  other.benchmarks["regional average"] = per_cent("81");
  CHECK(told(other.in(kJune)) == "81% above: the regional average of 81%");
  other.measure.target = "In line with national and statistical neighbour averages";
  CHECK(told(other.in(kJune)) ==
        "no: the target names several benchmarks: \"In line with national and statistical neighbour averages\"");
  other.measure.target = "National average";
  other.benchmarks["nat_avg"] = count("82");
  CHECK(told(other.in(kJune)) == "no: the national average of 82 is in numbers but the measure is in per cent");
  other.benchmarks.erase("nat_avg");
  other.benchmarks["national average"] = per_cent("83");  // as a register may call it
  CHECK(told(other.in(kJune)) == "83% at least: the national average of 83%");
}

TEST_CASE("target: the top quartile is a benchmark, a value or a range") {
  Case quartile = percentage("Top quartile");
  CHECK(told(quartile.in(kJune)) == "no: no national top quartile to set it against");
  quartile.benchmarks["nat_top_quartile"] = per_cent("91");
  CHECK(told(quartile.in(kJune)) == "91% at least: the national top quartile of 91%");
  CHECK(told(percentage("Top quartile (85%)").in(kJune)) == "85% at least");
  const TargetForPeriod high = percentage("Top quartile (85% - 90%)").in(kJune);
  CHECK(told(high) == "85% to 90% at least");
  CHECK(high.value == Decimal(85));
  CHECK(high.range_high == Decimal(90));
  CHECK(high.met_by(Decimal(85)) == true);
  CHECK(high.met_by(Decimal(95)) == true);
  CHECK(high.met_by(Decimal(849, 1)) == false);
  const TargetForPeriod low = percentage("Top quartile 7.65% - 11.8%", Polarity::low).in(kJune);
  CHECK(low.value == Decimal(118, 1));
  CHECK(low.met_by(Decimal(5)) == true);
  CHECK(low.met_by(Decimal(119, 1)) == false);
  const TargetForPeriod neither = percentage("Top quartile 7.65% - 11.8%", Polarity::within_limits).in(kJune);
  CHECK_FALSE(neither.value.has_value());
  CHECK(neither.reason.empty());
  CHECK(neither.met_by(Decimal(765, 2)) == true);
  CHECK(neither.met_by(Decimal(764, 2)) == false);
  CHECK(neither.met_by(Decimal(1181, 2)) == false);
}

TEST_CASE("target: a gap is closed by a share or by points of what lies between the base and the benchmark") {
  Case gap = percentage("Close the gap to the national average by 50%");
  CHECK(told(gap.in(kYear)) == "no: no national average to set it against");
  gap.benchmarks["nat_avg"] = per_cent("80");
  CHECK(told(gap.in(kYear)) == "no: no figure for 2015/16 to set it against");
  gap.figures[kLastYear] = per_cent("60");
  CHECK(told(gap.in(kYear)) ==
        "70% at least: 50% of the gap between the 60% of 2015/16 and the national average of 80%: 70%");
  gap.baseline = per_cent("64");
  CHECK(told(gap.in(kYear)) ==
        "72% at least: 50% of the gap between the baseline of 64% and the national average of 80%: 72%");
  gap.measure.target = "Close the gap to the national average by 3 percentage points";
  CHECK(
      told(gap.in(kYear)) ==
      "67% at least: 3 percentage points of the gap between the baseline of 64% and the national average of 80%: 67%");
  gap.baseline = per_cent("79");
  CHECK(gap.in(kYear).value == Decimal(80));
  gap.baseline = per_cent("80");
  CHECK(told(gap.in(kYear)) == "no: no gap to close: the baseline of 80% is not behind the national average of 80%");
  gap.measure.target = "Close the gap to the national average";
  CHECK(told(gap.in(kYear)) == "80% at least: no gap to the national average of 80%");
  gap.measure.polarity = Polarity::low;
  gap.baseline = per_cent("90");
  gap.measure.target = "Halve the gap to the national average";
  CHECK(told(gap.in(kYear)) ==
        "85% at most: 50% of the gap between the baseline of 90% and the national average of 80%: 85%");
  gap.measure.polarity = Polarity::info;
  CHECK(told(gap.in(kYear)) == "no: neither the target nor the polarity says what is good");
  gap.measure.target = "Close the gap";
  CHECK(told(gap.in(kYear)) == "no: the target does not name one benchmark whose gap is to be closed");
}

TEST_CASE("target: a distance from a benchmark is what may be left of the gap") {
  Case near = percentage("Within 5 percentage points of the national average");
  near.benchmarks["nat_avg"] = per_cent("80.5");
  CHECK(told(near.in(kJune)) == "75.5% at least: 5 percentage points below the national average of 80.5%: 75.5%");
  near.measure.polarity = Polarity::low;
  CHECK(told(near.in(kJune)) == "85.5% at most: 5 percentage points above the national average of 80.5%: 85.5%");
  near.measure.polarity = Polarity::within_limits;
  const TargetForPeriod both = near.in(kJune);
  CHECK(told(both) == "75.5% to 85.5%: within 5 percentage points of the national average of 80.5%: 75.5% to 85.5%");
  CHECK(both.met_by(Decimal(755, 1)) == true);
  CHECK(both.met_by(Decimal(856, 1)) == false);
  near.measure.target = "Within 5% of the national average";
  CHECK(told(near.in(kJune)) == "no: a distance of 5 can be one of 5% or of 5 percentage points");
  Case rate("Within 10% of the national average", Unit::per_10000, Polarity::low);
  rate.benchmarks["nat_avg"] = figure_for_test("60.0", Unit::per_10000);
  CHECK(told(rate.in(kJune)) == "66 at most: 10% above the national average of 60.0: 66");
}
