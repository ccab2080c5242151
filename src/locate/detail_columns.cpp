#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

#include "locate/beside_heading.hpp"
#include "locate/detail_page.hpp"
#include "locate/source_rows.hpp"
#include "locate/target_versions.hpp"
#include "scorebook/measure.hpp"
#include "scorebook/words.hpp"
#include "text/notation.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

// The columns that stand under one title: one, or four of the form `92 of 280 32.9%`.
struct Field {
  std::uint32_t first_column = 0, last_column = 0;
  LabelledCell ref, title;
  std::string heading;        // of a group of columns, outermost first, joined by " | "
  std::string heading_shown;  // the same joined by " - "
  CellRef heading_anchor;
  // What was found under it.
  std::uint32_t value = 0, numerator = 0, denominator = 0;
  Unit unit = Unit::unknown;
  // Columns beside it that are no measure of their own, each under its own title; 0 for none.
  std::uint32_t target = 0, year_to_date = 0;
  bool parts_beside = false;  // the numerator and the denominator are such columns

  [[nodiscard]] bool own_parts() const { return numerator >= first_column && numerator <= last_column; }
};

// A column that is no measure of its own, and where it stands among the measures.
struct BesideField {
  Field field;
  BesideHeading heading;
  std::size_t measures_before = 0;
};

class ColumnReader {
 public:
  ColumnReader(Grid& grid, LocateContext& context, const DetailTable& table, const UnitsByRef& units)
      : grid_(grid), context_(context), table_(table), units_(units) {
    for (std::size_t at = 0; at < table.rows.size(); ++at) {
      for (const Cell* cell : grid.row(table.rows[at].row, table.first_column, table.last_column)) {
        cells_[cell->ref.column].push_back(cell);
        rows_[cell->ref.column].push_back(at);
      }
    }
  }

  std::vector<DetailColumn> read() {
    find_fields();
    for (Field& field : fields_) find_columns(field);
    fields_.erase(std::remove_if(fields_.begin(), fields_.end(), [](const Field& field) { return field.value == 0; }),
                  fields_.end());
    set_beside_apart();
    for (Field& field : fields_) field.unit = unit_of(field);
    give_beside_to_measures();
    pair_counts_with_per_cents();
    claim_headings();
    std::vector<DetailColumn> columns;
    for (const Field& field : fields_) {
      const std::size_t notes = context_.not_understood.size();
      DetailColumn column = read_column(field);
      if (column.observations.empty() && context_.not_understood.size() > notes) continue;
      columns.push_back(std::move(column));
    }
    return columns;
  }

 private:
  // A row of the header in which nothing but measure numbers stands.
  [[nodiscard]] bool is_ref_row(std::uint32_t row) const {
    bool any = false;
    for (const Cell* cell : grid_.row(row, table_.first_column, table_.last_column)) {
      if (!looks_like_ref(grid_.shown(*cell))) return false;
      any = true;
    }
    return any;
  }

  void find_fields() {
    std::vector<std::uint32_t> title_rows;
    std::uint32_t ref_row = 0;
    bool open = false;
    for (const std::uint32_t row : table_.header_rows) {
      if (is_ref_row(row)) {
        ref_row = row;
      } else {
        title_rows.push_back(row);
      }
    }
    for (const HeaderColumn& header : read_header(grid_, title_rows, table_.first_column, table_.last_column)) {
      const CellRef ref_anchor = ref_row == 0 ? CellRef{} : grid_.anchor({ref_row, header.column});
      const bool has_ref = ref_row != 0 && ref_anchor.column == header.column && grid_.filled(ref_anchor) != nullptr;
      const bool has_title = !header.headings.empty() && header.headings.back().own;
      const std::vector<const Cell*>& cells = cells_of(header.column);
      if (has_title || has_ref) {
        fields_.push_back(new_field(header, ref_row));
        open = true;
      } else if (open && (!cells.empty() || !header.headings.empty())) {
        fields_.back().last_column = header.column;
      } else {
        open = false;  // an empty column ends what a title stands over
        if (holds_numbers(cells)) {
          record(cells.front()->ref, "The figures of this column have no heading, so they were not read.",
                 {header.column});
        }
      }
    }
  }

