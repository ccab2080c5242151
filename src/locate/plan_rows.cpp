#include <algorithm>
#include <utility>

#include "locate/beside_heading.hpp"
#include "locate/definition.hpp"
#include "locate/plan_names.hpp"
#include "locate/plan_refs.hpp"
#include "locate/plan_table.hpp"
#include "locate/shapes.hpp"
#include "locate/target_versions.hpp"
#include "locate/vocabulary.hpp"
#include "scorebook/measure.hpp"
#include "text/ref_in_column.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr std::uint32_t kLinesAbove = 8;      // in which an outcome or the name of the table is looked for
constexpr std::size_t kMostPlanTables = 200;  // of a sheet: more than any has
constexpr std::size_t kLongestBand = 300;

enum class RowShape { measure, part_of_measure, words, figures_without_title, no_measure, other_table };

class PlanReader {
 public:
  PlanReader(Grid& grid, LocateContext& context, const RegisterRefs& register_refs, SourceTable header,
             std::optional<Period> plan_year)
      : grid_(grid), context_(context), register_refs_(register_refs), plan_year_(plan_year) {
    table_.sheet = grid.sheet().name;
    table_.layout = std::move(header);
    first_column_ = table_.layout.columns.front().column;
    last_column_ = table_.layout.columns.back().column;
    title_ = find_column(table_.layout, SourceRole::title)->column;
    if (const SourceColumn* ref = find_column(table_.layout, SourceRole::ref); ref != nullptr) ref_ = ref->column;
    read_lines_above();
    claim_rows(table_.layout.first_header_row, table_.layout.last_header_row);
  }

  // Reads rows from `position` of Grid::rows() to the end of the table; the position of the first row after it.
  std::size_t read(std::size_t position) {
    const std::vector<std::uint32_t>& rows = grid_.rows();
    std::uint32_t last = table_.layout.last_header_row;
    while (position < rows.size()) {
      const std::uint32_t row = rows[position];
      if (grid_.border_below(table_.layout.last_header_row, row, title_)) break;
      if (const std::optional<SourceTable> header = header_from(row)) {
        if (!same_plan_columns(*header, table_.layout)) break;
        claim_rows(row, header->last_header_row);
        last = header->last_header_row;
        while (position < rows.size() && rows[position] <= last) ++position;
        continue;
      }
      if (cells_in(row).empty() || row <= title_goes_on_to_) {
        if (row <= title_goes_on_to_) last = row;
        ++position;  // a row of another table beside this one, or the rest of a title
        continue;
      }
      const RowShape shape = shape_of(row, row > last + 1);
      if (shape == RowShape::other_table) break;
      take(row, shape);
      last = row;
      ++position;
    }
    finish();
    return position;
  }

  [[nodiscard]] PlanTable&& result() { return std::move(table_); }

 private:
  [[nodiscard]] std::vector<const Cell*> cells_in(std::uint32_t row) const {
    return grid_.row(row, first_column_, last_column_);
  }

  // A header that starts in this row; its heading of titles may stand below those of groups.
  [[nodiscard]] std::optional<SourceTable> header_from(std::uint32_t row) const {
    for (std::uint32_t down = 0; down < 2; ++down) {
      std::optional<SourceTable> header = read_plan_header(grid_, row + down);
      if (header && header->first_header_row == row) return header;
    }
    return std::nullopt;
  }

