// What the figure cells of a plan's row say: values with their numbers, starting points with the period that they name,
// targets with what they ask for, and the values of several sub-measures in one cell.
#include <algorithm>
#include <array>
#include <utility>

#include "locate/plan_names.hpp"
#include "locate/plan_table.hpp"
#include "locate/vocabulary.hpp"
#include "text/notation.hpp"
#include "text/sub_figures.hpp"
#include "text/target_words.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

// What titles count, where they do not say "number of".
constexpr std::array kCounted = {"instances",   "incidents", "notices", "prosecutions", "complaints",
                                 "compliments", "contacts",  "visits",  "engagements",  "footfall"};
constexpr std::array kMonths = {"January", "February", "March",     "April",   "May",      "June",
                                "July",    "August",   "September", "October", "November", "December"};

std::string month_word(int month) { return kMonths.at(static_cast<std::size_t>(month - 1)); }

bool is_a_year(const Period& period) {
  return period.kind() == PeriodKind::financial_year || period.kind() == PeriodKind::academic_year ||
         period.kind() == PeriodKind::calendar_year;
}

std::vector<std::string> marks_of(const std::string& title) {
  std::vector<std::string> marks;
  for (const MarkedPart& part : marked_parts(title)) {
    if (!part.mark.empty()) marks.push_back(part.mark);
  }
  return marks;
}

// Figures as the cell has them: one, or one for each sub-measure and survey wave.
std::vector<SubFigure> figures_in(const Grid& grid, const Cell& cell, Unit unit, const std::string& title) {
  const CellContent content = grid.content(cell);
  if (content.kind == CellContent::Kind::text) {
    std::vector<SubFigure> several = read_sub_figures(content.text, unit, marks_of(title));
    if (!several.empty()) return several;
  }
  return {SubFigure{"", "", read_figure(content, unit)}};
}

// The period in the first bracket that names one, of a text that is no figure: "... 55.2% (2015) ...".
std::optional<Period> bracketed_period(const std::string& text) {
  for (std::size_t open = text.find('('); open != std::string::npos; open = text.find('(', open + 1)) {
    const std::size_t close = text.find(')', open);
    if (close == std::string::npos) break;
    if (const auto period = parse_period(text.substr(open + 1, close - open - 1))) return period;
  }
  return std::nullopt;
}

std::string name_with(const std::string& name, const std::string& mark) {
  return mark.empty() ? name : name + "(" + mark + ")";
}

// What a target asks for beyond its number, in words: without them "5% reduction" would look like a target of 5%.
std::vector<std::string> qualifiers_of(const TargetPart& part) {
  std::vector<std::string> words;
  if (part.bound == TargetBound::above) words.emplace_back("above");
  if (part.bound == TargetBound::below) words.emplace_back("below");
  if (part.bound == TargetBound::at_least) words.emplace_back("at least");
  if (part.bound == TargetBound::at_most) words.emplace_back("at most");
  if (part.change == TargetChange::reduction) words.emplace_back("reduction");
  if (part.change == TargetChange::increase) words.emplace_back("increase");
  if (part.change == TargetChange::improvement && part.value) words.emplace_back("improvement");
  const std::string kind(target_kind_name(part.kind));
  const bool plain = part.kind == TargetKind::none || part.kind == TargetKind::point || part.kind == TargetKind::strict;
  if (!plain && !holds_word(part.note, kind)) words.push_back(kind);
  if (part.months) words.push_back(month_word(part.months->first) + " to " + month_word(part.months->last));
  // What the note says as typed is not said twice.
  const std::optional<Period> noted = find_period(part.note);
  if (part.base && part.base != noted) words.push_back("on " + part.base->words());
  if (part.due && part.due != noted) words.push_back("by " + part.due->words());
  if (!part.note.empty()) words.push_back(part.note);
  return words;
}

class PlanFigures {
 public:
  PlanFigures(const Grid& grid, const SourceTable& table, std::uint32_t row, const PlanFigurePlace& place,
              std::vector<NotUnderstood>& not_understood)
      : grid_(grid), table_(table), row_(row), place_(place), not_understood_(not_understood) {}

