// Tables with a row for each period and a column for each measure. Found by a column in which three or more periods
// follow each other; the names of the measures are the headings above the columns beside it.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "locate/period_order.hpp"
#include "locate/shapes.hpp"
#include "locate/source_rows.hpp"
#include "locate/vocabulary.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr std::size_t kFewestPeriods = 3;
constexpr std::size_t kMostHeaderRows = 6;
// A sheet with periods in more columns than this is none that is known; none of them is read.
constexpr std::size_t kMostRuns = 50;

// Periods below each other in one column.
struct PeriodRun {
  std::uint32_t column = 0;
  std::uint32_t outer = 0;  // the column of the years that the run's quarters or months lie in; 0 for none
  std::vector<std::uint32_t> rows;
  std::vector<Period> periods;
  MonthsUnderYears order;
};

class RunFinder {
 public:
  RunFinder(const Grid& grid, std::uint32_t column) : grid_(grid), column_(column) {}

  std::vector<PeriodRun> find() {
    for (const Cell* cell : grid_.column_below({0, column_})) {
      const PeriodCell says = grid_.claimed(*cell) ? PeriodCell{} : period_cell(grid_, *cell);
      if (!says.says && says.year_number == 0) continue;
      if (!run_.rows.empty() && (cell->ref.row > run_.rows.back() + kWidestGap || headings_before(cell->ref.row)))
        end_run();
      add(*cell, says);
    }
    end_run();
    return std::move(runs_);
  }

 private:
  static constexpr std::uint32_t kWidestGap = 4;

  // Whether another table's headings stand between the run and this row.
  [[nodiscard]] bool headings_before(std::uint32_t row) const {
    const std::uint32_t last = run_.rows.back();
    if (row <= last + 1) return false;
    std::vector<std::uint32_t> figures;
    std::uint32_t end = column_;
    for (const Cell* cell : grid_.row(last, column_ + 1, column_ + kMostSourceColumns)) {
      if (cell->ref.column > end + 3) break;  // beside the table
      end = cell->ref.column;
      if (is_figure_like(grid_, *cell)) figures.push_back(end);
    }
    const std::uint32_t top = run_.rows.front();
    const HeaderRows own{top > kMostHeaderRows ? top - static_cast<std::uint32_t>(kMostHeaderRows) : 1, top - 1};
    for (std::uint32_t between = last + 1; between < row; ++between) {
      if (heads_another_table(grid_, grid_.row(between, column_, end), figures, own)) return true;
    }
    return false;
  }

  void add(const Cell& cell, const PeriodCell& says) {
    std::vector<PeriodPart> parts;
    const PeriodPart part = period_part(grid_, cell, "");
    std::uint32_t outer = 0;
    if (is_part_of_year(part)) {
      outer = year_left_of(cell.ref);
      if (outer == 0) return;
      parts.push_back(*year_);
    }
    parts.push_back(part);
    const std::optional<Period> period = joined_period(parts);
    if (!period) return;
    if (!run_.rows.empty() && run_.outer != outer) end_run();
    run_.column = column_;
    run_.outer = outer;
    run_.rows.push_back(cell.ref.row);
    run_.periods.push_back(*period);
    run_.order.add(parts);
    words_ = words_ || says.says;
  }

  // The column next to the run, or the one before it, that says the year in this row or did in one above.
  std::uint32_t year_left_of(CellRef ref) {
    for (std::uint32_t step = 1; step <= 2 && step < ref.column; ++step) {
      const CellRef anchor = grid_.anchor({ref.row, ref.column - step});
      const Cell* cell = grid_.filled(anchor);
      if (cell == nullptr) continue;
      const PeriodPart part = period_part(grid_, *cell, "");
      if (!part.alone) return 0;
      year_ = part;
      year_column_ = ref.column - step;
      return year_column_;
    }
    return year_ && !run_.rows.empty() ? year_column_ : 0;
  }

