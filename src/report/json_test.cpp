#include "scorebook/json.hpp"

#include <doctest/doctest.h>

#include "report/json_document.hpp"
#include "report/small_plan_for_test.hpp"
#include "report/small_submission_for_test.hpp"

namespace scorebook {
namespace {

using test::SmallSubmission;

TEST_CASE("json: whole numbers have no point, others the digits that read back the same") {
  CHECK(json_number(1100.0).dump() == "1100");
  CHECK(json_number(-0.0).dump() == "0");
  CHECK(json_number(0.379501385041551).dump() == "0.379501385041551");
  CHECK(json_number(Decimal(984, 1)).dump() == "98.4");
  CHECK(json_number(Decimal(10000, 2)).dump() == "100");
  CHECK(json_number(std::optional<Decimal>()).is_null());
  CHECK(json_number(1e300 * 1e300).is_null());
}

TEST_CASE("json: every document begins with its schema and what it was made from") {
  const SmallSubmission small;
  const Json document = Json::parse(convert_json(small.submissions, small.march));
  CHECK(document["schema_version"] == 2);
  CHECK(document["workbooks"] ==
        Json::array({{{"file", "march.xlsx"}, {"sha256", std::string(64, 'a')}, {"directorate", "Children"}}}));
  CHECK(document["period"] == "2016-03");
  CHECK(Json::parse(convert_json(small.submissions, std::nullopt))["period"].is_null());
}

TEST_CASE("convert: a figure has its value as shown, what the cell stores, and the cell") {
  const SmallSubmission small;
  const Json document = Json::parse(convert_json(small.submissions, small.march));
  const Json expected = {{"measure", "2.8"},
                         {"title", "% re-referral rate in the current month"},
                         {"set", nullptr},
                         {"breakdown", nullptr},
                         {"period", "2016-03"},
                         {"kind", "value"},
                         {"benchmark", nullptr},
                         {"value", 27.9},
                         {"raw", 0.279},
                         {"text", "27.9%"},
                         {"unit", "%"},
                         {"decimals", 1},
                         {"numerator", 112},
                         {"denominator", 402},
                         {"missing", nullptr},
                         {"qualifiers", {"tbc", "as at w/e 27/05/16"}},
                         {"workbook", "march.xlsx"},
                         {"sheet", "Summary"},
                         {"cell", "H13"}};
  CHECK(document["observations"][1] == expected);
}

TEST_CASE("convert: a missing word has a reason in place of a value, and its text as raw") {
  const SmallSubmission small;
  const Json entry = Json::parse(convert_json(small.submissions, small.march))["observations"][3];
  CHECK(entry["value"].is_null());
  CHECK(entry["raw"] == "n/a");
  CHECK(entry["missing"] == "not applicable");
  CHECK(entry["period"].is_null());
}

TEST_CASE("convert: an Excel error is named") {
  SmallSubmission small;
  small.submissions[0].observations[3].figure.missing = Missing::error;
  small.submissions[0].observations[3].figure.text = "#DIV/0!";
  CHECK(Json::parse(convert_json(small.submissions, small.march))["observations"][3]["missing"] == "error #DIV/0!");
}

TEST_CASE("rate: RAG, direction, target, benchmarks and source of a measure") {
  const SmallSubmission small;
  const Json document = Json::parse(rate_json(small.submissions, small.ratings, small.march));
  const Json& measure = document["measures"][0];
  CHECK(measure["measure"] == "2.8");
  CHECK(measure["directorate"] == "Children");
  CHECK(measure["workbook"] == "march.xlsx");
  CHECK(measure["polarity"] == "Low");
  CHECK(measure["value"] == 27.9);
  CHECK(measure["previous"] == 28.6);
  CHECK(measure["ytd"].is_null());
  CHECK(measure["target"] == 23);
  CHECK(measure["rag"]["period"] == "red");
  CHECK(measure["rag"]["year_end"] == "none");
  CHECK(measure["rag"]["reason"].is_null());
  CHECK(measure["rag"]["working"] == "27.9% is at or above the red threshold of 26%: red");
  CHECK(measure["rag"]["year_end_reason"] == "no figure: n/a");
  CHECK(measure["direction"]["state"] == "better");
  CHECK(measure["direction"]["arrow"] == "up");
  CHECK(measure["direction"]["tone"] == "good");
  CHECK(measure["direction"]["words"] == "improvement in performance");
  CHECK(measure["benchmark"]["nat_avg"] ==
        Json({{"value", -1.5},
              {"year", "2014/15"},
              {"standing", "worse"},
              {"allows_for_chance", true},
              {"beyond_99_8", true},
              {"words",
               "Worse (higher) than the national average (2014/15), and the difference is far more than chance."}}));
  CHECK(measure["benchmark_beside"] == "value");
  CHECK(measure["source"] == Json({{"workbook", "march.xlsx"}, {"sheet", "Summary"}, {"cell", "H13"}}));
}

TEST_CASE("rate: status, trend and interval of a measure") {
  const SmallSubmission small;
  const Json measure = Json::parse(rate_json(small.submissions, small.ratings, small.march))["measures"][0];
  CHECK(measure["status"] == 3);
  CHECK(measure["status_words"] == "Measure has not progressed in accordance with target set");
  CHECK(measure["status_why"] == "red");
  CHECK(measure["rated_by"] == "nothing");
  const Json& trend = measure["trend"];
  CHECK(trend["variation"] == "ordinary");
  CHECK(trend["cause"] == "none");
  CHECK(trend["assurance"] == "consistently failing");
  CHECK(trend["target"] == 23);
  CHECK(trend["mean"].get<double>() == doctest::Approx(28.25));
  CHECK(trend["lower"].get<double>() == doctest::Approx(26.388));
  CHECK(trend["provisional"] == true);
  CHECK(trend["figures"] == 2);
  CHECK(trend["first"] == "2016-02");
  CHECK(trend["flagged"] == Json::array());
  CHECK(trend["missing"] == Json::array());
  CHECK(trend["interval"]["lower"].get<double>() == doctest::Approx(23.704).epsilon(1e-4));
  CHECK(trend["interval"]["words"] == "Allowing for chance, 27.9% may stand for anything from 23.7% to 32.4%.");
  CHECK(trend["annual"]["direction"].is_null());
}

TEST_CASE("rate: what cannot be worked out is null and says why") {
  SmallSubmission small;
  small.ratings.front().history.clear();
  small.ratings.front().status = {};
  const Json measure = Json::parse(rate_json(small.submissions, small.ratings, small.march))["measures"][0];
  CHECK(measure["status"].is_null());
  CHECK(measure["trend"]["variation"].is_null());
  CHECK(measure["trend"]["lower"].is_null());
  CHECK(measure["trend"]["words"] == "Ordinary variation cannot be worked out: there is no figure.");
}

TEST_CASE("rate: a carried figure and one that no cell holds") {
  SmallSubmission small;
  Rating& rating = small.ratings.front();
  Observation worked_out = *rating.value;
  worked_out.place = {};
  rating.carried = rating.previous;
  rating.value = &worked_out;
  rating.value_working = "112 of 402";
  const Json measure = Json::parse(rate_json(small.submissions, small.ratings, small.march))["measures"][0];
  CHECK(measure["source"].is_null());
  CHECK(measure["value_working"] == "112 of 402");
  CHECK(measure["carried"]["value"] == 28.6);
  CHECK(measure["carried"]["period"] == "2016-02");
}

TEST_CASE("rate: a plan's measure has the plan's directions and stands with its workbook") {
  const test::SmallPlan small;
  const Json document = Json::parse(rate_json(small.submissions, small.ratings, small.march));
  const Json& measure = document["measures"][0];
  CHECK(measure["workbook"] == "plan.xlsx");
  CHECK(measure["direction"]["state"] == "got worse");
  CHECK(measure["direction"]["words"] == "got worse");
  CHECK(document["counts"]["plan_direction"]["got worse"] == 1);
  CHECK(document["counts"]["direction"]["worse, off target"] == 0);
  CHECK(document["counts"]["status"] == Json({{"1", 0}, {"2", 0}, {"3", 1}, {"4", 0}, {"5", 0}, {"none", 0}}));
}

TEST_CASE("rate: only measures without a rating are not rated, of those that were asked for") {
  test::SmallPlan small;
  Json listed = Json::parse(rate_json(small.submissions, small.ratings, small.march))["not_rated"];
  REQUIRE(listed.size() == 1);
  CHECK(listed[0]["measure"] == "1.A2");
  CHECK(listed[0]["cell"] == "C6");
  CHECK(Json::parse(rate_json(small.submissions, small.ratings, small.march, {"1.A1"}))["not_rated"].empty());
  small.ratings.front().plan = nullptr;  // rated by the register alone: for every workbook
  listed = Json::parse(rate_json(small.submissions, small.ratings, small.march))["not_rated"];
  CHECK(listed.size() == 1);
  small.ratings.clear();
  CHECK(Json::parse(rate_json(small.submissions, small.ratings, small.march))["not_rated"].size() == 2);
}

TEST_CASE("rate: the counts add up to the measures") {
  const SmallSubmission small;
  const Json counts = Json::parse(rate_json(small.submissions, small.ratings, small.march))["counts"];
  CHECK(counts["measures"] == 1);
  CHECK(counts["rag"]["period"] == Json({{"green", 0}, {"amber", 0}, {"red", 1}, {"none", 0}}));
  CHECK(counts["rag"]["year_end"] == Json({{"green", 0}, {"amber", 0}, {"red", 0}, {"none", 1}}));
  CHECK(counts["direction"]["better"] == 1);
  CHECK(counts["direction"]["no comparison"] == 0);
}

TEST_CASE("check: a finding has its cells as Excel names them") {
  const SmallSubmission small;
  const Json document = Json::parse(check_json(small.submissions, small.checked()));
  const Json& one_sheet = document["findings"][0];
  CHECK(one_sheet["sheet"] == "Referrals");
  CHECK(one_sheet["cells"] == Json({"D14", "C14"}));
  CHECK(one_sheet["state"] == "failed");
  CHECK(one_sheet["severity"] == "error");
  CHECK(one_sheet["title"] == std::string(find_rule("A301")->title));
  CHECK(one_sheet["expected"] == "35.8%");
  const Json& two_sheets = document["findings"][1];
  CHECK(two_sheets["cells"] == Json({"Referrals!D15", "Summary!H13"}));
  CHECK(two_sheets["state"] == "waived");
  CHECK(two_sheets["period"].is_null());
  CHECK(two_sheets["expected"].is_null());
}

TEST_CASE("check: cells of two workbooks carry the workbook's name") {
  const SmallSubmission small;
  Finding finding = small.checked().findings.front();
  finding.places.push_back({std::make_shared<const SheetName>(SheetName{"february.xlsx", "Summary"}), {2, 2}});
  CHECK(finding_cells(finding) == std::vector<std::string>{"[march.xlsx]Referrals!D14", "[march.xlsx]Referrals!C14",
                                                           "[february.xlsx]Summary!B2"});
}

TEST_CASE("check: the summary says what was not run, and what is not listed") {
  const SmallSubmission small;
  CheckResult result = small.checked();
  result.findings.pop_back();
  const Json summary = Json::parse(check_json(small.submissions, result))["summary"];
  CHECK(summary["errors"] == 1);
  CHECK(summary["waived"] == 1);
  CHECK(summary["not_listed"] == 1);
  CHECK(summary["rules"][0]["rule"] == "S101");
  CHECK(summary["rules"][0]["not_run"] == 1);
  CHECK(summary["rules"][0]["why"] == Json::array({"no measure register (1)"}));
  CHECK(summary["rules"][1] == Json({{"rule", "V202"},
                                     {"title", std::string(find_rule("V202")->title)},
                                     {"applied", 3},
                                     {"passed", 2},
                                     {"failed", 0},
                                     {"waived", 1},
                                     {"not_run", 0},
                                     {"why", Json::array()}}));
}

TEST_CASE("cells: one object a line, with dates as ISO 8601 and formulas apart from values") {
  const SmallSubmission small;
  const std::string lines = cells_json_lines(*small.submissions[0].workbook);
  std::vector<Json> cells;
  for (std::size_t at = 0; at < lines.size(); at = lines.find('\n', at) + 1) {
    cells.push_back(Json::parse(lines.substr(at, lines.find('\n', at) - at)));
  }
  REQUIRE(cells.size() == 5);
  CHECK(cells[0]["type"] == "text");
  CHECK(cells[0]["value"] == "Number of contacts");
  CHECK(cells[0]["formula"].is_null());
  CHECK(cells[1] == Json({{"workbook", "march.xlsx"},
                          {"sheet", "Summary"},
                          {"visible", true},
                          {"cell", "C13"},
                          {"type", "number"},
                          {"value", 0.984},
                          {"format", "0.0%"},
                          {"formula", "=2+2"},
                          {"shown", "98.4%"}}));
  CHECK(cells[2]["type"] == "date");
  CHECK(cells[2]["value"] == "2016-03-01");
  CHECK(cells[2]["shown"] == "Mar-16");
  CHECK(cells[3]["value"] == true);
  CHECK(cells[4]["type"] == "not calculated");
  CHECK(cells[4]["value"].is_null());
}

TEST_CASE("cells: a time is rounded to the millisecond before it is split") {
  SmallSubmission small;
  Workbook workbook = *small.submissions[0].workbook;
  workbook.styles[1].number_format = "yyyy-mm-dd hh:mm:ss";
  workbook.sheets[0].cells[2].number = 42430 + 14.5 / 24;
  CHECK(cells_json_lines(workbook).find("\"2016-03-01T14:30:00\"") != std::string::npos);
  workbook.sheets[0].cells[2].number = 14.5 / 24;
  CHECK(cells_json_lines(workbook).find("\"value\":\"14:30:00\"") != std::string::npos);
  workbook.sheets[0].cells[2].number = -1;
  CHECK(cells_json_lines(workbook).find("\"type\":\"number\",\"value\":-1") != std::string::npos);
}

TEST_CASE("json: bytes that are no UTF-8 become replacement characters") {
  SmallSubmission small;
  small.submissions[0].observations[0].title = "caf\xE9";
  CHECK(convert_json(small.submissions, small.march).find("caf\xEF\xBF\xBD") != std::string::npos);
}

TEST_CASE("rate: a row whose number stands in the workbook a second time is listed, not lost") {
  SmallSubmission small;
  std::vector<ScorecardRow>& rows = small.submissions[0].scorecards.front().rows;
  ScorecardRow again = rows.front();
  again.definition.title = "% of referrals decided within 48 hours";
  again.title.place.cell.row = 14;
  rows.push_back(again);
  small.ratings.front().row = &rows.front();
  const Json listed = Json::parse(rate_json(small.submissions, small.ratings, small.march))["not_rated"];
  REQUIRE(listed.size() == 1);
  CHECK(listed[0]["title"] == "% of referrals decided within 48 hours");
  CHECK(listed[0]["cell"] == "C14");
  CHECK(listed[0]["why"] == "its number stands in the workbook a second time; the rating is of the row in Summary!C13");
}

TEST_CASE("inspect: sheets, tables, hidden things and what was not understood") {
  const SmallSubmission small;
  const Json workbook = Json::parse(inspect_json(small.submissions))["workbooks"][0];
  CHECK(workbook["period"] == "2016-03");
  CHECK(workbook["sheets"][0]["used"] == "C12:C16");
  CHECK(workbook["sheets"][0]["formulas"] == 2);
  CHECK(workbook["sheets"][0]["hidden_rows"] == Json({20, 21}));
  CHECK(workbook["tables"][0]["kind"] == "scorecard");
  CHECK(workbook["tables"][0]["range"] == "A9:V87");
  CHECK(workbook["tables"][0]["measures"][0]["cell"] == "C13");
  CHECK(workbook["figures"]["all"] == 4);
  CHECK(workbook["figures"]["without_a_value"] == 1);
  CHECK(workbook["not_understood"][0]["sheet"] == "Referrals");
  CHECK(workbook["not_understood"][0]["cell"] == "B3");
}

TEST_CASE("rules: every rule of the catalogue is there with its page") {
  const Json document = Json::parse(rules_json());
  REQUIRE(document["rules"].size() == rule_catalogue().size());
  CHECK(document["catalogue_version"] == std::string(kCatalogueVersion));
  for (const Json& rule : document["rules"]) CHECK_FALSE(rule["checks"].get<std::string>().empty());
}

}  // namespace
}  // namespace scorebook
