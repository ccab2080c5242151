// The sample workbooks, observation by observation, against what they truly hold.
#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "scorebook/submission.hpp"

using namespace scorebook;

namespace {

using Json = nlohmann::json;

const std::string kSamples = std::string(SCOREBOOK_SOURCE_DIR) + "/samples/";

Submission locate_sample(const std::string& name) {
  Result<Workbook> workbook = read_workbook_file(kSamples + name + ".xlsx");
  REQUIRE_MESSAGE(workbook.ok(), (workbook.ok() ? "" : workbook.error().text()));
  return locate(std::make_shared<Workbook>(std::move(workbook).value()), nullptr);
}

Json read_oracle(const std::string& name) {
  std::ifstream file(kSamples + name + ".oracle.json");
  return Json::parse(file);
}

Json number(const std::optional<Decimal>& value) { return value ? Json(value->to_double()) : Json(nullptr); }

// An observation in the oracle's terms.
Json described(const Observation& observation) {
  const Figure& figure = observation.figure;
  Json result = {{"measure", observation.measure},
                 {"title", observation.title},
                 {"kind", observation_kind_name(observation.kind)},
                 {"value", number(figure.value)},
                 {"decimals", figure.decimals},
                 {"text", figure.text},
                 {"unit", unit_name(figure.unit)},
                 {"numerator", number(figure.numerator)},
                 {"denominator", number(figure.denominator)},
                 {"sheet", observation.place.sheet_name()},
                 {"cell", to_string(observation.place.cell)}};
  result["period"] = observation.period ? Json(observation.period->id()) : Json(nullptr);
  result["raw"] = figure.raw ? Json(*figure.raw) : Json(figure.text);
  if (!observation.benchmark.empty()) result["benchmark"] = observation.benchmark;
  if (figure.missing) result["missing"] = missing_name(*figure.missing);
  if (observation.numerator_place.known()) result["numerator_cell"] = to_string(observation.numerator_place.cell);
  if (observation.denominator_place.known()) result["denominator_cell"] = to_string(observation.denominator_place.cell);
  return result;
}

std::string where(const Json& observation) {
  return observation["sheet"].get<std::string>() + "!" + observation["cell"].get<std::string>();
}

void compare_with_oracle(const std::string& name, std::size_t expected_observations) {
  const Submission submission = locate_sample(name);
  const Json oracle = read_oracle(name);
  std::map<std::string, Json> expected;
  for (const Json& observation : oracle["observations"]) expected[where(observation)] = observation;
  REQUIRE(expected.size() == expected_observations);
  CHECK(submission.observations.size() == expected_observations);
  for (const Observation& observation : submission.observations) {
    const Json found = described(observation);
    const auto truth = expected.find(where(found));
    REQUIRE_MESSAGE(truth != expected.end(), "no such observation: " << found.dump());
    CHECK_MESSAGE(found == truth->second, "found " << found.dump() << "\nexpected " << truth->second.dump());
    expected.erase(truth);
  }
  for (const auto& missing : expected) CHECK_MESSAGE(false, "not located: " << missing.second.dump());
}

}  // namespace

TEST_CASE("locate: every observation of the sample of March 2016 is found, and no other") {
  compare_with_oracle("cyps-2016-03", 1039);
}

TEST_CASE("locate: every observation of the sample of February 2016 is found, and no other") {
  compare_with_oracle("cyps-2016-02", 963);
}

TEST_CASE("locate: the sample's cover gives the reporting period, the status and who wrote it") {
  const Submission submission = locate_sample("cyps-2016-03");
  CHECK(submission.directorate == "Children & Young People's Services");
  CHECK(submission.title == "Safeguarding Children & Families Annual Performance Report");
  CHECK(submission.as_at.text == "As at: 31st March 2016");
  CHECK(to_string(submission.as_at.place) == "Cover!B8");
  CHECK(submission.period == Period::month(2016, 3));
  CHECK(submission.period_source == "\"As at: 31st March 2016\" in Cover!B8");
  CHECK(submission.status.text == "FINAL");
  CHECK(submission.marked_final);
  CHECK(submission.created_by.text == "Performance Assurance Manager - Social Care");
  CHECK(to_string(submission.date_created.place) == "Cover!C16");
}

TEST_CASE("locate: the sample is understood but for nothing") {
  for (const char* name : {"cyps-2016-03", "cyps-2016-02"}) {
    const Submission submission = locate_sample(name);
    for (const NotUnderstood& record : submission.not_understood) {
      CHECK_MESSAGE(false, to_string(record.place) << ": " << record.why);
    }
    CHECK(submission.scorecards.size() == 1);
    CHECK(submission.pages.size() == 8);
  }
}

