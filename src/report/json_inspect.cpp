// scorebook inspect as data: what was seen in each workbook.
#include "report/inspection.hpp"
#include "report/json_document.hpp"
#include "scorebook/json.hpp"

namespace scorebook {
namespace {

Json labelled_json(const LabelledCell& cell) {
  if (cell.text.empty()) return nullptr;
  return {{"text", cell.text}, {"place", json_place(cell.place)}};
}

Json ranges_json(const std::vector<CellRange>& ranges) {
  Json texts = Json::array();
  for (const CellRange& range : ranges) texts.push_back(to_string(range));
  return texts;
}

Json list_objects_json(const Sheet& sheet) {
  Json tables = Json::array();
  for (const SheetTable& table : sheet.tables) {
    tables.push_back({{"name", table.name},
                      {"range", to_string(table.range)},
                      {"header_rows", table.header_rows},
                      {"totals_rows", table.totals_rows},
                      {"columns", table.columns}});
  }
  return tables;
}

// null for the number of formulas: they are not read from this format.
Json sheet_json(const Sheet& sheet, bool formulas_read) {
  Json hidden_columns = Json::array();
  for (const std::uint32_t column : sheet.hidden_columns) hidden_columns.push_back(column_letters(column));
  return {{"sheet", sheet.name->sheet},
          {"visibility", visibility_word(sheet.visibility)},
          {"chart_sheet", sheet.chart_sheet},
          {"cells", sheet.cells.size()},
          {"formulas", formulas_read ? Json(formula_count(sheet)) : Json(nullptr)},
          {"used", used_range(sheet)},
          {"merges", ranges_json(sheet.merges)},
          {"hidden_rows", sheet.hidden_rows},
          {"hidden_columns", std::move(hidden_columns)},
          {"comments", sheet.comments.size()},
          {"list_objects", list_objects_json(sheet)},
          {"oddities", sheet.oddities}};
}

Json periods_json(const std::vector<PeriodLabel>& labels) {
  Json periods = Json::array();
  for (const PeriodLabel& label : labels) {
    periods.push_back(
        {{"label", label.label.text}, {"cell", to_string(label.label.place.cell)}, {"period", label.period.id()}});
  }
  return periods;
}

Json scorecard_json(const Scorecard& scorecard) {
  Json measures = Json::array();
  for (const ScorecardRow& row : scorecard.rows) {
    measures.push_back({{"measure", row.definition.name},
                        {"title", row.definition.title},
                        {"section", json_text(row.definition.section)},
                        {"polarity", json_text(polarity_name(row.definition.polarity))},
                        {"unit", json_text(unit_name(row.definition.unit))},
                        {"cell", to_string(row.title.place.cell)},
                        {"figures", row.observations.size()}});
  }
  return {{"kind", "scorecard"},
          {"sheet", scorecard.sheet->sheet},
          {"range", to_string(scorecard.extent)},
          {"periods", periods_json(scorecard.periods)},
          {"measures", std::move(measures)}};
}

Json page_json(const DetailPage& page) {
  Json measures = Json::array();
  for (const DetailColumn& column : page.columns) {
    measures.push_back({{"measure", column.measure},
                        {"title", column.title.text},
                        {"heading", json_text(column.heading)},
                        {"unit", json_text(unit_name(column.unit))},
                        {"column", column.column == 0 ? Json(nullptr) : Json(column_letters(column.column))},
                        {"figures", column.observations.size()}});
  }
  return {{"kind", "detail page"},
          {"sheet", page.sheet->sheet},
          {"range", to_string(page.extent)},
          {"title", labelled_json(page.title)},
          {"definition", labelled_json(page.definition)},
          {"analysis", labelled_json(page.analysis)},
          {"periods", periods_json(page.periods)},
          {"measures", std::move(measures)}};
}

Json source_table_json(const Submission& submission, const SourceTable& table) {
  Json columns = Json::array();
  for (const SourceColumn& column : table.columns) {
    columns.push_back({{"column", column_letters(column.column)},
                       {"role", source_role_name(column.role)},
                       {"heading", json_text(column.heading)},
                       {"period", json_period(column.period)},
                       {"measure", json_text(column.measure)},
                       {"name", json_text(column.name)}});
  }
  return {{"kind", "table"},
          {"sheet", table.sheet},
          {"orientation", orientation_name(table.orientation)},
          {"caption", json_text(table.caption)},
          {"anchor", json_text(table.anchor)},
          {"first_header_row", table.first_header_row},
          {"last_header_row", table.last_header_row},
          {"first_row", table.first_row},
          {"last_row", table.last_row},
          {"read", table.confident},
          {"stated", table.stated},
          {"why", table.why},
          {"figures", figures_of_table(submission, table)},
          {"columns", std::move(columns)}};
}

Json plan_json(const PlanTable& plan) {
  Json measures = Json::array();
  for (const PlanRow& row : plan.rows) {
    const Measure& measure = row.definition;
    measures.push_back({{"measure", measure.name},
                        {"title", measure.title},
                        {"section", json_text(measure.section)},
                        {"action", json_text(measure.action)},
                        {"polarity", json_text(polarity_name(measure.polarity))},
                        {"frequency", json_text(measure.frequency)},
                        {"lead", json_text(measure.lead)},
                        {"priority_measure", measure.priority_measure},
                        {"unit", json_text(unit_name(measure.unit))},
                        {"cell", to_string(row.title.place.cell)},
                        {"ref_note", json_text(row.ref_note)},
                        {"figures", row.observations.size()}});
  }
  return {{"kind", "plan table"},
          {"sheet", plan.sheet->sheet},
          {"range", to_string(plan.extent)},
          {"title", labelled_json(plan.heading)},
          {"measures", std::move(measures)}};
}

Json figures_json(const Submission& submission) {
  Json kinds = Json::object();
  for (const auto& [kind, number] : count_by_kind(submission)) kinds[std::string(observation_kind_name(kind))] = number;
  return {{"all", submission.observations.size()},
          {"by_kind", std::move(kinds)},
          {"without_a_value", count_without_value(submission)},
          {"hidden", count_hidden(submission)}};
}

Json submission_json(const Submission& submission) {
  const Workbook& workbook = *submission.workbook;
  Json sheets = Json::array();
  for (const Sheet& sheet : workbook.sheets) sheets.push_back(sheet_json(sheet, workbook.formulas_read));
  Json tables = Json::array();
  for (const Scorecard& scorecard : submission.scorecards) tables.push_back(scorecard_json(scorecard));
  for (const DetailPage& page : submission.pages) tables.push_back(page_json(page));
  for (const SourceTable& table : submission.tables) tables.push_back(source_table_json(submission, table));
  for (const PlanTable& plan : submission.plans) tables.push_back(plan_json(plan));
  Json names = Json::array();
  for (const DefinedName& name : workbook.names) names.push_back({{"name", name.name}, {"refers_to", name.refers_to}});
  Json links = Json::array();
  for (const ExternalLink& link : workbook.external_links)
    links.push_back({{"target", json_text(link.target)}, {"cells", link.cells}});
  Json not_understood = Json::array();
  for (const NotUnderstood& part : submission.not_understood) {
    // A whole sheet has no cell.
    not_understood.push_back({{"sheet", json_text(part.place.sheet_name())},
                              {"cell", part.place.known() ? Json(to_string(part.place.cell)) : Json(nullptr)},
                              {"why", part.why}});
  }
  return {{"file", workbook.name},
          {"sha256", workbook.sha256},
          {"creator", json_text(workbook.creator)},
          {"last_modified_by", json_text(workbook.last_modified_by)},
          {"directorate", json_text(submission.directorate)},
          {"title", json_text(submission.title)},
          {"as_at", labelled_json(submission.as_at)},
          {"status", labelled_json(submission.status)},
          {"created_by", labelled_json(submission.created_by)},
          {"period", json_period(submission.period)},
          {"period_source", json_text(submission.period_source)},
          {"sheets", std::move(sheets)},
          {"names", std::move(names)},
          {"external_links", std::move(links)},
          {"tables", std::move(tables)},
          {"figures", figures_json(submission)},
          {"not_understood", std::move(not_understood)}};
}

}  // namespace

std::string inspect_json(const std::vector<Submission>& submissions) {
  Json workbooks = Json::array();
  for (const Submission& submission : submissions) workbooks.push_back(submission_json(submission));
  const Json document = {{"schema_version", kSchemaVersion}, {"workbooks", std::move(workbooks)}};
  return json_text_of(document);
}

}  // namespace scorebook
