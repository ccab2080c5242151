// Tables with a row for each measure and its figures in columns of periods. Found by their header of periods; which
// column names the measure is told by headings, or by there being only one column of words.
#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "locate/period_headers.hpp"
#include "locate/period_order.hpp"
#include "locate/shapes.hpp"
#include "locate/target_versions.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

// Headings of periods that make a form out of a row without any figure below it.
constexpr std::size_t kPeriodsOfForm = 3;

struct ReadColumn {
  SourceColumn column;
  HeadingMeaning meaning;
  ColumnFacts facts;
  bool own_heading = false;  // the innermost one stands over this column first
  bool unread = false;       // figures among words, of no certain period: reported, whatever the words are
};

bool may_hold_figures(const HeadingMeaning& meaning) {
  return !meaning.about_no_period &&
         (!meaning.role || holds_figures(*meaning.role) || *meaning.role == SourceRole::numerator ||
          *meaning.role == SourceRole::denominator);
}

// Most of what stands in the column is a figure, or a word for a missing one.
bool mostly_figures(const ColumnFacts& facts) { return (facts.numbers + facts.missing) * 10 >= facts.filled * 7; }

class MeasuresDown {
 public:
  MeasuresDown(const Grid& grid, const PeriodHeader& header, std::size_t position) : grid_(grid), header_(header) {
    table_.sheet = grid.sheet().name->sheet;
    table_.orientation = Orientation::measures_down;
    table_.first_header_row = header.rows.front();
    table_.last_header_row = header.rows.back();
    read_columns();
    find_body(position);
  }

  // One table, or several where blocks stand side by side. A form that nobody has filled in is one too, never read.
  std::vector<SourceTable> result() {
    std::vector<SourceTable> tables;
    if (columns_.empty()) return tables;
    const bool form = table_.last_row == 0;
    if (form && period_columns().size() < kPeriodsOfForm) return tables;
    const std::uint32_t last = form ? std::max(table_.first_row, grid_.rows().back()) : table_.last_row;
    const std::vector<ColumnFacts> facts =
        facts_of(grid_, table_.first_row, last, columns_.front().column.column, columns_.back().column.column);
    for (std::size_t at = 0; at < columns_.size(); ++at) columns_[at].facts = facts[at];
    for (std::vector<ReadColumn>& block : blocks()) tables.push_back(layout_of(std::move(block)));
    return tables;
  }

 private:
  void read_columns() {
    for (const HeaderColumn& header : read_header(grid_, header_.rows, header_.first_column, header_.last_column)) {
      ReadColumn read;
      read.meaning = meaning_of(grid_, header);
      read.column.column = header.column;
      read.column.heading = read.meaning.heading;
      read.own_heading = !header.headings.empty() && header.headings.back().own;
      columns_.push_back(std::move(read));
    }
  }

  [[nodiscard]] std::vector<std::uint32_t> period_columns() const {
    std::vector<std::uint32_t> found;
    for (const ReadColumn& read : columns_) {
      if (read.meaning.period && may_hold_figures(read.meaning)) found.push_back(read.column.column);
    }
    return found;
  }

  // From the first row below the header to the last one with a figure, before another header.
  void find_body(std::size_t position) {
    const std::vector<std::uint32_t> periods = period_columns();
    if (periods.empty()) return;
    const std::vector<std::uint32_t>& rows = grid_.rows();
    table_.first_row = header_.rows.back() + 1;
    last_filled_row_ = header_.rows.back();
    for (std::size_t at = position; at < rows.size(); ++at) {
      if (rows[at] <= header_.rows.back()) continue;
      if (heads_columns(grid_, rows[at], periods) && (!repeats(rows[at]) || after_words(at, periods))) break;
      if (ends_body(rows[at]) || heads_one_figure_column(rows[at])) break;
      for (const Cell* cell : grid_.row(rows[at], periods.front(), periods.back())) {
        if (!std::binary_search(periods.begin(), periods.end(), cell->ref.column) || grid_.claimed(*cell)) continue;
        if (!is_figure_like(grid_, *cell)) continue;
        table_.last_row = rows[at];
        break;
      }
    }
  }

