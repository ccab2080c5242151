#include <algorithm>
#include <array>
#include <utility>

#include "locate/header.hpp"
#include "locate/heading_meaning.hpp"
#include "locate/plan_table.hpp"
#include "locate/target_versions.hpp"
#include "locate/vocabulary.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr std::size_t kLongestHeading = 80;
constexpr std::uint32_t kMostPlanColumns = 120;  // two years of months beside all that a plan says

std::string joined(const std::vector<std::string>& words) {
  std::string result;
  for (const std::string& word : words) result += (result.empty() ? "" : " ") + word;
  return result;
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

template <class Words>
bool is_one_of(const std::string& text, const Words& words) {
  return std::any_of(words.begin(), words.end(), [&](const char* word) { return text == word; });
}

constexpr std::array kSectionHeadings = {"section",  "theme",     "outcome", "outcomes",
                                         "priority", "objective", "ambition"};
constexpr std::array kActionHeadings = {"action", "actions", "key action", "key actions", "activity", "project"};
constexpr std::array kTitleHeadings = {"action measure",  "measure action",   "what we will measure",
                                       "success measure", "success measures", "key performance indicator"};
constexpr std::array kPriorityHeadings = {"priority measure", "priority measures", "priority indicator",
                                          "headline measure"};
constexpr std::array kRemarkStarts = {"note",      "notes",     "comment", "comments", "commentary",
                                      "narrative", "rationale", "remark",  "remarks",  "data"};
constexpr std::array kStatusHeadings = {"exception",  "exceptions", "status", "overall status",     "rag",
                                        "rag status", "rating",     "dot",    "direction of travel"};
constexpr std::array kUnitHeadings = {"unit", "units", "unit of measure", "format"};
// The words that a heading of a plan's starting point is made of, beside years: "Performance", "Baseline 2015/16",
// "Current performance", "Year end outturn".
constexpr std::array kBaselineWords = {"performance", "baseline", "current",  "latest",   "actual", "year",
                                       "end",         "outturn",  "position", "previous", "last"};

// What else may stand beside the period of a value, and, in a heading above others, of earlier ones ("PRIOR VALUES").
constexpr std::array kValueWords = {"year", "end",  "at",       "as",     "position", "figure",     "figures",
                                    "q1",   "q2",   "q3",       "q4",     "value",    "values",     "quarter",
                                    "qtr",  "data", "reported", "actual", "outturn",  "performance"};
constexpr std::array kEarlierWords = {"prior", "previous", "earlier", "past", "historic", "historical"};
// Figures that compare others; they are no figures of the measure, whatever else the heading says.
constexpr std::array kComparingWords = {"variance", "variation", "difference", "change", "gap",      "distance",
                                        "vs",       "versus",    "forecast",   "rank",   "tolerance"};

bool is_number_word(const std::string& word) { return word.find_first_not_of("0123456789") == std::string::npos; }

bool says_baseline(const std::vector<std::string>& words) {
  const bool named = has_word(words, "performance") || has_word(words, "baseline") || has_word(words, "outturn");
  return named && std::all_of(words.begin(), words.end(), [](const std::string& word) {
           return is_number_word(word) || is_one_of(word, kBaselineWords);
         });
}

// "Q2" in a heading that gives no year; 0 for none.
int quarter_named(const std::vector<std::string>& words) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    const std::string& word = words[at];
    if (word.size() == 2 && word[0] == 'q' && word[1] >= '1' && word[1] <= '4') return word[1] - '0';
    const bool spelled = word == "quarter" || word == "qtr";
    if (spelled && at + 1 < words.size() && words[at + 1].size() == 1 && words[at + 1][0] >= '1' &&
        words[at + 1][0] <= '4')
      return words[at + 1][0] - '0';
  }
  return 0;
}

