#include "locate/source_rows.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "locate/vocabulary.hpp"
#include "scorebook/measure.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr std::size_t kLongestBand = 80;

// Short words that are no sentence and send nobody anywhere.
bool is_name(const std::string& text) {
  if (text.empty() || text.size() > kLongestBand || text.back() == '.' || text.front() == '*') return false;
  const std::vector<std::string> words = words_of(text);
  return !words.empty() && !has_word(words, "see") && words.front() != "note" && words.front() != "notes" &&
         words.front() != "source";
}

// "3.b.1": a code of another body's, whose small letter between points is part of it.
bool is_foreign_code(const std::string& text) {
  for (std::size_t at = 1; at + 1 < text.size(); ++at) {
    if (text[at - 1] == '.' && text[at] >= 'a' && text[at] <= 'z' && text[at + 1] == '.') return true;
  }
  return false;
}

std::string ref_of(const std::string& text) {
  constexpr std::size_t kLongestRef = 60;
  if (looks_like_ref(text) && !is_foreign_code(text)) return canonical_ref(text);
  return text.size() <= kLongestRef ? collapsed(text) : std::string();
}

}  // namespace

bool names_no_outturn(const std::string& name) {
  static constexpr std::array<std::string_view, 6> kNames = {"target",    "targets",  "forecast",
                                                             "forecasts", "baseline", "baselines"};
  // The innermost name tells: "Visits | Target".
  const std::size_t outer = name.rfind(" | ");
  const std::vector<std::string> words = words_of(outer == std::string::npos ? name : name.substr(outer));
  return words.size() == 1 && std::find(kNames.begin(), kNames.end(), words.front()) != kNames.end();
}

bool names_summary(const std::string& name) {
  static constexpr auto kNames = std::to_array<std::string_view>(
      {"total",     "totals",  "grand total",   "grand totals",  "sub total",     "sub totals", "subtotal",
       "subtotals", "overall", "overall total", "sum",           "average",       "averages",   "overall average",
       "mean",      "means",   "median",        "total average", "average total", "ave",        "avg"});
  std::string plain;
  for (const std::string& word : words_of(name)) plain += (plain.empty() ? "" : " ") + word;
  return std::find(kNames.begin(), kNames.end(), plain) != kNames.end();
}

SourceRows::SourceRows(const Grid& grid, const SourceTable& table) : grid_(grid) {
  if (table.columns.empty()) return;
  const auto by_number = [](const SourceColumn& left, const SourceColumn& right) { return left.column < right.column; };
  first_column_ = std::min_element(table.columns.begin(), table.columns.end(), by_number)->column;
  last_column_ = std::max_element(table.columns.begin(), table.columns.end(), by_number)->column;
  by_column_.assign(last_column_ - first_column_ + 1, nullptr);
  for (const SourceColumn& column : table.columns) {
    by_column_[column.column - first_column_] = &column;
    if (column.role == SourceRole::section) sections_.push_back(&column);
    if (column.role == SourceRole::ref) refs_.push_back(&column);
    if (column.role == SourceRole::title) titles_.push_back(&column);
    if (column.role == SourceRole::breakdown) breakdowns_.push_back(&column);
    if (column.role == SourceRole::unit) units_.push_back(&column);
    if (column.role == SourceRole::period) periods_.push_back(&column);
  }
  carried_titles_.resize(titles_.size());
  carried_periods_.resize(periods_.size());
  for (std::uint32_t row = table.first_header_row; row != 0 && row <= table.last_header_row; ++row) {
    for (const Cell* cell : cells(row)) headings_[cell->ref.column].insert(folded(grid.label(*cell)));
  }
}

std::vector<const Cell*> SourceRows::cells(std::uint32_t row) const {
  return by_column_.empty() ? std::vector<const Cell*>() : grid_.row(row, first_column_, last_column_);
}

const SourceColumn* SourceRows::column_of(const Cell& cell) const {
  const bool inside = cell.ref.column >= first_column_ && cell.ref.column <= last_column_;
  return inside ? by_column_[cell.ref.column - first_column_] : nullptr;
}

bool SourceRows::repeats_header(const std::vector<const Cell*>& cells) const {
  constexpr std::size_t kFewest = 2;
  if (cells.size() < kFewest) return false;
  return std::all_of(cells.begin(), cells.end(), [&](const Cell* cell) {
    const auto found = headings_.find(cell->ref.column);
    return found != headings_.end() && found->second.count(folded(grid_.label(*cell))) != 0;
  });
}

std::string SourceRows::text(std::uint32_t row, std::uint32_t column) const {
  const CellRef anchor = grid_.anchor({row, column});
  return anchor.column == column ? grid_.shown(anchor) : std::string();
}

bool SourceRows::merged_from_above(std::uint32_t row, std::uint32_t column) const {
  const CellRef anchor = grid_.anchor({row, column});
  return anchor.column == column && anchor.row < row;
}

