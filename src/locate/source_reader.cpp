#include "locate/source_reader.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "locate/draft.hpp"
#include "locate/fractions.hpp"
#include "locate/shapes.hpp"
#include "locate/source_rows.hpp"
#include "text/notation.hpp"
#include "text/stated_unit.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr MonthNumber kMonthsInYear = 12;

bool is_year(const std::optional<Period>& period) {
  return period && (period->kind() == PeriodKind::financial_year || period->kind() == PeriodKind::academic_year ||
                    period->kind() == PeriodKind::calendar_year);
}

bool is_finer_than_years(const Period& period) {
  return !is_year(period) && period.last() - period.first() < kMonthsInYear;
}

std::string joined(const std::string& outer, const std::string& inner) {
  if (outer.empty() || inner.empty()) return outer + inner;
  return outer + " | " + inner;
}

// "£s" of "Financial Year 2020/21 (£s) | Actual".
std::string in_brackets(const std::string& heading) {
  const std::size_t open = heading.find('(');
  const std::size_t end = heading.find(')', open == std::string::npos ? 0 : open);
  return open == std::string::npos || end == std::string::npos ? std::string()
                                                               : heading.substr(open + 1, end - open - 1);
}

// What a form shows in a name that nobody has chosen yet: "< Select >", "Please select an option".
bool is_placeholder_name(const std::string& title) {
  const std::string text = folded(title);
  return text.compare(0, 8, "< select") == 0 || text.compare(0, 7, "<select") == 0 ||
         text.compare(0, 13, "please select") == 0;
}

// "A | B" as titles have it.
std::string as_title(std::string name) {
  for (std::size_t at = name.find(" | "); at != std::string::npos; at = name.find(" | ", at))
    name.replace(at, 3, " - ");
  return name;
}

// What is known of one measure of the table when all rows have been walked: its unit, and what varies between its rows.
struct MeasureOfTable {
  std::vector<const Cell*> values;
  Unit stated = Unit::unknown;
  std::string words;  // its title and headings, which may say a unit
  std::string ref;
  std::string first_section, first_title;
  std::vector<std::string> first_breakdown;
  bool section_varies = false, title_varies = false;
  std::vector<bool> breakdown_varies;
};

// A figure cell of the body, before its unit and its breakdown are known.
struct PendingFigure {
  const Cell* cell = nullptr;
  const SourceColumn* column = nullptr;
  std::size_t row = 0;      // index into rows and labels
  std::size_t measure = 0;  // index into the measures of the table
};

// Rows that hold figures but are not read, told once for each reason.
struct UnreadRows {
  std::vector<CellRef> cells;  // one a row, its first figure
  std::string sample;
};

class SourceReader {
 public:
  SourceReader(Grid& grid, const SourceTable& table, LocateContext& context)
      : grid_(grid), table_(table), context_(context), rows_(grid, table) {
    for (const SourceColumn& column : table.columns) {
      finer_than_years_ =
          finer_than_years_ || (column.role == SourceRole::value && column.period && !is_year(column.period));
    }
    for (const SourceColumn& column : table.columns) {
      if (column.role != SourceRole::numerator && column.role != SourceRole::denominator) continue;
      if (const SourceColumn* value = value_of(column)) {
        Parts& parts = parts_[value->column];
        (column.role == SourceRole::numerator ? parts.numerator : parts.denominator) = column.column;
      }
    }
  }

  SourceReading read() {
    claim_header();
    const std::vector<std::uint32_t>& rows = grid_.rows();
    for (auto row = std::lower_bound(rows.begin(), rows.end(), table_.first_row);
         row != rows.end() && (table_.last_row == 0 || *row <= table_.last_row); ++row) {
      take_row(*row);
    }
    const std::size_t first = context_.drafts.size();
    for (const PendingFigure& pending : pending_) read_figure_of(pending);
    settle_stated_per_cents(first);
    record(unread_totals_, "is a total or an average of other rows, not a measure",
           "are totals or averages of other rows, not measures");
    record(unread_no_outturn_, "is called a target, forecast or baseline, not a measure",
           "are called targets, forecasts or baselines, not measures");
    record(unread_nameless_, "has figures but no measure to its left", "have figures but no measure to their left");
    record(unread_undated_, "has figures but no period that is understood",
           "have figures but no period that is understood");
    return std::move(reading_);
  }

