#include <algorithm>
#include <utility>

#include "locate/detail_page.hpp"
#include "locate/periods.hpp"
#include "scorebook/measure.hpp"

namespace scorebook {
namespace {

constexpr std::size_t kLongestLabel = 60;
constexpr std::size_t kLongestHeading = 200;
constexpr std::uint32_t kRefsBeside = 3;  // how many columns left of the months a list has its refs

bool is_month(const std::optional<Period>& period) { return period && period->kind() == PeriodKind::month; }

// What the label in that cell says about its row; nothing for other words.
std::optional<DetailRow> read_row_label(const Grid& grid, const Cell& cell) {
  DetailRow row;
  row.row = cell.ref.row;
  row.period = grid.period(cell);
  if (row.period) {
    const PeriodKind kind = row.period->kind();
    const bool year =
        kind == PeriodKind::financial_year || kind == PeriodKind::academic_year || kind == PeriodKind::calendar_year;
    row.kind = year ? ObservationKind::year : ObservationKind::value;
    return row;
  }
  if (cell.kind != CellKind::text) return std::nullopt;
  const std::string text = grid.label(cell);
  if (text.size() > kLongestLabel) return std::nullopt;
  row.benchmark = benchmark_name(text);
  if (!row.benchmark.empty()) {
    row.kind = ObservationKind::benchmark;
    row.period = find_period(text);
    return row;
  }
  if (says_year_to_date(text)) {
    row.kind = ObservationKind::year_to_date;
    row.period = find_period(text);
    return row;
  }
  return std::nullopt;
}

bool says_page_heading(const Grid& grid, std::uint32_t row) {
  const std::vector<const Cell*> cells = grid.row(row);
  return std::any_of(cells.begin(), cells.end(), [&](const Cell* cell) {
    return cell->kind == CellKind::text && page_heading(grid.label(*cell)) != PageHeading::none;
  });
}

bool figures_beside(const Grid& grid, CellRef label) {
  const std::vector<const Cell*> cells = grid.row(label.row);
  return std::any_of(cells.begin(), cells.end(), [&](const Cell* cell) {
    return cell->ref.column > label.column && !grid.claimed(*cell) && grid.is_number(*cell);
  });
}

// The months of a column, with how many rows look like something else than a page: a ref on every row, no figures.
struct MonthColumn {
  std::vector<PeriodLabel> labels;
  std::size_t with_figures = 0;
  std::size_t with_refs = 0;

  // Mostly one month after the other, figures beside some, no list of refs.
  [[nodiscard]] bool heads_a_table() const {
    if (labels.size() < 2 || with_figures == 0 || with_refs * 2 > labels.size()) return false;
    return monthly_steps(labels) * 2 >= labels.size() - 1;
  }
};

std::map<std::uint32_t, MonthColumn> month_columns(const Grid& grid) {
  std::map<std::uint32_t, MonthColumn> columns;
  for (const std::uint32_t row : grid.rows()) {
    const std::vector<const Cell*> cells = grid.row(row);
    std::uint32_t last_figure = 0;
    for (const Cell* cell : cells) {
      if (!grid.claimed(*cell) && grid.is_number(*cell)) last_figure = cell->ref.column;
    }
    std::uint32_t last_ref = 0;
    for (const Cell* cell : cells) {
      const std::optional<Period> period = grid.claimed(*cell) ? std::nullopt : grid.period(*cell);
      if (is_month(period)) {
        MonthColumn& column = columns[cell->ref.column];
        column.labels.push_back({grid.labelled(cell->ref), *period, period});
        if (last_figure > cell->ref.column) ++column.with_figures;
        if (last_ref != 0 && last_ref + kRefsBeside >= cell->ref.column) ++column.with_refs;
      }
      if (!grid.claimed(*cell) && grid.merge(cell->ref) == nullptr && looks_like_ref(grid.label(*cell)))
        last_ref = cell->ref.column;
    }
  }
  return columns;
}

class TableFinder {
 public:
  TableFinder(Grid& grid, LocateContext& context, std::uint32_t label_column, std::uint32_t last_column)
      : grid_(grid), context_(context), label_column_(label_column), last_column_(last_column) {}

  std::vector<DetailTable> find() {
    for (const std::uint32_t row : grid_.rows()) read(row);
    close();
    return std::move(tables_);
  }

 private:
  [[nodiscard]] bool holds_words(std::uint32_t row) const {
    for (const Cell* cell : grid_.row(row)) {
      if (cell->ref.column > label_column_ && cell->ref.column <= last_column_ && !grid_.claimed(*cell)) return true;
    }
    return false;
  }

