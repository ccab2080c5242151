#include <algorithm>
#include <array>
#include <utility>

#include "locate/beside_heading.hpp"
#include "locate/definition.hpp"
#include "locate/scorecard.hpp"
#include "locate/shapes.hpp"
#include "scorebook/measure.hpp"

namespace scorebook {
namespace {

constexpr std::size_t kLongestBand = 60;
// More than any sheet has. Beyond them a sheet is recorded as not read, so that a small file cannot ask for days.
constexpr std::size_t kMostScorecards = 200;
constexpr std::size_t kMostBlankPeriods = 100'000;

bool holds_figures(ColumnRole role) {
  return role == ColumnRole::value || role == ColumnRole::year_to_date || role == ColumnRole::year ||
         role == ColumnRole::benchmark;
}

ObservationKind kind_of(ColumnRole role) {
  switch (role) {
    case ColumnRole::year_to_date:
      return ObservationKind::year_to_date;
    case ColumnRole::year:
      return ObservationKind::year;
    case ColumnRole::benchmark:
      return ObservationKind::benchmark;
    default:
      return ObservationKind::value;
  }
}

enum class RowShape { measure, words, figures_without_title, no_measure, other_table };

class ScorecardReader {
 public:
  ScorecardReader(Grid& grid, LocateContext& context, ScorecardHeader header)
      : grid_(grid), context_(context), header_(std::move(header)) {
    scorecard_.sheet = grid.sheet().name;
    scorecard_.periods = header_.periods;
    for (const ScorecardColumn& column : header_.columns) {
      const ScorecardColumn*& first = by_role_[static_cast<std::size_t>(column.role)];
      if (first == nullptr) first = &column;
      if (holds_figures(column.role)) figure_columns_.push_back(column.column);
      if (column.role == ColumnRole::value) period_columns_.push_back(column.column);
    }
    title_ = find(ColumnRole::title);
    ref_ = find(ColumnRole::ref);
    find_section_column();
    claim_header(header_);
  }

  // Reads rows from `position` of Grid::rows() to the end of the table; the position of the first row after it.
  std::size_t read(std::size_t position) {
    const std::vector<std::uint32_t>& rows = grid_.rows();
    std::uint32_t last = header_.last_row;
    while (position < rows.size()) {
      const std::uint32_t row = rows[position];
      if (grid_.border_below(header_.last_row, row, title_->column)) break;
      if (const std::optional<ScorecardHeader> repeated = header_from(row)) {
        if (!repeated->same_columns(header_)) break;
        claim_header(*repeated);
        last = repeated->last_row;
        while (position < rows.size() && rows[position] <= last) ++position;
        continue;
      }
      if (cells_in(row).empty()) {
        ++position;  // a row of another table beside this one
        continue;
      }
      const RowShape shape = shape_of(row, row > last + 1);
      if (shape == RowShape::other_table) break;
      take(row, shape);
      last = row;
      ++position;
    }
    finish(last);
    return position;
  }

  [[nodiscard]] Scorecard&& result() { return std::move(scorecard_); }

 private:
  [[nodiscard]] CellRef at(std::uint32_t row, const ScorecardColumn* column) const {
    return column == nullptr ? CellRef{} : CellRef{row, column->column};
  }

  // The first column of that role; null for none.
  [[nodiscard]] const ScorecardColumn* find(ColumnRole role) const { return by_role_[static_cast<std::size_t>(role)]; }

  // The filled cells of a row that stand in the columns of this table.
  [[nodiscard]] std::vector<const Cell*> cells_in(std::uint32_t row) const {
    return grid_.row(row, header_.columns.front().column, header_.columns.back().column);
  }

  // The column of a cell of this table: its columns follow each other without a gap.
  [[nodiscard]] const ScorecardColumn& column_of(const Cell& cell) const {
    return header_.columns[cell.ref.column - header_.columns.front().column];
  }

  // A header that starts in this row: the heading of its titles may stand a few rows further down.
  [[nodiscard]] std::optional<ScorecardHeader> header_from(std::uint32_t row) const {
    for (std::uint32_t down = 0; down < kMaximumHeaderRows && row + down <= kMaximumRow; ++down) {
      std::optional<ScorecardHeader> header = read_scorecard_header(grid_, row + down, context_.as_at);
      if (header && header->first_row == row) return header;
    }
    return std::nullopt;
  }

