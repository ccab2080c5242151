#include "report/finding_words.hpp"

#include <doctest/doctest.h>

#include <memory>

#include "report/small_submission_for_test.hpp"

namespace scorebook {
namespace {

std::vector<Place> places_on(const std::string& workbook, const std::string& sheet,
                             const std::vector<std::string>& cells) {
  const auto name = std::make_shared<const SheetName>(SheetName{workbook, sheet});
  std::vector<Place> places;
  for (const std::string& cell : cells) places.push_back({name, *parse_cell_ref(cell)});
  return places;
}

TEST_CASE("finding words: many cells are named as ranges, sheet by sheet, each once") {
  auto places = places_on("march.xlsx", "Outcomes", {"K12", "K10", "K11", "K10", "M20", "C5", "D5", "E5"});
  for (const Place& place : places_on("march.xlsx", "S47", {"C9"})) places.push_back(place);
  places.push_back({});
  CHECK(cells_in_ranges(places, false, 0) == "Outcomes!C5:E5, K10:K12, M20; S47!C9");
  CHECK(cells_in_ranges(places, true, 0) == "[march.xlsx]Outcomes!C5:E5, K10:K12, M20; [march.xlsx]S47!C9");
  CHECK(cells_in_ranges({}, false, 0).empty());
}

TEST_CASE("finding words: ranges that are left out are counted by their cells") {
  const auto places = places_on("march.xlsx", "Outcomes", {"C5", "K10", "K11", "K12", "M20"});
  CHECK(cells_in_ranges(places, false, 1) == "Outcomes!C5 and 4 more cells");
  CHECK(cells_in_ranges(places, false, 3) == "Outcomes!C5, K10:K12, M20");
}

TEST_CASE("finding words: two columns beside one another are no single range") {
  CHECK(cells_in_ranges(places_on("m.xlsx", "S", {"B2", "B3", "C2", "C3"}), false, 0) == "S!B2:B3, C2:C3");
}

TEST_CASE("finding words: a reason for not running is taken apart into its words and how often") {
  CHECK(not_run_reason("no denominator (36)").words == "no denominator");
  CHECK(not_run_reason("no denominator (36)").times == 36);
  CHECK(not_run_reason("no figure (or none that counts)").words == "no figure (or none that counts)");
  CHECK(not_run_reason("no figure (or none that counts)").times == 1);
  CHECK(not_run_reason("").words.empty());
  CHECK(not_run_reason("too many (99999999999999999999999)").times == 1);
}

TEST_CASE("finding words: a waiver says by whom, when, until when, why and where") {
  Finding finding;
  CHECK(waived_words(finding) == "waived; by whom and why is not known");
  const auto sheet = std::make_shared<const SheetName>(SheetName{"measures.xlsx", "Waivers"});
  finding.waived_by = WaivedBy{"J Smith", "restated by the DfE", Date{2016, 4, 12}, Date{2017, 3, 31}, {sheet, {3, 1}}};
  CHECK(waived_words(finding) ==
        "waived by J Smith on 12/04/2016, until 31/03/2017: restated by the DfE (measures.xlsx, Waivers!A3)");
}

TEST_CASE("finding words: of two workbooks of one name the place knows its own") {
  test::SmallSubmission first, second;
  std::vector<Submission> both;
  both.push_back(std::move(first.submissions.front()));
  both.push_back(std::move(second.submissions.front()));
  CHECK(submission_at(both, {first.summary, {1, 1}}) == &both[0]);
  CHECK(submission_at(both, {second.summary, {1, 1}}) == &both[1]);
  CHECK(submission_at(both, places_on("march.xlsx", "Elsewhere", {"A1"}).front()) == nullptr);
  both.pop_back();
  CHECK(submission_at(both, places_on("march.xlsx", "Elsewhere", {"A1"}).front()) == &both[0]);
  CHECK(submission_at(both, {}) == nullptr);
}

}  // namespace
}  // namespace scorebook
