#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "scorebook/rating.hpp"
#include "scorebook/reporting_period.hpp"

namespace scorebook {
namespace {

const Period kFebruary = Period::month(2016, 2);
const Period kMarch = Period::month(2016, 3);

Observation observed(const std::string& measure, Period period, const std::string& value,
                     ObservationKind kind = ObservationKind::value) {
  Observation observation;
  observation.measure = measure;
  observation.period = period;
  observation.kind = kind;
  observation.figure.value = observation.figure.exact = Decimal::parse(value);
  observation.figure.text = value + "%";
  observation.figure.unit = Unit::per_cent;
  if (observation.figure.value) {
    observation.figure.decimals = observation.figure.value->places();
  } else {
    observation.figure.text = value;
    observation.figure.missing = value == "n/a" ? Missing::not_applicable : Missing::to_be_confirmed;
  }
  return observation;
}

// A submission with one scorecard, built row by row.
class SubmissionOf {
 public:
  explicit SubmissionOf(const std::string& workbook_name, const std::string& directorate = "Children") {
    auto workbook = std::make_shared<Workbook>();
    workbook->name = workbook_name;
    submission_.workbook = workbook;
    submission_.directorate = directorate;
    submission_.scorecards.emplace_back();
  }

  SubmissionOf& reports_on(Period period) {
    submission_.period = period;
    return *this;
  }

  SubmissionOf& titled(const std::string& title) {
    submission_.title = title;
    return *this;
  }

  SubmissionOf& last_row_titled(const std::string& title) {
    submission_.scorecards[0].rows.back().definition.title = title;
    return *this;
  }

  SubmissionOf& row(const std::string& ref, std::vector<Observation> observations,
                    TypedTolerance tolerance = {"<92%", "92%>", "95%"}) {
    ScorecardRow row;
    row.definition.name = row.definition.ref = ref;
    row.definition.polarity = Polarity::high;
    row.definition.unit = Unit::per_cent;
    row.definition.tolerance = std::move(tolerance);
    row.observations = add(std::move(observations));
    submission_.scorecards[0].rows.push_back(std::move(row));
    return *this;
  }

  SubmissionOf& page(const std::string& ref, std::vector<Observation> observations) {
    DetailColumn column;
    column.measure = column.ref = ref;
    column.observations = add(std::move(observations));
    submission_.pages.emplace_back();
    submission_.pages.back().columns.push_back(std::move(column));
    return *this;
  }

  Submission done() { return std::move(submission_); }

 private:
  std::vector<std::size_t> add(std::vector<Observation> observations) {
    std::vector<std::size_t> indices;
    for (Observation& observation : observations) {
      indices.push_back(submission_.observations.size());
      submission_.observations.push_back(std::move(observation));
    }
    return indices;
  }

