// The formulas of a plan: overall status and direction of travel in its scorecard, and the counts by status on the
// cover, in the executive summary and of each priority.
#include <algorithm>
#include <set>

#include "rate/standing_rag.hpp"
#include "report/living_rules.hpp"
#include "report/living_writer.hpp"
#include "report/plan_looks.hpp"

namespace scorebook {
namespace {

bool has_direction(const Rating& rating) {
  return rating.measure.polarity != Polarity::info && rating.measure.polarity != Polarity::unknown;
}

class LivingPlan {
 public:
  explicit LivingPlan(LivingWriter& writer)
      : writer_(writer), book_(writer.book()), rows_(writer.cells().plan_rows()) {}

  void write() {
    colours();
    for (const PlanRatedRow& row : rows_) {
      status(row);
      direction(row);
    }
    for (const StatusCountCells& cells : writer_.cells().statuses()) counts(cells);
  }

 private:
  void colours() {
    std::vector<ReportCell> statuses, directions;
    for (const PlanRatedRow& row : rows_) {
      statuses.push_back(row.status);
      directions.push_back(row.direction);
    }
    std::vector<LivingWriter::Look> looks;
    for (const PlanStatus status : plan_statuses()) {
      const Rag rag = status_rag(status);
      if (rag != Rag::none) looks.push_back({{status_words(status)}, book_.looks.rag(rag)});
    }
    writer_.colours(statuses, looks);
    looks.clear();
    for (const PlanDirection direction : {PlanDirection::improved, PlanDirection::got_worse})
      looks.push_back({{plan_direction_words(direction)}, book_.looks.tone(direction_tone(direction))});
    writer_.colours(directions, looks);
  }

  [[nodiscard]] static ReportCell cell_of(const PlanRatedRow& row, const Observation* observation) {
    const auto shows = [&](const FigureCell& figure) { return figure.observation == observation; };
    const auto found = std::find_if(row.figures.begin(), row.figures.end(), shows);
    return observation == nullptr || found == row.figures.end() ? ReportCell{} : found->at;
  }

  void status(const PlanRatedRow& row) {
    const Rating& rating = *row.rating;
    const bool coloured = status_rag(rating.status.status) != Rag::none;
    if (!row.status.known() || (!coloured && !hangs_on_figure(standing_rag(rating)))) return;
    const auto say = [&](const std::string& why) { writer_.say(Shows::status, row.status, &rating, why); };
    if (is_overridden(rating, OverriddenPart::status) || is_overridden(rating, OverriddenPart::rag_period))
      return say("an officer decided it against the rules");
    if (&standing_rag(rating) != &rating.rag_period)
      return say("its year to date is judged, which stands in no cell here");
    if (rating.value == nullptr) return say("there is no figure for " + rating.period.words());
    const ReportCell figure = cell_of(row, rating.value);
    if (!figure.known()) return say("its figure does not stand in this row as a number");
    const RagBoundsOrWhy bounds = rag_bounds(rating, false);
    if (!bounds.bounds) return say(bounds.why_not);
    CellFormat format = book_.looks.rag(Rag::none);
    format.bold = coloured;
    writer_.put_or_say(Shows::status, row.status, &rating,
                       status_formula(formula_of(figure), *bounds.bounds, cell_scale_for(rating.value, rating),
                                      rating.settings.rag_precision == RagPrecision::shown),
                       format, "its rule gives something else for the figure in this row");
  }

  void direction(const PlanRatedRow& row) {
    const Rating& rating = *row.rating;
    if (!row.direction.known() || !has_direction(rating)) return;
    const auto say = [&](const std::string& why) { writer_.say(Shows::direction, row.direction, &rating, why); };
    if (is_overridden(rating, OverriddenPart::direction)) return say("an officer decided it against the rules");
    if (rating.value == nullptr) return say("there is no figure for " + rating.period.words());
    if (rating.previous == nullptr) return say("there is no earlier figure to compare with");
    const ReportCell now = cell_of(row, rating.value), before = cell_of(row, rating.previous);
    if (!now.known() || !before.known()) return say("a figure that it compares does not stand in this row as a number");
    const DirectionCells cells{formula_of(before), formula_of(now), formula_of(row.status),
                               cell_scale_for(rating.previous, rating), cell_scale_for(rating.value, rating)};
    CellFormat format = book_.looks.tone(Tone::neutral);
    format.size = 9.75;
    writer_.put_or_say(Shows::direction, row.direction, &rating, plan_direction_formula(cells, rating), format,
                       "the figures in this row lead to another one, or are not compared because of what is known "
                       "about them");
  }

  // The status cells of the measures that are counted, where they are one block of a scorecard and nothing else is in
  // it; otherwise no sheet.
  [[nodiscard]] ReportRange range_of(const StatusCountCells& counted) const {
    ReportRange range;
    std::set<const Rating*> measures;
    const auto belongs = [&](const PlanRatedRow& row) {
      return !counted.priority || *counted.priority == row.priority;
    };
    for (const PlanRatedRow& row : rows_) {
      if (!row.status.known() || !belongs(row) || (range.sheet != nullptr && range.sheet != row.status.sheet)) continue;
      if (range.sheet == nullptr) range = {row.status.sheet, {row.status.cell, row.status.cell}};
      range.take(row.status.cell);
      measures.insert(row.rating);
    }
    std::size_t rows = 0;
    for (const PlanRatedRow& row : rows_) {
      const bool within = row.status.sheet == range.sheet && range.range.contains(row.status.cell);
      rows += within ? 1 : 0;
      if (within && !belongs(row)) return {};
    }
    const bool each_once = rows == measures.size() && rows == counted.counted->measures;
    return each_once ? range : ReportRange{};
  }

  void counts(const StatusCountCells& cells) {
    const ReportRange range = range_of(cells);
    const Settings settings =
        book_.input.measure_register == nullptr ? Settings{} : book_.input.measure_register->settings;
    const bool makes_100 = share_rounding(settings).total_100;
    const auto number_of = [&](PlanStatus status) {
      return Formula::count_words(Formula::range(*range.sheet, range.range), status_words(status));
    };
    for (const PlanStatus status : plan_statuses()) {
      const ReportCell& at = cells.at[static_cast<std::size_t>(status)];
      if (!at.known()) continue;
      const auto say = [&](const char* why) { writer_.say(Shows::status_count, at, nullptr, why); };
      if (range.sheet == nullptr) {
        say("the scorecard of the plan does not have just one row for every measure");
        continue;
      }
      if (makes_100 && status == PlanStatus::satisfactory && !cells.noun.empty()) {
        say("its share takes what rounding leaves");
        continue;
      }
      const bool words = !cells.noun.empty();
      std::vector<Formula> measured;
      if (status_rag(status) != Rag::none && words) {
        for (const PlanStatus each : {PlanStatus::met, PlanStatus::satisfactory, PlanStatus::not_met})
          measured.push_back(number_of(each));
      }
      const Formula number = number_of(status);
      const Formula formula = words ? count_formula(number, measured, cells.noun) : number;
      const CellRange over = {at.cell, {at.cell.row, std::max(at.cell.column, cells.last_column)}};
      if (!writer_.put(Shows::status_count, at, over, formula, cells.format))
        say("the statuses of the scorecard give something else");
    }
  }

  LivingWriter& writer_;
  ReportBook& book_;
  const std::vector<PlanRatedRow>& rows_;
};

}  // namespace

void write_living_plan(LivingWriter& writer) { LivingPlan(writer).write(); }

}  // namespace scorebook
