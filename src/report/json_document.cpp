#include "report/json_document.hpp"

#include <fmt/format.h>

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
    workbooks.push_back({{"file", submission.workbook->name},
                         {"sha256", submission.workbook->sha256},
                         {"directorate", json_text(submission.directorate)}});
  }
  return {{"schema_version", kSchemaVersion}, {"workbooks", std::move(workbooks)}, {"period", json_period(period)}};
}

Json json_date(const std::optional<Date>& date) {
  if (!date) return nullptr;
  return fmt::format("{:04}-{:02}-{:02}", date->year, date->month, date->day);
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

}  // namespace scorebook