  void claim_header(const ScorecardHeader& header) {
    for (std::uint32_t row = header.first_row; row <= header.last_row; ++row) {
      for (const Cell* cell : cells_in(row)) grid_.claim(cell->ref);
    }
  }

  // A column without a heading, left of the titles, that holds words: the labels of the sections.
  void find_section_column() {
    if (const ScorecardColumn* headed = find(ColumnRole::section); headed != nullptr) {
      section_column_ = headed->column;
      return;
    }
    for (const ScorecardColumn& column : header_.columns) {
      if (column.column >= title_->column) return;
      if (column.label.text.empty() && holds_words_below(column.column)) {
        section_column_ = column.column;
        return;
      }
    }
  }

  [[nodiscard]] bool holds_words_below(std::uint32_t column) const {
    bool words = false;
    for (const Cell* cell : grid_.column_below({header_.last_row, column})) {
      if (cell->kind != CellKind::text) return false;
      const CellRange* merge = grid_.merge(cell->ref);
      words = words || merge == nullptr || merge->last.column < title_->column;
    }
    return words;
  }

  [[nodiscard]] bool has_ref(std::uint32_t row) const {
    return ref_ != nullptr && stands_for_a_ref(grid_.shown(at(row, ref_)));
  }

  [[nodiscard]] static bool is_content(ColumnRole role, bool figures_only) {
    if (figures_only) return holds_figures(role);
    return role != ColumnRole::section && role != ColumnRole::ref && role != ColumnRole::title &&
           role != ColumnRole::unknown && role != ColumnRole::remark;
  }

  [[nodiscard]] bool has_contents(std::uint32_t row, bool figures_only) const {
    const std::vector<const Cell*> cells = cells_in(row);
    return std::any_of(cells.begin(), cells.end(),
                       [&](const Cell* cell) { return is_content(column_of(*cell).role, figures_only); });
  }

  [[nodiscard]] bool title_spans_table(std::uint32_t row) const {
    const CellRange* merge = grid_.merge(at(row, title_));
    return merge != nullptr && merge->last.column > merge->first.column &&
           std::any_of(header_.columns.begin(), header_.columns.end(), [&](const ScorecardColumn& column) {
             return holds_figures(column.role) && column.column >= merge->first.column &&
                    column.column <= merge->last.column;
           });
  }

  // A row of a header that was repeated in part: the titles' heading again, or months where figures should be.
  [[nodiscard]] bool repeats_heading(std::uint32_t row) const {
    if (const Cell* title = grid_.filled(at(row, title_)); title != nullptr)
      return is_title_heading(grid_.shown(*title));
    std::size_t periods = 0;
    for (const Cell* cell : cells_in(row)) {
      const ScorecardColumn& column = column_of(*cell);
      if (column.role != ColumnRole::value) continue;
      if (grid_.period(*cell) != column.period) return false;
      ++periods;
    }
    return periods > 0;
  }

  [[nodiscard]] RowShape shape_of(std::uint32_t row, bool after_gap) const {
    const bool title = grid_.filled(at(row, title_)) != nullptr;
    if (title_spans_table(row) || repeats_heading(row)) return RowShape::words;
    const bool contents = has_contents(row, false);
    if (has_ref(row) && (title || contents)) return RowShape::measure;
    const ScorecardColumn* polarity = find(ColumnRole::polarity);
    const bool judged = polarity != nullptr && parse_polarity(grid_.shown(at(row, polarity))) != Polarity::unknown;
    if (title && judged) return RowShape::measure;
    if (contents && (after_gap || heads_one_column_below(row))) return RowShape::other_table;
    if (title && contents) return is_no_measure(row) ? RowShape::no_measure : RowShape::measure;
    return has_contents(row, true) ? RowShape::figures_without_title : RowShape::words;
  }

