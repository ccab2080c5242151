#include <fmt/format.h>

#include "check/arithmetic_rules.hpp"
#include "check/percentage_cause.hpp"
#include "check/ratio.hpp"
#include "check/relations.hpp"
#include "check/wording.hpp"

namespace scorebook::rule {

namespace {

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

// Of a percentage that is measured: its own numerator over its denominator, else the register's.
std::optional<Ratio> ratio_of(const Evidence& evidence, const LocatedFigure& figure) {
  if (figure.figure().unit != Unit::per_cent || !figure.figure().value || figure.kind == ObservationKind::target ||
      figure.kind == ObservationKind::benchmark)
    return std::nullopt;
  std::optional<Ratio> ratio = own_ratio(figure);
  return ratio ? ratio : registered_ratio(evidence, figure);
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
    } else if (shows_complement(evidence, figure, *ratio)) {
      recorder.not_run("the percentage is of those that the numerator leaves out, which A303 reports");
    } else {
      const std::optional<LikelyCause> cause = percentage_cause(evidence, figure, *ratio);
      Failure failure = failure_at(figure);
      add_parts(failure, *ratio);
      failure.expected = expected_at(figure, ratio->value(), cell.decimals);
      failure.message =
          fmt::format("{}: {} of {} is {}, but the cell shows {}.{}", subject(figure), part_words(ratio->numerator),
                      part_words(ratio->denominator), shown(ratio->value(), Unit::per_cent, cell.decimals), shown(cell),
                      cause_words(cause));
      failure.fix = cause_fix(cause, ratio_fix(figure, *ratio));
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
    const Ratio exchanged{ratio->denominator, ratio->numerator, {}, {}};
    if (figure.figure().value && figure.figure().unit == Unit::per_cent && agrees(figure.figure(), exchanged)) {
      failure.expected = fmt::format("{} of {}", part_words(ratio->denominator), part_words(ratio->numerator));
      failure.message += fmt::format(" {} gives the {} that the cell shows: the two have changed places.",
                                     failure.expected, shown(figure.figure()));
      failure.fix = "Exchange the two counts.";
    }
    recorder.failed(std::move(failure));
  }
}

void numerator_is_complement(const Evidence& evidence, Recorder& recorder) {
  for (const LocatedFigure& figure : evidence.figures()) {
    const Figure& cell = figure.figure();
    const std::optional<Ratio> ratio = ratio_of(evidence, figure);
    if (!ratio || ratio->denominator.zero() || ratio->denominator < ratio->numerator) continue;
    if (!shows_complement(evidence, figure, *ratio)) {
      recorder.passed();
      continue;
    }
    const Decimal others = ratio->denominator - ratio->numerator;
    Failure failure = failure_at(figure);
    if (ratio->numerator_place.known()) failure.places.insert(failure.places.begin(), ratio->numerator_place);
    if (ratio->denominator_place.known()) failure.places.push_back(ratio->denominator_place);
    failure.observed =
        fmt::format("{} of {}, {}", part_words(ratio->numerator), part_words(ratio->denominator), shown(cell));
    failure.expected = fmt::format("{} of {}", part_words(others), part_words(ratio->denominator));
    failure.message = fmt::format(
        "{}: {} of {} is {}, but the cell shows {}, which is the share of the other {}: the numerator seems to count "
        "those that the percentage leaves out.",
        subject(figure), part_words(ratio->numerator), part_words(ratio->denominator),
        shown(ratio->value(), Unit::per_cent, cell.decimals), shown(cell), part_words(others));
    const ColumnSlips slips = complements_in_column(evidence, figure);
    if (slips.showing > 1) failure.message += " " + slips.words(figure, "difference");
    failure.fix = fmt::format(
        "Find out which of the two the measure counts: then {} is the numerator, or {} the "
        "percentage.",
        part_words(others), shown(ratio->value(), Unit::per_cent, cell.decimals));
    recorder.failed(std::move(failure));
  }
}

}  // namespace scorebook::rule

namespace scorebook {

std::vector<CheckedRelation> percentage_relations(const Evidence& evidence) {
  std::vector<CheckedRelation> relations;
  for (const LocatedFigure& figure : evidence.figures()) {
    const Figure& cell = figure.figure();
    const std::optional<Ratio> ratio = rule::ratio_of(evidence, figure);
    if (!ratio || ratio->denominator.zero()) continue;
    CheckedRelation checked{ratio_relation(figure, *ratio), &figure, "", false};
    checked.words = fmt::format("{} is its numerator over its denominator", to_string(figure.place()));
    if (!agrees(cell, *ratio)) {
      const std::optional<LikelyCause> cause = percentage_cause(evidence, figure, *ratio);
      checked.explained = shows_complement(evidence, figure, *ratio) || (cause && !cause->digits);
    }
    relations.push_back(std::move(checked));
  }
  return relations;
}

}  // namespace scorebook