  std::vector<DraftObservation> read() {
    for (const SourceColumn& column : table_.columns) {
      const Cell* cell = grid_.filled({row_, column.column});
      if (!holds_plan_figures(column.role)) continue;
      if (cell == nullptr) {
        note_parts_without_value(column);
      } else if (grid_.is_date(*cell)) {
        not_understood_.push_back(
            {grid_.place(cell->ref), "This cell holds a date (" + grid_.shown(*cell) +
                                         ") where a figure was looked for, so nothing was read."});
      } else if (column.role == SourceRole::target) {
        read_target_cell(*cell, column);
      } else {
        read_figure_cell(*cell, column);
      }
    }
    return std::move(drafts_);
  }

 private:
  DraftObservation draft_of(const Cell& cell, const std::string& mark, ObservationKind kind) const {
    // A cell that is merged down over several sub-measures belongs to all of them.
    const CellRange* merge = grid_.merge(cell.ref);
    const bool shared = merge != nullptr && merge->last.row > row_ && !place_.shared.empty();
    DraftObservation draft;
    draft.sheet = grid_.index();
    draft.observation.measure = name_with(shared ? place_.shared : place_.measure.name, mark);
    draft.observation.title = place_.measure.title;
    draft.observation.kind = kind;
    draft.observation.place = grid_.place(cell.ref);
    draft.observation.hidden = grid_.hidden(cell.ref);
    return draft;
  }

  static ObservationKind kind_of(const SourceColumn& column) {
    if (column.role == SourceRole::benchmark) return ObservationKind::benchmark;
    if (column.role == SourceRole::year_to_date) return ObservationKind::year_to_date;
    const bool year = column.role == SourceRole::baseline || (column.period && is_a_year(*column.period));
    return year ? ObservationKind::year : ObservationKind::value;
  }

  void read_figure_cell(const Cell& cell, const SourceColumn& column) {
    const Unit unit = place_.measure.unit;
    for (SubFigure& sub : figures_in(grid_, cell, unit, place_.measure.title)) {
      DraftObservation draft = draft_of(cell, sub.mark, kind_of(column));
      Observation& observation = draft.observation;
      observation.figure = std::move(sub.figure);
      if (observation.figure.unit == Unit::unknown) observation.figure.unit = unit;
      if (observation.kind == ObservationKind::benchmark) observation.benchmark = column.name;
      observation.period = observation.figure.stated_period;
      if (!observation.period && !observation.figure.value)
        observation.period = bracketed_period(observation.figure.text);
      if (!observation.period) observation.period = column.period;
      if (observation.kind == ObservationKind::year_to_date) {
        draft.year_to_date_of = observation.period;
        observation.period.reset();
      }
      if (sub.mark.empty()) add_parts(column, observation);
      drafts_.push_back(std::move(draft));
    }
  }

  // The number and the whole from columns of their own. A whole without a number is kept as words: it is no ratio.
  void add_parts(const SourceColumn& column, Observation& observation) const {
    for (const SourceColumn& part : table_.columns) {
      if (part.of_column != column.column) continue;
      const CellRef ref{row_, part.column};
      const std::optional<Decimal> number = plain_number(grid_, ref);
      if (!number) continue;
      Figure& figure = observation.figure;
      if (part.role == SourceRole::numerator && !figure.numerator) {
        figure.numerator = number;
        observation.numerator_place = grid_.place(ref);
      } else if (part.role == SourceRole::denominator && !figure.denominator && figure.numerator) {
        figure.denominator = number;
        observation.denominator_place = grid_.place(ref);
      } else if (part.role == SourceRole::denominator && !figure.numerator) {
        figure.qualifiers.push_back("out of " + grid_.shown(ref));
      }
    }
  }

  void note_parts_without_value(const SourceColumn& column) {
    if (grid_.anchor({row_, column.column}) != CellRef{row_, column.column}) return;
    for (const SourceColumn& part : table_.columns) {
      const CellRef ref{row_, part.column};
      if (part.of_column != column.column || !plain_number(grid_, ref)) continue;
      not_understood_.push_back(
          {grid_.place({row_, column.column}), "This cell is blank, though " + to_string(ref) + ", headed \"" +
                                                   part.heading + "\", holds " + grid_.shown(ref) +
                                                   " for it. Without the figure that number was not used."});
    }
  }