  // Whether another table begins in this row, with figures in one of the columns only.
  [[nodiscard]] bool heads_one_column_below(std::uint32_t row) const {
    return !scorecard_.rows.empty() &&
           heads_one_column(grid_, row, header_.last_row + 1,
                            {header_.columns.front().column, header_.columns.back().column}, figure_columns_);
  }

  [[nodiscard]] bool is_no_measure(std::uint32_t row) const {
    const std::string above = scorecard_.rows.empty() ? std::string() : scorecard_.rows.back().title.text;
    return names_no_measure(grid_.shown(at(row, title_)), above);
  }

  void take(std::uint32_t row, RowShape shape) {
    switch (shape) {
      case RowShape::measure:
        take_measure(row);
        break;
      case RowShape::words:
        take_words(row);
        break;
      case RowShape::figures_without_title:
        context_.not_understood.push_back(
            {grid_.place({row, title_->column}),
             "This row has figures but neither a measure number nor a title, so the figures were not "
             "read. Looked for a title in column " +
                 column_letters(title_->column) + "."});
        for (const Cell* cell : cells_in(row)) grid_.claim(cell->ref);
        break;
      case RowShape::no_measure:
        context_.not_understood.push_back(
            {grid_.place(at(row, title_)), no_measure_words(grid_.shown(at(row, title_)))});
        for (const Cell* cell : cells_in(row)) grid_.claim(cell->ref);
        break;
      case RowShape::other_table:
        break;
    }
  }

  // A band with the name of a section, or a note. A note leaves the section as it is.
  void take_words(std::uint32_t row) {
    const std::vector<const Cell*> cells = cells_in(row);
    std::vector<const Cell*> own;
    for (const Cell* cell : cells) {
      if (cell->ref.column != section_column_ || cells.size() == 1) own.push_back(cell);
    }
    if (own.size() != 1 || own.front()->kind != CellKind::text) return;
    const std::string text = grid_.shown(*own.front());
    if (text.empty()) return;  // words that their format hides
    const bool starts_left = own.front()->ref.column < title_->column || ref_ == nullptr;
    if (!starts_left && !(section_column_ == 0 && text.size() <= kLongestBand && is_name(text))) return;
    if (own.front()->ref.column == section_column_ && merged_downwards(own.front()->ref)) return;
    band_ = text;
    carried_section_.clear();
  }

  [[nodiscard]] bool merged_downwards(CellRef ref) const {
    const CellRange* merge = grid_.merge(ref);
    return merge != nullptr && merge->last.row > merge->first.row;
  }

  // Short words that are no sentence and send nobody anywhere.
  [[nodiscard]] static bool is_name(const std::string& text) {
    const std::vector<std::string> words = words_of(text);
    return text.back() != '.' && text.front() != '*' && !has_word(words, "see") && !has_word(words, "note") &&
           !has_word(words, "notes");
  }

  [[nodiscard]] LabelledCell section_at(std::uint32_t row) {
    if (section_column_ != 0) {
      const CellRef ref{row, section_column_};
      const CellRange* merge = grid_.merge(ref);
      const bool downwards = merge != nullptr && merge->last.column < title_->column;
      if (downwards) {
        carried_section_.clear();
        const LabelledCell label = grid_.labelled(ref);
        if (!label.text.empty()) return label;
      } else if (!grid_.shown(ref).empty()) {
        carried_section_ = grid_.shown(ref);
        carried_place_ = ref;
        return grid_.labelled(ref);
      } else if (!carried_section_.empty()) {
        return grid_.labelled(carried_place_);
      }
    }
    return {band_, grid_.place({row, section_column_ == 0 ? title_->column : section_column_}), std::nullopt};
  }

  [[nodiscard]] LabelledCell cell_of(std::uint32_t row, ColumnRole role) const {
    const ScorecardColumn* column = find(role);
    if (column == nullptr) return {};
    LabelledCell label = grid_.labelled(at(row, column));
    if (label.place.cell != at(row, column)) label = {"", grid_.place(at(row, column)), std::nullopt};
    return label;
  }

