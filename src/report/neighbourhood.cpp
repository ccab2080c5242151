#include "report/neighbourhood.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "report/finding_words.hpp"

namespace scorebook {
namespace {

constexpr std::uint32_t kFarthest = 60;   // columns or rows from the cell, of which most are blank
constexpr std::size_t kLongestText = 60;  // characters

// At most so many characters, the last one "…" where there were more. Bytes that are no UTF-8 count as one each.
std::string shortened(const std::string& text, std::size_t most) {
  std::size_t characters = 0;
  std::size_t end = text.size();
  for (std::size_t at = 0; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) continue;
    if (++characters == most) end = at;
  }
  return characters <= most ? text : text.substr(0, end) + "\xE2\x80\xA6";
}

// What a located table says of the cells in it.
struct Table {
  CellRange extent;
  std::uint32_t first_header = 0, last_header = 0;  // rows; 0 where there are none
  bool periods_down = false;
  bool innermost_heading = false;                 // the lowest line of a heading says it all: the period, "Red"
  std::set<std::uint32_t> label_columns;          // what a row is called stands there: no neighbours of a figure
  std::map<std::uint32_t, std::string> rows;      // labels of its rows
  std::map<std::uint32_t, std::string> headings;  // of its columns, where the table knows them better than the sheet
};

// A range without an end runs on to the end of the sheet.
CellRange open_ended(CellRef first, std::uint32_t last_row, std::uint32_t last_column) {
  return {first, {last_row == 0 ? kMaximumRow : last_row, last_column}};
}

std::string ref_and_title(const std::string& ref, const std::string& title) {
  return ref.empty() ? title : ref + " " + title;
}

Table table_of(const Scorecard& scorecard) {
  Table table;
  table.extent = scorecard.extent;
  table.first_header = scorecard.extent.first.row;
  for (const ScorecardRow& row : scorecard.rows) {
    if (!row.title.place.known()) continue;
    const CellRef title = row.title.place.cell;
    table.rows[title.row] = ref_and_title(row.ref.text, row.title.text);
    table.label_columns.insert(title.column);
    if (row.ref.place.known()) table.label_columns.insert(row.ref.place.cell.column);
    if (row.section.place.known()) table.label_columns.insert(row.section.place.cell.column);
  }
  table.innermost_heading = true;
  // The headings end where the periods stand; below may follow the heading of a section.
  for (const PeriodLabel& period : scorecard.periods)
    table.last_header = std::max(table.last_header, period.label.place.cell.row);
  return table;
}

Table table_of(const DetailPage& page) {
  Table table;
  table.extent = page.extent;
  table.periods_down = true;
  std::uint32_t first_value = kMaximumColumn;
  for (const DetailColumn& column : page.columns) {
    for (const std::uint32_t each : {column.column, column.numerator_column, column.denominator_column})
      if (each != 0) first_value = std::min(first_value, each);
  }
  for (std::uint32_t column = page.extent.first.column; column < first_value && column <= page.extent.last.column;
       ++column)
    table.label_columns.insert(column);
  for (const PeriodLabel& period : page.periods) {
    if (!period.label.place.known()) continue;
    table.rows[period.label.place.cell.row] = period.label.text;
    table.label_columns.insert(period.label.place.cell.column);
  }
  if (!table.rows.empty() && table.rows.begin()->first > page.extent.first.row) {
    table.first_header = page.extent.first.row;
    table.last_header = table.rows.begin()->first - 1;
  }
  return table;
}

Table table_of(const SourceTable& source, CellRange extent) {
  Table table;
  table.extent = extent;
  table.first_header = source.first_header_row;
  table.last_header = source.last_header_row;
  table.periods_down = source.orientation == Orientation::periods_down;
  for (const SourceColumn& column : source.columns) {
    table.headings[column.column] = column.heading;
    const bool names_rows = column.role == SourceRole::section || column.role == SourceRole::ref ||
                            column.role == SourceRole::title || column.role == SourceRole::breakdown ||
                            column.role == SourceRole::period;
    if (names_rows) table.label_columns.insert(column.column);
  }
  return table;
}

Table table_of(const PlanTable& plan) {
  Table table = table_of(plan.layout, plan.extent);
  for (const PlanRow& row : plan.rows) {
    if (!row.title.place.known()) continue;
    const CellRef title = row.title.place.cell;
    table.rows[title.row] = ref_and_title(row.ref.text, row.title.text);
    table.label_columns.insert(title.column);
  }
  return table;
}

Table table_of(const SourceTable& source) {
  std::uint32_t first = kMaximumColumn, last = 1;
  for (const SourceColumn& column : source.columns) {
    first = std::min(first, column.column);
    last = std::max(last, column.column);
  }
  const std::uint32_t top = source.first_header_row != 0 ? source.first_header_row : source.first_row;
  return table_of(source, open_ended({std::max(top, 1U), first}, source.last_row, last));
}

bool on_sheet(const std::shared_ptr<const SheetName>& sheet, const Place& place) {
  return sheet != nullptr && sheet->sheet == place.sheet_name();
}

// The located table that a cell lies in.
std::optional<Table> table_at(const Submission& submission, const Place& place) {
  for (const Scorecard& scorecard : submission.scorecards) {
    if (on_sheet(scorecard.sheet, place) && scorecard.extent.contains(place.cell)) return table_of(scorecard);
  }
  for (const DetailPage& page : submission.pages) {
    if (on_sheet(page.sheet, place) && page.extent.contains(place.cell)) return table_of(page);
  }
  for (const PlanTable& plan : submission.plans) {
    if (on_sheet(plan.sheet, place) && plan.extent.contains(place.cell)) return table_of(plan);
  }
  for (const SourceTable& source : submission.tables) {
    if (!source.confident || source.columns.empty() || source.sheet != place.sheet_name()) continue;
    Table table = table_of(source);
    if (table.extent.contains(place.cell)) return table;
  }
  return std::nullopt;
}

class Surroundings {
 public:
  Surroundings(const Workbook& workbook, const Sheet& sheet, std::optional<Table> table, CellRef cell)
      : workbook_(workbook), sheet_(sheet), table_(std::move(table)), cell_(cell) {}

