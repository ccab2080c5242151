#include "locate/source_tables.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "locate/anchored_tables.hpp"
#include "locate/draft.hpp"
#include "locate/editions.hpp"
#include "locate/shapes.hpp"
#include "locate/source_rows.hpp"
#include "locate/target_versions.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

CellRef first_cell(const SourceTable& table) {
  const std::uint32_t row = table.first_header_row != 0 ? table.first_header_row : table.first_row;
  return {row, table.columns.empty() ? 1 : table.columns.front().column};
}

// Columns of figures that the layout knows but does not read, each once. What the register calls ignored somebody has
// looked at and decided.
void record_ignored(const Grid& grid, const SourceTable& table, LocateContext& context) {
  std::string undated, dated;  // columns of no period, and of one that their headings say among other words
  CellRef first_undated, first_dated;
  for (const SourceColumn& column : table.columns) {
    if (const std::string rival = why_target_unread(table, column); !rival.empty())
      context.not_understood.push_back({grid.place({table.last_header_row, column.column}), rival});
    if (column.role != SourceRole::ignored || table.stated) continue;
    const bool has_period = find_period(column.heading).has_value();
    std::string& all = has_period ? dated : undated;
    for (const Cell* cell : grid.column_below({table.first_row - 1, column.column})) {
      if (table.last_row != 0 && cell->ref.row > table.last_row) break;
      if (!has_figure(grid, *cell)) continue;
      if (all.empty()) (has_period ? first_dated : first_undated) = cell->ref;
      all += (all.empty() ? "" : ", ") + column_letters(column.column);
      if (!column.heading.empty()) all += " (\"" + shortened(column.heading, 60) + "\")";
      break;
    }
  }
  if (!undated.empty()) {
    context.not_understood.push_back(
        {grid.place(first_undated),
         "These columns of the table hold numbers, but nothing says of which measure and period, so they "
         "were not read: " +
             undated + "."});
  }
  if (dated.empty()) return;
  context.not_understood.push_back(
      {grid.place(first_dated),
       "These columns of the table hold numbers under a period, but it is not certain that they are figures of that "
       "period, so they were not read: " +
           dated + "."});
}

bool has_values(const SourceTable& table) {
  return std::any_of(table.columns.begin(), table.columns.end(),
                     [](const SourceColumn& column) { return column.role == SourceRole::value; });
}

// Whether the register states the table for this sheet: by the sheet, or by an anchor that stands on it.
bool is_stated(const Grid& grid, const SourceTable& table, const std::optional<Anchor>& anchor) {
  return table.sheet.empty() ? anchor.has_value() : folded(table.sheet) == folded(grid.sheet().name->sheet);
}

class SheetReader {
 public:
  SheetReader(Grid& grid, LocateContext& context) : grid_(grid), context_(context) {}

  std::vector<LocatedTable> read() {
    if (!read_stated()) {
      read_anchored();
      for (const auto find : {find_lists, find_measures_down, find_periods_down}) {
        for (SourceTable& table : find(grid_)) take_outside(std::move(table));
      }
      grid_.look_everywhere();
    }
    record_totals(grid_, context_.not_understood);
    if (found_.empty() && draft_) {
      context_.not_understood.push_back({grid_.place(first_cell(*draft_)), draft_->why + " So it was not read."});
      found_.push_back({std::move(*draft_), {}, grid_.index()});
    }
    return std::move(found_);
  }

 private:
  // Whether the register says how the tables of this sheet are laid out.
  bool read_stated() {
    if (context_.measure_register == nullptr) return false;
    bool any = false;
    for (const SourceTable& stated : context_.measure_register->sources) {
      const std::optional<Anchor> anchor =
          stated.anchor.empty() ? std::nullopt : find_anchor(grid_.workbook(), grid_.index(), stated.anchor);
      if (!is_stated(grid_, stated, anchor)) continue;
      any = true;
      SourceTable table = stated;
      table.sheet = grid_.sheet().name->sheet;
      table.why = "as the sheet Sources of the register says";
      if (anchor) take_rows_of(*anchor, table);
      if (table.first_row != 0) {
        keep(std::move(table));
        continue;
      }
      context_.not_understood.push_back(
          {grid_.place({}), "The sheet Sources of the register states a table \"" + stated.anchor + "\" of the sheet " +
                                table.sheet +
                                " without its rows, but the sheet has no Excel table and no named range of that name, "
                                "so it was not read."});
    }
    return any;
  }