 private:
  struct Parts {
    std::uint32_t numerator = 0, denominator = 0;
  };

  // The value that a numerator or denominator belongs to: the one stated, the only one, or the one of its period.
  [[nodiscard]] const SourceColumn* value_of(const SourceColumn& part) const {
    const SourceColumn* found = nullptr;
    for (const SourceColumn& column : table_.columns) {
      if (column.role != SourceRole::value) continue;
      if (part.of_column != 0 ? column.column != part.of_column
                              : column.period != part.period || column.measure != part.measure)
        continue;
      if (found != nullptr) return nullptr;
      found = &column;
    }
    return found;
  }

  void claim_header() {
    for (std::uint32_t row = table_.first_header_row; row != 0 && row <= table_.last_header_row; ++row) {
      for (const Cell* cell : rows_.cells(row)) grid_.claim(cell->ref);
    }
  }

  void take_row(std::uint32_t row) {
    const std::vector<const Cell*> cells = rows_.cells(row);
    if (cells.empty()) return;
    if (rows_.repeats_header(cells)) {
      for (const Cell* cell : cells) grid_.claim(cell->ref);
      return;
    }
    std::vector<const Cell*> figures;
    for (const Cell* cell : cells) {
      const SourceColumn* column = rows_.column_of(*cell);
      if (column != nullptr && holds_figures(column->role)) figures.push_back(cell);
    }
    if (figures.empty() && rows_.take_band(row, cells)) return;
    take_figures(row, cells, figures);
  }

  void take_figures(std::uint32_t row, const std::vector<const Cell*>& cells, const std::vector<const Cell*>& figures) {
    RowLabels labels = rows_.labels(row);
    if (UnreadRows* why = unread(labels, figures)) {
      const bool note = std::all_of(figures.begin(), figures.end(), [&](const Cell* cell) {
        return cell->kind == CellKind::text && !has_figure(grid_, *cell);
      });
      if (note) return;
      why->cells.push_back(figures.front()->ref);
      for (const Cell* cell : cells) {
        if (rows_.column_of(*cell) != nullptr) grid_.claim(cell->ref);
      }
      return;
    }
    const bool has_row = table_.orientation == Orientation::measures_down ? labels.own_name : labels.period.has_value();
    if (figures.empty() && !has_row) return;
    // Months or quarters down make the years between them years, as columns of months do across.
    if (table_.orientation == Orientation::periods_down && !figures.empty() && labels.period)
      finer_than_years_ = finer_than_years_ || is_finer_than_years(*labels.period);
    SourceRow read;
    read.row = row;
    read.ref = labels.ref;
    read.title = labels.title;
    read.section = labels.section;
    read.period = labels.period;
    if (table_.orientation != Orientation::periods_down) read.measure = labels.ref.empty() ? labels.title : labels.ref;
    for (const Cell* cell : figures) take_figure(*cell, labels);
    for (const Cell* cell : cells) claim_named(*cell);
    reading_.rows.push_back(std::move(read));
    labels_.push_back(std::move(labels));
  }

  // Whether a row called "Target" or under the band "Forecasts" would give its figures as what happened.
  [[nodiscard]] bool is_no_outturn(const RowLabels& labels, const std::vector<const Cell*>& figures) const {
    if (table_.stated) return false;
    const bool named = names_no_outturn(labels.title) || names_no_outturn(labels.section) ||
                       std::any_of(labels.breakdown.begin(), labels.breakdown.end(), names_no_outturn);
    return named && std::any_of(figures.begin(), figures.end(), [&](const Cell* cell) {
             const SourceRole role = rows_.column_of(*cell)->role;
             return role == SourceRole::value || role == SourceRole::year_to_date;
           });
  }