  // Plain numbers are years only where they run on.
  [[nodiscard]] bool runs_on() const {
    for (std::size_t at = 1; at < run_.periods.size(); ++at) {
      const int step = run_.periods[at].last() - run_.periods[at - 1].last();
      const int first = run_.periods[1].last() - run_.periods[0].last();
      if (step == 0 || (step > 0) != (first > 0) || std::abs(step) > 12 * 5) return false;
    }
    return true;
  }

  void end_run() {
    if (run_.rows.size() >= kFewestPeriods && (words_ || runs_on())) runs_.push_back(std::move(run_));
    run_ = PeriodRun();
    words_ = false;
    year_.reset();
  }

  const Grid& grid_;
  std::uint32_t column_;
  PeriodRun run_;
  bool words_ = false;
  std::optional<PeriodPart> year_;
  std::uint32_t year_column_ = 0;
  std::vector<PeriodRun> runs_;
};

bool is_column_number(const std::string& text) {
  return !text.empty() && text.size() <= 3 && text.find_first_not_of("0123456789()") == std::string::npos;
}

class PeriodsDown {
 public:
  PeriodsDown(const Grid& grid, const PeriodRun& run, std::uint32_t limit) : grid_(grid), run_(run) {
    table_.sheet = grid.sheet().name->sheet;
    table_.orientation = Orientation::periods_down;
    table_.last_row = run.rows.back();
    first_ = run.column + 1;
    last_ = std::min({limit, grid.last_column(), run.column + kMostSourceColumns});
    if (last_ < first_) return;
    facts_ = facts_of(grid, run.rows.front(), run.rows.back(), first_, last_);
    trim_columns();
    if (last_ < first_) return;
    find_header();
    read_columns();
  }

  [[nodiscard]] bool holds_figures_at_all() const { return values_ > 0; }

  SourceTable result() {
    table_.why = trouble();
    table_.confident = table_.why.empty();
    if (!table_.confident) return std::move(table_);
    table_.why = "a column of periods with headed columns of figures beside it";
    const std::string assumed = period_assumption(grid_.shown(CellRef{run_.rows.front(), run_.column}));
    if (!assumed.empty()) table_.why += "; " + assumed;
    return std::move(table_);
  }

 private:
  // Two columns without anything end the table.
  void trim_columns() {
    std::uint32_t end = first_ - 1;
    for (std::uint32_t column = first_; column <= last_ && column <= end + 2; ++column) {
      if (facts_[column - first_].filled > 0) end = column;
    }
    last_ = end;
  }

  // Rows above the first period that stand over the figures, but for single words over several of them: a caption.
  void find_header() {
    const std::vector<std::uint32_t>& rows = grid_.rows();
    auto above = std::lower_bound(rows.begin(), rows.end(), run_.rows.front());
    while (above != rows.begin() && header_.size() < kMostHeaderRows) {
      --above;
      const std::vector<const Cell*> cells = grid_.row(*above, first_, last_);
      const std::uint32_t below = header_.empty() ? run_.rows.front() : header_.front();
      if (cells.empty()) {  // a band, or what it names
        if (header_.empty() && below - *above <= 4) continue;
        break;
      }
      const bool far = header_.empty() ? below - *above > 4 : below - *above > 1;
      const bool figures = std::any_of(cells.begin(), cells.end(), [&](const Cell* cell) {
        return grid_.claimed(*cell) || (cell->kind != CellKind::text && !is_column_number(grid_.shown(*cell)));
      });
      const bool alone = cells.size() == 1 && grid_.merge(cells.front()->ref) == nullptr && last_ > first_;
      if (far || figures || is_row_of_figures(*above, cells) || (alone && !header_.empty())) break;
      header_.insert(header_.begin(), *above);
      const CellRange* over = grid_.merge(cells.front()->ref);
      if (over != nullptr && over->first.column <= first_ && over->last.column >= last_ && last_ > first_) break;
    }
    if (header_.empty()) return;
    table_.first_header_row = header_.front();
    table_.last_header_row = header_.back();
    table_.first_row = header_.back() + 1;
  }

