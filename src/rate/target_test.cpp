// Targets that are numbers of their own, in the year and its parts; dated targets; reasons.
#include "scorebook/target.hpp"

#include <doctest/doctest.h>

#include <string>

#include "rate/target_for_test.hpp"

using namespace scorebook;

namespace {

using Case = TargetCase;

const Period kMarch = Period::month(2016, 3);
const Period kJune = Period::month(2016, 6);
const Period kFirstQuarter = Period::quarter(2016, 1);
const Period kYear = Period::financial_year(2016);

Decimal number(const std::string& text) { return *Decimal::parse(text); }

std::string of(const std::string& typed, Unit unit, Polarity polarity, const Period& period) {
  return told(Case(typed, unit, polarity).in(period));
}

std::string per_cent(const std::string& typed, const Period& period = kJune) {
  return of(typed, Unit::per_cent, Polarity::high, period);
}

}  // namespace

TEST_CASE("target: a plain number is met on its side of good, exactly") {
  const TargetForPeriod high = Case("92%", Unit::per_cent, Polarity::high).in(kMarch);
  CHECK(told(high) == "92% at least");
  CHECK(high.met_by(number("92.0")) == true);
  CHECK(high.met_by(number("91.999999999999")) == false);
  CHECK(high.unit == Unit::per_cent);
  CHECK(high.typed == "92%");
  const TargetForPeriod low = Case("60", Unit::per_100000, Polarity::low).in(kMarch);
  CHECK(told(low) == "60 at most");
  CHECK(low.met_by(number("60.0")) == true);
  CHECK(low.met_by(number("60.1")) == false);
  CHECK(of("25,000", Unit::count, Polarity::high, kMarch) == "25,000 at least");
  CHECK(of("£1.2m", Unit::money, Polarity::low, kYear) == "£1,200,000 at most");
}

TEST_CASE("target: where nothing says what is good nothing is met or missed") {
  for (const Polarity polarity : {Polarity::info, Polarity::within_limits, Polarity::unknown}) {
    const TargetForPeriod target = Case("60", Unit::count, polarity).in(kMarch);
    CHECK(target.value == number("60"));
    CHECK(target.side == TargetSide::none);
    CHECK_FALSE(target.met_by(number("60")).has_value());
  }
}

TEST_CASE("target: a strict inequality excludes its number, and words of a bound win over the polarity") {
  CHECK(per_cent(">79%") == "79% above");
  const TargetForPeriod strict = Case(">79%", Unit::per_cent, Polarity::high).in(kMarch);
  CHECK(strict.met_by(number("79")) == false);
  CHECK(strict.met_by(number("79.1")) == true);
  CHECK(per_cent("<5%") == "5% below");
  CHECK(per_cent(">= 95%") == "95% at least");
  CHECK(of("no more than 10 days", Unit::days, Polarity::info, kJune) == "10 at most");
}

TEST_CASE("target: where there is no number there is a reason") {
  struct Reason {
    const char* typed;
    const char* words;
    NoTarget kind;
  };
  const Reason reasons[] = {
      {"", "no target set", NoTarget::none_set},
      {"No target", "no target set", NoTarget::none_set},
      {"No target To be used as a measure to watch during the next 12 months", "no target set", NoTarget::none_set},
      {"n/a", "no target set", NoTarget::none_set},
      {"-", "no target set", NoTarget::none_set},
      {"Baseline year", "baseline year", NoTarget::baseline_year},
      {"tbc", "the target is to be set", NoTarget::to_be_set},
      {"range to be set", "the target is to be set", NoTarget::to_be_set},
      {"On hold", "the target is on hold", NoTarget::none_set},
      {"Improve", "the target is in words: \"Improve\"", NoTarget::in_words},
      {"National ambition: a sustained downward trend in obesity by 2020.",
       "the target, \"National ambition: a sustained downward trend in obesity by 2020.\", is a direction without a "
       "number",
       NoTarget::in_words},
      {"a) 52% b) 60%", "the target, \"a) 52% b) 60%\", is for other measures", NoTarget::not_usable},
  };
  for (const Reason& expected : reasons) {
    CAPTURE(expected.typed);
    const TargetForPeriod target = Case(expected.typed, Unit::per_cent, Polarity::high).in(kJune);
    CHECK(target.reason == expected.words);
    CHECK(target.no_target == expected.kind);
    CHECK_FALSE(target.value.has_value());
    CHECK(target.side == TargetSide::none);
    CHECK_FALSE(target.met_by(number("50")).has_value());
  }
}

