// Every notation of published reports in tests/data/notations.csv: one figure a cell as it is read, and the values of
// cells that hold several.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "text/notation.hpp"
#include "text/sub_figures.hpp"
#include "text/table_for_test.hpp"

using namespace scorebook;

namespace {

constexpr Unit kUnits[] = {Unit::count, Unit::per_cent, Unit::per_10000, Unit::per_100000, Unit::days,
                           Unit::weeks, Unit::cases,    Unit::money,     Unit::text};

Unit unit_named(const std::string& name) {
  const auto* const found =
      std::find_if(std::begin(kUnits), std::end(kUnits), [&name](Unit unit) { return unit_name(unit) == name; });
  return found == std::end(kUnits) ? Unit::unknown : *found;
}

std::string number(const std::optional<Decimal>& value) { return value ? value->to_string() : ""; }

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ";") + word;
  return all;
}

std::vector<std::string> split(const std::string& words) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(';', at), words.size());
    parts.push_back(words.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

std::string as_listed(const SubFigure& value) {
  const Figure& figure = value.figure;
  const std::string period = figure.stated_period ? "@" + figure.stated_period->id() : "";
  return value.mark + ":" +
         (figure.value ? number(figure.value) : std::string(missing_name(figure.missing.value_or(Missing::error)))) +
         period;
}

}  // namespace

TEST_CASE("notation: every notation of the table is read as it says") {
  const auto rows = table_for_test("notations.csv");
  CHECK(rows.size() > 130);
  for (const auto& row : rows) {
    CellContent cell;
    cell.text = cell.shown = row.at("text");
    const Figure figure = read_figure(cell, unit_named(row.at("unit")));
    INFO(row.at("text"), " in ", row.at("unit"));
    CHECK(number(figure.value) == row.at("value"));
    CHECK(unit_name(figure.unit) == row.at("out_unit"));
    CHECK(std::to_string(figure.decimals) == row.at("decimals"));
    CHECK(number(figure.numerator) == row.at("numerator"));
    CHECK(number(figure.denominator) == row.at("denominator"));
    CHECK(number(figure.change) == row.at("change"));
    CHECK((figure.missing ? missing_name(*figure.missing) : "") == row.at("missing"));
    CHECK((figure.stated_period ? figure.stated_period->id() : "") == row.at("period"));
    CHECK((figure.provisional ? "yes" : "") == row.at("provisional"));
    CHECK(joined(figure.qualifiers) == row.at("qualifiers"));
    CHECK(joined(figure.oddities) == row.at("oddities"));
    CHECK(figure.text == row.at("text"));
    CHECK(figure.missing.has_value() == !figure.value.has_value());

    std::vector<std::string> values;
    for (const SubFigure& value :
         read_sub_figures(row.at("text"), unit_named(row.at("unit")), split(row.at("marks")))) {
      values.push_back(as_listed(value));
    }
    CHECK(joined(values) == row.at("subs"));
  }
}

TEST_CASE("sub-figures: marks are found in titles, and nothing else is taken for one") {
  const auto marked = [](const char* text) {
    std::string all;
    for (const MarkedPart& part : marked_parts(text)) all += part.mark + "=" + part.words + "|";
    return all;
  };
  CHECK(marked("exclusions from school which are: (a) fixed term (b) permanent") ==
        "=exclusions from school which are:|a=fixed term|b=permanent|");
  CHECK(marked("persistent absence rate in (a Primary schools (b) Secondary schools") ==
        "=persistent absence rate in|a=Primary schools|b=Secondary schools|");
  CHECK(marked("a) % of referrals triaged") == "a=% of referrals triaged|");
  CHECK(marked("b) % of the non-principal roads") == "b=% of the non-principal roads|");
  CHECK(marked("a) first, and b) second") == "a=first|b=second|");
  CHECK(marked("contacts i) complaints ii) compliments iii) other") ==
        "=contacts|i=complaints|ii=compliments|iii=other|");
  CHECK(marked("(A) one i) nested ii) too (B) two") == "a=one i) nested ii) too|b=two|");
  for (const char* text : {"", "Number of contacts (a year)", "Looked after children (LAC)", "see b) above", "5+A*-C",
                           "(i.e. as part of the strategy)", "plan a (b", "a b c"}) {
    CAPTURE(text);
    CHECK(marked_parts(text).empty());
  }
}

TEST_CASE("sub-figures: each value keeps its words, its unit and the whole cell's text") {
  const auto values = read_sub_figures("a) 2.8% b) 7.0 (Autumn term 2015)", Unit::per_cent);
  REQUIRE(values.size() == 2);
  CHECK(values[0].words == "2.8%");
  CHECK_FALSE(values[0].figure.unit_missing);
  CHECK(values[1].words == "7.0 (Autumn term 2015)");
  CHECK(values[1].figure.unit_missing);
  CHECK(values[1].figure.decimals == 1);
  CHECK(values[1].figure.text == "a) 2.8% b) 7.0 (Autumn term 2015)");
  CHECK_FALSE(values[1].figure.stored_as_text);
  const auto waves = read_sub_figures("79% June 2015 82% December 2015 very satisfied", Unit::per_cent);
  REQUIRE(waves.size() == 2);
  CHECK(waves[1].figure.stated_period == Period::wave(2015, 12));
  CHECK(waves[1].figure.qualifiers == std::vector<std::string>{"very satisfied"});
  CHECK(read_sub_figures("79% June 2015 82% June 2015", Unit::per_cent).empty());
}

TEST_CASE("notation: long and hostile cells are text, in time that grows with their length only") {
  for (const char* piece : {"a) ", "1%", "(", "1, ", "\u2013", "'", "79% June 2015 ", "1 of ", "x) (i "}) {
    std::string text;
    while (text.size() < 100000) text += piece;
    CellContent cell;
    cell.text = cell.shown = text;
    CAPTURE(piece);
    CHECK(read_figure(cell, Unit::per_cent).missing == Missing::text);
    CHECK(read_sub_figures(text, Unit::per_cent, {"a", "b"}).empty());
    CHECK(marked_parts(text).size() <= 27);
    text.resize(590);
    (void)read_sub_figures(text, Unit::per_cent, {"a", "b"});
  }
}