  // Numbers beside a period are figures of another table, however small.
  [[nodiscard]] bool is_row_of_figures(std::uint32_t row, const std::vector<const Cell*>& cells) const {
    const Cell* label = grid_.filled(grid_.anchor({row, run_.column}));
    if (label == nullptr) return false;
    const PeriodCell period = period_cell(grid_, *label);
    return (period.says || period.year_number != 0) &&
           std::any_of(cells.begin(), cells.end(), [&](const Cell* cell) { return is_figure_like(grid_, *cell); });
  }

  void read_columns() {
    if (table_.first_row == 0) table_.first_row = run_.rows.front();
    add_labels();
    const std::vector<HeaderColumn> headers = read_header(grid_, header_, first_, last_);
    common_ = common_headings(headers);
    for (const HeaderColumn& header : headers) {
      const ColumnFacts& facts = facts_[header.column - first_];
      if (facts.filled == 0) continue;
      SourceColumn column;
      column.column = header.column;
      std::string own;
      for (const Heading& heading : header.headings) {
        column.heading += (column.heading.empty() ? "" : " | ") + heading.text;
        if (common_.count(heading.text) != 0 || is_column_number(heading.text)) continue;
        own += (own.empty() ? "" : " | ") + heading.text;
      }
      settle(column, own, facts, header);
      table_.columns.push_back(std::move(column));
    }
  }

  void add_labels() {
    // Words left of the periods tell rows of one period apart.
    for (std::uint32_t column = 1; column < run_.column; ++column) {
      if (run_.column - column > 6) continue;
      SourceColumn label{column, SourceRole::ignored, heading_of(column), std::nullopt, "", "", 0};
      const ColumnFacts facts = facts_of(grid_, run_.rows.front(), run_.rows.back(), column, column).front();
      if (column == run_.outer) {
        label.role = SourceRole::period;
      } else if (facts.words * 10 >= run_.rows.size() * 8) {
        label.role = SourceRole::breakdown;
        has_breakdown_ = true;
      } else {
        continue;
      }
      table_.columns.push_back(std::move(label));
    }
    table_.columns.push_back({run_.column, SourceRole::period, heading_of(run_.column), std::nullopt, "", "", 0});
  }

  [[nodiscard]] std::string heading_of(std::uint32_t column) const {
    std::string heading;
    for (const std::uint32_t row : header_) {
      const std::string words = grid_.shown(CellRef{row, column});
      if (!words.empty()) heading = words;
    }
    return heading;
  }

  // Words that stand over every column of figures say what the table is about.
  [[nodiscard]] std::set<std::string> common_headings(const std::vector<HeaderColumn>& headers) const {
    std::map<std::string, std::size_t> counts;
    std::size_t columns = 0;
    for (const HeaderColumn& header : headers) {
      if (facts_[header.column - first_].filled == 0) continue;
      ++columns;
      std::set<std::string> once;
      for (const Heading& heading : header.headings) once.insert(heading.text);
      for (const std::string& text : once) ++counts[text];
    }
    std::set<std::string> common;
    for (const auto& [text, count] : counts) {
      if (columns > 1 && count == columns) common.insert(text);
    }
    return common;
  }