TEST_CASE("target: a bare number that may be a fraction or counts something else is none for a percentage") {
  CHECK(per_cent("0.95") == "no: the target, 0.95, has no per cent sign: it can be 0.95% or 95%");
  CHECK(per_cent("1") == "no: the target, 1, has no per cent sign: it can be 1% or 100%");
  CHECK(per_cent("0") == "0% at least");
  CHECK(per_cent("95") == "95% at least");
  CHECK(per_cent("0.95%") == "0.95% at least");
  CHECK(per_cent("633 families in 2016/17") ==
        "no: the target, \"633 families in 2016/17\", is a number but the measure is in per cent");
}

TEST_CASE("target: the unit of a target must be the measure's") {
  CHECK(of("95%", Unit::count, Polarity::high, kJune) ==
        "no: the target, 95%, is in per cent but the measure is in numbers");
  CHECK(of("10 days", Unit::weeks, Polarity::low, kJune) ==
        "no: the target, 10, is in days but the measure is in weeks");
  CHECK(of("£500", Unit::count, Polarity::low, kJune) ==
        "no: the target, £500, is in pounds but the measure is in numbers");
  CHECK(of("at least 2,300 per 100,000", Unit::per_10000, Polarity::high, kJune) ==
        "no: the target, 2,300, is a rate per 100,000 but the measure is a rate per 10,000");
  CHECK(of("95%", Unit::unknown, Polarity::high, kJune) == "95% at least");
  CHECK(of("25", Unit::cases, Polarity::low, kJune) == "25 at most");
  CHECK(of("2 stage target Apr to September 26 % Oct to Mar 23 %", Unit::count, Polarity::low, kJune) ==
        "no: the target, 26%, is in per cent but the measure is in numbers");
}

TEST_CASE("target: a sub-measure takes its own part, by the mark of its ref") {
  Case of_b("a) 3000 b) 30", Unit::count, Polarity::low);
  of_b.measure.ref = "1.B5(b)";
  CHECK(told(of_b.in(kMarch)) == "30 at most");
  of_b.measure.ref = "1.B5(a)";
  CHECK(told(of_b.in(kMarch)) == "3,000 at most");
  of_b.measure.ref = "1.B5";
  CHECK(told(of_b.in(kMarch)) == "no: the target, \"a) 3000 b) 30\", is for other measures");
  Case shared("30", Unit::count, Polarity::low);
  shared.measure.ref = "1.B5(b)";
  CHECK(told(shared.in(kMarch)) == "30 at most");
  Case none("a) 52% b) n/a", Unit::per_cent, Polarity::high);
  none.measure.ref = "1.B9(b)";
  CHECK(told(none.in(kMarch)) == "no: no target set");
}

TEST_CASE("target: of two stages the one of the month holds") {
  const Case staged("2 stage target Apr to September 26 % Oct to Mar 23 %", Unit::per_cent, Polarity::low);
  CHECK(told(staged.in(Period::month(2016, 4))) == "26% at most: 26% from April to September");
  CHECK(told(staged.in(Period::month(2016, 9))) == "26% at most: 26% from April to September");
  CHECK(told(staged.in(Period::month(2016, 10))) == "23% at most: 23% from October to March");
  CHECK(told(staged.in(kMarch)) == "23% at most: 23% from October to March");
  CHECK(told(staged.in(kFirstQuarter)) == "26% at most: 26% from April to September");
  CHECK(told(staged.in(kYear)) == "23% at most: 23% from October to March");
  const Case gap("Apr to Jul 26%, Oct to Mar 23%", Unit::per_cent, Polarity::low);
  CHECK(told(gap.in(Period::month(2016, 8))) == "no: the target names no stage for August 2016");
}

