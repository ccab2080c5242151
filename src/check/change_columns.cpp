#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "check/arithmetic_rules.hpp"
#include "check/cell_finder.hpp"
#include "check/stated_change.hpp"
#include "check/wording.hpp"
#include "ooxml/cell_content.hpp"
#include "text/words.hpp"

// Columns of a table that state a change ("Change", "% change on last year"). Which two figures a column compares is
// seldom said, but the column gives it away: the one comparison that nearly all of its cells agree with. Where there is
// none, nothing is said.

namespace scorebook::rule {

namespace {

constexpr std::size_t kLeastRows = 5;    // that a comparison must be seen in
constexpr std::size_t kLeastShare = 75;  // per cent of them that agree

enum class Form : std::uint8_t { difference, relative };

// What a column of changes may compare: two columns of the same row, or the rows of one column.
struct Comparison {
  std::uint32_t from = 0, to = 0;  // columns; the same where rows are compared
  MonthNumber months_back = 0;     // 0: in the same row
  Form form = Form::difference;
  // Per cents and other figures of one column may be compared in two ways: points, and per cent of the count before.
  bool of_per_cents = false;

  auto operator<=>(const Comparison&) const = default;
};

struct Compared {
  const LocatedFigure* from = nullptr;
  const LocatedFigure* to = nullptr;
};

struct ChangeCell {
  Place place;
  Figure figure;
};

struct ChangeColumn {
  std::string heading;
  std::uint32_t heading_row = 0;
  std::vector<ChangeCell> cells;
};

struct TableArea {
  TableKind kind = TableKind::scorecard;
  std::size_t number = 0;
  std::shared_ptr<const SheetName> sheet;
  CellRange extent;
};

std::vector<TableArea> areas_of(const Submission& submission) {
  std::vector<TableArea> areas;
  for (std::size_t i = 0; i < submission.scorecards.size(); ++i)
    areas.push_back({TableKind::scorecard, i, submission.scorecards[i].sheet, submission.scorecards[i].extent});
  for (std::size_t i = 0; i < submission.pages.size(); ++i)
    areas.push_back({TableKind::page, i, submission.pages[i].sheet, submission.pages[i].extent});
  for (std::size_t i = 0; i < submission.plans.size(); ++i)
    areas.push_back({TableKind::plan, i, submission.plans[i].sheet, submission.plans[i].extent});
  return areas;
}

bool says_change(const std::string& heading) {
  constexpr std::size_t kLongestHeading = 60;
  if (heading.size() > kLongestHeading) return false;
  const std::string words = folded(heading);
  for (const char* other : {"target", "average", "national", "neighbour", "change of", "reason"}) {
    if (words.find(other) != std::string::npos) return false;
  }
  for (const char* change : {"change", "difference", "movement", "increase", "decrease"}) {
    if (holds_word(heading, change)) return true;
  }
  return false;
}

// The columns of changes in a table's rows; a few columns to its right may be its own too.
std::map<std::uint32_t, ChangeColumn> change_columns(const Evidence& evidence, const TableArea& area,
                                                     CellFinder& finder) {
  constexpr std::uint32_t kBeside = 3;
  std::map<std::uint32_t, ChangeColumn> columns;
  const Workbook* workbook = evidence.submission().workbook.get();
  const Sheet* sheet = workbook == nullptr ? nullptr : finder.sheet({area.sheet, area.extent.first});
  if (sheet == nullptr) return columns;
  const auto first = std::lower_bound(sheet->cells.begin(), sheet->cells.end(), area.extent.first.row,
                                      [](const Cell& cell, std::uint32_t row) { return cell.ref.row < row; });
  for (auto cell = first; cell != sheet->cells.end() && cell->ref.row <= area.extent.last.row; ++cell) {
    const std::uint32_t column = cell->ref.column;
    if (column < area.extent.first.column || column > area.extent.last.column + kBeside) continue;
    const Place place{area.sheet, cell->ref};
    if (evidence.at(place) != nullptr) continue;
    const auto known = columns.find(column);
    if (cell->kind == CellKind::text && known == columns.end()) {
      const std::string& text = workbook->text_of(*cell);
      if (says_change(text)) columns[column] = {collapsed(text), cell->ref.row, {}};
    } else if (known != columns.end()) {
      const Figure figure = read_figure(cell_content(*workbook, *cell), Unit::unknown);
      if (figure.value) known->second.cells.push_back({place, figure});
    }
  }
  return columns;
}

bool is_compared(const LocatedFigure& figure) {
  return figure.figure().value && figure.period &&
         (figure.kind == ObservationKind::value || figure.kind == ObservationKind::year ||
          figure.kind == ObservationKind::year_to_date);
}

using Rows = std::map<std::uint32_t, std::vector<const LocatedFigure*>>;

Rows rows_of(const Evidence& evidence, const TableArea& area) {
  Rows rows;
  for (const LocatedFigure& figure : evidence.figures()) {
    if (figure.table == area.kind && figure.table_number == area.number && is_compared(figure))
      rows[figure.place().cell.row].push_back(&figure);
  }
  return rows;
}

// The figure of the same measure, in the same table, so many months before.
const LocatedFigure* months_before(const Evidence& evidence, const LocatedFigure& figure, MonthNumber months) {
  const MonthNumber own = figure.period->months();
  if (own <= 0 || months % own != 0) return nullptr;
  Period period = *figure.period;
  for (MonthNumber back = 0; back < months; back += own) period = period.previous();
  for (const LocatedFigure* other : evidence.find(figure.observation->measure, figure.kind, period)) {
    if (other->same_table(figure) && is_compared(*other)) return other;
  }
  return nullptr;
}

// All comparisons that a cell's row allows.
std::vector<std::pair<Comparison, Compared>> comparisons_at(const Evidence& evidence,
                                                            const std::vector<const LocatedFigure*>& row) {
  constexpr std::size_t kMostFigures = 12;
  std::vector<std::pair<Comparison, Compared>> all;
  const auto add = [&](const LocatedFigure& from, const LocatedFigure& to, MonthNumber back) {
    if (from.figure().unit != to.figure().unit) return;
    const bool per_cents = to.figure().unit == Unit::per_cent;
    for (const Form form : {Form::difference, Form::relative}) {
      const std::uint32_t column = to.place().cell.column;
      all.push_back({{back == 0 ? from.place().cell.column : column, column, back, form, per_cents}, {&from, &to}});
    }
  };
  for (std::size_t i = 0; i < std::min(row.size(), kMostFigures); ++i) {
    for (std::size_t j = 0; j < std::min(row.size(), kMostFigures); ++j) {
      const bool same_measure = row[i]->observation->measure == row[j]->observation->measure;
      if (i != j && same_measure && row[i]->period->last() <= row[j]->period->last()) add(*row[i], *row[j], 0);
    }
    if (row[i]->table != TableKind::page) continue;
    const MonthNumber own = row[i]->period->months();
    for (const MonthNumber back : std::set<MonthNumber>{own, 12}) {
      if (const LocatedFigure* before = months_before(evidence, *row[i], back)) add(*before, *row[i], back);
    }
  }
  return all;
}

Interval sized(const Interval& interval) {
  const double one = std::abs(interval.low), other = std::abs(interval.high);
  if (interval.low <= 0 && interval.high >= 0) return {0, std::max(one, other)};
  return {std::min(one, other), std::max(one, other)};
}

bool agrees_with(const ChangeCell& cell, const Compared& compared, Form form) {
  const ActualChange actual = change_between(interval_of(compared.from->figure()), interval_of(compared.to->figure()));
  if (form == Form::relative && !actual.relative) return false;
  const Interval& change = form == Form::difference ? actual.difference : *actual.relative;
  const Interval stated = Interval::printed(*cell.figure.value, cell.figure.decimals);
  // "Change" may be typed without its sign.
  return stated.agrees_with(change) || sized(stated).agrees_with(sized(change));
}

void report(const ChangeColumn& column, const ChangeCell& cell, const Compared& compared, Form form,
            std::size_t agreeing, std::size_t seen, Recorder& recorder) {
  const LocatedFigure& to = *compared.to;
  const ActualChange actual = change_between(interval_of(compared.from->figure()), interval_of(to.figure()));
  const Interval& change = form == Form::difference ? actual.difference : *actual.relative;
  const double size = (change.low + change.high) / 2;
  Failure failure = failure_at(to);
  failure.places = {cell.place, to.place(), compared.from->place()};
  failure.kind_of_place += " change";
  failure.observed = cell.figure.text;
  failure.expected = shown(size, cell.figure.unit, cell.figure.decimals);
  failure.message = fmt::format(
      "{}: “{}” says {}, but from {} ({}) to {} ({}) is {}. {} of the {} cells of that column are the {} between "
      "these two.",
      subject(to), column.heading, shown(cell.figure), shown(compared.from->figure()),
      to_string(compared.from->place().cell), shown(to.figure()), to_string(to.place().cell), failure.expected,
      agreeing, seen, form == Form::difference ? "difference" : "change in per cent");
  failure.fix = fmt::format("Work {} out again, or mend the figure that is wrong.", to_string(cell.place.cell));
  recorder.failed(std::move(failure));
}

using Seen = std::map<Comparison, std::pair<std::size_t, std::size_t>>;  // agreeing, of how many

// The one comparison that nearly all agree with.
struct ChosenComparison {
  const Comparison* comparison = nullptr;  // null where none stands out
  std::size_t agreeing = 0, of = 0;
};

ChosenComparison chosen(const Seen& seen, bool of_per_cents) {
  ChosenComparison best;
  bool rival = false;
  for (const auto& [comparison, counts] : seen) {
    if (comparison.of_per_cents != of_per_cents) continue;
    const auto [agreeing, of] = counts;
    if (of < kLeastRows || agreeing * 100 < of * kLeastShare || agreeing < best.agreeing) continue;
    rival = best.comparison != nullptr && agreeing == best.agreeing;
    if (!rival) best = {&comparison, agreeing, of};
  }
  return rival && best.agreeing < best.of ? ChosenComparison{} : best;
}

void check_cell(const ChangeColumn& column, const ChangeCell& cell, const Compared& compared,
                const ChosenComparison& by, Recorder& recorder) {
  const Form form = by.comparison->form;
  if (agrees_with(cell, compared, form)) {
    recorder.passed();
  } else if (form == Form::relative &&
             !change_between(interval_of(compared.from->figure()), Interval::exactly(0)).relative) {
    recorder.not_run("a change in per cent of 0 is no number");
  } else {
    report(column, cell, compared, form, by.agreeing, by.of, recorder);
  }
}

using Candidates = std::vector<std::pair<Comparison, Compared>>;  // of one cell

const Compared* compared_by(const ChosenComparison& chosen, const Candidates& candidates) {
  if (chosen.comparison == nullptr) return nullptr;
  const auto found = std::find_if(candidates.begin(), candidates.end(),
                                  [&](const auto& candidate) { return candidate.first == *chosen.comparison; });
  return found == candidates.end() ? nullptr : &found->second;
}

void check_column(const Evidence& evidence, const ChangeColumn& column, const Rows& rows, Recorder& recorder) {
  Seen seen;
  std::vector<Candidates> of_cells;
  for (const ChangeCell& cell : column.cells) {
    const auto row = rows.find(cell.place.cell.row);
    of_cells.push_back(row == rows.end() ? Candidates{} : comparisons_at(evidence, row->second));
    for (const auto& [comparison, compared] : of_cells.back()) {
      auto& [agreeing, all] = seen[comparison];
      ++all;
      if (agrees_with(cell, compared, comparison.form)) ++agreeing;
    }
  }
  // The one that more cells agree with first: the row of a page has figures of both sorts, and only one is meant.
  std::array<ChosenComparison, 2> both = {chosen(seen, false), chosen(seen, true)};
  if (both[0].agreeing < both[1].agreeing) std::swap(both[0], both[1]);
  constexpr const char* kNothing = "nothing shows which two figures a column of changes compares";
  if (both[0].comparison == nullptr) return recorder.not_run(kNothing, column.cells.size());
  for (std::size_t i = 0; i < column.cells.size(); ++i) {
    const Compared* first = compared_by(both[0], of_cells[i]);
    const Compared* second = compared_by(both[1], of_cells[i]);
    if (first != nullptr) {
      check_cell(column, column.cells[i], *first, both[0], recorder);
    } else if (second != nullptr) {
      check_cell(column, column.cells[i], *second, both[1], recorder);
    } else {
      const bool of_other_sort = std::any_of(of_cells[i].begin(), of_cells[i].end(), [&](const auto& candidate) {
        return candidate.first.of_per_cents != both[0].comparison->of_per_cents;
      });
      recorder.not_run(of_other_sort && both[1].comparison == nullptr
                           ? kNothing
                           : "one of the two figures that a change is between is not there");
    }
  }
}

}  // namespace

void check_change_columns(const Evidence& evidence, Recorder& recorder) {
  CellFinder finder(evidence.submission());
  for (const TableArea& area : areas_of(evidence.submission())) {
    const std::map<std::uint32_t, ChangeColumn> columns = change_columns(evidence, area, finder);
    if (columns.empty()) continue;
    const Rows rows = rows_of(evidence, area);
    for (const auto& [number, column] : columns) {
      if (!column.cells.empty()) check_column(evidence, column, rows, recorder);
    }
  }
}

}  // namespace scorebook::rule