  void take_measure(std::uint32_t row) {
    ScorecardRow read;
    read.section = section_at(row);
    read.ref = cell_of(row, ColumnRole::ref);
    read.title = cell_of(row, ColumnRole::title);
    read.polarity = cell_of(row, ColumnRole::polarity);
    read.data_note = cell_of(row, ColumnRole::data_note);
    read.year_to_date_note = cell_of(row, ColumnRole::year_to_date_note);
    read.red = cell_of(row, ColumnRole::red);
    read.amber = cell_of(row, ColumnRole::amber);
    read.green = cell_of(row, ColumnRole::green);
    read.typed_direction = cell_of(row, ColumnRole::direction);
    read.typed_rag_period = cell_of(row, ColumnRole::rag_period);
    read.typed_rag_year_end = cell_of(row, ColumnRole::rag_year_end);
    read.tolerance_merged = tolerance_merged(row);
    const std::vector<const Cell*> cells = cells_in(row);
    define_measure(read, unit_of(cells), context_.measure_register);
    for (const Cell* cell : cells) {
      const ScorecardColumn& column = column_of(*cell);
      if (holds_figures(column.role)) take_figure(read, *cell, column);
      if (column.role != ColumnRole::unknown) grid_.claim(cell->ref);
    }
    list_blank_periods(read, row, cells);
    if (const ScorecardColumn* column = find(ColumnRole::year_to_date); column != nullptr) {
      read.year_to_date_cell = grid_.place(at(row, column));
    }
    scorecard_.rows.push_back(std::move(read));
  }

  [[nodiscard]] bool tolerance_merged(std::uint32_t row) const {
    const ScorecardColumn* red = find(ColumnRole::red);
    const ScorecardColumn* green = find(ColumnRole::green);
    if (red == nullptr || green == nullptr) return false;
    const CellRange* merge = grid_.merge(at(row, red));
    return merge != nullptr && merge->contains(at(row, green));
  }

  [[nodiscard]] Unit unit_of(const std::vector<const Cell*>& cells) const {
    std::vector<const Cell*> figures;
    for (const Cell* cell : cells) {
      if (holds_figures(column_of(*cell).role)) figures.push_back(cell);
    }
    return unit_of_cells(grid_, figures);
  }

  void list_blank_periods(ScorecardRow& read, std::uint32_t row, const std::vector<const Cell*>& cells) {
    if (blank_periods_ > kMostBlankPeriods) return;
    auto cell = cells.begin();
    for (const std::uint32_t column : period_columns_) {
      while (cell != cells.end() && (*cell)->ref.column < column) ++cell;
      if (cell != cells.end() && (*cell)->ref.column == column) continue;
      read.blank_periods.push_back(grid_.place({row, column}));
    }
    blank_periods_ += read.blank_periods.size();
    if (blank_periods_ <= kMostBlankPeriods) return;
    context_.not_understood.push_back(
        {grid_.place({row, title_->column}), "More than " + std::to_string(kMostBlankPeriods) +
                                                 " months of this scorecard are blank. Those below row " +
                                                 std::to_string(row) + " are not listed one by one."});
  }

  void take_figure(ScorecardRow& read, const Cell& cell, const ScorecardColumn& column) {
    if (grid_.is_date(cell)) {
      context_.not_understood.push_back(
          {grid_.place(cell.ref),
           "This cell holds a date (" + grid_.shown(cell) + ") where a figure was looked for, so nothing was read."});
      return;
    }
    const FigurePlace place{read.definition.name, read.definition.title, read.definition.unit,
                            kind_of(column.role), column.period,         column.benchmark};
    read.observations.push_back(context_.drafts.size());
    context_.drafts.push_back(read_observation(grid_, cell, place));
  }

  void finish(std::uint32_t last_row) {
    std::uint32_t first_column = title_->column;
    std::uint32_t last_column = title_->column;
    for (const ScorecardColumn& column : header_.columns) {
      if (column.label.text.empty() && column.column != section_column_) continue;
      first_column = std::min(first_column, column.column);
      last_column = std::max(last_column, column.column);
    }
    scorecard_.extent = {{header_.first_row, first_column}, {last_row, last_column}};
    for (const ScorecardColumn& column : header_.columns) record_unknown(column);
    suggest_refs(scorecard_, context_.measure_register);
  }

