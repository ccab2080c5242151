// Which cells of the report show what, as far as formulas can stand in them or refer to them: noted while the sheets
// are written, for the formulas that are put in at the end (living_formulas.hpp).
#pragma once

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "report/submission_of_cell.hpp"
#include "scorebook/plan_counts.hpp"
#include "scorebook/rating.hpp"
#include "writing/sheet_writer.hpp"

namespace scorebook {

struct ReportCell {
  SheetWriter* sheet = nullptr;
  CellRef cell;

  [[nodiscard]] bool known() const { return sheet != nullptr; }
  friend bool operator<(const ReportCell& left, const ReportCell& right) {
    return std::pair(left.sheet, left.cell) < std::pair(right.sheet, right.cell);
  }
  friend bool operator==(const ReportCell&, const ReportCell&) = default;
};

struct ReportRange {
  SheetWriter* sheet = nullptr;
  CellRange range;

  // Grows to hold a cell of its column.
  void take(CellRef cell) {
    range.first.row = std::min(range.first.row, cell.row);
    range.last.row = std::max(range.last.row, cell.row);
  }
};

// A figure and the cell that it stands in.
struct FigureCell {
  ReportCell at;
  const Observation* observation = nullptr;
};

// A row of a scorecard. A column that the layout does not have is no cell.
struct RatedRow {
  const Rating* rating = nullptr;
  ReportCell value, year_to_date, rag, rag_year_end, direction;
  std::vector<FigureCell> figures;  // months and year to date
};

// The counts on the cover, in month and at year end: green, amber, red, without, all.
struct CountCells {
  std::array<ReportCell, 5> in_month, year_end;
};

// A row of the scorecard of a plan; `priority` as priority_key() has it.
struct PlanRatedRow {
  const Rating* rating = nullptr;
  std::string priority;
  ReportCell status, direction;
  std::vector<FigureCell> figures;
};

// A table or a chart's list of how many measures have each status: of the whole plan, or of one priority.
struct StatusCountCells {
  const StatusCounts* counted = nullptr;  // outlives the report's sheets
  std::optional<std::string> priority;    // as priority_key() has it; nothing: the whole plan
  std::string noun;                       // "quarter", for the words of a share; empty: the cells are plain numbers
  std::array<ReportCell, 6> at;           // by PlanStatus
  std::uint32_t last_column = 0;          // of the merged cells that begin there
  CellFormat format;
};

class LivingCells {
 public:
  LivingCells() = default;  // nothing is noted
  explicit LivingCells(SubmissionOfCell submissions) : wanted_(true), submissions_(std::move(submissions)) {}

  // Whether anything is to be noted: in the working edition alone.
  [[nodiscard]] bool wanted() const { return wanted_; }

  void figure(SheetWriter& sheet, CellRef cell, const Observation& observation, CellValue value) {
    if (!wanted_) return;
    // A copy: a sheet may show figures that it has put together itself and does not keep.
    copies_.push_back(observation);
    figures_.push_back({{&sheet, cell}, &copies_.back()});
    values_[{&sheet, cell}] = std::move(value);
  }
  void part(SheetWriter& sheet, CellRef cell, const Observation& observation, bool numerator, double value) {
    if (!wanted_) return;
    if (observation.place.known()) parts_[{submissions_.key(observation.place), numerator}] = {&sheet, cell};
    values_[{&sheet, cell}] = CellValue::of(value);
  }
  void holds(SheetWriter& sheet, CellRef cell, CellValue value) {
    if (wanted_) values_[{&sheet, cell}] = std::move(value);
  }
  // A detail page: its figures are those that officers correct.
  void page(const SheetWriter& sheet) { pages_.insert(&sheet); }
  [[nodiscard]] bool is_page(const SheetWriter* sheet) const { return pages_.count(sheet) != 0; }
  void row(RatedRow row) {
    if (wanted_) rows_.push_back(std::move(row));
  }
  void plan_row(PlanRatedRow row) {
    if (wanted_) plan_rows_.push_back(std::move(row));
  }
  void statuses(StatusCountCells cells) {
    if (wanted_) statuses_.push_back(std::move(cells));
  }
  void counts(const CountCells& cells) {
    if (wanted_) counts_ = cells;
  }
  // Where the list of what is a formula and what is not can go on.
  void notes(SheetWriter& sheet, std::uint32_t row) {
    if (wanted_) notes_ = {&sheet, {row, 1}};
  }

  [[nodiscard]] const std::vector<RatedRow>& rows() const { return rows_; }
  [[nodiscard]] const std::vector<PlanRatedRow>& plan_rows() const { return plan_rows_; }
  [[nodiscard]] const std::vector<StatusCountCells>& statuses() const { return statuses_; }
  [[nodiscard]] const SubmissionOfCell& submissions() const { return submissions_; }
  [[nodiscard]] const std::vector<FigureCell>& figures() const { return figures_; }
  [[nodiscard]] const std::optional<CountCells>& counts() const { return counts_; }
  [[nodiscard]] const ReportCell& notes() const { return notes_; }
  [[nodiscard]] ReportCell part_of(const Observation& observation, bool numerator) const {
    const auto found = parts_.find({submissions_.key(observation.place), numerator});
    return found == parts_.end() ? ReportCell{} : found->second;
  }
  [[nodiscard]] std::optional<CellValue> value_of(const ReportCell& cell) const {
    const auto found = values_.find(cell);
    if (found == values_.end()) return std::nullopt;
    return found->second;
  }
  [[nodiscard]] CellLookup lookup() const {
    return [this](const SheetWriter& sheet, CellRef cell) {
      return value_of({const_cast<SheetWriter*>(&sheet), cell});  // only compared
    };
  }

 private:
  bool wanted_ = false;
  SubmissionOfCell submissions_;
  std::set<const SheetWriter*> pages_;
  std::vector<RatedRow> rows_;
  std::vector<PlanRatedRow> plan_rows_;
  std::vector<StatusCountCells> statuses_;
  std::vector<FigureCell> figures_;
  std::deque<Observation> copies_;                                      // their places must not move
  std::map<std::pair<SubmissionOfCell::Key, bool>, ReportCell> parts_;  // by the cell of the figure that they belong to
  std::map<ReportCell, CellValue> values_;
  std::optional<CountCells> counts_;
  ReportCell notes_;
};

}  // namespace scorebook