  void claim_rows(std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t row = first; row <= last; ++row) {
      for (const Cell* cell : cells_in(row)) grid_.claim(cell->ref);
    }
  }

  // The outcome that stands directly above the header, and the line that names the table.
  void read_lines_above() {
    const std::uint32_t header = table_.layout.first_header_row;
    bool adjoining = true;
    for (std::uint32_t up = 1; up <= kLinesAbove && up < header; ++up) {
      const std::vector<const Cell*> cells = cells_in(header - up);
      if (cells.empty()) {
        adjoining = false;
        continue;
      }
      if (adjoining && take_labelled_band(header - up)) continue;
      if (cells.size() != 1 || cells.front()->kind != CellKind::text) return;
      const std::string text = grid_.shown(*cells.front());
      const bool names_priority = folded(text).compare(0, 8, "priority") == 0;
      if (table_.heading.text.empty() || names_priority) table_.heading = grid_.labelled(cells.front()->ref);
      if (names_priority) return;
    }
  }

  // "Outcome:" or "Lead accountability:", with its words beside or behind it.
  bool take_labelled_band(std::uint32_t row) {
    const std::vector<const Cell*> cells = cells_in(row);
    if (cells.empty() || cells.size() > 2 || cells.front()->kind != CellKind::text) return false;
    const BandLabel band = band_label(grid_.shown(*cells.front()));
    if (band.kind == BandKind::none) return false;
    LabelledCell label = grid_.labelled(cells.size() == 2 ? cells.back()->ref : cells.front()->ref);
    if (cells.size() == 1) label.text = band.rest;
    if (cells.size() == 2 && !band.rest.empty()) return false;
    (band.kind == BandKind::outcome ? section_ : accountable_) = label;
    for (const Cell* cell : cells) grid_.claim(cell->ref);
    return true;
  }

  [[nodiscard]] bool has_own_ref(std::uint32_t row) const {
    return ref_ != 0 && stands_for_a_ref(grid_.shown(CellRef{row, ref_}));
  }

  // The row whose ref is merged down over this one; 0 for none.
  [[nodiscard]] std::uint32_t row_of_merged_ref(std::uint32_t row) const {
    if (ref_ == 0) return 0;
    const CellRef anchor = grid_.anchor({row, ref_});
    return anchor.row < row && stands_for_a_ref(grid_.shown(anchor)) ? anchor.row : 0;
  }

  [[nodiscard]] bool has_title(std::uint32_t row) const { return grid_.filled({row, title_}) != nullptr; }

  // Whether the row is a sub-measure of the ref above it: the ref is merged over it, or blank beside "b) ...".
  [[nodiscard]] bool is_part(std::uint32_t row) const {
    if (ref_ == 0 || !has_title(row)) return false;
    if (row_of_merged_ref(row) != 0) return true;
    return grid_.filled(grid_.anchor({row, ref_})) == nullptr &&
           !leading_mark(grid_.shown(CellRef{row, title_})).empty();
  }

  [[nodiscard]] bool has_figures(std::uint32_t row) const {
    return std::any_of(table_.layout.columns.begin(), table_.layout.columns.end(), [&](const SourceColumn& column) {
      return holds_plan_figures(column.role) && grid_.filled({row, column.column}) != nullptr;
    });
  }

  [[nodiscard]] RowShape shape_of(std::uint32_t row, bool after_gap) const {
    const bool title = has_title(row);
    const bool figures = has_figures(row);
    if (has_own_ref(row) && (title || figures)) return RowShape::measure;
    if (!after_gap && !table_.rows.empty() && is_part(row)) return RowShape::part_of_measure;
    const CellRange* merge = grid_.merge({row, title_});
    if (merge != nullptr && merge->last.column > title_ + 1) return RowShape::words;
    const SourceColumn* polarity = find_column(table_.layout, SourceRole::polarity);
    const bool judged =
        polarity != nullptr && parse_polarity(grid_.shown(CellRef{row, polarity->column})) != Polarity::unknown;
    if (title && judged) return RowShape::measure;
    if (figures && (after_gap || heads_one_column_below(row))) return RowShape::other_table;
    if (title && figures) return is_no_measure(row) ? RowShape::no_measure : RowShape::measure;
    return figures ? RowShape::figures_without_title : RowShape::words;
  }

  // Whether another table begins in this row, with figures in one of the columns only and nothing else than a name.
  [[nodiscard]] bool heads_one_column_below(std::uint32_t row) const {
    constexpr std::size_t kNameAndHeading = 2;
    if (table_.rows.empty() || cells_in(row).size() != kNameAndHeading || has_own_ref(row + 1)) return false;
    std::vector<std::uint32_t> figures;
    for (const SourceColumn& column : table_.layout.columns) {
      if (holds_plan_figures(column.role)) figures.push_back(column.column);
    }
    return heads_one_column(grid_, row, table_.layout.last_header_row + 1, {first_column_, last_column_}, figures);
  }

  [[nodiscard]] bool is_no_measure(std::uint32_t row) const {
    const std::string above = table_.rows.empty() ? std::string() : table_.rows.back().title.text;
    return names_no_measure(grid_.shown(CellRef{row, title_}), above);
  }

  void take(std::uint32_t row, RowShape shape) {
    switch (shape) {
      case RowShape::measure:
      case RowShape::part_of_measure:
        take_measure(row, shape == RowShape::part_of_measure);
        break;
      case RowShape::words:
        take_words(row);
        break;
      case RowShape::figures_without_title:
        context_.not_understood.push_back(
            {grid_.place({row, title_}),
             "This row has figures but neither a measure number nor a title, so the figures were not read. Looked for "
             "a title in column " +
                 column_letters(title_) + "."});
        claim_rows(row, row);
        break;
      case RowShape::no_measure:
        context_.not_understood.push_back(
            {grid_.place({row, title_}), no_measure_words(grid_.shown(CellRef{row, title_}))});
        claim_rows(row, row);
        break;
      case RowShape::other_table:
        break;
    }
  }

  // Whether a row of one short name directly below a measure is the band of the next section and no note on the one
  // above: a measure follows at once, and the name is in capitals or stands where the bands before it stood.
  [[nodiscard]] bool is_band_between(std::uint32_t row, const Cell& cell, const std::string& text) const {
    constexpr std::size_t kLongestName = 80;
    const bool in_place = cell.ref.column < title_ || (ref_ == 0 && cell.ref.column == title_);
    if (!in_place || text.size() > kLongestName || row >= kMaximumRow) return false;
    if (text.front() == '(' || text.front() == '*' || text.back() == '.' || stands_for_a_ref(text)) return false;
    const std::vector<std::string> words = words_of(text);
    if (words.empty() || words.front() == "note" || words.front() == "notes" || words.front() == "source") return false;
    const bool capitals =
        std::any_of(text.begin(), text.end(), [](char letter) { return letter >= 'A' && letter <= 'Z'; }) &&
        std::none_of(text.begin(), text.end(), [](char letter) { return letter >= 'a' && letter <= 'z'; });
    if (!capitals && cell.ref.column != band_column_) return false;
    return shape_of(row + 1, false) == RowShape::measure && (ref_ == 0 || has_own_ref(row + 1));
  }

  // A band with the name of an outcome, or a note.
  void take_words(std::uint32_t row) {
    if (take_labelled_band(row)) return;
    const std::vector<const Cell*> cells = cells_in(row);
    if (cells.size() != 1 || cells.front()->kind != CellKind::text) return;
    const Cell& cell = *cells.front();
    const std::string text = grid_.shown(cell);
    if (text.empty() || text.size() > kLongestBand) return;
    const CellRange* merge = grid_.merge(cell.ref);
    const bool over_titles = merge != nullptr && merge->first.column < title_ && merge->last.column >= title_;
    const bool follows = !table_.rows.empty() && last_row_ + 1 == row;
    const bool left = cell.ref.column < title_ && !follows;
    if (over_titles || left || is_band_between(row, cell, text)) {
      band_column_ = cell.ref.column;
      section_ = grid_.labelled(cell.ref);
      accountable_ = {};
      grid_.claim(cell.ref);
    }
  }

  // The words of that column for this row, those of a cell that is merged down over it too.
  [[nodiscard]] LabelledCell words_at(std::uint32_t row, std::uint32_t column) const {
    const CellRange* merge = grid_.merge({row, column});
    const bool sideways = merge != nullptr && merge->first.column != column;
    return sideways ? LabelledCell{"", grid_.place({row, column}), std::nullopt} : grid_.labelled({row, column});
  }

  [[nodiscard]] LabelledCell words_of_role(std::uint32_t row, SourceRole role) const {
    const SourceColumn* column = find_column(table_.layout, role);
    return column == nullptr ? LabelledCell{} : words_at(row, column->column);
  }

  // Whether rows below are sub-measures of the same ref, so that this one is the first of them.
  [[nodiscard]] bool parts_below(std::uint32_t row) const {
    if (ref_ == 0) return false;
    const CellRange* merge = grid_.merge({row, ref_});
    if (merge == nullptr || merge->last.row == row)
      return row < kMaximumRow && is_part(row + 1) && !has_own_ref(row + 1);
    for (std::uint32_t below = row + 1; below <= merge->last.row; ++below) {
      if (grid_.anchor({below, title_}) == CellRef{below, title_} && has_title(below)) return true;
    }
    return false;
  }

  // The ref that the cell means, and in `note` what had to be put right.
  [[nodiscard]] std::string ref_meant(const std::string& text, std::string& note) {
    std::string ref = ref_in_its_column(text);
    if (ref.empty()) return ref;
    if (register_refs_.knows(ref)) return ref;
    std::optional<std::string> meant = register_refs_.meant(ref);
    if (!meant && may_be_misprinted(ref)) {
      if (!column_refs_) column_refs_.emplace(grid_, CellRef{table_.layout.last_header_row, ref_});
      meant = column_refs_->meant(ref);
    }
    if (const std::optional<RefAsRead> read = read_ref(text); read && !read->notes.empty()) note = read->notes.front();
    if (!meant) return ref;
    note = ref + " is taken for " + *meant + ", which is missing among the numbers beside it";
    return *meant;
  }

  // The ref of the row; of a sub-measure the one that it shares with others, with its own mark.
  void settle_ref(PlanRow& read, bool part, bool first_of_parts) {
    Measure& measure = read.definition;
    if (!part) shared_ref_ = ref_meant(read.ref.text, read.ref_note);
    measure.ref = shared_ref_;
    const bool marked = !shared_ref_.empty() && shared_ref_.back() == ')';
    if (shared_ref_.empty() || !(part || (first_of_parts && !marked))) return;
    if (marked) shared_ref_.erase(shared_ref_.rfind('('));
    const std::string mark = first_mark(read.title.text);
    if (!mark.empty()) measure.ref = shared_ref_ + "(" + mark + ")";
    if (mark.empty() && part) measure.name = shared_ref_ + " | " + read.title.text;
  }

  // Adds the words that a title goes on with in the rows below: alone there, in its column, and no new sentence.
  void read_on(LabelledCell& title, std::uint32_t row) {
    title_goes_on_to_ = last_row_ = row;
    for (std::uint32_t below = row + 1; below < kMaximumRow; ++below) {
      const std::vector<const Cell*> cells = cells_in(below);
      if (cells.size() != 1 || cells.front()->ref.column != title_ || cells.front()->kind != CellKind::text) return;
      const std::string text = grid_.shown(*cells.front());
      if (grid_.merge(cells.front()->ref) != nullptr || text.empty() || text.front() < 'a' || text.front() > 'z')
        return;
      if (!leading_mark(text).empty()) return;
      title.text += " " + text;
      grid_.claim(cells.front()->ref);
      title_goes_on_to_ = last_row_ = below;
    }
  }

  void take_measure(std::uint32_t row, bool part) {
    PlanRow read;
    read.ref = ref_ == 0 ? LabelledCell{} : words_at(row, ref_);
    read.title = words_at(row, title_);
    read_on(read.title, row);
    read.section = words_of_role(row, SourceRole::section);
    if (read.section.text.empty()) read.section = section_;
    read.accountable = accountable_;
    read.polarity = words_of_role(row, SourceRole::polarity);
    read.frequency = words_of_role(row, SourceRole::frequency);
    read.priority = words_of_role(row, SourceRole::priority_measure);
    read.lead = words_of_role(row, SourceRole::lead);
    read.status = words_of_role(row, SourceRole::status);
    for (const SourceColumn& column : table_.layout.columns) {
      if (is_action_column(column))
        read.action = words_at(row, column.column);
      else if (column.role == SourceRole::remark)
        read.remarks.push_back(words_at(row, column.column));
    }
    settle_ref(read, part, parts_below(row));
    define(read, row);
    const PlanFigurePlace place{read.definition, shared_ref_.empty() ? read.definition.name : shared_ref_, plan_year_};
    for (DraftObservation& draft : read_plan_figures(grid_, table_.layout, row, place, context_.not_understood)) {
      read.observations.push_back(context_.drafts.size());
      context_.drafts.push_back(std::move(draft));
    }
    for (const SourceColumn& column : table_.layout.columns) {
      if (column.role != SourceRole::ignored && grid_.filled({row, column.column}) != nullptr)
        grid_.claim({row, column.column});
    }
    table_.rows.push_back(std::move(read));
  }

  void define(PlanRow& read, std::uint32_t row) const {
    Measure& measure = read.definition;
    const PlanTitle title = read_plan_title(read.title.text);
    measure.title = title.text;
    if (measure.name.empty()) measure.name = measure.ref.empty() ? measure.title : measure.ref;
    measure.section = read.section.text;
    measure.action = read.action.text;
    measure.lead = read.lead.text;
    measure.frequency = read.frequency.text;
    measure.priority_measure = title.priority_measure || says_yes(read.priority.text);
    measure.polarity_text = read.polarity.text;
    measure.polarity = parse_polarity(read.polarity.text);
    measure.unit = unit_of_plan_row(grid_, table_.layout, row, measure.title);
    lay_register_over(measure, context_.measure_register);
    if (measure.priority.empty() && names_priority(table_.heading.text))
      measure.priority = collapsed(table_.heading.text);
  }

  void finish() {
    const std::uint32_t last = std::max(last_row_, table_.layout.last_header_row);
    table_.layout.last_row = last;
    table_.extent = {{table_.layout.first_header_row, first_column_}, {last, last_column_}};
    for (const SourceColumn& column : table_.layout.columns) record_unknown(column);
  }

  void record_unknown(const SourceColumn& column) {
    const std::string rival = why_target_unread(table_.layout, column);
    if (column.role != SourceRole::ignored && rival.empty()) return;
    bool filled = false;
    for (const PlanRow& row : table_.rows) {
      const CellRef ref{row.title.place.cell.row, column.column};
      if (grid_.filled(ref) == nullptr) continue;
      filled = true;
      grid_.claim(ref);
    }
    if (!filled) return;
    if (!rival.empty()) {
      context_.not_understood.push_back({grid_.place({table_.layout.last_header_row, column.column}), rival});
      return;
    }
    if (column.period) {
      context_.not_understood.push_back(
          {grid_.place({table_.layout.last_header_row, column.column}),
           "Column " + column_letters(column.column) + ", headed \"" + column.heading + "\", and another are both of " +
               column.period->words() + ", and nothing says which has the measure's figures, so neither was read."});
      return;
    }
    context_.not_understood.push_back(
        {grid_.place({table_.layout.last_header_row, column.column}),
         "Column " + column_letters(column.column) + ", headed \"" + column.heading +
             "\", is none that a plan table is known to have, so it was not read. Looked for good performance, "
             "frequency, performance or baseline, earlier periods, numbers, target, lead, exceptions and notes."});
  }

  Grid& grid_;
  LocateContext& context_;
  const RegisterRefs& register_refs_;
  std::optional<ColumnRefs> column_refs_;  // once the first ref asks for them
  std::optional<Period> plan_year_;
  PlanTable table_;
  std::uint32_t first_column_ = 0, last_column_ = 0, title_ = 0, ref_ = 0;
  std::uint32_t band_column_ = 0;       // in which the last band of a section stood; 0 for none
  std::uint32_t last_row_ = 0;          // of the measures read so far
  std::uint32_t title_goes_on_to_ = 0;  // the last row that a title has taken
  LabelledCell section_, accountable_;
  std::string shared_ref_;  // of the row, and of the sub-measures below it
};

