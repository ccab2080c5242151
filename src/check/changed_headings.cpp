// Headings that stand elsewhere or say something else than in the latest earlier submission.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "check/compared_tables.hpp"
#include "check/wording.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

// The headings of one table, by column: what its header rows say there, without the periods, which move on by
// themselves.
struct Table {
  TableKind kind = TableKind::scorecard;
  std::string sheet;
  std::shared_ptr<const SheetName> sheet_name;
  std::uint32_t row = 0;  // of the last heading
  std::map<std::uint32_t, std::string> headings;
  std::set<std::string> measures;
};

bool is_period(const std::string& text) { return parse_period(text).has_value(); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_month(std::string_view word) {
  constexpr std::array<std::string_view, 24> kMonths = {
      "january",   "february", "march",    "april",    "may",  "june", "july", "august",
      "september", "october",  "november", "december", "jan",  "feb",  "mar",  "apr",
      "jun",       "jul",      "aug",      "sep",      "sept", "oct",  "nov",  "dec"};
  return std::find(kMonths.begin(), kMonths.end(), word) != kMonths.end();
}

// One word of a heading: a mark for a month, a quarter or a day ("31st"), and one for its digits.
std::string without_period(std::string_view word) {
  const bool quarter = word.size() == 2 && word[0] == 'q' && word[1] >= '1' && word[1] <= '4';
  if (quarter || is_month(word)) return "#";
  if (word.size() > 2 && std::all_of(word.begin(), word.end() - 2, is_digit)) {
    const std::string_view ending = word.substr(word.size() - 2);
    if (ending == "st" || ending == "nd" || ending == "rd" || ending == "th") return "#";
  }
  constexpr std::size_t kDay = 2;  // digits: the 9th and the 10th are alike, 45 and 100 are not
  std::string words;
  for (std::size_t at = 0; at < word.size();) {
    if (!is_digit(word[at])) {
      words += word[at++];
      continue;
    }
    const std::size_t begin = at;
    while (at < word.size() && is_digit(word[at])) ++at;
    words += at - begin <= kDay ? std::string("#") : std::string(at - begin, '#');
  }
  return words;
}

// Words round a period stay: "LATEST BENCHMARKING - 2014/15" is the same heading a year later, "RAG at 31 March 2016"
// a month later.
std::string without_periods(const std::string& text) {
  const auto in_word = [](char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  };
  std::string words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    while (at < text.size() && in_word(text[at])) ++at;
    if (at == begin) {
      words += text[at++];
    } else {
      words += without_period(std::string_view(text).substr(begin, at - begin));
    }
  }
  return words;
}

void add_headings(Table& table, const Workbook& workbook, const CellRange& extent, std::uint32_t first_body_row) {
  const Sheet* sheet = workbook.find_sheet(table.sheet);
  if (sheet == nullptr || first_body_row <= extent.first.row) return;
  table.row = first_body_row - 1;
  const auto first = std::lower_bound(sheet->cells.begin(), sheet->cells.end(), extent.first.row,
                                      [](const Cell& cell, std::uint32_t row) { return cell.ref.row < row; });
  for (auto cell = first; cell != sheet->cells.end() && cell->ref.row < first_body_row; ++cell) {
    if (cell->ref.column < extent.first.column || cell->ref.column > extent.last.column) continue;
    const std::string text = collapsed(workbook.shown(*cell));
    if (text.empty() || is_period(text)) continue;
    std::string& heading = table.headings[cell->ref.column];
    heading += (heading.empty() ? "" : " | ") + text;
  }
}

std::vector<Table> tables_of(const Submission& submission) {
  std::vector<Table> tables;
  if (submission.workbook == nullptr) return tables;  // put together by hand
  const auto begin = [&](TableKind kind, const std::shared_ptr<const SheetName>& sheet) -> Table& {
    tables.push_back({kind, sheet ? sheet->sheet : "", sheet, 0, {}, {}});
    return tables.back();
  };
  for (const Scorecard& scorecard : submission.scorecards) {
    if (scorecard.rows.empty()) continue;
    Table& table = begin(TableKind::scorecard, scorecard.sheet);
    std::uint32_t body = kMaximumRow;
    for (const ScorecardRow& row : scorecard.rows) {
      body = std::min(body, row.title.place.cell.row);
      table.measures.insert(row.definition.name);
    }
    add_headings(table, *submission.workbook, scorecard.extent, body);
  }
  for (const DetailPage& page : submission.pages) {
    if (page.periods.empty()) continue;
    Table& table = begin(TableKind::page, page.sheet);
    for (const DetailColumn& column : page.columns) table.measures.insert(column.measure);
    add_headings(table, *submission.workbook, page.extent, page.periods.front().label.place.cell.row);
  }
  for (const PlanTable& plan : submission.plans) {
    if (plan.rows.empty()) continue;
    Table& table = begin(TableKind::plan, plan.sheet);
    for (const PlanRow& row : plan.rows) table.measures.insert(row.definition.name);
    add_headings(table, *submission.workbook, plan.extent, plan.rows.front().title.place.cell.row);
  }
  return tables;
}

// Headings from left to right; equal ones are told apart by their number.
std::vector<std::pair<std::string, std::uint32_t>> in_order(const Table& table) {
  std::vector<std::pair<std::string, std::uint32_t>> headings;
  std::map<std::string, int> seen;
  for (const auto& [column, text] : table.headings) {
    const std::string words = without_periods(folded(text));
    headings.emplace_back(words + "\n" + std::to_string(++seen[words]), column);
  }
  return headings;
}

class Differences {
 public:
  Differences(const Table& now, const Table& before) : now_(now), before_(before) {}

