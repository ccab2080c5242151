// Every figure of the sample workbooks, read from what its cell stores and shows, against the published truth beside
// them.
#include <doctest/doctest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "text/notation.hpp"

using namespace scorebook;

namespace {

Unit unit_named(const std::string& name) {
  for (const Unit unit : {Unit::count, Unit::per_cent, Unit::per_10000, Unit::per_100000, Unit::days, Unit::cases}) {
    if (unit_name(unit) == name) return unit;
  }
  return Unit::unknown;
}

CellContent cell_of(const nlohmann::json& observation) {
  CellContent cell;
  cell.shown = observation["text"].get<std::string>();
  if (observation["raw"].is_string()) {
    cell.text = observation["raw"].get<std::string>();
    return cell;
  }
  cell.kind = CellContent::Kind::number;
  cell.number = observation["raw"].get<double>();
  const bool per_cent = cell.shown.find('%') != std::string::npos;
  cell.format = per_cent ? NumberFormatKind::per_cent : NumberFormatKind::number;
  return cell;
}

void check_observation(const nlohmann::json& observation) {
  const auto unit_text = observation["unit"].is_string() ? observation["unit"].get<std::string>() : std::string();
  const Figure figure = read_figure(cell_of(observation), unit_named(unit_text));
  INFO(observation.dump());
  CHECK(figure.value.has_value() == observation["value"].is_number());
  CHECK(figure.text == observation["text"].get<std::string>());
  CHECK(figure.missing.has_value() == !figure.value.has_value());
  if (!figure.value) {
    CHECK(missing_name(figure.missing.value_or(Missing::error)) == observation.value("missing", ""));
    return;
  }
  CHECK(*figure.value == Decimal::from_double(observation["value"].get<double>()).value());
  CHECK(figure.decimals == observation["decimals"].get<int>());
  CHECK(unit_name(figure.unit) == unit_text);
  const bool number_of_its_own = observation.contains("numerator_cell") && observation["numerator_cell"].is_string();
  if (observation["numerator"].is_number() && !number_of_its_own) {
    CHECK(figure.numerator == Decimal::from_double(observation["numerator"].get<double>()));
  }
  if (observation["denominator"].is_number() && !number_of_its_own) {
    CHECK(figure.denominator == Decimal::from_double(observation["denominator"].get<double>()));
  }
}

void check_workbook(const std::string& name, std::size_t least) {
  std::ifstream file(std::string(SCOREBOOK_SOURCE_DIR) + "/samples/" + name);
  REQUIRE(file.good());
  const auto oracle = nlohmann::json::parse(file);
  const auto& observations = oracle["observations"];
  CHECK(observations.size() >= least);
  for (const auto& observation : observations) check_observation(observation);
}

}  // namespace

TEST_CASE("notation: every figure of the March 2016 workbook is read as published") {
  check_workbook("cyps-2016-03.oracle.json", 1039);
}

TEST_CASE("notation: every figure of the February 2016 workbook is read as published") {
  check_workbook("cyps-2016-02.oracle.json", 900);
}