  // Whether the row is of something else that stands below the table: the headings of another one, or what comes after
  // blank rows. Headings that come again head the same table.
  bool ends_body(std::uint32_t row) {
    const std::vector<const Cell*> cells = grid_.row(row, header_.first_column, header_.last_column);
    if (cells.empty()) return false;
    const std::uint32_t blank_rows = row - last_filled_row_ - 1;
    last_filled_row_ = row;
    if (repeats(row)) return false;
    const bool caption = cells.size() == 1 && cells.front()->kind == CellKind::text;
    if (caption && table_.last_row == 0) has_bands_ = true;
    if (table_.last_row != 0 && (blank_rows >= 2 || (blank_rows == 1 && caption && !has_bands_))) return true;
    return heads_other_columns(cells, blank_rows > 0);
  }

  // Words over all columns of figures that are filled, and beside them. Under one such cell alone they may be a remark
  // in place of the figure, unless nothing but it can be filled or a blank row stands above; words that stand twice
  // are.
  [[nodiscard]] bool heads_other_columns(const std::vector<const Cell*>& cells, bool after_blank) const {
    std::size_t words = 0;
    std::vector<std::string> headings;
    for (const Cell* cell : cells) {
      const bool text = cell->kind == CellKind::text;
      words += text ? 1 : 0;
      if (!may_be_figure(cell->ref.column)) continue;
      if (!text || is_figure_like(grid_, *cell) || period_cell(grid_, *cell).says) return false;
      headings.push_back(folded(grid_.label(*cell)));
    }
    if (words < 2 || headings.empty()) return false;
    std::sort(headings.begin(), headings.end());
    if (std::adjacent_find(headings.begin(), headings.end()) != headings.end()) return false;
    return headings.size() >= 2 || (table_.last_row != 0 && after_blank);
  }

  // Whether another table begins here that has figures in one of the columns only.
  [[nodiscard]] bool heads_one_figure_column(std::uint32_t row) const {
    if (table_.last_row == 0 || repeats(row)) return false;
    std::vector<std::uint32_t> figures;
    for (const ReadColumn& read : columns_) {
      if (may_be_figure(read.column.column)) figures.push_back(read.column.column);
    }
    return heads_one_column(grid_, row, table_.first_row, {header_.first_column, header_.last_column}, figures);
  }

  [[nodiscard]] bool may_be_figure(std::uint32_t column) const {
    return std::any_of(columns_.begin(), columns_.end(), [&](const ReadColumn& read) {
      const bool figures = read.meaning.period || (read.meaning.role && holds_figures(*read.meaning.role));
      return read.column.column == column && figures && may_hold_figures(read.meaning);
    });
  }

  // Headings that come again after a row of words head a table of their own; at a page break they follow figures.
  [[nodiscard]] bool after_words(std::size_t position, const std::vector<std::uint32_t>& periods) const {
    if (position == 0) return false;
    const std::vector<const Cell*> cells = grid_.row(grid_.rows()[position - 1], periods.front(), periods.back());
    return cells.empty() && table_.last_row != 0;
  }

  [[nodiscard]] bool repeats(std::uint32_t row) const {
    const std::vector<const Cell*> cells = grid_.row(row, header_.first_column, header_.last_column);
    return std::all_of(cells.begin(), cells.end(), [&](const Cell* cell) {
      return std::any_of(header_.rows.begin(), header_.rows.end(), [&](std::uint32_t header) {
        return folded(grid_.shown(CellRef{header, cell->ref.column})) == folded(grid_.label(*cell));
      });
    });
  }

  // Where the periods begin again and a column of words stands before them, another block begins.
  [[nodiscard]] std::vector<std::vector<ReadColumn>> blocks() {
    std::vector<std::vector<ReadColumn>> all(1);
    std::map<std::tuple<std::string, std::string, int>, bool> seen;
    std::size_t names_at = 0;  // in the current block: where the last run of words after figures begins
    bool figures = false;
    for (ReadColumn& read : columns_) {
      std::vector<ReadColumn>& block = all.back();
      const bool figure = read.meaning.period && may_hold_figures(read.meaning);
      if (!figure && read.facts.words > 0 && figures && names_at == 0) names_at = block.size();
      if (figure) {
        const auto key = std::make_tuple(read.meaning.period->words(), read.meaning.rest,
                                         read.meaning.role ? static_cast<int>(*read.meaning.role) : -1);
        if (seen.count(key) != 0 && names_at != 0) {
          std::vector<ReadColumn> next(std::make_move_iterator(block.begin() + static_cast<std::ptrdiff_t>(names_at)),
                                       std::make_move_iterator(block.end()));
          block.resize(names_at);
          all.push_back(std::move(next));
          seen.clear();
        }
        seen[key] = true;
        names_at = 0;
        figures = true;
      }
      all.back().push_back(std::move(read));
    }
    return all;
  }

