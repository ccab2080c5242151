#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "locate/periods.hpp"
#include "locate/scorecard.hpp"
#include "locate/shapes.hpp"
#include "locate/target_versions.hpp"
#include "scorebook/measure.hpp"

namespace scorebook {
namespace {

bool is_period(const Grid& grid, const Cell& cell) { return grid.period(cell).has_value(); }

// The column headed "INDICATOR" or the like by a cell of this row.
std::optional<std::uint32_t> title_column(const Grid& grid, std::uint32_t row) {
  for (const Cell* cell : grid.row(row)) {
    if (cell->kind != CellKind::text || grid.claimed(*cell)) continue;
    if (is_title_heading(grid.label(*cell))) return cell->ref.column;
  }
  return std::nullopt;
}

// The rows in which the innermost headings of a table stand, seen from its heading of titles.
std::pair<std::uint32_t, std::uint32_t> rows_around(const Grid& grid, CellRef title) {
  const CellRange* merge = grid.merge(title);
  if (merge != nullptr && merge->last.row > merge->first.row) {
    return {merge->first.row, std::min(merge->last.row, merge->first.row + kMaximumHeaderRows - 1)};
  }
  return {title.row > 1 ? title.row - 1 : title.row, std::min(title.row + 1, kMaximumRow)};
}

// The columns of a table, found from its heading of titles outwards. An empty column ends it, unless the next one is
// headed as scorecards are; a column in which months stand below each other belongs to another table.
class ColumnSpan {
 public:
  ColumnSpan(const Grid& grid, CellRef title) : grid_(grid), title_row_(title.row), rows_(rows_around(grid, title)) {
    last_ = title.column;
    first_ = title.column;
    while (const std::uint32_t next = too_wide() ? 0 : next_column(last_, true)) last_ = next;
    while (const std::uint32_t next = too_wide() ? 0 : next_column(first_, false)) first_ = next;
  }
  [[nodiscard]] std::uint32_t first() const { return first_; }
  [[nodiscard]] std::uint32_t last() const { return last_; }

 private:
  static constexpr std::uint32_t kWidestGap = 3;

  [[nodiscard]] bool too_wide() const { return last_ - first_ + 1 > kMostScorecardColumns; }

  [[nodiscard]] bool headed(std::uint32_t column) const {
    for (std::uint32_t row = rows_.first; row <= rows_.second; ++row) {
      if (grid_.filled(grid_.anchor({row, column})) != nullptr) return true;
    }
    return false;
  }

  [[nodiscard]] bool headed_as_scorecard(std::uint32_t column) const {
    for (std::uint32_t row = rows_.first; row <= rows_.second; ++row) {
      const Cell* cell = grid_.filled(grid_.anchor({row, column}));
      if (cell == nullptr) continue;
      if (is_period(grid_, *cell) || (cell->kind == CellKind::text && is_scorecard_heading(grid_.label(*cell))))
        return true;
    }
    return false;
  }

  // Whether two different months stand directly below each other.
  [[nodiscard]] bool lists_months(std::uint32_t column) const {
    std::optional<Period> above;
    for (std::uint32_t row = rows_.first; row <= rows_.second + 2 && row <= kMaximumRow; ++row) {
      const Cell* cell = grid_.filled({row, column});
      std::optional<Period> period = cell == nullptr ? std::nullopt : grid_.period(*cell);
      if (period && period->kind() != PeriodKind::month) period.reset();
      if (above && period && *above != *period) return true;
      above = period;
    }
    return false;
  }

  // The column that continues the table on that side; 0 where it ends.
  [[nodiscard]] std::uint32_t next_column(std::uint32_t column, bool rightwards) const {
    for (std::uint32_t step = 1; step <= kWidestGap + 1; ++step) {
      if (rightwards ? column + step > grid_.last_column() : column <= step) return 0;
      const std::uint32_t next = rightwards ? column + step : column - step;
      if (!headed(next)) continue;
      if (lists_months(next) || grid_.border_beside(column, next, title_row_)) return 0;
      return step == 1 || headed_as_scorecard(next) ? next : 0;
    }
    return 0;
  }