  // Why the figures of a row are not read; null where they are.
  [[nodiscard]] UnreadRows* unread(const RowLabels& labels, const std::vector<const Cell*>& figures) {
    const bool measures_named_by_rows = table_.orientation != Orientation::periods_down;
    if (measures_named_by_rows && rows_.has_names()) {
      if (rows_.is_summary(labels)) return &unread_totals_;
      if (labels.ref.empty() && (labels.title.empty() || is_placeholder_name(labels.title)))
        return figures.empty() ? nullptr : &unread_nameless_;
    }
    if (is_no_outturn(labels, figures)) return &unread_no_outturn_;
    if (rows_.has_period_columns() && !labels.period && !figures.empty()) {
      const bool undated = std::any_of(figures.begin(), figures.end(),
                                       [&](const Cell* cell) { return !rows_.column_of(*cell)->period; });
      if (undated) return &unread_undated_;
    }
    return nullptr;
  }

  void take_figure(const Cell& cell, const RowLabels& labels) {
    const CellRange* merge = grid_.merge(cell.ref);
    if (merge != nullptr && merge->first != cell.ref) return;  // under a merge: not shown, left over
    const SourceColumn& column = *rows_.column_of(cell);
    std::string name = table_.orientation == Orientation::periods_down
                           ? column.measure
                           : joined(labels.ref.empty() ? labels.title : labels.ref, column.measure);
    if (name.empty()) return;
    pending_.push_back({&cell, &column, reading_.rows.size(), measure_of(name, column, labels)});
    if (column.role == SourceRole::value) measures_[pending_.back().measure].values.push_back(&cell);
  }

  // The measure of that name, with what its rows say noted.
  std::size_t measure_of(const std::string& name, const SourceColumn& column, const RowLabels& labels) {
    const auto [known, added] = numbers_.emplace(name, measures_.size());
    if (added) {
      MeasureOfTable measure;
      measure.ref = labels.ref;
      measure.words = labels.title + " " + column.measure;
      measure.first_section = labels.section;
      measure.first_title = labels.title;
      measure.first_breakdown = labels.breakdown;
      measure.breakdown_varies.resize(labels.breakdown.size(), false);
      measures_.push_back(std::move(measure));
      names_.push_back(name);
    }
    MeasureOfTable& measure = measures_[known->second];
    measure.section_varies = measure.section_varies || measure.first_section != labels.section;
    measure.title_varies = measure.title_varies || measure.first_title != labels.title;
    for (std::size_t at = 0; at < labels.breakdown.size(); ++at) {
      if (labels.breakdown[at] != measure.first_breakdown[at]) measure.breakdown_varies[at] = true;
    }
    return known->second;
  }

  [[nodiscard]] Unit unit_of(MeasureOfTable& measure) const {
    if (measure.values.empty()) return measure.stated;
    if (measure.stated == Unit::unknown && !measure.ref.empty() && context_.measure_register != nullptr) {
      if (const RegisterMeasure* defined = context_.measure_register->find(measure.ref))
        measure.stated = defined->definition.unit;
    }
    const bool other = names_other_unit(measure.words);
    if (measure.stated == Unit::unknown) measure.stated = unit_of_measure("", measure.words);
    if (measure.stated == Unit::unknown) measure.stated = unit_of_cells(grid_, measure.values);
    if (other && (measure.stated == Unit::count || measure.stated == Unit::money)) measure.stated = Unit::unknown;
    measure.values.clear();
    return measure.stated;
  }

