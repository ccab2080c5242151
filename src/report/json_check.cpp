// scorebook check and scorebook rules as data.
#include "report/finding_words.hpp"
#include "report/json_document.hpp"
#include "report/neighbourhood.hpp"
#include "scorebook/json.hpp"

namespace scorebook {

namespace {

// Who accepted it and why; null for an open finding.
Json waived_json(const Finding& finding) {
  if (!finding.waived_by) return nullptr;
  const WaivedBy& by = *finding.waived_by;
  return {{"name", json_text(by.name)},
          {"reason", json_text(by.reason)},
          {"date", json_date(by.date)},
          {"until", json_date(by.until)},
          {"place", json_place(by.place)}};
}

// The cells beside the one in question: at most six, long texts shortened, so that a page can show them without the
// workbook. Null where there is nothing beside it.
Json neighbours_json(const std::optional<Neighbourhood>& neighbourhood) {
  if (!neighbourhood) return nullptr;
  Json cells = Json::array();
  for (const NeighbourCell& cell : neighbourhood->cells) {
    cells.push_back({{"cell", to_string(cell.cell)},
                     {"heading", json_text(cell.heading)},
                     {"shown", cell.shown},
                     {"in_question", cell.in_question}});
  }
  return {{"run", neighbourhood->down ? "down" : "across"},
          {"label", json_text(neighbourhood->label)},
          {"cells", std::move(cells)}};
}

}  // namespace

Json finding_json(const Finding& finding, const std::vector<Submission>& submissions) {
  const Place first = finding.places.empty() ? Place{} : finding.places.front();
  return {{"rule", finding.rule},
          {"title", rule_title(finding.rule)},
          {"severity", severity_name(finding.severity)},
          {"state", finding_state_name(finding.state)},
          {"workbook", json_text(first.workbook_name())},
          {"sheet", json_text(first.sheet_name())},
          {"cells", finding_cells(finding)},
          {"neighbours", neighbours_json(neighbourhood_of(submissions, finding))},
          {"measure", json_text(finding.measure)},
          {"period", json_period(finding.period)},
          {"observed", finding.observed},
          {"expected", json_text(finding.expected)},
          {"message", finding.message},
          {"fix", finding.fix},
          {"fingerprint", finding.fingerprint},
          {"waived", waived_json(finding)}};
}

namespace {

Json summary_json(const CheckResult& result) {
  Json rules = Json::array();
  for (const RuleSummary& rule : result.rules) {
    rules.push_back({{"rule", rule.rule},
                     {"title", rule_title(rule.rule)},
                     {"applied", rule.applied},
                     {"passed", rule.passed},
                     {"failed", rule.failed},
                     {"waived", rule.waived},
                     {"not_run", rule.not_run},
                     {"why", rule.why_not_run}});
  }
  const std::size_t all = result.errors + result.queries + result.notes + result.waived;
  return {
      {"errors", result.errors},
      {"queries", result.queries},
      {"notes", result.notes},
      {"waived", result.waived},
      // Findings of other measures, where only some measures were asked for; the counts are always those of the whole.
      {"not_listed", all > result.findings.size() ? all - result.findings.size() : 0},
      {"rules", std::move(rules)}};
}

}  // namespace

std::string check_json(const std::vector<Submission>& submissions, const CheckResult& result) {
  Json document = json_head(submissions, result.period);
  document["catalogue_version"] = kCatalogueVersion;
  document["summary"] = summary_json(result);
  Json findings = Json::array();
  for (const Finding& finding : result.findings) findings.push_back(finding_json(finding, submissions));
  document["findings"] = std::move(findings);
  return json_text_of(document);
}

std::string rules_json() {
  Json rules = Json::array();
  for (const RuleEntry& rule : rule_catalogue()) {
    rules.push_back({{"id", rule.id},
                     {"severity", severity_name(rule.severity)},
                     {"title", rule.title},
                     {"checks", rule.checks},
                     {"why", rule.why},
                     {"example", rule.example},
                     {"mend", rule.mend},
                     {"waive", rule.waive}});
  }
  const Json document = {
      {"schema_version", kSchemaVersion}, {"catalogue_version", kCatalogueVersion}, {"rules", std::move(rules)}};
  return json_text_of(document);
}

}  // namespace scorebook
