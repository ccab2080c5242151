#include "scorebook/receipt.hpp"

#include "report/finding_words.hpp"
#include "report/json_document.hpp"
#include "scorebook/json.hpp"
#include "scorebook/text_layout.hpp"
#include "scorebook/version.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr std::size_t kMostCells = 6;

std::size_t rules_run(const CheckResult& checked) {
  std::size_t ran = 0;
  for (const RuleSummary& rule : checked.rules) ran += rule.applied > 0 ? 1 : 0;
  return ran;
}

std::string files_text(const std::string& heading, const std::vector<CheckedFile>& files, const TextStyle& style) {
  std::string text = "\n" + headline(heading, Ink::bold, style);
  for (const CheckedFile& file : files) {
    text += paragraph(file.name, 2, style);
    text += paragraph("SHA-256 " + file.sha256, 6, style);
  }
  return text;
}

std::string names_text(const std::string& heading, const std::vector<std::string>& names, const TextStyle& style) {
  if (names.empty()) return "";
  std::string text = "\n" + headline(heading, Ink::bold, style);
  for (const std::string& name : names) text += paragraph(name, 2, style);
  return text;
}

Json files_json(const std::vector<CheckedFile>& files) {
  Json all = Json::array();
  for (const CheckedFile& file : files) all.push_back({{"file", file.name}, {"sha256", file.sha256}});
  return all;
}

}  // namespace

std::string receipt_text(const ReceiptInput& input, const TextStyle& style) {
  const CheckResult& checked = input.checked;
  std::string text = headline("SUBMISSION RECEIPT", Ink::bold, style);
  text += paragraph("Checked on " + input.date + " by scorebook " + std::string(kVersion) + ", rule catalogue " +
                        std::string(kCatalogueVersion) + ", for " + checked.period.words() + ".",
                    0, style);
  text += paragraph(checked.errors == 0 ? "Accepted: no error is open."
                                        : "Not accepted: " + counted(checked.errors, "error") + " open.",
                    0, style);
  text += paragraph(counted(checked.errors, "error") + ", " + counted(checked.queries, "query", "queries") +
                        " to be "
                        "explained, " +
                        counted(checked.notes, "note") + ", " + std::to_string(checked.waived) + " waived; " +
                        std::to_string(rules_run(checked)) + " of " + counted(checked.rules.size(), "rule") +
                        " could be run.",
                    0, style);
  if (input.period_asked) text += paragraph("The period was asked for; the workbooks' own are named below.", 0, style);
  if (input.public_edition) text += paragraph("Checked as an edition for the public.", 0, style);
  text += "\n" + headline(input.submissions.size() == 1 ? "WORKBOOK" : "WORKBOOKS", Ink::bold, style);
  for (const Submission& submission : input.submissions) {
    const std::string period = submission.period ? ", for " + submission.period->words() : ", which names no period";
    text += paragraph(submission.workbook->name + period, 2, style);
    text += paragraph("SHA-256 " + submission.workbook->sha256, 6, style);
    if (!submission.not_understood.empty())
      text += paragraph(counted(submission.not_understood.size(), "place") + " could not be read, and not checked", 6,
                        style);
  }
  if (input.register_files.empty()) {
    text += "\n" + paragraph("Checked without a measure register.", 0, style);
  } else {
    text += files_text("MEASURE REGISTER", input.register_files, style);
  }
  if (!input.earlier.empty()) text += files_text("COMPARED WITH", input.earlier, style);
  text += names_text("GIVEN, BUT NOT COMPARED: of another return, or of a later period", input.not_compared, style);
  text += names_text("IN THE FOLDER, BUT NOT READ: of a kind that is not read", input.not_read, style);
  if (checked.waived == 0) return text;
  text += "\n" + headline("WAIVED", Ink::bold, style);
  for (const Finding& finding : checked.findings) {
    if (finding.state != FindingState::waived || !finding.waived_by) continue;
    std::string head = finding.rule + "  " + finding_place(finding, input.submissions.size() > 1, kMostCells);
    if (!finding.measure.empty()) head += "  (" + finding.measure + ")";
    text += paragraph(head, 2, style);
    text += paragraph(finding.message, 6, style);
    const WaivedBy& by = *finding.waived_by;
    text += paragraph("Waived by " + by.name + (by.date ? " on " + to_string(*by.date) : "") + ": " + by.reason +
                          (by.until ? "; until " + to_string(*by.until) : ""),
                      6, style);
  }
  return text;
}

std::string receipt_json(const ReceiptInput& input) {
  const CheckResult& checked = input.checked;
  Json waived = Json::array();
  for (const Finding& finding : checked.findings) {
    if (finding.state != FindingState::waived || !finding.waived_by) continue;
    const Place first = finding.places.empty() ? Place{} : finding.places.front();
    const WaivedBy& by = *finding.waived_by;
    waived.push_back({{"rule", finding.rule},
                      {"title", rule_title(finding.rule)},
                      {"measure", json_text(finding.measure)},
                      {"period", json_period(finding.period)},
                      {"workbook", json_text(first.workbook_name())},
                      {"sheet", json_text(first.sheet_name())},
                      {"cells", finding_cells(finding)},
                      {"reason", by.reason},
                      {"name", by.name},
                      {"date", by.date ? Json(to_string(*by.date)) : Json(nullptr)},
                      {"until", by.until ? Json(to_string(*by.until)) : Json(nullptr)},
                      {"fingerprint", finding.fingerprint}});
  }
  Json document = json_head(input.submissions, checked.period);
  document["program_version"] = kVersion;
  document["catalogue_version"] = kCatalogueVersion;
  document["date"] = input.date;
  document["accepted"] = checked.errors == 0;
  document["period_asked"] = input.period_asked;
  document["edition"] = input.public_edition ? "public" : "internal";
  for (std::size_t i = 0; i < input.submissions.size(); ++i) {
    document["workbooks"][i]["period"] = json_period(input.submissions[i].period);
    document["workbooks"][i]["places_not_understood"] = input.submissions[i].not_understood.size();
  }
  document["register"] = files_json(input.register_files);
  document["earlier"] = files_json(input.earlier);
  document["not_compared"] = input.not_compared;
  document["not_read"] = input.not_read;
  document["summary"] = {{"errors", checked.errors},      {"queries", checked.queries},
                         {"notes", checked.notes},        {"waived", checked.waived},
                         {"rules", checked.rules.size()}, {"rules_run", rules_run(checked)}};
  document["waived"] = std::move(waived);
  return json_text_of(document);
}

}  // namespace scorebook