bool SourceRows::take_band(std::uint32_t row, const std::vector<const Cell*>& cells) {
  if (cells.size() != 1 || cells.front()->kind != CellKind::text) return false;
  const Cell& only = *cells.front();
  const SourceColumn* column = column_of(only);
  const bool at_the_left =
      column != nullptr &&
      (column->role == SourceRole::ref || column->role == SourceRole::title || column->role == SourceRole::section ||
       column->role == SourceRole::period || column->role == SourceRole::breakdown);
  const CellRange* merge = grid_.merge(only.ref);
  const bool downwards = merge != nullptr && merge->last.row > merge->first.row;
  const std::string words = grid_.label(only);
  if (!at_the_left || downwards || !is_name(words)) return false;
  band_ = words;
  carried_section_.clear();
  carried_ref_.clear();
  std::fill(carried_titles_.begin(), carried_titles_.end(), std::string());
  std::fill(carried_periods_.begin(), carried_periods_.end(), std::nullopt);
  last_named_row_ = row;
  return true;
}

void SourceRows::read_section(std::uint32_t row, RowLabels& labels) {
  std::string section;
  bool blank = false;
  for (const SourceColumn* column : sections_) {
    const std::string words = text(row, column->column);
    blank = blank || words.empty();
    if (!words.empty()) section += (section.empty() ? "" : " | ") + words;
  }
  if (!section.empty() && !blank) carried_section_ = section;
  if (section.empty() || blank) section = carried_section_.empty() ? section : carried_section_;
  labels.section = section.empty() ? band_ : section;
}

// The ref and the titles of a row. A name holds on to the next row where its cell is merged downwards, or where that
// row has a breakdown of its own to the right of the name and follows at once; an outer title holds on over every inner
// one below it.
void SourceRows::read_names(std::uint32_t row, RowLabels& labels) {
  std::string ref;
  bool own = false;
  bool merged = false;
  for (const SourceColumn* column : refs_) {
    const std::string words = text(row, column->column);
    if (words.empty() || !ref.empty()) continue;
    ref = ref_of(words);
    merged = merged_from_above(row, column->column);
    own = own || !merged;
  }
  std::vector<std::string> titles(titles_.size());
  bool filled = false;
  for (std::size_t at = 0; at < titles_.size(); ++at) {
    titles[at] = text(row, titles_[at]->column);
    const bool above = merged_from_above(row, titles_[at]->column);
    own = own || (!titles[at].empty() && !above);
    filled = filled || !titles[at].empty();
  }
  if (filled) {
    bool outer = true;  // no title further out stands in this row
    for (std::size_t at = 0; at < titles.size(); ++at) {
      if (!titles[at].empty()) {
        outer = false;
      } else if (outer && at + 1 < titles.size()) {
        titles[at] = carried_titles_[at];
      }
    }
  }
  const std::uint32_t name = refs_.empty() && titles_.empty() ? 0 : (refs_.empty() ? titles_ : refs_).front()->column;
  bool broken_down = false;
  for (std::size_t at = 0; at < breakdowns_.size(); ++at)
    broken_down = broken_down || (breakdowns_[at]->column > name && !labels.breakdown[at].empty());
  if (ref.empty() && !filled && broken_down && last_named_row_ != 0 && row == last_named_row_ + 1) {
    ref = carried_ref_;
    titles = carried_titles_;
  }
  if (!ref.empty() || filled || broken_down) last_named_row_ = row;
  carried_ref_ = ref;
  carried_titles_ = titles;
  labels.ref = ref;
  labels.own_name = own;
  for (const std::string& title : titles) {
    if (!title.empty()) labels.title += (labels.title.empty() ? "" : " | ") + title;
  }
  labels.title_heading = titles_.empty() ? std::string() : titles_.back()->heading;
}

// The year may stand once for the months below it; the innermost part never holds on.
void SourceRows::read_period(std::uint32_t row, RowLabels& labels) {
  std::vector<PeriodPart> parts;
  for (std::size_t at = 0; at < periods_.size(); ++at) {
    const CellRef anchor = grid_.anchor({row, periods_[at]->column});
    const Cell* cell = anchor.column == periods_[at]->column ? grid_.filled(anchor) : nullptr;
    if (cell != nullptr) {
      carried_periods_[at] = period_part(grid_, *cell, periods_[at]->heading);
      for (std::size_t inner = at + 1; inner < periods_.size(); ++inner) carried_periods_[inner].reset();
      labels.period_stated = true;
    } else if (at + 1 == periods_.size()) {
      carried_periods_[at].reset();
    }
    if (carried_periods_[at]) parts.push_back(*carried_periods_[at]);
  }
  if (labels.period_stated) labels.period = joined_period(parts);
}

RowLabels SourceRows::labels(std::uint32_t row) {
  RowLabels labels;
  for (const SourceColumn* column : breakdowns_) labels.breakdown.push_back(text(row, column->column));
  for (const SourceColumn* column : units_) {
    if (labels.unit.empty()) labels.unit = text(row, column->column);
  }
  read_section(row, labels);
  read_names(row, labels);
  read_period(row, labels);
  return labels;
}

bool SourceRows::is_summary(const RowLabels& labels) const {
  return labels.ref.empty() && titles_.size() == 1 && names_summary(labels.title);
}

}  // namespace scorebook