TEST_CASE("target: milestones hold one after the other, and after the last the target itself") {
  const Case profiled("95% (65% end June, 80% end July)", Unit::per_cent, Polarity::high);
  CHECK(told(profiled.in(Period::month(2016, 5))) == "no: no milestone of the target is due by May 2016");
  CHECK(told(profiled.in(kJune)) == "65% at least: 65% by the end of June");
  CHECK(told(profiled.in(Period::month(2016, 7))) == "80% at least: 80% by the end of July");
  CHECK(told(profiled.in(Period::month(2016, 8))) == "95% at least: 95% after the last milestone");
  CHECK(told(profiled.in(kYear)) == "95% at least: 95% after the last milestone");
  const Case quarters("Q1 10 Q2 20 Q3 30 Q4 40", Unit::count, Polarity::high);
  CHECK(told(quarters.in(Period::quarter(2016, 2))) == "20 at least: 20 from July to September");
  CHECK(told(quarters.in(Period::month(2017, 3))) == "40 at least: 40 from January to March");
  CHECK(told(quarters.so_far(Period::month(2016, 11))) == "30 at least: 30 from October to December");
  CHECK(told(quarters.in(kYear)) == "40 at least: 40 from January to March");
}

TEST_CASE("target: by a later date nothing is set before it") {
  const Case later("90% by April 18", Unit::per_cent, Polarity::high);
  CHECK(told(later.in(kMarch)) == "no: to be reached by April 2018");
  CHECK(later.in(kMarch).no_target == NoTarget::not_due);
  CHECK(told(later.in(Period::month(2018, 3))) == "no: to be reached by April 2018");
  CHECK(told(later.in(Period::month(2018, 4))) == "90% at least");
  CHECK(told(later.in(Period::month(2019, 1))) == "90% at least");
  CHECK(per_cent("Reduce to 18.4% by 2016/17") == "18.4% at least");
  CHECK(per_cent("Reduce to 18.4% by 2017/18") == "no: to be reached by 2017/18");
  CHECK(per_cent("All by 31st March 2018") == "no: to be reached by March 2018");
  CHECK(per_cent("All by 31st March 2018", Period::month(2018, 3)) == "100% at least");
}

TEST_CASE("target: a target for one year is none for others") {
  const Case families("633 families in 2016/17", Unit::count, Polarity::high);
  CHECK(told(families.in(kYear)) == "633 at least");
  CHECK(told(families.in(kMarch)) == "no: the target is for 2016/17");
  CHECK(families.in(kMarch).no_target == NoTarget::not_due);
  CHECK(told(families.in(Period::month(2017, 4))) == "no: the target is for 2016/17");
  CHECK(families.in(Period::month(2017, 4)).no_target == NoTarget::none_set);
}