  Submission submission_;
};

std::vector<Submission> one(Submission submission) {
  std::vector<Submission> submissions;
  submissions.push_back(std::move(submission));
  return submissions;
}

Observation to_date(const std::string& measure, Period period, const std::string& value) {
  return observed(measure, period, value, ObservationKind::year_to_date);
}

TEST_CASE("rate: a row is rated by its month, its month before and its year to date") {
  const auto submissions = one(SubmissionOf("march.xlsx")
                                   .row("2.2", {observed("2.2", kFebruary, "98.7"), observed("2.2", kMarch, "96.5"),
                                                to_date("2.2", kMarch, "94.0")})
                                   .done());
  const auto ratings = rate(submissions, nullptr, kMarch);
  REQUIRE(ratings.size() == 1);
  CHECK(ratings[0].value->figure.text == "96.5%");
  CHECK(ratings[0].previous->figure.text == "98.7%");
  CHECK(ratings[0].rag_period.rag == Rag::green);
  CHECK(ratings[0].rag_year_end.rag == Rag::amber);
  CHECK(ratings[0].rag_year_end.working ==
        "year to date 94.0% is below the green threshold of 95% but not below the red threshold of 92%: amber");
  CHECK(ratings[0].direction.state == DirectionState::worse_within_target);
  CHECK(ratings[0].directorate == "Children");
  CHECK(ratings[0].row == &submissions[0].scorecards[0].rows[0]);
}

TEST_CASE("rate: the step before is rated too, and how near the figure is to the next threshold") {
  const auto submissions = one(SubmissionOf("march.xlsx")
                                   .row("2.2", {observed("2.2", Period::month(2016, 1), "95.5"),
                                                observed("2.2", kFebruary, "94.1"), observed("2.2", kMarch, "92.3")})
                                   .row("2.3", {observed("2.3", kMarch, "96.5")})
                                   .done());
  const auto ratings = rate(submissions, nullptr, kMarch);
  REQUIRE(ratings.size() == 2);
  CHECK(ratings[0].before_previous->figure.text == "95.5%");
  CHECK(ratings[0].rag_previous.rag == Rag::amber);
  CHECK(ratings[0].direction_previous.state == DirectionState::worse_off_target);
  CHECK(ratings[0].direction_previous.working == "94.1% after 95.5%: lower, and high is good; not on target (amber)");
  REQUIRE(ratings[0].margin);
  CHECK(*ratings[0].margin == doctest::Approx(0.1));
  CHECK(ratings[1].before_previous == nullptr);
  CHECK(ratings[1].rag_previous.rag == Rag::none);
  CHECK(ratings[1].rag_previous.reason == "no figure for February 2016");
  CHECK(ratings[1].direction_previous.state == DirectionState::no_comparison);
}

TEST_CASE("rate: without a year to date the latest figure counts at year end") {
  for (const bool typed : {false, true}) {
    std::vector<Observation> observations = {observed("7.8", kMarch, "92.8")};
    if (typed) observations.push_back(to_date("7.8", kMarch, "n/a"));
    const auto submissions = one(SubmissionOf("march.xlsx").row("7.8", observations).done());
    const auto ratings = rate(submissions, nullptr, kMarch);
    CHECK(ratings[0].rag_year_end.rag == Rag::amber);
    CHECK(
        ratings[0].rag_year_end.working ==
        "no year to date, so the latest figure counts: 92.8% is below the green threshold of 95% but not below the red "
        "threshold of 92%: amber");
    CHECK(ratings[0].direction.state == DirectionState::no_comparison);
  }
}

TEST_CASE("rate: a year to date that is to be confirmed is not replaced by the latest figure") {
  const auto submissions = one(
      SubmissionOf("march.xlsx").row("7.8", {observed("7.8", kMarch, "92.8"), to_date("7.8", kMarch, "tbc")}).done());
  const auto ratings = rate(submissions, nullptr, kMarch);
  CHECK(ratings[0].rag_year_end.rag == Rag::none);
  CHECK(ratings[0].rag_year_end.reason == "no figure: tbc");
}

TEST_CASE("rate: an earlier month is not set against a later year to date") {
  const auto submissions = one(SubmissionOf("march.xlsx")
                                   .row("2.2", {observed("2.2", kFebruary, "98.7"), observed("2.2", kMarch, "96.5"),
                                                to_date("2.2", kMarch, "94.0")})
                                   .page("2.2", {observed("2.2", Period::month(2016, 1), "98.4")})
                                   .done());
  const auto ratings = rate(submissions, nullptr, kFebruary);
  CHECK(ratings[0].rag_period.rag == Rag::green);
  CHECK(ratings[0].year_to_date == nullptr);
  CHECK(ratings[0].rag_year_end.rag == Rag::none);
  CHECK(ratings[0].rag_year_end.reason == "the year to date runs to March 2016, not to February 2016");
  CHECK(ratings[0].previous->figure.text == "98.4%");
  CHECK(ratings[0].direction.state == DirectionState::better);
}

TEST_CASE("rate: a measure without a figure for the period says so") {
  const auto submissions = one(SubmissionOf("march.xlsx")
                                   .row("2.2", {observed("2.2", kFebruary, "98.7")})
                                   .row("2.3", {}, {"", "", "n/a"})
                                   .done());
  const auto ratings = rate(submissions, nullptr, kMarch);
  CHECK(ratings[0].value == nullptr);
  CHECK(ratings[0].rag_period.reason == "no figure for March 2016");
  CHECK(ratings[0].rag_year_end.reason == "no figure for March 2016");
  CHECK(ratings[0].direction.state == DirectionState::no_comparison);
  CHECK(ratings[1].rag_period.reason == "no target set");
  CHECK(ratings[1].rag_year_end.reason == "no target set");
}

std::vector<Submission> two(Submission first, Submission second) {
  std::vector<Submission> submissions;
  submissions.push_back(std::move(first));
  submissions.push_back(std::move(second));
  return submissions;
}

Submission february_workbook() {
  return SubmissionOf("february.xlsx")
      .reports_on(kFebruary)
      .row("9.2", {observed("9.2", kFebruary, "91.1"), to_date("9.2", kFebruary, "99.0")})
      .row("9.3", {observed("9.3", kFebruary, "95.0")})
      .done();
}

Submission march_workbook() {
  return SubmissionOf("march.xlsx")
      .reports_on(kMarch)
      .row("9.1", {observed("9.1", kMarch, "96.0")})
      .row("9.2", {observed("9.2", kFebruary, "97.1"), observed("9.2", kMarch, "58.0"), to_date("9.2", kMarch, "61.0")},
           {"<50%", "50%>", "60%"})
      .done();
}

TEST_CASE("rate: of two months' workbooks, in whatever order, the one that holds the figure says how it is judged") {
  for (const bool february_first : {true, false}) {
    const auto submissions =
        february_first ? two(february_workbook(), march_workbook()) : two(march_workbook(), february_workbook());
    const Submission& february = submissions[february_first ? 0 : 1];
    const Submission& march = submissions[february_first ? 1 : 0];
    const auto in_march = rate(submissions, nullptr, kMarch);
    REQUIRE(in_march.size() == 3);
    CHECK(in_march[0].measure.name == "9.1");
    CHECK(in_march[1].measure.name == "9.2");
    CHECK(in_march[1].row == &march.scorecards[0].rows[1]);
    CHECK(in_march[1].measure.tolerance.red == "<50%");
    CHECK(in_march[1].value->figure.text == "58.0%");
    CHECK(in_march[1].rag_period.rag == Rag::amber);
    CHECK(in_march[1].previous->figure.text == "97.1%");
    CHECK(in_march[1].year_to_date->figure.text == "61.0%");
    CHECK(in_march[1].rag_year_end.rag == Rag::green);
    CHECK(in_march[2].measure.name == "9.3");
    CHECK(in_march[2].rag_period.reason == "no figure for March 2016");
    CHECK(in_march[2].row == &february.scorecards[0].rows[1]);

    const auto in_february = rate(submissions, nullptr, kFebruary);
    REQUIRE(in_february.size() == 3);
    CHECK(in_february[0].measure.name == "9.2");
    CHECK(in_february[0].row == &february.scorecards[0].rows[0]);
    CHECK(in_february[0].measure.tolerance.red == "<92%");
    CHECK(in_february[0].value->figure.text == "91.1%");
    CHECK(in_february[0].rag_period.rag == Rag::red);
    CHECK(in_february[0].year_to_date->figure.text == "99.0%");
  }
}

TEST_CASE("rate: two directorates' measures of the same number are both rated") {
  const auto submissions =
      two(SubmissionOf("adults.xlsx", "Adults").row("1.1", {observed("1.1", kMarch, "91.0")}).done(),
          SubmissionOf("children.xlsx", "Children").row("1.1", {observed("1.1", kMarch, "98.0")}).done());
  const auto ratings = rate(submissions, nullptr, kMarch);
  REQUIRE(ratings.size() == 2);
  CHECK(ratings[0].directorate == "Adults");
  CHECK(ratings[0].rag_period.rag == Rag::red);
  CHECK(ratings[1].directorate == "Children");
  CHECK(ratings[1].rag_period.rag == Rag::green);
}

TEST_CASE("rate: a directorate is the same however it is written") {
  const auto submissions =
      two(SubmissionOf("february.xlsx", "CHILDREN ").row("1.1", {observed("1.1", kFebruary, "91.0")}).done(),
          SubmissionOf("march.xlsx", "Children").row("1.1", {observed("1.1", kMarch, "98.0")}).done());
  const auto ratings = rate(submissions, nullptr, kMarch);
  REQUIRE(ratings.size() == 1);
  CHECK(ratings[0].direction.state == DirectionState::better);
}

TEST_CASE("rate: workbooks that name no directorate are one return if their titles and measures are the same") {
  const auto workbook = [](const std::string& title, const std::string& measure, Period month) {
    return SubmissionOf("a.xlsx", "")
        .titled(title)
        .row("1.1", {observed("1.1", month, "91.0")})
        .last_row_titled(measure)
        .done();
  };
  const auto rated = [&](Submission first, Submission second) {
    return rate(two(std::move(first), std::move(second)), nullptr, kMarch).size();
  };
  CHECK(rated(workbook("", "% seen", kFebruary), workbook("", "%  Seen", kMarch)) == 1);
  CHECK(rated(workbook("Scorecard", "% seen", kFebruary), workbook("SCORECARD", "% seen", kMarch)) == 1);
  CHECK(rated(workbook("Adults", "% seen", kMarch), workbook("Children", "% seen", kMarch)) == 2);
  CHECK(rated(workbook("", "% of adults reviewed", kMarch), workbook("", "% of children seen", kMarch)) == 2);
}

TEST_CASE("rate: a page's measure is rated only where the register says how") {
  const auto submissions = one(SubmissionOf("march.xlsx")
                                   .page("4.9", {observed("4.9", kFebruary, "90.0"), observed("4.9", kMarch, "96.0")})
                                   .done());
  CHECK(rate(submissions, nullptr, kMarch).empty());
  Register measure_register;
  measure_register.measures.emplace_back();
  measure_register.measures[0].definition.name = measure_register.measures[0].definition.ref = "4.9";
  CHECK(rate(submissions, &measure_register, kMarch).empty());
  measure_register.measures[0].definition.polarity = Polarity::high;
  measure_register.measures[0].definition.tolerance = {"<92%", "92%>", "95%"};
  const auto ratings = rate(submissions, &measure_register, kMarch);
  REQUIRE(ratings.size() == 1);
  CHECK(ratings[0].row == nullptr);
  CHECK(ratings[0].rag_period.rag == Rag::green);
  CHECK(ratings[0].direction.state == DirectionState::better);
}

TEST_CASE("rate: an index past the observations is passed over") {
  Submission submission = SubmissionOf("march.xlsx").row("2.2", {observed("2.2", kMarch, "96.5")}).done();
  submission.scorecards[0].rows[0].observations.push_back(999);
  const auto submissions = one(std::move(submission));
  CHECK(rate(submissions, nullptr, kMarch)[0].rag_period.rag == Rag::green);
}

TEST_CASE("reporting period: the one asked for, if there is a figure for it") {
  const auto submissions =
      one(SubmissionOf("march.xlsx")
              .row("2.2", {observed("2.2", Period::month(2015, 12), "1"), observed("2.2", kFebruary, "98.7"),
                           observed("2.2", kMarch, "96.5"), to_date("2.2", Period::month(2016, 5), "94.0")})
              .done());
  CHECK(reporting_period(submissions, "2016-02").value() == kFebruary);
  CHECK(reporting_period(submissions, " Mar-16 ").value() == kMarch);
  const auto absent = reporting_period(submissions, "2016-05");
  REQUIRE(!absent.ok());
  CHECK(absent.error().code == ErrorCode::period_unknown);
  CHECK(absent.error().where == "--period");
  CHECK(absent.error().what == "there is no figure for May 2016");
  CHECK(absent.error().fix == "There are figures for December 2015, February 2016 to March 2016");
  const auto nonsense = reporting_period(submissions, "next month");
  REQUIRE(!nonsense.ok());
  CHECK(nonsense.error().what == "“next month” is no period");
}

TEST_CASE("reporting period: the latest of the submissions where none is asked for") {
  std::vector<Submission> submissions;
  submissions.push_back(SubmissionOf("march.xlsx").done());
  submissions.push_back(SubmissionOf("february.xlsx").done());
  const auto none = reporting_period(submissions, "");
  REQUIRE(!none.ok());
  CHECK(none.error().where == "march.xlsx, february.xlsx");
  CHECK(none.error().what == "no reporting period was found: no “As at” date and no figure with a period");
  submissions[0].period = kMarch;
  submissions[1].period = kFebruary;
  CHECK(reporting_period(submissions, "").value() == kMarch);
}

TEST_CASE("reporting period: a workbook's own period may be asked for though it has no figure of it") {
  auto submissions = one(SubmissionOf("plan.xlsx").row("2.2", {observed("2.2", kMarch, "96.5")}).done());
  submissions[0].period = Period::financial_year(2016);
  CHECK(reporting_period(submissions, "2016/17").value() == Period::financial_year(2016));
  CHECK_FALSE(reporting_period(submissions, "2017/18").ok());
}

TEST_CASE("reporting period: the workbooks of the kind that is reported settle it") {
  std::vector<Submission> submissions;
  submissions.push_back(SubmissionOf("march.xlsx").row("2.2", {observed("2.2", kMarch, "96.5")}).done());
  submissions.emplace_back();
  submissions[1].plans.emplace_back();
  submissions[0].period = kMarch;
  submissions[1].period = Period::quarter(2017, 2);
  const auto settled = [&](PeriodOf of) { return reporting_period(submissions, "", of).value(); };
  CHECK(settled({true, false}) == kMarch);
  CHECK(settled({false, true}) == Period::quarter(2017, 2));
  CHECK(settled({true, true}) == Period::quarter(2017, 2));
  submissions.pop_back();
  CHECK(settled({false, true}) == kMarch);  // there is no plan
}

TEST_CASE("rate: a count of a quarter is not set against thresholds that may be the year's") {
  const Period quarter = Period::quarter(2018, 3);
  Submission submission;
  submission.observations = {observed("CC3", quarter, "138220")};
  submission.observations[0].figure.unit = Unit::count;
  const auto submissions = one(std::move(submission));
  Register known;
  RegisterMeasure measure;
  measure.definition.ref = measure.definition.name = "CC3";
  measure.definition.polarity = Polarity::high;
  measure.definition.unit = Unit::count;
  measure.definition.tolerance = {"<560000", "at least 560000", "580000"};
  known.measures = {measure};
  Rating rating = rate(submissions, &known, quarter).at(0);
  CHECK(rating.rag_period.rag == Rag::none);
  CHECK(rating.rag_period.reason ==
        "nothing says whether its thresholds are for quarter 3 of 2018/19 or for the year (RAG basis in the register)");
  CHECK(rating.rag_year_end.rag == Rag::none);
  known.measures[0].definition.rag_basis = RagBasis::period;
  rating = rate(submissions, &known, quarter).at(0);
  CHECK(rating.rag_period.working == "138,220 is below the red threshold of 560,000: red");
  known.measures[0].definition.rag_basis = RagBasis::not_stated;
  known.measures[0].definition.reporting_basis = ReportingBasis::snapshot;  // a count that does not add up
  CHECK(rate(submissions, &known, quarter).at(0).rag_period.rag == Rag::red);
}

}  // namespace
}  // namespace scorebook