  [[nodiscard]] Field new_field(const HeaderColumn& header, std::uint32_t ref_row) const {
    Field field;
    field.first_column = field.last_column = header.column;
    if (ref_row != 0) field.ref = grid_.labelled({ref_row, header.column});
    if (header.headings.empty()) return field;
    field.title = grid_.labelled(header.headings.back().anchor);
    for (std::size_t at = 0; at + 1 < header.headings.size(); ++at) {
      const Heading& heading = header.headings[at];
      field.heading += (at == 0 ? "" : " | ") + heading.text;
      field.heading_shown += (at == 0 ? "" : " - ") + heading.text;
      field.heading_anchor = heading.anchor;
    }
    return field;
  }

  // Filled cells of a column in the rows of the table.
  [[nodiscard]] const std::vector<const Cell*>& cells_of(std::uint32_t column) const {
    static const std::vector<const Cell*> kNone;
    const auto found = cells_.find(column);
    return found == cells_.end() ? kNone : found->second;
  }

  // The table's rows in which one of these columns holds something, as positions in DetailTable::rows, top to bottom.
  [[nodiscard]] std::vector<std::size_t> rows_of(const std::vector<std::uint32_t>& columns) const {
    std::vector<std::size_t> rows;
    for (const std::uint32_t column : columns) {
      if (const auto found = rows_.find(column); found != rows_.end())
        rows.insert(rows.end(), found->second.begin(), found->second.end());
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
  }

  [[nodiscard]] bool holds_numbers(const std::vector<const Cell*>& cells) const {
    return std::any_of(cells.begin(), cells.end(), [&](const Cell* cell) { return grid_.is_number(*cell); });
  }

  [[nodiscard]] bool holds_of(std::uint32_t column) const {
    const std::vector<const Cell*>& cells = cells_of(column);
    return !cells.empty() && std::all_of(cells.begin(), cells.end(), [&](const Cell* cell) {
      const std::string text = folded(grid_.shown(*cell));
      return text == "of" || text == "out of" || text == "/";
    });
  }

  void find_columns(Field& field) {
    std::vector<std::uint32_t> filled;
    for (std::uint32_t column = field.first_column; column <= field.last_column; ++column) {
      if (!cells_of(column).empty()) filled.push_back(column);
    }
    if (filled.empty()) {
      field.value = field.first_column;
    } else if (filled.size() == 1) {
      field.value = filled.front();
    } else if (filled.size() == 4 && holds_of(filled[1])) {
      field.numerator = filled[0];
      field.denominator = filled[2];
      field.value = filled[3];
    } else {
      record_unread(field, filled);
    }
  }

  void record_unread(const Field& field, const std::vector<std::uint32_t>& columns) {
    record(field.title.place.cell,
           "Several columns of figures stand under \"" + field.title.text +
               "\" and their headings do not say which is which, so they were not read. Looked for one column, or for "
               "four of the form "
               "number, \"of\", number, per cent.",
           columns);
  }

  void record(CellRef ref, const std::string& why, const std::vector<std::uint32_t>& columns) {
    context_.not_understood.push_back({grid_.place(ref), why});
    for (const std::uint32_t column : columns) {
      for (const Cell* cell : cells_of(column)) grid_.claim(cell->ref);
    }
  }

  [[nodiscard]] Unit unit_of(const Field& field) const {
    if (!field.ref.text.empty()) {
      const auto known = units_.find(canonical_ref(field.ref.text));
      if (known != units_.end() && known->second != Unit::unknown) return known->second;
    }
    const Unit stated = unit_of_measure("", field.title.text);
    if (field.numerator != 0) return Unit::per_cent;
    return stated != Unit::unknown ? stated : unit_of_cells(grid_, cells_of(field.value));
  }

  // Takes the columns that are no measure of their own out of the fields: of those with a ref of their own, only such
  // as name no measure at all.
  void set_beside_apart() {
    std::vector<Field> measures;
    for (Field& field : fields_) {
      std::optional<BesideHeading> heading = beside_heading(field.title.text);
      const bool named = !field.heading.empty() || looks_like_ref(field.ref.text) || fields_.size() == 1;
      if (!named && names_summary(field.title.text)) heading = BesideHeading{};
      if (!heading || (!heading->subject.empty() && looks_like_ref(field.ref.text))) {
        measures.push_back(std::move(field));
      } else {
        beside_.push_back({std::move(field), *heading, measures.size()});
      }
    }
    fields_ = std::move(measures);
  }

  // The measure that such a column belongs to: the one that its words name, the only one under its group heading, or
  // the one that stands alone before it. Null where nothing says which.
  [[nodiscard]] Field* measure_of(const BesideField& beside) {
    std::vector<Field*> found;
    const auto same_group = [&](const Field& field) {
      return field.heading_anchor == beside.field.heading_anchor && field.heading == beside.field.heading;
    };
    for (Field& field : fields_) {
      const std::vector<std::string> subject = subject_of_title(field.title.text);
      if (same_group(field) && (beside.heading.subject.empty() || subject == beside.heading.subject))
        found.push_back(&field);
    }
    if (found.size() == 1) return found.front();
    if (!beside.heading.subject.empty() || beside.measures_before == 0) return nullptr;
    Field& before = fields_[beside.measures_before - 1];
    const bool alone = beside.measures_before == 1 || !same_group(fields_[beside.measures_before - 2]) ||
                       std::any_of(beside_.begin(), beside_.end(), [&](const BesideField& other) {
                         return other.measures_before == beside.measures_before - 1;
                       });
    return same_group(before) && alone ? &before : nullptr;
  }

  static std::uint32_t* place_for(SourceRole role, Field& measure) {
    switch (role) {
      case SourceRole::target:
        return &measure.target;
      case SourceRole::year_to_date:
        return &measure.year_to_date;
      case SourceRole::numerator:
        return &measure.numerator;
      case SourceRole::denominator:
        return &measure.denominator;
      default:
        return nullptr;
    }
  }

  // Each column that belongs to one measure and says one thing of it; the others are told from left to right.
  void give_beside_to_measures() {
    std::map<std::uint32_t*, std::vector<const BesideField*>> rivals;  // by what they would be of which measure
    for (const BesideField& beside : beside_) {
      Field* measure = measure_of(beside);
      std::uint32_t* place = measure == nullptr ? nullptr : place_for(beside.heading.role, *measure);
      if (place != nullptr && *place == 0) rivals[place].push_back(&beside);
    }
    for (const auto& [place, columns] : rivals) {
      const std::optional<std::size_t> held = one_that_holds(columns);
      if (held) *place = columns[*held]->field.value;
    }
    for (Field& field : fields_) {
      field.parts_beside = rivals.count(&field.numerator) != 0 && field.numerator != 0 && field.denominator != 0;
      if (field.parts_beside) continue;
      for (std::uint32_t* part : {&field.numerator, &field.denominator}) {
        if (rivals.count(part) != 0) *part = 0;
      }
    }
    for (const BesideField& beside : beside_) {
      const bool read = std::any_of(fields_.begin(), fields_.end(), [&](const Field& field) {
        const std::uint32_t column = beside.field.value;
        return field.target == column || field.year_to_date == column || field.numerator == column ||
               field.denominator == column;
      });
      if (!read) record_beside(beside.field, beside.heading.role);
    }
  }

  static std::optional<std::size_t> one_that_holds(const std::vector<const BesideField*>& columns) {
    std::vector<std::string> headings;
    for (const BesideField* column : columns) headings.push_back(column->field.title.text);
    if (columns.front()->heading.role == SourceRole::target) return target_that_holds(headings);
    return columns.size() == 1 ? std::optional<std::size_t>(0) : std::nullopt;
  }

  void record_beside(const Field& field, SourceRole role) {
    std::vector<std::uint32_t> columns;
    for (std::uint32_t column = field.first_column; column <= field.last_column; ++column) {
      if (!cells_of(column).empty()) columns.push_back(column);
    }
    if (columns.empty()) return;
    const std::string column = "The column headed \"" + field.title.text + "\" names no measure";
    record(
        field.title.place.cell,
        role == SourceRole::ignored
            ? column + ", so what stands in it was not read."
            : column + ", and of which measure it gives the " + std::string(source_role_name(role)) +
                  " is not certain, so what stands in it was not read. Give its heading the measure's title, such as "
                  "\"Missed bins " +
                  std::string(source_role_name(role)) +
                  "\", and have one such column for each "
                  "measure.",
        columns);
  }

  // Under one group heading: a total, a part of it and the per cent of the one in the other. Only where the headings
  // say so.
  void pair_counts_with_per_cents() {
    for (Field& per_cent : fields_) {
      if (per_cent.unit != Unit::per_cent || per_cent.numerator != 0 || per_cent.heading.empty() ||
          !per_cent.ref.text.empty())
        continue;
      std::vector<const Field*> counts;
      std::size_t others = 0;
      for (const Field& field : fields_) {
        if (&field == &per_cent || field.heading_anchor != per_cent.heading_anchor || !field.ref.text.empty()) continue;
        if (field.unit == Unit::count && field.numerator == 0) {
          counts.push_back(&field);
        } else {
          ++others;
        }
      }
      if (counts.size() == 2 && others == 0) pair(per_cent, *counts[0], *counts[1]);
    }
  }

  void pair(Field& per_cent, const Field& one, const Field& other) const {
    const auto is_total = [](const Field& field) { return has_word(words_of(field.title.text), "total"); };
    const auto same_subject = [&](const Field& field) {
      return subject_of_title(field.title.text) == subject_of_title(per_cent.title.text);
    };
    const bool one_is_part = !is_total(one) && (is_total(other) || (same_subject(one) && !same_subject(other)));
    const bool other_is_part = !is_total(other) && (is_total(one) || (same_subject(other) && !same_subject(one)));
    if (one_is_part == other_is_part) return;
    per_cent.numerator = one_is_part ? one.value : other.value;
    per_cent.denominator = one_is_part ? other.value : one.value;
  }

  void claim_headings() {
    for (const std::uint32_t row : table_.header_rows) {
      for (const Cell* cell : grid_.row(row, table_.label_column, table_.last_column)) grid_.claim(cell->ref);
    }
    for (const DetailRow& row : table_.rows) grid_.claim({row.row, table_.label_column});
  }

  [[nodiscard]] DetailColumn read_column(const Field& field) {
    DetailColumn column;
    column.ref = looks_like_ref(field.ref.text) ? canonical_ref(field.ref.text) : "";
    column.ref_cell = field.ref;
    column.title = field.title;
    column.heading = field.heading;
    column.unit = field.unit;
    column.column = field.value;
    column.numerator_column = field.numerator;
    column.denominator_column = field.denominator;
    const std::string& title = field.title.text;
    column.measure = !column.ref.empty() ? column.ref : field.heading.empty() ? title : field.heading + " | " + title;
    const std::string whole_title = field.heading.empty() ? title : field.heading_shown + " - " + title;
    const bool own_parts = field.own_parts() || field.parts_beside;
    const std::size_t before = context_.drafts.size();
    std::vector<std::uint32_t> own_columns = {field.value};
    if (own_parts) own_columns.insert(own_columns.end(), {field.numerator, field.denominator});
    for (const std::size_t at : rows_of(own_columns)) take_figure(column, field, table_.rows[at], whole_title);
    if (holds_words_only(before)) {
      context_.drafts.erase(context_.drafts.begin() + static_cast<std::ptrdiff_t>(before), context_.drafts.end());
      column.observations.clear();
      context_.not_understood.push_back({column.title.place, "The column headed \"" + title +
                                                                 "\" holds words and no figure, so it was "
                                                                 "not read as a measure."});
      return column;
    }
    take_beside(column, field.target, ObservationKind::target, whole_title);
    take_beside(column, field.year_to_date, ObservationKind::year_to_date, whole_title);
    return column;
  }

  // Targets and years to date that stand in a column of their own: of the month or year of their row.
  void take_beside(DetailColumn& column, std::uint32_t number, ObservationKind kind, const std::string& title) {
    if (number == 0) return;
    const BesideField& beside = *std::find_if(beside_.begin(), beside_.end(),
                                              [&](const BesideField& other) { return other.field.value == number; });
    const std::optional<Period> named = find_period(beside.field.title.text);
    std::vector<CellRef> unread;
    for (const std::size_t at : rows_of({number})) {
      const DetailRow& row = table_.rows[at];
      const Cell& cell = *grid_.filled({row.row, number});
      grid_.claim(cell.ref);
      const bool dated = (row.kind == ObservationKind::value || row.kind == ObservationKind::year) && row.period;
      if (!dated || (named && !lies_in(*row.period, *named)) || grid_.is_date(cell)) {
        unread.push_back(cell.ref);
        continue;
      }
      column.observations.push_back(context_.drafts.size());
      context_.drafts.push_back(
          read_observation(grid_, cell, {column.measure, title, column.unit, kind, row.period, ""}));
    }
    if (unread.empty()) return;
    context_.not_understood.push_back(
        {grid_.place(unread.front()),
         counted(unread.size(), "cell") + " under \"" + beside.field.title.text + "\" " +
             (unread.size() == 1 ? "stands" : "stand") +
             " beside no month or year that the heading is of, so what stands there was not read as a " +
             std::string(source_role_name(beside.heading.role)) + "."});
  }

  static bool lies_in(const Period& period, const Period& longer) {
    return longer.first() <= period.first() && period.last() <= longer.last();
  }

  // Whether the figures collected from there on are all words, and not only words for a missing figure.
  [[nodiscard]] bool holds_words_only(std::size_t from) const {
    bool words = false;
    for (std::size_t at = from; at < context_.drafts.size(); ++at) {
      const Figure& figure = context_.drafts[at].observation.figure;
      if (figure.value) return false;
      words = words || figure.missing == Missing::text;
    }
    return words;
  }

  void take_figure(DetailColumn& column, const Field& field, const DetailRow& row, const std::string& title) {
    const CellRef ref{row.row, column.column};
    const CellRef numerator{row.row, column.numerator_column};
    const CellRef denominator{row.row, column.denominator_column};
    if (field.own_parts() || field.parts_beside) claim_parts(column, row, numerator, denominator);
    const Cell* cell = grid_.filled(ref);
    if (cell == nullptr) return;
    grid_.claim(ref);
    if (grid_.is_date(*cell)) {
      context_.not_understood.push_back(
          {grid_.place(ref),
           "This cell holds a date (" + grid_.shown(*cell) + ") where a figure was looked for, so nothing was read."});
      return;
    }
    DraftObservation draft =
        read_observation(grid_, *cell, {column.measure, title, column.unit, row.kind, row.period, row.benchmark});
    if (column.numerator_column != 0) add_parts(draft.observation, numerator, denominator);
    column.observations.push_back(context_.drafts.size());
    context_.drafts.push_back(std::move(draft));
  }

  // The numbers beside "of" belong to the per cent; without one they are reported, not dropped.
  void claim_parts(const DetailColumn& column, const DetailRow& row, CellRef numerator, CellRef denominator) {
    const bool lonely = grid_.filled({row.row, column.column}) == nullptr;
    if (lonely && (grid_.filled(numerator) != nullptr || grid_.filled(denominator) != nullptr)) {
      context_.not_understood.push_back({grid_.place({row.row, column.column}),
                                         "The number " + grid_.shown(numerator) + " of " + grid_.shown(denominator) +
                                             " stands here without its percentage, so it was not read."});
    }
    grid_.claim(numerator);
    grid_.claim(denominator);
    if (denominator.column == numerator.column + 2 && holds_of(numerator.column + 1))
      grid_.claim({row.row, numerator.column + 1});
  }

  void add_parts(Observation& observation, CellRef numerator, CellRef denominator) const {
    if (const std::optional<Decimal> number = plain_number(grid_, numerator)) {
      observation.figure.numerator = number;
      observation.numerator_place = grid_.place(numerator);
    }
    if (const std::optional<Decimal> number = plain_number(grid_, denominator)) {
      observation.figure.denominator = number;
      observation.denominator_place = grid_.place(denominator);
    }
  }

  Grid& grid_;
  LocateContext& context_;
  const DetailTable& table_;
  const UnitsByRef& units_;
  std::vector<Field> fields_;
  std::vector<BesideField> beside_;
  std::map<std::uint32_t, std::vector<const Cell*>> cells_;  // by column, top to bottom
  std::map<std::uint32_t, std::vector<std::size_t>> rows_;   // beside cells_: positions in DetailTable::rows
};

}  // namespace

std::vector<DetailColumn> read_detail_columns(Grid& grid, LocateContext& context, const DetailTable& table,
                                              const UnitsByRef& units) {
  return ColumnReader(grid, context, table, units).read();
}

}  // namespace scorebook
