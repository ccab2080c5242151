#include <algorithm>
#include <utility>

#include "locate/detail_page.hpp"
#include "locate/periods.hpp"
#include "scorebook/measure.hpp"

namespace scorebook {
namespace {

constexpr std::size_t kLongestLabel = 60;
constexpr std::size_t kLongestHeading = 200;
// More than any page has: a sheet beyond them is no page, and reading it would take longer than anyone waits.
constexpr std::size_t kMostLabelColumns = 50;
constexpr std::size_t kMostTables = 500;
constexpr std::uint32_t kMostColumns = 400;
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

// A column of labels, the columns up to the next one, and the rows that hold something there.
struct LabelSpan {
  std::uint32_t label_column = 0;
  std::uint32_t last_column = 0;
  std::vector<std::size_t> rows;  // positions in Grid::rows()
};

class TableFinder {
 public:
  TableFinder(Grid& grid, LocateContext& context, const LabelSpan& span, const std::vector<bool>& page_headings)
      : grid_(grid), context_(context), span_(span), page_headings_(page_headings) {}

  std::vector<DetailTable> find() {
    std::size_t expected = 0;
    for (const std::size_t position : span_.rows) {
      if (position != expected) pending_.clear();  // rows between that hold nothing here
      read(position);
      expected = position + 1;
    }
    close();
    return std::move(tables_);
  }

 private:
  // The filled cells of a row to the right of its label.
  [[nodiscard]] std::vector<const Cell*> beside_label(std::uint32_t row) const {
    return grid_.row(row, span_.label_column + 1, span_.last_column);
  }

  [[nodiscard]] bool holds_words(std::uint32_t row) const {
    const std::vector<const Cell*> cells = beside_label(row);
    return std::any_of(cells.begin(), cells.end(), [&](const Cell* cell) { return !grid_.claimed(*cell); });
  }

  [[nodiscard]] bool holds_figures(std::uint32_t row) const {
    const std::vector<const Cell*> cells = beside_label(row);
    return std::any_of(cells.begin(), cells.end(),
                       [&](const Cell* cell) { return !grid_.claimed(*cell) && grid_.is_number(*cell); });
  }

  void read(std::size_t position) {
    const std::uint32_t row = grid_.rows()[position];
    const Cell* label = grid_.filled({row, span_.label_column});
    if (label != nullptr && grid_.claimed(*label)) {
      close();
      return;
    }
    if (!table_.rows.empty() && grid_.border_below(table_.rows.back().row, row, span_.label_column)) close();
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
    } else if (page_headings_[position] || !holds_words(row)) {
      pending_.clear();
    } else if (label == nullptr || is_period_heading(*label)) {
      add_header_row(row);
    } else {
      record_unread(row, *label);
    }
  }