// The period that the headings of a column give, the innermost first; "Q2" alone takes the year from a heading above.
std::optional<Period> period_of(const Grid& grid, const HeaderColumn& header) {
  int quarter = 0;
  for (auto heading = header.headings.rbegin(); heading != header.headings.rend(); ++heading) {
    const Cell* cell = grid.filled(heading->anchor);
    std::optional<Period> period = cell == nullptr ? std::nullopt : grid.period(*cell);
    if (!period) period = find_period(heading->text);
    if (period && quarter != 0 && period->kind() == PeriodKind::financial_year)
      return Period::quarter(year_of(period->first()), quarter);
    if (period) return period;
    if (quarter == 0) quarter = quarter_named(words_of(heading->text));
  }
  return std::nullopt;
}

// Whether the headings of the column say its period and nothing else, so that its figures are the measure's own.
bool says_value(const Grid& grid, const HeaderColumn& header) {
  return std::all_of(header.headings.begin(), header.headings.end(), [&](const Heading& heading) {
    const bool group = &heading != &header.headings.back();
    const HeadingMeaning meaning = meaning_of(grid, {header.column, {heading}});
    if (meaning.role || meaning.about_no_period) return false;
    const std::vector<std::string> rest = words_of(meaning.rest);
    return std::all_of(rest.begin(), rest.end(), [&](const std::string& word) {
      return is_number_word(word) || is_one_of(word, kValueWords) || (group && is_one_of(word, kEarlierWords));
    });
  });
}

SourceRole role_of_words(const std::vector<std::string>& words, const std::string& leaf, const std::string& text) {
  if (contains(leaf, "good perf") || leaf == "polarity") return SourceRole::polarity;
  if (is_one_of(leaf, kPriorityHeadings)) return SourceRole::priority_measure;
  if (words.front() == "frequency" || words.back() == "frequency") return SourceRole::frequency;
  if (words.front() == "lead" || words.front() == "owner" || contains(leaf, "accountable officer") ||
      contains(leaf, "responsible officer"))
    return SourceRole::lead;
  if (is_one_of(words.front(), kRemarkStarts)) return SourceRole::remark;
  if (is_one_of(leaf, kStatusHeadings)) return SourceRole::status;
  if (is_one_of(leaf, kActionHeadings)) return SourceRole::remark;
  if (is_one_of(leaf, kUnitHeadings)) return SourceRole::unit;
  if (is_one_of(leaf, kSectionHeadings)) return SourceRole::section;
  if (!benchmark_name(text).empty()) return SourceRole::benchmark;
  return SourceRole::ignored;
}

SourceRole role_of_column(const Grid& grid, const HeaderColumn& header, bool has_period, bool has_ref) {
  const std::string& text = header.headings.back().text;
  const std::vector<std::string> words = words_of(text);
  if (words.empty() || text.size() > kLongestHeading) return SourceRole::ignored;
  const std::string leaf = joined(words);
  const bool numbers_only = leaf == "number" && has_period;
  const ColumnRole known = role_of_headings({text});
  if (known == ColumnRole::ref && !numbers_only && !has_ref) return SourceRole::ref;
  if (known == ColumnRole::title || is_one_of(leaf, kTitleHeadings)) return SourceRole::title;
  if (const SourceRole role = role_of_words(words, leaf, text); role != SourceRole::ignored) return role;
  const bool compares =
      std::any_of(words.begin(), words.end(), [](const std::string& word) { return is_one_of(word, kComparingWords); });
  if (compares) return SourceRole::ignored;
  const bool target = has_word(words, "target") || has_word(words, "targets");
  if (target && !has_word(words, "met") && !has_word(words, "against")) return SourceRole::target;
  if (leaf == "numerator" || (words.front() == "number" && has_period)) return SourceRole::numerator;
  if (leaf == "denominator" || contains(leaf, "out of")) return SourceRole::denominator;
  if (says_year_to_date(text)) return SourceRole::year_to_date;
  if (says_baseline(words)) return SourceRole::baseline;
  return has_period && says_value(grid, header) ? SourceRole::value : SourceRole::ignored;
}

bool is_title_cell(const Grid& grid, const Cell& cell) {
  if (cell.kind != CellKind::text) return false;
  const std::string text = grid.label(cell);
  if (text.empty() || text.size() > kLongestHeading) return false;
  return is_title_heading(text) ||
         (text.size() <= kLongestHeading && is_one_of(joined(words_of(text)), kTitleHeadings));
}