  const Grid& grid_;
  std::uint32_t title_row_;
  std::pair<std::uint32_t, std::uint32_t> rows_;
  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
};

// Whether a row next to the titles' heading belongs to the header too: it has headings or periods, and nothing of its
// own in the column of titles.
bool continues_header(const Grid& grid, const ColumnSpan& span, std::uint32_t row, CellRef title) {
  const CellRef holder = grid.anchor({row, title.column});
  if (holder != grid.anchor(title) && grid.filled(holder) != nullptr) return false;
  bool heading = false;
  for (const Cell* cell : grid.row(row, span.first(), span.last())) {
    if (grid.is_number(*cell) || cell->kind == CellKind::error) return false;
    heading =
        heading || is_period(grid, *cell) || (cell->kind == CellKind::text && is_scorecard_heading(grid.label(*cell)));
  }
  return heading;
}

std::pair<std::uint32_t, std::uint32_t> header_rows(const Grid& grid, const ColumnSpan& span, CellRef title) {
  std::uint32_t first = title.row;
  std::uint32_t last = title.row;
  const auto room = [&] { return last - first + 1 < kMaximumHeaderRows; };
  if (const CellRange* merge = grid.merge(title); merge != nullptr) {
    last = std::min(merge->last.row, first + kMaximumHeaderRows - 1);
  }
  while (room() && last < kMaximumRow && continues_header(grid, span, last + 1, title)) ++last;
  while (room() && first > 1 && continues_header(grid, span, first - 1, title)) --first;
  return {first, last};
}

bool any_heading(const HeaderColumn& header, bool (*says)(std::string_view)) {
  return std::any_of(header.headings.begin(), header.headings.end(),
                     [&](const Heading& heading) { return says(heading.text); });
}

std::optional<Period> period_of_headings(const HeaderColumn& header) {
  for (auto heading = header.headings.rbegin(); heading != header.headings.rend(); ++heading) {
    if (const std::optional<Period> period = find_period(heading->text)) return period;
  }
  return std::nullopt;
}

bool is_a_year(const Period& period) {
  return period.kind() == PeriodKind::financial_year || period.kind() == PeriodKind::academic_year ||
         period.kind() == PeriodKind::calendar_year;
}

// A column headed by a period: a month's figures, or an earlier year's.
ColumnRole role_of_period(const Period& period, const HeaderColumn& header) {
  if (any_heading(header, says_year_to_date)) return ColumnRole::year_to_date;
  if (any_heading(header, says_benchmarking)) return ColumnRole::unknown;
  if (period.kind() == PeriodKind::month) return ColumnRole::value;
  return is_a_year(period) ? ColumnRole::year : ColumnRole::unknown;
}

ScorecardColumn read_column(const Grid& grid, const HeaderColumn& header) {
  ScorecardColumn column;
  column.column = header.column;
  if (header.headings.empty()) return column;
  const Heading& leaf = header.headings.back();
  column.label = grid.labelled(leaf.anchor);
  const Cell* cell = grid.filled(leaf.anchor);
  const std::optional<Period> period = cell == nullptr ? std::nullopt : grid.period(*cell);
  if (period) {
    column.role = role_of_period(*period, header);
    column.period = period;
    return column;
  }
  column.role = role_of_headings(header.texts());
  if (column.role == ColumnRole::benchmark) column.benchmark = benchmark_name(leaf.text);
  if (column.role == ColumnRole::benchmark || column.role == ColumnRole::year_to_date)
    column.period = period_of_headings(header);
  return column;
}

// Roles that a table has once: of two columns the first one counts, the other is not understood.
bool once_only(ColumnRole role) {
  return role != ColumnRole::unknown && role != ColumnRole::value && role != ColumnRole::year &&
         role != ColumnRole::benchmark && role != ColumnRole::remark;
}

// "Target", "Target 2016/17", "Revised target": no other words.
bool is_plain_target(const ScorecardColumn& column) {
  const std::vector<std::string> words = words_of(column.label.text);
  const bool own = column.label.place.cell.column == column.column;  // of two under one merged heading the first
  return column.role == ColumnRole::unknown && own && has_word(words, "target") &&
         std::all_of(words.begin(), words.end(), [](const std::string& word) {
           return word == "target" || is_version_word(word) ||
                  word.find_first_not_of("0123456789") == std::string::npos;
         });
}

// Whether its heading names another year than that of the last month.
bool is_of_another_year(const ScorecardColumn& target, const ScorecardHeader& header) {
  const std::optional<Period> year = find_period(target.label.text);
  if (!year || header.periods.empty()) return false;
  const MonthNumber month = header.periods.back().period.last();
  return month < year->first() || year->last() < month;
}

// The green threshold where no column is headed as that. Of several the one that holds for the last month; where
// nothing says which that is, none.
void read_plain_target(ScorecardHeader& header) {
  if (header.find(ColumnRole::green) != nullptr) return;
  std::vector<ScorecardColumn*> all, of_year;
  for (ScorecardColumn& column : header.columns) {
    if (!is_plain_target(column)) continue;
    all.push_back(&column);
    if (!is_of_another_year(column, header)) of_year.push_back(&column);
  }
  if (all.size() > 1) all = of_year;
  std::vector<std::string> headings;
  for (const ScorecardColumn* column : all) headings.push_back(column->label.text);
  if (const std::optional<std::size_t> holds = target_that_holds(headings)) all[*holds]->role = ColumnRole::green;
}

void settle_periods(ScorecardHeader& header, const std::optional<Period>& reporting_period) {
  for (ScorecardColumn& column : header.columns) {
    if (column.role != ColumnRole::value) continue;
    column.period_label = header.periods.size();
    header.periods.push_back({column.label, *column.period, column.period});
  }
  settle_months(header.periods, reporting_period);
  for (ScorecardColumn& column : header.columns) {
    if (column.role == ColumnRole::value) column.period = header.periods[column.period_label].period;
  }
}

// Whether figures stand in the column below the header, not too far down.
bool holds_figures_below(const Grid& grid, CellRef header) {
  constexpr std::uint32_t kRowsDown = 200;
  for (const Cell* cell : grid.column_below(header)) {
    if (cell->ref.row > header.row + kRowsDown) return false;
    if (has_figure(grid, *cell)) return true;
  }
  return false;
}

// Of several columns of one month, as under a month that is merged over two, the only one with figures is the month's.
// Where more have some nothing says which is, and none is read; they keep their period.
void pass_over_twins(const Grid& grid, ScorecardHeader& header) {
  std::map<Period, std::vector<ScorecardColumn*>> months;
  for (ScorecardColumn& column : header.columns) {
    if (column.role == ColumnRole::value) months[*column.period].push_back(&column);
  }
  bool passed_over = false;
  for (const auto& [month, columns] : months) {
    if (columns.size() < 2) continue;
    std::vector<ScorecardColumn*> with_figures;
    for (ScorecardColumn* column : columns) {
      if (holds_figures_below(grid, {header.last_row, column->column})) with_figures.push_back(column);
    }
    if (with_figures.empty()) continue;  // nobody has filled them in
    passed_over = true;
    for (ScorecardColumn* column : columns) {
      if (with_figures.size() != 1 || column != with_figures.front()) column->role = ColumnRole::unknown;
    }
  }
  if (!passed_over) return;
  std::vector<PeriodLabel> left;
  for (ScorecardColumn& column : header.columns) {
    if (column.role != ColumnRole::value) continue;
    left.push_back(header.periods[column.period_label]);
    column.period_label = left.size() - 1;
  }
  header.periods = std::move(left);
}

// Whether two headings of one month are those of different days: dates typed out, or the same format over other dates.
bool are_different_days(const Grid& grid, const PeriodLabel& one, const PeriodLabel& other) {
  const Cell* left = grid.filled(one.label.place.cell);
  const Cell* right = grid.filled(other.label.place.cell);
  if (left == nullptr || right == nullptr || left == right) return false;
  const bool dates = grid.is_date(*left) && grid.is_date(*right);
  constexpr double kShortestMonth = 28;
  if (dates) {
    const double days = std::abs(left->number - right->number);
    return days > 0 && days < kShortestMonth;
  }
  return one.literal == other.literal && one.label.text != other.label.text;
}

// Two columns that would be of one month, or days within a month of each other, are no months.
std::string doubt_of_days(const Grid& grid, const std::vector<PeriodLabel>& periods) {
  for (std::size_t at = 1; at < periods.size(); ++at) {
    const PeriodLabel& before = periods[at - 1];
    if (!are_different_days(grid, before, periods[at])) continue;
    const auto named = [](const PeriodLabel& label) {
      return column_letters(label.label.place.cell.column) + ", \"" + label.label.text + "\"";
    };
    return "Columns " + named(before) + ", and " + named(periods[at]) +
           ", are headed by days less than a month apart. Figures of weeks and days are not read as those of months, "
           "so "
           "nothing below these headings was read. Give one column for each month, headed such as Jan-16.";
  }
  return {};
}

}  // namespace

const ScorecardColumn* ScorecardHeader::find(ColumnRole role) const {
  const auto found =
      std::find_if(columns.begin(), columns.end(), [&](const ScorecardColumn& column) { return column.role == role; });
  return found == columns.end() ? nullptr : &*found;
}

bool ScorecardHeader::same_columns(const ScorecardHeader& other) const {
  return std::equal(columns.begin(), columns.end(), other.columns.begin(), other.columns.end(),
                    [](const ScorecardColumn& left, const ScorecardColumn& right) {
                      return left.column == right.column && left.role == right.role && left.period == right.period &&
                             left.benchmark == right.benchmark;
                    });
}

std::optional<ScorecardHeader> read_scorecard_header(const Grid& grid, std::uint32_t row,
                                                     const std::optional<Period>& reporting_period) {
  const std::optional<std::uint32_t> title = title_column(grid, row);
  if (!title) return std::nullopt;
  ScorecardHeader header;
  const ColumnSpan span(grid, {row, *title});
  std::tie(header.first_row, header.last_row) = header_rows(grid, span, {row, *title});
  std::vector<std::uint32_t> rows;
  for (std::uint32_t at = header.first_row; at <= header.last_row; ++at) rows.push_back(at);
  // One column further left: the labels of the sections have no heading.
  const std::uint32_t first_column = span.first() > 1 ? span.first() - 1 : 1;
  for (const HeaderColumn& column : read_header(grid, rows, first_column, span.last())) {
    ScorecardColumn read = read_column(grid, column);
    if (once_only(read.role) && header.find(read.role) != nullptr) read.role = ColumnRole::unknown;
    header.columns.push_back(std::move(read));
  }
  settle_periods(header, reporting_period);
  header.doubt = doubt_of_days(grid, header.periods);
  if (header.doubt.empty()) pass_over_twins(grid, header);
  read_plain_target(header);
  const bool scorecard = header.find(ColumnRole::title) != nullptr && !header.periods.empty();
  if (!scorecard) return std::nullopt;
  return header;
}

}  // namespace scorebook