  Neighbourhood around(const std::vector<CellRef>& others) const {
    Neighbourhood found;
    const auto in_row = [this](CellRef other) { return other.row == cell_.row && other != cell_; };
    const auto in_column = [this](CellRef other) { return other.column == cell_.column && other != cell_; };
    const bool row = std::any_of(others.begin(), others.end(), in_row);
    const bool column = std::any_of(others.begin(), others.end(), in_column);
    found.down = !row && (column || (table_ && table_->periods_down));
    std::vector<CellRef> chosen = {cell_};
    for (const CellRef other : others) {
      if ((found.down ? in_column(other) : in_row(other)) && !label(other)) chosen.push_back(other);
    }
    std::sort(chosen.begin() + 1, chosen.end(),
              [this](CellRef left, CellRef right) { return distance(left) < distance(right); });
    chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
    if (chosen.size() > kMostNeighbours) chosen.resize(kMostNeighbours);
    add_nearest(chosen, found.down);
    std::sort(chosen.begin(), chosen.end());
    for (const CellRef each : chosen) {
      found.cells.push_back({each, shortened(found.down ? row_label(each.row) : heading(each.column), kLongestText),
                             shortened(shown(each), kLongestText), each == cell_});
    }
    found.label = shortened(found.down ? heading(cell_.column) : row_label(cell_.row), kLongestText);
    return found;
  }

 private:
  [[nodiscard]] std::uint32_t distance(CellRef other) const {
    const auto apart = [](std::uint32_t left, std::uint32_t right) {
      return left > right ? left - right : right - left;
    };
    return apart(other.row, cell_.row) + apart(other.column, cell_.column);
  }

  [[nodiscard]] std::string shown(CellRef cell) const {
    const Cell* found = sheet_.find(cell);
    if (found == nullptr) return {};
    return found->kind == CellKind::not_calculated ? "not calculated" : workbook_.shown(*found);
  }

  // What a reader sees at that place: of a merged cell what stands in its corner.
  [[nodiscard]] std::string seen(CellRef cell) const {
    const CellRange* merge = sheet_.merge_at(cell);
    return shown(merge == nullptr ? cell : merge->first);
  }

  [[nodiscard]] bool covered(CellRef cell) const {
    const CellRange* merge = sheet_.merge_at(cell);
    return merge != nullptr && merge->first != cell;
  }

