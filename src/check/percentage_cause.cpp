#include "check/percentage_cause.hpp"

#include <fmt/format.h>

#include "check/wording.hpp"

namespace scorebook {

namespace {

// Which parts a formula took from another row than its own.
enum class Taken : std::uint8_t { denominator, numerator, both };

struct RowSlip {
  int rows = 1;  // 1: from the row below, -1: from the row above
  Taken taken = Taken::denominator;
};

constexpr RowSlip kRowSlips[] = {{1, Taken::denominator}, {-1, Taken::denominator}, {1, Taken::numerator},
                                 {-1, Taken::numerator},  {1, Taken::both},         {-1, Taken::both}};

// The ratio of the same column in the row below (+1) or above (-1), where its parts have cells.
std::optional<Ratio> neighbour_ratio(const Evidence& evidence, const LocatedFigure& figure, int rows) {
  Place place = figure.place();
  place.cell.row = rows > 0 ? place.cell.row + 1 : place.cell.row - 1;
  const LocatedFigure* other = evidence.at(place);
  if (other == nullptr || !other->same_table(figure) || other->line != figure.line) return std::nullopt;
  const std::optional<Ratio> ratio = own_ratio(*other);
  return ratio && ratio->denominator_place.known() ? ratio : std::nullopt;
}

// What the formula would have divided, where that gives the printed figure.
std::optional<Ratio> slipped(const Evidence& evidence, const LocatedFigure& figure, const Ratio& own, RowSlip slip) {
  const std::optional<Ratio> other = neighbour_ratio(evidence, figure, slip.rows);
  if (!other) return std::nullopt;
  Ratio taken = own;
  if (slip.taken != Taken::numerator) {
    taken.denominator = other->denominator;
    taken.denominator_place = other->denominator_place;
  }
  if (slip.taken != Taken::denominator) {
    taken.numerator = other->numerator;
    taken.numerator_place = other->numerator_place;
  }
  const bool same = taken.denominator == own.denominator && taken.numerator == own.numerator;
  // Both parts of the other row would be no other thing than one of them where the second is the same in both rows.
  const bool both_differ = taken.denominator != own.denominator && taken.numerator != own.numerator;
  if (same || (slip.taken == Taken::both && !both_differ)) return std::nullopt;
  if (taken.denominator.zero() || !agrees(figure.figure(), taken)) return std::nullopt;
  return taken;
}

// The figures of the same column that are of one period each, with a ratio of their own.
template <class Shows>
ColumnSlips slips_in_column(const Evidence& evidence, const LocatedFigure& figure, Shows shows) {
  ColumnSlips slips;
  for (const LocatedFigure* other : evidence.figures_of(figure.observation->measure)) {
    if (!other->same_table(figure) || other->line != figure.line || other->kind != ObservationKind::value) continue;
    const std::optional<Ratio> ratio = own_ratio(*other);
    if (!ratio || !other->figure().value || ratio->denominator.zero()) continue;
    ++slips.out_of;
    if (!agrees(other->figure(), *ratio) && shows(*other, *ratio)) ++slips.showing;
  }
  return slips;
}

std::string part_shown(Decimal part) { return shown(part, Unit::count, part.whole() ? 0 : part.places()); }

LikelyCause row_cause(const LocatedFigure& figure, const Ratio& own, const Ratio& taken, RowSlip slip) {
  const char* which = slip.rows > 0 ? "next" : "previous";
  const char* way = slip.rows > 0 ? "low" : "high";
  const std::string denominator_cell = to_string(taken.denominator_place.cell);
  const std::string numerator_cell = to_string(taken.numerator_place.cell);
  switch (slip.taken) {
    case Taken::denominator:
      return {
          fmt::format("{} over {}, the denominator of the {} row ({}), gives {}: the formula points one row too {}.",
                      part_shown(own.numerator), part_shown(taken.denominator), which, denominator_cell,
                      shown(figure.figure()), way)};
    case Taken::numerator:
      return {fmt::format("{}, the numerator of the {} row ({}), over {} gives {}: the formula points one row too {}.",
                          part_shown(taken.numerator), which, numerator_cell, part_shown(own.denominator),
                          shown(figure.figure()), way)};
    case Taken::both:
      break;
  }
  return {fmt::format("{} over {}, the numbers of the {} row ({} and {}), give {}: the figure belongs one row {}.",
                      part_shown(taken.numerator), part_shown(taken.denominator), which, numerator_cell,
                      denominator_cell, shown(figure.figure()), slip.rows > 0 ? "lower" : "higher")};
}

std::vector<LikelyCause> row_causes(const Evidence& evidence, const LocatedFigure& figure, const Ratio& own) {
  std::vector<LikelyCause> causes;
  for (const RowSlip slip : kRowSlips) {
    const std::optional<Ratio> taken = slipped(evidence, figure, own, slip);
    if (!taken) continue;
    LikelyCause cause = row_cause(figure, own, *taken, slip);
    const ColumnSlips slips = slips_in_column(evidence, figure, [&](const LocatedFigure& other, const Ratio& of_other) {
      return slipped(evidence, other, of_other, slip).has_value();
    });
    cause.shown_by = slips.showing;
    if (slips.showing > 1) cause.words += " " + slips.words(figure, "slip");
    causes.push_back(std::move(cause));
  }
  return causes;
}

bool agrees_times(const Figure& figure, const Ratio& ratio, double factor) {
  const Interval printed = Interval::printed(*figure.value, figure.decimals) * Interval::exactly(factor);
  return printed.agrees_with(ratio.per_cent());
}

void add_other_causes(const LocatedFigure& figure, const Ratio& own, std::vector<LikelyCause>& causes) {
  const Figure& cell = figure.figure();
  const Ratio exchanged{own.denominator, own.numerator, {}, {}};
  if (!own.numerator.zero() && agrees(cell, exchanged)) {
    causes.push_back({fmt::format("{} over {} gives {}: numerator and denominator have changed places.",
                                  part_shown(own.denominator), part_shown(own.numerator), shown(cell))});
  }
  // Of 0 and of figures without a digit to tell, a hundredth says nothing.
  if (cell.value->zero() || own.numerator.zero()) return;
  if (agrees_times(cell, own, 100)) {
    causes.push_back({"It is a hundredth of that: a fraction was typed where a percentage is meant."});
  } else if (agrees_times(cell, own, 0.01)) {
    causes.push_back({"It is a hundred times that: a percentage was typed where a fraction is meant."});
  }
}

}  // namespace

std::string ColumnSlips::words(const LocatedFigure& figure, const char* what) const {
  const bool months = figure.period && figure.period->kind() == PeriodKind::month;
  return fmt::format("{} of the {} {} of this column show the same {}.", showing, out_of, months ? "months" : "figures",
                     what);
}

Relation ratio_relation(const LocatedFigure& figure, const Ratio& ratio) {
  const auto part = [](Decimal value, const Place& place) {
    return Term{value, value.whole() ? 0 : value.places(), Unit::count, place};
  };
  Relation relation;
  relation.terms = {term_of(figure.figure(), figure.place()), part(ratio.numerator, ratio.numerator_place),
                    part(ratio.denominator, ratio.denominator_place)};
  const std::vector<Term> terms = relation.terms;
  relation.holds = [terms](const std::vector<Decimal>& values) {
    if (values[2].coefficient() <= 0 || values[1] > values[2]) return false;
    const Interval share = terms[1].stands_for(values[1]) / terms[2].stands_for(values[2]) * Interval::exactly(100);
    return Interval::printed(values[0], terms[0].decimals).agrees_with(share);
  };
  return relation;
}

bool shows_complement(const Evidence& evidence, const LocatedFigure& figure, const Ratio& ratio) {
  if (!figure.figure().value || ratio.denominator.zero() || ratio.denominator < ratio.numerator) return false;
  const Ratio others{ratio.denominator - ratio.numerator, ratio.denominator, {}, {}};
  return !agrees(figure.figure(), ratio) && agrees(figure.figure(), others) &&
         row_causes(evidence, figure, ratio).empty();
}

ColumnSlips complements_in_column(const Evidence& evidence, const LocatedFigure& figure) {
  return slips_in_column(evidence, figure, [&](const LocatedFigure& other, const Ratio& ratio) {
    return shows_complement(evidence, other, ratio);
  });
}

std::optional<LikelyCause> percentage_cause(const Evidence& evidence, const LocatedFigure& figure, const Ratio& ratio) {
  std::vector<LikelyCause> causes = row_causes(evidence, figure, ratio);
  add_other_causes(figure, ratio, causes);
  if (const auto digits = digit_cause(ratio_relation(figure, ratio), figure.place())) causes.push_back(*digits);
  return only_cause(causes);
}

}  // namespace scorebook
