#include "scorebook/cover_sentences.hpp"

#include <doctest/doctest.h>

#include "rate/rating_for_test.hpp"

using namespace scorebook;
using scorebook::test::RatingBuilder;

namespace {

const Period kFebruary = Period::month(2016, 2), kMarch = Period::month(2016, 3);
constexpr const char* kAdoptions = "% of adoptions completed within 12 months";

// A measure with two figures; colour and direction by the rules.
class Drafted : public RatingBuilder {
 public:
  Drafted(const std::string& title, Polarity polarity, Unit unit = Unit::per_cent)
      : RatingBuilder("2.9", kMarch, unit) {
    made.measure.title = title;
    made.measure.polarity = polarity;
  }

  Drafted& figures(const std::string& before, const std::string& now, Period earlier = kFebruary,
                   Period later = kMarch) {
    made.previous = observe(before, earlier);
    made.value = observe(now, later);
    made.period = later;
    return *this;
  }

  std::string words() {
    if (made.value != nullptr && made.rated_by == RatedBy::tolerance)
      made.rag_period = rate_rag(made.value->figure, made.tolerance, made.measure.unit, made.settings);
    if (made.value != nullptr)
      made.direction = rate_direction(made.previous == nullptr ? nullptr : &made.previous->figure, &made.value->figure,
                                      made.measure.polarity, made.rag_period.rag, stable_band);
    return cover_sentence(made).words;
  }

  Decimal stable_band;
};

}  // namespace

TEST_CASE("cover sentence: per cents move by percentage points, above the target, with the benchmark of its year") {
  Drafted draft("% of assessments completed within 45 working days", Polarity::high);
  draft.figures("96.6", "98.4").tolerance({"<83%", "83%>", "86%"});
  auto* benchmark =
      const_cast<Observation*>(draft.observe("82.2", Period::financial_year(2014), ObservationKind::benchmark));
  benchmark->benchmark = "nat_avg";
  draft.made.benchmarks = {benchmark};
  CHECK(draft.words() ==
        "The percentage of assessments completed within 45 working days rose by 1.8 percentage points from 96.6% in "
        "February to 98.4% in March 2016, an improvement and above the 86% target (green), and above the national "
        "average of 82.2% in 2014/15.");
}

TEST_CASE("cover sentence: the word for the number follows the number, the judgement what good is") {
  Drafted low("% of plans lasting 2 years", Polarity::low);
  low.figures("10.2", "12.5").tolerance({">12%", "12%>", "10%"});
  CHECK(
      low.words() ==
      "The percentage of plans lasting 2 years rose by 2.3 percentage points from 10.2% in February to 12.5% in March "
      "2016, a decline in performance and above the target of at most 10% (red).");
  Drafted better("% of plans lasting 2 years", Polarity::low);
  better.figures("13.5", "12.5").tolerance({">12%", "12%>", "10%"});
  CHECK(better.words() ==
        "The percentage of plans lasting 2 years fell by 1 percentage point from 13.5% in February to 12.5% in March "
        "2016, an improvement, but still above the target of at most 10% (red).");
  Drafted info("Number of contacts", Polarity::info, Unit::count);
  info.figures("1030", "1092");
  CHECK(info.words() ==
        "The number of contacts rose by 62 from 1,030 in February to 1,092 in March 2016; no target is set.");
  Drafted worse(kAdoptions, Polarity::high);
  worse.figures("98.7", "96.5").tolerance({"<92%", "92%>", "95%"});
  CHECK(
      worse.words() ==
      "The percentage of adoptions completed within 12 months fell by 2.2 percentage points from 98.7% in February to "
      "96.5% in March 2016, a decline in performance, but still above the 95% target (green).");
}