// The columns that are headed in this row, from the heading of titles outwards; one blank column does not end a table.
std::pair<std::uint32_t, std::uint32_t> columns_around(const Grid& grid, CellRef title) {
  const auto headed = [&](std::uint32_t column) {
    return column >= 1 && grid.filled(grid.anchor({title.row, column})) != nullptr &&
           !grid.border_beside(title.column, column, title.row);
  };
  std::uint32_t first = title.column;
  std::uint32_t last = title.column;
  while (first > 1 && title.column - first < kMostPlanColumns && (headed(first - 1) || headed(first - 2)))
    first -= headed(first - 1) ? 1 : 2;
  while (last < grid.last_column() && last - first < kMostPlanColumns && (headed(last + 1) || headed(last + 2)))
    last += headed(last + 1) ? 1 : 2;
  return {first, last};
}

// Whether the row above holds headings of groups: short words over some columns, none of its own over the titles, and a
// period or a heading merged over several columns among them.
bool holds_groups(const Grid& grid, std::uint32_t row, std::uint32_t first, std::uint32_t last, CellRef title) {
  if (row == 0 || grid.filled(grid.anchor({row, title.column})) != nullptr) return false;
  bool group = false;
  for (const Cell* cell : grid.row(row, first, last)) {
    if (cell->kind != CellKind::text && !grid.period(*cell)) return false;
    const CellRange* merge = grid.merge(cell->ref);
    const bool spans = merge != nullptr && merge->last.column > merge->first.column && merge->last.column <= last;
    group = group || spans || grid.period(*cell).has_value();
    if (grid.shown(*cell).size() > kLongestHeading) return false;
  }
  return group;
}

std::string heading_text(const HeaderColumn& header) {
  std::string text;
  for (const Heading& heading : header.headings) text += (text.empty() ? "" : " | ") + heading.text;
  return text;
}

std::size_t count_of(const SourceTable& table, std::initializer_list<SourceRole> roles) {
  std::size_t count = 0;
  for (const SourceRole role : roles) count += find_column(table, role) != nullptr ? 1 : 0;
  return count;
}

// What makes a table a plan's: titles, something to read, and words about the measure that no other table has so.
bool is_plan(const SourceTable& table) {
  if (find_column(table, SourceRole::title) == nullptr) return false;
  // Values by quarters and years stand in other tables too: those of a plan say what good performance is.
  const bool planned = count_of(table, {SourceRole::target, SourceRole::baseline}) > 0;
  const bool judged = count_of(table, {SourceRole::polarity, SourceRole::priority_measure}) > 0;
  const bool figures = planned || (judged && find_column(table, SourceRole::value) != nullptr);
  const std::size_t about = count_of(table, {SourceRole::polarity, SourceRole::frequency, SourceRole::lead,
                                             SourceRole::priority_measure, SourceRole::status});
  const bool numbered = find_column(table, SourceRole::ref) != nullptr;
  return figures && about >= (numbered ? 1U : 2U);
}

// Whether a period in the heading is that of the column's figures.
bool has_figures(SourceRole role) {
  switch (role) {
    case SourceRole::value:
    case SourceRole::numerator:
    case SourceRole::denominator:
    case SourceRole::year_to_date:
    case SourceRole::target:
    case SourceRole::baseline:
    case SourceRole::benchmark:
      return true;
    default:
      return false;
  }
}

// Of two columns of values for one period nothing says which is the measure's. Neither is read; they keep their period,
// which tells them from columns that are not known.
void pass_over_twins(SourceTable& table) {
  const auto holds_values = [](const SourceColumn& column) {
    return column.period && (column.role == SourceRole::value || column.role == SourceRole::baseline);
  };
  std::vector<std::size_t> twins;
  for (std::size_t one = 0; one < table.columns.size(); ++one) {
    const bool twin =
        holds_values(table.columns[one]) &&
        std::any_of(table.columns.begin(), table.columns.end(), [&](const SourceColumn& other) {
          return &other != &table.columns[one] && holds_values(other) && other.period == table.columns[one].period;
        });
    if (twin) twins.push_back(one);
  }
  for (const std::size_t twin : twins) table.columns[twin].role = SourceRole::ignored;
}

