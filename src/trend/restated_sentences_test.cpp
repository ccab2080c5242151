#include <doctest/doctest.h>

#include "rate/rating_for_test.hpp"
#include "scorebook/cover_sentences.hpp"

using namespace scorebook;

namespace {

Submission submission_of(const std::string& file, Period period) {
  auto workbook = std::make_shared<Workbook>();
  workbook->name = file;
  Submission made;
  made.workbook = workbook;
  made.period = period;
  return made;
}

struct Compared {
  Submission february = submission_of("february.xlsx", Period::month(2016, 2));
  Submission march = submission_of("march.xlsx", Period::month(2016, 3));
  std::vector<Comparison> comparisons;

  Compared() {
    Comparison comparison;
    comparison.later = &march;
    comparison.earlier = {&february};
    comparison.figures_compared = 412;
    comparisons.push_back(comparison);
  }
};

RestatedFigure restated(const std::string& before, const std::string& now, Unit unit) {
  RestatedFigure figure;
  figure.measure = "3.2";
  figure.title = "% of assessments in time";
  figure.period = Period::month(2015, 12);
  figure.before = test::figure(before, unit);
  figure.now = test::figure(now, unit);
  figure.effect = "the RAG stays green";
  return figure;
}

}  // namespace

TEST_CASE("restated: not compared is never nothing restated") {
  CHECK(restated_sentences(nullptr, false).extent.front() ==
        "Whether figures were restated is not known: no earlier submission was given.");
  CHECK_FALSE(restated_sentences(nullptr, false).known);
  Compared compared;
  compared.comparisons[0].earlier.clear();
  compared.comparisons[0].figures_compared = 0;
  CHECK(restated_sentences(&compared.comparisons, false).extent.front() ==
        "Whether figures were restated is not known: no earlier submission was given.");
  CHECK(restated_sentences(&compared.comparisons, true).extent.front() ==
        "Whether figures of march.xlsx were restated is not known: none of the earlier submissions is of its return.");
  CHECK_FALSE(restated_sentences(&compared.comparisons, true).known);
  compared.comparisons[0].earlier = {&compared.february};
  CHECK(restated_sentences(&compared.comparisons, true).extent.front() ==
        "Whether figures of march.xlsx were restated is not known: no figure of it stands in february.xlsx.");
}

TEST_CASE("restated: of workbooks given together the earlier one is compared with none") {
  Compared compared;
  Comparison first;
  first.later = &compared.february;
  compared.comparisons.insert(compared.comparisons.begin(), first);
  const RestatedSentences made = restated_sentences(&compared.comparisons, false);
  REQUIRE(made.extent.size() == 2);
  CHECK(made.extent[0] ==
        "Whether figures of february.xlsx were restated is not known: no earlier submission of its return was given.");
  CHECK(made.extent[1] == "Nothing was restated in march.xlsx: 412 figures were compared with february.xlsx.");
  CHECK(made.known);
  CHECK_FALSE(made.all);
}

TEST_CASE("restated: nothing restated says what was compared and what was not") {
  Compared compared;
  const RestatedSentences all = restated_sentences(&compared.comparisons, true);
  CHECK(all.extent.front() == "Nothing was restated in march.xlsx: 412 figures were compared with february.xlsx.");
  CHECK(all.known);
  CHECK(all.all);
  compared.comparisons[0].figures_new = 1;
  compared.comparisons[0].figures_unknown = 2;
  const RestatedSentences part = restated_sentences(&compared.comparisons, true);
  CHECK(
      part.extent.front() ==
      "Nothing was restated in what could be compared of march.xlsx: 412 figures were compared with february.xlsx; 1 "
      "figure has no earlier one to compare with; 2 figures could not be compared, because the formula behind them was "
      "never calculated.");
  CHECK_FALSE(part.all);
}

TEST_CASE("restated: old and new figure, the difference, since when, and the effect") {
  Compared compared;
  RestatedFigure figure = restated("85.2", "87.3", Unit::per_cent);
  figure.said_in = &compared.february;
  const auto sheet = std::make_shared<const SheetName>(SheetName{"march.xlsx", "Assess"});
  figure.places_now = {{sheet, {12, 3}}};
  figure.places_before = {{sheet, {12, 3}}, {sheet, {13, 3}}};
  compared.comparisons[0].restated = {figure, restated("8", "6", Unit::count), restated("8", "n/a", Unit::count)};
  compared.comparisons[0].restated[1].kind = ObservationKind::year_to_date;
  const RestatedSentences made = restated_sentences(&compared.comparisons, true);
  REQUIRE(made.sentences.size() == 3);
  CHECK(made.extent.front() == "3 figures of march.xlsx were restated: 412 figures were compared with february.xlsx.");
  CHECK(made.sentences[0].words ==
        "3.2 “% of assessments in time”: the figure for December 2015 was restated from 85.2% to 87.3% (up 2.1 "
        "percentage points) since february.xlsx (February 2016); the RAG stays green.");
  CHECK(made.sentences[0].change == "the figure for December 2015: 85.2% before, 87.3% now (up 2.1 percentage points)");
  CHECK(made.sentences[0].places.size() == 2);  // the same cell once
  CHECK(made.sentences[1].words ==
        "3.2 “% of assessments in time”: the year to date to December 2015 was restated from 8 to 6 (down 2); the RAG "
        "stays green.");
  // A figure that is left out was there.
  RestatedFigure hidden = restated("8", "21", Unit::count);
  hidden.said_in = &compared.february;
  hidden.effect.clear();
  hidden.before = {};
  hidden.before.text = "left out, because it differs by a small number";
  hidden.before.missing = Missing::suppressed;
  compared.comparisons[0].restated = {hidden, restated("8", "c", Unit::count)};
  compared.comparisons[0].restated[1].now.missing = Missing::suppressed;
  const RestatedSentences left_out = restated_sentences(&compared.comparisons, true);
  CHECK(left_out.sentences[0].words ==
        "3.2 “% of assessments in time”: the figure for December 2015 was restated to 21 since february.xlsx (February "
        "2016); the figure before is left out, because it differs by a small number.");
  CHECK(left_out.sentences[0].change ==
        "the figure for December 2015: left out before, because it differs by a small number; 21 now");
  CHECK(left_out.sentences[1].change == "the figure for December 2015: 8 before, a figure left out (“c”) now");
  CHECK(made.sentences[2].words.find("from 8 to no figure (“n/a”)") != std::string::npos);
}
