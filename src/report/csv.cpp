// The same entries as the JSON documents, one row each, RFC 4180: CR LF line ends, quotes only where they are needed.
// A text field that a spreadsheet would take for a formula is guarded by an apostrophe; numbers never are.
#include <optional>
#include <string>
#include <vector>

#include "report/csv_row.hpp"
#include "report/inspection.hpp"
#include "report/json_document.hpp"
#include "report/own_report.hpp"
#include "report/rating_words.hpp"
#include "scorebook/json.hpp"
#include "scorebook/measure_trend.hpp"

namespace scorebook {
namespace {

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string result;
  for (const std::string& part : parts) {
    if (!result.empty()) result += between;
    result += part;
  }
  return result;
}

std::string observation_line(const Observation& observation) {
  const Figure& figure = observation.figure;
  CsvRow row;
  row.text(observation.measure).text(observation.title).text(observation.set).text(observation.breakdown);
  row.name(json_period(observation.period));
  row.text(observation_kind_name(observation.kind)).text(observation.benchmark).number(figure.value);
  if (figure.raw) {
    row.number(json_number(*figure.raw));
  } else {
    row.text(figure.text);
  }
  row.text(figure.text).text(unit_name(figure.unit)).number(Json(figure.decimals));
  row.number(figure.numerator)
      .number(figure.denominator)
      .name(json_missing(figure))
      .text(joined(figure.qualifiers, "; "));
  row.text(observation.place.workbook_name())
      .text(observation.place.sheet_name())
      .text(to_string(observation.place.cell));
  return row.line();
}

std::optional<Decimal> value_of(const Observation* observation) {
  return observation == nullptr ? std::nullopt : observation->figure.value;
}

std::string rating_line(const Rating& rating) {
  const DirectionState state = rating.direction.state;
  const Place source = rating.value == nullptr ? Place{} : rating.value->place;
  const int status = plan_status_number(rating.status.status);
  CsvRow row;
  row.text(rating.measure.name).text(rating.measure.title).text(rating.measure.section).text(rating.directorate);
  row.text(polarity_name(rating.measure.polarity)).text(unit_name(rating.measure.unit)).text(rating.period.id());
  row.number(value_of(rating.value)).number(value_of(rating.previous)).number(value_of(rating.year_to_date));
  row.text(rag_name(rating.rag_period.rag)).text(rag_name(rating.rag_year_end.rag));
  row.text(rating.rag_period.reason).text(rating.rag_period.working);
  row.text(rating.rag_year_end.reason).text(rating.rag_year_end.working);
  row.text(direction_name(rating, state))
      .text(arrow_name(shown_arrow(rating, state)))
      .text(tone_name(direction_tone(state)));
  row.text(state_words(rating, state));
  row.text(rating.direction.working).number(target_number(rating));
  row.number(status == 0 ? Json(nullptr) : Json(status)).text(rating.status.why);
  row.text(trend_of(rating).chart.variation_words);
  row.text(source.workbook_name()).text(source.sheet_name()).text(source.known() ? to_string(source.cell) : "");
  return row.line();
}

std::string finding_line(const Finding& finding) {
  const RuleEntry* rule = find_rule(finding.rule);
  const Place first = finding.places.empty() ? Place{} : finding.places.front();
  CsvRow row;
  row.text(finding.rule).text(rule == nullptr ? "" : rule->title).text(severity_name(finding.severity));
  row.text(finding_state_name(finding.state)).text(first.workbook_name()).text(first.sheet_name());
  row.text(joined(finding_cells(finding), ", ")).text(finding.measure).name(json_period(finding.period));
  row.text(finding.observed).text(finding.expected).text(finding.message).text(finding.fix).text(finding.fingerprint);
  const WaivedBy by = finding.waived_by.value_or(WaivedBy{});
  row.text(by.name).text(by.reason).name(json_date(by.date)).name(json_date(by.until));
  row.text(by.place.workbook_name()).text(by.place.sheet_name()).text(by.place.known() ? to_string(by.place.cell) : "");
  return row.line();
}

}  // namespace

std::string convert_csv(const std::vector<Submission>& submissions) {
  std::string rows = std::string(kObservationColumns) + "\r\n";
  for (const Submission& submission : submissions) {
    for (const Observation& observation : submission.observations) rows += observation_line(observation);
  }
  return rows;
}

std::string inspect_csv(const std::vector<Submission>& submissions) {
  std::string rows;
  for (const std::vector<std::string>& cells : source_sheet_rows(source_tables_of(submissions))) {
    CsvRow row;
    for (const std::string& cell : cells) row.text(cell);
    rows += row.line();
  }
  return rows;
}

std::string rate_csv(const std::vector<Rating>& ratings) {
  std::string rows = std::string(kRatingColumns) + "\r\n";
  for (const Rating& rating : ratings) rows += rating_line(rating);
  return rows;
}

std::string check_csv(const CheckResult& result) {
  std::string rows = std::string(kFindingColumns) + "\r\n";
  for (const Finding& finding : result.findings) rows += finding_line(finding);
  return rows;
}

}  // namespace scorebook
