// F701: a figure typed over a formula, in a row or column of figures that one formula works out.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "check/formula_figures.hpp"
#include "check/formula_rules.hpp"
#include "check/formula_value.hpp"
#include "check/wording.hpp"
#include "ooxml/formula_shift.hpp"

namespace scorebook::rule {

namespace {

// Typed figures side by side in a line, with the formula that they stand in the place of.
struct TypedGroup {
  std::vector<const FormulaFigure*> figures;
  const FormulaFigure* model = nullptr;  // the nearest figure that has the formula
  std::size_t alike = 0;                 // figures of the line that have it
  std::size_t of = 0;                    // figures of the line that have a formula or a number
  bool between = false;                  // formulas on both sides; else at an end of the line
  bool down = false;
};

// Before it is called a formula of the line, three figures or more have it.
constexpr std::size_t kFewestAlike = 3;

std::map<std::string, std::size_t> formulas_of(const FigureLine& line) {
  std::map<std::string, std::size_t> counts;
  for (const FormulaFigure* figure : line.figures) {
    if (!figure->formula.relative.empty()) ++counts[figure->formula.relative];
  }
  return counts;
}

std::vector<TypedGroup> typed_groups(const FigureLine& line) {
  std::vector<TypedGroup> groups;
  const std::map<std::string, std::size_t> counts = formulas_of(line);
  const bool any =
      std::any_of(counts.begin(), counts.end(), [](const auto& one) { return one.second >= kFewestAlike; });
  if (!any) return groups;
  std::vector<const FormulaFigure*> filled;
  std::copy_if(line.figures.begin(), line.figures.end(), std::back_inserter(filled),
               [](const FormulaFigure* figure) { return figure->has_formula() || figure->has_number(); });
  for (std::size_t i = 0; i < filled.size();) {
    if (filled[i]->has_formula()) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < filled.size() && !filled[end]->has_formula()) ++end;
    TypedGroup group;
    group.figures.assign(filled.begin() + static_cast<std::ptrdiff_t>(i),
                         filled.begin() + static_cast<std::ptrdiff_t>(end));
    const FormulaFigure* before = i == 0 ? nullptr : filled[i - 1];
    const FormulaFigure* after = end == filled.size() ? nullptr : filled[end];
    i = end;
    if (before != nullptr && after != nullptr && before->formula.relative != after->formula.relative) continue;
    group.model = before == nullptr ? after : before;
    const auto alike = counts.find(group.model->formula.relative);
    if (alike == counts.end() || alike->second < kFewestAlike) continue;
    group.alike = alike->second;
    group.of = filled.size();
    group.between = before != nullptr && after != nullptr;
    group.down = line.down;
    groups.push_back(std::move(group));
  }
  return groups;
}

// Between formulas one or two are slips; at an end of the line only few beside many, for figures from before the
// formulas were there are often pasted.
bool is_slip(const TypedGroup& group) {
  const std::size_t size = group.figures.size();
  return group.between ? size <= 2 || 4 * size <= group.alike : 3 * size <= group.alike;
}

Unit unit_of(const FormulaFigure& figure) {
  const bool whole = figure.part == FigurePart::value || figure.part == FigurePart::ratio;
  return whole ? figure.figure->figure().unit : Unit::count;
}

int decimals_of(const FormulaFigure& figure) {
  const bool whole = figure.part == FigurePart::value || figure.part == FigurePart::ratio;
  return whole ? figure.figure->figure().decimals : 0;
}

// What the formula gives on the scale of the figure: 35.8 for 0.358 in a cell that shows per cents.
double on_scale(double number, const FormulaFigure& figure, const FormulaFigure& model) {
  const auto shows_per_cents = [](const FormulaFigure& one) {
    const std::string& text = one.figure->figure().text;
    return text.find('%') != std::string::npos;
  };
  return unit_of(figure) == Unit::per_cent && shows_per_cents(model) ? 100 * number : number;
}

double number_typed(const FormulaFigure& figure) {
  const bool whole = figure.part == FigurePart::value || figure.part == FigurePart::ratio;
  return whole && figure.figure->figure().value ? figure.figure->figure().value->to_double() : figure.cell->number;
}

// Whether the typed figure is the formula's result, printed.
bool agrees_with(double number, const FormulaFigure& figure) {
  const double half = 0.5 * std::pow(10, -decimals_of(figure));
  return std::fabs(number - number_typed(figure)) <= half * (1 + 1e-9) + 1e-9 * std::fabs(number);
}

class TypedOver {
 public:
  TypedOver(const Evidence& evidence, const FormulaFigures& figures, Recorder& recorder)
      : evidence_(evidence), figures_(figures), recorder_(recorder), calculator_(*evidence.submission().workbook) {}

