// What the JSON documents share: their head, numbers, places. Names and meanings are those of the command line's
// documentation; strings are always valid UTF-8, whatever a workbook holds.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/decimal.hpp"
#include "scorebook/finding.hpp"
#include "scorebook/submission.hpp"

namespace scorebook {

using Json = nlohmann::ordered_json;

// Whole numbers without a point, others with the fewest digits that read back the same; null for NaN and infinity.
[[nodiscard]] Json json_number(double number);
[[nodiscard]] Json json_number(const std::optional<Decimal>& number);  // null for none
[[nodiscard]] Json json_text(std::string_view text);                   // null for ""
[[nodiscard]] Json json_period(const std::optional<Period>& period);   // its id, or null
// {workbook, sheet, cell}; null for an unknown place.
[[nodiscard]] Json json_place(const Place& place);
// {schema_version, workbooks: [{file, sha256, directorate}], period}
[[nodiscard]] Json json_head(const std::vector<Submission>& submissions, const std::optional<Period>& period);
// "not applicable" ..., "error #DIV/0!"; null where there is a value.
[[nodiscard]] Json json_missing(const Figure& figure);
[[nodiscard]] Json json_date(const std::optional<Date>& date);  // "2016-04-12", or null
// `submissions`: those that were checked, for the cells beside the one in question.
[[nodiscard]] Json finding_json(const Finding& finding, const std::vector<Submission>& submissions);
// Indented, ending in a line break.
[[nodiscard]] std::string json_text_of(const Json& document);

}  // namespace scorebook
