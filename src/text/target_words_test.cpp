// Every target of tests/data/targets.csv, read as it says.
#include "text/target_words.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>

#include "text/table_for_test.hpp"

using namespace scorebook;

namespace {

constexpr Unit kUnits[] = {Unit::count, Unit::per_cent, Unit::per_10000, Unit::per_100000,
                           Unit::days,  Unit::money,    Unit::text};

Unit unit_named(const std::string& name) {
  for (const Unit unit : kUnits) {
    if (unit_name(unit) == name) return unit;
  }
  return Unit::unknown;
}

TypedTarget read(const std::string& text, Unit unit, const std::string& year) {
  CellContent cell;
  cell.text = cell.shown = text;
  return read_target(cell, unit, parse_period(year));
}

std::string bound_of(TargetBound bound) {
  switch (bound) {
    case TargetBound::by_polarity:
      return "";
    case TargetBound::better:
      return " better";
    case TargetBound::above:
      return " above";
    case TargetBound::below:
      return " below";
    case TargetBound::at_least:
      return " at least";
    case TargetBound::at_most:
      return " at most";
  }
  return "";
}

std::string as_listed(const TargetPart& part) {
  std::string line = (part.mark.empty() ? "" : part.mark + ": ") + std::string(target_kind_name(part.kind));
  if (part.value) line += " " + part.value->to_string() + (part.unit == Unit::per_cent ? "%" : "");
  if (part.unit_missing) line += " unit missing";
  line += bound_of(part.bound);
  if (part.change == TargetChange::reduction) line += " reduction";
  if (part.change == TargetChange::increase) line += " increase";
  if (part.change == TargetChange::improvement) line += " improvement";
  if (part.scale == TargetScale::per_cent) line += " by per cent";
  if (part.scale == TargetScale::points) line += " by points";
  if (part.scale == TargetScale::number) line += " by number";
  if (part.range_low) line += " range " + part.range_low->to_string() + "-" + part.range_high->to_string();
  if (!part.benchmark.empty()) line += " against " + part.benchmark;
  if (part.per_months != 0) line += fmt::format(" per {} months", part.per_months);
  if (part.months) line += fmt::format(" months {}-{}", part.months->first, part.months->last);
  for (std::size_t i = 0; i < part.average_of.size(); ++i) {
    line += fmt::format("{}{}", i == 0 ? " avg " : " ", part.average_of[i]);
  }
  if (part.due) line += (part.in_due ? " in " : " due ") + part.due->id();
  if (part.base) line += " base " + part.base->id();
  if (part.missing) line += " " + std::string(missing_name(*part.missing));
  return line;
}

}  // namespace

TEST_CASE("target: every target of the table is read as it says") {
  const auto rows = table_for_test("targets.csv");
  CHECK(rows.size() > 70);
  for (const auto& row : rows) {
    INFO(row.at("text"), " in ", row.at("unit"));
    const TypedTarget target = read(row.at("text"), unit_named(row.at("unit")), row.at("year"));
    std::string parts;
    std::string notes;
    for (const TargetPart& part : target.parts) {
      parts += (parts.empty() ? "" : "|") + as_listed(part);
      notes += (notes.empty() || part.note.empty() ? "" : "; ") + part.note;
      CHECK(part.value.has_value() == !part.missing.has_value());
      CHECK(part.value.has_value() == part.exact.has_value());
    }
    CHECK(parts == row.at("parts"));
    CHECK(notes == row.at("notes"));
    CHECK(target.text == row.at("text"));
  }
}

TEST_CASE("target: a number cell is a point, as shown and at full precision") {
  CellContent cell;
  cell.kind = CellContent::Kind::number;
  cell.number = 0.87543;
  cell.shown = "87.5%";
  cell.format = NumberFormatKind::per_cent;
  const TypedTarget target = read_target(cell, Unit::per_cent);
  REQUIRE(target.parts.size() == 1);
  CHECK(target.parts[0].kind == TargetKind::point);
  CHECK(target.parts[0].value == Decimal(875, 1));
  CHECK(target.parts[0].exact == Decimal(87543, 3));
  CHECK(target.parts[0].decimals == 1);
  cell.kind = CellContent::Kind::error;
  cell.text = "#DIV/0!";
  CHECK(read_target(cell, Unit::per_cent).parts[0].missing == Missing::error);
}

TEST_CASE("target: long and hostile cells are words, in time that grows with their length only") {
  for (const char* piece :
       {"5% ", "a) ", "by 2020 ", "(", "> ", "reduce to ", "q1 5 ", "apr to ", "1 of ", "average nov "}) {
    std::string text;
    while (text.size() < 50000) text += piece;
    CAPTURE(piece);
    CHECK(read(text, Unit::per_cent, "").parts.at(0).missing == Missing::text);
    text.resize(990);
    CHECK_FALSE(read(text, Unit::per_cent, "2015/16").parts.empty());
    text.resize(290);
    CHECK_FALSE(read(text, Unit::per_cent, "2015/16").parts.empty());
  }
}