TEST_CASE("target: what is typed as a total for the year is spread evenly over its months") {
  for (const char* typed : {"633 a year", "633 families in 2016/17", "633 per annum"}) {
    CAPTURE(typed);
    for (const Unit unit : {Unit::count, Unit::unknown}) {
      const Case a_year(typed, unit, Polarity::high);
      CHECK(a_year.in(kJune).value == number("52.75"));
      CHECK(a_year.in(kFirstQuarter).value == number("158.25"));
      CHECK(a_year.in(kYear).value == number("633"));
      CHECK(a_year.so_far(kJune).value == number("158.25"));
      CHECK(a_year.so_far(Period::month(2017, 3)).value == number("633"));
    }
  }
  const Case a_year("633 a year", Unit::count, Polarity::high);
  CHECK(told(a_year.in(kJune)) == "52.75 at least: 633 a year, spread evenly: 52.75 for June 2016");
  CHECK(told(a_year.so_far(kJune)) == "158.25 at least: 633 a year, spread evenly: 158.25 by the end of June");
  Case rolling = a_year;
  rolling.measure.reporting_basis = ReportingBasis::rolling_12_months;
  CHECK(told(rolling.in(kJune)) == "633 at least");
  Case whole = a_year;
  whole.settings.part_year_target = PartYearTarget::whole_year;
  CHECK(told(whole.in(kJune)) == "633 at least");
}

TEST_CASE("target: totals of a month and of a quarter grow with what the figure covers") {
  const Case a_month("10 a month", Unit::count, Polarity::high);
  CHECK(told(a_month.in(kJune)) == "10 at least");
  CHECK(told(a_month.in(kFirstQuarter)) == "30 at least: 10 a month: 30 for quarter 1 of 2016/17");
  CHECK(told(a_month.so_far(kJune)) == "30 at least: 10 a month: 30 by the end of June");
  CHECK(told(a_month.in(kYear)) == "120 at least: 10 a month: 120 for 2016/17");
  const Case a_quarter("20 each quarter", Unit::count, Polarity::high);
  CHECK(told(a_quarter.in(kJune)) == "6.66... at least: 20 a quarter: 6.66... for June 2016");
  CHECK(told(a_quarter.in(kFirstQuarter)) == "20 at least");
}

TEST_CASE("target: the bare number of a count that adds up is the year's total") {
  Case books("25,000", Unit::count, Polarity::high);
  CHECK(told(books.in(kFirstQuarter)) == "25,000 at least");  // nothing says that it adds up
  CHECK(told(books.so_far(kJune)) == "6,250 at least: 25,000 over the year, spread evenly: 6,250 by the end of June");
  books.measure.year_to_date_rule = YearToDateRule::sum;
  CHECK(told(books.in(kFirstQuarter)) ==
        "6,250 at least: 25,000 over the year, spread evenly: 6,250 for quarter 1 of 2016/17");
  CHECK(told(books.so_far(Period::month(2017, 3))) == "25,000 at least");
  books.measure.rag_basis = RagBasis::period;  // the number is meant for one period
  CHECK(told(books.in(kFirstQuarter)) == "25,000 at least");
  books.measure.rag_basis = RagBasis::not_stated;
  books.measure.year_to_date_rule = YearToDateRule::cumulative;
  CHECK(told(books.in(kFirstQuarter)) ==
        "6,250 at least: 25,000 over the year, spread evenly: 6,250 by the end of June");
  CHECK(books.in(Period::quarter(2016, 3)).value == number("18750"));
  books.settings.part_year_target = PartYearTarget::whole_year;
  CHECK(told(books.in(kFirstQuarter)) == "25,000 at least");
}

TEST_CASE("target: what stands at a moment, rolls or is an average is not spread") {
  for (const YearToDateRule rule : {YearToDateRule::last, YearToDateRule::rolling_12_months, YearToDateRule::average}) {
    Case bare("400", Unit::count, Polarity::low);
    bare.measure.year_to_date_rule = rule;
    CHECK(told(bare.so_far(kJune)) == "400 at most");
    CHECK(told(bare.in(kJune)) == "400 at most");
  }
  Case average("600 a year", Unit::count, Polarity::high);
  average.measure.year_to_date_rule = YearToDateRule::average;
  CHECK(told(average.so_far(kJune)) == "50 at least: 600 a year, spread evenly: 50 for June 2016");
  Case unknown("400", Unit::unknown, Polarity::low);
  unknown.measure.year_to_date_rule = YearToDateRule::sum;
  CHECK(told(unknown.so_far(kJune)) == "400 at most");
}

