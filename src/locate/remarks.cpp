#include "scorebook/remarks.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "locate/grid.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

// The columns of remarks of a table. Targets that others replaced are such columns too, and no remarks.
std::vector<std::uint32_t> remark_columns(const SourceTable& table) {
  std::vector<std::uint32_t> columns;
  if (!table.stated || !table.confident || table.orientation != Orientation::measures_down) return columns;
  for (const SourceColumn& column : table.columns) {
    if (column.role == SourceRole::remark && column.of_column == 0) columns.push_back(column.column);
  }
  return columns;
}

bool is_row_of(const SourceTable& table, std::uint32_t row) {
  return row >= table.first_row && (table.last_row == 0 || row <= table.last_row);
}

// The measures whose figures stand in each row of the table, in the order of their cells.
std::map<std::uint32_t, std::vector<std::string>> measures_by_row(const Submission& submission,
                                                                  const SourceTable& table) {
  std::map<std::uint32_t, std::vector<std::string>> measures;
  for (const Observation& observation : submission.observations) {
    const Place& place = observation.place;
    if (!place.known() || place.sheet_name() != table.sheet || !is_row_of(table, place.cell.row)) continue;
    std::vector<std::string>& of_row = measures[place.cell.row];
    if (std::find(of_row.begin(), of_row.end(), observation.measure) == of_row.end())
      of_row.push_back(observation.measure);
  }
  return measures;
}

}  // namespace

std::vector<MeasureRemark> remarks_of(const Submission& submission) {
  std::vector<MeasureRemark> remarks;
  if (!submission.workbook) return remarks;
  const Workbook& workbook = *submission.workbook;
  std::optional<Formats> formats;
  for (const SourceTable& table : submission.tables) {
    const std::vector<std::uint32_t> columns = remark_columns(table);
    const Sheet* sheet = columns.empty() ? nullptr : workbook.find_sheet(table.sheet);
    if (sheet == nullptr) continue;
    if (!formats) formats.emplace(workbook);
    const Grid grid(workbook, *formats, static_cast<std::size_t>(sheet - workbook.sheets.data()));
    for (const auto& [row, measures] : measures_by_row(submission, table)) {
      for (const std::uint32_t column : columns) {
        if (grid.anchor({row, column}).column != column) continue;
        const LabelledCell words = grid.labelled({row, column});
        if (trimmed(words.text).empty()) continue;
        for (const std::string& measure : measures) remarks.push_back({measure, words, row});
      }
    }
  }
  return remarks;
}

}  // namespace scorebook