  // Excel tables first, then ranges with a name; what is left over is looked through without them.
  void read_anchored() {
    std::vector<CellRange> done;
    for (const Anchor& anchor : grid_.excel_tables()) {
      for (SourceTable& table : tables_in_excel_table(grid_, anchor)) take(std::move(table));
      done.push_back(anchor.range);
    }
    const std::vector<Anchor> named = named_ranges(grid_.workbook(), grid_.index());
    for (const Anchor& anchor : named) {
      const bool overlaps =
          std::any_of(done.begin(), done.end(), [&](const CellRange& range) { return overlap(range, anchor.range); });
      std::optional<SourceTable> table = overlaps ? std::nullopt : table_in_named_range(grid_, anchor, named);
      if (!table) continue;
      take(std::move(*table));
      done.push_back(anchor.range);
    }
    grid_.look_outside(done);
  }

  void take_outside(SourceTable&& table) {
    if (const Anchor* crossed = table.confident ? crossed_by(grid_, table) : nullptr) {
      table.confident = false;
      table.why = "The table would run across the Excel table \"" + crossed->name + "\" in " +
                  to_string(crossed->range) + ", which is a table of its own.";
    }
    take(std::move(table));
  }

  void take(SourceTable&& table) {
    if (table.confident) {
      keep(std::move(table));
    } else if (!draft_ || table.columns.size() > draft_->columns.size()) {
      draft_ = std::move(table);
    }
  }

  void keep(SourceTable&& table) {
    if (table.first_header_row != 0) table.caption = caption_above(grid_, table.first_header_row);
    if (!table.stated && names_no_outturn(table.caption) && has_values(table)) {
      table.confident = false;
      table.why = "The table stands under \"" + table.caption + "\", but its columns do not say so of their figures.";
      return take(std::move(table));
    }
    if (!table.stated) settle_edition(grid_, table);
    const std::size_t drafts = context_.drafts.size();
    SourceReading reading = read_source_table(grid_, table, context_);
    if (!table.stated && reading.figures_alike * 4 > reading.figures) {
      // Too many for mistakes: something that tells the rows apart was not seen.
      context_.drafts.erase(context_.drafts.begin() + static_cast<std::ptrdiff_t>(drafts), context_.drafts.end());
      table.confident = false;
      table.why = to_string(reading.alike.front().first) + " and " + to_string(reading.alike.front().second) +
                  " would be figures of the same measure and period, like many others here, and no column tells them "
                  "apart.";
      take(std::move(table));
      return;
    }
    record_ignored(grid_, table, context_);
    for (const SourceColumn& column : table.columns) {
      if (column.role != SourceRole::ignored) continue;
      for (const Cell* cell : grid_.column_below({table.first_row - 1, column.column})) {
        if (table.last_row == 0 || cell->ref.row <= table.last_row) grid_.claim(cell->ref);
      }
    }
    if (reading.figures == 0) {
      table.confident = false;
      table.why = "Its layout is known, but no figure stands in it.";
      if (!table.stated) return take(std::move(table));
    }
    found_.push_back({std::move(table), std::move(reading), grid_.index()});
  }

  Grid& grid_;
  LocateContext& context_;
  std::vector<LocatedTable> found_;
  std::optional<SourceTable> draft_;
};

// What makes a figure the same as another: all that says whose and of when it is.
std::string identity(const Observation& observation) {
  std::string key = observation.measure + '\n' + observation.breakdown + '\n' + observation.benchmark + '\n';
  key += std::to_string(static_cast<int>(observation.kind)) + ' ';
  if (observation.period) key += observation.period->words();
  return key;
}