TEST_CASE("target: per cents and rates are never spread") {
  for (const Unit unit : {Unit::per_cent, Unit::per_10000, Unit::per_100000}) {
    Case share("90", unit, Polarity::high);
    share.measure.reporting_basis = ReportingBasis::cumulative;
    CHECK(share.so_far(kJune).value == number("90"));
    share.measure.target = "90 a year";
    CHECK(share.in(kJune).value == number("90"));
  }
}

TEST_CASE("target: the year of terms has three parts, and a survey wave is no part of a year") {
  Case exclusions("3000", Unit::count, Polarity::low);
  exclusions.measure.year_to_date_rule = YearToDateRule::sum;
  CHECK(told(exclusions.in(Period::term(2016, "autumn"))) ==
        "1,000 at most: 3,000 over the year, spread evenly: 1,000 for autumn term 2016");
  CHECK(told(exclusions.so_far(Period::term(2017, "spring"))) ==
        "2,000 at most: 3,000 over the year, spread evenly: 2,000 by the end of spring term 2017");
  CHECK(told(exclusions.so_far(Period::term(2017, "summer"))) == "3,000 at most");
  CHECK(told(exclusions.in(Period::academic_year(2016))) == "3,000 at most");
  CHECK(told(exclusions.in(Period::wave(2016, 6))) == "3,000 at most");
}

TEST_CASE("target: a share of the year without end is compared at Excel's 15 digits and shown with dots") {
  Case hundred("100", Unit::count, Polarity::high);
  hundred.measure.reporting_basis = ReportingBasis::cumulative;
  const TargetForPeriod april = hundred.in(Period::month(2016, 4));
  CHECK(told(april) == "8.33... at least: 100 over the year, spread evenly: 8.33... by the end of April");
  CHECK(april.met_by(number("8.34")) == true);
  CHECK(april.met_by(number("8.33333333333333")) == true);
  CHECK(april.met_by(number("8.3333333333333")) == false);
  CHECK(april.met_by(number("8.33")) == false);
}

TEST_CASE("target: a number too long to be spread is refused, and never set whole") {
  Case longest("1,234,567,890,123,457", Unit::count, Polarity::high);
  longest.measure.year_to_date_rule = YearToDateRule::sum;
  CHECK(told(longest.so_far(Period::month(2016, 4))) ==
        "no: the target, 1,234,567,890,123,457, is too long a number to be spread over the year");
  CHECK(longest.in(Period::month(2016, 4)).no_target == NoTarget::not_usable);
  longest.measure.target = "123,456,789,012,345,678 a month";
  CHECK(told(longest.in(kYear)) == "no: the target, 123,456,789,012,345,678, is too long a number to be multiplied");
}

TEST_CASE("target: an average of named months is worked out when the last of them is there") {
  Case average("4.9% (Average Nov, Dec, Jan)", Unit::per_cent, Polarity::low);
  const Period january = Period::month(2017, 1);
  CHECK(told(average.in(kJune)) ==
        "no: judged by the average of November, December and January, which January 2017 completes");
  CHECK(average.in(kJune).no_target == NoTarget::not_due);
  CHECK(told(average.in(january)) ==
        "no: no figure for November 2016, so that the average of November, December and January is not known");
  average.figures[Period::month(2016, 11)] = figure_for_test("5.1", Unit::per_cent);
  average.figures[Period::month(2016, 12)] = figure_for_test("4.9", Unit::per_cent);
  average.figures[january] = figure_for_test("4.4", Unit::per_cent);
  for (const Period& period : {january, kYear, Period::quarter(2016, 4)}) {
    const TargetForPeriod target = average.in(period);
    CHECK(told(target) == "4.9% at most: 4.9% for the average of November, December and January");
    CHECK(target.measured == number("4.8"));
    CHECK(target.measured_words == "4.8%, the average of November, December and January,");
  }
  average.figures[january] = figure_for_test("4.4", Unit::count);
  CHECK(told(average.in(january)) == "no: the 4.4 of January 2017 is in numbers but the measure is in per cent");
  average.measure.target = "Average of Nov, Dec and Jan";
  average.figures[january] = figure_for_test("4.5", Unit::per_cent);
  CHECK(told(average.in(january)) == "4.83...% at most: the average of November, December and January: 4.83...%");
  CHECK_FALSE(average.in(january).measured.has_value());
}

