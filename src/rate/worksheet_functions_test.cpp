#include "scorebook/worksheet_functions.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace scorebook {
namespace {

CellValue number(double value, CellShows shows = CellShows::not_known) { return {value, "", shows}; }
CellValue share(double value) { return number(value, CellShows::per_cent); }
CellValue plain(double value) { return number(value, CellShows::number); }
CellValue text(const std::string& words) { return {std::nullopt, words, CellShows::not_known}; }
const CellValue kEmpty;

std::string said(const WorksheetAnswer& answer) {
  if (!answer.ok()) return "problem: " + answer.problem;
  if (const auto* words = std::get_if<std::string>(&answer.value)) return *words;
  return "number";
}

double calculated(const WorksheetAnswer& answer) {
  REQUIRE_MESSAGE(answer.ok(), answer.problem);
  return std::get<double>(answer.value);
}

bool contains(const std::string& words, const std::string& part) { return words.find(part) != std::string::npos; }

std::vector<CellValue> numbers(std::initializer_list<double> values) {
  std::vector<CellValue> cells;
  for (const double value : values) cells.push_back(number(value));
  return cells;
}

TEST_CASE("worksheet functions: RAG of a cell that Excel stores as a share, by typed percentages") {
  const CellTolerance high{text("<92%"), text("92%>"), text("95%")};
  CHECK(said(worksheet_rag(number(0.95), "High", high)) == "G");
  CHECK(said(worksheet_rag(number(0.949), "High", high)) == "A");
  CHECK(said(worksheet_rag(number(0.92), "High", high)) == "A");
  CHECK(said(worksheet_rag(number(0.9199999), "High", high)) == "R");
  CHECK(said(worksheet_rag(text("95.0%"), "High", high)) == "G");
  CHECK(said(worksheet_rag(text("91.9%"), "high ", high)) == "R");
}

TEST_CASE("worksheet functions: RAG where every cell is a number") {
  const CellTolerance high{number(0.92), kEmpty, number(0.95)};
  CHECK(said(worksheet_rag(number(0.95), "High", high)) == "G");
  CHECK(said(worksheet_rag(number(0.93), "High", high)) == "A");
  CHECK(said(worksheet_rag(number(0.91), "High", high)) == "R");
  const CellTolerance low{number(55), kEmpty, number(40)};
  CHECK(said(worksheet_rag(number(40), "Low", low)) == "G");
  CHECK(said(worksheet_rag(number(41), "Low", low)) == "A");
  CHECK(said(worksheet_rag(number(56), "Low", low)) == "R");
}

TEST_CASE("worksheet functions: percentages and numbers together are one scale, and a typed 98.4 is refused") {
  const CellTolerance mixed{number(0.92), kEmpty, text("95%")};
  CHECK(said(worksheet_rag(number(0.96), "High", mixed)) == "G");
  CHECK(contains(said(worksheet_rag(number(98.4), "High", mixed)), "98.4 has no per cent sign"));
  CHECK_FALSE(worksheet_rag(text("98.4"), "High", mixed).ok());
  CHECK_FALSE(worksheet_rag(number(0.96), "High", {number(92), kEmpty, text("95%")}).ok());
}

TEST_CASE("worksheet functions: a number is a percentage by its cell's format, never by its size") {
  const CellTolerance low{text(">10%"), text("10%>"), text("<9%")};
  CHECK(said(worksheet_rag(share(0.082), "Low", low)) == "G");
  CHECK(contains(said(worksheet_rag(plain(8.2), "Low", low)), "8.2 has no per cent sign"));
  CHECK(contains(said(worksheet_rag(number(8.2), "Low", low)), "8.2 has no per cent sign"));
  CHECK(contains(said(worksheet_rag(plain(0.082), "Low", low)), "0.082 has no per cent sign"));
  CHECK(said(worksheet_rag(share(1.05), "High", {text("<92%"), kEmpty, text("95%")})) == "G");
  // Thresholds typed without their signs are in the unit of the figure.
  const CellTolerance bare{text("<92"), text("92>"), text("95")};
  CHECK(said(worksheet_rag(share(0.95), "High", bare)) == "G");
  CHECK(said(worksheet_rag(share(0.91), "High", bare)) == "R");
  CHECK_FALSE(worksheet_rag(share(0.95), "High", {plain(92), kEmpty, plain(95)}).ok());
  CHECK_FALSE(worksheet_direction(plain(9.84), text("98%"), "High", {}).ok());
  CHECK_FALSE(worksheet_year_to_date("average", {plain(5), text("60%")}, {}).ok());
  CHECK(calculated(worksheet_year_to_date("average", {share(0.5), text("60%")}, {})) == doctest::Approx(0.55));
  CHECK_FALSE(worksheet_year_to_date("sum", {share(0.5), share(0.6)}, {}).ok());
}

TEST_CASE("worksheet functions: what has no RAG says why") {
  const CellTolerance high{text("<92%"), text("92%>"), text("95%")};
  CHECK(said(worksheet_rag(kEmpty, "High", high)) == "no figure");
  CHECK(said(worksheet_rag(text("n/a"), "High", high)) == "no figure: n/a");
  CHECK(said(worksheet_rag(number(0.9), "High", {text("n/a"), text("n/a"), text("n/a")})) == "no target set");
  CHECK(said(worksheet_rag(number(0.9), "High", {})) == "no target set");
  CHECK(said(worksheet_rag(number(0.9), "High", {text("range to be set"), kEmpty, kEmpty})) == "to be set");
}

TEST_CASE("worksheet functions: a RAG that cannot be worked out is a problem in words") {
  const CellTolerance high{text("<92%"), text("92%>"), text("95%")};
  CHECK(contains(said(worksheet_rag(number(0.9), "Hi", high)), "“Hi” does not say what good performance is"));
  CHECK(contains(said(worksheet_rag(number(0.9), "", high)), "Type High, Low"));
  CHECK(contains(said(worksheet_rag(text("see note"), "High", high)), "“see note” is no figure"));
  CHECK(contains(said(worksheet_rag(text("#DIV/0!"), "High", high)), "is no figure"));
  CHECK(contains(said(worksheet_rag(number(0.9), "High", {text("about"), text("then"), text("perhaps")})),
                 "cannot be read together"));
}

TEST_CASE("worksheet functions: the arrow is the direction of performance") {
  CHECK(said(worksheet_direction(number(5), number(4), "High", {})) == "↑");
  CHECK(said(worksheet_direction(number(5), number(4), "Low", {})) == "↓");
  CHECK(said(worksheet_direction(number(5), number(4), "Info", {})) == "↑");
  CHECK(said(worksheet_direction(number(0.1 + 0.2), number(0.3), "High", {})) == "→");
  CHECK(said(worksheet_direction(text("98.4%"), number(0.981), "High", {})) == "↑");
  CHECK(said(worksheet_direction(number(0.98), text("98.0%"), "Low", {})) == "→");
}

TEST_CASE("worksheet functions: figures are compared as shown where the places are given") {
  CHECK(said(worksheet_direction(number(0.9842), number(0.9838), "High", {})) == "↑");
  CHECK(said(worksheet_direction(number(0.9842), number(0.9838), "High", 3)) == "→");
  CHECK(said(worksheet_direction(text("98.4%"), number(0.9838), "High", 1)) == "→");
  CHECK(said(worksheet_direction(share(0.9842), share(0.9838), "High", 1)) == "→");
  CHECK(said(worksheet_direction(share(0.9842), share(0.9838), "High", 2)) == "↑");
  CHECK_FALSE(worksheet_direction(number(1), number(2), "High", -1).ok());
  CHECK_FALSE(worksheet_direction(number(1), number(2), "High", 16).ok());
}

TEST_CASE("worksheet functions: no arrow without two figures") {
  CHECK(said(worksheet_direction(number(5), kEmpty, "High", {})) == "no earlier figure");
  CHECK(said(worksheet_direction(kEmpty, number(5), "High", {})) == "no figure");
  CHECK(contains(said(worksheet_direction(number(5), text("n/a"), "High", {})), "no earlier figure to compare with"));
  CHECK_FALSE(worksheet_direction(number(5), text("five"), "High", {}).ok());
  CHECK_FALSE(worksheet_direction(number(5), number(4), "", {}).ok());
}

TEST_CASE("worksheet functions: the year to date by its rule") {
  std::vector<CellValue> so_far = numbers({10, 20, 30});
  so_far.resize(12);  // months to come
  CHECK(calculated(worksheet_year_to_date("sum", so_far, {})) == 60);
  CHECK(calculated(worksheet_year_to_date("average", so_far, {})) == 20);
  CHECK(calculated(worksheet_year_to_date("last", so_far, {})) == 30);
  CHECK(calculated(worksheet_year_to_date("cumulative", so_far, {})) == 30);
  CHECK(calculated(worksheet_year_to_date("sum", numbers({0.1, 0.2}), {})) == 0.3);
  CHECK(calculated(worksheet_year_to_date("rolling 12 months", numbers({1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}), {})) ==
        12);
  CHECK(calculated(worksheet_year_to_date("last", {text("98.1%"), text("98.4%")}, {})) == doctest::Approx(0.984));
  CHECK(calculated(worksheet_year_to_date("average", {number(0.98), text("99%")}, {})) == doctest::Approx(0.985));
}

TEST_CASE("worksheet functions: a ratio of sums, from two ranges or from figures that say both numbers") {
  CHECK(calculated(worksheet_year_to_date("ratio of sums", numbers({20, 30}), numbers({40, 60}))) == 0.5);
  CHECK(calculated(worksheet_year_to_date("ratio of sums", {text("20 of 40"), text("30 of 60")}, {})) == 0.5);
  CHECK_FALSE(worksheet_year_to_date("ratio of sums", numbers({20, 30}), {}).ok());
  CHECK_FALSE(worksheet_year_to_date("ratio of sums", numbers({20, 30}), numbers({40})).ok());
  CHECK_FALSE(worksheet_year_to_date("ratio of sums", numbers({20}), numbers({0})).ok());
  CHECK_FALSE(worksheet_year_to_date("sum", numbers({20}), numbers({40})).ok());
}

TEST_CASE("worksheet functions: a year to date that nothing leads to is a problem in words") {
  CHECK(contains(said(worksheet_year_to_date("sum", {number(1), kEmpty, number(3)}, {})), "Figure 2 of 3 is missing"));
  CHECK(contains(said(worksheet_year_to_date("sum", {number(1), text("tbc")}, {})), "Figure 2 of 2 says “tbc”"));
  CHECK(contains(said(worksheet_year_to_date("sum", {text("98%"), text("97%")}, {})), "do not add up"));
  CHECK(contains(said(worksheet_year_to_date("sum", {}, {})), "no figure yet"));
  CHECK(contains(said(worksheet_year_to_date("rolling 12 months", numbers({1}), {})), "twelve months"));
  CHECK(contains(said(worksheet_year_to_date("product", numbers({1}), {})), "“product” is no rule"));
  CHECK(contains(said(worksheet_year_to_date("given", numbers({1}), {})), "nothing follows"));
}

TEST_CASE("worksheet functions: a period by any label, and by a date") {
  CHECK(said(worksheet_period(text("Mar-16"))) == "2016-03");
  CHECK(said(worksheet_period(text("Q2 2017/18"))) == "2017-Q2");
  CHECK(said(worksheet_period(text("2015/16"))) == "2015/16");
  CHECK(said(worksheet_period(number(42430))) == "2016-03");
  for (const double no_date : {2016.0, 201603.0, 3.0, 1.5, 29220.0, 73416.0})
    CHECK_FALSE(worksheet_period(number(no_date)).ok());
  CHECK(said(worksheet_period(number(73415.5))) == "2100-12");
  CHECK_FALSE(worksheet_period(number(-5)).ok());
  CHECK_FALSE(worksheet_period(kEmpty).ok());
  CHECK(contains(said(worksheet_period(text("soon"))), "“soon” is no period"));
}

}  // namespace
}  // namespace scorebook