  [[nodiscard]] bool label(CellRef cell) const {
    return table_ && (table_->label_columns.count(cell.column) != 0 ||
                      (cell.row >= table_->first_header && cell.row <= table_->last_header));
  }

  [[nodiscard]] std::string heading(std::uint32_t column) const {
    if (!table_) return {};
    const auto known = table_->headings.find(column);
    if (known != table_->headings.end() && !known->second.empty()) return known->second;
    std::string heading, last;
    for (std::uint32_t row = table_->first_header; row != 0 && row <= table_->last_header; ++row) {
      if (row - table_->first_header > kFarthest) break;
      const std::string words = seen({row, column});
      if (words.empty() || words == last) continue;  // a merged heading of several rows stands there once
      if (table_->innermost_heading) heading.clear();
      heading += (heading.empty() ? "" : " ") + words;
      last = words;
    }
    return heading;
  }

  [[nodiscard]] std::string row_label(std::uint32_t row) const {
    if (!table_) return {};
    const auto known = table_->rows.find(row);
    if (known != table_->rows.end()) return known->second;
    for (auto column = table_->label_columns.rbegin(); column != table_->label_columns.rend(); ++column) {
      std::string words = seen({row, *column});
      if (!words.empty()) return words;
    }
    return {};
  }

  // The next cell that way that shows something, nothing at the edge of the table.
  [[nodiscard]] std::optional<CellRef> next(CellRef from, bool down, bool onwards) const {
    const CellRange edge = table_ ? table_->extent : CellRange{{1, 1}, {kMaximumRow, kMaximumColumn}};
    for (std::uint32_t steps = 0; steps < kFarthest; ++steps) {
      std::uint32_t& moved = down ? from.row : from.column;
      if (onwards ? moved >= (down ? edge.last.row : edge.last.column)
                  : moved <= (down ? edge.first.row : edge.first.column))
        return std::nullopt;
      moved = onwards ? moved + 1 : moved - 1;
      if (!label(from) && !covered(from) && !shown(from).empty()) return from;
    }
    return std::nullopt;
  }

  // Fills up with the nearest cells on both sides. Where the finding has several cells in the line, only what stands
  // between them is added: they are what it is about.
  void add_nearest(std::vector<CellRef>& chosen, bool down) const {
    constexpr std::size_t kEnoughOfTheFinding = 3, kAsMany = 5;
    const auto [least, most] = std::minmax_element(chosen.begin(), chosen.end());
    const CellRef first = *least, last = *most;
    const bool between_only = chosen.size() >= kEnoughOfTheFinding;
    const std::size_t wanted = between_only ? kMostNeighbours : kAsMany;
    std::optional<CellRef> before = cell_, after = cell_;
    while (chosen.size() < wanted && (before || after)) {
      for (const bool onwards : {false, true}) {
        std::optional<CellRef>& at = onwards ? after : before;
        if (at) at = next(*at, down, onwards);
        if (at && between_only && (*at < first || last < *at)) at.reset();
        if (at && chosen.size() < wanted && std::find(chosen.begin(), chosen.end(), *at) == chosen.end())
          chosen.push_back(*at);
      }
    }
  }

  const Workbook& workbook_;
  const Sheet& sheet_;
  std::optional<Table> table_;
  CellRef cell_;
};

}  // namespace

std::optional<Neighbourhood> neighbourhood_of(const Submission& submission, const std::vector<Place>& places) {
  if (places.empty() || !places.front().known() || submission.workbook == nullptr) return std::nullopt;
  const Place& place = places.front();
  const Sheet* sheet = submission.workbook->find_sheet(place.sheet_name());
  if (sheet == nullptr) return std::nullopt;
  std::vector<CellRef> others;
  for (const Place& other : places) {
    if (other.known() && other.sheet_name() == place.sheet_name() && other.workbook_name() == place.workbook_name())
      others.push_back(other.cell);
  }
  Neighbourhood found =
      Surroundings(*submission.workbook, *sheet, table_at(submission, place), place.cell).around(others);
  if (found.cells.size() < 2) return std::nullopt;
  return found;
}

std::optional<Neighbourhood> neighbourhood_of(const std::vector<Submission>& submissions, const Finding& finding) {
  const Submission* submission = finding.places.empty() ? nullptr : submission_at(submissions, finding.places.front());
  return submission == nullptr ? std::nullopt : neighbourhood_of(*submission, finding.places);
}

}  // namespace scorebook
