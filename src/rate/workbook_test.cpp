// The two sample workbooks from file to rating, against the truth that lies beside them.
#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "scorebook/rating.hpp"

namespace scorebook {
namespace {

const std::string kSamples = SCOREBOOK_SOURCE_DIR "/samples/";

std::vector<Submission> submissions_of(const std::string& name) {
  auto workbook = read_workbook_file(kSamples + name + ".xlsx");
  REQUIRE(workbook.ok());
  std::vector<Submission> submissions;
  submissions.push_back(locate(std::make_shared<Workbook>(std::move(workbook).value()), nullptr));
  return submissions;
}

nlohmann::json truth_of(const std::string& name) {
  std::ifstream file(kSamples + name + ".oracle.json");
  return nlohmann::json::parse(file);
}

void check_figure(const Observation* observation, const nlohmann::json& expected) {
  const bool there = observation != nullptr && observation->figure.value;
  CHECK(there == !expected.is_null());
  if (there && !expected.is_null())
    CHECK(observation->figure.value->to_double() == doctest::Approx(expected.get<double>()));
}

void check_ratings(const std::string& name, Period period) {
  const auto submissions = submissions_of(name);
  const auto settled = reporting_period(submissions, "");
  REQUIRE(settled.ok());
  CHECK(settled.value() == period);
  const auto ratings = rate(submissions, nullptr, period);
  const auto truth = truth_of(name)["expected_rate"];
  REQUIRE(truth.size() == 76);
  REQUIRE(ratings.size() == 76);
  for (std::size_t index = 0; index < ratings.size(); ++index) {
    const Rating& rating = ratings[index];
    const auto& expected = truth[index];
    CAPTURE(rating.measure.name);
    CHECK(rating.measure.name == expected["measure"].get<std::string>());
    check_figure(rating.value, expected["current"]);
    check_figure(rating.previous, expected["previous"]);
    check_figure(rating.year_to_date, expected["ytd"]);
    CHECK(direction_state_name(rating.direction.state) == expected["direction_state"].get<std::string>());
    CHECK(rag_name(rating.rag_period.rag) == expected["rag_month"].get<std::string>());
    CHECK(rag_name(rating.rag_year_end.rag) == expected["rag_year_end"].get<std::string>());
  }
}

TEST_CASE("workbook: every measure of the March sample is rated as published") {
  check_ratings("cyps-2016-03", Period::month(2016, 3));
}

TEST_CASE("workbook: every measure of the February sample is rated as published") {
  check_ratings("cyps-2016-02", Period::month(2016, 2));
}

TEST_CASE("workbook: the March sample rates February too, but has no year to date for it") {
  const auto submissions = submissions_of("cyps-2016-03");
  const auto period = reporting_period(submissions, "2016-02");
  REQUIRE(period.ok());
  for (const Rating& rating : rate(submissions, nullptr, period.value())) {
    if (rating.measure.name == "2.2") {
      CHECK(rating.rag_period.working == "98.7% is at or above the green threshold of 95%: green");
      CHECK(rating.direction.working == "98.7% after 98.4%: higher, and high is good");
      CHECK(rating.rag_year_end.reason == "the year to date runs to March 2016, not to February 2016");
    }
    if (rating.measure.name == "11.1") CHECK(rating.rag_year_end.rag == Rag::red);
  }
}

// What a rating says, for comparing ratings of different reads of the same workbooks.
std::vector<std::string> ratings_in_words(const std::vector<Submission>& submissions, Period period) {
  std::vector<std::string> words;
  for (const Rating& rating : rate(submissions, nullptr, period)) {
    std::string text = rating.measure.name + "; " + rating.tolerance.words;
    for (const Observation* observation : {rating.value, rating.previous, rating.year_to_date})
      text +=
          "; " + (observation == nullptr ? "" : observation->place.workbook_name() + " " + observation->figure.text);
    for (const std::string& part : {rating.rag_period.working, rating.rag_year_end.working, rating.direction.working})
      text += "; " + part;
    words.push_back(text);
  }
  return words;
}

TEST_CASE("workbook: February and March together, in either order, are rated as the month's own workbook alone") {
  const auto february = submissions_of("cyps-2016-02");
  const auto march = submissions_of("cyps-2016-03");
  const std::vector<Submission> one_way = {february[0], march[0]}, other_way = {march[0], february[0]};
  for (const bool of_march : {true, false}) {
    const Period period = Period::month(2016, of_march ? 3 : 2);
    const auto alone = ratings_in_words(of_march ? march : february, period);
    CHECK(alone.size() == 76);
    const auto first = ratings_in_words(one_way, period), second = ratings_in_words(other_way, period);
    REQUIRE(first.size() == alone.size());
    REQUIRE(second.size() == alone.size());
    for (std::size_t index = 0; index < alone.size(); ++index) {
      CHECK(first[index] == alone[index]);
      CHECK(second[index] == alone[index]);
    }
  }
}

TEST_CASE("workbook: tolerances to be queried are those of the truth") {
  for (const std::string name : {"cyps-2016-03", "cyps-2016-02"}) {
    std::map<std::string, std::string> expected;
    const nlohmann::json truth = truth_of(name);
    for (const auto& finding : truth["findings"]) {
      if (finding["rule"] != "C404" || finding["expect"] != "must") continue;
      expected[finding["measure"]] = finding["cells"].size() == 3 ? "rag" : "a";
    }
    const auto submissions = submissions_of(name);
    std::map<std::string, std::string> found;
    for (const Rating& rating : rate(submissions, nullptr, submissions[0].period.value())) {
      for (const ToleranceRemark& remark : rating.tolerance.remarks) {
        if (remark.kind == ToleranceRemark::Kind::unusual) continue;
        CAPTURE(remark.message);
        found[rating.measure.name] += remark.cells;
        CHECK(expected[rating.measure.name] == found[rating.measure.name]);
      }
    }
    CHECK(expected.size() == 8);
    CHECK(found.size() == 8);
  }
}

TEST_CASE("workbook: the Council Plan's measures move as its truth says, and have its statuses where it settles them") {
  const auto submissions = submissions_of("council-plan-2017-q2");
  const Period quarter = Period::quarter(2017, 2);
  CHECK(reporting_period(submissions, "").value() == quarter);
  const auto ratings = rate(submissions, nullptr, quarter);
  const auto truth = truth_of("council-plan-2017-q2")["expected_rate"];
  REQUIRE(truth.size() == 36);
  REQUIRE(ratings.size() == 36);
  std::size_t settled = 0;
  for (std::size_t index = 0; index < ratings.size(); ++index) {
    const Rating& rating = ratings[index];
    const auto& expected = truth[index];
    CAPTURE(rating.measure.name);
    CHECK(rating.measure.name == expected["measure"].get<std::string>());
    CHECK(plan_direction_name(plan_direction(rating.direction.state)) ==
          expected["direction_state"].get<std::string>());
    REQUIRE(rating.plan != nullptr);
    if (expected["status"].is_null()) continue;
    ++settled;
    CHECK(plan_status_number(rating.status.status) == expected["status"].get<int>());
  }
  CHECK(settled == 7);
}

}  // namespace
}  // namespace scorebook