  // The unit of a figure: its row states one, or its measure, where the heading does not say that it is money.
  [[nodiscard]] Unit unit_of(MeasureOfTable& measure, const RowLabels& labels, const SourceColumn& column) const {
    if (const std::optional<Unit> stated = stated_unit(labels.unit)) return *stated;
    const Unit unit = unit_of(measure);
    if (unit != Unit::unknown && unit != Unit::count) return unit;
    const bool money = stated_unit(in_brackets(column.heading)) == Unit::money;
    return money ? Unit::money : unit;
  }

  // "Area: Oak Hospital; Sex: Female": what tells this row from others of its measure.
  [[nodiscard]] std::string breakdown_of(const MeasureOfTable& measure, const RowLabels& labels) const {
    std::string breakdown;
    const auto add = [&](const std::string& heading, const std::string& value) {
      if (value.empty()) return;
      breakdown += (breakdown.empty() ? "" : "; ") + (heading.empty() ? std::string("Of") : heading) + ": " + value;
    };
    if (measure.section_varies) add("Section", labels.section);
    if (measure.title_varies) add(labels.title_heading.empty() ? "Measure" : labels.title_heading, labels.title);
    for (std::size_t at = 0; at < labels.breakdown.size(); ++at) {
      const SourceColumn& column = *rows_.breakdowns()[at];
      if (measure.breakdown_varies[at]) add(column.name.empty() ? column.heading : column.name, labels.breakdown[at]);
    }
    return breakdown;
  }

  [[nodiscard]] ObservationKind kind_of(const SourceColumn& column, const std::optional<Period>& period) const {
    switch (column.role) {
      case SourceRole::year_to_date:
        return ObservationKind::year_to_date;
      case SourceRole::target:
        return ObservationKind::target;
      case SourceRole::baseline:
      case SourceRole::benchmark:
        return ObservationKind::benchmark;
      default:
        return finer_than_years_ && is_year(period) ? ObservationKind::year : ObservationKind::value;
    }
  }

  void read_figure_of(const PendingFigure& pending) {
    const RowLabels& labels = labels_[pending.row];
    const SourceColumn& column = *pending.column;
    MeasureOfTable& measure = measures_[pending.measure];
    FigurePlace place;
    place.measure = names_[pending.measure];
    place.title = as_title(labels.title.empty() ? place.measure : joined(labels.title, column.measure));
    if (table_.orientation == Orientation::periods_down) place.title = as_title(column.measure);
    place.unit = unit_of(measure, labels, column);
    place.period = column.period ? column.period : labels.period;
    place.kind = kind_of(column, place.period);
    if (place.kind == ObservationKind::benchmark)
      place.benchmark = column.role == SourceRole::baseline ? "baseline" : column.name;
    place.breakdown = breakdown_of(measure, labels);
    DraftObservation draft = read_observation(grid_, *pending.cell, place);
    draft.of_other_table = true;
    Figure& figure = draft.observation.figure;
    if (stated_unit(labels.unit)) {
      // A unit that is stated beside the figures need not stand in each of them.
      figure.unit_missing = false;
      if (figure.unit == Unit::unknown) figure.qualifiers.push_back(labels.unit);
    }
    add_parts(draft.observation, *pending.cell);
    grid_.claim(pending.cell->ref);
    note_alike(draft.observation);
    reading_.rows[pending.row].drafts.push_back(context_.drafts.size());
    ++reading_.figures;
    context_.drafts.push_back(std::move(draft));
  }

  // Figures that are per cents by a column of units, of one measure in one row, or of a list.
  void settle_stated_per_cents(std::size_t first) {
    std::map<std::pair<std::size_t, std::size_t>, std::vector<std::size_t>> groups;
    for (std::size_t at = 0; at < pending_.size(); ++at) {
      const PendingFigure& pending = pending_[at];
      if (stated_unit(labels_[pending.row].unit) != Unit::per_cent) continue;
      const bool by_row = table_.orientation == Orientation::measures_down;
      groups[{pending.measure, by_row ? pending.row : 0}].push_back(at);
    }
    for (auto& [group, figures] : groups) {
      const std::string& unit = labels_[pending_[figures.front()].row].unit;
      for (std::size_t& at : figures) at += first;
      settle_fractions(context_.drafts, figures, unit);
    }
  }