// Numbers and wholes belong to the value of the same period; without one they are of no use.
void link_parts(SourceTable& table) {
  for (SourceColumn& part : table.columns) {
    if (part.role != SourceRole::numerator && part.role != SourceRole::denominator) continue;
    for (const SourceColumn& value : table.columns) {
      const bool figures = value.role == SourceRole::value || value.role == SourceRole::year_to_date;
      if (figures && part.period && value.period == part.period) part.of_column = value.column;
    }
    if (part.of_column == 0) part.role = SourceRole::ignored, part.period.reset();
  }
}

}  // namespace

const SourceColumn* find_column(const SourceTable& table, SourceRole role) {
  const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                  [&](const SourceColumn& column) { return column.role == role; });
  return found == table.columns.end() ? nullptr : &*found;
}

bool is_action_column(const SourceColumn& column) {
  return column.role == SourceRole::remark && is_one_of(joined(words_of(column.heading)), kActionHeadings);
}

bool same_plan_columns(const SourceTable& left, const SourceTable& right) {
  return std::equal(left.columns.begin(), left.columns.end(), right.columns.begin(), right.columns.end(),
                    [](const SourceColumn& one, const SourceColumn& other) {
                      return one.column == other.column && one.role == other.role && one.period == other.period;
                    });
}

std::optional<SourceTable> read_plan_header(const Grid& grid, std::uint32_t row) {
  const std::vector<const Cell*> cells = grid.row(row);
  const auto title =
      std::find_if(cells.begin(), cells.end(), [&](const Cell* cell) { return is_title_cell(grid, *cell); });
  if (title == cells.end()) return std::nullopt;
  const CellRef at = (*title)->ref;
  const auto [first, last] = columns_around(grid, at);
  SourceTable table;
  table.sheet = grid.sheet().name->sheet;
  table.first_header_row = table.last_header_row = row;
  if (const CellRange* merge = grid.merge(at); merge != nullptr)
    table.last_header_row = std::min(merge->last.row, row + kMaximumHeaderRows - 1);
  if (row > 1 && holds_groups(grid, row - 1, first, last, at)) table.first_header_row = row - 1;
  std::vector<std::uint32_t> rows;
  for (std::uint32_t each = table.first_header_row; each <= table.last_header_row; ++each) rows.push_back(each);
  for (const HeaderColumn& header : read_header(grid, rows, first, last)) {
    if (header.headings.empty()) continue;
    SourceColumn column;
    column.column = header.column;
    column.heading = heading_text(header);
    column.period = period_of(grid, header);
    const bool has_ref = find_column(table, SourceRole::ref) != nullptr;
    column.role = role_of_column(grid, header, column.period.has_value(), has_ref);
    if (column.role == SourceRole::title && header.column != at.column) column.role = SourceRole::remark;
    if (column.role == SourceRole::benchmark) column.name = benchmark_name(header.headings.back().text);
    if (!has_figures(column.role)) column.period.reset();
    table.columns.push_back(std::move(column));
  }
  if (!is_plan(table)) return std::nullopt;
  if (last - first >= kMostPlanColumns) {
    table.why = "These headings are a plan table's, but they go on for more than " + std::to_string(kMostPlanColumns) +
                " columns, which no plan that is known does, so nothing below them was read.";
    return table;
  }
  pass_over_twins(table);
  std::vector<SourceColumn*> targets;
  for (SourceColumn& column : table.columns) {
    // Words merged over two columns are one heading.
    const CellRange* merge = grid.merge({table.last_header_row, column.column});
    const bool own = merge == nullptr || merge->first.column == column.column;
    if (column.role == SourceRole::target && own) targets.push_back(&column);
  }
  settle_rival_targets(targets);
  link_parts(table);
  table.first_row = table.last_header_row + 1;
  table.confident = true;
  table.why = "a header with titles, " + std::string(find_column(table, SourceRole::target) ? "targets" : "figures") +
              " and what a plan says of a measure";
  return table;
}

}  // namespace scorebook