TEST_CASE("cover sentence: equal figures stayed, and a figure on the line is at the target") {
  Drafted draft("Maximum caseload of social workers in LAC", Polarity::low, Unit::count);
  draft.figures("18", "18").tolerance({"21+", "20>", "18"});
  CHECK(draft.words() ==
        "The maximum caseload of social workers in LAC stayed at 18 in March 2016, the same as in February, at the "
        "target "
        "of at most 18 (green).");
  Drafted other("LAC cases reviewed", Polarity::high);
  other.figures("90.0", "90.0").tolerance({"<95%", "95%<", ">95%"});
  CHECK(other.words() ==
        "2.9 “LAC cases reviewed”: 90.0% in March 2016, the same as in February, below the target of more than 95% "
        "(red).");
}

TEST_CASE("cover sentence: a title that is no subject stands in quotation marks before its figures") {
  Drafted draft("Reduction in the number of exclusions", Polarity::low, Unit::count);
  draft.figures("101", "39");
  CHECK(
      draft.words() ==
      "2.9 “Reduction in the number of exclusions”: 39 in March 2016, down 62 from 101 in February, an improvement; no "
      "target is set.");
}

TEST_CASE("cover sentence: the year of the earlier period is named where it is another") {
  Drafted draft(kAdoptions, Polarity::high);
  draft.figures("85.2", "92.7", Period::month(2015, 12), Period::month(2016, 1));
  CHECK(draft.words().find("from 85.2% in December 2015 to 92.7% in January 2016") != std::string::npos);
  Drafted quarters(kAdoptions, Polarity::high);
  quarters.figures("85.2", "92.7", Period::quarter(2017, 1), Period::quarter(2017, 2));
  CHECK(quarters.words().find("from 85.2% in quarter 1 to 92.7% in quarter 2 of 2017/18") != std::string::npos);
  Drafted across(kAdoptions, Polarity::high);
  across.figures("85.2", "92.7", Period::quarter(2016, 4), Period::quarter(2017, 1));
  CHECK(across.words().find("from 85.2% in quarter 4 of 2016/17 to 92.7% in quarter 1 of 2017/18") !=
        std::string::npos);
  Drafted years(kAdoptions, Polarity::high);
  years.figures("85.2", "92.7", Period::financial_year(2014), Period::financial_year(2015));
  CHECK(years.words().find("from 85.2% in 2014/15 to 92.7% in 2015/16") != std::string::npos);
  Drafted terms(kAdoptions, Polarity::high);
  terms.figures("85.2", "92.7", Period::term(2015, "spring"), Period::term(2015, "summer"));
  CHECK(terms.words().find("from 85.2% in the spring term to 92.7% in the summer term 2015") != std::string::npos);
  Drafted waves(kAdoptions, Polarity::high);
  waves.figures("35", "34", Period::wave(2014, 6), Period::wave(2015, 6));
  CHECK(waves.words().find("from 35% in the survey of June 2014 to 34% in the survey of June 2015") !=
        std::string::npos);
}

TEST_CASE("cover sentence: what a figure covers stands before its period") {
  Drafted snapshot("Number of open cases", Polarity::info, Unit::count);
  snapshot.made.measure.reporting_basis = ReportingBasis::snapshot;
  snapshot.figures("398", "369");
  CHECK(
      snapshot.words() ==
      "The number of open cases fell by 29 from 398 at the end of February to 369 at the end of March 2016; no target "
      "is set.");
  Drafted rolling("Number of conferences", Polarity::info, Unit::count);
  rolling.made.measure.reporting_basis = ReportingBasis::rolling_12_months;
  rolling.figures("631", "592");
  CHECK(rolling.words().find("from 631 in the 12 months to February to 592 in the 12 months to March 2016") !=
        std::string::npos);
  Drafted cumulative("Number of homes built", Polarity::high, Unit::count);
  cumulative.made.measure.reporting_basis = ReportingBasis::cumulative;
  cumulative.figures("300", "345", Period::quarter(2016, 2), Period::quarter(2017, 2));
  CHECK(cumulative.words().find(
            "from 300 by the end of quarter 2 of 2016/17 to 345 by the end of quarter 2 of 2017/18") !=
        std::string::npos);
}

