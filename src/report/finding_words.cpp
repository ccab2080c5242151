#include "report/finding_words.hpp"

#include <algorithm>
#include <iterator>

#include "text/words.hpp"

namespace scorebook {

std::string finding_place(const Finding& finding, bool several_workbooks, std::size_t most) {
  const std::vector<std::string> cells = finding_cells(finding);
  if (cells.empty()) return "whole workbook";
  const std::size_t listed_cells = most == 0 ? cells.size() : std::min(most, cells.size());
  std::string text;
  for (std::size_t index = 0; index < listed_cells; ++index) text += (index == 0 ? "" : ", ") + cells[index];
  if (cells.size() > listed_cells) text += " and " + counted(cells.size() - listed_cells, "more cell");
  const Place& first = finding.places.front();
  if (text.find('!') == std::string::npos) text.insert(0, first.sheet_name() + "!");
  if (several_workbooks && text.front() != '[') text.insert(0, "[" + first.workbook_name() + "]");
  return text;
}

namespace {

// Cells of one sheet, sorted, each once, as ranges: first those below one another, then single ones beside one another.
std::vector<CellRange> ranges_of(const std::vector<CellRef>& cells) {
  std::vector<CellRange> columns, ranges;
  std::vector<CellRef> by_column = cells;
  std::sort(by_column.begin(), by_column.end(), [](CellRef left, CellRef right) {
    return left.column != right.column ? left.column < right.column : left.row < right.row;
  });
  for (const CellRef cell : by_column) {
    const bool below =
        !columns.empty() && columns.back().last.column == cell.column && columns.back().last.row + 1 == cell.row;
    if (below)
      columns.back().last = cell;
    else
      columns.push_back({cell, cell});
  }
  std::sort(columns.begin(), columns.end());
  for (const CellRange& range : columns) {
    const bool beside = !ranges.empty() && range.first == range.last && ranges.back().first.row == range.first.row &&
                        ranges.back().last.row == range.first.row &&
                        ranges.back().last.column + 1 == range.first.column;
    if (beside)
      ranges.back().last = range.last;
    else
      ranges.push_back(range);
  }
  return ranges;
}

std::size_t cells_of(const CellRange& range) {
  return std::size_t{range.last.row - range.first.row + 1} * (range.last.column - range.first.column + 1);
}

}  // namespace

std::string cells_in_ranges(const std::vector<Place>& places, bool several_workbooks, std::size_t most) {
  std::vector<Place> sorted;
  std::copy_if(places.begin(), places.end(), std::back_inserter(sorted),
               [](const Place& place) { return place.known(); });
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  std::string text;
  std::size_t listed = 0, left_out = 0;
  for (auto first = sorted.begin(); first != sorted.end();) {
    const auto last = std::find_if(first, sorted.end(), [first](const Place& place) {
      return place.workbook_name() != first->workbook_name() || place.sheet_name() != first->sheet_name();
    });
    std::vector<CellRef> cells;
    for (auto place = first; place != last; ++place) cells.push_back(place->cell);
    bool begun = false;
    for (const CellRange& range : ranges_of(cells)) {
      if (most != 0 && listed == most) {
        left_out += cells_of(range);
        continue;
      }
      text += begun ? ", " : text.empty() ? "" : "; ";
      if (!begun && several_workbooks) text += "[" + first->workbook_name() + "]";
      if (!begun) text += first->sheet_name() + "!";
      text += to_string(range);
      begun = true;
      ++listed;
    }
    first = last;
  }
  if (left_out > 0) text += " and " + counted(left_out, "more cell");
  return text;
}

const Submission* submission_at(const std::vector<Submission>& submissions, const Place& place) {
  const Submission* named_so = nullptr;
  std::size_t of_that_name = 0;
  for (const Submission& submission : submissions) {
    if (submission.workbook == nullptr) continue;
    for (const Sheet& sheet : submission.workbook->sheets) {
      if (place.sheet != nullptr && sheet.name == place.sheet) return &submission;
    }
    if (submission.workbook->name != place.workbook_name()) continue;
    named_so = &submission;
    ++of_that_name;
  }
  return of_that_name == 1 ? named_so : nullptr;
}

NotRunReason not_run_reason(const std::string& why) {
  constexpr std::size_t kMostDigits = 15;
  const std::size_t open = why.rfind(" (");
  if (open == std::string::npos || why.back() != ')') return {why, 1};
  const std::string digits = why.substr(open + 2, why.size() - open - 3);
  const bool number =
      !digits.empty() && digits.size() <= kMostDigits && digits.find_first_not_of("0123456789") == std::string::npos;
  if (!number) return {why, 1};
  return {why.substr(0, open), static_cast<std::size_t>(std::stoull(digits))};
}

std::string waived_words(const Finding& finding) {
  if (!finding.waived_by) return "waived; by whom and why is not known";
  const WaivedBy& by = *finding.waived_by;
  std::string words = by.name.empty() ? "waived" : "waived by " + by.name;
  if (by.date) words += " on " + to_string(*by.date);
  if (by.until) words += ", until " + to_string(*by.until);
  if (!by.reason.empty()) words += ": " + by.reason;
  if (by.place.known()) words += " (" + by.place.workbook_name() + ", " + to_string(by.place) + ")";
  return words;
}

std::string rule_title(const std::string& id) {
  const RuleEntry* rule = find_rule(id);
  return rule == nullptr ? "" : std::string(rule->title);
}

}  // namespace scorebook