  void settle(SourceColumn& column, const std::string& own, const ColumnFacts& facts, const HeaderColumn& header) {
    const bool figures = (facts.numbers + facts.missing) * 10 >= facts.filled * 7;
    const std::optional<SourceRole> role =
        header.headings.empty() ? std::nullopt : role_of_words(header.headings.back().text);
    if (!figures) {
      column.role = facts.words > 0 ? SourceRole::remark : SourceRole::ignored;
      return;
    }
    if (role == SourceRole::remark || role == SourceRole::status || role == SourceRole::lead) {
      column.role = *role;
      return;
    }
    if (stands_beside_values(header)) {
      settle_beside_values(column, header);
      return;
    }
    if (names_summary(own) && last_ > first_) {  // made out of the columns beside it
      column.role = SourceRole::ignored;
      return;
    }
    if (own.empty()) {
      nameless_.push_back(column_letters(column.column));
      return;
    }
    column.role = SourceRole::value;
    column.measure = own;
    if (names_values(own) || words_of(own).empty()) {  // "%" alone names nothing
      const std::vector<std::string> captions = captions_above(grid_, table_.first_header_row);
      if (captions.size() == 1) column.measure = captions.front();
      if (captions.size() != 1) nameless_.push_back(column_letters(column.column));
    }
    ++values_;
    numbers_ += facts.numbers;
    values_by_group_[group_of(header)].push_back(column.measure);
  }

  // The headings above the innermost one.
  static std::string group_of(const HeaderColumn& header) {
    std::string group;
    for (std::size_t at = 0; at + 1 < header.headings.size(); ++at) group += header.headings[at].text + '\n';
    return group;
  }

  // Whether the headings name a target, a year to date, a benchmark or a part of a rate: no measure of its own, as
  // "% seen within target" is.
  [[nodiscard]] bool stands_beside_values(const HeaderColumn& header) const {
    return std::any_of(header.headings.begin(), header.headings.end(), [&](const Heading& heading) {
      const std::optional<SourceRole> role = role_of_words(heading.text);
      if (!role || common_.count(heading.text) != 0) return false;
      const std::vector<std::string> words = words_of(heading.text);
      const bool reached = has_word(words, "within") || has_word(words, "against") || has_word(words, "meeting");
      return (*role == SourceRole::target && !reached) || *role == SourceRole::year_to_date ||
             *role == SourceRole::baseline || *role == SourceRole::benchmark || *role == SourceRole::numerator ||
             *role == SourceRole::denominator;
    });
  }

  // A plain "Target" is that of the only value before it; of anything else nobody says what it belongs to.
  void settle_beside_values(SourceColumn& column, const HeaderColumn& header) {
    column.role = SourceRole::ignored;
    const std::string words = folded(header.headings.back().text);
    const std::string group = group_of(header);
    const std::vector<std::string>& before = values_by_group_[group];
    if ((words != "target" && words != "targets") || before.size() != 1 || !targets_.insert(group).second) return;
    column.role = SourceRole::target;
    column.measure = before.front();
  }

  [[nodiscard]] std::string trouble() const {
    const std::string where = "Column " + column_letters(run_.column) + " has " + counted(run_.rows.size(), "period") +
                              " from row " + std::to_string(run_.rows.front()) + " on, but ";
    const std::string doubt = doubt_of_periods();
    if (!doubt.empty()) return where + doubt + ".";
    if (header_.empty()) return where + "no headings stand above the figures beside it.";
    if (values_ == 0 || numbers_ == 0) return where + "no headed column of figures beside it.";
    if (!nameless_.empty()) {
      std::string all;
      for (const std::string& letters : nameless_) all += (all.empty() ? "" : ", ") + letters;
      return where + "nothing says what the figures in column " + all + " measure.";
    }
    std::map<std::string, std::uint32_t> names;
    for (const SourceColumn& column : table_.columns) {
      if (column.role != SourceRole::value) continue;
      const auto [first, added] = names.emplace(column.measure, column.column);
      if (!added)
        return where + "columns " + column_letters(first->second) + " and " + column_letters(column.column) +
               " are both headed \"" + column.measure + "\".";
    }
    if (has_breakdown_) return {};
    const std::vector<std::uint32_t> sections = bands();
    std::map<std::string, std::uint32_t> periods;
    for (std::size_t at = 0; at < run_.rows.size(); ++at) {
      const auto [first, added] = periods.emplace(run_.periods[at].words(), run_.rows[at]);
      const auto band = std::upper_bound(sections.begin(), sections.end(), first->second);
      if (!added && (band == sections.end() || *band > run_.rows[at]))
        return where + "rows " + std::to_string(first->second) + " and " + std::to_string(run_.rows[at]) +
               " are both " + run_.periods[at].words() + ": weeks and days are not read.";
    }
    return {};
  }