  void look() {
    // Down before across: in a table of periods the measure's own column is the nearer pattern.
    for (const bool down : {true, false}) {
      for (const FigureLine& line : figures_.lines()) {
        if (line.down != down) continue;
        for (const TypedGroup& group : typed_groups(line)) {
          for (const FormulaFigure* figure : group.figures) look_at(*figure, group);
        }
      }
    }
    for (const FormulaFigure& figure : figures_.figures()) record(figure);
  }

 private:
  struct Outcome {
    std::optional<Failure> failure;
    std::string why_not_run;
  };

  void look_at(const FormulaFigure& figure, const TypedGroup& group) {
    Outcome& outcome = outcomes_[&figure];
    if (outcome.failure) return;
    const auto not_run = [&outcome](const char* why) { outcome.why_not_run = why; };
    if (!is_slip(group)) return not_run("more figures stand beside each other without the formula than a slip leaves");
    const Unit own = unit_of(figure), models = unit_of(*group.model);
    if (own != models && own != Unit::unknown && models != Unit::unknown)
      return not_run("the figures beside it are in another unit");
    const std::string formula = shift_formula(evidence_.submission().workbook->formula_of(*group.model->cell),
                                              group.model->place.cell, figure.place.cell);
    const FormulaValue value = calculator_.work_out(formula, *figure.sheet, figure.place.cell);
    if (value.outcome == WorkedOut::no_input)
      return not_run("the cells that the formula would be worked out from hold no figures");
    if (value.outcome == WorkedOut::not_known && !group.between)
      return not_run("what the formula would give for a figure at the end of its row or column is not known");
    std::optional<double> number;
    if (value.outcome == WorkedOut::number) number = on_scale(value.number, figure, *group.model);
    if (number && !group.between && agrees_with(*number, figure)) return;
    outcome.failure = failure_of(figure, group, formula, number);
  }

  Failure failure_of(const FormulaFigure& figure, const TypedGroup& group, const std::string& formula,
                     std::optional<double> number) const {
    Failure failure = failure_at(*figure.figure);
    failure.places = {figure.place};
    failure.observed = evidence_.submission().workbook->shown(*figure.cell);
    std::string what = subject(*figure.figure);
    if (figure.part == FigurePart::numerator) what += ", its numerator";
    if (figure.part == FigurePart::denominator) what += ", its denominator";
    if (figure.part == FigurePart::numerator || figure.part == FigurePart::denominator)
      failure.kind_of_place += figure.part == FigurePart::numerator ? " numerator" : " denominator";
    failure.message = fmt::format(
        "{}: {} is typed in {}, where {} of the {} figures of the {} are worked out by one "
        "formula",
        what, failure.observed, to_string(figure.place.cell), group.alike, group.of, group.down ? "column" : "row");
    const std::string model = to_string(group.model->place.cell);
    // A formula as in Excel's own box; a long one is better seen there.
    const std::string words = formula.size() <= 120 ? "=" + formula : "that of " + model + " filled into it";
    if (number) {
      const std::string gives = shown(*number, unit_of(figure), decimals_of(figure));
      failure.message += agrees_with(*number, figure)
                             ? fmt::format(
                                   ". The formula for it, {}, gives the same now, but a typed figure does not "
                                   "follow when the figures that it is made from change.",
                                   words)
                             : fmt::format(". The formula for it, {}, would give {}.", words, gives);
      failure.expected = gives;
    } else {
      failure.message += fmt::format(". The formula for it would be {}.", words);
    }
    failure.fix = fmt::format("Copy the formula from {} into {}; if the typed figure is meant, say why.", model,
                              to_string(figure.place.cell));
    return failure;
  }

  void record(const FormulaFigure& figure) {
    if (figure.has_formula()) {
      if (!figure.formula.read) return recorder_.not_run("the formula is too long to be read, or cannot be read");
      return recorder_.passed();
    }
    const auto found = outcomes_.find(&figure);
    if (found == outcomes_.end()) return;  // a typed figure among typed figures
    if (found->second.failure) {
      recorder_.failed(std::move(*found->second.failure));
    } else if (!found->second.why_not_run.empty()) {
      recorder_.not_run(found->second.why_not_run);
    } else {
      recorder_.passed();
    }
  }

  const Evidence& evidence_;
  const FormulaFigures& figures_;
  Recorder& recorder_;
  FormulaCalculator calculator_;
  std::map<const FormulaFigure*, Outcome> outcomes_;
};

}  // namespace

void typed_over_formula(const Evidence& evidence, Recorder& recorder) {
  const std::string why_not = FormulaFigures::why_not(evidence);
  if (!why_not.empty()) return recorder.not_run(why_not);
  const FormulaFigures figures(evidence);
  TypedOver(evidence, figures, recorder).look();
  if (recorder.untouched()) recorder.not_run("no figure that was read is worked out by a formula");
}

}  // namespace scorebook::rule