  SourceTable layout_of(std::vector<ReadColumn> block) const {
    SourceTable table = table_;
    Layout layout(grid_, table, std::move(block));
    layout.settle();
    return table;
  }

  // Gives every column its role and says whether that can be trusted.
  class Layout {
   public:
    Layout(const Grid& grid, SourceTable& table, std::vector<ReadColumn> columns)
        : grid_(grid), table_(table), columns_(std::move(columns)) {}

    void settle() {
      settle_figures();
      settle_names();
      table_.why = trouble();
      table_.confident = table_.why.empty();
      if (table_.confident) table_.why = "a header of periods with a measure in every row below it" + assumption();
      for (ReadColumn& read : columns_) {
        const bool blank = read.column.heading.empty() && read.facts.filled == 0;
        if (!blank) table_.columns.push_back(std::move(read.column));
      }
    }

   private:
    void settle_figures() {
      for (ReadColumn& read : columns_) {
        const HeadingMeaning& meaning = read.meaning;
        if (!may_hold_figures(meaning)) continue;
        const bool dated = meaning.period.has_value();
        const bool beside = !dated && meaning.role && read.facts.filled > 0;
        if (!dated && !beside) continue;
        if (read.facts.filled > 0 && !mostly_figures(read.facts)) {
          // A column of names may say a year in its heading; where words stand beside the period nothing is certain.
          const bool names = read.facts.numbers == 0 || (!meaning.rest.empty() && comes_first(read));
          read.unread = !names && !meaning.rest.empty();
          if (names || read.unread) continue;
        }
        read.column.role = meaning.role.value_or(SourceRole::value);
        read.column.period = meaning.period;
        read.column.measure = meaning.rest;
        read.column.name = meaning.benchmark;
        if (first_figure_ == 0) first_figure_ = read.column.column;
      }
      drop_common_words();
      std::vector<SourceColumn*> targets;
      for (ReadColumn& read : columns_) {
        if (read.column.role == SourceRole::target && read.own_heading && read.facts.filled > 0)
          targets.push_back(&read.column);
      }
      settle_rival_targets(targets);
    }

    [[nodiscard]] bool comes_first(const ReadColumn& column) const {
      return std::none_of(columns_.begin(), columns_.end(), [&](const ReadColumn& read) {
        return read.column.column < column.column.column && read.facts.filled > 0;
      });
    }

    // Words over all figures are the caption of the table, not part of each measure's name.
    void drop_common_words() {
      const std::string* common = nullptr;
      for (const ReadColumn& read : columns_) {
        if (read.column.role == SourceRole::ignored) continue;
        if (common != nullptr && *common != read.column.measure) return;
        common = &read.column.measure;
      }
      if (common == nullptr || common->empty()) return;
      caption_ = *common;
      for (ReadColumn& read : columns_) read.column.measure.clear();
    }

    void settle_names() {
      std::vector<ReadColumn*> unknown;
      for (ReadColumn& read : columns_) {
        if (read.column.role != SourceRole::ignored || read.facts.filled == 0 || read.unread) continue;
        const bool left = first_figure_ == 0 || read.column.column < first_figure_;
        if (read.meaning.role && !holds_figures(*read.meaning.role)) {
          read.column.role = *read.meaning.role;
        } else if (left && names_refs(read.column.heading)) {
          read.column.role = SourceRole::ref;
        } else if (left && names_measures(read.column.heading)) {
          const bool refs = read.facts.refs * 10 >= read.facts.filled * 8;
          read.column.role = refs ? SourceRole::ref : SourceRole::title;
        } else if (names_breakdown(read.column.heading) && is_words(read)) {
          read.column.role = SourceRole::breakdown;
        } else if (left && is_words(read)) {
          unknown.push_back(&read);
        } else if (is_words(read) && !read.meaning.period) {
          read.column.role = SourceRole::remark;
        }
      }
      settle_sections(unknown);
      settle_unknown(unknown);
      keep_one_ref();
    }

    [[nodiscard]] static bool is_words(const ReadColumn& read) {
      return read.facts.words * 10 >= read.facts.filled * 6 || read.facts.refs * 10 >= read.facts.filled * 8;
    }

    [[nodiscard]] bool has(SourceRole role) const {
      return std::any_of(columns_.begin(), columns_.end(),
                         [&](const ReadColumn& read) { return read.column.role == role; });
    }

