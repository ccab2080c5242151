// scorebook compare as data.
#include "report/comparison_words.hpp"
#include "report/csv_row.hpp"
#include "report/json_document.hpp"
#include "report/own_report.hpp"
#include "scorebook/json.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

Json submission_json(const Submission& submission) {
  return {{"file", submission.workbook->name},
          {"sha256", submission.workbook->sha256},
          {"directorate", json_text(submission.directorate)},
          {"period", json_period(submission.period)}};
}

Json places_json(const std::vector<Place>& places) {
  Json all = Json::array();
  for (const Place& place : places) all.push_back(json_place(place));
  return all;
}

Json state_json(const std::optional<DirectionState>& state) {
  return state ? Json(direction_state_name(*state)) : Json(nullptr);
}

Json restated_json(const RestatedFigure& figure) {
  return {
      {"measure", json_text(figure.measure)},
      {"title", figure.title},
      {"breakdown", json_text(figure.breakdown)},
      {"period", json_period(figure.period)},
      {"kind", observation_kind_name(figure.kind)},
      {"benchmark", json_text(figure.benchmark)},
      {"before", {{"value", json_number(figure.before.value)}, {"text", figure.before.text}}},
      {"now",
       {{"value", json_number(figure.now.value)}, {"text", figure.now.text}, {"missing", json_missing(figure.now)}}},
      {"rag", {{"before", rag_name(figure.rag_before)}, {"now", rag_name(figure.rag_now)}}},
      {"direction", {{"before", state_json(figure.direction_before)}, {"now", state_json(figure.direction_now)}}},
      {"next_direction", {{"before", state_json(figure.next_before)}, {"now", state_json(figure.next_now)}}},
      {"effect", figure.effect},
      {"places_before", places_json(figure.places_before)},
      {"places_now", places_json(figure.places_now)}};
}

Json comparison_json(const Comparison& comparison) {
  Json earlier = Json::array();
  for (const Submission* submission : comparison.earlier) earlier.push_back(submission_json(*submission));
  Json restated = Json::array();
  for (const RestatedFigure& figure : comparison.restated) restated.push_back(restated_json(figure));
  Json definitions = Json::array();
  for (const ChangedDefinition& change : comparison.definitions) {
    definitions.push_back({{"measure", change.measure},
                           {"title", change.title},
                           {"what", change.what},
                           {"before", change.before},
                           {"now", change.now},
                           {"place_before", json_place(change.place_before)},
                           {"place_now", json_place(change.place_now)}});
  }
  Json measures = Json::array();
  for (const ChangedMeasure& change : comparison.measures) {
    measures.push_back({{"measure", change.measure},
                        {"title", change.title},
                        {"change", change.added ? "added" : "dropped"},
                        {"other_measure", json_text(change.other_measure)},
                        {"place", json_place(change.place)}});
  }
  Json headings = Json::array();
  for (const ChangedHeading& change : comparison.headings)
    headings.push_back({{"sheet", change.sheet}, {"words", change.words}, {"places", places_json(change.places)}});
  return {{"later", submission_json(*comparison.later)},
          {"earlier", std::move(earlier)},
          {"compared", !comparison.earlier.empty()},
          {"figures_compared", comparison.figures_compared},
          {"figures_without_earlier", comparison.figures_new},
          {"figures_not_calculated", comparison.figures_unknown},
          {"restated", std::move(restated)},
          {"definitions", std::move(definitions)},
          {"measures", std::move(measures)},
          {"headings", std::move(headings)}};
}

}  // namespace

std::string compare_json(const std::vector<Comparison>& comparisons) {
  Json all = Json::array();
  for (const Comparison& comparison : comparisons) all.push_back(comparison_json(comparison));
  return json_text_of(Json{
      {"schema_version", kSchemaVersion}, {"catalogue_version", kCatalogueVersion}, {"comparisons", std::move(all)}});
}

std::string compare_csv(const std::vector<Comparison>& comparisons) {
  std::string rows = std::string(kComparisonColumns) + "\r\n";
  const auto workbook_of = [](const std::vector<Place>& places) {
    return places.empty() ? std::string() : places.front().workbook_name();
  };
  for (const Comparison& comparison : comparisons) {
    const std::string& workbook = comparison.later->workbook->name;
    if (comparison.earlier.empty()) {
      CsvRow row;
      row.text("not compared").text("").text("").text("").text("").text("").text("");
      row.text("no earlier workbook of its return").text(workbook).text("").text("").text("");
      rows += row.line();
    }
    if (comparison.figures_unknown > 0) {
      CsvRow row;
      row.text("not compared").text("").text("").text("").text("").text("").text("");
      row.text(counted(comparison.figures_unknown, "figure") + " of formulas that were never calculated");
      row.text(workbook).text("").text("").text("");
      rows += row.line();
    }
    for (const RestatedFigure& figure : comparison.restated) {
      const bool benchmark = figure.kind == ObservationKind::benchmark;
      CsvRow row;
      row.text("restated").text(figure.measure).text(figure.title).name(json_period(figure.period));
      row.text(benchmark ? benchmark_words(figure.benchmark) : std::string(observation_kind_name(figure.kind)));
      row.text(figure.before.shown()).text(figure.now.shown()).text(figure.effect);
      row.text(workbook_of(figure.places_now)).text(places_text(figure.places_now));
      row.text(workbook_of(figure.places_before)).text(places_text(figure.places_before));
      rows += row.line();
    }
    for (const ChangedDefinition& change : comparison.definitions) {
      CsvRow row;
      row.text("definition").text(change.measure).text(change.title).text("").text(change.what);
      row.text(change.before).text(change.now).text("");
      row.text(change.place_now.workbook_name()).text(to_string(change.place_now));
      row.text(change.place_before.workbook_name()).text(to_string(change.place_before));
      rows += row.line();
    }
    for (const ChangedMeasure& change : comparison.measures) {
      const std::string& other = comparison.earlier.front()->workbook->name;
      CsvRow row;
      row.text(change.added ? "added" : "dropped").text(change.measure).text(change.title).text("").text("measure");
      row.text(change.added ? change.other_measure : change.measure);
      row.text(change.added ? change.measure : change.other_measure).text("");
      row.text(workbook).text(change.added ? to_string(change.place) : "");
      row.text(other).text(change.added ? "" : to_string(change.place));
      rows += row.line();
    }
    for (const ChangedHeading& change : comparison.headings) {
      CsvRow row;
      row.text("headings").text("").text(change.sheet).text("").text("").text("").text("").text(change.words);
      row.text(workbook).text(places_text(change.places)).text("").text("");
      rows += row.line();
    }
  }
  return rows;
}

}  // namespace scorebook