TEST_CASE("target: a dated target of the register wins in its periods") {
  Case dated("range to be set", Unit::per_cent, Polarity::low);
  DatedTarget row;
  row.ref = "2.8";
  row.target = "21%";
  row.validity.first = Period::month(2016, 4).first();
  row.place.cell = {7, 1};
  dated.dated.push_back(row);
  CHECK(told(dated.in(kMarch)) == "no: the target is to be set");
  CHECK(told(dated.in(kJune)) == "21% at most");
  CHECK(dated.in(kJune).place.cell.row == 7);
  CHECK(dated.in(kMarch).place.cell.row == 0);
  dated.dated.front().target = "";  // a row for its tolerance alone
  dated.dated.front().tolerance.green = "20%";
  CHECK(told(dated.in(kJune)) == "no: the target is to be set");
  const DatedTarget* in_force = dated_target("2.8", kJune, &dated.dated);
  REQUIRE(in_force != nullptr);
  CHECK(in_force->tolerance.green == "20%");
  dated.dated.front().target = "tbc";
  CHECK(told(dated.in(kJune)) == "no: the target is to be set");
  CHECK(dated.in(kJune).place.cell.row == 7);
}

TEST_CASE("target: of dated targets the measure's own is found that is in force") {
  std::vector<DatedTarget> rows;
  const auto add = [&rows](const char* ref, const char* target, std::optional<Period> first,
                           std::optional<Period> last) {
    DatedTarget row;
    row.ref = ref;
    row.target = target;
    if (first) row.validity.first = first->first();
    if (last) row.validity.last = last->last();
    rows.push_back(row);
  };
  add("2.7", "1", std::nullopt, std::nullopt);
  add("2.8", "2", std::nullopt, Period::month(2016, 3));
  add("2.8", "3", Period::month(2016, 4), Period::month(2016, 6));
  add("2.8", "4", std::nullopt, std::nullopt);
  add("2.9", "5", std::nullopt, std::nullopt);
  const auto found = [&rows](const char* ref, const Period& period) {
    const DatedTarget* row = dated_target(ref, period, &rows);
    return row == nullptr ? "" : row->target;
  };
  CHECK(found("2.8", Period::month(2016, 3)) == "2");
  CHECK(found("2.8", kFirstQuarter) == "3");
  CHECK(found("2.8", Period::month(2016, 7)) == "4");
  CHECK(found("2.7", kYear) == "1");
  CHECK(found("2.6", kYear) == "");
  CHECK(found("", kYear) == "");
  CHECK(dated_target("2.8", kYear, nullptr) == nullptr);
}

TEST_CASE("target: a dated target for less than a year is a profile and is not spread") {
  Case books("25,000", Unit::count, Polarity::high);
  books.measure.year_to_date_rule = YearToDateRule::sum;
  DatedTarget row;
  row.ref = "2.8";
  row.target = "4,000";
  row.validity = {kFirstQuarter.first(), kFirstQuarter.last()};
  books.dated.push_back(row);
  CHECK(told(books.in(kFirstQuarter)) == "4,000 at least");
  CHECK(told(books.so_far(kJune)) == "4,000 at least");
  books.dated.front().validity = {kYear.first(), kYear.last()};
  CHECK(books.in(kFirstQuarter).value == number("1000"));
}