  void record_unknown(const ScorecardColumn& column) {
    if (column.role != ColumnRole::unknown || column.column == section_column_) return;
    bool filled = false;
    auto row = scorecard_.rows.begin();
    for (const Cell* cell : grid_.column_below({header_.last_row, column.column})) {
      while (row != scorecard_.rows.end() && row->title.place.cell.row < cell->ref.row) ++row;
      if (row == scorecard_.rows.end()) break;
      if (row->title.place.cell.row != cell->ref.row) continue;
      filled = true;
      grid_.claim(cell->ref);
    }
    if (!filled) return;
    const std::string heading =
        column.label.text.empty() ? "without a heading" : "headed \"" + column.label.text + "\"";
    if (column.period && column.period->kind() == PeriodKind::month) {
      context_.not_understood.push_back(
          {grid_.place({header_.last_row, column.column}),
           "Column " + column_letters(column.column) + ", " + heading + ", and another are both of " +
               column.period->words() + ", and nothing says which has the month's figures, so this one was not read."});
      return;
    }
    if (has_word(words_of(column.label.text), "target")) {
      const ScorecardColumn* green = header_.find(ColumnRole::green);
      context_.not_understood.push_back(
          {grid_.place({header_.last_row, column.column}),
           "Column " + column_letters(column.column) + ", " + heading + ", was not read as the target: " +
               (green == nullptr
                    ? "its heading does not say, or not it alone, that it holds for the months of this table."
                    : "column " + column_letters(green->column) + ", headed \"" + green->label.text + "\", was.")});
      return;
    }
    context_.not_understood.push_back(
        {grid_.place({header_.last_row, column.column}),
         "Column " + column_letters(column.column) + ", " + heading +
             ", is none that a scorecard is known to have, so it was not read. Looked for months, year to "
             "date, years, benchmarks, direction of travel, RAG and tolerances."});
  }

  Grid& grid_;
  LocateContext& context_;
  ScorecardHeader header_;
  Scorecard scorecard_;
  std::array<const ScorecardColumn*, kColumnRoles> by_role_{};
  std::vector<std::uint32_t> period_columns_;  // left to right
  std::vector<std::uint32_t> figure_columns_;  // these and other figures, left to right
  std::size_t blank_periods_ = 0;
  const ScorecardColumn* title_ = nullptr;
  const ScorecardColumn* ref_ = nullptr;
  std::uint32_t section_column_ = 0;
  std::string band_;
  std::string carried_section_;
  CellRef carried_place_;
};

}  // namespace

std::vector<Scorecard> find_scorecards(Grid& grid, LocateContext& context) {
  std::vector<Scorecard> found;
  std::size_t position = 0;
  std::size_t headers = 0;
  while (position < grid.rows().size()) {
    const std::uint32_t row = grid.rows()[position];
    const std::optional<ScorecardHeader> header = read_scorecard_header(grid, row, context.as_at);
    if (!header) {
      ++position;
      continue;
    }
    while (position < grid.rows().size() && grid.rows()[position] <= header->last_row) ++position;
    const CellRef start{header->first_row, header->columns.front().column};
    if (++headers > kMostScorecards) {
      context.not_understood.push_back(
          {grid.place(start), "This sheet has more than " + std::to_string(kMostScorecards) +
                                  " headings of scorecards. What stands from this row on was not read."});
      break;
    }
    if (header->columns.size() > kMostScorecardColumns) {
      context.not_understood.push_back(
          {grid.place(start), "These headings are a scorecard's, but they go on for more than " +
                                  std::to_string(kMostScorecardColumns) +
                                  " columns, which no scorecard that is known does, so nothing below them was read."});
      continue;
    }
    if (!header->doubt.empty()) {
      context.not_understood.push_back({grid.place(start), header->doubt});
      continue;
    }
    ScorecardReader reader(grid, context, *header);
    position = reader.read(position);
    Scorecard scorecard = reader.result();
    if (scorecard.rows.empty()) {
      context.not_understood.push_back(
          {grid.place(scorecard.extent.first),
           "These headings are a scorecard's, but no measure stands below them, so nothing was read."});
      continue;
    }
    found.push_back(std::move(scorecard));
  }
  return found;
}

}  // namespace scorebook