  // None, one, or two for more.
  [[nodiscard]] std::size_t headings_in(const std::vector<std::uint32_t>& rows) const {
    std::size_t headings = 0;
    for (const std::uint32_t row : rows) {
      const Cell* cell = grid_.next({row, span_.label_column});
      for (; cell != nullptr && cell->ref.column <= span_.last_column; cell = grid_.next(cell->ref)) {
        if (++headings == 2) return headings;
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
    for (const Cell* cell : beside_label(row)) {
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
    if (table_.rows.empty() || !holds_figures(row)) return;
    context_.not_understood.push_back(
        {grid_.place(label.ref), "The label \"" + grid_.shown(label) +
                                     "\" says neither a month, a year nor a benchmark, so the figures of "
                                     "its row were not read."});
    for (const Cell* cell : grid_.row(row, span_.label_column, span_.last_column)) grid_.claim(cell->ref);
  }

  // The last column in which the table itself holds something, however wide the sheet is elsewhere.
  [[nodiscard]] std::uint32_t last_filled_column() const {
    std::uint32_t last = span_.label_column;
    const auto widen = [&](std::uint32_t row) {
      const std::vector<const Cell*> cells = beside_label(row);
      for (const Cell* cell : cells) {
        if (grid_.border_beside(span_.label_column, cell->ref.column, row)) break;
        last = std::max(last, cell->ref.column);
      }
    };
    for (const std::uint32_t row : table_.header_rows) widen(row);
    for (const DetailRow& row : table_.rows) widen(row.row);
    return last;
  }

  void close() {
    if (!table_.months.empty() && !table_.header_rows.empty()) {
      settle_months(table_.months, context_.as_at);
      std::size_t month = 0;
      for (DetailRow& row : table_.rows) {
        if (row.kind == ObservationKind::value) row.period = table_.months[month++].period;
      }
      table_.label_column = span_.label_column;
      table_.first_column = span_.label_column + 1;
      table_.last_column = last_filled_column();
      if (table_.last_column - table_.label_column > kMostColumns) {
        record_too_wide();
      } else {
        tables_.push_back(std::move(table_));
      }
    }
    table_ = {};
    pending_.clear();
  }

  void record_too_wide() {
    context_.not_understood.push_back({grid_.place({table_.header_rows.front(), table_.label_column}),
                                       "The table with its months in column " + column_letters(table_.label_column) +
                                           " reaches to column " + column_letters(table_.last_column) +
                                           ". A detail page of more than " + std::to_string(kMostColumns) +
                                           " columns is none that is known, so it was not read."});
  }

  Grid& grid_;
  LocateContext& context_;
  const LabelSpan& span_;
  const std::vector<bool>& page_headings_;  // beside Grid::rows()
  DetailTable table_;
  std::vector<std::uint32_t> pending_;  // rows that may be the header of the next table
  std::vector<DetailTable> tables_;
};

// The columns of labels that head tables, left to right, no more than a page can have.
std::vector<LabelSpan> label_spans(const Grid& grid, LocateContext& context) {
  std::vector<LabelSpan> spans;
  for (const auto& [number, column] : month_columns(grid)) {
    if (!column.heads_a_table()) continue;
    if (!spans.empty() && spans.back().last_column == 0) spans.back().last_column = number - 1;
    if (spans.size() == kMostLabelColumns) {
      context.not_understood.push_back(
          {column.labels.front().label.place,
           "Months stand in more than " + std::to_string(kMostLabelColumns) +
               " columns of this sheet, which is no detail page that is known. The tables from column " +
               column_letters(number) + " on were not read."});
      return spans;
    }
    spans.push_back({number, 0, {}});
  }
  if (!spans.empty()) spans.back().last_column = grid.last_column();
  return spans;
}

// Gives each span the rows that hold something in it: one walk over the cells.
void add_rows(const Grid& grid, std::vector<LabelSpan>& spans) {
  for (std::size_t position = 0; position < grid.rows().size(); ++position) {
    auto span = spans.begin();
    for (const Cell* cell : grid.row(grid.rows()[position])) {
      while (span != spans.end() && span->last_column < cell->ref.column) ++span;
      if (span == spans.end()) break;
      const bool inside = cell->ref.column >= span->label_column;
      if (inside && (span->rows.empty() || span->rows.back() != position)) span->rows.push_back(position);
    }
  }
}

}  // namespace

std::vector<DetailTable> find_detail_tables(Grid& grid, LocateContext& context) {
  std::vector<LabelSpan> spans = label_spans(grid, context);
  std::vector<DetailTable> tables;
  if (spans.empty()) return tables;
  add_rows(grid, spans);
  std::vector<bool> page_headings;
  page_headings.reserve(grid.rows().size());
  for (const std::uint32_t row : grid.rows()) page_headings.push_back(says_page_heading(grid, row));
  for (const LabelSpan& span : spans) {
    TableFinder finder(grid, context, span, page_headings);
    for (DetailTable& table : finder.find()) tables.push_back(std::move(table));
  }
  std::stable_sort(tables.begin(), tables.end(), [](const DetailTable& left, const DetailTable& right) {
    return std::make_pair(left.header_rows.front(), left.label_column) <
           std::make_pair(right.header_rows.front(), right.label_column);
  });
  if (tables.size() > kMostTables) {
    const DetailTable& first = tables[kMostTables];
    context.not_understood.push_back(
        {grid.place({first.header_rows.front(), first.label_column}),
         "This sheet has more than " + std::to_string(kMostTables) +
             " tables of months, which is no detail page that is known. Those from this cell on were not read."});
    tables.resize(kMostTables);
  }
  return tables;
}

}  // namespace scorebook