class TablesApart {
 public:
  TablesApart(const std::vector<LocatedTable>& tables, LocateContext& context) : tables_(tables), context_(context) {}

  void tell() {
    for (const LocatedTable& table : tables_) ++captions_[caption_key(table)];
    find_shared();
    for (const LocatedTable& table : tables_) {
      for (const SourceRow& row : table.reading.rows) {
        for (const std::size_t draft : row.drafts) mark(table, context_.drafts[draft].observation);
      }
    }
    record_alike();
  }

 private:
  void find_shared() {
    std::unordered_map<std::string, const LocatedTable*> seen;
    for (const LocatedTable& table : tables_) {
      for (const SourceRow& row : table.reading.rows) {
        for (const std::size_t draft : row.drafts) {
          const Observation& observation = context_.drafts[draft].observation;
          const auto [first, added] = seen.emplace(identity(observation), &table);
          if (added || first->second == &table) continue;
          const bool same_sheet = first->second->sheet == table.sheet;
          (same_sheet ? by_table_ : by_sheet_).insert(observation.measure);
          if (same_sheet) blocks_.insert({first->second, &table});
        }
      }
    }
  }

  static std::string caption_key(const LocatedTable& table) {
    return std::to_string(table.sheet) + ' ' + table.table.caption;
  }

  void mark(const LocatedTable& table, Observation& observation) const {
    std::string where;
    if (by_sheet_.count(observation.measure) != 0) where = "Sheet: " + table.table.sheet;
    // Where a caption or the name of an Excel table tells blocks of the same measures apart it holds for all rows of
    // its block.
    const bool own = !table.table.caption.empty() && captions_.at(caption_key(table)) == 1;
    const bool named = own || !table.table.anchor.empty();
    if (by_table_.count(observation.measure) != 0 || (named && blocks_.count(&table) != 0)) {
      const std::string name = own ? table.table.caption
                               : !table.table.anchor.empty()
                                   ? table.table.anchor
                                   : "from row " + std::to_string(table.table.first_header_row);
      where += (where.empty() ? "" : "; ") + ("Table: " + name);
    }
    if (where.empty()) return;
    observation.breakdown = observation.breakdown.empty() ? where : where + "; " + observation.breakdown;
  }

  void record_alike() {
    for (const LocatedTable& table : tables_) {
      const SourceReading& reading = table.reading;
      if (reading.alike.empty()) continue;
      const Place place{sheet_name(table), reading.alike.front().second};
      context_.not_understood.push_back(
          {place, pairs_in_words(reading.alike) +
                      " are figures of the same measure and period, and no column of the table tells them apart. " +
                      how_many(reading)});
    }
  }

  // "H4 and H8, I4 and I8"
  static std::string pairs_in_words(const std::vector<std::pair<CellRef, CellRef>>& pairs) {
    constexpr std::size_t kMostListed = 5;
    std::string words;
    for (std::size_t at = 0; at < pairs.size() && at < kMostListed; ++at)
      words += (at == 0 ? "" : ", ") + to_string(pairs[at].first) + " and " + to_string(pairs[at].second);
    return words;
  }

  static std::string how_many(const SourceReading& reading) {
    if (reading.alike.size() == 1) return "Both were read; see whether one of them is a mistake.";
    return "There are " + std::to_string(reading.alike.size()) + " such pairs, " +
           std::to_string(reading.figures_alike) +
           " of them with different figures. All were read; see whether one of each pair is a mistake.";
  }

  [[nodiscard]] std::shared_ptr<const SheetName> sheet_name(const LocatedTable& table) const {
    const std::size_t draft = table.reading.rows.empty() ? 0 : first_draft(table);
    return context_.drafts[draft].observation.place.sheet;
  }

  [[nodiscard]] static std::size_t first_draft(const LocatedTable& table) {
    for (const SourceRow& row : table.reading.rows) {
      if (!row.drafts.empty()) return row.drafts.front();
    }
    return 0;
  }