TEST_CASE("cover sentence: rates, days and money have their units, in the singular where it is one") {
  Drafted rate("Initial conferences", Polarity::info, Unit::per_10000);
  rate.figures("111.9", "105.0");
  CHECK(rate.words() ==
        "2.9 “Initial conferences”: 105.0 per 10,000 in March 2016, down 6.9 per 10,000 from 111.9 per 10,000 in "
        "February; no target is set.");
  Drafted days("Average length of stay", Polarity::low, Unit::days);
  days.figures("2", "1");
  CHECK(days.words() ==
        "The average length of stay fell by 1 day from 2 days in February to 1 day in March 2016, an improvement; no "
        "target is set.");
  Drafted money("Average cost of a placement", Polarity::low, Unit::money);
  money.figures("6500", "7750");
  CHECK(money.words() ==
        "The average cost of a placement rose by £1,250 from £6,500 in February to £7,750 in March 2016, a decline in "
        "performance; no target is set.");
  Drafted named("Average number of days in care", Polarity::low, Unit::days);
  named.figures("2", "3");
  CHECK(named.words().find("rose by 1 from 2 in February to 3 in March 2016") != std::string::npos);
}

TEST_CASE("cover sentence: bands and ranges are named by their ends") {
  Drafted band("Rate of investigations", Polarity::info, Unit::per_10000);
  band.figures("248.9", "262.1").tolerance({"more than +/-15", "+/-15", "+/-5 of 158.8"});
  CHECK(band.words().find(", above the target band of 153.8 to 163.8 (red)") != std::string::npos);
  Drafted range("Average number of cases per worker", Polarity::within_limits, Unit::count);
  range.figures("12.8", "13.6").tolerance({"over 1% above range", "1% above range", "14-20"});
  CHECK(range.words().find(", below the target range of 14 to 20, which counts as green.") != std::string::npos);
  Drafted inside("Average number of cases per worker", Polarity::within_limits, Unit::count);
  inside.figures("12.8", "16.6").tolerance({"over 1% above range", "1% above range", "14-20"});
  CHECK(inside.words().find(", within the target range of 14 to 20 (green)") != std::string::npos);
}

TEST_CASE("cover sentence: no target, one still to be set and one in words are not the same") {
  Drafted none(kAdoptions, Polarity::high);
  none.figures("50", "60").tolerance({"", "", "n/a"});
  CHECK(none.words().find("an improvement; no target is set.") != std::string::npos);
  Drafted to_be_set(kAdoptions, Polarity::high);
  to_be_set.figures("50", "60").tolerance({"range to be set", "", ""});
  CHECK(to_be_set.words().find("an improvement; the target is still to be set.") != std::string::npos);
  Drafted words(kAdoptions, Polarity::high);
  words.figures("50", "60");
  words.made.rated_by = RatedBy::target;
  words.made.target.typed = "to do better";
  words.made.target.no_target = NoTarget::in_words;
  words.made.rag_period = {Rag::none, "the target is in words: to do better", ""};
  CHECK(words.words().find("; it is not rated: the target is in words: to do better.") != std::string::npos);
  Drafted baseline(kAdoptions, Polarity::high);
  baseline.figures("50", "60");
  baseline.made.rated_by = RatedBy::target;
  baseline.made.target.no_target = NoTarget::baseline_year;
  CHECK(baseline.words().find("; no target is set: the year is the baseline for later ones.") != std::string::npos);
}

TEST_CASE("cover sentence: a target of a plan is named with how it was worked out, and with the status") {
  Drafted draft("Number of complaints", Polarity::low, Unit::count);
  PlanRow row;
  draft.figures("300", "310", Period::quarter(2017, 1), Period::quarter(2017, 2));
  draft.made.plan = &row;
  draft.made.rated_by = RatedBy::target;
  draft.made.target.value = Decimal(304);
  draft.made.target.side = TargetSide::at_most;
  draft.made.target.shown = "304";
  draft.made.target.working = "5% below the 320 of 2016/17";
  draft.made.rag_period = {Rag::red, "", "310 is above the target: red"};
  draft.made.status = {PlanStatus::not_met, "red"};
  CHECK(draft.words() ==
        "The number of complaints rose by 10 from 300 in quarter 1 to 310 in quarter 2 of 2017/18, a decline in "
        "performance and above the target of at most 304 (5% below the 320 of 2016/17) (status 3: target not met).");
}

