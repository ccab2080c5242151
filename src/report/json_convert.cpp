// scorebook convert: one entry a figure, with the cell it came from.
#include "report/json_document.hpp"
#include "scorebook/json.hpp"

namespace scorebook {
namespace {

Json observation_json(const Observation& observation) {
  const Figure& figure = observation.figure;
  return {{"measure", observation.measure},
          {"title", observation.title},
          {"set", json_text(observation.set)},
          {"breakdown", json_text(observation.breakdown)},
          {"period", json_period(observation.period)},
          {"kind", observation_kind_name(observation.kind)},
          {"benchmark", json_text(observation.benchmark)},
          {"value", json_number(figure.value)},
          {"raw", figure.raw ? json_number(*figure.raw) : Json(figure.text)},
          {"text", figure.text},
          {"unit", json_text(unit_name(figure.unit))},
          {"decimals", figure.decimals},
          {"numerator", json_number(figure.numerator)},
          {"denominator", json_number(figure.denominator)},
          {"missing", json_missing(figure)},
          {"qualifiers", figure.qualifiers},
          {"workbook", observation.place.workbook_name()},
          {"sheet", observation.place.sheet_name()},
          {"cell", to_string(observation.place.cell)}};
}

}  // namespace

std::string convert_json(const std::vector<Submission>& submissions, std::optional<Period> period) {
  Json document = json_head(submissions, period);
  Json observations = Json::array();
  for (const Submission& submission : submissions) {
    for (const Observation& observation : submission.observations)
      observations.push_back(observation_json(observation));
  }
  document["observations"] = std::move(observations);
  return json_text_of(document);
}

}  // namespace scorebook
