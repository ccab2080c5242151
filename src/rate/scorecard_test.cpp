// The published scorecard of March 2016, rated row by row from its printed text.
#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "scorebook/rating.hpp"
#include "text/notation.hpp"

namespace scorebook {
namespace {

using Row = std::map<std::string, std::string>;

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (const char character : line) {
    if (character == '"') {
      quoted = !quoted;
    } else if (character == ',' && !quoted) {
      fields.emplace_back();
    } else if (character != '\r') {
      fields.back() += character;
    }
  }
  return fields;
}

std::vector<Row> published_scorecard() {
  std::ifstream file(SCOREBOOK_SOURCE_DIR "/tests/data/scorecard-2016-03.csv");
  std::string line;
  std::getline(file, line);
  const std::vector<std::string> names = fields_of(line);
  std::vector<Row> rows;
  while (std::getline(file, line)) {
    const std::vector<std::string> fields = fields_of(line);
    Row row;
    for (std::size_t index = 0; index < names.size() && index < fields.size(); ++index)
      row[names[index]] = fields[index];
    rows.push_back(std::move(row));
  }
  return rows;
}

Figure printed(const std::string& text, Unit unit) {
  CellContent content;
  content.text = content.shown = text;
  return read_figure(content, unit);
}

struct Rated {
  Tolerance tolerance;
  RagResult month, year_end;
  Direction direction;
};

Rated rate_row(const Row& row) {
  const Unit unit = unit_of_measure(row.at("data_note"), row.at("indicator"));
  const Polarity polarity = parse_polarity(row.at("good_performance"));
  const Figure before = printed(row.at("feb_16"), unit);
  const Figure now = printed(row.at("mar_16"), unit);
  const Figure year_to_date = printed(row.at("ytd"), unit);
  Rated rated;
  rated.tolerance = read_tolerance({row.at("tol_red"), row.at("tol_amber"), row.at("tol_green")}, polarity, unit);
  rated.month = rate_rag(now, rated.tolerance, unit);
  rated.year_end = rate_rag(year_to_date.value ? year_to_date : now, rated.tolerance, unit);
  rated.direction = rate_direction(&before, &now, polarity, rated.month.rag);
  return rated;
}

TEST_CASE("scorecard: all 76 published measures get their RAG in month, RAG at year end and direction") {
  const std::vector<Row> rows = published_scorecard();
  REQUIRE(rows.size() == 76);
  int printed_arrow_agrees = 0;
  for (const Row& row : rows) {
    CAPTURE(row.at("ref"));
    const Rated rated = rate_row(row);
    CHECK(direction_state_name(rated.direction.state) == row.at("expected_state"));
    CHECK(rag_name(rated.month.rag) == row.at("expected_rag_month"));
    CHECK(rag_name(rated.year_end.rag) == row.at("expected_rag_year_end"));
    CHECK((rated.month.rag == Rag::none) == !rated.month.reason.empty());
    CHECK(!rated.month.working.empty());
    if (arrow_name(direction_arrow(rated.direction.state)) == row.at("printed_arrow")) ++printed_arrow_agrees;
  }
  CHECK(printed_arrow_agrees == 75);  // 3.8 is printed the wrong way round
}

TEST_CASE("scorecard: the published tolerances to be queried are those, and only those, that are wrong") {
  std::map<std::string, std::string> queried;
  for (const Row& row : published_scorecard()) {
    for (const ToleranceRemark& remark : rate_row(row).tolerance.remarks) {
      if (remark.kind == ToleranceRemark::Kind::unusual) continue;
      CHECK(queried.count(row.at("ref")) == 0);
      queried[row.at("ref")] = remark.cells;
    }
  }
  const std::map<std::string, std::string> expected = {{"6.2b", "rag"}, {"6.8", "rag"}, {"6.9", "rag"}, {"6.10", "rag"},
                                                       {"6.11", "rag"}, {"11.6", "a"},  {"11.7", "a"},  {"11.9", "a"}};
  CHECK(queried == expected);
}

TEST_CASE("scorecard: the published tolerances that are merely unusual stay below a query") {
  std::vector<std::string> unusual;
  for (const Row& row : published_scorecard()) {
    for (const ToleranceRemark& remark : rate_row(row).tolerance.remarks) {
      if (remark.kind == ToleranceRemark::Kind::unusual) unusual.push_back(row.at("ref"));
    }
  }
  CHECK(unusual == std::vector<std::string>{"6.5", "6.10", "11.1", "11.2", "11.3", "11.4", "11.5", "11.6", "11.7",
                                            "11.8", "11.9"});
}

}  // namespace
}  // namespace scorebook
