#include "report/json_document.hpp"

#include <algorithm>
#include <cmath>

#include "scorebook/json.hpp"

namespace scorebook {

Json json_number(double number) {
  constexpr double kExactWhole = 9007199254740992.0;  // 2^53: up to here every whole number is itself
  if (!std::isfinite(number)) return nullptr;
  if (number == std::trunc(number) && std::fabs(number) <= kExactWhole) return static_cast<std::int64_t>(number);
  return number;
}

Json json_number(const std::optional<Decimal>& number) {
  if (!number) return nullptr;
  const Decimal normal = number->normalized();
  if (normal.places() == 0) return normal.coefficient();
  return json_number(normal.to_double());
}

Json json_text(std::string_view text) {
  if (text.empty()) return nullptr;
  return std::string(text);
}

Json json_period(const std::optional<Period>& period) {
  if (!period) return nullptr;
  return period->id();
}

Json json_place(const Place& place) {
  if (!place.known()) return nullptr;
  return {{"workbook", place.workbook_name()}, {"sheet", place.sheet_name()}, {"cell", to_string(place.cell)}};
}

Json json_head(const std::vector<Submission>& submissions, const std::optional<Period>& period) {
  Json workbooks = Json::array();
  for (const Submission& submission : submissions) {
    workbooks.push_back({{"file", submission.workbook->name}, {"sha256", submission.workbook->sha256}});
  }
  return {{"schema_version", kSchemaVersion}, {"workbooks", std::move(workbooks)}, {"period", json_period(period)}};
}

Json json_missing(const Figure& figure) {
  if (!figure.missing) return nullptr;
  std::string name(missing_name(*figure.missing));
  if (*figure.missing == Missing::error) name += " " + figure.text;
  return name;
}

std::string json_text_of(const Json& document) {
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::vector<std::string> finding_cells(const Finding& finding) {
  bool several_workbooks = false;
  bool several_sheets = false;
  for (const Place& place : finding.places) {
    several_workbooks = several_workbooks || place.workbook_name() != finding.places.front().workbook_name();
    several_sheets = several_sheets || place.sheet_name() != finding.places.front().sheet_name();
  }
  std::vector<std::string> cells;
  for (const Place& place : finding.places) {
    if (!place.known()) continue;
    if (several_workbooks) {
      cells.push_back("[" + place.workbook_name() + "]" + to_string(place));
    } else {
      cells.push_back(several_sheets ? to_string(place) : to_string(place.cell));
    }
  }
  return cells;
}

}  // namespace scorebook
