#include "report/inspection.hpp"

#include <algorithm>

namespace scorebook {

std::string_view visibility_word(Visibility visibility) {
  switch (visibility) {
    case Visibility::visible:
      return "visible";
    case Visibility::hidden:
      return "hidden";
    case Visibility::very_hidden:
      return "very hidden";
  }
  return "";
}

std::size_t formula_count(const Sheet& sheet) {
  return static_cast<std::size_t>(
      std::count_if(sheet.cells.begin(), sheet.cells.end(), [](const Cell& cell) { return cell.formula != 0; }));
}

std::string used_range(const Sheet& sheet) {
  if (sheet.cells.empty()) return "";
  CellRange used{sheet.cells.front().ref, sheet.cells.front().ref};
  for (const Cell& cell : sheet.cells) {
    used.first = {std::min(used.first.row, cell.ref.row), std::min(used.first.column, cell.ref.column)};
    used.last = {std::max(used.last.row, cell.ref.row), std::max(used.last.column, cell.ref.column)};
  }
  return to_string(used);
}

std::map<ObservationKind, std::size_t> count_by_kind(const Submission& submission) {
  std::map<ObservationKind, std::size_t> counts;
  for (const Observation& observation : submission.observations) ++counts[observation.kind];
  return counts;
}

std::size_t count_without_value(const Submission& submission) {
  return static_cast<std::size_t>(
      std::count_if(submission.observations.begin(), submission.observations.end(),
                    [](const Observation& observation) { return !observation.figure.value.has_value(); }));
}

std::size_t count_hidden(const Submission& submission) {
  return static_cast<std::size_t>(std::count_if(submission.observations.begin(), submission.observations.end(),
                                                [](const Observation& observation) { return observation.hidden; }));
}

std::size_t figures_of_table(const Submission& submission, const SourceTable& table) {
  if (!table.confident || table.columns.empty()) return 0;
  const std::uint32_t last = table.last_row == 0 ? kMaximumRow : table.last_row;
  const CellRange extent{{table.first_row, table.columns.front().column}, {last, table.columns.back().column}};
  return static_cast<std::size_t>(std::count_if(
      submission.observations.begin(), submission.observations.end(), [&](const Observation& observation) {
        return extent.contains(observation.place.cell) && observation.place.sheet_name() == table.sheet;
      }));
}

std::vector<SourceTable> source_tables_of(const std::vector<Submission>& submissions) {
  std::vector<SourceTable> tables;
  for (const Submission& submission : submissions)
    tables.insert(tables.end(), submission.tables.begin(), submission.tables.end());
  return tables;
}

std::string period_in_words(const std::vector<Submission>& submissions, Period period) {
  std::string words = period.words();
  if (submissions.size() != 1) return words;
  const Submission& submission = submissions.front();
  if (submission.period == period && !submission.period_source.empty()) words += " (" + submission.period_source + ")";
  return words;
}

}  // namespace scorebook