    // "Intervention theme, Outcome": the innermost column of outcomes names the measure where no other one does. A lone
    // column of services says of what the one measure is that the caption names.
    void settle_sections(const std::vector<ReadColumn*>& unknown) {
      if (has(SourceRole::title) || has(SourceRole::ref) || has(SourceRole::breakdown)) return;
      ReadColumn* innermost = nullptr;
      std::size_t sections = 0;
      for (ReadColumn& read : columns_) {
        const bool left = first_figure_ == 0 || read.column.column < first_figure_;
        if (read.column.role != SourceRole::section || !left) continue;
        innermost = &read;
        ++sections;
      }
      if (innermost == nullptr) return;
      if (!unknown.empty() && unknown.back()->column.column > innermost->column.column) return;
      const std::string heading = folded(innermost->column.heading);
      if (heading == "outcome") innermost->column.role = SourceRole::title;
      const bool alone = sections == 1 && unknown.empty();
      if (alone && (heading == "service" || heading == "category")) innermost->column.role = SourceRole::breakdown;
    }

    void settle_unknown(const std::vector<ReadColumn*>& unknown) {
      const bool named = has(SourceRole::title) || has(SourceRole::ref);
      if (!named && unknown.size() == 1) {
        unknown.front()->column.role = SourceRole::title;
        return;
      }
      if (!named && unknown.size() == 2 && sparse_before(*unknown[0], *unknown[1])) {
        unknown[0]->column.role = SourceRole::section;
        unknown[1]->column.role = SourceRole::title;
        return;
      }
      if (!named) {
        for (const ReadColumn* read : unknown) nameless_.push_back(column_letters(read->column.column));
        return;
      }
      for (ReadColumn* read : unknown) {
        const bool sentences = read->facts.long_words * 2 > read->facts.filled;
        const bool refs = !has(SourceRole::ref) && read->facts.refs * 10 >= read->facts.filled * 8;
        read->column.role = refs ? SourceRole::ref : sentences ? SourceRole::remark : SourceRole::breakdown;
      }
    }

    [[nodiscard]] static bool sparse_before(const ReadColumn& outer, const ReadColumn& inner) {
      return outer.column.column < inner.column.column && outer.facts.filled * 2 <= inner.facts.filled &&
             outer.column.heading.empty();
    }

    void keep_one_ref() {
      bool found = false;
      for (ReadColumn& read : columns_) {
        if (read.column.role != SourceRole::ref) continue;
        if (found) read.column.role = SourceRole::breakdown;
        found = true;
      }
      if (found || has(SourceRole::title) || !has(SourceRole::breakdown) || !nameless_.empty()) return;
      // Only areas: all rows are of the one measure that the caption names.
      // Two lines of words may be a title and anything: then nothing is certain.
      const std::vector<std::string> captions = captions_above(grid_, table_.first_header_row);
      std::string name = !caption_.empty() ? caption_ : captions.size() == 1 ? captions.front() : std::string();
      if (name.empty()) return;
      for (ReadColumn& read : columns_) {
        const SourceRole role = read.column.role;
        if (!holds_figures(role) && role != SourceRole::numerator && role != SourceRole::denominator) continue;
        read.column.measure = read.column.measure.empty() ? name : name + " | " + read.column.measure;
      }
      captioned_ = true;
    }

    // How the first heading that can be meant otherwise was read.
    [[nodiscard]] std::string assumption() const {
      for (const ReadColumn& read : columns_) {
        if (!read.column.period) continue;
        const std::string assumed = period_assumption(read.column.heading);
        if (!assumed.empty()) return "; " + assumed;
      }
      return {};
    }