  void read_target_cell(const Cell& cell, const SourceColumn& column) {
    const std::optional<Period> year = column.period ? column.period : place_.plan_year;
    const TypedTarget target = read_target(grid_.content(cell), place_.measure.unit, year);
    for (const TargetPart& part : target.parts) {
      DraftObservation draft = draft_of(cell, part.mark, ObservationKind::target);
      Observation& observation = draft.observation;
      observation.period = year;
      if (part.months && observation.period) observation.period = stage(*part.months, *observation.period);
      Figure& figure = observation.figure;
      figure.text = target.text;
      figure.value = part.value;
      figure.exact = part.exact;
      figure.missing = part.missing;
      figure.decimals = part.decimals;
      // Words in place of a target have no unit, unless they stand for one of several sub-measures.
      if (part.value || !part.mark.empty()) figure.unit = part.unit == Unit::unknown ? place_.measure.unit : part.unit;
      figure.unit_missing = part.unit_missing;
      if (counts_things(part)) {
        figure.unit = Unit::count;
        figure.unit_missing = false;
      }
      figure.qualifiers = qualifiers_of(part);
      if (cell.kind == CellKind::number) figure.raw = cell.number;
      drafts_.push_back(std::move(draft));
    }
  }

  // The months of the year of the plan that a stage of the target holds for; they may end in the year after.
  static Period stage(const MonthsOfYear& months, const Period& year) {
    constexpr MonthNumber kMonthsOfYear = 12;
    const MonthNumber start = year.first();
    const auto offset = [&](int month) { return (month - month_of(start) + kMonthsOfYear) % kMonthsOfYear; };
    const MonthNumber first = start + offset(months.first);
    const MonthNumber last = start + offset(months.last);
    return first <= last ? Period::span(first, last) : year;
  }

  const Grid& grid_;
  const SourceTable& table_;
  std::uint32_t row_;
  const PlanFigurePlace& place_;
  std::vector<NotUnderstood>& not_understood_;
  std::vector<DraftObservation> drafts_;
};

}  // namespace

bool holds_plan_figures(SourceRole role) {
  return role == SourceRole::value || role == SourceRole::year_to_date || role == SourceRole::target ||
         role == SourceRole::baseline || role == SourceRole::benchmark;
}

Unit unit_of_plan_row(const Grid& grid, const SourceTable& table, std::uint32_t row, const std::string& title) {
  std::vector<const Cell*> cells;
  for (const SourceColumn& column : table.columns) {
    const Cell* cell = grid.filled({row, column.column});
    if (holds_plan_figures(column.role) && cell != nullptr) cells.push_back(cell);
  }
  const Unit shown = unit_of_cells(grid, cells);
  const Unit said = unit_of_measure("", title);
  if (shown == Unit::per_cent && (said == Unit::count || said == Unit::unknown)) return shown;
  if (said != Unit::unknown) return said;
  if (shown != Unit::unknown) return shown;
  bool whole = false;
  for (const SourceColumn& column : table.columns) {
    const Cell* cell = grid.filled({row, column.column});
    if (cell == nullptr || cell->kind != CellKind::text || !holds_plan_figures(column.role)) continue;
    if (column.role == SourceRole::target) continue;  // "633 families" of a measure in per cents
    for (const SubFigure& sub : figures_in(grid, *cell, Unit::unknown, title)) {
      if (sub.figure.unit != Unit::unknown) return sub.figure.unit;
      whole = whole || (sub.figure.value && sub.figure.value->whole());
    }
  }
  const std::vector<std::string> words = words_of(title);
  const bool counted =
      std::any_of(kCounted.begin(), kCounted.end(), [&](const char* noun) { return has_word(words, noun); });
  return whole || counted ? Unit::count : Unit::unknown;
}

std::vector<DraftObservation> read_plan_figures(const Grid& grid, const SourceTable& table, std::uint32_t row,
                                                const PlanFigurePlace& place,
                                                std::vector<NotUnderstood>& not_understood) {
  return PlanFigures(grid, table, row, place, not_understood).read();
}

}  // namespace scorebook
