#include "check/wording.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace scorebook {

namespace {

std::string named(const std::string& name, const std::string& title) {
  if (title.empty()) return name;
  return looks_like_ref(name) ? name + " " + collapsed(title) : collapsed(title);
}

}  // namespace

std::string measure_words(const Observation& observation) { return named(observation.measure, observation.title); }

std::string measure_words(const Measure& definition) { return named(definition.name, definition.title); }

std::string period_words(const LocatedFigure& figure) {
  const std::string words = figure.period ? figure.period->words() : "";
  switch (figure.kind) {
    case ObservationKind::year_to_date:
      return words.empty() ? "year to date" : "year to date to " + words;
    case ObservationKind::benchmark: {
      const std::string benchmark = benchmark_words(figure.observation->benchmark);
      return words.empty() ? benchmark : benchmark + " " + words;
    }
    case ObservationKind::target:
      return words.empty() ? "target" : "target for " + words;
    case ObservationKind::value:
    case ObservationKind::year:
      break;
  }
  return words;
}

std::string subject(const LocatedFigure& figure) {
  const std::string period = period_words(figure);
  const std::string measure = measure_words(*figure.observation);
  return period.empty() ? measure : measure + ", " + period;
}

std::string table_words(const LocatedFigure& figure) {
  if (figure.table == TableKind::scorecard) return "the scorecard";
  return fmt::format("the {} “{}”", figure.table == TableKind::plan ? "plan table on" : "page",
                     figure.place().sheet_name());
}

std::string kind_of_place(const LocatedFigure& figure) {
  std::string kind = figure.table == TableKind::scorecard ? "scorecard" : figure.place().sheet_name();
  kind += ' ';
  kind += observation_kind_name(figure.observation->kind);
  if (!figure.observation->benchmark.empty()) kind += ' ' + figure.observation->benchmark;
  return kind;
}

std::string shown(const Figure& figure) {
  if (figure.value) return figure.shown();
  return figure.text;
}

std::string shown(Decimal value, Unit unit, int decimals) {
  Figure figure;
  figure.value = value.rounded(decimals);
  figure.exact = figure.value;
  figure.unit = unit;
  figure.decimals = decimals;
  figure.text = figure.value->to_string(decimals);
  return figure.shown();
}

std::string shown(double value, Unit unit, int decimals) {
  const std::optional<Decimal> decimal = Decimal::from_double(value);
  return decimal ? shown(*decimal, unit, decimals) : std::string("a number too large to show");
}

std::string expected_at(const LocatedFigure& figure, double value, int decimals) {
  std::string words = shown(value, figure.figure().unit, decimals);
  if (figure.figure().text.find(',') == std::string::npos)
    words.erase(std::remove(words.begin(), words.end(), ','), words.end());
  return words;
}

std::string cell_words(const Place& place, const Place& from) {
  return place.sheet_name() == from.sheet_name() ? to_string(place.cell) : to_string(place);
}

Failure failure_at(const LocatedFigure& figure) {
  Failure failure;
  failure.places.push_back(figure.place());
  failure.measure = figure.observation->measure;
  failure.period = figure.period;
  failure.observed = figure.figure().text;
  failure.kind_of_place = kind_of_place(figure);
  return failure;
}

bool same_figure(const Figure& left, const Figure& right) {
  if (left.decimals == right.decimals) return *left.value == *right.value;
  return Interval::printed(*left.value, left.decimals).agrees_with(Interval::printed(*right.value, right.decimals));
}

}  // namespace scorebook
