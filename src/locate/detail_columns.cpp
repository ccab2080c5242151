#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

#include "locate/detail_page.hpp"
#include "scorebook/measure.hpp"
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
    for (Field& field : fields_) field.unit = unit_of(field);
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

  // What is left of "No. prog to referral" and "% prog. to referral": the words that say what is counted.
  [[nodiscard]] static std::vector<std::string> subject(const std::string& title) {
    std::vector<std::string> words = words_of(title);
    const auto is_form = [](const std::string& word) {
      return word == "no" || word == "number" || word == "of" || word == "percentage" || word == "percent";
    };
    words.erase(std::remove_if(words.begin(), words.end(), is_form), words.end());
    return words;
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
      return subject(field.title.text) == subject(per_cent.title.text);
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
    const bool own_parts = field.numerator >= field.first_column && field.numerator <= field.last_column;
    const std::size_t before = context_.drafts.size();
    std::vector<std::uint32_t> own_columns = {field.value};
    if (own_parts) own_columns.insert(own_columns.end(), {field.numerator, field.denominator});
    for (const std::size_t at : rows_of(own_columns)) take_figure(column, table_.rows[at], whole_title, own_parts);
    if (holds_words_only(before)) {
      context_.drafts.erase(context_.drafts.begin() + static_cast<std::ptrdiff_t>(before), context_.drafts.end());
      column.observations.clear();
      context_.not_understood.push_back({column.title.place, "The column headed \"" + title +
                                                                 "\" holds words and no figure, so it was "
                                                                 "not read as a measure."});
    }
    return column;
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

  void take_figure(DetailColumn& column, const DetailRow& row, const std::string& title, bool own_parts) {
    const CellRef ref{row.row, column.column};
    const CellRef numerator{row.row, column.numerator_column};
    const CellRef denominator{row.row, column.denominator_column};
    if (own_parts) claim_parts(column, row, numerator, denominator);
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
    for (std::uint32_t at = numerator.column; at <= denominator.column; ++at) grid_.claim({row.row, at});
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
  std::map<std::uint32_t, std::vector<const Cell*>> cells_;  // by column, top to bottom
  std::map<std::uint32_t, std::vector<std::size_t>> rows_;   // beside cells_: positions in DetailTable::rows
};

}  // namespace

std::vector<DetailColumn> read_detail_columns(Grid& grid, LocateContext& context, const DetailTable& table,
                                              const UnitsByRef& units) {
  return ColumnReader(grid, context, table, units).read();
}

}  // namespace scorebook
