// F702: a sum or an average whose range stops short of a figure that belongs to it.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <tuple>

#include "check/formula_figures.hpp"
#include "check/formula_rules.hpp"
#include "check/formula_value.hpp"
#include "check/wording.hpp"

namespace scorebook::rule {

namespace {

// A run of cells of one column or row, the whole of what SUM or AVERAGE is of.
struct SummedRun {
  const FormulaReference* reference = nullptr;
  const Sheet* sheet = nullptr;
  bool down = false;
  CellRange range;
  std::string function;  // "SUM"

  [[nodiscard]] std::uint32_t along(CellRef cell) const { return down ? cell.row : cell.column; }
  [[nodiscard]] std::uint32_t first() const { return along(range.first); }
  [[nodiscard]] std::uint32_t last() const { return along(range.last); }
};

char capital(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

// The function that has the reference as its only argument; "" for none of the two.
std::string function_of(const std::string& formula, const FormulaReference& reference) {
  if (reference.at + reference.length >= formula.size() || formula[reference.at + reference.length] != ')') return "";
  for (const std::string name : {"SUM", "AVERAGE"}) {
    if (reference.at < name.size() + 1 || formula[reference.at - 1] != '(') continue;
    const std::size_t start = reference.at - 1 - name.size();
    const bool same = std::equal(name.begin(), name.end(), formula.begin() + static_cast<std::ptrdiff_t>(start),
                                 [](char left, char right) { return left == capital(right); });
    const char before = start == 0 ? '\0' : capital(formula[start - 1]);
    if (same && !(before >= 'A' && before <= 'Z') && before != '.' && before != '_') return name;
  }
  return "";
}

// The figures of a table in one column or row, of one part, in order.
class Axes {
 public:
  explicit Axes(const FormulaFigures& figures) {
    for (const FormulaFigure& figure : figures.figures()) {
      for (const bool down : {true, false}) axes_[key_of(figure, down)].push_back(&figure);
    }
    for (auto& axis : axes_) {
      std::sort(axis.second.begin(), axis.second.end(), [](const FormulaFigure* left, const FormulaFigure* right) {
        return left->place.cell < right->place.cell;
      });
    }
  }

  [[nodiscard]] const std::vector<const FormulaFigure*>& of(const FormulaFigure& figure, bool down) const {
    return axes_.at(key_of(figure, down));
  }

 private:
  using Key = std::tuple<const Sheet*, std::size_t, bool, std::uint32_t, FigurePart>;

  static Key key_of(const FormulaFigure& figure, bool down) {
    return Key(figure.sheet, figure.table, down, down ? figure.place.cell.column : figure.place.cell.row, figure.part);
  }

  std::map<Key, std::vector<const FormulaFigure*>> axes_;
};

// A figure that would change the sum.
bool counts(const FormulaFigure& figure) { return figure.cell->kind == CellKind::number && figure.cell->number != 0; }

bool within(const Period& inner, const Period& outer) {
  return outer.first() <= inner.first() && inner.last() <= outer.last();
}

class ShortRanges {
 public:
  ShortRanges(const Evidence& evidence, const FormulaFigures& figures, Recorder& recorder)
      : evidence_(evidence),
        workbook_(*evidence.submission().workbook),
        figures_(figures),
        axes_(figures),
        recorder_(recorder),
        calculator_(workbook_) {}

  void look() {
    for (const FormulaFigure& figure : figures_.figures()) {
      if (figure.has_formula()) look_at(figure);
    }
  }

 private:
  void look_at(const FormulaFigure& figure) {
    if (!figure.formula.read) return recorder_.not_run("the formula is too long to be read, or cannot be read");
    const std::string& formula = workbook_.formula_of(*figure.cell);
    for (const FormulaReference& reference : figure.formula.references) {
      const auto run = run_of(figure, formula, reference);
      if (run) check(figure, *run);
    }
  }

  [[nodiscard]] std::optional<SummedRun> run_of(const FormulaFigure& figure, const std::string& formula,
                                                const FormulaReference& reference) const {
    if (reference.kind != ReferenceKind::cells || reference.elsewhere() || reference.sheet != reference.last_sheet)
      return std::nullopt;
    SummedRun run;
    run.reference = &reference;
    run.range = reference.range();
    const bool one_column = run.range.first.column == run.range.last.column;
    const bool one_row = run.range.first.row == run.range.last.row;
    if (one_column == one_row) return std::nullopt;
    run.down = one_column;
    run.function = function_of(formula, reference);
    if (run.function.empty()) return std::nullopt;
    run.sheet = reference.sheet.empty() ? figure.sheet : workbook_.find_sheet(reference.sheet);
    return run.sheet == nullptr ? std::nullopt : std::optional(run);
  }

  void check(const FormulaFigure& figure, const SummedRun& run) {
    const FormulaFigure* inside = first_inside(run);
    if (inside == nullptr)
      return recorder_.not_run("the range that is summed is not one of the figures that were read");
    if (inside->figure->period && figure.figure->period && *inside->figure->period != *figure.figure->period &&
        inside->kind() == ObservationKind::value)
      return check_periods(figure, run, axes_.of(*inside, run.down));
    check_parts(figure, run, axes_.of(*inside, run.down));
  }

  [[nodiscard]] const FormulaFigure* first_inside(const SummedRun& run) const {
    constexpr std::uint32_t kLookedAt = 60;
    for (std::uint32_t i = run.first(); i <= run.last() && i - run.first() < kLookedAt; ++i) {
      const CellRef cell = run.down ? CellRef{i, run.range.first.column} : CellRef{run.range.first.row, i};
      if (const FormulaFigure* found = figures_.at(*run.sheet, cell)) return found;
    }
    return nullptr;
  }

  // Each formula is set against all figures of its row or column: there is an end to that in a file made to be slow.
  bool enough_work_left(std::size_t figures) {
    if (figures <= work_left_) {
      work_left_ -= figures;
      return true;
    }
    recorder_.not_run("there are too many formulas over too many figures in the workbook");
    return false;
  }

  // Whether the figure of the period belongs into the sum of the other one.
  static bool belongs(const FormulaFigure& part, const FormulaFigure& total) {
    if (part.kind() != ObservationKind::value || !part.figure->period) return false;
    const Period& period = *part.figure->period;
    const Period& of = *total.figure->period;
    if (total.kind() != ObservationKind::year_to_date) return period != of && within(period, of);
    return period.in_financial_year() == of.in_financial_year() && period.last() <= of.last();
  }

  // A year, a year to date or a quarter that is summed from its months.
  void check_periods(const FormulaFigure& figure, const SummedRun& run, const std::vector<const FormulaFigure*>& axis) {
    if (evidence_.year_to_date_rule(figure.figure->observation->measure) == YearToDateRule::rolling_12_months)
      return recorder_.not_run("the measure is of twelve months, whatever the year");
    if (!enough_work_left(axis.size())) return;
    const FormulaFigure& first = *first_inside(run);
    const Observation& measured = *first.figure->observation;
    const PeriodKind grain = first.figure->period->kind();
    std::vector<const FormulaFigure*> left_out;
    std::size_t inside = 0, others_inside = 0;
    for (const FormulaFigure* part : axis) {
      const Observation& of = *part->figure->observation;
      if (part == &figure || !counts(*part) || of.measure != measured.measure || of.breakdown != measured.breakdown)
        continue;
      if (part->figure->period && part->figure->period->kind() != grain) continue;
      const std::uint32_t at = run.along(part->place.cell);
      const bool in_range = at >= run.first() && at <= run.last();
      if (!belongs(*part, figure)) {
        if (in_range) ++others_inside;
      } else if (in_range) {
        ++inside;
      } else {
        left_out.push_back(part);
      }
    }
    if (others_inside != 0) return recorder_.not_run("the range covers periods of another year as well");
    if (left_out.empty()) return recorder_.passed();
    const bool at_end = run.along(left_out.front()->place.cell) > run.last();
    const bool at_start = run.along(left_out.back()->place.cell) < run.first();
    if (inside < 2 || inside < left_out.size() || (!at_end && !at_start))
      return recorder_.not_run("the range is of some of the periods only");
    fail(figure, run, left_out, at_end);
  }

  // A total under (or beside) its parts: the parts of one period, whatever tells them apart. Only where the totals
  // beside it go further: what stands between a total and its parts may well be left out on purpose.
  void check_parts(const FormulaFigure& figure, const SummedRun& run, const std::vector<const FormulaFigure*>& axis) {
    if (run.sheet != figure.sheet) return recorder_.not_run("the range is of parts on another sheet");
    const std::uint32_t own = run.along(figure.place.cell);
    const bool same_line =
        run.down ? figure.place.cell.column == run.range.first.column : figure.place.cell.row == run.range.first.row;
    if (!same_line || own <= run.last()) return recorder_.not_run("the range is of parts that stand elsewhere");
    const std::vector<const FormulaFigure*>& beside = axes_.of(figure, !run.down);
    if (!enough_work_left(axis.size() + beside.size())) return;
    std::vector<const FormulaFigure*> left_out;
    for (const FormulaFigure* part : axis) {
      const std::uint32_t at = run.along(part->place.cell);
      if (at > run.last() && at < own && counts(*part)) left_out.push_back(part);
    }
    if (left_out.empty()) return recorder_.passed();
    if (left_out.size() > 1 || !neighbours_reach(figure, beside, run, run.along(left_out.front()->place.cell)))
      return recorder_.not_run("nothing says whether what stands between the range and its total belongs to it");
    fail(figure, run, left_out, true);
  }

  // Whether every other total of the same function in the figure's row (or column) begins where the run does and
  // reaches to `end`.
  [[nodiscard]] bool neighbours_reach(const FormulaFigure& figure, const std::vector<const FormulaFigure*>& beside_it,
                                      const SummedRun& run, std::uint32_t end) const {
    std::size_t reaching = 0;
    for (const FormulaFigure* other : beside_it) {
      if (other == &figure || !other->has_formula()) continue;
      const std::string& formula = workbook_.formula_of(*other->cell);
      for (const FormulaReference& reference : other->formula.references) {
        const auto beside = run_of(*other, formula, reference);
        if (!beside || beside->down != run.down || beside->function != run.function || beside->sheet != run.sheet)
          continue;
        if (beside->first() != run.first() || beside->last() < end) return false;
        ++reaching;
      }
    }
    return reaching >= 2;
  }

  void fail(const FormulaFigure& figure, const SummedRun& run, const std::vector<const FormulaFigure*>& left_out,
            bool at_end) {
    ReferenceCorner first = run.reference->first, last = run.reference->last;
    ReferenceCorner& moved = ((run.along(first.cell) > run.along(last.cell)) != at_end) ? last : first;
    const FormulaFigure& furthest = at_end ? *left_out.back() : *left_out.front();
    (run.down ? moved.cell.row : moved.cell.column) = run.along(furthest.place.cell);
    const std::string& formula = workbook_.formula_of(*figure.cell);
    std::string mended = formula;
    mended.replace(run.reference->cells_at, run.reference->cells_length, to_string(first) + ":" + to_string(last));
    std::string cells;
    for (const FormulaFigure* one : left_out)
      cells += (cells.empty() ? "" : ", ") + cell_words(one->place, figure.place);
    Failure failure = failure_at(*figure.figure);
    failure.places = {figure.place};
    for (const FormulaFigure* one : left_out) failure.places.push_back(one->place);
    if (figure.part == FigurePart::numerator) failure.kind_of_place += " numerator";
    if (figure.part == FigurePart::denominator) failure.kind_of_place += " denominator";
    failure.observed = "=" + formula;
    failure.expected = "=" + mended;
    const Observation& part = *left_out.front()->figure->observation;
    const bool of_another_time =
        part.measure == figure.figure->observation->measure || part.period != figure.figure->period;
    const std::string what = of_another_time && part.period ? part.period->words() : measure_words(part);
    failure.message =
        fmt::format("{}: the formula in {} {} {}, and leaves out {} ({}{}).", subject(*figure.figure),
                    to_string(figure.place.cell), run.function == "SUM" ? "adds" : "averages", to_string(run.range),
                    cells, what, left_out.size() > 1 ? fmt::format(" and {} more", left_out.size() - 1) : "");
    const FormulaValue value = calculator_.work_out(mended, *figure.sheet, figure.place.cell);
    const bool whole = figure.part == FigurePart::value || figure.part == FigurePart::ratio;
    if (value.outcome == WorkedOut::number) {
      const Figure& own = figure.figure->figure();
      const bool per_cents = whole && own.text.find('%') != std::string::npos;
      failure.message += fmt::format(" Over all of them it would give {} in place of {}.",
                                     shown(per_cents ? 100 * value.number : value.number,
                                           whole ? own.unit : Unit::count, whole ? own.decimals : 0),
                                     workbook_.shown(*figure.cell));
    }
    failure.fix = fmt::format("Change the formula in {} to ={}, or say why {} out.", to_string(figure.place.cell),
                              mended, left_out.size() == 1 ? "that figure is left" : "those figures are left");
    recorder_.failed(std::move(failure));
  }

  const Evidence& evidence_;
  const Workbook& workbook_;
  const FormulaFigures& figures_;
  Axes axes_;
  Recorder& recorder_;
  FormulaCalculator calculator_;
  std::size_t work_left_ = 100'000'000;
};

}  // namespace

void range_stops_short(const Evidence& evidence, Recorder& recorder) {
  const std::string why_not = FormulaFigures::why_not(evidence);
  if (!why_not.empty()) return recorder.not_run(why_not);
  const FormulaFigures figures(evidence);
  ShortRanges(evidence, figures, recorder).look();
  if (recorder.untouched()) recorder.not_run("no figure that was read is the sum or the average of a range");
}

}  // namespace scorebook::rule
