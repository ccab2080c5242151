#include "locate/period_headers.hpp"

#include <algorithm>
#include <cmath>

#include "locate/heading_meaning.hpp"
#include "locate/shapes.hpp"
#include "scorebook/measure.hpp"
#include "text/notation.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr std::size_t kMostHeaderRows = 6;

struct PeriodCells {
  std::vector<std::uint32_t> columns;  // of the cells that say a period
  std::size_t figures = 0;             // other numbers
};

struct YearNumber {
  std::uint32_t column = 0;
  int year = 0;
};

// Plain numbers count as years only as a run: three or more, each a few years on from the last, or beside words that
// say periods.
bool is_run_of_years(const std::vector<YearNumber>& years, bool beside_periods) {
  constexpr int kLongestStep = 10;
  if (years.size() < (beside_periods ? 1U : 2U)) return false;
  for (std::size_t at = 1; at < years.size(); ++at) {
    const int step = years[at].year - years[at - 1].year;
    const int first_step = years[1].year - years[0].year;
    if (step == 0 || std::abs(step) > kLongestStep || (step > 0) != (first_step > 0)) return false;
  }
  return true;
}

PeriodCells periods_in(const Grid& grid, std::uint32_t row) {
  PeriodCells found;
  std::vector<YearNumber> years;
  for (const Cell* cell : free_cells(grid, row)) {
    const PeriodCell period = period_cell(grid, *cell);
    if (period.says) {
      found.columns.push_back(cell->ref.column);
    } else if (period.year_number != 0) {
      years.push_back({cell->ref.column, period.year_number});
    } else if (grid.is_number(*cell)) {
      ++found.figures;
    }
  }
  if (is_run_of_years(years, !found.columns.empty())) {
    for (const YearNumber& year : years) found.columns.push_back(year.column);
    std::sort(found.columns.begin(), found.columns.end());
  } else {
    found.figures += years.size();
  }
  return found;
}

// The columns of years that stand merged over groups of columns: the row below may say the months.
std::vector<std::uint32_t> merged_years(const Grid& grid, std::uint32_t row) {
  std::vector<std::uint32_t> columns;
  for (const Cell* cell : free_cells(grid, row)) {
    const PeriodCell period = period_cell(grid, *cell);
    if (!period.says && period.year_number == 0) continue;
    const CellRange* merge = grid.merge(cell->ref);
    if (merge == nullptr || merge->last.column == merge->first.column) return {};
    columns.push_back(cell->ref.column);
  }
  return columns;
}

bool any_between(const std::vector<const Cell*>& cells, std::uint32_t first, std::uint32_t last) {
  return std::any_of(cells.begin(), cells.end(),
                     [&](const Cell* cell) { return cell->ref.column >= first && cell->ref.column <= last; });
}

class HeaderFinder {
 public:
  HeaderFinder(const Grid& grid, std::size_t position) : grid_(grid), rows_(grid.rows()), position_(position) {}

  std::optional<PeriodHeader> find() {
    const std::uint32_t row = rows_[position_];
    if (grid_.row_hidden(row)) return std::nullopt;  // dates for formulas
    PeriodCells periods = periods_in(grid_, row);
    if (periods.columns.size() < 2 || periods.figures > 0) {
      periods.columns = merged_years(grid_, row);
      if (periods.columns.empty()) return std::nullopt;
    }
    header_.first_period_column = periods.columns.front();
    last_period_ = periods.columns.back();
    header_.rows = {row};
    extend_down();
    if (!figures_below() && !is_form()) return std::nullopt;
    extend_up();
    set_span();
    if (header_.last_column - header_.first_column >= kMostSourceColumns) return std::nullopt;
    return header_;
  }

 private:
  // A row of a header: no figures, and words over the figures or, where the columns left of them have no headings yet,
  // words over those.
  [[nodiscard]] bool continues(std::uint32_t row) const {
    const std::vector<const Cell*> cells = free_cells(grid_, row);
    std::size_t over_figures = 0;
    std::size_t period_words = 0;
    std::size_t left = 0;
    std::size_t new_left = 0;
    for (const Cell* cell : cells) {
      const PeriodCell period = period_cell(grid_, *cell);
      if (cell->kind != CellKind::text && !period.says && period.year_number == 0) return false;
      if (cell->ref.column < header_.first_period_column) {
        ++left;
        new_left += headed(cell->ref.column) ? 0 : 1;
        continue;
      }
      const std::string words = grid_.label(*cell);
      if (missing_word(words) || (!period.says && is_figure_like(grid_, *cell))) return false;
      ++over_figures;
      if (period.says || is_role_word(words)) ++period_words;
    }
    if (over_figures > 0) return period_words * 2 > over_figures;
    return left >= 2 && new_left > 0;
  }

  [[nodiscard]] static bool is_role_word(const std::string& words) {
    const std::string word = folded(words);
    return word == "actual" || word == "target" || word == "forecast" || word == "total" || word == "outturn" ||
           word == "baseline" || word == "budget" || word == "plan" || word == "planned" || word == "value" ||
           word == "number" || word == "%" || word == "rate" || word == "numerator" || word == "denominator" ||
           word == "count";
  }