  [[nodiscard]] std::optional<ChangedHeading> found() {
    const auto headings_now = in_order(now_), headings_before = in_order(before_);
    std::map<std::string, std::uint32_t> columns_now(headings_now.begin(), headings_now.end());
    std::map<std::string, std::uint32_t> columns_before(headings_before.begin(), headings_before.end());
    std::vector<std::pair<std::uint32_t, std::uint32_t>> common;  // columns now and before, from left to right
    std::vector<std::uint32_t> gone, come;
    for (const auto& [words, column] : headings_now) {
      const auto old = columns_before.find(words);
      if (old == columns_before.end()) {
        come.push_back(column);
      } else {
        common.emplace_back(column, old->second);
      }
    }
    for (const auto& [words, column] : headings_before) {
      if (columns_now.count(words) == 0) gone.push_back(column);
    }
    renamed(come, gone);
    for (const std::uint32_t column : come) say("“" + now_.headings.at(column) + "” is new", column, 0);
    for (const std::uint32_t column : gone) say("“" + before_.headings.at(column) + "” is gone", 0, column);
    moved(common, come.size() + gone.size() > 0);
    if (words_.empty()) return std::nullopt;
    return ChangedHeading{now_.sheet, listed(words_), std::move(places_)};
  }

 private:
  // In the same column, and between the same neighbours because the others are where they were.
  void renamed(std::vector<std::uint32_t>& come, std::vector<std::uint32_t>& gone) {
    for (auto column = come.begin(); column != come.end();) {
      const auto old = std::find(gone.begin(), gone.end(), *column);
      if (old == gone.end()) {
        ++column;
        continue;
      }
      say("“" + before_.headings.at(*old) + "” is now called “" + now_.headings.at(*column) + "”", *column, *old);
      gone.erase(old);
      column = come.erase(column);
    }
  }

  void moved(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& common, bool others) {
    bool in_order = true;
    std::set<std::int64_t> shifts;
    std::uint32_t last = 0;
    for (const auto& [now, before] : common) {
      in_order = in_order && before > last;
      last = before;
      shifts.insert(static_cast<std::int64_t>(now) - static_cast<std::int64_t>(before));
    }
    if (in_order) {
      // A heading that came or went pushes those behind it along; alone, a shift is a move of the table.
      if (others || shifts.empty() || (shifts.size() == 1 && *shifts.begin() == 0)) return;
      const auto& [now, before] =
          *std::find_if(common.begin(), common.end(), [](const auto& each) { return each.first != each.second; });
      say("“" + now_.headings.at(now) + "” and what follows stands in column " + column_letters(now) + ", before in " +
              column_letters(before),
          now, before);
      return;
    }
    std::uint32_t furthest = 0;
    for (const auto& [now, before] : common) {
      if (before < furthest)
        say("“" + now_.headings.at(now) + "” stands in column " + column_letters(now) + ", before in " +
                column_letters(before),
            now, before);
      furthest = std::max(furthest, before);
    }
  }

  void say(std::string words, std::uint32_t now, std::uint32_t before) {
    words_.push_back(std::move(words));
    if (now != 0) places_.push_back({now_.sheet_name, {now_.row, now}});
    if (before != 0) places_.push_back({before_.sheet_name, {before_.row, before}});
  }

  const Table& now_;
  const Table& before_;
  std::vector<std::string> words_;
  std::vector<Place> places_;
};

std::size_t shared(const std::set<std::string>& left, const std::set<std::string>& right) {
  return static_cast<std::size_t>(
      std::count_if(left.begin(), left.end(), [&right](const std::string& name) { return right.count(name) != 0; }));
}

}  // namespace

ChangedHeadings changed_headings(const Evidence& evidence) {
  ChangedHeadings result;
  if (evidence.earlier().empty()) return result;
  const std::vector<Table> now = tables_of(evidence.submission());
  std::vector<Table> before = tables_of(evidence.earlier().front()->submission());
  std::vector<const Table*> unmatched;
  const auto take = [&](const Table& table, const auto& fits) -> std::optional<Table> {
    const auto found = std::find_if(before.begin(), before.end(),
                                    [&](const Table& old) { return old.kind == table.kind && fits(old); });
    if (found == before.end()) return std::nullopt;
    Table old = std::move(*found);
    before.erase(found);
    return old;
  };
  const auto set_against = [&](const Table& table, const Table& old) {
    ++result.tables;
    if (std::optional<ChangedHeading> changed = Differences(table, old).found())
      result.changed.push_back(std::move(*changed));
  };
  for (const Table& table : now) {
    const auto same_sheet = [&](const Table& old) { return folded(old.sheet) == folded(table.sheet); };
    if (const std::optional<Table> old = take(table, same_sheet)) {
      set_against(table, *old);
    } else {
      unmatched.push_back(&table);
    }
  }
  // Under another sheet's name, by its measures.
  for (const Table* table : unmatched) {
    const auto same_measures = [&](const Table& old) {
      return 2 * shared(old.measures, table->measures) > std::max(old.measures.size(), table->measures.size());
    };
    const std::optional<Table> old = take(*table, same_measures);
    if (!old) continue;
    result.changed.push_back(
        {table->sheet,
         "the sheet “" + old->sheet + "” is now called “" + table->sheet + "”",
         {{table->sheet_name, {table->row, table->headings.empty() ? 1 : table->headings.begin()->first}},
          {old->sheet_name, {old->row, old->headings.empty() ? 1 : old->headings.begin()->first}}}});
    set_against(*table, *old);
  }
  return result;
}

}  // namespace scorebook