TEST_CASE("locate: the sample's scorecard has 76 rows in ten sections, two of them without a number") {
  const Submission submission = locate_sample("cyps-2016-03");
  REQUIRE(submission.scorecards.size() == 1);
  const Scorecard& scorecard = submission.scorecards.front();
  CHECK(scorecard.rows.size() == 76);
  CHECK(to_string(scorecard.extent) == "A9:V87");
  std::map<std::string, int> sections;
  std::map<std::string, std::string> suggested;
  for (const ScorecardRow& row : scorecard.rows) {
    ++sections[row.section.text];
    if (row.definition.ref.empty()) suggested[to_string(row.title.place)] = row.definition.ref_suggested;
  }
  CHECK(sections == std::map<std::string, int>{{"CONTACT & REFERRAL (MASH)", 8},
                                               {"ASSESSMENTS", 8},
                                               {"S47's", 8},
                                               {"CIN", 5},
                                               {"CHILD PROTECTION", 15},
                                               {"LOOKED AFTER CHILDREN", 14},
                                               {"CARE LEAVERS", 4},
                                               {"PLACEMENTS", 2},
                                               {"ADOPTIONS", 3},
                                               {"CASELOAD", 9}});
  CHECK(suggested ==
        std::map<std::string, std::string>{{"Performance Summary!C33", "4.6"}, {"Performance Summary!C86", "11.8"}});
}

TEST_CASE("locate: a row of the sample's scorecard keeps its tolerances, arrow and RAG as typed, with their cells") {
  const Submission submission = locate_sample("cyps-2016-03");
  REQUIRE(submission.scorecards.size() == 1);
  const ScorecardRow& row = submission.scorecards.front().rows.at(1);
  CHECK(row.definition.ref == "2.2");
  CHECK(row.definition.section == "CONTACT & REFERRAL (MASH)");
  CHECK(row.definition.polarity == Polarity::high);
  CHECK(row.red.text == "<92%");
  CHECK(row.amber.text == "92%>");
  CHECK(row.green.text == "95%");
  CHECK(to_string(row.green.place) == "Performance Summary!P13");
  CHECK(row.typed_direction.text == "\xE2\x86\x93");
  CHECK(row.typed_rag_period.text == "G");
  CHECK(row.typed_rag_year_end.text == "G");
  CHECK(to_string(row.year_to_date_cell) == "Performance Summary!I13");
  CHECK_FALSE(row.tolerance_merged);
  CHECK(submission.scorecards.front().rows.at(3).tolerance_merged);
  CHECK(submission.scorecards.front().rows.at(3).red.text == "range to be set");
}

TEST_CASE("locate: without a register only counts over the financial year add up") {
  const Submission submission = locate_sample("cyps-2016-03");
  REQUIRE(submission.scorecards.size() == 1);
  std::map<std::string, YearToDateRule> rules;
  for (const ScorecardRow& row : submission.scorecards.front().rows)
    rules[row.definition.name] = row.definition.year_to_date_rule;
  CHECK(rules["2.1"] == YearToDateRule::sum);
  CHECK(rules["2.2"] == YearToDateRule::not_stated);
  CHECK(rules["2.5"] == YearToDateRule::not_stated);
  CHECK(rules["3.3"] == YearToDateRule::not_stated);
  CHECK(rules["6.2a"] == YearToDateRule::not_stated);
}

TEST_CASE("locate: a detail page of the sample has its texts, months, columns and the parts of its percentages") {
  const Submission submission = locate_sample("cyps-2016-03");
  REQUIRE(submission.pages.size() == 8);
  const DetailPage& sources = submission.pages.at(1);
  CHECK(sources.title.text == "CONTACTS BY SOURCE");
  CHECK(to_string(sources.definition.place) == "Contacts by source!B3");
  CHECK(to_string(sources.analysis.place) == "Contacts by source!B5");
  CHECK(sources.periods.size() == 12);
  CHECK(sources.periods.front().period == Period::month(2015, 4));
  REQUIRE(sources.columns.size() == 21);
  CHECK(sources.columns.at(2).measure == "(1) POLICE | % prog. to referral");
  CHECK(sources.columns.at(2).column == 5);
  CHECK(sources.columns.at(2).numerator_column == 4);
  CHECK(sources.columns.at(2).denominator_column == 3);
}