  [[nodiscard]] bool headed(std::uint32_t column) const {
    return std::any_of(header_.rows.begin(), header_.rows.end(), [&](std::uint32_t row) {
      return grid_.filled(grid_.anchor({row, column})) != nullptr;
    });
  }

  void extend_down() {
    for (std::size_t at = position_ + 1; at < rows_.size() && header_.rows.size() < kMostHeaderRows; ++at) {
      const std::uint32_t gap = rows_[at] - header_.rows.back();
      if (gap > 2 || !continues(rows_[at])) return;
      const PeriodCells below = periods_in(grid_, rows_[at]);
      if (gap == 2 && below.columns.size() < 2) return;
      if (!below.columns.empty()) {
        header_.first_period_column = std::min(header_.first_period_column, below.columns.front());
        last_period_ = std::max(last_period_, below.columns.back());
      }
      header_.rows.push_back(rows_[at]);
      last_position_ = at;
    }
  }

  // Some figure stands under the periods within the next rows.
  [[nodiscard]] bool figures_below() const {
    constexpr std::size_t kRowsDown = 30;
    const std::size_t begin = std::max(position_, last_position_) + 1;
    for (std::size_t at = begin; at < rows_.size() && at < begin + kRowsDown; ++at) {
      for (const Cell* cell : grid_.row(rows_[at], header_.first_period_column, last_period_ + 2)) {
        if (!grid_.claimed(*cell) && is_figure_like(grid_, *cell)) return true;
      }
    }
    return false;
  }

  // A table that nobody has filled in: words and then periods in one row, and no dates in the row below.
  [[nodiscard]] bool is_form() const {
    constexpr std::size_t kPeriods = 3;
    if (periods_in(grid_, rows_[position_]).columns.size() < kPeriods) return false;
    const std::vector<const Cell*> cells = free_cells(grid_, rows_[position_]);
    const bool named = cells.front()->kind == CellKind::text && cells.front()->ref.column < header_.first_period_column;
    const std::size_t below = std::max(position_, last_position_) + 1;
    return named && (below >= rows_.size() || periods_in(grid_, rows_[below]).columns.size() < 2);
  }

  // Rows right above that stand over the figures.
  void extend_up() {
    for (std::size_t at = position_; at > 0 && header_.rows.size() < kMostHeaderRows; --at) {
      const std::uint32_t row = rows_[at - 1];
      if (row + 1 != header_.rows.front() || grid_.row_hidden(row)) return;
      const std::vector<const Cell*> cells = free_cells(grid_, row);
      const bool words_only =
          std::all_of(cells.begin(), cells.end(), [&](const Cell* cell) { return cell->kind == CellKind::text; });
      const bool over = any_between(cells, header_.first_period_column, last_period_ + 2);
      const bool alone = cells.size() == 1 && grid_.merge(cells.front()->ref) == nullptr;
      if (!words_only || !over || alone) return;
      header_.rows.insert(header_.rows.begin(), row);
    }
  }

  void set_span() {
    header_.first_column = header_.first_period_column;
    header_.last_column = last_period_;
    for (const std::uint32_t row : header_.rows) {
      const std::vector<const Cell*> cells = free_cells(grid_, row);
      if (cells.empty()) continue;
      header_.first_column = std::min(header_.first_column, cells.front()->ref.column);
      header_.last_column = std::max(header_.last_column, cells.back()->ref.column);
      if (const CellRange* merge = grid_.merge(cells.back()->ref))
        header_.last_column = std::max(header_.last_column, merge->last.column);
    }
    // Names without a heading stand in the columns before the first one.
    const std::size_t begin = std::max(position_, last_position_) + 1;
    if (begin < rows_.size()) {
      const std::vector<const Cell*> cells = free_cells(grid_, rows_[begin]);
      if (!cells.empty()) header_.first_column = std::min(header_.first_column, cells.front()->ref.column);
    }
  }

  const Grid& grid_;
  const std::vector<std::uint32_t>& rows_;
  std::size_t position_;
  std::size_t last_position_ = 0;
  std::uint32_t last_period_ = 0;
  PeriodHeader header_;
};

}  // namespace

std::optional<PeriodHeader> period_header_at(const Grid& grid, std::size_t position) {
  return HeaderFinder(grid, position).find();
}

bool heads_columns(const Grid& grid, std::uint32_t row, const std::vector<std::uint32_t>& columns) {
  if (columns.empty()) return false;
  std::size_t periods = 0;
  std::size_t others = 0;
  for (const Cell* cell : grid.row(row, columns.front(), columns.back())) {
    if (!std::binary_search(columns.begin(), columns.end(), cell->ref.column)) continue;
    if (period_cell(grid, *cell).says) {
      ++periods;
    } else if (cell->kind == CellKind::number && !grid.is_date(*cell)) {
      return false;
    } else {
      ++others;
    }
  }
  return periods >= 2 && periods > others;
}

}  // namespace scorebook