  void add_parts(Observation& observation, const Cell& cell) {
    const auto parts = parts_.find(cell.ref.column);
    if (parts == parts_.end() || observation.kind != ObservationKind::value) return;
    const CellRef numerator{cell.ref.row, parts->second.numerator};
    const CellRef denominator{cell.ref.row, parts->second.denominator};
    if (const std::optional<Decimal> number = numerator.column == 0 ? std::nullopt : plain_number(grid_, numerator)) {
      observation.figure.numerator = number;
      observation.numerator_place = grid_.place(numerator);
      grid_.claim(numerator);
    }
    if (const std::optional<Decimal> number =
            denominator.column == 0 ? std::nullopt : plain_number(grid_, denominator)) {
      observation.figure.denominator = number;
      observation.denominator_place = grid_.place(denominator);
      grid_.claim(denominator);
    }
  }

  void note_alike(const Observation& observation) {
    std::string key = observation.measure + '\n' + observation.breakdown + '\n' + observation.benchmark + '\n';
    key += std::to_string(static_cast<int>(observation.kind)) + ' ';
    if (observation.period) key += observation.period->words();
    const auto [first, added] = seen_.emplace(std::move(key), observation.place.cell);
    if (added) return;
    // A row that stands twice with the same figures hides nothing.
    if (grid_.shown(first->second) != observation.figure.text) ++reading_.figures_alike;
    reading_.alike.emplace_back(first->second, observation.place.cell);
  }

  // Cells of named columns are done with once their row is, but for figures and the parts of a value.
  void claim_named(const Cell& cell) {
    const SourceColumn* column = rows_.column_of(cell);
    if (column == nullptr || column->role == SourceRole::numerator || column->role == SourceRole::denominator) return;
    const CellRange* merge = grid_.merge(cell.ref);
    if (holds_figures(column->role) && merge != nullptr && merge->first != cell.ref) return;
    grid_.claim(cell.ref);
  }

  void record(const UnreadRows& unread, const char* one, const char* several) {
    constexpr std::size_t kMostListed = 10;
    if (unread.cells.empty()) return;
    std::string rows;
    for (std::size_t at = 0; at < unread.cells.size() && at < kMostListed; ++at)
      rows += (at == 0 ? "" : ", ") + std::to_string(unread.cells[at].row);
    if (unread.cells.size() > kMostListed)
      rows += " and " + std::to_string(unread.cells.size() - kMostListed) + " more";
    const std::string what = unread.cells.size() == 1 ? "Row " + rows + " " + one : "Rows " + rows + " " + several;
    context_.not_understood.push_back({grid_.place(unread.cells.front()), what + ", so the figures were not read."});
  }

  Grid& grid_;
  const SourceTable& table_;
  LocateContext& context_;
  SourceRows rows_;
  bool finer_than_years_ = false;
  std::unordered_map<std::uint32_t, Parts> parts_;  // by the column of the value
  std::vector<RowLabels> labels_;                   // beside SourceReading::rows
  std::vector<PendingFigure> pending_;
  std::vector<MeasureOfTable> measures_;
  std::vector<std::string> names_;  // beside measures_
  std::unordered_map<std::string, std::size_t> numbers_;
  std::unordered_map<std::string, CellRef> seen_;
  UnreadRows unread_totals_, unread_no_outturn_, unread_nameless_, unread_undated_;
  SourceReading reading_;
};

}  // namespace

SourceReading read_source_table(Grid& grid, const SourceTable& table, LocateContext& context) {
  return SourceReader(grid, table, context).read();
}

}  // namespace scorebook