// Whether the register says itself how the tables of this sheet are laid out.
bool register_states_tables_of(const Grid& grid, const Register* measure_register) {
  if (measure_register == nullptr) return false;
  const std::vector<SourceTable>& stated = measure_register->sources;
  return std::any_of(stated.begin(), stated.end(),
                     [&](const SourceTable& table) { return folded(table.sheet) == folded(grid.sheet().name->sheet); });
}

}  // namespace

std::vector<PlanTable> find_plan_tables(Grid& grid, LocateContext& context) {
  std::vector<PlanTable> found;
  if (register_states_tables_of(grid, context.measure_register)) return found;
  std::size_t position = 0;
  std::size_t headers = 0;
  std::optional<RegisterRefs> register_refs;
  while (position < grid.rows().size()) {
    const std::uint32_t row = grid.rows()[position];
    std::optional<SourceTable> header = read_plan_header(grid, row);
    // Tables with months across are scorecards, read or refused before.
    const bool taken =
        header && (grid.claimed(*grid.row(row).front()) || read_scorecard_header(grid, row, context.as_at).has_value());
    if (!header || taken) {
      ++position;
      continue;
    }
    while (position < grid.rows().size() && grid.rows()[position] <= header->last_header_row) ++position;
    const Place start = grid.place({header->first_header_row, header->columns.front().column});
    if (++headers > kMostPlanTables) {
      context.not_understood.push_back({start, "This sheet has more than " + std::to_string(kMostPlanTables) +
                                                   " headings of plan tables. What stands from this row on was not "
                                                   "read."});
      break;
    }
    if (!header->confident) {
      context.not_understood.push_back({start, header->why});
      continue;
    }
    const std::optional<PlanPeriod> named = period_above(grid, header->first_header_row);
    if (!register_refs) register_refs.emplace(context.measure_register);
    PlanReader reader(grid, context, *register_refs, std::move(*header),
                      named ? std::optional(named->period.in_financial_year()) : std::nullopt);
    position = reader.read(position);
    PlanTable table = reader.result();
    if (table.rows.empty()) {
      context.not_understood.push_back(
          {start, "These headings are a plan table's, but no measure stands below them, so nothing was read."});
      continue;
    }
    found.push_back(std::move(table));
  }
  return found;
}

}  // namespace scorebook