  void read(std::uint32_t row) {
    const Cell* label = grid_.filled({row, label_column_});
    if (label != nullptr && grid_.claimed(*label)) {
      close();
      return;
    }
    const std::optional<DetailRow> read = label == nullptr ? std::nullopt : read_row_label(grid_, *label);
    if (read) {
      if (!table_.rows.empty() && starts_table()) {
        std::vector<std::uint32_t> header = std::move(pending_);
        close();
        pending_ = std::move(header);
      }
      if (table_.rows.empty()) table_.header_rows = std::move(pending_);
      pending_.clear();
      add_row(*read, *label);
    } else if (says_page_heading(grid_, row) || !holds_words(row)) {
      pending_.clear();
    } else if (label == nullptr || is_period_heading(*label)) {
      add_header_row(row);
    } else {
      record_unread(row, *label);
    }
  }

  [[nodiscard]] std::size_t headings_in(const std::vector<std::uint32_t>& rows) const {
    std::size_t headings = 0;
    for (const std::uint32_t row : rows) {
      for (const Cell* cell : grid_.row(row)) {
        if (cell->ref.column > label_column_ && cell->ref.column <= last_column_) ++headings;
      }
    }
    return headings;
  }

  // Whether the rows of words before this data row head a new table. A single cell of words inside a table is a note,
  // unless the table itself has but one heading.
  [[nodiscard]] bool starts_table() const {
    if (pending_.empty()) return false;
    return headings_in(pending_) > 1 || headings_in(table_.header_rows) == 1;
  }

  // The heading of the column of labels itself.
  [[nodiscard]] bool is_period_heading(const Cell& label) const {
    const std::vector<std::string> words = words_of(grid_.shown(label));
    return words.size() <= 2 && (has_word(words, "month") || has_word(words, "period") || has_word(words, "date"));
  }

  // Header rows follow each other; rows of numbers are none, unless the numbers are measure numbers.
  void add_header_row(std::uint32_t row) {
    if (!pending_.empty() && pending_.back() + 1 != row) pending_.clear();
    for (const Cell* cell : grid_.row(row)) {
      if (cell->ref.column <= label_column_ || cell->ref.column > last_column_) continue;
      const std::string text = grid_.shown(*cell);
      const bool words = (cell->kind == CellKind::text && text.size() <= kLongestHeading) || looks_like_ref(text);
      if (!words) {
        pending_.clear();
        return;
      }
    }
    pending_.push_back(row);
    if (pending_.size() > kMaximumHeaderRows) pending_.erase(pending_.begin());
  }

  void add_row(const DetailRow& row, const Cell& label) {
    table_.rows.push_back(row);
    if (row.kind == ObservationKind::value)
      table_.months.push_back({grid_.labelled(label.ref), *row.period, row.period});
  }

  // A labelled row with figures whose label says no period and no benchmark.
  void record_unread(std::uint32_t row, const Cell& label) {
    pending_.clear();
    if (table_.rows.empty() || !figures_beside(grid_, {row, label_column_})) return;
    context_.not_understood.push_back(
        {grid_.place(label.ref), "The label \"" + grid_.shown(label) +
                                     "\" says neither a month, a year nor a benchmark, so the figures of "
                                     "its row were not read."});
    for (const Cell* cell : grid_.row(row)) {
      if (cell->ref.column >= label_column_ && cell->ref.column <= last_column_) grid_.claim(cell->ref);
    }
  }

  void close() {
    if (!table_.months.empty() && !table_.header_rows.empty()) {
      settle_months(table_.months, context_.as_at);
      std::size_t month = 0;
      for (DetailRow& row : table_.rows) {
        if (row.kind == ObservationKind::value) row.period = table_.months[month++].period;
      }
      table_.label_column = label_column_;
      table_.first_column = label_column_ + 1;
      table_.last_column = last_column_;
      tables_.push_back(std::move(table_));
    }
    table_ = {};
    pending_.clear();
  }

  Grid& grid_;
  LocateContext& context_;
  std::uint32_t label_column_;
  std::uint32_t last_column_;
  DetailTable table_;
  std::vector<std::uint32_t> pending_;  // rows that may be the header of the next table
  std::vector<DetailTable> tables_;
};

}  // namespace

std::vector<DetailTable> find_detail_tables(Grid& grid, LocateContext& context) {
  std::vector<std::uint32_t> label_columns;
  for (const auto& column : month_columns(grid)) {
    if (column.second.heads_a_table()) label_columns.push_back(column.first);
  }
  std::vector<DetailTable> tables;
  for (std::size_t at = 0; at < label_columns.size(); ++at) {
    const std::uint32_t last = at + 1 < label_columns.size() ? label_columns[at + 1] - 1 : grid.last_column();
    TableFinder finder(grid, context, label_columns[at], last);
    for (DetailTable& table : finder.find()) tables.push_back(std::move(table));
  }
  std::stable_sort(tables.begin(), tables.end(), [](const DetailTable& left, const DetailTable& right) {
    return std::make_pair(left.header_rows.front(), left.label_column) <
           std::make_pair(right.header_rows.front(), right.label_column);
  });
  return tables;
}

}  // namespace scorebook