  const std::vector<LocatedTable>& tables_;
  LocateContext& context_;
  std::unordered_set<std::string> by_sheet_, by_table_;
  std::unordered_set<const LocatedTable*> blocks_;         // with measures that another table of their sheet has too
  std::unordered_map<std::string, std::size_t> captions_;  // how many tables of a sheet have that caption
};

}  // namespace

std::vector<LocatedTable> find_source_tables(Grid& grid, LocateContext& context) {
  return SheetReader(grid, context).read();
}

void tell_tables_apart(const std::vector<LocatedTable>& tables, LocateContext& context) {
  TablesApart(tables, context).tell();
}

namespace {

// A form that nobody has filled in: rows of headings and nothing else.
std::optional<SourceTable> draft_of_form(const Grid& grid) {
  constexpr std::size_t kMostHeaderRows = 4, kFewestHeadings = 3;
  const std::vector<std::uint32_t>& rows = grid.rows();
  if (rows.empty() || rows.size() > kMostHeaderRows) return std::nullopt;
  SourceTable table;
  table.sheet = grid.sheet().name->sheet;
  table.first_header_row = rows.front();
  table.last_header_row = rows.back();
  table.first_row = rows.back() + 1;
  for (const Cell* cell : free_cells(grid, rows.back())) {
    if (cell->kind != CellKind::text) return std::nullopt;
    if (table.columns.size() == kMostSourceColumns) break;
    SourceColumn column{cell->ref.column, SourceRole::ignored, grid.label(*cell), std::nullopt, "", "", 0};
    if (names_refs(column.heading)) column.role = SourceRole::ref;
    if (names_measures(column.heading)) column.role = SourceRole::title;
    table.columns.push_back(std::move(column));
  }
  if (table.columns.size() < kFewestHeadings) return std::nullopt;
  table.why = "The sheet has headings and no figures: a form that nobody has filled in.";
  return table;
}

}  // namespace

std::optional<SourceTable> draft_without_periods(const Grid& grid) {
  constexpr std::size_t kFewestNumbers = 2;
  std::size_t left_to_try = 10;
  const std::vector<std::uint32_t>& rows = grid.rows();
  for (std::size_t at = 0; at + 1 < rows.size() && left_to_try > 0; ++at) {
    const std::vector<const Cell*> cells = free_cells(grid, rows[at]);
    const bool words = cells.size() >= 2 && std::all_of(cells.begin(), cells.end(),
                                                        [](const Cell* cell) { return cell->kind == CellKind::text; });
    if (!words) continue;
    --left_to_try;
    const std::uint32_t first = cells.front()->ref.column;
    const std::uint32_t last = std::min(cells.back()->ref.column, first + kMostSourceColumns - 1);
    const std::vector<ColumnFacts> facts = facts_of(grid, rows[at] + 1, rows.back(), first, last);
    SourceTable table;
    table.sheet = grid.sheet().name->sheet;
    table.first_header_row = table.last_header_row = rows[at];
    table.first_row = rows[at] + 1;
    bool values = false;
    for (const Cell* cell : cells) {
      if (cell->ref.column > last) break;
      const ColumnFacts& seen = facts[cell->ref.column - first];
      SourceColumn column{cell->ref.column, SourceRole::ignored, grid.label(*cell), std::nullopt, "", "", 0};
      if (seen.numbers >= kFewestNumbers && seen.numbers * 2 > seen.filled) {
        column.role = SourceRole::value;
        values = true;
      } else if (seen.words > 0) {
        column.role = names_refs(column.heading)       ? SourceRole::ref
                      : names_measures(column.heading) ? SourceRole::title
                                                       : SourceRole::breakdown;
      }
      table.columns.push_back(std::move(column));
    }
    if (!values) continue;
    table.why = "Row " + std::to_string(rows[at]) +
                " has headings with figures under them, but nothing says of which period they are.";
    return table;
  }
  return draft_of_form(grid);
}

}  // namespace scorebook