    // What is missing before the table can be read; empty where nothing is.
    [[nodiscard]] std::string trouble() const {
      const std::string where = "Row " + std::to_string(table_.last_header_row);
      std::map<std::tuple<int, std::string, std::string>, std::uint32_t> seen;
      std::size_t values = 0;
      std::size_t numbers = 0;
      for (const ReadColumn& read : columns_) {
        const SourceColumn& column = read.column;
        if (!holds_figures(column.role)) continue;
        numbers += read.facts.numbers;
        if (column.role == SourceRole::value) ++values;
        const auto key = std::make_tuple(static_cast<int>(column.role), column.measure + '\n' + column.name,
                                         column.period ? column.period->words() : std::string());
        const auto [first, added] = seen.emplace(key, column.column);
        if (!added) {
          return where + " has two columns for the same " + std::string(source_role_name(column.role)) + ", " +
                 column_letters(first->second) + " and " + column_letters(column.column) +
                 (column.period ? " (both " + column.period->words() + ")" : std::string()) +
                 ", and nothing tells them apart" + why_alike(first->second, column) + ".";
        }
      }
      if (const std::string doubt = turned_back(); !doubt.empty()) return where + doubt;
      for (const ReadColumn& read : columns_) {
        if (read.column.role == SourceRole::title && read.facts.periods * 2 > read.facts.filled)
          return where + " has " + counted(values, "period heading") + ", but the names in column " +
                 column_letters(read.column.column) + " are periods themselves, and no measure is named.";
      }
      if (values == 0) return where + " has periods, but no column of figures under them.";
      if (numbers == 0)
        return where + " has " + counted(values, "period heading") + ", but no number stands under them.";
      if (!nameless_.empty()) {
        std::string all;
        for (const std::string& letters : nameless_) all += (all.empty() ? "" : ", ") + letters;
        return where + " has " + counted(values, "period heading") +
               ", but none of the columns of words left of them (" + all +
               ") is headed as measures are: Measure, Indicator, KPI or the like.";
      }
      if (!has(SourceRole::title) && !has(SourceRole::ref) && !captioned_)
        return where + " has " + counted(values, "period heading") + ", but no column of measure names left of them.";
      if (values < 2 && !has(SourceRole::target) && !has(SourceRole::baseline) && !names_by_heading())
        return where + " has only one period heading, and no column headed Measure, Indicator or the like.";
      return {};
    }

    // Periods that turn back within a year, as April to March under "2016": which year the last ones are of is not
    // certain.
    [[nodiscard]] std::string turned_back() const {
      std::map<std::tuple<SourceRole, std::string, MonthNumber>, std::vector<const SourceColumn*>> runs;
      for (const ReadColumn& read : columns_) {
        const SourceColumn& column = read.column;
        if (!holds_figures(column.role) || !column.period || column.period->months() >= 12) continue;
        runs[{column.role, column.measure + '\n' + column.name, column.period->months()}].push_back(&column);
      }
      for (const auto& [key, run] : runs) {
        std::vector<Period> periods;
        for (const SourceColumn* column : run) periods.push_back(*column->period);
        const std::optional<std::size_t> turn = turned_at(periods);
        if (!turn) continue;
        const SourceColumn& before = *run[*turn - 1];
        const SourceColumn& column = *run[*turn];
        return " goes from " + before.period->words() + " to " + column.period->words() + ", " +
               column_letters(before.column) + " to " + column_letters(column.column) +
               ": what stands on one side of that may be of another year.";
      }
      return {};
    }

    // Different headings of figures of one period are those of weeks or days.
    [[nodiscard]] std::string why_alike(std::uint32_t first, const SourceColumn& second) const {
      const auto found = std::find_if(columns_.begin(), columns_.end(),
                                      [&](const ReadColumn& read) { return read.column.column == first; });
      if (folded(found->column.heading) == folded(second.heading))
        return ": both are headed \"" + second.heading + "\"";
      return second.role == SourceRole::value && second.period ? ": weeks and days are not read" : "";
    }

    [[nodiscard]] bool names_by_heading() const {
      return std::any_of(columns_.begin(), columns_.end(), [](const ReadColumn& read) {
        return names_measures(read.column.heading) || names_refs(read.column.heading);
      });
    }

    const Grid& grid_;
    SourceTable& table_;
    std::vector<ReadColumn> columns_;
    std::vector<std::string> nameless_;  // letters of columns that may name the measure
    std::string caption_;
    std::uint32_t first_figure_ = 0;
    bool captioned_ = false;
  };

  const Grid& grid_;
  PeriodHeader header_;
  SourceTable table_;
  std::vector<ReadColumn> columns_;
  std::uint32_t last_filled_row_ = 0;
  bool has_bands_ = false;  // a name stands over the first rows, so that others may stand between later ones
};

}  // namespace

std::vector<SourceTable> find_measures_down(const Grid& grid) {
  return tables_down(grid, [&](std::size_t position, std::uint32_t taken) {
    TablesOfRow here;
    const std::optional<PeriodHeader> header = period_header_at(grid, position);
    if (!header || header->rows.front() <= taken) return here;
    MeasuresDown reader(grid, *header, position);
    here.tables = reader.result();
    here.without_body = here.tables.empty() || here.tables.back().last_row == 0 ? 1 : 0;
    return here;
  });
}

}  // namespace scorebook