TEST_CASE("target: every form, unit, polarity and period ends as a number or as a reason") {
  const char* forms[] = {"",
                         "94%",
                         ">79%",
                         "0.95",
                         "633 a year",
                         "10 a month",
                         "a) 3000 b) 30",
                         "No target",
                         "Baseline year",
                         "tbc",
                         "14-20",
                         "90% by April 18",
                         "633 families in 2017/18",
                         "5% reduction on 2015-16",
                         "Increase by 200",
                         "2 percentage points reduction on 2015-16",
                         "1 percentage point each year",
                         "Increase by 50 a year",
                         "Better than last year",
                         "2 stage target Apr to September 26 % Oct to Mar 23 %",
                         "95% (65% end June, 80% end July)",
                         "4.9 (Average Nov, Dec, Jan)",
                         "Average Nov, Dec, Jan",
                         "In line with national average",
                         "Top quartile",
                         "Top quartile (85% - 90%)",
                         "Close the gap to the national average by 50%",
                         "Within 5 percentage points of the national average"};
  const Period periods[] = {kJune,
                            kMarch,
                            kFirstQuarter,
                            kYear,
                            Period::term(2016, "autumn"),
                            Period::term(2017, "summer"),
                            Period::academic_year(2016),
                            Period::calendar_year(2016),
                            Period::wave(2016, 6),
                            Period::span(kYear.first(), kYear.first() + 5),
                            Period::span(kYear.first(), kYear.first() + 23)};
  const Unit units[] = {Unit::unknown, Unit::count, Unit::per_cent, Unit::per_10000,
                        Unit::days,    Unit::money, Unit::text};
  const Polarity polarities[] = {Polarity::unknown, Polarity::high, Polarity::low, Polarity::info};
  const YearToDateRule rules[] = {YearToDateRule::not_stated, YearToDateRule::sum,
                                  YearToDateRule::last,       YearToDateRule::average,
                                  YearToDateRule::cumulative, YearToDateRule::rolling_12_months};
  std::size_t with_number = 0, without = 0;
  const Figure figure = figure_for_test("12.3");
  TargetReferences references;
  references.figure_of = [&figure](const Period&) { return &figure; };
  references.benchmark_of = [&figure](std::string_view, const Period&) { return &figure; };
  references.baseline = [&figure] { return &figure; };
  for (const char* form : forms) {
    for (const Unit unit : units) {
      for (const Polarity polarity : polarities) {
        Measure measure = Case(form, unit, polarity).measure;
        for (const YearToDateRule rule : rules) {
          measure.year_to_date_rule = rule;
          for (const Period& period : periods) {
            for (const FigureBasis basis : {FigureBasis::period, FigureBasis::year_to_date}) {
              const TargetForPeriod target = target_for(measure, period, basis, nullptr, references, {});
              const bool there_is_one = target.value || (target.range_low && target.range_high);
              const bool told_right = there_is_one == target.reason.empty() && there_is_one == !target.shown.empty() &&
                                      there_is_one == (target.no_target == NoTarget::there_is_one) &&
                                      (there_is_one || target.side == TargetSide::none);
              INFO(form, " in ", unit_name(unit), " for ", period.words(), ": ", target.reason, target.shown);
              if (!told_right) CHECK(told_right);
              there_is_one ? ++with_number : ++without;
            }
          }
        }
      }
    }
  }
  CHECK(with_number > 20000);
  CHECK(without > 20000);
}

TEST_CASE("target: without references nothing is relative to anything") {
  Measure measure;
  measure.unit = Unit::per_cent;
  measure.polarity = Polarity::high;
  for (const char* typed : {"5% reduction on 2014-15", "Reduction of 1 percentage point each year", "Top quartile",
                            "Close the gap to the national average by 50%"}) {
    measure.target = typed;
    const TargetForPeriod target = target_for(measure, kJune, FigureBasis::period, nullptr, {}, {});
    CHECK(target.no_target == NoTarget::no_reference);
    CHECK_FALSE(target.reason.empty());
  }
}
