#include <fmt/format.h>

#include "check/arithmetic_rules.hpp"
#include "check/ratio.hpp"
#include "check/wording.hpp"

namespace scorebook::rule {

namespace {

// The figure of the same column in the row below (+1) or above (-1).
const LocatedFigure* neighbour_row(const Evidence& evidence, const LocatedFigure& figure, int rows) {
  Place place = figure.place();
  place.cell.row = rows > 0 ? place.cell.row + 1 : place.cell.row - 1;
  const LocatedFigure* other = evidence.at(place);
  return other != nullptr && other->same_table(figure) && other->line == figure.line ? other : nullptr;
}

// What the printed figure gives away: the formula took one of its two parts from the row above or below.
std::string likely_cause(const Evidence& evidence, const LocatedFigure& figure, const Ratio& own) {
  for (const int rows : {1, -1}) {
    const LocatedFigure* neighbour = neighbour_row(evidence, figure, rows);
    const std::optional<Ratio> other = neighbour == nullptr ? std::nullopt : own_ratio(*neighbour);
    if (!other || !other->denominator_place.known()) continue;
    const char* which = rows > 0 ? "next" : "previous";
    const char* slip = rows > 0 ? "low" : "high";
    const Ratio by_denominator{own.numerator, other->denominator, {}, {}};
    if (other->denominator != own.denominator && !other->denominator.zero() &&
        agrees(figure.figure(), by_denominator)) {
      return fmt::format(
          " {} over {}, the denominator of the {} row ({}), gives {}: the formula points one row too {}.",
          shown(own.numerator, Unit::count, 0), shown(other->denominator, Unit::count, 0), which,
          to_string(other->denominator_place.cell), shown(figure.figure()), slip);
    }
    const Ratio by_numerator{other->numerator, own.denominator, {}, {}};
    if (other->numerator != own.numerator && agrees(figure.figure(), by_numerator)) {
      return fmt::format(" {}, the numerator of the {} row ({}), over {} gives {}: the formula points one row too {}.",
                         shown(other->numerator, Unit::count, 0), which, to_string(other->numerator_place.cell),
                         shown(own.denominator, Unit::count, 0), shown(figure.figure()), slip);
    }
  }
  return "";
}

std::string part_words(Decimal part) { return shown(part, Unit::count, part.whole() ? 0 : part.places()); }

std::string ratio_fix(const LocatedFigure& figure, const Ratio& ratio) {
  if (!ratio.numerator_place.known() || !ratio.denominator_place.known()) {
    return "Mend whichever of the three numbers in the cell is wrong.";
  }
  return fmt::format("Divide {} by {}, or mend the count that is wrong.",
                     cell_words(ratio.numerator_place, figure.place()),
                     cell_words(ratio.denominator_place, figure.place()));
}

void add_parts(Failure& failure, const Ratio& ratio) {
  if (ratio.numerator_place.known()) failure.places.push_back(ratio.numerator_place);
  if (ratio.denominator_place.known()) failure.places.push_back(ratio.denominator_place);
}

}  // namespace

void percentage_not_ratio(const Evidence& evidence, Recorder& recorder) {
  for (const LocatedFigure& figure : evidence.figures()) {
    const Figure& cell = figure.figure();
    if (cell.unit != Unit::per_cent || figure.kind == ObservationKind::target ||
        figure.kind == ObservationKind::benchmark)
      continue;
    std::optional<Ratio> ratio = own_ratio(figure);
    if (!ratio) ratio = registered_ratio(evidence, figure);
    if (!ratio) {
      recorder.not_run("no numerator and denominator beside the percentage");
    } else if (ratio->denominator.zero()) {
      recorder.not_run("denominator is 0");
    } else if (!cell.value) {
      recorder.not_run("no percentage, only the reason why there is none");
    } else if (ratio->denominator < ratio->numerator) {
      recorder.not_run("the numerator is above the denominator, which A302 reports");
    } else if (agrees(cell, *ratio)) {
      recorder.passed();
    } else {
      Failure failure = failure_at(figure);
      add_parts(failure, *ratio);
      failure.expected = expected_at(figure, ratio->value(), cell.decimals);
      failure.message =
          fmt::format("{}: {} of {} is {}, but the cell shows {}.{}", subject(figure), part_words(ratio->numerator),
                      part_words(ratio->denominator), shown(ratio->value(), Unit::per_cent, cell.decimals), shown(cell),
                      likely_cause(evidence, figure, *ratio));
      failure.fix = ratio_fix(figure, *ratio);
      recorder.failed(std::move(failure));
    }
  }
}

void numerator_above_denominator(const Evidence& evidence, Recorder& recorder) {
  for (const LocatedFigure& figure : evidence.figures()) {
    std::optional<Ratio> ratio = own_ratio(figure);
    if (!ratio) ratio = registered_ratio(evidence, figure);
    if (!ratio || figure.kind == ObservationKind::target) continue;
    if (ratio->numerator <= ratio->denominator) {
      recorder.passed();
      continue;
    }
    Failure failure = failure_at(figure);
    if (ratio->numerator_place.known()) failure.places = {ratio->numerator_place};
    if (ratio->denominator_place.known()) failure.places.push_back(ratio->denominator_place);
    failure.observed = fmt::format("{} of {}", part_words(ratio->numerator), part_words(ratio->denominator));
    failure.message =
        fmt::format("{}: {}: the numerator cannot be above the denominator.", subject(figure), failure.observed);
    failure.fix = "Mend the count that is wrong; they may have changed places.";
    recorder.failed(std::move(failure));
  }
}

}  // namespace scorebook::rule