  // What leaves open which years the periods are of.
  [[nodiscard]] std::string doubt_of_periods() const {
    if (!run_.order.doubt().empty()) return run_.order.doubt();
    for (const std::uint32_t column : {run_.outer, run_.column}) {
      if (column == 0) continue;
      for (const std::uint32_t header : header_) {
        const std::string heading = grid_.shown(grid_.anchor({header, column}));
        if (!names_split_year(heading)) continue;
        for (const std::uint32_t row : run_.rows) {
          const Cell* cell = grid_.filled(grid_.anchor({row, column}));
          const int year = cell == nullptr ? 0 : period_cell(grid_, *cell).year_number;
          if (year != 0) return split_year_doubt(heading, std::to_string(year));
        }
      }
    }
    return {};
  }

  // Rows of words alone in the body, each of which may name a section.
  [[nodiscard]] std::vector<std::uint32_t> bands() const {
    std::vector<std::uint32_t> found;
    const std::vector<std::uint32_t>& rows = grid_.rows();
    for (auto row = std::lower_bound(rows.begin(), rows.end(), run_.rows.front());
         row != rows.end() && *row < run_.rows.back(); ++row) {
      const std::vector<const Cell*> cells = grid_.row(*row, 1, last_);
      if (cells.size() == 1 && cells.front()->kind == CellKind::text && !period_cell(grid_, *cells.front()).says)
        found.push_back(*row);
    }
    return found;
  }

  const Grid& grid_;
  const PeriodRun& run_;
  SourceTable table_;
  std::uint32_t first_ = 0, last_ = 0;
  std::vector<ColumnFacts> facts_;
  std::vector<std::uint32_t> header_;
  std::vector<std::string> nameless_;
  std::size_t values_ = 0, numbers_ = 0;
  std::set<std::string> common_;                                     // headings over every column
  std::map<std::string, std::vector<std::string>> values_by_group_;  // the measures so far under each group of headings
  std::set<std::string> targets_;                                    // groups that have one
  bool has_breakdown_ = false;
};

}  // namespace

std::vector<SourceTable> find_periods_down(const Grid& grid) {
  std::vector<PeriodRun> runs;
  for (std::uint32_t column = 1; column <= grid.last_column() && runs.size() <= kMostRuns; ++column) {
    for (PeriodRun& run : RunFinder(grid, column).find()) runs.push_back(std::move(run));
  }
  std::vector<SourceTable> tables;
  if (runs.size() > kMostRuns) return tables;
  for (std::size_t at = 0; at < runs.size(); ++at) {
    const PeriodRun& run = runs[at];
    // A run that says the years of the next one belongs to it.
    const bool outer = std::any_of(runs.begin(), runs.end(), [&](const PeriodRun& other) {
      return other.outer == run.column || (other.column == run.column + 1 && other.rows.front() <= run.rows.back() &&
                                           run.rows.front() <= other.rows.back() && other.periods != run.periods);
    });
    if (outer) continue;
    std::uint32_t limit = kMaximumColumn;
    for (const PeriodRun& other : runs) {
      const bool beside = other.column > run.column + 1 && other.rows.front() <= run.rows.back() &&
                          run.rows.front() <= other.rows.back();
      if (beside) limit = std::min(limit, (other.outer == 0 ? other.column : other.outer) - 1);
    }
    PeriodsDown reader(grid, run, limit);
    if (reader.holds_figures_at_all()) tables.push_back(reader.result());
  }
  return tables;
}

}  // namespace scorebook