TEST_CASE("cover sentence: thresholds of the year judge the year to date, and another colour of the year is said") {
  Drafted year("Number of exits", Polarity::high, Unit::count);
  year.figures("8", "7").tolerance({"<55", "55>", "60"});
  year.made.year_to_date = year.observe("105", kMarch, ObservationKind::year_to_date);
  year.made.rag_year_end = {Rag::green, "", "year to date 105 is at or above 60: green"};
  year.made.rag_period = {Rag::red, "", "7 is below the red threshold of 55: red"};
  year.made.direction = {DirectionState::worse_off_target, "7 after 8: lower, and high is good"};
  CHECK(
      cover_sentence(year.made).words ==
      "The number of exits fell by 1 from 8 in February to 7 in March 2016, a decline in performance and below the 60 "
      "target (red); the year to date, 105, is above the 60 target (green); nothing says whether the target is for "
      "the period or for the year.");
  year.made.measure.rag_basis = RagBasis::year_to_date;
  year.made.rag_period = {Rag::none, "its thresholds are for the year to date", ""};
  const std::string of_year = cover_sentence(year.made).words;
  CHECK(
      of_year.find("in March 2016, a decline in performance; the year to date, 105, is above the 60 target (green).") !=
      std::string::npos);
  CHECK(of_year.find("(red)") == std::string::npos);
}

TEST_CASE("cover sentence: without an earlier figure nothing rose or fell") {
  Drafted alone(kAdoptions, Polarity::high);
  alone.made.value = alone.observe("60", kMarch);
  alone.tolerance({"<92%", "92%>", "95%"});
  CHECK(
      alone.words() ==
      "The percentage of adoptions completed within 12 months was 60% in March 2016, below the 95% target (red); there "
      "is no earlier figure to compare it with.");
  Drafted blank(kAdoptions, Polarity::high);
  blank.figures("n/a", "60");
  CHECK(blank.words() ==
        "The percentage of adoptions completed within 12 months was 60% in March 2016; there is no figure in February "
        "2016 to compare it with (the cell says “n/a”); no target is set.");
  Drafted broken(kAdoptions, Polarity::high);
  broken.figures("50", "60");
  broken.made.direction = {DirectionState::no_comparison, "60% is not compared with 50% of February 2016: new system"};
  CHECK(cover_sentence(broken.made).words.find("rose") == std::string::npos);
  CHECK(cover_sentence(broken.made).words.find("; not compared: 60% is not compared with 50%") != std::string::npos);
}

TEST_CASE("cover sentence: no figure is said to be none, with the last one there is") {
  Drafted none("% of roads in need of repair", Polarity::low);
  none.made.value = none.observe("n/a", kMarch);
  none.made.carried = none.observe("62.3", Period::month(2015, 12));
  CHECK(none.words() ==
        "2.9 “% of roads in need of repair”: there is no figure for March 2016 (the cell says “n/a”); the last one is "
        "62.3% in December 2015.");
  none.made.value = nullptr;
  none.made.due = false;
  none.made.carried = nullptr;
  CHECK(none.words() == "2.9 “% of roads in need of repair”: not due in March 2016.");
}

TEST_CASE("cover sentence: a provisional figure is said to be one, and rounding hides no side of the target") {
  Drafted draft(kAdoptions, Polarity::high);
  draft.figures("90.0", "95.0").tolerance({"<92%", "92%>", "95%"});
  auto* value = const_cast<Observation*>(draft.made.value);
  value->figure.provisional = true;
  value->figure.exact = Decimal::parse("94.96");
  const std::string words = draft.words();
  CHECK(words.find("to 95.0% (provisional) in March 2016") != std::string::npos);
  CHECK(words.find("below the 95% target (94.96% before rounding) (amber)") != std::string::npos);
}

TEST_CASE("cover sentence: a change within the stable band counts as no movement") {
  Drafted draft(kAdoptions, Polarity::high);
  draft.stable_band = Decimal(1);
  draft.figures("90.0", "90.5");
  CHECK(
      draft.words() ==
      "The percentage of adoptions completed within 12 months rose by 0.5 percentage points from 90.0% in February to "
      "90.5% in March 2016; the change counts as no movement; no target is set.");
}

TEST_CASE("cover sentence: a benchmark that may not be compared is left out, and the year to date is named") {
  Drafted draft("Number of conferences", Polarity::high, Unit::count);
  draft.figures("50", "60", Period::month(2015, 10), Period::month(2015, 11));
  draft.made.measure.reporting_basis = ReportingBasis::in_period;
  auto* benchmark =
      const_cast<Observation*>(draft.observe("600", Period::financial_year(2014), ObservationKind::benchmark));
  benchmark->benchmark = "nat_avg";
  draft.made.benchmarks = {benchmark};
  CHECK(draft.words().find("national") == std::string::npos);  // a month beside a year
  Drafted share(kAdoptions, Polarity::high);
  share.figures("50", "60");
  share.made.year_to_date = share.observe("55.5", kMarch, ObservationKind::year_to_date);
  auto* other =
      const_cast<Observation*>(share.observe("60.1", Period::financial_year(2014), ObservationKind::benchmark));
  other->benchmark = "stat_neigh_avg";
  share.made.benchmarks = {other};
  CHECK(share.words().find(
            "; the year to date, 55.5%, is below the statistical neighbour average of 60.1% in 2014/15; no target") !=
        std::string::npos);
}

TEST_CASE("cover sentence: the cells are those of the figures that are stated, and numerators are not") {
  Drafted draft(kAdoptions, Polarity::high);
  draft.figures("50", "25");
  draft.out_of("1", "4");
  const auto sheet = std::make_shared<const SheetName>(SheetName{"march.xlsx", "Summary"});
  const_cast<Observation*>(draft.made.previous)->place = {sheet, {9, 6}};
  const_cast<Observation*>(draft.made.value)->place = {sheet, {9, 7}};
  (void)draft.words();
  const CoverSentence sentence = cover_sentence(draft.made);
  REQUIRE(sentence.places.size() == 2);
  CHECK(to_string(sentence.places[0]) == "Summary!F9");
  CHECK(to_string(sentence.places[1]) == "Summary!G9");
  CHECK(sentence.words.find(" 4") == std::string::npos);
  CHECK(sentence.words.find("1 of") == std::string::npos);
}

TEST_CASE("cover sentences: good and to be improved as the exceptions have them, everything else apart") {
  std::vector<Rating> ratings;
  Drafted red(kAdoptions, Polarity::high), green(kAdoptions, Polarity::high), both(kAdoptions, Polarity::high),
      neither(kAdoptions, Polarity::info);
  red.figures("70", "60").tolerance({"<92%", "92%>", "95%"});
  green.figures("95", "96").tolerance({"<92%", "92%>", "95%"});
  both.figures("60", "70").tolerance({"<92%", "92%>", "95%"});
  neither.figures("1", "2");
  for (Drafted* each : {&red, &green, &both, &neither}) {
    (void)each->words();
    ratings.push_back(each->made);
  }
  const CoverSentences drafted = cover_sentences(ratings, nullptr, false);
  REQUIRE(drafted.good.size() == 2);
  REQUIRE(drafted.improvement.size() == 2);
  REQUIRE(drafted.others.size() == 1);
  CHECK(drafted.good[0].rating == &ratings[1]);
  CHECK_FALSE(drafted.good[0].in_both);
  CHECK(drafted.good[1].rating == &ratings[2]);
  CHECK(drafted.good[1].in_both);
  CHECK(drafted.improvement[1].words == drafted.good[1].words);
  CHECK(drafted.others[0].rating == &ratings[3]);
}
